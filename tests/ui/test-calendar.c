/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days off in the window: the year's notice in one form, what it moves before it is saved, single days, and undo. */

#include "desk.h"
#include "dm-calendar-page.h"
#include "dm-day-dialog.h"
#include "dm-moves-view.h"
#include "dm-notice-dialog.h"
#include "dm-range-row.h"
#include "dm-words.h"

#define D(iso) (dm_day_parse (iso))
#define SOURCE "Thông báo số 4899/TB-BLĐTBXH ngày 02/12/2016"

#define CHILD(widget, TYPE, name) (gtk_widget_get_template_child ((widget), (TYPE), (name)))

/* --- looking --- */

static GtkWidget *
get_page (Desk *desk)
{
  return find_widget (desk->window, DM_TYPE_CALENDAR_PAGE);
}

static GtkListBox *
get_list (Desk *desk)
{
  return GTK_LIST_BOX (CHILD (get_page (desk), DM_TYPE_CALENDAR_PAGE, "list"));
}

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, n))
    n++;
  return n;
}

static GtkWidget *
find_row (Desk *desk, const char *title)
{
  GtkListBoxRow *row;

  for (guint i = 0; (row = gtk_list_box_get_row_at_index (get_list (desk), i)); i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0)
      return GTK_WIDGET (row);
  return NULL;
}

static gboolean
has_days (gpointer desk)
{
  return gtk_list_box_get_row_at_index (get_list (desk), 0) != NULL;
}

static void
open_calendar (Desk *desk)
{
  desk_open_sample (desk);
  gtk_widget_activate_action (desk->window, "win.go", "s", "calendar");
  wait_until (has_days, desk, "the days off");
}

static const char *
get_summary (Desk *desk)
{
  return gtk_label_get_text (GTK_LABEL (CHILD (get_page (desk), DM_TYPE_CALENDAR_PAGE, "summary")));
}

static gboolean
is_warned (Desk *desk)
{
  return gtk_widget_get_visible (GTK_WIDGET (CHILD (get_page (desk), DM_TYPE_CALENDAR_PAGE, "warning")));
}

typedef struct
{
  Desk *desk;
  const char *title;
  gboolean there;
} Row;

static gboolean
is_as_expected (gpointer data)
{
  Row *row = data;

  return (find_row (row->desk, row->title) != NULL) == row->there;
}

static void
wait_for_row (Desk *desk, const char *title, gboolean there)
{
  Row row = { desk, title, there };

  wait_until (is_as_expected, &row, title);
}

static gboolean
can_undo (gpointer desk)
{
  return g_strcmp0 (dm_office_get_undo_action (((Desk *) desk)->office), "calendar-notice") == 0;
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (desk->window, "win.undo", NULL);
}

/* --- the form --- */

static GtkWidget *
open_notice (Desk *desk)
{
  gtk_widget_activate_action (get_page (desk), "calendar.notice", NULL);
  return find_toplevel (DM_TYPE_NOTICE_DIALOG);
}

static void
press_save (GtkWidget *dialog)
{
  GtkWidget *button = gtk_window_get_default_widget (GTK_WINDOW (dialog));

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
type_source (GtkWidget *dialog, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "source")), text);
}

static GtkListBox *
get_days_off (GtkWidget *dialog)
{
  return GTK_LIST_BOX (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "days_off"));
}

static GtkWidget *
get_range (GtkWidget *dialog, guint i)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (get_days_off (dialog), i));
}

static void
type_range (GtkWidget *row, const char *name, const char *from, const char *until)
{
  gtk_editable_set_text (GTK_EDITABLE (CHILD (row, DM_TYPE_RANGE_ROW, "name")), name);
  gtk_editable_set_text (GTK_EDITABLE (CHILD (row, DM_TYPE_RANGE_ROW, "from")), from);
  gtk_editable_set_text (GTK_EDITABLE (CHILD (row, DM_TYPE_RANGE_ROW, "until")), until);
}

