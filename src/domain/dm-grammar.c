/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-grammar.h"

#include <stdlib.h>

static GRegex *
get_regex (const char *pattern)
{
  static GMutex mutex;
  static GHashTable *compiled;
  GRegex *regex;

  g_mutex_lock (&mutex);
  if (compiled == NULL)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (compiled, pattern);
  if (regex == NULL)
    {
      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (regex != NULL);
      g_hash_table_insert (compiled, (gpointer) pattern, regex);
    }
  g_mutex_unlock (&mutex);
  return regex;
}

gboolean
dm_grammar_match (const char *pattern, const char *words, GMatchInfo **match)
{
  if (g_regex_match (get_regex (pattern), words, 0, match))
    return TRUE;
  g_clear_pointer (match, g_match_info_unref);
  return FALSE;
}

gboolean
dm_grammar_has (const char *pattern, const char *words)
{
  return g_regex_match (get_regex (pattern), words, 0, NULL);
}

/* @words with @with wherever @pattern is found in it, stripped. */
char *
dm_grammar_replace (const char *pattern, const char *with, const char *words)
{
  char *left = g_regex_replace_literal (get_regex (pattern), words, -1, 0, with, 0, NULL);

  return left ? g_strstrip (left) : g_strdup (words);
}

/* @words with what @each writes in the place of each that @pattern finds in it. */
char *
dm_grammar_replace_each (const char *pattern, const char *words, GRegexEvalCallback each, gpointer user_data)
{
  char *made = g_regex_replace_eval (get_regex (pattern), words, -1, 0, 0, each, user_data, NULL);

  return made ? made : g_strdup (words);
}

/* @words without what @pattern finds in it. */
char *
dm_grammar_drop (const char *pattern, const char *words)
{
  return dm_grammar_replace (pattern, "", words);
}

/* A group of the match, stripped; NULL where it took no part or is empty. */
char *
dm_grammar_text (GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  if (text == NULL || *g_strstrip (text) == '\0')
    return NULL;
  return g_steal_pointer (&text);
}

int
dm_grammar_int (GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return text && *text ? atoi (text) : 0;
}
