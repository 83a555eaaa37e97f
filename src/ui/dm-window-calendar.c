/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-window-private.h"

/* The header bar is no part of the page that it adds to. */
static void
new_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);

  dm_window_show_place (self, "calendar");
  gtk_widget_activate_action (gtk_stack_get_visible_child (self->pages), "calendar.add-day", NULL);
}

void
dm_window_install_calendar_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-day", NULL, new_day_action);
}
