/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-column-layout.h"
#include "dm-settings.h"

G_BEGIN_DECLS

/**
 * DmTaskColumns:
 *
 * The columns of a table of tasks: which are shown, in which order, how wide, and by which the rows are sorted. People
 * change them by pointer in the table itself, or by name here; a desk remembers them, but for the sorting.
 *
 * Signals: "changed": another order, or other columns shown. "sorted": another column or direction.
 */
#define DM_TYPE_TASK_COLUMNS (dm_task_columns_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskColumns, dm_task_columns, DM, TASK_COLUMNS, GObject)

DmTaskColumns *dm_task_columns_new (GtkColumnView *view);
void dm_task_columns_set_settings (DmTaskColumns *self, DmSettings *settings);   /* where they are remembered */
void dm_task_columns_set_scale (DmTaskColumns *self, double scale);              /* to the size of text */
void dm_task_columns_set_of_plans (DmTaskColumns *self, gboolean of_plans);      /* the rows are of several plans */

const GArray *dm_task_columns_get_places (DmTaskColumns *self);                  /* DmColumnPlace, in their order */
GArray *dm_task_columns_get_shown (DmTaskColumns *self);                         /* DmTaskField, from the left */
gboolean dm_task_columns_can_show (DmTaskColumns *self, DmTaskField field);      /* FALSE: it has nothing to say now */
gboolean dm_task_columns_can_hide (DmTaskColumns *self, DmTaskField field);
void dm_task_columns_set_visible (DmTaskColumns *self, DmTaskField field, gboolean visible);
gboolean dm_task_columns_move (DmTaskColumns *self, DmTaskField field, int by, gboolean past_hidden);
void dm_task_columns_reset (DmTaskColumns *self);

DmSort dm_task_columns_get_sort (DmTaskColumns *self, gboolean *descending);
void dm_task_columns_set_sort (DmTaskColumns *self, DmSort sort, gboolean descending);

G_END_DECLS
