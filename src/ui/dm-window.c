/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-first-start.h"
#include "dm-menu.h"
#include "dm-plan-switcher.h"
#include "dm-text-scale.h"
#include "dm-window-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* Below these widths (in pixels, for text of the usual size) the sidebar folds and cards replace the table; the detail folds over the list. */
#define NARROW_WIDTH 700
#define FOLD_DETAIL_WIDTH 1100
/* So long a person waits for the first rows without seeing a window. */
#define PATIENCE_MS 400

G_DEFINE_FINAL_TYPE (DmWindow, dm_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- the first frame: the window is shown with its rows, for an empty one in between costs as much as both --- */

static void
present (DmWindow *self)
{
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
patience_lost_cb (gpointer user_data)
{
  DmWindow *self = user_data;

  self->present_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
view_chosen_cb (DmWindow *self, const char *id)
{
  dm_window_view_chosen (self, id);
}

static void
rows_shown_cb (DmWindow *self)
{
  if (self->present_source)
    present (self);
  dm_window_resume_drafts (self);
}

static void show_closed (DmWindow *self);

/* --- places --- */

DmTaskPage *
dm_window_get_tasks (DmWindow *self)
{
  if (self->tasks == NULL)
    {
      self->tasks = DM_TASK_PAGE (dm_task_page_new (self->office));
      if (self->settings)
        dm_task_page_set_settings (self->tasks, self->settings);
      g_signal_connect_object (self->tasks, "asked", G_CALLBACK (dm_window_show_view_state), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->tasks, "shown", G_CALLBACK (rows_shown_cb), self, G_CONNECT_SWAPPED);
      dm_task_page_connect_search (self->tasks, self->search_button);
      dm_menu_set_popover (self->filter_button, (DmMakePopover) dm_task_page_get_filter, self->tasks);
      dm_task_page_set_widths (self->tasks, self->narrow, self->fold_detail);
      gtk_stack_add_named (self->pages, GTK_WIDGET (self->tasks), "tasks");
    }
  return self->tasks;
}

gboolean
dm_window_is_at_tasks (DmWindow *self)
{
  return self->place && self->place->create == NULL;
}

/* Where room is short the plan's name takes the title's place. */
static void
show_title (DmWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->page_title), !self->narrow || !dm_window_is_at_tasks (self));
}

/* NULL for a place that is not in the sidebar. */
static GtkListBoxRow *
find_row (DmWindow *self, const DmPlace *place)
{
  return gtk_list_box_get_row_at_index (self->places, place - dm_places);
}

static GtkWidget *
get_page (DmWindow *self, const DmPlace *place)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, place->name);

  if (place->create == NULL)
    return GTK_WIDGET (dm_window_get_tasks (self));
  if (page == NULL)
    {
      page = place->create (self->office);
      gtk_stack_add_named (self->pages, page, place->name);
    }
  return page;
}

static void
show_add_button (DmWindow *self)
{
  const char *action = self->place ? self->place->add_action : NULL;

  /* Where room is short the plan is named by its number, and adding a task is in the menu. */
  gtk_widget_set_visible (self->add_button, action && !(self->narrow && dm_window_is_at_tasks (self)));
  if (action == NULL)
    return;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), action);
  gtk_widget_set_tooltip_text (self->add_button, _ (self->place->add_words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->place->add_words), -1);
}

void
dm_window_show_place (DmWindow *self, const char *name)
{
  const DmPlace *place = dm_places_find (name);
  gboolean tasks;

  g_return_if_fail (place != NULL);
  self->place = place;
  tasks = dm_window_is_at_tasks (self);
  gtk_stack_set_visible_child (self->pages, get_page (self, place));
  adw_window_title_set_title (self->page_title, _ (place->title));
  gtk_widget_set_visible (GTK_WIDGET (self->plan_button), tasks);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), tasks);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), tasks);
  show_add_button (self);
  show_title (self);
  show_closed (self);
  dm_window_show_view_state (self);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

