/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of tasks through its actions: what is narrowed, grouped, selected and changed together. */

#include "desk.h"
#include "dm-columns-popover.h"
#include "dm-dialog.h"
#include "dm-first-rows.h"
#include "dm-task-filter.h"

#include <string.h>

typedef struct
{
  Desk desk;
  GtkWidget *page;
  GtkSelectionModel *selection;
  DmTaskModel *tasks;
  guint n_expected;
  DmStatus status;
} List;

static void
set_up (List *self, gconstpointer data)
{
  desk_open_sample (&self->desk);
  self->page = find_widget (self->desk.window, DM_TYPE_TASK_PAGE);
  self->selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (self->page, GTK_TYPE_COLUMN_VIEW)));
  self->tasks = dm_task_page_get_tasks (DM_TASK_PAGE (self->page));
}

static void
tear_down (List *self, gconstpointer data)
{
  desk_close (&self->desk);
}

static gboolean
has_rows (gpointer data)
{
  List *self = data;

  return !dm_task_model_get_loading (self->tasks) && g_list_model_get_n_items (G_LIST_MODEL (self->tasks)) == self->n_expected;
}

static void
wait_for_rows (List *self, guint n)
{
  self->n_expected = n;
  wait_until (has_rows, self, "the rows");
}

static void
choose (List *self, const char *drop_down, guint selected)
{
  GtkWidget *filter = dm_task_page_get_filter (DM_TASK_PAGE (self->page));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, drop_down)),
                              selected);
}

static void
type_day (List *self, const char *entry, const char *text)
{
  GtkWidget *filter = dm_task_page_get_filter (DM_TASK_PAGE (self->page));

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, entry)), text);
}

static guint
count_tags (List *self)
{
  GtkWidget *tags = GTK_WIDGET (gtk_widget_get_template_child (self->page, DM_TYPE_TASK_PAGE, "tags"));
  guint n = 0;

  for (GtkWidget *tag = gtk_widget_get_first_child (tags); tag; tag = gtk_widget_get_next_sibling (tag))
    n++;
  g_assert_cmpint (gtk_widget_get_visible (tags), ==, n > 0);
  return n;
}

static void
test_filter (List *self, gconstpointer data)
{
  wait_for_rows (self, 6);
  choose (self, "period", DM_WITHIN_OWN);
  type_day (self, "from", "01/09/2017");
  type_day (self, "until", "30/9/2017");
  wait_for_rows (self, 1);
  g_assert_cmpuint (count_tags (self), ==, 1);
  /* A day half typed is none: that side is open. */
  type_day (self, "until", "30/9/");
  wait_for_rows (self, 2);
  choose (self, "kind", 1);
  choose (self, "period", DM_WITHIN_ANY);
  wait_for_rows (self, 2);
  g_assert_cmpuint (count_tags (self), ==, 1);
  dm_task_filter_clear (DM_TASK_FILTER (dm_task_page_get_filter (DM_TASK_PAGE (self->page))), DM_FACET_KIND);
  wait_for_rows (self, 6);
  g_assert_cmpuint (count_tags (self), ==, 0);
}

/* Headings are between the rows and are never what is selected. */
static void
test_headings (List *self, gconstpointer data)
{
  choose (self, "group", DM_GROUP_SECTION);
  wait_for_rows (self, 9);
  g_assert_true (dm_task_model_is_heading (self->tasks, dm_task_model_peek_id (self->tasks, 0)));
  gtk_selection_model_select_all (self->selection);
  g_assert_true (gtk_revealer_get_reveal_child (
      GTK_REVEALER (gtk_widget_get_template_child (self->page, DM_TYPE_TASK_PAGE, "bulk_bar"))));
  gtk_widget_activate_action (self->page, "tasks.delete", NULL);
  wait_for_rows (self, 0);
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_for_rows (self, 9);
}

static gboolean
all_are (gpointer data)
{
  List *self = data;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DmTaskHandle) handle = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);

      if (dm_task_handle_get_item (handle) == NULL || dm_task_handle_get_standing (handle)->status != self->status)
        return FALSE;
    }
  return TRUE;
}

