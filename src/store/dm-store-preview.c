/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

/*
 * Which deadlines another calendar would move. Nothing is written: the one rule is asked by the calendar that there is
 * and by the one that there would be. Only periods counted in days from an event follow the calendar, and only those
 * whose last day differs are read whole, so that the question stays cheap among 100,000 tasks.
 */

#define CHUNK 256
/* Beyond so many tasks nobody waits for what other rules would change. */
#define MAX_TASKS 20000

typedef struct
{
  DmStore *store;
  DmRules *before;
  DmRules *after;
  DmDay on;
  GPtrArray *moves;
} Dry;

void
dm_move_free (DmMove *self)
{
  if (self == NULL)
    return;
  dm_item_unref (self->item);
  g_free (self->words);
  g_free (self);
}

/* --- one item --- */

static gboolean
spans_differ (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return TRUE;
  for (guint i = 0; i < a->len; i++)
    {
      const DmSpan *x = &g_array_index (a, DmSpan, i), *y = &g_array_index (b, DmSpan, i);

      if (x->from != y->from || x->status != y->status || x->timing != y->timing || x->percent != y->percent
          || x->end != y->end)
        return TRUE;
    }
  return FALSE;
}

static DmStatus
status_on (const GArray *spans, DmDay on)
{
  guint i = spans->len - 1;

  while (i > 0 && g_array_index (spans, DmSpan, i).from > on)
    i--;
  return g_array_index (spans, DmSpan, i).status;
}

static DmDay
find_extended_end (const DmItem *item, const DmDeadline *deadline, const DmRules *rules)
{
  for (guint i = 0; i < item->extensions->len; i++)
    if (g_strcmp0 (((const DmExtension *) g_ptr_array_index (item->extensions, i))->deadline_id, deadline->id) == 0)
      return dm_item_deadline_end (item, deadline, rules, DM_DAY_MAX);
  return DM_DAY_NONE;
}

/* A period that a decision has extended to a day may move without anything to be seen of it. */
static void
compare_item (Dry *dry, DmItem *item)
{
  g_autoptr (GArray) before = dm_item_timeline (item, dry->before), after = dm_item_timeline (item, dry->after);

  if (!spans_differ (before, after))
    return;
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      DmDay old_end = dm_deadline_last_day (deadline, dry->before);
      DmDay new_end = dm_deadline_last_day (deadline, dry->after);
      DmMove *move;

      if (old_end == new_end)
        continue;
      move = g_new0 (DmMove, 1);
      move->item = dm_item_ref (item);
      move->words = g_strdup (deadline->raw);
      move->old_end = old_end;
      move->new_end = new_end;
      move->extended_to = find_extended_end (item, deadline, dry->after);
      move->old_status = status_on (before, dry->on);
      move->new_status = status_on (after, dry->on);
      g_ptr_array_add (dry->moves, move);
    }
}

/* --- all of them --- */

/* The last day that one calendar works and the other does not; a period that begins later is the same by both. */
static DmDay
find_last_difference (const DmCalendar *before, const DmCalendar *after, const GPtrArray *old_days,
                      const GPtrArray *new_days)
{
  const GPtrArray *tables[] = { old_days, new_days };
  DmDay last = DM_DAY_NONE;

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < tables[t]->len; i++)
      {
        DmDay on = ((const DmCalendarDay *) g_ptr_array_index (tables[t], i))->on;

        if (on > last && dm_calendar_is_working (before, on) != dm_calendar_is_working (after, on))
          last = on;
      }
  return last;
}

static gboolean
ends_differ (const Dry *dry, DmStatement *statement)
{
  DmDay from = dm_statement_day (statement, 1);
  int days = dm_statement_int (statement, 2);
  gboolean working = dm_statement_int (statement, 3);

  return dm_calendar_add_days (dry->before->calendar, from, days, working)
         != dm_calendar_add_days (dry->after->calendar, from, days, working);
}

