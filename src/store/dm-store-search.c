/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-fold.h"
#include "dm-store-private.h"

#include <string.h>

#define WORDS_BEFORE_HIT 6
#define WORDS_AFTER_HIT 12
#define MARK_START '\002'
#define MARK_END '\003'

void
dm_hit_free (DmHit *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->id);
  g_free (self->title);
  g_free (self->snippet);
  g_free (self);
}

/* --- words --- */

/* A mark belongs to the letter before it. */
static gboolean
goes_on (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The next run of letters and digits at or after @p; FALSE at the end. Marks without a letter are no word: folded,
 * nothing would be left of them. */
static gboolean
next_word (const char *p, const char **start, const char **end)
{
  while (*p && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *start = p;
  while (*p && goes_on (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *end = p;
  return *start < *end;
}

char **
dm_search_split (const char *text)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *start, *end = text ? text : "";

  while (g_utf8_validate (end, -1, NULL) && next_word (end, &start, &end))
    g_ptr_array_add (words, g_strndup (start, end - start));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

/* --- snippets: on the text as written, whichever way it was found --- */

typedef struct
{
  const char *start;
  const char *end;
  gboolean hit;
} Word;

static gboolean
is_hit (const char *start, const char *end, char **folded_words)
{
  g_autofree char *word = g_strndup (start, end - start);
  g_autofree char *folded = dm_fold (word);

  for (guint i = 0; folded_words[i]; i++)
    if (folded_words[i + 1] ? strcmp (folded, folded_words[i]) == 0 : g_str_has_prefix (folded, folded_words[i]))
      return TRUE;
  return FALSE;
}

static GArray *
read_words (const char *text, char **folded_words, guint *first_hit)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *start, *end = text;

  *first_hit = G_MAXUINT;
  while (next_word (end, &start, &end))
    {
      Word word = { start, end, is_hit (start, end, folded_words) };

      if (word.hit && *first_hit == G_MAXUINT)
        *first_hit = words->len;
      g_array_append_val (words, word);
    }
  return words;
}

/* What stands between two words, in one line; what looks like the mark of a hit is none. */
static void
append_gap (GString *snippet, const char *start, const char *end)
{
  g_autofree char *gap = g_strndup (start, end - start);

  g_string_append (snippet, g_strdelimit (gap, "\r\n\t\002\003", ' '));
}

static char *
make_snippet (const char *text, char **folded_words)
{
  guint hit;
  g_autoptr (GArray) words = read_words (text, folded_words, &hit);
  guint from = hit == G_MAXUINT || hit < WORDS_BEFORE_HIT ? 0 : hit - WORDS_BEFORE_HIT;
  guint until = MIN (from + WORDS_BEFORE_HIT + WORDS_AFTER_HIT, words->len);
  GString *snippet = g_string_new (from > 0 ? "… " : NULL);

  for (guint i = from; i < until; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (i > from)
        append_gap (snippet, word[-1].end, word->start);
      if (word->hit)
        g_string_append_c (snippet, MARK_START);
      g_string_append_len (snippet, word->start, word->end - word->start);
      if (word->hit)
        g_string_append_c (snippet, MARK_END);
    }
  if (until < words->len)
    g_string_append (snippet, " …");
  return g_string_free (snippet, FALSE);
}

/* --- asking --- */

/* The words of both in one text: what was matched may stand in the title alone. */
static DmHit *
read_hit (DmStatement *statement, char **folded_words)
{
  DmHit *hit = g_new0 (DmHit, 1);
  const char *body = dm_statement_text (statement, 3);
  guint first;
  g_autoptr (GArray) words = read_words (body, folded_words, &first);

  hit->kind = dm_statement_dup_text (statement, 0);
  hit->id = dm_statement_dup_text (statement, 1);
  hit->title = dm_statement_dup_text (statement, 2);
  hit->snippet = make_snippet (first == G_MAXUINT ? hit->title : body, folded_words);
  return hit;
}

static gboolean
add_hits (DmStore *self,
          char **words,
          char **folded_words,
          gboolean folded,
          guint limit,
          GHashTable *seen,
          GPtrArray *hits,
          GError **error)
{
  const DmSearchDialect *dialect = self->driver->klass->search;
  g_autofree char *match = dialect->make_match ((const char *const *) words, folded);
  g_autofree char *sql = g_strdup_printf (
      "SELECT kind, owner_id, title, body, doc FROM search_doc WHERE %s$1) ORDER BY doc DESC LIMIT $2",
      dialect->condition);
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, match);
  dm_statement_bind_int (statement, 2, limit);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW && hits->len < limit)
    if (g_hash_table_add (seen, GSIZE_TO_POINTER (dm_statement_int (statement, 4))))
      g_ptr_array_add (hits, read_hit (statement, folded_words));
  return step != DM_STEP_ERROR;
}

static char **
fold_words (char **words)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new ();

  for (guint i = 0; words[i]; i++)
    g_ptr_array_add (folded, dm_fold (words[i]));
  g_ptr_array_add (folded, NULL);
  return (char **) g_ptr_array_steal (folded, NULL);
}

/**
 * dm_store_search:
 * @words: as typed: any text; all words must occur, the last may be the beginning of one
 * @limit: the most hits, at least 1
 *
 * Returns: (transfer full) (element-type DmHit): hits with the accents as typed first, then those that only agree
 *   without accents; the newest first among each
 */
GPtrArray *
dm_store_search (DmStore *self, const char *words, guint limit, GError **error)
{
  g_auto (GStrv) split = dm_search_split (words);
  g_auto (GStrv) folded = fold_words (split);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_hit_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  dm_store_assert_owner (self);
  if (split[0] == NULL)
    return g_steal_pointer (&hits);
  if (!dm_store_index_pending (self, error))
    return NULL;
  if (!add_hits (self, split, folded, FALSE, limit, seen, hits, error)
      || !add_hits (self, split, folded, TRUE, limit, seen, hits, error))
    return NULL;
  return g_steal_pointer (&hits);
}
