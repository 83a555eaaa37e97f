/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-fixture.h"

#include "dm-task-model.h"

/* A model over one plan's tasks, and what it told. */
typedef struct
{
  Fixture office;
  DmTaskModel *model;
  GArray *told;          /* of Told */
  guint n_refreshed;
} ModelFixture;

typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} Told;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, gpointer user_data)
{
  ModelFixture *fixture = user_data;
  Told told = { position, n_removed, n_added };

  g_array_append_val (fixture->told, told);
}

static void
refreshed_cb (DmTaskModel *model, gpointer user_data)
{
  ((ModelFixture *) user_data)->n_refreshed++;
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
forget_told (ModelFixture *fixture)
{
  g_array_set_size (fixture->told, 0);
  fixture->n_refreshed = 0;
}

static void
assert_told (ModelFixture *fixture, guint i, guint position, guint n_removed, guint n_added)
{
  const Told *told = &g_array_index (fixture->told, Told, i);

  g_assert_cmpuint (fixture->told->len, >, i);
  g_assert_cmpuint (told->position, ==, position);
  g_assert_cmpuint (told->n_removed, ==, n_removed);
  g_assert_cmpuint (told->n_added, ==, n_added);
}

static void
set_query (ModelFixture *fixture, guint statuses, DmSort sort)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_from_ymd (2017, 9, 20));

  query->statuses = statuses;
  query->sort = sort;
  dm_task_model_set_query (fixture->model, query);
  fixture_settle (fixture->office.office);
}

static void
set_up (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = NULL;

  fixture_set_up (&fixture->office, NULL);
  plan = fixture_import (fixture->office.office, "580", GPOINTER_TO_UINT (data));
  fixture->told = g_array_new (FALSE, FALSE, sizeof (Told));
  fixture->model = dm_task_model_new (fixture->office.office);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->model, "refreshed", G_CALLBACK (refreshed_cb), fixture);
  set_query (fixture, 0, DM_SORT_OUTLINE);
}

static void
tear_down (ModelFixture *fixture, gconstpointer data)
{
  fixture_settle (fixture->office.office);
  g_signal_handlers_disconnect_by_data (fixture->model, fixture);
  g_assert_finalize_object (fixture->model);
  g_array_unref (fixture->told);
  fixture_tear_down (&fixture->office, NULL);
}

static guint
count_rows (ModelFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

static DmTaskHandle *
get_row (ModelFixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->model), position);
}

static void
enter (ModelFixture *fixture, DmTaskHandle *row, int percent)
{
  g_autoptr (DmItem) changed = fixture_enter (fixture->office.office, dm_task_handle_get_item (row), percent);

  fixture_settle (fixture->office.office);
}

/* --- rows and pages --- */

static void
test_first_page (ModelFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_rows (fixture), ==, 6);
  g_assert_cmpuint (fixture->told->len, ==, 1);
  assert_told (fixture, 0, 0, 0, 6);
  g_assert_cmpuint (fixture->n_refreshed, ==, 1);
  g_assert_cmpuint (dm_task_model_get_total (fixture->model), ==, 6);
  g_assert_cmpuint (dm_task_model_get_count (fixture->model, DM_STATUS_NOT_STARTED), ==, 6);
  g_assert_false (dm_task_model_get_loading (fixture->model));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (fixture->model)) == DM_TYPE_TASK_HANDLE);
  g_assert_null (get_row (fixture, 6));
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (DmTaskHandle) row = get_row (fixture, i);
      g_autofree char *code = g_strdup_printf ("II.%u", i + 1);
      guint position;

      g_assert_cmpstr (dm_task_handle_get_item (row)->code, ==, code);
      g_assert_cmpint (dm_task_handle_get_standing (row)->status, ==, DM_STATUS_NOT_STARTED);
      g_assert_cmpint (dm_task_handle_get_standing (row)->end, ==, dm_day_from_ymd (2017, 9, 30));
      g_assert_true (dm_task_model_find (fixture->model, dm_task_handle_get_id (row), &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_false (dm_task_model_find (fixture->model, "no such row", NULL));
}

/* Row by row the whole list is there at once, yet only the pages that somebody looks at are fetched. */
static void
test_lazy_pages (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmTaskHandle) seen = NULL, same_page = NULL, other_page = NULL;
  guint n_notified = 0;

  g_assert_cmpuint (count_rows (fixture), ==, 1000);
  seen = get_row (fixture, 550);
  g_assert_nonnull (dm_task_handle_get_id (seen));
  g_assert_null (dm_task_handle_get_item (seen));
  g_assert_null (dm_task_handle_get_standing (seen));
  g_signal_connect (seen, "notify::item", G_CALLBACK (count_cb), &n_notified);
  g_object_unref (get_row (fixture, 950));   /* a glance: let go before the main loop comes round */
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (dm_task_handle_get_item (seen)->code, ==, "II.551");
  same_page = get_row (fixture, 599);
  g_assert_cmpstr (dm_task_handle_get_item (same_page)->code, ==, "II.600");
  other_page = get_row (fixture, 951);
  g_assert_null (dm_task_handle_get_item (other_page));
  fixture_settle (fixture->office.office);
  g_assert_cmpstr (dm_task_handle_get_item (other_page)->code, ==, "II.952");
  g_assert_cmpuint (fixture->told->len, ==, 1);
}

