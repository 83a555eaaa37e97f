/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <string.h>

#define TEXT(name) { name, DM_COLUMN_TEXT }
#define INT(name) { name, DM_COLUMN_INT }
#define TABLE(variable, name, columns, item, plan) \
  const DmTable variable = { name, columns, G_N_ELEMENTS (columns), item, plan }

static const DmColumn plan_columns[] = {
  TEXT ("number"), TEXT ("symbol"), TEXT ("type"), TEXT ("title"), TEXT ("issued_on"), TEXT ("place"), TEXT ("issuer"),
  TEXT ("parent_issuer"), TEXT ("signer_form"), TEXT ("signer_position"), TEXT ("signer_name"), TEXT ("basis"),
  TEXT ("refs"), TEXT ("recipients"), TEXT ("closed_on"),
};
TABLE (dm_table_plan, "plan", plan_columns, NULL, "id");

static const DmColumn unit_columns[] = { TEXT ("code"), TEXT ("name"), TEXT ("valid_from"), TEXT ("valid_until") };
TABLE (dm_table_unit, "unit", unit_columns, NULL, NULL);

static const DmColumn unit_succession_columns[] = { TEXT ("predecessor_id"), TEXT ("successor_id") };
TABLE (dm_table_unit_succession, "unit_succession", unit_succession_columns, NULL, NULL);

static const DmColumn unit_alias_columns[] = { TEXT ("unit_id"), TEXT ("alias") };
TABLE (dm_table_unit_alias, "unit_alias", unit_alias_columns, NULL, NULL);

static const DmColumn person_columns[] = {
  TEXT ("name"), TEXT ("title"), TEXT ("unit_id"), TEXT ("phone"), TEXT ("email"), TEXT ("valid_from"),
  TEXT ("valid_until"),
};
TABLE (dm_table_person, "person", person_columns, NULL, NULL);

static const DmColumn item_columns[] = {
  TEXT ("plan_id"), TEXT ("parent_id"), INT ("position"), TEXT ("kind"), TEXT ("code"), TEXT ("text"), TEXT ("detail"),
  TEXT ("product"), TEXT ("target_on"), INT ("pulse_days"), TEXT ("cancelled_on"), TEXT ("cancelled_why"),
  TEXT ("person_id"),
};
TABLE (dm_table_item, "item", item_columns, "id", "plan_id");

static const DmColumn item_unit_columns[] = { TEXT ("item_id"), TEXT ("unit_id"), TEXT ("role"), INT ("position") };
TABLE (dm_table_item_unit, "item_unit", item_unit_columns, "item_id", NULL);

static const DmColumn deadline_columns[] = {
  TEXT ("item_id"), INT ("position"), TEXT ("raw"), TEXT ("kind"), TEXT ("start_on"), TEXT ("end_on"),
  INT ("inclusive"), TEXT ("every"), INT ("every_n"), TEXT ("due"), TEXT ("proposed_start"), TEXT ("proposed_end"),
  TEXT ("proposed_why"), TEXT ("event_words"), TEXT ("event_on"), INT ("event_days"), INT ("event_working"),
};
TABLE (dm_table_deadline, "deadline", deadline_columns, "item_id", NULL);

static const DmColumn entry_columns[] = {
  TEXT ("item_id"), TEXT ("entry_on"), INT ("percent"), TEXT ("result"), TEXT ("difficulty"), TEXT ("proposal"),
  TEXT ("by_whom"), TEXT ("for_end"), TEXT ("done_on"), INT ("ord"),
};
TABLE (dm_table_entry, "entry", entry_columns, "item_id", NULL);

static const DmColumn extension_columns[] = {
  TEXT ("item_id"), TEXT ("deadline_id"), TEXT ("old_end"), TEXT ("new_end"), TEXT ("reason"), TEXT ("decided_on"),
  TEXT ("document"), INT ("ord"),
};
TABLE (dm_table_extension, "extension", extension_columns, "item_id", NULL);

static const DmColumn calendar_day_columns[] = {
  TEXT ("on_day"), INT ("working"), INT ("official"), TEXT ("name"), TEXT ("source"),
};
TABLE (dm_table_calendar_day, "calendar_day", calendar_day_columns, NULL, NULL);

static const DmColumn setting_columns[] = { TEXT ("value") };
TABLE (dm_table_setting, "setting", setting_columns, NULL, NULL);

static const DmColumn saved_view_columns[] = { TEXT ("name"), TEXT ("query"), INT ("position") };
TABLE (dm_table_saved_view, "saved_view", saved_view_columns, NULL, NULL);

const DmTable *const dm_store_tables[] = {
  &dm_table_plan,      &dm_table_unit,     &dm_table_unit_succession, &dm_table_unit_alias, &dm_table_person,
  &dm_table_item,      &dm_table_item_unit, &dm_table_deadline,        &dm_table_entry,      &dm_table_extension,
  &dm_table_calendar_day, &dm_table_setting, &dm_table_saved_view,
  NULL,
};

const DmTable *
dm_store_find_table (const char *name)
{
  for (guint i = 0; dm_store_tables[i]; i++)
    if (g_strcmp0 (dm_store_tables[i]->name, name) == 0)
      return dm_store_tables[i];
  return NULL;
}

GPtrArray *
dm_store_load_rows (DmStore *self,
                    const DmTable *table,
                    const char *column,
                    const char *value,
                    const char *order,
                    GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_row_free);
  g_autoptr (DmStatement) statement = NULL;
  DmStep step;

  g_string_append_printf (sql, "SELECT %s FROM %s", dm_table_select_list (table), table->name);
  if (column)
    g_string_append_printf (sql, " WHERE %s = $1", column);
  g_string_append_printf (sql, " ORDER BY %s", order);
  statement = dm_driver_prepare (self->driver, sql->str, error);
  if (statement == NULL)
    return NULL;
  if (column)
    dm_statement_bind_text (statement, 1, value);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_ptr_array_add (rows, dm_row_read (table, statement));
  return step == DM_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

gboolean
dm_store_delete_rows (DmStore *self, const DmTable *table, const char *column, const char *value, GError **error)
{
  g_autoptr (GPtrArray) rows = dm_store_load_rows (self, table, column, value, "id", error);

  for (guint i = 0; rows && i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);

      if (!dm_store_delete_row (self, table, row->id, row->rev, error))
        return FALSE;
    }
  return rows != NULL;
}

char *
dm_store_dup_stripped (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  return *stripped ? g_steal_pointer (&stripped) : NULL;
}

typedef struct
{
  char *key;
  gpointer element;
} Keyed;

static int
compare_keyed (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Keyed *) a)->key, ((const Keyed *) b)->key);
}

void
dm_store_sort_by_key (GPtrArray *elements, char *(*dup_key) (gconstpointer element))
{
  g_autofree Keyed *keyed = g_new (Keyed, elements->len);

  for (guint i = 0; i < elements->len; i++)
    keyed[i] = (Keyed){ dup_key (g_ptr_array_index (elements, i)), g_ptr_array_index (elements, i) };
  if (elements->len > 1)   /* of none there is no array to sort */
    qsort (keyed, elements->len, sizeof (Keyed), compare_keyed);
  for (guint i = 0; i < elements->len; i++)
    {
      elements->pdata[i] = keyed[i].element;
      g_free (keyed[i].key);
    }
}

/* A value that a rule refuses; the nick is turned into words above. */
gboolean
dm_store_refuse (GError **error, const char *nick)
{
  g_set_error_literal (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID, nick);
  return FALSE;
}
