/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

/* What is said of a plan in a list of plans. */

#include "dm-store-roll.h"

void
dm_plan_summary_free (DmPlanSummary *self)
{
  if (self == NULL)
    return;
  dm_plan_unref (self->plan);
  g_free (self);
}

static void
count_rows (DmPlanSummary *self, const GArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DmRollRow *row = &g_array_index (rows, DmRollRow, i);

      if (row->status < 0 || (row->kind != DM_ITEM_TASK && row->kind != DM_ITEM_DUTY))
        continue;
      if (row->kind == DM_ITEM_DUTY)
        self->n_duties++;
      else
        {
          self->counts[row->status]++;
          self->n_tasks++;
        }
    }
}

static gboolean
count_items (DmStore *self, GHashTable *summaries, DmDay on, GError **error)
{
  const GPtrArray *rolls = dm_store_list_rolls (self, on, error);

  for (guint i = 0; rolls && i < rolls->len; i++)
    {
      DmRollPlan *roll = g_ptr_array_index (rolls, i);
      DmPlanSummary *summary = g_hash_table_lookup (summaries, roll->plan_id);

      if (!dm_store_read_roll (self, roll, error))
        return FALSE;
      if (summary)
        count_rows (summary, roll->rows);
    }
  return rolls != NULL;
}

/* The rule of dm_section_percent(), over all tasks of a plan. */
static gboolean
measure_progress (DmStore *self, GHashTable *summaries, DmDay on, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT i.plan_id, sum(t.percent), count(*) FROM item i JOIN item_timing t"
                           " ON t.item_id = i.id AND t.from_on <= $1 AND t.until_on > $1"
                           " WHERE i.kind = 'task' AND t.status <> $2"
                           " AND (EXISTS (SELECT 1 FROM deadline d WHERE d.item_id = i.id"
                           " AND d.kind NOT IN ('continuous', 'onward', 'recurring'))"
                           " OR NOT EXISTS (SELECT 1 FROM deadline d WHERE d.item_id = i.id))"
                           " GROUP BY i.plan_id",
                           error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_day (statement, 1, on);
  dm_statement_bind_int (statement, 2, DM_STATUS_CANCELLED);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      DmPlanSummary *summary = g_hash_table_lookup (summaries, dm_statement_text (statement, 0));
      gint64 sum = dm_statement_int (statement, 1), n = dm_statement_int (statement, 2);

      if (summary)
        summary->percent = (sum + n / 2) / n;
    }
  return step == DM_STEP_DONE;
}

static GPtrArray *
list_plans (DmStore *self, DmDay on, gboolean progress, GError **error)
{
  g_autoptr (GPtrArray) plans = dm_store_load_plans (self, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_plan_summary_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (plans == NULL)
    return NULL;
  for (guint i = 0; i < plans->len; i++)
    {
      DmPlanSummary *summary = g_new0 (DmPlanSummary, 1);

      summary->plan = dm_plan_ref (g_ptr_array_index (plans, i));
      summary->percent = -1;
      g_hash_table_insert (by_id, summary->plan->id, summary);
      g_ptr_array_add (list, summary);
    }
  if (!count_items (self, by_id, on, error) || (progress && !measure_progress (self, by_id, on, error)))
    return NULL;
  return g_steal_pointer (&list);
}

/* Plans and counts of one moment. */
static GPtrArray *
list_plans_at_once (DmStore *self, DmDay on, gboolean progress, GError **error)
{
  GPtrArray *list;

  if (!self->driver->klass->begin_read (self->driver, error))
    return NULL;
  list = list_plans (self, on, progress, error);
  self->driver->klass->rollback (self->driver);
  return list;
}

/**
 * dm_store_list_plans:
 * @on: the day the counts are of
 *
 * Returns: (transfer full) (element-type DmPlanSummary): every plan, closed ones too, newest first; the counts are of
 *   tasks and always add up to @n_tasks
 */
GPtrArray *
dm_store_list_plans (DmStore *self, DmDay on, GError **error)
{
  dm_store_assert_owner (self);
  return list_plans_at_once (self, on, FALSE, error);
}

/**
 * dm_store_survey_plans:
 *
 * Returns: (transfer full) (element-type DmPlanSummary): as dm_store_list_plans(), with the percent of each
 */
GPtrArray *
dm_store_survey_plans (DmStore *self, DmDay on, GError **error)
{
  dm_store_assert_owner (self);
  return list_plans_at_once (self, on, TRUE, error);
}
