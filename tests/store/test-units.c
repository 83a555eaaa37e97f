/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units live and die, merge and split; what they were given stays theirs. */

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

static DmUnit *
save (DmStore *store, const DmUnit *draft)
{
  g_autoptr (GError) error = NULL;
  DmUnit *unit = dm_store_save_unit (store, draft, &error);

  g_assert_no_error (error);
  return unit;
}

static void
assert_refused (DmStore *store, const DmUnit *draft, const char *nick)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dm_store_save_unit (store, draft, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, nick);
}

static DmUnit *
make_draft (const char *name, const char *code, const char *from, const char *until)
{
  DmUnit *draft = dm_unit_new ();

  draft->name = g_strdup (name);
  draft->code = g_strdup (code);
  draft->valid_from = dm_day_parse (from);
  draft->valid_until = dm_day_parse (until);
  return draft;
}

static DmUnit *
add (DmStore *store, const char *name, const char *code, const char *from, const char *until)
{
  g_autoptr (DmUnit) draft = make_draft (name, code, from, until);

  return save (store, draft);
}

/* A unit that comes after @first and @second (NULL for one alone). */
static DmUnit *
add_successor (DmStore *store, const char *name, const DmUnit *first, const DmUnit *second)
{
  g_autoptr (DmUnit) draft = make_draft (name, NULL, NULL, NULL);

  g_ptr_array_add (draft->predecessors, g_strdup (first->id));
  if (second)
    g_ptr_array_add (draft->predecessors, g_strdup (second->id));
  return save (store, draft);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name, *from, *until, *nick;
  } cases[] = {
    { NULL, NULL, NULL, "unit-name-empty" },
    { "", NULL, NULL, "unit-name-empty" },
    { " \t\n", NULL, NULL, "unit-name-empty" },
    { "Ban", "2018-01-01", "2017-12-31", "unit-life-span" },
    { "Văn phòng", NULL, NULL, "unit-name-taken" },
    { "  VĂN   PHÒNG ", NULL, NULL, "unit-name-taken" },
    { "Van phong", NULL, NULL, "unit-name-taken" },
  };

  dm_unit_unref (dm_test_add_unit (self->store, "Văn phòng"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmUnit) draft = make_draft (cases[i].name, NULL, cases[i].from, cases[i].until);

      assert_refused (self->store, draft, cases[i].nick);
    }
  g_assert_cmpuint (dm_test_count_units (self->store), ==, 1);
}

/* A name may come again once the unit that bore it is dissolved, and be told of a unit that bore it before. */
static void
test_names_come_again (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) dissolved = add (self->store, "Văn phòng", "VP1", "2010-01-01", "2016-12-31");
  g_autoptr (DmUnit) living = add (self->store, "Văn phòng", "VP2", "2017-01-01", NULL);
  g_autoptr (DmUnit) earlier = add (self->store, "Văn phòng", "VP0", "2000-01-01", "2009-12-31");
  g_autoptr (GError) error = NULL;
  g_autoptr (DmUnit) found = dm_store_find_unit (self->store, "van phong", &error);
  g_autoptr (DmUnit) by_code = dm_store_find_unit (self->store, "vp0", &error);
  g_autoptr (DmUnit) by_id = dm_store_find_unit (self->store, dissolved->id, &error);

  g_assert_no_error (error);
  /* Of several the one that lives is meant. */
  g_assert_cmpstr (found->id, ==, living->id);
  g_assert_cmpstr (by_code->id, ==, earlier->id);
  g_assert_cmpstr (by_id->id, ==, dissolved->id);
}

