/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-deadline-shift.h"

#include <string.h>

/* What becomes of a phrase, parsed on @plan's day, @years later. @range: "start…end" of the new one, "-" for no day;
 * behind "?" what is only proposed; "<" in front of the end: the day named is not in time itself. */
typedef struct
{
  const char *words;
  const char *plan;
  int years;
  const char *moved;
  const char *range;
  DmShiftNote note;
} Case;

static const Case cases[] = {
  /* stretches of the calendar */
  { "Quý III năm 2017", "", 1, "Quý III năm 2018", "2018-07-01…2018-09-30", DM_SHIFT_MOVED },
  { "Quý II-III/2026", "", 1, "Quý II-III/2027", "2027-04-01…2027-09-30", DM_SHIFT_MOVED },
  { "Quý IV/2026 đến hết Quý II/2027", "", 1, "Quý IV/2027 đến hết Quý II/2028", "2027-10-01…2028-06-30",
    DM_SHIFT_MOVED },
  { "6/2025", "", 2, "6/2027", "2027-06-01…2027-06-30", DM_SHIFT_MOVED },
  { "từ tháng 5 đến tháng 7 năm 2025", "", 1, "từ tháng 5 đến tháng 7 năm 2026", "2026-05-01…2026-07-31",
    DM_SHIFT_MOVED },
  { "trước tháng 9/2017", "", 1, "trước tháng 9/2018", "-…<2018-09-01", DM_SHIFT_MOVED },
  { "6 tháng đầu năm 2024", "", -1, "6 tháng đầu năm 2023", "2023-01-01…2023-06-30", DM_SHIFT_MOVED },
  { "Trong năm 2017", "", 1, "Trong năm 2018", "2018-01-01…2018-12-31", DM_SHIFT_MOVED },
  { "2025 - 2026", "", 1, "2026 - 2027", "2026-01-01…2027-12-31", DM_SHIFT_MOVED },
  { "từ năm 2021 đến năm 2025", "", 5, "từ năm 2026 đến năm 2030", "2026-01-01…2030-12-31", DM_SHIFT_MOVED },
  /* days */
  { "trước ngày 15/12/2017", "", 1, "trước ngày 15/12/2018", "-…<2018-12-15", DM_SHIFT_MOVED },
  { "trước ngày 20.7.2020", "", 1, "trước ngày 20.7.2021", "-…<2021-07-20", DM_SHIFT_MOVED },
  { "trước 17h00 ngày 15 tháng 12 năm 2017", "", 1, "trước 17h00 ngày 15 tháng 12 năm 2018", "-…2018-12-15",
    DM_SHIFT_MOVED },
  { "từ ngày 01/01 đến 31/7/2026", "", 1, "từ ngày 01/01 đến 31/7/2027", "2027-01-01…2027-07-31", DM_SHIFT_MOVED },
  { "Từ ngày 10 đến ngày 25/01/2026", "", 1, "Từ ngày 10 đến ngày 25/01/2027", "2027-01-10…2027-01-25",
    DM_SHIFT_MOVED },
  { "cuối năm 2017", "", 1, "cuối năm 2018", "-…2018-12-31", DM_SHIFT_MOVED },
  /* February has a day more or less */
  { "Tháng 2/2016", "", 1, "Tháng 2/2017", "2017-02-01…2017-02-28", DM_SHIFT_MOVED },
  { "Tháng 2/2017", "", 3, "Tháng 2/2020", "2020-02-01…2020-02-29", DM_SHIFT_MOVED },
  { "cuối tháng 2/2017", "", 3, "cuối tháng 2/2020", "-…2020-02-29", DM_SHIFT_MOVED },
  { "chậm nhất ngày 28/02/2017", "", 3, "chậm nhất ngày 28/02/2020", "-…2020-02-28", DM_SHIFT_MOVED },
  { "chậm nhất ngày 29/02/2016", "", 1, "chậm nhất ngày 28/02/2017", "-…2017-02-28", DM_SHIFT_LEAP_DAY },
  { "trước ngày 29 tháng 2 năm 2016", "", 1, "trước ngày 28 tháng 2 năm 2017", "-…<2017-02-28", DM_SHIFT_LEAP_DAY },
  { "từ 29/2 đến 15/3/2016", "", 1, "từ 28/2 đến 15/3/2017", "2017-02-28…2017-03-15", DM_SHIFT_LEAP_DAY },
  { "đến 29/02/2016", "", 4, "đến 29/02/2020", "-…2020-02-29", DM_SHIFT_MOVED },
  { "từ 29/02/2092 đến 29/02/2096", "", 4, "từ 29/02/2096 đến 28/02/2100", "2096-02-29…2100-02-28",
    DM_SHIFT_LEAP_DAY },
  { "trước ngày 29/02", "2016-01-05", 1, "trước ngày 28/02", "?-…<2017-02-28", DM_SHIFT_LEAP_DAY },
  /* from a day on */
  { "Trong năm 2017 và các năm tiếp theo", "", 1, "Trong năm 2018 và các năm tiếp theo", "2018-01-01…-",
    DM_SHIFT_MOVED },
  { "từ quý II/2018 trở đi", "", 1, "từ quý II/2019 trở đi", "2019-04-01…-", DM_SHIFT_MOVED },
  { "năm tiếp theo", "2017-06-20", 1, "năm tiếp theo", "-", DM_SHIFT_KEPT },
  /* bound to no year */
  { "Thường xuyên", "2017-06-20", 1, "Thường xuyên", "-", DM_SHIFT_KEPT },
  { "Thường xuyên trong năm 2017", "", 1, "Thường xuyên trong năm 2018", "-", DM_SHIFT_MOVED },
  { "định kỳ hằng quý", "2017-06-20", 1, "định kỳ hằng quý", "-", DM_SHIFT_KEPT },
  { "định kỳ năm 2017", "2017-06-20", 1, "định kỳ năm 2018", "-", DM_SHIFT_MOVED },
  { "trước ngày 15/12 hằng năm", "2017-06-20", 1, "trước ngày 15/12 hằng năm", "-", DM_SHIFT_KEPT },
  { "ngày 29/02 hằng năm", "2016-06-20", 1, "ngày 29/02 hằng năm", "-", DM_SHIFT_KEPT },
  { "hằng năm theo Nghị định số 13/2018/NĐ-CP", "2017-06-20", 1, "hằng năm theo Nghị định số 13/2018/NĐ-CP", "-",
    DM_SHIFT_KEPT },
  /* what is only proposed moves, and is still only proposed */
  { "Hoàn thành trong quý III", "2017-06-20", 1, "Hoàn thành trong quý III", "?2018-07-01…2018-09-30",
    DM_SHIFT_NO_YEAR },
  { "trước ngày 15 tháng 6", "2020-01-01", 1, "trước ngày 15 tháng 6", "?-…<2021-06-15", DM_SHIFT_NO_YEAR },
  { "Hoàn thành trong quý III", "", 1, "Hoàn thành trong quý III", "-", DM_SHIFT_KEPT },
  /* an event will be another one */
  { "khi có yêu cầu", "2017-06-20", 1, "khi có yêu cầu", "-", DM_SHIFT_EVENT },
  { "Sau khi Kế hoạch năm 2017 của tỉnh được ban hành", "", 1, "Sau khi Kế hoạch năm 2018 của tỉnh được ban hành", "-",
    DM_SHIFT_EVENT },
  { "Theo Kế hoạch số 76/KH-UBND ngày 08/5/2017 của UBND tỉnh", "", 1,
    "Theo Kế hoạch số 76/KH-UBND ngày 08/5/2017 của UBND tỉnh", "-", DM_SHIFT_EVENT },
  /* nobody knows */
  { "Theo quy định", "2017-06-20", 1, "Theo quy định", "-", DM_SHIFT_NOT_UNDERSTOOD },
  { "Giai đoạn 2 năm 17", "2017-06-20", 1, "Giai đoạn 2 năm 17", "-", DM_SHIFT_NOT_UNDERSTOOD },
  { "quý III/２０１７", "2017-06-20", 1, "quý III/２０１７", "-", DM_SHIFT_NOT_UNDERSTOOD },
  /* further than anybody plans: the words cannot be read any more */
  { "Trong năm 2199", "", 1, "Trong năm 2200", "2200-01-01…2200-12-31", DM_SHIFT_DIFFERS },
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

static DmDeadline *
parse (const char *words, const char *plan)
{
  g_autoptr (GPtrArray) read = dm_deadline_parse (words, dm_day_parse (plan));

  g_assert_cmpuint (read->len, ==, 1);
  return g_ptr_array_steal_index (read, 0);
}

static void
test_phrases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (DmDeadline) deadline = parse (c->words, c->plan), moved = NULL;
      g_autofree char *range = NULL;
      DmShiftNote note;

      moved = dm_deadline_shift (deadline, c->years, &note);
      range = describe_range (moved);
      /* A row that fails does not hide the next one. */
      if (g_strcmp0 (moved->raw, c->moved) != 0 || g_strcmp0 (range, c->range) != 0 || note != c->note)
        {
          g_test_message ("“%s”: “%s” %s note %d, expected “%s” %s note %d", c->words, moved->raw, range, note, c->moved,
                          c->range, c->note);
          g_test_fail ();
        }
      g_assert_cmpint (moved->kind, ==, deadline->kind);
      g_assert_null (moved->id);
    }
}

