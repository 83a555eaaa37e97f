/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-notice-dialog.h"

#include "dm-moves-view.h"
#include "dm-range-row.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmNoticeDialog
{
  DmDialog parent_instance;

  DmNotice *notice;
  GCancellable *preview; /* the question under way, or the last one */

  GtkStack *steps;
  AdwEntryRow *source;
  GtkListBox *days_off;
  GtkListBox *make_up;
  GtkWidget *no_make_up;
  GtkLabel *summary;
  DmMovesView *moves;
};

G_DEFINE_FINAL_TYPE (DmNoticeDialog, dm_notice_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

/* --- the rows --- */

static void
show_make_up (DmNoticeDialog *self)
{
  gboolean any = gtk_list_box_get_row_at_index (self->make_up, 0) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->make_up), any);
  gtk_widget_set_visible (self->no_make_up, !any);
}

static void
row_removed_cb (DmNoticeDialog *self, DmRangeRow *row)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (row));
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
  show_make_up (self);
  gtk_widget_grab_focus (next ? next : GTK_WIDGET (self->source));
}

static GtkWidget *
add_row (DmNoticeDialog *self, const DmDayRange *range)
{
  GtkWidget *row = dm_range_row_new (range);

  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (range->working ? self->make_up : self->days_off, row);
  return row;
}

static void
add_empty_row (DmNoticeDialog *self, gboolean working)
{
  g_autoptr (DmDayRange) range = dm_day_range_new (DM_DAY_NONE, DM_DAY_NONE, working, working ? _ ("Make-up day") : NULL);
  GtkWidget *row = add_row (self, range);

  show_make_up (self);
  gtk_widget_grab_focus (row);
}

static void
add_days_off_cb (DmNoticeDialog *self)
{
  add_empty_row (self, FALSE);
}

static void
add_make_up_cb (DmNoticeDialog *self)
{
  add_empty_row (self, TRUE);
}

static void
list_rows (GtkListBox *list, GPtrArray *rows)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_ptr_array_add (rows, row);
}

/* --- reading the form --- */

static void
tell_fault (DmNoticeDialog *self, const char *fault, GtkWidget *at)
{
  g_autoptr (GError) error = g_error_new_literal (DM_STORE_ERROR, DM_STORE_ERROR_INVALID, fault);

  dm_dialog_fail_error (DM_DIALOG (self), error);
  if (DM_IS_RANGE_ROW (at))
    dm_range_row_set_wrong (DM_RANGE_ROW (at), TRUE);
  else
    gtk_widget_add_css_class (at, "error");
  gtk_widget_grab_focus (at);
}

static gboolean
read_form (DmNoticeDialog *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const char *fault;
  guint index;

  gtk_widget_remove_css_class (GTK_WIDGET (self->source), "error");
  g_free (self->notice->source);
  self->notice->source = dm_form_dup_row (self->source);
  list_rows (self->days_off, rows);
  list_rows (self->make_up, rows);
  g_ptr_array_set_size (self->notice->ranges, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      dm_range_row_set_wrong (g_ptr_array_index (rows, i), FALSE);
      g_ptr_array_add (self->notice->ranges, dm_range_row_dup_range (g_ptr_array_index (rows, i)));
    }
  fault = dm_notice_find_fault (self->notice, &index);
  if (fault)
    tell_fault (self, fault, index < rows->len ? g_ptr_array_index (rows, index) : GTK_WIDGET (self->source));
  return fault == NULL;
}

/* --- the steps --- */

static gboolean
is_reviewing (DmNoticeDialog *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->steps), "review");
}

static void
show_form (DmNoticeDialog *self)
{
  gtk_stack_set_visible_child_name (self->steps, "form");
  dm_dialog_set_buttons (DM_DIALOG (self), _ ("Cancel"), _ ("Continue"), TRUE);
}

static gboolean
dm_notice_dialog_back (DmDialog *dialog)
{
  DmNoticeDialog *self = DM_NOTICE_DIALOG (dialog);

  g_cancellable_cancel (self->preview);
  if (!is_reviewing (self))
    return FALSE;
  show_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->source));
  return TRUE;
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmNoticeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moves = dm_office_preview_notice_finish (DM_OFFICE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->steps == NULL)
    return;
  if (moves == NULL)
    {
      show_form (self);
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  dm_moves_view_show (self->moves, moves);
  dm_dialog_set_buttons (DM_DIALOG (self), _ ("Back"), _ ("Save"), TRUE);
}

static void
review (DmNoticeDialog *self)
{
  g_autofree char *summary = dm_words_days_off (self->notice->ranges);

  gtk_label_set_text (self->summary, summary);
  dm_moves_view_wait (self->moves);
  gtk_stack_set_visible_child_name (self->steps, "review");
  dm_dialog_set_buttons (DM_DIALOG (self), _ ("Back"), _ ("Save"), FALSE);
  g_clear_object (&self->preview);
  self->preview = g_cancellable_new ();
  dm_office_preview_notice_async (dm_dialog_get_office (DM_DIALOG (self)), self->notice, self->preview, previewed_cb,
                                  g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmNoticeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dm_office_save_notice_finish (DM_OFFICE (source), result, &error))
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, self->notice->year);
  dm_dialog_done (DM_DIALOG (self));
}

static void
dm_notice_dialog_save (DmDialog *dialog)
{
  DmNoticeDialog *self = DM_NOTICE_DIALOG (dialog);

  if (is_reviewing (self))
    dm_office_save_notice_async (dm_dialog_get_office (dialog), self->notice, NULL, saved_cb, g_object_ref (self));
  else if (read_form (self))
    review (self);
}

/* --- the widget --- */

static void
dm_notice_dialog_dispose (GObject *object)
{
  DmNoticeDialog *self = DM_NOTICE_DIALOG (object);

  g_cancellable_cancel (self->preview);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_NOTICE_DIALOG);
  G_OBJECT_CLASS (dm_notice_dialog_parent_class)->dispose (object);
}

static void
dm_notice_dialog_finalize (GObject *object)
{
  DmNoticeDialog *self = DM_NOTICE_DIALOG (object);

  g_clear_object (&self->preview);
  dm_notice_free (self->notice);
  G_OBJECT_CLASS (dm_notice_dialog_parent_class)->finalize (object);
}

static void
dm_notice_dialog_class_init (DmNoticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_notice_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_notice_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_notice_dialog_save;
  DM_DIALOG_CLASS (klass)->back = dm_notice_dialog_back;
  saved_signal = g_signal_new ("saved", DM_TYPE_NOTICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-notice-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, add_days_off_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_make_up_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmNoticeDialog, name)
  BIND (steps);
  BIND (source);
  BIND (days_off);
  BIND (make_up);
  BIND (no_make_up);
  BIND (summary);
  BIND (moves);
#undef BIND
}

static void
dm_notice_dialog_init (DmNoticeDialog *self)
{
  g_type_ensure (DM_TYPE_MOVES_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

DmNoticeDialog *
dm_notice_dialog_new (const DmNotice *notice)
{
  DmNoticeDialog *self = g_object_new (DM_TYPE_NOTICE_DIALOG, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Notice of days off in %d"), notice->year);

  self->notice = dm_notice_copy (notice);
  gtk_window_set_title (GTK_WINDOW (self), title);
  dm_form_set_row (self->source, notice->source);
  for (guint i = 0; i < notice->ranges->len; i++)
    add_row (self, g_ptr_array_index (notice->ranges, i));
  show_make_up (self);
  show_form (self);
  return self;
}
