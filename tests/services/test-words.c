/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-words.h"

#include "dm-reader.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

/* Run once for each language: LANGUAGE says which. Expected words stand in pairs, English and Vietnamese. */
static gboolean vietnamese;

typedef struct
{
  const char *english;
  const char *vietnamese;
} Words;

#define assert_words(actual, expected) \
  G_STMT_START \
  { \
    g_autofree char *words_ = (actual); \
    g_assert_cmpstr (words_, ==, vietnamese ? (expected).vietnamese : (expected).english); \
  } \
  G_STMT_END

/* Every value has words of its own. */
static void
assert_distinct (GPtrArray *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < list->len; i++)
    {
      const char *words = g_ptr_array_index (list, i);

      g_assert_cmpstr (words, !=, "");
      if (!g_hash_table_add (seen, (gpointer) words))
        g_error ("“%s” stands for two values", words);
    }
}

static void
test_every_value (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < DM_STATUS_N; i++)
    g_ptr_array_add (list, g_strdup (dm_words_status (i)));
  assert_distinct (list);
  g_ptr_array_set_size (list, 0);
  for (guint i = DM_ITEM_SECTION; i <= DM_ITEM_STEP; i++)
    g_ptr_array_add (list, g_strdup (dm_words_item_kind (i)));
  assert_distinct (list);
  g_ptr_array_set_size (list, 0);
  for (guint i = 0; i < DM_DEADLINE_N_KINDS; i++)
    g_ptr_array_add (list, g_strdup (dm_words_deadline_kind (i)));
  assert_distinct (list);
  g_ptr_array_set_size (list, 0);
  for (guint i = 0; i < DM_REPEAT_N; i++)
    g_ptr_array_add (list, dm_words_repeat (i, 0));
  g_ptr_array_add (list, dm_words_repeat (DM_REPEAT_N_YEARS, 3));
  assert_distinct (list);
}

static const struct
{
  DmStatus status;
  Words words;
} statuses[] = {
  { DM_STATUS_NOT_STARTED, { "Not started", "Chưa bắt đầu" } },
  { DM_STATUS_IN_PROGRESS, { "In progress", "Đang thực hiện" } },
  { DM_STATUS_DUE_SOON, { "Due soon", "Sắp đến hạn" } },
  { DM_STATUS_OVERDUE, { "Overdue", "Quá hạn" } },
  { DM_STATUS_DONE_ON_TIME, { "Done (on time)", "Hoàn thành (đúng hạn)" } },
  { DM_STATUS_DONE_LATE, { "Done late", "Hoàn thành quá hạn" } },
  { DM_STATUS_CONTINUOUS, { "Continuous", "Thường xuyên" } },
  { DM_STATUS_SILENT, { "Silent", "Lặng" } },
  { DM_STATUS_NO_DEADLINE, { "No deadline yet", "Chưa có hạn" } },
  { DM_STATUS_CANCELLED, { "Cancelled", "Đã hủy" } },
};

static void
test_status (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (statuses), ==, DM_STATUS_N);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    assert_words (g_strdup (dm_words_status (statuses[i].status)), statuses[i].words);
}

static const struct
{
  int year, month, day;
  Words words;
  Words short_words;
} days[] = {
  { 2017, 9, 30, { "30 Sep 2017", "30/9/2017" }, { "30 Sep", "30/9" } },
  { 2024, 3, 5, { "5 Mar 2024", "05/3/2024" }, { "5 Mar", "05/3" } },
  { 2024, 2, 1, { "1 Feb 2024", "01/02/2024" }, { "1 Feb", "01/02" } },
  { 2013, 7, 10, { "10 Jul 2013", "10/7/2013" }, { "10 Jul", "10/7" } },
  { 2026, 1, 31, { "31 Jan 2026", "31/01/2026" }, { "31 Jan", "31/01" } },
  { 2017, 12, 9, { "9 Dec 2017", "09/12/2017" }, { "9 Dec", "09/12" } },
};

static void
test_days (void)
{
  const Words nothing = { "", "" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      DmDay day = dm_day_from_ymd (days[i].year, days[i].month, days[i].day);

      assert_words (dm_words_day (day), days[i].words);
      assert_words (dm_words_day_short (day), days[i].short_words);
    }
  assert_words (dm_words_day (DM_DAY_NONE), nothing);
  assert_words (dm_words_day_short (DM_DAY_NONE), nothing);
  assert_words (dm_words_weekday (DM_DAY_NONE), nothing);
  assert_words (dm_words_weekday (dm_day_from_ymd (2017, 9, 30)), ((Words){ "Saturday", "thứ Bảy" }));
  assert_words (dm_words_weekday (dm_day_from_ymd (2017, 10, 1)), ((Words){ "Sunday", "Chủ nhật" }));
  assert_words (dm_words_month (dm_day_from_ymd (2017, 9, 1)), ((Words){ "September 2017", "tháng 9/2017" }));
}

static void
test_days_of_week (void)
{
  DmDay saturday = dm_day_from_ymd (2026, 2, 14), sunday = dm_day_from_ymd (2026, 2, 22);

  assert_words (dm_words_day_of_week (saturday), ((Words){ "Saturday 14 Feb 2026", "Thứ Bảy 14/02/2026" }));
  assert_words (dm_words_day_of_week (DM_DAY_NONE), ((Words){ "", "" }));
  assert_words (dm_words_day_range (saturday, saturday), ((Words){ "Saturday 14 Feb 2026", "Thứ Bảy 14/02/2026" }));
  assert_words (dm_words_day_range (saturday, sunday),
                ((Words){ "Saturday 14 Feb 2026 – Sunday 22 Feb 2026", "Thứ Bảy 14/02/2026 – Chủ nhật 22/02/2026" }));
  assert_words (g_strdup (dm_words_day_kind (saturday, FALSE)), ((Words){ "Day off", "Ngày nghỉ" }));
  assert_words (g_strdup (dm_words_day_kind (saturday, TRUE)), ((Words){ "Make-up working day", "Ngày làm bù" }));
  assert_words (g_strdup (dm_words_day_kind (sunday + 1, TRUE)),
                ((Words){ "Ordinary working day", "Ngày làm việc bình thường" }));
}

