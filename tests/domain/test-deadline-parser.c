/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-status.h"

#include <string.h>

/* What a phrase must mean. @plan: the plan's date, "" for none. @range: "start…end" as the words say, "-" for no day;
 * behind "?" what is only proposed; "<" in front of the end: the day named is not in time itself. @more: how it comes
 * back and on which days, or for an event the days counted from it; NULL where that says nothing. */
typedef struct
{
  const char *words;
  const char *plan;
  const char *kind;
  const char *range;
  const char *more;
} Case;

static const Case cases[] = {
  /* quarters */
  { "Quý III năm 2017", "", "quarter", "2017-07-01…2017-09-30" },
  { "Quý III năm 2017.", "", "quarter", "2017-07-01…2017-09-30" },
  { "quý 3 năm 2024", "", "quarter", "2024-07-01…2024-09-30" },
  { "Quý II/2025", "", "quarter", "2025-04-01…2025-06-30" },
  { "QUÝ I/2026", "", "quarter", "2026-01-01…2026-03-31" },
  { "Quý I–II/2025", "", "quarter", "2025-01-01…2025-06-30" },
  { "Quý I–II", "2025-03-01", "quarter", "?2025-01-01…2025-06-30" },
  { "Quý II-III/2026", "", "quarter", "2026-04-01…2026-09-30" },
  { "Quý IV/2026 đến hết Quý II/2027", "", "quarter", "2026-10-01…2027-06-30" },
  { "từ quý III/2017 đến quý II/2018", "", "quarter", "2017-07-01…2018-06-30" },
  { "Hoàn thành trong quý III.", "2017-06-20", "quarter", "?2017-07-01…2017-09-30" },
  { "Hoàn thành trong quý III.", "", "quarter", "-" },
  { "quý IV", "2024-01-01", "quarter", "?2024-10-01…2024-12-31" },
  { "01 lần trong quý III/2017", "", "quarter", "2017-07-01…2017-09-30" },
  { "Quý III/２０１７", "2017-06-20", "none", "-" },
  { "quý ３", "2017-06-20", "none", "-" },
  /* months */
  { "6/2025", "", "month", "2025-06-01…2025-06-30" },
  { "06/2025", "", "month", "2025-06-01…2025-06-30" },
  { "Tháng 5/2025", "", "month", "2025-05-01…2025-05-31" },
  { "Tháng 2/2026", "", "month", "2026-02-01…2026-02-28" },
  { "tháng 12 năm 2024", "", "month", "2024-12-01…2024-12-31" },
  { "trong tháng 01 năm 2025", "", "month", "2025-01-01…2025-01-31" },
  { "Hoàn thành trong tháng 9", "2017-06-20", "month", "?2017-09-01…2017-09-30" },
  { "từ tháng 5 đến tháng 7 năm 2025", "", "month", "2025-05-01…2025-07-31" },
  { "Tháng 5-7/2025", "", "month", "2025-05-01…2025-07-31" },
  { "trước tháng 9/2017", "", "month", "-…<2017-09-01" },
  { "đến hết tháng 6/2025", "", "month", "-…2025-06-30" },
  { "tháng 9/0000", "2017-06-20", "none", "-" },
  { "cuối tháng 0", "2017-06-20", "none", "-" },
  { "tháng 00", "2017-06-20", "none", "-" },
  /* years and half-years */
  { "2025", "", "year", "2025-01-01…2025-12-31" },
  { "Năm 2026", "", "year", "2026-01-01…2026-12-31" },
  { "trong năm 2025", "", "year", "2025-01-01…2025-12-31" },
  { "hoàn thành trong năm 2025", "", "year", "2025-01-01…2025-12-31" },
  { "Trong năm 2017", "", "year", "2017-01-01…2017-12-31" },
  { "2030", "", "year", "2030-01-01…2030-12-31" },
  { "2025-2026", "", "years", "2025-01-01…2026-12-31" },
  { "2025 - 2026", "", "years", "2025-01-01…2026-12-31" },
  { "Năm 2026 - 2027", "", "years", "2026-01-01…2027-12-31" },
  { "từ năm 2021 đến năm 2025", "", "years", "2021-01-01…2025-12-31" },
  { "6 tháng đầu năm 2024", "", "half-year", "2024-01-01…2024-06-30" },
  { "6 tháng cuối năm 2024", "", "half-year", "2024-07-01…2024-12-31" },
  { "6 tháng đầu năm", "2024-01-10", "half-year", "?2024-01-01…2024-06-30" },
  /* Once, or so many times, in a year is not every year; and "mới" (new) is not "mỗi" (each). */
  { "tổ chức 01 lần trong năm 2017", "", "year", "2017-01-01…2017-12-31" },
  { "một lần trong năm 2017", "", "year", "2017-01-01…2017-12-31" },
  { "Tổ chức ít nhất 02 lần trong năm 2017", "", "year", "2017-01-01…2017-12-31" },
  { "01 lần, trong năm 2017", "", "year", "2017-01-01…2017-12-31" },
  { "một lần", "2017-06-20", "none", "-" },
  { "mới năm 2017", "2017-06-20", "none", "-" },
  { "quy chế mới năm nay", "2017-06-20", "none", "-" },
  { "kế hoạch mới tháng 6/2017", "2017-06-20", "none", "-" },
  { "moi nam 2017", "2017-06-20", "none", "-" },
  /* No such year, and digits of another script, are not "no year": nothing is proposed. */
  { "năm 0000", "2017-06-20", "none", "-" },
  { "0000", "2017-06-20", "none", "-" },
  { "cuối năm 0000", "2017-06-20", "none", "-" },
  { "6 tháng đầu năm 0000", "2017-06-20", "none", "-" },
  { "năm ２０１７", "2017-06-20", "none", "-" },
  { "năm ٢٠١٧ và các năm tiếp theo", "2017-06-20", "none", "-" },
  { "từ năm 0000", "2017-06-20", "none", "-" },
  { "2017 - 0000", "2017-06-20", "none", "-" },
  /* onward */
  { "Trong năm 2017 và các năm tiếp theo", "", "onward", "2017-01-01…-" },
  { "Trong năm 2017 và các năm tiếp theo.", "2017-06-20", "onward", "2017-01-01…-" },
  { "Năm 2026 và các năm tiếp theo", "", "onward", "2026-01-01…-" },
  { "2025 và những năm tiếp theo", "", "onward", "2025-01-01…-" },
  { "năm tiếp theo", "", "onward", "-" },
  { "từ quý II/2018 trở đi", "", "onward", "2018-04-01…-" },
  { "từ năm 2018", "", "onward", "2018-01-01…-" },
  { "Từ ngày 01/7/2018", "", "onward", "2018-07-01…-" },
  /* continuous */
  { "Thường xuyên.", "", "continuous", "-" },
  { "Nhiệm vụ thường xuyên", "", "continuous", "-" },
  { "Thường xuyên, liên tục", "", "continuous", "-" },
  /* recurring */
  { "Hằng ngày", "", "recurring", "-", "day" },
  { "hàng tuần", "", "recurring", "-", "week" },
  { "Hằng năm", "", "recurring", "-", "year" },
  { "hàng năm", "", "recurring", "-", "year" },
  { "hàng tháng", "", "recurring", "-", "month" },
  { "định kỳ hằng quý", "", "recurring", "-", "quarter" },
  { "định kỳ 6 tháng và cả năm", "", "recurring", "-", "half-year" },
  { "định kỳ 6 tháng báo cáo kết quả trước ngày 15 tháng 6 và trước ngày 01 tháng 12", "", "recurring", "-",
    "half-year 06-15 12-01 <" },
  { "ít nhất 3 tháng một lần", "", "recurring", "-", "quarter" },
  { "định kỳ ít nhất 03 năm một lần hoặc khi có biến động lớn", "", "recurring", "-", "n-years 3" },
  { "5 năm một lần", "", "recurring", "-", "n-years 5" },
  { "định kỳ 02 năm/lần", "", "recurring", "-", "n-years 2" },
  { "một năm một lần", "", "recurring", "-", "year" },
  { "mỗi năm 01 lần", "", "recurring", "-", "year" },
  { "mỗi tháng 1 lần", "", "recurring", "-", "month" },
  { "mỗi quý 01 lần", "", "recurring", "-", "quarter" },
  { "hằng năm 2 lần", "", "recurring", "-", "year" },
  { "1 lần/năm", "", "recurring", "-", "year" },
  { "01 lần mỗi quý", "", "recurring", "-", "quarter" },
  { "hằng năm 15/12", "", "recurring", "-", "year 12-15" },
  { "hằng tháng 2 kỳ", "", "recurring", "-", "month" },
  /* A period that has no name here: it comes back, nobody can say when. */
  { "2 tháng một lần", "2017-06-20", "recurring", "-", "unknown" },
  { "hai năm một lần", "2017-06-20", "recurring", "-", "unknown" },
  { "02 lần/năm", "2017-06-20", "recurring", "-", "unknown" },
  /* It comes back in a month, quarter or year that is named: how often, the words do not say. */
  { "định kỳ tháng 6", "2017-06-20", "recurring", "-", "unknown" },
  { "định kỳ tháng 6 và tháng 12", "2017-06-20", "recurring", "-", "unknown" },
  { "định kỳ quý III", "2017-06-20", "recurring", "-", "unknown" },
  { "định kỳ năm 2017", "2017-06-20", "recurring", "-", "unknown" },
  { "định kỳ tháng", "", "recurring", "-", "month" },
  { "định kỳ quý, năm", "", "recurring", "-", "quarter" },
  { "định kỳ năm", "", "recurring", "-", "year" },
  { "chậm nhất ngày 30 hằng tháng", "", "recurring", "-", "month 30" },
  { "trước ngày 15/12 hằng năm", "2017-06-20", "recurring", "-", "year 12-15 <" },
  { "định kỳ báo cáo", "", "recurring", "-", "unknown" },
  { "định kỳ", "2017-06-20", "recurring", "-", "unknown" },
  /* days */
  { "trước ngày 07/6/2018", "", "day", "-…<2018-06-07" },
  { "trước ngày 30-11-2018", "", "day", "-…<2018-11-30" },
  { "trước ngày 20.7.2020", "", "day", "-…<2020-07-20" },
  { "trước ngày 15 tháng 6", "2020-01-01", "day", "?-…<2020-06-15" },
  { "trước ngày 15/12/2017", "", "day", "-…<2017-12-15" },
  { "chậm nhất ngày 15/12/2017", "", "day", "-…2017-12-15" },
  { "đến ngày 15/12/2017", "", "day", "-…2017-12-15" },
  { "trước 17h00 ngày 15/12/2017", "", "day", "-…2017-12-15" },
  { "trước 20h00 ngày 25 tháng 5 năm 2025", "", "day", "-…2025-05-25" },
  { "đến 31/7/2026", "", "day", "-…2026-07-31" },
  { "từ ngày 01/01 đến 31/7/2026", "", "day", "2026-01-01…2026-07-31" },
  { "Từ 10/01 - 25/01/2026", "", "day", "2026-01-10…2026-01-25" },
  { "Từ ngày 10 đến ngày 25/01/2026", "", "day", "2026-01-10…2026-01-25" },
  { "ngày 20 tháng 6 năm 2017", "", "day", "-…2017-06-20" },
  { "cuối năm 2017", "", "day", "-…2017-12-31" },
  { "giữa năm 2018", "", "day", "-…2018-06-30" },
  { "giữa tháng 9/2017", "", "day", "-…2017-09-15" },
  { "cuối tháng 2/2024", "", "day", "-…2024-02-29" },
  { "đầu tháng 3 năm 2018", "", "day", "-…2018-03-01" },
  { "đầu năm 2018", "", "day", "-…2018-01-01" },
  { "cuối năm", "2017-06-20", "day", "?-…2017-12-31" },
  /* events */
  { "Sau khi Luật được ban hành", "", "event", "-", "" },
  { "theo yêu cầu", "", "event", "-" },
  { "khi có yêu cầu", "", "event", "-" },
  { "Theo Kế hoạch của UBND tỉnh", "", "event", "-" },
  { "trong thời hạn 10 ngày làm việc kể từ ngày nhận được yêu cầu hợp lệ", "", "event", "-", "10 working" },
  { "10 ngày sau khi Nghị định có hiệu lực", "", "event", "-", "10" },
  { "chậm nhất 03 ngày làm việc kể từ ngày nhận", "", "event", "-", "3 working" },
  { "sau khi nhận 30 ngày", "", "event", "-", "30" },
  { "trước ngày 15/12/0000", "2017-06-20", "none", "-" },
  { "ngày 15/１2/2017", "2017-06-20", "none", "-" },
  { "15 tháng 12 năm 0000", "2017-06-20", "none", "-" },
  /* not understood: kept, and no date */
  { "Theo quy định", "2017-06-20", "none", "-" },
  { "31/02/2026", "", "none", "-" },
  { "quý V/2026", "", "none", "-" },
  { "tháng 13/2026", "", "none", "-" },
  { "15/12/2017 đến 01/12/2017", "", "none", "-" },
  { "sớm nhất có thể", "2017-06-20", "none", "-" },
  { "năm 17", "", "none", "-" },
};

