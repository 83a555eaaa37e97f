/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store.h"

DmItemQuery *
dm_item_query_new (DmDay on)
{
  DmItemQuery *self = g_new0 (DmItemQuery, 1);

  self->on = on;
  return self;
}

DmItemQuery *
dm_item_query_copy (const DmItemQuery *self)
{
  DmItemQuery *copy = g_memdup2 (self, sizeof *self);

  copy->plan_id = g_strdup (self->plan_id);
  copy->unit_id = g_strdup (self->unit_id);
  copy->person_id = g_strdup (self->person_id);
  copy->text = g_strdup (self->text);
  return copy;
}

/**
 * dm_item_query_new_duties:
 * @tasks: what a list of tasks is asked by
 *
 * Returns: (transfer full): asks for the duties that stand below that list
 */
DmItemQuery *
dm_item_query_new_duties (const DmItemQuery *tasks)
{
  DmItemQuery *self = dm_item_query_copy (tasks);

  self->kinds = 1u << DM_ITEM_DUTY;
  self->statuses = 0;
  self->group = DM_GROUP_NONE;
  self->within = DM_WITHIN_ANY;
  self->sort = DM_SORT_OUTLINE;
  self->descending = FALSE;
  return self;
}

void
dm_item_query_free (DmItemQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->plan_id);
  g_free (self->unit_id);
  g_free (self->person_id);
  g_free (self->text);
  g_free (self);
}

/* The last day of the quarter that lies @n quarters after the one of @day. */
static DmDay
get_quarter_end (DmDay day, int n)
{
  int quarter = (dm_day_month (day) - 1) / 3 + n;

  return dm_day_month_end (dm_day_year (day) + quarter / 4, quarter % 4 * 3 + 3);
}

/* The last day of the month that lies @n months after the one of @day. */
static DmDay
get_month_end (DmDay day, int n)
{
  int month = dm_day_month (day) - 1 + n;

  return dm_day_month_end (dm_day_year (day) + month / 12, month % 12 + 1);
}

/**
 * dm_item_query_get_period:
 * @from, @until: (out): both included; DM_DAY_NONE where that side is open
 *
 * The days that @within stands for on the query's day.
 */
void
dm_item_query_get_period (const DmItemQuery *self, DmDay *from, DmDay *until)
{
  int n = self->within == DM_WITHIN_NEXT_MONTH || self->within == DM_WITHIN_NEXT_QUARTER;
  DmDay on = self->on;

  *from = *until = DM_DAY_NONE;
  if (self->within == DM_WITHIN_OWN)
    {
      *from = self->end_from;
      *until = self->end_until;
      return;
    }
  if (on == DM_DAY_NONE)
    return;
  switch (self->within)
    {
    case DM_WITHIN_THIS_MONTH:
    case DM_WITHIN_NEXT_MONTH:
      *until = get_month_end (on, n);
      *from = dm_day_from_ymd (dm_day_year (*until), dm_day_month (*until), 1);
      break;
    case DM_WITHIN_THIS_QUARTER:
    case DM_WITHIN_NEXT_QUARTER:
      *until = get_quarter_end (on, n);
      *from = dm_day_from_ymd (dm_day_year (*until), dm_day_month (*until) - 2, 1);
      break;
    case DM_WITHIN_THIS_YEAR:
      *from = dm_day_from_ymd (dm_day_year (on), 1, 1);
      *until = dm_day_from_ymd (dm_day_year (on), 12, 31);
      break;
    default:
      break;
    }
}
