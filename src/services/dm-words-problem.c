/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words.h"

#include <glib/gi18n-lib.h>

static const char *const problem_names[DM_PROBLEM_N] = {
  [DM_PROBLEM_NO_NUMBER] = NC_ ("problem", "No number"),
  [DM_PROBLEM_NO_DATE] = NC_ ("problem", "No date"),
  [DM_PROBLEM_NO_ISSUER] = NC_ ("problem", "No issuer"),
  [DM_PROBLEM_NO_TASKS] = NC_ ("problem", "No task"),
  [DM_PROBLEM_NUMBERING_GAP] = NC_ ("problem", "Numbers jump"),
  [DM_PROBLEM_NUMBERING_REPEAT] = NC_ ("problem", "Number used twice"),
  [DM_PROBLEM_NO_DEADLINE] = NC_ ("problem", "No deadline"),
  [DM_PROBLEM_DEADLINE_IN_SENTENCE] = NC_ ("problem", "Deadline inside a sentence"),
  [DM_PROBLEM_DEADLINE_NOT_UNDERSTOOD] = NC_ ("problem", "Deadline not understood"),
  [DM_PROBLEM_DEADLINE_NO_YEAR] = NC_ ("problem", "Deadline without a year"),
  [DM_PROBLEM_PERIOD_UNKNOWN] = NC_ ("problem", "Period not stated"),
  [DM_PROBLEM_LEAD_UNKNOWN] = NC_ ("problem", "No lead unit"),
  [DM_PROBLEM_SEVERAL_DUTIES] = NC_ ("problem", "Several works in one"),
  [DM_PROBLEM_NO_RECIPIENTS] = NC_ ("problem", "No recipients"),
  [DM_PROBLEM_NO_SIGNER] = NC_ ("problem", "No signer"),
};

/**
 * dm_words_problem_name:
 *
 * Returns: (transfer none): what kind of doubt it is, in two or three words
 */
const char *
dm_words_problem_name (DmProblemCode code)
{
  g_return_val_if_fail ((guint) code < DM_PROBLEM_N, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "problem", problem_names[code]);
}

/* The doubts that need no words of the document, by code. */
static const char *const plain_problems[DM_PROBLEM_N] = {
  [DM_PROBLEM_NO_NUMBER] = N_ ("The number and symbol of the plan were not found"),
  [DM_PROBLEM_NO_DATE] = N_ ("The date of the plan was not found"),
  [DM_PROBLEM_NO_ISSUER] = N_ ("The office that issued the plan is not named"),
  [DM_PROBLEM_NO_TASKS] = N_ ("Nothing in the text looks like a task"),
  [DM_PROBLEM_NO_DEADLINE] = N_ ("The plan gives no deadline; it can be filled in later"),
  [DM_PROBLEM_SEVERAL_DUTIES] = N_ ("Several works stand in one paragraph; they may be split by hand"),
  [DM_PROBLEM_NO_RECIPIENTS] = N_ ("The list of recipients was not found"),
  [DM_PROBLEM_NO_SIGNER] = N_ ("The signer was not found"),
};

/**
 * dm_words_doubt:
 *
 * Returns: (transfer full): one sentence without its full stop, and without the item's code
 */
char *
dm_words_doubt (const DmProblem *problem)
{
  const char *words = problem->words ? problem->words : "";

  switch (problem->code)
    {
    case DM_PROBLEM_NUMBERING_GAP:
      return g_strdup_printf (_ ("The numbers jump from %1$s to %2$s; they stay as printed"), words,
                              problem->more ? problem->more : "");
    case DM_PROBLEM_NUMBERING_REPEAT:
      return g_strdup_printf (_ ("The number %s comes a second time; it stays as printed"), words);
    case DM_PROBLEM_DEADLINE_IN_SENTENCE:
      return g_strdup_printf (_ ("The deadline “%s” stands inside a sentence; please check it"), words);
    case DM_PROBLEM_DEADLINE_NOT_UNDERSTOOD:
      return g_strdup_printf (_ ("The deadline “%s” is not understood; its words are kept without a date"), words);
    case DM_PROBLEM_DEADLINE_NO_YEAR:
      return g_strdup_printf (_ ("The deadline “%s” names no year; the proposed one waits for a person"), words);
    case DM_PROBLEM_PERIOD_UNKNOWN:
      return g_strdup_printf (_ ("“%s” comes back, but the plan does not say how often"), words);
    case DM_PROBLEM_LEAD_UNKNOWN:
      return g_strdup_printf (_ ("%s only coordinate; nobody is named as lead"), words);
    case DM_PROBLEM_NO_NUMBER:
    case DM_PROBLEM_NO_DATE:
    case DM_PROBLEM_NO_ISSUER:
    case DM_PROBLEM_NO_TASKS:
    case DM_PROBLEM_NO_DEADLINE:
    case DM_PROBLEM_SEVERAL_DUTIES:
    case DM_PROBLEM_NO_RECIPIENTS:
    case DM_PROBLEM_NO_SIGNER:
    case DM_PROBLEM_N:
    default:
      g_return_val_if_fail ((guint) problem->code < DM_PROBLEM_N, g_strdup (""));
      return g_strdup (_ (plain_problems[problem->code]));
    }
}

/**
 * dm_words_problem:
 *
 * Returns: (transfer full): one sentence without its full stop; the item's code stands first where there is one
 */
char *
dm_words_problem (const DmProblem *problem)
{
  g_autofree char *doubt = dm_words_doubt (problem);

  if (problem->item == NULL || *problem->item == '\0')
    return g_steal_pointer (&doubt);
  /* Translators: an item's code and what is doubtful about it */
  return g_strdup_printf (C_ ("problem", "%s: %s"), problem->item, doubt);
}

static const struct
{
  const char *code;
  const char *words;
} check_words[] = {
  { "integrity", N_ ("The file is damaged: %s. Stop working in it and go back to the last backup") },
  { "foreign-key", N_ ("A row belongs to nothing: %s") },
  { "log-chain", N_ ("The history was altered outside this program: %s") },
  { "row-differs", N_ ("A row differs from what its history says: %s") },
  { "timing", N_ ("The figures of a task are not up to date: %s") },
  { "search-index", N_ ("The search index is not up to date: %s") },
};

char *
dm_words_check_problem (const DmCheckProblem *problem)
{
  const char *detail = problem->detail ? problem->detail : "";

  for (guint i = 0; i < G_N_ELEMENTS (check_words); i++)
    if (g_strcmp0 (check_words[i].code, problem->code) == 0)
      return g_strdup_printf (_ (check_words[i].words), detail);
  return g_strdup_printf (C_ ("problem", "%s: %s"), problem->code, detail);
}
