/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-fold.h"
#include "dm-store-private.h"

#include <string.h>

#define WORDS_BEFORE_HIT 6
#define WORDS_AFTER_HIT 12
/* A title that names all the words within so many of its own needs no snippet. */
#define WORDS_OF_TITLE 14
#define MARK_START '\002'
#define MARK_END '\003'

void
dm_hit_free (DmHit *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->id);
  g_free (self->row_id);
  g_free (self->title);
  g_free (self->marked);
  g_free (self->snippet);
  g_free (self->task);
  g_free (self->plan_id);
  g_free (self->plan);
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

/* Returns: (transfer full): each of @words folded */
char **
dm_search_fold (char **words)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new ();

  for (guint i = 0; words[i]; i++)
    g_ptr_array_add (folded, dm_fold (words[i]));
  g_ptr_array_add (folded, NULL);
  return (char **) g_ptr_array_steal (folded, NULL);
}

/* The signs stand in no word, and before the word: what is the beginning of a word is that of its term. */
static char *
make_term (DmTerm kind, char **words)
{
  g_autofree char *written = NULL;

  switch (kind)
    {
    case DM_TERM_WRITTEN:
      written = g_utf8_normalize (words[0], -1, G_NORMALIZE_NFC);
      return g_strconcat ("=", written, NULL);
    case DM_TERM_PAIR:
      return g_strconcat ("_", words[0], "_", words[1], NULL);
    default:
      return g_strdup (words[0]);
    }
}

/**
 * dm_search_add_terms:
 * @terms: (element-type utf8): where they are added
 * @words: as written for %DM_TERM_WRITTEN, else folded
 * @n_words: of so many of them
 */
void
dm_search_add_terms (GPtrArray *terms, DmTerm kind, char **words, guint n_words)
{
  for (guint i = 0; i + (kind == DM_TERM_PAIR) < n_words; i++)
    g_ptr_array_add (terms, make_term (kind, words + i));
}

/* --- snippets: on the text as written, whichever way it was found --- */

typedef struct
{
  const char *start;
  const char *end;
  int hit;            /* which of the words that are looked for, -1 for none */
} Word;

/* The first letter of the word as it is when it is folded, if that is one of a to z, 0 to 9; else 0. */
static char
fold_first (const char *start)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar first = g_utf8_get_char (start);

  if (first == 0x110 || first == 0x111)
    return 'd';
  if (first >= 0x80)
    {
      g_unichar_fully_decompose (first, FALSE, parts, G_N_ELEMENTS (parts));
      first = parts[0];
    }
  return first < 0x80 ? g_ascii_tolower (first) : 0;
}

static int
find_hit (const char *start, const char *end, char **folded_words)
{
  g_autofree char *folded = NULL;
  char first = fold_first (start);

  for (int i = 0; folded_words[i]; i++)
    {
      /* Most words can be told by their first letter, without folding them. */
      if (first != 0 && first != *folded_words[i])
        continue;
      if (folded == NULL)
        {
          g_autofree char *word = g_strndup (start, end - start);

          folded = dm_fold (word);
        }
      if (folded_words[i + 1] ? strcmp (folded, folded_words[i]) == 0 : g_str_has_prefix (folded, folded_words[i]))
        return i;
    }
  return -1;
}

