/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-plan-model.h"

#include <string.h>

/* Someone who only listens to items-changed must see what the model holds. */
typedef struct
{
  DmPlanModel *model;
  GPtrArray *plans;
  GPtrArray *mirror;
  guint n_summary_changes;
} Fixture;

#define TODAY dm_day_parse ("2017-10-05")

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Fixture *self)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (self->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->mirror, position + i, g_list_model_get_item (model, position + i));
}

static void
watch (Fixture *self, gboolean with_all)
{
  self->model = dm_plan_model_new (with_all);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    g_ptr_array_add (self->mirror, g_list_model_get_item (G_LIST_MODEL (self->model), i));
  g_signal_connect (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
set_up (Fixture *self, gconstpointer with_all)
{
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_plan_summary_free);
  self->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  watch (self, with_all != NULL);
}

static void
tear_down (Fixture *self, gconstpointer with_all)
{
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->mirror);
  g_assert_finalize_object (self->model);
}

static DmPlanSummary *
add (Fixture *self, const char *number, const char *title, const char *issued_on, const char *closed_on)
{
  DmPlanSummary *summary = g_new0 (DmPlanSummary, 1);

  summary->plan = dm_plan_new ();
  summary->plan->id = g_strdup_printf ("plan-%s", number);
  summary->plan->rev = 1;
  summary->plan->type = g_strdup ("Kế hoạch");
  summary->plan->number = g_strdup (number);
  summary->plan->symbol = g_strdup ("KH-BQL");
  summary->plan->title = g_strdup (title);
  summary->plan->issued_on = dm_day_parse (issued_on);
  summary->plan->closed_on = dm_day_parse (closed_on);
  g_ptr_array_add (self->plans, summary);
  return summary;
}

static void
assert_rows (Fixture *self, const char *expected)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  g_assert_cmpuint (self->mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  for (guint i = 0; i < self->mirror->len; i++)
    {
      g_autoptr (DmPlanHandle) handle = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      const DmPlan *plan = dm_plan_handle_get_plan (handle);

      g_assert_true (g_ptr_array_index (self->mirror, i) == handle);
      g_string_append_printf (rows, "%s%s", i ? " " : "",
                              plan ? plan->number : dm_plan_handle_get_kind (handle) == DM_PLAN_ROW_ALL ? "all" : "|");
    }
  g_assert_cmpstr (rows->str, ==, expected);
}

static void
add_some (Fixture *self)
{
  add (self, "900", "Chuyển đổi số", "2018-02-01", "");
  add (self, "580", "Triển khai Luật Tiếp cận thông tin", "2017-06-20", "");
  add (self, "101", "Phòng cháy", "2017-01-05", "2017-10-05");
  add (self, "77", "Cải cách hành chính", "2016-12-01", "2017-12-31");
  add (self, "12", "Tuyên truyền luật", "2016-01-05", "2016-12-31");
  dm_plan_model_set_plans (self->model, self->plans, TODAY);
}

/* Open ones first, closed ones below their heading; what is to be closed on a day to come is open. */
static void
test_order (Fixture *self, gconstpointer data)
{
  assert_rows (self, "");
  add_some (self);
  assert_rows (self, "900 580 77 | 101 12");
  g_assert_cmpuint (dm_plan_model_get_n_open (self->model), ==, 3);
  g_assert_cmpuint (dm_plan_model_get_n_closed (self->model), ==, 2);
  g_assert_cmpuint (dm_plan_model_get_n_found (self->model), ==, 5);
}

static void
test_words (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *rows;
  } cases[] = {
    { "luat", "580 | 12" },  { "LUẬT tiếp", "580" }, { "580/kh", "580" },      { "kế hoạch 10", "| 101" },
    { "không có", "" },      { "  ", "900 580 77 | 101 12" }, { "tin tiep", "580" },
  };

  add_some (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dm_plan_model_set_text (self->model, cases[i].text);
      assert_rows (self, cases[i].rows);
    }
  dm_plan_model_set_text (self->model, NULL);
  assert_rows (self, "900 580 77 | 101 12");
}

