/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rows of the task list offer: to be copied, progress without a form, and a sheet of paper. */

#include "desk.h"
#include "dm-entry-inline.h"
#include "dm-print.h"
#include "dm-task-cells.h"
#include "dm-window-private.h"

#include <string.h>

typedef struct
{
  Desk desk;
  GtkWidget *page;
  GtkSelectionModel *selection;
  GtkWidget *list;   /* inside the table */
} Rows;

static void
set_up (Rows *self, gconstpointer data)
{
  GtkWidget *table;

  desk_open_sample (&self->desk);
  self->page = find_widget (self->desk.window, DM_TYPE_TASK_PAGE);
  table = find_widget (self->page, GTK_TYPE_COLUMN_VIEW);
  self->selection = gtk_column_view_get_model (GTK_COLUMN_VIEW (table));
  self->list = gtk_widget_get_last_child (table);
  gtk_window_present (GTK_WINDOW (self->desk.window));
  wait_until (is_mapped, self->list, "the table");
}

static void
tear_down (Rows *self, gconstpointer data)
{
  desk_close (&self->desk);
}

static GdkClipboard *
get_clipboard (Rows *self)
{
  return gtk_widget_get_clipboard (self->page);
}

/* --- what the clipboard has --- */

static void
got_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static gboolean
is_filled (gpointer slot)
{
  return *(GAsyncResult **) slot != NULL;
}

static char *
read_form (Rows *self, const char *type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GdkContentProvider *content = gdk_clipboard_get_content (get_clipboard (self));

  gdk_content_provider_write_mime_type_async (content, type, stream, G_PRIORITY_DEFAULT, NULL, got_cb, &result);
  wait_until (is_filled, &result, "the form");
  gdk_content_provider_write_mime_type_finish (content, result, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
read_text (Rows *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  gdk_clipboard_read_text_async (get_clipboard (self), NULL, got_cb, &result);
  wait_until (is_filled, &result, "the text");
  return gdk_clipboard_read_text_finish (get_clipboard (self), result, NULL);
}

typedef struct
{
  GdkClipboard *clipboard;
  GdkContentProvider *before;   /* NULL: there was nothing */
} Copied;

static gboolean
has_other_content (gpointer data)
{
  Copied *copied = data;
  GdkContentProvider *content = gdk_clipboard_get_content (copied->clipboard);

  return content != NULL && content != copied->before;
}

/* The clipboard is not emptied before: on X11 the news of that comes late, and then takes what was copied meanwhile. */
static void
copy (Rows *self, const char *action)
{
  GdkContentProvider *content = gdk_clipboard_get_content (get_clipboard (self));
  g_autoptr (GdkContentProvider) before = content ? g_object_ref (content) : NULL;
  Copied copied = { get_clipboard (self), before };

  g_assert_true (gtk_widget_activate_action (self->page, action, NULL));
  wait_until (has_other_content, &copied, "the copy");
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpstr (lines[g_strv_length (lines) - 1], ==, "");
  return g_strv_length (lines) - 1;
}

static void
test_copy_table (Rows *self, gconstpointer data)
{
  g_autofree char *html = NULL, *tabs = NULL, *text = NULL;

  gtk_selection_model_select_range (self->selection, 0, 2, TRUE);
  gtk_widget_activate_action (self->page, "columns.hide", "s", "lead");
  copy (self, "tasks.copy");
  text = read_text (self);
  tabs = read_form (self, "text/tab-separated-values");
  html = read_form (self, "text/html");
  g_assert_cmpstr (text, ==, tabs);
  g_assert_true (g_str_has_prefix (text, "No.\tContent\tDeadline\tLast day\tStatus\tProgress\nII.1.a\t"));
  g_assert_cmpuint (count_lines (text), ==, 3);
  g_assert_nonnull (strstr (html, "<th>No.</th><th>Content</th><th>Deadline</th>"));
  g_assert_nonnull (strstr (html, ">II.1.b</td>"));
  g_assert_null (strstr (html, "II.2"));
}

static void
test_copy_text (Rows *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  gtk_selection_model_select_range (self->selection, 0, 2, TRUE);
  copy (self, "tasks.copy-text");
  text = read_text (self);
  g_assert_true (g_str_has_prefix (text, "II.1.a. "));
  g_assert_nonnull (strstr (text, " — Deadline: Quý III năm 2017; Last day: "));
  g_assert_null (strchr (text, '\t'));
  g_assert_cmpuint (count_lines (text), ==, 2);
  g_assert_false (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (get_clipboard (self)), "text/html"));
}

/* With nothing selected it is the row that has the focus. */
static void
test_copy_focused (Rows *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GtkWidget *row = dm_task_cell_find_row (self->list, 2);
  guint position;

  g_assert_nonnull (row);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_selection_model_unselect_all (self->selection);
  g_assert_true (dm_task_cell_find_position (self->list, gtk_window_get_focus (GTK_WINDOW (self->desk.window)), &position));
  g_assert_cmpuint (position, ==, 2);
  copy (self, "tasks.copy");
  text = read_text (self);
  g_assert_cmpuint (count_lines (text), ==, 2);
  g_assert_nonnull (strstr (text, "\nII.2\t"));
}

/* Of the row that has the focus. */
static void
test_menu (Rows *self, gconstpointer data)
{
  GtkWidget *row = dm_task_cell_find_row (self->list, 1);

  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (row, "tasks.menu", NULL);
  g_assert_true (gtk_selection_model_is_selected (self->selection, 1));
  wait_until (is_mapped, gtk_widget_get_last_child (self->page), "the menu");
}

/* --- progress --- */

static GtkWidget *
get_popover (Rows *self)
{
  return gtk_widget_get_last_child (self->page);
}

static GtkWidget *
get_field (Rows *self, const char *name)
{
  GtkWidget *form = find_widget (get_popover (self), DM_TYPE_ENTRY_INLINE);

  return GTK_WIDGET (gtk_widget_get_template_child (form, DM_TYPE_ENTRY_INLINE, name));
}

static void
open_progress (Rows *self, guint position)
{
  GtkWidget *row = dm_task_cell_find_row (self->list, position);

  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_activate_action (row, "tasks.progress", NULL));
  wait_until (is_mapped, get_popover (self), "the popover");
}

