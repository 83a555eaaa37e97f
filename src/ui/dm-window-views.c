/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-view-dialog.h"
#include "dm-window-private.h"

#include <glib/gi18n.h>

/* The views that were given a name: the sidebar offers them, the page of tasks shows one of them at a time. */

static const DmSavedView *
find_view (DmWindow *self, const char *id)
{
  const char *wanted = id && *id ? id : self->view_id;

  for (guint i = 0; self->views && i < self->views->len; i++)
    {
      const DmSavedView *view = g_ptr_array_index (self->views, i);

      if (g_strcmp0 (view->id, wanted) == 0)
        return view;
    }
  return NULL;
}

static guint
find_place_of_view (DmWindow *self, const DmSavedView *view)
{
  guint i = 0;

  g_ptr_array_find (self->views, view, &i);
  return i;
}

/* --- what is shown --- */

/* The sidebar shows where one is: at a view of the tasks, or at a place. */
void
dm_window_show_view_state (DmWindow *self)
{
  const DmSavedView *view = dm_window_is_at_tasks (self) ? find_view (self, NULL) : NULL;
  gboolean changed = view && dm_task_page_is_view_changed (self->tasks);

  if (self->views)
    dm_view_list_show (self->view_list, self->views, view ? view->id : NULL);
  if (view)
    gtk_list_box_unselect_all (self->places);
  else if (self->place)
    gtk_list_box_select_row (self->places, gtk_list_box_get_row_at_index (self->places, self->place - dm_places));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.update-view", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.revert-view", changed);
}

static void
set_current (DmWindow *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  g_free (self->view_id);
  self->view_id = g_steal_pointer (&copy);
  dm_task_page_set_view (dm_window_get_tasks (self), self->view_id ? find_view (self, NULL) : NULL);
  dm_window_show_view_state (self);
}

static gboolean
has_plan (DmWindow *self, const char *plan_id)
{
  for (guint i = 0; self->plans && i < self->plans->len; i++)
    if (g_strcmp0 (((const DmPlanSummary *) g_ptr_array_index (self->plans, i))->plan->id, plan_id) == 0)
      return TRUE;
  return FALSE;
}

/* A view of a plan that is gone looks at all plans; it says itself that it is not what was saved. */
static void
show_view (DmWindow *self, const DmSavedView *view)
{
  g_autofree char *id = g_strdup (view->id);
  DmTaskPage *page = dm_window_get_tasks (self);

  g_free (self->view_id);
  self->view_id = g_steal_pointer (&id);
  self->chosen = TRUE;
  dm_task_page_set_view (page, view);
  dm_window_show_plan (self, has_plan (self, view->query->plan_id) ? view->query->plan_id : NULL);
  dm_task_page_show_query (page, view->query);
  dm_window_show_place (self, "tasks");
}

void
dm_window_view_chosen (DmWindow *self, const char *id)
{
  const DmSavedView *view = find_view (self, id);

  if (view)
    show_view (self, view);
}

/* All tasks again, narrowed to nothing. */
void
dm_window_leave_view (DmWindow *self)
{
  g_autoptr (DmItemQuery) plain = dm_item_query_new (DM_DAY_NONE);

  set_current (self, NULL);
  dm_task_page_show_query (dm_window_get_tasks (self), plain);
}

/* --- as the file has them --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  GPtrArray *views = dm_office_list_views_finish (DM_OFFICE (source), result, NULL);

  if (views == NULL || self->office == NULL)
    {
      g_clear_pointer (&views, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->views, g_ptr_array_unref);
  self->views = views;
  /* Somebody may have renamed, changed or deleted the one that is shown; what is on the screen stays. */
  if (self->view_id)
    set_current (self, find_view (self, NULL) ? self->view_id : NULL);
  else
    dm_window_show_view_state (self);
}

void
dm_window_refresh_views (DmWindow *self)
{
  dm_office_list_views_async (self->office, NULL, listed_cb, g_object_ref (self));
}

