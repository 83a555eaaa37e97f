/* SPDX-License-Identifier: GPL-3.0-or-later */

/* fault-writer FILE FIRST MODE: writes one act after another until it is killed. Act number k adds the units "A k"
 * and "B k"; once it is acknowledged, k goes to standard output as four bytes. MODE "right" is the program's own way;
 * "early" acknowledges before COMMIT and "rows" commits each row by itself: the two mistakes that test-kill must be
 * able to see. */

#include "dm-store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gint64
read_clock (gpointer user_data)
{
  return g_get_real_time ();
}

static char *
make_id (gpointer user_data)
{
  return dm_id_new (g_get_real_time ());
}

static void
acknowledge (guint32 number)
{
  if (write (STDOUT_FILENO, &number, sizeof number) != sizeof number)
    exit (0);
}

static void
add_unit (DmStore *store, const char *letter, guint32 number)
{
  g_autoptr (DmUnit) draft = dm_unit_new ();
  g_autoptr (DmUnit) kept = NULL;
  g_autoptr (GError) error = NULL;

  draft->name = g_strdup_printf ("%s %u", letter, number);
  kept = dm_store_save_unit (store, draft, &error);
  if (kept == NULL)
    g_error ("%s", error->message);
}

static void
write_act (DmStore *store, guint32 number, gboolean early, gboolean rows)
{
  g_autoptr (GError) error = NULL;

  if (!rows && !dm_store_begin_act (store, "unit-add", &error))
    g_error ("%s", error->message);
  add_unit (store, "A", number);
  add_unit (store, "B", number);
  if (early)
    acknowledge (number);
  if (!rows && !dm_store_commit_act (store, &error))
    g_error ("%s", error->message);
  if (!early)
    acknowledge (number);
}

int
main (int argc, char **argv)
{
  const DmStoreContext context = { "writer", "fault", read_clock, make_id, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) store = dm_store_open (argv[1], DM_STORE_CREATE, &context, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  for (guint32 number = atoi (argv[2]);; number++)
    write_act (store, number, strcmp (argv[3], "early") == 0, strcmp (argv[3], "rows") == 0);
}
