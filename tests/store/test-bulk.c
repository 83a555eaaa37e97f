/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same change to many items is one act: all of them or none, and undone whole. */

#include "dm-test-store.h"

#define TODAY "2017-10-05"

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
  DmPlan *plan;
  char *ids[5]; /* four tasks, and the end of the list */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
  self->plan = dm_test_add_plan (self->store, "580");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DmItem) task = dm_test_add_task (self->store, self->plan, "Việc", "Quý III năm 2017");

      self->ids[i] = g_strdup (task->id);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dm_test_assert_sound (self->store);
  for (guint i = 0; i < 4; i++)
    g_free (self->ids[i]);
  dm_plan_unref (self->plan);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static void
change (Fixture *self, const DmBulkChange *bulk, guint n_expected)
{
  g_autoptr (GError) error = NULL;
  guint n_changed;

  g_assert_true (dm_store_change_items (self->store, (const char *const *) self->ids, 4, bulk, dm_day_parse (TODAY),
                                        &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, n_expected);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
}

static DmItem *
get (Fixture *self, guint i)
{
  g_autoptr (GError) error = NULL;
  DmItem *item = dm_store_get_item (self->store, self->ids[i], &error);

  g_assert_no_error (error);
  return item;
}

static DmStatus
get_status (Fixture *self, guint i)
{
  g_autoptr (DmItem) item = get (self, i);
  g_autoptr (DmRules) rules = dm_store_get_rules (self->store, NULL);
  DmStanding standing;

  dm_item_standing (item, rules, dm_day_parse (TODAY), &standing);
  return standing.status;
}

static void
test_lead_and_target (Fixture *self, gconstpointer data)
{
  g_autoptr (DmBulkChange) bulk = dm_bulk_change_new (DM_BULK_KEEP);
  g_autoptr (DmUnit) unit = dm_unit_new ();
  g_autofree char *before = dm_store_digest (self->store, NULL), *after = NULL;

  unit->name = g_strdup ("Phòng mới");
  bulk->lead = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  g_ptr_array_add (bulk->lead, dm_unit_ref (unit));
  bulk->set_target = TRUE;
  bulk->target_on = dm_day_parse ("2017-09-15");
  change (self, bulk, 4);
  g_assert_cmpuint (dm_test_count_units (self->store), ==, 1);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DmItem) item = get (self, i);

      g_assert_cmpuint (item->lead->len, ==, 1);
      g_assert_cmpint (item->target_on, ==, bulk->target_on);
    }
  undo (self);
  after = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* Nobody leads from now on: that is not the same as leaving it. */
static void
test_no_lead (Fixture *self, gconstpointer data)
{
  g_autoptr (DmBulkChange) bulk = dm_bulk_change_new (DM_BULK_KEEP);
  g_autoptr (DmUnit) unit = dm_test_add_unit (self->store, "Phòng");
  g_autoptr (DmItem) item = NULL;

  bulk->lead = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  g_ptr_array_add (bulk->lead, dm_unit_ref (unit));
  change (self, bulk, 4);
  g_ptr_array_set_size (bulk->lead, 0);
  change (self, bulk, 4);
  item = get (self, 3);
  g_assert_cmpuint (item->lead->len, ==, 0);
}

static void
test_states (Fixture *self, gconstpointer data)
{
  g_autoptr (DmBulkChange) finish = dm_bulk_change_new (DM_BULK_FINISH);
  g_autoptr (DmBulkChange) cancel = dm_bulk_change_new (DM_BULK_CANCEL);
  g_autoptr (DmBulkChange) resume = dm_bulk_change_new (DM_BULK_RESUME);
  g_autoptr (DmItem) item = NULL;

  cancel->on = finish->on = dm_day_parse (TODAY);
  cancel->why = g_strdup ("Trùng việc");
  change (self, cancel, 4);
  g_assert_cmpint (get_status (self, 0), ==, DM_STATUS_CANCELLED);
  /* What is cancelled is not done by the way. */
  change (self, finish, 4);
  g_assert_cmpint (get_status (self, 0), ==, DM_STATUS_CANCELLED);
  change (self, resume, 4);
  g_assert_cmpint (get_status (self, 0), ==, DM_STATUS_OVERDUE);
  change (self, finish, 4);
  g_assert_cmpint (get_status (self, 3), ==, DM_STATUS_DONE_LATE);
  /* Done once is done: no second entry. */
  change (self, finish, 4);
  item = get (self, 3);
  g_assert_cmpuint (item->entries->len, ==, 1);
  undo (self);
  g_assert_cmpint (get_status (self, 0), ==, DM_STATUS_OVERDUE);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (DmBulkChange) bulk = dm_bulk_change_new (DM_BULK_DELETE);
  g_autofree char *before = dm_store_digest (self->store, NULL), *after = NULL;

  change (self, bulk, 4);
  change (self, bulk, 0);
  undo (self);
  after = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* One that cannot be changed leaves all the others as they were. */
static void
test_all_or_none (Fixture *self, gconstpointer data)
{
  g_autoptr (DmBulkChange) bulk = dm_bulk_change_new (DM_BULK_FINISH);
  g_autofree char *before = dm_store_digest (self->store, NULL), *after = NULL;
  const DmDay days[] = { DM_DAY_NONE, dm_day_parse (TODAY) + 1 };
  const char *const nicks[] = { "entry-without-day", "entry-in-future" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_changed = 7;

      bulk->on = days[i];
      g_assert_false (dm_store_change_items (self->store, (const char *const *) self->ids, 4, bulk, dm_day_parse (TODAY),
                                             &n_changed, &error));
      g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, nicks[i]);
    }
  bulk->state = DM_BULK_KEEP;
  bulk->lead = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  g_ptr_array_add (bulk->lead, dm_unit_new ()); /* without a name */
  {
    g_autoptr (GError) error = NULL;
    guint n_changed;

    g_assert_false (dm_store_change_items (self->store, (const char *const *) self->ids, 4, bulk, dm_day_parse (TODAY),
                                           &n_changed, &error));
    g_assert_nonnull (error);
  }
  after = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (before, ==, after);
}

#define ADD(path, function) g_test_add ("/bulk/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lead-and-target", test_lead_and_target);
  ADD ("no-lead", test_no_lead);
  ADD ("states", test_states);
  ADD ("delete", test_delete);
  ADD ("all-or-none", test_all_or_none);
  return g_test_run ();
}
