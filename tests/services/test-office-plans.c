/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to whole plans, through the office. */

#include "office-fixture.h"

static GPtrArray *
survey (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *plans;

  dm_office_survey_plans_async (fixture->office, NULL, fixture_got_cb, &result);
  plans = dm_office_survey_plans_finish (fixture->office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return plans;
}

static DmPlan *
close_plan (Fixture *fixture, const DmPlan *plan, DmDay on, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dm_office_close_plan_async (fixture->office, plan, on, NULL, fixture_got_cb, &result);
  return dm_office_close_plan_finish (fixture->office, fixture_wait (&result), error);
}

static guint
count_all (Fixture *fixture, gboolean include_closed)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_office_get_today (fixture->office));
  g_autoptr (DmItemList) list = NULL;

  query->include_closed = include_closed;
  list = fixture_query (fixture->office, query, 0);
  return list->total;
}

/* A closed plan leaves the figures of all plans, and undo brings it back; each act has its own name. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) first = fixture_import (fixture->office, "580", 6), second = fixture_import (fixture->office, "581", 2);
  DmDay today = dm_office_get_today (fixture->office);
  g_autoptr (GError) error = NULL, stale = NULL, early = NULL;
  g_autoptr (DmPlan) closed = close_plan (fixture, first, today, &error), again = NULL, open = NULL;

  g_assert_no_error (error);
  g_assert_true (dm_plan_is_closed (closed, today));
  g_assert_cmpstr (dm_office_get_undo_action (fixture->office), ==, "plan-close");
  g_assert_cmpuint (count_all (fixture, FALSE), ==, 2);
  g_assert_cmpuint (count_all (fixture, TRUE), ==, 8);
  g_assert_null (close_plan (fixture, first, today, &stale));
  g_assert_error (stale, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
  g_assert_null (close_plan (fixture, second, second->issued_on - 1, &early));
  g_assert_error (early, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  open = close_plan (fixture, closed, DM_DAY_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dm_office_get_undo_action (fixture->office), ==, "plan-reopen");
  g_assert_cmpuint (count_all (fixture, FALSE), ==, 8);
  fixture_undo (fixture->office);
  g_assert_cmpuint (count_all (fixture, FALSE), ==, 2);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 6), copy = NULL;
  g_autoptr (GAsyncResult) proposed = NULL, copied = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmSequel) sequel = NULL;
  g_autoptr (GPtrArray) plans = NULL, after = NULL;

  dm_office_propose_sequel_async (fixture->office, plan->id, 1, dm_day_parse ("2018-03-01"), NULL, fixture_got_cb,
                                  &proposed);
  sequel = dm_office_propose_sequel_finish (fixture->office, fixture_wait (&proposed), &error);
  g_assert_no_error (error);
  sequel->plan->number = g_strdup ("101");
  sequel->plan->issued_on = dm_day_parse ("2018-03-01");
  dm_office_copy_plan_async (fixture->office, sequel, NULL, fixture_got_cb, &copied);
  /* What is changed after the call belongs to the next one. */
  ((DmSequelItem *) g_ptr_array_index (sequel->items, 0))->accepted = FALSE;
  copy = dm_office_copy_plan_finish (fixture->office, fixture_wait (&copied), &error);
  g_assert_no_error (error);
  plans = survey (fixture);
  g_assert_cmpuint (plans->len, ==, 2);
  g_assert_cmpstr (((const DmPlanSummary *) g_ptr_array_index (plans, 0))->plan->id, ==, copy->id);
  g_assert_cmpuint (((const DmPlanSummary *) g_ptr_array_index (plans, 0))->n_tasks, ==, 6);
  g_assert_cmpint (((const DmPlanSummary *) g_ptr_array_index (plans, 0))->percent, ==, 0);
  g_assert_cmpstr (dm_office_get_undo_action (fixture->office), ==, "plan-copy");
  fixture_undo (fixture->office);
  after = survey (fixture);
  g_assert_cmpuint (after->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/office-plans/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("close", test_close);
  ADD ("copy", test_copy);
#undef ADD
  return g_test_run ();
}
