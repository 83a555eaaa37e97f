/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-line-list.h"
#include "dm-plan-dialog.h"

#include <glib/gi18n.h>

struct _DmPlanDialog
{
  DmDialog parent_instance;

  DmPlan *draft;

  AdwEntryRow *number;
  AdwEntryRow *symbol;
  AdwEntryRow *plan_type;
  AdwEntryRow *title_row;
  AdwEntryRow *issued_on;
  AdwEntryRow *place;
  AdwEntryRow *issuer;
  AdwEntryRow *parent_issuer;
  AdwEntryRow *signer_form;
  AdwEntryRow *signer_position;
  AdwEntryRow *signer_name;
  DmLineList *basis;
  DmLineList *references;
  DmLineList *recipients;
  AdwEntryRow *closed_on;
};

G_DEFINE_FINAL_TYPE (DmPlanDialog, dm_plan_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPlanDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  DmPlan *plan = dm_office_save_plan_finish (DM_OFFICE (source), result, &error);

  if (plan == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, plan->id);
  dm_plan_unref (plan);
  dm_dialog_done (DM_DIALOG (self));
}

static void
take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static gboolean
read_references (DmPlanDialog *self)
{
  g_auto (GStrv) lines = dm_line_list_dup_lines (self->references);

  g_ptr_array_set_size (self->draft->references, 0);
  for (guint i = 0; lines[i]; i++)
    {
      const char *wrong = NULL;
      DmReference *reference = dm_form_parse_reference (lines[i], &wrong);
      g_autofree char *words = NULL;

      if (reference)
        {
          g_ptr_array_add (self->draft->references, reference);
          continue;
        }
      words = g_strdup_printf (_ ("“%s” is not a date; write it as 30/09/2017."), wrong);
      dm_dialog_fail (DM_DIALOG (self), words);
      gtk_widget_grab_focus (dm_line_list_set_wrong (self->references, i));
      return FALSE;
    }
  return TRUE;
}

static void
dm_plan_dialog_save (DmDialog *dialog)
{
  DmPlanDialog *self = DM_PLAN_DIALOG (dialog);
  DmPlan *draft = self->draft;

  if (!dm_form_get_day (dialog, self->issued_on, &draft->issued_on)
      || !dm_form_get_day (dialog, self->closed_on, &draft->closed_on) || !read_references (self))
    return;
  take (&draft->number, dm_form_dup_row (self->number));
  take (&draft->symbol, dm_form_dup_row (self->symbol));
  take (&draft->type, dm_form_dup_row (self->plan_type));
  take (&draft->title, dm_form_dup_row (self->title_row));
  take (&draft->place, dm_form_dup_row (self->place));
  take (&draft->issuer, dm_form_dup_row (self->issuer));
  take (&draft->parent_issuer, dm_form_dup_row (self->parent_issuer));
  take (&draft->signer_form, dm_form_dup_row (self->signer_form));
  take (&draft->signer_position, dm_form_dup_row (self->signer_position));
  take (&draft->signer_name, dm_form_dup_row (self->signer_name));
  g_strfreev (draft->basis);
  draft->basis = dm_line_list_dup_lines (self->basis);
  g_strfreev (draft->recipients);
  draft->recipients = dm_line_list_dup_lines (self->recipients);
  dm_office_save_plan_async (dm_dialog_get_office (dialog), draft, NULL, saved_cb, g_object_ref (self));
}

/* --- somebody else was first --- */

static void fill_form (DmPlanDialog *self);

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPlanDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = dm_office_list_plans_finish (DM_OFFICE (source), result, &error);

  if (self->number == NULL)
    return;
  if (plans == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  for (guint i = 0; i < plans->len; i++)
    {
      const DmPlan *plan = ((const DmPlanSummary *) g_ptr_array_index (plans, i))->plan;

      if (g_strcmp0 (plan->id, self->draft->id) != 0)
        continue;
      dm_plan_unref (self->draft);
      self->draft = dm_plan_copy (plan);
      fill_form (self);
      dm_dialog_reloaded (DM_DIALOG (self));
      return;
    }
  dm_dialog_fail (DM_DIALOG (self), _ ("Somebody else deleted this meanwhile. Undo that in the history to save here."));
}

static void
dm_plan_dialog_reload (DmDialog *dialog)
{
  dm_office_list_plans_async (dm_dialog_get_office (dialog), NULL, reloaded_cb, g_object_ref (dialog));
}

/* --- the object --- */

static void
dm_plan_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_PLAN_DIALOG);
  G_OBJECT_CLASS (dm_plan_dialog_parent_class)->dispose (object);
}

static void
dm_plan_dialog_finalize (GObject *object)
{
  dm_plan_unref (DM_PLAN_DIALOG (object)->draft);
  G_OBJECT_CLASS (dm_plan_dialog_parent_class)->finalize (object);
}

static void
dm_plan_dialog_class_init (DmPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_plan_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_plan_dialog_save;
  DM_DIALOG_CLASS (klass)->reload = dm_plan_dialog_reload;
  saved_signal = g_signal_new ("saved", DM_TYPE_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);
  g_type_ensure (DM_TYPE_LINE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-plan-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmPlanDialog, name)
  BIND (number);
  BIND (symbol);
  BIND (plan_type);
  BIND (title_row);
  BIND (issued_on);
  BIND (place);
  BIND (issuer);
  BIND (parent_issuer);
  BIND (signer_form);
  BIND (signer_position);
  BIND (signer_name);
  BIND (basis);
  BIND (references);
  BIND (recipients);
  BIND (closed_on);
#undef BIND
}

static void
dm_plan_dialog_init (DmPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_form (DmPlanDialog *self)
{
  const DmPlan *plan = self->draft;
  g_auto (GStrv) references = dm_form_list_references (plan->references);

  dm_form_set_row (self->number, plan->number);
  dm_form_set_row (self->symbol, plan->symbol);
  dm_form_set_row (self->plan_type, plan->type);
  dm_form_set_row (self->title_row, plan->title);
  dm_form_set_day (self->issued_on, plan->issued_on);
  dm_form_set_row (self->place, plan->place);
  dm_form_set_row (self->issuer, plan->issuer);
  dm_form_set_row (self->parent_issuer, plan->parent_issuer);
  dm_form_set_row (self->signer_form, plan->signer_form);
  dm_form_set_row (self->signer_position, plan->signer_position);
  dm_form_set_row (self->signer_name, plan->signer_name);
  dm_line_list_set_lines (self->basis, (const char *const *) plan->basis);
  dm_line_list_set_lines (self->references, (const char *const *) references);
  dm_line_list_set_lines (self->recipients, (const char *const *) plan->recipients);
  dm_form_set_day (self->closed_on, plan->closed_on);
}

DmPlanDialog *
dm_plan_dialog_new (const DmPlan *plan)
{
  DmPlanDialog *self = g_object_new (DM_TYPE_PLAN_DIALOG, NULL);
  g_autofree char *key = plan ? g_strdup_printf ("plan:%s", plan->id) : g_strdup ("new-plan");
  g_autofree char *label = plan ? dm_plan_dup_label (plan) : NULL;

  self->draft = plan ? dm_plan_copy (plan) : dm_plan_new ();
  if (plan == NULL)
    gtk_window_set_title (GTK_WINDOW (self), _ ("New plan"));
  fill_form (self);
  dm_dialog_set_subject (DM_DIALOG (self), key, label ? label : gtk_window_get_title (GTK_WINDOW (self)));
  return self;
}
