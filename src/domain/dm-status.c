/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-status.h"

/*
 * What people set (state), what the calendar says (timing), and the one word made of both (status). Day D sees
 * only facts dated on D or before: entries by their day, done by its day, extensions by their decision's day,
 * cancelling by its day, an event by its own. Everything that filters, counts or reports asks this file.
 */

static const char *const state_nicks[] = {
  [DM_STATE_NOT_STARTED] = "not-started",
  [DM_STATE_IN_PROGRESS] = "in-progress",
  [DM_STATE_DONE] = "done",
  [DM_STATE_CANCELLED] = "cancelled",
};

static const char *const timing_nicks[] = {
  [DM_TIMING_OVERDUE] = "overdue",
  [DM_TIMING_DUE_SOON] = "due-soon",
  [DM_TIMING_SILENT] = "silent",
  [DM_TIMING_AHEAD] = "ahead",
  [DM_TIMING_CONTINUOUS] = "continuous",
  [DM_TIMING_NO_DEADLINE] = "no-deadline",
};

static const char *const status_nicks[DM_STATUS_N] = {
  [DM_STATUS_NOT_STARTED] = "not-started",
  [DM_STATUS_IN_PROGRESS] = "in-progress",
  [DM_STATUS_DUE_SOON] = "due-soon",
  [DM_STATUS_OVERDUE] = "overdue",
  [DM_STATUS_DONE_ON_TIME] = "done-on-time",
  [DM_STATUS_DONE_LATE] = "done-late",
  [DM_STATUS_CONTINUOUS] = "continuous",
  [DM_STATUS_SILENT] = "silent",
  [DM_STATUS_NO_DEADLINE] = "no-deadline",
  [DM_STATUS_CANCELLED] = "cancelled",
};

/* What the log says on a day, before any deadline is looked at. */
typedef struct
{
  int percent;
  gboolean done;
  DmDay done_on;
  DmDay last_entry_on;
} Facts;

/* One thing an entry tells: the day it was done comes from the entry too, but counts on its own day. */
typedef struct
{
  DmDay on;
  gint64 seq;
  int percent;
  gboolean done;
} Fact;

const char *
dm_state_to_nick (DmState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_nicks), NULL);
  return state_nicks[state];
}

const char *
dm_timing_to_nick (DmTiming timing)
{
  g_return_val_if_fail ((guint) timing < G_N_ELEMENTS (timing_nicks), NULL);
  return timing_nicks[timing];
}

const char *
dm_status_to_nick (DmStatus status)
{
  g_return_val_if_fail ((guint) status < DM_STATUS_N, NULL);
  return status_nicks[status];
}

gboolean
dm_status_from_nick (const char *nick, DmStatus *status)
{
  for (guint i = 0; i < DM_STATUS_N; i++)
    if (g_strcmp0 (status_nicks[i], nick) == 0)
      {
        *status = i;
        return TRUE;
      }
  return FALSE;
}

/* --- deadlines on a day --- */

/* Whether the deadline has an end on that day: an event has none until it has happened. */
static gboolean
is_bounded_on (const DmDeadline *deadline, const DmRules *rules, DmDay on)
{
  if (deadline->kind == DM_DEADLINE_EVENT)
    return deadline->event_on != DM_DAY_NONE && deadline->event_on <= on
           && dm_deadline_last_day (deadline, rules) != DM_DAY_NONE;
  return dm_deadline_is_bounded (deadline);
}

/* Occurrences are counted from the later of the deadline's start and the plan's date. */
static DmDay
occurrences_begin (const DmItem *item, const DmDeadline *deadline)
{
  return MAX (deadline->start, item->plan_issued_on);
}

/* A recurring deadline of unknown period, or with no day to count from, is read as continuous work. */
static gboolean
has_occurrences (const DmItem *item, const DmDeadline *deadline, const DmRules *rules)
{
  return deadline->kind == DM_DEADLINE_RECURRING && occurrences_begin (item, deadline) != DM_DAY_NONE
         && dm_deadline_next_occurrence (deadline, rules, 1) != DM_DAY_NONE;
}

