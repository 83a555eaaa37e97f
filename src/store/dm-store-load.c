/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <string.h>

/*
 * Items with every fact known of them. A page of items is read by one statement a table, whatever its length: each
 * chunk of ids is a list of parameters of fixed size, so that the statement can be kept.
 */

#define CHUNK 64

typedef void (*AddRow) (DmItem *item, DmStatement *statement, GHashTable *units);

typedef struct
{
  const DmTable *table;
  const char *order;
  AddRow add;
} Part;

#define PLACES                                                                                                         \
  "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, " \
  "$17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, " \
  "$33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, " \
  "$49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64"

/* One item is asked for more often than any number of them, and by a statement of its own. */
static char *
make_sql (const char *select, const char *column, const char *order, gsize n_ids)
{
  if (n_ids == 1)
    return g_strconcat (select, " WHERE ", column, " = $1 ORDER BY ", order, NULL);
  return g_strconcat (select, " WHERE ", column, " IN (" PLACES ") ORDER BY ", order, NULL);
}

static DmStatement *
prepare_chunk (DmStore *self,
               const char *select,
               const char *column,
               const char *order,
               const char *const *ids,
               gsize n_ids,
               GError **error)
{
  g_autofree char *sql = make_sql (select, column, order, n_ids);
  DmStatement *statement = dm_driver_prepare (self->driver, sql, error);

  for (guint i = 0; statement && i < (n_ids == 1 ? 1 : CHUNK); i++)
    dm_statement_bind_text (statement, i + 1, i < n_ids ? ids[i] : NULL);
  return statement;
}

/* --- the parts of an item --- */

static void
add_unit (DmItem *item, DmStatement *statement, GHashTable *units)
{
  g_autoptr (DmRow) row = dm_row_read (&dm_table_item_unit, statement);
  DmUnit *unit = g_hash_table_lookup (units, dm_row_get_text (row, "unit_id"));

  if (unit)
    g_ptr_array_add (strcmp (dm_row_get_text (row, "role"), "lead") == 0 ? item->lead : item->coordinating,
                     dm_unit_ref (unit));
}

static void
add_deadline (DmItem *item, DmStatement *statement, GHashTable *units)
{
  g_autoptr (DmRow) row = dm_row_read (&dm_table_deadline, statement);

  g_ptr_array_add (item->deadlines, dm_deadline_from_row (row));
}

static void
add_entry (DmItem *item, DmStatement *statement, GHashTable *units)
{
  g_autoptr (DmRow) row = dm_row_read (&dm_table_entry, statement);

  g_ptr_array_add (item->entries, dm_entry_from_row (row));
}

static void
add_extension (DmItem *item, DmStatement *statement, GHashTable *units)
{
  g_autoptr (DmRow) row = dm_row_read (&dm_table_extension, statement);

  g_ptr_array_add (item->extensions, dm_extension_from_row (row));
}

static const Part parts[] = {
  { &dm_table_item_unit, "item_id, role, position", add_unit },
  { &dm_table_deadline, "item_id, position", add_deadline },
  { &dm_table_entry, "item_id, entry_on, ord", add_entry },
  { &dm_table_extension, "item_id, decided_on, ord", add_extension },
};

static guint
find_item_column (const DmTable *table)
{
  guint i = 0;

  while (strcmp (table->columns[i].name, "item_id") != 0)
    i++;
  return i + 2;
}

static gboolean
load_part (DmStore *self,
           const Part *part,
           GHashTable *items,
           GHashTable *units,
           const char *const *ids,
           gsize n_ids,
           GError **error)
{
  g_autofree char *select
      = g_strdup_printf ("SELECT %s FROM %s", dm_table_select_list (part->table), part->table->name);
  g_autoptr (DmStatement) statement = prepare_chunk (self, select, "item_id", part->order, ids, n_ids, error);
  guint column = find_item_column (part->table);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    part->add (g_hash_table_lookup (items, dm_statement_text (statement, column)), statement, units);
  return step == DM_STEP_DONE;
}

/* --- the items themselves --- */

static char *
make_label (const char *number, const char *symbol, const char *title)
{
  DmPlan plan = { .number = (char *) number, .symbol = (char *) symbol, .title = (char *) title };

  return dm_plan_dup_label (&plan);
}

static DmItem *
read_item (DmStatement *statement)
{
  g_autoptr (DmRow) row = dm_row_read (&dm_table_item, statement);
  guint after = dm_table_item.n_columns + 2;
  DmItemKind kind = DM_ITEM_TASK;
  DmItem *item;

  dm_item_kind_from_nick (dm_row_get_text (row, "kind"), &kind);
  item = dm_item_new (kind);
  item->id = g_strdup (row->id);
  item->rev = row->rev;
  item->plan_id = g_strdup (dm_row_get_text (row, "plan_id"));
  item->parent_id = g_strdup (dm_row_get_text (row, "parent_id"));
  item->position = dm_row_get_int (row, "position");
  item->code = g_strdup (dm_row_get_text (row, "code"));
  item->text = g_strdup (dm_row_get_text (row, "text"));
  item->detail = g_strdup (dm_row_get_text (row, "detail"));
  item->product = g_strdup (dm_row_get_text (row, "product"));
  item->target_on = dm_row_get_day (row, "target_on");
  item->pulse_days = dm_row_get_int (row, "pulse_days");
  item->cancelled_on = dm_row_get_day (row, "cancelled_on");
  item->cancelled_why = g_strdup (dm_row_get_text (row, "cancelled_why"));
  item->person_id = g_strdup (dm_row_get_text (row, "person_id"));
  item->plan_issued_on = dm_statement_day (statement, after);
  item->plan_label = make_label (dm_statement_text (statement, after + 1), dm_statement_text (statement, after + 2),
                                 dm_statement_text (statement, after + 3));
  item->person_name = dm_statement_dup_text (statement, after + 4);
  return item;
}

