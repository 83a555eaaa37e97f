/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window through its actions: real widgets, a real office, no pointer. */

#include "desk.h"
#include "dm-dialog.h"
#include "dm-preview.h"

static gboolean
has_status (Desk *desk, DmStatus status)
{
  DmTaskHandle *handle = desk_get_handle (desk);

  return handle && dm_task_handle_get_item (handle) && dm_task_handle_get_standing (handle)->status == status;
}

static gboolean
is_done_late (gpointer desk)
{
  return has_status (desk, DM_STATUS_DONE_LATE);
}

static gboolean
is_overdue (gpointer desk)
{
  return has_status (desk, DM_STATUS_OVERDUE);
}

static void
test_sample_progress_undo (void)
{
  Desk desk = { 0 };
  GtkWidget *page, *detail;
  g_autoptr (DmEntry) entry = NULL;

  desk_open_sample (&desk);
  g_assert_true (is_overdue (&desk));

  page = find_widget (desk.window, DM_TYPE_TASK_PAGE);
  detail = find_widget (page, DM_TYPE_TASK_DETAIL);
  g_assert_nonnull (detail);
  entry = dm_entry_new (dm_day_parse ("2017-10-02"));
  entry->item_id = g_strdup (dm_task_handle_get_id (desk_get_handle (&desk)));
  entry->percent = 100;
  dm_office_save_entry_async (desk.office, entry, NULL, NULL, NULL);
  wait_until (is_done_late, &desk, "the task done late");
  gtk_widget_activate_action (desk.window, "win.undo", NULL);
  wait_until (is_overdue, &desk, "the task overdue again");
  gtk_widget_activate_action (desk.window, "win.redo", NULL);
  wait_until (is_done_late, &desk, "the task done again");
  desk_close (&desk);
}

/* Every form opens from its action and closes without a trace. */
static void
test_forms (void)
{
  static const char *const actions[] = { "detail.record", "detail.edit", "detail.extend", "detail.add-step" };
  static const char *const window_actions[] = { "win.new-task", "win.new-section", "win.new-duty", "win.edit-plan",
                                                "win.new-plan" };
  Desk desk = { 0 };
  GtkWidget *detail;

  desk_open_sample (&desk);
  detail = find_widget (desk.window, DM_TYPE_TASK_DETAIL);
  for (guint i = 0; i < G_N_ELEMENTS (actions) + G_N_ELEMENTS (window_actions); i++)
    {
      gpointer form;

      if (i < G_N_ELEMENTS (actions))
        g_assert_true (gtk_widget_activate_action (detail, actions[i], NULL));
      else
        g_assert_true (gtk_widget_activate_action (desk.window, window_actions[i - G_N_ELEMENTS (actions)], NULL));
      form = find_toplevel (DM_TYPE_DIALOG);
      g_assert_nonnull (form);
      g_object_add_weak_pointer (G_OBJECT (form), &form);
      gtk_window_close (GTK_WINDOW (form));
      wait_until (is_null, &form, "the form going");
    }
  desk_close (&desk);
}

/* An office that was opened before comes up with its place chosen and named, and with its rows. */
static void
test_second_start (void)
{
  Desk desk = { 0 };
  GtkListBoxRow *row;
  AdwWindowTitle *title;

  desk_open_sample (&desk);
  desk_open_again (&desk);
  wait_until (is_mapped, desk.window, "the window");
  wait_until (desk_shows_first_task, &desk, "the first task");
  row = gtk_list_box_get_selected_row (
      GTK_LIST_BOX (gtk_widget_get_template_child (desk.window, DM_TYPE_WINDOW, "places")));
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_widget_get_name (GTK_WIDGET (row)), ==, "tasks");
  title = ADW_WINDOW_TITLE (gtk_widget_get_template_child (desk.window, DM_TYPE_WINDOW, "page_title"));
  g_assert_cmpstr (adw_window_title_get_title (title), !=, "");
  desk_close (&desk);
}

static gboolean
cannot_undo (gpointer desk)
{
  return !dm_office_get_can_undo (((Desk *) desk)->office);
}

