/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-explanation.h"
#include "dm-words.h"

#define GAP 6

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
dm_explanation_clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))))
    gtk_grid_remove (grid, child);
}

/**
 * dm_explanation_add_step:
 * @number: (inout): of the last step, 0 before the first
 * @title: (nullable): what kind of step it is
 * @quote: whether the words are the plan's own
 *
 * In a grid, not in boxes in boxes: a row of a box asks how wide its wrapping words would like to be for every height.
 */
void
dm_explanation_add_step (GtkGrid *grid, guint *number, const char *title, const char *words, gboolean quote)
{
  int line = 2 * (int) *number;
  g_autofree char *digits = g_strdup_printf ("%u", ++*number);
  GtkWidget *step = gtk_label_new (digits), *label = make_label (words, quote ? "quote" : NULL);

  gtk_widget_add_css_class (step, "step");
  gtk_widget_set_valign (step, GTK_ALIGN_START);
  gtk_widget_set_margin_top (step, line ? GAP : 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, step, 0, line, 1, 2);
  if (title && *title)
    {
      GtkWidget *head = make_label (title, "caption");

      gtk_widget_add_css_class (head, "dim-label");
      gtk_widget_set_margin_top (head, line ? GAP : 0);
      gtk_grid_attach (grid, head, 1, line, 1, 1);
    }
  gtk_grid_attach (grid, label, 1, line + 1, 1, 1);
}

void
dm_explanation_add_deadline (GtkGrid *grid, guint *number, const DmDeadline *deadline, const DmRules *rules)
{
  g_autoptr (GPtrArray) steps = dm_deadline_explain (deadline, rules);

  for (guint i = 0; i < steps->len; i++)
    {
      const DmExplainStep *step = g_ptr_array_index (steps, i);
      g_autofree char *words = dm_words_explain (step);

      dm_explanation_add_step (grid, number, dm_words_explain_title (step->code), words, step->code == DM_EXPLAIN_WORDS);
    }
}