static GPtrArray *
find_items (const Dry *dry, DmDay last_difference, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (dry->store->driver,
                           "SELECT item_id, event_on, event_days, event_working FROM deadline"
                           " WHERE " DM_FOLLOWS_CALENDAR " AND event_on < $1 ORDER BY item_id",
                           error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  DmStep step;

  if (statement == NULL)
    return NULL;
  dm_statement_bind_day (statement, 1, last_difference);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      const char *id = dm_statement_text (statement, 0);

      if ((ids->len == 0 || g_strcmp0 (g_ptr_array_index (ids, ids->len - 1), id) != 0)
          && ends_differ (dry, statement))
        g_ptr_array_add (ids, g_strdup (id));
    }
  return step == DM_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
compare_items (Dry *dry, const GPtrArray *ids, GCancellable *cancellable, GError **error)
{
  for (guint start = 0; start < ids->len; start += CHUNK)
    {
      g_autoptr (GPtrArray) items = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      items = dm_store_get_items (dry->store, (const char *const *) ids->pdata + start, MIN (CHUNK, ids->len - start),
                                  error);
      if (items == NULL)
        return FALSE;
      for (guint i = 0; i < items->len; i++)
        compare_item (dry, g_ptr_array_index (items, i));
    }
  return TRUE;
}

/* What reads differently today comes first. */
static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const DmMove *x = *(DmMove *const *) a, *y = *(DmMove *const *) b;
  gboolean turns = x->old_status != x->new_status, other_turns = y->old_status != y->new_status;

  if (turns != other_turns)
    return turns ? -1 : 1;
  return x->old_end - y->old_end;
}

/**
 * dm_store_preview_calendar:
 * @days: (element-type DmCalendarDay): the whole table as it would be
 * @on: the day that the statuses are of
 * @cancellable: (nullable): looked at between the items
 *
 * Returns: (transfer full) (element-type DmMove): the deadlines that such a calendar would move, of tasks, duties and
 *   steps that would then read differently on some day; those of them first that read differently on @on, then by
 *   their end
 */
GPtrArray *
dm_store_preview_calendar (DmStore *self, const GPtrArray *days, DmDay on, GCancellable *cancellable, GError **error)
{
  g_autoptr (DmRules) before = dm_store_get_rules (self, error), after = before ? dm_rules_copy (before) : NULL;
  g_autoptr (GPtrArray) now = before ? dm_store_list_calendar (self, error) : NULL, ids = NULL;
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_move_free);
  Dry dry = { self, before, after, on, moves };
  DmDay last;

  if (now == NULL)
    return NULL;
  dm_calendar_unref (after->calendar);
  after->calendar = dm_calendar_new (days);
  last = find_last_difference (before->calendar, after->calendar, now, days);
  if (last == DM_DAY_NONE)
    return g_steal_pointer (&moves);
  ids = find_items (&dry, last, error);
  if (ids == NULL || !compare_items (&dry, ids, cancellable, error))
    return NULL;
  g_ptr_array_sort (moves, compare_moves);
  return g_steal_pointer (&moves);
}

/**
 * dm_store_preview_notice:
 *
 * Returns: (transfer full) (element-type DmMove): what saving the notice would move, see dm_store_preview_calendar();
 *   %NULL with INVALID and what dm_notice_find_fault() says
 */
GPtrArray *
dm_store_preview_notice (DmStore *self, const DmNotice *notice, DmDay on, GCancellable *cancellable, GError **error)
{
  guint index;
  const char *fault = dm_notice_find_fault (notice, &index);
  g_autoptr (GPtrArray) now = NULL, days = NULL;

  if (fault)
    {
      dm_store_refuse (error, fault);
      return NULL;
    }
  now = dm_store_list_calendar (self, error);
  if (now == NULL)
    return NULL;
  days = dm_notice_apply (notice, now);
  return dm_store_preview_calendar (self, days, on, cancellable, error);
}

