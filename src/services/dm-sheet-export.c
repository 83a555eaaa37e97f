/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-sheet-export.h"

typedef struct
{
  DmTable *table;
  DmSheetHead *head;
  GFile *file;
  DmSheetProgress progress;
  gpointer progress_data;
  GMainContext *context;   /* where @progress is called */
  int told;                /* per cent */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  dm_sheet_head_free (self->head);
  g_object_unref (self->file);
  g_main_context_unref (self->context);
  g_free (self);
}

/* --- progress: from the thread to the one that asked --- */

typedef struct
{
  GTask *task;
  double done;
} News;

static void
news_free (gpointer data)
{
  News *self = data;

  g_object_unref (self->task);
  g_free (self);
}

static gboolean
news_cb (gpointer data)
{
  News *self = data;
  Export *export = g_task_get_task_data (self->task);

  if (!g_task_get_completed (self->task))
    export->progress (self->done, export->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double done, gpointer task)
{
  Export *self = g_task_get_task_data (task);
  News *news;

  if (self->progress == NULL || (int) (done * 100) == self->told)
    return;
  self->told = done * 100;
  news = g_new (News, 1);
  *news = (News){ g_object_ref (task), done };
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, news_cb, news, news_free);
}

/* --- writing --- */

/* What was there before stays until all of the new is written; where there was nothing, nothing half stays. */
static gboolean
write_file (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gboolean was_there = g_file_query_exists (file, NULL);

  if (g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                               G_FILE_CREATE_NONE, NULL, cancellable, error))
    return TRUE;
  if (!was_there)
    g_file_delete (file, NULL, NULL);
  return FALSE;
}

static void
export_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *self = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = dm_sheet_to_pdf (self->table, self->head, progress_cb, task, cancellable, &error);

  dm_table_unref (self->table);
  if (bytes && write_file (self->file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dm_sheet_export_async:
 * @table: (transfer full): a long one takes its time to be freed, too
 * @file: replaced whole, or left as it was
 */
void
dm_sheet_export_async (DmTable *table, const DmSheetHead *head, GFile *file, DmSheetProgress progress,
                       gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *self;

  g_return_if_fail (table != NULL && head != NULL && G_IS_FILE (file));
  self = g_new0 (Export, 1);
  self->table = table;
  self->head = dm_sheet_head_copy (head);
  self->file = g_object_ref (file);
  self->progress = progress;
  self->progress_data = progress_data;
  self->context = g_main_context_ref_thread_default ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dm_sheet_export_async);
  g_task_set_task_data (task, self, export_free);
  g_task_run_in_thread (task, export_run);
}

gboolean
dm_sheet_export_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
