/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-fold.h"
#include "dm-store-tables.h"

#include <string.h>

/*
 * The search index is made of rows by following the change log: whatever wrote them, this reads the lines behind its
 * cursor and indexes those rows again, in a commit of its own. So no act waits for it, and it can never be ahead.
 */

/* What a row of a table has to say: its kind, whom a hit opens, a title and a body. */
typedef struct
{
  const char *kind;
  const char *owner;
  char *title;
  char *body;
} Doc;

static void
doc_clear (Doc *doc)
{
  g_clear_pointer (&doc->title, g_free);
  g_clear_pointer (&doc->body, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Doc, doc_clear)

static char *
join (const DmRow *row, const char *separator, const char *const *columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; columns[i]; i++)
    {
      const char *part = dm_row_get_text (row, columns[i]);

      if (part && *part)
        g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
    }
  return g_string_free (text, FALSE);
}

static void
describe_item (const DmRow *row, Doc *doc)
{
  const char *kind = dm_row_get_text (row, "kind");

  if (strcmp (kind, "section") == 0)
    return;
  doc->kind = strcmp (kind, "duty") == 0 ? "duty" : "task";
  doc->owner = strcmp (kind, "step") == 0 ? dm_row_get_text (row, "parent_id") : row->id;
  doc->title = join (row, " ", (const char *const[]){ "code", "text", NULL });
  doc->body = join (row, "\n", (const char *const[]){ "text", "detail", "product", "cancelled_why", NULL });
}

/* A unit is found by whatever it is called. */
static gboolean
describe_unit (DmStore *self, const DmRow *row, Doc *doc, GError **error)
{
  g_autoptr (GPtrArray) aliases = dm_store_load_rows (self, &dm_table_unit_alias, "unit_id", row->id, "id", error);
  g_autofree char *names = join (row, "\n", (const char *const[]){ "name", "code", NULL });
  g_autoptr (GString) body = g_string_new (names);

  if (aliases == NULL)
    return FALSE;
  for (guint i = 0; i < aliases->len; i++)
    g_string_append_printf (body, "\n%s", dm_row_get_text (g_ptr_array_index (aliases, i), "alias"));
  doc->kind = "unit";
  doc->title = join (row, "", (const char *const[]){ "name", NULL });
  doc->body = g_string_free (g_steal_pointer (&body), FALSE);
  return TRUE;
}

/* What has nothing to say keeps its kind NULL. */
static gboolean
describe (DmStore *self, const DmRow *row, Doc *doc, GError **error)
{
  doc->owner = row->id;
  if (row->table == &dm_table_unit)
    return describe_unit (self, row, doc, error);
  if (row->table == &dm_table_item)
    describe_item (row, doc);
  else if (row->table == &dm_table_entry)
    {
      doc->kind = "progress";
      doc->owner = dm_row_get_text (row, "item_id");
      doc->title = join (row, " · ", (const char *const[]){ "entry_on", "by_whom", NULL });
      doc->body = join (row, "\n", (const char *const[]){ "result", "difficulty", "proposal", "by_whom", NULL });
    }
  else if (row->table == &dm_table_plan)
    {
      doc->kind = "plan";
      doc->title = join (row, "/", (const char *const[]){ "number", "symbol", NULL });
      doc->body = join (row, "\n", (const char *const[]){ "number", "symbol", "type", "title", "issuer", "parent_issuer",
                                                          "signer_name", NULL });
    }
  else if (row->table == &dm_table_person)
    {
      doc->kind = "person";
      doc->title = join (row, "", (const char *const[]){ "name", NULL });
      doc->body = join (row, "\n", (const char *const[]){ "name", "title", "phone", "email", NULL });
    }
  return TRUE;
}

static char *
make_words (const Doc *doc)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", doc->title, doc->body);

  return g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
}

/* --- writing --- */

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
remove_doc (DmStore *self, const char *table, const char *id, GError **error)
{
  gint64 number;

  if (!find_doc (self, table, id, &number, error))
    return FALSE;
  return number == 0
         || (run_with_number (self, self->driver->klass->search->remove, number, error)
             && run_with_number (self, "DELETE FROM search_doc WHERE doc = $1", number, error));
}

static gboolean
put_words (DmStore *self, gint64 number, const Doc *doc, GError **error)
{
  g_autofree char *words = make_words (doc);
  g_autofree char *folded = dm_fold (words);
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, self->driver->klass->search->put, error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, number);
  dm_statement_bind_text (statement, 2, words);
  dm_statement_bind_text (statement, 3, folded);
  return dm_statement_run (statement, error);
}

/* The next number is counted here: an INSERT that hands its number back makes FTS5 write out all it has gathered. */
static gboolean
find_last_number (DmStore *self, gint64 *number, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "SELECT coalesce(max(doc), 0) FROM search_doc", error);

  if (statement == NULL || dm_statement_step (statement, error) == DM_STEP_ERROR)
    return FALSE;
  *number = dm_statement_int (statement, 0);
  return TRUE;
}

static gboolean
put_doc (DmStore *self, gint64 number, const DmRow *row, const Doc *doc, GError **error)
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
  return dm_statement_run (statement, error) && put_words (self, number, doc, error);
}

