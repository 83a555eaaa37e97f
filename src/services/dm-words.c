/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words-private.h"

#include "dm-paths.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Asia/Ho_Chi_Minh has had this offset, without summer time, since 1975. */
#define VIETNAM_OFFSET (7 * 60 * 60)

static const char *const month_names[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"), NC_ ("month", "April"),
  NC_ ("month", "May"), NC_ ("month", "June"), NC_ ("month", "July"), NC_ ("month", "August"),
  NC_ ("month", "September"), NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const short_month_names[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"), NC_ ("short month", "Apr"),
  NC_ ("short month", "May"), NC_ ("short month", "Jun"), NC_ ("short month", "Jul"), NC_ ("short month", "Aug"),
  NC_ ("short month", "Sep"), NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *const weekday_names[] = {
  N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

/* Where the locale of the environment was never generated, its language can still be had on systems whose C.UTF-8
 * heeds LANGUAGE, and at least the letters come out right on all. */
static void
fall_back_to_utf8 (void)
{
  const char *wanted = g_getenv ("LC_ALL");

  if (wanted == NULL || *wanted == '\0')
    wanted = g_getenv ("LC_MESSAGES");
  if (wanted == NULL || *wanted == '\0')
    wanted = g_getenv ("LANG");
  if (wanted && strlen (wanted) >= 2 && g_ascii_isalpha (wanted[1]))
    {
      g_autofree char *language = g_strndup (wanted, 2);

      g_setenv ("LANGUAGE", language, FALSE);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

/**
 * dm_words_init:
 *
 * Takes the locale of the environment and finds this program's catalogues, in the build folder when it runs from
 * there. Called once, before any other thread and before anything is said.
 */
void
dm_words_init (void)
{
  g_autofree char *folder = dm_paths_dup_locale_dir ();

  if (setlocale (LC_ALL, "") == NULL)
    fall_back_to_utf8 ();
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
append_capital (GString *words, const char *name)
{
  const char *rest = g_utf8_next_char (name);
  g_autofree char *capital = g_utf8_strup (name, rest - name);

  g_string_append_printf (words, "%s%s", capital, rest);
}

/* One part of a day. The two that begin with 0 are written as Decree 30/2020/NĐ-CP asks (annex I, II.1.4): a day
 * below 10 and the months 1 and 2 get a 0. */
static void
append_part (GString *words, const char *name, gsize length, DmDay day)
{
  int year, month, day_of_month;

  dm_day_to_ymd (day, &year, &month, &day_of_month);
  if (strncmp (name, "d", length) == 0)
    g_string_append_printf (words, "%d", day_of_month);
  else if (strncmp (name, "0d", length) == 0)
    g_string_append_printf (words, "%02d", day_of_month);
  else if (strncmp (name, "m", length) == 0)
    g_string_append_printf (words, "%d", month);
  else if (strncmp (name, "0m", length) == 0)
    g_string_append_printf (words, month <= 2 ? "%02d" : "%d", month);
  else if (strncmp (name, "mon", length) == 0)
    g_string_append (words, g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_month_names[month - 1]));
  else if (strncmp (name, "month", length) == 0)
    g_string_append (words, g_dpgettext2 (GETTEXT_PACKAGE, "month", month_names[month - 1]));
  else if (strncmp (name, "y", length) == 0)
    g_string_append_printf (words, "%d", year);
  else if (strncmp (name, "Weekday", length) == 0)
    append_capital (words, _ (weekday_names[dm_day_weekday (day) - 1]));
  else
    g_critical ("A date's format names the unknown part “%.*s”", (int) length, name);
}

/* A translated format with parts in braces; unlike strftime() it is the same under every C locale. */
char *
dm_words_expand_day (const char *format, DmDay day)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *open, *close;

  if (day == DM_DAY_NONE)
    return g_strdup ("");
  while ((open = strchr (format, '{')) != NULL && (close = strchr (open, '}')) != NULL)
    {
      g_string_append_len (words, format, open - format);
      append_part (words, open + 1, close - open - 1, day);
      format = close + 1;
    }
  g_string_append (words, format);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
dm_words_day (DmDay day)
{
  /* Translators: a day. {d} day, {0d} day with a 0 below 10, {m} month, {0m} month with a 0 for 1 and 2,
   * {mon} "Sep", {month} "September", {y} year. Use those that your language needs. */
  return dm_words_expand_day (C_ ("date", "{d} {mon} {y}"), day);
}

char *
dm_words_day_short (DmDay day)
{
  /* Translators: a day whose year is known from what stands around it; parts as in "{d} {mon} {y}" */
  return dm_words_expand_day (C_ ("date", "{d} {mon}"), day);
}

char *
dm_words_day_of_week (DmDay day)
{
  /* Translators: a day that opens a line, {Weekday} "Saturday" with a capital; parts as in "{d} {mon} {y}" */
  return dm_words_expand_day (C_ ("date", "{Weekday} {d} {mon} {y}"), day);
}

char *
dm_words_month (DmDay day)
{
  /* Translators: a month of a year; parts as in "{d} {mon} {y}" */
  return dm_words_expand_day (C_ ("date", "{month} {y}"), day);
}

char *
dm_words_weekday (DmDay day)
{
  int weekday = dm_day_weekday (day);

  return g_strdup (weekday == 0 ? "" : _ (weekday_names[weekday - 1]));
}

/**
 * dm_words_range:
 * @from: first day, or %DM_DAY_NONE
 * @until: last day, or %DM_DAY_NONE
 *
 * Returns: (transfer full): "01/7 – 30/9/2017"; one day alone stands for itself; "" for none
 */
char *
dm_words_range (DmDay from, DmDay until)
{
  g_autofree char *first = NULL;
  g_autofree char *last = dm_words_day (until);

  if (from != DM_DAY_NONE && until == DM_DAY_NONE)
    {
      first = dm_words_day (from);
      return g_strdup_printf (_ ("from %s on"), first);
    }
  if (from == DM_DAY_NONE || from == until)
    return g_steal_pointer (&last);
  first = dm_day_year (from) == dm_day_year (until) ? dm_words_day_short (from) : dm_words_day (from);
  /* Translators: first and last day */
  return g_strdup_printf (C_ ("range", "%s – %s"), first, last);
}

/**
 * dm_words_life_span:
 *
 * Returns: (transfer full): as dm_words_range(), but a last day alone is the end of what has no beginning
 */
char *
dm_words_life_span (DmDay from, DmDay until)
{
  g_autofree char *last = NULL;

  if (from != DM_DAY_NONE || until == DM_DAY_NONE)
    return dm_words_range (from, until);
  last = dm_words_day (until);
  /* Translators: a last day, which counts */
  return g_strdup_printf (_ ("until %s"), last);
}

/**
 * dm_words_instant:
 *
 * Returns: (transfer full): the day and the time of day in Asia/Ho_Chi_Minh, whatever the machine's own zone
 */
char *
dm_words_instant (gint64 unix_microseconds)
{
  gint64 seconds = unix_microseconds / G_USEC_PER_SEC;
  int minutes = (seconds + VIETNAM_OFFSET) / 60 % (24 * 60);
  g_autofree char *day = dm_words_day (dm_day_in_vietnam (seconds));

  /* Translators: day, hour (24), minute */
  return g_strdup_printf (_ ("%1$s %2$02d:%3$02d"), day, minutes / 60, minutes % 60);
}

char *
dm_words_percent (int percent)
{
  return g_strdup_printf (_ ("%d%%"), percent);
}

char *
dm_words_days (int days)
{
  return g_strdup_printf (ngettext ("%d day", "%d days", days), days);
}
