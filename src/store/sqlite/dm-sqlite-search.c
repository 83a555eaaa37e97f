/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-driver.h"
#include "dm-fold.h"

/* FTS5. Words are letters and digits only (dm_search_split()), so that a quoted one can mean nothing but itself. */
static char *
make_match (const char *const *words, gboolean folded)
{
  GString *match;

  if (words == NULL || words[0] == NULL)
    return NULL;
  match = g_string_new (folded ? "{folded} : (" : "{exact} : (");
  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *word = folded ? dm_fold (words[i]) : g_utf8_normalize (words[i], -1, G_NORMALIZE_NFC);

      g_string_append_printf (match, "%s\"%s\"%s", i > 0 ? " AND " : "", word, words[i + 1] == NULL ? " *" : "");
    }
  g_string_append_c (match, ')');
  return g_string_free (match, FALSE);
}

const DmSearchDialect dm_sqlite_search = {
  .condition = "doc IN (SELECT rowid FROM search_text WHERE search_text MATCH ",
  .put = "INSERT INTO search_text (rowid, exact, folded) VALUES ($1, $2, $3)",
  .remove = "DELETE FROM search_text WHERE rowid = $1",
  .read = "SELECT rowid, exact, folded FROM search_text ORDER BY rowid",
  .make_match = make_match,
};
