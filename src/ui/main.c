/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-application.h"
#include "dm-settings.h"
#include "dm-words.h"

#include <unistd.h>

static gboolean
run (int argc, char **argv, int *status)
{
  g_autoptr (DmSettings) settings = dm_settings_new ();
  g_autoptr (DmApplication) application = NULL;

  dm_settings_apply_language (settings);
  gtk_disable_setlocale ();
  application = dm_application_new (settings);
  *status = g_application_run (G_APPLICATION (application), argc, argv);
  return dm_application_get_restarts (application);
}

int
main (int argc, char **argv)
{
  g_autofree char *language = g_strdup (g_getenv ("LANGUAGE"));
  int status;

  dm_words_init ();
  if (!run (argc, argv, &status))
    return status;
  /* Begun again, it is to find the environment that it found the first time. */
  if (language)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  g_settings_sync ();
  execv ("/proc/self/exe", argv);
  return status;
}
