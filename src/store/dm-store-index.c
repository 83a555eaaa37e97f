/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-doc.h"

#include <string.h>

/*
 * The search index is made of rows by following the change log: whatever wrote them, this reads the lines behind its
 * cursor and indexes those rows again, in a commit of its own. So no act waits for it, and it can never be ahead.
 */

/* Of fewer new documents than this nobody notices in how many pieces they are. */
#define FEW_NEW 1000

/* --- writing --- */

/* A row to be indexed anew. @number: its document, 0 where it has none yet. */
typedef struct
{
  const DmTable *table;
  char *id;
  guint rank;
  gint64 number;
} Pending;

static void
pending_clear (gpointer data)
{
  g_free (((Pending *) data)->id);
}

static gboolean
find_doc (DmStore *self, const char *table, const char *id, gint64 *number, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "SELECT doc FROM search_doc WHERE tbl = $1 AND row_id = $2", error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, table);
  dm_statement_bind_text (statement, 2, id);
  step = dm_statement_step (statement, error);
  *number = step == DM_STEP_ROW ? dm_statement_int (statement, 0) : 0;
  return step != DM_STEP_ERROR;
}

static gboolean
run_with_number (DmStore *self, const char *sql, gint64 number, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, number);
  return dm_statement_run (statement, error);
}

static gboolean
remove_doc (DmStore *self, gint64 number, GError **error)
{
  return run_with_number (self, self->driver->klass->search->remove, number, error)
         && run_with_number (self, "DELETE FROM search_doc WHERE doc = $1", number, error);
}

static gboolean
put_terms (DmStore *self, gint64 number, const DmDoc *doc, GError **error)
{
  g_autofree char *terms = dm_doc_make_terms (doc);
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, self->driver->klass->search->put, error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, number);
  dm_statement_bind_text (statement, 2, terms);
  return dm_statement_run (statement, error);
}

/* The next number is counted here: an INSERT that hands its number back makes FTS5 write out all it has gathered. */
static gboolean
find_last_number (DmStore *self, guint rank, gint64 *number, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "SELECT coalesce(max(doc), $1) FROM search_doc WHERE doc < $2", error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, DM_DOC_RANK * rank);
  dm_statement_bind_int (statement, 2, DM_DOC_RANK * (rank + 1));
  if (dm_statement_step (statement, error) == DM_STEP_ERROR)
    return FALSE;
  *number = MAX (dm_statement_int (statement, 0), DM_DOC_RANK * rank);
  return TRUE;
}

static gboolean
put_doc (DmStore *self, gint64 number, const DmRow *row, const DmDoc *doc, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "INSERT INTO search_doc (doc, tbl, row_id, kind, owner_id, title, body)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                           error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, number);
  dm_statement_bind_text (statement, 2, row->table->name);
  dm_statement_bind_text (statement, 3, row->id);
  dm_statement_bind_text (statement, 4, doc->kind);
  dm_statement_bind_text (statement, 5, doc->owner);
  dm_statement_bind_text (statement, 6, doc->title);
  dm_statement_bind_text (statement, 7, doc->body);
  return dm_statement_run (statement, error) && put_terms (self, number, doc, error);
}

/* @last: the newest number in use, moved on by what is added. */
static gboolean
index_row (DmStore *self, const Pending *pending, gint64 *last, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DmRow) row = dm_store_load_row (self, pending->table, pending->id, &failed);
  g_auto (DmDoc) doc = { 0 };

  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (row == NULL)
    return TRUE;
  return dm_store_describe (self, row, &doc, error) && (doc.kind == NULL || put_doc (self, ++*last, row, &doc, error));
}

static gboolean
read_cursors (DmStore *self, gint64 *seen, gint64 *last, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (
      self->driver, "SELECT seq, (SELECT coalesce(max(c.seq), 0) FROM change c) FROM search_cursor", error);

  if (statement == NULL || dm_statement_step (statement, error) == DM_STEP_ERROR)
    return FALSE;
  *seen = dm_statement_int (statement, 0);
  *last = dm_statement_int (statement, 1);
  return TRUE;
}

static void
add_pending (GArray *pending, const char *table, const char *id)
{
  for (guint i = 0; i < DM_N_DOC_TABLES; i++)
    if (strcmp (dm_doc_tables[i].table->name, table) == 0)
      {
        Pending row = { dm_doc_tables[i].table, g_strdup (id), dm_doc_tables[i].rank, 0 };

        g_array_append_val (pending, row);
      }
}