static void
test_days_off (void)
{
  g_autoptr (GPtrArray) ranges = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_day_range_free);
  DmDay saturday = dm_day_from_ymd (2026, 2, 14);

  g_ptr_array_add (ranges, dm_day_range_new (saturday, saturday + 8, FALSE, "Tết"));
  assert_words (dm_words_days_off (ranges), ((Words){ "5 weekdays off", "5 ngày nghỉ trong tuần làm việc" }));
  g_ptr_array_add (ranges, dm_day_range_new (saturday + 14, saturday + 14, TRUE, "Làm bù"));
  /* A weekday that is worked after all is neither. */
  g_ptr_array_add (ranges, dm_day_range_new (saturday + 16, saturday + 16, TRUE, "Đi làm"));
  assert_words (dm_words_days_off (ranges), ((Words){ "5 weekdays off · 1 make-up working day",
                                                      "5 ngày nghỉ trong tuần làm việc · 1 ngày làm bù" }));
}

static void
test_moves (void)
{
  DmMove move = { .old_end = dm_day_from_ymd (2025, 1, 27), .new_end = dm_day_from_ymd (2025, 2, 3),
                  .old_status = DM_STATUS_OVERDUE, .new_status = DM_STATUS_DUE_SOON };

  assert_words (dm_words_move (&move), ((Words){ "27 Jan 2025 → 3 Feb 2025", "27/01/2025 → 03/02/2025" }));
  assert_words (dm_words_move_status (&move), ((Words){ "Overdue → Due soon", "Quá hạn → Sắp đến hạn" }));
  move.new_status = DM_STATUS_OVERDUE;
  move.extended_to = dm_day_from_ymd (2025, 2, 20);
  assert_words (dm_words_move (&move),
                ((Words){ "27 Jan 2025 → 3 Feb 2025; extended to 20 Feb 2025, which stays",
                          "27/01/2025 → 03/02/2025; đã gia hạn đến 20/02/2025, hạn này giữ nguyên" }));
  assert_words (dm_words_move_status (&move), ((Words){ "", "" }));
}

/* All days of a year read back as themselves: no month or day is mixed up. */
static void
test_days_are_unambiguous (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (DmDay day = dm_day_from_ymd (2016, 1, 1); day <= dm_day_from_ymd (2017, 12, 31); day++)
    g_assert_true (g_hash_table_add (seen, dm_words_day (day)));
}

static const struct
{
  const char *from;
  const char *until;
  Words words;
} ranges[] = {
  { "2017-07-01", "2017-09-30", { "1 Jul – 30 Sep 2017", "01/7 – 30/9/2017" } },
  { "2017-10-01", "2018-06-30", { "1 Oct 2017 – 30 Jun 2018", "01/10/2017 – 30/6/2018" } },
  { "2017-12-14", "2017-12-14", { "14 Dec 2017", "14/12/2017" } },
  { "", "2017-12-14", { "14 Dec 2017", "14/12/2017" } },
  { "2017-01-01", "", { "from 1 Jan 2017 on", "từ 01/01/2017 trở đi" } },
  { "", "", { "", "" } },
};

static void
test_ranges (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    assert_words (dm_words_range (dm_day_parse (ranges[i].from), dm_day_parse (ranges[i].until)), ranges[i].words);
}

static void
test_life_spans (void)
{
  assert_words (dm_words_life_span (DM_DAY_NONE, dm_day_parse ("2017-09-30")),
                ((Words){ "until 30 Sep 2017", "đến hết 30/9/2017" }));
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (*ranges[i].from || *ranges[i].until == '\0')
      assert_words (dm_words_life_span (dm_day_parse (ranges[i].from), dm_day_parse (ranges[i].until)), ranges[i].words);
}

/* The day and the hour are those of Viet Nam: 17:30 UTC on the 30th is half past midnight on the 1st. */
static void
test_instant (void)
{
  assert_words (dm_words_instant (G_GINT64_CONSTANT (1506792600) * G_USEC_PER_SEC),
                ((Words){ "1 Oct 2017 00:30", "01/10/2017 00:30" }));
}

static const struct
{
  DmStanding standing;
  Words words;
  Words note;
} standings[] = {
  { { .status = DM_STATUS_OVERDUE, .days = 72 }, { "Overdue 72 days", "Quá hạn 72 ngày" }, { "72 days", "72 ngày" } },
  { { .status = DM_STATUS_OVERDUE, .days = 1 }, { "Overdue 1 day", "Quá hạn 1 ngày" }, { "1 day", "1 ngày" } },
  { { .status = DM_STATUS_SILENT, .days = 47 }, { "Silent 47 days", "Lặng 47 ngày" }, { "47 days", "47 ngày" } },
  { { .status = DM_STATUS_DUE_SOON, .days = 3 },
    { "Due soon, 3 days left", "Sắp đến hạn, còn 3 ngày" }, { "3 days left", "còn 3 ngày" } },
  { { .status = DM_STATUS_DUE_SOON, .days = 0 },
    { "Due soon, today is the last day", "Sắp đến hạn, hôm nay là ngày cuối" },
    { "today is the last day", "hôm nay là ngày cuối" } },
  { { .status = DM_STATUS_NO_DEADLINE }, { "No deadline yet", "Chưa có hạn" }, { "to be filled in", "cần bổ sung" } },
  { { .status = DM_STATUS_CANCELLED }, { "Cancelled", "Đã hủy" }, { "", "" } },
  { { .status = DM_STATUS_CONTINUOUS }, { "Continuous, no entry yet", "Thường xuyên, chưa ghi lần nào" },
    { "no entry yet", "chưa ghi lần nào" } },
  { { .status = DM_STATUS_IN_PROGRESS }, { "In progress", "Đang thực hiện" }, { "", "" } },
};

