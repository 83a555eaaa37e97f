/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialog.h"
#include "dm-explanation.h"
#include "dm-item-form.h"
#include "dm-review-problems.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DmItemForm
{
  GtkWidget parent_instance;

  DmReview *review;
  const DmRules *rules;
  guint key;          /* of the item that is shown, 0 for none */
  gboolean filling;   /* the form is given what is known, nobody types */
  gboolean typing;    /* what changes came from here: what is being typed stays as it is */
  char **parents;     /* the codes behind the rows of @parent; the first is "" */

  GtkLabel *code_label;
  GtkLabel *kind_label;
  GtkWidget *drop_button;
  GMenu *split_menu;
  GtkWidget *split_button;
  GtkWidget *scroller;
  DmReviewProblems *problems;
  AdwEntryRow *code;
  AdwComboRow *kind;
  AdwComboRow *parent;
  GtkTextView *text;
  GtkTextView *detail;
  AdwEntryRow *deadlines;
  GtkLabel *reading;
  GtkBox *proposals;
  GtkExpander *why_expander;
  GtkGrid *why;
  AdwEntryRow *lead;
  AdwEntryRow *coordinating;
  AdwEntryRow *product;
  GtkWidget *give_button;
};

G_DEFINE_FINAL_TYPE (DmItemForm, dm_item_form, GTK_TYPE_WIDGET)

/* In the order of the rows of @kind. */
static const DmItemKind kinds[] = { DM_ITEM_SECTION, DM_ITEM_TASK, DM_ITEM_DUTY };

static const DmProposalItem *
get_item (DmItemForm *self)
{
  return self->review ? dm_review_get_item (self->review) : NULL;
}

/* --- what a person types: each field is a step of its own --- */

static DmProposal *
begin (DmItemForm *self, const char *field)
{
  g_autofree char *step = g_strdup_printf ("%s-%u", field, self->key);

  self->typing = TRUE;
  return dm_review_begin (self->review, step);
}

static void
end (DmItemForm *self)
{
  dm_review_end (self->review);
  self->typing = FALSE;
}

static gboolean
is_typed (DmItemForm *self)
{
  return !self->filling && get_item (self) && get_item (self)->key == self->key;
}

/* Takes @text; FALSE where that is what stood there. */
static gboolean
take (DmItemForm *self, const char *field, gsize offset, char *text)
{
  char *const *before = (char *const *) G_STRUCT_MEMBER_P (get_item (self), offset);
  DmProposalItem *item;

  if (g_strcmp0 (*before, text) == 0)
    {
      g_free (text);
      return FALSE;
    }
  item = dm_proposal_edit_item (begin (self, field), self->key);
  g_free (G_STRUCT_MEMBER (char *, item, offset));
  G_STRUCT_MEMBER (char *, item, offset) = text;
  end (self);
  return TRUE;
}

static void
code_changed_cb (DmItemForm *self)
{
  g_autofree char *code = dm_form_dup_row (self->code);

  if (!is_typed (self) || g_strcmp0 (code, get_item (self)->code) == 0)
    return;
  /* A number that is being typed is empty for a moment; items are named by it, so the last one stands until then. */
  if (code)
    {
      dm_proposal_set_code (begin (self, "code"), self->key, code);
      end (self);
    }
}

static void
text_changed_cb (DmItemForm *self)
{
  if (is_typed (self))
    take (self, "text", G_STRUCT_OFFSET (DmProposalItem, text), dm_form_dup_text (self->text));
}

static void
detail_changed_cb (DmItemForm *self)
{
  if (is_typed (self))
    take (self, "detail", G_STRUCT_OFFSET (DmProposalItem, detail), dm_form_dup_text (self->detail));
}

static void
product_changed_cb (DmItemForm *self)
{
  if (is_typed (self))
    take (self, "product", G_STRUCT_OFFSET (DmProposalItem, product), dm_form_dup_row (self->product));
}

/* Names are parted by semicolons: a unit's name may have commas. */
static char **
read_units (AdwEntryRow *row)
{
  g_auto (GStrv) names = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (row)), ";", -1);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; names[i]; i++)
    if (*g_strstrip (names[i]))
      g_ptr_array_add (units, g_strdup (names[i]));
  g_ptr_array_add (units, NULL);
  return (char **) g_ptr_array_steal (units, NULL);
}

