/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-private.h"

#include <string.h>

/*
 * The one way in which rows are written. Whatever table a row is of, its revision is checked, its image before and
 * after goes into the log in the same transaction, and what is made of it is marked for rebuilding.
 */

static guint
find_column (const DmTable *table, const char *name)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (*table->columns[i].name == *name && strcmp (table->columns[i].name, name) == 0)
      return i;
  g_error ("table %s has no column %s", table->name, name);
}

DmRow *
dm_row_new (const DmTable *table, const char *id)
{
  DmRow *self = g_new0 (DmRow, 1);

  self->table = table;
  self->id = g_strdup (id);
  self->values = g_new0 (DmValue, table->n_columns);
  return self;
}

DmRow *
dm_store_new_row (DmStore *self, const DmTable *table)
{
  DmRow *row = dm_row_new (table, NULL);

  row->id = dm_store_fresh_id (self);
  row->fresh = TRUE;
  return row;
}

void
dm_row_free (DmRow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->table->n_columns && !self->is_view; i++)
    g_free (self->values[i].text);
  g_free (self->values);
  if (!self->is_view)
    g_free (self->id);
  g_free (self);
}

void
dm_row_set_text (DmRow *self, const char *column, const char *text)
{
  DmValue *value = &self->values[find_column (self->table, column)];

  g_free (value->text);
  value->text = g_strdup (text);
}

void
dm_row_set_int (DmRow *self, const char *column, gint64 integer)
{
  self->values[find_column (self->table, column)].integer = integer;
}

void
dm_row_set_day (DmRow *self, const char *column, DmDay day)
{
  char buffer[11];

  dm_row_set_text (self, column, dm_day_write (day, buffer));
}

const char *
dm_row_get_text (const DmRow *self, const char *column)
{
  return self->values[find_column (self->table, column)].text;
}

gint64
dm_row_get_int (const DmRow *self, const char *column)
{
  return self->values[find_column (self->table, column)].integer;
}

/* The task or plan that the row belongs to, by one of its table's owner columns; NULL for none. */
const char *
dm_row_get_owner (const DmRow *self, const char *column)
{
  if (column == NULL)
    return NULL;
  return strcmp (column, "id") == 0 ? self->id : dm_row_get_text (self, column);
}

DmDay
dm_row_get_day (const DmRow *self, const char *column)
{
  return dm_day_parse (dm_row_get_text (self, column));
}

/* --- SQL made of a table's description, once per table and kept for the life of the program --- */

typedef struct
{
  char *select_list;
  char *load;
  char *insert;
  char *update;
  char *delete;
} TableSql;

static TableSql *
make_sql (const DmTable *table)
{
  TableSql *sql = g_new0 (TableSql, 1);
  g_autoptr (GString) names = g_string_new ("id, rev");
  g_autoptr (GString) places = g_string_new ("$1, $2");
  g_autoptr (GString) sets = g_string_new ("rev = $2");

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (names, ", %s", table->columns[i].name);
      g_string_append_printf (places, ", $%u", i + 3);
      g_string_append_printf (sets, ", %s = $%u", table->columns[i].name, i + 3);
    }
  sql->select_list = g_strdup (names->str);
  sql->load = g_strdup_printf ("SELECT %s FROM %s WHERE id = $1", names->str, table->name);
  sql->insert = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table->name, names->str, places->str);
  sql->update = g_strdup_printf ("UPDATE %s SET %s WHERE id = $1", table->name, sets->str);
  sql->delete = g_strdup_printf ("DELETE FROM %s WHERE id = $1", table->name);
  return sql;
}

static const TableSql *
get_sql (const DmTable *table)
{
  static GMutex mutex;
  static GHashTable *all;
  TableSql *sql;

  g_mutex_lock (&mutex);
  if (all == NULL)
    all = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (all, table);
  if (sql == NULL)
    {
      sql = make_sql (table);
      g_hash_table_insert (all, (gpointer) table, sql);
    }
  g_mutex_unlock (&mutex);
  return sql;
}

const char *
dm_table_select_list (const DmTable *table)
{
  return get_sql (table)->select_list;
}

DmRow *
dm_row_read (const DmTable *table, DmStatement *statement)
{
  DmRow *row = dm_row_new (table, dm_statement_text (statement, 0));

  row->rev = dm_statement_int (statement, 1);
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].type == DM_COLUMN_TEXT)
      row->values[i].text = dm_statement_dup_text (statement, i + 2);
    else
      row->values[i].integer = dm_statement_int (statement, i + 2);
  return row;
}

/* Lets a new row, or one that was a view already, show what the statement stands on, without a copy of any text. */
void
dm_row_view (DmRow *self, DmStatement *statement)
{
  self->is_view = TRUE;
  self->id = (char *) dm_statement_text (statement, 0);
  self->rev = dm_statement_int (statement, 1);
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->table->columns[i].type == DM_COLUMN_TEXT)
      self->values[i].text = (char *) dm_statement_text (statement, i + 2);
    else
      self->values[i].integer = dm_statement_int (statement, i + 2);
}

DmRow *
dm_store_load_row (DmStore *self, const DmTable *table, const char *id, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, get_sql (table)->load, error);

  if (statement == NULL)
    return NULL;
  dm_statement_bind_text (statement, 1, id);
  return dm_statement_step (statement, error) == DM_STEP_ROW ? dm_row_read (table, statement) : NULL;
}

/* --- writing --- */

