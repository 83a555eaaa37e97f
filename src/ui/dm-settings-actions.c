/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-settings-actions.h"

/* In per cent. */
#define TEXT_STEP 10

/* What GTK takes when the desktop says nothing: 96 dots an inch, in 1024ths. */
#define USUAL_DPI (96 * 1024)

/* Everything grows with its text: GTK 4 counts its sizes in this. At 100 the system's own changes are followed. */
static void
apply_text_size (DmSettings *settings)
{
  GtkSettings *gtk = gtk_settings_get_default ();
  int percent = dm_settings_get_text_size (settings), dpi;

  gtk_settings_reset_property (gtk, "gtk-xft-dpi");
  if (percent == 100)
    return;
  g_object_get (gtk, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk, "gtk-xft-dpi", (dpi > 0 ? dpi : USUAL_DPI) / 100 * percent, NULL);
}

static void
text_larger_action (GSimpleAction *action, GVariant *parameter, gpointer settings)
{
  dm_settings_set_text_size (settings, dm_settings_get_text_size (settings) + TEXT_STEP);
}

static void
text_smaller_action (GSimpleAction *action, GVariant *parameter, gpointer settings)
{
  dm_settings_set_text_size (settings, dm_settings_get_text_size (settings) - TEXT_STEP);
}

static void
text_normal_action (GSimpleAction *action, GVariant *parameter, gpointer settings)
{
  dm_settings_set_text_size (settings, 100);
}

void
dm_settings_actions_add (GtkApplication *application, DmSettings *settings)
{
  static const GActionEntry entries[] = {
    { "text-larger", text_larger_action },
    { "text-smaller", text_smaller_action },
    { "text-normal", text_normal_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), settings);
  g_signal_connect (settings, "notify::text-size", G_CALLBACK (apply_text_size), NULL);
  if (dm_settings_get_text_size (settings) != 100)
    apply_text_size (settings);
}
