/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-calendar.h"

G_BEGIN_DECLS

/**
 * DmDayRange:
 * @from, @until: first and last day, both included
 * @working: FALSE for days off, TRUE for make-up working days
 * @official: FALSE for days that were computed and still wait for the yearly notice
 * @name: what the days are
 * @source: what says so; in a notice NULL stands for the notice itself
 *
 * Days that follow each other and are the same thing.
 */
typedef struct
{
  DmDay from;
  DmDay until;
  gboolean working;
  gboolean official;
  char *name;
  char *source;
} DmDayRange;

DmDayRange *dm_day_range_new (DmDay from, DmDay until, gboolean working, const char *name);
DmDayRange *dm_day_range_copy (const DmDayRange *self);
void dm_day_range_free (DmDayRange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmDayRange, dm_day_range_free)

/**
 * DmNotice:
 * @year: the year whose days off it says
 * @source: number and day of the paper; NULL until it is known
 * @ranges: (element-type DmDayRange): every day off and every make-up working day of that year
 * @kept: (element-type DmCalendarDay): the official rows that it was read from and that saving it replaces
 *
 * The yearly notice of days off, as one form holds it. A make-up day or a New Year's day off may fall into the December
 * before the year. What @ranges do not name is an ordinary day of the week, whatever was computed for it.
 */
typedef struct
{
  int year;
  char *source;
  GPtrArray *ranges;
  GPtrArray *kept;
} DmNotice;

DmNotice *dm_notice_new (int year);
DmNotice *dm_notice_copy (const DmNotice *self);
void dm_notice_free (DmNotice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmNotice, dm_notice_free)

gboolean dm_notice_is_missing (const GPtrArray *days, int year);
GPtrArray *dm_notice_list_ranges (const GPtrArray *days, int year);
DmNotice *dm_notice_read (const GPtrArray *days, int year);
const char *dm_notice_find_fault (const DmNotice *self, guint *index);
GPtrArray *dm_notice_apply (const DmNotice *self, const GPtrArray *days);
gboolean dm_notice_is_based_on (const DmNotice *self, const GPtrArray *days);

G_END_DECLS
