/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-application.h"
#include "dm-settings.h"
#include "dm-words.h"

int
main (int argc, char **argv)
{
  g_autoptr (DmApplication) application = NULL;
  g_autoptr (DmSettings) settings = NULL;

  dm_words_init ();
  settings = dm_settings_new ();
  dm_settings_apply_language (settings);
  gtk_disable_setlocale ();
  application = dm_application_new (settings);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
