/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The settings by the compiled schema of the build folder, by none, and by one of another version. The backend is the
 * memory of this process, which all objects share: each test puts back what it changed. */

#include "dm-settings.h"
#include "dm-words.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>

static void
remove_folder (const char *folder)
{
  const char *remove[] = { "rm", "-rf", folder, NULL };

  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static DmSettings *
new_without_schema (void)
{
  g_autofree char *folder = g_dir_make_tmp ("daumoi-settings.XXXXXX", NULL);
  DmSettings *settings = dm_settings_new_for_folder (folder);

  remove_folder (folder);
  g_assert_false (dm_settings_is_kept (settings));
  return settings;
}

static void
assert_window (DmSettings *settings, int width, int height, gboolean maximized)
{
  int seen_width, seen_height;
  gboolean seen_maximized;

  dm_settings_get_window (settings, &seen_width, &seen_height, &seen_maximized);
  g_assert_cmpint (seen_width, ==, width);
  g_assert_cmpint (seen_height, ==, height);
  g_assert_cmpint (seen_maximized, ==, maximized);
}

static void
assert_defaults (DmSettings *settings)
{
  g_autofree char *plan = dm_settings_dup_last_plan (settings);

  g_assert_null (dm_settings_dup_me (settings));
  g_assert_cmpstr (dm_settings_get_language (settings), ==, "");
  g_assert_cmpint (dm_settings_get_text_size (settings), ==, 100);
  assert_window (settings, 1280, 800, FALSE);
  g_assert_null (dm_settings_dup_last_file (settings));
  g_assert_cmpstr (plan, ==, "");
}

static void
test_defaults (void)
{
  g_autoptr (DmSettings) settings = dm_settings_new (), without = new_without_schema ();

  g_assert_true (dm_settings_is_kept (settings));
  assert_defaults (settings);
  assert_defaults (without);
}

static void
change_all (DmSettings *settings)
{
  dm_settings_set_language (settings, "vi");
  dm_settings_set_text_size (settings, 125);
  dm_settings_set_window (settings, 900, 700, TRUE);
  dm_settings_set_last_file (settings, "/dev/../proc/self/../self/status");
  dm_settings_set_last_plan (settings, "all");
  dm_settings_set_me (settings, "0193-an");
}

static void
assert_changed (DmSettings *settings)
{
  g_autofree char *plan = dm_settings_dup_last_plan (settings), *file = dm_settings_dup_last_file (settings);
  g_autofree char *me = dm_settings_dup_me (settings);

  g_assert_cmpstr (me, ==, "0193-an");
  g_assert_cmpstr (dm_settings_get_language (settings), ==, "vi");
  g_assert_cmpint (dm_settings_get_text_size (settings), ==, 125);
  assert_window (settings, 900, 700, TRUE);
  g_assert_cmpstr (file, ==, "/proc/self/status");
  g_assert_cmpstr (plan, ==, "all");
}

static void
put_back (DmSettings *settings)
{
  dm_settings_set_language (settings, NULL);
  dm_settings_set_text_size (settings, 100);
  dm_settings_set_window (settings, 1280, 800, FALSE);
  dm_settings_set_last_file (settings, NULL);
  dm_settings_set_last_plan (settings, NULL);
  dm_settings_set_me (settings, NULL);
  assert_defaults (settings);
}

/* What one program kept, the next one finds. */
static void
test_kept (void)
{
  g_autoptr (DmSettings) first = dm_settings_new (), second = dm_settings_new ();

  change_all (first);
  assert_changed (second);
  put_back (second);
}

static void
test_without_schema (void)
{
  g_autoptr (DmSettings) settings = new_without_schema (), kept = dm_settings_new ();

  change_all (settings);
  assert_changed (settings);
  assert_defaults (kept);
  put_back (settings);
}

/* A schema that lacks a key, or has one of another type, would end the program when it is asked. */
static void
test_other_version (void)
{
  static const char *const keys[] = {
    "", "<key name='language' type='i'><default>0</default></key>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("daumoi-settings.XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "old.gschema.xml", NULL);
      g_autofree char *xml = g_strdup_printf ("<schemalist><schema id='vn.daumoi.DauMoi' path='/vn/daumoi/DauMoi/'>%s"
                                              "</schema></schemalist>", keys[i]);
      const char *compile[] = { "glib-compile-schemas", folder, NULL };
      g_autoptr (DmSettings) settings = NULL;
      int status;

      g_assert_true (g_file_set_contents (path, xml, -1, NULL));
      g_assert_true (g_spawn_sync (NULL, (char **) compile, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                                   NULL));
      g_assert_true (g_spawn_check_wait_status (status, NULL));
      settings = dm_settings_new_for_folder (folder);
      g_assert_false (dm_settings_is_kept (settings));
      assert_defaults (settings);
      remove_folder (folder);
    }
}

/* GSettings warns of a value outside of the schema's range, and warnings end this test. */
static void
test_limits (void)
{
  g_autoptr (DmSettings) settings = dm_settings_new (), without = new_without_schema ();
  DmSettings *both[] = { settings, without };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      dm_settings_set_text_size (both[i], 5);
      g_assert_cmpint (dm_settings_get_text_size (both[i]), ==, 50);
      dm_settings_set_text_size (both[i], 5000);
      g_assert_cmpint (dm_settings_get_text_size (both[i]), ==, 300);
      dm_settings_set_window (both[i], 0, -1, FALSE);
      assert_window (both[i], 360, 480, FALSE);
      dm_settings_set_window (both[i], G_MAXINT, G_MAXINT, FALSE);
      assert_window (both[i], 16384, 16384, FALSE);
      dm_settings_set_language (both[i], "fr");
      g_assert_cmpstr (dm_settings_get_language (both[i]), ==, "");
      put_back (both[i]);
    }
}

