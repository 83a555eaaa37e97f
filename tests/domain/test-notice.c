/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The yearly notice: rows of the calendar become a form and the form becomes rows, and in between nothing is lost and
 * nothing is added. */

#include "dm-notice.h"

#define D(iso) (dm_day_parse (iso))
#define SOURCE "Thông báo số 6150/TB-BLĐTBXH ngày 03/12/2024"

typedef struct
{
  const char *on;
  gboolean working;
  gboolean official;
  const char *name;
  const char *source;
} Row;

static GPtrArray *
make_table (const Row *rows, guint n)
{
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_calendar_day_free);

  for (guint i = 0; i < n; i++)
    {
      DmCalendarDay *day
          = dm_calendar_day_new (D (rows[i].on), rows[i].working, rows[i].official, rows[i].name, rows[i].source);

      day->id = g_strdup_printf ("row-%u", i);
      day->rev = 1;
      g_ptr_array_add (days, day);
    }
  return days;
}

/* 2025 as it is computed. */
static const Row computed[] = {
  { "2025-01-01", FALSE, FALSE, "Tết Dương lịch", "Điều 112" },
  { "2025-01-28", FALSE, FALSE, "Tết Nguyên đán", "Điều 112" },
  { "2025-01-29", FALSE, FALSE, "Tết Nguyên đán", "Điều 112" },
  { "2025-01-30", FALSE, FALSE, "Tết Nguyên đán", "Điều 112" },
  { "2025-01-31", FALSE, FALSE, "Tết Nguyên đán", "Điều 112" },
  { "2025-02-01", FALSE, FALSE, "Tết Nguyên đán", "Điều 112" },
  { "2025-02-03", FALSE, FALSE, "Nghỉ bù Tết Nguyên đán", "Điều 111" },
  { "2025-04-07", FALSE, FALSE, "Giỗ Tổ Hùng Vương", "Điều 112" },
  { "2025-04-30", FALSE, FALSE, "Ngày Chiến thắng", "Điều 112" },
  { "2025-05-01", FALSE, FALSE, "Ngày Quốc tế lao động", "Điều 112" },
  { "2025-09-01", FALSE, FALSE, "Quốc khánh", "Điều 112" },
  { "2025-09-02", FALSE, FALSE, "Quốc khánh", "Điều 112" },
};

static DmDayRange *
get_range (const DmNotice *notice, guint i)
{
  g_assert_cmpuint (i, <, notice->ranges->len);
  return g_ptr_array_index (notice->ranges, i);
}

static void
assert_range (const DmDayRange *range, const char *from, const char *until, gboolean working, const char *name)
{
  g_autofree char *first = dm_day_format (range->from), *last = dm_day_format (range->until);

  g_assert_cmpstr (first, ==, from);
  g_assert_cmpstr (last, ==, until);
  g_assert_cmpint (range->working, ==, working);
  g_assert_cmpstr (range->name, ==, name);
}

static void
add_range (DmNotice *notice, const char *from, const char *until, gboolean working, const char *name)
{
  g_ptr_array_add (notice->ranges, dm_day_range_new (D (from), D (until), working, name));
}

/* What the table says of a year without a notice is proposed: holidays with their days in lieu as one run. */
static void
test_proposal (void)
{
  g_autoptr (GPtrArray) days = make_table (computed, G_N_ELEMENTS (computed));
  g_autoptr (DmNotice) notice = dm_notice_read (days, 2025);

  g_assert_true (dm_notice_is_missing (days, 2025));
  g_assert_null (notice->source);
  g_assert_cmpuint (notice->ranges->len, ==, 6);
  g_assert_cmpuint (notice->kept->len, ==, 0);
  assert_range (get_range (notice, 0), "2025-01-01", "2025-01-01", FALSE, "Tết Dương lịch");
  assert_range (get_range (notice, 1), "2025-01-28", "2025-02-03", FALSE, "Tết Nguyên đán");
  assert_range (get_range (notice, 3), "2025-04-30", "2025-04-30", FALSE, "Ngày Chiến thắng");
  assert_range (get_range (notice, 5), "2025-09-01", "2025-09-02", FALSE, "Quốc khánh");
  for (guint i = 0; i < notice->ranges->len; i++)
    g_assert_null (get_range (notice, i)->source);
}

static void
test_empty_year (void)
{
  g_autoptr (GPtrArray) days = make_table (computed, G_N_ELEMENTS (computed));
  g_autoptr (DmNotice) notice = dm_notice_read (days, 2070);

  g_assert_true (dm_notice_is_missing (days, 2070));
  g_assert_cmpuint (notice->ranges->len, ==, 0);
}

/* The real notice of 2025: Tết from Saturday to Sunday, and Friday 2 May off for Saturday 26 April. */
static DmNotice *
make_notice (const GPtrArray *days)
{
  DmNotice *notice = dm_notice_read (days, 2025);

  notice->source = g_strdup (SOURCE);
  get_range (notice, 1)->from = D ("2025-01-25");
  get_range (notice, 1)->until = D ("2025-02-02");
  add_range (notice, "2025-05-02", "2025-05-02", FALSE, "Nghỉ hoán đổi");
  add_range (notice, "2025-04-26", "2025-04-26", TRUE, "Làm bù ngày 02/5");
  return notice;
}

