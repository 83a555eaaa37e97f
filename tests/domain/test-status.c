/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-status.h"

#define D(iso) (dm_day_parse (iso))

static DmRules *
make_rules (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (DmCalendar) calendar = dm_calendar_new (none);

  return dm_rules_new (calendar);
}

static DmItem *
make_task (const char *words)
{
  DmItem *item = dm_item_new (DM_ITEM_TASK);

  item->plan_issued_on = D ("2017-06-20");
  if (words)
    {
      g_ptr_array_unref (item->deadlines);
      item->deadlines = dm_deadline_parse (words, item->plan_issued_on);
    }
  for (guint i = 0; i < item->deadlines->len; i++)
    ((DmDeadline *) g_ptr_array_index (item->deadlines, i))->id = g_strdup_printf ("d%u", i);
  return item;
}

static DmEntry *
add_entry (DmItem *item, const char *on, int percent)
{
  DmEntry *entry = dm_entry_new (D (on));

  entry->percent = percent;
  entry->seq = item->entries->len + 1;
  g_ptr_array_add (item->entries, entry);
  return entry;
}

static void
add_extension (DmItem *item, const char *deadline_id, const char *old_end, const char *new_end, const char *decided_on)
{
  DmExtension *extension = dm_extension_new ();

  extension->deadline_id = g_strdup (deadline_id);
  extension->old_end = D (old_end);
  extension->new_end = D (new_end);
  extension->decided_on = D (decided_on);
  extension->seq = item->extensions->len + 1;
  g_ptr_array_add (item->extensions, extension);
}

static void
assert_status (const DmItem *item, const char *on, const char *status)
{
  g_autoptr (DmRules) rules = make_rules ();
  DmStanding standing;

  dm_item_standing (item, rules, D (on), &standing);
  if (g_strcmp0 (dm_status_to_nick (standing.status), status) != 0)
    g_error ("on %s: %s, expected %s", on, dm_status_to_nick (standing.status), status);
}

/* Every kind at the day before, on and after what decides it; nobody has reported anything. */
static const struct
{
  const char *words;
  const char *on;
  const char *status;
} kind_cases[] = {
  { "Quý III năm 2017", "2017-06-20", "not-started" },
  { "Quý III năm 2017", "2017-09-22", "not-started" },
  { "Quý III năm 2017", "2017-09-23", "due-soon" },
  { "Quý III năm 2017", "2017-09-30", "due-soon" },
  { "Quý III năm 2017", "2017-10-01", "overdue" },
  { "Tháng 9 năm 2017", "2017-09-30", "due-soon" },
  { "Tháng 9 năm 2017", "2017-10-01", "overdue" },
  { "6 tháng đầu năm 2018", "2018-06-30", "due-soon" },
  { "6 tháng đầu năm 2018", "2018-07-01", "overdue" },
  { "Trong năm 2017", "2017-12-24", "due-soon" },
  { "Trong năm 2017", "2017-12-23", "not-started" },
  { "Trong năm 2017", "2017-12-31", "due-soon" },
  { "Trong năm 2017", "2018-01-01", "overdue" },
  { "2017-2018", "2018-12-31", "due-soon" },
  { "2017-2018", "2019-01-01", "overdue" },
  { "trước ngày 15/12/2017", "2017-12-14", "due-soon" },
  { "trước ngày 15/12/2017", "2017-12-15", "overdue" },
  { "chậm nhất ngày 15/12/2017", "2017-12-15", "due-soon" },
  { "chậm nhất ngày 15/12/2017", "2017-12-16", "overdue" },
  /* Open-ended work falls silent, it is never overdue. */
  { "Trong năm 2017 và các năm tiếp theo", "2017-06-20", "continuous" },
  { "Trong năm 2017 và các năm tiếp theo", "2016-12-31", "not-started" },
  { "Trong năm 2017 và các năm tiếp theo", "2017-09-18", "continuous" },
  { "Trong năm 2017 và các năm tiếp theo", "2017-09-19", "silent" },
  { "Trong năm 2017 và các năm tiếp theo", "2030-01-01", "silent" },
  { "từ quý II/2018 trở đi", "2018-03-31", "not-started" },
  { "từ quý II/2018 trở đi", "2018-04-01", "continuous" },
  { "từ quý II/2018 trở đi", "2018-06-30", "continuous" },
  { "từ quý II/2018 trở đi", "2018-07-01", "silent" },
  { "Thường xuyên", "2017-09-18", "continuous" },
  { "Thường xuyên", "2017-09-19", "silent" },
  /* A period nobody wrote is read as continuous work. */
  { "định kỳ", "2017-09-18", "continuous" },
  { "định kỳ", "2017-09-19", "silent" },
  { "định kỳ hằng quý", "2017-06-20", "not-started" },
  { "định kỳ hằng quý", "2017-06-23", "due-soon" },
  { "định kỳ hằng quý", "2017-06-30", "due-soon" },
  { "định kỳ hằng quý", "2017-07-01", "overdue" },
  { "khi có yêu cầu", "2020-01-01", "no-deadline" },
  { "Theo quy định", "2020-01-01", "no-deadline" },
  { NULL, "2020-01-01", "no-deadline" },
};

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_cases); i++)
    {
      g_autoptr (DmItem) item = make_task (kind_cases[i].words);

      g_test_message ("%s on %s", kind_cases[i].words, kind_cases[i].on);
      assert_status (item, kind_cases[i].on, kind_cases[i].status);
    }
}