/* Which of the notes want a person's eye. */
static void
test_asks (void)
{
  g_assert_false (dm_shift_note_asks (DM_SHIFT_KEPT));
  g_assert_false (dm_shift_note_asks (DM_SHIFT_MOVED));
  for (guint note = DM_SHIFT_NO_YEAR; note <= DM_SHIFT_NOT_UNDERSTOOD; note++)
    g_assert_true (dm_shift_note_asks (note));
}

/* What a person did to a deadline comes along. */
static void
test_hand (void)
{
  g_autoptr (DmDeadline) accepted = parse ("Hoàn thành trong quý III", "2017-06-20");
  g_autoptr (DmDeadline) other = parse ("Quý III năm 2017", ""), event = parse ("Sau khi nhận 30 ngày", "");
  g_autoptr (DmDeadline) moved = NULL, moved_other = NULL, moved_event = NULL;
  DmShiftNote note;

  /* A guess that was accepted for one year is accepted for the next. */
  dm_deadline_accept_proposal (accepted);
  moved = dm_deadline_shift (accepted, 1, &note);
  g_assert_cmpint (note, ==, DM_SHIFT_MOVED);
  g_assert_cmpint (moved->end, ==, dm_day_parse ("2018-09-30"));
  g_assert_cmpint (moved->proposed_end, ==, DM_DAY_NONE);

  /* Days that are not those of the words move as days, and a person is told. */
  other->end = dm_day_parse ("2017-10-15");
  moved_other = dm_deadline_shift (other, 1, &note);
  g_assert_cmpint (note, ==, DM_SHIFT_DIFFERS);
  g_assert_cmpstr (moved_other->raw, ==, "Quý III năm 2018");
  g_assert_cmpint (moved_other->end, ==, dm_day_parse ("2018-10-15"));

  event->event_on = dm_day_parse ("2017-07-01");
  event->id = g_strdup ("row");
  event->rev = 3;
  moved_event = dm_deadline_shift (event, 1, NULL);
  g_assert_cmpint (moved_event->event_on, ==, DM_DAY_NONE);
  g_assert_cmpint (moved_event->event_days, ==, 30);
  g_assert_cmpint (moved_event->rev, ==, 0);
}