static gboolean
extends (const DmExtension *extension, const DmDeadline *deadline, DmDay on)
{
  return extension->decided_on <= on && g_strcmp0 (extension->deadline_id, deadline->id) == 0;
}

/* The end of an occurrence on that day: its extensions name it by its old end. */
static DmDay
occurrence_end_on (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay occurrence, DmDay on)
{
  DmDay end = occurrence;

  for (guint i = 0; i < item->extensions->len; i++)
    {
      const DmExtension *extension = g_ptr_array_index (item->extensions, i);

      if (extends (extension, deadline, on)
          && (extension->old_end == end
              || (end == occurrence
                  && dm_deadline_is_occurrence_named (deadline, rules, occurrence, extension->old_end))))
        end = extension->new_end;
    }
  return end;
}

/**
 * dm_item_deadline_end:
 * @deadline: one of the item's deadlines
 * @on: the day asked about
 *
 * Returns: the last day in time that is in force on that day: of the last extension decided until then, else of
 *   the deadline's own words; %DM_DAY_NONE for one without an end and for recurring ones
 */
DmDay
dm_item_deadline_end (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay on)
{
  DmDay end;

  if (!is_bounded_on (deadline, rules, on))
    return DM_DAY_NONE;
  end = dm_deadline_last_day (deadline, rules);
  for (guint i = 0; i < item->extensions->len; i++)
    {
      const DmExtension *extension = g_ptr_array_index (item->extensions, i);

      if (extends (extension, deadline, on))
        end = extension->new_end;
    }
  return end;
}

/* Whether @for_end is a name of this deadline: any end it has or ever had, "trước ngày" read either way. */
static gboolean
is_named_today (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay for_end)
{
  if (for_end == deadline->end || for_end == dm_deadline_last_day (deadline, rules)
      || (!deadline->inclusive && for_end == deadline->end - 1))
    return TRUE;
  for (guint i = 0; i < item->extensions->len; i++)
    {
      const DmExtension *extension = g_ptr_array_index (item->extensions, i);

      if (g_strcmp0 (extension->deadline_id, deadline->id) == 0
          && (extension->old_end == for_end || extension->new_end == for_end))
        return TRUE;
    }
  return FALSE;
}

/* Whether @for_end is the end of one of the deadline's occurrences, "trước ngày" read either way. */
static gboolean
is_name_of_occurrence (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay for_end)
{
  DmDay occurrence = MAX (occurrences_begin (item, deadline) - 1, for_end - 2);

  while ((occurrence = dm_deadline_next_occurrence (deadline, rules, occurrence)) != DM_DAY_NONE
         && occurrence <= for_end + 1)
    if (dm_deadline_is_occurrence_named (deadline, rules, occurrence, for_end))
      return TRUE;
  return FALSE;
}

/* The period counted in days that may once have ended on @for_end, when that is no deadline's end any more. Of several
 * it is the one that ends nearest. */
static const DmDeadline *
find_moved (const DmItem *item, const DmRules *rules, DmDay for_end)
{
  const DmDeadline *nearest = NULL;
  int distance = G_MAXINT;

  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);

      if (is_named_today (item, deadline, rules, for_end)
          || (has_occurrences (item, deadline, rules) && is_name_of_occurrence (item, deadline, rules, for_end)))
        return NULL;
      if (dm_deadline_may_have_ended (deadline, rules, for_end)
          && ABS (dm_deadline_last_day (deadline, rules) - for_end) < distance)
        {
          distance = ABS (dm_deadline_last_day (deadline, rules) - for_end);
          nearest = deadline;
        }
    }
  return nearest;
}

