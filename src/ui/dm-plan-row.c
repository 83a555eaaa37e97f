/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-plan-row.h"
#include "dm-status-pill.h"
#include "dm-task-cells.h"
#include "dm-text-scale.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* For text of the usual size: so that numbers and bars of all rows stand below each other. */
#define HEAD_WIDTH 132
#define PROGRESS_WIDTH 128

/* A figure in words, with its icon; the last two stand on a line of their own where there is no room for all. */
enum
{
  FIGURE_TASKS,
  FIGURE_DONE,
  FIGURE_OVERDUE,
  FIGURE_DUE_SOON,
  N_FIGURES
};

struct _DmPlanRow
{
  GtkBox parent_instance;

  DmPlanHandle *handle;
  gboolean narrow;

  GtkLabel *heading;
  GtkBox *body;
  GtkBox *head;
  GtkLabel *number;
  GtkLabel *date;
  GtkLabel *title;
  GtkLabel *note;
  GtkBox *figures;
  GtkWidget *figure[N_FIGURES];
  GtkWidget *progress;
  GtkWidget *bar;
  GtkLabel *percent;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (DmPlanRow, dm_plan_row, GTK_TYPE_BOX)

/* --- the menu: made when it is opened --- */

static void
add (GMenu *section, const char *label, const char *action, const char *plan_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", plan_id);
  g_menu_append_item (section, item);
}

static GMenuModel *
make_menu (DmPlanHandle *handle)
{
  const char *id = dm_plan_handle_get_plan (handle)->id;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new (), change = g_menu_new (), end = g_menu_new ();

  add (look, _ ("_Show its tasks"), "win.show-plan", id);
  add (look, _ ("_History of this plan"), "win.plan-history", id);
  add (change, _ ("_Edit…"), "win.plan-edit", id);
  add (change, _ ("_Copy to another year…"), "win.plan-copy", id);
  if (dm_plan_handle_is_closed (handle))
    add (change, _ ("_Open again"), "win.plan-reopen", id);
  else
    add (change, _ ("_Close the plan…"), "win.plan-close", id);
  add (end, _ ("_Delete"), "win.plan-delete", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer row)
{
  DmPlanRow *self = row;
  g_autoptr (GMenuModel) menu = NULL;

  if (self->handle == NULL || dm_plan_handle_get_plan (self->handle) == NULL)
    return;
  menu = make_menu (self->handle);
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

void
dm_plan_row_popup (DmPlanRow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->menu)))
    gtk_menu_button_popup (self->menu);
}

static void
context_menu_cb (DmPlanRow *self)
{
  dm_plan_row_popup (self);
}

/* --- what is shown --- */

static void
show_figure (DmPlanRow *self, guint figure, guint n, char *words)
{
  gtk_widget_set_visible (self->figure[figure], n > 0);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->figure[figure])), words);
  g_free (words);
}

static void
stack_figures (DmPlanRow *self)
{
  guint n = 0;

  for (guint i = 0; i < N_FIGURES; i++)
    n += gtk_widget_get_visible (self->figure[i]);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->figures), self->narrow && n == N_FIGURES
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->figures, self->narrow && n == N_FIGURES ? 3 : 12);
}

static void
show_figures (DmPlanRow *self, const DmPlanSummary *summary)
{
  guint overdue = summary->counts[DM_STATUS_OVERDUE], due_soon = summary->counts[DM_STATUS_DUE_SOON];
  guint done = summary->counts[DM_STATUS_DONE_ON_TIME] + summary->counts[DM_STATUS_DONE_LATE];
  guint n = summary->n_tasks;

  show_figure (self, FIGURE_TASKS, 1, n ? g_strdup_printf (ngettext ("%u task", "%u tasks", n), n)
                                        : g_strdup (_ ("no tasks yet")));
  show_figure (self, FIGURE_DONE, done, g_strdup_printf (ngettext ("%u done", "%u done", done), done));
  show_figure (self, FIGURE_OVERDUE, overdue, g_strdup_printf (ngettext ("%u overdue", "%u overdue", overdue), overdue));
  show_figure (self, FIGURE_DUE_SOON, due_soon,
               g_strdup_printf (ngettext ("%u due soon", "%u due soon", due_soon), due_soon));
  stack_figures (self);
}