static void
test_apply (void)
{
  static const struct
  {
    const char *on;
    gboolean working;
  } cases[] = {
    { "2025-01-01", FALSE }, { "2025-01-24", TRUE }, { "2025-01-25", FALSE }, { "2025-01-27", FALSE },
    { "2025-02-02", FALSE }, { "2025-02-03", TRUE }, { "2025-04-26", TRUE },  { "2025-04-27", FALSE },
    { "2025-05-02", FALSE }, { "2025-05-03", FALSE }, { "2025-05-05", TRUE },
  };
  g_autoptr (GPtrArray) days = make_table (computed, G_N_ELEMENTS (computed)), table = NULL;
  g_autoptr (DmNotice) notice = make_notice (days), again = NULL;
  g_autoptr (DmCalendar) calendar = NULL;

  table = dm_notice_apply (notice, days);
  calendar = dm_calendar_new (table);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (dm_calendar_is_working (calendar, D (cases[i].on)) != cases[i].working)
      g_error ("%s", cases[i].on);
  g_assert_false (dm_notice_is_missing (table, 2025));
  /* The day that was computed and not named is worked, and says by which paper. */
  g_assert_true (dm_calendar_lookup (calendar, D ("2025-02-03"))->official);
  g_assert_cmpstr (dm_calendar_lookup (calendar, D ("2025-02-03"))->source, ==, SOURCE);
  /* Nothing of the computed table is lost, so that the notice can be taken back. */
  g_assert_cmpuint (table->len, ==, G_N_ELEMENTS (computed) + 1 + 9 + 1 + 1 + 1 + 2 + 1 + 1 + 1);

  again = dm_notice_read (table, 2025);
  g_assert_cmpstr (again->source, ==, SOURCE);
  g_assert_cmpuint (again->ranges->len, ==, 8);
  assert_range (get_range (again, 1), "2025-01-25", "2025-02-02", FALSE, "Tết Nguyên đán");
  assert_range (get_range (again, 3), "2025-04-26", "2025-04-26", TRUE, "Làm bù ngày 02/5");
}

/* A day that comes from another paper keeps it, and only what was changed gets a new row. */
static void
test_other_paper (void)
{
  static const Row rows[] = {
    { "2018-12-31", FALSE, TRUE, "Tết Dương lịch", "Thông báo 2019" },
    { "2019-01-01", FALSE, TRUE, "Tết Dương lịch", "Thông báo 2019" },
    { "2019-01-05", TRUE, TRUE, "Làm bù", "Thông báo 2019" },
    { "2019-07-19", FALSE, TRUE, "Nghỉ bão", "Công điện 10" },
  };
  g_autoptr (GPtrArray) days = make_table (rows, G_N_ELEMENTS (rows)), table = NULL;
  g_autoptr (DmNotice) notice = dm_notice_read (days, 2019);

  g_assert_false (dm_notice_is_missing (days, 2019));
  g_assert_cmpstr (notice->source, ==, "Thông báo 2019");
  /* The December before belongs to it, a storm's day off keeps its own paper. */
  g_assert_cmpuint (notice->kept->len, ==, 4);
  g_assert_cmpuint (notice->ranges->len, ==, 4);
  assert_range (get_range (notice, 0), "2018-12-31", "2018-12-31", FALSE, "Tết Dương lịch");
  g_assert_null (get_range (notice, 0)->source);
  g_assert_cmpstr (get_range (notice, 3)->source, ==, "Công điện 10");

  g_ptr_array_remove_index (notice->ranges, 0);
  table = dm_notice_apply (notice, days);
  g_assert_cmpuint (table->len, ==, 3);
  for (guint i = 0; i < table->len; i++)
    g_assert_cmpint (((DmCalendarDay *) g_ptr_array_index (table, i))->rev, ==, 1);
}

static void
test_based_on (void)
{
  g_autoptr (GPtrArray) days = make_table (computed, G_N_ELEMENTS (computed)), table = NULL;
  g_autoptr (DmNotice) notice = make_notice (days);

  g_assert_true (dm_notice_is_based_on (notice, days));
  table = dm_notice_apply (notice, days);
  g_assert_false (dm_notice_is_based_on (notice, table));
}

