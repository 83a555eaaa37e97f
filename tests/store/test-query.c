/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What SQL answers about a list is what the domain says of each of its tasks. */

#include "dm-test-store.h"

#include <string.h>

#define N_TASKS 500
#define N_DAYS 200
#define FIRST_DAY "2016-06-01"
#define SPAN_OF_DAYS (5 * 365)

static DmDay
pick_day (GRand *rand)
{
  return dm_day_parse (FIRST_DAY) + g_rand_int_range (rand, 0, SPAN_OF_DAYS);
}

/* --- an office of every kind of task --- */

static const char *const words[] = {
  "",
  "Quý III năm 2017",
  "Trước ngày 15/12/2017",
  "Tháng 9 năm 2017",
  "Năm 2018",
  "Năm 2017 và năm 2018",
  "6 tháng đầu năm 2018",
  "Thường xuyên",
  "Từ năm 2018",
  "Định kỳ hằng quý",
  "Định kỳ hằng năm, trước ngày 15/12",
  "Sau khi có văn bản hướng dẫn",
  "Khi cần",
  "Tháng 9/2017; Quý I năm 2018",
  "Thường xuyên; Tháng 9/2017",
};

static void
enter (DmStore *store, const DmItem *item, GRand *rand)
{
  const DmDeadline *deadline = item->deadlines->len > 0 ? g_ptr_array_index (item->deadlines, 0) : NULL;
  g_autoptr (DmEntry) entry = dm_entry_new (pick_day (rand));
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) changed = NULL;

  entry->item_id = g_strdup (item->id);
  entry->percent = g_rand_int_range (rand, 0, 4) == 0 ? 100 : g_rand_int_range (rand, 0, 100);
  if (entry->percent == 100 && g_rand_boolean (rand))
    entry->done_on = entry->on;
  else if (deadline && g_rand_boolean (rand))
    entry->for_end = deadline->end;
  changed = dm_store_save_entry (store, entry, dm_day_parse ("2030-01-01"), &error);
  /* An end that is not that of a deadline is refused; chance tries it. */
  if (changed == NULL)
    g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
}

static void
extend (DmStore *store, const DmItem *item, GRand *rand)
{
  const DmDeadline *deadline = item->deadlines->len > 0 ? g_ptr_array_index (item->deadlines, 0) : NULL;
  g_autoptr (DmExtension) extension = dm_extension_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) changed = NULL;

  if (deadline == NULL || deadline->end == DM_DAY_NONE)
    return;
  extension->item_id = g_strdup (item->id);
  extension->deadline_id = g_strdup (deadline->id);
  extension->old_end = deadline->end;
  extension->new_end = deadline->end + g_rand_int_range (rand, 1, 200);
  extension->decided_on = pick_day (rand);
  extension->reason = g_strdup ("Chờ hướng dẫn");
  changed = dm_store_save_extension (store, extension, dm_day_parse ("2030-01-01"), &error);
  g_assert_no_error (error);
}

static DmItem *
save (DmStore *store, const DmItem *draft)
{
  g_autoptr (GError) error = NULL;
  DmItem *item = dm_store_save_item (store, draft, &error);

  g_assert_no_error (error);
  return item;
}

static void
add_step (DmStore *store, const DmItem *task, GRand *rand)
{
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_STEP);
  g_autoptr (DmItem) step = NULL;

  draft->plan_id = g_strdup (task->plan_id);
  draft->parent_id = g_strdup (task->id);
  draft->text = g_strdup ("Bước");
  step = save (store, draft);
  enter (store, step, rand);
}

static void
add_task (DmStore *store, const DmPlan *plan, GRand *rand)
{
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_TASK);
  g_autoptr (DmItem) item = NULL;

  draft->plan_id = g_strdup (plan->id);
  draft->text = g_strdup ("Việc");
  draft->pulse_days = g_rand_int_range (rand, 0, 3) * 30;
  if (g_rand_int_range (rand, 0, 10) == 0)
    draft->cancelled_on = pick_day (rand);
  g_ptr_array_unref (draft->deadlines);
  draft->deadlines
      = dm_deadline_parse (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))], plan->issued_on);
  item = save (store, draft);
  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    enter (store, item, rand);
  if (g_rand_int_range (rand, 0, 4) == 0)
    extend (store, item, rand);
  if (g_rand_int_range (rand, 0, 10) == 0)
    add_step (store, item, rand);
}