/* --- refreshing --- */

static void
test_identity (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmTaskHandle) changed = get_row (fixture, 2), other = get_row (fixture, 3), again = NULL;
  guint n_changed = 0, n_other = 0;

  forget_told (fixture);
  g_signal_connect (changed, "notify::item", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (other, "notify::item", G_CALLBACK (count_cb), &n_other);
  enter (fixture, changed, 40);
  again = get_row (fixture, 2);
  g_assert_true (again == changed);
  g_assert_cmpint (dm_task_handle_get_standing (changed)->percent, ==, 40);
  g_assert_cmpint (dm_task_handle_get_standing (changed)->status, ==, DM_STATUS_IN_PROGRESS);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_cmpuint (fixture->told->len, ==, 0);
  g_assert_cmpuint (fixture->n_refreshed, ==, 1);
  g_assert_cmpuint (dm_task_model_get_count (fixture->model, DM_STATUS_IN_PROGRESS), ==, 1);
  g_assert_cmpuint (dm_task_model_get_count (fixture->model, DM_STATUS_NOT_STARTED), ==, 5);
}

/* A row far down that somebody holds is brought up to date as well. */
static void
test_identity_far_down (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmTaskHandle) far = get_row (fixture, 700);
  g_autoptr (DmTaskHandle) again = NULL;

  fixture_settle (fixture->office.office);
  forget_told (fixture);
  enter (fixture, far, 10);
  again = get_row (fixture, 700);
  g_assert_true (again == far);
  g_assert_cmpint (dm_task_handle_get_standing (far)->percent, ==, 10);
  g_assert_cmpuint (fixture->told->len, ==, 0);
}

static void
test_came_and_went (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmTaskHandle) gone = get_row (fixture, 3), next = get_row (fixture, 4), now = NULL, back = NULL;

  forget_told (fixture);
  fixture_delete (fixture->office.office, dm_task_handle_get_item (gone));
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (fixture->told->len, ==, 1);
  assert_told (fixture, 0, 3, 1, 0);
  now = get_row (fixture, 3);
  g_assert_true (now == next);
  g_assert_false (dm_task_model_find (fixture->model, dm_task_handle_get_id (gone), NULL));
  forget_told (fixture);
  fixture_undo (fixture->office.office);
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (fixture->told->len, ==, 1);
  assert_told (fixture, 0, 3, 0, 1);
  back = get_row (fixture, 3);
  g_assert_true (back == gone);   /* still held, so still the same */
}

/* With a filter, a task that no longer fits leaves alone; its counts are those of all statuses. */
static void
test_left_the_filter (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmTaskHandle) row = NULL;

  set_query (fixture, 1u << DM_STATUS_NOT_STARTED, DM_SORT_OUTLINE);
  row = get_row (fixture, 1);
  forget_told (fixture);
  enter (fixture, row, 50);
  g_assert_cmpuint (fixture->told->len, ==, 1);
  assert_told (fixture, 0, 1, 1, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  g_assert_cmpuint (dm_task_model_get_total (fixture->model), ==, 6);
  g_assert_cmpuint (dm_task_model_get_count (fixture->model, DM_STATUS_IN_PROGRESS), ==, 1);
  g_assert_cmpint (dm_task_handle_get_standing (row)->percent, ==, 50);   /* a detail pane still shows it */
}

/* A row that moves goes in one place and comes in another; the rows between are left alone. */
static void
test_moved (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmTaskHandle) row = NULL, last = NULL;

  set_query (fixture, 0, DM_SORT_PERCENT);
  row = get_row (fixture, 0);
  forget_told (fixture);
  enter (fixture, row, 50);
  g_assert_cmpuint (fixture->told->len, ==, 2);
  assert_told (fixture, 0, 0, 1, 0);   /* never in two places at once */
  assert_told (fixture, 1, 5, 0, 1);
  last = get_row (fixture, 5);
  g_assert_true (last == row);
}

/* Beyond what is worth comparing, one span tells it, and the rows keep their identity all the same. */
static void
test_turned_round (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_from_ymd (2017, 9, 20));
  g_autoptr (DmTaskHandle) first = get_row (fixture, 0), last = NULL;
  const guint n = count_rows (fixture);
  gint64 since;

  query->descending = TRUE;
  forget_told (fixture);
  dm_task_model_set_query (fixture->model, query);
  since = g_get_monotonic_time ();
  fixture_settle (fixture->office.office);
  g_test_message ("%u rows turned round in %d ms", n, (int) ((g_get_monotonic_time () - since) / 1000));
  g_assert_cmpuint (fixture->told->len, ==, 1);
  assert_told (fixture, 0, 0, n, n);
  last = get_row (fixture, n - 1);
  g_assert_true (last == first);
}

