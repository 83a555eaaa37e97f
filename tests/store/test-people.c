/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People come and go; what is in their charge stays theirs until somebody else is named. */

#include "dm-test-store.h"

#include <string.h>

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dm_test_assert_sound (self->store);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *phone, *email, *from, *until, *nick;
  } cases[] = {
    { NULL, NULL, NULL, NULL, NULL, "person-name-empty" },
    { " \t\n", "0208 3845 123", NULL, NULL, NULL, "person-name-empty" },
    { "An", "12", NULL, NULL, NULL, "phone-implausible" },
    { "An", NULL, "an@", NULL, NULL, "email-implausible" },
    { "An", NULL, NULL, "2018-01-01", "2017-12-31", "person-life-span" },
  };
  g_autoptr (GPtrArray) people = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmPerson) draft = dm_person_new ();
      g_autoptr (GError) error = NULL;

      draft->name = g_strdup (cases[i].name);
      draft->phone = g_strdup (cases[i].phone);
      draft->email = g_strdup (cases[i].email);
      draft->valid_from = dm_day_parse (cases[i].from);
      draft->valid_until = dm_day_parse (cases[i].until);
      g_assert_null (dm_store_save_person (self->store, draft, &error));
      g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].nick);
    }
  people = dm_store_list_people (self->store, NULL);
  g_assert_cmpuint (people->len, ==, 0);
}

