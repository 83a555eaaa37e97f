/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units and people through their pages and forms: added, changed, refused, deleted and brought back; who is in charge
 * of a task, and whose tasks are listed. */

#include "desk.h"
#include "dm-chooser.h"
#include "dm-context.h"
#include "dm-dialog.h"
#include "dm-person-page.h"
#include "dm-task-filter.h"
#include "dm-unit-list.h"
#include "dm-unit-page.h"
#include "dm-words.h"

#include <string.h>

typedef struct
{
  Desk desk;
  const char *words;    /* waited for */
  guint n_expected;
} Pages;

static void
set_up (Pages *self, gconstpointer data)
{
  desk_open_sample (&self->desk);
}

static void
tear_down (Pages *self, gconstpointer data)
{
  desk_close (&self->desk);
}

/* --- seeing --- */

static GtkWidget *
find_label (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, words);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
shows_words (gpointer data)
{
  Pages *self = data;

  return find_label (self->desk.window, self->words) != NULL;
}

static gboolean
lacks_words (gpointer data)
{
  return !shows_words (data);
}

static void
wait_for (Pages *self, const char *words)
{
  self->words = words;
  wait_until (shows_words, self, words);
}

static void
wait_without (Pages *self, const char *words)
{
  self->words = words;
  wait_until (lacks_words, self, words);
}

static gboolean
has_problem (gpointer dialog)
{
  return gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
}

/* --- doing --- */

static GtkWidget *
go (Pages *self, const char *place, GType type)
{
  gtk_widget_activate_action (self->desk.window, "win.go", "s", place);
  return find_widget (self->desk.window, type);
}

static gboolean
has_form (gpointer nothing)
{
  return find_toplevel (DM_TYPE_DIALOG) != NULL;
}

static gpointer
open_form (GtkWidget *widget, const char *action, const char *id)
{
  g_assert_true (gtk_widget_activate_action (widget, action, id ? "s" : NULL, id));
  wait_until (has_form, NULL, action);
  return find_toplevel (DM_TYPE_DIALOG);
}

static gpointer
get_child (gpointer form, const char *name)
{
  return gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), name);
}

static void
type (gpointer form, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (form, name)), text);
}

static void
click_save (gpointer form)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
}

/* The form is kept: it closes by itself. */
static void
save (gpointer form)
{
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  click_save (form);
  wait_until (is_null, &form, "the form going");
}

/* The form stays, with what was typed and a sentence. */
static void
refuse (gpointer form, const char *field)
{
  click_save (form);
  wait_until (has_problem, form, "the refusal");
  g_assert_true (gtk_widget_has_css_class (get_child (form, field), "error"));
}

static void
undo (Pages *self)
{
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
}

static DmUnit *
find_unit (Pages *self, const char *word)
{
  g_autoptr (DmStore) store = desk_open_store (&self->desk);
  g_autoptr (GError) error = NULL;
  DmUnit *unit = dm_store_find_unit (store, word, &error);

  g_assert_no_error (error);
  return unit;
}

static DmPerson *
find_person (Pages *self, const char *word)
{
  g_autoptr (DmStore) store = desk_open_store (&self->desk);
  g_autoptr (GError) error = NULL;
  DmPerson *person = dm_store_find_person (store, word, &error);

  g_assert_no_error (error);
  return person;
}

static void
add_person (Pages *self, const char *name)
{
  gpointer form = open_form (self->desk.window, "win.new-person", NULL);

  type (form, "name", name);
  save (form);
}

/* --- units --- */

