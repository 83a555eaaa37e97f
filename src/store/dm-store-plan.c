/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* --- lists as opaque text --- */

static JsonArray *
parse_array (const char *json, JsonNode **node)
{
  *node = json ? json_from_string (json, NULL) : NULL;
  return *node && JSON_NODE_HOLDS_ARRAY (*node) ? json_node_get_array (*node) : NULL;
}

static char *
write_array (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  return json_to_string (node, FALSE);
}

static char *
strings_to_json (char **strings)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; strings && strings[i]; i++)
    json_array_add_string_element (array, strings[i]);
  return write_array (array);
}

static char **
strings_from_json (const char *json)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array = parse_array (json, &node);
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    g_ptr_array_add (strings, g_strdup (json_array_get_string_element (array, i)));
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_steal (strings, NULL);
}

static char *
references_to_json (const GPtrArray *references)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < references->len; i++)
    {
      const DmReference *reference = g_ptr_array_index (references, i);
      JsonArray *pair = json_array_new ();
      char day[11];

      json_array_add_string_element (pair, reference->number);
      if (dm_day_write (reference->issued_on, day))
        json_array_add_string_element (pair, day);
      else
        json_array_add_null_element (pair);
      json_array_add_array_element (array, pair);
    }
  return write_array (array);
}

static void
references_from_json (GPtrArray *references, const char *json)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array = parse_array (json, &node);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (element) ? json_node_get_array (element) : NULL;

      if (pair && json_array_get_length (pair) == 2)
        g_ptr_array_add (references, dm_reference_new (json_array_get_string_element (pair, 0),
                                                       json_array_get_null_element (pair, 1)
                                                           ? DM_DAY_NONE
                                                           : dm_day_parse (json_array_get_string_element (pair, 1))));
    }
}

/* --- rows --- */

static void
fill_row (DmRow *row, const DmPlan *plan)
{
  g_autofree char *basis = strings_to_json (plan->basis);
  g_autofree char *recipients = strings_to_json (plan->recipients);
  g_autofree char *references = references_to_json (plan->references);

  dm_row_set_text (row, "number", plan->number);
  dm_row_set_text (row, "symbol", plan->symbol);
  dm_row_set_text (row, "type", plan->type);
  dm_row_set_text (row, "title", plan->title);
  dm_row_set_day (row, "issued_on", plan->issued_on);
  dm_row_set_text (row, "place", plan->place);
  dm_row_set_text (row, "issuer", plan->issuer);
  dm_row_set_text (row, "parent_issuer", plan->parent_issuer);
  dm_row_set_text (row, "signer_form", plan->signer_form);
  dm_row_set_text (row, "signer_position", plan->signer_position);
  dm_row_set_text (row, "signer_name", plan->signer_name);
  dm_row_set_text (row, "basis", basis);
  dm_row_set_text (row, "refs", references);
  dm_row_set_text (row, "recipients", recipients);
  dm_row_set_day (row, "closed_on", plan->closed_on);
}

static DmPlan *
plan_from_row (const DmRow *row)
{
  DmPlan *plan = dm_plan_new ();

  plan->id = g_strdup (row->id);
  plan->rev = row->rev;
  plan->number = g_strdup (dm_row_get_text (row, "number"));
  plan->symbol = g_strdup (dm_row_get_text (row, "symbol"));
  plan->type = g_strdup (dm_row_get_text (row, "type"));
  plan->title = g_strdup (dm_row_get_text (row, "title"));
  plan->issued_on = dm_row_get_day (row, "issued_on");
  plan->place = g_strdup (dm_row_get_text (row, "place"));
  plan->issuer = g_strdup (dm_row_get_text (row, "issuer"));
  plan->parent_issuer = g_strdup (dm_row_get_text (row, "parent_issuer"));
  plan->signer_form = g_strdup (dm_row_get_text (row, "signer_form"));
  plan->signer_position = g_strdup (dm_row_get_text (row, "signer_position"));
  plan->signer_name = g_strdup (dm_row_get_text (row, "signer_name"));
  g_strfreev (plan->basis);
  plan->basis = strings_from_json (dm_row_get_text (row, "basis"));
  g_strfreev (plan->recipients);
  plan->recipients = strings_from_json (dm_row_get_text (row, "recipients"));
  references_from_json (plan->references, dm_row_get_text (row, "refs"));
  plan->closed_on = dm_row_get_day (row, "closed_on");
  return plan;
}

/**
 * dm_store_get_plan:
 *
 * Returns: (transfer full): %NULL with NOT_FOUND where there is none
 */
DmPlan *
dm_store_get_plan (DmStore *self, const char *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DmRow) row = NULL;

  dm_store_assert_owner (self);
  row = dm_store_load_row (self, &dm_table_plan, id, &failed);
  if (row)
    return plan_from_row (row);
  if (failed)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND, "%s", id);
  return NULL;
}

static gboolean
fits (const DmPlan *plan, const char *word)
{
  g_autofree char *label = dm_plan_dup_label (plan);

  return g_strcmp0 (plan->id, word) == 0 || g_strcmp0 (plan->number, word) == 0 || strcmp (label, word) == 0;
}

/* (element-type DmPlan): the newest first. */
GPtrArray *
dm_store_load_plans (DmStore *self, GError **error)
{
  g_autoptr (GPtrArray) rows
      = dm_store_load_rows (self, &dm_table_plan, NULL, NULL, "issued_on DESC NULLS LAST, number, id", error);
  GPtrArray *plans = rows ? g_ptr_array_new_full (rows->len, (GDestroyNotify) dm_plan_unref) : NULL;

  for (guint i = 0; rows && i < rows->len; i++)
    g_ptr_array_add (plans, plan_from_row (g_ptr_array_index (rows, i)));
  return plans;
}

