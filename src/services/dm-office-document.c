/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

#include "dm-document.h"

#include <string.h>

/* Reading a plan's text, aside: it may be long, and no connection is needed for it. */

typedef struct
{
  GFile *file;  /* one of the two */
  GBytes *text;
  GCancellable *cancellable;
  GMainContext *context;
  DmReadProgress progress;
  gpointer progress_data;
  int percent;  /* told last */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_object (&self->file);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_object (&self->cancellable);
  g_main_context_unref (self->context);
  g_free (self);
}

/* What is on its way to the thread that asked; it arrives there before the result does. */
typedef struct
{
  DmReadProgress progress;
  gpointer progress_data;
  double done;
} News;

static gboolean
deliver_news_cb (gpointer user_data)
{
  News *news = user_data;

  news->progress (news->done, news->progress_data);
  return G_SOURCE_REMOVE;
}

static gboolean
watch_cb (double done, gpointer user_data)
{
  Reading *self = user_data;
  g_autoptr (GSource) source = NULL;
  News *news;

  if (g_cancellable_is_cancelled (self->cancellable))
    return FALSE;
  if (self->progress == NULL || self->percent == (int) (done * 100))
    return TRUE;
  self->percent = done * 100;
  news = g_new (News, 1);
  *news = (News){ self->progress, self->progress_data, done };
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_news_cb, news, g_free);
  g_source_attach (source, self->context);
  return TRUE;
}

static gpointer
read_document (DmStore *store, gpointer arguments, GError **error)
{
  Reading *self = arguments;
  const char *path;

  if (self->text)
    return dm_reader_read_watched (self->text, watch_cb, self, error);
  path = g_file_peek_path (self->file);
  if (path)
    return dm_document_read_watched (path, watch_cb, self, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not a file of this machine");
  return NULL;
}

static const DmOperation read_document_operation = {
  DM_LANE_ASIDE, read_document, reading_free, (GDestroyNotify) dm_proposal_free
};

static void
read_async (DmOffice *self, Reading *reading, DmReadProgress progress, gpointer progress_data, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  reading->cancellable = cancellable ? g_object_ref (cancellable) : NULL;
  reading->context = g_main_context_ref_thread_default ();
  reading->progress = progress;
  reading->progress_data = progress_data;
  dm_office_run (self, &read_document_operation, reading, cancellable, callback, user_data);
}

/**
 * dm_office_read_document_async:
 * @progress: (nullable): called on this thread, until @callback is
 *
 * No file needs to be open, and nothing is stored.
 */
void
dm_office_read_document_async (DmOffice *self, GFile *file, DmReadProgress progress, gpointer progress_data,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Reading *reading;

  g_return_if_fail (DM_IS_OFFICE (self) && G_IS_FILE (file));
  reading = g_new0 (Reading, 1);
  reading->file = g_object_ref (file);
  read_async (self, reading, progress, progress_data, cancellable, callback, user_data);
}

/**
 * dm_office_read_text_async:
 * @text: a plan's text that is at hand; ended by dm_office_read_document_finish()
 */
void
dm_office_read_text_async (DmOffice *self, const char *text, DmReadProgress progress, gpointer progress_data,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Reading *reading;

  g_return_if_fail (DM_IS_OFFICE (self) && text != NULL);
  reading = g_new0 (Reading, 1);
  reading->text = g_bytes_new (text, strlen (text));
  read_async (self, reading, progress, progress_data, cancellable, callback, user_data);
}

/**
 * dm_office_read_document_finish:
 *
 * Returns: (transfer full): the proposal; %NULL with a #GIOErrorEnum or #DmReaderError
 */
DmProposal *
dm_office_read_document_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &read_document_operation, result, error);
}