static void
test_done (void)
{
  g_autoptr (DmItem) on_time = make_task ("Quý III năm 2017");
  g_autoptr (DmItem) late = make_task ("Quý III năm 2017");
  g_autoptr (DmItem) by_hand = make_task ("Thường xuyên");

  add_entry (on_time, "2017-09-30", 100);
  assert_status (on_time, "2017-09-29", "due-soon");
  assert_status (on_time, "2017-09-30", "done-on-time");
  assert_status (on_time, "2018-09-30", "done-on-time");

  /* Reported on the 5th that it was done on the 2nd: on the 3rd it was done already. */
  add_entry (late, "2017-10-05", 100)->done_on = D ("2017-10-02");
  assert_status (late, "2017-10-01", "overdue");
  assert_status (late, "2017-10-02", "done-late");
  assert_status (late, "2017-10-05", "done-late");

  add_entry (by_hand, "2017-07-01", 100);
  assert_status (by_hand, "2017-07-02", "continuous");
  add_entry (by_hand, "2017-07-03", -1)->done_on = D ("2017-07-03");
  assert_status (by_hand, "2017-07-03", "done-on-time");
}

static void
test_reopen (void)
{
  g_autoptr (DmRules) rules = make_rules ();
  g_autoptr (DmItem) item = make_task ("Quý III năm 2017");
  DmStanding standing;

  add_entry (item, "2017-08-01", 100);
  add_entry (item, "2017-08-10", 80);
  assert_status (item, "2017-08-05", "done-on-time");
  assert_status (item, "2017-08-10", "in-progress");
  dm_item_standing (item, rules, D ("2017-08-10"), &standing);
  g_assert_cmpint (standing.percent, ==, 80);
  g_assert_cmpint (standing.done_on, ==, DM_DAY_NONE);
  /* A remark alone does not reopen. */
  add_entry (item, "2017-08-11", 100);
  add_entry (item, "2017-08-12", -1)->result = g_strdup ("đã lưu hồ sơ");
  assert_status (item, "2017-08-13", "done-on-time");
  dm_item_standing (item, rules, D ("2017-08-13"), &standing);
  g_assert_cmpint (standing.done_on, ==, D ("2017-08-11"));
}

