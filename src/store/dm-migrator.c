/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-migrator.h"

#include <gio/gio.h>
#include <stdlib.h>

/*
 * The schema is a row of numbered scripts, NNNN-name.sql. Each is applied together with its number in one
 * transaction: a file is always of some version, never between two. A released script never changes.
 */

static int
number_of (const char *name)
{
  return atoi (name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return number_of (*(char *const *) a) - number_of (*(char *const *) b);
}

static char **
list_scripts (const DmDriverClass *klass)
{
  char **names = g_resources_enumerate_children (klass->migrations, 0, NULL);

  /* The scripts are linked into the program: without them there is no program. */
  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

/**
 * dm_migrator_newest:
 *
 * Returns: the version of the schema that this program writes
 */
int
dm_migrator_newest (const DmDriverClass *klass)
{
  g_auto (GStrv) names = list_scripts (klass);

  return number_of (names[g_strv_length (names) - 1]);
}

static gboolean
apply (DmDriver *driver, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (driver->klass->migrations, name, NULL);
  g_autoptr (GBytes) script = g_resources_lookup_data (path, 0, error);

  if (script == NULL || !driver->klass->begin_write (driver, error))
    return FALSE;
  if (driver->klass->execute (driver, g_bytes_get_data (script, NULL), error)
      && driver->klass->set_version (driver, number_of (name), error) && driver->klass->commit (driver, error))
    return TRUE;
  driver->klass->rollback (driver);
  return FALSE;
}

static gboolean
back_up (DmDriver *driver, const char *location, GError **error)
{
  g_autofree char *draft = driver->klass->begin_draft (location, error);

  if (draft == NULL)
    return FALSE;
  if (driver->klass->backup (driver, draft, error) && driver->klass->publish (draft, location, error))
    return TRUE;
  driver->klass->discard (draft);
  return FALSE;
}

/**
 * dm_migrator_run:
 * @backup: (nullable): where a copy of an older file is kept before its first step; %NULL for a new file
 *
 * Returns: whether the file is of the newest version now; on failure it is as it was
 */
gboolean
dm_migrator_run (DmDriver *driver, const char *backup, GError **error)
{
  g_auto (GStrv) names = list_scripts (driver->klass);
  int version = driver->klass->get_version (driver, error);

  if (version < 0)
    return FALSE;
  if (backup && version < dm_migrator_newest (driver->klass))
    {
      g_autoptr (GError) kept = NULL;

      /* A copy left by an earlier try that was cut off will do. */
      if (!back_up (driver, backup, &kept) && !g_error_matches (kept, DM_STORE_ERROR, DM_STORE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&kept));
          return FALSE;
        }
    }
  for (guint i = 0; names[i]; i++)
    if (number_of (names[i]) > version && !apply (driver, names[i], error))
      return FALSE;
  return TRUE;
}
