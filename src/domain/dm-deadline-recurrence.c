/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-deadline-point.h"

#include <string.h>

/* How often "N lần" comes back: "một quý một lần", "1 lần/quý", "01 lần mỗi quý"; @period is a word or several. Without
 * a period it is how many times a thing is done, which says nothing of when. */
#define ONCE "(?:0?1|mot)"
#define ONCE_A(period) \
  "\\b" ONCE " " period "(?:/| )(?:" ONCE " )?lan\\b|\\b" ONCE " lan(?: ?/ ?| moi | (?:trong )?mot )" period "\\b"
/* In "định kỳ tháng 6" or "hàng năm 2017" the word is no period but begins the name of one. */
#define NO_MONTH "\\b(?! \\d{1,2}\\b(?! (?:lan|ky|dot)\\b))"
#define NO_QUARTER "\\b(?! (?:iv|i{1,3}|[1-4])\\b(?! (?:lan|ky|dot)\\b))"
#define NO_YEAR "\\b(?! \\d{4}\\b)"

/* "hằng" and "hàng" are both written, and fold alike. From the most frequent on: of several the first is meant. */
static const struct
{
  const char *pattern;
  DmRepeat every;
} periods[] = {
  { "\\b(?:hang|moi) ngay\\b(?! \\d)", DM_REPEAT_DAY },
  { "\\b(?:hang|moi|dinh ky) tuan\\b", DM_REPEAT_WEEK },
  { "\\b(?:hang|moi|dinh ky) thang" NO_MONTH "|" ONCE_A ("thang"), DM_REPEAT_MONTH },
  { "\\b(?:hang|moi|dinh ky) quy" NO_QUARTER "|\\b(?:0?3|ba) thang(?:/| )(?:0?1 |mot )?lan\\b|" ONCE_A ("quy")
    "|\\bdinh ky 0?3 thang\\b",
    DM_REPEAT_QUARTER },
  { "\\b(?:0?6|sau) thang(?:/| )(?:0?1 |mot )?lan\\b|\\b(?:dinh ky|hang) (?:0?6|sau) thang\\b"
    "|\\b(?:0?6|sau) thang(?:,| va) (?:ca )?nam\\b",
    DM_REPEAT_HALF_YEAR },
  { "\\b(?:hang|moi|dinh ky) nam" NO_YEAR "|\\bthuong nien\\b|" ONCE_A ("nam") "|\\b12 thang " ONCE " lan\\b",
    DM_REPEAT_YEAR },
};

#define SEVERAL_YEARS "\\b(\\d{1,2}) nam(?:/| )(?:0?1 |mot )?lan\\b"

/* It comes back, but in a period that has no name here. */
#define UNIT "(?:ngay|tuan|thang|quy|nam)"
#define UNKNOWN \
  "\\bdinh ky\\b|\\b" UNIT "(?:/| )(?:" ONCE " )?lan\\b|\\blan(?: ?/ ?| moi | mot )" UNIT "\\b"

static gboolean
find_period (const char *words, DmDeadline *deadline)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (dm_grammar_match (SEVERAL_YEARS, words, &match) && dm_grammar_int (match, 1) > 1)
    {
      deadline->every = DM_REPEAT_N_YEARS;
      deadline->every_n = dm_grammar_int (match, 1);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (dm_grammar_has (periods[i].pattern, words))
      {
        deadline->every = periods[i].every;
        return TRUE;
      }
  if (dm_grammar_has (UNKNOWN, words))
    {
      deadline->every = DM_REPEAT_UNKNOWN;
      return TRUE;
    }
  return FALSE;
}

/* "ngay 15 thang 6", "15/6": days of the year. */
static void
add_days_of_year (const char *words, GPtrArray *due)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!dm_grammar_match ("\\b(\\d{1,2})(?: thang |/|-|\\.)(\\d{1,2})\\b", words, &match))
    return;
  do
    {
      int day = dm_grammar_int (match, 1), month = dm_grammar_int (match, 2);

      if (dm_day_from_ymd (2000, month, day) != DM_DAY_NONE)
        g_ptr_array_add (due, g_strdup_printf ("%02d-%02d", month, day));
    }
  while (g_match_info_next (match, NULL));
}

/* "ngay 30 hang thang": a day of the month. */
static void
add_days_of_month (const char *words, GPtrArray *due)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!dm_grammar_match ("\\bngay (\\d{1,2})\\b(?! thang \\d|[/.-]\\d)", words, &match))
    return;
  do
    {
      int day = dm_grammar_int (match, 1);

      if (day >= 1 && day <= 31)
        g_ptr_array_add (due, g_strdup_printf ("%02d", day));
    }
  while (g_match_info_next (match, NULL));
}

static void
find_due_days (const char *words, DmDeadline *deadline)
{
  g_autoptr (GPtrArray) due = g_ptr_array_new_with_free_func (g_free);

  if (deadline->every == DM_REPEAT_MONTH)
    add_days_of_month (words, due);
  else if (deadline->every == DM_REPEAT_HALF_YEAR || deadline->every == DM_REPEAT_YEAR
           || deadline->every == DM_REPEAT_QUARTER)
    add_days_of_year (words, due);
  if (due->len == 0)
    return;
  g_ptr_array_add (due, NULL);
  deadline->due = (char **) g_ptr_array_steal (due, NULL);
  /* "Trước ngày" leaves the day named out, here as everywhere; with an hour that day itself is meant. */
  deadline->inclusive = !dm_grammar_has ("\\btruoc (?:ngay )?\\d", words) || dm_grammar_has ("\\d ?(?:h\\d*|gio)\\b", words);
}

gboolean
dm_recurrence_parse (const char *words, DmDeadline *deadline)
{
  if (!find_period (words, deadline))
    return FALSE;
  deadline->kind = DM_DEADLINE_RECURRING;
  find_due_days (words, deadline);
  return TRUE;
}