/* Undo in a field takes back the typing, elsewhere what the office did. */
static void
test_undo_in_a_field (void)
{
  Desk desk = { 0 };
  GtkWidget *entry, *text;

  desk_open_sample (&desk);
  gtk_widget_activate_action (desk.window, "win.search", NULL);
  entry = find_widget (desk.window, GTK_TYPE_SEARCH_ENTRY);
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  gtk_widget_grab_focus (entry);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (desk.window)) == text);
  g_assert_true (dm_office_get_can_undo (desk.office));
  g_signal_emit_by_name (text, "insert-at-cursor", "quy");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "quy");
  gtk_widget_activate_action (desk.window, "win.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  gtk_window_set_focus (GTK_WINDOW (desk.window), NULL);
  gtk_widget_activate_action (desk.window, "win.undo", NULL);
  wait_until (cannot_undo, &desk, "the import undone, which was the only act");
  desk_close (&desk);
}

/* --- what comes in by hand --- */

static gboolean
drop (GtkWidget *window, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  return taken;
}

static gboolean
shows_preview (gpointer preview)
{
  *(gpointer *) preview = find_toplevel (DM_TYPE_PREVIEW);
  return *(gpointer *) preview && gtk_widget_get_mapped (*(gpointer *) preview);
}

static void
close_preview (void)
{
  gpointer preview;

  wait_until (shows_preview, &preview, "the preview");
  g_object_add_weak_pointer (preview, &preview);
  gtk_window_destroy (preview);
  wait_until (is_null, &preview, "the preview going");
}

/* A text is read, an office is opened. */
static void
test_drop (void)
{
  Desk desk = { 0 }, other = { 0 };

  desk_open_sample (&other);
  desk_open (&desk);
  desk_fill_nothing (&desk);
  g_assert_true (drop (desk.window, g_getenv ("DM_SAMPLE")));
  close_preview ();
  g_assert_true (desk_shows_first_start (&desk));
  g_assert_true (drop (desk.window, other.path));
  wait_until (desk_shows_first_task, &desk, "the tasks of the other office");
  desk_close (&desk);
  desk_close (&other);
}

static gboolean
says_nothing_to_paste (gpointer desk)
{
  GtkWidget *toast = find_widget (((Desk *) desk)->window, g_type_from_name ("AdwToastWidget"));

  return toast && gtk_widget_get_mapped (toast);
}

static void
test_paste (void)
{
  Desk desk = { 0 };
  g_autofree char *text = NULL;

  desk_open (&desk);
  desk_fill_nothing (&desk);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (desk.window), " \n");
  gtk_widget_activate_action (desk.window, "win.paste-plan", NULL);
  wait_until (says_nothing_to_paste, &desk, "that there is nothing to paste");
  g_assert_true (g_file_get_contents (g_getenv ("DM_SAMPLE"), &text, NULL, NULL));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (desk.window), text);
  gtk_widget_activate_action (desk.window, "win.paste-plan", NULL);
  close_preview ();
  gdk_clipboard_set_content (gtk_widget_get_clipboard (desk.window), NULL);
  desk_close (&desk);
}

static void
test_foreign_file (void)
{
  Desk desk = { 0 };

  desk_open (&desk);
  g_assert_true (g_file_set_contents (desk.path, "not a database", -1, NULL));
  dm_window_open (DM_WINDOW (desk.window), desk.path);
  wait_until (desk_shows_error, &desk, "the error page");
  desk_close (&desk);
}

int
main (int argc, char **argv)
{
  desk_start (&argc, &argv);
  g_test_add_func ("/window/sample-progress-undo", test_sample_progress_undo);
  g_test_add_func ("/window/forms", test_forms);
  g_test_add_func ("/window/second-start", test_second_start);
  g_test_add_func ("/window/undo-in-a-field", test_undo_in_a_field);
  g_test_add_func ("/window/drop", test_drop);
  g_test_add_func ("/window/paste", test_paste);
  g_test_add_func ("/window/foreign-file", test_foreign_file);
  return desk_run ();
}
