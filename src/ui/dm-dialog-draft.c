/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialog-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/*
 * What was typed is never lost: a form that is left, or whose program dies, leaves a draft; and where somebody else
 * saved first, a person sees both versions and chooses. Both know a form only by the values of its fields.
 */

/* So long a person types on before it is kept. */
#define REST_MS 250
/* How much of a field stands in the card of a conflict. */
#define MAX_LETTERS 80

/* --- the card above the form --- */

static GtkWidget *
make_card (const char *css_class, const char *heading, const char *words)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *title = gtk_label_new (heading);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), label);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "notice");
  gtk_widget_add_css_class (card, css_class);
  return card;
}

static void
show_notice (DmDialog *self, GtkWidget *card)
{
  adw_bin_set_child (ADW_BIN (dm_dialog_get_private (self)->notice), card);
}

/* --- drafts --- */

static DmDrafts *
get_drafts (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  return priv->key && priv->office ? dm_office_get_drafts (priv->office) : NULL;
}

static void
copy_values (DmFormValues *from, DmFormValues *to)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_replace (to, g_strdup (name), g_strdup (value));
}

/* @open: whether the form stays on the screen. Returns whether there is something to keep. */
static gboolean
keep_draft (DmDialog *self, gboolean open)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  DmDrafts *drafts = get_drafts (self);
  g_autoptr (GHashTable) values = NULL;
  DmDraft *draft;

  g_clear_handle_id (&priv->draft_source, g_source_remove);
  if (drafts == NULL || priv->base == NULL)
    return FALSE;
  values = dm_form_values_collect (priv->clamp);
  if (dm_form_values_equal (priv->base, values))
    {
      dm_drafts_drop (drafts, priv->key);
      return FALSE;
    }
  draft = dm_draft_new (priv->key, priv->title, g_get_real_time ());
  draft->open = open;
  copy_values (priv->base, draft->base);
  copy_values (values, draft->values);
  dm_drafts_put (drafts, draft);
  return TRUE;
}

static gboolean
rested_cb (gpointer user_data)
{
  dm_dialog_get_private (user_data)->draft_source = 0;
  keep_draft (user_data, TRUE);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  if (priv->draft_source == 0)
    priv->draft_source = g_timeout_add (REST_MS, rested_cb, self);
}

void
dm_dialog_drop_draft (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  DmDrafts *drafts = get_drafts (self);

  g_clear_handle_id (&priv->draft_source, g_source_remove);
  if (drafts)
    dm_drafts_drop (drafts, priv->key);
  g_clear_pointer (&priv->base, g_hash_table_unref);
}

static void
give_up_cb (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  dm_form_values_apply (priv->clamp, priv->base);
  keep_draft (self, TRUE);
  show_notice (self, NULL);
  gtk_widget_child_focus (priv->clamp, GTK_DIR_TAB_FORWARD);
}

static void
show_restored (DmDialog *self, const DmDraft *draft)
{
  g_autofree char *at = dm_words_instant (draft->at);
  g_autofree char *words = g_strdup_printf (_ ("Typed on %s and not saved yet."), at);
  GtkWidget *card = make_card ("warn-card", _ ("Here is what you were typing"), words);
  GtkWidget *button = gtk_button_new_with_label (_ ("Give it up"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (give_up_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), button);
  show_notice (self, card);
}

/* --- conflicts --- */

void
dm_dialog_forget_conflict (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  g_clear_pointer (&priv->common, g_hash_table_unref);
  g_clear_pointer (&priv->mine, g_hash_table_unref);
  g_clear_pointer (&priv->theirs, g_hash_table_unref);
}

static char *
shorten (const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value ? value : ""), "\n", ' ');
  g_autofree char *start = NULL;

  if (*line == '\0')
    return g_strdup (_ ("empty"));
  if (g_utf8_strlen (line, -1) <= MAX_LETTERS)
    return g_strdup_printf (_ ("“%s”"), line);
  start = g_utf8_substring (line, 0, MAX_LETTERS - 2);
  return g_strdup_printf (_ ("“%s …”"), start);
}

static char *
describe_conflicts (DmDialog *self, const GPtrArray *names)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *label = dm_form_values_dup_label (priv->clamp, name);
      g_autofree char *mine_words = dm_form_values_dup_words (priv->clamp, name, g_hash_table_lookup (priv->mine, name));
      g_autofree char *their_words
          = dm_form_values_dup_words (priv->clamp, name, g_hash_table_lookup (priv->theirs, name));
      g_autofree char *mine = shorten (mine_words);
      g_autofree char *theirs = shorten (their_words);

      if (i > 0)
        g_string_append_c (words, '\n');
      /* Translators: a field of a form, what I wrote, what somebody else saved */
      g_string_append_printf (words, _ ("%s: you wrote %s, they saved %s"), label, mine, theirs);
    }
  return g_string_free (words, FALSE);
}

