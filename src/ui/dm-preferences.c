/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-preferences.h"

#include "dm-chooser.h"
#include "dm-rules-page.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DmPreferences
{
  AdwPreferencesWindow parent_instance;

  DmWindow *window;
  DmOffice *office;
  DmSettings *settings;
  gboolean showing; /* who sits here, not choosing them */

  DmChooser *me;
  AdwComboRow *language;
  GtkWidget *restart_row;
  GtkSpinButton *text_size;
  AdwPreferencesPage *rules;
  AdwActionRow *file;
};

G_DEFINE_FINAL_TYPE (DmPreferences, dm_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the choices. */
static const char *const languages[] = { "", "vi", "en" };

/* --- this desk --- */

static void
show_restart (DmPreferences *self)
{
  gtk_widget_set_visible (self->restart_row, !dm_settings_is_language_applied (self->settings));
}

static void
load_people (DmPreferences *self)
{
  dm_chooser_load_people (self->me, self->office);
}

/* Another office's file knows nobody of that id: nobody is shown then, and the desk goes on remembering. */
static void
people_loaded_cb (DmPreferences *self)
{
  g_autofree char *me = self->settings ? dm_settings_dup_me (self->settings) : NULL;

  self->showing = TRUE;
  dm_chooser_set_id (self->me, me && dm_chooser_knows (self->me, me) ? me : NULL, NULL);
  self->showing = FALSE;
}

static void
me_chosen_cb (DmPreferences *self)
{
  if (self->settings && !self->showing)
    dm_settings_set_me (self->settings, dm_chooser_get_id (self->me));
}

/* What is on the screen was said already; the choice holds from the next start. */
static void
language_chosen_cb (DmPreferences *self)
{
  if (self->settings == NULL)
    return;
  dm_settings_set_language (self->settings, languages[adw_combo_row_get_selected (self->language)]);
  show_restart (self);
}

static void
show_language (DmPreferences *self)
{
  const char *language = dm_settings_get_language (self->settings);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (languages[i], language) == 0)
      adw_combo_row_set_selected (self->language, i);
  show_restart (self);
}

/* --- the file --- */

static void
show_file (DmPreferences *self)
{
  const char *path = dm_office_get_path (self->office);
  g_autofree char *name = path ? g_filename_display_name (path) : NULL;

  adw_action_row_set_subtitle (self->file, name ? name : _ ("No file is open"));
}

/* What the window does is done there, with its own messages; this one is out of the way then. */
static void
do_in_window (DmPreferences *self, const char *action)
{
  g_autoptr (DmWindow) window = g_object_ref (self->window);

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
open_file_cb (DmPreferences *self)
{
  do_in_window (self, "win.open-file");
}

static void
backup_cb (DmPreferences *self)
{
  do_in_window (self, "win.backup");
}

static void
check_cb (DmPreferences *self)
{
  do_in_window (self, "win.check");
}

static void
open_folder_cb (DmPreferences *self)
{
  const char *path = dm_office_get_path (self->office);
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;
  g_autofree char *uri = folder ? g_filename_to_uri (folder, NULL, NULL) : NULL;

  if (uri)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* --- the widget --- */

static void
dm_preferences_dispose (GObject *object)
{
  DmPreferences *self = DM_PREFERENCES (object);

  g_clear_object (&self->office);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_PREFERENCES);
  G_OBJECT_CLASS (dm_preferences_parent_class)->dispose (object);
}

static void
dm_preferences_class_init (DmPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-preferences.ui");
  gtk_widget_class_bind_template_callback (widget_class, people_loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, me_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmPreferences, name)
  BIND (me);
  BIND (language);
  BIND (restart_row);
  BIND (text_size);
  BIND (rules);
  BIND (file);
#undef BIND
}

static void
dm_preferences_init (DmPreferences *self)
{
  g_type_ensure (DM_TYPE_CHOOSER);
  g_type_ensure (DM_TYPE_RULES_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DmPreferences *
find_open (DmWindow *parent)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (DM_IS_PREFERENCES (window) && DM_PREFERENCES (window)->window == parent)
        return DM_PREFERENCES (window);
    }
  return NULL;
}

/**
 * dm_preferences_present:
 * @parent: says what was saved, and undoes it: the preferences do not bar the way to it
 */
void
dm_preferences_present (DmWindow *parent, DmOffice *office, DmSettings *settings)
{
  DmPreferences *self = find_open (parent);

  if (self == NULL)
    {
      /* Of the application, so that its actions and keys are here, too. */
      self = g_object_new (DM_TYPE_PREFERENCES, "application", gtk_window_get_application (GTK_WINDOW (parent)),
                           "transient-for", parent, "destroy-with-parent", TRUE, NULL);
      self->window = parent;
      self->office = g_object_ref (office);
      self->settings = g_object_ref (settings);
      show_language (self);
      g_object_bind_property (settings, "text-size", gtk_spin_button_get_adjustment (self->text_size), "value",
                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
      g_signal_connect_object (office, "notify::path", G_CALLBACK (show_file), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (office, "changed", G_CALLBACK (load_people), self, G_CONNECT_SWAPPED);
      show_file (self);
      load_people (self);
      dm_rules_page_set_office (DM_RULES_PAGE (self->rules), office, parent);
    }
  gtk_window_present (GTK_WINDOW (self));
}