static DmItem *
add_of_kind (DmStore *store, const DmPlan *plan, DmItemKind kind, const char *text)
{
  g_autoptr (DmItem) draft = dm_item_new (kind);

  draft->plan_id = g_strdup (plan->id);
  draft->text = g_strdup (text);
  return save (store, draft);
}

static void
fill_office (DmStore *store, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = NULL;

  g_assert_true (dm_store_begin_act (store, "test", &error));
  plan = dm_test_add_plan (store, "580");
  dm_item_unref (add_of_kind (store, plan, DM_ITEM_SECTION, "Mục"));
  dm_item_unref (add_of_kind (store, plan, DM_ITEM_DUTY, "Trách nhiệm"));
  for (guint i = 0; i < N_TASKS; i++)
    add_task (store, plan, rand);
  g_assert_true (dm_store_commit_act (store, &error));
}

/* --- SQL and the domain --- */

static DmItemList *
ask (DmStore *store, const DmItemQuery *query, guint n_first)
{
  g_autoptr (GError) error = NULL;
  DmItemList *list = dm_store_query_items (store, query, n_first, &error);

  g_assert_no_error (error);
  return list;
}

static guint
sum_counts (const DmItemList *list)
{
  guint sum = 0;

  for (guint i = 0; i < DM_STATUS_N; i++)
    sum += list->counts[i];
  return sum;
}

/* The status by which SQL finds each task on that day; it must find each under one status. */
static void
read_statuses (DmStore *store, DmDay on, GHashTable *statuses)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (on);

  g_hash_table_remove_all (statuses);
  for (guint status = 0; status < DM_STATUS_N; status++)
    {
      g_autoptr (DmItemList) list = NULL;

      query->statuses = 1u << status;
      list = ask (store, query, 0);
      g_assert_cmpuint (list->ids->len, ==, list->counts[status]);
      g_assert_cmpuint (list->total, ==, N_TASKS);
      g_assert_cmpuint (sum_counts (list), ==, N_TASKS);
      for (guint i = 0; i < list->ids->len; i++)
        g_assert_true (
            g_hash_table_insert (statuses, g_strdup (g_ptr_array_index (list->ids, i)), GUINT_TO_POINTER (status)));
    }
  g_assert_cmpuint (g_hash_table_size (statuses), ==, N_TASKS);
}

static void
test_statuses_agree (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  g_autoptr (GHashTable) statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DmRules) rules = dm_store_get_rules (store, NULL);
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse (FIRST_DAY));
  g_autoptr (DmItemList) all = NULL;
  guint n_pairs = 0, seen[DM_STATUS_N] = { 0 };

  fill_office (store, rand);
  all = ask (store, query, N_TASKS);
  for (guint n = 0; n < N_DAYS; n++)
    {
      DmDay on = pick_day (rand);

      read_statuses (store, on, statuses);
      for (guint i = 0; i < all->first->len; i++, n_pairs++)
        {
          const DmItem *item = g_ptr_array_index (all->first, i);
          DmStanding standing;

          dm_item_standing (item, rules, on, &standing);
          g_assert_cmpint (standing.status, ==, GPOINTER_TO_INT (g_hash_table_lookup (statuses, item->id)));
          seen[standing.status]++;
        }
    }
  g_assert_cmpuint (n_pairs, ==, 100000);
  /* Chance has shown every status. */
  for (guint i = 0; i < DM_STATUS_N; i++)
    g_assert_cmpuint (seen[i], >, 0);
}

/* --- counts --- */

static void
test_counts_of_all_kinds (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) plan = dm_test_add_plan (store, "580");
  g_autoptr (DmItem) section = add_of_kind (store, plan, DM_ITEM_SECTION, "Mục");
  g_autoptr (DmItem) duty = add_of_kind (store, plan, DM_ITEM_DUTY, "Trách nhiệm");
  g_autoptr (DmItem) task = dm_test_add_task (store, plan, "Việc", "Quý III năm 2017");
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemList) list = NULL;

  query->kinds = 1u << DM_ITEM_SECTION | 1u << DM_ITEM_TASK | 1u << DM_ITEM_DUTY;
  list = ask (store, query, 0);
  /* A section has no status: it is shown, and counted nowhere. */
  g_assert_cmpuint (list->ids->len, ==, 3);
  g_assert_cmpuint (list->total, ==, 2);
  g_assert_cmpuint (sum_counts (list), ==, list->total);
}

