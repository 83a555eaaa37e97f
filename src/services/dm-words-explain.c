/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words-private.h"

#include <glib/gi18n-lib.h>

/* "Vì sao hạn này?": one sentence for each step that the domain took from the plan's words to the days. */

static gboolean
is_whole_months (DmDay from, DmDay until, int n_months)
{
  int year, month, day;

  if (!dm_day_to_ymd (from, &year, &month, &day) || day != 1 || (month - 1) % n_months != 0)
    return FALSE;
  return until == dm_day_month_end (year, month + n_months - 1);
}

/**
 * dm_words_period:
 *
 * Returns: (transfer full): the name of the calendar period that these days are, or a general word where they are
 *   no single period of that kind
 */
char *
dm_words_period (DmDeadlineKind kind, DmDay from, DmDay until)
{
  int month = dm_day_month (from), year = dm_day_year (until);

  if (kind == DM_DEADLINE_MONTH && is_whole_months (from, until, 1))
    /* Translators: a month at the start of a sentence; parts as in "{d} {mon} {y}" */
    return dm_words_expand_day (C_ ("period", "{month} {y}"), from);
  if (kind == DM_DEADLINE_QUARTER && is_whole_months (from, until, 3))
    return g_strdup (dm_words_quarter ((month + 2) / 3));
  if (kind == DM_DEADLINE_HALF_YEAR && is_whole_months (from, until, 6))
    return g_strdup_printf (month == 1 ? _ ("The first half of %d") : _ ("The second half of %d"), year);
  if (kind == DM_DEADLINE_YEAR && is_whole_months (from, until, 12))
    return g_strdup_printf (_ ("The year %d"), year);
  if (kind == DM_DEADLINE_YEARS && from != DM_DAY_NONE)
    return g_strdup_printf (_ ("The term %1$d–%2$d"), dm_day_year (from), year);
  return g_strdup (_ ("The term"));
}

static char *
word_span (const char *period, DmDay from, DmDay until)
{
  g_autofree char *last = dm_words_day (until);
  g_autofree char *first = NULL;

  if (from == DM_DAY_NONE)
    /* Translators: a period and its last day */
    return g_strdup_printf (_ ("%1$s ends on %2$s"), period, last);
  if (until == DM_DAY_NONE)
    {
      first = dm_words_day (from);
      return g_strdup_printf (_ ("%1$s begins on %2$s"), period, first);
    }
  first = dm_day_year (from) == dm_day_year (until) ? dm_words_day_short (from) : dm_words_day (from);
  /* Translators: a period, its first and its last day: "Quarter III runs from 1 Jul to 30 Sep 2017" */
  return g_strdup_printf (_ ("%1$s runs from %2$s to %3$s"), period, first, last);
}

static char *
explain_range (const DmExplainStep *step)
{
  g_autofree char *period = NULL;
  g_autofree char *day = NULL;

  if (step->kind == DM_DEADLINE_DAY && (step->from == DM_DAY_NONE || step->from == step->until))
    {
      day = dm_words_day (step->until);
      return g_strdup_printf (_ ("The day named is %s"), day);
    }
  period = dm_words_period (step->kind, step->from, step->until);
  return word_span (period, step->from, step->until);
}

static char *
explain_before (const DmExplainStep *step)
{
  g_autofree char *named = dm_words_day (step->from);
  g_autofree char *last = dm_words_day (step->until);

  if (step->code == DM_EXPLAIN_BEFORE)
    return g_strdup_printf (_ ("“Before %1$s” leaves that day out: the last day in time is %2$s"), named, last);
  return g_strdup_printf (_ ("By this office's setting, “before %s” counts the day itself"),
                          step->from == DM_DAY_NONE ? last : named);
}

static char *
explain_pulse (const DmExplainStep *step)
{
  g_autofree char *first = dm_words_day (step->from);
  g_autofree char *days = dm_words_days (step->n);

  if (step->code == DM_EXPLAIN_CONTINUOUS)
    return g_strdup_printf (_ ("Continuous work has no end and is never overdue; after %s without an entry it is silent"),
                            days);
  if (step->from == DM_DAY_NONE)
    return g_strdup_printf (_ ("There is no end, so it is never overdue; after %s without an entry it is silent"), days);
  return g_strdup_printf (_ ("From %1$s on there is no end, so it is never overdue; after %2$s without an entry it is silent"),
                          first, days);
}

static char *
explain_recurring (const DmExplainStep *step)
{
  g_autofree char *every = dm_words_repeat (step->every, step->n);
  g_auto (GStrv) due = g_strsplit (step->text ? step->text : "", ", ", -1);
  g_autofree char *days = dm_words_due_days ((const char *const *) due);

  if (*days == '\0')
    return g_strdup_printf (_ ("It comes back %s; each time is a deadline of its own"), every);
  return g_strdup_printf (_ ("It comes back %1$s, due %2$s; each time is a deadline of its own"), every, days);
}

static char *
explain_event (const DmExplainStep *step)
{
  g_autofree char *event = dm_words_day (step->from);
  g_autofree char *last = dm_words_day (step->until);
  g_autofree char *days = dm_words_days (step->n);
  const char *words = step->text ? step->text : "";

  if (step->from == DM_DAY_NONE)
    return g_strdup_printf (_ ("It depends on an event, “%s”: enter its date once it is known"), words);
  if (step->n == 0 || step->until == DM_DAY_NONE)
    return g_strdup_printf (_ ("The event, “%1$s”, was on %2$s"), words, event);
  return g_strdup_printf (_ ("The event, “%1$s”, was on %2$s; %3$s from then is %4$s"), words, event, days, last);
}

