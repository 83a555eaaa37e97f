/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <string.h>

/* --- rows and values --- */

static char **
split_due (const char *due)
{
  return due ? g_strsplit (due, " ", -1) : NULL;
}

DmDeadline *
dm_deadline_from_row (const DmRow *row)
{
  DmDeadline *deadline = dm_deadline_new (dm_row_get_text (row, "raw"));

  deadline->id = g_strdup (row->id);
  deadline->rev = row->rev;
  /* A kind of a newer program is one that this program does not understand. */
  if (!dm_deadline_kind_from_nick (dm_row_get_text (row, "kind"), &deadline->kind))
    deadline->kind = DM_DEADLINE_NONE;
  if (!dm_repeat_from_nick (dm_row_get_text (row, "every"), &deadline->every))
    deadline->every = DM_REPEAT_UNKNOWN;
  deadline->start = dm_row_get_day (row, "start_on");
  deadline->end = dm_row_get_day (row, "end_on");
  deadline->inclusive = dm_row_get_int (row, "inclusive") != 0;
  deadline->every_n = dm_row_get_int (row, "every_n");
  deadline->due = split_due (dm_row_get_text (row, "due"));
  deadline->proposed_start = dm_row_get_day (row, "proposed_start");
  deadline->proposed_end = dm_row_get_day (row, "proposed_end");
  deadline->proposed_why = g_strdup (dm_row_get_text (row, "proposed_why"));
  deadline->event_words = g_strdup (dm_row_get_text (row, "event_words"));
  deadline->event_on = dm_row_get_day (row, "event_on");
  deadline->event_days = dm_row_get_int (row, "event_days");
  deadline->event_working = dm_row_get_int (row, "event_working") != 0;
  return deadline;
}

DmRow *
dm_deadline_to_row (DmStore *self, const DmDeadline *deadline, const char *item_id, guint position)
{
  DmRow *row
      = deadline->rev ? dm_row_new (&dm_table_deadline, deadline->id) : dm_store_new_row (self, &dm_table_deadline);
  g_autofree char *due = deadline->due ? g_strjoinv (" ", deadline->due) : NULL;

  dm_row_set_text (row, "item_id", item_id);
  dm_row_set_int (row, "position", position);
  dm_row_set_text (row, "raw", deadline->raw);
  dm_row_set_text (row, "kind", dm_deadline_kind_to_nick (deadline->kind));
  dm_row_set_day (row, "start_on", deadline->start);
  dm_row_set_day (row, "end_on", deadline->end);
  dm_row_set_int (row, "inclusive", deadline->inclusive);
  dm_row_set_text (row, "every", dm_repeat_to_nick (deadline->every));
  dm_row_set_int (row, "every_n", deadline->every_n);
  dm_row_set_text (row, "due", due);
  dm_row_set_day (row, "proposed_start", deadline->proposed_start);
  dm_row_set_day (row, "proposed_end", deadline->proposed_end);
  dm_row_set_text (row, "proposed_why", deadline->proposed_why);
  dm_row_set_text (row, "event_words", deadline->event_words);
  dm_row_set_day (row, "event_on", deadline->event_on);
  dm_row_set_int (row, "event_days", deadline->event_days);
  dm_row_set_int (row, "event_working", deadline->event_working);
  return row;
}

static void
fill_row (DmRow *row, const DmItem *item)
{
  dm_row_set_text (row, "plan_id", item->plan_id);
  dm_row_set_text (row, "parent_id", item->parent_id);
  dm_row_set_int (row, "position", item->position);
  dm_row_set_text (row, "kind", dm_item_kind_to_nick (item->kind));
  dm_row_set_text (row, "code", item->code);
  dm_row_set_text (row, "text", item->text);
  dm_row_set_text (row, "detail", item->detail);
  dm_row_set_text (row, "product", item->product);
  dm_row_set_day (row, "target_on", item->target_on);
  dm_row_set_int (row, "pulse_days", item->pulse_days);
  dm_row_set_day (row, "cancelled_on", item->cancelled_on);
  dm_row_set_text (row, "cancelled_why", item->cancelled_why);
  dm_row_set_text (row, "person_id", item->person_id);
}

/* --- saving --- */