static void
test_units (Pages *self, gconstpointer data)
{
  GtkWidget *page = go (self, "units", DM_TYPE_UNIT_PAGE);
  g_autoptr (DmUnit) unit = NULL, renamed = NULL;
  gpointer form;

  wait_for (self, "Phòng Hỗ trợ pháp lý");
  form = open_form (self->desk.window, "win.new-unit", NULL);
  refuse (form, "name");
  type (form, "name", "phòng hỗ trợ  pháp lý");
  refuse (form, "name");
  type (form, "name", "Phòng Kế hoạch");
  type (form, "code", "KH");
  type (form, "until", "32/12/2017");
  refuse (form, "until");
  type (form, "until", "");
  dm_form_set_text (get_child (form, "aliases"), "Phòng KHTH\n\nPhòng Kế hoạch tổng hợp");
  save (form);
  wait_for (self, "Phòng Kế hoạch");
  unit = find_unit (self, "phong khth");
  g_assert_cmpuint (unit->aliases->len, ==, 2);

  form = open_form (page, "win.edit-unit", unit->id);
  g_assert_cmpstr (gtk_editable_get_text (get_child (form, "code")), ==, "KH");
  type (form, "name", "Phòng Quy hoạch");
  save (form);
  wait_for (self, "Phòng Quy hoạch");
  renamed = find_unit (self, unit->id);
  g_assert_cmpuint (renamed->aliases->len, ==, 2);
  undo (self);
  wait_without (self, "Phòng Quy hoạch");
  gtk_widget_activate_action (page, "units.delete", "s", unit->id);
  wait_without (self, "Phòng Kế hoạch");
  undo (self);
  wait_for (self, "Phòng Kế hoạch");
}

/* What tasks still name is not deleted; it is said what to do, and a click does it. */
static void
test_unit_in_use (Pages *self, gconstpointer data)
{
  GtkWidget *page = go (self, "units", DM_TYPE_UNIT_PAGE);
  g_autoptr (DmUnit) unit = NULL, gone = NULL, heir = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  GtkWidget *question;
  gpointer form;

  wait_for (self, "Phòng Hỗ trợ pháp lý");
  unit = find_unit (self, "Phòng Hỗ trợ pháp lý");
  gtk_widget_activate_action (page, "units.delete", "s", unit->id);
  wait_until (desk_has_question, NULL, "the question");
  question = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "accept");
  wait_until (has_form, NULL, "the form");
  form = find_toplevel (DM_TYPE_DIALOG);
  refuse (form, "last_day");
  type (form, "last_day", "30/9/2017");
  type (form, "new_name", "Phòng Tổng hợp");
  save (form);
  wait_for (self, "Phòng Tổng hợp");
  gone = find_unit (self, unit->id);
  heir = find_unit (self, "Phòng Tổng hợp");
  g_assert_cmpint (gone->valid_until, ==, dm_day_parse ("2017-09-30"));
  g_assert_cmpstr (g_ptr_array_index (gone->successors, 0), ==, heir->id);
  undo (self);
  wait_without (self, "Phòng Tổng hợp");
}

/* A figure opens the tasks that it counts. */
static gboolean
lists_expected (gpointer data)
{
  Pages *self = data;
  GtkWidget *page = find_widget (self->desk.window, DM_TYPE_TASK_PAGE);
  DmTaskModel *tasks = dm_task_page_get_tasks (DM_TASK_PAGE (page));

  return !dm_task_model_get_loading (tasks) && g_list_model_get_n_items (G_LIST_MODEL (tasks)) == self->n_expected;
}

static void
wait_for_tasks (Pages *self, guint n)
{
  self->n_expected = n;
  wait_until (lists_expected, self, "the tasks");
}

/* --- a person in charge --- */

static gboolean
is_loaded (gpointer chooser)
{
  return dm_chooser_is_loaded (chooser);
}

static void
put_in_charge (Pages *self, const char *person_id)
{
  GtkWidget *detail = find_widget (self->desk.window, DM_TYPE_TASK_DETAIL);
  gpointer form = open_form (detail, "detail.edit", NULL);
  DmChooser *chooser = get_child (form, "person");

  wait_until (is_loaded, chooser, "the people");
  dm_chooser_set_id (chooser, person_id, NULL);
  save (form);
}

