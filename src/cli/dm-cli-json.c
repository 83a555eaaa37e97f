/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-cli"

#include "dm-cli.h"
#include "dm-words.h"

static void
add_string (JsonObject *object, const char *name, const char *value)
{
  if (value)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

static void
add_day (JsonObject *object, const char *name, DmDay day)
{
  char buffer[11];

  add_string (object, name, dm_day_write (day, buffer));
}

static void
add_strings (JsonObject *object, const char *name, char **strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; strings && strings[i]; i++)
    json_array_add_string_element (array, strings[i]);
  json_object_set_array_member (object, name, array);
}

static JsonNode *
take_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

/* --- deadlines --- */

static void
add_repeat (JsonObject *object, const DmDeadline *deadline)
{
  JsonObject *repeat;

  if (deadline->kind != DM_DEADLINE_RECURRING)
    {
      json_object_set_null_member (object, "repeat");
      return;
    }
  repeat = json_object_new ();
  json_object_set_string_member (repeat, "every", dm_repeat_to_nick (deadline->every));
  if (deadline->every == DM_REPEAT_N_YEARS)
    json_object_set_int_member (repeat, "n", deadline->every_n);
  add_strings (repeat, "due", deadline->due);
  json_object_set_object_member (object, "repeat", repeat);
}

static void
add_proposed (JsonObject *object, const DmDeadline *deadline)
{
  JsonObject *proposed;

  if (deadline->proposed_start == DM_DAY_NONE && deadline->proposed_end == DM_DAY_NONE)
    {
      json_object_set_null_member (object, "proposed");
      return;
    }
  proposed = json_object_new ();
  add_day (proposed, "start", deadline->proposed_start);
  add_day (proposed, "end", deadline->proposed_end);
  add_string (proposed, "why", deadline->proposed_why);
  json_object_set_object_member (object, "proposed", proposed);
}

static void
add_event (JsonObject *object, const DmDeadline *deadline)
{
  JsonObject *event;

  if (deadline->kind != DM_DEADLINE_EVENT)
    return;
  event = json_object_new ();
  add_string (event, "words", deadline->event_words);
  add_day (event, "on", deadline->event_on);
  json_object_set_int_member (event, "days", deadline->event_days);
  json_object_set_boolean_member (event, "working", deadline->event_working);
  json_object_set_object_member (object, "event", event);
}

/* "end" is the last day in time; the day that "trước ngày" names stays in "raw". */
static JsonObject *
deadline_object (const DmDeadline *deadline, const DmRules *rules)
{
  JsonObject *object = json_object_new ();

  add_string (object, "raw", deadline->raw);
  add_string (object, "kind", dm_deadline_kind_to_nick (deadline->kind));
  add_day (object, "start", deadline->start);
  add_day (object, "end", deadline->kind == DM_DEADLINE_EVENT ? DM_DAY_NONE : dm_deadline_last_day (deadline, rules));
  json_object_set_boolean_member (object, "inclusive", deadline->inclusive);
  add_repeat (object, deadline);
  add_proposed (object, deadline);
  add_event (object, deadline);
  return object;
}

static void
add_deadlines (JsonObject *object, const GPtrArray *deadlines, const DmRules *rules)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < deadlines->len; i++)
    json_array_add_object_element (array, deadline_object (g_ptr_array_index (deadlines, i), rules));
  json_object_set_array_member (object, "deadlines", array);
}

/* --- a proposal --- */

static void
add_references (JsonObject *object, const GPtrArray *references)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < references->len; i++)
    {
      const DmReference *reference = g_ptr_array_index (references, i);
      JsonObject *element = json_object_new ();

      add_string (element, "number", reference->number);
      add_day (element, "issued_on", reference->issued_on);
      json_array_add_object_element (array, element);
    }
  json_object_set_array_member (object, "references", array);
}