static void
take_units (DmItemForm *self, AdwEntryRow *row, const char *field, gsize offset)
{
  g_auto (GStrv) units = read_units (row);
  char **before;
  DmProposalItem *item;

  if (!is_typed (self))
    return;
  before = G_STRUCT_MEMBER (char **, get_item (self), offset);
  if (g_strv_equal ((const char *const *) before, (const char *const *) units))
    return;
  item = dm_proposal_edit_item (begin (self, field), self->key);
  g_strfreev (G_STRUCT_MEMBER (char **, item, offset));
  G_STRUCT_MEMBER (char **, item, offset) = g_steal_pointer (&units);
  end (self);
}

static void
lead_changed_cb (DmItemForm *self)
{
  take_units (self, self->lead, "lead", G_STRUCT_OFFSET (DmProposalItem, lead));
}

static void
coordinating_changed_cb (DmItemForm *self)
{
  take_units (self, self->coordinating, "coordinating", G_STRUCT_OFFSET (DmProposalItem, coordinating));
}

static char *
join_deadlines (const DmProposalItem *item)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < item->deadlines->len; i++)
    g_string_append_printf (words, "%s%s", i ? "; " : "", ((const DmDeadline *) g_ptr_array_index (item->deadlines, i))->raw);
  return g_string_free (words, FALSE);
}

static void
deadlines_changed_cb (DmItemForm *self)
{
  g_autofree char *before = NULL;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->deadlines));

  if (!is_typed (self))
    return;
  before = join_deadlines (get_item (self));
  if (strcmp (before, words) == 0)
    return;
  dm_proposal_set_deadline_words (begin (self, "deadlines"), self->key, words);
  end (self);
}

static void
kind_changed_cb (DmItemForm *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind);

  if (!is_typed (self) || chosen >= G_N_ELEMENTS (kinds) || get_item (self)->kind == kinds[chosen])
    return;
  dm_proposal_edit_item (begin (self, "kind"), self->key)->kind = kinds[chosen];
  end (self);
}

static void
parent_changed_cb (DmItemForm *self)
{
  guint chosen = adw_combo_row_get_selected (self->parent);
  const char *code;

  if (!is_typed (self) || chosen == GTK_INVALID_LIST_POSITION)
    return;
  code = *self->parents[chosen] ? self->parents[chosen] : NULL;
  if (g_strcmp0 (code, get_item (self)->parent) == 0)
    return;
  dm_proposal_move_below (begin (self, "parent"), self->key, code);
  end (self);
}

/* --- filling --- */

/* Headings, and what it stands below now whatever that is. */
static void
fill_parents (DmItemForm *self, const DmProposalItem *item)
{
  const DmProposal *proposal = dm_review_get_proposal (self->review);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint chosen = 0;

  gtk_string_list_append (names, _ ("Nothing: the outermost level"));
  g_ptr_array_add (codes, g_strdup (""));
  for (guint i = 0; i < proposal->items->len; i++)
    {
      const DmProposalItem *above = g_ptr_array_index (proposal->items, i);
      gboolean is_parent = g_strcmp0 (above->code, item->parent) == 0;
      g_autofree char *name = NULL;

      if (above == item || (above->kind != DM_ITEM_SECTION && !is_parent)
          || !dm_proposal_can_move_below (proposal, item->key, above->code))
        continue;
      name = g_strdup_printf ("%s  %s", above->code, above->text ? above->text : "");
      if (is_parent)
        chosen = codes->len;
      gtk_string_list_append (names, name);
      g_ptr_array_add (codes, g_strdup (above->code));
    }
  g_ptr_array_add (codes, NULL);
  g_strfreev (self->parents);
  self->parents = (char **) g_ptr_array_steal (codes, NULL);
  adw_combo_row_set_model (self->parent, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->parent, chosen);
}

static void
set_row (AdwEntryRow *row, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text ? text : "") != 0)
    dm_form_set_row (row, text);
}

static void
set_text (GtkTextView *view, const char *text)
{
  g_autofree char *before = dm_form_dup_text (view);

  if (g_strcmp0 (before, text) != 0)
    dm_form_set_text (view, text);
}

