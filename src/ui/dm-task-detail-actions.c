/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-entry-dialog.h"
#include "dm-extension-dialog.h"
#include "dm-task-detail-private.h"
#include "dm-task-dialog.h"
#include "dm-window.h"

#include <glib/gi18n.h>

static void
present (DmTaskDetail *self, gpointer dialog)
{
  dm_dialog_present (DM_DIALOG (dialog), self->office, GTK_WIDGET (self));
}

static void
record (DmTaskDetail *self, const DmItem *item, const DmEntry *entry)
{
  present (self, dm_entry_dialog_new (item, entry, dm_office_get_rules (self->office), dm_office_get_today (self->office)));
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);

  if (dm_task_detail_get_item (self) == NULL)
    return;
  dm_entry_inline_hand_over (self->inline_entry);
  record (self, dm_task_detail_get_item (self), NULL);
}

static const DmEntry *
find_entry (const DmItem *item, const char *id)
{
  for (guint i = 0; item && i < item->entries->len; i++)
    if (g_strcmp0 (((const DmEntry *) g_ptr_array_index (item->entries, i))->id, id) == 0)
      return g_ptr_array_index (item->entries, i);
  return NULL;
}

static void
edit_entry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);
  const DmItem *item = dm_task_detail_get_item (self);
  const DmEntry *entry = find_entry (item, g_variant_get_string (parameter, NULL));

  if (entry)
    record (self, item, entry);
}

/* --- what is done at once, and can be undone --- */

static void
say (DmTaskDetail *self, gboolean done, const char *words, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!DM_IS_WINDOW (root))
    return;
  if (done)
    dm_window_say_undoable (DM_WINDOW (root), words);
  else
    dm_window_say_error (DM_WINDOW (root), error);
}

static void
entry_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) item = dm_office_delete_entry_finish (DM_OFFICE (source), result, &error);

  say (self, item != NULL, _ ("Entry deleted"), error);
}

static void
delete_entry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);
  const DmEntry *entry = find_entry (dm_task_detail_get_item (self), g_variant_get_string (parameter, NULL));

  if (entry)
    dm_office_delete_entry_async (self->office, entry, NULL, entry_deleted_cb, g_object_ref (self));
}

static void
item_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = dm_office_delete_item_finish (DM_OFFICE (source), result, &error);

  say (self, done, _ ("Task deleted"), error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);

  if (dm_task_detail_get_item (self))
    dm_office_delete_item_async (self->office, dm_task_detail_get_item (self), NULL, item_deleted_cb, g_object_ref (self));
}

static void
item_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) item = dm_office_save_item_finish (DM_OFFICE (source), result, &error);

  say (self, item != NULL, _ ("Task changed"), error);
}

static void
save (DmTaskDetail *self, const DmItem *draft)
{
  dm_office_save_item_async (self->office, draft, NULL, item_saved_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);
  g_autoptr (DmItem) draft = NULL;

  if (dm_task_detail_get_item (self) == NULL)
    return;
  draft = dm_item_copy (dm_task_detail_get_item (self));
  draft->cancelled_on = draft->cancelled_on ? DM_DAY_NONE : dm_office_get_today (self->office);
  save (self, draft);
}

static void
accept_proposal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);
  g_autoptr (DmItem) draft = NULL;

  if (dm_task_detail_get_item (self) == NULL)
    return;
  draft = dm_item_copy (dm_task_detail_get_item (self));
  for (guint i = 0; i < draft->deadlines->len; i++)
    dm_deadline_accept_proposal (g_ptr_array_index (draft->deadlines, i));
  save (self, draft);
}

/* --- forms --- */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);

  if (dm_task_detail_get_item (self))
    present (self, dm_task_dialog_new (dm_task_detail_get_item (self), dm_office_get_rules (self->office)));
}

static void
extend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);

  if (dm_task_detail_get_item (self))
    present (self, dm_extension_dialog_new (dm_task_detail_get_item (self), dm_office_get_rules (self->office),
                                            dm_office_get_today (self->office)));
}

static void
add_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);
  const DmItem *item = dm_task_detail_get_item (self);
  g_autoptr (DmItem) draft = NULL;

  if (item == NULL)
    return;
  draft = dm_item_new (DM_ITEM_STEP);
  draft->plan_id = g_strdup (item->plan_id);
  draft->plan_issued_on = item->plan_issued_on;
  draft->parent_id = g_strdup (item->id);
  present (self, dm_task_dialog_new (draft, dm_office_get_rules (self->office)));
}

static const DmItem *
find_step (DmTaskDetail *self, GVariant *parameter)
{
  const DmItem *item = dm_task_detail_get_item (self);

  for (guint i = 0; item && i < item->steps->len; i++)
    {
      const DmItem *step = g_ptr_array_index (item->steps, i);

      if (g_strcmp0 (step->id, g_variant_get_string (parameter, NULL)) == 0)
        return step;
    }
  return NULL;
}

static void
record_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);
  const DmItem *step = find_step (self, parameter);

  if (step)
    record (self, step, NULL);
}

static void
edit_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);
  const DmItem *step = find_step (self, parameter);

  if (step)
    present (self, dm_task_dialog_new (step, dm_office_get_rules (self->office)));
}

static void
delete_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskDetail *self = DM_TASK_DETAIL (widget);
  const DmItem *step = find_step (self, parameter);

  if (step)
    dm_office_delete_item_async (self->office, step, NULL, item_deleted_cb, g_object_ref (self));
}

void
dm_task_detail_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "detail.record", NULL, record_action);
  gtk_widget_class_install_action (klass, "detail.edit-entry", "s", edit_entry_action);
  gtk_widget_class_install_action (klass, "detail.delete-entry", "s", delete_entry_action);
  gtk_widget_class_install_action (klass, "detail.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "detail.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (klass, "detail.accept-proposal", NULL, accept_proposal_action);
  gtk_widget_class_install_action (klass, "detail.edit", NULL, edit_action);
  gtk_widget_class_install_action (klass, "detail.extend", NULL, extend_action);
  gtk_widget_class_install_action (klass, "detail.add-step", NULL, add_step_action);
  gtk_widget_class_install_action (klass, "detail.edit-step", "s", edit_step_action);
  gtk_widget_class_install_action (klass, "detail.record-step", "s", record_step_action);
  gtk_widget_class_install_action (klass, "detail.delete-step", "s", delete_step_action);
}
