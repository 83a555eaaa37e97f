/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-private.h"

#include <string.h>

/*
 * Undo never erases: it is a new act that sets back what an act did, column by column, where nobody changed that
 * column since. An ordinary act is undone while an undo of it stands; an undo stands until a redo sets it back.
 */

#define SEED_ACTION "create"
#define UNDO_ACTION "undo"
#define REDO_ACTION "redo"

/* To undo means what was done lately. A desk that has done nothing in a large office would have the whole log read, with
 * every change of the others; of what is older the history undoes one act or another. */
#define MAX_LINES_OF_OTHERS 20000

typedef struct
{
  char *txn;
  char *action;
  char *undoes;
  gint64 first_seq;
  gint64 last_seq;
} Act;

static void
act_clear (Act *act)
{
  g_clear_pointer (&act->txn, g_free);
  g_clear_pointer (&act->action, g_free);
  g_clear_pointer (&act->undoes, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, act_clear)

/* The lines of an act stand together: its first is behind the last line of another. */
static gboolean
find_first_line (DmStore *self, Act *act, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT seq FROM change WHERE seq < $1 AND txn <> $2 ORDER BY seq DESC LIMIT 1", error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, act->last_seq);
  dm_statement_bind_text (statement, 2, act->txn);
  step = dm_statement_step (statement, error);
  act->first_seq = step == DM_STEP_ROW ? dm_statement_int (statement, 0) + 1 : 1;
  return step != DM_STEP_ERROR;
}

/* The newest act of this desk that ended before @seq, and not long before; act->txn stays NULL where there is none. */
static gboolean
find_act_before (DmStore *self, gint64 seq, Act *act, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT txn, action, undoes, seq FROM change WHERE who = $1 AND host = $2 AND seq < $3"
                           " AND seq > (SELECT coalesce(max(seq), 0) FROM change WHERE seq < $3) - $4"
                           " ORDER BY seq DESC LIMIT 1",
                           error);
  DmStep step;

  act_clear (act);
  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, self->who);
  dm_statement_bind_text (statement, 2, self->host);
  dm_statement_bind_int (statement, 3, seq);
  dm_statement_bind_int (statement, 4, MAX_LINES_OF_OTHERS);
  step = dm_statement_step (statement, error);
  if (step != DM_STEP_ROW)
    return step == DM_STEP_DONE;
  act->txn = dm_statement_dup_text (statement, 0);
  act->action = dm_statement_dup_text (statement, 1);
  act->undoes = dm_statement_dup_text (statement, 2);
  act->last_seq = dm_statement_int (statement, 3);
  return find_first_line (self, act, error);
}

static gboolean
ask (DmStore *self, const char *sql, const char *txn, gboolean *answer, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, txn);
  step = dm_statement_step (statement, error);
  *answer = step == DM_STEP_ROW;
  return step != DM_STEP_ERROR;
}

static gboolean
is_undone (DmStore *self, const char *txn, gboolean *undone, GError **error)
{
  return ask (self,
              "SELECT 1 FROM change u WHERE u.undoes = $1"
              " AND NOT EXISTS (SELECT 1 FROM change r WHERE r.undoes = u.txn) LIMIT 1",
              txn, undone, error);
}

static gboolean
find_undoable (DmStore *self, Act *act, GError **error)
{
  gint64 seq = G_MAXINT64;

  while (find_act_before (self, seq, act, error))
    {
      gboolean undone = FALSE;

      if (act->txn == NULL)
        return TRUE;
      if (act->undoes == NULL && strcmp (act->action, SEED_ACTION) != 0)
        {
          if (!is_undone (self, act->txn, &undone, error))
            return FALSE;
          if (!undone)
            return TRUE;
        }
      seq = act->first_seq;
    }
  return FALSE;
}

/* The newest undo that still stands, unless this desk has done something else since. */
static gboolean
find_redoable (DmStore *self, Act *act, GError **error)
{
  gint64 seq = G_MAXINT64;

  while (find_act_before (self, seq, act, error))
    {
      gboolean undone = FALSE;

      if (act->txn == NULL)
        return TRUE;
      if (act->undoes == NULL)
        {
          act_clear (act);
          return TRUE;
        }
      if (!is_undone (self, act->txn, &undone, error))
        return FALSE;
      if (strcmp (act->action, UNDO_ACTION) == 0 && !undone)
        return TRUE;
      seq = act->first_seq;
    }
  return FALSE;
}

