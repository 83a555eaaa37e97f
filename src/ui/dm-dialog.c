/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialog.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  DmOffice *office;
  GtkWidget *clamp;
  GtkWidget *save_button;
  GtkWidget *problem;
} DmDialogPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (DmDialog, dm_dialog, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_FORM
};

static DmDialogPrivate *
get_private (DmDialog *self)
{
  return dm_dialog_get_instance_private (self);
}

static void
save_cb (DmDialog *self)
{
  DmDialogPrivate *priv = get_private (self);

  gtk_widget_set_visible (priv->problem, FALSE);
  gtk_widget_set_sensitive (priv->save_button, FALSE);
  DM_DIALOG_GET_CLASS (self)->save (self);
}

static void
dm_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DmDialogPrivate *priv = get_private (DM_DIALOG (object));

  g_assert (id == PROP_FORM);
  adw_clamp_set_child (ADW_CLAMP (priv->clamp), g_value_get_object (value));
}

static void
dm_dialog_dispose (GObject *object)
{
  g_clear_object (&get_private (DM_DIALOG (object))->office);
  G_OBJECT_CLASS (dm_dialog_parent_class)->dispose (object);
}

static void
dm_dialog_class_init (DmDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = dm_dialog_set_property;
  object_class->dispose = dm_dialog_dispose;
  g_object_class_install_property (
      object_class, PROP_FORM,
      g_param_spec_object ("form", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_header (DmDialog *self)
{
  DmDialogPrivate *priv = get_private (self);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
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
  DmDialogPrivate *priv = get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  priv->clamp = adw_clamp_new ();
  priv->problem = make_problem ();
  gtk_widget_set_margin_top (priv->clamp, 18);
  gtk_widget_set_margin_bottom (priv->clamp, 18);
  gtk_widget_set_margin_start (priv->clamp, 12);
  gtk_widget_set_margin_end (priv->clamp, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), priv->clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), priv->problem);
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
  return get_private (self)->office;
}

void
dm_dialog_present (DmDialog *self, DmOffice *office, GtkWidget *parent)
{
  get_private (self)->office = g_object_ref (office);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_present (GTK_WINDOW (self));
  /* A person begins with the form, not with Cancel. */
  gtk_widget_child_focus (get_private (self)->clamp, GTK_DIR_TAB_FORWARD);
}

void
dm_dialog_done (DmDialog *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

void
dm_dialog_fail (DmDialog *self, const char *words)
{
  DmDialogPrivate *priv = get_private (self);

  gtk_label_set_text (GTK_LABEL (priv->problem), words);
  gtk_widget_set_visible (priv->problem, TRUE);
  gtk_widget_set_sensitive (priv->save_button, TRUE);
}

void
dm_dialog_fail_error (DmDialog *self, const GError *error)
{
  g_autofree char *words = dm_words_error (error);

  dm_dialog_fail (self, words);
}

/* --- fields --- */

char *
dm_form_dup_row (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text ? g_steal_pointer (&text) : NULL;
}

void
dm_form_set_row (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

char *
dm_form_dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return *text ? g_steal_pointer (&text) : NULL;
}

void
dm_form_set_text (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text ? text : "", -1);
}

/* The lines that hold something. */
char **
dm_form_dup_lines (GtkTextView *view)
{
  g_autofree char *text = dm_form_dup_text (view);
  g_auto (GStrv) all = g_strsplit (text ? text : "", "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; all[i]; i++)
    if (*g_strstrip (all[i]))
      g_ptr_array_add (lines, g_strdup (all[i]));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}

void
dm_form_set_day (AdwEntryRow *row, DmDay day)
{
  g_autofree char *text = NULL;
  int year, month, dom;

  if (dm_day_to_ymd (day, &year, &month, &dom))
    text = g_strdup_printf ("%02d/%02d/%d", dom, month, year);
  dm_form_set_row (row, text);
}

/* Days are typed day first, as offices write them; the form of files is understood as well. */
DmDay
dm_form_parse_day (const char *text)
{
  int year, month, dom, length = 0;

  if (sscanf (text, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &dom, &month, &year, &length) == 3 && text[length] == '\0')
    return dm_day_from_ymd (year, month, dom);
  return dm_day_parse (text);
}

gboolean
dm_form_get_day (DmDialog *self, AdwEntryRow *row, DmDay *day)
{
  g_autofree char *text = dm_form_dup_row (row);
  g_autofree char *words = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  *day = text ? dm_form_parse_day (text) : DM_DAY_NONE;
  if (text == NULL || *day != DM_DAY_NONE)
    return TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  words = g_strdup_printf (_ ("“%s” is not a date; write it as 30/09/2017."), text);
  dm_dialog_fail (self, words);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

gboolean
dm_form_get_int (DmDialog *self, AdwEntryRow *row, int empty, int *value)
{
  g_autofree char *text = dm_form_dup_row (row);
  g_autofree char *words = NULL;
  guint64 number;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  *value = empty;
  if (text == NULL)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT16, &number, NULL))
    {
      *value = number;
      return TRUE;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  words = g_strdup_printf (_ ("“%s” is not a whole number."), text);
  dm_dialog_fail (self, words);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}
