/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-preferences.h"
#include "dm-window-private.h"

/* A file that was opened counts as the last one at once: not every program is given the time to close its windows. */
static void
path_changed_cb (DmWindow *self)
{
  const char *path = dm_office_get_path (self->office);

  if (path && self->settings)
    dm_settings_set_last_file (self->settings, path);
}

/**
 * dm_window_restore_state:
 * @settings: where the size and what was looked at are remembered
 *
 * Called before the window is shown and before a file is opened. When the window goes, its state is saved there.
 */
void
dm_window_restore_state (DmWindow *self, DmSettings *settings)
{
  int width, height;
  gboolean maximized;

  g_return_if_fail (DM_IS_WINDOW (self) && DM_IS_SETTINGS (settings));
  g_return_if_fail (self->settings == NULL);
  self->settings = g_object_ref (settings);
  dm_settings_get_window (settings, &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect (self, "unrealize", G_CALLBACK (dm_window_save_state), NULL);
  g_signal_connect_object (self->office, "notify::path", G_CALLBACK (path_changed_cb), self, G_CONNECT_SWAPPED);
}

/* The size is the one that the window has, or would go back to, when it is not maximized. */
void
dm_window_save_state (DmWindow *self)
{
  int width, height;

  g_return_if_fail (DM_IS_WINDOW (self));
  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  dm_settings_set_window (self->settings, width, height, gtk_window_is_maximized (GTK_WINDOW (self)));
  if (self->chosen)
    dm_settings_set_last_plan (self->settings, self->plan_id ? self->plan_id : DM_ALL_PLANS);
}

/* What is shown of a file that was just opened, or whose shown plan is gone: the plan that was shown last, else the
 * newest. There is at least one. */
void
dm_window_show_first_plan (DmWindow *self)
{
  g_autofree char *last = self->settings && !self->chosen ? dm_settings_dup_last_plan (self->settings) : NULL;

  dm_window_show_plan (self, dm_office_choose_plan (self->plans, last));
}

void
dm_window_show_preferences (DmWindow *self)
{
  g_autoptr (DmSettings) settings = self->settings ? g_object_ref (self->settings) : dm_settings_new ();

  dm_preferences_present (self, self->office, settings);
}
