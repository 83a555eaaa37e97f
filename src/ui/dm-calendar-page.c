/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-calendar-page.h"
#include "dm-calendar-rows.h"
#include "dm-day-dialog.h"
#include "dm-notice-dialog.h"
#include "dm-task-detail-private.h"
#include "dm-window.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* The law that the table begins with is of 1999; nobody plans a century ahead. */
#define FIRST_YEAR 2000
#define LAST_YEAR 2099

struct _DmCalendarPage
{
  GtkWidget parent_instance;

  DmOffice *office;
  GPtrArray *days; /* DmCalendarDay: the whole table; NULL until it was read */
  int year;
  char *resumed;   /* the key of a form that is to be opened as soon as the days are there, or NULL */

  GtkWidget *content;
  GtkStack *stack;
  GtkLabel *year_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkButton *notice_button;
  GtkWidget *warning;
  GtkLabel *warning_label;
  GtkLabel *summary;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DmCalendarPage, dm_calendar_page, GTK_TYPE_WIDGET)

static DmWindow *
get_window (DmCalendarPage *self)
{
  return DM_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- showing a year --- */

/* A year that is over no longer moves a deadline of work to come, and one far ahead has no notice yet. */
static gboolean
is_notice_awaited (DmCalendarPage *self)
{
  int this_year = dm_day_year (dm_office_get_today (self->office));

  return self->year == this_year || self->year == this_year + 1;
}

static void
show_notice (DmCalendarPage *self, gboolean missing)
{
  g_autofree char *enter = g_strdup_printf (_ ("Enter the notice of %d…"), self->year);
  g_autofree char *correct = g_strdup_printf (_ ("Correct the notice of %d…"), self->year);
  g_autofree char *warning = g_strdup_printf (
      _ ("The official notice of %d has not been entered. The days below are computed from the law and the lunar "
         "calendar; deadlines counted in working days may end on another day."),
      self->year);

  gtk_button_set_label (self->notice_button, missing ? enter : correct);
  if (missing)
    gtk_widget_add_css_class (GTK_WIDGET (self->notice_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->notice_button), "suggested-action");
  gtk_label_set_text (self->warning_label, warning);
  gtk_widget_set_visible (self->warning, missing && is_notice_awaited (self));
}

static void
show_year (DmCalendarPage *self)
{
  g_autofree char *digits = g_strdup_printf ("%d", self->year), *summary = NULL;
  g_autoptr (GPtrArray) ranges = NULL;
  g_autoptr (DmCalendar) calendar = NULL;

  gtk_label_set_text (self->year_label, digits);
  gtk_widget_set_sensitive (self->previous_button, self->year > FIRST_YEAR);
  gtk_widget_set_sensitive (self->next_button, self->year < LAST_YEAR);
  if (self->days == NULL)
    return;
  ranges = dm_notice_list_ranges (self->days, self->year);
  calendar = dm_calendar_new (self->days);
  show_notice (self, dm_notice_is_missing (self->days, self->year));
  summary = dm_words_days_off (ranges);
  gtk_label_set_text (self->summary, summary);
  dm_list_box_clear (self->list);
  for (guint i = 0; i < ranges->len; i++)
    gtk_list_box_append (self->list, dm_calendar_row_new (g_ptr_array_index (ranges, i), calendar));
  gtk_stack_set_visible_child_name (self->stack, ranges->len ? "days" : "empty");
}

static void resume (DmCalendarPage *self);

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmCalendarPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *days = dm_office_list_calendar_finish (DM_OFFICE (source), result, &error);

  if (self->office == NULL)
    g_clear_pointer (&days, g_ptr_array_unref);
  else if (days)
    {
      g_clear_pointer (&self->days, g_ptr_array_unref);
      self->days = days;
      show_year (self);
      resume (self);
    }
  else if (gtk_widget_get_root (GTK_WIDGET (self)))
    dm_window_say_error (get_window (self), error);
}

static void
list_days (DmCalendarPage *self)
{
  dm_office_list_calendar_async (self->office, NULL, listed_cb, g_object_ref (self));
}

static void
load (DmCalendarPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    list_days (self);
}

static void
previous_clicked_cb (DmCalendarPage *self)
{
  self->year--;
  show_year (self);
}

static void
next_clicked_cb (DmCalendarPage *self)
{
  self->year++;
  show_year (self);
}

/* --- the notice --- */

static void
notice_saved_cb (DmNoticeDialog *dialog, int year, DmCalendarPage *self)
{
  g_autofree char *words = g_strdup_printf (_ ("Notice of %d saved"), year);

  dm_window_say_undoable (get_window (self), words);
}