/* A heading is a row without an item, which no page is fetched for; it counts what stands below it, as it is now. */
static void
test_headings (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_from_ymd (2017, 9, 20));
  g_autoptr (DmTaskHandle) heading = NULL, last = NULL;
  guint n_told = 0;

  query->group = DM_GROUP_UNIT;
  dm_task_model_set_query (fixture->model, query);
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (count_rows (fixture), ==, 151);
  heading = get_row (fixture, 0);
  last = get_row (fixture, 150);
  g_signal_connect (heading, "notify::item", G_CALLBACK (count_cb), &n_told);
  fixture_settle (fixture->office.office);
  g_assert_null (dm_task_handle_get_item (heading));
  g_assert_cmpuint (dm_task_handle_get_heading (heading)->n, ==, 150);
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_null (dm_task_handle_get_heading (last));
  g_assert_cmpstr (dm_task_handle_get_item (last)->code, ==, "II.150");
  query->statuses = 1u << DM_STATUS_IN_PROGRESS;
  enter (fixture, last, 50);
  dm_task_model_set_query (fixture->model, query);
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_cmpuint (dm_task_handle_get_heading (heading)->n, ==, 1);
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_day_moves_on (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (DM_DAY_NONE);
  g_autoptr (DmTaskHandle) row = get_row (fixture, 0);

  dm_task_model_set_query (fixture->model, query);
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (dm_task_model_get_count (fixture->model, DM_STATUS_NOT_STARTED), ==, 6);
  dm_office_set_today (fixture->office.office, dm_day_from_ymd (2017, 10, 1));
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (dm_task_model_get_count (fixture->model, DM_STATUS_OVERDUE), ==, 6);
  g_assert_cmpint (dm_task_handle_get_standing (row)->status, ==, DM_STATUS_OVERDUE);
  g_assert_cmpint (dm_task_model_get_query (fixture->model)->on, ==, DM_DAY_NONE);
}

/* --- questions --- */

/* Only the newest question is answered. */
static void
test_newer_query (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_from_ymd (2017, 9, 20));
  guint n_loading = 0;

  forget_told (fixture);
  g_signal_connect (fixture->model, "notify::loading", G_CALLBACK (count_cb), &n_loading);
  for (guint status = 0; status < DM_STATUS_N; status++)
    {
      query->statuses = 1u << status;
      dm_task_model_set_query (fixture->model, query);
    }
  query->statuses = 1u << DM_STATUS_NOT_STARTED;
  dm_task_model_set_query (fixture->model, query);
  g_assert_true (dm_task_model_get_loading (fixture->model));
  fixture_settle (fixture->office.office);
  g_assert_false (dm_task_model_get_loading (fixture->model));
  g_assert_cmpuint (n_loading, ==, 2);
  g_assert_cmpuint (fixture->n_refreshed, ==, 1);
  g_assert_cmpuint (fixture->told->len, ==, 0);
  g_assert_cmpuint (count_rows (fixture), ==, 6);
}

static void
test_emptied (ModelFixture *fixture, gconstpointer data)
{
  forget_told (fixture);
  dm_task_model_set_query (fixture->model, NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  assert_told (fixture, 0, 0, 6, 0);
  g_assert_null (dm_task_model_get_query (fixture->model));
  g_assert_cmpuint (dm_task_model_get_total (fixture->model), ==, 0);
}

/* A file that is closed takes its rows along; one that is opened brings its own. */
static void
test_other_file (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *second = fixture_build_path (&fixture->office, "second.daumoi");

  fixture_open (fixture->office.office, second, TRUE);
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  fixture_open (fixture->office.office, fixture->office.path, FALSE);
  fixture_settle (fixture->office.office);
  g_assert_cmpuint (count_rows (fixture), ==, 6);
}

/* A handle outlives its model with the last it knew. */
static void
test_handle_outlives (ModelFixture *fixture, gconstpointer data)
{
  DmTaskHandle *row = get_row (fixture, 0);

  g_signal_handlers_disconnect_by_data (fixture->model, fixture);
  g_assert_finalize_object (fixture->model);
  g_assert_cmpstr (dm_task_handle_get_item (row)->code, ==, "II.1");
  g_assert_finalize_object (row);
  fixture->model = dm_task_model_new (fixture->office.office);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    guint n_tasks;
    void (*test) (ModelFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/task-model/first-page", 6, test_first_page },
    { "/task-model/lazy-pages", 1000, test_lazy_pages },
    { "/task-model/identity", 6, test_identity },
    { "/task-model/identity-far-down", 1000, test_identity_far_down },
    { "/task-model/came-and-went", 6, test_came_and_went },
    { "/task-model/left-the-filter", 6, test_left_the_filter },
    { "/task-model/moved", 6, test_moved },
    { "/task-model/turned-round", 2500, test_turned_round },
    { "/task-model/headings", 150, test_headings },
    { "/task-model/day-moves-on", 6, test_day_moves_on },
    { "/task-model/newer-query", 6, test_newer_query },
    { "/task-model/emptied", 6, test_emptied },
    { "/task-model/other-file", 6, test_other_file },
    { "/task-model/handle-outlives", 6, test_handle_outlives },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, ModelFixture, GUINT_TO_POINTER (tests[i].n_tasks), set_up, tests[i].test, tear_down);
  return g_test_run ();
}
