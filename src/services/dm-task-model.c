/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-task-model-private.h"

#include "dm-words.h"

#include <string.h>

static void dm_task_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DmTaskModel, dm_task_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dm_task_model_list_init))

enum
{
  PROP_0,
  PROP_OFFICE,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

enum
{
  RENEWED,
  REFRESHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
dm_task_model_set_error (DmTaskModel *self, const GError *error)
{
  g_autofree char *words = error ? dm_words_error (error) : NULL;

  if (g_strcmp0 (words, self->error) == 0)
    return;
  g_free (self->error);
  self->error = g_steal_pointer (&words);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_question (DmTaskModel *self, GCancellable *question)
{
  gboolean was_loading = self->question != NULL;

  g_cancellable_cancel (self->question);
  g_set_object (&self->question, question);
  if (was_loading != (question != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* --- the question and its answer --- */

/* Rows that somebody holds are brought up to date wherever they are; those on the first page are already. */
static void
fetch_held (DmTaskModel *self, const GPtrArray *fresh)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < fresh->len; i++)
    g_hash_table_add (known, ((DmItem *) g_ptr_array_index (fresh, i))->id);
  g_hash_table_iter_init (&iter, self->handles);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (known, id) && !g_hash_table_contains (self->headings, id))
      g_ptr_array_add (ids, id);
  dm_task_model_fetch (self, ids);
}

/* @list: (transfer full) */
static void
take_answer (DmTaskModel *self, DmItemList *list)
{
  if (self->is_new)
    g_signal_emit (self, signals[RENEWED], 0);
  self->is_new = FALSE;
  dm_task_model_forget_pages (self);
  dm_task_model_forget_unseen (self);
  dm_task_model_take_headings (self, list->headings);
  fetch_held (self, list->first);
  for (guint i = 0; i < list->first->len; i++)
    dm_task_model_take_item (self, g_ptr_array_index (list->first, i));
  memcpy (self->counts, list->counts, sizeof self->counts);
  self->total = list->total;
  dm_task_model_take_rows (self, list);
  dm_task_model_set_error (self, NULL);
  set_question (self, NULL);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItemList) list = dm_office_query_items_finish (DM_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;   /* a newer question is under way, or none is wanted */
  if (list)
    {
      take_answer (self, g_steal_pointer (&list));
      return;
    }
  set_question (self, NULL);
  dm_task_model_set_error (self, error);
}

static void
ask (DmTaskModel *self)
{
  g_autoptr (GCancellable) question = NULL;
  g_autoptr (DmItemQuery) query = NULL;

  if (self->query == NULL || dm_office_get_path (self->office) == NULL)
    {
      take_answer (self, dm_item_list_new ());
      return;
    }
  question = g_cancellable_new ();
  set_question (self, question);
  query = dm_item_query_copy (self->query);
  if (query->on == DM_DAY_NONE)
    query->on = dm_office_get_today (self->office);
  self->on = query->on;
  dm_office_query_items_async (self->office, query, DM_TASK_MODEL_PAGE, question, answered_cb, g_object_ref (self));
}

static void
changed_cb (DmOffice *office, gint64 seq, gpointer user_data)
{
  ask (user_data);
}

static void
indexed_cb (DmOffice *office, gpointer user_data)
{
  DmTaskModel *self = user_data;

  if (self->query && self->query->text)
    ask (self);
}

static void
path_cb (DmOffice *office, GParamSpec *pspec, gpointer user_data)
{
  if (dm_office_get_path (office) == NULL)
    ask (user_data);
}

/* --- the list --- */

static GType
dm_task_model_get_item_type (GListModel *list)
{
  return DM_TYPE_TASK_HANDLE;
}

static guint
dm_task_model_get_n_items (GListModel *list)
{
  return DM_TASK_MODEL (list)->ids->len;
}

static gpointer
dm_task_model_get_item (GListModel *list, guint position)
{
  return dm_task_model_get_row (DM_TASK_MODEL (list), position);
}

static void
dm_task_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = dm_task_model_get_item_type;
  iface->get_n_items = dm_task_model_get_n_items;
  iface->get_item = dm_task_model_get_item;
}

/* --- the object --- */

static void
dm_task_model_constructed (GObject *object)
{
  DmTaskModel *self = DM_TASK_MODEL (object);

  G_OBJECT_CLASS (dm_task_model_parent_class)->constructed (object);
  g_signal_connect_object (self->office, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->office, "indexed", G_CALLBACK (indexed_cb), self, 0);
  g_signal_connect_object (self->office, "notify::path", G_CALLBACK (path_cb), self, 0);
}

static void
dm_task_model_dispose (GObject *object)
{
  DmTaskModel *self = DM_TASK_MODEL (object);

  g_clear_handle_id (&self->fetch_source, g_source_remove);
  if (self->office)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (dm_task_model_parent_class)->dispose (object);
}

static void
dm_task_model_finalize (GObject *object)
{
  DmTaskModel *self = DM_TASK_MODEL (object);

  g_clear_pointer (&self->query, dm_item_query_free);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_ptr_array_unref (self->ids);
  g_clear_pointer (&self->answer, dm_item_list_free);
  g_hash_table_unref (self->handles);
  g_hash_table_unref (self->headings);
  g_hash_table_unref (self->pages);
  g_array_unref (self->wanted);
  g_clear_object (&self->question);
  g_clear_object (&self->fetches);
  g_free (self->error);
  G_OBJECT_CLASS (dm_task_model_parent_class)->finalize (object);
}

static void
dm_task_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DmTaskModel *self = DM_TASK_MODEL (object);

