/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

/* Where an item stands in its plan: below which other one, and behind which. */

#include "dm-store-tables.h"

#include <string.h>

/* Positions leave room, so that an item put between two others moves neither. */
#define POSITION_STEP 1024

/* --- what may stand below what --- */

/* Walks up from @parent: an item that stands below itself would be shown nowhere. */
static gboolean
check_no_circle (DmStore *self, const char *id, const DmRow *parent, GError **error)
{
  g_autofree char *above = g_strdup (parent->id);

  while (above)
    {
      g_autoptr (GError) failed = NULL;
      g_autoptr (DmRow) row = NULL;

      if (strcmp (above, id) == 0)
        return dm_store_refuse (error, "parent-circle");
      row = dm_store_load_row (self, &dm_table_item, above, &failed);
      if (failed)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      g_free (above);
      above = row ? g_strdup (dm_row_get_text (row, "parent_id")) : NULL;
    }
  return TRUE;
}

/* Refuses with INVALID: step-without-task, parent-elsewhere, parent-is-step, parent-circle. */
gboolean
dm_store_check_place (DmStore *self, const DmItem *item, GError **error)
{
  g_autoptr (DmRow) parent = NULL;
  g_autoptr (GError) failed = NULL;
  const char *kind;

  if (item->parent_id == NULL)
    return item->kind != DM_ITEM_STEP || dm_store_refuse (error, "step-without-task");
  parent = dm_store_load_row (self, &dm_table_item, item->parent_id, &failed);
  if (failed)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (parent == NULL || g_strcmp0 (dm_row_get_text (parent, "plan_id"), item->plan_id) != 0)
    return dm_store_refuse (error, "parent-elsewhere");
  kind = dm_row_get_text (parent, "kind");
  if (item->kind == DM_ITEM_STEP && strcmp (kind, "task") != 0 && strcmp (kind, "duty") != 0)
    return dm_store_refuse (error, "step-without-task");
  if (strcmp (kind, "step") == 0)
    return dm_store_refuse (error, "parent-is-step");
  return item->id == NULL || check_no_circle (self, item->id, parent, error);
}

/* --- a place for a new one --- */

static gboolean
read_position (DmStore *self, const char *sql, const char *id, gint64 after, gint64 *position, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, id);
  if (strstr (sql, "$2"))
    dm_statement_bind_int (statement, 2, after);
  step = dm_statement_step (statement, error);
  *position = step == DM_STEP_ROW ? dm_statement_int (statement, 0) : 0;
  return step != DM_STEP_ERROR;
}

/* The place behind the last item below @parent_id (or of the plan), in front of what follows. */
static gboolean
find_place (DmStore *self, const DmItem *item, gint64 *position, GError **error)
{
  gint64 last, next;

  if (!(item->parent_id
            ? read_position (self,
                             "WITH RECURSIVE below (id, position) AS (SELECT id, position FROM item WHERE id = $1"
                             " UNION ALL SELECT i.id, i.position FROM item i JOIN below b ON i.parent_id = b.id)"
                             " SELECT max(position) FROM below",
                             item->parent_id, 0, &last, error)
            : read_position (self, "SELECT coalesce(max(position), 0) FROM item WHERE plan_id = $1", item->plan_id, 0,
                             &last, error))
      || !read_position (self, "SELECT coalesce(min(position), 0) FROM item WHERE plan_id = $1 AND position > $2",
                         item->plan_id, last, &next, error))
    return FALSE;
  *position = next == 0 ? last + POSITION_STEP : last + (next - last) / 2;
  return TRUE;
}

/* No room between two items: all of the plan move apart, in the same order. */
static gboolean
spread (DmStore *self, const char *plan_id, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_item, "plan_id", plan_id, "position, id", error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      DmRow *row = g_ptr_array_index (rows, i);

      dm_row_set_int (row, "position", (i + 1) * (gint64) POSITION_STEP);
      if (!dm_store_put_row (self, row, row->rev, error))
        return FALSE;
    }
  return rows != NULL;
}