static void
append_range (GString *text, const char *mark, DmDay start, DmDay end, gboolean inclusive)
{
  g_autofree char *from = dm_day_format (start), *until = dm_day_format (end);

  if (start == DM_DAY_NONE && end == DM_DAY_NONE)
    return;
  g_string_append_printf (text, "%s%s…%s%s", mark, from ? from : "-", until && !inclusive ? "<" : "",
                          until ? until : "-");
}

static char *
describe_range (const DmDeadline *deadline)
{
  GString *text = g_string_new (NULL);

  append_range (text, "", deadline->start, deadline->end, deadline->inclusive);
  append_range (text, "?", deadline->proposed_start, deadline->proposed_end, deadline->inclusive);
  return g_string_free (text->len ? text : g_string_append (text, "-"), FALSE);
}

static char *
describe_more (const DmDeadline *deadline)
{
  g_autofree char *due = deadline->due ? g_strjoinv (" ", deadline->due) : NULL;
  GString *text = g_string_new (NULL);

  if (deadline->kind == DM_DEADLINE_RECURRING)
    g_string_append (text, dm_repeat_to_nick (deadline->every));
  if (deadline->every_n > 0)
    g_string_append_printf (text, " %d", deadline->every_n);
  if (due)
    g_string_append_printf (text, " %s", due);
  if (deadline->kind == DM_DEADLINE_RECURRING && !deadline->inclusive)
    g_string_append (text, " <");
  if (deadline->event_days > 0)
    g_string_append_printf (text, "%d", deadline->event_days);
  if (deadline->event_working)
    g_string_append (text, " working");
  return g_string_free (text, FALSE);
}

