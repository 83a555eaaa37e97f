/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-sqlite-private.h"

#define BACKUP_PAGES_PER_STEP 256

/* What a result code of SQLite means to the store; an extended code counts as its primary one. */
DmStoreError
dm_sqlite_classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DM_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DM_STORE_ERROR_DAMAGED;
    case SQLITE_FULL:
      return DM_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return DM_STORE_ERROR_IO;
    case SQLITE_READONLY:
      return DM_STORE_ERROR_READ_ONLY;
    case SQLITE_CONSTRAINT:
      return DM_STORE_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
      return DM_STORE_ERROR_INTERRUPTED;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return DM_STORE_ERROR_OPEN;
    default:
      return DM_STORE_ERROR_FAILED;
    }
}

static gboolean
copy_pages (SqliteDriver *self, sqlite3 *copy, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy, "main", self->db, "main");
  int code = SQLITE_ERROR;

  if (backup)
    {
      while ((code = sqlite3_backup_step (backup, BACKUP_PAGES_PER_STEP)) == SQLITE_OK)
        ;
      sqlite3_backup_finish (backup);
    }
  if (code == SQLITE_DONE)
    return TRUE;
  g_set_error (error, DM_STORE_ERROR, dm_sqlite_classify (code), "%s", sqlite3_errmsg (copy));
  return FALSE;
}

gboolean
dm_sqlite_backup (DmDriver *driver, const char *draft, GError **error)
{
  sqlite3 *copy = NULL;
  int code = sqlite3_open_v2 (draft, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done = FALSE;

  if (code != SQLITE_OK)
    g_set_error (error, DM_STORE_ERROR, dm_sqlite_classify (code), "%s: %s", draft, sqlite3_errstr (code));
  else
    done = copy_pages ((SqliteDriver *) driver, copy, error);
  sqlite3_close (copy);
  return done;
}

GPtrArray *
dm_sqlite_integrity (DmDriver *driver, GError **error)
{
  static const char *const checks[] = {
    "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    "SELECT 'a row of ' || \"table\" || ' names a missing row of ' || parent FROM pragma_foreign_key_check",
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (DmStatement) statement = dm_driver_prepare (driver, checks[i], error);
      DmStep row;

      if (statement == NULL)
        return NULL;
      while ((row = dm_statement_step (statement, error)) == DM_STEP_ROW)
        g_ptr_array_add (lines, g_strdup (dm_statement_text (statement, 0)));
      if (row == DM_STEP_ERROR)
        return NULL;
    }
  return g_steal_pointer (&lines);
}
