/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-cli"

#include "config.h"

#include "dm-cli.h"
#include "dm-context.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* One line, whatever a message holds: scripts read a line. */
static void
print_line (const char *text)
{
  g_autofree char *line = g_strdup (text);

  g_strdelimit (line, "\r\n", ' ');
  fprintf (stderr, "daumoictl: %s\n", line);
}

int
dm_cli_fail (const GError *error)
{
  g_autofree char *words = dm_words_error (error);

  print_line (words);
  return DM_EXIT_REFUSED;
}

static void
print_format (const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  print_line (text);
}

void
dm_cli_complain (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_format (format, args);
  va_end (args);
}

int
dm_cli_usage (const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_format (format, args);
  va_end (args);
  return DM_EXIT_USAGE;
}

gboolean
dm_cli_parse_day (const char *text, const char *option, DmDay *day)
{
  *day = DM_DAY_NONE;
  if (text == NULL)
    return TRUE;
  *day = dm_day_parse (text);
  if (*day == DM_DAY_NONE)
    dm_cli_usage (_ ("“%s” after %s is not a date; write it as 2017-09-30"), text, option);
  return *day != DM_DAY_NONE;
}

static GOptionContext *
new_context (DmCli *cli, const GOptionEntry *entries)
{
  const GOptionEntry shared[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &cli->database, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, NULL, NULL },
    { "on", 0, 0, G_OPTION_ARG_STRING, &cli->on, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, shared, NULL);
  if (entries)
    g_option_context_add_main_entries (context, entries, NULL);
  return context;
}

char **
dm_cli_parse (DmCli *cli, int argc, char **argv, const GOptionEntry *entries, guint min, guint max)
{
  g_autoptr (GOptionContext) context = new_context (cli, entries);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_new0 (char *, argc + 1);
  guint n_words;

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      dm_cli_usage ("%s", error->message);
      return NULL;
    }
  n_words = g_strv_length (words) - 1;
  if (n_words < min || n_words > max)
    {
      dm_cli_usage (n_words < min ? _ ("“%s” needs more words; see daumoictl --help")
                                  : _ ("“%s” was given too many words; see daumoictl --help"),
                    argv[0]);
      return NULL;
    }
  if (!dm_cli_parse_day (cli->on, "--on", &cli->today))
    return NULL;
  if (cli->today == DM_DAY_NONE)
    cli->today = dm_context_today ();
  return g_strdupv (words + 1);
}

DmStore *
dm_cli_open (DmCli *cli, DmStoreMode mode)
{
  g_autofree char *path = cli->database ? g_strdup (cli->database) : dm_context_default_path ();
  g_autoptr (GError) error = NULL;
  DmStore *store = dm_store_open (path, mode, dm_context_get (), &error);

  if (store == NULL)
    dm_cli_fail (error);
  return store;
}

void
dm_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  puts (text);
}

int
dm_cli_print_array (const GPtrArray *elements, DmToJson to_json, gpointer user_data)
{
  putchar ('[');
  for (guint i = 0; i < elements->len; i++)
    {
      g_autoptr (JsonNode) node = to_json (g_ptr_array_index (elements, i), user_data);
      g_autofree char *text = json_to_string (node, FALSE);

      printf ("%s\n  %s", i > 0 ? "," : "", text);
    }
  puts (elements->len > 0 ? "\n]" : "]");
  return DM_EXIT_DONE;
}
