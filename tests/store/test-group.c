/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings between the rows: each row once, each heading once and before its rows, with the number of them. */

#include "dm-test-store.h"

#include <string.h>

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
  DmPlan *plan;
  DmUnit *offices[2];
  GHashTable *ids; /* by code */
} Fixture;

static void
add (Fixture *self, DmItemKind kind, const char *code, const char *parent, const char *deadline, DmUnit *lead)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) draft = dm_item_new (kind), item = NULL;

  draft->plan_id = g_strdup (self->plan->id);
  draft->parent_id = parent ? g_strdup (g_hash_table_lookup (self->ids, parent)) : NULL;
  draft->code = g_strdup (code);
  draft->text = g_strconcat ("Mục ", code, NULL);
  g_ptr_array_unref (draft->deadlines);
  draft->deadlines = dm_deadline_parse (deadline ? deadline : "", self->plan->issued_on);
  if (lead)
    g_ptr_array_add (draft->lead, dm_unit_ref (lead));
  item = dm_store_save_item (self->store, draft, &error);
  g_assert_no_error (error);
  g_hash_table_insert (self->ids, g_strdup (code), g_strdup (item->id));
}

/* The outline of the first plan: a heading with tasks before and behind an inner one, an empty one, a task below a
 * task, and one below nothing. */
static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
  self->plan = dm_test_add_plan (self->store, "580");
  self->offices[0] = dm_test_add_unit (self->store, "Ủy ban");
  self->offices[1] = dm_test_add_unit (self->store, "Đội");
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add (self, DM_ITEM_TASK, "0", NULL, NULL, NULL);
  add (self, DM_ITEM_SECTION, "I", NULL, NULL, NULL);
  add (self, DM_ITEM_SECTION, "II", NULL, NULL, NULL);
  add (self, DM_ITEM_SECTION, "II.1", "II", NULL, NULL);
  add (self, DM_ITEM_TASK, "II.1.a", "II.1", "Quý III năm 2017", self->offices[0]);
  add (self, DM_ITEM_TASK, "II.1.b", "II.1", "Tháng 8 năm 2017", self->offices[1]);
  add (self, DM_ITEM_TASK, "II.2", "II", "Năm 2017", self->offices[0]);
  add (self, DM_ITEM_TASK, "II.2.1", "II.2", "Tháng 7 năm 2017", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->ids);
  dm_unit_unref (self->offices[0]);
  dm_unit_unref (self->offices[1]);
  dm_plan_unref (self->plan);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static const char *
find_code (Fixture *self, const char *id)
{
  GHashTableIter iter;
  gpointer code, value;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &code, &value))
    if (strcmp (value, id) == 0)
      return code;
  return "?";
}

/* "[level text n] row row …" */
static char *
dup_rows (Fixture *self, const DmItemQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItemList) list = dm_store_query_items (self->store, query, 100, &error);
  GString *words = g_string_new (NULL);
  guint n_headings = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < list->ids->len; i++)
    {
      const char *id = g_ptr_array_index (list->ids, i);
      const DmHeading *heading
          = n_headings < list->headings->len ? g_ptr_array_index (list->headings, n_headings) : NULL;

      g_string_append (words, i ? " " : "");
      if (heading && strcmp (heading->id, id) == 0)
        {
          const char *name = heading->code ? heading->code : heading->text ? heading->text : "-";

          g_string_append_printf (words, "[%u %s %u]", heading->level, name, heading->n);
          n_headings++;
        }
      else
        g_string_append (words, find_code (self, id));
    }
  g_assert_cmpuint (n_headings, ==, list->headings->len);
  g_assert_cmpuint (list->first->len, ==, list->ids->len - n_headings);
  return g_string_free (words, FALSE);
}

static void
assert_rows (Fixture *self, const DmItemQuery *query, const char *expected)
{
  g_autofree char *words = dup_rows (self, query);

  g_assert_cmpstr (words, ==, expected);
}

static DmItemQuery *
make_query (Fixture *self, DmGroup group)
{
  DmItemQuery *query = dm_item_query_new (dm_day_parse ("2017-08-15"));

  query->plan_id = g_strdup (self->plan->id);
  query->group = group;
  return query;
}

