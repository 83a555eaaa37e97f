/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-review-problems.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmReviewProblems
{
  GtkBox parent_instance;

  DmReview *review;
  GString *shown; /* what the cards say, so that typing elsewhere leaves them alone */
};

G_DEFINE_FINAL_TYPE (DmReviewProblems, dm_review_problems, GTK_TYPE_BOX)

static void
leave_clicked_cb (GtkButton *button, gpointer key)
{
  DmReviewProblems *self = DM_REVIEW_PROBLEMS (gtk_widget_get_ancestor (GTK_WIDGET (button), DM_TYPE_REVIEW_PROBLEMS));
  gboolean left = gtk_widget_has_css_class (GTK_WIDGET (button), "leave");

  dm_review_leave (self->review, GPOINTER_TO_UINT (key), left);
  /* The button went with its card. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_button (const DmProblem *problem, gboolean open)
{
  GtkWidget *button = gtk_button_new_with_label (open ? _ ("Leave as it is") : _ ("Look again"));

  if (open)
    gtk_widget_add_css_class (button, "leave");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (leave_clicked_cb), GUINT_TO_POINTER (problem->key));
  return button;
}

static GtkWidget *
make_card (const DmProblem *problem, gboolean open)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (open ? "dialog-warning-symbolic" : "object-select-symbolic");
  g_autofree char *words = dm_words_doubt (problem);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  open ? _ ("To look at") : _ ("Looked at"), -1);
  gtk_widget_add_css_class (icon, open ? "c-amber" : "c-green");
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), label);
  if (open || problem->left)
    gtk_box_append (GTK_BOX (card), make_button (problem, open));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "doubt");
  if (open)
    gtk_widget_add_css_class (card, "warn-card");
  return card;
}

static void
dm_review_problems_finalize (GObject *object)
{
  DmReviewProblems *self = DM_REVIEW_PROBLEMS (object);

  g_clear_object (&self->review);
  g_string_free (self->shown, TRUE);
  G_OBJECT_CLASS (dm_review_problems_parent_class)->finalize (object);
}

static void
dm_review_problems_class_init (DmReviewProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dm_review_problems_finalize;
}

static void
dm_review_problems_init (DmReviewProblems *self)
{
  self->shown = g_string_new (NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static guint
get_front (DmReview *review)
{
  const DmProblem *problem = dm_review_get_problem (review, NULL);

  return problem ? problem->key : 0;
}

static GString *
describe (DmReview *review, DmReviewRow *row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < dm_review_row_get_n_problems (row); i++)
    {
      gboolean open;
      const DmProblem *problem = dm_review_row_get_problem (row, i, &open);

      g_string_append_printf (words, "%u %d %d %d;", problem->key, open, problem->left, problem->key == get_front (review));
    }
  return words;
}

void
dm_review_problems_show (DmReviewProblems *self, DmReview *review)
{
  DmReviewRow *row = dm_review_get_row (review, dm_review_get_current (review));
  GString *words = describe (review, row);
  GtkWidget *child;

  g_set_object (&self->review, review);
  if (g_string_equal (words, self->shown))
    {
      g_string_free (words, TRUE);
      return;
    }
  g_string_free (self->shown, TRUE);
  self->shown = words;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < dm_review_row_get_n_problems (row); i++)
    {
      gboolean open;
      const DmProblem *problem = dm_review_row_get_problem (row, i, &open);

      gtk_box_append (GTK_BOX (self), make_card (problem, open));
      if (problem->key == get_front (review))
        gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (self)), "current");
    }
  gtk_widget_set_visible (GTK_WIDGET (self), words->len > 0);
}
