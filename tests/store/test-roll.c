/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A connection that remembers what its last lists were made of answers like one that was opened a moment ago, whatever was
 * changed meanwhile and by whom. */

#include "dm-test-store.h"

#define N_ROUNDS 250
#define N_PLANS 3

typedef struct
{
  DmStore *writer;
  GRand *rand;
  GPtrArray *plans;   /* of utf8: ids */
  GPtrArray *tasks;   /* of utf8: ids, some of them deleted */
  GPtrArray *units;   /* of DmUnit */
} Office;

static const char *const words[]
    = { "", "Quý III năm 2017", "Tháng 9 năm 2017", "Thường xuyên", "Trong năm 2017", "Trước ngày 30/9/2017" };
static const char *const texts[] = { "Rà soát quy chế", "Đăng tin", "Ban hành văn bản", "Ấn phẩm", "đường" };

static gpointer
pick (Office *self, const GPtrArray *list)
{
  return g_ptr_array_index (list, g_rand_int_range (self->rand, 0, list->len));
}

/* An act may be refused, as one on a task that is gone: what counts is what a list says afterwards. */
static DmItem *
load_task (Office *self)
{
  return dm_store_get_item (self->writer, pick (self, self->tasks), NULL);
}

static void
add_task (Office *self)
{
  g_autoptr (DmItem) draft = dm_item_new (g_rand_int_range (self->rand, 0, 5) == 0 ? DM_ITEM_DUTY : DM_ITEM_TASK);
  g_autoptr (DmItem) above = self->tasks->len > 0 ? load_task (self) : NULL;
  g_autoptr (DmItem) item = NULL;

  draft->plan_id = g_strdup (above ? above->plan_id : pick (self, self->plans));
  if (above && above->parent_id == NULL && g_rand_boolean (self->rand))
    draft->parent_id = g_strdup (above->id);
  draft->text = g_strdup (texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))]);
  g_ptr_array_unref (draft->deadlines);
  draft->deadlines = dm_deadline_parse (words[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (words))],
                                        dm_day_parse ("2017-06-20"));
  if (g_rand_boolean (self->rand))
    g_ptr_array_add (draft->lead, dm_unit_ref (pick (self, self->units)));
  item = dm_store_save_item (self->writer, draft, NULL);
  if (item)
    g_ptr_array_add (self->tasks, g_strdup (item->id));
}

static void
enter (Office *self)
{
  g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-07-01") + g_rand_int_range (self->rand, 0, 100));
  g_autoptr (DmItem) changed = NULL;

  entry->item_id = g_strdup (pick (self, self->tasks));
  entry->percent = g_rand_int_range (self->rand, 0, 101);
  changed = dm_store_save_entry (self->writer, entry, dm_day_parse ("2018-01-01"), NULL);
}

static void
change_task (Office *self)
{
  g_autoptr (DmItem) item = load_task (self), draft = item ? dm_item_copy (item) : NULL;
  g_autoptr (DmItem) changed = NULL;

  if (draft == NULL)
    return;
  g_free (draft->text);
  draft->text = g_strdup (texts[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (texts))]);
  g_ptr_array_set_size (draft->lead, 0);
  g_ptr_array_add (draft->lead, dm_unit_ref (pick (self, self->units)));
  draft->target_on = dm_day_parse ("2017-08-01") + g_rand_int_range (self->rand, 0, 60);
  changed = dm_store_save_item (self->writer, draft, NULL);
}

static void
delete_task (Office *self)
{
  g_autoptr (DmItem) item = load_task (self);

  if (item)
    dm_store_delete_item (self->writer, item->id, item->rev, NULL);
}

static void
change_plan (Office *self)
{
  g_autoptr (DmPlan) plan = dm_store_get_plan (self->writer, pick (self, self->plans), NULL);
  g_autoptr (DmPlan) draft = plan ? dm_plan_copy (plan) : NULL, changed = NULL;

  if (draft == NULL)
    return;
  draft->issued_on = g_rand_int_range (self->rand, 0, 3) == 0
                         ? DM_DAY_NONE : dm_day_parse ("2017-01-01") + g_rand_int_range (self->rand, 0, 300);
  draft->closed_on = g_rand_boolean (self->rand) ? dm_day_parse ("2017-08-15") : DM_DAY_NONE;
  changed = dm_store_save_plan (self->writer, draft, NULL);
}

static void
rename_unit (Office *self)
{
  DmUnit *unit = pick (self, self->units);
  g_autoptr (DmUnit) now = dm_store_find_unit (self->writer, unit->id, NULL), draft = now ? dm_unit_copy (now) : NULL;
  g_autoptr (DmUnit) changed = NULL;

  if (draft == NULL)
    return;
  g_free (draft->name);
  draft->name = g_strdup_printf ("Phòng %c%u", 'A' + g_rand_int_range (self->rand, 0, 26), g_rand_int (self->rand));
  changed = dm_store_save_unit (self->writer, draft, NULL);
}

static void
change_rules (Office *self)
{
  g_autoptr (DmRules) rules = dm_store_get_rules (self->writer, NULL);

  rules->due_soon_days = g_rand_int_range (self->rand, 1, 60);
  dm_store_save_rules (self->writer, rules, NULL);
}

