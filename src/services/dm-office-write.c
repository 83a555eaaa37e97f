/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

/* Acts, on the writing connection: each is one act, undone whole. A draft is copied at the call, so that the caller
 * may go on with its own. */

/* --- plans --- */

static gpointer
import (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_import (store, arguments, error);
}

static const DmOperation import_operation = {
  DM_LANE_WRITE, import, (GDestroyNotify) dm_proposal_free, (GDestroyNotify) dm_plan_unref
};

/**
 * dm_office_import_async:
 * @proposal: (transfer full):
 */
void
dm_office_import_async (DmOffice *self, DmProposal *proposal, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && proposal != NULL);
  dm_office_run (self, &import_operation, proposal, cancellable, callback, user_data);
}

DmPlan *
dm_office_import_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &import_operation, result, error);
}

static gpointer
save_plan (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_save_plan (store, arguments, error);
}

static const DmOperation save_plan_operation = {
  DM_LANE_WRITE, save_plan, (GDestroyNotify) dm_plan_unref, (GDestroyNotify) dm_plan_unref
};

void
dm_office_save_plan_async (DmOffice *self, const DmPlan *draft, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && draft != NULL);
  dm_office_run (self, &save_plan_operation, dm_plan_copy (draft), cancellable, callback, user_data);
}

DmPlan *
dm_office_save_plan_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_plan_operation, result, error);
}

typedef struct
{
  DmPlan *plan;
  DmDay on;
} ClosingArguments;

static void
closing_arguments_free (gpointer data)
{
  ClosingArguments *self = data;

  dm_plan_unref (self->plan);
  g_free (self);
}

static gpointer
close_plan (DmStore *store, gpointer arguments, GError **error)
{
  const ClosingArguments *self = arguments;

  return dm_store_close_plan (store, self->plan, self->on, error);
}

static const DmOperation close_plan_operation = {
  DM_LANE_WRITE, close_plan, closing_arguments_free, (GDestroyNotify) dm_plan_unref
};

/**
 * dm_office_close_plan_async:
 * @on: from which day on it is closed; %DM_DAY_NONE opens it again
 */
void
dm_office_close_plan_async (DmOffice *self, const DmPlan *plan, DmDay on, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  ClosingArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self) && plan != NULL && plan->id != NULL);
  arguments = g_new0 (ClosingArguments, 1);
  arguments->plan = dm_plan_copy (plan);
  arguments->on = on;
  dm_office_run (self, &close_plan_operation, arguments, cancellable, callback, user_data);
}

DmPlan *
dm_office_close_plan_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &close_plan_operation, result, error);
}

static gpointer
copy_plan (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_copy_plan (store, arguments, error);
}

static const DmOperation copy_plan_operation = {
  DM_LANE_WRITE, copy_plan, (GDestroyNotify) dm_sequel_free, (GDestroyNotify) dm_plan_unref
};

void
dm_office_copy_plan_async (DmOffice *self, const DmSequel *sequel, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && sequel != NULL);
  dm_office_run (self, &copy_plan_operation, dm_sequel_dup (sequel), cancellable, callback, user_data);
}

DmPlan *
dm_office_copy_plan_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &copy_plan_operation, result, error);
}

static gpointer
delete_plan (DmStore *store, gpointer arguments, GError **error)
{
  const DmPlan *plan = arguments;

  return GINT_TO_POINTER (dm_store_delete_plan (store, plan->id, plan->rev, error));
}

static const DmOperation delete_plan_operation = { DM_LANE_WRITE, delete_plan, (GDestroyNotify) dm_plan_unref, NULL };

void
dm_office_delete_plan_async (DmOffice *self, const DmPlan *plan, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && plan != NULL && plan->id != NULL);
  dm_office_run (self, &delete_plan_operation, dm_plan_copy (plan), cancellable, callback, user_data);
}

gboolean
dm_office_delete_plan_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &delete_plan_operation, result, error) != NULL;
}

/* --- items --- */

static gpointer
save_item (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_save_item (store, arguments, error);
}

static const DmOperation save_item_operation = {
  DM_LANE_WRITE, save_item, (GDestroyNotify) dm_item_unref, (GDestroyNotify) dm_item_unref
};

