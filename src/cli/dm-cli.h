/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dm-proposal.h"
#include "dm-store.h"

G_BEGIN_DECLS

/* Exit codes, part of the contract with scripts. */
enum
{
  DM_EXIT_DONE = 0,
  DM_EXIT_REFUSED = 1,
  DM_EXIT_USAGE = 2
};

/* What every verb is given. @today stands for the clock wherever a rule looks at it. */
typedef struct
{
  char *database;
  gboolean json;
  char *on;
  DmDay today;
} DmCli;

/* A verb reads its own options from argv (argv[0] is the verb) and returns an exit code. */
typedef struct
{
  const char *name;
  const char *usage;
  int (*run) (DmCli *cli, int argc, char **argv);
} DmVerb;

int dm_cli_import (DmCli *cli, int argc, char **argv);
int dm_cli_plans (DmCli *cli, int argc, char **argv);
int dm_cli_tasks (DmCli *cli, int argc, char **argv);
int dm_cli_progress (DmCli *cli, int argc, char **argv);
int dm_cli_undo (DmCli *cli, int argc, char **argv);
int dm_cli_unit (DmCli *cli, int argc, char **argv);
int dm_cli_units (DmCli *cli, int argc, char **argv);
int dm_cli_person (DmCli *cli, int argc, char **argv);
int dm_cli_people (DmCli *cli, int argc, char **argv);
int dm_cli_search (DmCli *cli, int argc, char **argv);
int dm_cli_log (DmCli *cli, int argc, char **argv);
int dm_cli_check (DmCli *cli, int argc, char **argv);
int dm_cli_backup (DmCli *cli, int argc, char **argv);

/* --- dm-cli.c: what the verbs share --- */

/* Parse a verb's options; the words that remain are given back (transfer full), at least @min and at most @max.
 * On wrong usage says why and returns NULL. */
char **dm_cli_parse (DmCli *cli, int argc, char **argv, const GOptionEntry *entries, guint min, guint max);
gboolean dm_cli_parse_day (const char *text, const char *option, DmDay *day);
DmStore *dm_cli_open (DmCli *cli, DmStoreMode mode);
int dm_cli_fail (const GError *error);
void dm_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
int dm_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
void dm_cli_print_json (JsonNode *node);

/* Prints one JSON array, an element at a time: a hundred thousand tasks never stand in memory as JSON. */
typedef JsonNode *(*DmToJson) (gconstpointer element, gpointer user_data);
int dm_cli_print_array (const GPtrArray *elements, DmToJson to_json, gpointer user_data);

/* --- dm-cli-json.c: the shapes of the contract --- */
JsonNode *dm_json_proposal (const DmProposal *proposal, const DmRules *rules, const char *plan_id);
JsonNode *dm_json_plan_summary (const DmPlanSummary *summary);
JsonNode *dm_json_task (const DmItem *item, const DmRules *rules, DmDay on);
JsonNode *dm_json_unit (const DmUnit *unit);
JsonNode *dm_json_person (const DmPerson *person, const GPtrArray *units);
JsonNode *dm_json_change (const DmChange *change);
JsonNode *dm_json_hit (const DmHit *hit);
JsonNode *dm_json_check (const GPtrArray *problems);

G_END_DECLS