static void
test_extension (void)
{
  g_autoptr (DmRules) rules = make_rules ();
  g_autoptr (DmItem) item = make_task ("Quý III năm 2017");
  const DmDeadline *deadline = g_ptr_array_index (item->deadlines, 0);

  add_extension (item, "d0", "2017-09-30", "2017-10-31", "2017-10-05");
  assert_status (item, "2017-10-04", "overdue");
  assert_status (item, "2017-10-05", "not-started");
  assert_status (item, "2017-10-31", "due-soon");
  assert_status (item, "2017-11-01", "overdue");
  g_assert_cmpint (dm_item_deadline_end (item, deadline, rules, D ("2017-10-04")), ==, D ("2017-09-30"));
  g_assert_cmpint (dm_item_deadline_end (item, deadline, rules, D ("2017-10-05")), ==, D ("2017-10-31"));
  add_entry (item, "2017-10-20", 100);
  assert_status (item, "2017-10-20", "done-on-time");
}

static void
test_recurring (void)
{
  g_autoptr (DmItem) item = make_task ("định kỳ hằng quý");

  add_entry (item, "2017-06-29", -1)->for_end = D ("2017-06-30");
  assert_status (item, "2017-06-28", "due-soon");
  assert_status (item, "2017-06-29", "in-progress");
  assert_status (item, "2017-09-25", "due-soon");
  assert_status (item, "2017-10-01", "overdue");
  /* Late, but met: the next one decides; done then remembers that one was late. */
  add_entry (item, "2017-10-10", -1)->for_end = D ("2017-09-30");
  assert_status (item, "2017-10-09", "overdue");
  assert_status (item, "2017-10-10", "in-progress");
  add_entry (item, "2017-12-01", -1)->done_on = D ("2017-12-01");
  assert_status (item, "2017-12-01", "done-late");
}

static void
test_several_deadlines (void)
{
  g_autoptr (DmItem) item = dm_item_new (DM_ITEM_TASK);
  g_autoptr (GPtrArray) month = dm_deadline_parse ("Tháng 9 năm 2017", 0);
  g_autoptr (GPtrArray) always = dm_deadline_parse ("Thường xuyên", 0);

  item->plan_issued_on = D ("2017-06-20");
  g_ptr_array_add (item->deadlines, dm_deadline_copy (g_ptr_array_index (month, 0)));
  g_ptr_array_add (item->deadlines, dm_deadline_copy (g_ptr_array_index (always, 0)));
  /* The order of badness: overdue, due-soon, silent, ahead, continuous, no-deadline. */
  assert_status (item, "2017-07-01", "not-started");
  assert_status (item, "2017-09-19", "silent");
  assert_status (item, "2017-09-24", "due-soon");
  assert_status (item, "2017-10-01", "overdue");
  add_entry (item, "2017-10-02", 100)->for_end = D ("2017-09-30");
  assert_status (item, "2017-10-02", "continuous");
}

static void
test_event (void)
{
  g_autoptr (DmItem) item = dm_item_new (DM_ITEM_TASK);
  DmDeadline *deadline = dm_deadline_new ("10 ngày sau khi Nghị định được ban hành");

  deadline->kind = DM_DEADLINE_EVENT;
  deadline->event_words = g_strdup ("Nghị định được ban hành");
  deadline->event_days = 10;
  g_ptr_array_add (item->deadlines, deadline);
  assert_status (item, "2018-01-23", "no-deadline");
  deadline->event_on = D ("2018-01-23");
  assert_status (item, "2018-01-22", "no-deadline");
  assert_status (item, "2018-01-23", "not-started");
  assert_status (item, "2018-02-02", "due-soon");
  assert_status (item, "2018-02-03", "overdue");
}

static DmDeadline *
add_event (DmItem *item, const char *on, int working_days)
{
  DmDeadline *deadline = dm_deadline_new ("sau khi Nghị định được ban hành");

  deadline->id = g_strdup_printf ("event-%d", working_days);
  deadline->kind = DM_DEADLINE_EVENT;
  deadline->event_on = D (on);
  deadline->event_days = working_days;
  deadline->event_working = TRUE;
  g_ptr_array_add (item->deadlines, deadline);
  return deadline;
}

