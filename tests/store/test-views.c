/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Queries that were given a name: as text, and in the file. */

#include "dm-test-store.h"

#include <string.h>

/* --- a query as text --- */

static DmItemQuery *
make_full (void)
{
  DmItemQuery *query = dm_item_query_new (dm_day_parse ("2017-10-05"));

  query->plan_id = g_strdup ("p\"1");
  query->kinds = 1u << DM_ITEM_TASK | 1u << DM_ITEM_DUTY;
  query->statuses = 1u << DM_STATUS_OVERDUE | 1u << DM_STATUS_DONE_LATE;
  query->unit_id = g_strdup ("u1");
  query->person_id = g_strdup ("an");
  query->text = g_strdup ("đường \\ “số”");
  query->within = DM_WITHIN_OWN;
  query->end_from = dm_day_parse ("2017-07-01");
  query->end_until = dm_day_parse ("2017-09-30");
  query->group = DM_GROUP_UNIT;
  query->sort = DM_SORT_PERSON;
  query->descending = TRUE;
  query->include_closed = TRUE;
  return query;
}

/* The names stand in files: they never change. */
static void
test_text_of_all (void)
{
  g_autoptr (DmItemQuery) query = make_full (), read = NULL, plain = dm_item_query_new (DM_DAY_NONE);
  g_autofree char *json = dm_item_query_to_json (query), *again = NULL, *nothing = dm_item_query_to_json (plain);

  g_assert_cmpstr (json, ==,
                   "{\"plan\":\"p\\\"1\",\"kinds\":\"task duty\",\"statuses\":\"overdue done-late\",\"unit\":\"u1\",\"person\":\"an\","
                   "\"text\":\"đường \\\\ “số”\",\"within\":\"own\",\"from\":\"2017-07-01\",\"until\":\"2017-09-30\","
                   "\"group\":\"unit\",\"sort\":\"person\",\"descending\":true}");
  read = dm_item_query_from_json (json);
  again = dm_item_query_to_json (read);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpint (read->on, ==, DM_DAY_NONE);
  g_assert_true (dm_item_query_equal (query, read));
  g_assert_false (dm_item_query_equal (query, plain));
  g_assert_cmpstr (nothing, ==, "{}");
}

/* Every value of every list has a name of its own and comes back. */
static void
test_every_value (void)
{
  for (guint i = 0; i <= DM_SORT_PERSON; i++)
    for (guint j = 0; j <= DM_WITHIN_OWN; j++)
      for (guint k = 0; k <= DM_GROUP_UNIT; k++)
        {
          g_autoptr (DmItemQuery) query = dm_item_query_new (DM_DAY_NONE), read = NULL;
          g_autofree char *json = NULL;

          query->sort = i;
          query->within = j;
          query->group = k;
          query->statuses = 1u << i % DM_STATUS_N;
          json = dm_item_query_to_json (query);
          read = dm_item_query_from_json (json);
          g_assert_cmpuint (read->sort, ==, i);
          g_assert_cmpuint (read->within, ==, j);
          g_assert_cmpuint (read->group, ==, k);
          g_assert_cmpuint (read->statuses, ==, query->statuses);
        }
}

/* What makes no difference is not told: who sits at the desk, days that are not asked for, tasks alone. */
static void
test_plain (void)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (DM_DAY_NONE);
  g_autofree char *json = NULL;

  query->mine = TRUE;
  query->person_id = g_strdup ("an");
  query->kinds = 1u << DM_ITEM_TASK;
  query->end_from = dm_day_parse ("2017-07-01");
  query->include_closed = TRUE;
  json = dm_item_query_to_json (query);
  g_assert_cmpstr (json, ==, "{\"mine\":true,\"closed\":true}");
}

static const struct
{
  const char *json;
  const char *understood;
} damaged[] = {
  { NULL, "{}" },
  { "", "{}" },
  { "{\"unit\":\"u1\"", "{}" },
  { "[1, 2]", "{}" },
  { "\"unit\"", "{}" },
  { "{\"unit\":\"u1\",\"colour\":\"red\",\"depth\":{\"unit\":\"u2\"}}", "{\"unit\":\"u1\"}" },
  { "{\"unit\":7,\"plan\":null,\"closed\":\"yes\",\"sort\":[\"text\"],\"statuses\":true}", "{}" },
  { "{\"sort\":\"colour\",\"within\":\"yesterday\",\"group\":\"\"}", "{}" },
  { "{\"statuses\":\"overdue late-and-sad silent\"}", "{\"statuses\":\"overdue silent\"}" },
  { "{\"within\":\"own\",\"from\":\"2017-13-01\",\"until\":\"2017-09-30\"}", "{\"within\":\"own\",\"until\":\"2017-09-30\"}" },
  { "{\"text\":\"\",\"unit\":\"\"}", "{}" },
};

