/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-store.h"

G_BEGIN_DECLS

/* The views that were given a name, in the sidebar below the places; hidden while there are none. Signal "chosen" (the
 * view's id). What else is done with a view, its menu asks of the window: win.rename-view, win.move-view-up,
 * win.move-view-down, win.delete-view. */
#define DM_TYPE_VIEW_LIST (dm_view_list_get_type ())
G_DECLARE_FINAL_TYPE (DmViewList, dm_view_list, DM, VIEW_LIST, GtkWidget)

void dm_view_list_show (DmViewList *self, const GPtrArray *views, const char *current_id);

G_END_DECLS