static void
notice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmCalendarPage *self = DM_CALENDAR_PAGE (widget);
  g_autoptr (DmNotice) notice = NULL;
  DmNoticeDialog *dialog;

  if (self->days == NULL)
    return;
  notice = dm_notice_read (self->days, self->year);
  dialog = dm_notice_dialog_new (notice);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (notice_saved_cb), self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, widget);
}

/* --- single days --- */

static void
day_saved_cb (DmDayDialog *dialog, int on, DmCalendarPage *self)
{
  g_autofree char *day = dm_words_day (on), *words = g_strdup_printf (_ ("%s saved"), day);

  self->year = dm_day_year (on);
  show_year (self);
  dm_window_say_undoable (get_window (self), words);
}

static void
present_day (DmCalendarPage *self, DmDay on)
{
  DmDayDialog *dialog;

  if (self->days == NULL)
    return;
  dialog = dm_day_dialog_new (self->days, on);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (day_saved_cb), self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, GTK_WIDGET (self));
}

static void
add_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_day (DM_CALENDAR_PAGE (widget), DM_DAY_NONE);
}

static void
edit_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_day (DM_CALENDAR_PAGE (widget), g_variant_get_int32 (parameter));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmCalendarPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = dm_office_delete_calendar_days_finish (DM_OFFICE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (done)
    dm_window_say_undoable (get_window (self), _ ("Day removed: it is an ordinary day of the week now"));
  else
    dm_window_say_error (get_window (self), error);
}

/* With what was computed below it: nothing must come up in its place. */
static void
remove_day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmCalendarPage *self = DM_CALENDAR_PAGE (widget);
  DmDay on = g_variant_get_int32 (parameter);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; self->days && i < self->days->len; i++)
    if (((const DmCalendarDay *) g_ptr_array_index (self->days, i))->on == on)
      g_ptr_array_add (rows, g_ptr_array_index (self->days, i));
  if (rows->len > 0)
    dm_office_delete_calendar_days_async (self->office, rows, NULL, removed_cb, g_object_ref (self));
}

/* --- a form that a program which died has left: "notice:2025", "day:2025-01-24", "new-day" --- */

static void
resume (DmCalendarPage *self)
{
  g_autofree char *key = g_steal_pointer (&self->resumed);
  g_auto (GStrv) words = g_strsplit (key ? key : "", ":", 2);

  if (key == NULL)
    return;
  if (g_str_equal (words[0], "notice") && words[1])
    {
      self->year = CLAMP (atoi (words[1]), FIRST_YEAR, LAST_YEAR);
      show_year (self);
      gtk_widget_activate_action (GTK_WIDGET (self), "calendar.notice", NULL);
    }
  else
    present_day (self, dm_day_parse (words[1]));
}

static void
resume_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmCalendarPage *self = DM_CALENDAR_PAGE (widget);

  g_free (self->resumed);
  self->resumed = g_variant_dup_string (parameter, NULL);
  /* Also where another page has come in front meanwhile. */
  if (self->days)
    resume (self);
  else
    list_days (self);
}

/* --- the widget --- */

static void
dm_calendar_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dm_calendar_page_parent_class)->map (widget);
  load (DM_CALENDAR_PAGE (widget));
}

static void
dm_calendar_page_dispose (GObject *object)
{
  DmCalendarPage *self = DM_CALENDAR_PAGE (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->resumed, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_CALENDAR_PAGE);
  G_OBJECT_CLASS (dm_calendar_page_parent_class)->dispose (object);
}

static void
dm_calendar_page_class_init (DmCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_calendar_page_dispose;
  widget_class->map = dm_calendar_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-calendar-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmCalendarPage, name)
  BIND (content);
  BIND (stack);
  BIND (year_label);
  BIND (previous_button);
  BIND (next_button);
  BIND (notice_button);
  BIND (warning);
  BIND (warning_label);
  BIND (summary);
  BIND (list);
#undef BIND
  gtk_widget_class_install_action (widget_class, "calendar.notice", NULL, notice_action);
  gtk_widget_class_install_action (widget_class, "calendar.resume", "s", resume_action);
  gtk_widget_class_install_action (widget_class, "calendar.add-day", NULL, add_day_action);
  gtk_widget_class_install_action (widget_class, "calendar.edit-day", "i", edit_day_action);
  gtk_widget_class_install_action (widget_class, "calendar.remove-day", "i", remove_day_action);
}

static void
dm_calendar_page_init (DmCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dm_calendar_page_new (DmOffice *office)
{
  DmCalendarPage *self = g_object_new (DM_TYPE_CALENDAR_PAGE, NULL);

  self->office = g_object_ref (office);
  self->year = dm_day_year (dm_office_get_today (office));
  g_signal_connect_object (office, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  show_year (self);
  return GTK_WIDGET (self);
}