/* From a view of the tasks the way to their place leads to all of them. */
static void
place_activated_cb (DmWindow *self, GtkListBoxRow *row)
{
  if (self->view_id && dm_window_is_at_tasks (self) && row == find_row (self, self->place))
    dm_window_leave_view (self);
  dm_window_show_place (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* --- plans --- */

static const DmPlanSummary *
find_summary (DmWindow *self, const char *plan_id)
{
  for (guint i = 0; self->plans && i < self->plans->len; i++)
    {
      const DmPlanSummary *summary = g_ptr_array_index (self->plans, i);

      if (g_strcmp0 (summary->plan->id, plan_id) == 0)
        return summary;
    }
  return NULL;
}

const DmPlan *
dm_window_find_plan (DmWindow *self, const char *plan_id)
{
  const DmPlanSummary *summary = find_summary (self, plan_id);

  return summary ? summary->plan : NULL;
}

const DmPlan *
dm_window_get_plan (DmWindow *self)
{
  const DmPlanSummary *summary = find_summary (self, self->plan_id);

  if (summary == NULL && self->plans && self->plans->len == 1)
    summary = g_ptr_array_index (self->plans, 0);
  return summary ? summary->plan : NULL;
}

static char *
plan_words (const DmPlan *plan)
{
  g_autofree char *label = dm_plan_dup_label (plan);

  return plan->number ? g_strdup_printf ("%s %s", plan->type ? plan->type : _ ("Plan"), label) : g_steal_pointer (&label);
}

/* Made when it is first asked for, and begun anew each time. */
static void
create_switcher_cb (GtkMenuButton *button, gpointer window)
{
  DmWindow *self = window;
  GtkPopover *switcher = gtk_menu_button_get_popover (button);

  if (self->plans == NULL)
    return;
  if (switcher == NULL)
    {
      switcher = GTK_POPOVER (dm_plan_switcher_new ());
      gtk_menu_button_set_popover (button, GTK_WIDGET (switcher));
    }
  dm_plan_switcher_set_plans (DM_PLAN_SWITCHER (switcher), self->plans, dm_office_get_today (self->office), self->plan_id);
}

/* That the plan is closed is told where its tasks are. */
static void
show_closed (DmWindow *self)
{
  const DmPlanSummary *summary = find_summary (self, self->plan_id);
  gboolean closed = summary && dm_plan_is_closed (summary->plan, dm_office_get_today (self->office));

  if (closed)
    {
      g_autofree char *day = dm_words_day (summary->plan->closed_on);
      g_autofree char *words = g_strdup_printf (_ ("This plan was closed on %s."), day);

      gtk_label_set_text (self->closed_label, words);
    }
  gtk_widget_set_visible (self->closed_bar, closed && dm_window_is_at_tasks (self));
}

/* Closed plans leave the figures of all plans, as they do in the list of tasks. */
static void
show_counts (DmWindow *self, const DmPlanSummary *shown)
{
  DmDay today = dm_office_get_today (self->office);
  guint n_tasks = 0, n_plans = 0;

  for (guint i = 0; i < self->plans->len; i++)
    {
      const DmPlanSummary *one = g_ptr_array_index (self->plans, i);

      if (dm_plan_is_closed (one->plan, today))
        continue;
      n_tasks += one->n_tasks;
      n_plans++;
    }
  dm_places_set_count (find_row (self, dm_places_find ("tasks")), shown ? shown->n_tasks : n_tasks);
  dm_places_set_count (find_row (self, dm_places_find ("plans")), n_plans);
}

static void
show_plan_name (DmWindow *self)
{
  const DmPlanSummary *summary = find_summary (self, self->plan_id);
  g_autofree char *words = summary == NULL ? g_strdup (_ ("All plans"))
                           : self->narrow ? dm_plan_dup_label (summary->plan)
                                          : plan_words (summary->plan);

  gtk_label_set_text (self->plan_label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->plan_button), summary ? summary->plan->title : NULL);
  show_counts (self, summary);
  show_closed (self);
}

void
dm_window_show_plan (DmWindow *self, const char *plan_id)
{
  const char *id = plan_id && *plan_id ? plan_id : NULL;

  if (id != self->plan_id)
    {
      g_free (self->plan_id);
      self->plan_id = g_strdup (id);
    }
  if (self->plans)
    show_plan_name (self);
  dm_task_page_set_plan (dm_window_get_tasks (self), self->plan_id);
  dm_window_update_actions (self);
}

static void
show_first_start (DmWindow *self)
{
  if (gtk_stack_get_child_by_name (self->stack, "first") == NULL)
    gtk_stack_add_named (self->stack, dm_first_start_new (), "first");
  gtk_stack_set_visible_child_name (self->stack, "first");
  g_clear_pointer (&self->plan_id, g_free);
  self->chosen = FALSE;
  present (self);
}

/* The plan that was shown may be gone; without a choice the newest is shown. */
static void
plans_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *plans = dm_office_list_plans_finish (DM_OFFICE (source), result, &error);

  if (plans == NULL || self->office == NULL)
    {
      if (error && self->office)
        dm_window_say_error (self, error);
      g_clear_pointer (&plans, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  self->plans = plans;
  if (plans->len == 0)
    {
      show_first_start (self);
      return;
    }
  if (!self->chosen || (self->plan_id && find_summary (self, self->plan_id) == NULL))
    dm_window_show_first_plan (self);
  else
    show_plan_name (self);
  self->chosen = TRUE;
  if (self->place == NULL)
    dm_window_show_place (self, "tasks");
  gtk_stack_set_visible_child_name (self->stack, "main");
  dm_window_update_actions (self);
  dm_window_refresh_views (self);
}

static void
refresh (DmWindow *self)
{
  dm_office_list_plans_async (self->office, NULL, plans_listed_cb, g_object_ref (self));
}

/* --- opening --- */

static void
show_error (DmWindow *self, const GError *error)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Open another file…")), *old;
  g_autofree char *words = dm_words_error (error);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("The office's file could not be opened"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), words);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-file");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  old = gtk_stack_get_child_by_name (self->stack, "error");
  if (old)
    gtk_stack_remove (self->stack, old);
  gtk_stack_add_named (self->stack, box, "error");
  gtk_stack_set_visible_child_name (self->stack, "error");
  present (self);
}