/* A row that fails does not hide the next one. */
static void
fail (const char *words, const char *found, const char *expected)
{
  g_test_message ("“%s”: %s, expected %s", words, found, expected);
  g_test_fail ();
}

static void
check (const Case *c, const char *words)
{
  g_autoptr (GPtrArray) deadlines = dm_deadline_parse (words, dm_day_parse (c->plan));
  const DmDeadline *deadline = deadlines->len == 1 ? g_ptr_array_index (deadlines, 0) : NULL;
  g_autofree char *range = deadline ? describe_range (deadline) : NULL;
  g_autofree char *more = deadline ? describe_more (deadline) : NULL;

  if (deadline == NULL)
    fail (words, "not one deadline", c->kind);
  else if (g_strcmp0 (dm_deadline_kind_to_nick (deadline->kind), c->kind) != 0)
    fail (words, dm_deadline_kind_to_nick (deadline->kind), c->kind);
  else if (g_strcmp0 (range, c->range) != 0)
    fail (words, range, c->range);
  else if (c->more && g_strcmp0 (more, c->more) != 0)
    fail (words, more, c->more);
}

static void
test_phrases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (&cases[i], cases[i].words);
}

/* --- what the calendar makes of it --- */

static DmTiming
get_timing (const DmItem *item, const DmRules *rules, DmDay on)
{
  DmStanding standing;

  dm_item_standing (item, rules, on, &standing);
  return standing.timing;
}

