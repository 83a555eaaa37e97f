/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-roll.h"

#include <string.h>

struct _DmRoll
{
  gint64 seq;         /* the newest line of the log that was seen */
  DmDay on;
  GPtrArray *plans;   /* DmRollPlan: in the order of lists; owns */
};

/* --- the rows of a plan --- */

static DmRollPlan *
roll_plan_new (const char *plan_id)
{
  DmRollPlan *self = g_new0 (DmRollPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->plan_id = g_strdup (plan_id);
  return self;
}

DmRollPlan *
dm_roll_plan_ref (DmRollPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_roll_plan_forget_keys (DmRollPlan *self)
{
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->key_texts, g_string_chunk_free);
}

void
dm_roll_plan_unref (DmRollPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  dm_roll_plan_forget_keys (self);
  g_clear_pointer (&self->leads, g_free);
  g_clear_pointer (&self->lead_texts, g_string_chunk_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self->plan_id);
  g_free (self);
}

static const char *
keep_text (GStringChunk *texts, const char *text)
{
  return text ? g_string_chunk_insert (texts, text) : NULL;
}

static void
add_row (DmRollPlan *self, DmStatement *statement)
{
  const DmRollRow *before = self->rows->len > 0 ? &g_array_index (self->rows, DmRollRow, self->rows->len - 1) : NULL;
  DmRollRow row = { .status = -1, .percent = -1 };
  const char *parent_id = dm_statement_text (statement, 1);
  DmItemKind kind = DM_ITEM_TASK;

  row.id = keep_text (self->texts, dm_statement_text (statement, 0));
  /* Children of one parent mostly follow one another. */
  row.parent_id = before && g_strcmp0 (before->parent_id, parent_id) == 0 ? before->parent_id
                                                                         : keep_text (self->texts, parent_id);
  dm_item_kind_from_nick (dm_statement_text (statement, 2), &kind);
  row.kind = kind;
  if (!dm_statement_is_null (statement, 3))
    {
      row.status = CLAMP (dm_statement_int (statement, 3), -1, DM_STATUS_N - 1);
      row.percent = dm_statement_int (statement, 4);
      row.end = dm_statement_day (statement, 5);
    }
  g_array_append_val (self->rows, row);
}

static gboolean
read_rows (DmStore *store, DmRollPlan *self, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (store->driver,
                           "SELECT item.id, item.parent_id, item.kind, t.status, t.percent, t.end_on FROM item"
                           " LEFT JOIN item_timing t ON t.item_id = item.id AND t.from_on <= $1 AND t.until_on > $1"
                           " WHERE item.plan_id = $2 ORDER BY item.position, item.id",
                           error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_day (statement, 1, store->roll->on);
  dm_statement_bind_text (statement, 2, self->plan_id);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    add_row (self, statement);
  return step == DM_STEP_DONE;
}

/**
 * dm_store_read_roll:
 * @plan: of dm_store_list_rolls()
 *
 * Reads its rows unless they are known.
 */
gboolean
dm_store_read_roll (DmStore *self, DmRollPlan *plan, GError **error)
{
  if (plan->rows)
    return TRUE;
  plan->texts = g_string_chunk_new (4096);
  plan->rows = g_array_new (FALSE, FALSE, sizeof (DmRollRow));
  if (read_rows (self, plan, error))
    return TRUE;
  g_clear_pointer (&plan->rows, g_array_unref);
  g_clear_pointer (&plan->texts, g_string_chunk_free);
  return FALSE;
}

/* --- the plans, as the log has changed them --- */

void
dm_roll_free (DmRoll *self)
{
  g_ptr_array_unref (self->plans);
  g_free (self);
}

static DmRoll *
roll_new (DmDay on)
{
  DmRoll *self = g_new0 (DmRoll, 1);

  self->on = on;
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_roll_plan_unref);
  return self;
}

static gboolean
read_newest_seq (DmStore *self, gint64 *seq, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, "SELECT coalesce(max(seq), 0) FROM change", error);

  if (statement == NULL || dm_statement_step (statement, error) != DM_STEP_ROW)
    return FALSE;
  *seq = dm_statement_int (statement, 0);
  return TRUE;
}

