/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-deadline.h"

#include <stdlib.h>
#include <string.h>

/* By more days than these no notice has ever moved an end. */
#define MAX_MOVE 31

/**
 * dm_deadline_is_bounded:
 *
 * Returns: whether the deadline has an end of its own; an event's depends on the day, see dm_item_deadline_end()
 */
gboolean
dm_deadline_is_bounded (const DmDeadline *self)
{
  switch (self->kind)
    {
    case DM_DEADLINE_DAY:
    case DM_DEADLINE_MONTH:
    case DM_DEADLINE_QUARTER:
    case DM_DEADLINE_HALF_YEAR:
    case DM_DEADLINE_YEAR:
    case DM_DEADLINE_YEARS:
      return self->end != DM_DAY_NONE;
    case DM_DEADLINE_EVENT:
      return self->event_on != DM_DAY_NONE && self->event_days > 0;
    default:
      return FALSE;
    }
}

static gboolean
counts_day_named (const DmDeadline *self, const DmRules *rules)
{
  return self->inclusive || rules->before_counts_day;
}

/**
 * dm_deadline_last_day:
 *
 * Returns: the last day in time by the words alone. "Trước ngày 15" ends on the 14th unless the office counts the day
 *   named. A formal end on a day off stays; only a period counted in days from an event moves to the next working day
 *   (Civil Code 2015 art. 148(5)). %DM_DAY_NONE where there is no end
 */
DmDay
dm_deadline_last_day (const DmDeadline *self, const DmRules *rules)
{
  if (!dm_deadline_is_bounded (self))
    return DM_DAY_NONE;
  if (self->kind == DM_DEADLINE_EVENT)
    return dm_calendar_add_days (rules->calendar, self->event_on, self->event_days, self->event_working);
  return counts_day_named (self, rules) ? self->end : self->end - 1;
}

/**
 * dm_deadline_may_have_ended:
 *
 * Returns: whether @day may have been the last day of a period counted in days by an earlier calendar. A yearly notice
 *   moves such ends, and an entry or an extension goes on naming the one that there was
 */
gboolean
dm_deadline_may_have_ended (const DmDeadline *self, const DmRules *rules, DmDay day)
{
  DmDay last;

  if (self->kind != DM_DEADLINE_EVENT || !dm_deadline_is_bounded (self))
    return FALSE;
  last = dm_deadline_last_day (self, rules);
  return day >= self->event_on + self->event_days && ABS (day - last) <= MAX_MOVE;
}

/**
 * dm_deadline_accept_proposal:
 *
 * A person has said yes to the guess: it becomes the deadline's range. Does nothing where there is none.
 */
void
dm_deadline_accept_proposal (DmDeadline *self)
{
  if (self->proposed_start == DM_DAY_NONE && self->proposed_end == DM_DAY_NONE)
    return;
  self->start = self->proposed_start;
  self->end = self->proposed_end;
  self->proposed_start = DM_DAY_NONE;
  self->proposed_end = DM_DAY_NONE;
  g_clear_pointer (&self->proposed_why, g_free);
}

/* --- occurrences --- */

static int
period_months (DmRepeat every)
{
  switch (every)
    {
    case DM_REPEAT_MONTH:
      return 1;
    case DM_REPEAT_QUARTER:
      return 3;
    case DM_REPEAT_HALF_YEAR:
      return 6;
    case DM_REPEAT_YEAR:
      return 12;
    default:
      return 0;
    }
}

/* The last day in time of what is due on that day of the month, or (not @counted) before it. Where the month has no such
 * day it is the month's last one: Civil Code 2015 art. 148(3) says so of a term counted in months, and every day of
 * February is before its 30th. So "before" is taken off the day that the words name, not off the day that is left. */
static DmDay
last_day_of_due (int year, int month, int day, gboolean counted)
{
  DmDay end = dm_day_month_end (year, month);

  if (end == DM_DAY_NONE)
    return DM_DAY_NONE;
  return MIN (end, dm_day_from_ymd (year, month, 1) + day - (counted ? 1 : 2));
}

/* The first of the days named ("06-15", "30") whose last day in time comes after @after. */
static DmDay
next_due (const DmDeadline *self, const DmRules *rules, DmDay after)
{
  gboolean counted = counts_day_named (self, rules);
  int year = dm_day_year (after), month = dm_day_month (after);
  DmDay next = DM_DAY_NONE;

  for (guint i = 0; self->due[i]; i++)
    {
      const char *dash = strchr (self->due[i], '-');

      /* From the period of @after on: the next year or month holds the first one at the latest. */
      for (int ahead = 0; ahead <= 2; ahead++)
        {
          int m = month - 1 + ahead;
          DmDay day = dash ? last_day_of_due (year + ahead, atoi (self->due[i]), atoi (dash + 1), counted)
                           : last_day_of_due (year + m / 12, m % 12 + 1, atoi (self->due[i]), counted);

          if (day > after && (next == DM_DAY_NONE || day < next))
            next = day;
        }
    }
  return next;
}

/**
 * dm_deadline_next_occurrence:
 * @after: a day
 *
 * Returns: the last day in time of the first occurrence that ends after @after: by one of the days that the words name,
 *   read as dm_deadline_last_day() reads them, else the last day of the period; %DM_DAY_NONE when the period is unknown,
 *   is several years long (nobody said from which year to count), or the deadline does not recur
 */
DmDay
dm_deadline_next_occurrence (const DmDeadline *self, const DmRules *rules, DmDay after)
{
  int months, year, month;

  if (self->kind != DM_DEADLINE_RECURRING)
    return DM_DAY_NONE;
  if (self->due && self->due[0] && self->every != DM_REPEAT_N_YEARS && self->every != DM_REPEAT_UNKNOWN)
    return next_due (self, rules, after);
  if (self->every == DM_REPEAT_DAY)
    return after + 1;
  if (self->every == DM_REPEAT_WEEK)
    return after + 1 + (7 - dm_day_weekday (after + 1));
  months = period_months (self->every);
  if (months == 0 || !dm_day_to_ymd (after + 1, &year, &month, NULL))
    return DM_DAY_NONE;
  return dm_day_month_end (year, (month - 1) / months * months + months);
}

/**
 * dm_deadline_is_occurrence_named:
 * @occurrence: one that dm_deadline_next_occurrence() gave
 * @name: the day by which an entry or an extension names what it means
 *
 * Returns: whether @name means @occurrence. An office may begin to count the day that "trước ngày" names, or cease to:
 *   what was named by the other reading keeps its name, unless that day is an occurrence of its own
 */
gboolean
dm_deadline_is_occurrence_named (const DmDeadline *self, const DmRules *rules, DmDay occurrence, DmDay name)
{
  if (name == occurrence)
    return TRUE;
  return !self->inclusive && name == occurrence + (rules->before_counts_day ? -1 : 1)
         && dm_deadline_next_occurrence (self, rules, name - 1) != name;
}
