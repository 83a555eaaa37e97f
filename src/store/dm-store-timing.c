/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <string.h>

/*
 * The timing rows: what dm_item_timeline() says, as spans that SQL can compare with a day. They are written in the
 * transaction that changed what they are made of, and are not logged: they can be made again at any time.
 */

#define REBUILD_CHUNK 256
#define MAX_REBUILT 4

/* A span as it is kept: with the day on which the next one begins. */
typedef struct
{
  DmSpan span;
  DmDay until;
} TimingRow;

static gboolean
timing_equal (const TimingRow *a, const TimingRow *b)
{
  return a->span.from == b->span.from && a->until == b->until && a->span.status == b->span.status
         && a->span.timing == b->span.timing && a->span.percent == b->span.percent && a->span.end == b->span.end;
}

/* What is to be kept of the item, by day. */
static GArray *
make_timing (const DmItem *item, const DmRules *rules)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (TimingRow));
  g_autoptr (GArray) spans = item->kind == DM_ITEM_SECTION ? NULL : dm_item_timeline (item, rules);

  for (guint i = 0; spans && i < spans->len; i++)
    {
      DmDay until = i + 1 < spans->len ? g_array_index (spans, DmSpan, i + 1).from : DM_DAY_MAX;
      TimingRow row = { g_array_index (spans, DmSpan, i), until };

      g_array_append_val (rows, row);
    }
  return rows;
}

/* What is kept of it, by day. */
static GArray *
read_timing (DmStore *self, const char *item_id, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TimingRow));
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT from_on, until_on, status, timing, percent, end_on FROM item_timing"
                           " WHERE item_id = $1 ORDER BY from_on",
                           error);
  DmStep step;

  if (statement == NULL)
    return NULL;
  dm_statement_bind_text (statement, 1, item_id);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      TimingRow row = { { dm_statement_day (statement, 0), dm_statement_int (statement, 2),
                          dm_statement_int (statement, 3), dm_statement_int (statement, 4),
                          dm_statement_day (statement, 5) },
                        dm_statement_day (statement, 1) };

      g_array_append_val (rows, row);
    }
  return step == DM_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
put_timing (DmStore *self, const char *item_id, const TimingRow *row, gboolean is_kept, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           is_kept ? "UPDATE item_timing SET until_on = $3, status = $4, timing = $5, percent = $6,"
                                     " end_on = $7 WHERE item_id = $1 AND from_on = $2"
                                   : "INSERT INTO item_timing"
                                     " (item_id, from_on, until_on, status, timing, percent, end_on)"
                                     " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                           error);
  char from[11], until[11], end[11];

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_held_text (statement, 1, item_id);
  dm_statement_bind_held_text (statement, 2, dm_day_write (row->span.from, from));
  dm_statement_bind_held_text (statement, 3, dm_day_write (row->until, until));
  dm_statement_bind_int (statement, 4, row->span.status);
  dm_statement_bind_int (statement, 5, row->span.timing);
  dm_statement_bind_int (statement, 6, row->span.percent);
  dm_statement_bind_held_text (statement, 7, dm_day_write (row->span.end, end));
  return dm_statement_run (statement, error);
}

static gboolean
delete_timing (DmStore *self, const char *item_id, const TimingRow *row, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "DELETE FROM item_timing WHERE item_id = $1 AND from_on = $2", error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_held_text (statement, 1, item_id);
  dm_statement_bind_day (statement, 2, row->span.from);
  return dm_statement_run (statement, error);
}

/* Writes only what differs: most changes move few spans of a task or none, and a new holiday few tasks of an office. */
static gboolean
update_timing (DmStore *self, const char *item_id, const GArray *now, GError **error)
{
  g_autoptr (GArray) kept = read_timing (self, item_id, error);
  guint i = 0, j = 0;

  while (kept && (i < kept->len || j < now->len))
    {
      const TimingRow *old = i < kept->len ? &g_array_index (kept, TimingRow, i) : NULL;
      const TimingRow *new = j < now->len ? &g_array_index (now, TimingRow, j) : NULL;
      gboolean goes = new == NULL || (old && old->span.from < new->span.from);
      gboolean stays = !goes && old && old->span.from == new->span.from;

      if (goes && !delete_timing (self, item_id, old, error))
        return FALSE;
      if (!goes && !(stays && timing_equal (old, new)) && !put_timing (self, item_id, new, stays, error))
        return FALSE;
      i += goes || stays;
      j += !goes;
    }
  return kept != NULL;
}

gboolean
dm_store_write_timing (DmStore *self, const DmItem *item, const DmRules *rules, GError **error)
{
  g_autoptr (GArray) rows = make_timing (item, rules);

  for (guint i = 0; i < rows->len; i++)
    if (!put_timing (self, item->id, &g_array_index (rows, TimingRow, i), FALSE, error))
      return FALSE;
  return TRUE;
}

