/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs on one file, one of them with several connections, as window and command line are. */

#include "dm-test-store.h"

#include <string.h>

static const char *self_path;

/* The other program: opens the file, adds a unit, closes, and says how many there are. */
static int
be_the_other (const char *uri, const char *name)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("other");
  g_autoptr (DmStore) store = NULL;

  g_free (office->uri);
  office->uri = g_strdup (uri);
  store = dm_test_office_open (office);
  if (*name)
    dm_unit_unref (dm_test_add_unit (store, name));
  g_print ("%u\n", dm_test_count_units (store));
  return 0;
}

static int
ask_the_other (const DmTestOffice *office, const char *name)
{
  const char *argv[] = { self_path, "--other", office->uri, name, NULL };
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &answer, NULL, NULL, &error);
  g_assert_no_error (error);
  return (int) g_ascii_strtoll (answer, NULL, 10);
}

/* A second connection of this program, or the other program's coming and going, must not take away what this one
 * writes: each looks at the file, and a look that closes it badly drops this program's locks. */
static void
test_comings_and_goings (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("one");
  g_autoptr (DmStore) writer = dm_test_office_open (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) reader = dm_store_open (office->uri, DM_STORE_READ, &office->context, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint round = 0; round < 5; round++)
    {
      g_autofree char *mine = g_strdup_printf ("Phòng %u", round), *theirs = g_strdup_printf ("Ban %u", round);

      dm_unit_unref (dm_test_add_unit (writer, mine));
      g_assert_cmpint (ask_the_other (office, ""), ==, ++n);
      g_assert_cmpint (ask_the_other (office, theirs), ==, ++n);
      g_assert_cmpint (dm_test_count_units (reader), ==, n);
    }
  g_clear_pointer (&reader, dm_store_close);
  g_clear_pointer (&writer, dm_store_close);
  g_assert_cmpint (ask_the_other (office, ""), ==, n);
}

static void
test_poll (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("one");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  gboolean changed = TRUE;

  g_assert_true (dm_store_poll (store, &changed, NULL));
  g_assert_false (changed);
  ask_the_other (office, "Ban");
  g_assert_true (dm_store_poll (store, &changed, NULL));
  g_assert_true (changed);
  g_assert_true (dm_store_poll (store, &changed, NULL));
  g_assert_false (changed);
}

static void
test_conflict (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("one");
  g_autoptr (DmStore) one = dm_test_office_open (office);
  g_autoptr (DmStore) other = dm_test_office_open (office);
  g_autoptr (DmUnit) unit = dm_test_add_unit (one, "Văn phòng");
  g_autoptr (DmUnit) mine = dm_unit_copy (unit);
  g_autoptr (DmUnit) theirs = dm_unit_copy (unit);
  g_autoptr (GError) error = NULL;
  DmUnit *kept;

  g_free (theirs->code);
  theirs->code = g_strdup ("VP");
  kept = dm_store_save_unit (other, theirs, &error);
  g_assert_no_error (error);
  dm_unit_unref (kept);
  mine->code = g_strdup ("V");
  g_assert_null (dm_store_save_unit (one, mine, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--other") == 0)
    return be_the_other (argv[2], argv[3]);
  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/two-processes/comings-and-goings", test_comings_and_goings);
  g_test_add_func ("/two-processes/poll", test_poll);
  g_test_add_func ("/two-processes/conflict", test_conflict);
  return g_test_run ();
}
