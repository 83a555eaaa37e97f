/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-driver.h"
#include "dm-sqlite-file.h"
#include "dm-sqlite-private.h"

#include <string.h>

#define BUSY_TIMEOUT_MS 2000

/* A statement is kept after use; a second one for the same SQL while the first is busy is not. */
typedef struct
{
  DmStatement parent;
  sqlite3_stmt *stmt;
  int *indexes; /* SQLite numbers "$n" by first appearance: the index of parameter n, 0 where unused */
  int n_indexes;
  gboolean kept;
  gboolean busy;
} SqliteStatement;

static void
set_error (SqliteDriver *self, GError **error)
{
  g_set_error (error, DM_STORE_ERROR, dm_sqlite_classify (sqlite3_extended_errcode (self->db)), "%s (%d)",
               sqlite3_errmsg (self->db), sqlite3_extended_errcode (self->db));
}

static gboolean
execute (DmDriver *driver, const char *script, GError **error)
{
  SqliteDriver *self = (SqliteDriver *) driver;

  if (sqlite3_exec (self->db, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

static gboolean
read_number (SqliteDriver *self, const char *sql, gint64 *value, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  gboolean done = sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW;

  if (done)
    *value = sqlite3_column_int64 (stmt, 0);
  else
    set_error (self, error);
  sqlite3_finalize (stmt);
  return done;
}

/* --- statements --- */

static void
free_statement (gpointer data)
{
  SqliteStatement *self = data;

  sqlite3_finalize (self->stmt);
  g_free (self->indexes);
  g_free (self);
}

static int
number_of (SqliteStatement *self, int index)
{
  const char *name = sqlite3_bind_parameter_name (self->stmt, index);
  int number = name ? (int) g_ascii_strtoull (name + 1, NULL, 10) : 0;

  g_assert (number > 0);
  return number;
}

static void
read_indexes (SqliteStatement *self)
{
  int count = sqlite3_bind_parameter_count (self->stmt);

  for (int i = 1; i <= count; i++)
    self->n_indexes = MAX (self->n_indexes, number_of (self, i) + 1);
  self->indexes = g_new0 (int, self->n_indexes + 1);
  for (int i = 1; i <= count; i++)
    self->indexes[number_of (self, i)] = i;
}

/* Statements are told apart by their ends and lengths, and a change asks for a score of them: no need to walk through
 * every letter of each. */
static guint
hash_sql (gconstpointer sql)
{
  gsize length = strlen (sql);

  return g_str_hash ((const char *) sql + length - MIN (length, 16)) + length;
}

static DmStatement *
prepare (DmDriver *driver, const char *sql, GError **error)
{
  SqliteDriver *self = (SqliteDriver *) driver;
  SqliteStatement *statement = g_hash_table_lookup (self->statements, sql);
  gboolean keep = statement == NULL;
  sqlite3_stmt *stmt;

  if (statement && !statement->busy)
    {
      statement->busy = TRUE;
      return &statement->parent;
    }
  if (sqlite3_prepare_v3 (self->db, sql, -1, keep ? SQLITE_PREPARE_PERSISTENT : 0, &stmt, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }
  statement = g_new0 (SqliteStatement, 1);
  statement->parent.driver = driver;
  statement->stmt = stmt;
  statement->kept = keep;
  statement->busy = TRUE;
  read_indexes (statement);
  if (keep)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return &statement->parent;
}

static int
index_of (SqliteStatement *self, int number)
{
  g_assert (number > 0 && number < self->n_indexes && self->indexes[number] > 0);
  return self->indexes[number];
}

static void
bind_text (DmStatement *statement, int number, const char *text)
{
  SqliteStatement *self = (SqliteStatement *) statement;

  if (text)
    sqlite3_bind_text (self->stmt, index_of (self, number), text, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (self->stmt, index_of (self, number));
}

static void
bind_held_text (DmStatement *statement, int number, const char *text)
{
  SqliteStatement *self = (SqliteStatement *) statement;

  sqlite3_bind_text (self->stmt, index_of (self, number), text, -1, SQLITE_STATIC);
}

static void
bind_int (DmStatement *statement, int number, gint64 integer)
{
  SqliteStatement *self = (SqliteStatement *) statement;

  sqlite3_bind_int64 (self->stmt, index_of (self, number), integer);
}

static DmStep
step (DmStatement *statement, GError **error)
{
  SqliteStatement *self = (SqliteStatement *) statement;

  switch (sqlite3_step (self->stmt))
    {
    case SQLITE_ROW:
      return DM_STEP_ROW;
    case SQLITE_DONE:
      return DM_STEP_DONE;
    default:
      set_error ((SqliteDriver *) statement->driver, error);
      return DM_STEP_ERROR;
    }
}

static const char *
column_text (DmStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (((SqliteStatement *) statement)->stmt, column);
}

static gint64
column_int (DmStatement *statement, int column)
{
  return sqlite3_column_int64 (((SqliteStatement *) statement)->stmt, column);
}

static gboolean
column_is_null (DmStatement *statement, int column)
{
  return sqlite3_column_type (((SqliteStatement *) statement)->stmt, column) == SQLITE_NULL;
}

static void
reset (DmStatement *statement)
{
  sqlite3_reset (((SqliteStatement *) statement)->stmt);
}

static void
finish (DmStatement *statement)
{
  SqliteStatement *self = (SqliteStatement *) statement;

  if (!self->kept)
    {
      free_statement (self);
      return;
    }
  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->busy = FALSE;
}

/* --- transactions --- */

/* Kept like any statement: to read the word anew would be a tenth of what SQLite does for a small act. */
static gboolean
run (DmDriver *driver, const char *sql, GError **error)
{
  DmStatement *statement = prepare (driver, sql, error);
  gboolean done = statement && step (statement, error) == DM_STEP_DONE;

  if (statement)
    finish (statement);
  return done;
}

static gboolean
begin_read (DmDriver *driver, GError **error)
{
  return run (driver, "BEGIN", error);
}

/* IMMEDIATE: the write lock is taken now, so that what is read before the first write cannot be stale. */
static gboolean
begin_write (DmDriver *driver, GError **error)
{
  return run (driver, "BEGIN IMMEDIATE", error);
}

static gboolean
commit (DmDriver *driver, GError **error)
{
  return run (driver, "COMMIT", error);
}

static void
rollback (DmDriver *driver)
{
  SqliteDriver *self = (SqliteDriver *) driver;

  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

static int
get_version (DmDriver *driver, GError **error)
{
  gint64 version;

  return read_number ((SqliteDriver *) driver, "PRAGMA user_version", &version, error) ? (int) version : -1;
}

static gboolean
set_version (DmDriver *driver, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return execute (driver, sql, error);
}

static gboolean
poll_changes (DmDriver *driver, gboolean *changed, GError **error)
{
  SqliteDriver *self = (SqliteDriver *) driver;
  gint64 version;

  if (!read_number (self, "PRAGMA data_version", &version, error))
    return FALSE;
  *changed = self->data_version != version;
  self->data_version = version;
  return TRUE;
}

static void
interrupt (DmDriver *driver)
{
  sqlite3_interrupt (((SqliteDriver *) driver)->db);
}

/* --- opening --- */

static void
close_driver (DmDriver *driver)
{
  SqliteDriver *self = (SqliteDriver *) driver;

  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self);
}

/* A reader too opens for writing, so that the last to close tidies up the log beside the file; query_only then keeps
 * it from writing. Where the file may only be read, so it is opened. */
static int
open_db (const char *path, DmStoreMode mode, sqlite3 **db)
{
  int code = sqlite3_open_v2 (path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK && sqlite3_db_readonly (*db, "main") == 1 && mode != DM_STORE_READ)
    return SQLITE_READONLY;
  if (code != SQLITE_OK && mode == DM_STORE_READ)
    {
      sqlite3_close (*db);
      code = sqlite3_open_v2 (path, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    }
  return code;
}

static gboolean
configure (SqliteDriver *self, DmStoreMode mode, GError **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return execute (&self->parent,
                  "PRAGMA foreign_keys = ON;"
                  "PRAGMA cell_size_check = ON;"
                  "PRAGMA synchronous = FULL;"
                  "PRAGMA temp_store = MEMORY;"
                  /* 64 MiB at most: a long import that outgrew it would write its pages twice. */
                  "PRAGMA cache_size = -65536;"
                  "PRAGMA mmap_size = 0;",
                  error)
         /* Who only reads finds the pages in the system's memory as well, and keeps few of them twice. */
         && (mode != DM_STORE_READ
             || execute (&self->parent, "PRAGMA query_only = ON; PRAGMA cache_size = -8192;", error));
}

/* The first thing that reads a page: a file damaged from its first page on is found here. */
static gboolean
read_schema (SqliteDriver *self, int newest, GError **error)
{
  gint64 version;

  if (!read_number (self, "SELECT count(*) FROM sqlite_master", &version, error)
      || !read_number (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version <= newest)
    return TRUE;
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_TOO_NEW, "schema version %" G_GINT64_FORMAT, version);
  return FALSE;
}

/* A draft is empty: its pages get their size and kind before the first table. */
static gboolean
prepare_draft (SqliteDriver *self, GError **error)
{
  g_autofree char *script = g_strdup_printf ("PRAGMA page_size = 8192; PRAGMA application_id = %d;"
                                             "PRAGMA journal_mode = WAL;",
                                             DM_SQLITE_APPLICATION_ID);

  return execute (&self->parent, script, error);
}

static DmDriver *
open_driver (const char *location, DmStoreMode mode, int newest, GError **error)
{
  gboolean is_draft = mode == DM_STORE_CREATE;
  SqliteDriver *self;
  gint64 version;
  int code;

  if (!is_draft && !dm_sqlite_file_inspect (location, newest, error))
    return NULL;
  self = g_new0 (SqliteDriver, 1);
  self->parent.klass = &dm_sqlite_driver;
  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, g_free, free_statement);
  code = open_db (location, mode, &self->db);
  if (code != SQLITE_OK)
    g_set_error (error, DM_STORE_ERROR, dm_sqlite_classify (code), "%s: %s", location, sqlite3_errstr (code));
  else if (configure (self, mode, error)
           && (is_draft ? prepare_draft (self, error) : read_schema (self, newest, error))
           && read_number (self, "PRAGMA data_version", &version, error))
    {
      self->data_version = version;
      return &self->parent;
    }
  close_driver (&self->parent);
  return NULL;
}

static gboolean
exists (const char *location)
{
  return g_file_test (location, G_FILE_TEST_EXISTS);
}

const DmDriverClass dm_sqlite_driver = {
  .scheme = "file",
  .migrations = "/vn/daumoi/DauMoi/store/sqlite/",
  .search = &dm_sqlite_search,
  .exists = exists,
  .begin_draft = dm_sqlite_file_begin_draft,
  .publish = dm_sqlite_file_publish,
  .discard = dm_sqlite_file_discard,
  .open = open_driver,
  .close = close_driver,
  .interrupt = interrupt,
  .execute = execute,
  .begin_read = begin_read,
  .begin_write = begin_write,
  .commit = commit,
  .rollback = rollback,
  .prepare = prepare,
  .get_version = get_version,
  .set_version = set_version,
  .poll = poll_changes,
  .backup = dm_sqlite_backup,
  .integrity = dm_sqlite_integrity,
  .bind_text = bind_text,
  .bind_held_text = bind_held_text,
  .bind_int = bind_int,
  .step = step,
  .column_text = column_text,
  .column_int = column_int,
  .column_is_null = column_is_null,
  .reset = reset,
  .finish = finish,
};
