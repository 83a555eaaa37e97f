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

/* A form of the calendar that a program which died has left. */
gboolean
dm_window_resume_calendar (DmWindow *self, const char *key)
{
  if (!g_str_has_prefix (key, "notice:") && !g_str_has_prefix (key, "day:") && !g_str_equal (key, "new-day"))
    return FALSE;
  dm_window_show_place (self, "calendar");
  gtk_widget_activate_action (gtk_stack_get_visible_child (self->pages), "calendar.resume", "s", key);
  return TRUE;
}

void
dm_window_install_calendar_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-day", NULL, new_day_action);
}
