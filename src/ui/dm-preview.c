/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-preview.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmPreview
{
  AdwWindow parent_instance;

  DmOffice *office;
  DmProposal *proposal; /* NULL once it was handed over */
  GPtrArray *lines;     /* GtkWidget: the label of each line of the text, NULL for a blank one */
  int problem;          /* the one that stands in front, -1 for none */
  guint n_accepted;

  AdwWindowTitle *title;
  GtkWidget *import_button;
  GtkScrolledWindow *source_scroller;
  GtkBox *source;
  GtkLabel *problems_label;
  GtkLabel *tasks_label;
  GtkListBox *tasks;
  GtkLabel *notes;
  GtkLabel *duties_label;
  GtkListBox *duties;
};

G_DEFINE_FINAL_TYPE (DmPreview, dm_preview, ADW_TYPE_WINDOW)

static guint imported_signal;

/* --- the text --- */

static void
mark_lines (DmPreview *self, guint first, guint last, const char *css_class)
{
  for (guint line = MAX (first, 1); line <= last && line <= self->lines->len; line++)
    if (g_ptr_array_index (self->lines, line - 1))
      gtk_widget_add_css_class (g_ptr_array_index (self->lines, line - 1), css_class);
}

static void
unmark_lines (DmPreview *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_ptr_array_index (self->lines, i))
      gtk_widget_remove_css_class (g_ptr_array_index (self->lines, i), "current");
}

static void
scroll_to_line (DmPreview *self, guint line)
{
  GtkWidget *label = line > 0 && line <= self->lines->len ? g_ptr_array_index (self->lines, line - 1) : NULL;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->source_scroller);
  double x, y;

  if (label && gtk_widget_translate_coordinates (label, GTK_WIDGET (self->source), 0, 0, &x, &y))
    gtk_adjustment_set_value (adjustment, y - gtk_adjustment_get_page_size (adjustment) / 3);
}

static void
show_source (DmPreview *self)
{
  g_auto (GStrv) lines = g_strsplit (self->proposal->source, "\n", -1);

  self->lines = g_ptr_array_new ();
  for (guint i = 0; lines[i]; i++)
    {
      GtkWidget *label = NULL;

      if (*g_strstrip (lines[i]))
        {
          label = gtk_label_new (lines[i]);
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
          gtk_widget_add_css_class (label, "source");
          gtk_box_append (self->source, label);
        }
      g_ptr_array_add (self->lines, label);
    }
}

/* --- the items --- */

static void
show_accepted (DmPreview *self)
{
  g_autofree char *label = NULL;

  self->n_accepted = 0;
  for (guint i = 0; i < self->proposal->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (self->proposal->items, i);

      self->n_accepted += item->accepted && item->kind != DM_ITEM_SECTION;
    }
  label = g_strdup_printf (ngettext ("Put %u item into the plan", "Put %u items into the plan", self->n_accepted),
                           self->n_accepted);
  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
}

static void
accepted_cb (GtkCheckButton *check, GParamSpec *pspec, DmProposalItem *item)
{
  DmPreview *self = DM_PREVIEW (gtk_widget_get_root (GTK_WIDGET (check)));

  item->accepted = gtk_check_button_get_active (check);
  show_accepted (self);
}

static char *
describe (DmPreview *self, const DmProposalItem *item)
{
  const DmRules *rules = dm_office_get_rules (self->office);
  g_autofree char *lead = g_strjoinv ("; ", item->lead), *coordinating = g_strjoinv ("; ", item->coordinating);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      g_autofree char *range = dm_words_deadline_range (deadline, rules);

      g_string_append_printf (words, "%s“%s” → %s", words->len ? "\n" : "", deadline->raw, range);
    }
  if (item->deadlines->len == 0)
    g_string_append (words, _ ("no deadline is stated; left empty, not guessed"));
  if (*lead)
    g_string_append_printf (words, _ ("\nLead: %s"), lead);
  if (*coordinating)
    g_string_append_printf (words, _ ("\nCoordinating: %s"), coordinating);
  for (guint i = 0; i < self->proposal->problems->len; i++)
    {
      const DmProblem *problem = g_ptr_array_index (self->proposal->problems, i);
      g_autofree char *message = dm_words_problem (problem);

      if (g_strcmp0 (problem->item, item->code) == 0)
        g_string_append_printf (words, "\n⚠ %s", message);
    }
  return g_string_free (words, FALSE);
}

static void
add_item (DmPreview *self, DmProposalItem *item)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *title = g_strdup_printf ("%s  %s", item->code, item->text);
  g_autofree char *words = describe (self, item);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), item->accepted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (check, "notify::active", G_CALLBACK (accepted_cb), item);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "item", item);
  gtk_list_box_append (item->kind == DM_ITEM_DUTY ? self->duties : self->tasks, row);
  mark_lines (self, item->line, item->last_line, "task");
}