static void
wait_for_status (List *self, DmStatus status)
{
  self->status = status;
  wait_until (all_are, self, "the status of all");
}

static void
click_save (gpointer form)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
}

static void
test_change_together (List *self, gconstpointer data)
{
  gpointer form;

  gtk_selection_model_select_range (self->selection, 0, 3, TRUE);
  g_assert_true (gtk_widget_activate_action (self->page, "tasks.change", NULL));
  form = find_toplevel (DM_TYPE_DIALOG);
  g_assert_nonnull (form);
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  /* Nothing chosen: it is said, and the form stays. */
  click_save (form);
  g_assert_nonnull (form);
  adw_combo_row_set_selected (ADW_COMBO_ROW (gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), "state")),
                              DM_BULK_CANCEL);
  click_save (form);
  wait_until (is_null, &form, "the form going");
  wait_for_status (self, DM_STATUS_CANCELLED);
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  self->n_expected = 6;
  wait_until (desk_shows_first_task, &self->desk, "the first task");
}

static gboolean
shows_other (gpointer data)
{
  List *self = data;
  DmTaskHandle *handle = desk_get_handle (&self->desk);

  return handle && dm_task_handle_get_item (handle) && strcmp (dm_task_handle_get_item (handle)->code, "II.3.a") == 0;
}

/* Where a row went, its neighbour is selected and shown. */
static void
test_neighbour_follows (List *self, gconstpointer data)
{
  gtk_selection_model_select_item (self->selection, 2, TRUE);
  gtk_widget_activate_action (self->page, "tasks.delete", NULL);
  wait_for_rows (self, 5);
  wait_until (shows_other, self, "the neighbour");
  g_assert_true (gtk_selection_model_is_selected (self->selection, 2));
}

/* --- columns --- */

/* The heads that can be seen, from the left. */
static char *
say_heads (List *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (find_widget (self->page, GTK_TYPE_COLUMN_VIEW)));
  g_autoptr (GString) heads = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_string_append_printf (heads, "%s%s", heads->len > 0 ? ", " : "", gtk_column_view_column_get_title (column));
    }
  return g_strdup (heads->str);
}

static void
assert_heads (List *self, const char *expected)
{
  g_autofree char *heads = say_heads (self);

  g_assert_cmpstr (heads, ==, expected);
}

static GtkWidget *
open_columns (List *self)
{
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (self->page, DM_TYPE_TASK_PAGE, "columns_button"));

  gtk_widget_activate_action (self->page, "columns.choose", NULL);
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  if (GTK_IS_CHECK_BUTTON (widget) && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static void
test_columns (List *self, gconstpointer data)
{
  g_autoptr (DmSettings) settings = dm_settings_new ();

  dm_task_page_set_settings (DM_TASK_PAGE (self->page), settings);
  assert_heads (self, "No., Content, Lead, Deadline, Status, Progress");
  gtk_widget_activate_action (self->page, "columns.hide", "s", "lead");
  gtk_widget_activate_action (self->page, "columns.hide", "s", "text");
  gtk_widget_activate_action (self->page, "columns.hide", "s", "no such column");
  gtk_widget_activate_action (self->page, "columns.move-right", "s", "text");
  gtk_widget_activate_action (self->page, "columns.move-left", "s", "code");
  assert_heads (self, "No., Deadline, Content, Status, Progress");
  /* Of the tasks of all plans each can say its own. */
  gtk_widget_activate_action (self->desk.window, "win.show-plan", "s", "");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_button (open_columns (self), "Plan")), TRUE);
  assert_heads (self, "No., Plan, Deadline, Content, Status, Progress");
}

