/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialogs.h"
#include "dm-preview-private.h"
#include "dm-text-scale.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* Below these widths (in pixels, for text of the usual size) the text is a page of its own; and so is the form. */
#define NARROW_WIDTH 760
#define FOLD_FORM_WIDTH 1080

G_DEFINE_FINAL_TYPE (DmPreview, dm_preview, ADW_TYPE_WINDOW)

/* --- where a person is, when there is room for one thing --- */

static void
show_accepted (DmPreview *self)
{
  guint n = dm_review_get_n_accepted (self->review);
  g_autofree char *words = g_strdup_printf (ngettext ("Put %u item into the plan", "Put %u items into the plan", n), n);
  g_autofree char *few = g_strdup_printf (ngettext ("Put in %u", "Put in %u", n), n);

  gtk_button_set_label (GTK_BUTTON (self->import_button), self->narrow ? few : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->import_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (self->import_button, words);
}

static gboolean
is_at (AdwLeaflet *leaflet, const char *name)
{
  return g_strcmp0 (adw_leaflet_get_visible_child_name (leaflet), name) == 0;
}

/* The form says it itself. */
static void
show_strip (DmPreview *self)
{
  gboolean problem = self->review && dm_review_get_problem (self->review, NULL);

  gtk_revealer_set_reveal_child (self->problem_revealer, problem && self->fold_form && !is_at (self->work, "form"));
}

static void
show_place (DmPreview *self)
{
  gboolean at_source = self->narrow && is_at (self->panes, "source");
  gboolean at_form = self->fold_form && is_at (self->work, "form");

  gtk_widget_set_visible (self->back_button, at_source || at_form);
  gtk_widget_set_visible (self->source_button, self->narrow && !at_source);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !self->narrow);
  show_strip (self);
  dm_preview_update_actions (self);
}

gboolean
dm_preview_go_back (DmPreview *self)
{
  if (self->narrow && is_at (self->panes, "source"))
    adw_leaflet_set_visible_child_name (self->panes, "work");
  else if (self->fold_form && is_at (self->work, "form"))
    adw_leaflet_set_visible_child_name (self->work, "list");
  else
    return FALSE;
  return TRUE;
}

void
dm_preview_show_source (DmPreview *self)
{
  adw_leaflet_set_visible_child_name (self->panes, "source");
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
}

/* A row is opened: its form comes to the front, or takes the keys where it stands beside the list. */
static void
row_opened_cb (DmPreview *self)
{
  adw_leaflet_set_visible_child_name (self->work, "form");
  gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
}

static void
take_width (DmPreview *self, int width)
{
  double scale = dm_text_scale_get (GTK_WIDGET (self));

  self->narrow = width < NARROW_WIDTH * scale;
  self->fold_form = width < FOLD_FORM_WIDTH * scale;
}

static gboolean
fold_cb (gpointer user_data)
{
  DmPreview *self = user_data;

  self->fold_source = 0;
  adw_leaflet_set_can_unfold (self->panes, !self->narrow);
  adw_leaflet_set_can_unfold (self->work, !self->fold_form);
  dm_review_list_set_single_click (self->list, self->fold_form);
  if (self->narrow)
    adw_leaflet_set_visible_child_name (self->panes, "work");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->notice),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (self->review)
    show_accepted (self);
  show_place (self);
  return G_SOURCE_REMOVE;
}

static void
dm_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DmPreview *self = DM_PREVIEW (widget);
  gboolean narrow = self->narrow, fold_form = self->fold_form;

  GTK_WIDGET_CLASS (dm_preview_parent_class)->size_allocate (widget, width, height, baseline);
  take_width (self, width);
  if (narrow == self->narrow && fold_form == self->fold_form)
    return;
  /* Not in the middle of an allocation. */
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (fold_cb, self);
}

/* --- what is shown beside the rows --- */

