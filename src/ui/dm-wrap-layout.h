/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children beside each other in their natural widths, and on the next line where there is no more room, as words are.
 * (A GtkFlowBox makes columns, and is measured wrong where it does not fill.) */
#define DM_TYPE_WRAP_LAYOUT (dm_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DmWrapLayout, dm_wrap_layout, DM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *dm_wrap_layout_new (int spacing);

G_END_DECLS
