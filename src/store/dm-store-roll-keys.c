/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

/* What the rows of a roll are sorted and grouped by, where not everybody asks for it. Words are sorted by keys made here:
 * no engine knows the Vietnamese dictionary. */

#include "dm-fold.h"
#include "dm-store-roll.h"

#define FIRST_UNIT(column, role)                                                                                        \
  "(SELECT unit." column " FROM item_unit iu JOIN unit ON unit.id = iu.unit_id"                                         \
  " WHERE iu.item_id = item.id AND iu.role = '" role "' ORDER BY iu.position LIMIT 1)"

static const char *const values[] = {
  [DM_SORT_TEXT] = "item.text",
  [DM_SORT_LEAD] = FIRST_UNIT ("name", "lead"),
  [DM_SORT_COORDINATING] = FIRST_UNIT ("name", "coordinating"),
  [DM_SORT_PLAN] = "plan.number",
  [DM_SORT_TARGET] = "item.target_on",
  [DM_SORT_ENTERED] = "(SELECT max(entry_on) FROM entry WHERE entry.item_id = item.id AND entry_on <= $2)",
  [DM_SORT_PRODUCT] = "item.product",
  [DM_SORT_PERSON] = "(SELECT name FROM person WHERE person.id = item.person_id)",
};

/* A plan's number counts: 9 before 61. What is no number comes behind, as words. */
static char *
make_number_key (const char *number)
{
  char *end;
  guint64 value = g_ascii_strtoull (number, &end, 10);
  g_autofree char *rest = dm_sort_key (end);

  return end > number ? g_strdup_printf ("%020" G_GUINT64_FORMAT "%s", value, rest) : g_strconcat ("x", rest, NULL);
}

static char *
make_key (DmSort sort, const char *value)
{
  DmPerson person = { .name = (char *) value };

  switch (sort)
    {
    case DM_SORT_TARGET:
    case DM_SORT_ENTERED:
      return g_strdup (value);
    case DM_SORT_PERSON:
      return dm_person_dup_sort_key (&person);
    case DM_SORT_PLAN:
      return make_number_key (value);
    default:
      return dm_sort_key (value);
    }
}

/* Many rows have the same unit or person: each key is made once. */
static const char *
keep_key (GHashTable *made, GStringChunk *texts, DmSort sort, const char *value)
{
  const char *kept;
  g_autofree char *key = NULL;

  if (value == NULL)
    return NULL;
  kept = g_hash_table_lookup (made, value);
  if (kept)
    return kept;
  key = make_key (sort, value);
  kept = g_string_chunk_insert (texts, key);
  g_hash_table_insert (made, g_strdup (value), (gpointer) kept);
  return kept;
}

static DmStatement *
select_values (DmStore *self, const DmRollPlan *plan, const char *value, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM item JOIN plan ON plan.id = item.plan_id WHERE item.plan_id = $1"
                                          " ORDER BY item.position, item.id", value);
  DmStatement *statement = dm_driver_prepare (self->driver, sql, error);

  if (statement)
    dm_statement_bind_text (statement, 1, plan->plan_id);
  return statement;
}

/**
 * dm_store_read_roll_keys:
 * @plan: whose rows are read
 * @sort: one by words, or by days that are not in the roll
 *
 * Reads the keys of its rows unless they are known; they are compared by their bytes.
 */
gboolean
dm_store_read_roll_keys (DmStore *self, DmRollPlan *plan, DmSort sort, DmDay on, GError **error)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DmStatement) statement = NULL;
  guint n = 0;
  DmStep step;

  if (plan->keys && plan->keys_of == sort)
    return TRUE;
  statement = select_values (self, plan, values[sort], error);
  if (statement == NULL)
    return FALSE;
  if (sort == DM_SORT_ENTERED)
    dm_statement_bind_day (statement, 2, on);
  dm_roll_plan_forget_keys (plan);
  plan->keys = g_new0 (const char *, plan->rows->len + 1);
  plan->key_texts = g_string_chunk_new (4096);
  plan->keys_of = sort;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW && n < plan->rows->len)
    plan->keys[n++] = keep_key (made, plan->key_texts, sort, dm_statement_text (statement, 0));
  if (step == DM_STEP_ERROR)
    dm_roll_plan_forget_keys (plan);
  return step != DM_STEP_ERROR;
}

/**
 * dm_store_read_roll_leads:
 * @plan: whose rows are read
 *
 * Reads the first unit that leads each of its rows unless they are known.
 */
gboolean
dm_store_read_roll_leads (DmStore *self, DmRollPlan *plan, GError **error)
{
  g_autoptr (DmStatement) statement = NULL;
  guint n = 0;
  DmStep step;

  if (plan->leads)
    return TRUE;
  statement = select_values (self, plan, FIRST_UNIT ("id", "lead"), error);
  if (statement == NULL)
    return FALSE;
  plan->leads = g_new0 (const char *, plan->rows->len + 1);
  plan->lead_texts = g_string_chunk_new (1024);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW && n < plan->rows->len)
    {
      const char *id = dm_statement_text (statement, 0);

      plan->leads[n++] = id ? g_string_chunk_insert_const (plan->lead_texts, id) : NULL;
    }
  if (step != DM_STEP_ERROR)
    return TRUE;
  g_clear_pointer (&plan->leads, g_free);
  g_clear_pointer (&plan->lead_texts, g_string_chunk_free);
  return FALSE;
}