void
dm_office_save_item_async (DmOffice *self, const DmItem *draft, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && draft != NULL);
  dm_office_run (self, &save_item_operation, dm_item_copy (draft), cancellable, callback, user_data);
}

DmItem *
dm_office_save_item_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_item_operation, result, error);
}

typedef struct
{
  char **ids;
  DmBulkChange *change;
  DmDay today;
} ManyItems;

static void
many_items_free (gpointer data)
{
  ManyItems *self = data;

  g_strfreev (self->ids);
  dm_bulk_change_free (self->change);
  g_free (self);
}

/* The number of items and one, for NULL is failure. */
static gpointer
change_items (DmStore *store, gpointer arguments, GError **error)
{
  const ManyItems *many = arguments;
  guint n_changed;

  if (!dm_store_change_items (store, (const char *const *) many->ids, g_strv_length (many->ids), many->change, many->today,
                              &n_changed, error))
    return NULL;
  return GUINT_TO_POINTER (n_changed + 1);
}

static const DmOperation change_items_operation = { DM_LANE_WRITE, change_items, many_items_free, NULL };

void
dm_office_change_items_async (DmOffice *self, const char *const *ids, const DmBulkChange *change,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ManyItems *many;

  g_return_if_fail (DM_IS_OFFICE (self) && ids != NULL && change != NULL);
  many = g_new0 (ManyItems, 1);
  many->ids = g_strdupv ((char **) ids);
  many->change = dm_bulk_change_copy (change);
  many->today = dm_office_get_today (self);
  dm_office_run (self, &change_items_operation, many, cancellable, callback, user_data);
}

/**
 * dm_office_change_items_finish:
 * @n_changed: (out): how many items were there to be changed
 */
gboolean
dm_office_change_items_finish (DmOffice *self, GAsyncResult *result, guint *n_changed, GError **error)
{
  guint n = GPOINTER_TO_UINT (dm_office_finish (self, &change_items_operation, result, error));

  *n_changed = n > 0 ? n - 1 : 0;
  return n > 0;
}

static gpointer
delete_item (DmStore *store, gpointer arguments, GError **error)
{
  const DmItem *item = arguments;

  return GINT_TO_POINTER (dm_store_delete_item (store, item->id, item->rev, error));
}

static const DmOperation delete_item_operation = { DM_LANE_WRITE, delete_item, (GDestroyNotify) dm_item_unref, NULL };

void
dm_office_delete_item_async (DmOffice *self, const DmItem *item, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && item != NULL && item->id != NULL);
  dm_office_run (self, &delete_item_operation, dm_item_copy (item), cancellable, callback, user_data);
}

gboolean
dm_office_delete_item_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &delete_item_operation, result, error) != NULL;
}

/* --- what happened to a task: entries and extensions may speak of no day to come --- */

typedef struct
{
  DmEntry *entry;
  DmExtension *extension;
  DmDay last_day;
} FactArguments;

static void
fact_arguments_free (gpointer data)
{
  FactArguments *self = data;

  dm_entry_free (self->entry);
  dm_extension_free (self->extension);
  g_free (self);
}

/* A window that shows a day gone by takes that day for today; one that shows a day to come does not. */
static FactArguments *
fact_arguments_new (DmOffice *office, const DmEntry *entry, const DmExtension *extension)
{
  FactArguments *self = g_new0 (FactArguments, 1);

  self->entry = entry ? dm_entry_copy (entry) : NULL;
  self->extension = extension ? dm_extension_copy (extension) : NULL;
  self->last_day = MIN (dm_office_get_today (office), dm_office_read_clock (office));
  return self;
}

static gpointer
save_entry (DmStore *store, gpointer arguments, GError **error)
{
  const FactArguments *self = arguments;

  return dm_store_save_entry (store, self->entry, self->last_day, error);
}

static const DmOperation save_entry_operation = {
  DM_LANE_WRITE, save_entry, fact_arguments_free, (GDestroyNotify) dm_item_unref
};

void
dm_office_save_entry_async (DmOffice *self, const DmEntry *draft, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && draft != NULL);
  dm_office_run (self, &save_entry_operation, fact_arguments_new (self, draft, NULL), cancellable, callback,
                 user_data);
}

DmItem *
dm_office_save_entry_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_entry_operation, result, error);
}