static void
test_standing (void)
{
  const DmStanding done = { .status = DM_STATUS_DONE_LATE, .done_on = dm_day_from_ymd (2017, 10, 2) };

  for (guint i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      assert_words (dm_words_standing (&standings[i].standing), standings[i].words);
      assert_words (dm_words_standing_note (&standings[i].standing), standings[i].note);
    }
  assert_words (dm_words_standing (&done), ((Words){ "Done late, 2 Oct 2017", "Hoàn thành quá hạn, 02/10/2017" }));
}

static const struct
{
  DmExplainStep step;
  const char *from;
  const char *until;
  Words words;
} steps[] = {
  { { DM_EXPLAIN_WORDS, .text = (char *) "Quý III năm 2017" }, "", "", { "“Quý III năm 2017”", "“Quý III năm 2017”" } },
  { { DM_EXPLAIN_ROMAN_QUARTER, .n = 3 }, "2017-07-01", "2017-09-30",
    { "Quarter III runs from 1 Jul to 30 Sep 2017", "Quý III là từ 01/7 đến hết 30/9/2017" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_QUARTER }, "2025-04-01", "2025-06-30",
    { "Quarter II runs from 1 Apr to 30 Jun 2025", "Quý II là từ 01/4 đến hết 30/6/2025" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_QUARTER }, "2017-01-01", "2017-06-30",
    { "The term runs from 1 Jan to 30 Jun 2017", "Thời hạn là từ 01/01 đến hết 30/6/2017" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_YEAR }, "2017-01-01", "2017-12-31",
    { "The year 2017 runs from 1 Jan to 31 Dec 2017", "Năm 2017 là từ 01/01 đến hết 31/12/2017" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_YEARS }, "2025-01-01", "2026-12-31",
    { "The term 2025–2026 runs from 1 Jan 2025 to 31 Dec 2026", "Các năm 2025–2026 là từ 01/01/2025 đến hết 31/12/2026" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_HALF_YEAR }, "2024-01-01", "2024-06-30",
    { "The first half of 2024 runs from 1 Jan to 30 Jun 2024", "6 tháng đầu năm 2024 là từ 01/01 đến hết 30/6/2024" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_MONTH }, "2025-05-01", "2025-05-31",
    { "May 2025 runs from 1 May to 31 May 2025", "Tháng 5/2025 là từ 01/5 đến hết 31/5/2025" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_DAY }, "", "2026-07-31",
    { "The day named is 31 Jul 2026", "Ngày được nêu là 31/7/2026" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_DAY }, "2026-01-01", "2026-07-31",
    { "The term runs from 1 Jan to 31 Jul 2026", "Thời hạn là từ 01/01 đến hết 31/7/2026" } },
  { { DM_EXPLAIN_RANGE, .kind = DM_DEADLINE_QUARTER }, "", "2017-09-30",
    { "The term ends on 30 Sep 2017", "Thời hạn kết thúc ngày 30/9/2017" } },
  { { DM_EXPLAIN_BEFORE }, "2017-12-15", "2017-12-14",
    { "“Before 15 Dec 2017” leaves that day out: the last day in time is 14 Dec 2017",
      "“Trước ngày 15/12/2017” không tính ngày đó: ngày cuối còn trong hạn là 14/12/2017" } },
  { { DM_EXPLAIN_BEFORE_COUNTED }, "", "2017-12-15",
    { "By this office's setting, “before 15 Dec 2017” counts the day itself",
      "Theo cách tính của cơ quan, “trước ngày 15/12/2017” tính cả ngày đó" } },
  { { DM_EXPLAIN_UP_TO }, "", "2026-07-31",
    { "The day named, 31 Jul 2026, is still in time", "Ngày được nêu, 31/7/2026, vẫn còn trong hạn" } },
  { { DM_EXPLAIN_VAGUE_POINT, .text = (char *) "cuối năm" }, "", "2017-12-31",
    { "“cuối năm” means 31 Dec 2017 (Civil Code 2015, article 146)",
      "“cuối năm” là ngày 31/12/2017 (Bộ luật Dân sự 2015, Điều 146)" } },
  { { DM_EXPLAIN_ONWARD, .n = 90 }, "2017-01-01", "",
    { "From 1 Jan 2017 on there is no end, so it is never overdue; after 90 days without an entry it is silent",
      "Từ 01/01/2017 trở đi không có ngày kết thúc nên không bao giờ quá hạn; sau 90 ngày không ghi tiến độ thì là lặng" } },
  { { DM_EXPLAIN_CONTINUOUS, .n = 90 }, "", "",
    { "Continuous work has no end and is never overdue; after 90 days without an entry it is silent",
      "Việc thường xuyên không có ngày kết thúc nên không bao giờ quá hạn; sau 90 ngày không ghi tiến độ thì là lặng" } },
  { { DM_EXPLAIN_RECURRING, .every = DM_REPEAT_HALF_YEAR, .text = (char *) "06-15, 12-01" }, "", "",
    { "It comes back every half-year, due 15 Jun and 1 Dec; each time is a deadline of its own",
      "Lặp lại 6 tháng một lần, hạn 15/6 và 01/12; mỗi kỳ là một thời hạn riêng" } },
  { { DM_EXPLAIN_RECURRING, .every = DM_REPEAT_N_YEARS, .n = 3 }, "", "",
    { "It comes back every 3 years; each time is a deadline of its own",
      "Lặp lại 3 năm một lần; mỗi kỳ là một thời hạn riêng" } },
  { { DM_EXPLAIN_PERIOD_UNKNOWN }, "", "",
    { "The plan says that it comes back, but not how often: fill in the period",
      "Kế hoạch ghi định kỳ nhưng không nói rõ kỳ nào: cần bổ sung" } },
  { { DM_EXPLAIN_EVENT, .text = (char *) "Nghị định được ban hành", .n = 15 }, "", "",
    { "It depends on an event, “Nghị định được ban hành”: enter its date once it is known",
      "Phụ thuộc vào sự kiện “Nghị định được ban hành”: hãy nhập ngày khi đã biết" } },
  { { DM_EXPLAIN_EVENT, .text = (char *) "Nghị định được ban hành", .n = 15 }, "2018-01-10", "2018-01-25",
    { "The event, “Nghị định được ban hành”, was on 10 Jan 2018; 15 days from then is 25 Jan 2018",
      "Sự kiện “Nghị định được ban hành” là ngày 10/01/2018; 15 ngày kể từ đó là đến 25/01/2018" } },
  { { DM_EXPLAIN_NO_YEAR, .text = (char *) "plan-year" }, "2017-07-01", "2017-09-30",
    { "The words name no year. In the plan's year it would be 1 Jul – 30 Sep 2017; it counts once a person accepts it",
      "Lời kế hoạch không ghi năm. Theo năm của kế hoạch thì là 01/7 – 30/9/2017; chỉ tính khi có người chấp nhận" } },
  { { DM_EXPLAIN_NOT_UNDERSTOOD }, "", "",
    { "No date can be read from these words; they are kept, and no date is guessed",
      "Không đọc được ngày nào từ lời này; nguyên văn được giữ lại và không đoán ngày" } },
  { { DM_EXPLAIN_DAY_OFF_KEPT }, "", "2017-09-30",
    { "30 Sep is a Saturday; the day stays as written: only terms counted in days move on (Civil Code 2015, article 148)",
      "30/9 là thứ Bảy; giữ nguyên ngày đã ghi: chỉ thời hạn tính bằng số ngày mới chuyển sang ngày làm việc tiếp theo "
      "(Bộ luật Dân sự 2015, Điều 148)" } },
  { { DM_EXPLAIN_DAY_OFF_MOVED, .text = (char *) "Quốc khánh" }, "2026-09-02", "2026-09-03",
    { "2 Sep is a day off (Quốc khánh); a term counted in days ends on the next working day, 3 Sep 2026 "
      "(Civil Code 2015, article 148)",
      "02/9 là ngày nghỉ (Quốc khánh); thời hạn tính bằng số ngày kết thúc vào ngày làm việc tiếp theo, 03/9/2026 "
      "(Bộ luật Dân sự 2015, Điều 148)" } },
  { { DM_EXPLAIN_EXTENDED, .text = (char *) "612/QĐ-BQL" }, "2017-09-30", "2017-12-31",
    { "Extended from 30 Sep 2017 to 31 Dec 2017: 612/QĐ-BQL", "Gia hạn từ 30/9/2017 đến 31/12/2017: 612/QĐ-BQL" } },
};

