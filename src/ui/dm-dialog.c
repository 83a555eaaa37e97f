/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialog-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

G_DEFINE_TYPE_WITH_PRIVATE (DmDialog, dm_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_FORM
};

DmDialogPrivate *
dm_dialog_get_private (DmDialog *self)
{
  return dm_dialog_get_instance_private (self);
}

static void
save_cb (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  gtk_widget_set_visible (priv->problem, FALSE);
  gtk_widget_set_sensitive (priv->save_button, FALSE);
  DM_DIALOG_GET_CLASS (self)->save (self);
}

/* A form of several steps goes one back before it is given up. */
static void
cancel_cb (DmDialog *self)
{
  DmDialogClass *klass = DM_DIALOG_GET_CLASS (self);

  gtk_widget_set_visible (dm_dialog_get_private (self)->problem, FALSE);
  if (klass->back == NULL || !klass->back (self))
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  cancel_cb (DM_DIALOG (widget));
  return TRUE;
}

static void
dm_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DmDialogPrivate *priv = dm_dialog_get_private (DM_DIALOG (object));

  g_assert (id == PROP_FORM);
  adw_clamp_set_child (ADW_CLAMP (priv->clamp), g_value_get_object (value));
  dm_form_let_texts_grow (priv->clamp);
}

static void
dm_dialog_dispose (GObject *object)
{
  dm_dialog_stop_drafting (DM_DIALOG (object));
  g_clear_object (&dm_dialog_get_private (DM_DIALOG (object))->office);
  G_OBJECT_CLASS (dm_dialog_parent_class)->dispose (object);
}

static void
dm_dialog_finalize (GObject *object)
{
  DmDialogPrivate *priv = dm_dialog_get_private (DM_DIALOG (object));

  g_free (priv->key);
  g_free (priv->title);
  dm_dialog_forget_conflict (DM_DIALOG (object));
  g_clear_pointer (&priv->base, g_hash_table_unref);
  G_OBJECT_CLASS (dm_dialog_parent_class)->finalize (object);
}

static gboolean
dm_dialog_close_request (GtkWindow *window)
{
  dm_dialog_leave (DM_DIALOG (window));
  return GTK_WINDOW_CLASS (dm_dialog_parent_class)->close_request (window);
}

static void
dm_dialog_class_init (DmDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = dm_dialog_set_property;
  object_class->dispose = dm_dialog_dispose;
  object_class->finalize = dm_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dm_dialog_close_request;
  g_object_class_install_property (
      object_class, PROP_FORM,
      g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, escape_cb, NULL);
}

static GtkWidget *
make_header (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  GtkWidget *header = adw_header_bar_new ();

  priv->cancel_button = gtk_button_new_with_label (_ ("Cancel"));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (priv->cancel_button, "clicked", G_CALLBACK (cancel_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), priv->cancel_button);
  priv->save_button = gtk_button_new_with_label (_ ("Save"));
  gtk_widget_add_css_class (priv->save_button, "suggested-action");
  g_signal_connect_swapped (priv->save_button, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), priv->save_button);
  return header;
}

static GtkWidget *
make_problem (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "error");
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
dm_dialog_init (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  priv->clamp = adw_clamp_new ();
  priv->problem = make_problem ();
  priv->notice = adw_bin_new ();
  gtk_widget_set_margin_top (priv->clamp, 18);
  gtk_widget_set_margin_bottom (priv->clamp, 18);
  gtk_widget_set_margin_start (priv->clamp, 12);
  gtk_widget_set_margin_end (priv->clamp, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), priv->clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), priv->problem);
  gtk_box_append (GTK_BOX (box), priv->notice);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 640);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form");
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), priv->save_button);
}

DmOffice *
dm_dialog_get_office (DmDialog *self)
{
  return dm_dialog_get_private (self)->office;
}

void
dm_dialog_present (DmDialog *self, DmOffice *office, GtkWidget *parent)
{
  dm_dialog_get_private (self)->office = g_object_ref (office);
  if (DM_DIALOG_GET_CLASS (self)->opened)
    DM_DIALOG_GET_CLASS (self)->opened (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_present (GTK_WINDOW (self));
  dm_dialog_begin_drafting (self);
  /* A person begins with the form, not with Cancel. */
  gtk_widget_child_focus (dm_dialog_get_private (self)->clamp, GTK_DIR_TAB_FORWARD);
}

void
dm_dialog_done (DmDialog *self)
{
  dm_dialog_drop_draft (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
dm_dialog_set_buttons (DmDialog *self, const char *cancel, const char *save, gboolean ready)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  gtk_button_set_label (GTK_BUTTON (priv->cancel_button), cancel);
  gtk_button_set_label (GTK_BUTTON (priv->save_button), save);
  gtk_widget_set_sensitive (priv->save_button, ready);
}

void
dm_dialog_go_to (GtkStack *steps, const char *step)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (steps), GTK_TYPE_SCROLLED_WINDOW);

  gtk_stack_set_visible_child_name (steps, step);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
}

void
dm_dialog_fail (DmDialog *self, const char *words)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  gtk_label_set_text (GTK_LABEL (priv->problem), words);
  gtk_widget_set_visible (priv->problem, TRUE);
  gtk_widget_set_sensitive (priv->save_button, TRUE);
}

/**
 * dm_dialog_fail_error:
 *
 * Tells what the store refused. Where somebody else was first, what they made of the subject is fetched, and the person
 * chooses between the two.
 */
void
dm_dialog_fail_error (DmDialog *self, const GError *error)
{
  g_autofree char *words = dm_words_error (error);

  if (g_error_matches (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT) && DM_DIALOG_GET_CLASS (self)->reload)
    dm_dialog_begin_conflict (self);
  else
    dm_dialog_fail (self, words);
}

/* The field that is wrong is where the person goes on. */
void
dm_dialog_fail_at (DmDialog *self, AdwEntryRow *row, const GError *error)
{
  dm_dialog_fail_error (self, error);
  if (row == NULL)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
}
