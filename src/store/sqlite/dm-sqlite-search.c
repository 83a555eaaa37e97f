/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-driver.h"

/* FTS5. Terms have no quotes and no blanks, so that a quoted one can mean nothing but itself. */
static char *
make_match (const char *const *terms, gboolean beginning)
{
  GString *match;

  if (terms == NULL || terms[0] == NULL)
    return NULL;
  match = g_string_new (NULL);
  for (guint i = 0; terms[i]; i++)
    g_string_append_printf (match, "%s\"%s\"", i > 0 ? " AND " : "", terms[i]);
  if (beginning)
    g_string_append (match, " *");
  return g_string_free (match, FALSE);
}

const DmSearchDialect dm_sqlite_search = {
  .condition = "doc IN (SELECT rowid FROM search_term WHERE search_term MATCH ",
  .find = "SELECT rowid FROM search_term WHERE search_term MATCH $1 ORDER BY rowid DESC",
  .put = "INSERT INTO search_term (rowid, terms) VALUES ($1, $2)",
  .remove = "DELETE FROM search_term WHERE rowid = $1",
  .read = "SELECT rowid, terms FROM search_term ORDER BY rowid",
  .unite = "INSERT INTO search_term (search_term) VALUES ('optimize')",
  .make_match = make_match,
};
