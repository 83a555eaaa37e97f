/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-menu.h"

static void
open_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) != menu)
    gtk_menu_button_set_menu_model (button, menu);
}

/* Another menu may be set at any time; one that is open stays as it is until it is opened again. */
void
dm_menu_set (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, open_menu_cb, g_object_ref (menu), g_object_unref);
}

typedef struct
{
  DmMakePopover make;
  gpointer user_data;
} Maker;

static void
open_popover_cb (GtkMenuButton *button, gpointer data)
{
  const Maker *maker = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, maker->make (maker->user_data));
}

void
dm_menu_set_popover (GtkMenuButton *button, DmMakePopover make, gpointer user_data)
{
  Maker *maker = g_new0 (Maker, 1);

  maker->make = make;
  maker->user_data = user_data;
  gtk_menu_button_set_create_popup_func (button, open_popover_cb, maker, g_free);
}
