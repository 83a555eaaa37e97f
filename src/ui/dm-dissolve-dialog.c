/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dissolve-dialog.h"
#include "dm-unit-list.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmDissolveDialog
{
  DmDialog parent_instance;

  DmUnit *unit;

  GtkLabel *question;
  AdwEntryRow *last_day;
  DmUnitList *successors;
  AdwEntryRow *new_name;
  AdwEntryRow *new_code;
};

G_DEFINE_FINAL_TYPE (DmDissolveDialog, dm_dissolve_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

/* The field that a refusal speaks of. */
static AdwEntryRow *
find_row (DmDissolveDialog *self, const GError *error)
{
  const struct
  {
    const char *nick;
    AdwEntryRow *row;
  } rows[] = {
    { "no-day", self->last_day },
    { "unit-life-span", self->last_day },
    { "unit-name-taken", self->new_name },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_error_matches (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID) && g_str_equal (error->message, rows[i].nick))
      return rows[i].row;
  return NULL;
}

static void
dissolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmDissolveDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dm_office_dissolve_unit_finish (DM_OFFICE (source), result, &error))
    {
      dm_dialog_fail_at (DM_DIALOG (self), find_row (self, error), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0);
  dm_dialog_done (DM_DIALOG (self));
}

/* Units that are there by their ids, and the new one by its name. */
static GPtrArray *
read_successors (DmDissolveDialog *self)
{
  GPtrArray *successors = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  g_autoptr (GPtrArray) ids = dm_unit_list_dup_ids (self->successors);
  g_autofree char *name = dm_form_dup_row (self->new_name);
  DmUnit *unit;

  for (guint i = 0; i < ids->len; i++)
    {
      unit = dm_unit_new ();
      unit->id = g_strdup (g_ptr_array_index (ids, i));
      g_ptr_array_add (successors, unit);
    }
  if (name == NULL)
    return successors;
  unit = dm_unit_new ();
  unit->name = g_steal_pointer (&name);
  unit->code = dm_form_dup_row (self->new_code);
  g_ptr_array_add (successors, unit);
  return successors;
}

static void
dm_dissolve_dialog_save (DmDialog *dialog)
{
  DmDissolveDialog *self = DM_DISSOLVE_DIALOG (dialog);
  g_autoptr (GPtrArray) successors = read_successors (self);
  DmDay last_day;

  gtk_widget_remove_css_class (GTK_WIDGET (self->new_name), "error");
  if (dm_form_get_day (dialog, self->last_day, &last_day))
    dm_office_dissolve_unit_async (dm_dialog_get_office (dialog), self->unit, last_day, successors, NULL, dissolved_cb,
                                   g_object_ref (self));
}

static void
dm_dissolve_dialog_opened (DmDialog *dialog)
{
  DmDissolveDialog *self = DM_DISSOLVE_DIALOG (dialog);

  dm_unit_list_load (self->successors, dm_dialog_get_office (dialog), FALSE, self->unit->id);
}

static void
dm_dissolve_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_DISSOLVE_DIALOG);
  G_OBJECT_CLASS (dm_dissolve_dialog_parent_class)->dispose (object);
}

static void
dm_dissolve_dialog_finalize (GObject *object)
{
  dm_unit_unref (DM_DISSOLVE_DIALOG (object)->unit);
  G_OBJECT_CLASS (dm_dissolve_dialog_parent_class)->finalize (object);
}

static void
dm_dissolve_dialog_class_init (DmDissolveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_dissolve_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_dissolve_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_dissolve_dialog_save;
  DM_DIALOG_CLASS (klass)->opened = dm_dissolve_dialog_opened;
  saved_signal
      = g_signal_new ("saved", DM_TYPE_DISSOLVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DM_TYPE_UNIT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-dissolve-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmDissolveDialog, name)
  BIND (question);
  BIND (last_day);
  BIND (successors);
  BIND (new_name);
  BIND (new_code);
#undef BIND
}

static void
dm_dissolve_dialog_init (DmDissolveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DmDissolveDialog *
dm_dissolve_dialog_new (const DmUnit *unit)
{
  DmDissolveDialog *self = g_object_new (DM_TYPE_DISSOLVE_DIALOG, NULL);
  g_autofree char *key = g_strdup_printf ("dissolve:%s", unit->id);

  self->unit = dm_unit_copy (unit);
  gtk_label_set_text (self->question, unit->name);
  dm_form_set_day (self->last_day, unit->valid_until);
  dm_dialog_set_subject (DM_DIALOG (self), key, unit->name);
  return self;
}