static void
test_find (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) one = add (self->store, "Ban Một", "B", NULL, "2016-12-31");
  g_autoptr (DmUnit) two = add (self->store, "Ban Hai", "B", NULL, "2015-12-31");
  g_autoptr (GError) error = NULL;

  g_assert_null (dm_store_find_unit (self->store, "không có", &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dm_store_find_unit (self->store, "", &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dm_store_find_unit (self->store, "b", &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, one->id));
  g_assert_nonnull (strstr (error->message, two->id));
}

static void
test_dictionary (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Ủy ban", "Đội", "Ban", "đất", "Dân", "Ấp", "An" };
  static const char expected[] = "An Ấp Ban Dân đất Đội Ủy ban";
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dm_unit_unref (dm_test_add_unit (self->store, names[i]));
  units = dm_store_list_units (self->store, NULL);
  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (order, "%s%s", i > 0 ? " " : "", ((const DmUnit *) g_ptr_array_index (units, i))->name);
  g_assert_cmpstr (order->str, ==, expected);
}

/* --- other names --- */

static DmUnit *
make_called (const char *name, const char *first, const char *second)
{
  DmUnit *draft = make_draft (name, NULL, NULL, NULL);

  g_ptr_array_add (draft->aliases, g_strdup (first));
  if (second)
    g_ptr_array_add (draft->aliases, g_strdup (second));
  return draft;
}

/* Each other name once; what is blank, or the name or code over again, is none. */
static void
test_aliases (Fixture *self, gconstpointer data)
{
  static const char *const typed[] = { " VP Ban ", "", "  ", "vp ban", "VĂN PHÒNG", "vp", "Văn phòng Ban" };
  g_autoptr (DmUnit) draft = make_draft ("Văn phòng", "VP", NULL, NULL);
  g_autoptr (DmUnit) unit = NULL, found = NULL, changed = NULL, seen = NULL;
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_ptr_array_add (draft->aliases, g_strdup (typed[i]));
  unit = save (self->store, draft);
  g_assert_cmpuint (unit->aliases->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (unit->aliases, 0), ==, "VP Ban");
  g_assert_cmpstr (g_ptr_array_index (unit->aliases, 1), ==, "Văn phòng Ban");
  found = dm_store_find_unit (self->store, "van phong ban", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->id, ==, unit->id);
  g_assert_cmpuint (found->aliases->len, ==, 2);

  /* A name that stays keeps its row: one goes, one comes. */
  seq = dm_store_last_seq (self->store, NULL);
  g_ptr_array_remove_index (unit->aliases, 0);
  g_ptr_array_add (unit->aliases, g_strdup ("Văn phòng Ban Quản lý"));
  changed = save (self->store, unit);
  log = dm_store_changes_since (self->store, seq, NULL);
  g_assert_cmpuint (log->len, ==, 2);
  g_assert_null (dm_store_find_unit (self->store, "vp ban", &error));
  g_clear_error (&error);
  /* One act, undone whole. */
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  seen = dm_store_find_unit (self->store, "vp ban", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (seen->aliases->len, ==, 2);
}

static void
test_aliases_taken (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) office = NULL, same = NULL, earlier = NULL, gone = NULL;
  g_autoptr (DmUnit) first = make_called ("Văn phòng", "VP Ban", NULL);
  g_autoptr (DmUnit) by_name = make_called ("Khác", "văn phòng", NULL);
  g_autoptr (DmUnit) by_alias = make_called ("Khác", "Mới", "vp  ban");
  g_autoptr (DmUnit) named = make_draft ("vp ban", NULL, NULL, NULL);
  g_autoptr (DmUnit) dissolved = make_called ("VP Ban", "Văn phòng", NULL);
  g_autoptr (DmUnit) coded = make_draft ("Phòng Kế hoạch", "KH", NULL, NULL);
  g_autoptr (DmUnit) by_code = make_called ("Khác", "kh", NULL);

  office = save (self->store, first);
  same = save (self->store, office);
  gone = save (self->store, coded);
  assert_refused (self->store, by_name, "unit-alias-taken");
  assert_refused (self->store, by_alias, "unit-alias-taken");
  assert_refused (self->store, by_code, "unit-alias-taken");
  assert_refused (self->store, named, "unit-name-taken");
  /* Of a unit that is dissolved they may come again. */
  dissolved->valid_until = dm_day_parse ("2016-12-31");
  earlier = save (self->store, dissolved);
  earlier->valid_until = DM_DAY_NONE;
  assert_refused (self->store, earlier, "unit-name-taken");
}

/* --- successors --- */

static void
test_circles (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) one = dm_test_add_unit (self->store, "Một");
  g_autoptr (DmUnit) two = add_successor (self->store, "Hai", one, NULL);
  g_autoptr (DmUnit) three = add_successor (self->store, "Ba", two, NULL);
  const DmUnit *cases[] = { one, two, three };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmUnit) draft = dm_unit_copy (one);

      g_ptr_array_add (draft->predecessors, g_strdup (cases[i]->id));
      assert_refused (self->store, draft, "unit-circle");
    }
}

static void
test_predecessors (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) one = dm_test_add_unit (self->store, "Một");
  g_autoptr (DmUnit) two = dm_test_add_unit (self->store, "Hai");
  /* The same one named twice is one. */
  g_autoptr (DmUnit) twice = add_successor (self->store, "Ba", one, one);
  g_autoptr (DmUnit) draft = dm_unit_copy (twice);
  g_autoptr (DmUnit) changed = NULL;
  g_autoptr (DmUnit) first = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (twice->predecessors->len, ==, 1);
  g_ptr_array_set_size (draft->predecessors, 0);
  g_ptr_array_add (draft->predecessors, g_strdup (two->id));
  changed = save (self->store, draft);
  g_assert_cmpuint (changed->predecessors->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (changed->predecessors, 0), ==, two->id);
  first = dm_store_find_unit (self->store, one->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->successors->len, ==, 0);
  /* Nobody comes after a unit that is not there. */
  g_ptr_array_add (draft->predecessors, g_strdup ("nobody"));
  draft->rev = changed->rev;
  g_assert_null (dm_store_save_unit (self->store, draft, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONSTRAINT);
}

