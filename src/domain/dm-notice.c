/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-notice.h"

#include <string.h>

/*
 * Every year the Prime Minister decides the actual days off (Labour Code 2019 art. 112(3)) and a notice tells them,
 * with the Saturdays that are worked in exchange. Until then the office counts with days that were computed. This file
 * turns rows of the calendar into such a notice and back.
 */

#define SATURDAY 6
/* Longer than any holiday there ever was: a year mistyped in one of its ends must not make a year of days off. */
#define MAX_DAYS 31
/* What the computed table calls a day off in lieu of one that fell on a weekend. */
#define IN_LIEU "Nghỉ bù "

DmDayRange *
dm_day_range_new (DmDay from, DmDay until, gboolean working, const char *name)
{
  DmDayRange *self = g_new0 (DmDayRange, 1);

  self->from = from;
  self->until = until;
  self->working = working;
  self->name = g_strdup (name);
  return self;
}

DmDayRange *
dm_day_range_copy (const DmDayRange *self)
{
  DmDayRange *copy = dm_day_range_new (self->from, self->until, self->working, self->name);

  copy->official = self->official;
  copy->source = g_strdup (self->source);
  return copy;
}

void
dm_day_range_free (DmDayRange *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->source);
  g_free (self);
}

DmNotice *
dm_notice_new (int year)
{
  DmNotice *self = g_new0 (DmNotice, 1);

  self->year = year;
  self->ranges = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_day_range_free);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_calendar_day_free);
  return self;
}

DmNotice *
dm_notice_copy (const DmNotice *self)
{
  DmNotice *copy = dm_notice_new (self->year);

  copy->source = g_strdup (self->source);
  for (guint i = 0; i < self->ranges->len; i++)
    g_ptr_array_add (copy->ranges, dm_day_range_copy (g_ptr_array_index (self->ranges, i)));
  for (guint i = 0; i < self->kept->len; i++)
    g_ptr_array_add (copy->kept, dm_calendar_day_copy (g_ptr_array_index (self->kept, i)));
  return copy;
}

void
dm_notice_free (DmNotice *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_ptr_array_unref (self->ranges);
  g_ptr_array_unref (self->kept);
  g_free (self);
}

static DmDay
first_day (int year)
{
  return dm_day_from_ymd (year, 1, 1);
}

static DmDay
last_day (int year)
{
  return dm_day_from_ymd (year, 12, 31);
}

static gboolean
works_by_the_week (DmDay day)
{
  return dm_day_weekday (day) < SATURDAY;
}

/**
 * dm_notice_is_missing:
 * @days: (element-type DmCalendarDay): the whole table
 *
 * Returns: whether the office still counts with a computed day of that year, or knows none at all
 */
gboolean
dm_notice_is_missing (const GPtrArray *days, int year)
{
  g_autoptr (DmCalendar) calendar = dm_calendar_new (days);
  gboolean any = FALSE;

  for (DmDay on = first_day (year); on <= last_day (year); on++)
    {
      const DmCalendarDay *day = dm_calendar_lookup (calendar, on);

      if (day == NULL)
        continue;
      any = TRUE;
      if (!day->official && day->working != works_by_the_week (on))
        return TRUE;
    }
  return !any;
}

/* --- rows to ranges --- */

static const char *
skip_in_lieu (const char *name)
{
  return name && g_str_has_prefix (name, IN_LIEU) ? name + strlen (IN_LIEU) : name;
}

/* A computed day off in lieu belongs to its holiday; an official row has the name that the notice gives it. */
static gboolean
goes_on (const DmDayRange *range, const DmCalendarDay *day)
{
  if (range->working != day->working || range->official != day->official)
    return FALSE;
  if (!day->official)
    return g_strcmp0 (skip_in_lieu (range->name), skip_in_lieu (day->name)) == 0;
  /* A make-up Saturday is one thing, a Friday that is worked after all another. */
  if (day->working && works_by_the_week (day->on) != works_by_the_week (range->until))
    return FALSE;
  return g_strcmp0 (range->name, day->name) == 0 && g_strcmp0 (range->source, day->source) == 0;
}

static DmDayRange *
begin_range (const DmCalendarDay *day)
{
  DmDayRange *range = dm_day_range_new (day->on, day->on, day->working, day->name);

  range->official = day->official;
  range->source = g_strdup (day->source);
  return range;
}

/* Where the notice is there, a computed row can only be a weekend that the notice leaves one: it says nothing. */
static GPtrArray *
list_ranges (const GPtrArray *days, DmDay from, DmDay until, gboolean computed)
{
  g_autoptr (DmCalendar) calendar = dm_calendar_new (days);
  GPtrArray *ranges = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_day_range_free);
  DmDayRange *range = NULL;

  for (DmDay on = from; on <= until; on++)
    {
      const DmCalendarDay *day = dm_calendar_lookup (calendar, on);

      if (day == NULL || (!day->official && !computed))
        continue;
      if (range && range->until == on - 1 && goes_on (range, day))
        {
          range->until = on;
          continue;
        }
      range = begin_range (day);
      g_ptr_array_add (ranges, range);
    }
  return ranges;
}

