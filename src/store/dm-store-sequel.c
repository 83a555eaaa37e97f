/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

/* A plan that comes back in another year: proposed from what is kept, and kept once a person said yes. */

#include "dm-store-tables.h"

#include <string.h>

#define POSITION_STEP 1024

/* --- the proposal --- */

static gboolean
is_in_office (const DmRow *person, DmDay on)
{
  DmDay from = dm_row_get_day (person, "valid_from"), until = dm_row_get_day (person, "valid_until");

  if (on == DM_DAY_NONE)
    return until == DM_DAY_NONE;
  return (from == DM_DAY_NONE || from <= on) && (until == DM_DAY_NONE || on <= until);
}

static gboolean
leave_people_out (DmStore *self, DmSequel *sequel, DmDay on, GError **error)
{
  for (guint i = 0; i < sequel->items->len; i++)
    {
      DmSequelItem *item = g_ptr_array_index (sequel->items, i);
      g_autoptr (GError) failed = NULL;
      g_autoptr (DmRow) person = NULL;

      if (item->draft->person_id == NULL)
        continue;
      person = dm_store_load_row (self, &dm_table_person, item->draft->person_id, &failed);
      if (failed)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (person && is_in_office (person, on))
        continue;
      g_clear_pointer (&item->draft->person_id, g_free);
      item->notes |= DM_SEQUEL_PERSON_LEFT;
    }
  return TRUE;
}

static DmSequel *
propose (DmStore *self, const char *plan_id, int years, DmDay on, GError **error)
{
  g_autoptr (DmPlan) plan = dm_store_get_plan (self, plan_id, error);
  g_autoptr (GPtrArray) items = plan ? dm_store_list_plan_items (self, plan_id, error) : NULL;
  g_autoptr (GPtrArray) units = items ? dm_store_list_units (self, error) : NULL;
  g_autoptr (DmSequel) sequel = units ? dm_sequel_propose (plan, items, units, years, on) : NULL;

  return sequel && leave_people_out (self, sequel, on, error) ? g_steal_pointer (&sequel) : NULL;
}

/**
 * dm_store_propose_sequel:
 * @years: by how many years the plan's deadlines move
 * @on: the day from which the new plan holds: who is not there any more by then is left out or succeeded
 *
 * Nothing is written.
 *
 * Returns: (transfer full): %NULL with NOT_FOUND where there is no such plan
 */
DmSequel *
dm_store_propose_sequel (DmStore *self, const char *plan_id, int years, DmDay on, GError **error)
{
  DmSequel *sequel;

  dm_store_assert_owner (self);
  if (!self->driver->klass->begin_read (self->driver, error))
    return NULL;
  sequel = propose (self, plan_id, years, on, error);
  self->driver->klass->rollback (self->driver);
  return sequel;
}

/* --- keeping it --- */

typedef struct
{
  DmStore *store;
  const DmSequel *sequel;
  GHashTable *by_id; /* id of the old item → DmSequelItem */
  GHashTable *kept;  /* id of the old item → id of the new one */
  DmPlan *plan;
} Copy;

/* The nearest above that comes along: what stood below an item that was dropped moves up. */
static const char *
find_parent (const Copy *copy, const DmItem *source)
{
  const char *above = source->parent_id;

  while (above)
    {
      const char *id = g_hash_table_lookup (copy->kept, above);
      const DmSequelItem *parent = g_hash_table_lookup (copy->by_id, above);

      if (id)
        return id;
      above = parent ? parent->source->parent_id : NULL;
    }
  return NULL;
}

/* A step speaks for its task: without it there is nothing it could speak for. */
static gboolean
comes_along (const Copy *copy, const DmSequelItem *item)
{
  return item->accepted
         && (item->source->kind != DM_ITEM_STEP || g_hash_table_contains (copy->kept, item->source->parent_id));
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text ? text : ""));

  return *words == '\0';
}

static gboolean
put_item (Copy *copy, const DmSequelItem *item, int position, GError **error)
{
  g_autoptr (DmItem) draft = dm_item_copy (item->draft);

  if (is_blank (draft->text) && !is_blank (item->source->text))
    return dm_store_refuse (error, "item-text-empty");
  g_free (draft->plan_id);
  draft->plan_id = g_strdup (copy->plan->id);
  draft->plan_issued_on = copy->plan->issued_on;
  g_free (draft->parent_id);
  draft->parent_id = g_strdup (find_parent (copy, item->source));
  draft->position = position;
  if (!dm_store_insert_item (copy->store, draft, error))
    return FALSE;
  g_hash_table_insert (copy->kept, item->source->id, g_strdup (draft->id));
  return TRUE;
}

static gboolean
put_items (Copy *copy, GError **error)
{
  const GPtrArray *items = copy->sequel->items;

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (copy->by_id, ((DmSequelItem *) g_ptr_array_index (items, i))->source->id,
                         g_ptr_array_index (items, i));
  for (guint i = 0; i < items->len; i++)
    {
      const DmSequelItem *item = g_ptr_array_index (items, i);

      if (comes_along (copy, item) && !put_item (copy, item, (i + 1) * POSITION_STEP, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_plan (Copy *copy, GError **error)
{
  g_autoptr (DmPlan) draft = dm_plan_copy (copy->sequel->plan);

  draft->rev = 0;
  g_clear_pointer (&draft->id, g_free);
  copy->plan = dm_store_save_plan (copy->store, draft, error);
  return copy->plan != NULL;
}

/**
 * dm_store_copy_plan:
 * @sequel: as a person wants it; items that were not accepted are left out, what stood below them moves up
 *
 * A new plan with the items of an old one, as one act that is undone whole. The old plan is not touched.
 *
 * Returns: (transfer full): the new plan; %NULL with DUPLICATE, or INVALID: empty-plan, plan-ends-before-it-begins,
 *   item-text-empty
 */
DmPlan *
dm_store_copy_plan (DmStore *self, const DmSequel *sequel, GError **error)
{
  Copy copy = { self, sequel, NULL, NULL, NULL };
  gboolean own, done;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "plan-copy", &own, error))
    return NULL;
  copy.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  copy.kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  done = dm_store_leave_act (self, own, put_plan (&copy, error) && put_items (&copy, error), error);
  g_hash_table_unref (copy.by_id);
  g_hash_table_unref (copy.kept);
  if (!done)
    g_clear_pointer (&copy.plan, dm_plan_unref);
  return copy.plan;
}
