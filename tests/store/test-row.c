/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for a row of any table: its id, whose it is, and how it stands in the log. */

#include "dm-test-store.h"

#include <string.h>

static void
test_ids_are_in_order (void)
{
  g_autofree char *previous = dm_id_new (1700000000000000);

  for (gint64 now = 1700000000000001; now < 1700000000003000; now++)
    {
      g_autofree char *id = dm_id_new (now);

      g_assert_true (g_uuid_string_is_valid (id));
      g_assert_cmpint (id[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", id[19]));
      /* Four steps a microsecond: a later one is never smaller. */
      g_assert_cmpint (strncmp (previous, id, 18), <, 0);
      g_free (previous);
      previous = g_steal_pointer (&id);
    }
}

static void
test_ids_of_one_instant_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    g_assert_true (g_hash_table_add (seen, dm_id_new (1700000000000000)));
}

static DmItem *
enter_half (DmStore *store, const DmItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-08-01"));
  DmItem *changed;

  entry->item_id = g_strdup (item->id);
  entry->percent = 50;
  changed = dm_store_save_entry (store, entry, dm_day_parse ("2017-08-02"), &error);
  g_assert_no_error (error);
  return changed;
}

static void
test_row_stays_with_its_task (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) plan = dm_test_add_plan (store, "580");
  g_autoptr (DmItem) one = dm_test_add_task (store, plan, "Một", "Quý III năm 2017");
  g_autoptr (DmItem) other = dm_test_add_task (store, plan, "Hai", "Quý III năm 2017");
  g_autoptr (DmItem) changed = enter_half (store, one);
  g_autoptr (DmEntry) entry = dm_entry_copy (g_ptr_array_index (changed->entries, 0));
  g_autofree char *before = dm_store_digest (store, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_free (entry->item_id);
  entry->item_id = g_strdup (other->id);
  g_assert_null (dm_store_save_entry (store, entry, dm_day_parse ("2017-08-02"), &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "row-moved");
  after = dm_store_digest (store, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* An image names only what has a value, and a row read back from it is the row. */
static void
test_images_are_short (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmPlan) plan = dm_test_add_plan (store, "580");
  g_autoptr (DmItem) item = dm_test_add_task (store, plan, "Một", "Quý III năm 2017");
  g_autoptr (DmItem) changed = enter_half (store, item);
  g_autoptr (GPtrArray) changes = dm_store_list_changes (store, item->id, NULL, 1, NULL);
  g_autoptr (GPtrArray) problems = dm_store_check (store, NULL);
  const DmChange *change = g_ptr_array_index (changes, 0);

  g_assert_cmpstr (change->table, ==, "entry");
  g_assert_null (strstr (change->after, "null"));
  g_assert_null (strstr (change->after, "result"));
  g_assert_nonnull (strstr (change->after, "\"percent\":50"));
  g_assert_cmpuint (problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/row/ids-are-in-order", test_ids_are_in_order);
  g_test_add_func ("/store/row/ids-of-one-instant-differ", test_ids_of_one_instant_differ);
  g_test_add_func ("/store/row/stays-with-its-task", test_row_stays_with_its_task);
  g_test_add_func ("/store/row/images-are-short", test_images_are_short);
  return g_test_run ();
}