/* A yearly notice moves the end of a period counted in days: what met the old end has met the new one. */
static void
test_moved_event (void)
{
  static const struct
  {
    const char *for_end;
    gboolean accepted;   /* from a new entry */
    const char *status;  /* overdue unless the first period was met; the second one ends on the 13th */
  } cases[] = {
    { "2018-02-06", TRUE, "due-soon" },  /* its end today */
    { "2018-02-05", FALSE, "due-soon" }, /* before a day off was announced */
    { "2018-02-08", FALSE, "due-soon" }, /* when there were two days off more */
    { "2018-02-01", FALSE, "overdue" },  /* ten working days are no fewer than ten days */
    { "2018-02-12", FALSE, "overdue" },  /* the second one is nearer */
    { "2018-02-13", TRUE, "overdue" },
    { "2018-02-28", TRUE, "overdue" },   /* another deadline's end */
    { "2018-04-01", FALSE, "overdue" },  /* no notice moves an end so far */
  };
  g_autoptr (DmRules) rules = make_rules ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmItem) item = make_task ("hằng tháng");

      item->plan_issued_on = D ("2018-01-20");
      add_event (item, "2018-01-23", 10);
      add_event (item, "2018-01-23", 15);
      add_entry (item, "2018-01-24", 10)->for_end = D ("2018-01-31");
      add_entry (item, "2018-01-25", 40)->for_end = D (cases[i].for_end);
      assert_status (item, "2018-02-07", cases[i].status);
      g_assert_cmpint (dm_item_accepts_for_end (item, rules, D (cases[i].for_end)), ==, cases[i].accepted);
    }
}

static void
test_steps (void)
{
  g_autoptr (DmRules) rules = make_rules ();
  g_autoptr (DmItem) item = make_task ("Quý III năm 2017");
  DmItem *first = dm_item_new (DM_ITEM_STEP), *second = dm_item_new (DM_ITEM_STEP);
  DmStanding standing;

  g_ptr_array_add (item->steps, first);
  g_ptr_array_add (item->steps, second);
  add_entry (first, "2017-07-01", 100);
  add_entry (second, "2017-07-10", 50);
  dm_item_standing (item, rules, D ("2017-07-10"), &standing);
  g_assert_cmpint (standing.percent, ==, 75);
  g_assert_cmpint (standing.state, ==, DM_STATE_IN_PROGRESS);
  g_assert_false (dm_item_proposes_done (item, rules, D ("2017-07-10")));
  add_entry (second, "2017-07-20", 100);
  g_assert_true (dm_item_proposes_done (item, rules, D ("2017-07-20")));
  assert_status (item, "2017-07-20", "in-progress");
  /* A cancelled step has no share. */
  second->cancelled_on = D ("2017-07-05");
  dm_item_standing (item, rules, D ("2017-07-10"), &standing);
  g_assert_cmpint (standing.percent, ==, 100);
}

static void
test_cancelled (void)
{
  g_autoptr (DmItem) item = make_task ("Quý III năm 2017");

  item->cancelled_on = D ("2017-10-10");
  assert_status (item, "2017-10-09", "overdue");
  assert_status (item, "2017-10-10", "cancelled");
}

static void
test_section_percent (void)
{
  g_autoptr (DmRules) rules = make_rules ();
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_item_unref);

  g_assert_cmpint (dm_section_percent (tasks, rules, D ("2017-08-01")), ==, -1);
  g_ptr_array_add (tasks, make_task ("Thường xuyên"));
  g_assert_cmpint (dm_section_percent (tasks, rules, D ("2017-08-01")), ==, -1);
  g_ptr_array_add (tasks, make_task ("Quý III năm 2017"));
  g_ptr_array_add (tasks, make_task (NULL));
  add_entry (g_ptr_array_index (tasks, 1), "2017-07-01", 61);
  g_assert_cmpint (dm_section_percent (tasks, rules, D ("2017-08-01")), ==, 31);
}