static void
close_plan (DmStore *store, const DmPlan *plan, const char *on)
{
  g_autoptr (DmPlan) draft = dm_plan_copy (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) closed = NULL;

  draft->closed_on = dm_day_parse (on);
  closed = dm_store_save_plan (store, draft, &error);
  g_assert_no_error (error);
}

static void
test_closed_plans (void)
{
  static const struct
  {
    const char *on;
    gboolean include_closed, by_plan;
    guint n;
  } cases[] = {
    { "2017-12-30", FALSE, FALSE, 2 }, { "2017-12-31", FALSE, FALSE, 1 }, { "2018-06-01", FALSE, FALSE, 1 },
    { "2018-06-01", TRUE, FALSE, 2 },  { "2018-06-01", FALSE, TRUE, 1 },
  };
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) open = dm_test_add_plan (store, "580");
  g_autoptr (DmPlan) closed = dm_test_add_plan (store, "581");
  g_autoptr (DmItem) one = dm_test_add_task (store, open, "Một", "");
  g_autoptr (DmItem) two = dm_test_add_task (store, closed, "Hai", "");

  close_plan (store, closed, "2017-12-31");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse (cases[i].on));
      g_autoptr (DmItemList) list = NULL;

      query->include_closed = cases[i].include_closed;
      query->plan_id = cases[i].by_plan ? g_strdup (closed->id) : NULL;
      list = ask (store, query, 0);
      g_assert_cmpuint (list->total, ==, cases[i].n);
    }
}

/* --- order --- */

static DmPlan *
add_dated_plan (DmStore *store, const char *number, const char *issued_on)
{
  g_autoptr (DmPlan) draft = dm_plan_new ();
  g_autoptr (GError) error = NULL;
  DmPlan *plan;

  draft->number = g_strdup (number);
  draft->issued_on = dm_day_parse (issued_on);
  plan = dm_store_save_plan (store, draft, &error);
  g_assert_no_error (error);
  return plan;
}

static void
add_for_order (DmStore *store, const DmPlan *plan, const char *text, const char *deadline, const char *lead)
{
  g_autoptr (DmItem) item = dm_test_add_task (store, plan, text, deadline);
  g_autoptr (DmItem) draft = dm_item_copy (item);
  g_autoptr (DmUnit) unit = dm_unit_new ();

  if (lead == NULL)
    return;
  unit->name = g_strdup (lead);
  g_ptr_array_add (draft->lead, g_steal_pointer (&unit));
  dm_item_unref (save (store, draft));
}

static void
assert_order (DmStore *store, DmSort sort, gboolean descending, const char *expected)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemList) list = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  query->sort = sort;
  query->descending = descending;
  list = ask (store, query, G_MAXUINT);
  for (guint i = 0; i < list->first->len; i++)
    {
      const DmItem *item = g_ptr_array_index (list->first, i);

      g_string_append_printf (order, "%s%s", i > 0 ? " " : "", item->text);
      g_assert_cmpstr (item->id, ==, g_ptr_array_index (list->ids, i));
    }
  g_assert_cmpstr (order->str, ==, expected);
}

/* What has no value comes last, whichever way round. */
static void
test_orders (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) undated = add_dated_plan (store, "1", NULL);
  g_autoptr (DmPlan) older = add_dated_plan (store, "2", "2016-01-01");
  g_autoptr (DmPlan) newer = add_dated_plan (store, "3", "2017-01-01");

  add_for_order (store, undated, "đa", "Tháng 10 năm 2017", "Ủy ban");
  add_for_order (store, older, "da", "", NULL);
  add_for_order (store, newer, "á", "Tháng 9 năm 2017", "Đội");
  add_for_order (store, newer, "ạ", "Tháng 12 năm 2017", "Ban");
  assert_order (store, DM_SORT_OUTLINE, FALSE, "da á ạ đa");
  assert_order (store, DM_SORT_OUTLINE, TRUE, "ạ á da đa");
  assert_order (store, DM_SORT_TEXT, FALSE, "á ạ da đa");
  assert_order (store, DM_SORT_TEXT, TRUE, "đa da ạ á");
  assert_order (store, DM_SORT_LEAD, FALSE, "ạ á đa da");
  assert_order (store, DM_SORT_LEAD, TRUE, "đa á ạ da");
  assert_order (store, DM_SORT_END, FALSE, "á đa ạ da");
  assert_order (store, DM_SORT_END, TRUE, "ạ đa á da");
}

