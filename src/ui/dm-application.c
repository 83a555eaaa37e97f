/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-about.h"
#include "dm-application.h"
#include "dm-context.h"
#include "dm-settings-actions.h"
#include "dm-text-scale.h"
#include "dm-window.h"

#include <glib/gi18n.h>

/* The one place that makes the objects of the program and gives them to each other. */
struct _DmApplication
{
  AdwApplication parent_instance;

  DmSettings *settings;
  DmDay on;               /* stands for today, DM_DAY_NONE for the clock's */
  char **files;           /* that were named on the command line, or NULL */
  DmOffice *ahead;        /* opened before the toolkit was there; NULL once it has its window, or without a file */
  DmWindow *ahead_window; /* weak */
  gboolean restarts;
};

G_DEFINE_FINAL_TYPE (DmApplication, dm_application, ADW_TYPE_APPLICATION)

/* The file that is opened first. */
static char *
dup_first_path (DmApplication *self)
{
  char *path = self->files ? g_strdup (self->files[0]) : dm_settings_dup_last_file (self->settings);

  return path ? path : dm_context_default_path ();
}

static DmOffice *
make_office (DmApplication *self)
{
  DmOffice *office = dm_office_new ();

  dm_office_set_today (office, self->on);
  return office;
}

static void
opened_ahead_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmApplication) self = user_data;

  if (self->ahead_window)
    dm_window_open_finish (self->ahead_window, result);
}

/* The toolkit takes longer to start than an office to be read: the one is done while the other is under way. To make a
 * file is left to its window. */
static void
read_ahead (DmApplication *self)
{
  g_autofree char *path = dup_first_path (self), *last_plan = dm_settings_dup_last_plan (self->settings);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  self->ahead = make_office (self);
  dm_office_open_async (self->ahead, path, FALSE, NULL, opened_ahead_cb, g_object_ref (self));
  dm_office_foresee (self->ahead, last_plan);
}

static DmWindow *
make_window (DmApplication *self, DmOffice *office)
{
  GtkWidget *window = dm_window_new (GTK_APPLICATION (self), office);

  dm_window_restore_state (DM_WINDOW (window), self->settings);
  return DM_WINDOW (window);
}

static void
open_window (DmApplication *self, const char *path)
{
  g_autoptr (DmOffice) office = make_office (self);

  dm_window_open (make_window (self, office), path);
}

static void
open_first_window (DmApplication *self)
{
  g_autoptr (DmOffice) ahead = g_steal_pointer (&self->ahead);
  g_autofree char *path = NULL;

  if (ahead)
    {
      g_set_weak_pointer (&self->ahead_window, make_window (self, ahead));
      dm_window_await (self->ahead_window);
      return;
    }
  path = dup_first_path (self);
  open_window (self, path);
}

static void
dm_application_activate (GApplication *application)
{
  DmApplication *self = DM_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window)
    {
      gtk_window_present (window);
      return;
    }
  open_first_window (self);
  for (guint i = 1; self->files && self->files[i]; i++)
    open_window (self, self->files[i]);
}

static void
dm_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path)
        open_window (DM_APPLICATION (application), path);
    }
}

/* Another day or another file is another program: it does not join one that runs already. Whoever starts the program
 * with neither is shown the window that is there. Words for GApplication itself are neither. */
static gboolean
dm_application_local_command_line (GApplication *application, char ***arguments, int *exit_status)
{
  for (guint i = 1; i < g_strv_length (*arguments); i++)
    if (!g_str_has_prefix ((*arguments)[i], "--gapplication-"))
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return G_APPLICATION_CLASS (dm_application_parent_class)->local_command_line (application, arguments, exit_status);
}

static int
dm_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DmApplication *self = DM_APPLICATION (application);
  const char *on;

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^aay", &self->files);
  if (!g_variant_dict_lookup (options, "on", "&s", &on))
    return -1;
  self->on = dm_day_parse (on);
  if (self->on != DM_DAY_NONE)
    return -1;
  g_printerr (_ ("“%s” after %s is not a date; write it as 2017-09-30"), on, "--on");
  g_printerr ("\n");
  return 2;
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dm_about_present (gtk_application_get_active_window (user_data));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (user_data)))
    gtk_window_destroy (windows->data);
}

/* The program begins anew once it has ended: nothing of it may be in use then. */
static void
restart_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DM_APPLICATION (user_data)->restarts = TRUE;
  quit_action (action, parameter, user_data);
}

static const struct
{
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "win.undo", { "<Ctrl>z" } },
  { "win.redo", { "<Ctrl><Shift>z", "<Ctrl>y" } },
  { "win.new", { "<Ctrl>n" } },
  { "win.record", { "<Ctrl>r" } },
  { "win.edit-task", { "<Ctrl>e" } },
  { "win.search", { "<Ctrl>f" } },
  { "win.filter", { "<Ctrl>l" } },
  { "win.choose-plan", { "<Ctrl>k" } },
  { "win.save-view", { "<Ctrl>d" } },
  { "win.print", { "<Ctrl>p" } },
  { "win.export-pdf", { "<Ctrl><Shift>p" } },
  { "win.read-plan", { "<Ctrl>o" } },
  { "win.preferences", { "<Ctrl>comma" } },
  { "win.shortcuts", { "F1", "<Ctrl>question" } },
  { "app.text-larger", { "<Ctrl>plus", "<Ctrl>equal" } },
  { "app.text-smaller", { "<Ctrl>minus" } },
  { "app.text-normal", { "<Ctrl>0" } },
  { "app.quit", { "<Ctrl>q" } },
};

static void
dm_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { "about", about_action },
                                           { "quit", quit_action },
                                           { "restart", restart_action } };

  read_ahead (DM_APPLICATION (application));
  G_APPLICATION_CLASS (dm_application_parent_class)->startup (application);
  dm_text_scale_sharpen ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  dm_settings_actions_add (GTK_APPLICATION (application), DM_APPLICATION (application)->settings);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char *const *) shortcuts[i].keys);
  gtk_window_set_default_icon_name ("vn.daumoi.DauMoi");
}

static void
dm_application_finalize (GObject *object)
{
  DmApplication *self = DM_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->ahead);
  g_clear_weak_pointer (&self->ahead_window);
  g_strfreev (self->files);
  G_OBJECT_CLASS (dm_application_parent_class)->finalize (object);
}

static void
dm_application_class_init (DmApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dm_application_finalize;
  application_class->local_command_line = dm_application_local_command_line;
  application_class->activate = dm_application_activate;
  application_class->open = dm_application_open;
  application_class->startup = dm_application_startup;
  application_class->handle_local_options = dm_application_handle_local_options;
}

static void
dm_application_init (DmApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING,
                                 _ ("Open the office as on that day"), "DATE");
  g_application_add_main_option (G_APPLICATION (self), G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_FILENAME_ARRAY, "", "[FILE…]");
}

DmApplication *
dm_application_new (DmSettings *settings)
{
  DmApplication *self = g_object_new (DM_TYPE_APPLICATION, "application-id", "vn.daumoi.DauMoi", "flags",
                                      G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/vn/daumoi/DauMoi", NULL);

  self->settings = g_object_ref (settings);
  return self;
}

/* Asked when the program has run. */
gboolean
dm_application_get_restarts (DmApplication *self)
{
  g_return_val_if_fail (DM_IS_APPLICATION (self), FALSE);
  return self->restarts;
}