static void
test_faults (void)
{
  static const struct
  {
    const char *from;
    const char *until;
    gboolean working;
    const char *name;
    const char *fault;
  } cases[] = {
    { "2025-06-02", "2025-06-02", FALSE, "Nghỉ", NULL },
    { "2024-12-31", "2024-12-31", FALSE, "Nghỉ", NULL },
    { "2025-06-07", "2025-06-08", TRUE, "Làm bù", NULL },
    { NULL, "2025-06-02", FALSE, "Nghỉ", "notice-without-day" },
    { "2025-06-02", NULL, FALSE, "Nghỉ", "notice-without-day" },
    { "2025-06-03", "2025-06-02", FALSE, "Nghỉ", "notice-range-order" },
    { "2025-06-02", "2025-07-03", FALSE, "Nghỉ", "notice-range-long" },
    { "2024-11-30", "2024-12-01", FALSE, "Nghỉ", "notice-day-elsewhere" },
    { "2025-12-31", "2026-01-01", FALSE, "Nghỉ", "notice-day-elsewhere" },
    { "2025-06-02", "2025-06-02", FALSE, "  ", "notice-without-name" },
    { "2025-06-07", "2025-06-09", TRUE, "Làm bù", "notice-make-up-weekday" },
    { "2025-02-02", "2025-02-04", FALSE, "Nghỉ", "notice-overlap" },
  };
  g_autoptr (GPtrArray) days = make_table (computed, G_N_ELEMENTS (computed));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmNotice) notice = make_notice (days);
      guint index;

      add_range (notice, cases[i].from, cases[i].until, cases[i].working, cases[i].name);
      g_assert_cmpstr (dm_notice_find_fault (notice, &index), ==, cases[i].fault);
      g_assert_cmpuint (index, ==, cases[i].fault ? notice->ranges->len - 1 : G_MAXUINT);
    }
}

static void
test_whole_faults (void)
{
  g_autoptr (DmNotice) notice = dm_notice_new (2025);
  guint index;

  g_assert_cmpstr (dm_notice_find_fault (notice, &index), ==, "notice-without-source");
  notice->source = g_strdup (" ");
  g_assert_cmpstr (dm_notice_find_fault (notice, &index), ==, "notice-without-source");
  g_assert_cmpuint (index, ==, G_MAXUINT);
  g_free (notice->source);
  notice->source = g_strdup (SOURCE);
  g_assert_cmpstr (dm_notice_find_fault (notice, &index), ==, "notice-empty");
}

/* --- any notice: what the form shows is what the year is, and it can be read back --- */

static gboolean
is_free (const DmNotice *notice, DmDay from, DmDay until)
{
  for (guint i = 0; i < notice->ranges->len; i++)
    if (get_range (notice, i)->from <= until + 1 && from - 1 <= get_range (notice, i)->until)
      return FALSE;
  return TRUE;
}

static void
add_any_range (DmNotice *notice)
{
  DmDay from = D ("2025-01-01") + g_test_rand_int_range (0, 360);
  gboolean working = g_test_rand_int_range (0, 4) == 0;
  DmDay until = MIN (from + (working ? 0 : g_test_rand_int_range (0, 10)), D ("2025-12-31"));

  if (working)
    from = until = from + 6 - dm_day_weekday (from);
  if (from < D ("2025-01-01") || until > D ("2025-12-31") || !is_free (notice, from, until))
    return;
  g_ptr_array_add (notice->ranges, dm_day_range_new (from, until, working, working ? "Làm bù" : "Nghỉ"));
}

static gboolean
is_to_work (const DmNotice *notice, DmDay on)
{
  for (guint i = 0; i < notice->ranges->len; i++)
    if (get_range (notice, i)->from <= on && on <= get_range (notice, i)->until)
      return get_range (notice, i)->working;
  return dm_day_weekday (on) < 6;
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const DmDayRange *x = *(DmDayRange *const *) a, *y = *(DmDayRange *const *) b;

  return x->from - y->from;
}

static void
test_any_notice (void)
{
  g_autoptr (GPtrArray) days = make_table (computed, G_N_ELEMENTS (computed));

  /* Each year's notice is made over the one before it, as corrections are. */
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (DmNotice) notice = dm_notice_read (days, 2025), again = NULL;
      g_autoptr (DmCalendar) calendar = NULL;
      GPtrArray *table;
      guint index;

      g_free (notice->source);
      notice->source = g_strdup_printf ("Thông báo %u", round);
      g_ptr_array_set_size (notice->ranges, 0);
      while (notice->ranges->len < 8)
        add_any_range (notice);
      g_ptr_array_sort (notice->ranges, compare_ranges);
      g_assert_cmpstr (dm_notice_find_fault (notice, &index), ==, NULL);
      table = dm_notice_apply (notice, days);
      calendar = dm_calendar_new (table);
      for (DmDay on = D ("2025-01-01"); on <= D ("2025-12-31"); on++)
        g_assert_cmpint (dm_calendar_is_working (calendar, on), ==, is_to_work (notice, on));
      again = dm_notice_read (table, 2025);
      g_assert_cmpuint (again->ranges->len, ==, notice->ranges->len);
      for (guint i = 0; i < again->ranges->len; i++)
        g_assert_cmpint (get_range (again, i)->until, ==, get_range (notice, i)->until);
      g_ptr_array_unref (days);
      days = table;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/proposal", test_proposal);
  g_test_add_func ("/notice/empty-year", test_empty_year);
  g_test_add_func ("/notice/apply", test_apply);
  g_test_add_func ("/notice/other-paper", test_other_paper);
  g_test_add_func ("/notice/based-on", test_based_on);
  g_test_add_func ("/notice/faults", test_faults);
  g_test_add_func ("/notice/whole-faults", test_whole_faults);
  g_test_add_func ("/notice/any-notice", test_any_notice);
  return g_test_run ();
}