static void
add_of_units (DmStore *store, const DmPlan *plan, const char *text, const char *coordinating, const char *product,
              const char *target)
{
  g_autoptr (DmItem) item = dm_test_add_task (store, plan, text, "");
  g_autoptr (DmItem) draft = dm_item_copy (item);

  if (coordinating)
    {
      DmUnit *unit = dm_unit_new ();

      unit->name = g_strdup (coordinating);
      g_ptr_array_add (draft->coordinating, unit);
    }
  draft->product = g_strdup (product);
  draft->target_on = target ? dm_day_parse (target) : DM_DAY_NONE;
  dm_item_unref (save (store, draft));
}

static void
give_to (DmStore *store, const char *text, const char *name)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemList) list = ask (store, query, G_MAXUINT);
  g_autoptr (DmPerson) draft = dm_person_new (), person = NULL;
  g_autoptr (GError) error = NULL;

  draft->name = g_strdup (name);
  person = dm_store_save_person (store, draft, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < list->first->len; i++)
    {
      g_autoptr (DmItem) item = dm_item_copy (g_ptr_array_index (list->first, i));

      if (strcmp (item->text, text) != 0)
        continue;
      item->person_id = g_strdup (person->id);
      dm_item_unref (save (store, item));
    }
}

static void
report_on (DmStore *store, const char *text, const char *on)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemList) list = ask (store, query, G_MAXUINT);

  for (guint i = 0; i < list->first->len; i++)
    {
      const DmItem *item = g_ptr_array_index (list->first, i);
      g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse (on));
      g_autoptr (GError) error = NULL;

      if (strcmp (item->text, text) != 0)
        continue;
      entry->item_id = g_strdup (item->id);
      entry->percent = 50;
      dm_item_unref (dm_store_save_entry (store, entry, dm_day_parse ("2017-12-01"), &error));
      g_assert_no_error (error);
    }
}

/* Each column of a list has its order; rows that are alike keep the plan's. */
static void
test_orders_of_columns (void)
{
  static const struct
  {
    DmSort sort;
    gboolean descending;
    const char *expected;
  } cases[] = {
    { DM_SORT_COORDINATING, FALSE, "b c a d" }, { DM_SORT_COORDINATING, TRUE, "c b a d" },
    { DM_SORT_PRODUCT, FALSE, "a c b d" },      { DM_SORT_PRODUCT, TRUE, "b a c d" },
    { DM_SORT_TARGET, FALSE, "d b a c" },       { DM_SORT_TARGET, TRUE, "b d a c" },
    /* What is said after the day is not known on it. */
    { DM_SORT_ENTERED, FALSE, "c a b d" },      { DM_SORT_ENTERED, TRUE, "a c b d" },
    { DM_SORT_PERSON, FALSE, "d a b c" },       { DM_SORT_PERSON, TRUE, "a d b c" },
    { DM_SORT_PLAN, FALSE, "c d a b" },         { DM_SORT_PLAN, TRUE, "a b c d" },
  };
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) first = add_dated_plan (store, "61", "2016-01-01");
  g_autoptr (DmPlan) second = add_dated_plan (store, "9", "2017-01-01");

  add_of_units (store, first, "a", NULL, "Báo cáo", NULL);
  add_of_units (store, first, "b", "Ban", "Tờ trình", "2017-12-01");
  add_of_units (store, second, "c", "Đội", "Báo cáo", NULL);
  add_of_units (store, second, "d", NULL, NULL, "2017-11-01");
  report_on (store, "a", "2017-07-20");
  report_on (store, "b", "2017-09-20");
  report_on (store, "c", "2017-07-01");
  give_to (store, "a", "Lê Văn Đạt");
  give_to (store, "d", "Nguyễn Thị An");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_order (store, cases[i].sort, cases[i].descending, cases[i].expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/query/statuses-agree", test_statuses_agree);
  g_test_add_func ("/store/query/counts-of-all-kinds", test_counts_of_all_kinds);
  g_test_add_func ("/store/query/closed-plans", test_closed_plans);
  g_test_add_func ("/store/query/orders", test_orders);
  g_test_add_func ("/store/query/orders-of-columns", test_orders_of_columns);
  return g_test_run ();
}