/* What met a period by the calendar that there was has met it by the one that there is. */
static gboolean
is_named_by (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay for_end)
{
  return is_named_today (item, deadline, rules, for_end)
         || (deadline->kind == DM_DEADLINE_EVENT && find_moved (item, rules, for_end) == deadline);
}

/* The day an entry counts as meeting what it names. */
static DmDay
entry_met_on (const DmEntry *entry)
{
  return entry->done_on != DM_DAY_NONE ? entry->done_on : entry->on;
}

/* The earliest day on which an entry known on @on met the deadline (@occurrence: or that occurrence of it). */
static DmDay
met_on (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay occurrence, DmDay on)
{
  DmDay met = DM_DAY_NONE;

  for (guint i = 0; i < item->entries->len; i++)
    {
      const DmEntry *entry = g_ptr_array_index (item->entries, i);
      DmDay day = entry_met_on (entry);
      gboolean named;

      if (entry->for_end == DM_DAY_NONE || day > on || (met != DM_DAY_NONE && day >= met))
        continue;
      if (occurrence == DM_DAY_NONE)
        named = is_named_by (item, deadline, rules, entry->for_end);
      else
        named = dm_deadline_is_occurrence_named (deadline, rules, occurrence, entry->for_end)
                || entry->for_end == occurrence_end_on (item, deadline, rules, occurrence, DM_DAY_MAX);
      if (named)
        met = day;
    }
  return met;
}

/* --- the log on a day --- */

static int
compare_facts (const Fact *x, const Fact *y)
{
  if (x->on != y->on)
    return x->on < y->on ? -1 : 1;
  if (x->seq != y->seq)
    return x->seq < y->seq ? -1 : 1;
  /* Done by hand has the last word of its own entry. */
  return (int) x->done - (int) y->done;
}

/* Entries come by day, so that a fact's place is at the end or near it. */
static void
add_fact (Fact *facts, guint *n_facts, Fact fact)
{
  guint place = (*n_facts)++;

  for (; place > 0 && compare_facts (&facts[place - 1], &fact) > 0; place--)
    facts[place] = facts[place - 1];
  facts[place] = fact;
}

/* In the order of compare_facts(), into @facts, which has room for two an entry. Returns how many are known on @on. */
static guint
collect_facts (const DmItem *item, DmDay on, Fact *facts)
{
  guint n_facts = 0;

  for (guint i = 0; i < item->entries->len; i++)
    {
      const DmEntry *entry = g_ptr_array_index (item->entries, i);

      if (entry->on <= on)
        add_fact (facts, &n_facts, (Fact){ entry->on, entry->seq, entry->percent, FALSE });
      if (entry->done_on != DM_DAY_NONE && entry->done_on <= on)
        add_fact (facts, &n_facts, (Fact){ entry->done_on, entry->seq, -1, TRUE });
    }
  return n_facts;
}

static gboolean
all_bounded (const DmItem *item, const DmRules *rules, DmDay on)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    if (!is_bounded_on (g_ptr_array_index (item->deadlines, i), rules, on))
      return FALSE;
  return TRUE;
}

static void read_facts (const DmItem *item, const DmRules *rules, DmDay on, Facts *facts);

static gboolean
is_cancelled_on (const DmItem *item, DmDay on)
{
  return item->cancelled_on != DM_DAY_NONE && item->cancelled_on <= on;
}

/* The mean of the steps that are not cancelled, rounded; -1 where there is none. */
static int
steps_percent (const DmItem *item, const DmRules *rules, DmDay on)
{
  int sum = 0, n = 0;

  for (guint i = 0; i < item->steps->len; i++)
    {
      const DmItem *step = g_ptr_array_index (item->steps, i);
      Facts facts;

      if (is_cancelled_on (step, on))
        continue;
      read_facts (step, rules, on, &facts);
      sum += facts.percent;
      n++;
    }
  return n > 0 ? (sum + n / 2) / n : -1;
}

