/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a label that wraps in a column of given width: it takes the width that it is given, and says only how high it is
 * then. A cell of GTK's table asks its child how wide it would like to be, also for the very height that it got, and a
 * label that wraps lays out its text a dozen times to find an answer that nobody needs. */
#define DM_TYPE_CELL_LAYOUT (dm_cell_layout_get_type ())
G_DECLARE_FINAL_TYPE (DmCellLayout, dm_cell_layout, DM, CELL_LAYOUT, GtkLayoutManager)

GtkLayoutManager *dm_cell_layout_new (void);

G_END_DECLS