static JsonObject *
plan_object (const DmPlan *plan, const char *id)
{
  JsonObject *object = json_object_new ();
  JsonObject *signer = json_object_new ();

  if (id)
    add_string (object, "id", id);
  add_string (object, "number", plan->number);
  add_string (object, "symbol", plan->symbol);
  add_string (object, "type", plan->type);
  add_string (object, "title", plan->title);
  add_day (object, "issued_on", plan->issued_on);
  add_string (object, "place", plan->place);
  add_string (object, "issuer", plan->issuer);
  add_string (object, "parent_issuer", plan->parent_issuer);
  add_string (signer, "form", plan->signer_form);
  add_string (signer, "position", plan->signer_position);
  add_string (signer, "name", plan->signer_name);
  json_object_set_object_member (object, "signer", signer);
  add_strings (object, "basis", plan->basis);
  add_references (object, plan->references);
  add_strings (object, "recipients", plan->recipients);
  return object;
}

static JsonObject *
proposal_item_object (const DmProposalItem *item, const DmRules *rules)
{
  JsonObject *object = json_object_new ();

  add_string (object, "code", item->code);
  add_string (object, "parent", item->parent);
  add_string (object, "kind", dm_item_kind_to_nick (item->kind));
  add_string (object, "text", item->text);
  add_string (object, "detail", item->detail);
  add_strings (object, "lead", item->lead);
  add_strings (object, "coordinating", item->coordinating);
  add_string (object, "product", item->product);
  add_deadlines (object, item->deadlines, rules);
  return object;
}

static JsonObject *
problem_object (const DmProblem *problem)
{
  JsonObject *object = json_object_new ();
  g_autofree char *message = dm_words_problem (problem);

  json_object_set_int_member (object, "line", problem->line);
  add_string (object, "code", dm_problem_code_to_nick (problem->code));
  add_string (object, "item", problem->item);
  add_string (object, "message", message);
  return object;
}

JsonNode *
dm_json_proposal (const DmProposal *proposal, const DmRules *rules, const char *plan_id)
{
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();
  JsonArray *problems = json_array_new ();

  for (guint i = 0; i < proposal->items->len; i++)
    json_array_add_object_element (items, proposal_item_object (g_ptr_array_index (proposal->items, i), rules));
  for (guint i = 0; i < proposal->problems->len; i++)
    json_array_add_object_element (problems, problem_object (g_ptr_array_index (proposal->problems, i)));
  json_object_set_object_member (object, "plan", plan_object (proposal->plan, plan_id));
  json_object_set_array_member (object, "items", items);
  json_object_set_array_member (object, "problems", problems);
  return take_object (object);
}

/* --- what is kept --- */

JsonNode *
dm_json_plan_summary (const DmPlanSummary *summary)
{
  JsonObject *object = json_object_new ();
  JsonObject *counts = json_object_new ();

  add_string (object, "id", summary->plan->id);
  add_string (object, "number", summary->plan->number);
  add_string (object, "symbol", summary->plan->symbol);
  add_string (object, "title", summary->plan->title);
  add_day (object, "issued_on", summary->plan->issued_on);
  for (guint i = 0; i < DM_STATUS_N; i++)
    json_object_set_int_member (counts, dm_status_to_nick (i), summary->counts[i]);
  json_object_set_object_member (object, "counts", counts);
  return take_object (object);
}

static void
add_unit_names (JsonObject *object, const char *name, const GPtrArray *units)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < units->len; i++)
    json_array_add_string_element (array, ((const DmUnit *) g_ptr_array_index (units, i))->name);
  json_object_set_array_member (object, name, array);
}

static void
add_person_in_charge (JsonObject *object, const DmItem *item)
{
  JsonObject *person;

  if (item->person_id == NULL)
    {
      json_object_set_null_member (object, "person");
      return;
    }
  person = json_object_new ();
  add_string (person, "id", item->person_id);
  add_string (person, "name", item->person_name);
  json_object_set_object_member (object, "person", person);
}

JsonNode *
dm_json_task (const DmItem *item, const DmRules *rules, DmDay on)
{
  JsonObject *object = json_object_new ();
  DmStanding standing;

  dm_item_standing (item, rules, on, &standing);
  add_string (object, "id", item->id);
  add_string (object, "plan", item->plan_label);
  add_string (object, "code", item->code);
  add_string (object, "text", item->text);
  add_unit_names (object, "lead", item->lead);
  add_unit_names (object, "coordinating", item->coordinating);
  add_person_in_charge (object, item);
  add_string (object, "kind", dm_item_kind_to_nick (item->kind));
  add_deadlines (object, item->deadlines, rules);
  add_string (object, "state", dm_state_to_nick (standing.state));
  add_string (object, "timing", dm_timing_to_nick (standing.timing));
  add_string (object, "status", dm_status_to_nick (standing.status));
  json_object_set_int_member (object, "percent", standing.percent);
  add_day (object, "done_on", standing.done_on);
  add_day (object, "last_entry_on", standing.last_entry_on);
  return take_object (object);
}