/* --- setting back --- */

static gboolean
refuse (const DmChange *change, GError **error)
{
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_UNDO_CONFLICT, "%s %s", change->table, change->row_id);
  return FALSE;
}

/* Something hangs on the row, or its place is taken: as much a conflict as a changed column. */
static gboolean
explain (gboolean done, const DmChange *change, GError **error)
{
  if (!done && error && g_error_matches (*error, DM_STORE_ERROR, DM_STORE_ERROR_CONSTRAINT))
    {
      g_clear_error (error);
      refuse (change, error);
    }
  return done;
}

static gboolean
same_value (const DmValue *a, const DmValue *b)
{
  return a->integer == b->integer && g_strcmp0 (a->text, b->text) == 0;
}

static gboolean
rows_hold (const DmRow *now, const DmRow *after, const DmRow *before)
{
  for (guint i = 0; i < now->table->n_columns; i++)
    {
      gboolean changed = before == NULL || !same_value (&before->values[i], &after->values[i]);

      if (changed && !same_value (&now->values[i], &after->values[i]))
        return FALSE;
    }
  return TRUE;
}

static void
copy_changed (DmRow *now, const DmRow *after, const DmRow *before)
{
  for (guint i = 0; i < now->table->n_columns; i++)
    if (!same_value (&before->values[i], &after->values[i]))
      {
        g_free (now->values[i].text);
        now->values[i].text = g_strdup (before->values[i].text);
        now->values[i].integer = before->values[i].integer;
      }
}

static gboolean
set_back (DmStore *self, const DmChange *change, GError **error)
{
  const DmTable *table = dm_store_find_table (change->table);
  g_autoptr (DmRow) before = table ? dm_row_from_json (table, change->row_id, change->before) : NULL;
  g_autoptr (DmRow) after = table ? dm_row_from_json (table, change->row_id, change->after) : NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (DmRow) now = NULL;

  if (before == NULL && after == NULL)
    return refuse (change, error);
  now = dm_store_load_row (self, table, change->row_id, &failed);
  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (after == NULL)
    return now ? refuse (change, error) : explain (dm_store_put_row (self, before, 0, error), change, error);
  if (now == NULL || !rows_hold (now, after, before))
    return refuse (change, error);
  if (before == NULL)
    return explain (dm_store_delete_row (self, table, now->id, now->rev, error), change, error);
  copy_changed (now, after, before);
  return explain (dm_store_put_row (self, now, now->rev, error), change, error);
}

static GPtrArray *
list_lines_newest_first (DmStore *self, const Act *act, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("%s WHERE c.seq BETWEEN $1 AND $2 ORDER BY c.seq DESC", dm_change_select);
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_change_free);
  DmStep step;

  if (statement == NULL)
    return NULL;
  dm_statement_bind_int (statement, 1, act->first_seq);
  dm_statement_bind_int (statement, 2, act->last_seq);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_ptr_array_add (lines, dm_change_read (statement));
  return step == DM_STEP_DONE ? g_steal_pointer (&lines) : NULL;
}

