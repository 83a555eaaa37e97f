/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What opens from a button is made when it is first opened: a menu is full of widgets, and most are never seen. */
void dm_menu_set (GtkMenuButton *button, GMenuModel *menu);

typedef GtkWidget *(*DmMakePopover) (gpointer user_data); /* called once; the popover goes to the button */
void dm_menu_set_popover (GtkMenuButton *button, DmMakePopover make, gpointer user_data);

G_END_DECLS
