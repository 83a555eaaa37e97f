/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-deadline-shift.h"
#include "dm-grammar.h"

#include <stdlib.h>
#include <string.h>

/*
 * A plan that is copied to another year takes its deadlines along in their own words: every year that they name moves,
 * and the new words are read anew. What they then mean must be the old days so many years later; where it is not, or
 * where nobody can know, a person is told to look.
 */

/* A document is what it is: neither its number ("13/2018/NĐ-CP", "580/KH-BQL") nor its date moves with a plan. */
#define DOCUMENT                                                                                                       \
  "\\d+(?:/\\d{4})?/\\p{L}[\\p{L}\\d./-]*(?:,? (?:ngày \\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?\\d{4}"                   \
  "|ngày \\d{1,2} tháng \\d{1,2} năm \\d{4}|năm \\d{4}))?"
#define FOUR_DIGITS "(?<!\\d)(\\d{4})(?!\\d)"

/* In a phrase that is a deadline four digits are a year; in prose only where they are written like one. */
#define YEAR_OF_PHRASE "(?i)" DOCUMENT "|" FOUR_DIGITS
#define YEAR_OF_PROSE                                                                                                  \
  "(?i)" DOCUMENT "|(?:(?<=\\bnăm )|(?<=\\bđoạn )|(?<=[/.–-])|(?<=[–-] ))" FOUR_DIGITS                                \
  "|" FOUR_DIGITS "(?= ?[–-] ?\\d{4})"

/* "29/02/2016", "29 tháng 2 năm 2016", "29/2" of a range whose year stands at its end. */
#define LEAP_DAY "(?i)(?<!\\d)29( ?[/.-] ?0?2| tháng 0?2)(?!\\d)((?: ?[/.-] ?|,? năm )(\\d{4}))?"

#define FIRST_YEAR 1945
#define LAST_YEAR 2199

/* --- words --- */

typedef struct
{
  int years;
  int first_year;
} YearShift;

static gboolean
shift_year_cb (const GMatchInfo *match, GString *words, gpointer user_data)
{
  const YearShift *shift = user_data;
  g_autofree char *all = g_match_info_fetch (match, 0);
  int year = strlen (all) == 4 ? atoi (all) : 0;

  if (year >= MAX (shift->first_year, FIRST_YEAR) && year <= LAST_YEAR)
    g_string_append_printf (words, "%04d", year + shift->years);
  else
    g_string_append (words, all);
  return FALSE;
}

typedef struct
{
  int year; /* of a day without one, 0 where nobody knows it */
  gboolean found;
} LeapDay;

static gboolean
is_leap_year (int year)
{
  return dm_day_from_ymd (year, 2, 29) != DM_DAY_NONE;
}

static gboolean
leap_day_cb (const GMatchInfo *match, GString *words, gpointer user_data)
{
  LeapDay *leap = user_data;
  g_autofree char *all = g_match_info_fetch (match, 0);
  g_autofree char *month = g_match_info_fetch (match, 1);
  g_autofree char *tail = g_match_info_fetch (match, 2);
  g_autofree char *digits = g_match_info_fetch (match, 3);
  int year = digits && *digits ? atoi (digits) : leap->year;

  if (year == 0 || is_leap_year (year))
    g_string_append (words, all);
  else
    {
      g_string_append_printf (words, "28%s%s", month, tail ? tail : "");
      leap->found = TRUE;
    }
  return FALSE;
}

/**
 * dm_text_shift_years:
 * @text: prose, valid UTF-8 in NFC
 * @first_year: years before it stay: they are those of laws and of what was; 0 for none
 *
 * Returns: (transfer full): @text with its years moved by @years ("năm 2017", "2017 - 2020", "15/12/2017"); numbers that
 *   are not written like a year stay, and so do the numbers and dates of documents
 */
char *
dm_text_shift_years (const char *text, int years, int first_year)
{
  YearShift shift = { years, first_year };

  return dm_grammar_replace_each (YEAR_OF_PROSE, text, shift_year_cb, &shift);
}

/* --- days --- */

/* The last day of a period is the last day of its month, also in February. */
static DmDay
shift_day (DmDay day, int years, gboolean period)
{
  DmDay moved = dm_day_add_months (day, 12 * years);
  gboolean last = day != DM_DAY_NONE && day == dm_day_month_end (dm_day_year (day), dm_day_month (day));

  return period && last && moved != DM_DAY_NONE ? dm_day_month_end (dm_day_year (moved), dm_day_month (moved)) : moved;
}

static void
shift_days (DmDeadline *deadline, const DmDeadline *from, int years, gboolean period)
{
  deadline->start = shift_day (from->start, years, FALSE);
  deadline->end = shift_day (from->end, years, period);
  deadline->proposed_start = shift_day (from->proposed_start, years, FALSE);
  deadline->proposed_end = shift_day (from->proposed_end, years, period);
}

