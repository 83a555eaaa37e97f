/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store.h"

G_BEGIN_DECLS

/* "DmOf" as a big-endian number: what tells an office's file from any other SQLite file. */
#define DM_SQLITE_APPLICATION_ID 0x446d4f66

gboolean dm_sqlite_file_system_is_trusted (gint64 f_type);
gboolean dm_sqlite_file_inspect (const char *path, int newest, GError **error);
char *dm_sqlite_file_begin_draft (const char *path, GError **error);
gboolean dm_sqlite_file_publish (const char *draft, const char *path, GError **error);
void dm_sqlite_file_discard (const char *draft);

G_END_DECLS
