/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-day.h"

G_BEGIN_DECLS

/**
 * DmCalendarDay:
 * @id: row id, or NULL for a row not yet kept
 * @rev: the row's revision, 0 for a row not yet kept
 * @on: the day
 * @working: FALSE for a day off, TRUE for a make-up working day (a Saturday worked in exchange)
 * @official: the row comes from the yearly official notice and overrules the computed row of that day
 * @name: what the day is ("Tết Nguyên đán")
 * @source: the notice or article that says so
 *
 * One row of the editable table of days. At most one official and one computed row exist for a day.
 */
typedef struct
{
  char *id;
  gint64 rev;
  DmDay on;
  gboolean working;
  gboolean official;
  char *name;
  char *source;
} DmCalendarDay;

DmCalendarDay *dm_calendar_day_new (DmDay on, gboolean working, gboolean official, const char *name, const char *source);
DmCalendarDay *dm_calendar_day_copy (const DmCalendarDay *self);
void dm_calendar_day_free (DmCalendarDay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCalendarDay, dm_calendar_day_free)

#define DM_CALENDAR_ERROR (dm_calendar_error_quark ())
GQuark dm_calendar_error_quark (void);

/* An immutable set of such rows over a five-day week; reference counted, may be shared between threads. */
typedef struct _DmCalendar DmCalendar;

DmCalendar *dm_calendar_new (const GPtrArray *days);
DmCalendar *dm_calendar_ref (DmCalendar *self);
void dm_calendar_unref (DmCalendar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmCalendar, dm_calendar_unref)

const DmCalendarDay *dm_calendar_lookup (const DmCalendar *self, DmDay day);
gboolean dm_calendar_is_working (const DmCalendar *self, DmDay day);
DmDay dm_calendar_next_working (const DmCalendar *self, DmDay day);
DmDay dm_calendar_add_days (const DmCalendar *self, DmDay from, int days, gboolean working);
GPtrArray *dm_calendar_parse_csv (const char *text, GError **error);

G_END_DECLS