static void
test_years (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) years = NULL;

  add (self, "5", "Chưa ban hành", "", "");
  add_some (self);
  years = dm_plan_model_dup_years (self->model);
  g_assert_cmpuint (years->len, ==, 3);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2018);
  g_assert_cmpint (g_array_index (years, int, 2), ==, 2016);
  dm_plan_model_set_year (self->model, 2016);
  assert_rows (self, "77 | 12");
  dm_plan_model_set_text (self->model, "luật");
  assert_rows (self, "| 12");
  g_assert_cmpuint (dm_plan_model_get_n_found (self->model), ==, 1);
  dm_plan_model_set_year (self->model, 0);
  assert_rows (self, "580 | 12");
}

/* The row of all plans stands at the top until words are looked for. */
static void
test_all (Fixture *self, gconstpointer data)
{
  guint position;

  assert_rows (self, "all");
  add_some (self);
  assert_rows (self, "all 900 580 77 | 101 12");
  g_assert_true (dm_plan_model_find (self->model, NULL, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (dm_plan_model_find (self->model, "plan-101", &position));
  g_assert_cmpuint (position, ==, 5);
  g_assert_false (dm_plan_model_find (self->model, "plan-0", &position));
  dm_plan_model_set_text (self->model, "luật");
  assert_rows (self, "580 | 12");
  g_assert_false (dm_plan_model_find (self->model, NULL, &position));
}

static void
summary_changed_cb (Fixture *self)
{
  self->n_summary_changes++;
}

/* A plan keeps its row, which tells of itself only when something is another. */
static void
test_handles (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlanHandle) handle = NULL;
  DmPlanSummary *summary;

  add_some (self);
  handle = g_list_model_get_item (G_LIST_MODEL (self->model), 1);
  g_signal_connect_swapped (handle, "notify::summary", G_CALLBACK (summary_changed_cb), self);
  dm_plan_model_set_plans (self->model, self->plans, TODAY);
  g_assert_cmpuint (self->n_summary_changes, ==, 0);
  summary = g_ptr_array_index (self->plans, 1);
  summary->percent = 40;
  dm_plan_model_set_plans (self->model, self->plans, TODAY);
  g_assert_cmpuint (self->n_summary_changes, ==, 1);
  g_assert_cmpint (dm_plan_handle_get_summary (handle)->percent, ==, 40);
  g_assert_false (dm_plan_handle_is_closed (handle));
  /* Closed: it goes below the heading, and it is the same row. */
  summary->plan->closed_on = TODAY;
  summary->plan->rev++;
  dm_plan_model_set_plans (self->model, self->plans, TODAY);
  g_assert_cmpuint (self->n_summary_changes, ==, 2);
  g_assert_true (dm_plan_handle_is_closed (handle));
  assert_rows (self, "900 77 | 580 101 12");
  g_assert_true (g_ptr_array_index (self->mirror, 3) == handle);
  /* A day goes by, and another one is closed without having changed. */
  dm_plan_model_set_plans (self->model, self->plans, dm_day_parse ("2017-12-31"));
  assert_rows (self, "900 | 580 101 77 12");
  g_ptr_array_remove_index (self->plans, 0);
  dm_plan_model_set_plans (self->model, self->plans, TODAY);
  assert_rows (self, "77 | 580 101 12");
  g_signal_handlers_disconnect_by_data (handle, self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, with_all, function) \
  g_test_add ("/plan-model/" path, Fixture, with_all, set_up, function, tear_down)
  ADD ("order", NULL, test_order);
  ADD ("words", NULL, test_words);
  ADD ("years", NULL, test_years);
  ADD ("all", "all", test_all);
  ADD ("handles", NULL, test_handles);
#undef ADD
  return g_test_run ();
}
