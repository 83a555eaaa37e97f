/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Vì sao hạn này?": each rule that was applied to the words is told, with its values, and no other. */

#include "dm-deadline.h"

#include <string.h>

#define D(iso) (dm_day_parse (iso))

/* As the code of a step is written in the table below. */
static const char *const codes[] = {
  [DM_EXPLAIN_WORDS] = "words",
  [DM_EXPLAIN_RANGE] = "range",
  [DM_EXPLAIN_ROMAN_QUARTER] = "quarter",
  [DM_EXPLAIN_BEFORE] = "before",
  [DM_EXPLAIN_BEFORE_COUNTED] = "before-counted",
  [DM_EXPLAIN_UP_TO] = "up-to",
  [DM_EXPLAIN_VAGUE_POINT] = "vague",
  [DM_EXPLAIN_ONWARD] = "onward",
  [DM_EXPLAIN_CONTINUOUS] = "continuous",
  [DM_EXPLAIN_RECURRING] = "recurring",
  [DM_EXPLAIN_PERIOD_UNKNOWN] = "period-unknown",
  [DM_EXPLAIN_EVENT] = "event",
  [DM_EXPLAIN_NO_YEAR] = "no-year",
  [DM_EXPLAIN_NOT_UNDERSTOOD] = "not-understood",
  [DM_EXPLAIN_DAY_OFF_KEPT] = "day-off-kept",
  [DM_EXPLAIN_DAY_OFF_MOVED] = "day-off-moved",
  [DM_EXPLAIN_EXTENDED] = "extended",
};

/* @event: the day the event came, or "". @steps: behind the words themselves, each as "code from…until n text", what is
 * not set left out. */
static const struct
{
  const char *words;
  const char *event;
  const char *steps;
} cases[] = {
  { "Quý III năm 2017", "", "quarter 2017-07-01…2017-09-30 3; day-off-kept …2017-09-30" },
  { "Quý II/2025", "", "quarter 2025-04-01…2025-06-30 2" },
  { "Quý I–II/2025", "", "range 2025-01-01…2025-06-30" },
  { "Tháng 5/2025", "", "range 2025-05-01…2025-05-31; day-off-kept …2025-05-31" },
  { "6 tháng đầu năm 2026", "", "range 2026-01-01…2026-06-30" },
  { "trong năm 2025", "", "range 2025-01-01…2025-12-31" },
  { "Năm 2026 - 2027", "", "range 2026-01-01…2027-12-31" },
  { "từ ngày 01/01 đến 31/7/2026", "", "range 2026-01-01…2026-07-31" },
  { "trước ngày 15/12/2017", "", "before 2017-12-15…2017-12-14" },
  /* The 3rd of September 2017 was a Sunday, the 4th a day off by name. */
  { "trước ngày 04/9/2017", "", "before 2017-09-04…2017-09-03; day-off-kept …2017-09-03" },
  { "chậm nhất ngày 04/9/2017", "", "up-to …2017-09-04; day-off-kept …2017-09-04 Nghỉ bù Quốc khánh" },
  { "chậm nhất ngày 15/12/2017", "", "up-to …2017-12-15" },
  { "trước 17h00 ngày 15/12/2017", "", "up-to …2017-12-15" },
  { "cuối năm 2018", "", "vague …2018-12-31 cuối năm 2018" },
  { "giữa tháng 2/2018", "", "vague …2018-02-15 giữa tháng 2/2018" },
  { "Trong năm 2017 và các năm tiếp theo", "", "onward 2017-01-01 90" },
  { "Thường xuyên", "", "continuous 90" },
  { "hằng quý", "", "recurring" },
  { "trước ngày 15/12 hằng năm", "", "recurring 12-15" },
  { "định kỳ ít nhất 03 năm một lần", "", "recurring 3" },
  { "định kỳ báo cáo", "", "period-unknown" },
  { "khi có yêu cầu", "", "event khi có yêu cầu" },
  { "10 ngày sau khi Nghị định được ban hành", "", "event 10 10 ngày sau khi Nghị định được ban hành" },
  { "10 ngày sau khi Nghị định được ban hành", "2017-08-01",
    "event 2017-08-01…2017-08-11 10 10 ngày sau khi Nghị định được ban hành" },
  /* Saturday 2 September, and what follows it, are days off. */
  { "10 ngày sau khi Nghị định được ban hành", "2017-08-23",
    "event 2017-08-23…2017-09-05 10 10 ngày sau khi Nghị định được ban hành; day-off-moved 2017-09-02…2017-09-05" },
  { "10 ngày làm việc kể từ ngày nhận", "2017-08-23", "event 2017-08-23…2017-09-07 10 10 ngày làm việc kể từ ngày nhận" },
  { "Hoàn thành trong quý III", "", "no-year 2017-07-01…2017-09-30 plan-year" },
  { "năm tiếp theo", "", "onward 90" },
  { "Theo quy định", "", "not-understood" },
};

