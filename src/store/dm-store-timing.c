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

static gboolean
delete_spans (DmStore *self, const char *item_id, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "DELETE FROM item_timing WHERE item_id = $1", error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, item_id);
  return dm_statement_run (statement, error);
}

static DmDay
span_end (const GArray *spans, guint i)
{
  return i + 1 < spans->len ? g_array_index (spans, DmSpan, i + 1).from : DM_DAY_MAX;
}

static gboolean
insert_spans (DmStore *self, const char *item_id, const GArray *spans, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "INSERT INTO item_timing (item_id, from_on, until_on, status, timing, percent, end_on)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                           error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, item_id);
  for (guint i = 0; i < spans->len; i++)
    {
      const DmSpan *span = &g_array_index (spans, DmSpan, i);

      dm_statement_bind_day (statement, 2, span->from);
      dm_statement_bind_day (statement, 3, span_end (spans, i));
      dm_statement_bind_int (statement, 4, span->status);
      dm_statement_bind_int (statement, 5, span->timing);
      dm_statement_bind_int (statement, 6, span->percent);
      dm_statement_bind_day (statement, 7, span->end);
      if (!dm_statement_run (statement, error))
        return FALSE;
      dm_statement_reset (statement);
    }
  return TRUE;
}

gboolean
dm_store_write_timing (DmStore *self, const DmItem *item, const DmRules *rules, GError **error)
{
  g_autoptr (GArray) spans = NULL;

  if (item->kind == DM_ITEM_SECTION)
    return TRUE;
  spans = dm_item_timeline (item, rules);
  return insert_spans (self, item->id, spans, error);
}

static gboolean
rebuild (DmStore *self, const char *const *ids, gsize n_ids, const DmRules *rules, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;

  for (gsize i = 0; i < n_ids; i++)
    if (!delete_spans (self, ids[i], error))
      return FALSE;
  items = dm_store_get_items (self, ids, n_ids, error);
  for (guint i = 0; items && i < items->len; i++)
    if (!dm_store_write_timing (self, g_ptr_array_index (items, i), rules, error))
      return FALSE;
  /* Whoever changed one task is given it back: it has just been read. */
  g_clear_pointer (&self->rebuilt, g_ptr_array_unref);
  if (items && items->len <= MAX_REBUILT)
    self->rebuilt = g_ptr_array_ref (items);
  return items != NULL;
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
spans_are_kept (DmStore *self, const DmItem *item, const DmRules *rules, gboolean *kept, GError **error)
{
  g_autoptr (GArray) spans = dm_item_timeline (item, rules);
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT from_on, until_on, status, timing, percent, end_on FROM item_timing"
                           " WHERE item_id = $1 ORDER BY from_on",
                           error);
  guint i = 0;
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, item->id);
  *kept = TRUE;
  for (; (step = dm_statement_step (statement, error)) == DM_STEP_ROW; i++)
    {
      const DmSpan *span = i < spans->len ? &g_array_index (spans, DmSpan, i) : NULL;

      *kept = *kept && span && dm_statement_day (statement, 0) == span->from
              && dm_statement_day (statement, 1) == span_end (spans, i)
              && dm_statement_int (statement, 2) == (gint64) span->status
              && dm_statement_int (statement, 3) == (gint64) span->timing
              && dm_statement_int (statement, 4) == span->percent && dm_statement_day (statement, 5) == span->end;
    }
  *kept = *kept && i == spans->len;
  return step == DM_STEP_DONE;
}

static gboolean
check_items (DmStore *self, const char *const *ids, gsize n_ids, const DmRules *rules, GPtrArray *problems,
             GError **error)
{
  g_autoptr (GPtrArray) items = dm_store_get_items (self, ids, n_ids, error);

  for (guint i = 0; items && i < items->len; i++)
    {
      const DmItem *item = g_ptr_array_index (items, i);
      gboolean kept = TRUE;

      if (item->kind != DM_ITEM_SECTION && !spans_are_kept (self, item, rules, &kept, error))
        return FALSE;
      if (!kept)
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