static void
fill_fields (DmItemForm *self, const DmProposalItem *item)
{
  g_autofree char *deadlines = join_deadlines (item);
  g_autofree char *lead = g_strjoinv ("; ", item->lead), *coordinating = g_strjoinv ("; ", item->coordinating);

  set_row (self->code, item->code);
  set_text (self->text, item->text);
  set_text (self->detail, item->detail);
  set_row (self->deadlines, deadlines);
  set_row (self->lead, lead);
  set_row (self->coordinating, coordinating);
  set_row (self->product, item->product);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == item->kind)
      adw_combo_row_set_selected (self->kind, i);
  fill_parents (self, item);
}

/* --- what is said of the fields --- */

static void
accept_clicked_cb (GtkButton *button, gpointer position)
{
  DmItemForm *self = DM_ITEM_FORM (gtk_widget_get_ancestor (GTK_WIDGET (button), DM_TYPE_ITEM_FORM));

  dm_proposal_accept_deadline (dm_review_begin (self->review, NULL), self->key, GPOINTER_TO_UINT (position));
  dm_review_end (self->review);
}

/* A guess stands beside the words until a person takes it. */
static void
show_proposal (DmItemForm *self, const DmDeadline *deadline, guint position)
{
  g_autofree char *range = dm_words_range (deadline->proposed_start, deadline->proposed_end);
  g_autofree char *words = g_strdup_printf (_ ("“%s” has no year. By the year of the plan it would be: %s."), deadline->raw, range);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new_with_label (_ ("Accept"));
  g_autofree char *name = g_strdup_printf (_ ("Accept %s"), range);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (accept_clicked_cb), GUINT_TO_POINTER (position));
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), button);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "warn-card");
  gtk_widget_add_css_class (card, "proposal");
  gtk_box_append (self->proposals, card);
}

static void
show_deadlines (DmItemForm *self, const DmProposalItem *item)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *card;
  guint number = 0;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->proposals))))
    gtk_box_remove (self->proposals, card);
  dm_explanation_clear (self->why);
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      g_autofree char *range = dm_words_deadline_range (deadline, self->rules);

      g_string_append_printf (words, "%s“%s” → %s", i ? "\n" : "", deadline->raw, range);
      if (deadline->proposed_why)
        show_proposal (self, deadline, i);
      dm_explanation_add_deadline (self->why, &number, deadline, self->rules);
    }
  gtk_label_set_text (self->reading, words->len ? words->str : _ ("No deadline"));
  gtk_widget_set_visible (GTK_WIDGET (self->why_expander), number > 0);
}

static char *
quote_behind (const char *text, guint at)
{
  const char *p = g_utf8_offset_to_pointer (text, at);
  g_autofree char *part = NULL;

  p += strspn (p, " ;,");
  part = g_utf8_substring (p, 0, MIN (g_utf8_strlen (p, -1), 40));
  return g_strdup_printf ("%s%s", part, strlen (part) < strlen (p) ? "…" : "");
}

/* Places where it might be split are offered; nothing is split by itself. */
static void
fill_split_menu (DmItemForm *self, const DmProposalItem *item)
{
  g_autoptr (GArray) joints = dm_proposal_find_joints (item);

  g_menu_remove_all (self->split_menu);
  g_menu_append (self->split_menu, _ ("At the caret"), "preview.split-at-caret");
  for (guint i = 0; i < MIN (joints->len, 12); i++)
    {
      guint at = g_array_index (joints, guint, i);
      g_autofree char *quote = quote_behind (item->text, at);
      g_autofree char *label = g_strdup_printf (_ ("Before “%s”"), quote);
      g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (entry, "preview.split-at", "u", at);
      g_menu_append_item (self->split_menu, entry);
    }
  if (joints->len > 1)
    g_menu_append (self->split_menu, _ ("At every semicolon"), "preview.split-all");
}

static void
show_manner (DmItemForm *self, const DmProposalItem *item)
{
  const char *drop = item->accepted ? _ ("Leave out of the plan (Delete)") : _ ("Put back into the plan");

  gtk_label_set_text (self->code_label, item->code ? item->code : "");
  gtk_label_set_text (self->kind_label, item->accepted ? dm_words_item_kind (item->kind) : _ ("left out"));
  gtk_button_set_icon_name (GTK_BUTTON (self->drop_button), item->accepted ? "user-trash-symbolic" : "edit-undo-symbolic");
  gtk_widget_set_tooltip_text (self->drop_button, drop);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_button), GTK_ACCESSIBLE_PROPERTY_LABEL, drop, -1);
  gtk_widget_set_visible (self->give_button,
                          item->kind == DM_ITEM_DUTY && (item->lead[0] || item->coordinating[0]));
}

