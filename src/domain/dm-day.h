/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DmDay:
 *
 * A civil date as its proleptic Gregorian Julian day number (1 is 1 January of year 1, as in #GDate);
 * 0 means "no day". Civil dates are those of Asia/Ho_Chi_Minh. Days compare and subtract as integers.
 */
typedef gint32 DmDay;

#define DM_DAY_NONE 0
/* "For ever": later than any day a plan may name, yet formats and sorts like a day. */
#define DM_DAY_MAX (dm_day_from_ymd (9999, 12, 31))

DmDay dm_day_from_ymd (int year, int month, int day);
gboolean dm_day_to_ymd (DmDay day, int *year, int *month, int *day_of_month);
int dm_day_year (DmDay day);
int dm_day_month (DmDay day);
int dm_day_weekday (DmDay day);
DmDay dm_day_month_end (int year, int month);
DmDay dm_day_add_months (DmDay day, int months);

DmDay dm_day_parse (const char *iso);
char *dm_day_format (DmDay day);
const char *dm_day_write (DmDay day, char buffer[11]);

DmDay dm_day_in_vietnam (gint64 unix_seconds);

G_END_DECLS
