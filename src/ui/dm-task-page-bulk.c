/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-bulk-dialog.h"
#include "dm-task-page-private.h"
#include "dm-task-selection.h"
#include "dm-window.h"

#include <glib/gi18n.h>

/* What is done with several tasks at once. */

void
dm_task_page_show_bulk (DmTaskPage *self)
{
  guint n = dm_task_selection_count (self->selection, self->tasks);
  g_autofree char *words = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->bulk_bar), n > 1);
  if (n > 1)
    gtk_label_set_text (self->bulk_label, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tasks.change", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tasks.select-one", n > 1);
}

static void
say (DmTaskPage *self, const char *words)
{
  dm_window_say_undoable (DM_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), words);
}

static void
changed_cb (DmBulkDialog *dialog, guint n, DmTaskPage *self)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u task changed", "%u tasks changed", n), n);

  say (self, words);
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskPage *self = DM_TASK_PAGE (widget);
  g_auto (GStrv) ids = dm_task_selection_dup_ids (self->selection, self->tasks);
  DmBulkDialog *dialog;

  if (ids[0] == NULL)
    return;
  dialog = dm_bulk_dialog_new ((const char *const *) ids, dm_office_get_today (self->office));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (changed_cb), self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, widget);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint n;

  if (!dm_office_change_items_finish (DM_OFFICE (source), result, &n, &error))
    {
      dm_window_say_error (DM_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), error);
      return;
    }
  words = g_strdup_printf (ngettext ("%u task deleted", "%u tasks deleted", n), n);
  say (self, words);
}

/* One is deleted as the detail shows it, so that a change by somebody else meanwhile is told. */
static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskPage *self = DM_TASK_PAGE (widget);
  g_auto (GStrv) ids = dm_task_selection_dup_ids (self->selection, self->tasks);
  g_autoptr (DmBulkChange) change = dm_bulk_change_new (DM_BULK_DELETE);

  if (g_strv_length (ids) < 2)
    dm_task_page_activate (self, "detail.delete");
  else
    dm_office_change_items_async (self->office, (const char *const *) ids, change, NULL, deleted_cb, g_object_ref (self));
}

static void
select_one_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskPage *self = DM_TASK_PAGE (widget);

  dm_task_selection_choose (self->selection, self->tasks, self->place);
}

void
dm_task_page_install_bulk_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "tasks.change", NULL, change_action);
  gtk_widget_class_install_action (klass, "tasks.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "tasks.select-one", NULL, select_one_action);
}