static void
apply_merge (DmDialog *self, DmMerge merge)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  g_autoptr (GHashTable) merged
      = dm_form_values_merge (priv->clamp, priv->common, priv->mine, priv->theirs, merge);

  dm_form_values_apply (priv->clamp, merged);
}

static void
choice_toggled_cb (GtkToggleButton *button, DmDialog *self)
{
  if (gtk_toggle_button_get_active (button))
    apply_merge (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "merge")));
}

static GtkWidget *
add_choice (DmDialog *self, GtkWidget *box, const char *words, DmMerge merge, GtkWidget *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (words);

  if (group)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), merge == DM_MERGE_MINE);
  g_object_set_data (G_OBJECT (button), "merge", GUINT_TO_POINTER (merge));
  g_signal_connect_object (button, "toggled", G_CALLBACK (choice_toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_choices (DmDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *first;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  first = add_choice (self, box, _ ("Mine"), DM_MERGE_MINE, NULL);
  add_choice (self, box, _ ("Theirs"), DM_MERGE_THEIRS, first);
  add_choice (self, box, _ ("Both"), DM_MERGE_BOTH, first);
  return box;
}

/* @common, @mine and what the form shows now, which is theirs. */
static void
show_conflict (DmDialog *self, DmFormValues *common, DmFormValues *mine)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *words = NULL;
  GtkWidget *card;

  dm_dialog_forget_conflict (self);
  priv->common = g_hash_table_ref (common);
  priv->mine = g_hash_table_ref (mine);
  priv->theirs = dm_form_values_collect (priv->clamp);
  if (priv->base)
    g_hash_table_unref (priv->base);
  priv->base = g_hash_table_ref (priv->theirs);
  names = dm_form_values_list_conflicts (priv->common, priv->mine, priv->theirs);
  words = names->len ? describe_conflicts (self, names)
                     : g_strdup (_ ("You changed different fields: the form shows both changes. Look at it and save."));
  card = make_card ("alarm-card", _ ("Somebody else saved this meanwhile"), words);
  if (names->len)
    gtk_box_append (GTK_BOX (card), make_choices (self));
  apply_merge (self, DM_MERGE_MINE);
  show_notice (self, card);
  gtk_widget_set_sensitive (priv->save_button, TRUE);
  keep_draft (self, TRUE);
}

/* The form is filled with theirs by the one who knows what it is a form of. */
void
dm_dialog_begin_conflict (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  dm_dialog_forget_conflict (self);
  g_clear_handle_id (&priv->draft_source, g_source_remove);
  priv->mine = dm_form_values_collect (priv->clamp);
  DM_DIALOG_GET_CLASS (self)->reload (self);
}

/**
 * dm_dialog_reloaded:
 *
 * The form shows the subject as it is now, and saving means that version.
 */
void
dm_dialog_reloaded (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  g_autoptr (GHashTable) mine = g_steal_pointer (&priv->mine);
  g_autoptr (GHashTable) common = priv->base ? g_hash_table_ref (priv->base) : g_hash_table_ref (mine);

  show_conflict (self, common, mine);
}

/* --- beginning and end --- */

void
dm_dialog_begin_drafting (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  DmDrafts *drafts = get_drafts (self);
  const DmDraft *draft = drafts ? dm_drafts_find (drafts, priv->key) : NULL;

  priv->base = dm_form_values_collect (priv->clamp);
  if (draft && dm_form_values_equal (draft->base, priv->base))
    {
      dm_form_values_apply (priv->clamp, draft->values);
      show_restored (self, draft);
      keep_draft (self, TRUE);
    }
  else if (draft)
    {
      g_autoptr (GHashTable) common = g_hash_table_ref (draft->base), mine = g_hash_table_ref (draft->values);

      show_conflict (self, common, mine);
    }
  dm_form_values_watch (priv->clamp, G_CALLBACK (typed_cb), self);
}

/* Left without saving: what was typed waits until the form is opened again. */
void
dm_dialog_leave (DmDialog *self)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (keep_draft (self, FALSE) && parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.draft-kept", "s", priv->key);
}

void
dm_dialog_stop_drafting (DmDialog *self)
{
  g_clear_handle_id (&dm_dialog_get_private (self)->draft_source, g_source_remove);
}

void
dm_dialog_set_subject (DmDialog *self, const char *key, const char *title)
{
  DmDialogPrivate *priv = dm_dialog_get_private (self);

  g_free (priv->key);
  g_free (priv->title);
  priv->key = g_strdup (key);
  priv->title = g_strdup (title);
}
