/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dissolve-dialog.h"
#include "dm-person-dialog.h"
#include "dm-unit-dialog.h"
#include "dm-window-private.h"

#include <glib/gi18n.h>

/* What the window does with units and people, from whatever page it is asked. */

/* --- forms --- */

static void
added_cb (DmDialog *dialog, const char *id, const char *name, DmWindow *self)
{
  g_autofree char *words = g_strdup_printf (_ ("“%s” added"), name);

  dm_window_say_undoable (self, words);
}

static void
edited_cb (DmDialog *dialog, const char *id, const char *name, DmWindow *self)
{
  g_autofree char *words = g_strdup_printf (_ ("“%s” saved"), name);

  dm_window_say_undoable (self, words);
}

static void
dissolved_cb (DmDialog *dialog, DmWindow *self)
{
  dm_window_say_undoable (self, _ ("Unit dissolved"));
}

static void
present (DmWindow *self, gpointer dialog, GCallback saved)
{
  g_signal_connect_object (dialog, "saved", saved, self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, GTK_WIDGET (self));
}

static void
new_unit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (DM_WINDOW (widget), dm_unit_dialog_new (NULL), G_CALLBACK (added_cb));
}

static void
new_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present (DM_WINDOW (widget), dm_person_dialog_new (NULL), G_CALLBACK (added_cb));
}

/* --- forms of what is there already: as it is now, whoever asks --- */

typedef struct
{
  DmWindow *window;
  char *id;
  gboolean dissolve;
} Wanted;

static Wanted *
wanted_new (DmWindow *window, const char *id, gboolean dissolve)
{
  Wanted *self = g_new (Wanted, 1);

  *self = (Wanted){ g_object_ref (window), g_strdup (id), dissolve };
  return self;
}

static void
wanted_free (Wanted *self)
{
  g_object_unref (self->window);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wanted) wanted = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = dm_office_list_units_finish (DM_OFFICE (source), result, &error);

  if (wanted->window->office == NULL)
    return;
  if (units == NULL)
    dm_window_say_error (wanted->window, error);
  for (guint i = 0; units && i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);

      if (g_strcmp0 (unit->id, wanted->id) != 0)
        continue;
      if (wanted->dissolve)
        present (wanted->window, dm_dissolve_dialog_new (unit), G_CALLBACK (dissolved_cb));
      else
        present (wanted->window, dm_unit_dialog_new (unit), G_CALLBACK (edited_cb));
    }
}

static void
people_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wanted) wanted = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = dm_office_list_people_finish (DM_OFFICE (source), result, &error);

  if (wanted->window->office == NULL)
    return;
  if (people == NULL)
    dm_window_say_error (wanted->window, error);
  for (guint i = 0; people && i < people->len; i++)
    {
      const DmPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->id, wanted->id) == 0)
        present (wanted->window, dm_person_dialog_new (person), G_CALLBACK (edited_cb));
    }
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, "win.edit-person"))
    dm_office_list_people_async (self->office, NULL, people_listed_cb, wanted_new (self, id, FALSE));
  else
    dm_office_list_units_async (self->office, NULL, units_listed_cb,
                                wanted_new (self, id, g_str_equal (name, "win.dissolve-unit")));
}

/* A form that a program that died has left; FALSE for one of something else. */
gboolean
dm_window_resume_people_form (DmWindow *self, const char *const *key)
{
  static const struct
  {
    const char *kind;
    const char *action;
  } forms[] = {
    { "new-unit", "win.new-unit" },   { "unit", "win.edit-unit" },     { "dissolve", "win.dissolve-unit" },
    { "new-person", "win.new-person" }, { "person", "win.edit-person" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i].kind, key[0]) == 0)
      return gtk_widget_activate_action (GTK_WIDGET (self), forms[i].action, key[1] ? "s" : NULL, key[1]);
  return FALSE;
}

/* --- from a figure to its tasks --- */

/* Their tasks in all plans that are open: those that the figure beside them counts. */
static void
show_tasks_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  gboolean unit = g_str_equal (name, "win.show-unit");

  dm_task_page_show_only (dm_window_get_tasks (self), unit ? id : NULL, unit ? NULL : id);
  dm_window_show_plan (self, NULL);
  dm_window_show_place (self, "tasks");
}

static void
copy_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  const char *text = g_variant_get_string (parameter, NULL);
  g_autofree char *words = g_strdup_printf (_ ("Copied: %s"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
}

void
dm_window_install_people_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-unit", NULL, new_unit_action);
  gtk_widget_class_install_action (klass, "win.new-person", NULL, new_person_action);
  gtk_widget_class_install_action (klass, "win.edit-unit", "s", edit_action);
  gtk_widget_class_install_action (klass, "win.dissolve-unit", "s", edit_action);
  gtk_widget_class_install_action (klass, "win.edit-person", "s", edit_action);
  gtk_widget_class_install_action (klass, "win.show-unit", "s", show_tasks_action);
  gtk_widget_class_install_action (klass, "win.show-person", "s", show_tasks_action);
  gtk_widget_class_install_action (klass, "win.copy-text", "s", copy_text_action);
}