static void
test_people (Pages *self, gconstpointer data)
{
  GtkWidget *page = go (self, "people", DM_TYPE_PERSON_PAGE);
  g_autoptr (DmPerson) person = NULL, moved = NULL;
  g_autoptr (DmUnit) unit = find_unit (self, "Phòng Hỗ trợ pháp lý");
  gpointer form;

  wait_for (self, "Chưa có ai");
  form = open_form (self->desk.window, "win.new-person", NULL);
  refuse (form, "name");
  type (form, "name", "Nguyễn Văn An");
  type (form, "phone", "không có");
  refuse (form, "phone");
  type (form, "phone", "0208 3845 123");
  type (form, "email", "an@");
  refuse (form, "email");
  g_assert_false (gtk_widget_has_css_class (get_child (form, "phone"), "error"));
  type (form, "email", "an@bqlkcn.gov.vn");
  type (form, "from", "01/01/2018");
  type (form, "until", "01/01/2017");
  refuse (form, "until");
  type (form, "from", "");
  type (form, "until", "");
  dm_chooser_set_id (get_child (form, "unit"), unit->id, NULL);
  save (form);
  wait_for (self, "Nguyễn Văn An");
  wait_for (self, "Phòng Hỗ trợ pháp lý");
  person = find_person (self, "Nguyễn Văn An");
  form = open_form (page, "win.edit-person", person->id);
  type (form, "position", "Chuyên viên");
  save (form);
  wait_for (self, "Chuyên viên");
  moved = find_person (self, person->id);
  g_assert_cmpstr (moved->unit_id, ==, unit->id);
  gtk_widget_activate_action (page, "people.delete", "s", person->id);
  wait_for (self, "Chưa có ai");
  undo (self);
  wait_for (self, "Nguyễn Văn An");
}

static void
test_in_charge (Pages *self, gconstpointer data)
{
  g_autoptr (DmPerson) person = NULL;
  GtkWidget *page, *question;

  add_person (self, "Nguyễn Văn An");
  person = find_person (self, "Nguyễn Văn An");
  put_in_charge (self, person->id);
  wait_for (self, "Người phụ trách");
  wait_for (self, "Nguyễn Văn An");
  page = go (self, "people", DM_TYPE_PERSON_PAGE);
  wait_for (self, "1 nhiệm vụ");
  gtk_widget_activate_action (page, "people.delete", "s", person->id);
  wait_until (desk_has_question, NULL, "the question");
  question = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "close");
  gtk_widget_activate_action (self->desk.window, "win.show-person", "s", person->id);
  wait_for_tasks (self, 1);
  undo (self);
  wait_for_tasks (self, 0);
}

static void
test_figure_opens_list (Pages *self, gconstpointer data)
{
  g_autoptr (DmUnit) unit = find_unit (self, "Văn Phòng Ban");
  GtkWidget *detail = find_widget (self->desk.window, DM_TYPE_TASK_DETAIL);
  gpointer form = open_form (detail, "detail.edit", NULL);

  type (form, "lead", "Văn Phòng Ban");
  save (form);
  go (self, "units", DM_TYPE_UNIT_PAGE);
  wait_for (self, "1 nhiệm vụ");
  gtk_widget_activate_action (self->desk.window, "win.show-unit", "s", unit->id);
  wait_for_tasks (self, 1);
}

/* --- what was chosen is kept like what was typed, and two who chose differently are told so --- */

static void
leave (gpointer form)
{
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  gtk_window_close (GTK_WINDOW (form));
  wait_until (is_null, &form, "the form going");
}