static void
test_explain (void)
{
  gboolean tested[DM_EXPLAIN_EXTENDED + 1] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DmExplainStep step = steps[i].step;

      step.from = dm_day_parse (steps[i].from);
      step.until = dm_day_parse (steps[i].until);
      assert_words (dm_words_explain (&step), steps[i].words);
      tested[step.code] = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (tested); i++)
    {
      g_assert_true (tested[i]);
      g_assert_cmpstr (dm_words_explain_title (i), !=, "");
    }
}

static DmCalendar *
new_calendar (void)
{
  g_autoptr (GPtrArray) days_off = g_ptr_array_new ();

  return dm_calendar_new (days_off);
}

/* The domain's own steps for the real plan's words. */
static void
test_explain_of_parsed (void)
{
  g_autoptr (GPtrArray) deadlines = dm_deadline_parse ("Quý III năm 2017", dm_day_from_ymd (2017, 6, 20));
  g_autoptr (DmCalendar) calendar = new_calendar ();
  g_autoptr (DmRules) rules = dm_rules_new (calendar);
  g_autoptr (GPtrArray) explained = dm_deadline_explain (g_ptr_array_index (deadlines, 0), rules);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < explained->len; i++)
    {
      g_autofree char *words = dm_words_explain (g_ptr_array_index (explained, i));

      g_string_append_printf (text, "%s\n", words);
    }
  g_test_message ("%s", text->str);
  g_assert_nonnull (strstr (text->str, vietnamese ? "Quý III là từ 01/7 đến hết 30/9/2017"
                                                  : "Quarter III runs from 1 Jul to 30 Sep 2017"));
  g_assert_nonnull (strstr (text->str, vietnamese ? "30/9 là thứ Bảy; giữ nguyên" : "30 Sep is a Saturday; the day stays"));
}

static void
test_deadline (void)
{
  g_autoptr (DmCalendar) calendar = new_calendar ();
  g_autoptr (DmRules) rules = dm_rules_new (calendar);
  g_autoptr (DmDeadline) deadline = dm_deadline_new ("Quý III năm 2017.");

  deadline->kind = DM_DEADLINE_QUARTER;
  deadline->start = dm_day_from_ymd (2017, 7, 1);
  deadline->end = dm_day_from_ymd (2017, 9, 30);
  assert_words (dm_words_deadline (deadline), ((Words){ "Quý III năm 2017", "Quý III năm 2017" }));
  assert_words (dm_words_deadline_range (deadline, rules), ((Words){ "1 Jul – 30 Sep 2017", "01/7 – 30/9/2017" }));
  deadline->start = deadline->end = DM_DAY_NONE;
  assert_words (dm_words_deadline_range (deadline, rules), ((Words){ "no year written", "chưa ghi năm" }));
  deadline->proposed_start = dm_day_from_ymd (2017, 7, 1);
  deadline->proposed_end = dm_day_from_ymd (2017, 9, 30);
  assert_words (dm_words_deadline_range (deadline, rules),
                ((Words){ "no year written; proposed: 1 Jul – 30 Sep 2017", "chưa ghi năm; đề nghị: 01/7 – 30/9/2017" }));
  deadline->kind = DM_DEADLINE_NONE;
  assert_words (dm_words_deadline_range (deadline, rules), ((Words){ "not determined", "chưa xác định" }));
  deadline->kind = DM_DEADLINE_CONTINUOUS;
  assert_words (dm_words_deadline_range (deadline, rules), ((Words){ "continuous", "thường xuyên" }));
}

