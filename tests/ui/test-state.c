/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window leaves behind and the next one finds. The settings are in the memory of this process. */

#include "dm-reader.h"
#include "dm-task-page.h"
#include "dm-window.h"
#include "dm-words.h"

#define PATIENCE_SECONDS 20

static GtkApplication *application;

typedef struct
{
  DmSettings *settings;
  DmOffice *office;
  GtkWidget *window;
  int width, height;
} Desk;

typedef gboolean (*Seen) (Desk *desk);

static gboolean
tell_late (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

/* Turns the main loop until something is seen; never sleeps. */
static void
wait_until (Desk *desk, Seen seen, const char *what)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_SECONDS, tell_late, &late);

  while (!seen (desk))
    {
      if (late)
        g_error ("nobody saw %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

/* What the window's frame takes of its size; the style says how much. */
#define FRAME 10

static gboolean
has_size (Desk *desk)
{
  return gtk_widget_get_width (desk->window) + FRAME == desk->width
         && gtk_widget_get_height (desk->window) + FRAME == desk->height;
}

static gboolean
is_maximized (Desk *desk)
{
  return gtk_window_is_maximized (GTK_WINDOW (desk->window)) && gtk_widget_get_width (desk->window) > desk->width;
}

static gboolean
is_gone (Desk *desk)
{
  return desk->window == NULL && desk->office == NULL;
}

static gboolean
is_open (Desk *desk)
{
  return dm_office_get_path (desk->office) != NULL;
}

static const char *
shown_label (GtkWidget *widget, const char *prefix)
{
  const char *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), prefix))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = shown_label (child, prefix);
  return found;
}

static gboolean
shows_newer_plan (Desk *desk)
{
  return shown_label (desk->window, "Kế hoạch 700/KH-BQL") != NULL;
}

static gboolean
shows_older_plan (Desk *desk)
{
  return shown_label (desk->window, "Kế hoạch 580/KH-BQL") != NULL;
}

static gboolean
shows_all_plans (Desk *desk)
{
  return shown_label (desk->window, "Mọi kế hoạch") != NULL;
}

static void
desk_open (Desk *desk, const char *path)
{
  desk->settings = dm_settings_new ();
  desk->office = dm_office_new ();
  desk->window = dm_window_new (application, desk->office);
  dm_window_restore_state (DM_WINDOW (desk->window), desk->settings);
  if (path)
    dm_window_open (DM_WINDOW (desk->window), path);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
desk_close (Desk *desk)
{
  g_object_add_weak_pointer (G_OBJECT (desk->window), (gpointer *) &desk->window);
  g_object_add_weak_pointer (G_OBJECT (desk->office), (gpointer *) &desk->office);
  g_object_unref (desk->office);
  gtk_window_close (GTK_WINDOW (desk->window));
  wait_until (desk, is_gone, "window and office going");
  g_assert_finalize_object (desk->settings);
}

static void
test_size (void)
{
  Desk desk = { .width = 1280, .height = 800 };

  desk_open (&desk, NULL);
  wait_until (&desk, has_size, "the first size");
  gtk_window_set_default_size (GTK_WINDOW (desk.window), 910, 640);
  desk.width = 910;
  desk.height = 640;
  wait_until (&desk, has_size, "the new size");
  desk_close (&desk);

  desk_open (&desk, NULL);
  wait_until (&desk, has_size, "the remembered size");
  desk_close (&desk);
}

/* A maximized window keeps the size that it goes back to. */
static void
test_maximized (void)
{
  Desk desk = { .width = 905, .height = 635 };

  desk_open (&desk, NULL);
  gtk_window_set_default_size (GTK_WINDOW (desk.window), desk.width, desk.height);
  wait_until (&desk, has_size, "the size before");
  gtk_window_maximize (GTK_WINDOW (desk.window));
  wait_until (&desk, is_maximized, "the window filling the screen");
  desk_close (&desk);

  desk_open (&desk, NULL);
  wait_until (&desk, is_maximized, "the window filling the screen again");
  gtk_window_unmaximize (GTK_WINDOW (desk.window));
  wait_until (&desk, has_size, "the size from before");
  desk_close (&desk);
}

/* --- the file and the plan --- */

static void
import_cb (GObject *office, GAsyncResult *result, gpointer plan)
{
  g_autoptr (GError) error = NULL;

  *(DmPlan **) plan = dm_office_import_finish (DM_OFFICE (office), result, &error);
  g_assert_no_error (error);
}

static DmPlan *
import (Desk *desk, const char *number, const char *date)
{
  g_autofree char *sample = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DmPlan *plan = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("DM_SAMPLE"), &sample, NULL, NULL));
  text = g_string_new (sample);
  g_string_replace (text, "580/KH-BQL", number, 0);
  g_string_replace (text, "ngày 20 tháng 6", date, 0);
  bytes = g_bytes_new (text->str, text->len);
  dm_office_import_async (desk->office, dm_reader_read_bytes (bytes, &error), NULL, import_cb, &plan);
  while (plan == NULL)
    g_main_context_iteration (NULL, TRUE);
  return plan;
}

static void
test_file_and_plan (void)
{
  Desk desk = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("daumoi-state.XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "office.daumoi", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (DmPlan) older = NULL, newer = NULL;
  const char *remove[] = { "rm", "-rf", folder, NULL };

  desk_open (&desk, path);
  wait_until (&desk, is_open, "the file open");
  kept = dm_settings_dup_last_file (desk.settings);
  g_assert_cmpstr (kept, ==, path);
  older = import (&desk, "580/KH-BQL", "ngày 20 tháng 6");
  newer = import (&desk, "700/KH-BQL", "ngày 21 tháng 6");
  gtk_widget_activate_action (desk.window, "win.show-plan", "s", older->id);
  wait_until (&desk, shows_older_plan, "the older plan");
  desk_close (&desk);

  desk_open (&desk, path);
  wait_until (&desk, shows_older_plan, "the plan that was shown last");
  gtk_widget_activate_action (desk.window, "win.show-plan", "s", "");
  wait_until (&desk, shows_all_plans, "all plans");
  desk_close (&desk);

  desk_open (&desk, path);
  wait_until (&desk, shows_all_plans, "all plans again");
  dm_settings_set_last_plan (desk.settings, "a plan that was deleted");
  dm_window_open (DM_WINDOW (desk.window), path);
  wait_until (&desk, shows_newer_plan, "the newest plan");
  desk_close (&desk);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int code;

  dm_words_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", "vn.daumoi.Test", "flags",
                                               G_APPLICATION_NON_UNIQUE, "resource-base-path", "/vn/daumoi/DauMoi", NULL));
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_application_hold (G_APPLICATION (application));
  g_test_add_func ("/state/size", test_size);
  g_test_add_func ("/state/maximized", test_maximized);
  g_test_add_func ("/state/file-and-plan", test_file_and_plan);
  code = g_test_run ();
  g_object_unref (application);
  return code;
}
