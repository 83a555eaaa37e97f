/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-cli"

#include "config.h"

#include "dm-cli.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Enough hits for a reader; a script narrows its words. */
#define MAX_HITS 200

int
dm_cli_search (DmCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, NULL, 1, 1);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_READ);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  hits = dm_store_search (store, words[0], MAX_HITS, NULL, &error);
  if (hits == NULL)
    return dm_cli_fail (error);
  if (cli->json)
    return dm_cli_print_array (hits, (DmToJson) dm_json_hit, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const DmHit *hit = g_ptr_array_index (hits, i);

      printf ("%-9s %s\n          %s\n", hit->kind, hit->title, hit->id);
    }
  return DM_EXIT_DONE;
}

int
dm_cli_log (DmCli *cli, int argc, char **argv)
{
  g_autofree char *task = NULL, *plan_word = NULL;
  const GOptionEntry entries[] = {
    { "task", 0, 0, G_OPTION_ARG_STRING, &task, NULL, NULL },
    { "plan", 0, 0, G_OPTION_ARG_STRING, &plan_word, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, entries, 0, 0);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (DmPlan) plan = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_READ);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  if (plan_word && (plan = dm_store_find_plan (store, plan_word, &error)) == NULL)
    return dm_cli_fail (error);
  changes = dm_store_list_changes (store, task, plan ? plan->id : NULL, 0, &error);
  if (changes == NULL)
    return dm_cli_fail (error);
  if (cli->json)
    return dm_cli_print_array (changes, (DmToJson) dm_json_change, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = dm_words_change (g_ptr_array_index (changes, i));

      puts (line);
    }
  return DM_EXIT_DONE;
}

int
dm_cli_check (DmCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, NULL, 0, 0);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_READ);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  problems = dm_store_check (store, &error);
  if (problems == NULL)
    return dm_cli_fail (error);
  if (cli->json)
    {
      g_autoptr (JsonNode) node = dm_json_check (problems);

      dm_cli_print_json (node);
    }
  else
    {
      for (guint i = 0; i < problems->len; i++)
        {
          g_autofree char *line = dm_words_check_problem (g_ptr_array_index (problems, i));

          puts (line);
        }
      if (problems->len == 0)
        puts (_ ("The file is sound: rows, log and indexes agree."));
    }
  if (problems->len == 0)
    return DM_EXIT_DONE;
  dm_cli_complain (ngettext ("%u problem was found", "%u problems were found", problems->len), problems->len);
  return DM_EXIT_REFUSED;
}

int
dm_cli_backup (DmCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, NULL, 1, 1);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_READ);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  if (!dm_store_backup (store, words[0], &error))
    return dm_cli_fail (error);
  if (cli->json)
    {
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), words[0]);

      dm_cli_print_json (node);
    }
  else
    printf (_ ("Backed up and checked: %s\n"), words[0]);
  return DM_EXIT_DONE;
}