static void
expect_timing (const Case *c, const DmItem *item, const DmRules *rules, DmDay on, DmTiming expected)
{
  DmTiming found = get_timing (item, rules, on);
  g_autofree char *day = dm_day_format (on);
  g_autofree char *place = g_strdup_printf ("%s on %s", c->words, day);

  if (found != expected)
    fail (place, dm_timing_to_nick (found), dm_timing_to_nick (expected));
}

/* Every phrase at the day before, on and after its end; without an end, years later too. */
static void
test_around_the_end (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  g_autoptr (DmCalendar) calendar = dm_calendar_new (days);
  g_autoptr (DmRules) rules = dm_rules_new (calendar);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (DmItem) item = dm_item_new (DM_ITEM_TASK);
      const DmDeadline *deadline;
      DmDay last, later = dm_day_parse ("2040-01-01");

      item->plan_issued_on = dm_day_parse (*c->plan ? c->plan : "2015-01-01");
      g_ptr_array_unref (item->deadlines);
      item->deadlines = dm_deadline_parse (c->words, dm_day_parse (c->plan));
      deadline = g_ptr_array_index (item->deadlines, 0);
      last = dm_deadline_last_day (deadline, rules);
      if (last != DM_DAY_NONE)
        {
          expect_timing (c, item, rules, last - rules->due_soon_days - 1, DM_TIMING_AHEAD);
          expect_timing (c, item, rules, last - rules->due_soon_days, DM_TIMING_DUE_SOON);
          expect_timing (c, item, rules, last - 1, DM_TIMING_DUE_SOON);
          expect_timing (c, item, rules, last, DM_TIMING_DUE_SOON);
          expect_timing (c, item, rules, last + 1, DM_TIMING_OVERDUE);
        }
      /* Nobody said from which year several years are counted: such a period is as unknown as one without a name. */
      else if (deadline->kind == DM_DEADLINE_CONTINUOUS || deadline->kind == DM_DEADLINE_ONWARD
               || deadline->every == DM_REPEAT_UNKNOWN || deadline->every == DM_REPEAT_N_YEARS)
        expect_timing (c, item, rules, later, DM_TIMING_SILENT);
      else if (deadline->kind == DM_DEADLINE_RECURRING)
        expect_timing (c, item, rules, later, DM_TIMING_OVERDUE);
      else
        expect_timing (c, item, rules, later, DM_TIMING_NO_DEADLINE);
    }
}

