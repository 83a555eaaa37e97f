/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-review-line.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmReviewLine
{
  GtkWidget parent_instance;

  DmReview *review;
  DmReviewRow *row;     /* NULL while it shows none */
  const DmRules *rules; /* of the office, which outlives the list */
  gulong handler;
  gboolean filling;

  GtkWidget *check;
  GtkLabel *code;
  GtkLabel *text;
  GtkLabel *deadlines;
  GtkLabel *units;
  GtkFlowBox *pills;
};

G_DEFINE_FINAL_TYPE (DmReviewLine, dm_review_line, GTK_TYPE_WIDGET)

static guint accepted_signal;

/* --- words --- */

static char *
word_deadlines (DmReviewLine *self, const DmProposalItem *item)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      g_autofree char *range = dm_words_deadline_range (deadline, self->rules);

      g_string_append_printf (words, "%s“%s” → %s", i ? "\n" : "", deadline->raw, range);
    }
  if (words->len == 0)
    g_string_append (words, _ ("no deadline is stated; left empty, not guessed"));
  return g_string_free (words, FALSE);
}

static char *
word_units (const DmProposalItem *item)
{
  g_autofree char *lead = g_strjoinv ("; ", item->lead), *coordinating = g_strjoinv ("; ", item->coordinating);

  if (*lead && *coordinating)
    return g_strdup_printf (_ ("Lead: %1$s · Coordinating: %2$s"), lead, coordinating);
  if (*lead)
    return g_strdup_printf (_ ("Lead: %s"), lead);
  return *coordinating ? g_strdup_printf (_ ("Coordinating: %s"), coordinating) : g_strdup ("");
}

static char *
word_head (const DmPlan *plan)
{
  g_autofree char *label = dm_plan_dup_label (plan), *day = dm_words_day (plan->issued_on);

  return g_strjoin (" · ", plan->type ? plan->type : _ ("Plan"), *label ? label : _ ("no number"),
                    *day ? day : _ ("no date"), NULL);
}

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words && *words);
}

/* --- pills --- */

static GtkWidget *
make_pill (const DmProblem *problem, gboolean open)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *icon = gtk_image_new_from_icon_name (open ? "dialog-warning-symbolic" : "object-select-symbolic");
  GtkWidget *label = gtk_label_new (dm_words_problem_name (problem->code));
  g_autofree char *words = dm_words_doubt (problem);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, open ? _ ("To look at") : _ ("Looked at"), -1);
  gtk_box_append (GTK_BOX (pill), icon);
  gtk_box_append (GTK_BOX (pill), label);
  gtk_widget_add_css_class (pill, "status");
  gtk_widget_add_css_class (pill, open ? "c-amber" : "c-grey");
  gtk_widget_set_tooltip_text (pill, words);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  return pill;
}

static void
show_pills (DmReviewLine *self)
{
  GtkWidget *child;
  guint n = dm_review_row_get_n_problems (self->row);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pills))))
    gtk_flow_box_remove (self->pills, child);
  for (guint i = 0; i < n; i++)
    {
      gboolean open;
      const DmProblem *problem = dm_review_row_get_problem (self->row, i, &open);

      gtk_flow_box_append (self->pills, make_pill (problem, open));
      gtk_widget_set_focusable (gtk_widget_get_last_child (GTK_WIDGET (self->pills)), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->pills), n > 0);
}

/* --- the row --- */

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_item (DmReviewLine *self, const DmProposalItem *item)
{
  gboolean section = item->kind == DM_ITEM_SECTION;
  g_autofree char *deadlines = section && item->deadlines->len == 0 ? NULL : word_deadlines (self, item);
  g_autofree char *units = word_units (item);

  set_words (self->code, item->code);
  set_words (self->text, item->text);
  set_words (self->deadlines, deadlines);
  set_words (self->units, units);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), item->accepted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->text ? item->text : item->code, -1);
  set_class (GTK_WIDGET (self), "section", section);
  set_class (GTK_WIDGET (self), "struck", !item->accepted);
}

static void
show_head (DmReviewLine *self)
{
  const DmPlan *plan = dm_review_get_proposal (self->review)->plan;
  g_autofree char *words = word_head (plan);

  set_words (self->code, NULL);
  set_words (self->text, plan->title && *plan->title ? plan->title : _ ("Plan without a title"));
  set_words (self->deadlines, words);
  set_words (self->units, plan->issuer);
  set_class (GTK_WIDGET (self), "section", TRUE);
  set_class (GTK_WIDGET (self), "struck", FALSE);
}

static void
show (DmReviewLine *self)
{
  const DmProposalItem *item = dm_review_row_get_item (self->row);

  self->filling = TRUE;
  gtk_widget_set_visible (self->check, item != NULL);
  if (item)
    show_item (self, item);
  else
    show_head (self);
  show_pills (self);
  self->filling = FALSE;
}

static void
accepted_cb (DmReviewLine *self)
{
  if (!self->filling)
    g_signal_emit (self, accepted_signal, 0, dm_review_row_get_key (self->row),
                   gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
dm_review_line_dispose (GObject *object)
{
  DmReviewLine *self = DM_REVIEW_LINE (object);
  GtkWidget *child;

  g_clear_signal_handler (&self->handler, self->row);
  g_clear_object (&self->row);
  g_clear_object (&self->review);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dm_review_line_parent_class)->dispose (object);
}

static void
dm_review_line_class_init (DmReviewLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_review_line_dispose;
  accepted_signal = g_signal_new ("accepted-changed", DM_TYPE_REVIEW_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-review-line.ui");
  gtk_widget_class_set_css_name (widget_class, "reviewline");
  gtk_widget_class_bind_template_callback (widget_class, accepted_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmReviewLine, name)
  BIND (check);
  BIND (code);
  BIND (text);
  BIND (deadlines);
  BIND (units);
  BIND (pills);
#undef BIND
}

static void
dm_review_line_init (DmReviewLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_review_line_set_row:
 * @row: (nullable): %NULL while the line is nobody's
 */
void
dm_review_line_set_row (DmReviewLine *self, DmReview *review, DmReviewRow *row, const DmRules *rules)
{
  g_clear_signal_handler (&self->handler, self->row);
  g_set_object (&self->row, row);
  g_set_object (&self->review, review);
  self->rules = rules;
  if (row == NULL)
    return;
  self->handler = g_signal_connect_swapped (row, "changed", G_CALLBACK (show), self);
  show (self);
}

guint
dm_review_line_get_key (DmReviewLine *self)
{
  return self->row ? dm_review_row_get_key (self->row) : 0;
}
