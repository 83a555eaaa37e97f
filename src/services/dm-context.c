/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-context.h"

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

/* The full name of the account where the machine knows it, for a person reads it in the history. */
static const char *
get_who (void)
{
  const char *name = g_get_real_name ();

  return g_strcmp0 (name, "Unknown") == 0 || name == NULL || *name == '\0' ? g_get_user_name () : name;
}

/**
 * dm_context_get:
 *
 * Returns: (transfer none): who works at this desk, by the account of the machine. It is a claim, not a proof: who
 *   may write the file may write any name
 */
const DmStoreContext *
dm_context_get (void)
{
  static DmStoreContext context;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      context = (DmStoreContext){ get_who (), g_get_host_name (), read_clock, make_id, NULL };
      g_once_init_leave (&once, 1);
    }
  return &context;
}

/* The civil date in Viet Nam now. */
DmDay
dm_context_today (void)
{
  return dm_day_in_vietnam (g_get_real_time () / G_USEC_PER_SEC);
}

/**
 * dm_context_default_path:
 *
 * Returns: (transfer full): the file that is opened when none is named
 */
char *
dm_context_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "daumoi", "office.daumoi", NULL);
}
