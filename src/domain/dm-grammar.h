/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Patterns over words, for whatever reads Vietnamese. A @pattern is a literal: it is compiled once and kept for the
 * life of the program. Any thread. */
gboolean dm_grammar_match (const char *pattern, const char *words, GMatchInfo **match);
gboolean dm_grammar_has (const char *pattern, const char *words);
char *dm_grammar_replace (const char *pattern, const char *with, const char *words);
char *dm_grammar_replace_each (const char *pattern, const char *words, GRegexEvalCallback each, gpointer user_data);
char *dm_grammar_drop (const char *pattern, const char *words);
char *dm_grammar_text (GMatchInfo *match, int group);
int dm_grammar_int (GMatchInfo *match, int group);

G_END_DECLS