static void
apply_fact (const Fact *fact, gboolean hundred_is_done, Facts *facts)
{
  if (fact->done || (fact->percent == 100 && hundred_is_done && !facts->done))
    {
      facts->done = TRUE;
      facts->done_on = fact->on;
    }
  else if (fact->percent >= 0 && fact->percent < 100)
    {
      facts->done = FALSE;
      facts->done_on = DM_DAY_NONE;
    }
  if (fact->percent >= 0)
    facts->percent = fact->percent;
  facts->last_entry_on = fact->on;
}

static void
read_facts (const DmItem *item, const DmRules *rules, DmDay on, Facts *facts)
{
  *facts = (Facts){ 0 };
  if (item->entries->len > 0)
    {
      g_autofree Fact *known = g_new (Fact, item->entries->len * 2);
      guint n_known = collect_facts (item, on, known);
      gboolean hundred_is_done = all_bounded (item, rules, on);

      for (guint i = 0; i < n_known; i++)
        apply_fact (&known[i], hundred_is_done, facts);
    }
  if (item->steps->len > 0)
    {
      int percent = steps_percent (item, rules, on);

      if (percent >= 0)
        facts->percent = percent;
    }
  if (facts->done)
    facts->percent = 100;
}

/* --- timing --- */

typedef struct
{
  DmTiming timing;
  DmDay end;
  int days;
} Reading;

static Reading
read_bounded (DmDay end, const DmRules *rules, DmDay on)
{
  if (on > end)
    return (Reading){ DM_TIMING_OVERDUE, end, on - end };
  if (end - on <= rules->due_soon_days)
    return (Reading){ DM_TIMING_DUE_SOON, end, end - on };
  return (Reading){ DM_TIMING_AHEAD, end, end - on };
}

static int
pulse_of (const DmItem *item, const DmRules *rules)
{
  return item->pulse_days > 0 ? item->pulse_days : rules->pulse_days;
}

static Reading
read_continuous (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, const Facts *facts, DmDay on)
{
  DmDay since = MAX (MAX (facts->last_entry_on, deadline->start), item->plan_issued_on);

  if (deadline->start != DM_DAY_NONE && on < deadline->start)
    return (Reading){ DM_TIMING_AHEAD, DM_DAY_NONE, deadline->start - on };
  /* Nothing to count from: nobody can say that it has been silent. */
  if (since != DM_DAY_NONE && on - since > pulse_of (item, rules))
    return (Reading){ DM_TIMING_SILENT, DM_DAY_NONE, on - since };
  return (Reading){ DM_TIMING_CONTINUOUS, DM_DAY_NONE, 0 };
}

/* The oldest occurrence that is not met decides: if it has passed it is late, else it is the next one. */
static Reading
read_recurring (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay on)
{
  DmDay occurrence = occurrences_begin (item, deadline) - 1;

  while ((occurrence = dm_deadline_next_occurrence (deadline, rules, occurrence)) != DM_DAY_NONE)
    if (met_on (item, deadline, rules, occurrence, on) == DM_DAY_NONE)
      return read_bounded (occurrence_end_on (item, deadline, rules, occurrence, on), rules, on);
  return (Reading){ DM_TIMING_AHEAD, DM_DAY_NONE, 0 };
}

/* FALSE when the deadline is met and so says nothing any more. */
static gboolean
read_deadline (const DmItem *item,
               const DmDeadline *deadline,
               const DmRules *rules,
               const Facts *facts,
               DmDay on,
               Reading *reading)
{
  if (is_bounded_on (deadline, rules, on))
    {
      if (met_on (item, deadline, rules, DM_DAY_NONE, on) != DM_DAY_NONE)
        return FALSE;
      *reading = read_bounded (dm_item_deadline_end (item, deadline, rules, on), rules, on);
    }
  else if (has_occurrences (item, deadline, rules))
    *reading = read_recurring (item, deadline, rules, on);
  else if (deadline->kind == DM_DEADLINE_ONWARD || deadline->kind == DM_DEADLINE_CONTINUOUS
           || deadline->kind == DM_DEADLINE_RECURRING)
    *reading = read_continuous (item, deadline, rules, facts, on);
  else
    *reading = (Reading){ DM_TIMING_NO_DEADLINE, DM_DAY_NONE, 0 };
  return TRUE;
}