static void
test_recurring (void)
{
  const char *const month[] = { "30", NULL };
  const char *const year[] = { "06-15", "09-02", "12-01", NULL };

  assert_words (dm_words_due_days (NULL), ((Words){ "", "" }));
  assert_words (dm_words_due_days (month), ((Words){ "day 30", "ngày 30" }));
  assert_words (dm_words_due_days (year), ((Words){ "15 Jun, 2 Sep and 1 Dec", "15/6, 02/9 và 01/12" }));
  assert_words (dm_words_repeat (DM_REPEAT_N_YEARS, 3), ((Words){ "every 3 years", "3 năm một lần" }));
  assert_words (dm_words_repeat (DM_REPEAT_QUARTER, 0), ((Words){ "every quarter", "hằng quý" }));
}

static void
assert_is_sentence (const char *words)
{
  g_assert_cmpstr (words, !=, "");
  g_assert_null (strstr (words, "(null)"));
  g_assert_null (strstr (words, "%s"));
  g_assert_true (g_utf8_validate (words, -1, NULL));
}

static void
test_problems (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint code = 0; code < DM_PROBLEM_N; code++)
    {
      DmProblem *problem = dm_problem_new (code, 3, NULL, "II", "IV");
      DmProblem *bare = dm_problem_new (code, 0, "II.2", NULL, NULL);
      g_autofree char *words = dm_words_problem (bare);

      assert_is_sentence (words);
      g_assert_true (g_str_has_prefix (words, "II.2: "));
      g_ptr_array_add (list, dm_words_problem (problem));
      assert_is_sentence (g_ptr_array_index (list, code));
      dm_problem_unref (problem);
      dm_problem_unref (bare);
    }
  assert_distinct (list);
  g_assert_cmpstr (g_ptr_array_index (list, DM_PROBLEM_NUMBERING_GAP), ==,
                   vietnamese ? "Số mục nhảy từ II sang IV; giữ nguyên như văn bản"
                              : "The numbers jump from II to IV; they stay as printed");
}

static void
test_check_problems (void)
{
  static const char *const codes[] = {
    "integrity", "foreign-key", "log-chain", "row-differs", "timing", "search-index", "something-new"
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      DmCheckProblem problem = { (char *) codes[i], (char *) "item 7" };

      g_ptr_array_add (list, dm_words_check_problem (&problem));
      assert_is_sentence (g_ptr_array_index (list, i));
      g_assert_nonnull (strstr (g_ptr_array_index (list, i), "item 7"));
    }
  assert_distinct (list);
}

static void
add_error (GPtrArray *list, GQuark domain, int code)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "580/KH-BQL");

  g_ptr_array_add (list, dm_words_error (error));
  assert_is_sentence (g_ptr_array_index (list, list->len - 1));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (list, list->len - 1), "."));
}

static void
test_errors (void)
{
  const char *fallback = vietnamese ? "Không thực hiện được" : "This did not work";
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (int code = DM_STORE_ERROR_FAILED; code <= DM_STORE_ERROR_INTERRUPTED; code++)
    add_error (list, DM_STORE_ERROR, code);
  for (int code = DM_READER_ERROR_EMPTY; code <= DM_READER_ERROR_NOT_A_PLAN; code++)
    add_error (list, DM_READER_ERROR, code);
  assert_distinct (list);
  for (guint code = DM_STORE_ERROR_MISSING; code < list->len; code++)
    g_assert_false (g_str_has_prefix (g_ptr_array_index (list, code), fallback));
  g_assert_nonnull (strstr (g_ptr_array_index (list, DM_STORE_ERROR_DUPLICATE), "580/KH-BQL"));
  for (int code = G_IO_ERROR_FAILED; code <= G_IO_ERROR_NO_SUCH_DEVICE; code++)
    add_error (list, G_IO_ERROR, code);
  for (int code = G_FILE_ERROR_EXIST; code <= G_FILE_ERROR_FAILED; code++)
    add_error (list, G_FILE_ERROR, code);
  add_error (list, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE);
}

/* The store's nicks are words of its sources: each has its sentence here. */
static void
for_each_nick (const char *room, const char *pattern, void (*check) (const char *nick))
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", room, NULL);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_found = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *source = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_suffix (name, ".c"))
        continue;
      g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
      for (g_regex_match (regex, source, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *nick = g_match_info_fetch (match, 1);

          g_test_message ("%s: %s", name, nick);
          check (nick);
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, >, 0);
}

static void
check_refusal (const char *nick)
{
  g_autoptr (GError) error = g_error_new_literal (DM_STORE_ERROR, DM_STORE_ERROR_INVALID, nick);
  g_autofree char *words = dm_words_error (error);

  assert_is_sentence (words);
  g_assert_null (strstr (words, nick));
}

static void
check_action (const char *nick)
{
  g_assert_cmpstr (dm_words_action (nick), !=, dm_words_action ("something-new"));
}

static void
test_nicks (void)
{
  for_each_nick ("store", "dm_store_refuse \\(error,\\s*\"([a-z0-9-]+)\"", check_refusal);
  for_each_nick ("store", "return \"([a-z0-9-]+)\";", check_refusal);
  for_each_nick ("store", "DM_STORE_ERROR_INVALID, \"([a-z0-9-]+)\"", check_refusal);
  for_each_nick ("domain", "\"(notice-[a-z-]+)\"", check_refusal);
  for_each_nick ("store", "_act \\([^;\"]*\"([a-z-]+)\"", check_action);
  for_each_nick ("store", "_act \\([^;\"]*\"[a-z-]+\" : \"([a-z-]+)\"", check_action);
}

