/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans through the window: found, added, closed, opened again, deleted, and what the figures say of them. */

#include "desk.h"
#include "dm-close-dialog.h"
#include "dm-copy-dialog.h"
#include "dm-history-page.h"
#include "dm-line-list.h"
#include "dm-plan-dialog.h"
#include "dm-plan-model.h"
#include "dm-plan-page.h"
#include "dm-plan-row.h"
#include "dm-plan-switcher.h"
#include "dm-window-private.h"

#include <string.h>

typedef struct
{
  Desk desk;
  guint n;
} Fixture;

static GtkListView *
get_list (Fixture *self)
{
  GtkWidget *page = find_widget (self->desk.window, DM_TYPE_PLAN_PAGE);

  return GTK_LIST_VIEW (gtk_widget_get_template_child (page, DM_TYPE_PLAN_PAGE, "list"));
}

static GListModel *
get_rows (Fixture *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (get_list (self)));
}

static gboolean
shows_n_rows (gpointer data)
{
  Fixture *self = data;

  return g_list_model_get_n_items (get_rows (self)) == self->n;
}

static void
wait_for_rows (Fixture *self, guint n)
{
  self->n = n;
  wait_until (shows_n_rows, self, "the plans");
}

static DmPlanHandle *
get_handle (Fixture *self, guint position)
{
  return g_list_model_get_item (get_rows (self), position);
}

static void
go_to_plans (Fixture *self, guint n)
{
  gtk_widget_activate_action (self->desk.window, "win.go", "s", "plans");
  wait_for_rows (self, n);
}

static const char *
get_place_count (Fixture *self, int index)
{
  GtkListBox *places = GTK_LIST_BOX (gtk_widget_get_template_child (self->desk.window, DM_TYPE_WINDOW, "places"));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (places, index);

  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (gtk_list_box_row_get_child (row))));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  desk_open_sample (&self->desk);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  desk_close (&self->desk);
}

/* --- the list --- */

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlanHandle) first = NULL, heading = NULL, last = NULL;

  desk_add_plans (&self->desk, 11);
  /* Twelve plans and the heading above the two that are closed. */
  go_to_plans (self, 13);
  first = get_handle (self, 0);
  g_assert_cmpstr (dm_plan_handle_get_plan (first)->number, ==, "580");
  heading = get_handle (self, 10);
  g_assert_cmpint (dm_plan_handle_get_kind (heading), ==, DM_PLAN_ROW_CLOSED);
  last = get_handle (self, 12);
  g_assert_true (dm_plan_handle_is_closed (last));
  g_assert_cmpstr (get_place_count (self, 1), ==, "10");
}

static void
test_narrow_down (Fixture *self, gconstpointer data)
{
  GtkWidget *page;
  GtkDropDown *year;

  desk_add_plans (&self->desk, 11);
  go_to_plans (self, 13);
  page = find_widget (self->desk.window, DM_TYPE_PLAN_PAGE);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (page, GTK_TYPE_SEARCH_ENTRY)), "cai cach hanh chinh");
  wait_for_rows (self, 2);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (page, GTK_TYPE_SEARCH_ENTRY)), "");
  year = GTK_DROP_DOWN (gtk_widget_get_template_child (page, DM_TYPE_PLAN_PAGE, "year"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (year)));
  gtk_drop_down_set_selected (year, 1);
  wait_for_rows (self, 1);
}

static gboolean
shows_tasks_of_plan (gpointer data)
{
  Fixture *self = data;
  GtkLabel *label = GTK_LABEL (gtk_widget_get_template_child (self->desk.window, DM_TYPE_WINDOW, "plan_label"));

  return g_str_has_suffix (gtk_label_get_text (label), "101/KH-BQL");
}

/* A row shows its plan's tasks. */
static void
test_activate (Fixture *self, gconstpointer data)
{
  desk_add_plans (&self->desk, 1);
  go_to_plans (self, 2);
  gtk_widget_activate_action (GTK_WIDGET (get_list (self)), "list.activate-item", "u", 1);
  wait_until (shows_tasks_of_plan, self, "the plan that was chosen");
  g_assert_true (gtk_widget_get_mapped (find_widget (self->desk.window, DM_TYPE_TASK_PAGE)));
}

/* --- adding --- */

static void
set_row (GtkWidget *form, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (form, DM_TYPE_PLAN_DIALOG, name)), text);
}

/* The button that saves is the form's default. */
static void
save_form (GtkWidget *form)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
}

static gboolean
tells_problem (gpointer form)
{
  return gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (form)));
}

static DmLineList *
get_lines (GtkWidget *form, const char *name)
{
  return DM_LINE_LIST (gtk_widget_get_template_child (form, DM_TYPE_PLAN_DIALOG, name));
}

