/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed is not lost: not when its form is left, not when the program dies, not when somebody else saves first. */

#include "desk.h"
#include "dm-dialog.h"
#include "dm-entry-dialog.h"
#include "dm-line-list.h"
#include "dm-plan-dialog.h"
#include "dm-task-dialog.h"
#include "dm-window-private.h"
#include "dm-words.h"

static GtkWidget *
get_field (gpointer form, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), name));
}

static void
type_text (gpointer form, const char *name, const char *words)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_field (form, name))), words, -1);
}

static void
assert_text (gpointer form, const char *name, const char *expected)
{
  g_autofree char *words = dm_form_dup_text (GTK_TEXT_VIEW (get_field (form, name)));

  g_assert_cmpstr (words, ==, expected);
}

/* A button with these words in it, among all that is shown. */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static gpointer
open_form (Desk *desk, const char *action)
{
  gpointer form;

  g_assert_true (gtk_widget_activate_action (desk->window, action, NULL));
  form = find_toplevel (DM_TYPE_DIALOG);
  g_assert_nonnull (form);
  wait_until (is_mapped, form, "the form");
  return form;
}

static void
leave (gpointer form)
{
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  gtk_window_close (GTK_WINDOW (form));
  wait_until (is_null, &form, "the form going");
}

static void
click_save (gpointer form)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
}

static void
save (gpointer form)
{
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  click_save (form);
  wait_until (is_null, &form, "the form going");
}

static const DmDraft *
find_draft (Desk *desk)
{
  g_autoptr (GPtrArray) all = dm_drafts_list (dm_office_get_drafts (desk->office));

  return all->len ? g_ptr_array_index (all, 0) : NULL;
}

/* --- left --- */

static void
test_left (Desk *desk, gconstpointer data)
{
  gpointer form = open_form (desk, "win.record");

  type_text (form, "result", "Đã họp với các phòng");
  leave (form);
  g_assert_nonnull (find_draft (desk));
  g_assert_false (find_draft (desk)->open);

  form = open_form (desk, "win.record");
  assert_text (form, "result", "Đã họp với các phòng");
  g_signal_emit_by_name (find_button (form, "Bỏ phần nhập dở"), "clicked");
  assert_text (form, "result", NULL);
  g_assert_null (find_draft (desk));
  leave (form);
  g_assert_null (find_draft (desk));
}

static void
test_saved (Desk *desk, gconstpointer data)
{
  gpointer form = open_form (desk, "win.record");

  type_text (form, "result", "Đã họp");
  leave (form);
  form = open_form (desk, "win.record");
  save (form);
  g_assert_null (find_draft (desk));
  form = open_form (desk, "win.record");
  assert_text (form, "result", NULL);
  leave (form);
}

/* --- the program died --- */

static gboolean
is_kept (gpointer desk)
{
  return find_draft (desk) != NULL;
}

static gboolean
is_back (gpointer form)
{
  *(gpointer *) form = find_toplevel (DM_TYPE_ENTRY_DIALOG);
  return *(gpointer *) form != NULL;
}

static void
test_died (Desk *desk, gconstpointer data)
{
  gpointer form = open_form (desk, "win.record");

  gtk_editable_set_text (GTK_EDITABLE (get_field (form, "percent")), "40");
  type_text (form, "result", "Mới được nửa câu thì mất đ");
  /* Nobody closes it: what was typed is on the disk by itself. */
  wait_until (is_kept, desk, "the draft");
  g_assert_true (find_draft (desk)->open);
  dm_drafts_flush (dm_office_get_drafts (desk->office));
  gtk_window_destroy (form);

  desk_open_again (desk);
  wait_until (is_back, &form, "the form coming back");
  wait_until (is_mapped, form, "the form");
  assert_text (form, "result", "Mới được nửa câu thì mất đ");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (form, "percent"))), ==, "40");
  save (form);
  g_assert_null (find_draft (desk));
}

/* --- somebody else was first --- */

static gboolean
shows_conflict (gpointer form)
{
  return find_button (form, "Của tôi") != NULL;
}

static void
choose (gpointer form, const char *label)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (form, label)), TRUE);
}

static gboolean
shows_both (gpointer desk)
{
  const DmItem *item = dm_task_handle_get_item (desk_get_handle (desk));

  return g_strcmp0 (item->text, "Lời của họ\nLời của tôi") == 0 && g_strcmp0 (item->product, "Báo cáo") == 0
         && g_strcmp0 (item->code, "II.1.x") == 0;
}

static void
test_conflict (Desk *desk, gconstpointer data)
{
  gpointer form = open_form (desk, "win.edit-task");

  type_text (form, "text", "Lời của tôi");
  gtk_editable_set_text (GTK_EDITABLE (get_field (form, "code")), "II.1.x");
  desk_change_task (desk, "Lời của họ", "Báo cáo");
  click_save (form);
  wait_until (shows_conflict, form, "the conflict");
  /* What only one of us changed is in the form already. */
  assert_text (form, "text", "Lời của tôi");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (form, "product"))), ==, "Báo cáo");
  choose (form, "Của người kia");
  assert_text (form, "text", "Lời của họ");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (form, "code"))), ==, "II.1.a");
  choose (form, "Của tôi");
  assert_text (form, "text", "Lời của tôi");
  choose (form, "Cả hai");
  assert_text (form, "text", "Lời của họ\nLời của tôi");
  save (form);
  wait_until (shows_both, desk, "both versions");
}

