/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-office.h"

G_BEGIN_DECLS

/* A row of a list: a fixed id and one notifying snapshot ("item", "standing" change together by notify::item).
 * The item is NULL until its page has arrived. */
#define DM_TYPE_TASK_HANDLE (dm_task_handle_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskHandle, dm_task_handle, DM, TASK_HANDLE, GObject)

const char *dm_task_handle_get_id (DmTaskHandle *self);
const DmItem *dm_task_handle_get_item (DmTaskHandle *self);
const DmStanding *dm_task_handle_get_standing (DmTaskHandle *self);
const DmHeading *dm_task_handle_get_heading (DmTaskHandle *self);

/* The first page comes with the query's answer, so it is what a window shows at once; the others when asked for. */
#define DM_TASK_MODEL_PAGE 100

/**
 * DmTaskModel:
 *
 * A lazy GListModel of DmTaskHandle over the ids that the store filtered and sorted. Entities arrive by the page
 * when a row is asked for. On the office's "changed" it asks again: handles keep their identity, only their
 * snapshot is swapped; items-changed speaks only of rows that came, went or moved.
 *
 * Properties: "office" (construct only), "loading" (boolean), "error" (string, NULL when all is well).
 * Signals: "renewed": what follows is the answer to another query than the last, and not the same list as it is now;
 * "refreshed": counts and rows are those of the newest answer.
 */
#define DM_TYPE_TASK_MODEL (dm_task_model_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskModel, dm_task_model, DM, TASK_MODEL, GObject)

DmTaskModel *dm_task_model_new (DmOffice *office);
void dm_task_model_set_query (DmTaskModel *self, const DmItemQuery *query);   /* NULL empties the model */
const DmItemQuery *dm_task_model_get_query (DmTaskModel *self);
guint dm_task_model_get_count (DmTaskModel *self, DmStatus status);
guint dm_task_model_get_total (DmTaskModel *self);
gboolean dm_task_model_find (DmTaskModel *self, const char *id, guint *position);
const char *dm_task_model_peek_id (DmTaskModel *self, guint position);        /* NULL behind the end */
gboolean dm_task_model_is_heading (DmTaskModel *self, const char *id);
gboolean dm_task_model_get_loading (DmTaskModel *self);

G_END_DECLS