/* --- what holds for every phrase --- */

static gboolean
has_leap_day (const DmDeadline *deadline)
{
  const DmDay days[] = { deadline->start, deadline->end, deadline->proposed_start, deadline->proposed_end };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] != DM_DAY_NONE && dm_day_month (days[i]) == 2 && dm_day_add_months (days[i], 0) == days[i]
        && dm_day_month (days[i] + 1) == 3)
      return TRUE;
  return FALSE;
}

static void
assert_day_moved (const char *words, DmDay from, DmDay to, int years)
{
  DmDay expected = dm_day_add_months (from, 12 * years);

  if (to != expected && dm_day_month (expected) != 2)
    g_error ("“%s” moved by %d years: a day is %d, not %d", words, years, to, expected);
}

/* There and back again are the same words and days, except where a February has another end; the kind stays; the range is
 * the old one so many years later. */
static void
assert_shifts (const DmDeadline *deadline, int years)
{
  DmShiftNote note;
  g_autoptr (DmDeadline) moved = dm_deadline_shift (deadline, years, &note);
  g_autoptr (DmDeadline) back = dm_deadline_shift (moved, -years, NULL);

  if (deadline->kind != moved->kind)
    g_error ("“%s” became another kind", deadline->raw);
  if (note == DM_SHIFT_DIFFERS && strstr (deadline->raw, "29/02") == NULL)
    g_error ("“%s” means other days %d years later", deadline->raw, years);
  assert_day_moved (deadline->raw, deadline->start, moved->start, years);
  assert_day_moved (deadline->raw, deadline->end, moved->end, years);
  assert_day_moved (deadline->raw, deadline->proposed_start, moved->proposed_start, years);
  assert_day_moved (deadline->raw, deadline->proposed_end, moved->proposed_end, years);
  if (has_leap_day (deadline) || has_leap_day (moved) || strstr (deadline->raw, "29/02"))
    return;
  if (!dm_deadline_equal (deadline, back))
    g_error ("“%s” came back as “%s”", deadline->raw, back->raw);
}