static GArray *
read_words (const char *text, char **folded_words, guint *first_hit)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *start, *end = text;

  *first_hit = G_MAXUINT;
  while (next_word (end, &start, &end))
    {
      Word word = { start, end, find_hit (start, end, folded_words) };

      if (word.hit >= 0 && *first_hit == G_MAXUINT)
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

static void
append_words (GString *marked, const GArray *words, guint from, guint until)
{
  for (guint i = from; i < until; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (i > from)
        append_gap (marked, word[-1].end, word->start);
      if (word->hit >= 0)
        g_string_append_c (marked, MARK_START);
      g_string_append_len (marked, word->start, word->end - word->start);
      if (word->hit >= 0)
        g_string_append_c (marked, MARK_END);
    }
}

static char *
make_snippet (const GArray *words, guint hit)
{
  guint from = hit == G_MAXUINT || hit < WORDS_BEFORE_HIT ? 0 : hit - WORDS_BEFORE_HIT;
  guint until = MIN (from + WORDS_BEFORE_HIT + WORDS_AFTER_HIT, words->len);
  GString *snippet = g_string_new (from > 0 ? "… " : NULL);

  append_words (snippet, words, from, until);
  if (until < words->len)
    g_string_append (snippet, " …");
  return g_string_free (snippet, FALSE);
}

/* The words of both in one text: what was matched may stand in the title alone. */
static char *
make_snippet_of_both (const char *title, const char *body, char **folded_words)
{
  guint in_body, in_title;
  g_autoptr (GArray) words = read_words (body, folded_words, &in_body);
  g_autoptr (GArray) title_words = NULL;

  if (in_body != G_MAXUINT)
    return make_snippet (words, in_body);
  title_words = read_words (title, folded_words, &in_title);
  return make_snippet (title_words, in_title);
}

static gboolean
name_all (const GArray *words, guint n_words, guint n_wanted)
{
  g_autofree gboolean *named = g_new0 (gboolean, n_wanted);
  guint n_named = 0;

  for (guint i = 0; i < MIN (words->len, n_words); i++)
    {
      int hit = g_array_index (words, Word, i).hit;

      if (hit >= 0 && !named[hit])
        {
          named[hit] = TRUE;
          n_named++;
        }
    }
  return n_named == n_wanted;
}

/* The whole text. @names_all: its beginning names all the words. */
static char *
mark (const char *text, char **folded_words, gboolean *names_all)
{
  guint first;
  g_autoptr (GArray) words = read_words (text, folded_words, &first);
  GString *marked = g_string_new (NULL);

  *names_all = name_all (words, WORDS_OF_TITLE, g_strv_length (folded_words));
  if (words->len == 0)
    return g_string_free (marked, FALSE);
  append_gap (marked, text, g_array_index (words, Word, 0).start);
  append_words (marked, words, 0, words->len);
  append_gap (marked, g_array_index (words, Word, words->len - 1).end, text + strlen (text));
  return g_string_free (marked, FALSE);
}

/* --- asking --- */

/* How a text may hold the words, the best first; every way finds the newest of its texts first. A word that is being
 * typed may stand anywhere: only those before it are known to be words that follow one another. */
static const struct
{
  DmTerm words;
  gboolean beginning;    /* the last one may be the beginning of a word */
  gboolean phrase;       /* the words, without the one that may be a beginning, stand one behind the other */
} ways[] = {
  { DM_TERM_WRITTEN, FALSE, TRUE }, { DM_TERM_WRITTEN, TRUE, TRUE }, { DM_TERM_WRITTEN, TRUE, FALSE },
  { DM_TERM_FOLDED, FALSE, TRUE },  { DM_TERM_FOLDED, TRUE, TRUE },  { DM_TERM_FOLDED, TRUE, FALSE },
};

typedef struct
{
  char **words;                    /* as written */
  char **folded;
  guint n_words;
  guint limit;
  guint few;                       /* the most hits of each rank above the lowest */
  guint n_of_rank[DM_N_DOC_RANKS];
  GHashTable *seen;                /* numbers of documents */
  GPtrArray *hits;
  gboolean more;                   /* there are hits beyond the limits */
} Search;

/* A plan is known by what it is about, not by its number alone. */
static char *
join_title (const char *title, const char *about)
{
  if (about == NULL || *about == '\0')
    return g_strdup (title);
  return *title == '\0' ? g_strdup (about) : g_strdup_printf ("%s %s", title, about);
}

static DmHit *
read_hit (DmStatement *statement, char **folded_words)
{
  DmHit *hit = g_new0 (DmHit, 1);
  g_autofree char *title = NULL;

  hit->kind = dm_statement_dup_text (statement, 0);
  hit->id = dm_statement_dup_text (statement, 1);
  hit->row_id = dm_statement_dup_text (statement, 2);
  hit->title = dm_statement_dup_text (statement, 3);
  hit->snippet = make_snippet_of_both (hit->title, dm_statement_text (statement, 4), folded_words);
  title = join_title (hit->title, dm_statement_text (statement, 5));
  hit->marked = mark (title, folded_words, &hit->titled);
  hit->task = dm_statement_dup_text (statement, 6);
  hit->plan_id = dm_statement_dup_text (statement, 7);
  hit->plan = dm_statement_dup_text (statement, 8);
  return hit;
}

static gboolean
add_hit (DmStore *self, Search *search, gint64 number, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (
      self->driver,
      "SELECT d.kind, d.owner_id, d.row_id, d.title, d.body, about.title,"
      " CASE WHEN d.kind = 'progress' THEN task.title END, plan.id,"
      " coalesce(nullif(label.title, ''), plan.title) FROM search_doc d"
      " LEFT JOIN plan about ON d.kind = 'plan' AND about.id = d.owner_id"
      " LEFT JOIN search_doc task ON task.tbl = 'item' AND task.row_id = d.owner_id"
      " LEFT JOIN item ON item.id = d.owner_id"
      " LEFT JOIN plan ON plan.id = item.plan_id"
      " LEFT JOIN search_doc label ON label.tbl = 'plan' AND label.row_id = plan.id WHERE d.doc = $1",
      error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, number);
  step = dm_statement_step (statement, error);
  if (step == DM_STEP_ROW)
    g_ptr_array_add (search->hits, read_hit (statement, search->folded));
  return step != DM_STEP_ERROR;
}

/* @full: there is no room for another hit. */
static gboolean
take_hit (DmStore *self, Search *search, gint64 number, gboolean *full, GError **error)
{
  guint rank = MIN (number / DM_DOC_RANK, DM_N_DOC_RANKS - 1);

  *full = FALSE;
  if (g_hash_table_contains (search->seen, GSIZE_TO_POINTER (number)))
    return TRUE;
  *full = search->hits->len == search->limit;
  if (*full || (rank > 0 && search->n_of_rank[rank] == search->few))
    {
      search->more = TRUE;
      return TRUE;
    }
  g_hash_table_add (search->seen, GSIZE_TO_POINTER (number));
  search->n_of_rank[rank]++;
  return add_hit (self, search, number, error);
}

/* The pairs come first, for the last term may be a beginning. */
static char *
make_match (DmStore *self, const Search *search, guint way)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

  if (ways[way].phrase)
    dm_search_add_terms (terms, DM_TERM_PAIR, search->folded, search->n_words - ways[way].beginning);
  dm_search_add_terms (terms, ways[way].words,
                       ways[way].words == DM_TERM_WRITTEN ? search->words : search->folded, search->n_words);
  g_ptr_array_add (terms, NULL);
  return self->driver->klass->search->make_match ((const char *const *) terms->pdata, ways[way].beginning);
}