/* From whichever side it is told, it is one succession. */
static void
test_successors (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) one = dm_test_add_unit (self->store, "Một");
  g_autoptr (DmUnit) two = dm_test_add_unit (self->store, "Hai");
  g_autoptr (DmUnit) three = add_successor (self->store, "Ba", one, NULL);
  g_autoptr (DmUnit) seen = NULL, changed = NULL, after = NULL, before = NULL;
  g_autoptr (GError) error = NULL;

  seen = dm_store_find_unit (self->store, one->id, &error);
  g_assert_cmpuint (seen->successors->len, ==, 1);
  g_ptr_array_add (seen->successors, g_strdup (two->id));
  g_ptr_array_add (seen->successors, g_strdup (two->id));
  changed = save (self->store, seen);
  g_assert_cmpuint (changed->successors->len, ==, 2);
  after = dm_store_find_unit (self->store, two->id, &error);
  g_assert_cmpuint (after->predecessors->len, ==, 1);
  g_ptr_array_remove_index (changed->successors, 0);
  dm_unit_unref (save (self->store, changed));
  before = dm_store_find_unit (self->store, three->id, &error);
  g_assert_cmpuint (before->predecessors->len, ==, 0);
  g_ptr_array_add (after->successors, g_strdup (one->id));
  assert_refused (self->store, after, "unit-circle");
}

static void
give (DmStore *store, const DmPlan *plan, DmUnit *lead, DmUnit *coordinating)
{
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_TASK);
  g_autoptr (GError) error = NULL;

  draft->plan_id = g_strdup (plan->id);
  draft->text = g_strdup ("Việc");
  g_ptr_array_add (draft->lead, dm_unit_ref (lead));
  if (coordinating)
    g_ptr_array_add (draft->coordinating, dm_unit_ref (coordinating));
  dm_item_unref (dm_store_save_item (store, draft, &error));
  g_assert_no_error (error);
}

static void
assert_leads (DmStore *store, const DmUnit *unit, guint n_tasks)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemList) list = NULL;
  g_autoptr (GHashTable) tally = NULL;

  query->unit_id = g_strdup (unit->id);
  list = dm_store_query_items (store, query, 0, NULL);
  g_test_message ("%s", unit->name);
  g_assert_cmpuint (list->ids->len, ==, n_tasks);
  g_assert_cmpuint (list->total, ==, n_tasks);
  /* The figure beside a unit is that of its list. */
  tally = dm_store_tally_tasks (store, DM_TALLY_UNITS, query->on, NULL);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (tally, unit->id)), ==, n_tasks);
}