static void
test_table_there_and_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int years = -12; years <= 12; years++)
      {
        g_autoptr (DmDeadline) deadline = parse (cases[i].words, cases[i].plan);

        if (cases[i].note != DM_SHIFT_DIFFERS)
          assert_shifts (deadline, years);
      }
}

/* Phrases nobody thought of, put together from what phrases are made of. */
static void
test_random_there_and_back (void)
{
  static const char *const bits[] = {
    "quý ", "III", "năm ", "2017", "2018", "tháng ", "từ ", "đến ", "/", "-", "trước ngày ", "31", "28", "2", "và ",
    "các năm tiếp theo", "hằng ", "định kỳ ", "ngày ", "cuối ", "hết ", "6 tháng đầu năm ", ".", "sau khi ", "15/12/2016",
    "29/02/2016", "thường xuyên ", "12/QĐ-BQL ",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  DmDay plan_date = dm_day_parse ("2017-06-20");

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GPtrArray) deadlines = NULL;

      for (int n = g_rand_int_range (rand, 1, 7); n > 0; n--)
        g_string_append (words, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
      deadlines = dm_deadline_parse (words->str, plan_date);
      for (guint i = 0; i < deadlines->len; i++)
        assert_shifts (g_ptr_array_index (deadlines, i), g_rand_int_range (rand, -20, 21));
    }
}

/* --- prose --- */

static const struct
{
  const char *text;
  int first_year;
  const char *moved;
} texts[] = {
  { "Kế hoạch triển khai năm 2017", 2017, "Kế hoạch triển khai năm 2018" },
  { "KẾ HOẠCH NĂM 2017", 2017, "KẾ HOẠCH NĂM 2018" },
  { "Kế hoạch giai đoạn 2017-2020", 2017, "Kế hoạch giai đoạn 2018-2021" },
  { "Chương trình (2017 – 2020)", 2017, "Chương trình (2018 – 2021)" },
  { "xong trước 15/12/2017 và trong quý I/2018", 2017, "xong trước 15/12/2018 và trong quý I/2019" },
  /* the years of laws and of what was */
  { "thực hiện Luật Tiếp cận thông tin năm 2016 trong năm 2017", 2017,
    "thực hiện Luật Tiếp cận thông tin năm 2016 trong năm 2018" },
  { "tổng kết 10 năm (2007-2017)", 2017, "tổng kết 10 năm (2007-2018)" },
  /* numbers and dates of documents */
  { "theo Nghị định số 13/2018/NĐ-CP", 2017, "theo Nghị định số 13/2018/NĐ-CP" },
  { "Quyết định số 188/QĐ-BQL ngày 10/7/2017 của Ban", 2017, "Quyết định số 188/QĐ-BQL ngày 10/7/2017 của Ban" },
  { "Kế hoạch 580/KH-BQL ngày 20 tháng 6 năm 2017; năm 2017 có", 2017,
    "Kế hoạch 580/KH-BQL ngày 20 tháng 6 năm 2017; năm 2018 có" },
  /* no years at all */
  { "tập huấn 2018 lượt người", 2017, "tập huấn 2018 lượt người" },
  { "12017 hộ", 0, "12017 hộ" },
  { "", 0, "" },
};

static void
test_prose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *moved = dm_text_shift_years (texts[i].text, 1, texts[i].first_year);

      g_assert_cmpstr (moved, ==, texts[i].moved);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline-shift/phrases", test_phrases);
  g_test_add_func ("/deadline-shift/asks", test_asks);
  g_test_add_func ("/deadline-shift/hand", test_hand);
  g_test_add_func ("/deadline-shift/table-there-and-back", test_table_there_and_back);
  g_test_add_func ("/deadline-shift/random-there-and-back", test_random_there_and_back);
  g_test_add_func ("/deadline-shift/prose", test_prose);
  return g_test_run ();
}