/* What an entry named keeps its name when the office begins, or ceases, to count the day that "trước" names. */
static void
test_reading_changes (void)
{
  static const struct
  {
    const char *words;
    const char *left_out;
    const char *counted;
    const char *next;
  } cases[] = {
    { "trước ngày 15/12/2017", "2017-12-14", "2017-12-15", NULL },
    { "trước ngày 15/12 hằng năm", "2017-12-14", "2017-12-15", "2018-12-20" },
    { "trước ngày 01 hằng tháng", "2017-06-30", "2017-07-01", "2017-08-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint counts = 0; counts <= 1; counts++)
      for (guint named = 0; named <= 1; named++)
        {
          g_autoptr (DmRules) rules = make_rules ();
          g_autoptr (DmItem) item = make_task (cases[i].words), extended = make_task (cases[i].words);
          DmDay end = D (named ? cases[i].counted : cases[i].left_out);
          g_autofree char *old_end = dm_day_format (end);
          DmStanding standing;

          rules->before_counts_day = counts;
          g_assert_true (dm_item_accepts_for_end (item, rules, end));
          g_assert_false (dm_item_accepts_for_end (item, rules, D (cases[i].left_out) - 1));
          g_assert_false (dm_item_accepts_for_end (item, rules, D (cases[i].counted) + 1));
          dm_item_standing (item, rules, D (cases[i].counted) + 1, &standing);
          g_assert_cmpint (standing.timing, ==, DM_TIMING_OVERDUE);
          add_entry (item, "2017-06-25", -1)->for_end = end;
          dm_item_standing (item, rules, D (cases[i].counted) + 1, &standing);
          g_assert_cmpint (standing.timing, !=, DM_TIMING_OVERDUE);
          /* It names that one and no later one. */
          if (cases[i].next)
            {
              dm_item_standing (item, rules, D (cases[i].next), &standing);
              g_assert_cmpint (standing.timing, ==, DM_TIMING_OVERDUE);
            }
          add_extension (extended, "d0", old_end, "2018-01-31", "2017-06-22");
          dm_item_standing (extended, rules, D (cases[i].counted) + 1, &standing);
          g_assert_cmpint (standing.end, ==, D ("2018-01-31"));
        }
}

static void
test_for_end (void)
{
  g_autoptr (DmRules) rules = make_rules ();
  g_autoptr (DmItem) quarterly = make_task ("định kỳ hằng quý");
  g_autoptr (DmItem) before = make_task ("trước ngày 15/12/2017");

  g_assert_true (dm_item_accepts_for_end (quarterly, rules, D ("2017-09-30")));
  g_assert_false (dm_item_accepts_for_end (quarterly, rules, D ("2017-09-29")));
  g_assert_false (dm_item_accepts_for_end (quarterly, rules, D ("2017-03-31")));
  g_assert_true (dm_item_accepts_for_end (before, rules, D ("2017-12-14")));
  g_assert_true (dm_item_accepts_for_end (before, rules, D ("2017-12-15")));
  g_assert_false (dm_item_accepts_for_end (before, rules, D ("2017-12-13")));
}

/* --- the timeline says of every day what the rule says --- */

static const char *const words[] = {
  "Quý III năm 2017", "Tháng 8 năm 2017", "trước ngày 15/12/2017", "Trong năm 2017", "2017-2018", "Thường xuyên",
  "Trong năm 2017 và các năm tiếp theo", "từ quý II/2018 trở đi", "định kỳ hằng quý", "hằng tháng", "định kỳ",
  "Theo quy định", "khi có yêu cầu", "6 tháng đầu năm 2018", "hằng năm", "trước ngày 01 hằng tháng",
  "trước ngày 30 hằng tháng", "trước ngày 15/12 hằng năm",
};

static DmDay
random_day (GRand *rand)
{
  return D ("2017-05-01") + g_rand_int_range (rand, 0, 700);
}

static DmItem *
random_task (GRand *rand)
{
  static const int percents[] = { -1, 0, 30, 60, 100, 100 };
  DmItem *item = make_task (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);

  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      g_autoptr (GPtrArray) more = dm_deadline_parse (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))], 0);
      DmDeadline *second = dm_deadline_copy (g_ptr_array_index (more, 0));

      second->id = g_strdup ("second");
      g_ptr_array_add (item->deadlines, second);
    }
  if (g_rand_int_range (rand, 0, 6) == 0)
    item->plan_issued_on = DM_DAY_NONE;
  if (g_rand_int_range (rand, 0, 5) == 0)
    item->pulse_days = 10;
  for (int i = g_rand_int_range (rand, 0, 5); i > 0; i--)
    {
      g_autofree char *on = dm_day_format (random_day (rand));
      DmEntry *entry = add_entry (item, on, percents[g_rand_int_range (rand, 0, G_N_ELEMENTS (percents))]);

      if (g_rand_int_range (rand, 0, 4) == 0)
        entry->done_on = random_day (rand);
      if (g_rand_int_range (rand, 0, 3) == 0)
        entry->for_end = dm_day_month_end (2017, g_rand_int_range (rand, 6, 13));
    }
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      DmDay old_end = dm_day_month_end (2017, g_rand_int_range (rand, 6, 13));
      g_autofree char *from = dm_day_format (old_end), *until = dm_day_format (random_day (rand)),
                      *decided = dm_day_format (random_day (rand));

      add_extension (item, "d0", from, until, decided);
    }
  if (g_rand_int_range (rand, 0, 8) == 0)
    item->cancelled_on = random_day (rand);
  return item;
}

