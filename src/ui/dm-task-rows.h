/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-task-model.h"

G_BEGIN_DECLS

/* How a task looks where there is no room for columns, and a duty beside the tasks. Each follows its handle: when the
 * snapshot is swapped, what is shown is made anew. */
GtkListItemFactory *dm_task_rows_new_card_factory (gboolean of_plans);
GtkWidget *dm_task_rows_new_duty_row (gpointer handle, gpointer user_data);

G_END_DECLS
