/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-close-dialog.h"
#include "dm-copy-dialog.h"
#include "dm-history-page.h"
#include "dm-plan-dialog.h"
#include "dm-window-private.h"

#include <glib/gi18n.h>

/* What is done to whole plans: to the one that is shown, or to the one whose id an action names. */

static const DmPlan *
find_plan (DmWindow *self, GVariant *parameter)
{
  return parameter ? dm_window_find_plan (self, g_variant_get_string (parameter, NULL)) : dm_window_get_plan (self);
}

static void
show_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);

  dm_window_show_plan (self, g_variant_get_string (parameter, NULL));
  dm_window_show_place (self, "tasks");
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmPlan *plan = find_plan (self, parameter);
  g_autofree char *label = NULL;

  if (plan == NULL)
    return;
  label = dm_plan_dup_label (plan);
  dm_window_show_place (self, "history");
  dm_history_page_show_plan (DM_HISTORY_PAGE (gtk_stack_get_visible_child (self->pages)), plan->id, label);
}

/* The list that is typed into, beside the tasks that it changes. */
static void
choose_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);

  if (self->plans == NULL || self->plans->len == 0)
    return;
  dm_window_show_place (self, "tasks");
  gtk_menu_button_popup (self->plan_button);
}

/* --- the head --- */

static void
plan_added_cb (DmPlanDialog *dialog, const char *plan_id, DmWindow *self)
{
  self->chosen = TRUE;
  dm_window_show_plan (self, plan_id);
  dm_window_say_undoable (self, _ ("Plan added"));
}

static void
plan_edited_cb (DmPlanDialog *dialog, const char *plan_id, DmWindow *self)
{
  dm_window_say_undoable (self, _ ("Plan changed"));
}

static void
present_plan (DmWindow *self, const DmPlan *plan)
{
  DmPlanDialog *dialog = dm_plan_dialog_new (plan);

  g_signal_connect_object (dialog, "saved", plan ? G_CALLBACK (plan_edited_cb) : G_CALLBACK (plan_added_cb), self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, GTK_WIDGET (self));
}

static void
new_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_plan (DM_WINDOW (widget), NULL);
}

static void
edit_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const DmPlan *plan = find_plan (DM_WINDOW (widget), parameter);

  if (plan)
    present_plan (DM_WINDOW (widget), plan);
}

/* A form that a program that died has left; FALSE for one of something else. */
gboolean
dm_window_resume_plan_form (DmWindow *self, const char *const *key)
{
  if (g_strcmp0 (key[0], "new-plan") == 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.new-plan", NULL);
  if (g_strcmp0 (key[0], "plan") == 0 && key[1])
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.plan-edit", "s", key[1]);
  return FALSE;
}

/* --- the next year's --- */

static void
plan_copied_cb (DmCopyDialog *dialog, const char *plan_id, DmWindow *self)
{
  self->chosen = TRUE;
  dm_window_show_plan (self, plan_id);
  dm_window_show_place (self, "tasks");
  dm_window_say_undoable (self, _ ("Plan copied"));
}

static void
copy_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmPlan *plan = find_plan (self, parameter);
  DmCopyDialog *dialog;

  if (plan == NULL)
    return;
  dialog = dm_copy_dialog_new (plan, self->office);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (plan_copied_cb), self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, widget);
}

/* --- its end --- */

static void
plan_closed_cb (DmCloseDialog *dialog, DmWindow *self)
{
  dm_window_say_undoable (self, _ ("Plan closed"));
}

static void
close_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmPlan *plan = find_plan (self, parameter);
  DmCloseDialog *dialog;

  if (plan == NULL)
    return;
  dialog = dm_close_dialog_new (plan, dm_office_get_today (self->office));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (plan_closed_cb), self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, widget);
}

static void
plan_reopened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_office_close_plan_finish (DM_OFFICE (source), result, &error);

  if (plan)
    dm_window_say_undoable (self, _ ("Plan open again"));
  else
    dm_window_say_error (self, error);
}

static void
reopen_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmPlan *plan = find_plan (self, parameter);

  if (plan && plan->closed_on != DM_DAY_NONE)
    dm_office_close_plan_async (self->office, plan, DM_DAY_NONE, NULL, plan_reopened_cb, g_object_ref (self));
}

static void
plan_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dm_office_delete_plan_finish (DM_OFFICE (source), result, &error))
    dm_window_say_undoable (self, _ ("Plan deleted"));
  else
    dm_window_say_error (self, error);
}

static void
delete_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const DmPlan *plan = find_plan (self, parameter);

  if (plan)
    dm_office_delete_plan_async (self->office, plan, NULL, plan_deleted_cb, g_object_ref (self));
}

/* --- which of them make sense now --- */

void
dm_window_update_plan_actions (DmWindow *self)
{
  const DmPlan *plan = dm_window_get_plan (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.edit-plan", plan != NULL);
  gtk_widget_action_set_enabled (widget, "win.delete-plan", plan != NULL);
  gtk_widget_action_set_enabled (widget, "win.copy-plan", plan != NULL);
  gtk_widget_action_set_enabled (widget, "win.close-plan", plan && plan->closed_on == DM_DAY_NONE);
  gtk_widget_action_set_enabled (widget, "win.reopen-plan", plan && plan->closed_on != DM_DAY_NONE);
}

void
dm_window_install_plan_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-plan", "s", show_plan_action);
  gtk_widget_class_install_action (klass, "win.choose-plan", NULL, choose_plan_action);
  gtk_widget_class_install_action (klass, "win.new-plan", NULL, new_plan_action);
  gtk_widget_class_install_action (klass, "win.edit-plan", NULL, edit_plan_action);
  gtk_widget_class_install_action (klass, "win.copy-plan", NULL, copy_plan_action);
  gtk_widget_class_install_action (klass, "win.close-plan", NULL, close_plan_action);
  gtk_widget_class_install_action (klass, "win.reopen-plan", NULL, reopen_plan_action);
  gtk_widget_class_install_action (klass, "win.delete-plan", NULL, delete_plan_action);
  /* The same for the plan that is named. */
  gtk_widget_class_install_action (klass, "win.plan-edit", "s", edit_plan_action);
  gtk_widget_class_install_action (klass, "win.plan-history", "s", history_action);
  gtk_widget_class_install_action (klass, "win.plan-copy", "s", copy_plan_action);
  gtk_widget_class_install_action (klass, "win.plan-close", "s", close_plan_action);
  gtk_widget_class_install_action (klass, "win.plan-reopen", "s", reopen_plan_action);
  gtk_widget_class_install_action (klass, "win.plan-delete", "s", delete_plan_action);
}
