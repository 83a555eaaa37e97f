/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Views that were given a name, through the window's actions: saved, chosen, changed, renamed, ordered, deleted. */

#include "desk.h"
#include "dm-dialog.h"
#include "dm-task-filter.h"
#include "dm-view-list.h"

#include <string.h>

typedef struct
{
  Desk desk;
  GtkWidget *page;
  GtkWidget *list;
  const char *expected;
} Views;

static void
set_up (Views *self, gconstpointer data)
{
  desk_open_sample (&self->desk);
  self->page = find_widget (self->desk.window, DM_TYPE_TASK_PAGE);
  self->list = find_widget (find_widget (self->desk.window, DM_TYPE_VIEW_LIST), GTK_TYPE_LIST_BOX);
}

static void
tear_down (Views *self, gconstpointer data)
{
  desk_close (&self->desk);
}

/* The names in the sidebar, the one that is shown in brackets. */
static char *
say_views (Views *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row; row = gtk_widget_get_next_sibling (row))
    {
      const char *name = gtk_label_get_text (GTK_LABEL (find_widget (row, GTK_TYPE_LABEL)));

      g_string_append (names, names->len > 0 ? ", " : "");
      g_string_append_printf (names, gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)) ? "[%s]" : "%s", name);
    }
  return g_strdup (names->str);
}

static gboolean
has_views (gpointer data)
{
  Views *self = data;
  g_autofree char *views = say_views (self);

  return strcmp (views, self->expected) == 0;
}

static void
wait_for_views (Views *self, const char *expected)
{
  self->expected = expected;
  wait_until (has_views, self, expected);
}

static GtkWidget *
get_child (Views *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (self->page, DM_TYPE_TASK_PAGE, name));
}

static void
choose (Views *self, const char *drop_down, guint selected)
{
  GtkWidget *filter = dm_task_page_get_filter (DM_TASK_PAGE (self->page));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, drop_down)), selected);
}

static guint
get_chosen (Views *self, const char *drop_down)
{
  GtkWidget *filter = dm_task_page_get_filter (DM_TASK_PAGE (self->page));

  return gtk_drop_down_get_selected (GTK_DROP_DOWN (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, drop_down)));
}

static void
give_name (Views *self, const char *name, const char *suggested)
{
  gpointer form = find_toplevel (DM_TYPE_DIALOG);
  GtkEditable *field = GTK_EDITABLE (gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), "name"));

  g_object_add_weak_pointer (G_OBJECT (form), &form);
  if (suggested)
    g_assert_cmpstr (gtk_editable_get_text (field), ==, suggested);
  gtk_editable_set_text (field, name);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
  wait_until (is_null, &form, "the form going");
}

static void
save_view (Views *self, const char *name, const char *suggested)
{
  gtk_widget_activate_action (self->desk.window, "win.save-view", NULL);
  give_name (self, name, suggested);
}

static void
choose_row (Views *self, int index)
{
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index), "activate");
}

static const char *
get_id (Views *self, int index)
{
  return g_object_get_data (G_OBJECT (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index)), "id");
}

/* Two views: what is overdue, by unit; and the duties of all plans. */
static void
save_two (Views *self)
{
  dm_task_page_set_statuses (DM_TASK_PAGE (self->page), 1u << DM_STATUS_OVERDUE);
  choose (self, "group", DM_GROUP_UNIT);
  choose (self, "period", DM_WITHIN_THIS_YEAR);
  save_view (self, "Quá hạn", "Overdue · Ends: This year");
  wait_for_views (self, "[Quá hạn]");
  gtk_widget_activate_action (self->desk.window, "win.leave-view", NULL);
  wait_for_views (self, "Quá hạn");
  gtk_widget_activate_action (self->desk.window, "win.show-plan", "s", "");
  choose (self, "kind", 1);
  save_view (self, "Trách nhiệm", "Duties");
  wait_for_views (self, "Quá hạn, [Trách nhiệm]");
}

static void
test_choose (Views *self, gconstpointer data)
{
  const DmItemQuery *query;

  save_two (self);
  choose_row (self, 0);
  wait_for_views (self, "[Quá hạn], Trách nhiệm");
  query = dm_task_page_get_query (DM_TASK_PAGE (self->page));
  g_assert_cmpuint (query->statuses, ==, 1u << DM_STATUS_OVERDUE);
  g_assert_cmpint (query->group, ==, DM_GROUP_UNIT);
  g_assert_nonnull (query->plan_id);
  g_assert_cmpuint (get_chosen (self, "period"), ==, DM_WITHIN_THIS_YEAR);
  g_assert_cmpuint (get_chosen (self, "kind"), ==, 0);
  g_assert_false (gtk_widget_get_visible (get_child (self, "view_changed_label")));
  choose_row (self, 1);
  wait_for_views (self, "Quá hạn, [Trách nhiệm]");
  query = dm_task_page_get_query (DM_TASK_PAGE (self->page));
  g_assert_null (query->plan_id);
  g_assert_cmpuint (query->statuses, ==, 0);
  g_assert_cmpuint (get_chosen (self, "group"), ==, DM_GROUP_NONE);
}

