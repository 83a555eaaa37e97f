/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-chooser.h"
#include "dm-person-dialog.h"

#include <glib/gi18n.h>

struct _DmPersonDialog
{
  DmDialog parent_instance;

  DmPerson *draft;

  AdwEntryRow *name;
  AdwEntryRow *position;
  DmChooser *unit;
  AdwEntryRow *phone;
  AdwEntryRow *email;
  AdwEntryRow *from;
  AdwEntryRow *until;
};

G_DEFINE_FINAL_TYPE (DmPersonDialog, dm_person_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

/* The field that a refusal speaks of. */
static AdwEntryRow *
find_row (DmPersonDialog *self, const GError *error)
{
  const struct
  {
    const char *nick;
    AdwEntryRow *row;
  } rows[] = {
    { "person-name-empty", self->name },
    { "phone-implausible", self->phone },
    { "email-implausible", self->email },
    { "person-life-span", self->until },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_error_matches (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID) && g_str_equal (error->message, rows[i].nick))
      return rows[i].row;
  return NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPersonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPerson) person = dm_office_save_person_finish (DM_OFFICE (source), result, &error);

  if (person == NULL)
    {
      dm_dialog_fail_at (DM_DIALOG (self), find_row (self, error), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, person->id, person->name);
  dm_dialog_done (DM_DIALOG (self));
}

static void
take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static void
dm_person_dialog_save (DmDialog *dialog)
{
  DmPersonDialog *self = DM_PERSON_DIALOG (dialog);
  DmPerson *draft = self->draft;
  AdwEntryRow *const rows[] = { self->name, self->phone, self->email, self->until };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (rows[i]), "error");
  if (!dm_form_get_day (dialog, self->from, &draft->valid_from)
      || !dm_form_get_day (dialog, self->until, &draft->valid_until))
    return;
  take (&draft->name, dm_form_dup_row (self->name));
  take (&draft->title, dm_form_dup_row (self->position));
  take (&draft->unit_id, g_strdup (dm_chooser_get_id (self->unit)));
  take (&draft->phone, dm_form_dup_row (self->phone));
  take (&draft->email, dm_form_dup_row (self->email));
  dm_office_save_person_async (dm_dialog_get_office (dialog), draft, NULL, saved_cb, g_object_ref (self));
}

/* --- somebody else was first --- */

static void fill_form (DmPersonDialog *self);

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPersonDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = dm_office_list_people_finish (DM_OFFICE (source), result, &error);

  if (people == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  for (guint i = 0; i < people->len; i++)
    {
      const DmPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, self->draft->id) != 0)
        continue;
      dm_person_unref (self->draft);
      self->draft = dm_person_copy (person);
      fill_form (self);
      dm_dialog_reloaded (DM_DIALOG (self));
      return;
    }
  dm_dialog_fail (DM_DIALOG (self), _ ("Somebody else deleted this meanwhile. Undo that in the history to save here."));
}

static void
dm_person_dialog_reload (DmDialog *dialog)
{
  dm_office_list_people_async (dm_dialog_get_office (dialog), NULL, reloaded_cb, g_object_ref (dialog));
}

static void
dm_person_dialog_opened (DmDialog *dialog)
{
  dm_chooser_load_units (DM_PERSON_DIALOG (dialog)->unit, dm_dialog_get_office (dialog));
}

static void
dm_person_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_PERSON_DIALOG);
  G_OBJECT_CLASS (dm_person_dialog_parent_class)->dispose (object);
}

static void
dm_person_dialog_finalize (GObject *object)
{
  dm_person_unref (DM_PERSON_DIALOG (object)->draft);
  G_OBJECT_CLASS (dm_person_dialog_parent_class)->finalize (object);
}

static void
dm_person_dialog_class_init (DmPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_person_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_person_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_person_dialog_save;
  DM_DIALOG_CLASS (klass)->reload = dm_person_dialog_reload;
  DM_DIALOG_CLASS (klass)->opened = dm_person_dialog_opened;
  saved_signal = g_signal_new ("saved", DM_TYPE_PERSON_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (DM_TYPE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-person-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmPersonDialog, name)
  BIND (name);
  BIND (position);
  BIND (unit);
  BIND (phone);
  BIND (email);
  BIND (from);
  BIND (until);
#undef BIND
}

static void
dm_person_dialog_init (DmPersonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_form (DmPersonDialog *self)
{
  const DmPerson *person = self->draft;

  dm_form_set_row (self->name, person->name);
  dm_form_set_row (self->position, person->title);
  dm_chooser_set_id (self->unit, person->unit_id, NULL);
  dm_form_set_row (self->phone, person->phone);
  dm_form_set_row (self->email, person->email);
  dm_form_set_day (self->from, person->valid_from);
  dm_form_set_day (self->until, person->valid_until);
}

DmPersonDialog *
dm_person_dialog_new (const DmPerson *person)
{
  DmPersonDialog *self = g_object_new (DM_TYPE_PERSON_DIALOG, NULL);
  g_autofree char *key = person ? g_strdup_printf ("person:%s", person->id) : g_strdup ("new-person");

  self->draft = person ? dm_person_copy (person) : dm_person_new ();
  if (person == NULL)
    gtk_window_set_title (GTK_WINDOW (self), _ ("New person"));
  fill_form (self);
  dm_dialog_set_subject (DM_DIALOG (self), key, person ? person->name : gtk_window_get_title (GTK_WINDOW (self)));
  return self;
}