/* @last: the newest number in use, moved on by what is added. */
static gboolean
index_row (DmStore *self, const DmTable *table, const char *id, gint64 *last, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DmRow) row = NULL;
  g_auto (Doc) doc = { 0 };

  if (!remove_doc (self, table->name, id, error))
    return FALSE;
  row = dm_store_load_row (self, table, id, &failed);
  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (row == NULL)
    return TRUE;
  return describe (self, row, &doc, error) && (doc.kind == NULL || put_doc (self, ++*last, row, &doc, error));
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

/* Whose a name was that is gone, its line in the log would have to tell: units are few. */
static gboolean
index_units (DmStore *self, gint64 *last, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_unit, NULL, NULL, "id", error);

  for (guint i = 0; rows && i < rows->len; i++)
    if (!index_row (self, &dm_table_unit, ((const DmRow *) g_ptr_array_index (rows, i))->id, last, error))
      return FALSE;
  return rows != NULL;
}

static gboolean
index_behind (DmStore *self, gint64 seen, gint64 last, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT DISTINCT tbl, row_id FROM change WHERE seq > $1"
                           " AND tbl IN ('plan', 'unit', 'unit_alias', 'person', 'item', 'entry')",
                           error);
  gboolean called_otherwise = FALSE;
  gint64 number;
  DmStep step;

  if (statement == NULL || !find_last_number (self, &number, error))
    return FALSE;
  dm_statement_bind_int (statement, 1, seen);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      const DmTable *table = dm_store_find_table (dm_statement_text (statement, 0));

      if (table == &dm_table_unit_alias)
        called_otherwise = TRUE;
      else if (!index_row (self, table, dm_statement_text (statement, 1), &number, error))
        return FALSE;
    }
  return step == DM_STEP_DONE && (!called_otherwise || index_units (self, &number, error))
         && run_with_number (self, "UPDATE search_cursor SET seq = $1", last, error);
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

/* What the full-text index must hold of a row: its words as written, and folded. */
static char *
join_words (const char *written, const char *folded)
{
  return g_strconcat (written, "\n\n", folded, NULL);
}

static char *
make_both_words (const Doc *doc)
{
  g_autofree char *words = make_words (doc);
  g_autofree char *folded = dm_fold (words);

  return join_words (words, folded);
}

static gboolean
is_kept_as (DmStatement *statement, const Doc *doc)
{
  return g_strcmp0 (dm_statement_text (statement, 1), doc->kind) == 0
         && g_strcmp0 (dm_statement_text (statement, 2), doc->owner) == 0
         && g_strcmp0 (dm_statement_text (statement, 3), doc->title) == 0
         && g_strcmp0 (dm_statement_text (statement, 4), doc->body) == 0;
}

/* @agrees: what is kept of the row is what it has to say now; its words leave @words. */
static gboolean
compare_doc (DmStore *self, const DmRow *row, const Doc *doc, GHashTable *words, gboolean *agrees, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT doc, kind, owner_id, title, body FROM search_doc WHERE tbl = $1 AND row_id = $2",
                           error);
  g_autofree char *expected = doc->kind ? make_both_words (doc) : NULL;
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
  *agrees = is_kept_as (statement, doc) && g_strcmp0 (expected, g_hash_table_lookup (words, number)) == 0;
  g_hash_table_remove (words, number);
  return TRUE;
}

/* Adds to @n_docs how many rows of the table have something to say. */
static gboolean
check_table (DmStore *self, const DmTable *table, GHashTable *words, gint64 *n_docs, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, table, NULL, NULL, "id", error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);
      g_auto (Doc) doc = { 0 };
      gboolean agrees;

      if (!describe (self, row, &doc, error))
        return FALSE;
      *n_docs += doc.kind != NULL;
      if (!compare_doc (self, row, &doc, words, &agrees, error))
        return FALSE;
      if (!agrees)
        dm_store_add_problem (problems, "search-index", "%s %s", table->name, row->id);
    }
  return rows != NULL;
}

static GHashTable *
load_words (DmStore *self, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, self->driver->klass->search->read, error);
  DmStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_hash_table_insert (words, GSIZE_TO_POINTER (dm_statement_int (statement, 0)),
                         join_words (dm_statement_text (statement, 1), dm_statement_text (statement, 2)));
  return step == DM_STEP_DONE ? g_steal_pointer (&words) : NULL;
}

static gboolean
check_left_over (DmStore *self, guint n_words, gint64 n_docs, GPtrArray *problems, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, "SELECT count(*) FROM search_doc", error);

  if (statement == NULL || dm_statement_step (statement, error) != DM_STEP_ROW)
    return FALSE;
  if (n_words > 0)
    dm_store_add_problem (problems, "search-index", "words of %u rows that are gone", n_words);
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
  static const DmTable *const tables[]
      = { &dm_table_plan, &dm_table_unit, &dm_table_person, &dm_table_item, &dm_table_entry };
  g_autoptr (GHashTable) words = NULL;
  gint64 seen, last, n_docs = 0;

  if (!read_cursors (self, &seen, &last, error))
    return FALSE;
  if (seen != last)
    return TRUE;
  words = load_words (self, error);
  if (words == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!check_table (self, tables[i], words, &n_docs, problems, error))
      return FALSE;
  return check_left_over (self, g_hash_table_size (words), n_docs, problems, error);
}