static DmStatement *
prepare_way (DmStore *self, const Search *search, guint way, GError **error)
{
  g_autofree char *match = make_match (self, search, way);
  DmStatement *statement = dm_driver_prepare (self->driver, self->driver->klass->search->find, error);

  if (statement)
    dm_statement_bind_text (statement, 1, match);
  return statement;
}

static gboolean
find_one_way (DmStore *self, Search *search, guint way, gboolean *full, GError **error)
{
  g_autoptr (DmStatement) statement = prepare_way (self, search, way, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW && !*full)
    if (!take_hit (self, search, dm_statement_int (statement, 0), full, error))
      return FALSE;
  return step != DM_STEP_ERROR;
}

/* What the last way does not find, no other finds: where there is nothing, that is known after one way. */
static gboolean
is_anywhere (DmStore *self, const Search *search, gboolean *anywhere, GError **error)
{
  g_autoptr (DmStatement) statement = prepare_way (self, search, G_N_ELEMENTS (ways) - 1, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  step = dm_statement_step (statement, error);
  *anywhere = step == DM_STEP_ROW;
  return step != DM_STEP_ERROR;
}

static gboolean
find_every_way (DmStore *self, Search *search, GError **error)
{
  gboolean anywhere, full = FALSE;

  if (!is_anywhere (self, search, &anywhere, error))
    return FALSE;
  for (guint way = 0; anywhere && way < G_N_ELEMENTS (ways) && !full; way++)
    {
      /* Without a pair there is no phrase, and the next way finds the same. */
      if (ways[way].phrase && ways[way].beginning && search->n_words < 3)
        continue;
      if (!find_one_way (self, search, way, &full, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dm_store_search:
 * @words: as typed: any text; all words must occur, the last may be the beginning of one
 * @limit: the most hits, at least 1; of plans, of units and of people no more than an eighth of it each, so that they
 *   do not hide the tasks
 * @more: (out) (optional): whether a greater limit would give more
 *
 * Returns: (transfer full) (element-type DmHit): first what has the words as they were typed, accents and all, and of
 *   that what has them one behind the other; then the same without accents. Among equals a plan, a unit and a person
 *   come before what there is much of, and the newest first
 */
GPtrArray *
dm_store_search (DmStore *self, const char *words, guint limit, gboolean *more, GError **error)
{
  g_auto (GStrv) split = dm_search_split (words);
  g_auto (GStrv) folded = dm_search_fold (split);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_hit_free);
  Search search = { split, folded, g_strv_length (split), limit, MAX (limit / 8, 1), { 0 }, seen, hits, FALSE };
  gboolean done = TRUE;

  dm_store_assert_owner (self);
  if (split[0] != NULL)
    {
      if (!dm_store_index_pending (self, error) || !self->driver->klass->begin_read (self->driver, error))
        return NULL;
      done = find_every_way (self, &search, error);
      self->driver->klass->rollback (self->driver);
    }
  if (more)
    *more = search.more;
  return done ? g_steal_pointer (&hits) : NULL;
}
