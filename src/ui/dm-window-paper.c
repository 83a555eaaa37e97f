/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialogs.h"
#include "dm-print.h"
#include "dm-sheet-export.h"
#include "dm-task-table.h"
#include "dm-waiting.h"
#include "dm-window-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* The list of tasks on paper, as it is looked at: its rows, headings and columns in their order. */

/* Reading is the first part of the work on a PDF. */
#define READING 0.3

typedef struct
{
  DmWindow *window;
  DmWaiting *waiting;
  DmSheetHead *head;
  GFile *file;   /* NULL: it is printed */
} Paper;

static void
paper_free (Paper *self)
{
  dm_waiting_end (self->waiting);
  dm_sheet_head_free (self->head);
  g_clear_object (&self->file);
  g_object_unref (self->window);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paper, paper_free)

/* --- the words above it --- */

static char *
dup_subject (const DmPlan *plan)
{
  g_autofree char *label = plan ? dm_plan_dup_label (plan) : NULL;

  if (plan == NULL)
    return g_strdup (_ ("All plans"));
  if (plan->number == NULL)
    return g_steal_pointer (&label);
  return g_strdup_printf ("%s %s%s%s", plan->type ? plan->type : _ ("Plan"), label, plan->title ? "\n" : "",
                          plan->title ? plan->title : "");
}

static DmSheetHead *
make_head (DmWindow *self)
{
  const DmPlan *plan = dm_window_find_plan (self, self->plan_id);
  g_autofree char *filter = dm_task_page_dup_filter_words (dm_window_get_tasks (self));
  DmSheetHead *head = dm_sheet_head_new ();

  head->office = plan ? g_strdup (plan->issuer) : NULL;
  head->title = g_strdup (_ ("LIST OF TASKS"));
  head->subject = dup_subject (plan);
  head->filter = *filter ? g_strdup_printf (_ ("Only: %s"), filter) : NULL;
  head->empty = g_strdup (_ ("No task fits"));
  head->on = dm_office_get_today (self->office);
  return head;
}

static void
say_figures (Paper *self, const DmTable *table)
{
  g_autofree char *day = dm_words_day (self->head->on);
  g_autofree char *count = g_strdup_printf (ngettext ("%u task", "%u tasks", table->n_bodies), table->n_bodies);

  self->head->figures = g_strdup_printf (_ ("Figures of %s · %s"), day, count);
}

/* --- a PDF --- */

static void
show_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

static void
say_exported (Paper *self)
{
  AdwToast *toast = adw_toast_new (_ ("Exported"));
  g_autofree char *uri = g_file_get_uri (self->file);

  adw_toast_set_button_label (toast, _ ("Open"));
  adw_toast_set_action_name (toast, "win.show-file");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_overlay_add_toast (self->window->toasts, toast);
}

static void
choose_again (gpointer window)
{
  gtk_widget_activate_action (window, "win.export-pdf", NULL);
}

/* That the file is not there yet is no reason; that its folder is not, is one. */
static char *
dup_why (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? g_strdup (_ ("There is no such folder; choose another one."))
                                                                   : dm_words_error (error);
}

/* Where and why; and another place is one click away. */
static void
say_not_exported (Paper *self, const GError *error)
{
  g_autofree char *why = dup_why (error), *where = g_file_get_parse_name (self->file);
  g_autofree char *words = g_strdup_printf (_ ("“%s” was not written. %s"), where, why);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->window->office == NULL)
    return;
  dm_dialogs_offer (GTK_WINDOW (self->window), _ ("The list was not exported"), words, _ ("Choose another place…"),
                    choose_again, g_object_ref (self->window), g_object_unref);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paper) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dm_sheet_export_finish (result, &error))
    say_not_exported (self, error);
  else if (self->window->office)
    say_exported (self);
}

static void
written_cb (double done, gpointer waiting)
{
  dm_waiting_set_done (READING + (1 - READING) * done, waiting);
}

/* --- a printer --- */

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DmWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (error && window->office)
    dm_window_say_error (window, error);
  g_object_unref (operation);
}

static void
let_go (gpointer window, GClosure *closure)
{
  g_object_unref (window);
}

static void
print (Paper *self, DmTable *table)
{
  GtkPrintOperation *operation = dm_print_new (table, self->head);

  g_signal_connect_data (operation, "done", G_CALLBACK (printed_cb), g_object_ref (self->window), let_go, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self->window), NULL);
}

/* --- reading --- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Paper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmTable) table = dm_task_table_finish (DM_OFFICE (source), result, &error);
  DmWaiting *waiting = self->waiting;
  DmSheetHead *head = self->head;
  GFile *file = self->file;

  if (table == NULL)
    {
      if (self->window->office && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dm_window_say_error (self->window, error);
      return;
    }
  say_figures (self, table);
  if (file == NULL)
    print (self, table);
  else
    dm_sheet_export_async (g_steal_pointer (&table), head, file, written_cb, waiting,
                           dm_waiting_get_cancellable (waiting), exported_cb, g_steal_pointer (&self));
}

static void
read_done_cb (double done, gpointer waiting)
{
  dm_waiting_set_done (READING * done, waiting);
}

static void
begin (DmWindow *window, GFile *file)
{
  Paper *self = g_new0 (Paper, 1);
  g_autoptr (GArray) fields = dm_task_page_dup_fields (dm_window_get_tasks (window));

  self->window = g_object_ref (window);
  self->file = file ? g_object_ref (file) : NULL;
  self->head = make_head (window);
  self->waiting = dm_waiting_new (GTK_WINDOW (window), file ? _ ("Exporting…") : _ ("Preparing to print…"));
  dm_task_table_query_async (window->office, dm_task_page_get_query (dm_window_get_tasks (window)), fields,
                             file ? read_done_cb : dm_waiting_set_done, self->waiting,
                             dm_waiting_get_cancellable (self->waiting), read_cb, self);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_window_show_place (DM_WINDOW (widget), "tasks");
  begin (DM_WINDOW (widget), NULL);
}

static void
chosen_cb (GFile *file, gpointer window)
{
  begin (window, file);
}

void
dm_window_export_pdf (DmWindow *self, GFile *file)
{
  begin (self, file);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmPlan *plan = dm_window_find_plan (self, self->plan_id);
  g_autofree char *label = plan ? dm_plan_dup_label (plan) : g_strdup (_ ("All plans"));
  g_autofree char *day = dm_day_format (dm_office_get_today (self->office));
  g_autofree char *name_proposed = g_strdup_printf (_ ("Tasks %s %s.pdf"), g_strdelimit (label, "/\\", '-'), day);

  dm_window_show_place (self, "tasks");
  dm_dialogs_save_file (GTK_WINDOW (widget), _ ("Export PDF"), name_proposed, chosen_cb, widget);
}

void
dm_window_install_paper_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.print", NULL, print_action);
  gtk_widget_class_install_action (klass, "win.export-pdf", NULL, export_action);
  gtk_widget_class_install_action (klass, "win.show-file", "s", show_file_action);
}
