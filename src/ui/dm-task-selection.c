/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-task-selection.h"

struct _DmTaskSelection
{
  GObject parent_instance;

  GListModel *rows;      /* those of @tasks, or its first */
  DmTaskModel *tasks;
  GHashTable *ids;       /* set of the selected; those that went stay until it is settled that they are gone */
  GtkBitset *selected;   /* where they are among @rows */
};

static void dm_task_selection_list_init (GListModelInterface *iface);
static void dm_task_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DmTaskSelection, dm_task_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dm_task_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, dm_task_selection_model_init))

/* --- the list --- */

static GType
dm_task_selection_get_item_type (GListModel *list)
{
  return DM_TYPE_TASK_HANDLE;
}

static guint
dm_task_selection_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (DM_TASK_SELECTION (list)->rows);
}

static gpointer
dm_task_selection_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (DM_TASK_SELECTION (list)->rows, position);
}

static void
dm_task_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = dm_task_selection_get_item_type;
  iface->get_n_items = dm_task_selection_get_n_items;
  iface->get_item = dm_task_selection_get_item;
}

static guint
count_missing (DmTaskSelection *self)
{
  return g_hash_table_size (self->ids) - gtk_bitset_get_size (self->selected);
}

static void
rows_changed_cb (GListModel *rows, guint position, guint n_removed, guint n_added, DmTaskSelection *self)
{
  guint n_missing, first = 0, last = 0;

  gtk_bitset_splice (self->selected, position, n_removed, n_added);
  n_missing = count_missing (self);
  for (guint i = position, n = n_missing; n > 0 && i < position + n_added; i++)
    if (g_hash_table_contains (self->ids, dm_task_model_peek_id (self->tasks, i)))
      {
        gtk_bitset_add (self->selected, i);
        first = n == n_missing ? i : first;
        last = i;
        n--;
      }
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
  if (n_missing > count_missing (self))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

/* --- what is selected --- */

static gboolean
dm_task_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (DM_TASK_SELECTION (model)->selected, position);
}

static GtkBitset *
dm_task_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (DM_TASK_SELECTION (model)->selected);
}

static void
set_selected (DmTaskSelection *self, guint position, gboolean selected)
{
  const char *id = dm_task_model_peek_id (self->tasks, position);

  if (selected)
    g_hash_table_add (self->ids, g_strdup (id));
  else
    g_hash_table_remove (self->ids, id);
}

/* Whoever selects knows only of what can be seen. */
static void
forget_missing (DmTaskSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  if (count_missing (self) == 0)
    return;
  g_hash_table_remove_all (self->ids);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    set_selected (self, position, TRUE);
}

static gboolean
dm_task_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  DmTaskSelection *self = DM_TASK_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (self->rows));
  GtkBitsetIter iter;
  guint position, first, last;

  forget_missing (self);
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  gtk_bitset_intersect (changes, all);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gtk_bitset_difference (self->selected, changes);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, changes, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    set_selected (self, position, gtk_bitset_contains (self->selected, position));
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
dm_task_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = dm_task_selection_is_selected;
  iface->get_selection_in_range = dm_task_selection_get_selection_in_range;
  iface->set_selection = dm_task_selection_set_selection;
}

/* --- the object --- */

static void
dm_task_selection_finalize (GObject *object)
{
  DmTaskSelection *self = DM_TASK_SELECTION (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->tasks);
  g_hash_table_unref (self->ids);
  gtk_bitset_unref (self->selected);
  G_OBJECT_CLASS (dm_task_selection_parent_class)->finalize (object);
}

static void
dm_task_selection_class_init (DmTaskSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dm_task_selection_finalize;
}

static void
dm_task_selection_init (DmTaskSelection *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selected = gtk_bitset_new_empty ();
}

/**
 * dm_task_selection_new:
 * @rows: those of @tasks, or a slice of them from the first on
 *
 * Returns: (transfer full): nothing is selected
 */
GtkSelectionModel *
dm_task_selection_new (GListModel *rows, DmTaskModel *tasks)
{
  DmTaskSelection *self = g_object_new (DM_TYPE_TASK_SELECTION, NULL);

  self->rows = g_object_ref (rows);
  self->tasks = g_object_ref (tasks);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (rows_changed_cb), self, 0);
  return GTK_SELECTION_MODEL (self);
}

/* The answer is whole: what was selected and is not in it will not come back. */
void
dm_task_selection_settle (DmTaskSelection *self)
{
  g_autoptr (GHashTable) kept = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tasks));

  if (count_missing (self) == 0)
    return;
  kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n && g_hash_table_size (kept) < g_hash_table_size (self->ids); i++)
    {
      const char *id = dm_task_model_peek_id (self->tasks, i);

      if (g_hash_table_contains (self->ids, id))
        g_hash_table_add (kept, g_strdup (id));
    }
  g_hash_table_unref (self->ids);
  self->ids = g_steal_pointer (&kept);
}

gboolean
dm_task_selection_is_empty (DmTaskSelection *self)
{
  return g_hash_table_size (self->ids) == 0;
}

/* --- what is meant by it --- */

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
