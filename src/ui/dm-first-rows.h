/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 makes the widgets of 200 rows at once, however few of them can be seen. A long list begins with as many rows
 * as fill a window; the others follow, some with each frame, when the first one was painted. */
GtkSliceListModel *dm_first_rows_new (GListModel *rows);
void dm_first_rows_restart (GtkSliceListModel *self);                   /* before other rows come */
void dm_first_rows_follow (GtkSliceListModel *self, GtkWidget *list);   /* once there are rows; whose frames count */
void dm_first_rows_reveal (GtkSliceListModel *self, guint position);    /* that row is needed now */

G_END_DECLS