/* --- what people do --- */

static void
saved_cb (DmViewDialog *dialog, const char *id, DmWindow *self)
{
  g_free (self->view_id);
  self->view_id = g_strdup (id);
  dm_window_refresh_views (self);
  dm_window_say_undoable (self, _ ("View saved; it is in the sidebar"));
}

static void
renamed_cb (DmViewDialog *dialog, const char *id, DmWindow *self)
{
  dm_window_say_undoable (self, _ ("View renamed"));
}

static void
present (DmWindow *self, const DmSavedView *draft, const char *plan_label, GCallback saved)
{
  DmViewDialog *dialog = dm_view_dialog_new (draft, plan_label);

  g_signal_connect_object (dialog, "saved", saved, self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, GTK_WIDGET (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  DmTaskPage *page = dm_window_get_tasks (self);
  g_autoptr (DmSavedView) draft = dm_saved_view_new ();
  const DmPlan *plan = self->plan_id ? dm_window_get_plan (self) : NULL;
  g_autofree char *label = plan ? dm_plan_dup_label (plan) : NULL;

  dm_item_query_free (draft->query);
  draft->query = dm_item_query_copy (dm_task_page_get_query (page));
  draft->name = dm_task_page_dup_filter_words (page);
  present (self, draft, label, G_CALLBACK (saved_cb));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmSavedView *view = find_view (self, g_variant_get_string (parameter, NULL));

  if (view)
    present (self, view, NULL, G_CALLBACK (renamed_cb));
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmSavedView) view = dm_office_save_view_finish (DM_OFFICE (source), result, &error);

  if (view)
    dm_window_say_undoable (self, _ ("The view is saved as it is now"));
  else
    dm_window_say_error (self, error);
}

static void
update_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmSavedView *view = find_view (self, NULL);
  g_autoptr (DmSavedView) draft = view ? dm_saved_view_copy (view) : NULL;

  if (draft == NULL)
    return;
  dm_item_query_free (draft->query);
  draft->query = dm_item_query_copy (dm_task_page_get_query (dm_window_get_tasks (self)));
  dm_office_save_view_async (self->office, draft, NULL, updated_cb, g_object_ref (self));
}

static void
revert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_window_view_chosen (DM_WINDOW (widget), NULL);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_window_leave_view (DM_WINDOW (widget));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dm_office_delete_view_finish (DM_OFFICE (source), result, &error))
    dm_window_say_undoable (self, _ ("View deleted"));
  else
    dm_window_say_error (self, error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmSavedView *view = find_view (self, g_variant_get_string (parameter, NULL));

  if (view)
    dm_office_delete_view_async (self->office, view, NULL, deleted_cb, g_object_ref (self));
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dm_office_move_view_finish (DM_OFFICE (source), result, &error))
    dm_window_say_error (self, error);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmSavedView *view = find_view (self, g_variant_get_string (parameter, NULL));
  gboolean up = g_str_equal (name, "win.move-view-up");
  guint place = view ? find_place_of_view (self, view) : 0;

  if (view && !(up && place == 0))
    dm_office_move_view_async (self->office, view->id, up ? place - 1 : place + 1, NULL, moved_cb, g_object_ref (self));
}

void
dm_window_install_view_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.save-view", NULL, save_action);
  gtk_widget_class_install_action (klass, "win.update-view", NULL, update_action);
  gtk_widget_class_install_action (klass, "win.revert-view", NULL, revert_action);
  gtk_widget_class_install_action (klass, "win.leave-view", NULL, leave_action);
  gtk_widget_class_install_action (klass, "win.rename-view", "s", rename_action);
  gtk_widget_class_install_action (klass, "win.delete-view", "s", delete_action);
  gtk_widget_class_install_action (klass, "win.move-view-up", "s", move_action);
  gtk_widget_class_install_action (klass, "win.move-view-down", "s", move_action);
}