/* One and two merge into three, which is split into four and five; only who leads is counted. */
static void
test_filter (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580");
  g_autoptr (DmUnit) one = dm_test_add_unit (self->store, "Một");
  g_autoptr (DmUnit) two = dm_test_add_unit (self->store, "Hai");
  g_autoptr (DmUnit) three = add_successor (self->store, "Ba", one, two);
  g_autoptr (DmUnit) four = add_successor (self->store, "Bốn", three, NULL);
  g_autoptr (DmUnit) five = add_successor (self->store, "Năm", three, NULL);
  g_autoptr (DmUnit) six = dm_test_add_unit (self->store, "Sáu");

  give (self->store, plan, one, six);
  give (self->store, plan, two, NULL);
  give (self->store, plan, three, NULL);
  give (self->store, plan, four, NULL);
  assert_leads (self->store, one, 1);
  assert_leads (self->store, two, 1);
  assert_leads (self->store, three, 3);
  assert_leads (self->store, four, 4);
  assert_leads (self->store, five, 3);
  assert_leads (self->store, six, 0);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580");
  g_autoptr (DmUnit) one = dm_test_add_unit (self->store, "Một");
  g_autoptr (DmUnit) two = add_successor (self->store, "Hai", one, NULL);
  g_autoptr (DmUnit) kept = NULL, renamed = NULL;
  g_autoptr (GError) error = NULL;

  give (self->store, plan, one, NULL);
  g_assert_false (dm_store_delete_unit (self->store, one->id, one->rev, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  kept = dm_store_find_unit (self->store, one->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->successors->len, ==, 1);
  g_assert_false (dm_store_delete_unit (self->store, two->id, two->rev + 1, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_ptr_array_add (two->aliases, g_strdup ("Hai ba"));
  renamed = save (self->store, two);
  g_assert_true (dm_store_delete_unit (self->store, two->id, renamed->rev, &error));
  g_assert_cmpuint (dm_test_count_units (self->store), ==, 1);
}

/* --- dissolving --- */

static gboolean
dissolve (DmStore *store, const DmUnit *unit, const char *last_day, DmUnit *first, DmUnit *second, GError **error)
{
  g_autoptr (GPtrArray) successors = g_ptr_array_new ();

  if (first)
    g_ptr_array_add (successors, first);
  if (second)
    g_ptr_array_add (successors, second);
  return dm_store_dissolve_unit (store, unit, dm_day_parse (last_day), successors, error);
}

static void
assert_not_dissolved (DmStore *store, const DmUnit *unit, const char *last_day, DmUnit *successor, const char *nick)
{
  g_autofree char *before = dm_store_digest (store, NULL), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (dissolve (store, unit, last_day, successor, NULL, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, nick);
  after = dm_store_digest (store, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* Into one that is there and one of its own name that is new: one act, undone whole. */
static void
test_dissolve (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) plan = dm_test_add_plan (self->store, "580");
  g_autoptr (DmUnit) old = dm_test_add_unit (self->store, "Văn phòng");
  g_autoptr (DmUnit) other = dm_test_add_unit (self->store, "Phòng Kế hoạch");
  g_autoptr (DmUnit) draft = make_draft ("Văn phòng", "VP", NULL, NULL);
  g_autoptr (DmUnit) gone = NULL, born = NULL, kept = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  give (self->store, plan, old, NULL);
  before = dm_store_digest (self->store, NULL);
  g_assert_true (dissolve (self->store, old, "2017-12-31", other, draft, &error));
  g_assert_no_error (error);
  gone = dm_store_find_unit (self->store, old->id, &error);
  g_assert_cmpint (gone->valid_until, ==, dm_day_parse ("2017-12-31"));
  g_assert_cmpuint (gone->successors->len, ==, 2);
  born = dm_store_find_unit (self->store, "Văn phòng", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (born->code, ==, "VP");
  g_assert_cmpint (born->valid_from, ==, dm_day_parse ("2018-01-01"));
  kept = dm_store_find_unit (self->store, other->id, &error);
  g_assert_cmpint (kept->valid_from, ==, DM_DAY_NONE);
  assert_leads (self->store, born, 1);
  assert_leads (self->store, other, 1);
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  after = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_dissolve_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) old = add (self->store, "Văn phòng", NULL, "2017-06-01", NULL);
  g_autoptr (DmUnit) heir = add_successor (self->store, "Phòng Tổng hợp", old, NULL);
  g_autoptr (DmUnit) nameless = make_draft ("  ", NULL, NULL, NULL);
  g_autoptr (DmUnit) known = make_draft ("Phòng tổng hợp", NULL, NULL, NULL);
  g_autoptr (DmUnit) stale = dm_unit_copy (old);
  g_autoptr (GError) error = NULL;

  assert_not_dissolved (self->store, old, NULL, NULL, "no-day");
  assert_not_dissolved (self->store, old, "2017-05-31", NULL, "unit-life-span");
  assert_not_dissolved (self->store, old, "2017-12-31", old, "unit-circle");
  assert_not_dissolved (self->store, heir, "2017-12-31", old, "unit-circle");
  assert_not_dissolved (self->store, old, "2017-12-31", nameless, "unit-name-empty");
  assert_not_dissolved (self->store, old, "2017-12-31", known, "unit-name-taken");
  stale->rev++;
  g_assert_false (dissolve (self->store, stale, "2017-12-31", NULL, NULL, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  /* One that came after it already is not named twice. */
  g_assert_true (dissolve (self->store, old, "2017-12-31", heir, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/store/units/refusals", test_refusals },
    { "/store/units/names-come-again", test_names_come_again },
    { "/store/units/find", test_find },
    { "/store/units/dictionary", test_dictionary },
    { "/store/units/aliases", test_aliases },
    { "/store/units/aliases-taken", test_aliases_taken },
    { "/store/units/circles", test_circles },
    { "/store/units/predecessors", test_predecessors },
    { "/store/units/successors", test_successors },
    { "/store/units/filter", test_filter },
    { "/store/units/delete", test_delete },
    { "/store/units/dissolve", test_dissolve },
    { "/store/units/dissolve-refused", test_dissolve_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