static GtkWidget *
add_range (GtkWidget *dialog, const char *name, const char *from, const char *until)
{
  g_autoptr (DmDayRange) range = dm_day_range_new (DM_DAY_NONE, DM_DAY_NONE, FALSE, NULL);
  GtkWidget *row = dm_range_row_new (range);

  gtk_list_box_append (get_days_off (dialog), row);
  type_range (row, name, from, until);
  return row;
}

static const char *
get_step (GtkWidget *dialog)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "steps")));
}

static gboolean
is_ready (gpointer dialog)
{
  return gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
}

static GtkStack *
get_moves_stack (GtkWidget *dialog)
{
  return GTK_STACK (CHILD (GTK_WIDGET (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "moves")), DM_TYPE_MOVES_VIEW, "stack"));
}

static GtkListBox *
get_moves (GtkWidget *dialog)
{
  return GTK_LIST_BOX (CHILD (GTK_WIDGET (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "moves")), DM_TYPE_MOVES_VIEW, "list"));
}

static void
go_to_review (GtkWidget *dialog)
{
  press_save (dialog);
  g_assert_cmpstr (get_step (dialog), ==, "review");
  wait_until (is_ready, dialog, "what moves");
}

/* --- the notice --- */

static void
test_notice (void)
{
  Desk desk;
  GtkWidget *dialog;
  GtkListBoxRow *row;
  g_autoptr (DmItem) item = NULL;

  open_calendar (&desk);
  item = desk_add_period (&desk, "Báo cáo", "2017-09-25", 7);
  g_assert_true (is_warned (&desk));
  dialog = open_notice (&desk);
  type_source (dialog, SOURCE);
  add_range (dialog, "Nghỉ hoán đổi", "02/10/2017", "");
  go_to_review (dialog);
  g_assert_cmpuint (count_rows (get_moves (dialog)), ==, 1);
  row = gtk_list_box_get_row_at_index (get_moves (dialog), 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Báo cáo");
  g_assert_nonnull (g_strrstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "04/10/2017 → 05/10/2017"));
  g_assert_nonnull (g_strrstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Quá hạn → Sắp đến hạn"));
  /* Nothing was saved so far. */
  g_assert_false (can_undo (&desk));
  press_save (dialog);
  wait_until (can_undo, &desk, "the notice saved");
  wait_for_row (&desk, "Nghỉ hoán đổi", TRUE);
  g_assert_false (is_warned (&desk));
  g_assert_cmpstr (get_summary (&desk), ==, "11 ngày nghỉ trong tuần làm việc");
  undo (&desk);
  wait_for_row (&desk, "Nghỉ hoán đổi", FALSE);
  g_assert_true (is_warned (&desk));
  desk_close (&desk);
}

static void
test_back (void)
{
  Desk desk;
  GtkWidget *dialog;

  open_calendar (&desk);
  dialog = open_notice (&desk);
  type_source (dialog, SOURCE);
  go_to_review (dialog);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_moves_stack (dialog)), ==, "nothing");
  /* Cancel goes one step back and nothing that was typed is lost. */
  g_assert_true (DM_DIALOG_GET_CLASS (dialog)->back (DM_DIALOG (dialog)));
  g_assert_cmpstr (get_step (dialog), ==, "form");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "source"))), ==, SOURCE);
  g_assert_false (DM_DIALOG_GET_CLASS (dialog)->back (DM_DIALOG (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_close (&desk);
}

/* A day that is taken out of the form is worked. */
static void
test_removed_range (void)
{
  Desk desk;
  GtkWidget *dialog;
  guint n;

  open_calendar (&desk);
  dialog = open_notice (&desk);
  n = count_rows (get_days_off (dialog));
  g_signal_emit_by_name (get_range (dialog, 0), "removed");
  g_assert_cmpuint (count_rows (get_days_off (dialog)), ==, n - 1);
  type_source (dialog, SOURCE);
  go_to_review (dialog);
  press_save (dialog);
  wait_until (can_undo, &desk, "the notice saved");
  g_assert_true (dm_calendar_is_working (dm_office_get_rules (desk.office)->calendar, D ("2017-01-02")));
  desk_close (&desk);
}

static const struct
{
  const char *name;
  const char *from;
  const char *until;
} wrong_ranges[] = {
  { "Nghỉ", "32/10/2017", "" },
  { "Nghỉ", "", "" },
  { "Nghỉ", "03/10/2017", "02/10/2017" },
  { "", "03/10/2017", "" },
  { "Nghỉ", "03/10/2019", "" },
  { "Nghỉ", "02/09/2017", "" }, /* there already */
};

static void
test_wrong_input (void)
{
  Desk desk;
  GtkWidget *dialog, *row;

  open_calendar (&desk);
  dialog = open_notice (&desk);
  press_save (dialog);
  g_assert_cmpstr (get_step (dialog), ==, "form");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "source")), "error"));
  type_source (dialog, SOURCE);
  row = add_range (dialog, "Nghỉ", "03/10/2017", "");
  for (guint i = 0; i < G_N_ELEMENTS (wrong_ranges); i++)
    {
      GtkWidget *from = GTK_WIDGET (CHILD (row, DM_TYPE_RANGE_ROW, "from"));

      type_range (row, wrong_ranges[i].name, wrong_ranges[i].from, wrong_ranges[i].until);
      press_save (dialog);
      g_assert_cmpstr (get_step (dialog), ==, "form");
      g_assert_true (gtk_widget_has_css_class (from, "error"));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (from)), ==, wrong_ranges[i].from);
    }
  type_range (row, "Nghỉ", "03/10/2017", "");
  go_to_review (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_close (&desk);
}

