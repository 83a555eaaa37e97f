/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-explanation.h"
#include "dm-words.h"

#define PADDING 10

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

void
dm_explanation_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

/**
 * dm_explanation_add_step:
 * @number: (inout): of the last step, 0 before the first
 * @title: (nullable): what kind of step it is
 * @quote: whether the words are the plan's own
 */
void
dm_explanation_add_step (GtkBox *box, guint *number, const char *title, const char *words, gboolean quote)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, PADDING), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *digits = g_strdup_printf ("%u", ++*number);
  GtkWidget *step = gtk_label_new (digits);

  gtk_widget_add_css_class (step, "step");
  gtk_widget_set_valign (step, GTK_ALIGN_START);
  gtk_widget_set_hexpand (column, TRUE);
  if (title && *title)
    {
      gtk_box_append (GTK_BOX (column), make_label (title, "caption"));
      gtk_widget_add_css_class (gtk_widget_get_first_child (column), "dim-label");
    }
  gtk_box_append (GTK_BOX (column), make_label (words, quote ? "quote" : NULL));
  gtk_box_append (GTK_BOX (line), step);
  gtk_box_append (GTK_BOX (line), column);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_margin_top (line, *number == 1 ? PADDING : 0);
  gtk_box_append (box, line);
}

void
dm_explanation_add_deadline (GtkBox *box, guint *number, const DmDeadline *deadline, const DmRules *rules)
{
  g_autoptr (GPtrArray) steps = dm_deadline_explain (deadline, rules);

  for (guint i = 0; i < steps->len; i++)
    {
      const DmExplainStep *step = g_ptr_array_index (steps, i);
      g_autofree char *words = dm_words_explain (step);

      dm_explanation_add_step (box, number, dm_words_explain_title (step->code), words, step->code == DM_EXPLAIN_WORDS);
    }
}

/* When the last step is there. */
void
dm_explanation_end (GtkBox *box)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (box));

  if (last)
    gtk_widget_set_margin_bottom (last, PADDING);
}
