/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-close-dialog.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmCloseDialog
{
  DmDialog parent_instance;

  DmPlan *plan;

  AdwPreferencesGroup *group;
  AdwEntryRow *closed_on;
};

G_DEFINE_FINAL_TYPE (DmCloseDialog, dm_close_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmCloseDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_office_close_plan_finish (DM_OFFICE (source), result, &error);

  if (plan == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0);
  dm_dialog_done (DM_DIALOG (self));
}

static void
dm_close_dialog_save (DmDialog *dialog)
{
  DmCloseDialog *self = DM_CLOSE_DIALOG (dialog);
  DmDay on;

  if (!dm_form_get_day (dialog, self->closed_on, &on))
    return;
  if (on == DM_DAY_NONE)
    dm_dialog_fail (dialog, _ ("Enter the day on which the plan is closed."));
  else
    dm_office_close_plan_async (dm_dialog_get_office (dialog), self->plan, on, NULL, closed_cb, g_object_ref (self));
}

static void
dm_close_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_CLOSE_DIALOG);
  G_OBJECT_CLASS (dm_close_dialog_parent_class)->dispose (object);
}

static void
dm_close_dialog_finalize (GObject *object)
{
  dm_plan_unref (DM_CLOSE_DIALOG (object)->plan);
  G_OBJECT_CLASS (dm_close_dialog_parent_class)->finalize (object);
}

static void
dm_close_dialog_class_init (DmCloseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_close_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_close_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_close_dialog_save;
  saved_signal = g_signal_new ("saved", DM_TYPE_CLOSE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-close-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmCloseDialog, group);
  gtk_widget_class_bind_template_child (widget_class, DmCloseDialog, closed_on);
}

static void
dm_close_dialog_init (DmCloseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DmCloseDialog *
dm_close_dialog_new (const DmPlan *plan, DmDay today)
{
  DmCloseDialog *self = g_object_new (DM_TYPE_CLOSE_DIALOG, NULL);
  g_autofree char *label = dm_plan_dup_label (plan), *escaped = g_markup_escape_text (label, -1);

  self->plan = dm_plan_copy (plan);
  adw_preferences_group_set_title (self->group, escaped);
  dm_form_set_day (self->closed_on, plan->closed_on ? plan->closed_on : MAX (today, plan->issued_on));
  return self;
}