static void
set_references (GtkWidget *form, const char *text)
{
  dm_line_list_set_text (get_lines (form, "references"), text);
}

/* The same document twice is refused with words, and the form stays until it is right. */
static void
test_add (Fixture *self, gconstpointer data)
{
  gpointer form;

  go_to_plans (self, 1);
  gtk_widget_activate_action (self->desk.window, "win.new-plan", NULL);
  form = find_toplevel (DM_TYPE_PLAN_DIALOG);
  g_assert_nonnull (form);
  set_row (form, "number", "580");
  set_row (form, "symbol", "KH-BQL");
  set_row (form, "issuer", "Ban Quản lý các KCN Thái Nguyên");
  set_row (form, "issued_on", "01/12/2017");
  save_form (form);
  wait_until (tells_problem, form, "the refusal");
  set_row (form, "number", "581");
  set_row (form, "issued_on", "31/02/2017");
  save_form (form);
  g_assert_true (tells_problem (form));
  set_row (form, "issued_on", "1/12/2017");
  /* A slip in the day of a document cited would else become a part of its number. */
  set_references (form, "188/QĐ-BQL 31/2/2013");
  save_form (form);
  g_assert_true (tells_problem (form));
  set_references (form, "188/QĐ-BQL 10/7/2013\nLuật Tiếp cận thông tin");
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  save_form (form);
  wait_until (is_null, &form, "the form going");
  wait_for_rows (self, 2);
}

/* --- lines that are rows --- */

/* The row that holds the words. */
static GtkWidget *
find_line (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_line (child, words);
  return found;
}

static GtkWidget *
find_icon (GtkWidget *widget, const char *icon)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_icon (child, icon);
  return found;
}

static void
press (GtkWidget *widget, const char *icon)
{
  GtkWidget *button = find_icon (widget, icon);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
assert_lines (DmLineList *list, const char *expected)
{
  g_autofree char *text = dm_line_list_dup_text (list);

  g_assert_cmpstr (text, ==, expected);
}

/* Added, edited, moved, taken out; what is pasted as several lines becomes several. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  GtkWidget *form;
  DmLineList *basis;

  gtk_widget_activate_action (self->desk.window, "win.edit-plan", NULL);
  form = find_toplevel (DM_TYPE_PLAN_DIALOG);
  basis = get_lines (form, "basis");
  dm_line_list_set_text (basis, "một\n\nhai\nba");
  assert_lines (basis, "một\nhai\nba");
  press (find_line (GTK_WIDGET (basis), "ba"), "go-up-symbolic");
  assert_lines (basis, "một\nba\nhai");
  press (find_line (GTK_WIDGET (basis), "một"), "go-down-symbolic");
  assert_lines (basis, "ba\nmột\nhai");
  g_assert_false (gtk_widget_get_sensitive (find_icon (find_line (GTK_WIDGET (basis), "ba"), "go-up-symbolic")));
  g_assert_false (gtk_widget_get_sensitive (find_icon (find_line (GTK_WIDGET (basis), "hai"), "go-down-symbolic")));
  press (find_line (GTK_WIDGET (basis), "một"), "user-trash-symbolic");
  assert_lines (basis, "ba\nhai");
  press (GTK_WIDGET (basis), "list-add-symbolic");
  assert_lines (basis, "ba\nhai");
  gtk_editable_set_text (GTK_EDITABLE (find_line (GTK_WIDGET (basis), "")), "bốn\n năm \n");
  assert_lines (basis, "ba\nhai\nbốn\nnăm");
  g_signal_emit_by_name (find_line (GTK_WIDGET (basis), "ba"), "entry-activated");
  gtk_editable_set_text (GTK_EDITABLE (find_line (GTK_WIDGET (basis), "")), "giữa");
  assert_lines (basis, "ba\ngiữa\nhai\nbốn\nnăm");
  gtk_window_destroy (GTK_WINDOW (form));
}

/* --- closing --- */

static gboolean
is_closed (gpointer data)
{
  Fixture *self = data;

  return gtk_widget_get_mapped (GTK_WIDGET (gtk_widget_get_template_child (self->desk.window, DM_TYPE_WINDOW, "closed_bar")));
}

static gboolean
is_open (gpointer data)
{
  return !is_closed (data);
}

static void
close_plan (Fixture *self, const char *on)
{
  gpointer form;

  gtk_widget_activate_action (self->desk.window, "win.close-plan", NULL);
  form = find_toplevel (DM_TYPE_CLOSE_DIALOG);
  g_assert_nonnull (form);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (form, DM_TYPE_CLOSE_DIALOG, "closed_on")), on);
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  save_form (form);
  wait_until (is_null, &form, "the form going");
}

static guint
count_tasks (GtkWidget *window)
{
  return dm_task_model_get_total (dm_task_page_get_tasks (DM_TASK_PAGE (find_widget (window, DM_TYPE_TASK_PAGE))));
}