static void
test_timeline (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  g_autoptr (DmRules) rules = make_rules ();

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (DmItem) item = random_task (rand);
      g_autoptr (GArray) spans = NULL;
      guint span = 0;

      rules->before_counts_day = round % 2;
      spans = dm_item_timeline (item, rules);
      g_assert_cmpint (g_array_index (spans, DmSpan, 0).from, ==, 1);
      for (DmDay day = D ("2016-12-01"); day < D ("2020-12-31"); day++)
        {
          DmStanding standing;

          while (span + 1 < spans->len && g_array_index (spans, DmSpan, span + 1).from <= day)
            span++;
          dm_item_standing (item, rules, day, &standing);
          if (standing.status != g_array_index (spans, DmSpan, span).status
              || standing.timing != g_array_index (spans, DmSpan, span).timing
              || standing.percent != g_array_index (spans, DmSpan, span).percent
              || standing.end != g_array_index (spans, DmSpan, span).end)
            {
              g_autofree char *iso = dm_day_format (day);

              g_error ("round %u, %s: the rule says %s, the timeline %s", round, iso,
                       dm_status_to_nick (standing.status),
                       dm_status_to_nick (g_array_index (spans, DmSpan, span).status));
            }
        }
    }
}

static void
test_nicks (void)
{
  for (guint i = 0; i < DM_STATUS_N; i++)
    {
      DmStatus status;

      g_assert_true (dm_status_from_nick (dm_status_to_nick (i), &status));
      g_assert_cmpint (status, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status/kinds", test_kinds);
  g_test_add_func ("/status/done", test_done);
  g_test_add_func ("/status/reopen", test_reopen);
  g_test_add_func ("/status/extension", test_extension);
  g_test_add_func ("/status/recurring", test_recurring);
  g_test_add_func ("/status/several-deadlines", test_several_deadlines);
  g_test_add_func ("/status/event", test_event);
  g_test_add_func ("/status/moved-event", test_moved_event);
  g_test_add_func ("/status/steps", test_steps);
  g_test_add_func ("/status/cancelled", test_cancelled);
  g_test_add_func ("/status/section-percent", test_section_percent);
  g_test_add_func ("/status/reading-changes", test_reading_changes);
  g_test_add_func ("/status/for-end", test_for_end);
  g_test_add_func ("/status/timeline", test_timeline);
  g_test_add_func ("/status/nicks", test_nicks);
  return g_test_run ();
}