static void
test_sections (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItemQuery) query = make_query (self, DM_GROUP_SECTION);

  assert_rows (self, query, "0 [0 II 4] [1 II.1 2] II.1.a II.1.b II.2 II.2.1");
  /* Sorted otherwise, each heading has its rows together, and its own before those of inner ones. */
  query->sort = DM_SORT_END;
  assert_rows (self, query, "0 [0 II 4] II.2.1 II.2 [1 II.1 2] II.1.b II.1.a");
  query->descending = TRUE;
  assert_rows (self, query, "0 [0 II 4] II.2 II.2.1 [1 II.1 2] II.1.a II.1.b");
  query->statuses = 1u << DM_STATUS_OVERDUE;
  assert_rows (self, query, "[0 II 1] II.2.1");
}

static void
test_plans (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItemQuery) query = make_query (self, DM_GROUP_SECTION);
  g_autoptr (DmPlan) first = g_steal_pointer (&self->plan);
  g_autoptr (GError) error = NULL;

  self->plan = dm_test_add_plan (self->store, "581");
  add (self, DM_ITEM_TASK, "x", NULL, NULL, NULL);
  g_clear_pointer (&query->plan_id, g_free);
  assert_rows (self, query,
               "[0 580/KH-BQL 5] 0 [1 II 4] [2 II.1 2] II.1.a II.1.b II.2 II.2.1 [0 581/KH-BQL 1] x");
}

/* In the order of the Vietnamese alphabet; what nobody leads comes last. */
static void
test_units (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItemQuery) query = make_query (self, DM_GROUP_UNIT);

  assert_rows (self, query, "[0 Đội 1] II.1.b [0 Ủy ban 2] II.1.a II.2 [0 - 2] 0 II.2.1");
}

static void
test_no_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItemQuery) query = make_query (self, DM_GROUP_SECTION);

  query->statuses = 1u << DM_STATUS_CANCELLED;
  assert_rows (self, query, "");
  query->group = DM_GROUP_UNIT;
  assert_rows (self, query, "");
}

static void
test_periods (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *from, *until, *expected;
  } cases[] = {
    { "2017-07-31", "2017-07-31", "II.2.1" },
    { "2017-07-01", "2017-09-30", "II.1.a II.1.b II.2.1" },
    { "2017-08-01", NULL, "II.1.a II.1.b II.2" },
    { NULL, "2017-08-30", "II.2.1" },
    { "2018-01-01", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmItemQuery) query = make_query (self, DM_GROUP_NONE);

      query->within = DM_WITHIN_OWN;
      query->end_from = dm_day_parse (cases[i].from);
      query->end_until = dm_day_parse (cases[i].until);
      assert_rows (self, query, cases[i].expected);
    }
}

/* What "this quarter" is moves on with the day. */
static void
test_within (void)
{
  static const struct
  {
    DmWithin within;
    const char *on, *from, *until;
  } cases[] = {
    { DM_WITHIN_ANY, "2017-12-31", NULL, NULL },
    { DM_WITHIN_THIS_MONTH, "2017-12-31", "2017-12-01", "2017-12-31" },
    { DM_WITHIN_THIS_MONTH, "2016-02-01", "2016-02-01", "2016-02-29" },
    { DM_WITHIN_NEXT_MONTH, "2017-12-01", "2018-01-01", "2018-01-31" },
    { DM_WITHIN_NEXT_MONTH, "2017-01-31", "2017-02-01", "2017-02-28" },
    { DM_WITHIN_THIS_QUARTER, "2017-03-31", "2017-01-01", "2017-03-31" },
    { DM_WITHIN_THIS_QUARTER, "2017-10-01", "2017-10-01", "2017-12-31" },
    { DM_WITHIN_NEXT_QUARTER, "2017-10-01", "2018-01-01", "2018-03-31" },
    { DM_WITHIN_NEXT_QUARTER, "2017-09-30", "2017-10-01", "2017-12-31" },
    { DM_WITHIN_THIS_YEAR, "2017-12-31", "2017-01-01", "2017-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse (cases[i].on));
      DmDay from, until;

      query->within = cases[i].within;
      dm_item_query_get_period (query, &from, &until);
      g_assert_cmpint (from, ==, dm_day_parse (cases[i].from));
      g_assert_cmpint (until, ==, dm_day_parse (cases[i].until));
    }
}

#define ADD(path, function) g_test_add ("/group/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sections", test_sections);
  ADD ("plans", test_plans);
  ADD ("units", test_units);
  ADD ("no-rows", test_no_rows);
  ADD ("periods", test_periods);
  g_test_add_func ("/group/within", test_within);
  return g_test_run ();
}