static void
test_choices_are_kept (Pages *self, gconstpointer data)
{
  g_autoptr (DmUnit) unit = find_unit (self, "Văn Phòng Ban"), other = find_unit (self, "Phòng Hỗ trợ pháp lý");
  g_autoptr (GPtrArray) ids = g_ptr_array_new (), kept = NULL, none = NULL;
  gpointer form = open_form (self->desk.window, "win.new-person", NULL);

  dm_chooser_set_id (get_child (form, "unit"), unit->id, NULL);
  leave (form);
  form = open_form (self->desk.window, "win.new-person", NULL);
  g_assert_cmpstr (dm_chooser_get_id (get_child (form, "unit")), ==, unit->id);
  dm_chooser_set_id (get_child (form, "unit"), NULL, NULL);
  leave (form);
  form = open_form (self->desk.window, "win.new-person", NULL);
  g_assert_null (dm_chooser_get_id (get_child (form, "unit")));
  leave (form);

  form = open_form (self->desk.window, "win.edit-unit", unit->id);
  g_ptr_array_add (ids, other->id);
  dm_unit_list_set_ids (get_child (form, "predecessors"), ids);
  leave (form);
  form = open_form (self->desk.window, "win.edit-unit", unit->id);
  kept = dm_unit_list_dup_ids (get_child (form, "predecessors"));
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (kept, 0), ==, other->id);
  none = dm_unit_list_dup_ids (get_child (form, "successors"));
  g_assert_cmpuint (none->len, ==, 0);
  leave (form);
}

static gboolean
tells_of (gpointer data)
{
  Pages *self = data;

  return find_label (find_toplevel (DM_TYPE_DIALOG), self->words) != NULL;
}

static void
test_conflict (Pages *self, gconstpointer data)
{
  g_autoptr (DmUnit) mine = find_unit (self, "Văn Phòng Ban"), theirs = find_unit (self, "Phòng Hỗ trợ pháp lý");
  g_autoptr (DmPerson) person = NULL, changed = NULL, kept = NULL;
  g_autoptr (DmStore) other = dm_store_open (self->desk.path, DM_STORE_WRITE, dm_context_get (), NULL);
  g_autoptr (GError) error = NULL;
  gpointer form;

  add_person (self, "Nguyễn Văn An");
  person = find_person (self, "Nguyễn Văn An");
  form = open_form (self->desk.window, "win.edit-person", person->id);
  wait_until (is_loaded, get_child (form, "unit"), "the units");
  person->unit_id = g_strdup (theirs->id);
  person->phone = g_strdup ("113");
  changed = dm_store_save_person (other, person, &error);
  g_assert_no_error (error);
  dm_chooser_set_id (get_child (form, "unit"), mine->id, NULL);
  click_save (form);
  /* By their names, not by what the file calls them. */
  self->words = "Đơn vị: anh chị ghi “Văn Phòng Ban”, người kia đã lưu “Phòng Hỗ trợ pháp lý”";
  wait_until (tells_of, self, "the conflict");
  g_assert_cmpstr (gtk_editable_get_text (get_child (form, "phone")), ==, "113");
  save (form);
  kept = find_person (self, person->id);
  g_assert_cmpstr (kept->unit_id, ==, mine->id);
  g_assert_cmpstr (kept->phone, ==, "113");
}

/* --- my tasks --- */

static void
close_filter (Pages *self)
{
  GtkWidget *page = find_widget (self->desk.window, DM_TYPE_TASK_PAGE);

  gtk_popover_popdown (GTK_POPOVER (dm_task_page_get_filter (DM_TASK_PAGE (page))));
}

static gpointer
get_filter_child (Pages *self, const char *name)
{
  GtkWidget *page = find_widget (self->desk.window, DM_TYPE_TASK_PAGE);

  return gtk_widget_get_template_child (dm_task_page_get_filter (DM_TASK_PAGE (page)), DM_TYPE_TASK_FILTER, name);
}

