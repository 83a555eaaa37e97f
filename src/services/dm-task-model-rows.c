/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-task-model-private.h"

#include "dm-list-diff.h"

#include <string.h>

/* A view lays out rows for every span that it is told of. */
#define MAX_SPANS 8

/* --- rows --- */

static DmTaskHandle *
ensure_handle (DmTaskModel *self, const char *id)
{
  DmTaskHandle *handle = g_hash_table_lookup (self->handles, id);

  if (handle)
    return handle;
  handle = dm_task_handle_new (id);
  dm_task_handle_set_heading (handle, g_hash_table_lookup (self->headings, id));
  g_hash_table_insert (self->handles, (gpointer) dm_task_handle_get_id (handle), handle);
  return handle;
}

void
dm_task_model_take_item (DmTaskModel *self, DmItem *item)
{
  const DmRules *rules = dm_office_get_rules (self->office);
  DmStanding standing;

  if (rules == NULL)
    return;
  dm_item_standing (item, rules, self->on, &standing);
  dm_task_handle_set_item (ensure_handle (self, item->id), item, &standing);
}

static gboolean
is_not_held (gpointer key, gpointer value, gpointer user_data)
{
  return !dm_task_handle_is_held (value);
}

/* A heading is a row without an item: it needs no page, and what it says is known with the answer. */
void
dm_task_model_take_headings (DmTaskModel *self, GPtrArray *headings)
{
  g_hash_table_remove_all (self->headings);
  for (guint i = 0; i < headings->len; i++)
    {
      DmHeading *heading = dm_heading_copy (g_ptr_array_index (headings, i));
      DmTaskHandle *handle = g_hash_table_lookup (self->handles, heading->id);

      g_hash_table_insert (self->headings, heading->id, heading);
      if (handle)
        dm_task_handle_set_heading (handle, heading);
    }
}

/* Nobody looks at these rows; should somebody, they are fetched as they are by then. */
void
dm_task_model_forget_unseen (DmTaskModel *self)
{
  g_hash_table_foreach_remove (self->handles, is_not_held, NULL);
}

/* In one move, however many rows come. */
static void
splice (GPtrArray *ids, const DmListSpan *span, const GPtrArray *source)
{
  guint n_after;

  if (span->n_removed > 0)
    g_ptr_array_remove_range (ids, span->position, span->n_removed);
  n_after = ids->len - span->position;
  g_ptr_array_set_size (ids, ids->len + span->n_added);
  memmove (ids->pdata + span->position + span->n_added, ids->pdata + span->position, n_after * sizeof (gpointer));
  if (span->n_added > 0)
    memcpy (ids->pdata + span->position, source->pdata + span->source, span->n_added * sizeof (gpointer));
}

/* @answer: (transfer full). The first page of its items goes: each is in its row by now. */
void
dm_task_model_take_rows (DmTaskModel *self, DmItemList *answer)
{
  g_autoptr (GArray) spans = dm_list_diff (self->ids, answer->ids, MAX_SPANS);
  DmItemList *before = self->answer;

  for (guint i = 0; i < spans->len; i++)
    {
      const DmListSpan *span = &g_array_index (spans, DmListSpan, i);

      g_clear_pointer (&self->positions, g_hash_table_unref);
      splice (self->ids, span, answer->ids);
      g_list_model_items_changed (G_LIST_MODEL (self), span->position, span->n_removed, span->n_added);
    }
  /* The rows that stayed are those of the answer before. */
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_ptr_array_unref (self->ids);
  self->ids = g_ptr_array_ref (answer->ids);
  g_ptr_array_set_size (answer->first, 0);
  self->answer = answer;
  dm_item_list_free (before);
}

/* --- pages --- */

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dm_office_get_items_finish (DM_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items == NULL)
    dm_task_model_set_error (self, error);
  for (guint i = 0; items != NULL && i < items->len; i++)
    dm_task_model_take_item (self, g_ptr_array_index (items, i));
}

void
dm_task_model_fetch (DmTaskModel *self, const GPtrArray *ids)
{
  for (guint start = 0; start < ids->len; start += DM_TASK_MODEL_PAGE)
    dm_office_get_items_async (self->office, (const char *const *) ids->pdata + start, MIN (DM_TASK_MODEL_PAGE, ids->len - start),
                               self->fetches, fetched_cb, g_object_ref (self));
}

/* A selection that looks through many rows for its own lets go of them at once: only pages of which a row is still
 * held are worth a query. */
static void
add_missing_rows (DmTaskModel *self, guint page, GPtrArray *ids)
{
  guint start = page * DM_TASK_MODEL_PAGE, end = MIN (start + DM_TASK_MODEL_PAGE, self->ids->len), n_before = ids->len;
  gboolean held = FALSE;

  for (guint i = start; i < end; i++)
    {
      char *id = g_ptr_array_index (self->ids, i);
      DmTaskHandle *handle = g_hash_table_lookup (self->handles, id);

      if ((handle && dm_task_handle_get_item (handle)) || g_hash_table_contains (self->headings, id))
        continue;
      held |= handle != NULL && dm_task_handle_is_held (handle);
      g_ptr_array_add (ids, id);
    }
  if (held)
    return;
  g_ptr_array_set_size (ids, n_before);
  g_hash_table_remove (self->pages, GUINT_TO_POINTER (page));
}

static gboolean
fetch_wanted_cb (gpointer user_data)
{
  DmTaskModel *self = user_data;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  self->fetch_source = 0;
  for (guint i = 0; i < self->wanted->len; i++)
    add_missing_rows (self, g_array_index (self->wanted, guint, i), ids);
  g_array_set_size (self->wanted, 0);
  dm_task_model_fetch (self, ids);
  return G_SOURCE_REMOVE;
}

/* Rows are asked for one by one while a view is laid out; their pages are fetched together afterwards. */
static void
want_page (DmTaskModel *self, guint page)
{
  if (!g_hash_table_add (self->pages, GUINT_TO_POINTER (page)))
    return;
  g_array_append_val (self->wanted, page);
  if (self->fetch_source == 0)
    self->fetch_source = g_idle_add_full (G_PRIORITY_DEFAULT, fetch_wanted_cb, self, NULL);
}

void
dm_task_model_forget_pages (DmTaskModel *self)
{
  g_cancellable_cancel (self->fetches);
  g_clear_object (&self->fetches);
  self->fetches = g_cancellable_new ();
  g_hash_table_remove_all (self->pages);
  g_array_set_size (self->wanted, 0);
  g_clear_handle_id (&self->fetch_source, g_source_remove);
}

/* Returns: (transfer full) (nullable): the handle of a row, whose page is fetched if it is not there yet */
gpointer
dm_task_model_get_row (DmTaskModel *self, guint position)
{
  DmTaskHandle *handle;

  if (position >= self->ids->len)
    return NULL;
  handle = ensure_handle (self, g_ptr_array_index (self->ids, position));
  if (dm_task_handle_get_item (handle) == NULL && dm_task_handle_get_heading (handle) == NULL)
    want_page (self, position / DM_TASK_MODEL_PAGE);
  return g_object_ref (handle);
}
