/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

/* A line of the log names units and people by their ids; who reads a history wants their names. */

#include "dm-store-tables.h"

#include <string.h>

/* The columns that name a row of another table. */
static const struct
{
  const DmTable *table;
  const char *column;
  const DmTable *named;
} references[] = {
  { &dm_table_item, "person_id", &dm_table_person },
  { &dm_table_item_unit, "unit_id", &dm_table_unit },
  { &dm_table_person, "unit_id", &dm_table_unit },
  { &dm_table_unit_succession, "predecessor_id", &dm_table_unit },
  { &dm_table_unit_succession, "successor_id", &dm_table_unit },
};

static gboolean
add_living (DmStore *self, const DmTable *table, GHashTable *names, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, name FROM %s", table->name);
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_hash_table_insert (names, dm_statement_dup_text (statement, 0), dm_statement_dup_text (statement, 1));
  return step == DM_STEP_DONE;
}

/* What is gone bore the name that its last line has; asked in the words of the log's index. */
static gboolean
add_gone (DmStore *self, const DmTable *table, const char *id, GHashTable *names, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT coalesce(after, before) FROM change WHERE tbl = $1 AND row_id = $2"
                           " AND item_id IS NULL ORDER BY seq DESC LIMIT 1",
                           error);
  g_autoptr (DmRow) image = NULL;
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, table->name);
  dm_statement_bind_text (statement, 2, id);
  step = dm_statement_step (statement, error);
  if (step == DM_STEP_ROW)
    image = dm_row_from_json (table, id, dm_statement_text (statement, 0));
  if (image && dm_row_get_text (image, "name"))
    g_hash_table_insert (names, g_strdup (id), g_strdup (dm_row_get_text (image, "name")));
  return step != DM_STEP_ERROR;
}

static gboolean
look_up (DmStore *self, guint i, const DmChange *change, const char *json, GHashTable *names, GError **error)
{
  g_autoptr (DmRow) image = NULL;
  const char *id;

  /* Most items have nobody in charge: no need to take their long images apart. */
  if (json == NULL || strstr (json, references[i].column) == NULL)
    return TRUE;
  image = dm_row_from_json (references[i].table, change->row_id, json);
  id = image ? dm_row_get_text (image, references[i].column) : NULL;
  return id == NULL || g_hash_table_contains (names, id) || add_gone (self, references[i].named, id, names, error);
}

/* What the ids in the images of @changes stand for, given to each of them. */
gboolean
dm_store_name_changes (DmStore *self, const GPtrArray *changes, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!add_living (self, &dm_table_unit, names, error) || !add_living (self, &dm_table_person, names, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      DmChange *change = g_ptr_array_index (changes, i);

      for (guint j = 0; j < G_N_ELEMENTS (references); j++)
        if (g_strcmp0 (change->table, references[j].table->name) == 0
            && (!look_up (self, j, change, change->before, names, error)
                || !look_up (self, j, change, change->after, names, error)))
          return FALSE;
      change->names = g_hash_table_ref (names);
    }
  return TRUE;
}
