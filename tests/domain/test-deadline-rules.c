/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-deadline.h"

#define D(iso) (dm_day_parse (iso))

static DmRules *
make_rules (gboolean before_counts_day)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_calendar_day_free);
  g_autoptr (DmCalendar) calendar = NULL;
  DmRules *rules;

  g_ptr_array_add (days, dm_calendar_day_new (D ("2017-09-04"), FALSE, FALSE, "Nghỉ bù Quốc khánh", "tính"));
  calendar = dm_calendar_new (days);
  rules = dm_rules_new (calendar);
  rules->before_counts_day = before_counts_day;
  return rules;
}

static DmDeadline *
parse (const char *words)
{
  g_autoptr (GPtrArray) deadlines = dm_deadline_parse (words, D ("2017-06-20"));

  g_assert_cmpuint (deadlines->len, ==, 1);
  return dm_deadline_copy (g_ptr_array_index (deadlines, 0));
}

/* A row that fails does not hide the next one. */
static void
expect (const char *words, const char *what, DmDay found, const char *expected)
{
  g_autofree char *day = dm_day_format (found);

  if (g_strcmp0 (day ? day : "", expected) == 0)
    return;
  g_test_message ("“%s” %s: %s, expected %s", words, what, day, expected);
  g_test_fail ();
}

/* --- the last day in time --- */

/* @last: by the words alone; @counted: in an office that counts the day that "trước" names; "" for no end. */
static const struct
{
  const char *words;
  const char *last;
  const char *counted;
} ends[] = {
  { "Quý III năm 2017", "2017-09-30", "2017-09-30" },
  { "Tháng 2/2024", "2024-02-29", "2024-02-29" },
  { "6 tháng đầu năm 2018", "2018-06-30", "2018-06-30" },
  { "Trong năm 2017", "2017-12-31", "2017-12-31" },
  { "2017-2018", "2018-12-31", "2018-12-31" },
  { "ngày 20 tháng 6 năm 2017", "2017-06-20", "2017-06-20" },
  { "từ ngày 01/01 đến 31/7/2026", "2026-07-31", "2026-07-31" },
  { "trước ngày 15/12/2017", "2017-12-14", "2017-12-15" },
  { "trước ngày 01/3/2018", "2018-02-28", "2018-03-01" },
  { "trước tháng 9/2017", "2017-08-31", "2017-09-01" },
  { "trước 17h00 ngày 15/12/2017", "2017-12-15", "2017-12-15" },
  { "chậm nhất ngày 15/12/2017", "2017-12-15", "2017-12-15" },
  { "đến ngày 15/12/2017", "2017-12-15", "2017-12-15" },
  /* Civil Code 2015 art. 146. */
  { "giữa tháng 2/2018", "2018-02-15", "2018-02-15" },
  { "giữa năm 2018", "2018-06-30", "2018-06-30" },
  { "cuối năm 2017", "2017-12-31", "2017-12-31" },
  /* A formal end on a day off stays: 2 September 2017 was a Saturday and a holiday, the 3rd a Sunday. */
  { "chậm nhất ngày 02/9/2017", "2017-09-02", "2017-09-02" },
  { "trước ngày 04/9/2017", "2017-09-03", "2017-09-04" },
  /* No end of their own. */
  { "Trong năm 2017 và các năm tiếp theo", "", "" },
  { "Thường xuyên", "", "" },
  { "Hằng năm", "", "" },
  { "trước ngày 15/12 hằng năm", "", "" },
  { "khi có yêu cầu", "", "" },
  { "Theo quy định", "", "" },
  { "quý IV", "", "" },
};

static void
test_last_day (void)
{
  g_autoptr (DmRules) rules = make_rules (FALSE), counting = make_rules (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (DmDeadline) deadline = parse (ends[i].words);

      g_assert_cmpint (dm_deadline_is_bounded (deadline), ==, *ends[i].last != '\0');
      expect (ends[i].words, "ends", dm_deadline_last_day (deadline, rules), ends[i].last);
      expect (ends[i].words, "ends, the day counted", dm_deadline_last_day (deadline, counting), ends[i].counted);
    }
}

