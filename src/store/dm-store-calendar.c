/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

/* Days off and make-up working days: the table, and the yearly notice that is written into it. */

#define CALENDAR_RESOURCE "/vn/daumoi/DauMoi/store/calendar-days.csv"

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

/**
 * dm_store_save_calendar_day:
 * @day: rev 0 for a new row
 *
 * Returns: %FALSE with CONFLICT, INVALID (no-day), or CONSTRAINT when there is such a row of that day already
 */
gboolean
dm_store_save_calendar_day (DmStore *self, const DmCalendarDay *day, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "calendar-edit", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, put_day (self, day, error), error);
}

static gboolean
delete_days (DmStore *self, const GPtrArray *days, GError **error)
{
  for (guint i = 0; i < days->len; i++)
    {
      const DmCalendarDay *day = g_ptr_array_index (days, i);

      if (!dm_store_delete_row (self, &dm_table_calendar_day, day->id, day->rev, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * dm_store_delete_calendar_days:
 * @days: (element-type DmCalendarDay): kept rows
 *
 * Deletes them as one act.
 */
gboolean
dm_store_delete_calendar_days (DmStore *self, const GPtrArray *days, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "calendar-edit", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, delete_days (self, days, error), error);
}

/* --- the yearly notice --- */

static gboolean
is_kept (const GPtrArray *table, const char *id)
{
  for (guint i = 0; i < table->len; i++)
    if (g_strcmp0 (((const DmCalendarDay *) g_ptr_array_index (table, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* What goes comes first: a day has one official row. */
static gboolean
put_table (DmStore *self, const GPtrArray *before, const GPtrArray *table, GError **error)
{
  for (guint i = 0; i < before->len; i++)
    {
      const DmCalendarDay *day = g_ptr_array_index (before, i);

      if (day->official && !is_kept (table, day->id)
          && !dm_store_delete_row (self, &dm_table_calendar_day, day->id, day->rev, error))
        return FALSE;
    }
  for (guint i = 0; i < table->len; i++)
    {
      const DmCalendarDay *day = g_ptr_array_index (table, i);

      if (day->official && !put_day (self, day, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_notice (DmStore *self, const DmNotice *notice, GError **error)
{
  g_autoptr (GPtrArray) before = dm_store_list_calendar (self, error), table = NULL;

  if (before == NULL)
    return FALSE;
  if (!dm_notice_is_based_on (notice, before))
    {
      g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT, "the notice of %d", notice->year);
      return FALSE;
    }
  table = dm_notice_apply (notice, before);
  return put_table (self, before, table, error);
}

/**
 * dm_store_save_notice:
 * @notice: as dm_notice_read() gave it, and then changed
 *
 * The year's days off are then what the notice says; see dm_notice_apply(). One act.
 *
 * Returns: %FALSE with CONFLICT when somebody else changed the year's official days first, or with INVALID and what
 *   dm_notice_find_fault() says
 */
gboolean
dm_store_save_notice (DmStore *self, const DmNotice *notice, GError **error)
{
  gboolean own;
  guint index;
  const char *fault = dm_notice_find_fault (notice, &index);

  dm_store_assert_owner (self);
  if (fault)
    return dm_store_refuse (error, fault);
  if (!dm_store_enter_act (self, "calendar-notice", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, write_notice (self, notice, error), error);
}

/* --- a new office --- */

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
