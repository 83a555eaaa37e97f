/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-task-page-private.h"
#include "dm-task-selection.h"
#include "dm-task-table.h"
#include "dm-waiting.h"
#include "dm-window.h"

#include <glib/gi18n.h>
#include <string.h>

/* Tasks for the clipboard: as a table that spreadsheets and documents take, or as words. */

typedef struct
{
  DmTaskPage *page;
  DmWaiting *waiting;
  gboolean only_words;
  guint n;
} Copy;

static void
copy_free (Copy *self)
{
  dm_waiting_end (self->waiting);
  g_object_unref (self->page);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Copy, copy_free)

static GdkContentProvider *
offer (const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes (type, bytes);
}

/* The best form comes first. What takes plain text gets the cells with tabs between them. */
static GdkContentProvider *
offer_table (const DmTableTexts *texts)
{
  GdkContentProvider *forms[] = { offer ("text/html", texts->html), offer ("text/tab-separated-values", texts->tabs),
                                  gdk_content_provider_new_typed (G_TYPE_STRING, texts->tabs) };

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}

static DmWindow *
get_window (Copy *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->page));

  return DM_IS_WINDOW (root) ? DM_WINDOW (root) : NULL;
}

static void
say_failed (Copy *self, const GError *error)
{
  if (get_window (self) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dm_window_say_error (get_window (self), error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmTableTexts) texts = dm_table_write_texts_finish (result, &error);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char *words = NULL;

  if (texts == NULL)
    {
      say_failed (self, error);
      return;
    }
  content = self->only_words ? gdk_content_provider_new_typed (G_TYPE_STRING, texts->words) : offer_table (texts);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self->page)), content);
  words = g_strdup_printf (ngettext ("%u task copied", "%u tasks copied", self->n), self->n);
  if (get_window (self))
    dm_window_say (get_window (self), words);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Copy) self = user_data;
  g_autoptr (GError) error = NULL;
  DmTable *table = dm_task_table_finish (DM_OFFICE (source), result, &error);
  GCancellable *cancellable = dm_waiting_get_cancellable (self->waiting);

  if (table == NULL)
    {
      say_failed (self, error);
      return;
    }
  self->n = table->n_bodies;
  dm_table_write_texts_async (table, cancellable, written_cb, g_steal_pointer (&self));
}

/* What is selected, else the row that has the focus. */
static char **
dup_ids (DmTaskPage *self)
{
  char **ids = dm_task_selection_dup_ids (self->selection, self->tasks);
  guint position;

  if (ids[0] != NULL || !dm_task_page_get_place (self, &position))
    return ids;
  g_strfreev (ids);
  ids = g_new0 (char *, 2);
  ids[0] = g_strdup (dm_task_model_peek_id (self->tasks, position));
  return ids;
}

void
dm_task_page_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskPage *self = DM_TASK_PAGE (widget);
  g_auto (GStrv) ids = dup_ids (self);
  g_autoptr (GArray) fields = dm_task_columns_get_shown (self->columns);
  Copy *copy;

  if (ids[0] == NULL)
    return;
  copy = g_new0 (Copy, 1);
  copy->page = g_object_ref (self);
  copy->only_words = g_str_equal (name, "tasks.copy-text");
  copy->waiting = dm_waiting_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Copying…"));
  dm_task_table_read_async (self->office, (const char *const *) ids, fields, dm_waiting_set_done, copy->waiting,
                            dm_waiting_get_cancellable (copy->waiting), read_cb, copy);
}
