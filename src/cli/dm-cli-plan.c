/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-cli"

#include "config.h"

#include "dm-cli.h"
#include "dm-document.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

static void
print_proposal (const DmProposal *proposal, const DmRules *rules, const DmPlan *kept)
{
  g_autofree char *label = dm_plan_dup_label (proposal->plan);

  printf ("%s · %s\n", label, proposal->plan->title ? proposal->plan->title : "");
  for (guint i = 0; i < proposal->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (proposal->items, i);

      printf ("%-10s %-8s %s\n", item->code, dm_words_item_kind (item->kind), item->text);
      for (guint j = 0; j < item->deadlines->len; j++)
        {
          const DmDeadline *deadline = g_ptr_array_index (item->deadlines, j);
          g_autofree char *range = dm_words_deadline_range (deadline, rules);

          printf ("%-19s “%s” → %s\n", "", deadline->raw, range);
        }
    }
  for (guint i = 0; i < proposal->problems->len; i++)
    {
      const DmProblem *problem = g_ptr_array_index (proposal->problems, i);
      g_autofree char *message = dm_words_problem (problem);

      printf (_ ("line %u: %s\n"), problem->line, message);
    }
  if (kept)
    printf (_ ("Imported as %s.\n"), kept->id);
}

/* A dry run has no office to ask; it reads by the rules of one that has set nothing. */
static DmRules *
default_rules (void)
{
  g_autoptr (GPtrArray) no_days = g_ptr_array_new ();
  g_autoptr (DmCalendar) calendar = dm_calendar_new (no_days);

  return dm_rules_new (calendar);
}

static int
import_proposal (DmCli *cli, const DmProposal *proposal, gboolean dry_run)
{
  g_autoptr (DmRules) rules = default_rules ();
  g_autoptr (DmPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!dry_run)
    {
      g_autoptr (DmStore) store = dm_cli_open (cli, DM_STORE_CREATE);

      if (store == NULL)
        return DM_EXIT_REFUSED;
      plan = dm_store_import (store, proposal, &error);
      if (plan == NULL)
        return dm_cli_fail (error);
    }
  if (cli->json)
    {
      g_autoptr (JsonNode) node = dm_json_proposal (proposal, rules, plan ? plan->id : NULL);

      dm_cli_print_json (node);
    }
  else
    print_proposal (proposal, rules, plan);
  return DM_EXIT_DONE;
}

int
dm_cli_import (DmCli *cli, int argc, char **argv)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = { { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, NULL, NULL }, G_OPTION_ENTRY_NULL };
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, entries, 1, 1);
  g_autoptr (DmProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  proposal = dm_document_read (words[0], &error);
  if (proposal == NULL)
    return dm_cli_fail (error);
  return import_proposal (cli, proposal, dry_run);
}

static void
print_summary (const DmPlanSummary *summary)
{
  g_autofree char *label = dm_plan_dup_label (summary->plan);

  printf ("%s · %s\n", label, summary->plan->title ? summary->plan->title : "");
  printf ("  ");
  printf (ngettext ("%u task", "%u tasks", summary->n_tasks), summary->n_tasks);
  for (guint i = 0; i < DM_STATUS_N; i++)
    if (summary->counts[i] > 0)
      printf (" · %s %u", dm_words_status (i), summary->counts[i]);
  printf ("\n");
}

int
dm_cli_plans (DmCli *cli, int argc, char **argv)
{
  g_auto (GStrv) words = dm_cli_parse (cli, argc, argv, NULL, 0, 0);
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return DM_EXIT_USAGE;
  store = dm_cli_open (cli, DM_STORE_READ);
  if (store == NULL)
    return DM_EXIT_REFUSED;
  plans = dm_store_list_plans (store, cli->today, &error);
  if (plans == NULL)
    return dm_cli_fail (error);
  if (cli->json)
    return dm_cli_print_array (plans, (DmToJson) dm_json_plan_summary, NULL);
  for (guint i = 0; i < plans->len; i++)
    print_summary (g_ptr_array_index (plans, i));
  return DM_EXIT_DONE;
}