/* --- what was typed is not lost --- */

static const DmDraft *
find_draft (Desk *desk)
{
  g_autoptr (GPtrArray) all = dm_drafts_list (dm_office_get_drafts (desk->office));

  return all->len ? g_ptr_array_index (all, 0) : NULL;
}

static gboolean
has_draft (gpointer desk)
{
  return find_draft (desk) != NULL;
}

static gboolean
is_back (gpointer form)
{
  *(gpointer *) form = find_toplevel (DM_TYPE_NOTICE_DIALOG);
  return *(gpointer *) form != NULL && gtk_widget_get_mapped (*(gpointer *) form);
}

static const char *
get_text (GtkWidget *row, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (CHILD (row, DM_TYPE_RANGE_ROW, name)));
}

/* A row that is not finished and one that is gone come back so. */
static void
test_died (void)
{
  Desk desk;
  GtkWidget *dialog;
  guint n;

  open_calendar (&desk);
  dialog = open_notice (&desk);
  n = count_rows (get_days_off (dialog));
  type_source (dialog, "Thông báo số 48");
  type_range (get_range (dialog, 1), "Tết Nguyên đán", "26/01/2017", "01/0");
  g_signal_emit_by_name (get_range (dialog, 0), "removed");
  wait_until (has_draft, &desk, "the draft");
  dm_drafts_flush (dm_office_get_drafts (desk.office));
  gtk_window_destroy (GTK_WINDOW (dialog));

  desk_open_again (&desk);
  wait_until (is_back, &dialog, "the form coming back");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "source"))), ==,
                   "Thông báo số 48");
  g_assert_cmpuint (count_rows (get_days_off (dialog)), ==, n - 1);
  g_assert_cmpstr (get_text (get_range (dialog, 0), "name"), ==, "Tết Nguyên đán");
  g_assert_cmpstr (get_text (get_range (dialog, 0), "from"), ==, "26/01/2017");
  g_assert_cmpstr (get_text (get_range (dialog, 0), "until"), ==, "01/0");
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_close (&desk);
}

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

static gboolean
shows_conflict (gpointer dialog)
{
  return find_button (dialog, "Của tôi") != NULL;
}