static void
show_progress (DmPlanRow *self, int percent)
{
  g_autofree char *words = percent < 0 ? g_strdup ("—") : dm_words_percent (percent);

  gtk_label_set_text (self->percent, words);
  gtk_widget_set_visible (self->bar, percent >= 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), MAX (percent, 0) / 100.0);
  if (percent == 100)
    gtk_widget_add_css_class (self->bar, "green");
  else
    gtk_widget_remove_css_class (self->bar, "green");
}

static char *
word_note (DmPlanHandle *handle)
{
  const DmPlan *plan = dm_plan_handle_get_plan (handle);
  g_autofree char *day = dm_words_day (plan->closed_on);
  g_autofree char *closed
      = plan->closed_on == DM_DAY_NONE ? NULL
                                       : g_strdup_printf (dm_plan_handle_is_closed (handle) ? _ ("Closed on %s")
                                                                                            : _ ("To be closed on %s"), day);

  if (closed && plan->issuer)
    return g_strconcat (closed, " · ", plan->issuer, NULL);
  return closed ? g_steal_pointer (&closed) : g_strdup (plan->issuer);
}

static void
name_row (DmPlanRow *self, const DmPlan *plan)
{
  g_autofree char *label = dm_plan_dup_label (plan);
  g_autofree char *words = g_strdup_printf (_ ("What can be done to plan %s"), label);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu), _ ("More…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_plan (DmPlanRow *self)
{
  const DmPlan *plan = dm_plan_handle_get_plan (self->handle);
  gboolean numbered = plan->number && *plan->number;
  g_autofree char *label = numbered ? dm_plan_dup_label (plan) : g_strdup (_ ("No number yet"));
  g_autofree char *date = plan->issued_on ? dm_words_day (plan->issued_on) : g_strdup (_ ("No date yet"));
  g_autofree char *note = word_note (self->handle);

  gtk_label_set_text (self->number, label);
  gtk_label_set_text (self->date, date);
  gtk_label_set_text (self->title, plan->title && *plan->title ? plan->title : _ ("Without a title"));
  gtk_label_set_text (self->note, note ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  show_figures (self, dm_plan_handle_get_summary (self->handle));
  show_progress (self, dm_plan_handle_get_summary (self->handle)->percent);
  name_row (self, plan);
  /* A menu that was made tells of the plan as it was. */
  gtk_menu_button_set_popover (self->menu, NULL);
  gtk_menu_button_set_create_popup_func (self->menu, create_popup_cb, self, NULL);
}

static void
show (DmPlanRow *self)
{
  gboolean plan = self->handle && dm_plan_handle_get_plan (self->handle);

  gtk_widget_set_visible (GTK_WIDGET (self->heading), !plan);
  gtk_widget_set_visible (GTK_WIDGET (self->body), plan);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), plan);
  if (plan)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "card");
      gtk_widget_add_css_class (GTK_WIDGET (self), "activatable");
      show_plan (self);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "card");
      gtk_widget_remove_css_class (GTK_WIDGET (self), "activatable");
    }
}

/* --- the object --- */

static GtkLabel *
new_label (const char *css_class, gboolean numeric)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  return GTK_LABEL (label);
}

static GtkWidget *
new_figure (const char *icon, const char *colour)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (box, colour);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (new_label ("caption", TRUE)));
  return box;
}