/* What is on the screen was said already: another language begins with the next start. */
static void
test_language_is_applied (void)
{
  g_autoptr (DmSettings) settings = new_without_schema ();

  g_assert_true (dm_settings_is_language_applied (settings));
  dm_settings_set_language (settings, "en");
  g_assert_false (dm_settings_is_language_applied (settings));
  dm_settings_set_language (settings, "");
  g_assert_true (dm_settings_is_language_applied (settings));
}

static void
count_cb (guint *n_told)
{
  ++*n_told;
}

static void
test_text_size_is_told (void)
{
  g_autoptr (DmSettings) settings = dm_settings_new (), without = new_without_schema ();
  DmSettings *both[] = { settings, without };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      guint n_told = 0;
      int percent;

      g_signal_connect_swapped (both[i], "notify::text-size", G_CALLBACK (count_cb), &n_told);
      g_object_set (both[i], "text-size", 110, NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_object_get (both[i], "text-size", &percent, NULL);
      g_assert_cmpint (percent, ==, 110);
      g_assert_cmpuint (n_told, ==, 1);
      put_back (both[i]);
    }
}

/* Who sits here, told to whoever shows what is theirs; an empty id is nobody's. */
static void
test_me_is_told (void)
{
  g_autoptr (DmSettings) settings = dm_settings_new (), without = new_without_schema ();
  DmSettings *both[] = { settings, without };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *me = NULL;
      guint n_told = 0;

      g_signal_connect_swapped (both[i], "notify::me", G_CALLBACK (count_cb), &n_told);
      g_object_set (both[i], "me", "0193-an", NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_object_get (both[i], "me", &me, NULL);
      g_assert_cmpstr (me, ==, "0193-an");
      g_assert_cmpuint (n_told, ==, 1);
      dm_settings_set_me (both[i], "");
      g_assert_null (dm_settings_dup_me (both[i]));
      put_back (both[i]);
    }
}

static void
test_last_file (void)
{
  g_autoptr (DmSettings) settings = dm_settings_new ();
  g_autofree char *folder = g_dir_make_tmp ("daumoi-settings.XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cơ quan.daumoi", NULL);
  g_autofree char *before = g_get_current_dir (), *kept = NULL;

  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  g_assert_cmpint (g_chdir (folder), ==, 0);
  dm_settings_set_last_file (settings, "cơ quan.daumoi");
  g_assert_cmpint (g_chdir (before), ==, 0);
  kept = dm_settings_dup_last_file (settings);
  g_assert_cmpstr (kept, ==, path);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (dm_settings_dup_last_file (settings));
  dm_settings_set_last_file (settings, folder);
  g_assert_null (dm_settings_dup_last_file (settings));
  dm_settings_set_last_file (settings, "/proc/self/\xff");
  g_assert_null (dm_settings_dup_last_file (settings));
  remove_folder (folder);
  put_back (settings);
}

/* --- language: each case in a process of its own, for gettext remembers what it once said --- */

#define MONDAY dm_day_from_ymd (2017, 10, 2)

static void
say_monday (const char *locale, const char *system, const char *language)
{
  g_autoptr (DmSettings) settings = dm_settings_new ();
  g_autofree char *monday = NULL;

  g_setenv ("LC_ALL", locale, TRUE);
  g_setenv ("LANGUAGE", system, TRUE);
  dm_words_init ();
  dm_settings_set_language (settings, language);
  dm_settings_apply_language (settings);
  monday = dm_words_weekday (MONDAY);
  fputs (monday, stderr);   /* as it is: g_printerr() would write it in the letters of C */
}

typedef struct
{
  const char *locale;
  const char *system;
  const char *language;
  const char *monday;
} Speech;

static void
test_language (gconstpointer data)
{
  const Speech *speech = data;

  if (g_test_subprocess ())
    {
      say_monday (speech->locale, speech->system, speech->language);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr (speech->monday);
}

int
main (int argc, char **argv)
{
  static const Speech speeches[] = {
    { "en_US.UTF-8", "vi", "", "*thứ Hai*" },   { "en_US.UTF-8", "en", "", "*Monday*" },
    { "en_US.UTF-8", "en", "vi", "*thứ Hai*" }, { "vi_VN.UTF-8", "vi", "en", "*Monday*" },
    { "C", "", "vi", "*thứ Hai*" },             { "C", "vi", "en", "*Monday*" },
  };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/kept", test_kept);
  g_test_add_func ("/settings/without-schema", test_without_schema);
  g_test_add_func ("/settings/other-version", test_other_version);
  g_test_add_func ("/settings/limits", test_limits);
  g_test_add_func ("/settings/language-is-applied", test_language_is_applied);
  g_test_add_func ("/settings/text-size-is-told", test_text_size_is_told);
  g_test_add_func ("/settings/me-is-told", test_me_is_told);
  g_test_add_func ("/settings/last-file", test_last_file);
  for (guint i = 0; i < G_N_ELEMENTS (speeches); i++)
    {
      g_autofree char *path = g_strdup_printf ("/settings/language/%u", i);

      g_test_add_data_func (path, &speeches[i], test_language);
    }
  return g_test_run ();
}