/* However it is typed, it means the same. */
static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *nfd = g_utf8_normalize (cases[i].words, -1, G_NORMALIZE_NFD);
      g_autofree char *upper = g_utf8_strup (cases[i].words, -1);
      g_autofree char *stopped = g_strconcat ("  ", cases[i].words, " . ", NULL);
      g_autofree char *broken = g_strdelimit (g_strdup (cases[i].words), " ", '\n');

      check (&cases[i], nfd);
      check (&cases[i], upper);
      check (&cases[i], stopped);
      check (&cases[i], broken);
    }
}

static void
test_raw (void)
{
  g_autoptr (GPtrArray) deadlines = dm_deadline_parse (" Quy\xcc\x81 III\n  n\xc4\x83m 2017. ", DM_DAY_NONE);

  g_assert_cmpstr (((DmDeadline *) g_ptr_array_index (deadlines, 0))->raw, ==, "Quý III năm 2017");
}

static void
assert_kinds (const char *words, const char *kinds)
{
  g_autoptr (GPtrArray) deadlines = dm_deadline_parse (words, dm_day_parse ("2026-01-05"));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (deadlines, i);
      g_autofree char *range = describe_range (deadline);

      g_string_append_printf (found, "%s%s %s", i ? "; " : "", dm_deadline_kind_to_nick (deadline->kind), range);
    }
  g_assert_cmpstr (found->str, ==, kinds);
}

static void
test_several (void)
{
  assert_kinds ("", "");
  assert_kinds (" ; . ", "");
  assert_kinds ("Tháng 2/2026; cập nhật định kỳ hoặc theo yêu cầu thực tiễn",
                "month 2026-02-01…2026-02-28; recurring -");
  assert_kinds ("Năm 2026; cập nhật theo định kỳ hoặc theo yêu cầu thực tiễn",
                "year 2026-01-01…2026-12-31; recurring -");
  assert_kinds ("Quý I/2026, Quý III/2026", "quarter 2026-01-01…2026-03-31; quarter 2026-07-01…2026-09-30");
  assert_kinds ("tháng 6 và tháng 12 năm 2025", "month 2025-06-01…2025-06-30; month 2025-12-01…2025-12-31");
  assert_kinds ("Quý III năm 2017; theo quy định", "quarter 2017-07-01…2017-09-30; none -");
}

static const struct
{
  const char *sentence;
  const char *phrase;
} sentences[] = {
  { "Theo quy chế phát ngôn của Ban. Trong năm 2017, Ban tiếp tục rà soát, kiện toàn.", "Trong năm 2017" },
  { "… theo đúng tiến độ; định kỳ báo cáo kết quả thực hiện Kế hoạch.", "định kỳ" },
  { "Giao Phòng A hoàn thành trước ngày 15/9/2026 và báo cáo.", "trước ngày 15/9/2026" },
  { "Báo cáo gửi về Sở chậm nhất ngày 20 tháng 6 năm 2017 để tổng hợp.", "chậm nhất ngày 20 tháng 6 năm 2017" },
  { "hoàn thành trong quý III/2026, trình Ban xem xét", "trong quý III/2026" },
  { "tại Quyết định số 188/QĐ-BQL ngày 10/7/2013 của Ban và sẽ tiếp tục rà soát", NULL },
  { "Kế hoạch số 76/KH-UBND ngày 08/5/2017 của UBND tỉnh Thái Nguyên", NULL },
  { "Nghị định số 09/2017/NĐ-CP và Luật Tiếp cận thông tin năm 2016", NULL },
  { "thường xuyên tuyên truyền đến toàn thể cán bộ", NULL },
};

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      gsize start = 0, length = 0;
      gboolean found = dm_deadline_find_in_sentence (sentences[i].sentence, &start, &length);
      g_autofree char *phrase = found ? g_strndup (sentences[i].sentence + start, length) : NULL;

      g_assert_cmpstr (phrase, ==, sentences[i].phrase);
    }
}