/* The office's file was opened, or could not be: then the window says why. */
void
dm_window_open_finish (DmWindow *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  if (self->office && !dm_office_open_finish (self->office, result, &error))
    show_error (self, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;

  dm_window_open_finish (self, result);
}

/**
 * dm_window_await:
 *
 * Shows the window when there are rows to show in it, or after a moment without them.
 */
void
dm_window_await (DmWindow *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) && self->present_source == 0)
    self->present_source = g_timeout_add (PATIENCE_MS, patience_lost_cb, self);
}

/**
 * dm_window_open:
 *
 * Opens an office's file, makes it where there is none, and shows the window: with its rows, or with what went wrong,
 * or after a moment without either.
 */
void
dm_window_open (DmWindow *self, const char *path)
{
  self->chosen = FALSE;
  g_clear_pointer (&self->view_id, g_free);
  dm_window_await (self);
  dm_office_open_async (self->office, path, TRUE, NULL, opened_cb, g_object_ref (self));
}

/* --- what is said --- */

void
dm_window_say (DmWindow *self, const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
}

void
dm_window_say_undoable (DmWindow *self, const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
dm_window_say_error (DmWindow *self, const GError *error)
{
  g_autofree char *words = dm_words_error (error);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- width: GTK 4.8 has no breakpoints --- */

static gboolean
fold_cb (gpointer user_data)
{
  DmWindow *self = user_data;

  self->fold_source = 0;
  adw_leaflet_set_can_unfold (self->leaflet, !self->narrow);
  /* What a person was looking at stays in front, not the places. */
  if (self->narrow)
    adw_leaflet_set_visible_child_name (self->leaflet, "content");
  show_add_button (self);
  show_title (self);
  if (self->plans)
    show_plan_name (self);
  if (self->tasks)
    dm_task_page_set_widths (self->tasks, self->narrow, self->fold_detail);
  return G_SOURCE_REMOVE;
}

static void
dm_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DmWindow *self = DM_WINDOW (widget);
  double scale = dm_text_scale_get (widget);
  gboolean narrow = width < NARROW_WIDTH * scale, fold_detail = width < FOLD_DETAIL_WIDTH * scale;

  GTK_WIDGET_CLASS (dm_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (narrow == self->narrow && fold_detail == self->fold_detail)
    return;
  self->narrow = narrow;
  self->fold_detail = fold_detail;
  /* Not in the middle of an allocation. */
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (fold_cb, self);
}

static void
dm_window_dispose (GObject *object)
{
  DmWindow *self = DM_WINDOW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_handle_id (&self->present_source, g_source_remove);
  g_clear_object (&self->office);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->plan_id, g_free);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->view_id, g_free);
  self->tasks = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_WINDOW);
  G_OBJECT_CLASS (dm_window_parent_class)->dispose (object);
}

static void
dm_window_class_init (DmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_window_dispose;
  widget_class->size_allocate = dm_window_size_allocate;
  g_type_ensure (DM_TYPE_VIEW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-window.ui");
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmWindow, name)
  BIND (toasts);
  BIND (stack);
  BIND (leaflet);
  BIND (places);
  BIND (view_list);
  BIND (menu_button);
  BIND (primary_menu);
  BIND (plan_button);
  BIND (plan_label);
  BIND (page_title);
  BIND (add_button);
  BIND (search_button);
  BIND (filter_button);
  BIND (closed_bar);
  BIND (closed_label);
  BIND (pages);
#undef BIND
  dm_window_install_actions (widget_class);
  dm_window_install_draft_actions (widget_class);
  dm_window_install_people_actions (widget_class);
  dm_window_install_view_actions (widget_class);
}

static void
dm_window_init (DmWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dm_window_add_drop_target (self);
  dm_menu_set (self->menu_button, self->primary_menu);
  for (guint i = 0; i < dm_places_n && !dm_places[i].in_menu; i++)
    gtk_list_box_append (self->places, dm_places_new_row (&dm_places[i]));
  gtk_menu_button_set_create_popup_func (self->plan_button, create_switcher_cb, self, NULL);
}

GtkWidget *
dm_window_new (GtkApplication *application, DmOffice *office)
{
  DmWindow *self = g_object_new (DM_TYPE_WINDOW, "application", application, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (office, "notify", G_CALLBACK (dm_window_update_actions), self, G_CONNECT_SWAPPED);
  dm_window_update_actions (self);
  return GTK_WIDGET (self);
}
