/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-status.h"

/*
 * A database can filter 100,000 tasks by status only if it need not know the rule. So the rule of dm-status.c is
 * asked on every day on which its answer may change, and the answers become spans. This file knows the days, never
 * the answers: a day too many costs one question, and a property test looks for a day too few.
 */

static void
add_day (GArray *days, DmDay day)
{
  if (day > 1)
    g_array_append_val (days, day);
}

static void
add_end (GArray *days, DmDay end, const DmRules *rules)
{
  if (end == DM_DAY_NONE)
    return;
  add_day (days, end - rules->due_soon_days);
  add_day (days, end + 1);
}

static void
add_pulse (GArray *days, DmDay since, const DmItem *item, const DmRules *rules)
{
  if (since != DM_DAY_NONE)
    add_day (days, since + (item->pulse_days > 0 ? item->pulse_days : rules->pulse_days) + 1);
}

/* The days of a log; the last of them in *last. */
static void
add_log_days (GArray *days, const DmItem *item, const DmRules *rules, DmDay *last)
{
  for (guint i = 0; i < item->entries->len; i++)
    {
      const DmEntry *entry = g_ptr_array_index (item->entries, i);

      add_day (days, entry->on);
      add_day (days, entry->done_on);
      add_pulse (days, entry->on, item, rules);
      add_pulse (days, entry->done_on, item, rules);
      *last = MAX (*last, MAX (entry->on, entry->done_on));
    }
  for (guint i = 0; i < item->extensions->len; i++)
    {
      const DmExtension *extension = g_ptr_array_index (item->extensions, i);

      add_day (days, extension->decided_on);
      add_end (days, extension->old_end, rules);
      add_end (days, extension->new_end, rules);
      *last = MAX (*last, extension->decided_on);
    }
  add_day (days, item->cancelled_on);
}

static gboolean
is_named_by_an_entry (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay end)
{
  for (guint i = 0; i < item->entries->len; i++)
    {
      const DmEntry *entry = g_ptr_array_index (item->entries, i);

      if (dm_deadline_is_occurrence_named (deadline, rules, end, entry->for_end))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_extended (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay end)
{
  for (guint i = 0; i < item->extensions->len; i++)
    {
      const DmExtension *extension = g_ptr_array_index (item->extensions, i);

      if (dm_deadline_is_occurrence_named (deadline, rules, end, extension->old_end))
        return TRUE;
    }
  return FALSE;
}

/* Every occurrence until the first one after the last fact that nobody has met or moved: from its end on the task
 * stays late, so no later occurrence can change the answer. */
static void
add_occurrences (GArray *days, const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay last)
{
  DmDay base = MAX (deadline->start, item->plan_issued_on);
  DmDay end = base - 1;

  if (base == DM_DAY_NONE)
    return;
  while ((end = dm_deadline_next_occurrence (deadline, rules, end)) != DM_DAY_NONE)
    {
      add_end (days, end, rules);
      if (end > last && !is_named_by_an_entry (item, deadline, rules, end)
          && !is_extended (item, deadline, rules, end))
        return;
    }
}

static void
add_deadline_days (GArray *days, const DmItem *item, const DmRules *rules, DmDay last)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);

      add_end (days, dm_deadline_last_day (deadline, rules), rules);
      add_day (days, deadline->start);
      add_pulse (days, deadline->start, item, rules);
      add_day (days, deadline->event_on);
      if (deadline->kind == DM_DEADLINE_RECURRING)
        add_occurrences (days, item, deadline, rules, last);
    }
  add_pulse (days, item->plan_issued_on, item, rules);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  DmDay x = *(const DmDay *) a, y = *(const DmDay *) b;

  return (x > y) - (x < y);
}

static gboolean
spans_equal (const DmSpan *a, const DmSpan *b)
{
  return a->status == b->status && a->timing == b->timing && a->percent == b->percent && a->end == b->end;
}

/**
 * dm_item_timeline:
 * @item: a task, duty or step with its facts
 *
 * Returns: (transfer full) (element-type DmSpan): what dm_item_standing() says of every day there is: each span holds
 *   from its day until the next span's; the first begins at day 1, and neighbours differ
 */
GArray *
dm_item_timeline (const DmItem *item, const DmRules *rules)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DmDay));
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DmSpan));
  DmDay last = item->plan_issued_on;
  DmDay previous = 0;

  g_array_append_val (days, (DmDay){ 1 });
  add_log_days (days, item, rules, &last);
  for (guint i = 0; i < item->steps->len; i++)
    add_log_days (days, g_ptr_array_index (item->steps, i), rules, &last);
  add_deadline_days (days, item, rules, last);
  g_array_sort (days, compare_days);

  for (guint i = 0; i < days->len; i++)
    {
      DmDay day = g_array_index (days, DmDay, i);
      DmStanding standing;
      DmSpan span, *before = spans->len ? &g_array_index (spans, DmSpan, spans->len - 1) : NULL;

      if (day == previous)
        continue;
      previous = day;
      dm_item_standing (item, rules, day, &standing);
      span = (DmSpan){ day, standing.status, standing.timing, standing.percent, standing.end };
      if (before == NULL || !spans_equal (before, &span))
        g_array_append_val (spans, span);
    }
  return spans;
}