static void
show_title (DmPreview *self)
{
  const DmPlan *plan = dm_review_get_proposal (self->review)->plan;
  g_autofree char *label = dm_plan_dup_label (plan), *day = dm_words_day (plan->issued_on);
  g_autofree char *subtitle = *day ? g_strdup_printf ("%s · %s", label, day) : g_strdup (label);

  adw_window_title_set_subtitle (self->title, subtitle);
}

/* "3 of 9 points to look at": what is left, and how many there were. */
static char *
word_count (DmPreview *self)
{
  guint n = dm_review_get_proposal (self->review)->problems->len, n_open = dm_review_get_n_open (self->review);

  if (n == 0)
    return g_strdup (_ ("Nothing is doubtful"));
  if (n_open == 0)
    return g_strdup (_ ("Everything was looked at"));
  return g_strdup_printf (ngettext ("%u point to look at", "%u points to look at", n_open), n_open);
}

static char *
word_problem (DmPreview *self, const DmProblem *problem)
{
  const DmProposalItem *item = dm_review_get_item (self->review);
  g_autofree char *doubt = dm_words_doubt (problem);

  /* By its number as it is now, not as it was printed. */
  return item && item->code ? g_strdup_printf (C_ ("problem", "%s: %s"), item->code, doubt) : g_steal_pointer (&doubt);
}

static guint
find_place (DmPreview *self, const DmProblem *problem)
{
  const GPtrArray *problems = dm_review_get_proposal (self->review)->problems;
  guint place = 0;

  g_ptr_array_find ((GPtrArray *) problems, problem, &place);
  return place + 1;
}

static void
show_problem (DmPreview *self)
{
  gboolean open, any = dm_review_get_n_open (self->review) > 0;
  const DmProblem *problem = dm_review_get_problem (self->review, &open);
  g_autofree char *count = word_count (self);
  g_autofree char *words = problem ? word_problem (self, problem) : NULL;
  g_autofree char *place
      = problem ? g_strdup_printf ("%u / %u", find_place (self, problem), dm_review_get_proposal (self->review)->problems->len)
                : g_strdup ("");

  gtk_label_set_text (self->problem_count, count);
  gtk_label_set_text (self->problem_place, place);
  gtk_image_set_from_icon_name (self->problem_icon, any ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->problem_icon), any ? "c-green" : "c-amber");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_icon), any ? "c-amber" : "c-green");
  if (problem)
    {
      g_autofree char *settled = open ? NULL : g_strdup_printf (_ ("Looked at · %s"), words);

      gtk_label_set_text (self->problem_words, open ? words : settled);
    }
  gtk_widget_set_visible (self->leave_button, problem && open);
  show_strip (self);
}

static void
review_changed_cb (DmPreview *self)
{
  gtk_stack_set_visible_child_name (self->forms, dm_review_get_item (self->review) ? "item" : "head");
  show_title (self);
  show_accepted (self);
  show_problem (self);
  dm_preview_look_for_twin (self);
  dm_preview_update_actions (self);
}

/* --- leaving --- */

static void
left_cb (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));
}

/* Nothing was kept yet, and nothing could be taken back afterwards: what a person corrected is not thrown away unasked. */
static gboolean
dm_preview_close_request (GtkWindow *window)
{
  DmPreview *self = DM_PREVIEW (window);

  if (self->importing)
    return TRUE;
  if (self->review == NULL || !dm_review_can_undo (self->review))
    return GTK_WINDOW_CLASS (dm_preview_parent_class)->close_request (window);
  dm_dialogs_ask (window, _ ("Give up what was corrected?"),
                  _ ("The plan was not put in yet. What you changed here would be lost."), _ ("Keep on"), _ ("Give up"),
                  left_cb, self);
  return TRUE;
}

/* --- the object --- */

static void
dm_preview_dispose (GObject *object)
{
  DmPreview *self = DM_PREVIEW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_PREVIEW);
  g_clear_object (&self->review);
  g_clear_object (&self->office);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->twin, g_free);
  g_clear_pointer (&self->looked_for, dm_plan_unref);
  G_OBJECT_CLASS (dm_preview_parent_class)->dispose (object);
}