/* The day of the event is not counted (Civil Code 2015 art. 147); a period in calendar days that would end on a day off
 * ends on the next working day (art. 148(5)). */
static const struct
{
  const char *words;
  const char *on;
  const char *last;
} events[] = {
  { "10 ngày sau khi Nghị định được ban hành", "", "" },
  { "10 ngày sau khi Nghị định được ban hành", "2017-08-01", "2017-08-11" },
  { "10 ngày sau khi Nghị định được ban hành", "2017-08-23", "2017-09-05" },
  { "trong thời hạn 10 ngày làm việc kể từ ngày nhận được yêu cầu", "2017-08-23", "2017-09-07" },
  { "trong thời hạn 1 ngày làm việc kể từ ngày nhận được yêu cầu", "2017-09-01", "2017-09-05" },
  { "khi có yêu cầu", "2017-08-23", "" },
};

static void
test_event (void)
{
  g_autoptr (DmRules) rules = make_rules (FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autoptr (DmDeadline) deadline = parse (events[i].words);

      deadline->event_on = D (events[i].on);
      expect (events[i].words, events[i].on, dm_deadline_last_day (deadline, rules), events[i].last);
      g_assert_cmpint (dm_deadline_is_bounded (deadline), ==, *events[i].last != '\0');
    }
}

/* --- a proposal --- */

static void
test_accept (void)
{
  g_autoptr (DmRules) rules = make_rules (FALSE);
  g_autoptr (DmDeadline) before = parse ("trước ngày 15 tháng 12"), clear = parse ("Quý III năm 2017");
  g_autoptr (DmDeadline) untouched = dm_deadline_copy (clear);

  g_assert_cmpint (dm_deadline_last_day (before, rules), ==, DM_DAY_NONE);
  dm_deadline_accept_proposal (before);
  g_assert_cmpint (dm_deadline_last_day (before, rules), ==, D ("2017-12-14"));
  g_assert_cmpint (before->proposed_end, ==, DM_DAY_NONE);
  g_assert_null (before->proposed_why);
  dm_deadline_accept_proposal (clear);
  g_assert_true (dm_deadline_equal (clear, untouched));
}

/* --- what comes back --- */