static void
show_items (DmPreview *self)
{
  guint n_tasks = 0, n_duties = 0;
  g_autofree char *tasks = NULL;
  g_autofree char *duties = NULL;

  for (guint i = 0; i < self->proposal->items->len; i++)
    {
      DmProposalItem *item = g_ptr_array_index (self->proposal->items, i);

      if (item->kind == DM_ITEM_SECTION)
        continue;
      n_tasks += item->kind == DM_ITEM_TASK;
      n_duties += item->kind == DM_ITEM_DUTY;
      add_item (self, item);
    }
  tasks = g_strdup_printf ("%s (%u)", _ ("Proposed tasks"), n_tasks);
  duties = g_strdup_printf ("%s (%u)", _ ("Proposed duties"), n_duties);
  gtk_label_set_text (self->tasks_label, tasks);
  gtk_label_set_text (self->duties_label, duties);
  gtk_widget_set_visible (GTK_WIDGET (self->duties), n_duties > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->duties_label), n_duties > 0);
}

static void
row_selected_cb (DmPreview *self, GtkListBoxRow *row)
{
  const DmProposalItem *item = row ? g_object_get_data (G_OBJECT (row), "item") : NULL;

  if (item == NULL)
    return;
  unmark_lines (self);
  mark_lines (self, item->line, item->last_line, "current");
  scroll_to_line (self, item->line);
}

/* --- problems --- */

static void
show_problems (DmPreview *self)
{
  guint n = self->proposal->problems->len;
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;

  if (n == 0)
    label = g_strdup (_ ("Nothing is doubtful"));
  else if (self->problem < 0)
    label = g_strdup_printf (ngettext ("%u point to look at", "%u points to look at", n), n);
  else
    {
      message = dm_words_problem (g_ptr_array_index (self->proposal->problems, self->problem));
      label = g_strdup_printf ("%d/%u · %s", self->problem + 1, n, message);
    }
  gtk_label_set_text (self->problems_label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problems_label), label);
}

static void
step_problem (DmPreview *self, int step)
{
  int n = self->proposal->problems->len;
  const DmProblem *problem;

  if (n == 0)
    return;
  self->problem = self->problem < 0 ? (step > 0 ? 0 : n - 1) : (self->problem + step + n) % n;
  problem = g_ptr_array_index (self->proposal->problems, self->problem);
  unmark_lines (self);
  mark_lines (self, problem->line, problem->line, "current");
  scroll_to_line (self, problem->line);
  show_problems (self);
}

static void
next_problem_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_problem (DM_PREVIEW (widget), 1);
}

static void
previous_problem_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_problem (DM_PREVIEW (widget), -1);
}

/* What belongs to no item stands between tasks and duties. */
static void
show_notes (DmPreview *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->proposal->problems->len; i++)
    {
      const DmProblem *problem = g_ptr_array_index (self->proposal->problems, i);
      const DmProposalItem *item = problem->item ? dm_proposal_find (self->proposal, problem->item) : NULL;
      g_autofree char *message = dm_words_problem (problem);

      mark_lines (self, problem->line, problem->line, "problem");
      if (item == NULL || item->kind == DM_ITEM_SECTION)
        g_string_append_printf (words, "%s⚠ %s", words->len ? "\n" : "", message);
    }
  gtk_label_set_text (self->notes, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), words->len > 0);
}

/* --- import --- */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_office_import_finish (DM_OFFICE (source), result, &error);
  g_autofree char *words = NULL;

  if (plan)
    {
      g_signal_emit (self, imported_signal, 0, plan->id, self->n_accepted);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  words = dm_words_error (error);
  gtk_label_set_text (self->problems_label, words);
  gtk_widget_add_css_class (GTK_WIDGET (self->problems_label), "error");
}

static void
import_clicked_cb (DmPreview *self)
{
  if (self->proposal == NULL)
    return;
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tasks), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->duties), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next-problem", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous-problem", FALSE);
  dm_office_import_async (self->office, g_steal_pointer (&self->proposal), NULL, imported_cb, g_object_ref (self));
}

static void
dm_preview_dispose (GObject *object)
{
  DmPreview *self = DM_PREVIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_PREVIEW);
  g_clear_object (&self->office);
  g_clear_pointer (&self->proposal, dm_proposal_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (dm_preview_parent_class)->dispose (object);
}

static void
dm_preview_class_init (DmPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_preview_dispose;
  imported_signal = g_signal_new ("imported", DM_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-preview.ui");
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_install_action (widget_class, "preview.next-problem", NULL, next_problem_action);
  gtk_widget_class_install_action (widget_class, "preview.previous-problem", NULL, previous_problem_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "preview.next-problem", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "preview.previous-problem", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmPreview, name)
  BIND (title);
  BIND (import_button);
  BIND (source_scroller);
  BIND (source);
  BIND (problems_label);
  BIND (tasks_label);
  BIND (tasks);
  BIND (notes);
  BIND (duties_label);
  BIND (duties);
#undef BIND
}

static void
dm_preview_init (DmPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->problem = -1;
}

void
dm_preview_present (DmOffice *office, DmProposal *proposal, GtkWindow *parent, GCallback imported, gpointer user_data)
{
  DmPreview *self = g_object_new (DM_TYPE_PREVIEW, "transient-for", parent, NULL);
  g_autofree char *label = dm_plan_dup_label (proposal->plan), *day = dm_words_day (proposal->plan->issued_on);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", label, day);

  self->office = g_object_ref (office);
  self->proposal = proposal;
  adw_window_title_set_subtitle (self->title, subtitle);
  show_source (self);
  show_items (self);
  show_notes (self);
  show_problems (self);
  show_accepted (self);
  g_signal_connect (self, "imported", imported, user_data);
  gtk_window_present (GTK_WINDOW (self));
}
