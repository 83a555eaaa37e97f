/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-calendar.h"

#include <string.h>

/* Offices rest on Saturdays and Sundays (Decision 188/1999/QĐ-TTg). */
#define SATURDAY 6
/* Longer than any run of days off there could be; a table that leaves no working day must not loop for ever. */
#define MAX_RUN 366

struct _DmCalendar
{
  gatomicrefcount ref_count;
  GHashTable *days; /* day → the row that rules it */
};

G_DEFINE_QUARK (dm-calendar-error-quark, dm_calendar_error)

DmCalendarDay *
dm_calendar_day_new (DmDay on, gboolean working, gboolean official, const char *name, const char *source)
{
  DmCalendarDay *self = g_new0 (DmCalendarDay, 1);

  self->on = on;
  self->working = working;
  self->official = official;
  self->name = g_strdup (name);
  self->source = g_strdup (source);
  return self;
}

DmCalendarDay *
dm_calendar_day_copy (const DmCalendarDay *self)
{
  DmCalendarDay *copy = dm_calendar_day_new (self->on, self->working, self->official, self->name, self->source);

  copy->id = g_strdup (self->id);
  copy->rev = self->rev;
  return copy;
}

void
dm_calendar_day_free (DmCalendarDay *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->source);
  g_free (self);
}

/**
 * dm_calendar_new:
 * @days: (element-type DmCalendarDay): copied; of two rows for a day the official one rules
 */
DmCalendar *
dm_calendar_new (const GPtrArray *days)
{
  DmCalendar *self = g_new0 (DmCalendar, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) dm_calendar_day_free);
  for (guint i = 0; i < days->len; i++)
    {
      const DmCalendarDay *day = g_ptr_array_index (days, i);
      const DmCalendarDay *other = dm_calendar_lookup (self, day->on);

      if (other == NULL || day->official || !other->official)
        g_hash_table_replace (self->days, GINT_TO_POINTER (day->on), dm_calendar_day_copy (day));
    }
  return self;
}

DmCalendar *
dm_calendar_ref (DmCalendar *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_calendar_unref (DmCalendar *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->days);
  g_free (self);
}

/**
 * dm_calendar_lookup:
 *
 * Returns: (transfer none) (nullable): the row that rules that day, %NULL for an ordinary day of the week
 */
const DmCalendarDay *
dm_calendar_lookup (const DmCalendar *self, DmDay day)
{
  return g_hash_table_lookup (self->days, GINT_TO_POINTER (day));
}

gboolean
dm_calendar_is_working (const DmCalendar *self, DmDay day)
{
  const DmCalendarDay *row = dm_calendar_lookup (self, day);

  return row ? row->working : dm_day_weekday (day) < SATURDAY;
}

/**
 * dm_calendar_next_working:
 *
 * Returns: @day itself if it is a working day, else the next one
 */
DmDay
dm_calendar_next_working (const DmCalendar *self, DmDay day)
{
  for (int i = 0; i < MAX_RUN; i++)
    if (dm_calendar_is_working (self, day + i))
      return day + i;
  return day;
}

/**
 * dm_calendar_add_days:
 * @from: the day of the event, which is not counted itself (Civil Code 2015 art. 147(2))
 * @days: at least 0
 * @working: whether only working days are counted
 *
 * Returns: the last day of the period; one counted in calendar days that would end on a day off ends on the next
 *   working day (art. 148(5))
 */
DmDay
dm_calendar_add_days (const DmCalendar *self, DmDay from, int days, gboolean working)
{
  DmDay day = from;

  if (!working)
    return dm_calendar_next_working (self, from + days);
  for (int i = 0; i < days; i++)
    day = dm_calendar_next_working (self, day + 1);
  return day;
}

/* --- the table as a file --- */

static gboolean
parse_flag (const char *text, gboolean *flag)
{
  *flag = strcmp (text, "1") == 0;
  return *flag || strcmp (text, "0") == 0;
}

static DmCalendarDay *
parse_line (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, ",", 5);
  DmDay on;
  gboolean working, official;

  if (g_strv_length (fields) != 5)
    return NULL;
  on = dm_day_parse (fields[0]);
  if (on == DM_DAY_NONE || !parse_flag (fields[1], &working) || !parse_flag (fields[2], &official))
    return NULL;
  return dm_calendar_day_new (on, working, official, fields[3], fields[4]);
}

/**
 * dm_calendar_parse_csv:
 * @text: a heading line, then "date,working,official,name,source" lines; a name holds no comma
 *
 * Returns: (transfer full) (element-type DmCalendarDay): the rows; %NULL with an error that names the first bad line
 */
GPtrArray *
dm_calendar_parse_csv (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_calendar_day_free);

  for (guint i = 1; lines[0] && lines[i]; i++)
    {
      DmCalendarDay *day;

      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        continue;
      day = parse_line (lines[i]);
      if (day == NULL)
        {
          g_set_error (error, DM_CALENDAR_ERROR, 0, "line %u is not date,working,official,name,source", i + 1);
          return NULL;
        }
      g_ptr_array_add (days, day);
    }
  return g_steal_pointer (&days);
}
