/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-view-dialog.h"

#include <glib/gi18n.h>

struct _DmViewDialog
{
  DmDialog parent_instance;

  DmSavedView *draft;

  AdwEntryRow *name;
  AdwActionRow *all_plans_row;
  GtkSwitch *all_plans;
};

G_DEFINE_FINAL_TYPE (DmViewDialog, dm_view_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmViewDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmSavedView) view = dm_office_save_view_finish (DM_OFFICE (source), result, &error);

  if (view == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, view->id);
  dm_dialog_done (DM_DIALOG (self));
}

static void
dm_view_dialog_save (DmDialog *dialog)
{
  DmViewDialog *self = DM_VIEW_DIALOG (dialog);
  g_autoptr (DmSavedView) draft = dm_saved_view_copy (self->draft);

  g_free (draft->name);
  draft->name = dm_form_dup_row (self->name);
  if (gtk_switch_get_active (self->all_plans))
    g_clear_pointer (&draft->query->plan_id, g_free);
  dm_office_save_view_async (dm_dialog_get_office (dialog), draft, NULL, saved_cb, g_object_ref (self));
}

static void
dm_view_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_VIEW_DIALOG);
  G_OBJECT_CLASS (dm_view_dialog_parent_class)->dispose (object);
}

static void
dm_view_dialog_finalize (GObject *object)
{
  dm_saved_view_free (DM_VIEW_DIALOG (object)->draft);
  G_OBJECT_CLASS (dm_view_dialog_parent_class)->finalize (object);
}

static void
dm_view_dialog_class_init (DmViewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_view_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_view_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_view_dialog_save;
  saved_signal = g_signal_new ("saved", DM_TYPE_VIEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-view-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmViewDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DmViewDialog, all_plans_row);
  gtk_widget_class_bind_template_child (widget_class, DmViewDialog, all_plans);
}

static void
dm_view_dialog_init (DmViewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_view_dialog_new:
 * @draft: copied; one that is kept already is renamed
 */
DmViewDialog *
dm_view_dialog_new (const DmSavedView *draft, const char *plan_label)
{
  DmViewDialog *self = g_object_new (DM_TYPE_VIEW_DIALOG, NULL);
  g_autofree char *only = plan_label ? g_strdup_printf (_ ("Otherwise only %s"), plan_label) : NULL;

  self->draft = dm_saved_view_copy (draft);
  gtk_window_set_title (GTK_WINDOW (self), draft->rev ? _ ("Rename the view") : _ ("Save the view"));
  dm_form_set_row (self->name, draft->name);
  gtk_widget_set_visible (GTK_WIDGET (self->all_plans_row), plan_label != NULL);
  if (only)
    adw_action_row_set_subtitle (self->all_plans_row, only);
  return self;
}
