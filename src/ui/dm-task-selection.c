/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-task-selection.h"

/* Borrowed from the model: an id a row. */
static GPtrArray *
list_ids (GtkSelectionModel *selection, DmTaskModel *tasks, guint *first)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);
  GPtrArray *ids = g_ptr_array_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      const char *id = dm_task_model_peek_id (tasks, position);

      if (id == NULL || dm_task_model_is_heading (tasks, id))
        continue;
      if (ids->len == 0 && first)
        *first = position;
      g_ptr_array_add (ids, (gpointer) id);
    }
  return ids;
}

guint
dm_task_selection_count (GtkSelectionModel *selection, DmTaskModel *tasks)
{
  g_autoptr (GPtrArray) ids = list_ids (selection, tasks, NULL);

  return ids->len;
}

/* Returns: (transfer full): in the order of the rows, NULL-terminated */
char **
dm_task_selection_dup_ids (GtkSelectionModel *selection, DmTaskModel *tasks)
{
  g_autoptr (GPtrArray) ids = list_ids (selection, tasks, NULL);
  char **copy = g_new0 (char *, ids->len + 1);

  for (guint i = 0; i < ids->len; i++)
    copy[i] = g_strdup (g_ptr_array_index (ids, i));
  return copy;
}

/* Returns: (transfer full) (nullable): the row that is selected where there is one, NULL for none and for several */
DmTaskHandle *
dm_task_selection_get_only (GtkSelectionModel *selection, DmTaskModel *tasks, guint *position)
{
  guint first = 0;
  g_autoptr (GPtrArray) ids = list_ids (selection, tasks, &first);

  if (ids->len != 1)
    return NULL;
  *position = first;
  return g_list_model_get_item (G_LIST_MODEL (tasks), first);
}

/* Selects the row at @position, or the next one that is no heading; FALSE where there is none. */
gboolean
dm_task_selection_choose (GtkSelectionModel *selection, DmTaskModel *tasks, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (tasks));

  for (guint i = 0; i < n; i++)
    {
      guint place = (MIN (position, n - 1) + i) % n;

      if (!dm_task_model_is_heading (tasks, dm_task_model_peek_id (tasks, place)))
        return gtk_selection_model_select_item (selection, place, TRUE);
    }
  return FALSE;
}
