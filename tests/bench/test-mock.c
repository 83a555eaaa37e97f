/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-mock MOCK: the start is measured beside the mock, so the mock must show what the program shows: as many widgets
 * of each kind, and the same words. A few may differ before somebody has to look at mock.c. */

#include "../ui/desk.h"
#include "shown.h"

/* One in so many may differ. */
#define TOLERANCE 25

static const char *mock_program;

static gboolean
is_settled (gpointer frames_left)
{
  return *(int *) frames_left <= 0;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames_left)
{
  (*(int *) frames_left)--;
  gtk_widget_queue_draw (widget);
  return *(int *) frames_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static GPtrArray *
list_program (void)
{
  Desk desk = { 0 };
  int frames_left = 6;
  GPtrArray *lines;

  desk_open_sample (&desk);
  desk_open_again (&desk);
  dm_office_set_today (desk.office, dm_day_parse ("2017-12-11"));
  wait_until (desk_shows_first_task, &desk, "the first task");
  wait_until (is_mapped, desk.window, "the window");
  gtk_widget_add_tick_callback (desk.window, count_frame_cb, &frames_left, NULL);
  wait_until (is_settled, &frames_left, "a window that stands still");
  lines = list_shown (desk.window);
  desk_close (&desk);
  return lines;
}

static GPtrArray *
list_mock (void)
{
  const char *arguments[] = { mock_program, "--list", NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  words = g_strsplit (output, "\n", -1);
  for (guint i = 0; words[i] && *words[i]; i++)
    g_ptr_array_add (lines, g_strdup (words[i]));
  return lines;
}

/* How often each line is there in @lines, and how often not in @other. */
static guint
count_missing (const GPtrArray *lines, const GPtrArray *other, const char *where)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < other->len; i++)
    {
      gpointer line = g_ptr_array_index (other, i);

      g_hash_table_insert (left, line, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (left, line)) + 1));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      gpointer line = g_ptr_array_index (lines, i);
      int count = GPOINTER_TO_INT (g_hash_table_lookup (left, line));

      if (count == 0)
        g_test_message ("not in %s: %s", where, (const char *) line);
      n += count == 0;
      g_hash_table_insert (left, line, GINT_TO_POINTER (MAX (count - 1, 0)));
    }
  return n;
}

static void
test_same (void)
{
  g_autoptr (GPtrArray) program = list_program (), mock = list_mock ();
  guint missing = count_missing (program, mock, "the mock"), more = count_missing (mock, program, "the program");

  g_test_message ("%u widgets in the program, %u in the mock", program->len, mock->len);
  g_assert_cmpuint (program->len, >, 250);
  g_assert_cmpuint (missing, <=, program->len / TOLERANCE);
  g_assert_cmpuint (more, <=, program->len / TOLERANCE);
}

int
main (int argc, char **argv)
{
  desk_start (&argc, &argv);
  mock_program = argv[1];
  g_test_add_func ("/mock/same", test_same);
  return desk_run ();
}
