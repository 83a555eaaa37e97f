/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane beside the list: what is written into it, and what it shows of its task. */

#include "desk.h"
#include "dm-dialog.h"
#include "dm-entry-dialog.h"
#include "dm-entry-inline.h"

typedef struct
{
  Desk desk;
  GtkWidget *fields; /* above the log */
  guint n_entries;
} Pane;

static void
set_up (Pane *self, gconstpointer data)
{
  desk_open_sample (&self->desk);
  self->fields = find_widget (self->desk.window, DM_TYPE_ENTRY_INLINE);
}

static void
tear_down (Pane *self, gconstpointer data)
{
  desk_close (&self->desk);
}

static GtkWidget *
get_field (gpointer template, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (template, G_OBJECT_TYPE (template), name));
}

static void
type (Pane *self, const char *name, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (get_field (self->fields, name)), words);
}

static void
assert_typed (gpointer template, const char *name, const char *words)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (template, name))), ==, words);
}

/* As Enter in the field does. */
static void
press_enter (Pane *self)
{
  g_signal_emit_by_name (get_field (self->fields, "result"), "entry-activated");
}

static const DmItem *
get_item (Pane *self)
{
  return dm_task_handle_get_item (desk_get_handle (&self->desk));
}

static gboolean
has_entries (gpointer data)
{
  Pane *self = data;

  return get_item (self)->entries->len == self->n_entries;
}

static void
wait_for_entries (Pane *self, guint n)
{
  self->n_entries = n;
  wait_until (has_entries, self, "the entry");
}

static gboolean
is_clear (gpointer data)
{
  Pane *self = data;

  return *gtk_editable_get_text (GTK_EDITABLE (get_field (self->fields, "result"))) == '\0';
}

static void
test_record (Pane *self, gconstpointer data)
{
  const DmEntry *entry;

  type (self, "result", " Đã họp với các phòng ");
  type (self, "percent", "40");
  type (self, "difficulty", "Chưa có kinh phí");
  press_enter (self);
  wait_for_entries (self, 1);
  wait_until (is_clear, self, "empty fields");
  entry = g_ptr_array_index (get_item (self)->entries, 0);
  g_assert_cmpstr (entry->result, ==, "Đã họp với các phòng");
  g_assert_cmpstr (entry->difficulty, ==, "Chưa có kinh phí");
  g_assert_cmpint (entry->percent, ==, 40);
  g_assert_cmpint (entry->on, ==, dm_day_parse ("2017-10-05"));
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_for_entries (self, 0);
}

static gboolean
shows_problem (gpointer data)
{
  Pane *self = data;

  return gtk_widget_get_visible (get_field (self->fields, "problem"));
}

/* It is said what is wrong, and what was typed stays. */
static void
test_refused (Pane *self, gconstpointer data)
{
  static const char *const wrong[] = { "101", "-1", "bốn mươi", "40%", "1e2" };

  type (self, "result", "Đã họp");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      type (self, "percent", wrong[i]);
      press_enter (self);
      g_assert_true (shows_problem (self));
      assert_typed (self->fields, "percent", wrong[i]);
      assert_typed (self->fields, "result", "Đã họp");
    }
  /* Nothing at all is refused by the store. */
  type (self, "percent", "");
  type (self, "result", "   ");
  press_enter (self);
  wait_until (shows_problem, self, "the refusal");
  g_assert_cmpuint (get_item (self)->entries->len, ==, 0);
}

static gboolean
shows_second (gpointer data)
{
  Pane *self = data;
  DmTaskHandle *handle = desk_get_handle (&self->desk);

  return handle && get_item (self) && g_strcmp0 (get_item (self)->code, "II.1.b") == 0;
}

static void
select_row (Pane *self, guint position)
{
  GtkWidget *table = find_widget (self->desk.window, GTK_TYPE_COLUMN_VIEW);

  gtk_selection_model_select_item (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)), position, TRUE);
}

/* Each task has its own unfinished line. */
static void
test_stays_with_its_task (Pane *self, gconstpointer data)
{
  type (self, "result", "Của việc thứ nhất");
  select_row (self, 1);
  wait_until (shows_second, self, "the second task");
  assert_typed (self->fields, "result", "");
  type (self, "result", "Của việc thứ hai");
  select_row (self, 0);
  wait_until (desk_shows_first_task, &self->desk, "the first task");
  assert_typed (self->fields, "result", "Của việc thứ nhất");
  select_row (self, 1);
  wait_until (shows_second, self, "the second task");
  assert_typed (self->fields, "result", "Của việc thứ hai");
}

/* Who wants more fields than these opens the form, and goes on there. */
static void
test_handed_over (Pane *self, gconstpointer data)
{
  gpointer form;
  g_autofree char *result = NULL;

  type (self, "result", "Đã họp");
  type (self, "percent", "30");
  gtk_widget_activate_action (self->desk.window, "win.record", NULL);
  form = find_toplevel (DM_TYPE_ENTRY_DIALOG);
  wait_until (is_mapped, form, "the form");
  result = dm_form_dup_text (GTK_TEXT_VIEW (get_field (form, "result")));
  g_assert_cmpstr (result, ==, "Đã họp");
  assert_typed (form, "percent", "30");
  assert_typed (form, "on", "05/10/2017");
  g_assert_true (is_clear (self));
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
  wait_until (is_null, &form, "the form going");
  wait_for_entries (self, 1);
}

static gboolean
shows_third (gpointer data)
{
  Pane *self = data;
  DmTaskHandle *handle = desk_get_handle (&self->desk);

  return handle && get_item (self) && g_strcmp0 (get_item (self)->code, "II.2") == 0;
}

/* II.2 rests on a decision that its words name. */
static void
test_references (Pane *self, gconstpointer data)
{
  GtkWidget *pane = find_widget (self->desk.window, DM_TYPE_TASK_DETAIL), *box = get_field (pane, "references_box");
  GtkListBoxRow *row;

  g_assert_false (gtk_widget_get_visible (box));
  select_row (self, 2);
  wait_until (shows_third, self, "the third task");
  g_assert_true (gtk_widget_get_visible (box));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_field (pane, "references")), 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "188/QĐ-BQL");
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_field (pane, "references")), 1));
}

#define ADD(path, function) g_test_add ("/detail/" path, Pane, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_start (&argc, &argv);
  ADD ("record", test_record);
  ADD ("refused", test_refused);
  ADD ("stays-with-its-task", test_stays_with_its_task);
  ADD ("handed-over", test_handed_over);
  ADD ("references", test_references);
  return desk_run ();
}
