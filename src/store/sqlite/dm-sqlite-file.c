/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-sqlite-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/*
 * What can be said of a file before it is opened in earnest. SQLite repairs, checkpoints and makes files beside it as
 * it opens; so everything that must be refused untouched is refused here.
 */

/* File systems whose locks another machine may not see (statfs(2), linux/magic.h): with locks that do not hold, 270
 * of 1,199 acknowledged commits were lost in a trial. */
static const guint32 untrusted[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x65735546, /* FUSE: sshfs, rclone, … */
  0x01021997, /* 9P */
  0x5346414f, /* AFS */
  0x73757245, /* Coda */
  0x564c,     /* NCP */
  0x00c36400, /* Ceph */
  0x0bd00bd0, /* Lustre */
  0x01161970, /* GFS2 */
  0x7461636f, /* OCFS2 */
};

/**
 * dm_sqlite_file_system_is_trusted:
 * @f_type: of statfs(2)
 *
 * Returns: %FALSE for file systems that are shared over a network
 */
gboolean
dm_sqlite_file_system_is_trusted (gint64 f_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (untrusted); i++)
    if ((guint32) f_type == untrusted[i])
      return FALSE;
  return TRUE;
}

static gboolean
check_file_system (const char *path, GError **error)
{
  struct statfs buffer;

  if (statfs (path, &buffer) != 0 || dm_sqlite_file_system_is_trusted (buffer.f_type))
    return TRUE;
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NETWORK, "%s", path);
  return FALSE;
}

static gboolean
refuse (const char *path, DmStoreError code, GError **error)
{
  g_set_error_literal (error, DM_STORE_ERROR, code, path);
  return FALSE;
}

static gboolean
fail (const char *path, DmStoreError code, GError **error)
{
  g_set_error (error, DM_STORE_ERROR, code, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
read_number (sqlite3 *db, const char *sql, gint64 *number)
{
  sqlite3_stmt *stmt = NULL;
  gboolean done = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW;

  *number = done ? sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_finalize (stmt);
  return done;
}

/* The file is read by SQLite, and as one that never changes: so nothing beside it is made or tidied up. It must not be
 * opened and closed behind SQLite's back: with any close() of a file the kernel drops all locks that the process has
 * on it, also those of connections in use, and the next program to close it would throw their log away. */
static gboolean
check_header (const char *path, int newest, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *base = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *uri = g_strconcat (base, "?immutable=1", NULL);
  sqlite3 *db = NULL;
  gint64 application_id = 0, version = 0;
  int code = sqlite3_open_v2 (uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);

  if (code == SQLITE_OK && (!read_number (db, "PRAGMA application_id", &application_id)
                            || !read_number (db, "PRAGMA user_version", &version)))
    code = sqlite3_errcode (db);
  sqlite3_close (db);
  if (code == SQLITE_CANTOPEN || code == SQLITE_PERM)
    {
      errno = EACCES;
      return fail (path, DM_STORE_ERROR_OPEN, error);
    }
  if (code == SQLITE_NOTADB || (code == SQLITE_OK && application_id != DM_SQLITE_APPLICATION_ID))
    return refuse (path, DM_STORE_ERROR_FOREIGN, error);
  if (code != SQLITE_OK)
    return refuse (path, DM_STORE_ERROR_DAMAGED, error);
  return version <= newest || refuse (path, DM_STORE_ERROR_TOO_NEW, error);
}

/**
 * dm_sqlite_file_inspect:
 * @newest: the newest schema version this program knows
 *
 * An empty file is foreign: no file of an office was ever empty (see dm_sqlite_file_begin_draft()).
 *
 * Returns: whether @path may be opened; else %FALSE with MISSING, OPEN, FOREIGN, DAMAGED, TOO_NEW or NETWORK
 */
gboolean
dm_sqlite_file_inspect (const char *path, int newest, GError **error)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return fail (path, errno == ENOENT ? DM_STORE_ERROR_MISSING : DM_STORE_ERROR_OPEN, error);
  if (S_ISDIR (status.st_mode))
    {
      errno = EISDIR;
      return fail (path, DM_STORE_ERROR_OPEN, error);
    }
  if (!S_ISREG (status.st_mode))
    return refuse (path, DM_STORE_ERROR_FOREIGN, error);
  return check_file_system (path, error) && check_header (path, newest, error);
}

/**
 * dm_sqlite_file_begin_draft:
 *
 * Makes an empty file, readable by its owner alone, beside where @path is to be. Its folder is made as well.
 *
 * Returns: (transfer full): the draft's path
 */
char *
dm_sqlite_file_begin_draft (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_strdup_printf ("%s.XXXXXX", path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      fail (folder, DM_STORE_ERROR_OPEN, error);
      return NULL;
    }
  if (!check_file_system (folder, error))
    return NULL;
  fd = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      fail (path, DM_STORE_ERROR_OPEN, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&draft);
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = open (path, flags | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    fail (path, DM_STORE_ERROR_IO, error);
  if (fd >= 0)
    close (fd);
  return done;
}

/**
 * dm_sqlite_file_publish:
 * @draft: a whole file that nobody has open
 *
 * Gives the draft its name in one step that survives a power cut.
 *
 * Returns: %FALSE with EXISTS when @path is there already, or with IO; the draft is gone either way
 */
gboolean
dm_sqlite_file_publish (const char *draft, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean done = sync_path (draft, O_RDONLY, error);

  if (done && link (draft, path) != 0)
    done = fail (path, errno == EEXIST ? DM_STORE_ERROR_EXISTS : DM_STORE_ERROR_IO, error);
  g_unlink (draft);
  return done && sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

void
dm_sqlite_file_discard (const char *draft)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (draft, suffixes[i], NULL);

      g_unlink (path);
    }
}