/**
 * dm_notice_list_ranges:
 * @days: (element-type DmCalendarDay): the whole table
 *
 * Returns: (transfer full) (element-type DmDayRange): what rules the days of that year, by day
 */
GPtrArray *
dm_notice_list_ranges (const GPtrArray *days, int year)
{
  return list_ranges (days, first_day (year), last_day (year), dm_notice_is_missing (days, year));
}

/* --- reading a notice --- */

/* The paper that most of the year's official days come from. */
static const char *
find_source (const GPtrArray *days, int year)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const DmCalendarDay *day = g_ptr_array_index (days, i);
      guint n;

      if (!day->official || day->source == NULL || dm_day_year (day->on) != year)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, day->source)) + 1;
      g_hash_table_insert (counts, day->source, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          best = day->source;
        }
    }
  return best;
}

/* The official rows that the notice of a year speaks for: all of the year, and of the December before it those from
 * the same paper. */
static gboolean
owns (const DmCalendarDay *day, int year, const char *source)
{
  if (!day->official)
    return FALSE;
  if (dm_day_year (day->on) == year)
    return TRUE;
  return dm_day_year (day->on) == year - 1 && dm_day_month (day->on) == 12 && source != NULL
         && g_strcmp0 (day->source, source) == 0;
}

static GPtrArray *
list_owned (const GPtrArray *days, int year, const char *source)
{
  GPtrArray *owned = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_calendar_day_free);

  for (guint i = 0; i < days->len; i++)
    if (owns (g_ptr_array_index (days, i), year, source))
      g_ptr_array_add (owned, dm_calendar_day_copy (g_ptr_array_index (days, i)));
  return owned;
}

/* A weekday that is worked, or a weekend that is not, needs no words in a notice: that it overrules a computed day
 * follows from the notice's silence. */
static gboolean
is_implied (const DmDayRange *range)
{
  for (DmDay on = range->from; on <= range->until; on++)
    if (range->working != works_by_the_week (on))
      return FALSE;
  return range->official && range->working;
}

/* A holiday and its day in lieu behind the weekend are one run of days off. */
static gboolean
joins (const DmDayRange *a, const DmDayRange *b)
{
  if (a->official || b->official || a->working || b->working
      || g_strcmp0 (skip_in_lieu (a->name), skip_in_lieu (b->name)) != 0)
    return FALSE;
  for (DmDay on = a->until + 1; on < b->from; on++)
    if (works_by_the_week (on))
      return FALSE;
  return TRUE;
}

static void
take_range (DmNotice *self, DmDayRange *range)
{
  DmDayRange *before = self->ranges->len ? g_ptr_array_index (self->ranges, self->ranges->len - 1) : NULL;

  if (before && joins (before, range))
    {
      const char *name = skip_in_lieu (before->name);

      before->until = range->until;
      memmove (before->name, name, strlen (name) + 1);
      dm_day_range_free (range);
      return;
    }
  if (!range->official || g_strcmp0 (range->source, self->source) == 0)
    g_clear_pointer (&range->source, g_free);
  g_ptr_array_add (self->ranges, range);
}

static void
read_ranges (DmNotice *self, const GPtrArray *days, DmDay from, DmDay until, gboolean computed)
{
  g_autoptr (GPtrArray) ranges = list_ranges (days, from, until, computed);

  g_ptr_array_set_free_func (ranges, NULL);
  for (guint i = 0; i < ranges->len; i++)
    {
      DmDayRange *range = g_ptr_array_index (ranges, i);

      if (is_implied (range))
        dm_day_range_free (range);
      else
        take_range (self, range);
    }
}

/**
 * dm_notice_read:
 * @days: (element-type DmCalendarDay): the whole table
 *
 * Returns: (transfer full): the notice of that year; where there is none yet, the proposal of what was computed, with
 *   no source
 */
DmNotice *
dm_notice_read (const GPtrArray *days, int year)
{
  DmNotice *self = dm_notice_new (year);
  gboolean missing = dm_notice_is_missing (days, year);

  if (!missing)
    self->source = g_strdup (find_source (days, year));
  g_ptr_array_unref (self->kept);
  self->kept = list_owned (days, year, self->source);
  /* Of the December before, only what this paper says. */
  read_ranges (self, self->kept, dm_day_from_ymd (year - 1, 12, 1), last_day (year - 1), FALSE);
  read_ranges (self, days, first_day (year), last_day (year), missing);
  return self;
}

/**
 * dm_notice_is_based_on:
 * @days: (element-type DmCalendarDay): the whole table
 *
 * Returns: whether the official rows that saving the notice would replace are still those it was read from
 */
gboolean
dm_notice_is_based_on (const DmNotice *self, const GPtrArray *days)
{
  g_autoptr (DmNotice) now = dm_notice_read (days, self->year);

  if (now->kept->len != self->kept->len)
    return FALSE;
  for (guint i = 0; i < now->kept->len; i++)
    {
      const DmCalendarDay *a = g_ptr_array_index (now->kept, i), *b = g_ptr_array_index (self->kept, i);

      if (g_strcmp0 (a->id, b->id) != 0 || a->rev != b->rev)
        return FALSE;
    }
  return TRUE;
}