gboolean
dm_store_save_units_of_item (DmStore *self,
                             const char *item_id,
                             const char *role,
                             const GPtrArray *units,
                             GError **error)
{
  for (guint i = 0; i < units->len; i++)
    {
      g_autoptr (DmRow) row = dm_store_new_row (self, &dm_table_item_unit);

      dm_row_set_text (row, "item_id", item_id);
      dm_row_set_text (row, "unit_id", ((const DmUnit *) g_ptr_array_index (units, i))->id);
      dm_row_set_text (row, "role", role);
      dm_row_set_int (row, "position", i);
      if (!dm_store_put_row (self, row, 0, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_units (const GPtrArray *rows, const char *role, const GPtrArray *units)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);

      if (strcmp (dm_row_get_text (row, "role"), role) != 0)
        continue;
      if (n >= units->len
          || strcmp (dm_row_get_text (row, "unit_id"), ((const DmUnit *) g_ptr_array_index (units, n))->id) != 0)
        return FALSE;
      n++;
    }
  return n == units->len;
}

static gboolean
put_role (DmStore *self, const GPtrArray *rows, const char *item_id, const char *role, const GPtrArray *units,
          GError **error)
{
  if (same_units (rows, role, units))
    return TRUE;
  for (guint i = 0; i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);

      if (strcmp (dm_row_get_text (row, "role"), role) == 0
          && !dm_store_delete_row (self, row->table, row->id, row->rev, error))
        return FALSE;
    }
  return dm_store_save_units_of_item (self, item_id, role, units, error);
}

/* A unit without an id was typed at the desk: one of that name is used, or made in the same act. */
static gboolean
resolve_units (DmStore *self, GPtrArray *units, GError **error)
{
  for (guint i = 0; i < units->len; i++)
    {
      DmUnit *unit = g_ptr_array_index (units, i);
      g_autoptr (GError) failed = NULL;
      DmUnit *kept;

      if (unit->id)
        continue;
      kept = dm_store_find_unit (self, unit->name ? unit->name : "", &failed);
      if (kept == NULL && g_error_matches (failed, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND))
        {
          g_clear_error (&failed);
          kept = dm_store_save_unit (self, unit, &failed);
        }
      if (kept == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      dm_unit_unref (unit);
      units->pdata[i] = kept;
    }
  return TRUE;
}

static gboolean
put_units (DmStore *self, DmItem *item, GError **error)
{
  g_autoptr (GPtrArray) rows
      = dm_store_load_rows (self, &dm_table_item_unit, "item_id", item->id, "role, position", error);

  return rows && resolve_units (self, item->lead, error) && resolve_units (self, item->coordinating, error)
         && put_role (self, rows, item->id, "lead", item->lead, error)
         && put_role (self, rows, item->id, "coordinating", item->coordinating, error);
}

static gboolean
put_deadlines (DmStore *self, const DmItem *item, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_deadline, "item_id", item->id, "position", error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);

      if (dm_item_find_deadline (item, row->id) == NULL
          && (!dm_store_delete_rows (self, &dm_table_extension, "deadline_id", row->id, error)
              || !dm_store_delete_row (self, row->table, row->id, row->rev, error)))
        return FALSE;
    }
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      g_autoptr (DmRow) row = dm_deadline_to_row (self, deadline, item->id, i);

      if (!dm_store_put_row (self, row, deadline->rev, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_item (DmStore *self, const DmItem *item, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (item->text ? item->text : ""));

  if (*text == '\0')
    return dm_store_refuse (error, "item-text-empty");
  if (item->pulse_days < 0 || item->pulse_days > 3660)
    return dm_store_refuse (error, "pulse-range");
  return dm_store_check_place (self, item, error);
}

/* A new item with its units and deadlines, at the place that it says: whoever makes a whole plan knows its order. */
gboolean
dm_store_insert_item (DmStore *self, DmItem *item, GError **error)
{
  g_autoptr (DmRow) row = dm_store_new_row (self, &dm_table_item);

  fill_row (row, item);
  g_free (item->id);
  item->id = g_strdup (row->id);
  if (!dm_store_put_row (self, row, 0, error)
      || !dm_store_save_units_of_item (self, item->id, "lead", item->lead, error)
      || !dm_store_save_units_of_item (self, item->id, "coordinating", item->coordinating, error))
    return FALSE;
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      g_autoptr (DmRow) deadline_row = NULL;

      deadline->rev = 0;
      deadline_row = dm_deadline_to_row (self, deadline, item->id, i);
      if (!dm_store_put_row (self, deadline_row, 0, error))
        return FALSE;
      g_free (deadline->id);
      deadline->id = g_strdup (deadline_row->id);
    }
  return TRUE;
}