static void
dm_preview_finalize (GObject *object)
{
  dm_rules_free (DM_PREVIEW (object)->rules);
  G_OBJECT_CLASS (dm_preview_parent_class)->finalize (object);
}

static void
dm_preview_class_init (DmPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_preview_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dm_preview_close_request;
  widget_class->size_allocate = dm_preview_size_allocate;
  g_signal_new ("imported", DM_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_UINT);
  g_signal_new ("plan-wanted", DM_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DM_TYPE_SOURCE_VIEW);
  g_type_ensure (DM_TYPE_REVIEW_LIST);
  g_type_ensure (DM_TYPE_HEAD_FORM);
  g_type_ensure (DM_TYPE_ITEM_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-preview.ui");
  gtk_widget_class_bind_template_callback (widget_class, show_place);
  gtk_widget_class_bind_template_callback (widget_class, row_opened_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmPreview, name)
  BIND (title);
  BIND (back_button);
  BIND (source_button);
  BIND (undo_button);
  BIND (redo_button);
  BIND (import_button);
  BIND (stack);
  BIND (reading_label);
  BIND (reading_bar);
  BIND (notice);
  BIND (notice_label);
  BIND (notice_button);
  BIND (panes);
  BIND (file_label);
  BIND (lines_label);
  BIND (source);
  BIND (problem_icon);
  BIND (problem_count);
  BIND (problem_place);
  BIND (problem_revealer);
  BIND (problem_words);
  BIND (leave_button);
  BIND (work);
  BIND (list);
  BIND (forms);
  BIND (head_form);
  BIND (item_form);
#undef BIND
  dm_preview_install_actions (widget_class);
}

static void
dm_preview_init (DmPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* As large as the window it came from: there is much to see side by side. */
static void
take_size (DmPreview *self, GtkWindow *parent)
{
  int width, height;

  gtk_window_get_default_size (parent, &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, 360), MAX (height, 480));
  if (gtk_window_is_maximized (parent))
    gtk_window_maximize (GTK_WINDOW (self));
  take_width (self, width);
  fold_cb (self);
}

/**
 * dm_preview_new:
 *
 * Returns: (transfer none): a window that is not shown yet: dm_preview_show() and dm_preview_read_file() do
 */
DmPreview *
dm_preview_new (DmOffice *office, GtkWindow *parent)
{
  DmPreview *self = g_object_new (DM_TYPE_PREVIEW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  self->rules = dm_rules_copy (dm_office_get_rules (office));
  take_size (self, parent);
  dm_preview_update_actions (self);
  return self;
}

static guint
count_lines (const char *source)
{
  guint n = 1;

  for (const char *p = source; p && *p; p++)
    n += *p == '\n' && p[1] != '\0';
  return n;
}

/**
 * dm_preview_show:
 * @proposal: (transfer full):
 * @name: of the document
 */
void
dm_preview_show (DmPreview *self, DmProposal *proposal, const char *name)
{
  guint n = count_lines (proposal->source);
  g_autofree char *lines = g_strdup_printf (ngettext ("%u line", "%u lines", n), n);

  g_return_if_fail (DM_IS_PREVIEW (self) && self->review == NULL);
  self->review = dm_review_new (proposal);
  gtk_label_set_text (self->file_label, name);
  gtk_label_set_text (self->lines_label, lines);
  dm_source_view_set_review (self->source, self->review);
  dm_review_list_set_review (self->list, self->review, self->rules);
  dm_head_form_set_review (self->head_form, self->review);
  dm_item_form_set_review (self->item_form, self->review, self->rules);
  g_signal_connect_object (self->review, "changed", G_CALLBACK (review_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "review");
  gtk_widget_set_visible (self->import_button, TRUE);
  review_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