/* The year in which a deadline ends, or begins where it has no end; 0 for one without days. */
static int
get_year (const DmDeadline *deadline)
{
  const DmDay days[] = { deadline->end, deadline->proposed_end, deadline->start, deadline->proposed_start };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] != DM_DAY_NONE)
      return dm_day_year (days[i]);
  return 0;
}

/* --- the deadline --- */

static gboolean
same_due (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
means_the_same (const DmDeadline *read, const DmDeadline *moved)
{
  return read->kind == moved->kind && read->start == moved->start && read->end == moved->end
         && read->inclusive == moved->inclusive && read->every == moved->every && read->every_n == moved->every_n
         && same_due (read->due, moved->due) && read->proposed_start == moved->proposed_start
         && read->proposed_end == moved->proposed_end;
}

/* The new words read on their own. What a year was proposed for, and a person accepted, is accepted again. */
static DmDeadline *
read_anew (const DmDeadline *moved)
{
  g_autoptr (GPtrArray) read = dm_deadline_parse (moved->raw, dm_day_from_ymd (get_year (moved), 1, 1));
  DmDeadline *only;

  if (read->len != 1)
    return NULL;
  only = g_ptr_array_steal_index (read, 0);
  if (moved->proposed_start == DM_DAY_NONE && moved->proposed_end == DM_DAY_NONE)
    dm_deadline_accept_proposal (only);
  return only;
}

/* Moves the days of @moved as its kind does, or, where the words mean the end of a month ("cuối tháng 2"), as they do. */
static gboolean
agree_with_words (DmDeadline *moved, const DmDeadline *from, int years)
{
  g_autoptr (DmDeadline) read = read_anew (moved);
  gboolean period = from->kind != DM_DEADLINE_DAY;

  if (read && !means_the_same (read, moved))
    shift_days (moved, from, years, !period);
  if (read && means_the_same (read, moved))
    return TRUE;
  shift_days (moved, from, years, period);
  return FALSE;
}

static DmShiftNote
judge (DmDeadline *moved, const DmDeadline *from, int years, gboolean leap_day)
{
  if (from->kind == DM_DEADLINE_EVENT)
    return DM_SHIFT_EVENT;
  if (!agree_with_words (moved, from, years))
    return DM_SHIFT_DIFFERS;
  if (leap_day)
    return DM_SHIFT_LEAP_DAY;
  if (moved->proposed_start != DM_DAY_NONE || moved->proposed_end != DM_DAY_NONE)
    return DM_SHIFT_NO_YEAR;
  return strcmp (moved->raw, from->raw) == 0 && moved->start == from->start && moved->end == from->end ? DM_SHIFT_KEPT
                                                                                                      : DM_SHIFT_MOVED;
}

static gboolean
shift_words (DmDeadline *moved, const DmDeadline *from, int years)
{
  YearShift shift = { years, 0 };
  g_autofree char *words = dm_grammar_replace_each (YEAR_OF_PHRASE, from->raw, shift_year_cb, &shift);
  LeapDay leap = { get_year (moved), FALSE };

  g_free (moved->raw);
  moved->raw = dm_grammar_replace_each (LEAP_DAY, words, leap_day_cb, &leap);
  if (from->event_words)
    {
      g_free (moved->event_words);
      moved->event_words = dm_grammar_replace_each (YEAR_OF_PHRASE, from->event_words, shift_year_cb, &shift);
    }
  return leap.found;
}

/**
 * dm_deadline_shift:
 * @years: forward, or below 0 back
 * @note: (out) (optional): what became of it
 *
 * The kind stays, and so does whatever is bound to no year. The day of an event is not taken along: it will be another.
 *
 * Returns: (transfer full): the deadline that many years later, with no id
 */
DmDeadline *
dm_deadline_shift (const DmDeadline *self, int years, DmShiftNote *note)
{
  DmDeadline *moved = dm_deadline_copy (self);
  DmShiftNote made = DM_SHIFT_NOT_UNDERSTOOD;

  g_clear_pointer (&moved->id, g_free);
  moved->rev = 0;
  moved->event_on = DM_DAY_NONE;
  if (self->kind != DM_DEADLINE_NONE)
    {
      gboolean leap_day;

      shift_days (moved, self, years, self->kind != DM_DEADLINE_DAY);
      leap_day = shift_words (moved, self, years);
      made = judge (moved, self, years, leap_day);
    }
  if (note)
    *note = made;
  return moved;
}

/**
 * dm_shift_note_asks:
 *
 * Returns: whether a person should look at the deadline before it is kept
 */
gboolean
dm_shift_note_asks (DmShiftNote note)
{
  return note != DM_SHIFT_KEPT && note != DM_SHIFT_MOVED;
}
