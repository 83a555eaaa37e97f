/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-cli"

#include "config.h"

#include "dm-cli.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static const DmVerb verbs[] = {
  { "import", "import FILE [--dry-run]", dm_cli_import },
  { "plans", "plans", dm_cli_plans },
  { "tasks", "tasks [--plan NUMBER] [--status S,…] [--unit U] [--person P] [--kind task|duty|all]", dm_cli_tasks },
  { "progress", "progress TASK-ID [--percent N] [--note TEXT] [--for END-DATE] [--done-on DATE]", dm_cli_progress },
  { "undo", "undo", dm_cli_undo },
  { "unit", "unit add --name N [--code C] [--alias A]… [--successor-of ID]", dm_cli_unit },
  { "units", "units", dm_cli_units },
  { "person", "person add --name N [--title T] [--unit U] [--phone P] [--email E] [--from DATE] [--until DATE]", dm_cli_person },
  { "people", "people", dm_cli_people },
  { "search", "search QUERY", dm_cli_search },
  { "log", "log [--task ID] [--plan NUMBER]", dm_cli_log },
  { "check", "check", dm_cli_check },
  { "backup", "backup FILE", dm_cli_backup },
};

static void
print_help (void)
{
  printf ("%s\n\n", _ ("daumoictl [--database FILE] [--json] [--on DATE] VERB …"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    printf ("  %s\n", verbs[i].usage);
  printf ("\n%s\n", _ ("Dates are written YYYY-MM-DD. Exit: 0 done, 1 refused or failed, 2 wrong usage."));
}

/* The words before the verb: only the options that every verb knows. */
static int
run (DmCli *cli, int argc, char **argv)
{
  gboolean help = FALSE, version = FALSE;
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &cli->database, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &cli->on, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return dm_cli_usage ("%s", error->message);
  if (help)
    {
      print_help ();
      return DM_EXIT_DONE;
    }
  if (version)
    {
      puts ("daumoictl " DM_VERSION);
      return DM_EXIT_DONE;
    }
  if (argc < 2)
    return dm_cli_usage (_ ("no verb was given; see daumoictl --help"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (argv[1], verbs[i].name) == 0)
      return verbs[i].run (cli, argc - 1, argv + 1);
  return dm_cli_usage (_ ("there is no verb “%s”; see daumoictl --help"), argv[1]);
}

int
main (int argc, char **argv)
{
  DmCli cli = { 0 };
  int code;

  dm_words_init ();
  code = run (&cli, argc, argv);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      perror ("daumoictl");
      code = MAX (code, DM_EXIT_REFUSED);
    }
  g_free (cli.database);
  g_free (cli.on);
  return code;
}
