/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-cli"

#include "config.h"

#include "dm-cli.h"
#include "dm-context.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* The rules and the day that turn an item into words or JSON. */
typedef struct
{
  const DmRules *rules;
  DmDay on;
} View;

static JsonNode *
task_to_json (gconstpointer element, gpointer user_data)
{
  const View *view = user_data;

  return dm_json_task (element, view->rules, view->on);
}

static void
print_task (const DmItem *item, const View *view)
{
  DmStanding standing;
  g_autofree char *status = NULL;

  dm_item_standing (item, view->rules, view->on, &standing);
  status = dm_words_standing (&standing);
  printf ("%-10s %3d %%  %s\n           %s\n           %s\n", item->code ? item->code : "—", standing.percent, status,
          item->text ? item->text : "", item->id);
}

static int
print_changed (DmCli *cli, const DmItem *item, const DmRules *rules)
{
  View view = { rules, cli->today };

  if (cli->json)
    {
      g_autoptr (JsonNode) node = item ? dm_json_task (item, rules, cli->today) : json_node_new (JSON_NODE_NULL);

      dm_cli_print_json (node);
    }
  else if (item)
    print_task (item, &view);
  return DM_EXIT_DONE;
}

/* --- tasks --- */

static gboolean
parse_statuses (const char *text, guint *statuses)
{
  g_auto (GStrv) nicks = g_strsplit (text ? text : "", ",", -1);

  *statuses = 0;
  for (guint i = 0; nicks[i]; i++)
    {
      DmStatus status;

      if (!dm_status_from_nick (g_strstrip (nicks[i]), &status))
        {
          dm_cli_usage (_ ("there is no status “%s”"), nicks[i]);
          return FALSE;
        }
      *statuses |= 1u << status;
    }
  return TRUE;
}

static gboolean
parse_kinds (const char *text, guint *kinds)
{
  if (text == NULL || strcmp (text, "task") == 0)
    *kinds = 1u << DM_ITEM_TASK;
  else if (strcmp (text, "duty") == 0)
    *kinds = 1u << DM_ITEM_DUTY;
  else if (strcmp (text, "all") == 0)
    *kinds = 1u << DM_ITEM_TASK | 1u << DM_ITEM_DUTY;
  else
    {
      dm_cli_usage (_ ("“%s” after --kind is not task, duty or all"), text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
resolve (DmStore *store, const char *plan_word, const char *unit_word, const char *person_word, DmItemQuery *query,
         GError **error)
{
  if (plan_word)
    {
      g_autoptr (DmPlan) plan = dm_store_find_plan (store, plan_word, error);

      if (plan == NULL)
        return FALSE;
      query->plan_id = g_strdup (plan->id);
    }
  if (unit_word)
    {
      g_autoptr (DmUnit) unit = dm_store_find_unit (store, unit_word, error);

      if (unit == NULL)
        return FALSE;
      query->unit_id = g_strdup (unit->id);
    }
  if (person_word)
    {
      g_autoptr (DmPerson) person = dm_store_find_person (store, person_word, error);

      if (person == NULL)
        return FALSE;
      query->person_id = g_strdup (person->id);
    }
  return TRUE;
}

static int
print_tasks (DmCli *cli, DmStore *store, const DmItemQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmRules) rules = dm_store_get_rules (store, &error);
  g_autoptr (DmItemList) list = NULL;
  View view = { rules, query->on };

  if (rules == NULL)
    return dm_cli_fail (error);
  list = dm_store_query_items (store, query, G_MAXUINT, &error);
  if (list == NULL)
    return dm_cli_fail (error);
  if (cli->json)
    return dm_cli_print_array (list->first, task_to_json, &view);
  for (guint i = 0; i < list->first->len; i++)
    print_task (g_ptr_array_index (list->first, i), &view);
  return DM_EXIT_DONE;
}

int
dm_cli_tasks (DmCli *cli, int argc, char **argv)
{
  g_autofree char *plan = NULL, *status = NULL, *unit = NULL, *person = NULL, *kind = NULL;
  const GOptionEntry entries[] = {
    { "plan", 0, 0, G_OPTION_ARG_STRING, &plan, NULL, NULL },
    { "status", 0, 0, G_OPTION_ARG_STRING, &status, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, NULL, NULL },
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, entries, 0, 0);
  g_autoptr (DmItemQuery) query = dm_item_query_new (cli->today);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL || !parse_statuses (status, &query->statuses) || !parse_kinds (kind, &query->kinds))
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_READ);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  if (!resolve (store, plan, unit, person, query, &error))
    return dm_cli_fail (error);
  return print_tasks (cli, store, query);
}

/* --- progress --- */