/* Nobody said who sits here: it is asked, in the list and beside the switch; once said it stays said. */
static void
test_mine (Pages *self, gconstpointer data)
{
  g_autoptr (DmPerson) person = NULL;

  add_person (self, "Nguyễn Văn An");
  person = find_person (self, "Nguyễn Văn An");
  put_in_charge (self, person->id);
  gtk_widget_activate_action (self->desk.window, "win.filter", NULL);
  wait_until (is_loaded, get_filter_child (self, "me_chooser"), "the people");
  gtk_check_button_set_active (get_filter_child (self, "mine"), TRUE);
  wait_for_tasks (self, 0);
  wait_for (self, "Nhiệm vụ của ai?");
  g_assert_true (gtk_widget_get_visible (get_filter_child (self, "me_question")));
  dm_chooser_set_id (get_filter_child (self, "me_chooser"), person->id, NULL);
  wait_for_tasks (self, 1);
  g_assert_false (gtk_widget_get_visible (get_filter_child (self, "me_question")));
  g_assert_true (gtk_widget_get_visible (get_filter_child (self, "me_box")));
  gtk_check_button_set_active (get_filter_child (self, "mine"), FALSE);
  wait_for_tasks (self, 6);
  /* One person's or one's own, not both. */
  dm_chooser_set_id (get_filter_child (self, "person"), person->id, NULL);
  wait_for_tasks (self, 1);
  gtk_check_button_set_active (get_filter_child (self, "mine"), TRUE);
  g_assert_null (dm_chooser_get_id (get_filter_child (self, "person")));
  wait_for_tasks (self, 1);
  close_filter (self);
}

/* A desk that remembers takes it from there, and another office's people are not mistaken for its own. */
static void
test_remembered (Pages *self, gconstpointer data)
{
  g_autoptr (DmSettings) settings = dm_settings_new ();
  g_autoptr (DmPerson) person = NULL;
  g_autofree char *me = NULL;
  gpointer page = find_widget (self->desk.window, DM_TYPE_TASK_PAGE);

  dm_settings_set_me (settings, "somebody of another office");
  dm_task_page_set_settings (page, settings);
  add_person (self, "Nguyễn Văn An");
  person = find_person (self, "Nguyễn Văn An");
  put_in_charge (self, person->id);
  gtk_check_button_set_active (get_filter_child (self, "mine"), TRUE);
  gtk_widget_activate_action (self->desk.window, "win.filter", NULL);
  wait_for (self, "Nhiệm vụ của ai?");
  dm_chooser_set_id (get_filter_child (self, "me_chooser"), person->id, NULL);
  wait_for_tasks (self, 1);
  me = dm_settings_dup_me (settings);
  g_assert_cmpstr (me, ==, person->id);
  dm_settings_set_me (settings, NULL);
  wait_for_tasks (self, 0);
  wait_for (self, "Nhiệm vụ của ai?");
  close_filter (self);
}

/* --- a task keeps its unit, and says who came after it --- */

static void
test_dissolved_unit (Pages *self, gconstpointer data)
{
  g_autoptr (DmUnit) unit = find_unit (self, "Văn Phòng Ban");
  GtkWidget *detail = find_widget (self->desk.window, DM_TYPE_TASK_DETAIL);
  GtkWidget *page;
  gpointer form = open_form (detail, "detail.edit", NULL);

  type (form, "lead", "Văn Phòng Ban");
  save (form);
  page = go (self, "units", DM_TYPE_UNIT_PAGE);
  wait_for (self, "Văn Phòng Ban");
  form = open_form (page, "win.dissolve-unit", unit->id);
  type (form, "last_day", "30/9/2017");
  type (form, "new_name", "Phòng Tổng hợp");
  save (form);
  go (self, "tasks", DM_TYPE_TASK_PAGE);
  wait_for (self, "Văn Phòng Ban (nay là Phòng Tổng hợp)");
}

#define ADD(path, function) g_test_add ("/people/" path, Pages, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  dm_words_init ();
  gtk_disable_setlocale ();
  desk_start (&argc, &argv);
  ADD ("units", test_units);
  ADD ("unit-in-use", test_unit_in_use);
  ADD ("people", test_people);
  ADD ("in-charge", test_in_charge);
  ADD ("figure-opens-list", test_figure_opens_list);
  ADD ("choices-are-kept", test_choices_are_kept);
  ADD ("conflict", test_conflict);
  ADD ("mine", test_mine);
  ADD ("remembered", test_remembered);
  ADD ("dissolved-unit", test_dissolved_unit);
  return desk_run ();
}