/* A new item stands behind the last one below its parent. */
gboolean
dm_store_take_place (DmStore *self, DmItem *item, GError **error)
{
  gint64 position, taken;

  if (!find_place (self, item, &position, error)
      || !read_position (self, "SELECT count(*) FROM item WHERE plan_id = $1 AND position = $2", item->plan_id, position,
                         &taken, error))
    return FALSE;
  if (taken > 0 && (!spread (self, item->plan_id, error) || !find_place (self, item, &position, error)))
    return FALSE;
  item->position = position;
  return TRUE;
}

/* --- moving --- */

/* The ids of @id and of all below it; @rows are those of the plan. */
static GHashTable *
collect_below (const GPtrArray *rows, const char *id)
{
  GHashTable *below = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint size;

  g_hash_table_add (below, g_strdup (id));
  /* Nothing says that a parent comes before its children: as often as another one is found. */
  do
    {
      size = g_hash_table_size (below);
      for (guint i = 0; i < rows->len; i++)
        {
          const DmRow *row = g_ptr_array_index (rows, i);
          const char *parent = dm_row_get_text (row, "parent_id");

          if (parent && g_hash_table_contains (below, parent))
            g_hash_table_add (below, g_strdup (row->id));
        }
    }
  while (g_hash_table_size (below) > size);
  return below;
}

/* @rows in the order that the move makes: all of @moving behind the last that stands below @parent_id. */
static GPtrArray *
order_anew (const GPtrArray *rows, GHashTable *moving, const char *parent_id)
{
  g_autoptr (GHashTable) target = parent_id ? collect_below (rows, parent_id) : NULL;
  GPtrArray *order = g_ptr_array_sized_new (rows->len);
  guint place = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      DmRow *row = g_ptr_array_index (rows, i);

      if (g_hash_table_contains (moving, row->id))
        continue;
      g_ptr_array_add (order, row);
      if (target == NULL || g_hash_table_contains (target, row->id))
        place = order->len;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      DmRow *row = g_ptr_array_index (rows, i);

      if (g_hash_table_contains (moving, row->id))
        g_ptr_array_insert (order, place++, row);
    }
  return order;
}

static gboolean
put_position (DmStore *self, DmRow *row, gint64 position, GError **error)
{
  dm_row_set_int (row, "position", position);
  return dm_store_put_row (self, row, row->rev, error);
}

/* Only those that move are written where there is room for them, else all of the plan. */
static gboolean
put_positions (DmStore *self, const GPtrArray *order, GHashTable *moving, GError **error)
{
  guint n = g_hash_table_size (moving), first = 0;
  gint64 before, gap;

  while (!g_hash_table_contains (moving, ((const DmRow *) g_ptr_array_index (order, first))->id))
    first++;
  before = first > 0 ? dm_row_get_int (g_ptr_array_index (order, first - 1), "position") : 0;
  gap = first + n < order->len ? (dm_row_get_int (g_ptr_array_index (order, first + n), "position") - before) / (n + 1)
                               : POSITION_STEP;
  if (gap > 0)
    {
      for (guint i = 0; i < n; i++)
        if (!put_position (self, g_ptr_array_index (order, first + i), before + (i + 1) * gap, error))
          return FALSE;
      return TRUE;
    }
  for (guint i = 0; i < order->len; i++)
    if (!put_position (self, g_ptr_array_index (order, i), (i + 1) * (gint64) POSITION_STEP, error))
      return FALSE;
  return TRUE;
}

/* After @item's row was given another parent: it and all below it take their place behind what is there. */
gboolean
dm_store_move_below (DmStore *self, const DmItem *item, GError **error)
{
  g_autoptr (GPtrArray) rows
      = dm_store_load_rows (self, &dm_table_item, "plan_id", item->plan_id, "position, id", error);
  g_autoptr (GHashTable) moving = NULL;
  g_autoptr (GPtrArray) order = NULL;

  if (rows == NULL)
    return FALSE;
  moving = collect_below (rows, item->id);
  order = order_anew (rows, moving, item->parent_id);
  return put_positions (self, order, moving, error);
}