/* In the order in which they were last changed. @renamed: a unit is called otherwise now. */
static gboolean
list_changed (DmStore *self, gint64 seen, GArray *pending, gboolean *renamed, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT tbl, row_id FROM change WHERE seq > $1 GROUP BY tbl, row_id ORDER BY max(seq)", error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, seen);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      const char *table = dm_statement_text (statement, 0);

      *renamed |= strcmp (table, dm_table_unit_alias.name) == 0;
      add_pending (pending, table, dm_statement_text (statement, 1));
    }
  return step == DM_STEP_DONE;
}

/* Whose a name was that is gone, its line in the log would have to tell: units are few. */
static gboolean
add_units (DmStore *self, GArray *pending, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_unit, NULL, NULL, "id", error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pending->len; i++)
    g_hash_table_add (known, g_strdup (g_array_index (pending, Pending, i).id));
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);

      if (!g_hash_table_contains (known, row->id))
        add_pending (pending, dm_table_unit.name, row->id);
    }
  return rows != NULL;
}

static GArray *
list_pending (DmStore *self, gint64 seen, GError **error)
{
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  gboolean renamed = FALSE;

  g_array_set_clear_func (pending, pending_clear);
  if (!list_changed (self, seen, pending, &renamed, error) || (renamed && !add_units (self, pending, error)))
    return NULL;
  for (guint i = 0; i < pending->len; i++)
    {
      Pending *row = &g_array_index (pending, Pending, i);

      if (!find_doc (self, row->table->name, row->id, &row->number, error))
        return NULL;
    }
  return g_steal_pointer (&pending);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Pending *) a)->number, y = ((const Pending *) b)->number;

  return (x > y) - (x < y);
}

