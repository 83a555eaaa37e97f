/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* ppoll */

/* kill -9 at a random moment of a write loop: nothing acknowledged is lost, nothing is there by half, and the file is
 * sound. The controls make the two mistakes on purpose, and must be caught. */

#include "dm-store.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 300
/* A control goes on until it is caught. */
#define CONTROL_KILLS 3000
/* A fresh file now and then: its making is a moment to be killed in too. */
#define KILLS_PER_FILE 20

static const char *writer;

typedef struct
{
  guint kills;
  guint acknowledged;
  guint lost;
  guint halves;
  guint unsound;
} Outcome;

/* One office file and what its writers were told is safe. */
typedef struct
{
  char *path;
  GHashTable *acknowledged;
  guint32 next;
} Office;

static gint64
no_clock (gpointer user_data)
{
  return 0;
}

static char *
no_id (gpointer user_data)
{
  return g_strdup ("unused");
}

static void
wait_a_moment (GRand *rand)
{
  struct timespec moment = { 0, g_rand_int_range (rand, 0, 1500000) };

  ppoll (NULL, 0, &moment, NULL);
}

static void
hear (Office *office, guint32 number)
{
  g_hash_table_add (office->acknowledged, GUINT_TO_POINTER (number));
  office->next = MAX (office->next, number + 1);
}

/* Starts the writer, lets it acknowledge for a random while, and kills it in the middle of whatever it does. */
static void
run_and_kill (Office *office, const char *mode, GRand *rand)
{
  g_autofree char *first = g_strdup_printf ("%u", office->next);
  const char *argv[] = { writer, office->path, first, mode, NULL };
  g_autoptr (GError) error = NULL;
  guint32 number;
  int acks = g_rand_int_range (rand, 0, 12), out;
  GPid pid;

  if (!g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out,
                                 NULL, &error))
    g_error ("%s", error->message);
  for (int i = 0; i < acks && read (out, &number, sizeof number) == sizeof number; i++)
    hear (office, number);
  wait_a_moment (rand);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  while (read (out, &number, sizeof number) == sizeof number)
    hear (office, number);
  close (out);
  /* The act that was under way may be there or not; its number is not used again. */
  office->next++;
}

/* Looks at what the kill left behind, as the next start of the program would. */
static void
inspect (const Office *office, Outcome *outcome)
{
  const DmStoreContext context = { "reader", "fault", no_clock, no_id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) store = dm_store_open (office->path, DM_STORE_WRITE, &context, &error);
  g_autoptr (GPtrArray) units = store ? dm_store_list_units (store, &error) : NULL;
  g_autoptr (GPtrArray) problems = store ? dm_store_check (store, &error) : NULL;
  g_autofree guint8 *seen = g_new0 (guint8, office->next + 1);

  if (units == NULL || problems == NULL)
    g_error ("%s", error->message);
  outcome->unsound += problems->len > 0;
  for (guint i = 0; i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);

      seen[atoi (unit->name + 2)] |= unit->name[0] == 'A' ? 1 : 2;
    }
  for (guint32 number = 1; number <= office->next; number++)
    {
      outcome->lost += seen[number] == 0
                       && g_hash_table_contains (office->acknowledged, GUINT_TO_POINTER (number));
      outcome->halves += seen[number] == 1 || seen[number] == 2;
    }
}

static gboolean
is_caught (const Outcome *outcome)
{
  return outcome->lost > 0 || outcome->halves > 0 || outcome->unsound > 0;
}

static void
kill_often_on_one_file (const char *folder, const char *mode, guint kills, GRand *rand, Outcome *outcome)
{
  Office office = { g_strdup_printf ("%s/office-%u.daumoi", folder, outcome->kills),
                    g_hash_table_new (NULL, NULL), 1 };

  for (guint i = 0; i < kills && !is_caught (outcome); i++)
    {
      run_and_kill (&office, mode, rand);
      outcome->kills++;
      if (g_file_test (office.path, G_FILE_TEST_EXISTS))
        inspect (&office, outcome);
      else
        g_assert_cmpuint (g_hash_table_size (office.acknowledged), ==, 0);
    }
  outcome->acknowledged += g_hash_table_size (office.acknowledged);
  g_hash_table_unref (office.acknowledged);
  g_free (office.path);
}

static Outcome
kill_often (const char *mode, guint kills)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2017);
  g_autofree char *folder = g_dir_make_tmp ("daumoi-kill.XXXXXX", NULL);
  const char *remove[] = { "rm", "-rf", folder, NULL };
  Outcome outcome = { 0 };

  while (outcome.kills < kills && !is_caught (&outcome))
    kill_often_on_one_file (folder, mode, MIN (KILLS_PER_FILE, kills - outcome.kills), rand, &outcome);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_test_message ("%s: %u kills, %u acts acknowledged, %u lost, %u half, %u unsound", mode, outcome.kills,
                  outcome.acknowledged, outcome.lost, outcome.halves, outcome.unsound);
  return outcome;
}

static void
test_right (void)
{
  Outcome outcome = kill_often ("right", KILLS);

  g_assert_cmpuint (outcome.kills, ==, KILLS);
  g_assert_cmpuint (outcome.acknowledged, >, KILLS);
  g_assert_cmpuint (outcome.lost, ==, 0);
  g_assert_cmpuint (outcome.halves, ==, 0);
  g_assert_cmpuint (outcome.unsound, ==, 0);
}

static void
test_control_early (void)
{
  Outcome outcome = kill_often ("early", CONTROL_KILLS);

  g_assert_cmpuint (outcome.lost, >, 0);
}

static void
test_control_rows (void)
{
  Outcome outcome = kill_often ("rows", CONTROL_KILLS);

  g_assert_cmpuint (outcome.halves, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  writer = g_getenv ("DM_FAULT_WRITER");
  g_assert_nonnull (writer);
  g_test_add_func ("/kill/nothing-acknowledged-is-lost", test_right);
  g_test_add_func ("/kill/control-acknowledging-before-commit-is-caught", test_control_early);
  g_test_add_func ("/kill/control-one-commit-a-row-is-caught", test_control_rows);
  return g_test_run ();
}
