/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-cli"

#include "config.h"

#include "dm-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static void
print_unit (const DmUnit *unit)
{
  printf ("%-10s %s\n           %s\n", unit->code ? unit->code : "—", unit->name, unit->id);
}

static DmUnit *
add_unit (DmStore *store, const char *name, const char *code, char **aliases, const char *successor_of, GError **error)
{
  g_autoptr (DmUnit) draft = dm_unit_new ();

  draft->name = g_strdup (name);
  draft->code = g_strdup (code);
  for (guint i = 0; aliases && aliases[i]; i++)
    g_ptr_array_add (draft->aliases, g_strdup (aliases[i]));
  if (successor_of)
    {
      g_autoptr (DmUnit) predecessor = dm_store_find_unit (store, successor_of, error);

      if (predecessor == NULL)
        return NULL;
      g_ptr_array_add (draft->predecessors, g_strdup (predecessor->id));
    }
  return dm_store_save_unit (store, draft, error);
}

int
dm_cli_unit (DmCli *cli, int argc, char **argv)
{
  g_autofree char *name = NULL, *code = NULL, *successor_of = NULL;
  g_auto (GStrv) aliases = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "code", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &aliases, NULL, NULL },
    { "successor-of", 0, 0, G_OPTION_ARG_STRING, &successor_of, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, entries, 1, 1);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (DmUnit) unit = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  if (strcmp (words[0], "add") != 0 || name == NULL)
    return dm_cli_usage (_ ("write: unit add --name NAME [--code CODE] [--alias NAME]… [--successor-of ID]"));
  store = dm_cli_open (cli, DM_STORE_CREATE);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  unit = add_unit (store, name, code, aliases, successor_of, &error);
  if (unit == NULL)
    return dm_cli_fail (error);
  if (cli->json)
    {
      g_autoptr (JsonNode) node = dm_json_unit (unit);

      dm_cli_print_json (node);
    }
  else
    print_unit (unit);
  return DM_EXIT_DONE;
}

int
dm_cli_units (DmCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, NULL, 0, 0);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_READ);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  units = dm_store_list_units (store, &error);
  if (units == NULL)
    return dm_cli_fail (error);
  if (cli->json)
    return dm_cli_print_array (units, (DmToJson) dm_json_unit, NULL);
  for (guint i = 0; i < units->len; i++)
    print_unit (g_ptr_array_index (units, i));
  return DM_EXIT_DONE;
}
