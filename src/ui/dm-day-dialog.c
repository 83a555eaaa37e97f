/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-day-dialog.h"
#include "dm-moves-view.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmDayDialog
{
  DmDialog parent_instance;

  DmCalendar *calendar;
  DmCalendarDay *draft; /* of a day that is edited its official row, or a new one */
  GCancellable *preview;

  GtkStack *steps;
  DmMovesView *moves;
  AdwEntryRow *on;
  GtkLabel *weekday;
  AdwComboRow *kind;
  AdwEntryRow *name;
  AdwEntryRow *source;
};

G_DEFINE_FINAL_TYPE (DmDayDialog, dm_day_dialog, DM_TYPE_DIALOG)

enum
{
  KIND_OFF,
  KIND_WORKING
};

static guint saved_signal;

static void
day_changed_cb (DmDayDialog *self)
{
  g_autofree char *text = dm_form_dup_row (self->on);
  g_autofree char *words = dm_words_weekday (text ? dm_form_parse_day (text) : DM_DAY_NONE);

  gtk_label_set_text (self->weekday, words);
}

/* --- the steps: the form, and what the day moves where it moves anything --- */

static gboolean
is_reviewing (DmDayDialog *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->steps), "review");
}

static void
show_form (DmDayDialog *self)
{
  gtk_stack_set_visible_child_name (self->steps, "form");
  dm_dialog_set_buttons (DM_DIALOG (self), _ ("Cancel"), _ ("Save"), TRUE);
}

static gboolean
dm_day_dialog_back (DmDialog *dialog)
{
  DmDayDialog *self = DM_DAY_DIALOG (dialog);

  g_cancellable_cancel (self->preview);
  if (!is_reviewing (self))
    return FALSE;
  show_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmDayDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dm_office_save_calendar_day_finish (DM_OFFICE (source), result, &error))
    {
      show_form (self);
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, (int) self->draft->on);
  dm_dialog_done (DM_DIALOG (self));
}

static void
save (DmDayDialog *self)
{
  dm_office_save_calendar_day_async (dm_dialog_get_office (DM_DIALOG (self)), self->draft, NULL, saved_cb,
                                     g_object_ref (self));
}

/* A day that moves nothing is saved without a word. */
static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmDayDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moves = dm_office_preview_calendar_day_finish (DM_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->steps == NULL)
    return;
  if (moves == NULL)
    dm_dialog_fail_error (DM_DIALOG (self), error);
  else if (moves->len == 0)
    save (self);
  else
    {
      dm_moves_view_show (self->moves, moves);
      gtk_stack_set_visible_child_name (self->steps, "review");
      dm_dialog_set_buttons (DM_DIALOG (self), _ ("Back"), _ ("Save"), TRUE);
    }
}

static void
preview (DmDayDialog *self)
{
  g_clear_object (&self->preview);
  self->preview = g_cancellable_new ();
  dm_office_preview_calendar_day_async (dm_dialog_get_office (DM_DIALOG (self)), self->draft, self->preview, previewed_cb,
                                        g_object_ref (self));
}

/* --- reading the form --- */

static void
fail_at (DmDayDialog *self, AdwEntryRow *row, const char *words)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  dm_dialog_fail (DM_DIALOG (self), words);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* A day that is added must not be there yet, and must change what the week says of it. */
static gboolean
check_day (DmDayDialog *self)
{
  const DmCalendarDay *there = dm_calendar_lookup (self->calendar, self->draft->on);
  g_autofree char *words = NULL;

  if (self->draft->on == DM_DAY_NONE)
    words = g_strdup (_ ("Enter the day as 30/09/2017."));
  else if (self->draft->rev == 0 && there && there->official)
    words = g_strdup_printf (_ ("The day is in the calendar already (%s); edit its row."), there->name ? there->name : "");
  else if (self->draft->working && there == NULL && dm_calendar_is_working (self->calendar, self->draft->on))
    words = g_strdup (_ ("A make-up working day is a Saturday or a Sunday; every other day is worked anyway."));
  if (words)
    fail_at (self, self->on, words);
  return words == NULL;
}