static void
make_figures (DmPlanRow *self)
{
  GtkWidget *calm = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *late = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->figures = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12));
  self->figure[FIGURE_TASKS] = new_figure ("checkbox-checked-symbolic", "c-grey");
  self->figure[FIGURE_DONE] = new_figure (dm_status_pill_icon (DM_STATUS_DONE_ON_TIME),
                                          dm_status_pill_colour (DM_STATUS_DONE_ON_TIME));
  self->figure[FIGURE_OVERDUE] = new_figure (dm_status_pill_icon (DM_STATUS_OVERDUE),
                                             dm_status_pill_colour (DM_STATUS_OVERDUE));
  self->figure[FIGURE_DUE_SOON] = new_figure (dm_status_pill_icon (DM_STATUS_DUE_SOON),
                                              dm_status_pill_colour (DM_STATUS_DUE_SOON));
  for (guint i = 0; i < N_FIGURES; i++)
    gtk_box_append (GTK_BOX (i < FIGURE_OVERDUE ? calm : late), self->figure[i]);
  gtk_box_append (self->figures, calm);
  gtk_box_append (self->figures, late);
  gtk_widget_add_css_class (GTK_WIDGET (self->figures), "plan-figures");
}

static GtkWidget *
make_text (DmPlanRow *self)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = GTK_LABEL (dm_task_cell_make_label (2));
  self->note = new_label ("caption", FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  make_figures (self);
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (self->figures));
  gtk_widget_set_hexpand (text, TRUE);
  return text;
}

static void
make_body (DmPlanRow *self)
{
  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18));
  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  self->number = new_label ("heading", TRUE);
  self->date = new_label ("caption", TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->date), "dim-label");
  gtk_box_append (self->head, GTK_WIDGET (self->number));
  gtk_box_append (self->head, GTK_WIDGET (self->date));
  self->progress = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->bar, "thin");
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->bar, TRUE);
  self->percent = new_label ("caption", TRUE);
  gtk_label_set_width_chars (self->percent, 5);
  gtk_label_set_xalign (self->percent, 1);
  gtk_widget_set_hexpand (self->progress, FALSE);
  gtk_box_append (GTK_BOX (self->progress), self->bar);
  gtk_box_append (GTK_BOX (self->progress), GTK_WIDGET (self->percent));
  gtk_box_append (self->body, GTK_WIDGET (self->head));
  gtk_box_append (self->body, make_text (self));
  gtk_box_append (self->body, self->progress);
  gtk_widget_set_hexpand (GTK_WIDGET (self->body), TRUE);
}

static void
make_menu_button (DmPlanRow *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->menu = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu, "view-more-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->menu), "flat");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (context_menu_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}

static void
dm_plan_row_dispose (GObject *object)
{
  dm_plan_row_set_handle (DM_PLAN_ROW (object), NULL);
  G_OBJECT_CLASS (dm_plan_row_parent_class)->dispose (object);
}

static void
dm_plan_row_class_init (DmPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dm_plan_row_dispose;
}

static void
dm_plan_row_init (DmPlanRow *self)
{
  self->heading = new_label ("heading", FALSE);
  gtk_label_set_text (self->heading, _ ("Closed"));
  make_body (self);
  make_menu_button (self);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "plan");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->body));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->menu));
  dm_plan_row_set_narrow (self, FALSE);
}

GtkWidget *
dm_plan_row_new (void)
{
  return g_object_new (DM_TYPE_PLAN_ROW, NULL);
}

DmPlanHandle *
dm_plan_row_get_handle (DmPlanRow *self)
{
  return self->handle;
}

void
dm_plan_row_set_handle (DmPlanRow *self, DmPlanHandle *handle)
{
  if (self->handle == handle)
    return;
  if (self->handle)
    g_signal_handlers_disconnect_by_func (self->handle, show, self);
  g_set_object (&self->handle, handle);
  if (handle == NULL)
    return;
  g_signal_connect_swapped (handle, "notify::summary", G_CALLBACK (show), self);
  show (self);
}

void
dm_plan_row_set_narrow (DmPlanRow *self, gboolean narrow)
{
  GtkOrientation along = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  double scale = dm_text_scale_get (GTK_WIDGET (self));

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), along);
  gtk_box_set_spacing (self->body, narrow ? 6 : 18);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->head, narrow ? 8 : 3);
  stack_figures (self);
  gtk_widget_set_size_request (GTK_WIDGET (self->head), narrow ? -1 : HEAD_WIDTH * scale, -1);
  gtk_widget_set_size_request (self->progress, narrow ? -1 : PROGRESS_WIDTH * scale, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->menu), narrow ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->progress, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
}