static DmRules *
make_rules (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_calendar_day_free);
  g_autoptr (DmCalendar) calendar = NULL;

  g_ptr_array_add (days, dm_calendar_day_new (D ("2017-09-04"), FALSE, FALSE, "Nghỉ bù Quốc khánh", "tính"));
  calendar = dm_calendar_new (days);
  return dm_rules_new (calendar);
}

static void
append_step (GString *text, const DmExplainStep *step)
{
  /* A day that is kept needs no other beside it: its first day is that of the words. */
  g_autofree char *from = step->code == DM_EXPLAIN_DAY_OFF_KEPT ? NULL : dm_day_format (step->from);
  g_autofree char *until = dm_day_format (step->until);

  g_string_append_printf (text, "%s%s", text->len ? "; " : "", codes[step->code]);
  if (from || until)
    g_string_append_printf (text, " %s%s%s", from ? from : "", until ? "…" : "", until ? until : "");
  if (step->n)
    g_string_append_printf (text, " %d", step->n);
  if (step->text)
    g_string_append_printf (text, " %s", step->text);
}

static void
test_steps (void)
{
  g_autoptr (DmRules) rules = make_rules ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) deadlines = dm_deadline_parse (cases[i].words, D ("2017-06-20"));
      g_autoptr (GPtrArray) steps = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      DmDeadline *deadline = g_ptr_array_index (deadlines, 0);

      deadline->event_on = D (cases[i].event);
      steps = dm_deadline_explain (deadline, rules);
      g_assert_cmpint (((DmExplainStep *) g_ptr_array_index (steps, 0))->code, ==, DM_EXPLAIN_WORDS);
      g_assert_cmpstr (((DmExplainStep *) g_ptr_array_index (steps, 0))->text, ==, cases[i].words);
      for (guint j = 1; j < steps->len; j++)
        append_step (text, g_ptr_array_index (steps, j));
      if (strcmp (text->str, cases[i].steps) == 0)
        continue;
      g_test_message ("“%s”: %s, expected %s", cases[i].words, text->str, cases[i].steps);
      g_test_fail ();
    }
}

/* An office that counts the day is told so, and the day that follows from it. */
static void
test_before_counted (void)
{
  g_autoptr (DmRules) rules = make_rules ();
  g_autoptr (GPtrArray) deadlines = dm_deadline_parse ("trước ngày 15/12/2017", DM_DAY_NONE);
  g_autoptr (GPtrArray) steps = NULL;
  const DmExplainStep *step;

  rules->before_counts_day = TRUE;
  steps = dm_deadline_explain (g_ptr_array_index (deadlines, 0), rules);
  g_assert_cmpuint (steps->len, ==, 2);
  step = g_ptr_array_index (steps, 1);
  g_assert_cmpint (step->code, ==, DM_EXPLAIN_BEFORE_COUNTED);
  g_assert_cmpint (step->until, ==, D ("2017-12-15"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline-explain/steps", test_steps);
  g_test_add_func ("/deadline-explain/before-counted", test_before_counted);
  return g_test_run ();
}