static void
change_calendar (Office *self)
{
  g_autoptr (DmCalendarDay) day = dm_calendar_day_new (dm_day_parse ("2017-09-20") + g_rand_int_range (self->rand, 0, 11),
                                                       FALSE, TRUE, "Nghỉ", "Thông báo");

  dm_store_save_calendar_day (self->writer, day, NULL);
}

static void
undo (Office *self)
{
  dm_store_undo (self->writer, NULL, NULL, NULL);
}

static void (*const acts[]) (Office *) = { add_task, add_task, enter,        enter,           change_task, delete_task,
                                           change_plan, rename_unit, rename_unit, change_rules, change_calendar, undo };

/* --- the same questions to both --- */

static char *
describe (DmStore *store, const DmItemQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItemList) list = dm_store_query_items (store, query, 0, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < DM_STATUS_N; i++)
    g_string_append_printf (all, "%u ", list->counts[i]);
  for (guint i = 0; i < list->ids->len; i++)
    g_string_append_printf (all, "\n%s", (const char *) g_ptr_array_index (list->ids, i));
  return g_string_free (all, FALSE);
}

static char *
describe_plans (DmStore *store, DmDay on)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = dm_store_list_plans (store, on, &error);
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < plans->len; i++)
    {
      const DmPlanSummary *summary = g_ptr_array_index (plans, i);

      g_string_append_printf (all, "%s %u %u", summary->plan->id, summary->n_tasks, summary->n_duties);
      for (guint status = 0; status < DM_STATUS_N; status++)
        g_string_append_printf (all, " %u", summary->counts[status]);
    }
  return g_string_free (all, FALSE);
}

static DmItemQuery *
make_query (Office *self, DmDay on)
{
  DmItemQuery *query = dm_item_query_new (on);
  DmUnit *unit = pick (self, self->units);

  query->sort = g_rand_boolean (self->rand) ? DM_SORT_LEAD : g_rand_int_range (self->rand, DM_SORT_OUTLINE, DM_SORT_PERSON + 1);
  query->descending = g_rand_boolean (self->rand);
  query->group = g_rand_int_range (self->rand, DM_GROUP_NONE, DM_GROUP_UNIT + 1);
  query->include_closed = g_rand_boolean (self->rand);
  if (g_rand_int_range (self->rand, 0, 4) == 0)
    query->plan_id = g_strdup (pick (self, self->plans));
  if (g_rand_int_range (self->rand, 0, 4) == 0)
    query->unit_id = g_strdup (unit->id);
  if (g_rand_int_range (self->rand, 0, 4) == 0)
    query->statuses = g_rand_int_range (self->rand, 1, 1 << DM_STATUS_N);
  return query;
}

static void
compare_answers (Office *self, DmTestOffice *office, DmStore *reader)
{
  DmDay on = dm_day_parse ("2017-09-30") + g_rand_int_range (self->rand, 0, 2);
  g_autoptr (DmStore) fresh = dm_test_office_open (office);
  g_autofree char *plans = describe_plans (reader, on), *wanted = describe_plans (fresh, on);

  g_assert_cmpstr (plans, ==, wanted);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (DmItemQuery) query = make_query (self, on);
      g_autofree char *answer = describe (reader, query), *own = describe (self->writer, query);
      g_autofree char *expected = describe (fresh, query);

      g_assert_cmpstr (answer, ==, expected);
      g_assert_cmpstr (own, ==, expected);
    }
}

static void
test_remembers_rightly (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) writer = dm_test_office_open (office), reader = dm_test_office_open (office);
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  Office self = { writer, rand, plans, tasks, units };

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 580 + i), *name = g_strdup_printf ("Phòng %u", i);
      g_autoptr (DmPlan) plan = dm_test_add_plan (writer, number);

      g_ptr_array_add (plans, g_strdup (plan->id));
      g_ptr_array_add (units, dm_test_add_unit (writer, name));
    }
  for (guint i = 0; i < 20; i++)
    add_task (&self);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        acts[g_rand_int_range (rand, 0, G_N_ELEMENTS (acts))](&self);
      compare_answers (&self, office, reader);
    }
}

/* Whoever was given a list keeps it, whatever becomes of the office and of the connection. */
static void
test_lists_outlive (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  DmStore *store = dm_test_office_open (office);
  g_autoptr (DmPlan) plan = dm_test_add_plan (store, "580");
  g_autoptr (DmItem) task = dm_test_add_task (store, plan, "Việc", "Quý III năm 2017");
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemList) before = dm_store_query_items (store, query, 0, NULL), after = NULL;

  g_assert_true (dm_store_delete_item (store, task->id, task->rev, NULL));
  after = dm_store_query_items (store, query, 0, NULL);
  dm_store_close (store);
  g_assert_cmpuint (after->ids->len, ==, 0);
  g_assert_cmpuint (before->ids->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (before->ids, 0), ==, task->id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roll/remembers-rightly", test_remembers_rightly);
  g_test_add_func ("/roll/lists-outlive", test_lists_outlive);
  return g_test_run ();
}
