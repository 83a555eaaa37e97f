/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-paths.h"

/* How far below the build folder's top its programs lie: src/ui/daumoi, tests/services/test-words. */
#define MAX_DEPTH 4

static char *
find_build_dir (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : NULL;

  for (guint depth = 0; folder != NULL && depth < MAX_DEPTH; depth++)
    {
      g_autofree char *ninja = g_build_filename (folder, "build.ninja", NULL);
      g_autofree char *config = g_build_filename (folder, "config.h", NULL);
      char *parent;

      if (g_file_test (ninja, G_FILE_TEST_EXISTS) && g_file_test (config, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&folder);
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = parent;
    }
  return NULL;
}

/**
 * dm_paths_build_dir:
 *
 * Found from where the program lies, not from where it was built, so that a build folder may be moved.
 *
 * Returns: (transfer none) (nullable): the build folder that this program runs from, %NULL when it is installed
 */
const char *
dm_paths_build_dir (void)
{
  static char *build_dir;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      build_dir = find_build_dir ();
      g_once_init_leave (&once, 1);
    }
  return build_dir;
}

/* The catalogues' folder: the build folder's own, else the installed one, else the same relative to the program
 * when the whole prefix was moved. */
char *
dm_paths_dup_locale_dir (void)
{
  const char *build_dir = dm_paths_build_dir ();
  g_autofree char *program = NULL;
  g_autofree char *folder = NULL;

  if (build_dir)
    return g_build_filename (build_dir, "po", NULL);
  if (g_file_test (DM_LOCALE_DIR, G_FILE_TEST_IS_DIR))
    return g_strdup (DM_LOCALE_DIR);
  program = g_file_read_link ("/proc/self/exe", NULL);
  folder = program ? g_path_get_dirname (program) : g_strdup ("/");
  return g_build_filename (folder, "..", "share", "locale", NULL);
}