  switch (id)
    {
    case PROP_OFFICE:
      g_value_set_object (value, self->office);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, dm_task_model_get_loading (self));
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dm_task_model_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DmTaskModel *self = DM_TASK_MODEL (object);

  switch (id)
    {
    case PROP_OFFICE:
      self->office = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dm_task_model_class_init (DmTaskModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = dm_task_model_constructed;
  object_class->dispose = dm_task_model_dispose;
  object_class->finalize = dm_task_model_finalize;
  object_class->get_property = dm_task_model_get_property;
  object_class->set_property = dm_task_model_set_property;

  properties[PROP_OFFICE] = g_param_spec_object ("office", NULL, NULL, DM_TYPE_OFFICE,
                                                 readable | G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RENEWED] = g_signal_new ("renewed", DM_TYPE_TASK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFRESHED] = g_signal_new ("refreshed", DM_TYPE_TASK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
dm_task_model_init (DmTaskModel *self)
{
  self->ids = g_ptr_array_new ();
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dm_heading_free);
  self->handles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dm_task_handle_release);
  self->pages = g_hash_table_new (NULL, NULL);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  self->fetches = g_cancellable_new ();
}

/**
 * dm_task_model_new:
 *
 * Returns: (transfer full): an empty model; it fills once it has a query and @office a file
 */
DmTaskModel *
dm_task_model_new (DmOffice *office)
{
  g_return_val_if_fail (DM_IS_OFFICE (office), NULL);
  return g_object_new (DM_TYPE_TASK_MODEL, "office", office, NULL);
}

/**
 * dm_task_model_set_query:
 * @query: (nullable): copied; a day of %DM_DAY_NONE follows the office's today. %NULL empties the model
 *
 * The rows stay until the answer comes; an older question under way is interrupted.
 */
void
dm_task_model_set_query (DmTaskModel *self, const DmItemQuery *query)
{
  DmItemQuery *copy;

  g_return_if_fail (DM_IS_TASK_MODEL (self));
  copy = query ? dm_item_query_copy (query) : NULL;
  self->is_new |= query == NULL || self->query == NULL || !dm_item_query_equal (self->query, query);
  g_clear_pointer (&self->query, dm_item_query_free);
  self->query = copy;
  ask (self);
}

/**
 * dm_task_model_get_query:
 *
 * Returns: (transfer none) (nullable): as it was set
 */
const DmItemQuery *
dm_task_model_get_query (DmTaskModel *self)
{
  g_return_val_if_fail (DM_IS_TASK_MODEL (self), NULL);
  return self->query;
}

/**
 * dm_task_model_get_count:
 *
 * Returns: how many tasks of that status the query finds when its statuses are left aside
 */
guint
dm_task_model_get_count (DmTaskModel *self, DmStatus status)
{
  g_return_val_if_fail (DM_IS_TASK_MODEL (self) && (guint) status < DM_STATUS_N, 0);
  return self->counts[status];
}

/**
 * dm_task_model_get_total:
 *
 * Returns: the sum of the counts
 */
guint
dm_task_model_get_total (DmTaskModel *self)
{
  g_return_val_if_fail (DM_IS_TASK_MODEL (self), 0);
  return self->total;
}

/**
 * dm_task_model_find:
 * @position: (out) (optional):
 *
 * Returns: whether the row is in the list
 */
gboolean
dm_task_model_find (DmTaskModel *self, const char *id, guint *position)
{
  guint found;

  g_return_val_if_fail (DM_IS_TASK_MODEL (self) && id != NULL, FALSE);
  if (self->positions == NULL)
    {
      self->positions = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->ids->len; i++)
        g_hash_table_insert (self->positions, g_ptr_array_index (self->ids, i), GUINT_TO_POINTER (i + 1));
    }
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, id));
  if (found > 0 && position)
    *position = found - 1;
  return found > 0;
}

/**
 * dm_task_model_peek_id:
 *
 * Returns: (transfer none) (nullable): the id of a row, until rows change; no page is fetched for it
 */
const char *
dm_task_model_peek_id (DmTaskModel *self, guint position)
{
  g_return_val_if_fail (DM_IS_TASK_MODEL (self), NULL);
  return position < self->ids->len ? g_ptr_array_index (self->ids, position) : NULL;
}

gboolean
dm_task_model_is_heading (DmTaskModel *self, const char *id)
{
  g_return_val_if_fail (DM_IS_TASK_MODEL (self), FALSE);
  return id && g_hash_table_contains (self->headings, id);
}

/**
 * dm_task_model_get_loading:
 *
 * Returns: whether an answer is being waited for
 */
gboolean
dm_task_model_get_loading (DmTaskModel *self)
{
  g_return_val_if_fail (DM_IS_TASK_MODEL (self), FALSE);
  return self->question != NULL;
}