/* PostgreSQL takes neither a NUL nor broken UTF-8 in a text, nor would any reader of the file. */
static gboolean
check_texts (const DmRow *row, GError **error)
{
  for (guint i = 0; i < row->table->n_columns; i++)
    if (row->values[i].text && !g_utf8_validate (row->values[i].text, -1, NULL))
      {
        g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID, "not-utf-8");
        return FALSE;
      }
  return TRUE;
}

static gboolean
rows_equal (const DmRow *a, const DmRow *b)
{
  for (guint i = 0; i < a->table->n_columns; i++)
    if (a->values[i].integer != b->values[i].integer || g_strcmp0 (a->values[i].text, b->values[i].text) != 0)
      return FALSE;
  return TRUE;
}

/* The newest revision that a row of that id ever had, 0 for none; asked in the words of the log's two indexes. */
static gboolean
find_last_rev (DmStore *self, const DmRow *row, gint64 *rev, GError **error)
{
  const char *item_id = dm_row_get_owner (row, row->table->item_column);
  g_autoptr (DmStatement) statement = NULL;

  *rev = 0;
  if (row->fresh)
    return TRUE;
  statement = dm_driver_prepare (self->driver,
                                 item_id ? "SELECT coalesce(max(rev), 0) FROM change"
                                           " WHERE tbl = $1 AND row_id = $2 AND item_id = $3"
                                         : "SELECT coalesce(max(rev), 0) FROM change"
                                           " WHERE tbl = $1 AND row_id = $2 AND item_id IS NULL",
                                 error);
  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, row->table->name);
  dm_statement_bind_text (statement, 2, row->id);
  if (item_id)
    dm_statement_bind_text (statement, 3, item_id);
  if (dm_statement_step (statement, error) == DM_STEP_ERROR)
    return FALSE;
  *rev = dm_statement_int (statement, 0);
  return TRUE;
}

static gboolean
run_write (DmStore *self, const char *sql, const DmRow *row, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_held_text (statement, 1, row->id);
  dm_statement_bind_int (statement, 2, row->rev);
  for (guint i = 0; i < row->table->n_columns; i++)
    if (row->table->columns[i].type == DM_COLUMN_TEXT)
      dm_statement_bind_held_text (statement, i + 3, row->values[i].text);
    else
      dm_statement_bind_int (statement, i + 3, row->values[i].integer);
  return dm_statement_run (statement, error);
}

static gboolean
insert_row (DmStore *self, DmRow *row, GError **error)
{
  gint64 last_rev;

  if (row->id == NULL)
    {
      row->id = dm_store_fresh_id (self);
      row->fresh = TRUE;
    }
  if (!find_last_rev (self, row, &last_rev, error))
    return FALSE;
  row->rev = last_rev + 1;
  return run_write (self, get_sql (row->table)->insert, row, error)
         && dm_store_log_row (self, row->table, row->id, row->rev, NULL, row, error);
}

static gboolean
refuse_conflict (const DmTable *table, const char *id, GError **error)
{
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT, "%s %s", table->name, id);
  return FALSE;
}

/* The row as it stands, if it is still the one that @base_rev means. */
static DmRow *
load_based (DmStore *self, const DmTable *table, const char *id, gint64 base_rev, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DmRow) before = dm_store_load_row (self, table, id, &failed);

  if (failed)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (before == NULL || before->rev != base_rev)
    refuse_conflict (table, id, error);
  else
    return g_steal_pointer (&before);
  return NULL;
}

/* A row stays with its task for ever: the log finds the lines of a row among those of its task. */
static gboolean
check_owner (const DmRow *before, const DmRow *row, GError **error)
{
  const char *column = row->table->item_column;

  return g_strcmp0 (dm_row_get_owner (before, column), dm_row_get_owner (row, column)) == 0
         || dm_store_refuse (error, "row-moved");
}

/**
 * dm_store_put_row:
 * @row: the row as it is to be; its rev becomes the new one
 * @base_rev: the revision that the change was made on, 0 for a row that is not there yet
 *
 * Returns: %FALSE with CONFLICT when somebody else was first, or with the engine's error
 */
gboolean
dm_store_put_row (DmStore *self, DmRow *row, gint64 base_rev, GError **error)
{
  g_autoptr (DmRow) before = NULL;

  dm_store_assert_owner (self);
  g_assert (self->txn != NULL);
  if (!check_texts (row, error))
    return FALSE;
  if (base_rev == 0)
    return insert_row (self, row, error);
  before = load_based (self, row->table, row->id, base_rev, error);
  if (before == NULL || !check_owner (before, row, error))
    return FALSE;
  row->rev = base_rev;
  if (rows_equal (before, row))
    return TRUE;
  row->rev = base_rev + 1;
  return run_write (self, get_sql (row->table)->update, row, error)
         && dm_store_log_row (self, row->table, row->id, row->rev, before, row, error);
}

/**
 * dm_store_delete_row:
 *
 * Returns: %FALSE with CONFLICT when the row was changed or is gone, CONSTRAINT when something hangs on it
 */
gboolean
dm_store_delete_row (DmStore *self, const DmTable *table, const char *id, gint64 base_rev, GError **error)
{
  g_autoptr (DmRow) before = NULL;
  g_autoptr (DmStatement) statement = NULL;

  dm_store_assert_owner (self);
  g_assert (self->txn != NULL);
  before = load_based (self, table, id, base_rev, error);
  if (before == NULL)
    return FALSE;
  /* Logged first: the log looks up the plan of the row's item, which may be this very row. */
  if (!dm_store_log_row (self, table, id, base_rev, before, NULL, error))
    return FALSE;
  statement = dm_driver_prepare (self->driver, get_sql (table)->delete, error);
  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, id);
  return dm_statement_run (statement, error);
}
