/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-task-model.h"

G_BEGIN_DECLS

/* What is selected of a task model: headings may be between the rows and are never meant. */
guint dm_task_selection_count (GtkSelectionModel *selection, DmTaskModel *tasks);
char **dm_task_selection_dup_ids (GtkSelectionModel *selection, DmTaskModel *tasks);
DmTaskHandle *dm_task_selection_get_only (GtkSelectionModel *selection, DmTaskModel *tasks, guint *position);
gboolean dm_task_selection_choose (GtkSelectionModel *selection, DmTaskModel *tasks, guint position);

G_END_DECLS