static gboolean
has_product (gpointer form)
{
  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (get_field (form, "product"))), "Báo cáo") == 0;
}

/* Where nothing collides nobody is asked, but it is said before it is saved. */
static void
test_no_collision (Desk *desk, gconstpointer data)
{
  gpointer form = open_form (desk, "win.edit-task");

  type_text (form, "text", "Lời của tôi");
  desk_change_task (desk, NULL, "Báo cáo");
  click_save (form);
  wait_until (has_product, form, "the others' change");
  g_assert_null (find_button (form, "Của tôi"));
  assert_text (form, "text", "Lời của tôi");
  save (form);
}

static gboolean
shows_theirs (gpointer desk)
{
  return g_strcmp0 (dm_task_handle_get_item (desk_get_handle (desk))->text, "Lời của họ") == 0;
}

/* A draft that is older than what others saved is a conflict too. */
static void
test_old_draft (Desk *desk, gconstpointer data)
{
  gpointer form = open_form (desk, "win.edit-task");

  type_text (form, "text", "Lời của tôi");
  leave (form);
  desk_change_task (desk, "Lời của họ", NULL);
  wait_until (shows_theirs, desk, "what the others wrote");
  form = open_form (desk, "win.edit-task");
  assert_text (form, "text", "Lời của tôi");
  choose (form, "Của người kia");
  assert_text (form, "text", "Lời của họ");
  choose (form, "Của tôi");
  save (form);
}

/* --- the head of a plan --- */

static void
set_lines (gpointer form, const char *name, const char *text)
{
  dm_line_list_set_text (DM_LINE_LIST (get_field (form, name)), text);
}

static void
assert_lines (gpointer form, const char *name, const char *expected)
{
  g_autofree char *text = dm_line_list_dup_text (DM_LINE_LIST (get_field (form, name)));

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
plan_is_back (gpointer form)
{
  *(gpointer *) form = find_toplevel (DM_TYPE_PLAN_DIALOG);
  return *(gpointer *) form != NULL;
}

static void
test_plan_died (Desk *desk, gconstpointer data)
{
  gpointer form = open_form (desk, "win.edit-plan");

  gtk_editable_set_text (GTK_EDITABLE (get_field (form, "title_row")), "Trích yếu mới");
  set_lines (form, "basis", "Luật Tiếp cận thông tin\nKế hoạch số 76/KH-UBND");
  wait_until (is_kept, desk, "the draft");
  dm_drafts_flush (dm_office_get_drafts (desk->office));
  gtk_window_destroy (form);

  desk_open_again (desk);
  wait_until (plan_is_back, &form, "the form coming back");
  wait_until (is_mapped, form, "the form");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (form, "title_row"))), ==, "Trích yếu mới");
  assert_lines (form, "basis", "Luật Tiếp cận thông tin\nKế hoạch số 76/KH-UBND");
  save (form);
  g_assert_null (find_draft (desk));
}

static void
plan_saved_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_office_save_plan_finish (DM_OFFICE (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer done)
{
  return *(gboolean *) done;
}

/* Somebody else's window. */
static void
change_plan (Desk *desk)
{
  const DmPlan *now = dm_window_get_plan (DM_WINDOW (desk->window));
  DmPlan *plan = dm_plan_copy (now);
  gboolean done = FALSE;

  g_free (plan->title);
  plan->title = g_strdup ("Trích yếu của họ");
  g_free (plan->place);
  plan->place = g_strdup ("Sông Công");
  g_strfreev (plan->recipients);
  plan->recipients = g_strsplit ("Lãnh đạo Ban\nCác phòng", "\n", -1);
  dm_office_save_plan_async (desk->office, plan, NULL, plan_saved_cb, &done);
  wait_until (is_true, &done, "the others' plan");
  dm_plan_unref (plan);
}

/* Of the lines of both, each is there once. */
static void
test_plan_conflict (Desk *desk, gconstpointer data)
{
  gpointer form = open_form (desk, "win.edit-plan");

  gtk_editable_set_text (GTK_EDITABLE (get_field (form, "title_row")), "Trích yếu của tôi");
  set_lines (form, "recipients", "Lãnh đạo Ban\nVăn phòng");
  change_plan (desk);
  click_save (form);
  wait_until (shows_conflict, form, "the conflict");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (form, "title_row"))), ==, "Trích yếu của tôi");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_field (form, "place"))), ==, "Sông Công");
  choose (form, "Của người kia");
  assert_lines (form, "recipients", "Lãnh đạo Ban\nCác phòng");
  choose (form, "Cả hai");
  assert_lines (form, "recipients", "Lãnh đạo Ban\nCác phòng\nVăn phòng");
  save (form);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk_open_sample (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  desk_close (desk);
}

#define ADD(path, function) g_test_add ("/drafts/" path, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  dm_words_init ();
  desk_start (&argc, &argv);
  ADD ("left", test_left);
  ADD ("saved", test_saved);
  ADD ("died", test_died);
  ADD ("conflict", test_conflict);
  ADD ("no-collision", test_no_collision);
  ADD ("old-draft", test_old_draft);
  ADD ("plan-died", test_plan_died);
  ADD ("plan-conflict", test_plan_conflict);
  return desk_run ();
}
