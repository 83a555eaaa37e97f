/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is looked up before there is a window is what would have been found then, and nothing older. */

#include "office-fixture.h"

#include "dm-task-model.h"

static GPtrArray *
list_plans (DmOffice *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *plans;

  dm_office_list_plans_async (office, NULL, fixture_got_cb, &result);
  plans = dm_office_list_plans_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return plans;
}

static guint
count_rows (DmOffice *office, const char *plan_id, gboolean duties)
{
  g_autoptr (DmItemQuery) tasks = dm_item_query_new (dm_office_get_today (office));
  g_autoptr (DmItemQuery) below = NULL;
  g_autoptr (DmItemList) list = NULL;

  tasks->plan_id = g_strdup (plan_id);
  below = dm_item_query_new_duties (tasks);
  list = fixture_query (office, duties ? below : tasks, DM_TASK_MODEL_PAGE);
  return list->ids->len;
}

static DmOffice *
open_and_foresee (const char *path, const char *last_plan)
{
  DmOffice *office = fixture_new_office ("Lan");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* As the program does: both are told before anybody hears of either. */
  dm_office_open_async (office, path, FALSE, NULL, fixture_got_cb, &result);
  dm_office_foresee (office, last_plan);
  g_assert_true (dm_office_open_finish (office, fixture_wait (&result), &error));
  g_assert_no_error (error);
  return office;
}

static void
test_same_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) first = fixture_import (fixture->office, "580", 6), second = fixture_import (fixture->office, "581", 2);
  const char *lasts[] = { NULL, first->id, second->id, DM_ALL_PLANS, "gone" };

  for (guint i = 0; i < G_N_ELEMENTS (lasts); i++)
    {
      DmOffice *office = open_and_foresee (fixture->path, lasts[i]);

      /* The first time by foresight, the second by a look. */
      for (guint time = 0; time < 2; time++)
        {
          g_autoptr (GPtrArray) plans = list_plans (office);

          g_assert_cmpuint (plans->len, ==, 2);
          g_assert_cmpuint (count_rows (office, first->id, FALSE), ==, 6);
          g_assert_cmpuint (count_rows (office, second->id, FALSE), ==, 2);
          g_assert_cmpuint (count_rows (office, NULL, FALSE), ==, 8);
          g_assert_cmpuint (count_rows (office, NULL, TRUE), ==, 0);
        }
      fixture_close (office);
      g_object_unref (office);
    }
}

static void
test_change_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) first = fixture_import (fixture->office, "580", 6), second = NULL;
  DmOffice *office = open_and_foresee (fixture->path, NULL);
  g_autoptr (GPtrArray) plans = NULL;

  fixture_settle (office);
  second = fixture_import (fixture->office, "581", 2);
  plans = list_plans (office);
  g_assert_cmpuint (plans->len, ==, 2);
  g_assert_cmpuint (count_rows (office, NULL, FALSE), ==, 8);
  fixture_close (office);
  g_object_unref (office);
}

static void
test_another_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 1);
  DmOffice *office = open_and_foresee (fixture->path, NULL);
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2019-01-01"));
  g_autoptr (DmItemList) today = NULL, later = NULL;

  query->plan_id = g_strdup (plan->id);
  later = fixture_query (office, query, DM_TASK_MODEL_PAGE);
  query->on = dm_office_get_today (office);
  today = fixture_query (office, query, DM_TASK_MODEL_PAGE);
  g_assert_cmpuint (later->counts[DM_STATUS_OVERDUE], ==, 1);
  g_assert_cmpuint (today->counts[DM_STATUS_OVERDUE], ==, 0);
  fixture_close (office);
  g_object_unref (office);
}

/* A file that is refused is refused once, and nothing that was foreseen of it is left. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  DmOffice *office = fixture_new_office ("Lan");
  g_autofree char *path = fixture_build_path (fixture, "missing.daumoi");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_office_open_async (office, path, FALSE, NULL, fixture_got_cb, &result);
  dm_office_foresee (office, NULL);
  g_assert_false (dm_office_open_finish (office, fixture_wait (&result), &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_MISSING);
  fixture_open (office, fixture->path, FALSE);
  fixture_close (office);
  g_object_unref (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/foresight/same-answers", Fixture, NULL, fixture_set_up, test_same_answers, fixture_tear_down);
  g_test_add ("/foresight/change-between", Fixture, NULL, fixture_set_up, test_change_between, fixture_tear_down);
  g_test_add ("/foresight/another-day", Fixture, NULL, fixture_set_up, test_another_day, fixture_tear_down);
  g_test_add ("/foresight/refused", Fixture, NULL, fixture_set_up, test_refused, fixture_tear_down);
  return g_test_run ();
}