static gboolean
counts_n_tasks (gpointer data)
{
  Fixture *self = data;
  g_autofree char *n = g_strdup_printf ("%u", self->n);

  return count_tasks (self->desk.window) == self->n && g_str_equal (get_place_count (self, 0), n);
}

static void
wait_for_tasks (Fixture *self, guint n)
{
  self->n = n;
  wait_until (counts_n_tasks, self, "the figures");
}

/* A closed plan leaves the figures of all plans everywhere at once, and stays whole where it is looked at. */
static void
test_close (Fixture *self, gconstpointer data)
{
  desk_add_plans (&self->desk, 1);
  gtk_widget_activate_action (self->desk.window, "win.show-plan", "s", "");
  wait_for_tasks (self, 8);
  go_to_plans (self, 2);
  g_assert_cmpstr (get_place_count (self, 1), ==, "2");
  {
    g_autoptr (DmPlanHandle) first = get_handle (self, 0);

    gtk_widget_activate_action (self->desk.window, "win.show-plan", "s", dm_plan_handle_get_plan (first)->id);
  }
  wait_for_tasks (self, 6);
  close_plan (self, "05/10/2017");
  wait_until (is_closed, self, "the plan closed");
  wait_for_tasks (self, 6);
  gtk_widget_activate_action (self->desk.window, "win.show-plan", "s", "");
  wait_for_tasks (self, 2);
  g_assert_true (is_open (self));
  go_to_plans (self, 3);
  g_assert_cmpstr (get_place_count (self, 1), ==, "1");
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_for_rows (self, 2);
  gtk_widget_activate_action (self->desk.window, "win.go", "s", "tasks");
  wait_for_tasks (self, 8);
}

static void
test_reopen (Fixture *self, gconstpointer data)
{
  close_plan (self, "20/6/2017");
  wait_until (is_closed, self, "the plan closed");
  gtk_widget_activate_action (self->desk.window, "win.reopen-plan", NULL);
  wait_until (is_open, self, "the plan open again");
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_until (is_closed, self, "the plan closed again");
}

/* Not before it was issued, and not without a day. */
static void
test_close_refused (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = { "19/6/2017", "", "hôm nay", "5/10/17" };
  GtkWidget *form;

  gtk_widget_activate_action (self->desk.window, "win.close-plan", NULL);
  form = find_toplevel (DM_TYPE_CLOSE_DIALOG);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (form, DM_TYPE_CLOSE_DIALOG, "closed_on")),
                             wrong[i]);
      save_form (form);
      wait_until (tells_problem, form, "the refusal");
      g_assert_true (is_open (self));
    }
  gtk_window_destroy (GTK_WINDOW (form));
}

/* --- its history --- */

static GtkListBox *
get_history (Fixture *self)
{
  GtkWidget *page = find_widget (self->desk.window, DM_TYPE_HISTORY_PAGE);

  return GTK_LIST_BOX (gtk_widget_get_template_child (page, DM_TYPE_HISTORY_PAGE, "list"));
}

static gboolean
shows_n_acts (gpointer data)
{
  Fixture *self = data;
  GtkListBox *list = get_history (self);

  return gtk_list_box_get_row_at_index (list, self->n - 1) && !gtk_list_box_get_row_at_index (list, self->n);
}

static void
wait_for_acts (Fixture *self, guint n)
{
  self->n = n;
  wait_until (shows_n_acts, self, "the acts");
}

/* Of one plan among two: what was done to it, and no more; an act is undone from its row, and that is an act as well. */
static void
test_history (Fixture *self, gconstpointer data)
{
  g_autofree char *plan_id = NULL;

  desk_add_plans (&self->desk, 1);
  close_plan (self, "05/10/2017");
  wait_until (is_closed, self, "the plan closed");
  plan_id = g_strdup (dm_window_get_plan (DM_WINDOW (self->desk.window))->id);
  gtk_widget_activate_action (self->desk.window, "win.plan-history", "s", plan_id);
  wait_for_acts (self, 2);
  press (GTK_WIDGET (gtk_list_box_get_row_at_index (get_history (self), 0)), "edit-undo-symbolic");
  wait_for_acts (self, 3);
  /* What is undone already is not undone again. */
  g_assert_null (find_icon (GTK_WIDGET (gtk_list_box_get_row_at_index (get_history (self), 1)), "edit-undo-symbolic"));
  gtk_widget_activate_action (self->desk.window, "win.show-plan", "s", plan_id);
  wait_until (is_open, self, "the plan open again");
}

/* --- copying --- */

static gboolean
shows_moves (gpointer form)
{
  return gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (form, DM_TYPE_COPY_DIALOG, "moved")));
}

static void
set_copy_row (GtkWidget *form, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (form, DM_TYPE_COPY_DIALOG, name)), text);
}

