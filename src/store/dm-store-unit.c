/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-fold.h"
#include "dm-store-tables.h"

#include <string.h>

DmUnit *
dm_unit_from_row (const DmRow *row)
{
  DmUnit *unit = dm_unit_new ();

  unit->id = g_strdup (row->id);
  unit->rev = row->rev;
  unit->code = g_strdup (dm_row_get_text (row, "code"));
  unit->name = g_strdup (dm_row_get_text (row, "name"));
  unit->valid_from = dm_row_get_day (row, "valid_from");
  unit->valid_until = dm_row_get_day (row, "valid_until");
  return unit;
}

static gboolean
add_successions (DmStore *self, GHashTable *units, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_unit_succession, NULL, NULL, "id", error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const char *from = dm_row_get_text (g_ptr_array_index (rows, i), "predecessor_id");
      const char *to = dm_row_get_text (g_ptr_array_index (rows, i), "successor_id");
      DmUnit *predecessor = g_hash_table_lookup (units, from), *successor = g_hash_table_lookup (units, to);

      if (predecessor)
        g_ptr_array_add (predecessor->successors, g_strdup (to));
      if (successor)
        g_ptr_array_add (successor->predecessors, g_strdup (from));
    }
  return rows != NULL;
}

static gboolean
add_aliases (DmStore *self, GHashTable *units, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_unit_alias, NULL, NULL, "unit_id, id", error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      DmUnit *unit = g_hash_table_lookup (units, dm_row_get_text (g_ptr_array_index (rows, i), "unit_id"));

      if (unit)
        g_ptr_array_add (unit->aliases, g_strdup (dm_row_get_text (g_ptr_array_index (rows, i), "alias")));
    }
  return rows != NULL;
}

static char *
dup_key (gconstpointer unit)
{
  return dm_sort_key (((const DmUnit *) unit)->name);
}

/**
 * dm_store_list_units:
 *
 * Returns: (transfer full) (element-type DmUnit): all units, dissolved ones too, in the order of a Vietnamese
 *   dictionary
 */
GPtrArray *
dm_store_list_units (DmStore *self, GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = NULL;

  dm_store_assert_owner (self);
  rows = dm_store_load_rows (self, &dm_table_unit, NULL, NULL, "id", error);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      DmUnit *unit = dm_unit_from_row (g_ptr_array_index (rows, i));

      g_ptr_array_add (units, unit);
      g_hash_table_insert (by_id, unit->id, unit);
    }
  if (rows == NULL || !add_aliases (self, by_id, error) || !add_successions (self, by_id, error))
    return NULL;
  dm_store_sort_by_key (units, dup_key);
  return g_steal_pointer (&units);
}

static gboolean
is_same (const char *text, const char *folded)
{
  g_autofree char *other = text ? dm_fold (text) : NULL;

  return other && *other && strcmp (other, folded) == 0;
}

static gboolean
is_called (const DmUnit *unit, const char *folded)
{
  gboolean called = is_same (unit->name, folded);

  for (guint i = 0; !called && i < unit->aliases->len; i++)
    called = is_same (g_ptr_array_index (unit->aliases, i), folded);
  return called;
}

static gboolean
fits (const DmUnit *unit, const char *folded)
{
  return is_called (unit, folded) || is_same (unit->code, folded);
}

/* All that fit, or only the one that lives: a name may come again after its unit is dissolved. */
static GPtrArray *
find_fitting (const GPtrArray *units, const char *word)
{
  g_autofree char *folded = dm_fold (word);
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
  DmUnit *living = NULL;
  guint n_living = 0;

  for (guint i = 0; i < units->len; i++)
    {
      DmUnit *unit = g_ptr_array_index (units, i);

      if (strcmp (unit->id, word) != 0 && !fits (unit, folded))
        continue;
      g_ptr_array_add (fitting, unit);
      if (unit->valid_until == DM_DAY_NONE)
        {
          living = unit;
          n_living++;
        }
    }
  if (n_living == 1)
    {
      g_ptr_array_set_size (fitting, 0);
      g_ptr_array_add (fitting, living);
    }
  return g_steal_pointer (&fitting);
}

static void
set_ambiguous (const GPtrArray *units, GError **error)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);

      g_string_append_printf (found, "%s%s %s", i > 0 ? "\n" : "", unit->name, unit->id);
    }
  g_set_error_literal (error, DM_STORE_ERROR, DM_STORE_ERROR_AMBIGUOUS, found->str);
}

