/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-deadline.h"

static const char *const kind_nicks[DM_DEADLINE_N_KINDS] = {
  [DM_DEADLINE_NONE] = "none",
  [DM_DEADLINE_DAY] = "day",
  [DM_DEADLINE_MONTH] = "month",
  [DM_DEADLINE_QUARTER] = "quarter",
  [DM_DEADLINE_HALF_YEAR] = "half-year",
  [DM_DEADLINE_YEAR] = "year",
  [DM_DEADLINE_YEARS] = "years",
  [DM_DEADLINE_ONWARD] = "onward",
  [DM_DEADLINE_CONTINUOUS] = "continuous",
  [DM_DEADLINE_RECURRING] = "recurring",
  [DM_DEADLINE_EVENT] = "event",
};

static const char *const repeat_nicks[DM_REPEAT_N] = {
  [DM_REPEAT_NONE] = "none",
  [DM_REPEAT_DAY] = "day",
  [DM_REPEAT_WEEK] = "week",
  [DM_REPEAT_MONTH] = "month",
  [DM_REPEAT_QUARTER] = "quarter",
  [DM_REPEAT_HALF_YEAR] = "half-year",
  [DM_REPEAT_YEAR] = "year",
  [DM_REPEAT_N_YEARS] = "n-years",
  [DM_REPEAT_UNKNOWN] = "unknown",
};

static gboolean
find_nick (const char *const *nicks, guint n_nicks, const char *nick, guint *index)
{
  for (guint i = 0; i < n_nicks; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
dm_deadline_kind_to_nick (DmDeadlineKind kind)
{
  g_return_val_if_fail ((guint) kind < DM_DEADLINE_N_KINDS, NULL);
  return kind_nicks[kind];
}

gboolean
dm_deadline_kind_from_nick (const char *nick, DmDeadlineKind *kind)
{
  guint index;

  if (!find_nick (kind_nicks, DM_DEADLINE_N_KINDS, nick, &index))
    return FALSE;
  *kind = index;
  return TRUE;
}

const char *
dm_repeat_to_nick (DmRepeat every)
{
  g_return_val_if_fail ((guint) every < DM_REPEAT_N, NULL);
  return repeat_nicks[every];
}

gboolean
dm_repeat_from_nick (const char *nick, DmRepeat *every)
{
  guint index;

  if (!find_nick (repeat_nicks, DM_REPEAT_N, nick, &index))
    return FALSE;
  *every = index;
  return TRUE;
}

/**
 * dm_deadline_new:
 * @raw: the plan's words, UTF-8; "" for a deadline whose words are not known yet
 *
 * Returns: (transfer full): a deadline that is not understood yet; dm_deadline_parse() reads words
 */
DmDeadline *
dm_deadline_new (const char *raw)
{
  DmDeadline *self = g_new0 (DmDeadline, 1);

  self->raw = g_strdup (raw ? raw : "");
  self->inclusive = TRUE;
  return self;
}

DmDeadline *
dm_deadline_copy (const DmDeadline *self)
{
  DmDeadline *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->raw = g_strdup (self->raw);
  copy->due = g_strdupv (self->due);
  copy->proposed_why = g_strdup (self->proposed_why);
  copy->event_words = g_strdup (self->event_words);
  return copy;
}

void
dm_deadline_free (DmDeadline *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->raw);
  g_strfreev (self->due);
  g_free (self->proposed_why);
  g_free (self->event_words);
  g_free (self);
}

static gboolean
due_equal (char **a, char **b)
{
  guint n_a = a ? g_strv_length (a) : 0;
  guint n_b = b ? g_strv_length (b) : 0;

  return n_a == n_b && (n_a == 0 || g_strv_equal ((const char *const *) a, (const char *const *) b));
}

/**
 * dm_deadline_equal:
 *
 * Returns: whether both mean the same by the same words; ids and revisions are not compared
 */
gboolean
dm_deadline_equal (const DmDeadline *a, const DmDeadline *b)
{
  return g_strcmp0 (a->raw, b->raw) == 0 && a->kind == b->kind && a->start == b->start && a->end == b->end
         && a->inclusive == b->inclusive && a->every == b->every && a->every_n == b->every_n
         && due_equal (a->due, b->due) && a->proposed_start == b->proposed_start
         && a->proposed_end == b->proposed_end && g_strcmp0 (a->proposed_why, b->proposed_why) == 0
         && g_strcmp0 (a->event_words, b->event_words) == 0 && a->event_on == b->event_on
         && a->event_days == b->event_days && a->event_working == b->event_working;
}

/**
 * dm_rules_new:
 * @calendar: (transfer none): a reference is taken
 *
 * Returns: (transfer full): the rules of an office that has set nothing: 7 days due soon, a pulse of 90 days
 */
DmRules *
dm_rules_new (DmCalendar *calendar)
{
  DmRules *self = g_new0 (DmRules, 1);

  self->due_soon_days = 7;
  self->pulse_days = 90;
  self->calendar = dm_calendar_ref (calendar);
  return self;
}

DmRules *
dm_rules_copy (const DmRules *self)
{
  DmRules *copy = g_memdup2 (self, sizeof *self);

  dm_calendar_ref (copy->calendar);
  return copy;
}

void
dm_rules_free (DmRules *self)
{
  if (self == NULL)
    return;
  dm_calendar_unref (self->calendar);
  g_free (self);
}