/* Two people enter the notice at once. */
static void
test_conflict (void)
{
  Desk desk;
  GtkWidget *dialog;

  open_calendar (&desk);
  dialog = open_notice (&desk);
  type_source (dialog, "Thông báo của tôi");
  add_range (dialog, "Nghỉ hoán đổi", "02/10/2017", "");
  g_signal_emit_by_name (get_range (dialog, 0), "edited");
  desk_enter_notice (&desk, 2017);
  go_to_review (dialog);
  press_save (dialog);
  wait_until (shows_conflict, dialog, "the conflict");
  g_assert_cmpstr (get_step (dialog), ==, "form");
  /* They wrote the same days: only the paper is in question. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "source"))), ==,
                   "Thông báo của tôi");
  g_assert_cmpstr (get_text (get_range (dialog, count_rows (get_days_off (dialog)) - 1), "from"), ==, "02/10/2017");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (dialog, "Của người kia")), TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (CHILD (dialog, DM_TYPE_NOTICE_DIALOG, "source"))), ==, SOURCE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (dialog, "Của tôi")), TRUE);
  go_to_review (dialog);
  press_save (dialog);
  wait_for_row (&desk, "Nghỉ hoán đổi", TRUE);
  desk_close (&desk);
}

/* --- single days --- */

static GtkWidget *
open_day (Desk *desk, const char *edited)
{
  if (edited)
    gtk_widget_activate_action (get_page (desk), "calendar.edit-day", "i", D (edited));
  else
    gtk_widget_activate_action (desk->window, "win.new-day", NULL);
  return find_toplevel (DM_TYPE_DAY_DIALOG);
}

static void
type_day (GtkWidget *dialog, const char *on, const char *name, const char *source)
{
  if (on)
    gtk_editable_set_text (GTK_EDITABLE (CHILD (dialog, DM_TYPE_DAY_DIALOG, "on")), on);
  gtk_editable_set_text (GTK_EDITABLE (CHILD (dialog, DM_TYPE_DAY_DIALOG, "name")), name);
  gtk_editable_set_text (GTK_EDITABLE (CHILD (dialog, DM_TYPE_DAY_DIALOG, "source")), source);
}

static void
test_add_day (void)
{
  Desk desk;
  GtkWidget *dialog;

  open_calendar (&desk);
  dialog = open_day (&desk, NULL);
  type_day (dialog, "15/9/2017", "Nghỉ bão", "Công điện 10");
  press_save (dialog);
  wait_for_row (&desk, "Nghỉ bão", TRUE);
  undo (&desk);
  wait_for_row (&desk, "Nghỉ bão", FALSE);
  desk_close (&desk);
}

static gboolean
shows_moves (gpointer dialog)
{
  return gtk_widget_get_mapped (GTK_WIDGET (CHILD (dialog, DM_TYPE_DAY_DIALOG, "moves")));
}

/* What the day moves is shown before it is saved; one may go back from there. */
static void
test_day_moves (void)
{
  Desk desk;
  GtkWidget *dialog;
  g_autoptr (DmItem) item = NULL;

  open_calendar (&desk);
  item = desk_add_period (&desk, "Gửi danh sách người phát ngôn", "2017-09-28", 10);
  dialog = open_day (&desk, NULL);
  type_day (dialog, "02/10/2017", "Nghỉ bão", "Công điện 10");
  press_save (dialog);
  wait_until (shows_moves, dialog, "what moves");
  g_assert_null (find_row (&desk, "Nghỉ bão"));
  DM_DIALOG_GET_CLASS (dialog)->back (DM_DIALOG (dialog));
  g_assert_false (shows_moves (dialog));
  press_save (dialog);
  wait_until (shows_moves, dialog, "what moves again");
  press_save (dialog);
  wait_for_row (&desk, "Nghỉ bão", TRUE);
  desk_close (&desk);
}

/* What is edited becomes official, with its own paper. */
static void
test_edit_day (void)
{
  Desk desk;
  GtkWidget *dialog;

  open_calendar (&desk);
  dialog = open_day (&desk, "2017-04-06");
  type_day (dialog, NULL, "Giỗ Tổ", "Thông báo 12");
  press_save (dialog);
  wait_for_row (&desk, "Giỗ Tổ", TRUE);
  g_assert_nonnull (g_strrstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (&desk, "Giỗ Tổ"))),
                               "Chính thức · Thông báo 12"));
  desk_close (&desk);
}