static char *
explain_no_year (const DmExplainStep *step)
{
  g_autofree char *range = dm_words_range (step->from, step->until);

  if (*range == '\0')
    return g_strdup (_ ("The words name no year, so there is no date until a person enters one"));
  if (g_strcmp0 (step->text, "plan-year") == 0)
    return g_strdup_printf (_ ("The words name no year. In the plan's year it would be %s; it counts once a person accepts it"),
                            range);
  return g_strdup_printf (_ ("The words name no year. Proposed is %s; it counts once a person accepts it"), range);
}

static char *
explain_day_off (const DmExplainStep *step)
{
  DmDay off = step->code == DM_EXPLAIN_DAY_OFF_MOVED ? step->from : step->until;
  g_autofree char *day = dm_words_day_short (off);
  g_autofree char *name = step->text && *step->text ? g_strdup (step->text) : dm_words_weekday (off);
  g_autofree char *next = dm_words_day (step->until);

  if (step->code == DM_EXPLAIN_DAY_OFF_MOVED)
    return g_strdup_printf (_ ("%1$s is a day off (%2$s); a term counted in days ends on the next working day, %3$s (Civil Code 2015, article 148)"),
                            day, name, next);
  if (step->text && *step->text)
    return g_strdup_printf (_ ("%1$s is a day off (%2$s); the day stays as written: only terms counted in days move on (Civil Code 2015, article 148)"),
                            day, name);
  return g_strdup_printf (_ ("%1$s is a %2$s; the day stays as written: only terms counted in days move on (Civil Code 2015, article 148)"),
                          day, name);
}

static char *
explain_extended (const DmExplainStep *step)
{
  g_autofree char *from = dm_words_day (step->from);
  g_autofree char *until = dm_words_day (step->until);

  if (step->text && *step->text)
    return g_strdup_printf (_ ("Extended from %1$s to %2$s: %3$s"), from, until, step->text);
  return g_strdup_printf (_ ("Extended from %1$s to %2$s"), from, until);
}

/**
 * dm_words_explain_title:
 *
 * Returns: (transfer none): what kind of step it is, to stand above its sentence
 */
const char *
dm_words_explain_title (DmExplainCode code)
{
  switch (code)
    {
    case DM_EXPLAIN_WORDS:
      return _ ("Words of the plan");
    case DM_EXPLAIN_BEFORE_COUNTED:
      return _ ("Setting of the office");
    case DM_EXPLAIN_NO_YEAR:
      return _ ("Proposal");
    case DM_EXPLAIN_EVENT:
      return _ ("Event");
    case DM_EXPLAIN_NOT_UNDERSTOOD:
    case DM_EXPLAIN_PERIOD_UNKNOWN:
      return _ ("Not determined");
    case DM_EXPLAIN_DAY_OFF_KEPT:
    case DM_EXPLAIN_DAY_OFF_MOVED:
      return _ ("Days off");
    case DM_EXPLAIN_EXTENDED:
      return _ ("Extension");
    case DM_EXPLAIN_RANGE:
    case DM_EXPLAIN_ROMAN_QUARTER:
    case DM_EXPLAIN_BEFORE:
    case DM_EXPLAIN_UP_TO:
    case DM_EXPLAIN_VAGUE_POINT:
    case DM_EXPLAIN_ONWARD:
    case DM_EXPLAIN_CONTINUOUS:
    case DM_EXPLAIN_RECURRING:
    default:
      return _ ("Rule");
    }
}

static char *
explain_up_to (const DmExplainStep *step)
{
  g_autofree char *last = dm_words_day (step->until);

  return g_strdup_printf (_ ("The day named, %s, is still in time"), last);
}

static char *
explain_vague_point (const DmExplainStep *step)
{
  g_autofree char *last = dm_words_day (step->until);

  return g_strdup_printf (_ ("“%1$s” means %2$s (Civil Code 2015, article 146)"), step->text ? step->text : "", last);
}

/**
 * dm_words_explain:
 *
 * Returns: (transfer full): the step as one sentence without its full stop
 */
char *
dm_words_explain (const DmExplainStep *step)
{
  switch (step->code)
    {
    case DM_EXPLAIN_WORDS:
      return g_strdup_printf (_ ("“%s”"), step->text ? step->text : "");
    case DM_EXPLAIN_RANGE:
      return explain_range (step);
    case DM_EXPLAIN_ROMAN_QUARTER:
      return word_span (step->n >= 1 && step->n <= 4 ? dm_words_quarter (step->n) : _ ("The term"),
                        step->from, step->until);
    case DM_EXPLAIN_BEFORE:
    case DM_EXPLAIN_BEFORE_COUNTED:
      return explain_before (step);
    case DM_EXPLAIN_UP_TO:
      return explain_up_to (step);
    case DM_EXPLAIN_VAGUE_POINT:
      return explain_vague_point (step);
    case DM_EXPLAIN_ONWARD:
    case DM_EXPLAIN_CONTINUOUS:
      return explain_pulse (step);
    case DM_EXPLAIN_RECURRING:
      return explain_recurring (step);
    case DM_EXPLAIN_PERIOD_UNKNOWN:
      return g_strdup (_ ("The plan says that it comes back, but not how often: fill in the period"));
    case DM_EXPLAIN_EVENT:
      return explain_event (step);
    case DM_EXPLAIN_NO_YEAR:
      return explain_no_year (step);
    case DM_EXPLAIN_NOT_UNDERSTOOD:
      return g_strdup (_ ("No date can be read from these words; they are kept, and no date is guessed"));
    case DM_EXPLAIN_DAY_OFF_KEPT:
    case DM_EXPLAIN_DAY_OFF_MOVED:
      return explain_day_off (step);
    case DM_EXPLAIN_EXTENDED:
      return explain_extended (step);
    default:
      return g_strdup ("");
    }
}
