/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window through its actions: real widgets, a real office, no pointer. */

#include "dm-entry-dialog.h"
#include "dm-reader.h"
#include "dm-task-detail.h"
#include "dm-task-page.h"
#include "dm-window.h"

#include <glib/gstdio.h>

#define PATIENCE_SECONDS 20

static GtkApplication *application;

typedef gboolean (*Seen) (gpointer data);

static gboolean
tell_late (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

/* Turns the main loop until something is seen; never sleeps. */
static void
wait_until (Seen seen, gpointer data, const char *what)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_SECONDS, tell_late, &late);

  while (!seen (data))
    {
      if (late)
        g_error ("nobody saw %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

typedef struct
{
  char *folder;
  char *path;
  DmOffice *office;
  GtkWidget *window;
} Desk;

static DmTaskHandle *
get_handle (Desk *desk)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);

  return page ? dm_task_page_get_selected (DM_TASK_PAGE (page)) : NULL;
}

static gboolean
shows_first_task (gpointer desk)
{
  DmTaskHandle *handle = get_handle (desk);

  return handle && dm_task_handle_get_item (handle)
         && g_strcmp0 (dm_task_handle_get_item (handle)->code, "II.1.a") == 0;
}

static gboolean
has_status (Desk *desk, DmStatus status)
{
  DmTaskHandle *handle = get_handle (desk);

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

static gboolean
shows_first_start (gpointer data)
{
  Desk *desk = data;
  GtkWidget *stack = find_widget (desk->window, GTK_TYPE_STACK);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "first") == 0;
}

static gboolean
shows_error (gpointer data)
{
  Desk *desk = data;
  GtkWidget *stack = find_widget (desk->window, GTK_TYPE_STACK);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "error") == 0;
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

static void
desk_open (Desk *desk)
{
  desk->folder = g_dir_make_tmp ("daumoi-window.XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "office.daumoi", NULL);
  desk->office = dm_office_new ();
  dm_office_set_today (desk->office, dm_day_parse ("2017-10-05"));
  desk->window = dm_window_new (application, desk->office);
}

/* The sample plan, opened as a person opens it. */
static void
desk_open_sample (Desk *desk)
{
  desk_open (desk);
  dm_window_open (DM_WINDOW (desk->window), desk->path);
  wait_until (shows_first_start, desk, "the first start");
  gtk_widget_activate_action (desk->window, "win.open-sample", NULL);
  wait_until (shows_first_task, desk, "the first task");
}

/* A window that is closed must be gone: whatever still holds it is a leak. */
static void
desk_close (Desk *desk)
{
  const char *remove[] = { "rm", "-rf", desk->folder, NULL };
  gpointer window = desk->window, office = desk->office;

  g_object_add_weak_pointer (G_OBJECT (desk->window), &window);
  g_object_add_weak_pointer (G_OBJECT (desk->office), &office);
  g_object_unref (desk->office);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  wait_until (is_null, &window, "the window going");
  wait_until (is_null, &office, "the office going");
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (desk->folder);
  g_free (desk->path);
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
  entry->item_id = g_strdup (dm_task_handle_get_id (get_handle (&desk)));
  entry->percent = 100;
  dm_office_save_entry_async (desk.office, entry, NULL, NULL, NULL);
  wait_until (is_done_late, &desk, "the task done late");
  gtk_widget_activate_action (desk.window, "win.undo", NULL);
  wait_until (is_overdue, &desk, "the task overdue again");
  gtk_widget_activate_action (desk.window, "win.redo", NULL);
  wait_until (is_done_late, &desk, "the task done again");
  desk_close (&desk);
}

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
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

static gboolean
is_visible (gpointer window)
{
  return gtk_widget_get_mapped (window);
}

/* An office that was opened before comes up with its place chosen and named, and with its rows. */
static void
test_second_start (void)
{
  Desk desk = { 0 };
  GtkListBoxRow *row;
  AdwWindowTitle *title;

  desk_open_sample (&desk);
  gtk_window_destroy (GTK_WINDOW (desk.window));
  g_object_unref (desk.office);
  desk.office = dm_office_new ();
  dm_office_set_today (desk.office, dm_day_parse ("2017-10-05"));
  desk.window = dm_window_new (application, desk.office);
  dm_window_open (DM_WINDOW (desk.window), desk.path);
  wait_until (is_visible, desk.window, "the window");
  wait_until (shows_first_task, &desk, "the first task");
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

static void
test_foreign_file (void)
{
  Desk desk = { 0 };

  desk_open (&desk);
  g_assert_true (g_file_set_contents (desk.path, "not a database", -1, NULL));
  dm_window_open (DM_WINDOW (desk.window), desk.path);
  wait_until (shows_error, &desk, "the error page");
  desk_close (&desk);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int code;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", "vn.daumoi.Test", "flags",
                                               G_APPLICATION_NON_UNIQUE, "resource-base-path", "/vn/daumoi/DauMoi", NULL));
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_test_add_func ("/window/sample-progress-undo", test_sample_progress_undo);
  g_test_add_func ("/window/forms", test_forms);
  g_test_add_func ("/window/second-start", test_second_start);
  g_test_add_func ("/window/undo-in-a-field", test_undo_in_a_field);
  g_test_add_func ("/window/foreign-file", test_foreign_file);
  code = g_test_run ();
  g_object_unref (application);
  return code;
}