/* The two domains of files say the same of the same thing. */
static void
test_file_errors (void)
{
  g_autoptr (GError) file = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ACCES, "x");
  g_autoptr (GError) io = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "x");
  g_autofree char *file_words = dm_words_error (file);
  g_autofree char *io_words = dm_words_error (io);

  g_assert_cmpstr (file_words, ==, io_words);
  g_assert_null (strstr (io_words, "x."));
}

/* In Vietnamese nothing may be left in English but what the system itself says. */
static void
test_is_translated (void)
{
  g_assert_cmpstr (dm_words_action ("import"), ==, vietnamese ? "Đọc vào kế hoạch" : "Read in a plan");
  assert_words (dm_words_percent (60), ((Words){ "60%", "60 %" }));
  assert_words (dm_words_days (1), ((Words){ "1 day", "1 ngày" }));
  assert_words (dm_words_days (0), ((Words){ "0 days", "0 ngày" }));
}

static void
test_units (void)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  DmUnit *first = dm_unit_new (), *second = dm_unit_new ();
  const Words names = { "Phòng Hỗ trợ pháp lý; Văn phòng Ban", "Phòng Hỗ trợ pháp lý; Văn phòng Ban" };

  assert_words (dm_words_units (units, FALSE), ((Words){ "", "" }));
  first->name = g_strdup ("Phòng Hỗ trợ pháp lý");
  first->code = g_strdup ("HTPL");
  second->name = g_strdup ("Văn phòng Ban");
  g_ptr_array_add (units, first);
  g_ptr_array_add (units, second);
  assert_words (dm_words_units (units, FALSE), names);
  assert_words (dm_words_units (units, TRUE), ((Words){ "HTPL, Văn phòng Ban", "HTPL, Văn phòng Ban" }));
}

static DmUnit *
add_unit (GPtrArray *units, const char *id, const char *until, const char *first, const char *second)
{
  DmUnit *unit = dm_unit_new ();

  unit->id = g_strdup (id);
  unit->name = g_strdup_printf ("Phòng %s", id);
  unit->valid_until = dm_day_parse (until);
  if (first)
    g_ptr_array_add (unit->successors, g_strdup (first));
  if (second)
    g_ptr_array_add (unit->successors, g_strdup (second));
  g_ptr_array_add (units, unit);
  return unit;
}

