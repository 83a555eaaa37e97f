/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-migrator.h"
#include "dm-store-roll.h"

#include <gio/gio.h>

#define SEED_ACTION "create"

static DmStore *
new_store (DmDriver *driver, DmStoreMode mode, const DmStoreContext *context)
{
  DmStore *self = g_new0 (DmStore, 1);

  self->driver = driver;
  self->mode = mode;
  self->owner = g_thread_self ();
  self->who = g_strdup (context->who);
  self->host = g_strdup (context->host);
  self->now = context->now;
  self->new_id = context->new_id;
  self->context_data = context->user_data;
  self->dirty_items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * dm_store_close:
 * @self: (nullable) (transfer full): an open act is rolled back
 */
void
dm_store_close (DmStore *self)
{
  g_autoptr (GError) late = NULL;

  if (self == NULL)
    return;
  dm_store_assert_owner (self);
  dm_store_rollback_act (self);
  /* If this fails the acts stand all the same: the index is caught up when the file is next opened. */
  if (!dm_store_index_pending (self, &late))
    g_debug ("the search index will follow later: %s", late->message);
  dm_driver_close (self->driver);
  g_free (self->who);
  g_free (self->host);
  g_free (self->plan_of_item[0]);
  g_free (self->plan_of_item[1]);
  g_hash_table_unref (self->dirty_items);
  g_clear_pointer (&self->rebuilt, g_ptr_array_unref);
  dm_rules_free (self->rules);
  g_clear_pointer (&self->roll, dm_roll_free);
  g_free (self);
}

/* Any thread: what the store is doing now ends with INTERRUPTED. */
void
dm_store_interrupt (DmStore *self)
{
  self->driver->klass->interrupt (self->driver);
}

static gboolean
seed (DmStore *self, GError **error)
{
  if (!dm_store_begin_act (self, SEED_ACTION, error))
    return FALSE;
  if (dm_store_seed (self, error) && dm_store_commit_act (self, error))
    return TRUE;
  dm_store_rollback_act (self);
  return FALSE;
}

static gboolean
write_draft (const DmDriverClass *klass, const char *draft, const DmStoreContext *context, GError **error)
{
  DmDriver *driver = klass->open (draft, DM_STORE_CREATE, dm_migrator_newest (klass), error);
  DmStore *store;
  gboolean done;

  if (driver == NULL)
    return FALSE;
  store = new_store (driver, DM_STORE_CREATE, context);
  done = dm_migrator_run (driver, NULL, error) && seed (store, error);
  dm_store_close (store);
  return done;
}

/* A new office is written whole under another name first: whoever finds the file finds all of it. */
static gboolean
create (const DmDriverClass *klass, const char *location, const DmStoreContext *context, GError **error)
{
  g_autofree char *draft = klass->begin_draft (location, error);
  g_autoptr (GError) failed = NULL;

  if (draft == NULL)
    return FALSE;
  if (write_draft (klass, draft, context, &failed) && klass->publish (draft, location, &failed))
    return TRUE;
  klass->discard (draft);
  /* Another process made the same office meanwhile: theirs is as good. */
  if (g_error_matches (failed, DM_STORE_ERROR, DM_STORE_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
catch_up (DmStore *self, const char *location, GError **error)
{
  int version = self->driver->klass->get_version (self->driver, error);
  g_autofree char *backup = NULL;

  if (version < 0)
    return FALSE;
  if (self->mode == DM_STORE_READ)
    {
      if (version == dm_migrator_newest (self->driver->klass))
        return TRUE;
      g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_READ_ONLY, "schema version %d must be brought up to date",
                   version);
      return FALSE;
    }
  backup = g_strdup_printf ("%s.before-v%d", location, dm_migrator_newest (self->driver->klass));
  return dm_migrator_run (self->driver, backup, error) && dm_store_index_pending (self, error);
}

/**
 * dm_store_open:
 * @uri: a file's path or "file:PATH"
 * @mode: whether to write, and whether a missing file is made
 * @context: copied
 *
 * A file that is missing, foreign, damaged, newer or on a network is refused and not touched. An older file is
 * brought up to date after a copy of it was kept beside it.
 *
 * Returns: (transfer full): a store for this thread alone; on failure %NULL with a #DmStoreError
 */
DmStore *
dm_store_open (const char *uri, DmStoreMode mode, const DmStoreContext *context, GError **error)
{
  const char *location;
  const DmDriverClass *klass = dm_driver_find (uri, &location, error);
  DmDriver *driver;
  DmStore *self;

  if (klass == NULL)
    return NULL;
  if (mode == DM_STORE_CREATE && !klass->exists (location) && !create (klass, location, context, error))
    return NULL;
  if (mode == DM_STORE_CREATE)
    mode = DM_STORE_WRITE;
  driver = klass->open (location, mode, dm_migrator_newest (klass), error);
  if (driver == NULL)
    return NULL;
  self = new_store (driver, mode, context);
  if (catch_up (self, location, error))
    return self;
  dm_store_close (self);
  return NULL;
}

char *
dm_store_fresh_id (DmStore *self)
{
  return self->new_id (self->context_data);
}

/* --- acts --- */

static char *
format_instant (gint64 microseconds)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%06dZ", text, (int) (microseconds % G_USEC_PER_SEC));
}

static void
forget_act (DmStore *self)
{
  g_clear_pointer (&self->txn, g_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->undoes, g_free);
  g_clear_pointer (&self->at, g_free);
  g_clear_pointer (&self->plan_of_item[0], g_free);
  g_clear_pointer (&self->plan_of_item[1], g_free);
  g_hash_table_remove_all (self->dirty_items);
  self->dirty_all = FALSE;
  self->dirty_calendar = FALSE;
}

/**
 * dm_store_begin_act:
 * @action: the nick that the history shows
 *
 * Takes the write lock. Waits for another process at most 2 s, then fails with BUSY.
 */
gboolean
dm_store_begin_act (DmStore *self, const char *action, GError **error)
{
  dm_store_assert_owner (self);
  g_return_val_if_fail (self->txn == NULL, FALSE);
  if (self->mode == DM_STORE_READ)
    {
      g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_READ_ONLY, "opened for reading");
      return FALSE;
    }
  if (!self->driver->klass->begin_write (self->driver, error))
    return FALSE;
  g_clear_pointer (&self->rebuilt, g_ptr_array_unref);
  self->txn = dm_store_fresh_id (self);
  self->action = g_strdup (action);
  self->at = format_instant (self->now (self->context_data));
  if (dm_store_log_begin (self, error))
    return TRUE;
  dm_store_rollback_act (self);
  return FALSE;
}

/**
 * dm_store_commit_act:
 *
 * Everything the act wrote is durable when this returns %TRUE. The search index follows in a commit of its own, see
 * dm_store_index_pending().
 *
 * Returns: %FALSE when nothing of the act was kept
 */
gboolean
dm_store_commit_act (DmStore *self, GError **error)
{
  dm_store_assert_owner (self);
  g_return_val_if_fail (self->txn != NULL, FALSE);
  if (!dm_store_rebuild_dirty_timing (self, error) || !self->driver->klass->commit (self->driver, error))
    {
      dm_store_rollback_act (self);
      return FALSE;
    }
  forget_act (self);
  return TRUE;
}

void
dm_store_rollback_act (DmStore *self)
{
  if (self->txn == NULL)
    return;
  self->driver->klass->rollback (self->driver);
  g_clear_pointer (&self->rules, dm_rules_free);
  forget_act (self);
}

gboolean
dm_store_enter_act (DmStore *self, const char *action, gboolean *own, GError **error)
{
  *own = self->txn == NULL;
  return !*own || dm_store_begin_act (self, action, error);
}

gboolean
dm_store_leave_act (DmStore *self, gboolean own, gboolean ok, GError **error)
{
  if (own && ok)
    return dm_store_commit_act (self, error);
  if (own)
    dm_store_rollback_act (self);
  return ok;
}

/**
 * dm_store_poll:
 * @changed: (out): whether another connection has committed since the last call
 *
 * Costs a few microseconds; meant to be called every second.
 */
gboolean
dm_store_poll (DmStore *self, gboolean *changed, GError **error)
{
  dm_store_assert_owner (self);
  if (!self->driver->klass->poll (self->driver, changed, error))
    return FALSE;
  if (*changed)
    g_clear_pointer (&self->rules, dm_rules_free);
  return TRUE;
}