/* A task by its id, or by its code ("II.1.a") where only one open plan prints it. */
static DmItem *
find_task (DmStore *store, const char *word, DmDay today, GError **error)
{
  g_autoptr (DmItem) item = dm_store_get_item (store, word, error);
  g_autoptr (DmItemQuery) query = NULL;
  g_autoptr (DmItemList) list = NULL;

  if (item != NULL || !g_error_matches (*error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND))
    return g_steal_pointer (&item);

  query = dm_item_query_new (today);
  query->kinds = 1u << DM_ITEM_TASK | 1u << DM_ITEM_DUTY;
  list = dm_store_query_items (store, query, G_MAXUINT, NULL);
  for (guint i = 0; list && i < list->first->len; i++)
    {
      DmItem *candidate = g_ptr_array_index (list->first, i);

      if (g_strcmp0 (candidate->code, word) != 0)
        continue;
      if (item != NULL)
        {
          g_clear_error (error);
          g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_AMBIGUOUS, "%s %s\n%s %s", item->plan_label, item->id,
                       candidate->plan_label, candidate->id);
          return NULL;
        }
      item = dm_item_ref (candidate);
    }
  if (item)
    g_clear_error (error);
  return g_steal_pointer (&item);
}

/* --on stands for today, yet nobody reports from the future: the earlier of both bounds every date written. */
static int
record (DmCli *cli, const char *task, DmEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) store = dm_cli_open (cli, DM_STORE_WRITE);
  g_autoptr (DmItem) item = NULL;
  g_autoptr (DmItem) changed = NULL;
  g_autoptr (DmRules) rules = NULL;

  if (store == NULL)
    return DM_EXIT_REFUSED;
  item = find_task (store, task, cli->today, &error);
  if (item == NULL)
    return dm_cli_fail (error);
  entry->item_id = g_strdup (item->id);
  changed = dm_store_save_entry (store, entry, MIN (cli->today, dm_context_today ()), &error);
  rules = changed ? dm_store_get_rules (store, &error) : NULL;
  if (rules == NULL)
    return dm_cli_fail (error);
  /* What was written may be dated otherwise than the look at the clock: show the task on the later of both. */
  cli->today = MAX (cli->today, MAX (entry->on, entry->done_on));
  return print_changed (cli, changed, rules);
}

static gboolean
parse_percent (const char *text, int *percent)
{
  guint64 value;

  *percent = -1;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &value, NULL))
    {
      dm_cli_usage (_ ("“%s” after --percent is not a whole number"), text);
      return FALSE;
    }
  *percent = value;
  return TRUE;
}

int
dm_cli_progress (DmCli *cli, int argc, char **argv)
{
  g_autofree char *percent = NULL, *note = NULL, *for_end = NULL, *done_on = NULL;
  const GOptionEntry entries[] = {
    { "percent", 0, 0, G_OPTION_ARG_STRING, &percent, NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, NULL, NULL },
    { "for", 0, 0, G_OPTION_ARG_STRING, &for_end, NULL, NULL },
    { "done-on", 0, 0, G_OPTION_ARG_STRING, &done_on, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, entries, 1, 1);
  g_autoptr (DmEntry) entry = dm_entry_new (cli->today);

  if (words == NULL || !parse_percent (percent, &entry->percent)
      || !dm_cli_parse_day (for_end, "--for", &entry->for_end)
      || !dm_cli_parse_day (done_on, "--done-on", &entry->done_on))
    return DM_EXIT_USAGE;
  entry->result = g_steal_pointer (&note);
  if (cli->on == NULL && entry->done_on != DM_DAY_NONE)
    entry->on = entry->done_on;
  return record (cli, words[0], entry);
}

/* --- undo --- */

/* The one task that an act touched, or NULL where it touched none, several, or one that is gone. */
static DmItem *
find_touched (DmStore *store, gint64 since, GError **error)
{
  g_autoptr (GPtrArray) changes = dm_store_changes_since (store, since, error);
  const char *id = NULL;

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const DmChange *change = g_ptr_array_index (changes, i);

      if (change->item_id == NULL || (id && strcmp (id, change->item_id) != 0))
        return NULL;
      id = change->item_id;
    }
  return id ? dm_store_get_item (store, id, NULL) : NULL;
}

int
dm_cli_undo (DmCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, NULL, 0, 0);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (DmRules) rules = NULL;
  g_autoptr (DmItem) item = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *action = NULL;
  gint64 since;

  if (words == NULL)
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_WRITE);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  since = dm_store_last_seq (store, &error);
  if (since < 0 || !dm_store_can_undo (store, &action, &error) || !dm_store_undo (store, NULL, NULL, &error))
    return dm_cli_fail (error);
  item = find_touched (store, since, &error);
  rules = error ? NULL : dm_store_get_rules (store, &error);
  if (rules == NULL)
    return dm_cli_fail (error);
  if (!cli->json)
    {
      g_autofree char *undone = dm_words_undone (action);

      puts (undone);
    }
  return print_changed (cli, item, rules);
}