/**
 * dm_store_preview_calendar_day:
 * @day: as dm_store_save_calendar_day() takes it
 *
 * Returns: (transfer full) (element-type DmMove): what saving the day would move, see dm_store_preview_calendar()
 */
GPtrArray *
dm_store_preview_calendar_day (DmStore *self, const DmCalendarDay *day, DmDay on, GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) days = dm_store_list_calendar (self, error);

  if (days == NULL)
    return NULL;
  for (guint i = days->len; i > 0; i--)
    if (g_strcmp0 (((DmCalendarDay *) g_ptr_array_index (days, i - 1))->id, day->id) == 0)
      g_ptr_array_remove_index (days, i - 1);
  g_ptr_array_add (days, dm_calendar_day_copy (day));
  return dm_store_preview_calendar (self, days, on, cancellable, error);
}

/* --- other rules --- */

typedef struct
{
  GPtrArray *ids;
  GArray *statuses; /* DmStatus, of each of them as it is */
} Tasks;

static void
tasks_clear (Tasks *tasks)
{
  g_clear_pointer (&tasks->ids, g_ptr_array_unref);
  g_clear_pointer (&tasks->statuses, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tasks, tasks_clear)

/* Those that are counted: in plans that are open. One more than MAX_TASKS at most. */
static gboolean
list_tasks (DmStore *self, DmDay on, Tasks *tasks, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT item.id, t.status FROM item JOIN plan ON plan.id = item.plan_id"
                           " JOIN item_timing t ON t.item_id = item.id AND t.from_on <= $1 AND t.until_on > $1"
                           " WHERE item.kind = 'task' AND (plan.closed_on IS NULL OR plan.closed_on > $1) LIMIT $2",
                           error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_day (statement, 1, on);
  dm_statement_bind_int (statement, 2, MAX_TASKS + 1);
  tasks->ids = g_ptr_array_new_with_free_func (g_free);
  tasks->statuses = g_array_new (FALSE, FALSE, sizeof (DmStatus));
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      DmStatus status = dm_statement_int (statement, 1);

      g_ptr_array_add (tasks->ids, dm_statement_dup_text (statement, 0));
      g_array_append_val (tasks->statuses, status);
    }
  return step == DM_STEP_DONE;
}

/* The items come in the order of their ids; one that went meanwhile is not among them. */
static guint
count_changed (const Tasks *tasks, guint start, const GPtrArray *items, const DmRules *rules, DmDay on)
{
  guint n = 0, at = start;

  for (guint i = 0; i < items->len; i++)
    {
      const DmItem *item = g_ptr_array_index (items, i);
      DmStanding standing;

      while (g_strcmp0 (g_ptr_array_index (tasks->ids, at), item->id) != 0)
        at++;
      dm_item_standing (item, rules, on, &standing);
      n += standing.status != g_array_index (tasks->statuses, DmStatus, at);
    }
  return n;
}

/**
 * dm_store_preview_rules:
 * @rules: as they would be, with their calendar
 * @cancellable: (nullable): looked at between the tasks
 * @n_changed: (out): how many tasks of open plans would have another status on @on; -1 where there are too many tasks
 *   to ask while a person waits
 */
gboolean
dm_store_preview_rules (DmStore *self, const DmRules *rules, DmDay on, GCancellable *cancellable, int *n_changed,
                        GError **error)
{
  g_auto (Tasks) tasks = { 0 };
  guint n = 0;

  dm_store_assert_owner (self);
  if (!list_tasks (self, on, &tasks, error))
    return FALSE;
  *n_changed = -1;
  if (tasks.ids->len > MAX_TASKS)
    return TRUE;
  for (guint start = 0; start < tasks.ids->len; start += CHUNK)
    {
      g_autoptr (GPtrArray) items = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      items = dm_store_get_items (self, (const char *const *) tasks.ids->pdata + start,
                                  MIN (CHUNK, tasks.ids->len - start), error);
      if (items == NULL)
        return FALSE;
      n += count_changed (&tasks, start, items, rules, on);
    }
  *n_changed = n;
  return TRUE;
}
