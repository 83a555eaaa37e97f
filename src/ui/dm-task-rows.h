/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-task-model.h"

G_BEGIN_DECLS

/* How a task looks in a list: the columns of the table, a card where there is no room for columns, a duty's row. Each
 * follows its handle: when the snapshot is swapped, what is shown is made anew. */
void dm_task_rows_add_columns (GtkColumnView *view);
void dm_task_rows_scale_columns (GtkColumnView *view, double scale); /* to the size of text */
DmSort dm_task_rows_get_sort (GtkColumnView *view, gboolean *descending);
GtkListItemFactory *dm_task_rows_new_card_factory (void);
GtkWidget *dm_task_rows_new_duty_row (gpointer handle, gpointer user_data);

G_END_DECLS
