/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-task-model.h"

G_BEGIN_DECLS

/**
 * DmTaskSelection:
 *
 * Any number of the rows of a task model by their ids: a row that moves, or that goes and comes back with one answer,
 * stays selected, as does one that is not among the first rows while only those are shown. GTK's own selection looks
 * for such a row among all that came with it, and makes an object of each.
 */
#define DM_TYPE_TASK_SELECTION (dm_task_selection_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskSelection, dm_task_selection, DM, TASK_SELECTION, GObject)

GtkSelectionModel *dm_task_selection_new (GListModel *rows, DmTaskModel *tasks);
void dm_task_selection_settle (DmTaskSelection *self);
gboolean dm_task_selection_is_empty (DmTaskSelection *self);

/* What is selected of a task model: headings may be between the rows and are never meant. */
guint dm_task_selection_count (GtkSelectionModel *selection, DmTaskModel *tasks);
char **dm_task_selection_dup_ids (GtkSelectionModel *selection, DmTaskModel *tasks);
DmTaskHandle *dm_task_selection_get_only (GtkSelectionModel *selection, DmTaskModel *tasks, guint *position);
gboolean dm_task_selection_choose (GtkSelectionModel *selection, DmTaskModel *tasks, guint position);

G_END_DECLS
