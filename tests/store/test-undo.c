/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo is made of the log: whatever was done, undoing all of it gives the office back, while the log only grows. */

#include "dm-test-store.h"

#define OPERATIONS 300

static DmItem *
pick_task (DmStore *store, GRand *rand)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-09-01"));
  g_autoptr (DmItemList) list = dm_store_query_items (store, query, G_MAXUINT, NULL);

  return list->first->len == 0
             ? NULL
             : dm_item_ref (g_ptr_array_index (list->first, g_rand_int_range (rand, 0, list->first->len)));
}

/* Units are called otherwise, and no longer. */
static void
touch_units (DmStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) units = dm_store_list_units (store, NULL);
  g_autoptr (DmUnit) draft = NULL;

  if (units->len == 0)
    {
      dm_unit_unref (dm_test_add_unit (store, "Văn phòng"));
      return;
    }
  draft = dm_unit_copy (g_ptr_array_index (units, g_rand_int_range (rand, 0, units->len)));
  if (draft->aliases->len > 2)
    g_ptr_array_remove_index (draft->aliases, 0);
  g_ptr_array_add (draft->aliases, g_strdup_printf ("Tên %u", g_rand_int (rand)));
  dm_unit_unref (dm_store_save_unit (store, draft, NULL));
}

static char *
pick_person (DmStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) people = dm_store_list_people (store, NULL);
  guint i = g_rand_int_range (rand, 0, people->len + 1);

  return i < people->len ? g_strdup (((const DmPerson *) g_ptr_array_index (people, i))->id) : NULL;
}

static void
edit_task (DmStore *store, DmItem *item, GRand *rand)
{
  static const char *const words[] = { "Quý III năm 2017", "Thường xuyên; Tháng 9/2017", "", "định kỳ hằng quý" };
  g_autoptr (DmItem) draft = dm_item_copy (item);
  g_autoptr (DmUnit) unit = dm_unit_new ();
  DmItem *kept;

  unit->name = g_strdup_printf ("Phòng %d", g_rand_int_range (rand, 0, 6));
  g_free (draft->text);
  draft->text = g_strdup_printf ("Việc “số” %u\n\\ %c", g_rand_int (rand), g_rand_int_range (rand, 'a', 'z'));
  g_free (draft->person_id);
  draft->person_id = pick_person (store, rand);
  g_ptr_array_set_size (draft->lead, 0);
  g_ptr_array_add (draft->lead, g_steal_pointer (&unit));
  g_ptr_array_unref (draft->deadlines);
  draft->deadlines = dm_deadline_parse (words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))], DM_DAY_NONE);
  kept = dm_store_save_item (store, draft, NULL);
  g_assert_nonnull (kept);
  dm_item_unref (kept);
}

/* People come, are changed and go; who is named by a task stays. */
static void
touch_people (DmStore *store, GRand *rand)
{
  g_autoptr (GPtrArray) people = dm_store_list_people (store, NULL);
  g_autofree char *name = g_strdup_printf ("Nguyễn Văn %c", g_rand_int_range (rand, 'A', 'Z'));
  g_autoptr (DmPerson) draft = NULL;
  DmPerson *last = people->len ? g_ptr_array_index (people, people->len - 1) : NULL;

  if (last == NULL || g_rand_boolean (rand))
    {
      dm_person_unref (dm_test_add_person (store, name));
      return;
    }
  if (g_rand_boolean (rand) && dm_store_delete_person (store, last->id, last->rev, NULL))
    return;
  draft = dm_person_copy (last);
  g_free (draft->title);
  draft->title = g_strdup_printf ("Chuyên viên %u", g_rand_int (rand));
  dm_person_unref (dm_store_save_person (store, draft, NULL));
}

static void
report (DmStore *store, const DmItem *item, GRand *rand)
{
  g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-07-01") + g_rand_int_range (rand, 0, 100));
  DmItem *changed;

  entry->item_id = g_strdup (item->id);
  entry->percent = g_rand_int_range (rand, 0, 101);
  changed = dm_store_save_entry (store, entry, dm_day_parse ("2018-01-01"), NULL);
  g_assert_nonnull (changed);
  dm_item_unref (changed);
}

/* One act of any kind; FALSE when chance offered nothing to do. */
static gboolean
act (DmStore *store, GRand *rand, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr (DmItem) item = pick_task (store, rand);
  g_autoptr (GPtrArray) plans = dm_store_list_plans (store, dm_day_parse ("2017-09-01"), NULL);
  const DmPlanSummary *summary
      = plans->len ? g_ptr_array_index (plans, g_rand_int_range (rand, 0, plans->len)) : NULL;
  int what = g_rand_int_range (rand, 0, 24);

  if (summary == NULL || what == 0)
    dm_plan_unref (dm_test_add_plan (store, number));
  else if (item == NULL || what < 8)
    dm_item_unref (dm_test_add_task (store, summary->plan, number, "Tháng 9 năm 2017"));
  else if (what < 12)
    edit_task (store, item, rand);
  else if (what < 17)
    report (store, item, rand);
  else if (what > 21)
    touch_units (store, rand);
  else if (what > 19)
    touch_people (store, rand);
  else if (what == 17)
    return dm_store_delete_item (store, item->id, item->rev, NULL);
  else if (what == 18 && plans->len > 1)
    return dm_store_delete_plan (store, summary->plan->id, summary->plan->rev, NULL);
  else
    return FALSE;
  return TRUE;
}