/* Whoever borrows from the old rows keeps them; @plan is read again when it is asked for. */
static void
drop_rows (DmRoll *self, const char *plan_id)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      DmRollPlan *plan = g_ptr_array_index (self->plans, i);

      if (plan_id == NULL || g_str_equal (plan->plan_id, plan_id))
        {
          self->plans->pdata[i] = roll_plan_new (plan->plan_id);
          dm_roll_plan_unref (plan);
        }
    }
}

static void
forget_names (DmRoll *self)
{
  for (guint i = 0; i < self->plans->len; i++)
    dm_roll_plan_forget_keys (g_ptr_array_index (self->plans, i));
}

/* A rule or a day off may change the timing of any item. What else belongs to no plan are names, and views. */
static void
heed_change (DmRoll *self, const char *table, const char *item_id, const char *plan_id)
{
  if (plan_id)
    drop_rows (self, plan_id);
  else if (item_id || g_str_equal (table, "setting") || g_str_equal (table, "calendar_day"))
    drop_rows (self, NULL);
  else
    forget_names (self);
}

static gboolean
heed_log (DmStore *self, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT DISTINCT tbl, plan_id, CASE WHEN plan_id IS NULL THEN item_id END FROM change WHERE seq > $1",
                           error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, self->roll->seq);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    heed_change (self->roll, dm_statement_text (statement, 0), dm_statement_text (statement, 2),
                 dm_statement_text (statement, 1));
  return step == DM_STEP_DONE;
}

/* The plans as they are now; those that were known keep their rows. */
static gboolean
list_plans (DmStore *self, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "SELECT id, issued_on, closed_on FROM plan ORDER BY issued_on NULLS LAST, id", error);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_roll_plan_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->roll->plans->len; i++)
    {
      DmRollPlan *plan = g_ptr_array_index (self->roll->plans, i);

      g_hash_table_insert (by_id, plan->plan_id, plan);
    }
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      DmRollPlan *known = g_hash_table_lookup (by_id, dm_statement_text (statement, 0));
      DmRollPlan *plan = known ? dm_roll_plan_ref (known) : roll_plan_new (dm_statement_text (statement, 0));

      plan->issued_on = dm_statement_day (statement, 1);
      plan->closed_on = dm_statement_day (statement, 2);
      g_ptr_array_add (plans, plan);
    }
  if (step == DM_STEP_ERROR)
    return FALSE;
  g_ptr_array_unref (self->roll->plans);
  self->roll->plans = g_steal_pointer (&plans);
  return TRUE;
}

/**
 * dm_store_list_rolls:
 * @on: the day that is asked about
 *
 * Returns: (transfer none) (element-type DmRollPlan): all plans by their date, those without one last, as the present
 *   transaction sees them; until the next call. %NULL on failure
 */
const GPtrArray *
dm_store_list_rolls (DmStore *self, DmDay on, GError **error)
{
  gint64 seq;

  if (!read_newest_seq (self, &seq, error))
    return NULL;
  if (self->roll && self->roll->on == on && self->roll->seq == seq)
    return self->roll->plans;
  if (self->roll && (self->roll->on != on || self->roll->seq > seq))
    g_clear_pointer (&self->roll, dm_roll_free);
  if (self->roll == NULL)
    self->roll = roll_new (on);
  else if (!heed_log (self, error))
    {
      g_clear_pointer (&self->roll, dm_roll_free);
      return NULL;
    }
  if (!list_plans (self, error))
    {
      g_clear_pointer (&self->roll, dm_roll_free);
      return NULL;
    }
  self->roll->seq = seq;
  return self->roll->plans;
}
