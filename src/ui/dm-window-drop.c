/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-window-private.h"

#include <glib/gi18n.h>

/* A file that is dropped on the window takes the fitting door: an office's data is opened, anything else is read as a
 * plan. */

static gboolean
is_office (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_has_suffix (folded, ".daumoi");
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, DmWindow *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *name = NULL, *path = NULL;

  if (files == NULL || self->office == NULL)
    return FALSE;
  if (files->next)
    {
      dm_window_say (self, _ ("Drop one file at a time."));
      return FALSE;
    }
  name = g_file_get_basename (files->data);
  path = g_file_get_path (files->data);
  if (name && path && is_office (name))
    dm_window_open (self, path);
  else
    dm_window_read_document (self, files->data);
  return TRUE;
}

void
dm_window_add_drop_target (DmWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