static void
test_undo_everything (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("one");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  g_autofree char *start = dm_store_digest (store, NULL);
  g_autofree char *full = NULL;
  g_autofree char *end = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_acts = 0, n_undone = 0;
  gint64 seq;

  for (guint n = 0; n < OPERATIONS; n++)
    n_acts += act (store, rand, n);
  full = dm_store_digest (store, NULL);
  g_assert_cmpstr (full, !=, start);
  dm_test_assert_sound (store);

  seq = dm_store_last_seq (store, NULL);
  while (dm_store_undo (store, NULL, NULL, &error))
    {
      g_assert_cmpint (dm_store_last_seq (store, NULL), >, seq);
      seq = dm_store_last_seq (store, NULL);
      n_undone++;
    }
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  g_assert_cmpuint (n_undone, ==, n_acts);
  end = dm_store_digest (store, NULL);
  g_assert_cmpstr (end, ==, start);
  dm_test_assert_sound (store);

  while (dm_store_redo (store, NULL, &error))
    ;
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOTHING_TO_UNDO);
  again = dm_store_digest (store, NULL);
  g_assert_cmpstr (again, ==, full);
  dm_test_assert_sound (store);
}

/* A column that somebody changed since is not overwritten; another column of the row may have changed. */
static void
test_conflict (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("one");
  g_autoptr (DmTestOffice) second = dm_test_office_new ("two");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmStore) other = NULL;
  g_autoptr (DmUnit) unit = dm_test_add_unit (store, "Văn phòng");
  g_autoptr (GError) error = NULL;
  g_autoptr (DmUnit) coded = NULL;
  DmUnit *renamed;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_free (second->uri);
  second->uri = g_strdup (office->uri);
  other = dm_test_office_open (second);
  unit->code = g_strdup ("VP");
  coded = dm_store_save_unit (store, unit, &error);
  g_assert_no_error (error);
  g_free (coded->name);
  coded->name = g_strdup ("Văn phòng Ban");
  renamed = dm_store_save_unit (other, coded, &error);
  g_assert_no_error (error);
  /* The code is taken back, the other's name stays. */
  g_assert_true (dm_store_undo (store, NULL, NULL, &error));
  /* To take back the unit itself would take the other's name away. */
  before = dm_store_digest (store, NULL);
  g_assert_false (dm_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_UNDO_CONFLICT);
  after = dm_store_digest (store, NULL);
  g_assert_cmpstr (after, ==, before);
  dm_unit_unref (renamed);
}

static void
test_revisions_grow (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("one");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmUnit) unit = dm_test_add_unit (store, "Văn phòng");
  g_autoptr (GPtrArray) units = NULL;

  g_assert_true (dm_store_delete_unit (store, unit->id, unit->rev, NULL));
  g_assert_true (dm_store_undo (store, NULL, NULL, NULL));
  units = dm_store_list_units (store, NULL);
  g_assert_cmpint (((DmUnit *) g_ptr_array_index (units, 0))->rev, >, unit->rev);
}

static void
add_lines_of_others (DmTestOffice *office, DmStore *store, guint n)
{
  g_autofree char *script
      = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
                         " INSERT INTO change (seq, txn, action, at, who, host, tbl, row_id, op, rev, prev, hash)"
                         " SELECT %" G_GINT64_FORMAT " + i, 't' || i, 'unit-edit', '', 'other', '', 'unit', 'u', 'U', 1, '', ''"
                         " FROM n", n, dm_store_last_seq (store, NULL));

  dm_test_office_execute (office, script);
}

/* What others have done since is passed over, but not without end. */
static void
test_long_ago (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("one");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmUnit) unit = dm_test_add_unit (store, "Văn phòng");
  g_autofree char *action = NULL, *none = NULL;

  add_lines_of_others (office, store, 19999);
  g_assert_true (dm_store_can_undo (store, &action, NULL));
  g_assert_nonnull (action);
  add_lines_of_others (office, store, 1);
  g_assert_true (dm_store_can_undo (store, &none, NULL));
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/everything", test_undo_everything);
  g_test_add_func ("/undo/conflict", test_conflict);
  g_test_add_func ("/undo/revisions-grow", test_revisions_grow);
  g_test_add_func ("/undo/long-ago", test_long_ago);
  return g_test_run ();
}