static void
review_changed_cb (DmItemForm *self)
{
  const DmProposalItem *item = get_item (self);
  gboolean other = item && item->key != self->key;

  self->key = item ? item->key : 0;
  if (item == NULL)
    return;
  self->filling = TRUE;
  if (!self->typing || other)
    fill_fields (self, item);
  show_deadlines (self, item);
  fill_split_menu (self, item);
  show_manner (self, item);
  dm_review_problems_show (self->problems, self->review);
  if (other)
    gtk_expander_set_expanded (self->why_expander, FALSE);
  self->filling = FALSE;
}

/* --- the object --- */

/* A person leaves a field: what is typed there later is a step of its own. */
static void
focus_left_cb (DmItemForm *self)
{
  if (self->review)
    dm_review_rest (self->review);
}

static void
dm_item_form_dispose (GObject *object)
{
  DmItemForm *self = DM_ITEM_FORM (object);

  g_clear_object (&self->review);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_ITEM_FORM);
  G_OBJECT_CLASS (dm_item_form_parent_class)->dispose (object);
}

static void
dm_item_form_finalize (GObject *object)
{
  g_strfreev (DM_ITEM_FORM (object)->parents);
  G_OBJECT_CLASS (dm_item_form_parent_class)->finalize (object);
}

static void
dm_item_form_class_init (DmItemFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_item_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_item_form_finalize;
  g_type_ensure (DM_TYPE_REVIEW_PROBLEMS);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-item-form.ui");
#define CALL(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALL (code_changed_cb);
  CALL (kind_changed_cb);
  CALL (parent_changed_cb);
  CALL (text_changed_cb);
  CALL (detail_changed_cb);
  CALL (deadlines_changed_cb);
  CALL (lead_changed_cb);
  CALL (coordinating_changed_cb);
  CALL (product_changed_cb);
  CALL (focus_left_cb);
#undef CALL
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmItemForm, name)
  BIND (code_label);
  BIND (kind_label);
  BIND (drop_button);
  BIND (split_menu);
  BIND (split_button);
  BIND (scroller);
  BIND (problems);
  BIND (code);
  BIND (kind);
  BIND (parent);
  BIND (text);
  BIND (detail);
  BIND (deadlines);
  BIND (reading);
  BIND (proposals);
  BIND (why_expander);
  BIND (why);
  BIND (lead);
  BIND (coordinating);
  BIND (product);
  BIND (give_button);
#undef BIND
}

static void
dm_item_form_init (DmItemForm *self)
{
  GtkTextView *views[2];
  AdwEntryRow *rows[5];
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  dm_form_let_texts_grow (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, dm_words_item_kind (kinds[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
  self->filling = FALSE;
  /* One undo for all: that of the whole preview. */
  views[0] = self->text;
  views[1] = self->detail;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (views[i]), FALSE);
      g_signal_connect_object (gtk_text_view_get_buffer (views[i]), "changed",
                               G_CALLBACK (i == 0 ? text_changed_cb : detail_changed_cb), self, G_CONNECT_SWAPPED);
    }
  rows[0] = self->code;
  rows[1] = self->deadlines;
  rows[2] = self->lead;
  rows[3] = self->coordinating;
  rows[4] = self->product;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_editable_set_enable_undo (GTK_EDITABLE (rows[i]), FALSE);
}

void
dm_item_form_set_review (DmItemForm *self, DmReview *review, const DmRules *rules)
{
  g_return_if_fail (DM_IS_ITEM_FORM (self) && self->review == NULL);
  self->review = g_object_ref (review);
  self->rules = rules;
  g_signal_connect_object (review, "changed", G_CALLBACK (review_changed_cb), self, G_CONNECT_SWAPPED);
  review_changed_cb (self);
}

/**
 * dm_item_form_get_caret:
 * @place: (out): the character of the item's text that stands behind the caret
 *
 * Returns: whether the caret stands within the text
 */
gboolean
dm_item_form_get_caret (DmItemForm *self, guint *place)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  const DmProposalItem *item = get_item (self);
  GtkTextIter start, caret;
  g_autofree char *before = NULL;
  gsize blanks;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &caret, FALSE);
  /* What was typed in front of the text is no part of it. */
  blanks = strspn (before, " \t\n");
  *place = g_utf8_strlen (before + blanks, -1);
  return item && item->text && *place > 0 && *place < g_utf8_strlen (item->text, -1);
}