static void
take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static gboolean
read_form (DmDayDialog *self)
{
  DmCalendarDay *draft = self->draft;

  if (!dm_form_get_day (DM_DIALOG (self), self->on, &draft->on))
    return FALSE;
  draft->working = adw_combo_row_get_selected (self->kind) == KIND_WORKING;
  take (&draft->name, dm_form_dup_row (self->name));
  take (&draft->source, dm_form_dup_row (self->source));
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->source), "error");
  if (!check_day (self))
    return FALSE;
  if (draft->name == NULL)
    fail_at (self, self->name, _ ("Enter what the day is, for example “Tết Nguyên đán”."));
  else if (draft->source == NULL)
    fail_at (self, self->source, _ ("Enter the paper that says so, with its number and day."));
  return draft->name && draft->source;
}

static void
dm_day_dialog_save (DmDialog *dialog)
{
  DmDayDialog *self = DM_DAY_DIALOG (dialog);

  if (is_reviewing (self))
    save (self);
  else if (read_form (self))
    preview (self);
}

static void
dm_day_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (DM_DAY_DIALOG (object)->preview);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_DAY_DIALOG);
  G_OBJECT_CLASS (dm_day_dialog_parent_class)->dispose (object);
}

static void
dm_day_dialog_finalize (GObject *object)
{
  DmDayDialog *self = DM_DAY_DIALOG (object);

  g_clear_object (&self->preview);
  dm_calendar_unref (self->calendar);
  dm_calendar_day_free (self->draft);
  G_OBJECT_CLASS (dm_day_dialog_parent_class)->finalize (object);
}

static void
dm_day_dialog_class_init (DmDayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_day_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_day_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_day_dialog_save;
  DM_DIALOG_CLASS (klass)->back = dm_day_dialog_back;
  saved_signal = g_signal_new ("saved", DM_TYPE_DAY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-day-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, DmDayDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, DmDayDialog, moves);
  gtk_widget_class_bind_template_child (widget_class, DmDayDialog, on);
  gtk_widget_class_bind_template_child (widget_class, DmDayDialog, weekday);
  gtk_widget_class_bind_template_child (widget_class, DmDayDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DmDayDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DmDayDialog, source);
}

static void
dm_day_dialog_init (DmDayDialog *self)
{
  g_type_ensure (DM_TYPE_MOVES_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is edited becomes official: a computed row stays below it, for when it is taken back. */
static DmCalendarDay *
make_draft (const DmCalendarDay *day)
{
  DmCalendarDay *draft;

  if (day == NULL)
    return dm_calendar_day_new (DM_DAY_NONE, FALSE, TRUE, NULL, NULL);
  if (day->official)
    return dm_calendar_day_copy (day);
  draft = dm_calendar_day_new (day->on, day->working, TRUE, day->name, NULL);
  return draft;
}

static void
set_subject (DmDayDialog *self, DmDay on)
{
  g_autofree char *day = dm_day_format (on);
  g_autofree char *key = day ? g_strdup_printf ("day:%s", day) : g_strdup ("new-day");

  dm_dialog_set_subject (DM_DIALOG (self), key, gtk_window_get_title (GTK_WINDOW (self)));
}

DmDayDialog *
dm_day_dialog_new (const GPtrArray *days, DmDay on)
{
  DmDayDialog *self = g_object_new (DM_TYPE_DAY_DIALOG, NULL);

  self->calendar = dm_calendar_new (days);
  self->draft = make_draft (dm_calendar_lookup (self->calendar, on));
  gtk_window_set_title (GTK_WINDOW (self), on == DM_DAY_NONE ? _ ("Add a day") : _ ("Edit the day"));
  dm_form_set_day (self->on, on);
  gtk_editable_set_editable (GTK_EDITABLE (self->on), on == DM_DAY_NONE);
  adw_combo_row_set_selected (self->kind, self->draft->working ? KIND_WORKING : KIND_OFF);
  dm_form_set_row (self->name, self->draft->name);
  dm_form_set_row (self->source, self->draft->source);
  day_changed_cb (self);
  set_subject (self, on);
  return self;
}