/* What was typed is kept without the blanks around it; what is blank is nothing. */
static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) unit = dm_test_add_unit (self->store, "Văn phòng");
  g_autoptr (DmPerson) draft = dm_person_new ();
  g_autoptr (DmPerson) person = NULL, edited = NULL;
  g_autoptr (GError) error = NULL;

  draft->name = g_strdup ("  Nguyễn Văn An ");
  draft->title = g_strdup ("   ");
  draft->unit_id = g_strdup (unit->id);
  draft->phone = g_strdup (" 0208 3845 123 ");
  draft->email = g_strdup ("");
  draft->valid_from = draft->valid_until = dm_day_parse ("2017-06-20");
  person = dm_store_save_person (self->store, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (person->name, ==, "Nguyễn Văn An");
  g_assert_null (person->title);
  g_assert_null (person->email);
  g_assert_cmpstr (person->unit_id, ==, unit->id);
  g_assert_cmpstr (person->phone, ==, "0208 3845 123");
  g_assert_cmpint (person->valid_until, ==, draft->valid_until);
  g_assert_cmpint (person->rev, ==, 1);

  person->title = g_strdup ("Chuyên viên");
  edited = dm_store_save_person (self->store, person, &error);
  g_assert_no_error (error);
  g_assert_cmpint (edited->rev, ==, 2);
  /* Somebody was first. */
  g_assert_null (dm_store_save_person (self->store, person, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_free (edited->unit_id);
  edited->unit_id = g_strdup ("nowhere");
  g_assert_null (dm_store_save_person (self->store, edited, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONSTRAINT);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPerson) one = dm_test_add_person (self->store, "Nguyễn Văn An");
  g_autoptr (DmPerson) two = dm_test_add_person (self->store, "NGUYỄN VĂN AN");
  g_autoptr (DmPerson) other = dm_test_add_person (self->store, "Lê Thị Bình");
  g_autoptr (DmPerson) found = NULL, gone = NULL, by_id = NULL, present = NULL;
  g_autoptr (GError) error = NULL;

  found = dm_store_find_person (self->store, "le thi binh", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->id, ==, other->id);
  g_assert_null (dm_store_find_person (self->store, "", &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dm_store_find_person (self->store, "nguyen van an", &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, one->id));
  g_assert_nonnull (strchr (strstr (error->message, one->id), '\n'));
  g_assert_nonnull (strstr (error->message, two->id));
  g_clear_error (&error);
  /* Of several the one who did not leave is meant. */
  one->valid_until = dm_day_parse ("2016-12-31");
  gone = dm_store_save_person (self->store, one, &error);
  g_assert_no_error (error);
  present = dm_store_find_person (self->store, "nguyen van an", &error);
  g_assert_cmpstr (present->id, ==, two->id);
  by_id = dm_store_find_person (self->store, gone->id, &error);
  g_assert_cmpstr (by_id->id, ==, gone->id);
}

static void
test_roster (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Đào Yến", "Nguyễn Văn An", "Bùi Ân", "Lê Văn An" };
  static const char expected[] = "Lê Văn An, Nguyễn Văn An, Bùi Ân, Đào Yến";
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dm_person_unref (dm_test_add_person (self->store, names[i]));
  people = dm_store_list_people (self->store, NULL);
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? ", " : "", ((const DmPerson *) g_ptr_array_index (people, i))->name);
  g_assert_cmpstr (order->str, ==, expected);
}

/* --- in charge --- */

static DmItem *
give (DmStore *store, const DmItem *item, const char *person_id)
{
  g_autoptr (DmItem) draft = dm_item_copy (item);
  g_autoptr (GError) error = NULL;
  DmItem *saved;

  g_free (draft->person_id);
  draft->person_id = g_strdup (person_id);
  saved = dm_store_save_item (store, draft, &error);
  g_assert_no_error (error);
  return saved;
}

static void
test_in_charge (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580");
  g_autoptr (DmPerson) person = dm_test_add_person (self->store, "Nguyễn Văn An");
  g_autoptr (DmItem) task = dm_test_add_task (self->store, plan, "Việc", "Quý III năm 2017");
  g_autoptr (DmItem) given = give (self->store, task, person->id);
  g_autoptr (DmItem) renamed = NULL, nobodys = NULL;
  g_autoptr (DmPerson) married = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (given->person_id, ==, person->id);
  g_assert_cmpstr (given->person_name, ==, "Nguyễn Văn An");
  g_free (person->name);
  person->name = g_strdup ("Nguyễn Văn Ân");
  married = dm_store_save_person (self->store, person, &error);
  g_assert_no_error (error);
  renamed = dm_store_get_item (self->store, task->id, &error);
  g_assert_cmpstr (renamed->person_name, ==, "Nguyễn Văn Ân");
  /* Who is in charge leaves, and is not deleted. */
  g_assert_false (dm_store_delete_person (self->store, married->id, married->rev, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  nobodys = give (self->store, renamed, NULL);
  g_assert_null (nobodys->person_id);
  g_assert_null (nobodys->person_name);
  g_assert_false (dm_store_delete_person (self->store, married->id, married->rev + 1, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (dm_store_delete_person (self->store, married->id, married->rev, &error));
}

static guint
count (DmStore *store, const char *person_id, gboolean mine)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemQuery) copy = NULL;
  g_autoptr (DmItemList) list = NULL;

  query->person_id = g_strdup (person_id);
  query->mine = mine;
  copy = dm_item_query_copy (query);
  list = dm_store_query_items (store, copy, 0, NULL);
  g_assert_cmpuint (list->ids->len, ==, list->total);
  return list->total;
}

/* A step speaks for its task: who does a part of it finds the task among their own, once. */
static void
test_filter (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580");
  g_autoptr (DmPerson) one = dm_test_add_person (self->store, "Nguyễn Văn An");
  g_autoptr (DmPerson) two = dm_test_add_person (self->store, "Lê Thị Bình");
  g_autoptr (DmItem) task = dm_test_add_task (self->store, plan, "Việc", "Quý III năm 2017");
  g_autoptr (DmItem) given = give (self->store, task, one->id);
  g_autoptr (DmItem) other = dm_test_add_task (self->store, plan, "Việc khác", "");
  g_autoptr (DmItem) step = dm_item_new (DM_ITEM_STEP);
  g_autoptr (GError) error = NULL;

  step->plan_id = g_strdup (plan->id);
  step->text = g_strdup ("Phần việc");
  for (guint i = 0; i < 2; i++)
    {
      g_free (step->parent_id);
      step->parent_id = g_strdup (i == 0 ? task->id : other->id);
      g_free (step->person_id);
      step->person_id = g_strdup (i == 0 ? one->id : two->id);
      dm_item_unref (dm_store_save_item (self->store, step, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count (self->store, NULL, FALSE), ==, 2);
  g_assert_cmpuint (count (self->store, one->id, FALSE), ==, 1);
  g_assert_cmpuint (count (self->store, two->id, FALSE), ==, 1);
  g_assert_cmpuint (count (self->store, two->id, TRUE), ==, 1);
  g_assert_cmpuint (count (self->store, "nobody", FALSE), ==, 0);
  /* As long as nobody says who sits here, nothing is theirs. */
  g_assert_cmpuint (count (self->store, NULL, TRUE), ==, 0);
}

/* The figure and the list it opens are of the same tasks: those of closed plans, duties and sections are in neither. */
static void
test_tally (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580"), closed = dm_test_add_plan (self->store, "581");
  g_autoptr (DmPerson) one = dm_test_add_person (self->store, "Nguyễn Văn An");
  g_autoptr (DmPerson) two = dm_test_add_person (self->store, "Lê Thị Bình");
  g_autoptr (DmItem) first = dm_test_add_task (self->store, plan, "Việc", "");
  g_autoptr (DmItem) second = dm_test_add_task (self->store, plan, "Việc khác", "");
  g_autoptr (DmItem) last = dm_test_add_task (self->store, closed, "Việc cũ", "");
  g_autoptr (DmItem) duty = dm_item_new (DM_ITEM_DUTY), step = dm_item_new (DM_ITEM_STEP);
  g_autoptr (DmPlan) draft = dm_plan_copy (closed);
  g_autoptr (GHashTable) tally = NULL, later = NULL;
  g_autoptr (GError) error = NULL;

  dm_item_unref (give (self->store, first, one->id));
  dm_item_unref (give (self->store, second, one->id));
  dm_item_unref (give (self->store, last, one->id));
  duty->plan_id = g_strdup (plan->id);
  duty->text = g_strdup ("Trách nhiệm");
  duty->person_id = g_strdup (two->id);
  dm_item_unref (dm_store_save_item (self->store, duty, &error));
  for (guint i = 0; i < 2; i++)
    {
      g_free (step->plan_id);
      step->plan_id = g_strdup (plan->id);
      g_free (step->parent_id);
      step->parent_id = g_strdup (second->id);
      g_free (step->text);
      step->text = g_strdup ("Phần việc");
      g_free (step->person_id);
      step->person_id = g_strdup (two->id);
      dm_item_unref (dm_store_save_item (self->store, step, &error));
    }
  draft->closed_on = dm_day_parse ("2017-08-01");
  dm_plan_unref (dm_store_save_plan (self->store, draft, &error));
  g_assert_no_error (error);
  tally = dm_store_tally_tasks (self->store, DM_TALLY_PEOPLE, dm_day_parse ("2017-08-01"), &error);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (tally, one->id)), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (tally, one->id)), ==, count (self->store, one->id, FALSE));
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (tally, two->id)), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (tally, two->id)), ==, count (self->store, two->id, FALSE));
  later = dm_store_tally_tasks (self->store, DM_TALLY_PEOPLE, dm_day_parse ("2017-07-31"), &error);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (later, one->id)), ==, 3);
}