static void
add_array (JsonObject *object, const char *name, const GPtrArray *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (texts, i));
  json_object_set_array_member (object, name, array);
}

JsonNode *
dm_json_unit (const DmUnit *unit)
{
  JsonObject *object = json_object_new ();

  add_string (object, "id", unit->id);
  add_string (object, "code", unit->code);
  add_string (object, "name", unit->name);
  add_array (object, "aliases", unit->aliases);
  add_day (object, "from", unit->valid_from);
  add_day (object, "until", unit->valid_until);
  add_array (object, "predecessors", unit->predecessors);
  add_array (object, "successors", unit->successors);
  return take_object (object);
}

/* @units: (element-type DmUnit): where the name of the person's unit is found */
JsonNode *
dm_json_person (const DmPerson *person, const GPtrArray *units)
{
  JsonObject *object = json_object_new ();
  const char *unit = NULL;

  for (guint i = 0; i < units->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (units, i))->id, person->unit_id) == 0)
      unit = ((const DmUnit *) g_ptr_array_index (units, i))->name;
  add_string (object, "id", person->id);
  add_string (object, "name", person->name);
  add_string (object, "title", person->title);
  add_string (object, "unit", unit);
  add_string (object, "unit_id", person->unit_id);
  add_string (object, "phone", person->phone);
  add_string (object, "email", person->email);
  add_day (object, "from", person->valid_from);
  add_day (object, "until", person->valid_until);
  return take_object (object);
}

/* The images are flat JSON objects already; they are nested as such, not as text. */
static void
add_image (JsonObject *object, const char *name, const char *image)
{
  JsonNode *node = image ? json_from_string (image, NULL) : NULL;

  if (node)
    json_object_set_member (object, name, node);
  else
    json_object_set_null_member (object, name);
}

JsonNode *
dm_json_change (const DmChange *change)
{
  static const struct
  {
    char op;
    const char *nick;
  } ops[] = { { 'I', "insert" }, { 'U', "update" }, { 'D', "delete" } };
  JsonObject *object = json_object_new ();
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (change->at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) at = g_date_time_add (seconds, change->at % G_USEC_PER_SEC);
  g_autofree char *iso = g_date_time_format_iso8601 (at);

  json_object_set_int_member (object, "seq", change->seq);
  add_string (object, "txn", change->txn);
  add_string (object, "action", change->action);
  add_string (object, "at", iso);
  add_string (object, "who", change->who);
  add_string (object, "host", change->host);
  add_string (object, "table", change->table);
  add_string (object, "id", change->row_id);
  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    if (ops[i].op == change->op)
      add_string (object, "op", ops[i].nick);
  json_object_set_int_member (object, "rev", change->rev);
  add_image (object, "before", change->before);
  add_image (object, "after", change->after);
  add_string (object, "undoes", change->undoes);
  json_object_set_boolean_member (object, "undone", change->undone);
  return take_object (object);
}

JsonNode *
dm_json_hit (const DmHit *hit)
{
  JsonObject *object = json_object_new ();

  add_string (object, "kind", hit->kind);
  add_string (object, "id", hit->id);
  add_string (object, "title", hit->title);
  json_object_set_null_member (object, "page");
  add_string (object, "snippet", hit->snippet);
  return take_object (object);
}

JsonNode *
dm_json_check (const GPtrArray *problems)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      const DmCheckProblem *problem = g_ptr_array_index (problems, i);
      JsonObject *element = json_object_new ();
      g_autofree char *message = dm_words_check_problem (problem);

      add_string (element, "code", problem->code);
      add_string (element, "detail", problem->detail);
      add_string (element, "message", message);
      json_array_add_object_element (array, element);
    }
  json_object_set_boolean_member (object, "ok", problems->len == 0);
  json_object_set_array_member (object, "problems", array);
  return take_object (object);
}
