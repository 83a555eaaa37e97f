/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preferences: what this desk remembers, and the rules that hold for the whole office. */

#include "desk.h"
#include "dm-chooser.h"
#include "dm-preferences.h"
#include "dm-rules-page.h"
#include "dm-words.h"

#define CHILD(widget, TYPE, name) (gtk_widget_get_template_child (GTK_WIDGET (widget), (TYPE), (name)))

static DmSettings *settings;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk_open (desk);
  settings = dm_settings_new_for_folder (desk->folder);
  dm_window_restore_state (DM_WINDOW (desk->window), settings);
  desk_fill_sample (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  desk_close (desk);
  g_clear_object (&settings);
}

static GtkWidget *
open_preferences (Desk *desk)
{
  GtkWidget *window;

  gtk_widget_activate_action (desk->window, "win.preferences", NULL);
  window = find_toplevel (DM_TYPE_PREFERENCES);
  wait_until (is_mapped, window, "the preferences");
  return window;
}

static GtkWidget *
get_rules (GtkWidget *preferences)
{
  return GTK_WIDGET (CHILD (preferences, DM_TYPE_PREFERENCES, "rules"));
}

static void
type (GtkWidget *rules, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (CHILD (rules, DM_TYPE_RULES_PAGE, field)), text);
}

static const char *
get_text (GtkWidget *rules, const char *field)
{
  return gtk_editable_get_text (GTK_EDITABLE (CHILD (rules, DM_TYPE_RULES_PAGE, field)));
}

static GtkWidget *
get_save_button (GtkWidget *rules)
{
  return GTK_WIDGET (CHILD (rules, DM_TYPE_RULES_PAGE, "save_button"));
}

static const char *
get_effect (GtkWidget *rules)
{
  return gtk_label_get_text (GTK_LABEL (CHILD (rules, DM_TYPE_RULES_PAGE, "effect")));
}

static gboolean
tells_effect (gpointer rules)
{
  return *get_effect (rules) != '\0';
}

static gboolean
is_saved (gpointer desk)
{
  return dm_office_get_rules (((Desk *) desk)->office)->due_soon_days == 90;
}

static gboolean
is_undone (gpointer desk)
{
  return dm_office_get_rules (((Desk *) desk)->office)->due_soon_days == 7;
}

/* --- the rules of the office --- */