/**
 * dm_store_find_unit:
 * @word: a code, a name or another name (accents and case do not matter), or an id
 *
 * Returns: (transfer full): the unit, of several the one that is not dissolved; %NULL with NOT_FOUND, or with AMBIGUOUS
 *   and a line for each unit that fits
 */
DmUnit *
dm_store_find_unit (DmStore *self, const char *word, GError **error)
{
  g_autoptr (GPtrArray) units = dm_store_list_units (self, error);
  g_autoptr (GPtrArray) fitting = units ? find_fitting (units, word) : NULL;

  if (fitting == NULL)
    return NULL;
  if (fitting->len == 1)
    return dm_unit_ref (g_ptr_array_index (fitting, 0));
  if (fitting->len > 1)
    set_ambiguous (fitting, error);
  else
    g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND, "%s", word);
  return NULL;
}

/* --- writing --- */

/* Whether @successor can be reached from @unit by its successors: then it cannot come before it. */
static gboolean
succeeds (const GPtrArray *units, const char *unit_id, const char *id, guint depth)
{
  if (strcmp (unit_id, id) == 0)
    return TRUE;
  for (guint i = 0; depth > 0 && i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);

      if (strcmp (unit->id, unit_id) != 0)
        continue;
      for (guint j = 0; j < unit->successors->len; j++)
        if (succeeds (units, g_ptr_array_index (unit->successors, j), id, depth - 1))
          return TRUE;
    }
  return FALSE;
}

static gboolean
put_succession (DmStore *self, const char *predecessor, const char *successor, GError **error)
{
  g_autoptr (DmRow) row = dm_store_new_row (self, &dm_table_unit_succession);

  dm_row_set_text (row, "predecessor_id", predecessor);
  dm_row_set_text (row, "successor_id", successor);
  return dm_store_put_row (self, row, 0, error);
}

static gboolean
holds (const GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (strcmp (g_ptr_array_index (ids, i), id) == 0)
      return TRUE;
  return FALSE;
}

/* The draft's units before it are what is kept, and those after it: @after tells which of both. */
static gboolean
put_neighbours (DmStore *self, const char *id, const GPtrArray *wanted, gboolean after, GError **error)
{
  const char *own = after ? "predecessor_id" : "successor_id", *other = after ? "successor_id" : "predecessor_id";
  g_autoptr (GPtrArray) units = dm_store_list_units (self, error);
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_unit_succession, own, id, "id", error);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (units == NULL || rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);
      char *neighbour = (char *) dm_row_get_text (row, other);

      if (holds (wanted, neighbour))
        g_ptr_array_add (kept, neighbour);
      else if (!dm_store_delete_row (self, row->table, row->id, row->rev, error))
        return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      char *neighbour = g_ptr_array_index (wanted, i);

      if (holds (kept, neighbour))
        continue;
      if (succeeds (units, after ? neighbour : id, after ? id : neighbour, units->len))
        return dm_store_refuse (error, "unit-circle");
      if (!put_succession (self, after ? id : neighbour, after ? neighbour : id, error))
        return FALSE;
      g_ptr_array_add (kept, neighbour);
    }
  return TRUE;
}

static void
take_each_once (GPtrArray *ids, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    if (!holds (ids, g_ptr_array_index (from, i)))
      g_ptr_array_add (ids, g_strdup (g_ptr_array_index (from, i)));
}

/* Two units that are both alive under one name could not be told apart in a list; what documents call one of them must
 * not be the name, the other name or the code of another. */
static gboolean
check_names (DmStore *self, const DmUnit *draft, const char *name, const GPtrArray *aliases, GError **error)
{
  g_autoptr (GPtrArray) units = dm_store_list_units (self, error);
  g_autofree char *folded = dm_fold (name);

  if (units && draft->valid_until != DM_DAY_NONE)
    return TRUE;
  for (guint i = 0; units && i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);

      if (g_strcmp0 (unit->id, draft->id) == 0 || unit->valid_until != DM_DAY_NONE)
        continue;
      if (is_called (unit, folded))
        return dm_store_refuse (error, "unit-name-taken");
      for (guint j = 0; j < aliases->len; j++)
        {
          g_autofree char *alias = dm_fold (g_ptr_array_index (aliases, j));

          if (fits (unit, alias))
            return dm_store_refuse (error, "unit-alias-taken");
        }
    }
  return units != NULL;
}

/* The draft's other names, each once; what repeats its name or code is none. */
static GPtrArray *
read_aliases (const DmUnit *draft)
{
  GPtrArray *aliases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (seen, dm_fold (draft->name));
  g_hash_table_add (seen, dm_fold (draft->code ? draft->code : ""));
  for (guint i = 0; i < draft->aliases->len; i++)
    {
      g_autofree char *alias = dm_store_dup_stripped (g_ptr_array_index (draft->aliases, i));

      if (alias && g_hash_table_add (seen, dm_fold (alias)))
        g_ptr_array_add (aliases, g_steal_pointer (&alias));
    }
  return aliases;
}

