/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-task-handle-private.h"

G_BEGIN_DECLS

/* What the two files of the model share: the question and its answer (dm-task-model.c), the rows that come of it
 * (dm-task-model-rows.c). */

struct _DmTaskModel
{
  GObject parent_instance;

  DmOffice *office;
  DmItemQuery *query;                /* as it was set, or NULL */
  gboolean is_new;                   /* the query, not yet answered */

  DmItemList *answer;                /* the newest; NULL at first */
  GPtrArray *ids;                    /* of utf8: the rows; borrowed from the answer */
  GHashTable *positions;             /* id → position + 1; made when first asked for, dropped with the rows */
  GHashTable *headings;              /* id → DmHeading: those among the rows; owns */
  GHashTable *handles;               /* id → DmTaskHandle: those asked for or fetched */
  GHashTable *pages;                 /* set of the numbers of pages asked for since the last answer */
  guint fetch_source;                /* pages in it are not under way yet */
  GArray *wanted;                    /* of guint: their numbers */

  guint counts[DM_STATUS_N];
  guint total;
  DmDay on;                          /* the day of the last question */
  GCancellable *question;            /* the query under way, or NULL */
  GCancellable *fetches;             /* the pages under way */
  char *error;
};

void dm_task_model_set_error (DmTaskModel *self, const GError *error);
void dm_task_model_take_item (DmTaskModel *self, DmItem *item);
void dm_task_model_take_headings (DmTaskModel *self, GPtrArray *headings);
void dm_task_model_take_rows (DmTaskModel *self, DmItemList *answer);
void dm_task_model_forget_unseen (DmTaskModel *self);
void dm_task_model_forget_pages (DmTaskModel *self);
void dm_task_model_fetch (DmTaskModel *self, const GPtrArray *ids);
gpointer dm_task_model_get_row (DmTaskModel *self, guint position);

G_END_DECLS