/* Numbers that only grow: FTS5 writes out all it has gathered before one that is less than the last. */
static gboolean
remove_old (DmStore *self, const GArray *pending, GError **error)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Pending));

  g_array_append_vals (sorted, pending->data, pending->len);
  g_array_sort (sorted, compare_numbers);
  for (guint i = 0; i < sorted->len; i++)
    {
      gint64 number = g_array_index (sorted, Pending, i).number;

      if (number != 0 && !remove_doc (self, number, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_new (DmStore *self, guint rank, const GArray *pending, GError **error)
{
  gint64 number;

  if (!find_last_number (self, rank, &number, error))
    return FALSE;
  for (guint i = 0; i < pending->len; i++)
    {
      const Pending *row = &g_array_index (pending, Pending, i);

      if (row->rank == rank && !index_row (self, row, &number, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_number (DmStore *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);

  if (statement == NULL || dm_statement_step (statement, error) == DM_STEP_ERROR)
    return FALSE;
  *number = dm_statement_int (statement, 0);
  return TRUE;
}

/* A search in pieces costs several times that in one; making it one costs as much as all that was ever put. So it is
 * done again when a good part is new. */
static gboolean
unite (DmStore *self, GError **error)
{
  gint64 last, united, n_docs;

  if (!find_last_number (self, 0, &last, error)
      || !read_number (self, "SELECT whole_until FROM search_cursor", &united, error))
    return FALSE;
  if (last - united < FEW_NEW)
    return TRUE;
  if (!read_number (self, "SELECT count(*) FROM search_doc", &n_docs, error))
    return FALSE;
  if (last - united < n_docs / 8)
    return TRUE;
  return self->driver->klass->execute (self->driver, self->driver->klass->search->unite, error)
         && run_with_number (self, "UPDATE search_cursor SET whole_until = $1", last, error);
}

static gboolean
index_behind (DmStore *self, gint64 seen, gint64 last, GError **error)
{
  g_autoptr (GArray) pending = list_pending (self, seen, error);

  if (pending == NULL || !remove_old (self, pending, error))
    return FALSE;
  for (guint rank = 0; rank < DM_N_DOC_RANKS; rank++)
    if (!put_new (self, rank, pending, error))
      return FALSE;
  return run_with_number (self, "UPDATE search_cursor SET seq = $1", last, error) && unite (self, error);
}

/**
 * dm_store_index_pending:
 *
 * Brings the search index up to the end of the log, in a commit of its own.
 */
gboolean
dm_store_index_pending (DmStore *self, GError **error)
{
  gint64 seen, last;

  dm_store_assert_owner (self);
  if (self->mode == DM_STORE_READ || !read_cursors (self, &seen, &last, error))
    return self->mode == DM_STORE_READ;
  if (seen == last)
    return TRUE;
  if (!self->driver->klass->begin_write (self->driver, error))
    return FALSE;
  /* Asked again under the lock: another process may have done the work meanwhile. */
  if (read_cursors (self, &seen, &last, error) && index_behind (self, seen, last, error)
      && self->driver->klass->commit (self->driver, error))
    return TRUE;
  self->driver->klass->rollback (self->driver);
  return FALSE;
}

/* --- check --- */

static gboolean
is_kept_as (DmStatement *statement, const DmDoc *doc)
{
  return g_strcmp0 (dm_statement_text (statement, 1), doc->kind) == 0
         && g_strcmp0 (dm_statement_text (statement, 2), doc->owner) == 0
         && g_strcmp0 (dm_statement_text (statement, 3), doc->title) == 0
         && g_strcmp0 (dm_statement_text (statement, 4), doc->body) == 0;
}

/* @agrees: what is kept of the row is what it has to say now; its terms leave @terms. */
static gboolean
compare_doc (DmStore *self, const DmRow *row, const DmDoc *doc, GHashTable *terms, gboolean *agrees, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT doc, kind, owner_id, title, body FROM search_doc WHERE tbl = $1 AND row_id = $2",
                           error);
  g_autofree char *expected = doc->kind ? dm_doc_make_terms (doc) : NULL;
  gpointer number;
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, row->table->name);
  dm_statement_bind_text (statement, 2, row->id);
  step = dm_statement_step (statement, error);
  *agrees = step == DM_STEP_DONE && doc->kind == NULL;
  if (step != DM_STEP_ROW)
    return step != DM_STEP_ERROR;
  number = GSIZE_TO_POINTER (dm_statement_int (statement, 0));
  *agrees = is_kept_as (statement, doc) && g_strcmp0 (expected, g_hash_table_lookup (terms, number)) == 0;
  g_hash_table_remove (terms, number);
  return TRUE;
}

/* Adds to @n_docs how many rows of the table have something to say. */
static gboolean
check_table (DmStore *self, const DmTable *table, GHashTable *terms, gint64 *n_docs, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, table, NULL, NULL, "id", error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);
      g_auto (DmDoc) doc = { 0 };
      gboolean agrees;

      if (!dm_store_describe (self, row, &doc, error))
        return FALSE;
      *n_docs += doc.kind != NULL;
      if (!compare_doc (self, row, &doc, terms, &agrees, error))
        return FALSE;
      if (!agrees)
        dm_store_add_problem (problems, "search-index", "%s %s", table->name, row->id);
    }
  return rows != NULL;
}

static GHashTable *
load_terms (DmStore *self, GError **error)
{
  g_autoptr (GHashTable) terms = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, self->driver->klass->search->read, error);
  DmStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_hash_table_insert (terms, GSIZE_TO_POINTER (dm_statement_int (statement, 0)), dm_statement_dup_text (statement, 1));
  return step == DM_STEP_DONE ? g_steal_pointer (&terms) : NULL;
}

static gboolean
check_left_over (DmStore *self, guint n_terms, gint64 n_docs, GPtrArray *problems, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, "SELECT count(*) FROM search_doc", error);

  if (statement == NULL || dm_statement_step (statement, error) != DM_STEP_ROW)
    return FALSE;
  if (n_terms > 0)
    dm_store_add_problem (problems, "search-index", "terms of %u rows that are gone", n_terms);
  if (dm_statement_int (statement, 0) > n_docs)
    dm_store_add_problem (problems, "search-index", "%" G_GINT64_FORMAT " rows that are gone",
                          dm_statement_int (statement, 0) - n_docs);
  return TRUE;
}

/* What every row has to say against what the index keeps; what is kept of a row that is gone is found as well. An
 * index that only lags behind the log is no fault: it is caught up when the file is opened for writing. */
gboolean
dm_store_check_search (DmStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) terms = NULL;
  gint64 seen, last, n_docs = 0;

  if (!read_cursors (self, &seen, &last, error))
    return FALSE;
  if (seen != last)
    return TRUE;
  terms = load_terms (self, error);
  if (terms == NULL)
    return FALSE;
  for (guint i = 0; i < DM_N_DOC_TABLES; i++)
    if (!check_table (self, dm_doc_tables[i].table, terms, &n_docs, problems, error))
      return FALSE;
  return check_left_over (self, g_hash_table_size (terms), n_docs, problems, error);
}