static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (DmItemQuery) query = dm_item_query_from_json (damaged[i].json);
      g_autofree char *json = dm_item_query_to_json (query);

      g_test_message ("%s", damaged[i].json ? damaged[i].json : "NULL");
      g_assert_cmpstr (json, ==, damaged[i].understood);
    }
}

/* --- in the file --- */

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
} Office;

static void
set_up (Office *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
}

static void
tear_down (Office *self, gconstpointer data)
{
  dm_test_assert_sound (self->store);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static DmSavedView *
save (Office *self, const char *name, guint statuses)
{
  g_autoptr (DmSavedView) draft = dm_saved_view_new ();
  g_autoptr (GError) error = NULL;
  DmSavedView *view;

  draft->name = g_strdup (name);
  draft->query->statuses = statuses;
  view = dm_store_save_view (self->store, draft, &error);
  g_assert_no_error (error);
  return view;
}

static void
assert_views (Office *self, const char *expected)
{
  g_autoptr (GPtrArray) views = dm_store_list_views (self->store, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((DmSavedView *) g_ptr_array_index (views, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
undo (Office *self, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_views (self, expected);
}

static void
test_keep (Office *self, gconstpointer data)
{
  g_autoptr (DmSavedView) late = save (self, "  Quá hạn ", 1u << DM_STATUS_OVERDUE), quiet = save (self, "Lặng", 1u << DM_STATUS_SILENT);
  g_autoptr (DmSavedView) renamed = NULL;
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (late->name, ==, "Quá hạn");
  assert_views (self, "Quá hạn, Lặng");
  g_free (late->name);
  late->name = g_strdup ("Việc quá hạn");
  late->query->group = DM_GROUP_UNIT;
  renamed = dm_store_save_view (self->store, late, &error);
  g_assert_no_error (error);
  assert_views (self, "Việc quá hạn, Lặng");
  views = dm_store_list_views (self->store, NULL);
  g_assert_true (dm_item_query_equal (((DmSavedView *) g_ptr_array_index (views, 0))->query, late->query));
  g_assert_true (dm_store_delete_view (self->store, quiet->id, quiet->rev, &error));
  assert_views (self, "Việc quá hạn");
  undo (self, "Việc quá hạn, Lặng");
  undo (self, "Quá hạn, Lặng");
  undo (self, "Quá hạn");
}

static void
test_move (Office *self, gconstpointer data)
{
  g_autoptr (DmSavedView) a = save (self, "A", 0), b = save (self, "B", 0), c = save (self, "C", 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (dm_store_move_view (self->store, c->id, 0, &error));
  assert_views (self, "C, A, B");
  g_assert_true (dm_store_move_view (self->store, c->id, 99, &error));
  assert_views (self, "A, B, C");
  g_assert_true (dm_store_move_view (self->store, a->id, 1, &error));
  assert_views (self, "B, A, C");
  undo (self, "A, B, C");
  undo (self, "C, A, B");
  g_assert_false (dm_store_move_view (self->store, "nobody", 1, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND);
}

static void
assert_refused (Office *self, const char *name, const char *nick)
{
  g_autoptr (DmSavedView) draft = dm_saved_view_new ();
  g_autoptr (GError) error = NULL;

  draft->name = g_strdup (name);
  g_assert_null (dm_store_save_view (self->store, draft, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, nick);
}

static void
test_refused (Office *self, gconstpointer data)
{
  g_autoptr (DmSavedView) view = save (self, "Quá hạn", 0), again = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (self, NULL, "view-name-empty");
  assert_refused (self, "  ", "view-name-empty");
  assert_refused (self, "qua han", "view-name-taken");
  /* Its own name is not taken; what somebody else changed meanwhile is. */
  again = dm_store_save_view (self->store, view, &error);
  g_assert_no_error (error);
  view->rev = 99;
  view->query->group = DM_GROUP_UNIT;
  g_assert_null (dm_store_save_view (self->store, view, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/views/text-of-all", test_text_of_all);
  g_test_add_func ("/store/views/every-value", test_every_value);
  g_test_add_func ("/store/views/plain", test_plain);
  g_test_add_func ("/store/views/damaged", test_damaged);
  g_test_add ("/store/views/keep", Office, NULL, set_up, test_keep, tear_down);
  g_test_add ("/store/views/move", Office, NULL, set_up, test_move, tear_down);
  g_test_add ("/store/views/refused", Office, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