static gboolean
shows_step (GtkWidget *form, const char *step)
{
  GtkStack *steps = GTK_STACK (gtk_widget_get_template_child (form, DM_TYPE_COPY_DIALOG, "steps"));

  return g_str_equal (gtk_stack_get_visible_child_name (steps), step);
}

/* Six tasks and two duties; one that is switched off stays behind. The copy is shown, and undo takes it out whole. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  gpointer form;
  GtkWidget *moved;

  gtk_widget_activate_action (self->desk.window, "win.copy-plan", NULL);
  form = find_toplevel (DM_TYPE_COPY_DIALOG);
  g_assert_nonnull (form);
  wait_until (shows_moves, form, "the moves");
  set_copy_row (form, "number", "101");
  set_copy_row (form, "issued_on", "05/01/18");
  save_form (form);
  g_assert_false (shows_step (form, "review"));
  set_copy_row (form, "issued_on", "05/01/2018");
  save_form (form);
  g_assert_true (shows_step (form, "review"));
  moved = GTK_WIDGET (gtk_widget_get_template_child (form, DM_TYPE_COPY_DIALOG, "moved"));
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (find_widget (moved, ADW_TYPE_EXPANDER_ROW)), FALSE);
  /* A step back keeps what was typed and what was switched off. */
  g_assert_true (DM_DIALOG_GET_CLASS (form)->back (form));
  g_assert_true (shows_step (form, "form"));
  save_form (form);
  g_assert_true (shows_step (form, "review"));
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  save_form (form);
  wait_until (is_null, &form, "the form going");
  wait_until (shows_tasks_of_plan, self, "the copy");
  wait_for_tasks (self, 5);
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_for_tasks (self, 6);
}

/* --- the switcher --- */

static gboolean
shows_all_plans (gpointer data)
{
  Fixture *self = data;
  GtkLabel *label = GTK_LABEL (gtk_widget_get_template_child (self->desk.window, DM_TYPE_WINDOW, "plan_label"));

  return g_strcmp0 (gtk_label_get_text (label), "Mọi kế hoạch") == 0 || strstr (gtk_label_get_text (label), "/") == NULL;
}

static GtkWidget *
open_switcher (Fixture *self)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_widget_get_template_child (self->desk.window, DM_TYPE_WINDOW, "plan_button"));

  gtk_widget_activate_action (self->desk.window, "win.choose-plan", NULL);
  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

static GtkSingleSelection *
get_switcher_selection (GtkWidget *switcher)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (switcher, GTK_TYPE_LIST_VIEW))));
}

/* Typed for and taken with Enter; the first row is that of all plans. */
static void
test_switcher (Fixture *self, gconstpointer data)
{
  GtkWidget *switcher;

  desk_add_plans (&self->desk, 11);
  go_to_plans (self, 13);
  switcher = open_switcher (self);
  g_assert_true (DM_IS_PLAN_SWITCHER (switcher));
  /* The plan that is shown is the one that Enter would take. */
  g_assert_cmpuint (gtk_single_selection_get_selected (get_switcher_selection (switcher)), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (switcher, GTK_TYPE_SEARCH_ENTRY)), "101");
  g_signal_emit_by_name (find_widget (switcher, GTK_TYPE_SEARCH_ENTRY), "activate");
  wait_until (shows_tasks_of_plan, self, "the plan that was typed for");
  switcher = open_switcher (self);
  gtk_widget_activate_action (find_widget (switcher, GTK_TYPE_LIST_VIEW), "list.activate-item", "u", 0);
  wait_until (shows_all_plans, self, "all plans");
}

/* --- deleting --- */

static void
test_delete (Fixture *self, gconstpointer data)
{
  GtkSingleSelection *selection;

  desk_add_plans (&self->desk, 2);
  go_to_plans (self, 3);
  selection = GTK_SINGLE_SELECTION (get_rows (self));
  gtk_single_selection_set_selected (selection, 1);
  gtk_widget_activate_action (find_widget (self->desk.window, DM_TYPE_PLAN_PAGE), "plans.delete", NULL);
  wait_for_rows (self, 2);
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_for_rows (self, 3);
}

int
main (int argc, char **argv)
{
  desk_start (&argc, &argv);
#define ADD(path, function) g_test_add ("/plans/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("list", test_list);
  ADD ("narrow-down", test_narrow_down);
  ADD ("activate", test_activate);
  ADD ("add", test_add);
  ADD ("lines", test_lines);
  ADD ("close", test_close);
  ADD ("reopen", test_reopen);
  ADD ("close-refused", test_close_refused);
  ADD ("history", test_history);
  ADD ("copy", test_copy);
  ADD ("switcher", test_switcher);
  ADD ("delete", test_delete);
#undef ADD
  return desk_run ();
}
