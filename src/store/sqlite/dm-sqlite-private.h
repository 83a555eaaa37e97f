/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-driver.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct
{
  DmDriver parent;
  sqlite3 *db;
  GHashTable *statements; /* SQL → the idle or busy SqliteStatement that is kept for it */
  gint64 data_version;
} SqliteDriver;

DmStoreError dm_sqlite_classify (int code);
gboolean dm_sqlite_backup (DmDriver *driver, const char *draft, GError **error);
GPtrArray *dm_sqlite_integrity (DmDriver *driver, GError **error);

G_END_DECLS
