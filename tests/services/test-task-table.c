/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks read into a table: in their order, by the slice, and not at all once given up. */

#include "office-fixture.h"

#include "dm-task-table.h"

#include <string.h>

static GArray *
make_fields (void)
{
  const DmTaskField all[] = { DM_FIELD_TEXT, DM_FIELD_CODE, DM_FIELD_STATUS };
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (DmTaskField));

  return g_array_append_vals (fields, all, G_N_ELEMENTS (all));
}

static void
progress_cb (double done, gpointer told)
{
  g_array_append_val ((GArray *) told, done);
}

static DmItemList *
list_tasks (Fixture *self, DmGroup group)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_from_ymd (2017, 9, 20));

  query->group = group;
  return fixture_query (self->office, query, 0);
}

static const DmTableRow *
get_row (DmTable *table, guint i)
{
  return g_ptr_array_index (table->rows, i);
}

static void
test_read (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (self->office, "580", 250);
  g_autoptr (DmItemList) list = list_tasks (self, DM_GROUP_NONE);
  g_autoptr (GArray) fields = make_fields (), told = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DmTable) table = NULL;

  g_assert_cmpuint (list->ids->len, ==, 250);
  /* From the last to the first, and one that is nobody's. */
  for (guint i = 250; i > 0; i--)
    g_ptr_array_add (ids, g_ptr_array_index (list->ids, i - 1));
  g_ptr_array_insert (ids, 120, (gpointer) "gone");
  g_ptr_array_add (ids, NULL);
  dm_task_table_read_async (self->office, (const char *const *) ids->pdata, fields, progress_cb, told, NULL,
                            fixture_got_cb, &result);
  table = dm_task_table_finish (self->office, fixture_wait (&result), NULL);
  g_assert_cmpuint (table->rows->len, ==, 250);
  g_assert_cmpuint (table->n_bodies, ==, 250);
  g_assert_cmpuint (told->len, ==, 3);
  g_assert_cmpfloat (g_array_index (told, double, 2), ==, 1);
  g_clear_object (&result);
  dm_office_get_items_async (self->office, (const char *const *) list->ids->pdata, list->ids->len, NULL, fixture_got_cb,
                             &result);
  items = dm_office_get_items_finish (self->office, fixture_wait (&result), NULL);
  for (guint i = 0; i < 250; i++)
    {
      const DmItem *item = g_ptr_array_index (items, 249 - i);

      g_assert_cmpstr (get_row (table, i)->cells[0], ==, item->text);
      g_assert_cmpstr (get_row (table, i)->cells[1], ==, item->code ? item->code : "");
      g_assert_cmpstr (get_row (table, i)->cells[2], !=, "");
    }
}

/* The headings of a list stand where they stood. */
static void
test_query (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (self->office, "580", 130);
  g_autoptr (DmItemList) list = list_tasks (self, DM_GROUP_UNIT);
  g_autoptr (GArray) fields = make_fields ();
  g_autoptr (DmItemQuery) query = dm_item_query_new (DM_DAY_NONE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DmTable) table = NULL;

  query->group = DM_GROUP_UNIT;
  dm_task_table_query_async (self->office, query, fields, NULL, NULL, NULL, fixture_got_cb, &result);
  table = dm_task_table_finish (self->office, fixture_wait (&result), NULL);
  g_assert_cmpuint (list->headings->len, >, 0);
  g_assert_cmpuint (table->rows->len, ==, list->ids->len);
  g_assert_cmpuint (table->n_bodies, ==, list->ids->len - list->headings->len);
  for (guint i = 0; i < list->ids->len; i++)
    g_assert_cmpint (get_row (table, i)->heading != NULL, ==, g_str_has_prefix (g_ptr_array_index (list->ids, i), "unit:"));
}

static void
give_up_cb (double done, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_give_up (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (self->office, "580", 250);
  g_autoptr (GArray) fields = make_fields ();
  g_autoptr (DmItemQuery) query = dm_item_query_new (DM_DAY_NONE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_task_table_query_async (self->office, query, fields, give_up_cb, cancellable, cancellable, fixture_got_cb, &result);
  g_assert_null (dm_task_table_finish (self->office, fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_texts (void)
{
  DmTable *table = dm_table_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DmTableTexts) texts = NULL;

  dm_table_add_column (table, "Số", DM_COLUMN_CODE, 40);
  dm_table_add_row (table, g_strdupv ((char *[]){ (char *) "II.1", NULL }));
  dm_table_write_texts_async (table, NULL, fixture_got_cb, &result);
  texts = dm_table_write_texts_finish (fixture_wait (&result), NULL);
  g_assert_cmpstr (texts->tabs, ==, "Số\nII.1\n");
  g_assert_cmpstr (texts->words, ==, "II.1.\n");
  g_assert_nonnull (strstr (texts->html, ">II.1</td>"));
}

#define ADD(path, function) \
  g_test_add ("/services/task-table/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("read", test_read);
  ADD ("query", test_query);
  ADD ("give-up", test_give_up);
  g_test_add_func ("/services/task-table/texts", test_texts);
  return g_test_run ();
}
