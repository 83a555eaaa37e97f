/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The heads of plans: what is refused, what a closed one leaves, and how far each has come. */

#include "dm-test-store.h"

static DmPlan *
save (DmStore *store, const DmPlan *draft, const char *refusal)
{
  g_autoptr (GError) error = NULL;
  DmPlan *plan = dm_store_save_plan (store, draft, &error);

  if (refusal == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_null (plan);
      g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, refusal);
    }
  return plan;
}

static void
test_closing (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) plan = dm_test_add_plan (store, "580"), draft = dm_plan_copy (plan), closed = NULL, open = NULL;

  draft->closed_on = plan->issued_on - 1;
  g_assert_null (save (store, draft, "plan-ends-before-it-begins"));
  draft->closed_on = plan->issued_on;
  closed = save (store, draft, NULL);
  g_assert_false (dm_plan_is_closed (closed, closed->closed_on - 1));
  g_assert_true (dm_plan_is_closed (closed, closed->closed_on));
  g_clear_pointer (&draft, dm_plan_unref);
  draft = dm_plan_copy (closed);
  draft->closed_on = DM_DAY_NONE;
  open = save (store, draft, NULL);
  g_assert_false (dm_plan_is_closed (open, DM_DAY_MAX));
}

/* Without its day a plan may be closed whenever it is. */
static void
test_closing_without_a_date (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) draft = dm_plan_new (), plan = NULL;

  draft->title = g_strdup ("Kế hoạch");
  draft->closed_on = dm_day_parse ("2017-12-31");
  plan = save (store, draft, NULL);
  g_assert_true (dm_plan_is_closed (plan, dm_day_parse ("2018-01-01")));
}

/* Every field of a head comes back as it was given. */
static void
test_head (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) draft = dm_plan_new (), saved = NULL, plan = NULL;
  const char *basis[] = { "Luật Tiếp cận thông tin", "Kế hoạch số 76/KH-UBND", NULL };
  const DmReference *reference;

  draft->number = g_strdup ("580");
  draft->symbol = g_strdup ("KH-BQL");
  draft->type = g_strdup ("Kế hoạch");
  draft->title = g_strdup ("Triển khai");
  draft->issued_on = dm_day_parse ("2017-06-20");
  draft->place = g_strdup ("Thái Nguyên");
  draft->issuer = g_strdup ("Ban Quản lý");
  draft->parent_issuer = g_strdup ("UBND tỉnh");
  draft->signer_form = g_strdup ("KT.");
  draft->signer_position = g_strdup ("PHÓ TRƯỞNG BAN");
  draft->signer_name = g_strdup ("Nguyễn Văn A");
  g_strfreev (draft->basis);
  draft->basis = g_strdupv ((char **) basis);
  g_ptr_array_add (draft->references, dm_reference_new ("188/QĐ-BQL", dm_day_parse ("2013-07-10")));
  g_ptr_array_add (draft->references, dm_reference_new ("9/CT", DM_DAY_NONE));
  draft->closed_on = dm_day_parse ("2017-12-31");
  saved = save (store, draft, NULL);
  plan = dm_store_get_plan (store, saved->id, NULL);
  g_assert_cmpstr (plan->type, ==, "Kế hoạch");
  g_assert_cmpstr (plan->place, ==, "Thái Nguyên");
  g_assert_cmpstr (plan->parent_issuer, ==, "UBND tỉnh");
  g_assert_cmpstr (plan->signer_form, ==, "KT.");
  g_assert_cmpstr (plan->signer_position, ==, "PHÓ TRƯỞNG BAN");
  g_assert_cmpstr (plan->signer_name, ==, "Nguyễn Văn A");
  g_assert_cmpstr (plan->basis[1], ==, "Kế hoạch số 76/KH-UBND");
  g_assert_cmpuint (plan->references->len, ==, 2);
  reference = g_ptr_array_index (plan->references, 0);
  g_assert_cmpint (reference->issued_on, ==, dm_day_parse ("2013-07-10"));
  reference = g_ptr_array_index (plan->references, 1);
  g_assert_cmpstr (reference->number, ==, "9/CT");
  g_assert_cmpint (reference->issued_on, ==, DM_DAY_NONE);
  g_assert_cmpint (plan->closed_on, ==, dm_day_parse ("2017-12-31"));
}

/* --- progress: SQL must say what the rule says --- */

static void
add_random_task (DmStore *store, const DmPlan *plan, GRand *rand)
{
  static const char *const words[] = {
    "", "Quý III năm 2017", "Thường xuyên", "Trong năm 2017 và các năm tiếp theo", "hằng quý", "theo quy định",
    "khi có yêu cầu", "Tháng 6/2017; thường xuyên", "hằng năm; thường xuyên",
  };
  g_autoptr (DmItem) task = dm_test_add_task (store, plan, "Việc", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  g_autoptr (DmItem) draft = dm_item_copy (task), reported = NULL, cancelled = NULL;
  g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-07-01"));
  g_autoptr (GError) error = NULL;

  entry->item_id = g_strdup (task->id);
  entry->percent = g_rand_int_range (rand, 0, 101);
  reported = dm_store_save_entry (store, entry, dm_day_parse ("2017-08-01"), &error);
  g_assert_no_error (error);
  if (g_rand_int_range (rand, 0, 5) > 0)
    return;
  draft->cancelled_on = dm_day_parse ("2017-07-15");
  cancelled = dm_store_save_item (store, draft, &error);
  g_assert_no_error (error);
}

static void
test_progress (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmRules) rules = dm_store_get_rules (store, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  static const char *const days[] = { "2017-06-30", "2017-07-10", "2017-07-20", "2018-01-01" };

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autoptr (DmPlan) plan = dm_test_add_plan (store, number);

      for (guint j = 0; j < i; j++)
        add_random_task (store, plan, rand);
    }
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      DmDay on = dm_day_parse (days[d]);
      g_autoptr (GPtrArray) plans = dm_store_survey_plans (store, on, NULL);

      g_assert_cmpuint (plans->len, ==, 12);
      for (guint i = 0; i < plans->len; i++)
        {
          const DmPlanSummary *summary = g_ptr_array_index (plans, i);
          g_autoptr (GPtrArray) items = dm_store_list_plan_items (store, summary->plan->id, NULL);

          g_assert_cmpint (summary->percent, ==, dm_section_percent (items, rules, on));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plans/closing", test_closing);
  g_test_add_func ("/plans/closing-without-a-date", test_closing_without_a_date);
  g_test_add_func ("/plans/head", test_head);
  g_test_add_func ("/plans/progress", test_progress);
  return g_test_run ();
}