static gboolean
rebuild (DmStore *self, const char *const *ids, gsize n_ids, const DmRules *rules, GError **error)
{
  g_autoptr (GPtrArray) items = dm_store_get_items (self, ids, n_ids, error);
  guint found = 0;

  if (items == NULL)
    return FALSE;
  for (gsize i = 0; i < n_ids; i++)
    {
      const DmItem *item = found < items->len ? g_ptr_array_index (items, found) : NULL;
      g_autoptr (GArray) now = NULL;

      if (item && strcmp (item->id, ids[i]) == 0)
        {
          now = make_timing (item, rules);
          found++;
        }
      else /* deleted in this act */
        now = g_array_new (FALSE, FALSE, sizeof (TimingRow));
      if (!update_timing (self, ids[i], now, error))
        return FALSE;
    }
  /* Whoever changed one task is given it back: it has just been read. */
  g_clear_pointer (&self->rebuilt, g_ptr_array_unref);
  if (items->len <= MAX_REBUILT)
    self->rebuilt = g_ptr_array_ref (items);
  return TRUE;
}

/* The item as the act that was just committed left it. */
DmItem *
dm_store_get_changed_item (DmStore *self, const char *id, GError **error)
{
  for (guint i = 0; self->rebuilt && i < self->rebuilt->len; i++)
    if (strcmp (((DmItem *) g_ptr_array_index (self->rebuilt, i))->id, id) == 0)
      return dm_item_ref (g_ptr_array_index (self->rebuilt, i));
  return dm_store_get_item (self, id, error);
}

static gboolean
add_items (DmStore *self, const char *sql, GHashTable *ids, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_hash_table_add (ids, dm_statement_dup_text (statement, 0));
  return step == DM_STEP_DONE;
}

static gboolean
add_all_items (DmStore *self, GHashTable *ids, GError **error)
{
  return add_items (self, "SELECT id FROM item", ids, error);
}

gboolean
dm_store_rebuild_dirty_timing (DmStore *self, GError **error)
{
  g_autoptr (DmRules) rules = NULL;
  g_autofree const char **ids = NULL;
  guint n_ids;

  if (self->dirty_all && !add_all_items (self, self->dirty_items, error))
    return FALSE;
  if (self->dirty_calendar
      && !add_items (self, "SELECT item_id FROM deadline WHERE " DM_FOLLOWS_CALENDAR, self->dirty_items, error))
    return FALSE;
  if (g_hash_table_size (self->dirty_items) == 0)
    return TRUE;
  rules = dm_store_get_rules (self, error);
  if (rules == NULL)
    return FALSE;
  ids = (const char **) g_hash_table_get_keys_as_array (self->dirty_items, &n_ids);
  for (guint start = 0; start < n_ids; start += REBUILD_CHUNK)
    if (!rebuild (self, ids + start, MIN (REBUILD_CHUNK, n_ids - start), rules, error))
      return FALSE;
  return TRUE;
}

/* --- check --- */

static gboolean
timing_is_kept (DmStore *self, const DmItem *item, const DmRules *rules, gboolean *is_kept, GError **error)
{
  g_autoptr (GArray) now = make_timing (item, rules);
  g_autoptr (GArray) kept = read_timing (self, item->id, error);

  if (kept == NULL)
    return FALSE;
  *is_kept = kept->len == now->len;
  for (guint i = 0; i < kept->len && *is_kept; i++)
    *is_kept = timing_equal (&g_array_index (kept, TimingRow, i), &g_array_index (now, TimingRow, i));
  return TRUE;
}

static gboolean
check_items (DmStore *self, const char *const *ids, gsize n_ids, const DmRules *rules, GPtrArray *problems,
             GError **error)
{
  g_autoptr (GPtrArray) items = dm_store_get_items (self, ids, n_ids, error);

  for (guint i = 0; items && i < items->len; i++)
    {
      const DmItem *item = g_ptr_array_index (items, i);
      gboolean is_kept;

      if (!timing_is_kept (self, item, rules, &is_kept, error))
        return FALSE;
      if (!is_kept)
        dm_store_add_problem (problems, "timing", "item %s", item->id);
    }
  return items != NULL;
}

static gboolean
check_orphans (DmStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT DISTINCT item_id FROM item_timing t"
                           " WHERE NOT EXISTS (SELECT 1 FROM item i WHERE i.id = t.item_id)",
                           error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    dm_store_add_problem (problems, "timing", "item %s", dm_statement_text (statement, 0));
  return step == DM_STEP_DONE;
}

/* Every timing row against what the rules say now. */
gboolean
dm_store_check_timing (DmStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DmRules) rules = dm_store_get_rules (self, error);
  g_autofree const char **ids = NULL;
  guint n_ids;

  if (rules == NULL || !add_all_items (self, all, error))
    return FALSE;
  ids = (const char **) g_hash_table_get_keys_as_array (all, &n_ids);
  for (guint start = 0; start < n_ids; start += REBUILD_CHUNK)
    if (!check_items (self, ids + start, MIN (REBUILD_CHUNK, n_ids - start), rules, problems, error))
      return FALSE;
  return check_orphans (self, problems, error);
}