static gpointer
delete_entry (DmStore *store, gpointer arguments, GError **error)
{
  const FactArguments *self = arguments;

  return dm_store_delete_entry (store, self->entry->id, self->entry->rev, error);
}

static const DmOperation delete_entry_operation = {
  DM_LANE_WRITE, delete_entry, fact_arguments_free, (GDestroyNotify) dm_item_unref
};

void
dm_office_delete_entry_async (DmOffice *self, const DmEntry *entry, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && entry != NULL && entry->id != NULL);
  dm_office_run (self, &delete_entry_operation, fact_arguments_new (self, entry, NULL), cancellable, callback,
                 user_data);
}

DmItem *
dm_office_delete_entry_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &delete_entry_operation, result, error);
}

static gpointer
save_extension (DmStore *store, gpointer arguments, GError **error)
{
  const FactArguments *self = arguments;

  return dm_store_save_extension (store, self->extension, self->last_day, error);
}

static const DmOperation save_extension_operation = {
  DM_LANE_WRITE, save_extension, fact_arguments_free, (GDestroyNotify) dm_item_unref
};

void
dm_office_save_extension_async (DmOffice *self, const DmExtension *draft, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && draft != NULL);
  dm_office_run (self, &save_extension_operation, fact_arguments_new (self, NULL, draft), cancellable, callback,
                 user_data);
}

DmItem *
dm_office_save_extension_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_extension_operation, result, error);
}

/* --- rules --- */

static gpointer
save_rules (DmStore *store, gpointer arguments, GError **error)
{
  return GINT_TO_POINTER (dm_store_save_rules (store, arguments, error));
}

static const DmOperation save_rules_operation = { DM_LANE_WRITE, save_rules, (GDestroyNotify) dm_rules_free, NULL };

void
dm_office_save_rules_async (DmOffice *self, const DmRules *rules, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && rules != NULL);
  dm_office_run (self, &save_rules_operation, dm_rules_copy (rules), cancellable, callback, user_data);
}

gboolean
dm_office_save_rules_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_rules_operation, result, error) != NULL;
}

/* --- undo and redo --- */

/* How far back a named act is looked for, to say what was undone: a toast's act is among the newest. */
#define ACTS_LOOKED_AT 1000

static char *
find_action (DmStore *store, const char *txn)
{
  g_autoptr (GPtrArray) changes = dm_store_list_changes (store, NULL, NULL, ACTS_LOOKED_AT, NULL);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const DmChange *change = g_ptr_array_index (changes, i);

      if (g_strcmp0 (change->txn, txn) == 0)
        return g_strdup (change->action);
    }
  return g_strdup ("");
}

static gpointer
undo (DmStore *store, gpointer arguments, GError **error)
{
  const char *txn = arguments;
  g_autofree char *action = NULL;

  if (txn != NULL)
    action = find_action (store, txn);
  else if (!dm_store_can_undo (store, &action, error))
    return NULL;
  if (!dm_store_undo (store, txn, NULL, error))
    return NULL;
  return action ? g_steal_pointer (&action) : g_strdup ("");
}

static const DmOperation undo_operation = { DM_LANE_WRITE, undo, g_free, g_free };

/**
 * dm_office_undo_async:
 * @txn: (nullable): the act to undo; %NULL for the newest of this desk
 */
void
dm_office_undo_async (DmOffice *self, const char *txn, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &undo_operation, g_strdup (txn), cancellable, callback, user_data);
}

/**
 * dm_office_undo_finish:
 *
 * Returns: (transfer full): the nick of the act that was undone, for dm_words_undone()
 */
char *
dm_office_undo_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &undo_operation, result, error);
}

static gpointer
redo (DmStore *store, gpointer arguments, GError **error)
{
  g_autofree char *action = NULL;

  if (!dm_store_can_redo (store, &action, error))
    return NULL;
  if (!dm_store_redo (store, NULL, error))
    return NULL;
  return action ? g_steal_pointer (&action) : g_strdup ("");
}

static const DmOperation redo_operation = { DM_LANE_WRITE, redo, NULL, g_free };

void
dm_office_redo_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &redo_operation, NULL, cancellable, callback, user_data);
}

/**
 * dm_office_redo_finish:
 *
 * Returns: (transfer full): the nick of the act that was done again, for dm_words_action()
 */
char *
dm_office_redo_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &redo_operation, result, error);
}
