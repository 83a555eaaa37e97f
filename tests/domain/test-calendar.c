/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-calendar.h"
#include "dm-fold.h"

#include <string.h>

#define D(iso) (dm_day_parse (iso))

static DmCalendar *
make_calendar (void)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_calendar_day_free);

  g_ptr_array_add (days, dm_calendar_day_new (D ("2017-09-04"), FALSE, FALSE, "Nghỉ bù", "tính"));
  g_ptr_array_add (days, dm_calendar_day_new (D ("2017-09-09"), TRUE, TRUE, "Làm bù", "thông báo"));
  /* The notice overrules what was computed, in whichever order they come. */
  g_ptr_array_add (days, dm_calendar_day_new (D ("2017-05-01"), FALSE, FALSE, "Lao động", "tính"));
  g_ptr_array_add (days, dm_calendar_day_new (D ("2017-05-01"), TRUE, TRUE, "Đi làm", "thông báo"));
  g_ptr_array_add (days, dm_calendar_day_new (D ("2017-05-02"), FALSE, TRUE, "Nghỉ", "thông báo"));
  g_ptr_array_add (days, dm_calendar_day_new (D ("2017-05-02"), TRUE, FALSE, "Đi làm", "tính"));
  return dm_calendar_new (days);
}

static void
test_working (void)
{
  g_autoptr (DmCalendar) calendar = make_calendar ();

  g_assert_true (dm_calendar_is_working (calendar, D ("2017-09-01")));
  g_assert_false (dm_calendar_is_working (calendar, D ("2017-09-02")));
  g_assert_false (dm_calendar_is_working (calendar, D ("2017-09-04")));
  g_assert_true (dm_calendar_is_working (calendar, D ("2017-09-09")));
  g_assert_true (dm_calendar_is_working (calendar, D ("2017-05-01")));
  g_assert_false (dm_calendar_is_working (calendar, D ("2017-05-02")));
}

/* The day of the event is not counted; a period in calendar days does not end on a day off (Civil Code 147, 148). */
static void
test_add_days (void)
{
  g_autoptr (DmCalendar) calendar = make_calendar ();

  g_assert_cmpint (dm_calendar_add_days (calendar, D ("2017-09-01"), 1, TRUE), ==, D ("2017-09-05"));
  g_assert_cmpint (dm_calendar_add_days (calendar, D ("2017-09-01"), 5, TRUE), ==, D ("2017-09-09"));
  g_assert_cmpint (dm_calendar_add_days (calendar, D ("2017-09-01"), 2, FALSE), ==, D ("2017-09-05"));
  g_assert_cmpint (dm_calendar_add_days (calendar, D ("2017-09-01"), 6, FALSE), ==, D ("2017-09-07"));
}

static void
test_shipped_table (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DM_SAMPLES"), "calendar-days.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (DmCalendar) calendar = NULL;
  static const char *const off[] = { "2017-01-27", "2017-01-28", "2017-04-06", "2017-09-02", "2026-02-14", "2026-02-22",
                                     "2030-02-02", "2060-01-01" };

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  days = dm_calendar_parse_csv (text, &error);
  g_assert_no_error (error);
  calendar = dm_calendar_new (days);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_assert_false (dm_calendar_is_working (calendar, D (off[i])));
  for (guint i = 0; i < days->len; i++)
    {
      const DmCalendarDay *day = g_ptr_array_index (days, i);

      g_assert_cmpint (strlen (day->name), >, 0);
      g_assert_cmpint (strlen (day->source), >, 0);
    }
}

static void
test_bad_table (void)
{
  static const char *const bad[] = { "date\n2017-02-30,0,0,a,b\n", "date\n2017-01-01,2,0,a,b\n", "date\n2017-01-01,0,0,a\n",
                                     "date\n01/01/2017,0,0,a,b\n" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dm_calendar_parse_csv (bad[i], &error));
      g_assert_nonnull (strstr (error->message, "line 2"));
    }
}

static void
test_days (void)
{
  char buffer[11];

  /* The last of them is the end of 400 years after which the calendar repeats itself. */
  for (DmDay day = D ("1700-03-01"); day < D ("2100-03-02"); day++)
    g_assert_cmpint (dm_day_parse (dm_day_write (day, buffer)), ==, day);
  g_assert_cmpint (D ("0001-01-01"), ==, 1);
  g_assert_cmpint (D ("9999-12-31"), ==, 3652059);
  g_assert_cmpint (D ("2017-02-29"), ==, DM_DAY_NONE);
  g_assert_cmpint (D ("2017-2-09"), ==, DM_DAY_NONE);
  g_assert_cmpint (D ("2017-02-09x"), ==, DM_DAY_NONE);
  g_assert_cmpint (dm_day_weekday (D ("2017-09-30")), ==, 6);
  g_assert_cmpint (dm_day_add_months (D ("2024-01-31"), 1), ==, D ("2024-02-29"));
  /* Midnight in Viet Nam is 17:00 UTC the day before. */
  g_assert_cmpint (dm_day_in_vietnam (1506790799), ==, D ("2017-09-30"));
  g_assert_cmpint (dm_day_in_vietnam (1506790800), ==, D ("2017-10-01"));
}

static void
test_fold (void)
{
  static const char *const alike[][2] = { { "Uỷ ban", "Ủy ban" }, { "hoà", "HÒA" }, { "đường", "duong" }, { "Điều  lệ", "dieu le" },
                                          { "Quy\xcc\x81", "quý" } };

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autofree char *a = dm_fold (alike[i][0]), *b = dm_fold (alike[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_sort_key (void)
{
  static const char *const sorted[] = { "an", "ánh", "ăn", "ân", "ba", "da", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư" };

  for (guint i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autofree char *a = dm_sort_key (sorted[i - 1]), *b = dm_sort_key (sorted[i]);

      if (strcmp (a, b) >= 0)
        g_error ("%s does not come before %s", sorted[i - 1], sorted[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/working", test_working);
  g_test_add_func ("/calendar/add-days", test_add_days);
  g_test_add_func ("/calendar/shipped-table", test_shipped_table);
  g_test_add_func ("/calendar/bad-table", test_bad_table);
  g_test_add_func ("/day/days", test_days);
  g_test_add_func ("/fold/alike", test_fold);
  g_test_add_func ("/fold/sort-key", test_sort_key);
  return g_test_run ();
}
