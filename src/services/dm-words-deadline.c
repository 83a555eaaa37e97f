/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kind_words[DM_DEADLINE_N_KINDS] = {
  [DM_DEADLINE_NONE] = NC_ ("deadline", "Not determined"),
  [DM_DEADLINE_DAY] = NC_ ("deadline", "Day"),
  [DM_DEADLINE_MONTH] = NC_ ("deadline", "Month"),
  [DM_DEADLINE_QUARTER] = NC_ ("deadline", "Quarter"),
  [DM_DEADLINE_HALF_YEAR] = NC_ ("deadline", "Half-year"),
  [DM_DEADLINE_YEAR] = NC_ ("deadline", "Year"),
  [DM_DEADLINE_YEARS] = NC_ ("deadline", "Several years"),
  [DM_DEADLINE_ONWARD] = NC_ ("deadline", "From a day on"),
  [DM_DEADLINE_CONTINUOUS] = NC_ ("deadline", "Continuous"),
  [DM_DEADLINE_RECURRING] = NC_ ("deadline", "Recurring"),
  [DM_DEADLINE_EVENT] = NC_ ("deadline", "After an event"),
};

static const char *const repeat_words[DM_REPEAT_N] = {
  [DM_REPEAT_NONE] = NC_ ("repeat", "once"),
  [DM_REPEAT_DAY] = NC_ ("repeat", "every day"),
  [DM_REPEAT_WEEK] = NC_ ("repeat", "every week"),
  [DM_REPEAT_MONTH] = NC_ ("repeat", "every month"),
  [DM_REPEAT_QUARTER] = NC_ ("repeat", "every quarter"),
  [DM_REPEAT_HALF_YEAR] = NC_ ("repeat", "every half-year"),
  [DM_REPEAT_YEAR] = NC_ ("repeat", "every year"),
  [DM_REPEAT_N_YEARS] = NC_ ("repeat", "every few years"),
  [DM_REPEAT_UNKNOWN] = NC_ ("repeat", "periodically, the period is not stated"),
};

static const char *const quarter_words[] = {
  NC_ ("quarter", "Quarter I"), NC_ ("quarter", "Quarter II"),
  NC_ ("quarter", "Quarter III"), NC_ ("quarter", "Quarter IV"),
};

const char *
dm_words_deadline_kind (DmDeadlineKind kind)
{
  g_return_val_if_fail ((guint) kind < DM_DEADLINE_N_KINDS, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "deadline", kind_words[kind]);
}

const char *
dm_words_quarter (int quarter)
{
  g_return_val_if_fail (quarter >= 1 && quarter <= 4, "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "quarter", quarter_words[quarter - 1]);
}

char *
dm_words_repeat (DmRepeat every, int n)
{
  g_return_val_if_fail ((guint) every < DM_REPEAT_N, g_strdup (""));
  if (every == DM_REPEAT_N_YEARS && n > 0)
    return g_strdup_printf (ngettext ("every year", "every %d years", n), n);
  return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "repeat", repeat_words[every]));
}

/* "06-15" is a day of a month, "30" a day of whatever month it is. */
static char *
word_due_day (const char *due)
{
  int month = strlen (due) == 5 ? (int) g_ascii_strtoll (due, NULL, 10) : 0;
  int day = (int) g_ascii_strtoll (month > 0 ? due + 3 : due, NULL, 10);

  if (month == 0)
    return g_strdup_printf (_ ("day %d"), day);
  /* A leap year, so that 29 February is a day like any other. */
  return dm_words_day_short (dm_day_from_ymd (2000, month, day));
}

/**
 * dm_words_due_days:
 * @due: (nullable): as in #DmDeadline
 *
 * Returns: (transfer full): the days joined as a list, "" for none
 */
char *
dm_words_due_days (const char *const *due)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; due != NULL && due[i] != NULL; i++)
    {
      g_autofree char *day = word_due_day (due[i]);

      if (i > 0)
        g_string_append (words, due[i + 1] == NULL ? C_ ("days", " and ") : ", ");
      g_string_append (words, day);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * dm_words_deadline:
 *
 * Returns: (transfer full): the plan's own words, without what ends a sentence
 */
char *
dm_words_deadline (const DmDeadline *deadline)
{
  char *words = g_strstrip (g_strdup (deadline->raw ? deadline->raw : ""));
  gsize length = strlen (words);

  if (length > 0 && strchr (".;", words[length - 1]) && !g_str_has_suffix (words, ".."))
    words[length - 1] = '\0';
  if (*words != '\0')
    return words;
  g_free (words);
  return g_strdup (_ ("No deadline yet"));
}

static char *
word_proposal (const DmDeadline *deadline)
{
  g_autofree char *range = dm_words_range (deadline->proposed_start, deadline->proposed_end);

  return g_strdup_printf (_ ("no year written; proposed: %s"), range);
}

static char *
word_recurring (const DmDeadline *deadline)
{
  g_autofree char *every = dm_words_repeat (deadline->every, deadline->every_n);
  g_autofree char *due = dm_words_due_days ((const char *const *) deadline->due);

  if (*due == '\0')
    return g_steal_pointer (&every);
  /* Translators: how often, and on which days: "every half-year, due 15 Jun and 1 Dec" */
  return g_strdup_printf (_ ("%s, due %s"), every, due);
}

static char *
word_event (const DmDeadline *deadline, const DmRules *rules)
{
  DmDay last = dm_deadline_last_day (deadline, rules);

  if (deadline->event_on == DM_DAY_NONE || last == DM_DAY_NONE)
    return g_strdup (_ ("once the event's date is known"));
  return dm_words_day (last);
}

/**
 * dm_words_deadline_range:
 *
 * Returns: (transfer full): the days that the words mean
 */
char *
dm_words_deadline_range (const DmDeadline *deadline, const DmRules *rules)
{
  switch (deadline->kind)
    {
    case DM_DEADLINE_NONE:
      if (deadline->raw && *deadline->raw)
        return g_strdup (_ ("not determined"));
      return g_strdup (_ ("no deadline yet"));
    case DM_DEADLINE_CONTINUOUS:
      return g_strdup (_ ("continuous"));
    case DM_DEADLINE_RECURRING:
      return word_recurring (deadline);
    case DM_DEADLINE_EVENT:
      return word_event (deadline, rules);
    case DM_DEADLINE_DAY:
    case DM_DEADLINE_MONTH:
    case DM_DEADLINE_QUARTER:
    case DM_DEADLINE_HALF_YEAR:
    case DM_DEADLINE_YEAR:
    case DM_DEADLINE_YEARS:
    case DM_DEADLINE_ONWARD:
    case DM_DEADLINE_N_KINDS:
    default:
      if (deadline->start == DM_DAY_NONE && deadline->end == DM_DAY_NONE)
        return deadline->proposed_end != DM_DAY_NONE || deadline->proposed_start != DM_DAY_NONE
          ? word_proposal (deadline) : g_strdup (_ ("no year written"));
      return dm_words_range (deadline->start, dm_deadline_last_day (deadline, rules));
    }
}