static const char *
get_item_select (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      g_auto (GStrv) columns = g_strsplit (dm_table_select_list (&dm_table_item), ", ", -1);
      GString *select = g_string_new ("SELECT");

      for (guint i = 0; columns[i]; i++)
        g_string_append_printf (select, "%s item.%s", i > 0 ? "," : "", columns[i]);
      g_string_append (select, ", plan.issued_on, plan.number, plan.symbol, plan.title, person.name FROM item"
                               " JOIN plan ON plan.id = item.plan_id LEFT JOIN person ON person.id = item.person_id");
      g_once_init_leave (&made, (gsize) g_string_free (select, FALSE));
    }
  return (const char *) made;
}

/* Without the order and the successions of dm_store_list_units(): a task shows its units' names. */
static GHashTable *
load_units_by_id (DmStore *self, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, &dm_table_unit, NULL, NULL, "id", error);
  GHashTable *units;

  if (rows == NULL)
    return NULL;
  units = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dm_unit_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      DmUnit *unit = dm_unit_from_row (g_ptr_array_index (rows, i));

      g_hash_table_insert (units, unit->id, unit);
    }
  return units;
}

static gboolean
load_chunk (DmStore *self,
            GHashTable *items,
            GHashTable *units,
            const char *column,
            const char *const *ids,
            gsize n_ids,
            GPtrArray *found,
            GError **error)
{
  g_autoptr (DmStatement) statement
      = prepare_chunk (self, get_item_select (), column, "item.plan_id, item.position, item.id", ids, n_ids, error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      DmItem *item = read_item (statement);

      g_hash_table_insert (items, item->id, item);
      g_ptr_array_add (found, item);
      g_ptr_array_add (keys, item->id);
    }
  if (step == DM_STEP_ERROR)
    return FALSE;
  for (guint start = 0; start < keys->len; start += CHUNK)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      if (!load_part (self, &parts[i], items, units, (const char *const *) keys->pdata + start,
                      MIN (CHUNK, keys->len - start), error))
        return FALSE;
  return TRUE;
}

static gboolean
load_steps (DmStore *self,
            GHashTable *items,
            GHashTable *units,
            const char *const *ids,
            gsize n_ids,
            GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  if (!load_chunk (self, by_id, units, "item.kind = 'step' AND item.parent_id", ids, n_ids, steps, error))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      DmItem *step = g_ptr_array_index (steps, i);
      DmItem *task = g_hash_table_lookup (items, step->parent_id);

      if (task)
        g_ptr_array_add (task->steps, step);
      else
        dm_item_unref (step);
    }
  return TRUE;
}

/**
 * dm_store_get_items:
 * @ids: (array length=n_ids): ids of items
 *
 * Returns: (transfer full) (element-type DmItem): those of them that exist, in the order of @ids, with all their facts
 */
GPtrArray *
dm_store_get_items (DmStore *self, const char *const *ids, gsize n_ids, GError **error)
{
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dm_item_unref);
  g_autoptr (GHashTable) units = NULL;
  g_autoptr (GPtrArray) list = NULL;

  dm_store_assert_owner (self);
  units = load_units_by_id (self, error);
  if (units == NULL)
    return NULL;
  for (gsize start = 0; start < n_ids; start += CHUNK)
    {
      gsize n = MIN (CHUNK, n_ids - start);
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      if (!load_chunk (self, items, units, "item.id", ids + start, n, found, error)
          || !load_steps (self, items, units, ids + start, n, error))
        return NULL;
    }
  list = g_ptr_array_new_full (n_ids, (GDestroyNotify) dm_item_unref);
  for (gsize i = 0; i < n_ids; i++)
    {
      DmItem *item = g_hash_table_lookup (items, ids[i]);

      if (item)
        g_ptr_array_add (list, dm_item_ref (item));
    }
  return g_steal_pointer (&list);
}

/**
 * dm_store_get_item:
 *
 * Returns: (transfer full): %NULL with NOT_FOUND where there is none
 */
DmItem *
dm_store_get_item (DmStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) items = dm_store_get_items (self, &id, 1, error);

  if (items == NULL)
    return NULL;
  if (items->len == 1)
    return dm_item_ref (g_ptr_array_index (items, 0));
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND, "%s", id);
  return NULL;
}

/**
 * dm_store_list_plan_items:
 *
 * Returns: (transfer full) (element-type DmItem): sections, tasks and duties of a plan in its own order; steps stand
 *   below their tasks
 */
GPtrArray *
dm_store_list_plan_items (DmStore *self, const char *plan_id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DmStatement) statement = NULL;
  DmStep step;

  dm_store_assert_owner (self);
  statement = dm_driver_prepare (self->driver,
                                 "SELECT id FROM item WHERE plan_id = $1 AND kind <> 'step' ORDER BY position, id",
                                 error);
  if (statement == NULL)
    return NULL;
  dm_statement_bind_text (statement, 1, plan_id);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_ptr_array_add (ids, dm_statement_dup_text (statement, 0));
  if (step == DM_STEP_ERROR)
    return NULL;
  return dm_store_get_items (self, (const char *const *) ids->pdata, ids->len, error);
}
