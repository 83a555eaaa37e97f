/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <string.h>

/*
 * Items with every fact known of them. A page of items is read by one statement a table, whatever its length: each
 * chunk of ids is a list of parameters of fixed size, so that the statement can be kept.
 */

#define CHUNK 64

typedef struct
{
  DmStore *store;
  GHashTable *items;  /* id → DmItem, what was asked for */
  GHashTable *units;  /* id → DmUnit, those that an item was found to name */
} Load;

typedef gboolean (*AddRow) (Load *load, DmItem *item, const DmRow *row, GError **error);

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

/* --- the parts of an item --- */

/* NULL without an error for one that the file has lost. */
static DmUnit *
find_unit (Load *load, const char *id, GError **error)
{
  DmUnit *unit = g_hash_table_lookup (load->units, id);
  g_autoptr (DmRow) row = NULL;

  if (unit)
    return unit;
  row = dm_store_load_row (load->store, &dm_table_unit, id, error);
  if (row == NULL)
    return NULL;
  unit = dm_unit_from_row (row);
  g_hash_table_insert (load->units, unit->id, unit);
  return unit;
}

static gboolean
add_unit (Load *load, DmItem *item, const DmRow *row, GError **error)
{
  g_autoptr (GError) failed = NULL;
  DmUnit *unit = find_unit (load, dm_row_get_text (row, "unit_id"), &failed);

  if (unit)
    g_ptr_array_add (strcmp (dm_row_get_text (row, "role"), "lead") == 0 ? item->lead : item->coordinating,
                     dm_unit_ref (unit));
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
add_deadline (Load *load, DmItem *item, const DmRow *row, GError **error)
{
  g_ptr_array_add (item->deadlines, dm_deadline_from_row (row));
  return TRUE;
}

static gboolean
add_entry (Load *load, DmItem *item, const DmRow *row, GError **error)
{
  g_ptr_array_add (item->entries, dm_entry_from_row (row));
  return TRUE;
}

static gboolean
add_extension (Load *load, DmItem *item, const DmRow *row, GError **error)
{
  g_ptr_array_add (item->extensions, dm_extension_from_row (row));
  return TRUE;
}

static const Part parts[] = {
  { &dm_table_item_unit, "item_id, role, position", add_unit },
  { &dm_table_deadline, "item_id, position", add_deadline },
  { &dm_table_entry, "item_id, entry_on, ord", add_entry },
  { &dm_table_extension, "item_id, decided_on, ord", add_extension },
};

/* --- what the engine is asked, put into words once --- */

/* One item is asked for more often than any number of them, and by a statement of its own. */
typedef struct
{
  char *one;
  char *chunk;
} Select;

typedef struct
{
  Select items;
  Select steps;
  Select parts[G_N_ELEMENTS (parts)];
} Selects;

static Select
make_select (const char *from, const char *column, const char *order)
{
  return (Select){
    g_strconcat ("SELECT ", from, " WHERE ", column, " = $1 ORDER BY ", order, NULL),
    g_strconcat ("SELECT ", from, " WHERE ", column, " IN (" PLACES ") ORDER BY ", order, NULL),
  };
}

static char *
make_item_list (void)
{
  g_auto (GStrv) columns = g_strsplit (dm_table_select_list (&dm_table_item), ", ", -1);
  g_autofree char *list = g_strjoinv (", item.", columns);

  return g_strconcat ("item.", list, ", plan.issued_on, plan.number, plan.symbol, plan.title, person.name FROM item"
                      " JOIN plan ON plan.id = item.plan_id LEFT JOIN person ON person.id = item.person_id", NULL);
}

static const Selects *
get_selects (void)
{
  static Selects *selects = NULL;

  if (g_once_init_enter (&selects))
    {
      Selects *made = g_new0 (Selects, 1);
      g_autofree char *items = make_item_list ();

      made->items = make_select (items, "item.id", "item.plan_id, item.position, item.id");
      made->steps = make_select (items, "item.kind = 'step' AND item.parent_id",
                                 "item.plan_id, item.position, item.id");
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          g_autofree char *from
              = g_strconcat (dm_table_select_list (parts[i].table), " FROM ", parts[i].table->name, NULL);

          made->parts[i] = make_select (from, "item_id", parts[i].order);
        }
      g_once_init_leave (&selects, made);
    }
  return selects;
}

static DmStatement *
prepare_chunk (DmStore *self, const Select *select, const char *const *ids, gsize n_ids, GError **error)
{
  DmStatement *statement = dm_driver_prepare (self->driver, n_ids == 1 ? select->one : select->chunk, error);

  for (guint i = 0; statement && i < (n_ids == 1 ? 1 : CHUNK); i++)
    dm_statement_bind_held_text (statement, i + 1, i < n_ids ? ids[i] : NULL);
  return statement;
}

static gboolean
load_part (Load *load, guint part, const char *const *ids, gsize n_ids, GError **error)
{
  g_autoptr (DmStatement) statement = prepare_chunk (load->store, &get_selects ()->parts[part], ids, n_ids, error);
  g_autoptr (DmRow) row = dm_row_new (parts[part].table, NULL);
  DmItem *item = NULL;
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      const char *item_id;

      dm_row_view (row, statement);
      item_id = dm_row_get_text (row, "item_id");
      /* The rows of one item come in a row. */
      if (item == NULL || strcmp (item->id, item_id) != 0)
        item = g_hash_table_lookup (load->items, item_id);
      if (!parts[part].add (load, item, row, error))
        return FALSE;
    }
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
  g_autoptr (DmRow) row = dm_row_new (&dm_table_item, NULL);
  guint after = dm_table_item.n_columns + 2;
  DmItemKind kind = DM_ITEM_TASK;
  DmItem *item;

  dm_row_view (row, statement);
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

/* The items of a chunk go into load->items, and into @found in their order. */
static gboolean
load_chunk (Load *load, const Select *select, const char *const *ids, gsize n_ids, GPtrArray *found, GError **error)
{
  g_autoptr (DmStatement) statement = prepare_chunk (load->store, select, ids, n_ids, error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      DmItem *item = read_item (statement);

      g_hash_table_insert (load->items, item->id, item);
      g_ptr_array_add (found, item);
      g_ptr_array_add (keys, item->id);
    }
  if (step == DM_STEP_ERROR)
    return FALSE;
  for (guint start = 0; start < keys->len; start += CHUNK)
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      if (!load_part (load, i, (const char *const *) keys->pdata + start, MIN (CHUNK, keys->len - start), error))
        return FALSE;
  return TRUE;
}

static gboolean
load_steps (Load *load, const char *const *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_item_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Load below = { load->store, by_id, load->units };

  if (!load_chunk (&below, &get_selects ()->steps, ids, n_ids, steps, error))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    {
      DmItem *step = g_ptr_array_index (steps, i);
      DmItem *task = g_hash_table_lookup (load->items, step->parent_id);

      if (task)
        g_ptr_array_add (task->steps, dm_item_ref (step));
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
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dm_unit_unref);
  g_autoptr (GPtrArray) list = NULL;
  Load load = { self, items, units };

  dm_store_assert_owner (self);
  for (gsize start = 0; start < n_ids; start += CHUNK)
    {
      gsize n = MIN (CHUNK, n_ids - start);
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      if (!load_chunk (&load, &get_selects ()->items, ids + start, n, found, error)
          || !load_steps (&load, ids + start, n, error))
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
