/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-private.h"

#include <string.h>

void
dm_check_problem_free (DmCheckProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->detail);
  g_free (self);
}

void
dm_store_add_problem (GPtrArray *problems, const char *code, const char *format, ...)
{
  DmCheckProblem *problem = g_new0 (DmCheckProblem, 1);
  va_list args;

  va_start (args, format);
  problem->code = g_strdup (code);
  problem->detail = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, problem);
}

static gboolean
check_engine (DmStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) lines = self->driver->klass->integrity (self->driver, error);

  for (guint i = 0; lines && i < lines->len; i++)
    dm_store_add_problem (problems, "integrity", "%s", (const char *) g_ptr_array_index (lines, i));
  return lines != NULL;
}

/* The newest image that the log has of each row of a table: what the row must look like. */
static GHashTable *
load_images (DmStore *self, const DmTable *table, GError **error)
{
  g_autoptr (GHashTable) images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dm_row_free);
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "SELECT row_id, rev, after FROM change WHERE tbl = $1 ORDER BY seq", error);
  DmStep step;

  if (statement == NULL)
    return NULL;
  dm_statement_bind_text (statement, 1, table->name);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      const char *id = dm_statement_text (statement, 0);
      DmRow *image = dm_row_from_json (table, id, dm_statement_text (statement, 2));

      if (image == NULL)
        {
          g_hash_table_remove (images, id);
          continue;
        }
      image->rev = dm_statement_int (statement, 1);
      g_hash_table_replace (images, g_strdup (id), image);
    }
  return step == DM_STEP_DONE ? g_steal_pointer (&images) : NULL;
}

static gboolean
rows_agree (const DmRow *row, const DmRow *image)
{
  if (image == NULL || row->rev != image->rev)
    return FALSE;
  for (guint i = 0; i < row->table->n_columns; i++)
    if (row->values[i].integer != image->values[i].integer
        || g_strcmp0 (row->values[i].text, image->values[i].text) != 0)
      return FALSE;
  return TRUE;
}

static DmStatement *
prepare_all_rows (DmStore *self, const DmTable *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY id", dm_table_select_list (table), table->name);

  return dm_driver_prepare (self->driver, sql, error);
}

static gboolean
check_rows (DmStore *self, const DmTable *table, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) images = load_images (self, table, error);
  g_autoptr (DmStatement) statement = images ? prepare_all_rows (self, table, error) : NULL;
  GHashTableIter iter;
  gpointer id;
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      g_autoptr (DmRow) row = dm_row_read (table, statement);

      if (!rows_agree (row, g_hash_table_lookup (images, row->id)))
        dm_store_add_problem (problems, "row-differs", "%s %s", table->name, row->id);
      g_hash_table_remove (images, row->id);
    }
  g_hash_table_iter_init (&iter, images);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    dm_store_add_problem (problems, "row-differs", "%s %s", table->name, (const char *) id);
  return step == DM_STEP_DONE;
}

static gboolean
check_all (DmStore *self, GPtrArray *problems, GError **error)
{
  if (!check_engine (self, problems, error))
    return FALSE;
  /* Pages that SQLite itself mistrusts are not read on. */
  if (problems->len > 0)
    return TRUE;
  if (!dm_store_check_log (self, problems, error))
    return FALSE;
  for (guint i = 0; dm_store_tables[i]; i++)
    if (!check_rows (self, dm_store_tables[i], problems, error))
      return FALSE;
  return dm_store_check_timing (self, problems, error) && dm_store_check_search (self, problems, error);
}

/**
 * dm_store_check:
 *
 * Integrity and foreign keys by the engine, the chain of the log, every row against its newest image in the log, the
 * timing rows and the search index against what they were made from. Reads everything.
 *
 * Returns: (transfer full) (element-type DmCheckProblem): empty when the file is sound; %NULL when it could not be
 *   looked at
 */
GPtrArray *
dm_store_check (DmStore *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_check_problem_free);
  g_autoptr (GError) failed = NULL;

  dm_store_assert_owner (self);
  if (!self->driver->klass->begin_read (self->driver, error))
    return NULL;
  if (!check_all (self, problems, &failed))
    {
      /* A page that cannot be read is a finding, not a failure to look. */
      if (g_error_matches (failed, DM_STORE_ERROR, DM_STORE_ERROR_DAMAGED))
        dm_store_add_problem (problems, "integrity", "%s", failed->message);
      else
        g_clear_pointer (&problems, g_ptr_array_unref);
    }
  self->driver->klass->rollback (self->driver);
  if (problems == NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return g_steal_pointer (&problems);
}

/* --- digest --- */

static gboolean
add_table_to_digest (DmStore *self, const DmTable *table, GChecksum *checksum, GError **error)
{
  g_autoptr (DmStatement) statement = prepare_all_rows (self, table, error);
  g_autoptr (GString) line = g_string_new (NULL);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      g_autoptr (DmRow) row = dm_row_read (table, statement);

      g_string_printf (line, "%s %s ", table->name, row->id);
      dm_row_write_json (row, line);
      g_string_append_c (line, '\n');
      g_checksum_update (checksum, (const guchar *) line->str, line->len);
    }
  return step == DM_STEP_DONE;
}

/**
 * dm_store_digest:
 *
 * Returns: (transfer full): SHA-256 over every live row without its revision, in hexadecimal: two offices with the
 *   same digest hold the same
 */
char *
dm_store_digest (DmStore *self, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  dm_store_assert_owner (self);
  for (guint i = 0; dm_store_tables[i]; i++)
    if (!add_table_to_digest (self, dm_store_tables[i], checksum, error))
      return NULL;
  return g_strdup (g_checksum_get_string (checksum));
}

/* --- backup --- */

static char *
no_id (gpointer user_data)
{
  return NULL;
}

static gint64
no_clock (gpointer user_data)
{
  return 0;
}

/* A copy is not a backup until it was opened and found sound. */
static gboolean
prove (const char *path, GError **error)
{
  const DmStoreContext context = { "", "", no_clock, no_id, NULL };
  g_autoptr (DmStore) copy = dm_store_open (path, DM_STORE_READ, &context, error);
  g_autoptr (GPtrArray) problems = copy ? dm_store_check (copy, error) : NULL;

  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_DAMAGED, "%s",
               ((const DmCheckProblem *) g_ptr_array_index (problems, 0))->detail);
  return FALSE;
}

/**
 * dm_store_backup:
 * @path: where the copy is to be; nothing may be there yet
 *
 * The copy gets its name only once it was proved: integrity, log chain, rows against log.
 *
 * Returns: %FALSE with EXISTS, OPEN, FULL, IO or DAMAGED; no half copy is left behind
 */
gboolean
dm_store_backup (DmStore *self, const char *path, GError **error)
{
  const DmDriverClass *klass = self->driver->klass;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = NULL;

  dm_store_assert_owner (self);
  if (klass->exists (path))
    {
      g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_EXISTS, "%s", path);
      return FALSE;
    }
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_OPEN, "%s", folder);
      return FALSE;
    }
  draft = klass->begin_draft (path, error);
  if (draft == NULL)
    return FALSE;
  if (klass->backup (self->driver, draft, error) && prove (draft, error) && klass->publish (draft, path, error))
    return TRUE;
  klass->discard (draft);
  return FALSE;
}
