/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

/* The names are rows' ids and never change. */
#define DUE_SOON_DAYS "due-soon-days"
#define PULSE_DAYS "pulse-days"
#define BEFORE_COUNTS_DAY "before-counts-day"

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
  if (rules->due_soon_days < 0 || rules->due_soon_days > DM_RULES_MAX_DUE_SOON
      || rules->pulse_days < DM_RULES_MIN_PULSE || rules->pulse_days > DM_RULES_MAX_PULSE)
    return dm_store_refuse (error, "rules-range");
  if (!dm_store_enter_act (self, "rules-edit", &own, error))
    return FALSE;
  done = put_setting (self, DUE_SOON_DAYS, rules->due_soon_days, error)
         && put_setting (self, PULSE_DAYS, rules->pulse_days, error)
         && put_setting (self, BEFORE_COUNTS_DAY, rules->before_counts_day, error);
  return dm_store_leave_act (self, own, done, error);
}