static void
enter (Rows *self, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_field (self, name)), text);
  g_signal_emit_by_name (get_field (self, name), "entry-activated");
}

static gboolean
is_closed (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

static const DmStanding *
get_standing (Rows *self, guint position)
{
  g_autoptr (DmTaskHandle) handle
      = g_list_model_get_item (G_LIST_MODEL (dm_task_page_get_tasks (DM_TASK_PAGE (self->page))), position);

  return dm_task_handle_get_standing (handle);
}

static gboolean
is_at_sixty (gpointer rows)
{
  return get_standing (rows, 0)->percent == 60;
}

static gboolean
is_at_nothing (gpointer rows)
{
  return get_standing (rows, 0)->percent == 0;
}

static guint
get_focused_position (Rows *self)
{
  guint position = G_MAXUINT;

  dm_task_cell_find_position (self->list, gtk_window_get_focus (GTK_WINDOW (self->desk.window)), &position);
  return position;
}

/* Enter saves, and the row has the focus again: the next one is an arrow away. */
static void
test_progress (Rows *self, gconstpointer data)
{
  GtkWidget *popover;

  open_progress (self, 0);
  popover = get_popover (self);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (popover)), get_field (self, "percent")));
  gtk_editable_set_text (GTK_EDITABLE (get_field (self, "result")), "Đã họp");
  enter (self, "percent", "60");
  wait_until (is_closed, popover, "the popover going");
  wait_until (is_at_sixty, self, "the percent");
  g_assert_cmpuint (get_focused_position (self), ==, 0);
  /* The next row's form is empty. */
  open_progress (self, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (self, "percent"))), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (self, "result"))), ==, "");
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_until (is_closed, popover, "the popover going");
  g_assert_cmpuint (get_focused_position (self), ==, 1);
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_until (is_at_nothing, self, "the percent before");
}

/* What is no percentage is told, and what was typed stays: also for the next time. */
static void
test_progress_refused (Rows *self, gconstpointer data)
{
  GtkWidget *popover;

  open_progress (self, 0);
  popover = get_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (get_field (self, "result")), "Đang soạn");
  enter (self, "percent", "120");
  g_assert_true (gtk_widget_get_visible (get_field (self, "problem")));
  g_assert_true (gtk_widget_get_mapped (popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_until (is_closed, popover, "the popover going");
  open_progress (self, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (self, "result"))), ==, "");
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_until (is_closed, popover, "the popover going");
  open_progress (self, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (self, "result"))), ==, "Đang soạn");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (self, "percent"))), ==, "120");
}

/* --- paper --- */

static gboolean
is_pdf (gpointer path)
{
  g_autofree char *start = NULL;
  gsize length;

  return g_file_get_contents (path, &start, &length, NULL) && length > 1000 && g_str_has_prefix (start, "%PDF");
}

static void
test_export (Rows *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->desk.folder, "danh sách.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dm_window_export_pdf (DM_WINDOW (self->desk.window), file);
  wait_until (is_pdf, path, "the PDF");
}

/* Work that takes long is told in a dialog, too. */
static gboolean
names_place (gpointer path)
{
  GtkWidget *dialog = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  const char *body = dialog ? adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)) : NULL;

  return body && strstr (body, path) != NULL;
}

/* Where it cannot be written it is said where and why, and the list is as before. */
static void
test_export_refused (Rows *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->desk.folder, "nowhere", "list.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AdwMessageDialog *dialog;

  dm_window_export_pdf (DM_WINDOW (self->desk.window), file);
  wait_until (names_place, path, "where it was not written");
  dialog = ADW_MESSAGE_DIALOG (find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  adw_message_dialog_response (dialog, "close");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer printed)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *(gboolean *) printed = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

/* What a printer gets, in a file: the same pages as a PDF has. */
static void
test_print (Rows *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->desk.folder, "printed.pdf", NULL);
  g_autoptr (DmTable) table = dm_table_new ();
  g_autoptr (DmSheetHead) head = dm_sheet_head_new ();
  g_autoptr (DmSheet) sheet = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  gboolean printed = FALSE;

  head->title = g_strdup ("Danh sách");
  dm_table_add_column (table, "Nội dung", DM_COLUMN_SUBJECT, 150);
  for (guint i = 0; i < 200; i++)
    dm_table_add_row (table, g_strdupv ((char *[]){ (char *) "Rà soát", NULL }));
  sheet = dm_sheet_new (table, head, DM_SHEET_SHORT, DM_SHEET_LONG);
  dm_sheet_lay_out (sheet, 1000);
  operation = dm_print_new (table, head);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &printed);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (self->desk.window), NULL);
  wait_until (is_set, &printed, "the printing");
  g_assert_true (is_pdf (path));
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, dm_sheet_get_n_pages (sheet));
}

#define ADD(path, function) g_test_add ("/rows/" path, Rows, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_start (&argc, &argv);
  ADD ("copy-table", test_copy_table);
  ADD ("copy-text", test_copy_text);
  ADD ("copy-focused", test_copy_focused);
  ADD ("menu", test_menu);
  ADD ("progress", test_progress);
  ADD ("progress-refused", test_progress_refused);
  ADD ("export", test_export);
  ADD ("export-refused", test_export_refused);
  ADD ("print", test_print);
  return desk_run ();
}