static gboolean
set_back_lines (DmStore *self, const Act *act, GError **error)
{
  g_autoptr (GPtrArray) lines = list_lines_newest_first (self, act, error);

  if (lines == NULL)
    return FALSE;
  self->undoes = g_strdup (act->txn);
  for (guint i = 0; i < lines->len; i++)
    if (!set_back (self, g_ptr_array_index (lines, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
nothing_to_undo (GError **error)
{
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOTHING_TO_UNDO, "nothing to undo");
  return FALSE;
}

/* An act named by the caller: not the seeding, not an undo, not undone already. */
static gboolean
find_named (DmStore *self, const char *txn, Act *act, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT min(seq), max(seq) FROM change WHERE txn = $1 AND undoes IS NULL"
                           " AND action <> '" SEED_ACTION "'",
                           error);
  gboolean undone = FALSE;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, txn);
  if (dm_statement_step (statement, error) == DM_STEP_ERROR || !is_undone (self, txn, &undone, error))
    return FALSE;
  if (dm_statement_is_null (statement, 0) || undone)
    return nothing_to_undo (error);
  act->txn = g_strdup (txn);
  act->first_seq = dm_statement_int (statement, 0);
  act->last_seq = dm_statement_int (statement, 1);
  return TRUE;
}

/* The transaction is open, so that nothing comes between finding the act and setting it back. */
static gboolean
find_and_set_back (DmStore *self, const char *txn, gboolean redo, char **found, GError **error)
{
  g_auto (Act) act = { 0 };

  if (!(txn ? find_named (self, txn, &act, error)
        : redo ? find_redoable (self, &act, error)
               : find_undoable (self, &act, error)))
    return FALSE;
  if (act.txn == NULL)
    return nothing_to_undo (error);
  if (!set_back_lines (self, &act, error))
    return FALSE;
  *found = g_steal_pointer (&act.txn);
  return TRUE;
}

static gboolean
run (DmStore *self, const char *txn, gboolean redo, char **found, GError **error)
{
  g_autofree char *set_back_txn = NULL;

  dm_store_assert_owner (self);
  g_return_val_if_fail (self->txn == NULL, FALSE);
  if (!dm_store_begin_act (self, redo ? REDO_ACTION : UNDO_ACTION, error))
    return FALSE;
  if (!find_and_set_back (self, txn, redo, &set_back_txn, error))
    {
      dm_store_rollback_act (self);
      return FALSE;
    }
  if (!dm_store_commit_act (self, error))
    return FALSE;
  if (found)
    *found = g_steal_pointer (&set_back_txn);
  return TRUE;
}

/**
 * dm_store_undo:
 * @txn: (nullable): the act to set back; %NULL for the newest act of this desk that is not undone
 * @undone_txn: (out) (optional) (transfer full): the act that was set back
 *
 * Returns: %FALSE with NOTHING_TO_UNDO, UNDO_CONFLICT (nothing was changed), or the engine's error
 */
gboolean
dm_store_undo (DmStore *self, const char *txn, char **undone_txn, GError **error)
{
  return run (self, txn, FALSE, undone_txn, error);
}

/**
 * dm_store_redo:
 * @redone_txn: (out) (optional) (transfer full): the undo that was set back
 *
 * Sets back this desk's newest undo, as long as the desk did nothing else since.
 */
gboolean
dm_store_redo (DmStore *self, char **redone_txn, GError **error)
{
  return run (self, NULL, TRUE, redone_txn, error);
}

static gboolean
can (DmStore *self, gboolean redo, char **action, GError **error)
{
  g_auto (Act) act = { 0 };
  g_autoptr (DmStatement) statement = NULL;

  dm_store_assert_owner (self);
  *action = NULL;
  if (!(redo ? find_redoable (self, &act, error) : find_undoable (self, &act, error)))
    return FALSE;
  if (act.txn == NULL || !redo)
    {
      *action = g_steal_pointer (&act.action);
      return TRUE;
    }
  statement = dm_driver_prepare (self->driver, "SELECT action FROM change WHERE txn = $1 LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, act.undoes);
  if (dm_statement_step (statement, error) != DM_STEP_ROW)
    return FALSE;
  *action = dm_statement_dup_text (statement, 0);
  return TRUE;
}

/**
 * dm_store_can_undo:
 * @action: (out) (transfer full) (nullable): what would be undone, %NULL for nothing
 *
 * Returns: %FALSE only when the question could not be answered
 */
gboolean
dm_store_can_undo (DmStore *self, char **action, GError **error)
{
  return can (self, FALSE, action, error);
}

/**
 * dm_store_can_redo:
 * @action: (out) (transfer full) (nullable): what would be done again, %NULL for nothing
 */
gboolean
dm_store_can_redo (DmStore *self, char **action, GError **error)
{
  return can (self, TRUE, action, error);
}