/* An edit does not say where in the plan the item stands: its place is the one it has, until its parent changes. */
static gboolean
keep_place (DmStore *self, DmItem *item, gboolean *moved, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (DmRow) before = dm_store_load_row (self, &dm_table_item, item->id, &failed);

  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (before == NULL) /* deleted meanwhile: the write finds the conflict */
    return TRUE;
  if (g_strcmp0 (dm_row_get_text (before, "plan_id"), item->plan_id) != 0)
    return dm_store_refuse (error, "parent-elsewhere");
  item->position = dm_row_get_int (before, "position");
  *moved = g_strcmp0 (dm_row_get_text (before, "parent_id"), item->parent_id) != 0;
  return TRUE;
}

static gboolean
write_item (DmStore *self, DmItem *item, GError **error)
{
  gint64 base_rev = item->rev;
  gboolean moved = FALSE;
  g_autoptr (DmRow) row = NULL;

  if (!check_item (self, item, error))
    return FALSE;
  if (base_rev == 0)
    {
      g_free (item->id);
      item->id = NULL;
      if (!dm_store_take_place (self, item, error))
        return FALSE;
    }
  else if (!keep_place (self, item, &moved, error))
    return FALSE;
  row = base_rev ? dm_row_new (&dm_table_item, item->id) : dm_store_new_row (self, &dm_table_item);
  fill_row (row, item);
  if (!dm_store_put_row (self, row, base_rev, error))
    return FALSE;
  g_free (item->id);
  item->id = g_strdup (row->id);
  if (moved && !dm_store_move_below (self, item, error))
    return FALSE;
  /* A step speaks for its task: the task's percent follows. */
  if (item->kind == DM_ITEM_STEP)
    g_hash_table_add (self->dirty_items, g_strdup (item->parent_id));
  return put_units (self, item, error) && put_deadlines (self, item, error);
}

/**
 * dm_store_save_item:
 * @draft: its own columns, units and deadlines are written; entries, extensions and steps have functions of their
 *   own. With rev 0 a new item, behind the last one below its parent; an item that is given another parent goes
 *   there with all that stands below it. A unit without an id is looked up by its name,
 *   and made where there is none
 *
 * Returns: (transfer full): the item as kept; %NULL with CONFLICT, or INVALID: item-text-empty, step-without-task,
 *   pulse-range, parent-elsewhere, parent-is-step, parent-circle
 */
DmItem *
dm_store_save_item (DmStore *self, const DmItem *draft, GError **error)
{
  g_autoptr (DmItem) item = dm_item_copy (draft);
  gboolean own, done;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, draft->rev ? "item-edit" : "item-add", &own, error))
    return NULL;
  done = write_item (self, item, error);
  if (!dm_store_leave_act (self, own, done, error))
    return NULL;
  return dm_store_get_changed_item (self, item->id, error);
}

/* --- deleting --- */

gboolean
dm_store_delete_item_rows (DmStore *self, const char *id, GError **error)
{
  g_autoptr (DmRow) row = NULL;

  if (!dm_store_delete_rows (self, &dm_table_extension, "item_id", id, error)
      || !dm_store_delete_rows (self, &dm_table_entry, "item_id", id, error)
      || !dm_store_delete_rows (self, &dm_table_deadline, "item_id", id, error)
      || !dm_store_delete_rows (self, &dm_table_item_unit, "item_id", id, error))
    return FALSE;
  row = dm_store_load_row (self, &dm_table_item, id, error);
  if (row == NULL)
    return FALSE;
  if (strcmp (dm_row_get_text (row, "kind"), "step") == 0)
    g_hash_table_add (self->dirty_items, g_strdup (dm_row_get_text (row, "parent_id")));
  return dm_store_delete_row (self, &dm_table_item, id, row->rev, error);
}

static gboolean
delete_below (DmStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) rows
      = dm_store_load_rows (self, &dm_table_item, "parent_id", id, "position DESC, id", error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);

      if (!delete_below (self, row->id, error) || !dm_store_delete_item_rows (self, row->id, error))
        return FALSE;
    }
  return rows != NULL;
}

static gboolean
delete_item (DmStore *self, const char *id, gint64 rev, GError **error)
{
  g_autoptr (DmRow) row = dm_store_load_row (self, &dm_table_item, id, error);

  if (row == NULL || row->rev != rev)
    {
      if (error == NULL || *error == NULL)
        g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT, "item %s", id);
      return FALSE;
    }
  return delete_below (self, id, error) && dm_store_delete_item_rows (self, id, error);
}

/**
 * dm_store_delete_item:
 *
 * Deletes the item and everything below it, as one act.
 */
gboolean
dm_store_delete_item (DmStore *self, const char *id, gint64 rev, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "item-delete", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, delete_item (self, id, rev, error), error);
}
