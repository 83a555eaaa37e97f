/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <string.h>

DmBulkChange *
dm_bulk_change_new (DmBulkState state)
{
  DmBulkChange *self = g_new0 (DmBulkChange, 1);

  self->state = state;
  return self;
}

DmBulkChange *
dm_bulk_change_copy (const DmBulkChange *self)
{
  DmBulkChange *copy = g_memdup2 (self, sizeof *self);

  if (self->lead)
    {
      copy->lead = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
      for (guint i = 0; i < self->lead->len; i++)
        g_ptr_array_add (copy->lead, dm_unit_copy (g_ptr_array_index (self->lead, i)));
    }
  copy->person_id = g_strdup (self->person_id);
  copy->why = g_strdup (self->why);
  return copy;
}

void
dm_bulk_change_free (DmBulkChange *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lead, g_ptr_array_unref);
  g_free (self->person_id);
  g_free (self->why);
  g_free (self);
}

/* --- one item --- */

typedef struct
{
  DmStore *store;
  DmBulkChange *change;
  DmRules *rules;
  DmDay today;
  guint n_changed;
} Bulk;

static void
take_lead (GPtrArray *to, const GPtrArray *from)
{
  g_ptr_array_set_size (to, 0);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, dm_unit_ref (g_ptr_array_index (from, i)));
}

static void
change_columns (DmItem *draft, const DmBulkChange *change)
{
  if (change->lead)
    take_lead (draft->lead, change->lead);
  if (change->set_person)
    {
      g_free (draft->person_id);
      draft->person_id = g_strdup (change->person_id);
    }
  if (change->set_target)
    draft->target_on = change->target_on;
  if (change->state == DM_BULK_CANCEL && draft->cancelled_on == DM_DAY_NONE)
    {
      draft->cancelled_on = change->on;
      g_free (draft->cancelled_why);
      draft->cancelled_why = g_strdup (change->why);
    }
  if (change->state == DM_BULK_RESUME)
    {
      draft->cancelled_on = DM_DAY_NONE;
      g_clear_pointer (&draft->cancelled_why, g_free);
    }
}

/* What is done already keeps the day on which it was; what is cancelled is not done. */
static gboolean
finish_item (Bulk *bulk, const DmItem *item, GError **error)
{
  g_autoptr (DmEntry) entry = NULL;
  g_autoptr (DmItem) done = NULL;
  DmStanding standing;

  dm_item_standing (item, bulk->rules, bulk->today, &standing);
  if (standing.state == DM_STATE_DONE || standing.state == DM_STATE_CANCELLED)
    return TRUE;
  entry = dm_entry_new (bulk->change->on);
  entry->item_id = g_strdup (item->id);
  entry->percent = 100;
  entry->done_on = bulk->change->on;
  entry->result = g_strdup (bulk->change->why);
  done = dm_store_save_entry (bulk->store, entry, bulk->today, error);
  return done != NULL;
}

static gboolean
change_item (Bulk *bulk, const DmItem *item, GError **error)
{
  DmBulkChange *change = bulk->change;
  g_autoptr (DmItem) draft = dm_item_copy (item), saved = NULL;

  if (change->state == DM_BULK_DELETE)
    return dm_store_delete_item (bulk->store, draft->id, draft->rev, error);
  change_columns (draft, change);
  saved = dm_store_save_item (bulk->store, draft, error);
  if (saved == NULL)
    return FALSE;
  /* A name that no unit has yet makes one unit, however many items it is given to. */
  if (change->lead)
    take_lead (change->lead, saved->lead);
  return change->state != DM_BULK_FINISH || finish_item (bulk, saved, error);
}

/* --- all of them --- */

static gboolean
change_all (Bulk *bulk, const char *const *ids, gsize n_ids, GError **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (GPtrArray) found = dm_store_get_items (bulk->store, ids + i, 1, error);
      const DmItem *item = found && found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

      if (found == NULL)
        return FALSE;
      /* Gone meanwhile, perhaps with what it stood below; headings are not changed. */
      if (item == NULL || item->kind == DM_ITEM_SECTION)
        continue;
      if (!change_item (bulk, item, error))
        return FALSE;
      bulk->n_changed++;
    }
  return TRUE;
}

/**
 * dm_store_change_items:
 * @ids: tasks, duties and steps; those that are not there any more are passed over
 * @today: no day in @change may be later
 * @n_changed: (out): how many were there to be changed
 *
 * The same change to many items, as one act that is undone whole.
 *
 * Returns: %FALSE with INVALID: entry-in-future, entry-without-day; then nothing is changed
 */
gboolean
dm_store_change_items (DmStore *self, const char *const *ids, gsize n_ids, const DmBulkChange *change, DmDay today,
                       guint *n_changed, GError **error)
{
  g_autoptr (DmBulkChange) own_change = dm_bulk_change_copy (change);
  g_autoptr (DmRules) rules = dm_store_get_rules (self, error);
  Bulk bulk = { self, own_change, rules, today, 0 };
  gboolean dated = change->state == DM_BULK_FINISH || change->state == DM_BULK_CANCEL;
  gboolean own, done;

  if (rules == NULL)
    return FALSE;
  if (dated && (change->on == DM_DAY_NONE || change->on > today))
    return dm_store_refuse (error, change->on == DM_DAY_NONE ? "entry-without-day" : "entry-in-future");
  if (!dm_store_enter_act (self, change->state == DM_BULK_DELETE ? "bulk-delete" : "bulk-edit", &own, error))
    return FALSE;
  done = dm_store_leave_act (self, own, change_all (&bulk, ids, n_ids, error), error);
  *n_changed = done ? bulk.n_changed : 0;
  return done;
}