/* The worst deadline that is not met; of two alike the one that ends first. */
static Reading
read_timing (const DmItem *item, const DmRules *rules, const Facts *facts, DmDay on)
{
  Reading worst = { DM_TIMING_AHEAD, DM_DAY_NONE, 0 };
  gboolean any = FALSE;

  if (item->deadlines->len == 0)
    return (Reading){ DM_TIMING_NO_DEADLINE, DM_DAY_NONE, 0 };
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      Reading reading;

      if (!read_deadline (item, g_ptr_array_index (item->deadlines, i), rules, facts, on, &reading))
        continue;
      if (!any || reading.timing < worst.timing || (reading.timing == worst.timing && reading.end < worst.end))
        worst = reading;
      any = TRUE;
    }
  return worst;
}

static gboolean
occurrence_was_late (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay done_on, DmDay on)
{
  DmDay occurrence = occurrences_begin (item, deadline) - 1;

  while ((occurrence = dm_deadline_next_occurrence (deadline, rules, occurrence)) != DM_DAY_NONE && occurrence < done_on)
    {
      DmDay met = met_on (item, deadline, rules, occurrence, on);

      if ((met != DM_DAY_NONE ? met : done_on) > occurrence_end_on (item, deadline, rules, occurrence, on))
        return TRUE;
    }
  return FALSE;
}

/* Whether a task that is done met any of its ends too late; *last is the latest of those ends. */
static gboolean
was_late (const DmItem *item, const DmRules *rules, DmDay done_on, DmDay on, DmDay *last)
{
  gboolean late = FALSE;

  *last = DM_DAY_NONE;
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);

      if (is_bounded_on (deadline, rules, on))
        {
          DmDay end = dm_item_deadline_end (item, deadline, rules, on);
          DmDay met = met_on (item, deadline, rules, DM_DAY_NONE, on);

          late |= (met != DM_DAY_NONE ? met : done_on) > end;
          *last = MAX (*last, end);
        }
      else if (has_occurrences (item, deadline, rules))
        late |= occurrence_was_late (item, deadline, rules, done_on, on);
    }
  return late;
}

static DmStatus
status_of (DmState state, DmTiming timing)
{
  switch (timing)
    {
    case DM_TIMING_OVERDUE:
      return DM_STATUS_OVERDUE;
    case DM_TIMING_DUE_SOON:
      return DM_STATUS_DUE_SOON;
    case DM_TIMING_SILENT:
      return DM_STATUS_SILENT;
    case DM_TIMING_CONTINUOUS:
      return DM_STATUS_CONTINUOUS;
    case DM_TIMING_NO_DEADLINE:
      return DM_STATUS_NO_DEADLINE;
    case DM_TIMING_AHEAD:
    default:
      return state == DM_STATE_IN_PROGRESS ? DM_STATUS_IN_PROGRESS : DM_STATUS_NOT_STARTED;
    }
}

/* Work that has no end has no share of a section's percent. */
static gboolean
percent_counts (const DmItem *item)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);

      if (deadline->kind != DM_DEADLINE_CONTINUOUS && deadline->kind != DM_DEADLINE_ONWARD
          && deadline->kind != DM_DEADLINE_RECURRING)
        return TRUE;
    }
  return item->deadlines->len == 0;
}

/**
 * dm_item_standing:
 * @item: a task, duty or step with its facts
 * @on: the day asked about; facts dated later are not seen
 * @standing: (out):
 *
 * The one rule for state, timing and status (DESIGN section 6). An item without any deadline can be done by an
 * entry of 100, since none of its deadlines is open-ended. Never fails; an item without facts is not started.
 */
