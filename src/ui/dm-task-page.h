/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-settings.h"
#include "dm-task-model.h"

G_BEGIN_DECLS

/* Chips, the table (or cards), the duties and the detail of one plan or of all. Signals "shown": what was asked for is
 * there. "asked": it is looked at otherwise from now on. */
#define DM_TYPE_TASK_PAGE (dm_task_page_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskPage, dm_task_page, DM, TASK_PAGE, GtkWidget)

GtkWidget *dm_task_page_new (DmOffice *office);
void dm_task_page_set_plan (DmTaskPage *self, const char *plan_id);   /* NULL: all plans */
void dm_task_page_set_settings (DmTaskPage *self, DmSettings *settings);
void dm_task_page_show_only (DmTaskPage *self, const char *unit_id, const char *person_id); /* one of both */
void dm_task_page_set_statuses (DmTaskPage *self, guint statuses);
const DmItemQuery *dm_task_page_get_query (DmTaskPage *self);
void dm_task_page_show_query (DmTaskPage *self, const DmItemQuery *query);
void dm_task_page_set_view (DmTaskPage *self, const DmSavedView *view);
gboolean dm_task_page_is_view_changed (DmTaskPage *self);
char *dm_task_page_dup_filter_words (DmTaskPage *self);
GArray *dm_task_page_dup_fields (DmTaskPage *self);                   /* of DmTaskField: the columns, from the left */
void dm_task_page_set_widths (DmTaskPage *self, gboolean narrow, gboolean fold_detail);
void dm_task_page_select (DmTaskPage *self, const char *item_id);
gboolean dm_task_page_go_back (DmTaskPage *self);                     /* FALSE: the list is in front already */
DmTaskModel *dm_task_page_get_tasks (DmTaskPage *self);               /* the rows, also those without widgets yet */
DmTaskHandle *dm_task_page_get_selected (DmTaskPage *self);
void dm_task_page_activate (DmTaskPage *self, const char *detail_action);
GtkWidget *dm_task_page_get_filter (DmTaskPage *self);                /* the popover that narrows the list */
void dm_task_page_connect_search (DmTaskPage *self, GtkToggleButton *button);

G_END_DECLS
