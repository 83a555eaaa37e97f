/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-private.h"

/* How many tasks each unit or person has: the same tasks that dm_store_query_items() lists when it is asked for one. */

static const char *const statements[] = {
  [DM_TALLY_UNITS]
  = "WITH RECURSIVE line (id, of_id) AS (SELECT id, id FROM unit UNION"
    " SELECT s.predecessor_id, line.of_id FROM unit_succession s JOIN line ON s.successor_id = line.id)"
    " SELECT line.of_id, count(DISTINCT iu.item_id) FROM line"
    " JOIN item_unit iu ON iu.unit_id = line.id AND iu.role = 'lead'"
    " JOIN item ON item.id = iu.item_id JOIN plan ON plan.id = item.plan_id"
    " WHERE item.kind = 'task' AND (plan.closed_on IS NULL OR plan.closed_on > $1) GROUP BY line.of_id",
  [DM_TALLY_PEOPLE]
  = "SELECT theirs.person_id, count(DISTINCT item.id) FROM item theirs"
    " JOIN item ON item.id = CASE WHEN theirs.kind = 'step' THEN theirs.parent_id ELSE theirs.id END"
    " JOIN plan ON plan.id = item.plan_id"
    " WHERE theirs.person_id IS NOT NULL AND item.kind = 'task'"
    " AND (plan.closed_on IS NULL OR plan.closed_on > $1) GROUP BY theirs.person_id",
};

/**
 * dm_store_tally_tasks:
 * @on: the day on which a plan counts as closed or not
 *
 * Returns: (transfer full) (element-type utf8 guint): the number of tasks in open plans by the id of the unit that
 *   leads them, itself or through those it succeeded, or of the person in whose charge they are; who has none is not
 *   in it
 */
GHashTable *
dm_store_tally_tasks (DmStore *self, DmTally tally, DmDay on, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DmStatement) statement = NULL;
  DmStep step;

  dm_store_assert_owner (self);
  statement = dm_driver_prepare (self->driver, statements[tally], error);
  if (statement == NULL)
    return NULL;
  dm_statement_bind_day (statement, 1, on);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_hash_table_insert (counts, dm_statement_dup_text (statement, 0), GUINT_TO_POINTER (dm_statement_int (statement, 1)));
  return step == DM_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}
