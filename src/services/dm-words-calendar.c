/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words.h"

#include <glib/gi18n-lib.h>

#define SATURDAY 6

/**
 * dm_words_day_range:
 * @from: the first day
 * @until: the last day, which may be the same
 *
 * Returns: (transfer full): both with their days of the week
 */
char *
dm_words_day_range (DmDay from, DmDay until)
{
  g_autofree char *first = dm_words_day_of_week (from), *last = dm_words_day_of_week (until);

  if (from == until)
    return g_steal_pointer (&first);
  return g_strdup_printf (C_ ("range", "%s – %s"), first, last);
}

/**
 * dm_words_day_kind:
 * @working: what the calendar says of the day
 *
 * Returns: what a row of the calendar makes of its day
 */
const char *
dm_words_day_kind (DmDay day, gboolean working)
{
  if (!working)
    return _ ("Day off");
  return dm_day_weekday (day) < SATURDAY ? _ ("Ordinary working day") : _ ("Make-up working day");
}

/**
 * dm_words_days_off:
 * @ranges: (element-type DmDayRange): a year's
 *
 * Returns: (transfer full): how many weekdays are off and how many weekends are worked
 */
char *
dm_words_days_off (const GPtrArray *ranges)
{
  guint n_off = 0, n_make_up = 0;
  g_autofree char *off = NULL, *make_up = NULL;

  for (guint i = 0; i < ranges->len; i++)
    {
      const DmDayRange *range = g_ptr_array_index (ranges, i);

      for (DmDay on = range->from; on <= range->until; on++)
        if (dm_day_weekday (on) < SATURDAY)
          n_off += !range->working;
        else
          n_make_up += range->working;
    }
  off = g_strdup_printf (ngettext ("%u weekday off", "%u weekdays off", n_off), n_off);
  if (n_make_up == 0)
    return g_steal_pointer (&off);
  make_up = g_strdup_printf (ngettext ("%u make-up working day", "%u make-up working days", n_make_up), n_make_up);
  return g_strdup_printf ("%s · %s", off, make_up);
}

/**
 * dm_words_move:
 *
 * Returns: (transfer full): the end that a deadline has and the one it would have; where a decision has set another
 *   day, that this one stays
 */
char *
dm_words_move (const DmMove *move)
{
  g_autofree char *old_end = dm_words_day (move->old_end), *new_end = dm_words_day (move->new_end), *extended = NULL;

  if (move->extended_to == DM_DAY_NONE)
    /* Translators: the last day now, and the one that it would become */
    return g_strdup_printf (C_ ("move", "%s → %s"), old_end, new_end);
  extended = dm_words_day (move->extended_to);
  /* Translators: the last day now, the one that it would become, and the day that a decision has set instead */
  return g_strdup_printf (_ ("%s → %s; extended to %s, which stays"), old_end, new_end, extended);
}

/**
 * dm_words_move_status:
 *
 * Returns: (transfer full): the status now and the one it would be; "" where it stays
 */
char *
dm_words_move_status (const DmMove *move)
{
  if (move->old_status == move->new_status)
    return g_strdup ("");
  return g_strdup_printf (C_ ("move", "%s → %s"), dm_words_status (move->old_status),
                          dm_words_status (move->new_status));
}