/* The words of a deadline mean by themselves what they mean among others. In a list the year may stand at its end: it is
 * then the year that the words alone would only propose. */
static void
assert_means_the_same (const DmDeadline *deadline, DmDay plan_date, gboolean listed)
{
  g_autoptr (GPtrArray) again = dm_deadline_parse (deadline->raw, plan_date);
  DmDeadline *same = again->len == 1 ? g_ptr_array_index (again, 0) : NULL;

  if (same && listed && same->proposed_why && deadline->proposed_why == NULL)
    {
      g_ptr_array_unref (again);
      again = dm_deadline_parse (deadline->raw, deadline->end);
      same = g_ptr_array_index (again, 0);
      dm_deadline_accept_proposal (same);
    }
  if (same == NULL || !dm_deadline_equal (same, deadline))
    g_error ("“%s” means something else when it is read again", deadline->raw);
}

static void
assert_sound (const DmDeadline *deadline)
{
  gboolean open = deadline->kind == DM_DEADLINE_CONTINUOUS || deadline->kind == DM_DEADLINE_RECURRING
                  || deadline->kind == DM_DEADLINE_EVENT || deadline->kind == DM_DEADLINE_NONE;

  g_assert_cmpstr (deadline->raw, !=, "");
  g_assert_true (g_utf8_validate (deadline->raw, -1, NULL));
  if (open)
    g_assert_cmpint (deadline->start + deadline->end + deadline->proposed_start + deadline->proposed_end, ==,
                     DM_DAY_NONE);
  if (deadline->start && deadline->end)
    g_assert_cmpint (deadline->start, <=, deadline->end);
}

/* Whatever is typed: words are kept, nothing crashes, and what was parsed parses again to the same. */
static void
test_random (void)
{
  static const char *const bits[] = {
    "quý ", "III", "năm ", "2017", "tháng ", "từ ", "đến ", "/", "-", "trước ngày ", "31", "2", "và ", "các năm tiếp theo",
    "hằng ", "định kỳ ", "; ", ", ", "ngày ", "cuối ", "\xcc\x81", "\xf0\x9f\x99\x82", "hết ", "6 tháng đầu năm ", ".",
    "0000", "２", "1 lần ", "mới ", "sau khi ", "làm việc ",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (188);
  DmDay plan_date = dm_day_parse ("2017-06-20");

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GPtrArray) deadlines = NULL;

      for (int n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        g_string_append (words, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
      deadlines = dm_deadline_parse (words->str, plan_date);
      for (guint i = 0; i < deadlines->len; i++)
        {
          assert_sound (g_ptr_array_index (deadlines, i));
          assert_means_the_same (g_ptr_array_index (deadlines, i), plan_date, deadlines->len > 1);
        }
    }
}

static void
test_long (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) deadlines = NULL;

  while (words->len < 200000)
    g_string_append (words, "từ quý I - ");
  deadlines = dm_deadline_parse (words->str, DM_DAY_NONE);
  g_assert_cmpuint (deadlines->len, ==, 1);
  g_assert_cmpint (((DmDeadline *) g_ptr_array_index (deadlines, 0))->kind, ==, DM_DEADLINE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline-parser/phrases", test_phrases);
  g_test_add_func ("/deadline-parser/around-the-end", test_around_the_end);
  g_test_add_func ("/deadline-parser/forms", test_forms);
  g_test_add_func ("/deadline-parser/raw", test_raw);
  g_test_add_func ("/deadline-parser/several", test_several);
  g_test_add_func ("/deadline-parser/sentences", test_sentences);
  g_test_add_func ("/deadline-parser/random", test_random);
  g_test_add_func ("/deadline-parser/long", test_long);
  return g_test_run ();
}