/* @next, @counted: the last day in time of the first occurrence that ends after @after. */
static const struct
{
  const char *words;
  const char *after;
  const char *next;
  const char *counted;
} occurrences[] = {
  { "Hằng ngày", "2017-12-31", "2018-01-01", "2018-01-01" },
  { "hàng tuần", "2017-09-02", "2017-09-03", "2017-09-03" },
  { "hàng tuần", "2017-09-03", "2017-09-10", "2017-09-10" },
  { "hàng tháng", "2024-01-31", "2024-02-29", "2024-02-29" },
  { "định kỳ hằng quý", "2017-06-29", "2017-06-30", "2017-06-30" },
  { "định kỳ hằng quý", "2017-06-30", "2017-09-30", "2017-09-30" },
  { "định kỳ 6 tháng và cả năm", "2017-06-30", "2017-12-31", "2017-12-31" },
  { "Hằng năm", "2017-12-31", "2018-12-31", "2018-12-31" },
  { "chậm nhất ngày 15/12 hằng năm", "2017-12-14", "2017-12-15", "2017-12-15" },
  { "chậm nhất ngày 15/12 hằng năm", "2017-12-15", "2018-12-15", "2018-12-15" },
  /* "Trước" leaves the day named out, unless the office counts it. */
  { "trước ngày 15/12 hằng năm", "2017-06-20", "2017-12-14", "2017-12-15" },
  { "trước ngày 15/12 hằng năm", "2017-12-14", "2018-12-14", "2017-12-15" },
  { "trước ngày 01/01 hằng năm", "2017-06-20", "2017-12-31", "2018-01-01" },
  { "định kỳ 6 tháng báo cáo trước ngày 15 tháng 6 và trước ngày 01 tháng 12", "2017-06-14", "2017-11-30",
    "2017-06-15" },
  { "trước ngày 05 hằng tháng", "2017-06-20", "2017-07-04", "2017-07-05" },
  { "trước ngày 01 hằng tháng", "2017-06-20", "2017-06-30", "2017-07-01" },
  { "trước 17h00 ngày 05 hằng tháng", "2017-06-20", "2017-07-05", "2017-07-05" },
  /* A month without the day named ends with its last day (art. 148(3)): all of February is before the 30th. */
  { "chậm nhất ngày 30 hằng tháng", "2018-02-01", "2018-02-28", "2018-02-28" },
  { "chậm nhất ngày 31 hằng tháng", "2018-04-01", "2018-04-30", "2018-04-30" },
  { "trước ngày 30 hằng tháng", "2018-01-01", "2018-01-29", "2018-01-30" },
  { "trước ngày 30 hằng tháng", "2018-01-31", "2018-02-28", "2018-02-28" },
  { "trước ngày 30 hằng tháng", "2024-01-31", "2024-02-29", "2024-02-29" },
  { "trước ngày 29 hằng tháng", "2018-02-01", "2018-02-28", "2018-02-28" },
  { "trước ngày 29 hằng tháng", "2024-02-01", "2024-02-28", "2024-02-29" },
  { "trước ngày 28 hằng tháng", "2018-02-01", "2018-02-27", "2018-02-28" },
  { "trước ngày 31 hằng tháng", "2018-04-01", "2018-04-30", "2018-04-30" },
  { "trước ngày 29/02 hằng năm", "2018-01-01", "2018-02-28", "2018-02-28" },
  /* Nobody said how often, from which year, or that it comes back at all. */
  { "định kỳ", "2017-06-20", "", "" },
  { "định kỳ tháng 6", "2017-06-20", "", "" },
  { "định kỳ 03 năm một lần", "2017-06-20", "", "" },
  { "Quý III năm 2017", "2017-06-20", "", "" },
  { "Thường xuyên", "2017-06-20", "", "" },
};

static void
test_occurrences (void)
{
  g_autoptr (DmRules) rules = make_rules (FALSE), counting = make_rules (TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (occurrences); i++)
    {
      g_autoptr (DmDeadline) deadline = parse (occurrences[i].words);
      DmDay after = D (occurrences[i].after);

      expect (occurrences[i].words, occurrences[i].after, dm_deadline_next_occurrence (deadline, rules, after),
              occurrences[i].next);
      expect (occurrences[i].words, "the day counted", dm_deadline_next_occurrence (deadline, counting, after),
              occurrences[i].counted);
    }
}

/* From each day on the next one is later, and none lies between: asking a day later gives the same one or it was it. */
static void
test_none_is_skipped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (occurrences); i++)
    for (guint counts = 0; counts <= 1; counts++)
      {
        g_autoptr (DmDeadline) deadline = parse (occurrences[i].words);
        g_autoptr (DmRules) rules = make_rules (counts);
        DmDay next = dm_deadline_next_occurrence (deadline, rules, D ("2015-12-31"));

        for (DmDay day = D ("2016-01-01"); next != DM_DAY_NONE && day < D ("2019-01-01"); day++)
          {
            DmDay later = dm_deadline_next_occurrence (deadline, rules, day);

            g_assert_cmpint (later, >, day);
            if (day != next)
              g_assert_cmpint (later, ==, next);
            next = later;
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline-rules/last-day", test_last_day);
  g_test_add_func ("/deadline-rules/event", test_event);
  g_test_add_func ("/deadline-rules/accept", test_accept);
  g_test_add_func ("/deadline-rules/occurrences", test_occurrences);
  g_test_add_func ("/deadline-rules/none-is-skipped", test_none_is_skipped);
  return g_test_run ();
}