/* A became B and C, of which B became C and D; E went without anybody; F only ends later. */
static void
test_units_on (void)
{
  static const struct
  {
    const char *on;
    Words words;
  } cases[] = {
    { "2016-12-31", { "Phòng A; Phòng E", "Phòng A; Phòng E" } },
    { "2017-01-01", { "Phòng A (now Phòng B; Phòng C); Phòng E", "Phòng A (nay là Phòng B; Phòng C); Phòng E" } },
    { "2018-01-01", { "Phòng A (now Phòng C; Phòng D); Phòng E (dissolved)",
                      "Phòng A (nay là Phòng C; Phòng D); Phòng E (đã giải thể)" } },
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  g_autoptr (GPtrArray) given = g_ptr_array_new (), unknown = g_ptr_array_new ();

  g_ptr_array_add (given, add_unit (all, "A", "2016-12-31", "B", "C"));
  add_unit (all, "B", "2017-12-31", "C", "D");
  add_unit (all, "C", NULL, NULL, NULL);
  add_unit (all, "D", NULL, NULL, NULL);
  g_ptr_array_add (given, add_unit (all, "E", "2017-12-31", NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_words (dm_words_units_on (given, all, dm_day_parse (cases[i].on)), cases[i].words);
  /* Before the list of units is there nothing is said of them. */
  assert_words (dm_words_units_on (given, unknown, dm_day_parse ("2018-01-01")), cases[0].words);
}

static void
assert_undone (const char *action)
{
  g_autofree char *undone = dm_words_undone (action);

  assert_is_sentence (undone);
  g_assert_cmpstr (undone, !=, dm_words_action (action));
}

static void
test_actions (void)
{
  assert_undone ("entry-add");
  assert_undone ("item-delete");
  assert_undone ("something-new");
  assert_undone (NULL);
  assert_words (dm_words_undone ("item-delete"), ((Words){ "The task is back", "Nhiệm vụ đã trở lại" }));
}

static const DmFieldChange *
find_field_change (GPtrArray *fields, const char *label)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const DmFieldChange *field = g_ptr_array_index (fields, i);

      if (g_strcmp0 (field->label, label) == 0)
        return field;
    }
  return NULL;
}

static void
test_change (void)
{
  DmChange change = {
    .action = (char *) "item-edit", .who = (char *) "Lê Văn C", .table = (char *) "item", .op = 'U',
    .at = G_GINT64_CONSTANT (1506792600) * G_USEC_PER_SEC,
    .before = (char *) "{\"plan_id\":\"p\",\"code\":\"II.1.a\",\"text\":\"Tổ chức Hội nghị\",\"target_on\":null,\"kind\":\"task\"}",
    .after = (char *) "{\"plan_id\":\"q\",\"code\":\"II.1.a\",\"text\":\"Tổ chức Hội nghị\",\"target_on\":\"2017-09-15\","
                      "\"kind\":\"duty\"}",
  };
  g_autoptr (GPtrArray) fields = dm_words_change_fields (&change);
  const DmFieldChange *target = find_field_change (fields, vietnamese ? "Mốc nội bộ" : "Internal target");
  const DmFieldChange *kind = find_field_change (fields, vietnamese ? "Loại mục" : "Kind of item");

  g_assert_cmpuint (fields->len, ==, 2);
  g_assert_nonnull (target);
  g_assert_cmpstr (target->before, ==, "");
  g_assert_cmpstr (target->after, ==, vietnamese ? "15/9/2017" : "15 Sep 2017");
  g_assert_nonnull (kind);
  g_assert_cmpstr (kind->before, ==, vietnamese ? "Nhiệm vụ" : "Task");
  g_assert_cmpstr (kind->after, ==, vietnamese ? "Trách nhiệm" : "Duty");
  assert_words (dm_words_change (&change),
                ((Words){ "1 Oct 2017 00:30 · Lê Văn C · Edit task: II.1.a Tổ chức Hội nghị",
                          "01/10/2017 00:30 · Lê Văn C · Sửa nhiệm vụ: II.1.a Tổ chức Hội nghị" }));
}

static void
assert_field (GPtrArray *fields, guint i, Words label, const char *before, Words after)
{
  const DmFieldChange *field = g_ptr_array_index (fields, i);

  g_assert_cmpstr (field->label, ==, vietnamese ? label.vietnamese : label.english);
  g_assert_cmpstr (field->before, ==, before);
  g_assert_cmpstr (field->after, ==, vietnamese ? after.vietnamese : after.english);
}

/* Lists, days within a period and settings are kept in their own ways. */
static void
test_change_of_lists (void)
{
  DmChange plan = { .table = (char *) "plan", .op = 'U',
                    .before = (char *) "{\"basis\":null,\"refs\":\"[]\"}",
                    .after = (char *) "{\"basis\":\"[\\\"76/KH-UBND\\\",\\\"B\\\"]\","
                                      "\"refs\":\"[[\\\"188/QĐ-BQL\\\",\\\"2013-07-10\\\"],[\\\"9\\\",null]]\"}" };
  DmChange deadline = { .table = (char *) "deadline", .op = 'U', .before = (char *) "{\"due\":null,\"kind\":\"none\"}",
                        .after = (char *) "{\"due\":\"06-15 12-01\",\"kind\":\"none\"}" };
  DmChange setting = { .table = (char *) "setting", .row_id = (char *) "before-counts-day", .op = 'I',
                       .after = (char *) "{\"value\":\"1\"}" };
  g_autoptr (GPtrArray) lists = dm_words_change_fields (&plan);
  g_autoptr (GPtrArray) days_named = dm_words_change_fields (&deadline);
  g_autoptr (GPtrArray) values = dm_words_change_fields (&setting);

  g_assert_cmpuint (lists->len, ==, 2);
  assert_field (lists, 0, (Words){ "Legal basis", "Căn cứ" }, "", (Words){ "76/KH-UBND; B", "76/KH-UBND; B" });
  assert_field (lists, 1, (Words){ "Documents cited", "Văn bản được dẫn" }, "",
                (Words){ "188/QĐ-BQL of 10 Jul 2013; 9", "188/QĐ-BQL ngày 10/7/2013; 9" });
  g_assert_cmpuint (days_named->len, ==, 1);
  assert_field (days_named, 0, (Words){ "Due days", "Ngày đến hạn" }, "",
                (Words){ "15 Jun and 1 Dec", "15/6 và 01/12" });
  g_assert_cmpuint (values->len, ==, 1);
  assert_field (values, 0, (Words){ "“Before a day” counts that day", "“Trước ngày” tính cả ngày đó" }, "",
                (Words){ "yes", "có" });
}

/* Ids are told by their names; a coordinating unit is no leading one. */
static void
test_change_of_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  DmChange item = { .table = (char *) "item", .op = 'U', .names = names, .before = (char *) "{\"person_id\":\"a\"}",
                    .after = (char *) "{\"person_id\":\"b\"}" };
  DmChange lead = { .table = (char *) "item_unit", .op = 'I', .names = names,
                    .after = (char *) "{\"unit_id\":\"u\",\"role\":\"lead\"}" };
  DmChange other = { .table = (char *) "item_unit", .op = 'D', .names = names,
                     .before = (char *) "{\"unit_id\":\"u\",\"role\":\"coordinating\"}" };
  DmChange person = { .action = (char *) "person-add", .table = (char *) "person", .op = 'I',
                      .after = (char *) "{\"name\":\"Lê Thị Bình\",\"title\":\"Chuyên viên\",\"unit_id\":\"u\"}" };
  g_autoptr (GPtrArray) charge = NULL, leading = NULL, coordinating = NULL, unnamed = NULL;

  g_hash_table_insert (names, (gpointer) "a", (gpointer) "Nguyễn Văn An");
  g_hash_table_insert (names, (gpointer) "b", (gpointer) "Lê Thị Bình");
  g_hash_table_insert (names, (gpointer) "u", (gpointer) "Văn phòng");
  charge = dm_words_change_fields (&item);
  leading = dm_words_change_fields (&lead);
  coordinating = dm_words_change_fields (&other);
  unnamed = dm_words_change_fields (&person);
  g_assert_cmpuint (charge->len, ==, 1);
  assert_field (charge, 0, (Words){ "Person in charge", "Người phụ trách" }, "Nguyễn Văn An",
                (Words){ "Lê Thị Bình", "Lê Thị Bình" });
  g_assert_cmpuint (leading->len, ==, 1);
  assert_field (leading, 0, (Words){ "Leading unit", "Đơn vị chủ trì" }, "", (Words){ "Văn phòng", "Văn phòng" });
  g_assert_cmpuint (coordinating->len, ==, 1);
  assert_field (coordinating, 0, (Words){ "Coordinating unit", "Đơn vị phối hợp" }, "Văn phòng", (Words){ "", "" });
  /* Without names there is nothing to tell of ids. */
  g_assert_cmpuint (unnamed->len, ==, 2);
  assert_field (unnamed, 1, (Words){ "Position", "Chức vụ" }, "", (Words){ "Chuyên viên", "Chuyên viên" });
  assert_words (dm_words_change_what (&person),
                ((Words){ "Add person: Lê Thị Bình", "Thêm người: Lê Thị Bình" }));
}

