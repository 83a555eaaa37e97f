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
  GPtrArray *known;      /* DmDayRange: as the notice was read */
  GCancellable *preview; /* the question under way, or the last one */

  gboolean writing; /* the rows into their text */

  GtkStack *steps;
  AdwEntryRow *source;
  AdwEntryRow *ranges; /* all rows as one text: what is kept of a form, and compared */
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
list_rows (GtkListBox *list, GPtrArray *rows)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_ptr_array_add (rows, row);
}

static char *
join_rows (DmNoticeDialog *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GString *text = g_string_new (NULL);
  guint n_off;

  list_rows (self->days_off, rows);
  n_off = rows->len;
  list_rows (self->make_up, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = g_strdelimit (dm_range_row_dup_text (g_ptr_array_index (rows, i)), ";", ',');

      g_string_append_printf (text, "%s%s%s", i ? "; " : "", i < n_off ? "" : "+ ", row);
    }
  return g_string_free (text, FALSE);
}

static void
row_edited_cb (DmNoticeDialog *self)
{
  g_autofree char *text = NULL;

  if (self->writing)
    return;
  text = join_rows (self);
  self->writing = TRUE;
  dm_form_set_row (self->ranges, text);
  self->writing = FALSE;
}

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
  row_edited_cb (self);
  gtk_widget_grab_focus (next ? next : GTK_WIDGET (self->source));
}

static GtkWidget *
add_row (DmNoticeDialog *self, const DmDayRange *range)
{
  GtkWidget *row = dm_range_row_new (range);

  g_signal_connect_object (row, "edited", G_CALLBACK (row_edited_cb), self, G_CONNECT_SWAPPED);
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
  row_edited_cb (self);
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

/* --- the rows from their text: a form that comes back, or that two people saved --- */

/* What another paper said goes on being that paper's. */
static const DmDayRange *
find_known (DmNoticeDialog *self, gboolean working, const char *text)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      const DmDayRange *range = g_ptr_array_index (self->known, i);
      GtkWidget *row = g_object_ref_sink (dm_range_row_new (range));
      g_autofree char *known = g_strdelimit (dm_range_row_dup_text (DM_RANGE_ROW (row)), ";", ',');

      g_object_unref (row);
      if (range->working == working && g_str_equal (known, text))
        return range;
    }
  return NULL;
}

static void
add_row_of_text (DmNoticeDialog *self, const char *text)
{
  gboolean working = g_str_has_prefix (text, "+ ");
  const char *words = working ? text + 2 : text;
  const DmDayRange *known = find_known (self, working, words);
  g_autoptr (DmDayRange) empty = dm_day_range_new (DM_DAY_NONE, DM_DAY_NONE, working, NULL);
  GtkWidget *row = add_row (self, known ? known : empty);

  if (known == NULL)
    dm_range_row_set_text (DM_RANGE_ROW (row), words);
}

static void
clear_rows (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
ranges_changed_cb (DmNoticeDialog *self)
{
  g_auto (GStrv) texts = NULL;

  if (self->writing)
    return;
  texts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->ranges)), "; ", -1);
  self->writing = TRUE;
  clear_rows (self->days_off);
  clear_rows (self->make_up);
  for (guint i = 0; texts[i]; i++)
    /* Of both versions a row that they share is there once. */
    if (*texts[i] && !g_strv_contains ((const char *const *) texts + i + 1, texts[i]))
      add_row_of_text (self, texts[i]);
  self->writing = FALSE;
  show_make_up (self);
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
  dm_dialog_go_to (self->steps, "form");
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
  dm_dialog_go_to (self->steps, "review");
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
      show_form (self);
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

/* --- somebody else was first --- */

/* The rows are made of their text when that is set. */
static void
show_notice (DmNoticeDialog *self, DmNotice *notice)
{
  g_clear_pointer (&self->notice, dm_notice_free);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->notice = notice;
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_day_range_free);
  self->writing = TRUE;
  clear_rows (self->days_off);
  clear_rows (self->make_up);
  for (guint i = 0; i < notice->ranges->len; i++)
    {
      g_ptr_array_add (self->known, dm_day_range_copy (g_ptr_array_index (notice->ranges, i)));
      add_row (self, g_ptr_array_index (notice->ranges, i));
    }
  self->writing = FALSE;
  row_edited_cb (self);
  show_make_up (self);
  dm_form_set_row (self->source, notice->source);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmNoticeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = dm_office_list_calendar_finish (DM_OFFICE (source), result, &error);

  if (self->steps == NULL)
    return;
  if (days == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  show_notice (self, dm_notice_read (days, self->notice->year));
  dm_dialog_reloaded (DM_DIALOG (self));
}

static void
dm_notice_dialog_reload (DmDialog *dialog)
{
  dm_office_list_calendar_async (dm_dialog_get_office (dialog), NULL, listed_cb, g_object_ref (dialog));
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
  g_clear_pointer (&self->known, g_ptr_array_unref);
  G_OBJECT_CLASS (dm_notice_dialog_parent_class)->finalize (object);
}

static void
dm_notice_dialog_class_init (DmNoticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_notice_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_notice_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_notice_dialog_save;
  DM_DIALOG_CLASS (klass)->reload = dm_notice_dialog_reload;
  DM_DIALOG_CLASS (klass)->back = dm_notice_dialog_back;
  saved_signal = g_signal_new ("saved", DM_TYPE_NOTICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-notice-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, add_days_off_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_make_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, ranges_changed_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmNoticeDialog, name)
  BIND (steps);
  BIND (source);
  BIND (ranges);
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
  g_autofree char *key = g_strdup_printf ("notice:%d", notice->year);

  gtk_window_set_title (GTK_WINDOW (self), title);
  dm_dialog_set_subject (DM_DIALOG (self), key, title);
  show_notice (self, dm_notice_copy (notice));
  show_form (self);
  return self;
}
