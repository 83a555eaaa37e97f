/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-deadline-point.h"

#include <stdlib.h>
#include <string.h>

/* A plan is not older than the state that issues it, and nobody plans further than this. */
#define FIRST_YEAR 1945
#define LAST_YEAR 2199

/* A month, quarter or half-year is followed by its year: "/2017", "-2017", " nam 2017", " 2017". */
#define YEAR "(?: ?[/.-] ?| nam | )(\\d{4})"

static int
quarter_of (const char *word)
{
  static const char *const romans[] = { "i", "ii", "iii", "iv" };

  for (guint i = 0; i < G_N_ELEMENTS (romans); i++)
    if (strcmp (word, romans[i]) == 0)
      return i + 1;
  return atoi (word);
}

static gboolean
has_text (GMatchInfo *match, int group)
{
  g_autofree char *text = dm_grammar_text (match, group);

  return text != NULL;
}

/* The year that @group of the words names. FALSE for one that cannot be meant: "năm 0000" is a slip of the pen, not
 * "no year", for which a year may be proposed. */
static gboolean
take_year (GMatchInfo *match, int group, int assumed_year, DmPoint *point, int *taken)
{
  point->has_year = has_text (match, group);
  *taken = point->has_year ? dm_grammar_int (match, group) : assumed_year;
  return !point->has_year || (*taken >= FIRST_YEAR && *taken <= LAST_YEAR);
}

static gboolean
set_months (DmPoint *point, DmDeadlineKind kind, int year, int first, int last)
{
  point->kind = kind;
  point->start = dm_day_from_ymd (year, first, 1);
  point->end = dm_day_month_end (year, last);
  return first >= 1 && last <= 12 && (year == 0 || point->start != DM_DAY_NONE);
}

static gboolean
parse_quarter (const char *words, int assumed_year, DmPoint *point)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;
  int quarter, year;

  if (!dm_grammar_match ("^quy (iv|i{1,3}|[1-4])(?:" YEAR ")?$", words, &match))
    return FALSE;
  number = g_match_info_fetch (match, 1);
  quarter = quarter_of (number);
  return take_year (match, 2, assumed_year, point, &year)
         && set_months (point, DM_DEADLINE_QUARTER, year, quarter * 3 - 2, quarter * 3);
}

static gboolean
parse_month (const char *words, int assumed_year, DmPoint *point)
{
  g_autoptr (GMatchInfo) match = NULL;
  int month, year;

  if (!dm_grammar_match ("^(?:thang )?(\\d{1,2})(?: ?[/.-] ?| nam )(\\d{4})$", words, &match)
      && !dm_grammar_match ("^thang (\\d{1,2})(?: (\\d{4}))?$", words, &match))
    return FALSE;
  month = dm_grammar_int (match, 1);
  return take_year (match, 2, assumed_year, point, &year)
         && set_months (point, DM_DEADLINE_MONTH, year, month, month);
}

static gboolean
parse_half_year (const char *words, int assumed_year, DmPoint *point)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean second;
  int year;

  if (!dm_grammar_match ("^(?:6|06|sau) thang (?:(dau)|cuoi) nam(?: (\\d{4}))?$", words, &match))
    return FALSE;
  second = !dm_grammar_has ("dau", words);
  return take_year (match, 2, assumed_year, point, &year)
         && set_months (point, DM_DEADLINE_HALF_YEAR, year, second ? 7 : 1, second ? 12 : 6);
}

static gboolean
parse_year (const char *words, int assumed_year, DmPoint *point)
{
  g_autoptr (GMatchInfo) match = NULL;
  int year;

  if (!dm_grammar_match ("^(?:nam )?(\\d{4})$", words, &match))
    return FALSE;
  return take_year (match, 1, assumed_year, point, &year)
         && set_months (point, DM_DEADLINE_YEAR, year, 1, 12);
}

/* A day is its own first and last; whether its first day is meant, the phrase around it says. */
static gboolean
set_day (DmPoint *point, int year, int month, int day)
{
  point->kind = DM_DEADLINE_DAY;
  /* 29/2 without a year may be right in the year that is meant. */
  point->start = point->end = dm_day_from_ymd (year, month, day);
  return point->end != DM_DAY_NONE || (year == 0 && dm_day_from_ymd (2000, month, day) != DM_DAY_NONE);
}

static gboolean
parse_day (const char *words, int assumed_year, DmPoint *point)
{
  g_autoptr (GMatchInfo) match = NULL;
  int year;

  if (!dm_grammar_match ("^(?:ngay )?(\\d{1,2}) ?[/.-] ?(\\d{1,2})(?: ?[/.-] ?(\\d{4})| nam (\\d{4}))?$", words, &match)
      && !dm_grammar_match ("^(?:ngay )?(\\d{1,2}) thang (\\d{1,2})(?: ?[/,.-] ?(\\d{4})| ?,? nam (\\d{4}))?$", words,
                            &match))
    return FALSE;
  if (!take_year (match, has_text (match, 3) ? 3 : 4, assumed_year, point, &year))
    return FALSE;
  return set_day (point, year, dm_grammar_int (match, 2), dm_grammar_int (match, 1));
}

/* Civil Code 2015 art. 146(2)(3): the beginning, the middle and the end of a month or year are days. */
static gboolean
parse_vague (const char *words, int assumed_year, DmPoint *point)
{
  g_autoptr (GMatchInfo) match = NULL;
  gboolean first, middle;
  int month, year;

  if (!dm_grammar_match ("^(?:dau|giua|cuoi) (?:thang (\\d{1,2})(?:" YEAR ")?|nam(?: (\\d{4}))?)$", words, &match))
    return FALSE;
  first = g_str_has_prefix (words, "dau");
  middle = g_str_has_prefix (words, "giua");
  month = dm_grammar_int (match, 1);
  if (!take_year (match, has_text (match, 2) ? 2 : 3, assumed_year, point, &year))
    return FALSE;
  if (!has_text (match, 1))
    return first    ? set_day (point, year, 1, 1)
           : middle ? set_day (point, year, 6, 30)
                    : set_day (point, year, 12, 31);
  if (first || middle)
    return set_day (point, year, month, first ? 1 : 15);
  point->kind = DM_DEADLINE_DAY;
  point->start = point->end = dm_day_month_end (year, month);
  return month >= 1 && month <= 12;
}

/**
 * dm_point_parse:
 * @words: folded, and nothing but the point
 * @assumed_year: for words without a year, 0 for none: the days are then %DM_DAY_NONE
 *
 * Returns: whether @words name a stretch of the calendar that exists
 */
gboolean
dm_point_parse (const char *words, int assumed_year, DmPoint *point)
{
  static gboolean (*const parsers[]) (const char *, int, DmPoint *) = {
    parse_quarter, parse_half_year, parse_month, parse_year, parse_day, parse_vague,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    {
      *point = (DmPoint){ 0 };
      if (parsers[i](words, assumed_year, point))
        return TRUE;
    }
  return FALSE;
}