/* The rows of one act are one line, named by the row that people know it by; undone acts say so. */
static void
test_acts (void)
{
  DmChange lines[] = {
    { .txn = (char *) "b", .action = (char *) "entry-add", .table = (char *) "entry", .who = (char *) "B", .undone = TRUE,
      .after = (char *) "{\"percent\":60,\"result\":null}" },
    { .txn = (char *) "a", .action = (char *) "item-add", .table = (char *) "deadline",
      .after = (char *) "{\"raw\":\"Quý III\"}" },
    { .txn = (char *) "a", .action = (char *) "item-add", .table = (char *) "item_unit", .after = (char *) "{}" },
    { .txn = (char *) "a", .action = (char *) "item-add", .table = (char *) "item",
      .after = (char *) "{\"code\":\"II.2\",\"text\":\"Quy chế\"}" },
  };
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_autoptr (GPtrArray) acts = NULL;
  const DmActWords *act;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_ptr_array_add (changes, &lines[i]);
  acts = dm_words_acts (changes);
  g_assert_cmpuint (acts->len, ==, 2);
  act = g_ptr_array_index (acts, 0);
  g_assert_true (act->undone);
  g_assert_cmpstr (act->who, ==, "B");
  g_assert_cmpstr (act->what, ==, vietnamese ? "Ghi tiến độ: 60 %" : "Enter progress: 60%");
  act = g_ptr_array_index (acts, 1);
  g_assert_cmpstr (act->txn, ==, "a");
  g_assert_false (act->undone);
  g_assert_cmpstr (act->what, ==, vietnamese ? "Thêm nhiệm vụ: II.2 Quy chế" : "Add task: II.2 Quy chế");
  g_assert_cmpuint (act->fields->len, ==, 3);
  assert_field (act->fields, 0, (Words){ "Item number", "Mục" }, "", (Words){ "II.2", "II.2" });
}

static void
test_change_without_images (void)
{
  DmChange change = { .action = (char *) "entry-add", .table = (char *) "entry", .op = 'I' };
  g_autoptr (GPtrArray) none = dm_words_change_fields (&change);
  g_autoptr (GPtrArray) broken = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  assert_words (dm_words_change_what (&change), ((Words){ "Enter progress", "Ghi tiến độ" }));
  change.after = (char *) "[1, 2";
  broken = dm_words_change_fields (&change);
  g_assert_cmpuint (broken->len, ==, 0);
  change.after = (char *) "{\"number\":\"580\",\"symbol\":\"KH-BQL\",\"title\":\"Triển khai\"}";
  change.action = (char *) "import";
  assert_words (dm_words_change_what (&change), ((Words){ "Read in a plan: 580/KH-BQL Triển khai",
                                                          "Đọc vào kế hoạch: 580/KH-BQL Triển khai" }));
  change.after = (char *) "{\"name\":\"Quốc khánh\",\"source\":\"Thông báo 6150\"}";
  change.action = (char *) "calendar-notice";
  assert_words (dm_words_change_what (&change), ((Words){ "Enter the yearly notice: Thông báo 6150",
                                                          "Nhập thông báo nghỉ của năm: Thông báo 6150" }));
  change.action = (char *) "create";
  assert_words (dm_words_change_what (&change), ((Words){ "Create the file", "Tạo tệp" }));
  change.action = (char *) "entry-add";
  change.after = (char *) "{\"percent\":60,\"result\":null}";
  assert_words (dm_words_change_what (&change), ((Words){ "Enter progress: 60%", "Ghi tiến độ: 60 %" }));
}

/* The machine may have generated any of these locales; on the oldest system even C.UTF-8 heeds LANGUAGE. */
static void
choose_locale (void)
{
  static const char *const names[] = { "vi_VN.UTF-8", "en_US.UTF-8", "C.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_ALL, names[i]))
      {
        g_setenv ("LC_ALL", names[i], TRUE);
        return;
      }
}

int
main (int argc, char **argv)
{
  choose_locale ();
  dm_words_init ();
  g_test_init (&argc, &argv, NULL);
  vietnamese = g_strcmp0 (g_getenv ("LANGUAGE"), "vi") == 0;
  g_test_add_func ("/words/every-value", test_every_value);
  g_test_add_func ("/words/status", test_status);
  g_test_add_func ("/words/days", test_days);
  g_test_add_func ("/words/days-of-week", test_days_of_week);
  g_test_add_func ("/words/days-off", test_days_off);
  g_test_add_func ("/words/moves", test_moves);
  g_test_add_func ("/words/days-are-unambiguous", test_days_are_unambiguous);
  g_test_add_func ("/words/ranges", test_ranges);
  g_test_add_func ("/words/life-spans", test_life_spans);
  g_test_add_func ("/words/instant", test_instant);
  g_test_add_func ("/words/standing", test_standing);
  g_test_add_func ("/words/explain", test_explain);
  g_test_add_func ("/words/explain-of-parsed", test_explain_of_parsed);
  g_test_add_func ("/words/deadline", test_deadline);
  g_test_add_func ("/words/recurring", test_recurring);
  g_test_add_func ("/words/problems", test_problems);
  g_test_add_func ("/words/check-problems", test_check_problems);
  g_test_add_func ("/words/errors", test_errors);
  g_test_add_func ("/words/nicks", test_nicks);
  g_test_add_func ("/words/file-errors", test_file_errors);
  g_test_add_func ("/words/is-translated", test_is_translated);
  g_test_add_func ("/words/units", test_units);
  g_test_add_func ("/words/units-on", test_units_on);
  g_test_add_func ("/words/actions", test_actions);
  g_test_add_func ("/words/change", test_change);
  g_test_add_func ("/words/change-of-lists", test_change_of_lists);
  g_test_add_func ("/words/change-of-names", test_change_of_names);
  g_test_add_func ("/words/acts", test_acts);
  g_test_add_func ("/words/change-without-images", test_change_without_images);
  return g_test_run ();
}
