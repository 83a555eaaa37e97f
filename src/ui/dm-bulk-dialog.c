/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-bulk-dialog.h"
#include "dm-chooser.h"

#include <glib/gi18n.h>

struct _DmBulkDialog
{
  DmDialog parent_instance;

  char **ids;

  AdwExpanderRow *lead_row;
  AdwEntryRow *lead;
  AdwExpanderRow *person_row;
  DmChooser *person;
  AdwExpanderRow *target_row;
  AdwEntryRow *target_on;
  AdwComboRow *state;
  AdwEntryRow *on;
  AdwEntryRow *why;
};

G_DEFINE_FINAL_TYPE (DmBulkDialog, dm_bulk_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_changed;

  if (!dm_office_change_items_finish (DM_OFFICE (source), result, &n_changed, &error))
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, n_changed);
  dm_dialog_done (DM_DIALOG (self));
}

/* Names separated by semicolons, for a unit's name may have commas. */
static GPtrArray *
read_units (AdwEntryRow *row)
{
  GPtrArray *units = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  g_autofree char *text = dm_form_dup_row (row);
  g_auto (GStrv) names = g_strsplit (text ? text : "", ";", -1);

  for (guint i = 0; names[i]; i++)
    {
      DmUnit *unit;

      if (*g_strstrip (names[i]) == '\0')
        continue;
      unit = dm_unit_new ();
      unit->name = g_strdup (names[i]);
      g_ptr_array_add (units, unit);
    }
  return units;
}

static void
dm_bulk_dialog_save (DmDialog *dialog)
{
  DmBulkDialog *self = DM_BULK_DIALOG (dialog);
  g_autoptr (DmBulkChange) change = dm_bulk_change_new (adw_combo_row_get_selected (self->state));

  if (!dm_form_get_day (dialog, self->target_on, &change->target_on) || !dm_form_get_day (dialog, self->on, &change->on))
    return;
  if (adw_expander_row_get_enable_expansion (self->lead_row))
    change->lead = read_units (self->lead);
  change->set_person = adw_expander_row_get_enable_expansion (self->person_row);
  change->person_id = change->set_person ? g_strdup (dm_chooser_get_id (self->person)) : NULL;
  change->set_target = adw_expander_row_get_enable_expansion (self->target_row);
  change->why = dm_form_dup_row (self->why);
  if (change->lead == NULL && !change->set_person && !change->set_target && change->state == DM_BULK_KEEP)
    {
      dm_dialog_fail (dialog, _ ("Nothing is to be changed yet; switch on what is."));
      return;
    }
  dm_office_change_items_async (dm_dialog_get_office (dialog), (const char *const *) self->ids, change, NULL, saved_cb,
                                g_object_ref (self));
}

static void
dm_bulk_dialog_opened (DmDialog *dialog)
{
  dm_chooser_load_people (DM_BULK_DIALOG (dialog)->person, dm_dialog_get_office (dialog));
}

static void
state_changed_cb (DmBulkDialog *self)
{
  guint state = adw_combo_row_get_selected (self->state);
  gboolean dated = state == DM_BULK_FINISH || state == DM_BULK_CANCEL;

  gtk_widget_set_visible (GTK_WIDGET (self->on), dated);
  gtk_widget_set_visible (GTK_WIDGET (self->why), dated);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->why), state == DM_BULK_CANCEL ? _ ("Reason") : _ ("Result"));
}

static void
dm_bulk_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_BULK_DIALOG);
  G_OBJECT_CLASS (dm_bulk_dialog_parent_class)->dispose (object);
}

static void
dm_bulk_dialog_finalize (GObject *object)
{
  g_strfreev (DM_BULK_DIALOG (object)->ids);
  G_OBJECT_CLASS (dm_bulk_dialog_parent_class)->finalize (object);
}

static void
dm_bulk_dialog_class_init (DmBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_bulk_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_bulk_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_bulk_dialog_save;
  DM_DIALOG_CLASS (klass)->opened = dm_bulk_dialog_opened;
  saved_signal = g_signal_new ("saved", DM_TYPE_BULK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_UINT);
  g_type_ensure (DM_TYPE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-bulk-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, state_changed_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmBulkDialog, name)
  BIND (lead_row);
  BIND (lead);
  BIND (person_row);
  BIND (person);
  BIND (target_row);
  BIND (target_on);
  BIND (state);
  BIND (on);
  BIND (why);
#undef BIND
}

static void
dm_bulk_dialog_init (DmBulkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  state_changed_cb (self);
}

DmBulkDialog *
dm_bulk_dialog_new (const char *const *ids, DmDay today)
{
  DmBulkDialog *self = g_object_new (DM_TYPE_BULK_DIALOG, NULL);
  guint n = g_strv_length ((char **) ids);
  g_autofree char *title = g_strdup_printf (ngettext ("Change %u task", "Change %u tasks", n), n);

  self->ids = g_strdupv ((char **) ids);
  gtk_window_set_title (GTK_WINDOW (self), title);
  dm_form_set_day (self->on, today);
  return self;
}
