/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-fold.h"
#include "dm-store-tables.h"

#include <string.h>

#define POSITION_STEP 1024

typedef struct
{
  DmStore *store;
  const DmProposal *proposal;
  DmPlan *plan;
  DmRules *rules;
  GHashTable *units;    /* folded name, code or other name → DmUnit */
  GHashTable *written;  /* name as the plan writes it → its DmUnit in @units */
  GHashTable *kept;     /* code → id of the item that was kept under it */
} Import;

/* --- units: by the names as written --- */

/* The unit that lived on the plan's day bore the name; a plan without a day is given to living ones. */
static gboolean
is_meant (const DmUnit *unit, DmDay on)
{
  return on == DM_DAY_NONE ? unit->valid_until == DM_DAY_NONE : dm_unit_is_alive (unit, on);
}

/* What stands there first stays: a unit's own name is nobody else's code. */
static void
add_name (Import *import, const char *name, DmUnit *unit)
{
  g_autofree char *folded = name ? dm_fold (name) : NULL;

  if (folded && *folded && !g_hash_table_contains (import->units, folded))
    g_hash_table_insert (import->units, g_steal_pointer (&folded), dm_unit_ref (unit));
}

static void
add_names (Import *import, const GPtrArray *units, DmDay on)
{
  for (guint i = 0; i < units->len; i++)
    if (is_meant (g_ptr_array_index (units, i), on))
      add_name (import, ((DmUnit *) g_ptr_array_index (units, i))->name, g_ptr_array_index (units, i));
  for (guint i = 0; i < units->len; i++)
    {
      DmUnit *unit = g_ptr_array_index (units, i);

      if (!is_meant (unit, on))
        continue;
      add_name (import, unit->code, unit);
      for (guint j = 0; j < unit->aliases->len; j++)
        add_name (import, g_ptr_array_index (unit->aliases, j), unit);
    }
}

static gboolean
load_units (Import *import, GError **error)
{
  g_autoptr (GPtrArray) units = dm_store_list_units (import->store, error);
  DmDay on = import->proposal->plan->issued_on;

  if (units == NULL)
    return FALSE;
  add_names (import, units, on);
  /* One that came later is better than a second one of its name, which could not be kept beside it. */
  if (on != DM_DAY_NONE)
    add_names (import, units, DM_DAY_NONE);
  return TRUE;
}

static DmUnit *
find_or_add_unit (Import *import, const char *name, GError **error)
{
  g_autofree char *folded = dm_fold (name);
  DmUnit *unit = g_hash_table_lookup (import->units, folded);
  g_autoptr (DmUnit) draft = NULL;

  if (unit)
    return unit;
  draft = dm_unit_new ();
  draft->name = g_strdup (name);
  unit = dm_store_save_unit (import->store, draft, error);
  if (unit)
    g_hash_table_insert (import->units, g_steal_pointer (&folded), unit);
  return unit;
}

/* Thousands of tasks write the same few names: each is folded once. */
static DmUnit *
find_written_unit (Import *import, const char *name, GError **error)
{
  DmUnit *unit = g_hash_table_lookup (import->written, name);

  if (unit)
    return unit;
  unit = find_or_add_unit (import, name, error);
  if (unit)
    g_hash_table_insert (import->written, g_strdup (name), unit);
  return unit;
}

static gboolean
add_units (Import *import, char **names, GPtrArray *units, GError **error)
{
  for (guint i = 0; names[i]; i++)
    {
      DmUnit *unit = find_written_unit (import, names[i], error);

      if (unit == NULL)
        return FALSE;
      /* A plan may name a unit twice in one breath. */
      if (!g_ptr_array_find (units, unit, NULL))
        g_ptr_array_add (units, dm_unit_ref (unit));
    }
  return TRUE;
}

/* --- items --- */

