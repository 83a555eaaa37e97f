/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-deadline.h"
#include "dm-fold.h"

#include <string.h>

/* "Vì sao hạn này?": how the days came from the words, step by step, as codes and values; the sentences are made
 * above (dm-words). */

void
dm_explain_step_free (DmExplainStep *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

static DmExplainStep *
add_step (GPtrArray *steps, const DmDeadline *deadline, DmExplainCode code, const char *text)
{
  DmExplainStep *step = g_new0 (DmExplainStep, 1);

  step->code = code;
  step->kind = deadline->kind;
  step->every = deadline->every;
  step->from = deadline->start;
  step->until = deadline->end;
  step->text = g_strdup (text);
  g_ptr_array_add (steps, step);
  return step;
}

static int
quarter_number (const DmDeadline *deadline)
{
  return (dm_day_month (deadline->end) + 2) / 3;
}

static gboolean
is_vague (const DmDeadline *deadline)
{
  g_autofree char *words = dm_fold (deadline->raw);

  return deadline->kind == DM_DEADLINE_DAY
         && (strstr (words, "dau ") || strstr (words, "giua ") || strstr (words, "cuoi "));
}

static void
explain_bounded (GPtrArray *steps, const DmDeadline *deadline, const DmRules *rules)
{
  DmDay last = dm_deadline_last_day (deadline, rules);

  if (deadline->start != DM_DAY_NONE && deadline->kind == DM_DEADLINE_QUARTER
      && deadline->end - deadline->start < 100)
    add_step (steps, deadline, DM_EXPLAIN_ROMAN_QUARTER, NULL)->n = quarter_number (deadline);
  else if (deadline->start != DM_DAY_NONE)
    add_step (steps, deadline, DM_EXPLAIN_RANGE, NULL);
  else if (is_vague (deadline))
    add_step (steps, deadline, DM_EXPLAIN_VAGUE_POINT, deadline->raw);
  else if (deadline->inclusive)
    add_step (steps, deadline, DM_EXPLAIN_UP_TO, NULL);

  if (!deadline->inclusive)
    {
      DmExplainStep *step = add_step (
          steps, deadline, rules->before_counts_day ? DM_EXPLAIN_BEFORE_COUNTED : DM_EXPLAIN_BEFORE, NULL);

      step->from = deadline->end;
      step->until = last;
    }
  if (!dm_calendar_is_working (rules->calendar, last))
    {
      const DmCalendarDay *off = dm_calendar_lookup (rules->calendar, last);

      add_step (steps, deadline, DM_EXPLAIN_DAY_OFF_KEPT, off ? off->name : NULL)->until = last;
    }
}

static void
explain_event (GPtrArray *steps, const DmDeadline *deadline, const DmRules *rules)
{
  DmDay last = dm_deadline_last_day (deadline, rules);
  DmExplainStep *step = add_step (steps, deadline, DM_EXPLAIN_EVENT, deadline->event_words);

  step->n = deadline->event_days;
  step->from = deadline->event_on;
  step->until = last;
  if (last != DM_DAY_NONE && !deadline->event_working && last != deadline->event_on + deadline->event_days)
    {
      step = add_step (steps, deadline, DM_EXPLAIN_DAY_OFF_MOVED, NULL);
      step->from = deadline->event_on + deadline->event_days;
      step->until = last;
    }
}

static void
explain_recurring (GPtrArray *steps, const DmDeadline *deadline)
{
  g_autofree char *due = deadline->due ? g_strjoinv (", ", deadline->due) : NULL;

  if (deadline->every == DM_REPEAT_UNKNOWN)
    add_step (steps, deadline, DM_EXPLAIN_PERIOD_UNKNOWN, NULL);
  else
    add_step (steps, deadline, DM_EXPLAIN_RECURRING, due)->n = deadline->every_n;
}

static void
explain_proposal (GPtrArray *steps, const DmDeadline *deadline)
{
  DmExplainStep *step = add_step (steps, deadline, DM_EXPLAIN_NO_YEAR, deadline->proposed_why);

  step->from = deadline->proposed_start;
  step->until = deadline->proposed_end;
}

/**
 * dm_deadline_explain:
 *
 * Returns: (transfer full) (element-type DmExplainStep): the words first, then each rule that was applied to them.
 *   Extensions belong to the item and are added by whoever shows one
 */
GPtrArray *
dm_deadline_explain (const DmDeadline *self, const DmRules *rules)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_explain_step_free);

  add_step (steps, self, DM_EXPLAIN_WORDS, self->raw);
  if (self->kind == DM_DEADLINE_NONE)
    add_step (steps, self, DM_EXPLAIN_NOT_UNDERSTOOD, NULL);
  else if (self->kind == DM_DEADLINE_CONTINUOUS)
    add_step (steps, self, DM_EXPLAIN_CONTINUOUS, NULL)->n = rules->pulse_days;
  else if (self->kind == DM_DEADLINE_RECURRING)
    explain_recurring (steps, self);
  else if (self->kind == DM_DEADLINE_EVENT)
    explain_event (steps, self, rules);
  else if (self->proposed_why)
    explain_proposal (steps, self);
  else if (self->kind == DM_DEADLINE_ONWARD)
    add_step (steps, self, DM_EXPLAIN_ONWARD, NULL)->n = rules->pulse_days;
  else if (dm_deadline_is_bounded (self))
    explain_bounded (steps, self, rules);
  else
    add_step (steps, self, DM_EXPLAIN_NO_YEAR, NULL);
  return steps;
}