static void
test_remove_day (void)
{
  Desk desk;

  open_calendar (&desk);
  gtk_widget_activate_action (get_page (&desk), "calendar.remove-day", "i", D ("2017-04-06"));
  wait_for_row (&desk, "Giỗ Tổ Hùng Vương", FALSE);
  g_assert_true (dm_calendar_is_working (dm_office_get_rules (desk.office)->calendar, D ("2017-04-06")));
  undo (&desk);
  wait_for_row (&desk, "Giỗ Tổ Hùng Vương", TRUE);
  desk_close (&desk);
}

static const struct
{
  const char *on;
  const char *name;
  const char *source;
  gboolean working;
  const char *wrong;
} wrong_days[] = {
  { "", "Nghỉ", "Công điện", FALSE, "on" },
  { "31/9/2017", "Nghỉ", "Công điện", FALSE, "on" },
  { "14/9/2017", "", "Công điện", FALSE, "name" },
  { "14/9/2017", "Nghỉ", " ", FALSE, "source" },
  { "14/9/2017", "Làm bù", "Công điện", TRUE, "on" }, /* a Thursday is worked anyway */
};

static void
test_wrong_day (void)
{
  Desk desk;
  GtkWidget *dialog;

  open_calendar (&desk);
  dialog = open_day (&desk, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong_days); i++)
    {
      GtkWidget *wrong = GTK_WIDGET (CHILD (dialog, DM_TYPE_DAY_DIALOG, wrong_days[i].wrong));

      adw_combo_row_set_selected (ADW_COMBO_ROW (CHILD (dialog, DM_TYPE_DAY_DIALOG, "kind")), wrong_days[i].working);
      type_day (dialog, wrong_days[i].on, wrong_days[i].name, wrong_days[i].source);
      press_save (dialog);
      g_assert_true (gtk_widget_has_css_class (wrong, "error"));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  desk_close (&desk);
}

/* --- years --- */

static void
turn_year (Desk *desk, const char *button)
{
  g_signal_emit_by_name (CHILD (get_page (desk), DM_TYPE_CALENDAR_PAGE, button), "clicked");
}

static void
test_years (void)
{
  Desk desk;
  GtkStack *stack;

  open_calendar (&desk);
  turn_year (&desk, "next_button");
  g_assert_nonnull (find_row (&desk, "Tết Dương lịch"));
  g_assert_true (is_warned (&desk));
  /* Of a year that is over, and of one far ahead, nobody is warned. */
  turn_year (&desk, "next_button");
  g_assert_false (is_warned (&desk));
  for (guint i = 0; i < 3; i++)
    turn_year (&desk, "previous_button");
  g_assert_false (is_warned (&desk));
  for (guint i = 0; i < 2; i++)
    turn_year (&desk, "previous_button");
  stack = GTK_STACK (CHILD (get_page (&desk), DM_TYPE_CALENDAR_PAGE, "stack"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  desk_close (&desk);
}

int
main (int argc, char **argv)
{
  dm_words_init ();
  gtk_disable_setlocale ();
  desk_start (&argc, &argv);
  g_test_add_func ("/calendar/notice", test_notice);
  g_test_add_func ("/calendar/back", test_back);
  g_test_add_func ("/calendar/removed-range", test_removed_range);
  g_test_add_func ("/calendar/wrong-input", test_wrong_input);
  g_test_add_func ("/calendar/died", test_died);
  g_test_add_func ("/calendar/conflict", test_conflict);
  g_test_add_func ("/calendar/add-day", test_add_day);
  g_test_add_func ("/calendar/day-moves", test_day_moves);
  g_test_add_func ("/calendar/edit-day", test_edit_day);
  g_test_add_func ("/calendar/remove-day", test_remove_day);
  g_test_add_func ("/calendar/wrong-day", test_wrong_day);
  g_test_add_func ("/calendar/years", test_years);
  return desk_run ();
}