static void
test_bulk (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580");
  g_autoptr (DmPerson) person = dm_test_add_person (self->store, "Nguyễn Văn An");
  g_autoptr (DmItem) one = dm_test_add_task (self->store, plan, "Một", "");
  g_autoptr (DmItem) two = dm_test_add_task (self->store, plan, "Hai", "");
  const char *ids[] = { one->id, two->id };
  g_autoptr (DmBulkChange) change = dm_bulk_change_new (DM_BULK_KEEP);
  g_autoptr (GError) error = NULL;
  guint n_changed;

  change->set_person = TRUE;
  change->person_id = g_strdup (person->id);
  g_assert_true (dm_store_change_items (self->store, ids, 2, change, dm_day_parse ("2017-08-01"), &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (self->store, person->id, FALSE), ==, 2);
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  g_assert_cmpuint (count (self->store, person->id, FALSE), ==, 0);
  g_assert_true (dm_store_redo (self->store, NULL, &error));
  /* What is not set stays as it is. */
  change->set_person = FALSE;
  g_clear_pointer (&change->person_id, g_free);
  g_assert_true (dm_store_change_items (self->store, ids, 2, change, dm_day_parse ("2017-08-01"), &n_changed, &error));
  g_assert_cmpuint (count (self->store, person->id, FALSE), ==, 2);
  change->set_person = TRUE;
  g_assert_true (dm_store_change_items (self->store, ids, 2, change, dm_day_parse ("2017-08-01"), &n_changed, &error));
  g_assert_cmpuint (count (self->store, person->id, FALSE), ==, 0);
}

/* --- history and search --- */

/* Ids in the log have names, also of who is gone. */
static void
test_names_in_history (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580");
  g_autoptr (DmPerson) one = dm_test_add_person (self->store, "Nguyễn Văn An");
  g_autoptr (DmPerson) two = dm_test_add_person (self->store, "Lê Thị Bình");
  g_autoptr (DmUnit) unit = dm_test_add_unit (self->store, "Văn phòng");
  g_autoptr (DmItem) task = dm_test_add_task (self->store, plan, "Việc", "");
  g_autoptr (DmItem) given = give (self->store, task, one->id);
  g_autoptr (DmItem) again = give (self->store, given, two->id);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  const DmChange *change;

  g_assert_true (dm_store_delete_person (self->store, one->id, one->rev, &error));
  changes = dm_store_list_changes (self->store, task->id, NULL, 0, &error);
  g_assert_no_error (error);
  change = g_ptr_array_index (changes, 0);
  g_assert_nonnull (strstr (change->before, one->id));
  g_assert_cmpstr (g_hash_table_lookup (change->names, one->id), ==, "Nguyễn Văn An");
  g_assert_cmpstr (g_hash_table_lookup (change->names, two->id), ==, "Lê Thị Bình");
  g_assert_cmpstr (g_hash_table_lookup (change->names, unit->id), ==, "Văn phòng");
}

static void
assert_hit (DmStore *store, const char *words, const DmPerson *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = dm_store_search (store, words, 10, NULL, &error);

  g_assert_no_error (error);
  g_test_message ("%s", words);
  g_assert_cmpuint (hits->len, ==, person != NULL);
  if (person == NULL)
    return;
  g_assert_cmpstr (((const DmHit *) g_ptr_array_index (hits, 0))->kind, ==, "person");
  g_assert_cmpstr (((const DmHit *) g_ptr_array_index (hits, 0))->id, ==, person->id);
  g_assert_cmpstr (((const DmHit *) g_ptr_array_index (hits, 0))->title, ==, person->name);
}

static void
test_search (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPerson) draft = dm_person_new ();
  g_autoptr (DmPerson) person = NULL;
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580");
  g_autoptr (DmItem) task = dm_test_add_task (self->store, plan, "Việc", "");
  g_autoptr (DmItem) given = NULL;
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemList) list = NULL;
  g_autoptr (GError) error = NULL;

  draft->name = g_strdup ("Nguyễn Đức Hải");
  draft->title = g_strdup ("Phó Trưởng ban");
  draft->email = g_strdup ("hai@bqlkcn.gov.vn");
  draft->phone = g_strdup ("0912 345 678");
  person = dm_store_save_person (self->store, draft, &error);
  g_assert_no_error (error);
  assert_hit (self->store, "đức hải", person);
  assert_hit (self->store, "duc hai", person);
  assert_hit (self->store, "pho truong ban", person);
  assert_hit (self->store, "hai@bqlkcn", person);
  assert_hit (self->store, "0912 345", person);
  /* The tasks in a person's charge are found by the name. */
  given = give (self->store, task, person->id);
  query->text = g_strdup ("duc hai");
  list = dm_store_query_items (self->store, query, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->total, ==, 1);
  dm_item_unref (give (self->store, given, NULL));
  g_assert_true (dm_store_delete_person (self->store, person->id, person->rev, &error));
  assert_hit (self->store, "duc hai", NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/store/people/refusals", test_refusals },
    { "/store/people/save", test_save },
    { "/store/people/find", test_find },
    { "/store/people/roster", test_roster },
    { "/store/people/in-charge", test_in_charge },
    { "/store/people/filter", test_filter },
    { "/store/people/tally", test_tally },
    { "/store/people/bulk", test_bulk },
    { "/store/people/names-in-history", test_names_in_history },
    { "/store/people/search", test_search },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
