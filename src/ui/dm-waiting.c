/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-waiting.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PATIENCE_MS 300

struct _DmWaiting
{
  GCancellable *cancellable;
  GtkWindow *parent;   /* weak */
  GtkWidget *dialog;   /* weak; NULL until patience is lost */
  GtkWidget *bar;      /* in the dialog */
  char *words;
  double done;
  guint patience;
};

static void
given_up_cb (DmWaiting *self)
{
  g_cancellable_cancel (self->cancellable);
}

static gboolean
patience_lost_cb (gpointer user_data)
{
  DmWaiting *self = user_data;

  self->patience = 0;
  if (self->parent == NULL)
    return G_SOURCE_REMOVE;
  g_set_weak_pointer (&self->dialog, adw_message_dialog_new (self->parent, self->words, NULL));
  self->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), self->done);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), self->bar);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _ ("Cancel"));
  g_signal_connect_swapped (self->dialog, "response", G_CALLBACK (given_up_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  return G_SOURCE_REMOVE;
}

DmWaiting *
dm_waiting_new (GtkWindow *parent, const char *words)
{
  DmWaiting *self = g_new0 (DmWaiting, 1);

  self->cancellable = g_cancellable_new ();
  self->words = g_strdup (words);
  g_set_weak_pointer (&self->parent, parent);
  g_signal_connect_swapped (parent, "destroy", G_CALLBACK (given_up_cb), self);
  self->patience = g_timeout_add (PATIENCE_MS, patience_lost_cb, self);
  return self;
}

GCancellable *
dm_waiting_get_cancellable (DmWaiting *self)
{
  return self->cancellable;
}

void
dm_waiting_set_done (double done, gpointer waiting)
{
  DmWaiting *self = waiting;

  self->done = done;
  if (self->dialog)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
}

/* The work is done, or was given up. */
void
dm_waiting_end (DmWaiting *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->parent)
    g_signal_handlers_disconnect_by_data (self->parent, self);
  if (self->dialog)
    {
      g_signal_handlers_disconnect_by_data (self->dialog, self);
      gtk_window_destroy (GTK_WINDOW (self->dialog));
    }
  g_clear_weak_pointer (&self->dialog);
  g_clear_weak_pointer (&self->parent);
  g_object_unref (self->cancellable);
  g_free (self->words);
  g_free (self);
}
