/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-day.h"

#include <string.h>

/* Viet Nam has kept UTC+7 without daylight saving since 1975; every date of this program is later. */
#define VIETNAM_OFFSET (7 * 60 * 60)
#define UNIX_EPOCH_JULIAN 719163
#define SECONDS_PER_DAY (24 * 60 * 60)

/**
 * dm_day_from_ymd:
 *
 * Returns: the day, or %DM_DAY_NONE when there is no such date (31 June, year 0 or beyond 9999)
 */
DmDay
dm_day_from_ymd (int year, int month, int day)
{
  static const int days_before_month[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
  int past = year - 1;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > g_date_get_days_in_month (month, year))
    return DM_DAY_NONE;
  /* Counted here and not by GDate: every row that is read has days. */
  return past * 365 + past / 4 - past / 100 + past / 400 + days_before_month[month - 1]
         + (month > 2 && g_date_is_leap_year (year)) + day;
}

/**
 * dm_day_to_ymd:
 * @year: (out) (optional):
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 *
 * Returns: %FALSE for %DM_DAY_NONE, the places then hold 0
 */
gboolean
dm_day_to_ymd (DmDay day, int *year, int *month, int *day_of_month)
{
  GDate date;
  gboolean valid = day > 0;

  g_date_clear (&date, 1);
  if (valid)
    g_date_set_julian (&date, day);
  if (year)
    *year = valid ? g_date_get_year (&date) : 0;
  if (month)
    *month = valid ? (int) g_date_get_month (&date) : 0;
  if (day_of_month)
    *day_of_month = valid ? g_date_get_day (&date) : 0;
  return valid;
}

int
dm_day_year (DmDay day)
{
  int year;

  dm_day_to_ymd (day, &year, NULL, NULL);
  return year;
}

int
dm_day_month (DmDay day)
{
  int month;

  dm_day_to_ymd (day, NULL, &month, NULL);
  return month;
}

/**
 * dm_day_weekday:
 *
 * Returns: 1 for Monday to 7 for Sunday (ISO 8601), 0 for %DM_DAY_NONE
 */
int
dm_day_weekday (DmDay day)
{
  return day > 0 ? (day - 1) % 7 + 1 : 0;
}

/**
 * dm_day_month_end:
 * @month: 1 to 12
 *
 * Returns: the last day of that month
 */
DmDay
dm_day_month_end (int year, int month)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12)
    return DM_DAY_NONE;
  return dm_day_from_ymd (year, month, g_date_get_days_in_month (month, year));
}

/**
 * dm_day_add_months:
 *
 * Returns: the same day of the month @months later (or earlier), the last day where that month is shorter
 */
DmDay
dm_day_add_months (DmDay day, int months)
{
  int year, month, dom, index;
  DmDay end;

  if (!dm_day_to_ymd (day, &year, &month, &dom))
    return DM_DAY_NONE;
  index = year * 12 + month - 1 + months;
  end = dm_day_month_end (index / 12, index % 12 + 1);
  if (end == DM_DAY_NONE)
    return DM_DAY_NONE;
  return MIN (end, end - g_date_get_days_in_month (index % 12 + 1, index / 12) + dom);
}

/**
 * dm_day_parse:
 * @iso: (nullable): "YYYY-MM-DD", nothing before or after it
 *
 * Returns: the day, or %DM_DAY_NONE when @iso is not exactly that
 */
DmDay
dm_day_parse (const char *iso)
{
  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return DM_DAY_NONE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return DM_DAY_NONE;

#define DIGIT(i) (iso[i] - '0')
  return dm_day_from_ymd (DIGIT (0) * 1000 + DIGIT (1) * 100 + DIGIT (2) * 10 + DIGIT (3),
                          DIGIT (5) * 10 + DIGIT (6), DIGIT (8) * 10 + DIGIT (9));
#undef DIGIT
}

/* Not printf: an import writes some ten days a task. */
static void
write_digits (char *to, int number, int n)
{
  for (; n > 0; n--, number /= 10)
    to[n - 1] = '0' + number % 10;
}

/**
 * dm_day_write:
 * @buffer: (out): receives "YYYY-MM-DD" and a NUL
 *
 * Returns: @buffer, or %NULL for %DM_DAY_NONE
 */
const char *
dm_day_write (DmDay day, char buffer[11])
{
  int year, month, dom;

  if (!dm_day_to_ymd (day, &year, &month, &dom))
    return NULL;
  write_digits (buffer, year, 4);
  buffer[4] = '-';
  write_digits (buffer + 5, month, 2);
  buffer[7] = '-';
  write_digits (buffer + 8, dom, 2);
  buffer[10] = '\0';
  return buffer;
}

/**
 * dm_day_format:
 *
 * Returns: (transfer full) (nullable): "YYYY-MM-DD", or %NULL for %DM_DAY_NONE
 */
char *
dm_day_format (DmDay day)
{
  char buffer[11];

  return g_strdup (dm_day_write (day, buffer));
}

/**
 * dm_day_in_vietnam:
 * @unix_seconds: an instant, in seconds since 1970-01-01 UTC
 *
 * Returns: the civil date in Asia/Ho_Chi_Minh at that instant, whatever the machine's own zone
 */
DmDay
dm_day_in_vietnam (gint64 unix_seconds)
{
  gint64 local = unix_seconds + VIETNAM_OFFSET;
  gint64 days = local >= 0 ? local / SECONDS_PER_DAY : -((-local + SECONDS_PER_DAY - 1) / SECONDS_PER_DAY);

  return (DmDay) (UNIX_EPOCH_JULIAN + days);
}
