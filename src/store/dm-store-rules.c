/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <gio/gio.h>
#include <string.h>

#define CALENDAR_RESOURCE "/vn/daumoi/DauMoi/store/calendar-days.csv"

/* The names are rows' ids and never change. */
#define DUE_SOON_DAYS "due-soon-days"
#define PULSE_DAYS "pulse-days"
#define BEFORE_COUNTS_DAY "before-counts-day"

/* --- days off --- */

static DmCalendarDay *
day_from_row (const DmRow *row)
{
  DmCalendarDay *day = dm_calendar_day_new (dm_row_get_day (row, "on_day"), dm_row_get_int (row, "working"),
                                            dm_row_get_int (row, "official"), dm_row_get_text (row, "name"),
                                            dm_row_get_text (row, "source"));

  day->id = g_strdup (row->id);
  day->rev = row->rev;
  return day;
}

/**
 * dm_store_list_calendar:
 *
 * Returns: (transfer full) (element-type DmCalendarDay): by day
 */
GPtrArray *
dm_store_list_calendar (DmStore *self, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *days;

  dm_store_assert_owner (self);
  rows = dm_store_load_rows (self, &dm_table_calendar_day, NULL, NULL, "on_day, official", error);
  if (rows == NULL)
    return NULL;
  days = g_ptr_array_new_full (rows->len, (GDestroyNotify) dm_calendar_day_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (days, day_from_row (g_ptr_array_index (rows, i)));
  return days;
}

static gboolean
put_day (DmStore *self, const DmCalendarDay *day, GError **error)
{
  g_autoptr (DmRow) row
      = day->rev ? dm_row_new (&dm_table_calendar_day, day->id) : dm_store_new_row (self, &dm_table_calendar_day);

  if (day->on == DM_DAY_NONE)
    return dm_store_refuse (error, "no-day");
  dm_row_set_day (row, "on_day", day->on);
  dm_row_set_int (row, "working", day->working);
  dm_row_set_int (row, "official", day->official);
  dm_row_set_text (row, "name", day->name);
  dm_row_set_text (row, "source", day->source);
  return dm_store_put_row (self, row, day->rev, error);
}

gboolean
dm_store_save_calendar_day (DmStore *self, const DmCalendarDay *day, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "calendar-edit", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, put_day (self, day, error), error);
}

gboolean
dm_store_delete_calendar_day (DmStore *self, const char *id, gint64 rev, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "calendar-edit", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, dm_store_delete_row (self, &dm_table_calendar_day, id, rev, error), error);
}

/* A new office begins with the computed days off, each with its source; the yearly notice is entered over them. */
gboolean
dm_store_seed (DmStore *self, GError **error)
{
  g_autoptr (GBytes) csv = g_resources_lookup_data (CALENDAR_RESOURCE, 0, error);
  g_autoptr (GPtrArray) days = csv ? dm_calendar_parse_csv (g_bytes_get_data (csv, NULL), error) : NULL;

  for (guint i = 0; days && i < days->len; i++)
    if (!put_day (self, g_ptr_array_index (days, i), error))
      return FALSE;
  return days != NULL;
}

/* --- settings --- */

static gboolean
read_setting (DmStore *self, const char *name, gint64 standard, gint64 *value, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DmRow) row = dm_store_load_row (self, &dm_table_setting, name, &failed);
  const char *text = row ? dm_row_get_text (row, "value") : NULL;

  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  *value = text ? g_ascii_strtoll (text, NULL, 10) : standard;
  return TRUE;
}

static DmRules *
load_rules (DmStore *self, GError **error)
{
  g_autoptr (GPtrArray) days = dm_store_list_calendar (self, error);
  g_autoptr (DmCalendar) calendar = days ? dm_calendar_new (days) : NULL;
  g_autoptr (DmRules) rules = calendar ? dm_rules_new (calendar) : NULL;
  gint64 due_soon, pulse, before;

  if (rules == NULL || !read_setting (self, DUE_SOON_DAYS, rules->due_soon_days, &due_soon, error)
      || !read_setting (self, PULSE_DAYS, rules->pulse_days, &pulse, error)
      || !read_setting (self, BEFORE_COUNTS_DAY, rules->before_counts_day, &before, error))
    return NULL;
  rules->due_soon_days = due_soon;
  rules->pulse_days = pulse;
  rules->before_counts_day = before != 0;
  return g_steal_pointer (&rules);
}

/**
 * dm_store_get_rules:
 *
 * Returns: (transfer full): what the office set, with its calendar
 */
DmRules *
dm_store_get_rules (DmStore *self, GError **error)
{
  dm_store_assert_owner (self);
  if (self->rules == NULL)
    self->rules = load_rules (self, error);
  return self->rules ? dm_rules_copy (self->rules) : NULL;
}

static gboolean
put_setting (DmStore *self, const char *name, gint64 value, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DmRow) before = dm_store_load_row (self, &dm_table_setting, name, &failed);
  g_autoptr (DmRow) row = dm_row_new (&dm_table_setting, name);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  dm_row_set_text (row, "value", text);
  return dm_store_put_row (self, row, before ? before->rev : 0, error);
}

/**
 * dm_store_save_rules:
 * @rules: its calendar is not written here, see dm_store_save_calendar_day()
 *
 * Every task's timing is made again in the same transaction.
 */
gboolean
dm_store_save_rules (DmStore *self, const DmRules *rules, GError **error)
{
  gboolean own, done;

  dm_store_assert_owner (self);
  if (rules->due_soon_days < 0 || rules->due_soon_days > 366 || rules->pulse_days < 1 || rules->pulse_days > 3660)
    return dm_store_refuse (error, "rules-range");
  if (!dm_store_enter_act (self, "rules-edit", &own, error))
    return FALSE;
  done = put_setting (self, DUE_SOON_DAYS, rules->due_soon_days, error)
         && put_setting (self, PULSE_DAYS, rules->pulse_days, error)
         && put_setting (self, BEFORE_COUNTS_DAY, rules->before_counts_day, error);
  return dm_store_leave_act (self, own, done, error);
}
