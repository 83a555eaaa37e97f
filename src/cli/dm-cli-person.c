/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-cli"

#include "config.h"

#include "dm-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static JsonNode *
person_to_json (gconstpointer element, gpointer units)
{
  return dm_json_person (element, units);
}

static void
print_person (const DmPerson *person)
{
  const char *const facts[] = { person->title, person->phone, person->email };

  printf ("%s", person->name);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i])
      printf (" · %s", facts[i]);
  printf ("\n           %s\n", person->id);
}

static int
print_added (DmCli *cli, DmStore *store, const DmPerson *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!cli->json)
    {
      print_person (person);
      return DM_EXIT_DONE;
    }
  units = dm_store_list_units (store, &error);
  if (units == NULL)
    return dm_cli_fail (error);
  node = dm_json_person (person, units);
  dm_cli_print_json (node);
  return DM_EXIT_DONE;
}

/* @unit_word: a code, a name or an id, NULL for none */
static DmPerson *
add_person (DmStore *store, DmPerson *draft, const char *unit_word, GError **error)
{
  if (unit_word)
    {
      g_autoptr (DmUnit) unit = dm_store_find_unit (store, unit_word, error);

      if (unit == NULL)
        return NULL;
      draft->unit_id = g_strdup (unit->id);
    }
  return dm_store_save_person (store, draft, error);
}

int
dm_cli_person (DmCli *cli, int argc, char **argv)
{
  g_autoptr (DmPerson) draft = dm_person_new ();
  g_autofree char *unit = NULL, *from = NULL, *until = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &draft->name, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &draft->title, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &draft->phone, NULL, NULL },
    { "email", 0, 0, G_OPTION_ARG_STRING, &draft->email, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, entries, 1, 1);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (DmPerson) person = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL || !dm_cli_parse_day (from, "--from", &draft->valid_from)
      || !dm_cli_parse_day (until, "--until", &draft->valid_until))
    return DM_EXIT_USAGE;
  if (strcmp (words[0], "add") != 0 || draft->name == NULL)
    return dm_cli_usage (_ ("write: person add --name NAME [--title POSITION] [--unit UNIT] [--phone NUMBER]"
                            " [--email ADDRESS] [--from DATE] [--until DATE]"));
  store = dm_cli_open (cli, DM_STORE_CREATE);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  person = add_person (store, draft, unit, &error);
  if (person == NULL)
    return dm_cli_fail (error);
  return print_added (cli, store, person);
}

int
dm_cli_people (DmCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, NULL, 0, 0);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_READ);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  people = dm_store_list_people (store, &error);
  units = people ? dm_store_list_units (store, &error) : NULL;
  if (units == NULL)
    return dm_cli_fail (error);
  if (cli->json)
    return dm_cli_print_array (people, person_to_json, units);
  for (guint i = 0; i < people->len; i++)
    print_person (g_ptr_array_index (people, i));
  return DM_EXIT_DONE;
}