/**
 * dm_store_find_plan:
 * @word: "580", "580/KH-BQL" or an id
 *
 * Returns: (transfer full): the plan; %NULL with NOT_FOUND, or with AMBIGUOUS and a line "580/KH-BQL (2017)" for each
 *   plan that fits
 */
DmPlan *
dm_store_find_plan (DmStore *self, const char *word, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  DmPlan *plan = NULL;
  guint n_found = 0;

  dm_store_assert_owner (self);
  plans = dm_store_load_plans (self, error);
  if (plans == NULL)
    return NULL;
  for (guint i = 0; i < plans->len; i++)
    if (fits (g_ptr_array_index (plans, i), word))
      {
        g_autofree char *label = NULL;

        plan = g_ptr_array_index (plans, i);
        label = dm_plan_dup_label (plan);
        g_string_append_printf (found, "%s%s (%d)", n_found > 0 ? "\n" : "", label, dm_day_year (plan->issued_on));
        n_found++;
      }
  if (n_found == 1)
    return dm_plan_ref (plan);
  if (n_found > 1)
    g_set_error_literal (error, DM_STORE_ERROR, DM_STORE_ERROR_AMBIGUOUS, found->str);
  else
    g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND, "%s", word);
  return NULL;
}

/* --- writing --- */

/* A document is kept once. */
static gboolean
check_duplicate (DmStore *self, const DmPlan *draft, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;

  if (draft->number == NULL || *draft->number == '\0')
    return TRUE;
  plans = dm_store_load_plans (self, error);
  for (guint i = 0; plans && i < plans->len; i++)
    {
      const DmPlan *plan = g_ptr_array_index (plans, i);

      if (g_strcmp0 (plan->id, draft->id) != 0 && dm_plan_is_same_document (draft, plan))
        {
          g_autofree char *label = dm_plan_dup_label (plan);

          g_set_error_literal (error, DM_STORE_ERROR, DM_STORE_ERROR_DUPLICATE, label);
          return FALSE;
        }
    }
  return plans != NULL;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* A plan's date bounds pulses and occurrences: its items' timing is made again. */
gboolean
dm_store_mark_plan_items (DmStore *self, const char *plan_id, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "SELECT id FROM item WHERE plan_id = $1", error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, plan_id);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_hash_table_add (self->dirty_items, dm_statement_dup_text (statement, 0));
  return step == DM_STEP_DONE;
}

static DmPlan *
write_plan (DmStore *self, const DmPlan *draft, GError **error)
{
  g_autoptr (DmRow) row = draft->rev ? dm_row_new (&dm_table_plan, draft->id) : dm_store_new_row (self, &dm_table_plan);

  if (is_blank (draft->number) && is_blank (draft->title))
    {
      dm_store_refuse (error, "empty-plan");
      return NULL;
    }
  if (draft->closed_on != DM_DAY_NONE && draft->closed_on < draft->issued_on)
    {
      dm_store_refuse (error, "plan-ends-before-it-begins");
      return NULL;
    }
  fill_row (row, draft);
  if (!check_duplicate (self, draft, error) || !dm_store_put_row (self, row, draft->rev, error))
    return NULL;
  return plan_from_row (row);
}

/**
 * dm_store_save_plan:
 * @draft: rev 0 for a new plan; otherwise the revision the draft was made from
 *
 * Returns: (transfer full): the plan as kept; %NULL with CONFLICT, DUPLICATE, or INVALID: empty-plan,
 *   plan-ends-before-it-begins
 */
DmPlan *
dm_store_save_plan (DmStore *self, const DmPlan *draft, GError **error)
{
  g_autoptr (DmPlan) plan = NULL;
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, draft->rev ? "plan-edit" : "plan-add", &own, error))
    return NULL;
  plan = write_plan (self, draft, error);
  if (!dm_store_leave_act (self, own, plan != NULL, error))
    return NULL;
  return g_steal_pointer (&plan);
}

/**
 * dm_store_close_plan:
 * @draft: the plan as it was seen
 * @on: from which day on it is closed; %DM_DAY_NONE opens it again
 *
 * Returns: (transfer full): the plan as kept; %NULL with CONFLICT, or INVALID: plan-ends-before-it-begins
 */
DmPlan *
dm_store_close_plan (DmStore *self, const DmPlan *draft, DmDay on, GError **error)
{
  g_autoptr (DmPlan) closed = dm_plan_copy (draft), plan = NULL;
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, on == DM_DAY_NONE ? "plan-reopen" : "plan-close", &own, error))
    return NULL;
  closed->closed_on = on;
  plan = write_plan (self, closed, error);
  if (!dm_store_leave_act (self, own, plan != NULL, error))
    return NULL;
  return g_steal_pointer (&plan);
}

static gboolean
delete_plan_rows (DmStore *self, const char *id, gint64 rev, GError **error)
{
  g_autoptr (GPtrArray) items
      = dm_store_load_rows (self, &dm_table_item, "plan_id", id, "position DESC, id", error);

  /* Children stand after their parents: from the last to the first nothing hangs on what is deleted. */
  for (guint i = 0; items && i < items->len; i++)
    if (!dm_store_delete_item_rows (self, ((const DmRow *) g_ptr_array_index (items, i))->id, error))
      return FALSE;
  return items != NULL && dm_store_delete_row (self, &dm_table_plan, id, rev, error);
}

/**
 * dm_store_delete_plan:
 *
 * Deletes the plan with everything that stands in it, as one act.
 */
gboolean
dm_store_delete_plan (DmStore *self, const char *id, gint64 rev, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "plan-delete", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, delete_plan_rows (self, id, rev, error), error);
}