/* The nearest section or task above that was kept: what a person dropped at the preview takes nothing with it. */
static const char *
find_parent (const Import *import, const DmProposalItem *proposed)
{
  const char *code = proposed->parent;

  /* No further than there are items: what was dropped may name each other in a circle. */
  for (guint i = 0; code && i <= import->proposal->items->len; i++)
    {
      const char *id = g_hash_table_lookup (import->kept, code);
      const DmProposalItem *parent = id ? NULL : dm_proposal_find (import->proposal, code);

      if (id)
        return id;
      code = parent ? parent->parent : NULL;
    }
  return NULL;
}

static DmItem *
make_item (Import *import, const DmProposalItem *proposed, guint index, GError **error)
{
  g_autoptr (DmItem) item = dm_item_new (proposed->kind);

  item->plan_id = g_strdup (import->plan->id);
  item->plan_issued_on = import->plan->issued_on;
  item->parent_id = g_strdup (find_parent (import, proposed));
  item->position = (index + 1) * POSITION_STEP;
  item->code = g_strdup (proposed->code);
  item->text = g_strdup (proposed->text);
  item->detail = g_strdup (proposed->detail);
  item->product = g_strdup (proposed->product);
  for (guint i = 0; i < proposed->deadlines->len; i++)
    g_ptr_array_add (item->deadlines, dm_deadline_copy (g_ptr_array_index (proposed->deadlines, i)));
  if (!add_units (import, proposed->lead, item->lead, error)
      || !add_units (import, proposed->coordinating, item->coordinating, error))
    return NULL;
  return g_steal_pointer (&item);
}

static gboolean
put_item (Import *import, DmItem *item, GError **error)
{
  if (!dm_store_insert_item (import->store, item, error))
    return FALSE;
  /* Its spans are written here and now: the item is at hand, and thousands would have to be read back. */
  g_hash_table_remove (import->store->dirty_items, item->id);
  return dm_store_write_timing (import->store, item, import->rules, error);
}

static gboolean
put_items (Import *import, GError **error)
{
  for (guint i = 0; i < import->proposal->items->len; i++)
    {
      const DmProposalItem *proposed = g_ptr_array_index (import->proposal->items, i);
      g_autoptr (DmItem) item = NULL;

      if (!proposed->accepted)
        continue;
      item = make_item (import, proposed, i, error);
      if (item == NULL || !put_item (import, item, error))
        return FALSE;
      /* Of two items printed with one code the first is the parent of what follows. */
      if (proposed->code && !g_hash_table_contains (import->kept, proposed->code))
        g_hash_table_insert (import->kept, proposed->code, g_strdup (item->id));
    }
  return TRUE;
}

static gboolean
run (Import *import, GError **error)
{
  g_autoptr (DmPlan) draft = dm_plan_copy (import->proposal->plan);

  draft->rev = 0;
  g_clear_pointer (&draft->id, g_free);
  import->rules = dm_store_get_rules (import->store, error);
  if (import->rules == NULL || !load_units (import, error))
    return FALSE;
  import->plan = dm_store_save_plan (import->store, draft, error);
  return import->plan && put_items (import, error);
}

/**
 * dm_store_import:
 * @proposal: items that a person did not accept are left out; what stood below them moves up
 *
 * Plan, items, deadlines and the units that are new to the office, as one act.
 *
 * Returns: (transfer full): the plan as kept; %NULL with DUPLICATE when number, symbol, issuer and year are there
 *   already
 */
DmPlan *
dm_store_import (DmStore *self, const DmProposal *proposal, GError **error)
{
  Import import = { .store = self, .proposal = proposal };
  gboolean own, done;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "import", &own, error))
    return NULL;
  import.units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dm_unit_unref);
  import.written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import.kept = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  done = dm_store_leave_act (self, own, run (&import, error), error);
  g_hash_table_unref (import.units);
  g_hash_table_unref (import.written);
  g_hash_table_unref (import.kept);
  g_clear_pointer (&import.rules, dm_rules_free);
  if (!done)
    g_clear_pointer (&import.plan, dm_plan_unref);
  return import.plan;
}