static gboolean
put_alias (DmStore *self, const char *unit_id, const char *alias, GError **error)
{
  g_autoptr (DmRow) row = dm_store_new_row (self, &dm_table_unit_alias);

  dm_row_set_text (row, "unit_id", unit_id);
  dm_row_set_text (row, "alias", alias);
  return dm_store_put_row (self, row, 0, error);
}

/* Names that stay keep their rows. */
static gboolean
put_aliases (DmStore *self, const GPtrArray *aliases, const char *id, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_unit_alias, "unit_id", id, "id", error);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);
      char *alias = (char *) dm_row_get_text (row, "alias");

      if (holds (aliases, alias) && !holds (kept, alias))
        g_ptr_array_add (kept, alias);
      else if (!dm_store_delete_row (self, row->table, row->id, row->rev, error))
        return FALSE;
    }
  for (guint i = 0; i < aliases->len; i++)
    if (!holds (kept, g_ptr_array_index (aliases, i)) && !put_alias (self, id, g_ptr_array_index (aliases, i), error))
      return FALSE;
  return TRUE;
}

static DmUnit *
write_unit (DmStore *self, const DmUnit *draft, GError **error)
{
  g_autoptr (DmRow) row = draft->rev ? dm_row_new (&dm_table_unit, draft->id) : dm_store_new_row (self, &dm_table_unit);
  g_autofree char *name = dm_store_dup_stripped (draft->name);
  g_autofree char *code = dm_store_dup_stripped (draft->code);
  g_autoptr (GPtrArray) aliases = NULL;
  DmUnit *unit;

  if (name == NULL)
    {
      dm_store_refuse (error, "unit-name-empty");
      return NULL;
    }
  if (draft->valid_from && draft->valid_until && draft->valid_from > draft->valid_until)
    {
      dm_store_refuse (error, "unit-life-span");
      return NULL;
    }
  aliases = read_aliases (draft);
  if (!check_names (self, draft, name, aliases, error))
    return NULL;
  dm_row_set_text (row, "code", code);
  dm_row_set_text (row, "name", name);
  dm_row_set_day (row, "valid_from", draft->valid_from);
  dm_row_set_day (row, "valid_until", draft->valid_until);
  if (!dm_store_put_row (self, row, draft->rev, error) || !put_aliases (self, aliases, row->id, error)
      || !put_neighbours (self, row->id, draft->predecessors, FALSE, error)
      || !put_neighbours (self, row->id, draft->successors, TRUE, error))
    return NULL;
  unit = dm_unit_from_row (row);
  g_ptr_array_extend_and_steal (unit->aliases, g_steal_pointer (&aliases));
  take_each_once (unit->predecessors, draft->predecessors);
  take_each_once (unit->successors, draft->successors);
  return unit;
}

/**
 * dm_store_save_unit:
 * @draft: its @aliases, @predecessors and @successors are what is kept
 *
 * Returns: (transfer full): the unit as kept; %NULL with CONFLICT, or INVALID: unit-name-empty, unit-name-taken,
 *   unit-alias-taken, unit-life-span, unit-circle
 */
DmUnit *
dm_store_save_unit (DmStore *self, const DmUnit *draft, GError **error)
{
  g_autoptr (DmUnit) unit = NULL;
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, draft->rev ? "unit-edit" : "unit-add", &own, error))
    return NULL;
  unit = write_unit (self, draft, error);
  if (!dm_store_leave_act (self, own, unit != NULL, error))
    return NULL;
  return g_steal_pointer (&unit);
}

/**
 * dm_store_delete_unit:
 *
 * Returns: %FALSE with CONSTRAINT while an item or a person still names the unit: such a unit is dissolved, not deleted
 */
gboolean
dm_store_delete_unit (DmStore *self, const char *id, gint64 rev, GError **error)
{
  gboolean own, done;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "unit-delete", &own, error))
    return FALSE;
  done = dm_store_delete_rows (self, &dm_table_unit_succession, "predecessor_id", id, error)
         && dm_store_delete_rows (self, &dm_table_unit_succession, "successor_id", id, error)
         && dm_store_delete_rows (self, &dm_table_unit_alias, "unit_id", id, error)
         && dm_store_delete_row (self, &dm_table_unit, id, rev, error);
  return dm_store_leave_act (self, own, done, error);
}