static gboolean
is_unchanged (gpointer data)
{
  return !gtk_widget_get_visible (get_child (data, "view_changed_label"));
}

/* What differs from the saved is said, and goes either way. */
static void
test_change (Views *self, gconstpointer data)
{
  save_two (self);
  choose_row (self, 0);
  wait_for_views (self, "[Quá hạn], Trách nhiệm");
  choose (self, "group", DM_GROUP_SECTION);
  g_assert_true (gtk_widget_get_visible (get_child (self, "view_changed_label")));
  gtk_widget_activate_action (self->desk.window, "win.revert-view", NULL);
  g_assert_false (gtk_widget_get_visible (get_child (self, "view_changed_label")));
  g_assert_cmpuint (get_chosen (self, "group"), ==, DM_GROUP_UNIT);
  choose (self, "group", DM_GROUP_SECTION);
  gtk_widget_activate_action (self->desk.window, "win.update-view", NULL);
  wait_until (is_unchanged, self, "the view as it is now");
  choose_row (self, 1);
  wait_for_views (self, "Quá hạn, [Trách nhiệm]");
  choose_row (self, 0);
  wait_for_views (self, "[Quá hạn], Trách nhiệm");
  g_assert_cmpuint (get_chosen (self, "group"), ==, DM_GROUP_SECTION);
}

static void
test_keep (Views *self, gconstpointer data)
{
  save_two (self);
  gtk_widget_activate_action (self->desk.window, "win.rename-view", "s", "");
  give_name (self, "Việc chung", NULL);
  wait_for_views (self, "Quá hạn, [Việc chung]");
  gtk_widget_activate_action (self->desk.window, "win.move-view-up", "s", get_id (self, 1));
  wait_for_views (self, "[Việc chung], Quá hạn");
  gtk_widget_activate_action (self->desk.window, "win.move-view-down", "s", get_id (self, 0));
  wait_for_views (self, "Quá hạn, [Việc chung]");
  gtk_widget_activate_action (self->desk.window, "win.delete-view", "s", get_id (self, 1));
  wait_for_views (self, "Quá hạn");
  g_assert_false (gtk_widget_get_visible (get_child (self, "view_button")));
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_for_views (self, "Quá hạn, Việc chung");
}

static void
add_plan (Views *self, const char *number)
{
  gpointer form;

  gtk_widget_activate_action (self->desk.window, "win.new-plan", NULL);
  form = find_toplevel (DM_TYPE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), "number")), number);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
  wait_until (is_null, &form, "the form going");
}

static gboolean
looks_at_other_plan (gpointer data)
{
  Views *self = data;
  const char *plan_id = dm_task_page_get_query (DM_TASK_PAGE (self->page))->plan_id;

  return plan_id && g_strcmp0 (plan_id, self->expected) != 0;
}

/* A view of a plan that is gone looks at all plans, and says that it is not what was saved. */
static void
test_plan_gone (Views *self, gconstpointer data)
{
  g_autofree char *plan_id = NULL;

  save_two (self);
  add_plan (self, "999");
  choose_row (self, 0);
  wait_for_views (self, "[Quá hạn], Trách nhiệm");
  g_assert_false (gtk_widget_get_visible (get_child (self, "view_changed_label")));
  plan_id = g_strdup (dm_task_page_get_query (DM_TASK_PAGE (self->page))->plan_id);
  gtk_widget_activate_action (self->desk.window, "win.delete-plan", NULL);
  self->expected = plan_id;
  wait_until (looks_at_other_plan, self, "the plan going");
  choose_row (self, 1);
  wait_for_views (self, "Quá hạn, [Trách nhiệm]");
  choose_row (self, 0);
  wait_for_views (self, "[Quá hạn], Trách nhiệm");
  g_assert_null (dm_task_page_get_query (DM_TASK_PAGE (self->page))->plan_id);
  g_assert_true (gtk_widget_get_visible (get_child (self, "view_changed_label")));
}

#define ADD(path, function) g_test_add ("/views/" path, Views, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_start (&argc, &argv);
  ADD ("choose", test_choose);
  ADD ("change", test_change);
  ADD ("keep", test_keep);
  ADD ("plan-gone", test_plan_gone);
  return desk_run ();
}