void
dm_item_standing (const DmItem *item, const DmRules *rules, DmDay on, DmStanding *standing)
{
  Facts facts;
  Reading reading;

  g_return_if_fail (item != NULL && rules != NULL && standing != NULL);

  read_facts (item, rules, on, &facts);
  reading = read_timing (item, rules, &facts, on);
  *standing = (DmStanding){
    .state = facts.last_entry_on != DM_DAY_NONE || facts.percent > 0 ? DM_STATE_IN_PROGRESS : DM_STATE_NOT_STARTED,
    .timing = reading.timing,
    .percent = facts.percent,
    .last_entry_on = facts.last_entry_on,
    .end = reading.end,
    .days = reading.days,
    .percent_counts = percent_counts (item),
  };
  standing->status = status_of (standing->state, reading.timing);

  if (facts.done)
    {
      gboolean late = was_late (item, rules, facts.done_on, on, &standing->end);

      standing->state = DM_STATE_DONE;
      standing->status = late ? DM_STATUS_DONE_LATE : DM_STATUS_DONE_ON_TIME;
      standing->done_on = facts.done_on;
      standing->days = late && standing->end != DM_DAY_NONE ? MAX (facts.done_on - standing->end, 0) : 0;
    }
  if (is_cancelled_on (item, on))
    {
      standing->state = DM_STATE_CANCELLED;
      standing->status = DM_STATUS_CANCELLED;
      standing->percent_counts = FALSE;
      standing->days = 0;
    }
}

/**
 * dm_item_accepts_for_end:
 * @for_end: a day that an entry wants to name
 *
 * Returns: whether @for_end is the last day (original, as named, or extended) of one of the item's deadlines, or of
 *   an occurrence of one
 */
gboolean
dm_item_accepts_for_end (const DmItem *item, const DmRules *rules, DmDay for_end)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);

      if (has_occurrences (item, deadline, rules))
        {
          if (is_name_of_occurrence (item, deadline, rules, for_end))
            return TRUE;
        }
      else if (!is_bounded_on (deadline, rules, DM_DAY_MAX))
        continue;
      if (is_named_today (item, deadline, rules, for_end))
        return TRUE;
    }
  return FALSE;
}

/**
 * dm_item_proposes_done:
 *
 * Returns: whether every step below the task is at 100 on that day while the task itself is not done: the person in
 *   charge is then asked, never overruled
 */
gboolean
dm_item_proposes_done (const DmItem *item, const DmRules *rules, DmDay on)
{
  DmStanding standing;

  if (item->steps->len == 0 || steps_percent (item, rules, on) < 0)
    return FALSE;
  for (guint i = 0; i < item->steps->len; i++)
    {
      const DmItem *step = g_ptr_array_index (item->steps, i);

      dm_item_standing (step, rules, on, &standing);
      if (standing.state != DM_STATE_CANCELLED && standing.percent < 100)
        return FALSE;
    }
  dm_item_standing (item, rules, on, &standing);
  return standing.state != DM_STATE_DONE && standing.state != DM_STATE_CANCELLED;
}

/**
 * dm_section_percent:
 * @tasks_below: (element-type DmItem): all tasks below a section, however deep
 *
 * Returns: their mean percent, rounded, without cancelled, continuous, onward and recurring tasks; -1 when none is
 *   left
 */
int
dm_section_percent (const GPtrArray *tasks_below, const DmRules *rules, DmDay on)
{
  int sum = 0, n = 0;

  for (guint i = 0; i < tasks_below->len; i++)
    {
      DmStanding standing;

      dm_item_standing (g_ptr_array_index (tasks_below, i), rules, on, &standing);
      if (!standing.percent_counts)
        continue;
      sum += standing.percent;
      n++;
    }
  return n > 0 ? (sum + n / 2) / n : -1;
}