/* --- what is wrong with it --- */

static gboolean
is_blank (const char *text)
{
  g_autofree char *rest = g_strstrip (g_strdup (text ? text : ""));

  return *rest == '\0';
}

static const char *
find_range_fault (const DmDayRange *range, int year)
{
  if (range->from == DM_DAY_NONE || range->until == DM_DAY_NONE)
    return "notice-without-day";
  if (range->until < range->from)
    return "notice-range-order";
  if (range->until - range->from >= MAX_DAYS)
    return "notice-range-long";
  if (range->from < dm_day_from_ymd (year - 1, 12, 1) || range->until > last_day (year))
    return "notice-day-elsewhere";
  if (is_blank (range->name))
    return "notice-without-name";
  for (DmDay on = range->from; range->working && on <= range->until; on++)
    if (works_by_the_week (on))
      return "notice-make-up-weekday";
  return NULL;
}

static gboolean
overlaps_one_before (const DmNotice *self, guint index)
{
  const DmDayRange *range = g_ptr_array_index (self->ranges, index);

  for (guint i = 0; i < index; i++)
    {
      const DmDayRange *other = g_ptr_array_index (self->ranges, i);

      if (range->from <= other->until && other->from <= range->until)
        return TRUE;
    }
  return FALSE;
}

/**
 * dm_notice_find_fault:
 * @index: (out): which of the ranges is meant, G_MAXUINT for the notice as a whole
 *
 * Returns: (nullable): %NULL for a notice that can be saved, else what is wrong first: notice-without-source,
 *   notice-empty, notice-without-day, notice-range-order, notice-range-long, notice-day-elsewhere,
 *   notice-without-name, notice-make-up-weekday, notice-overlap
 */
const char *
dm_notice_find_fault (const DmNotice *self, guint *index)
{
  *index = G_MAXUINT;
  if (is_blank (self->source))
    return "notice-without-source";
  if (self->ranges->len == 0)
    return "notice-empty";
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const char *fault = find_range_fault (g_ptr_array_index (self->ranges, i), self->year);

      *index = i;
      if (fault || overlaps_one_before (self, i))
        return fault ? fault : "notice-overlap";
    }
  *index = G_MAXUINT;
  return NULL;
}

/* --- the table that it makes --- */

/* An official row for that day, in the place of the one that there was. */
static DmCalendarDay *
make_day (GHashTable *before, DmDay on, gboolean working, const char *name, const char *source)
{
  const DmCalendarDay *old = g_hash_table_lookup (before, GINT_TO_POINTER (on));
  DmCalendarDay *day = dm_calendar_day_new (on, working, TRUE, name, source);

  if (old)
    {
      day->id = g_strdup (old->id);
      day->rev = old->rev;
    }
  return day;
}

static void
add_range (const DmNotice *self, const DmDayRange *range, GHashTable *before, GHashTable *named, GPtrArray *table)
{
  for (DmDay on = range->from; on <= range->until; on++)
    {
      g_hash_table_add (named, GINT_TO_POINTER (on));
      g_ptr_array_add (table, make_day (before, on, range->working, range->name,
                                        range->source ? range->source : self->source));
    }
}

/**
 * dm_notice_apply:
 * @self: one without a fault
 * @days: (element-type DmCalendarDay): the whole table
 *
 * Returns: (transfer full) (element-type DmCalendarDay): the whole table as it is once the notice rules its year. Its
 *   official rows replace those that it was read from, and keep the id of the row of their day; a computed day that it
 *   does not name is overruled by the day of the week
 */
GPtrArray *
dm_notice_apply (const DmNotice *self, const GPtrArray *days)
{
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL), named = g_hash_table_new (NULL, NULL);
  g_autoptr (DmNotice) now = dm_notice_read (days, self->year);
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_calendar_day_free);

  for (guint i = 0; i < days->len; i++)
    if (((const DmCalendarDay *) g_ptr_array_index (days, i))->official)
      g_hash_table_insert (before, GINT_TO_POINTER (((const DmCalendarDay *) g_ptr_array_index (days, i))->on),
                           g_ptr_array_index (days, i));
  for (guint i = 0; i < self->ranges->len; i++)
    add_range (self, g_ptr_array_index (self->ranges, i), before, named, table);
  for (guint i = 0; i < days->len; i++)
    {
      const DmCalendarDay *day = g_ptr_array_index (days, i);
      gboolean is_named = g_hash_table_contains (named, GINT_TO_POINTER (day->on));

      if (day->official)
        {
          if (!is_named && !owns (day, self->year, now->source))
            g_ptr_array_add (table, dm_calendar_day_copy (day));
          continue;
        }
      g_ptr_array_add (table, dm_calendar_day_copy (day));
      if (!is_named && dm_day_year (day->on) == self->year && day->working != works_by_the_week (day->on))
        g_ptr_array_add (table,
                         make_day (before, day->on, works_by_the_week (day->on), day->name, self->source));
    }
  return table;
}