/* Another page on the same settings finds what the test before it left. By name all is done that the heads do. */
static void
test_columns_are_kept (List *self, gconstpointer data)
{
  g_autoptr (DmSettings) settings = dm_settings_new ();
  GtkWidget *popover;

  dm_task_page_set_settings (DM_TASK_PAGE (self->page), settings);
  assert_heads (self, "No., Deadline, Content, Status, Progress");
  popover = open_columns (self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_button (popover, "No.")), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_button (popover, "Product")), TRUE);
  g_assert_false (gtk_widget_get_sensitive (find_button (popover, "Content")));
  assert_heads (self, "Deadline, Content, Status, Progress, Product");
  g_signal_emit_by_name (gtk_widget_get_last_child (gtk_widget_get_parent (find_button (popover, "Deadline"))), "clicked");
  assert_heads (self, "Content, Deadline, Status, Progress, Product");
  g_signal_emit_by_name (find_button (popover, "Back to the standard columns"), "clicked");
  assert_heads (self, "No., Content, Lead, Deadline, Status, Progress");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find_button (popover, "No."))));
}

static void
assert_sort (List *self, DmSort sort, gboolean descending)
{
  const DmItemQuery *query = dm_task_model_get_query (self->tasks);

  g_assert_cmpint (query->sort, ==, sort);
  g_assert_cmpint (!query->descending, ==, !descending);
}

/* By a head or by name: each shows what the other chose. */
static void
test_order (List *self, gconstpointer data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_widget (self->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) text = g_list_model_get_item (gtk_column_view_get_columns (view), DM_FIELD_TEXT);
  GtkWidget *popover = open_columns (self);
  GtkDropDown *order = GTK_DROP_DOWN (gtk_widget_get_template_child (popover, DM_TYPE_COLUMNS_POPOVER, "order"));
  GtkToggleButton *descending
      = GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (popover, DM_TYPE_COLUMNS_POPOVER, "descending"));

  gtk_column_view_sort_by_column (view, text, GTK_SORT_DESCENDING);
  assert_sort (self, DM_SORT_TEXT, TRUE);
  g_assert_cmpuint (gtk_drop_down_get_selected (order), ==, 1);
  g_assert_true (gtk_toggle_button_get_active (descending));
  gtk_drop_down_set_selected (order, 6);
  assert_sort (self, DM_SORT_END, TRUE);
  gtk_toggle_button_set_active (descending, FALSE);
  assert_sort (self, DM_SORT_END, FALSE);
  gtk_drop_down_set_selected (order, 0);
  assert_sort (self, DM_SORT_OUTLINE, FALSE);
}

#define ADD(path, function) g_test_add ("/tasks/" path, List, NULL, set_up, function, tear_down)

/* --- a long list --- */

static gboolean
has_all_rows (gpointer rows)
{
  return g_list_model_get_n_items (rows) == 300;
}

static GtkSliceListModel *
make_first_rows (void)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < 300; i++)
    gtk_string_list_append (words, "Rà soát");
  return dm_first_rows_new (G_LIST_MODEL (words));
}

/* It begins with some rows, and has all of them when some frames were painted, or one is asked for before. */
static void
test_first_rows (void)
{
  g_autoptr (GtkSliceListModel) rows = make_first_rows (), asked = make_first_rows ();
  GtkWidget *window = gtk_window_new ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), <, 50);
  gtk_window_present (GTK_WINDOW (window));
  dm_first_rows_follow (rows, window);
  wait_until (has_all_rows, rows, "all rows");
  gtk_window_destroy (GTK_WINDOW (window));

  dm_first_rows_reveal (asked, 3);
  g_assert_false (has_all_rows (asked));
  dm_first_rows_reveal (asked, 200);
  g_assert_true (has_all_rows (asked));
}

int
main (int argc, char **argv)
{
  desk_start (&argc, &argv);
  ADD ("filter", test_filter);
  ADD ("headings", test_headings);
  ADD ("change-together", test_change_together);
  ADD ("neighbour-follows", test_neighbour_follows);
  ADD ("columns", test_columns);
  ADD ("columns-are-kept", test_columns_are_kept);
  ADD ("order", test_order);
  g_test_add_func ("/tasks/first-rows", test_first_rows);
  return desk_run ();
}
