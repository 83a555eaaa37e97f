/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialogs.h"
#include "dm-preview-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* Waiting for a document: most are there at once, and then no waiting is seen. */
#define PATIENCE_MS 200

static gboolean
patience_lost_cb (gpointer user_data)
{
  DmPreview *self = user_data;

  self->patience = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The reading does not keep the window: closing it is giving up. */
static GWeakRef *
hold_weakly (DmPreview *self)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  return weak;
}

static DmPreview *
let_go (GWeakRef *weak)
{
  DmPreview *self = g_weak_ref_get (weak);

  g_weak_ref_clear (weak);
  g_free (weak);
  return self;
}

static void
progress_cb (double done, gpointer weak)
{
  g_autoptr (DmPreview) self = g_weak_ref_get (weak);

  if (self)
    gtk_progress_bar_set_fraction (self->reading_bar, done);
}

static void
fail (DmPreview *self, const GError *error)
{
  g_autofree char *words = dm_words_error (error);

  dm_dialogs_tell (gtk_window_get_transient_for (GTK_WINDOW (self)), _ ("The document was not read"), words);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer weak)
{
  g_autoptr (DmPreview) self = let_go (weak);
  g_autoptr (GError) error = NULL;
  DmProposal *proposal = dm_office_read_document_finish (DM_OFFICE (source), result, &error);

  if (self == NULL)
    {
      g_clear_pointer (&proposal, dm_proposal_free);
      return;
    }
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->reading);
  if (proposal)
    dm_preview_show (self, proposal, gtk_label_get_text (self->file_label));
  else
    fail (self, error);
}

static void
begin (DmPreview *self, const char *name)
{
  g_autofree char *words = g_strdup_printf (_ ("Reading %s…"), name);

  gtk_label_set_text (self->file_label, name);
  gtk_label_set_text (self->reading_label, words);
  self->reading = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, patience_lost_cb, self);
}

/**
 * dm_preview_read_file:
 *
 * Shows the document once it is read, or that it is being read; a refusal is told to the window that asked.
 */
void
dm_preview_read_file (DmPreview *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file), *shown = g_filename_display_name (name ? name : "");
  GWeakRef *weak = hold_weakly (self);

  begin (self, shown);
  dm_office_read_document_async (self->office, file, progress_cb, weak, self->reading, read_cb, weak);
}

/**
 * dm_preview_read_text:
 *
 * As dm_preview_read_file(), with a text that a person pasted.
 */
void
dm_preview_read_text (DmPreview *self, const char *text)
{
  GWeakRef *weak = hold_weakly (self);

  begin (self, _ ("Pasted text"));
  dm_office_read_text_async (self->office, text, progress_cb, weak, self->reading, read_cb, weak);
}
