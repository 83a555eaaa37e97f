/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-unit-dialog.h"
#include "dm-unit-list.h"

#include <glib/gi18n.h>

struct _DmUnitDialog
{
  DmDialog parent_instance;

  DmUnit *draft;

  AdwEntryRow *name;
  AdwEntryRow *code;
  GtkTextView *aliases;
  AdwEntryRow *from;
  AdwEntryRow *until;
  DmUnitList *predecessors;
  DmUnitList *successors;
};

G_DEFINE_FINAL_TYPE (DmUnitDialog, dm_unit_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

/* The field that a refusal speaks of. */
static AdwEntryRow *
find_row (DmUnitDialog *self, const GError *error)
{
  const struct
  {
    const char *nick;
    AdwEntryRow *row;
  } rows[] = {
    { "unit-name-empty", self->name },
    { "unit-name-taken", self->name },
    { "unit-life-span", self->until },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_error_matches (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID) && g_str_equal (error->message, rows[i].nick))
      return rows[i].row;
  return NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmUnitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmUnit) unit = dm_office_save_unit_finish (DM_OFFICE (source), result, &error);

  if (unit == NULL)
    {
      dm_dialog_fail_at (DM_DIALOG (self), find_row (self, error), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, unit->id, unit->name);
  dm_dialog_done (DM_DIALOG (self));
}

static void
read_aliases (DmUnitDialog *self)
{
  g_auto (GStrv) lines = dm_form_dup_lines (self->aliases);

  g_ptr_array_set_size (self->draft->aliases, 0);
  for (guint i = 0; lines[i]; i++)
    g_ptr_array_add (self->draft->aliases, g_strdup (lines[i]));
}

static void
take_ids (GPtrArray **field, DmUnitList *list)
{
  g_ptr_array_unref (*field);
  *field = dm_unit_list_dup_ids (list);
}

static void
dm_unit_dialog_save (DmDialog *dialog)
{
  DmUnitDialog *self = DM_UNIT_DIALOG (dialog);
  DmUnit *draft = self->draft;

  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  if (!dm_form_get_day (dialog, self->from, &draft->valid_from)
      || !dm_form_get_day (dialog, self->until, &draft->valid_until))
    return;
  g_free (draft->name);
  draft->name = dm_form_dup_row (self->name);
  g_free (draft->code);
  draft->code = dm_form_dup_row (self->code);
  read_aliases (self);
  take_ids (&draft->predecessors, self->predecessors);
  take_ids (&draft->successors, self->successors);
  dm_office_save_unit_async (dm_dialog_get_office (dialog), draft, NULL, saved_cb, g_object_ref (self));
}

/* --- somebody else was first --- */

static void fill_form (DmUnitDialog *self);

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmUnitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = dm_office_list_units_finish (DM_OFFICE (source), result, &error);

  if (units == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  for (guint i = 0; i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);

      if (g_strcmp0 (unit->id, self->draft->id) != 0)
        continue;
      dm_unit_unref (self->draft);
      self->draft = dm_unit_copy (unit);
      fill_form (self);
      dm_dialog_reloaded (DM_DIALOG (self));
      return;
    }
  dm_dialog_fail (DM_DIALOG (self), _ ("Somebody else deleted this meanwhile. Undo that in the history to save here."));
}

static void
dm_unit_dialog_reload (DmDialog *dialog)
{
  dm_office_list_units_async (dm_dialog_get_office (dialog), NULL, reloaded_cb, g_object_ref (dialog));
}

static void
dm_unit_dialog_opened (DmDialog *dialog)
{
  DmUnitDialog *self = DM_UNIT_DIALOG (dialog);

  dm_unit_list_load (self->predecessors, dm_dialog_get_office (dialog), TRUE, self->draft->id);
  dm_unit_list_load (self->successors, dm_dialog_get_office (dialog), TRUE, self->draft->id);
}

static void
dm_unit_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_UNIT_DIALOG);
  G_OBJECT_CLASS (dm_unit_dialog_parent_class)->dispose (object);
}

static void
dm_unit_dialog_finalize (GObject *object)
{
  dm_unit_unref (DM_UNIT_DIALOG (object)->draft);
  G_OBJECT_CLASS (dm_unit_dialog_parent_class)->finalize (object);
}

static void
dm_unit_dialog_class_init (DmUnitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_unit_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_unit_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_unit_dialog_save;
  DM_DIALOG_CLASS (klass)->reload = dm_unit_dialog_reload;
  DM_DIALOG_CLASS (klass)->opened = dm_unit_dialog_opened;
  saved_signal = g_signal_new ("saved", DM_TYPE_UNIT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (DM_TYPE_UNIT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-unit-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmUnitDialog, name)
  BIND (name);
  BIND (code);
  BIND (aliases);
  BIND (from);
  BIND (until);
  BIND (predecessors);
  BIND (successors);
#undef BIND
}

static void
dm_unit_dialog_init (DmUnitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_form (DmUnitDialog *self)
{
  const DmUnit *unit = self->draft;
  g_autoptr (GString) aliases = g_string_new (NULL);

  for (guint i = 0; i < unit->aliases->len; i++)
    g_string_append_printf (aliases, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (unit->aliases, i));
  dm_form_set_row (self->name, unit->name);
  dm_form_set_row (self->code, unit->code);
  dm_form_set_text (self->aliases, aliases->str);
  dm_form_set_day (self->from, unit->valid_from);
  dm_form_set_day (self->until, unit->valid_until);
  dm_unit_list_set_ids (self->predecessors, unit->predecessors);
  dm_unit_list_set_ids (self->successors, unit->successors);
}

DmUnitDialog *
dm_unit_dialog_new (const DmUnit *unit)
{
  DmUnitDialog *self = g_object_new (DM_TYPE_UNIT_DIALOG, NULL);
  g_autofree char *key = unit ? g_strdup_printf ("unit:%s", unit->id) : g_strdup ("new-unit");

  self->draft = unit ? dm_unit_copy (unit) : dm_unit_new ();
  if (unit == NULL)
    gtk_window_set_title (GTK_WINDOW (self), _ ("New unit"));
  fill_form (self);
  dm_dialog_set_subject (DM_DIALOG (self), key, unit ? unit->name : gtk_window_get_title (GTK_WINDOW (self)));
  return self;
}