static void
test_rules (Desk *desk, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (desk), *rules = get_rules (preferences);

  g_assert_cmpstr (get_text (rules, "due_soon"), ==, "7");
  g_assert_cmpstr (get_text (rules, "pulse"), ==, "90");
  g_assert_false (gtk_widget_get_sensitive (get_save_button (rules)));
  /* On 5 October, what is due on 31 December is due soon then. */
  type (rules, "due_soon", "90");
  wait_until (tells_effect, rules, "what it would change");
  g_assert_cmpstr (get_effect (rules), ==, "Hôm nay 1 nhiệm vụ đổi trạng thái.");
  g_signal_emit_by_name (get_save_button (rules), "clicked");
  wait_until (is_saved, desk, "the rules saved");
  g_assert_cmpstr (dm_office_get_undo_action (desk->office), ==, "rules-edit");
  gtk_widget_activate_action (desk->window, "win.undo", NULL);
  wait_until (is_undone, desk, "the rules undone");
  g_assert_cmpstr (get_text (rules, "due_soon"), ==, "7");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_wrong_numbers (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *problem;
    const char *text;
    gboolean right;
  } cases[] = {
    { "due_soon", "due_soon_problem", "", FALSE },     { "due_soon", "due_soon_problem", "bảy", FALSE },
    { "due_soon", "due_soon_problem", "-1", FALSE },   { "due_soon", "due_soon_problem", "367", FALSE },
    { "due_soon", "due_soon_problem", "366", TRUE },   { "due_soon", "due_soon_problem", "0", TRUE },
    { "pulse", "pulse_problem", "0", FALSE },          { "pulse", "pulse_problem", "3661", FALSE },
    { "pulse", "pulse_problem", "30", TRUE },
  };
  GtkWidget *preferences = open_preferences (desk), *rules = get_rules (preferences);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *problem = GTK_WIDGET (CHILD (rules, DM_TYPE_RULES_PAGE, cases[i].problem));

      type (rules, cases[i].field, cases[i].text);
      g_assert_cmpint (gtk_widget_get_sensitive (get_save_button (rules)), ==, cases[i].right);
      g_assert_cmpint (gtk_widget_get_visible (problem), ==, !cases[i].right);
      g_assert_cmpstr (get_text (rules, cases[i].field), ==, cases[i].text);
    }
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* What another desk saves meanwhile does not take away what is being typed. */
static void
test_typed_stays (Desk *desk, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (desk), *rules = get_rules (preferences);
  g_autoptr (DmItem) item = NULL;

  type (rules, "due_soon", "21");
  item = desk_add_period (desk, "Việc khác", "2017-09-28", 3);
  g_assert_cmpstr (get_text (rules, "due_soon"), ==, "21");
  g_assert_true (gtk_widget_get_sensitive (get_save_button (rules)));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* --- this desk --- */

static gboolean
has_people (gpointer chooser)
{
  return dm_chooser_is_loaded (chooser) && dm_chooser_count (chooser) > 0;
}

static void
got_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static gboolean
is_filled (gpointer slot)
{
  return *(GAsyncResult **) slot != NULL;
}

static DmPerson *
add_person (Desk *desk, const char *name)
{
  g_autoptr (DmPerson) draft = dm_person_new ();
  g_autoptr (GAsyncResult) result = NULL;

  draft->name = g_strdup (name);
  dm_office_save_person_async (desk->office, draft, NULL, got_cb, &result);
  wait_until (is_filled, &result, "the person saved");
  return dm_office_save_person_finish (desk->office, result, NULL);
}

static void
test_me (Desk *desk, gconstpointer data)
{
  g_autoptr (DmPerson) person = add_person (desk, "Nguyễn Thị Ấn");
  GtkWidget *preferences;
  DmChooser *chooser;
  g_autofree char *me = NULL, *stranger = NULL;

  /* Somebody of another office is nobody here, and is not forgotten for that. */
  dm_settings_set_me (settings, "a-stranger");
  preferences = open_preferences (desk);
  chooser = DM_CHOOSER (CHILD (preferences, DM_TYPE_PREFERENCES, "me"));
  wait_until (has_people, chooser, "the people");
  g_assert_null (dm_chooser_get_id (chooser));
  stranger = dm_settings_dup_me (settings);
  g_assert_cmpstr (stranger, ==, "a-stranger");
  dm_chooser_set_id (chooser, person->id, NULL);
  me = dm_settings_dup_me (settings);
  g_assert_cmpstr (me, ==, person->id);
  dm_chooser_set_id (chooser, NULL, NULL);
  g_assert_null (dm_settings_dup_me (settings));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_language (Desk *desk, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (desk);
  AdwComboRow *language = ADW_COMBO_ROW (CHILD (preferences, DM_TYPE_PREFERENCES, "language"));
  GtkWidget *restart = GTK_WIDGET (CHILD (preferences, DM_TYPE_PREFERENCES, "restart_row"));

  g_assert_cmpuint (adw_combo_row_get_selected (language), ==, 0);
  g_assert_false (gtk_widget_get_visible (restart));
  adw_combo_row_set_selected (language, 2);
  g_assert_cmpstr (dm_settings_get_language (settings), ==, "en");
  g_assert_true (gtk_widget_get_visible (restart));
  adw_combo_row_set_selected (language, 0);
  g_assert_false (gtk_widget_get_visible (restart));
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_text_size (Desk *desk, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (desk);
  GtkSpinButton *size = GTK_SPIN_BUTTON (CHILD (preferences, DM_TYPE_PREFERENCES, "text_size"));

  g_assert_cmpint (gtk_spin_button_get_value_as_int (size), ==, 100);
  gtk_spin_button_set_value (size, 150);
  g_assert_cmpint (dm_settings_get_text_size (settings), ==, 150);
  dm_settings_set_text_size (settings, 120);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (size), ==, 120);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_file (Desk *desk, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (desk);
  AdwActionRow *file = ADW_ACTION_ROW (CHILD (preferences, DM_TYPE_PREFERENCES, "file"));

  g_assert_cmpstr (adw_action_row_get_subtitle (file), ==, desk->path);
  /* There is one of them, however often it is asked for. */
  g_assert_true (open_preferences (desk) == preferences);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

#define ADD(path, function) g_test_add ("/preferences/" path, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  dm_words_init ();
  gtk_disable_setlocale ();
  desk_start (&argc, &argv);
  ADD ("rules", test_rules);
  ADD ("wrong-numbers", test_wrong_numbers);
  ADD ("typed-stays", test_typed_stays);
  ADD ("me", test_me);
  ADD ("language", test_language);
  ADD ("text-size", test_text_size);
  ADD ("file", test_file);
  return desk_run ();
}
