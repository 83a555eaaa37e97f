/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a document proposes and a person confirms becomes a plan, as one act, or nothing at all. */

#include "dm-test-store.h"

#include <string.h>

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
  DmProposal *proposal;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
  self->proposal = dm_proposal_new ();
  g_clear_pointer (&self->proposal->plan, dm_plan_unref);
  self->proposal->plan = dm_plan_new ();
  self->proposal->plan->number = g_strdup ("580");
  self->proposal->plan->symbol = g_strdup ("KH-BQL");
  self->proposal->plan->issued_on = dm_day_parse ("2017-06-20");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dm_test_assert_sound (self->store);
  dm_proposal_free (self->proposal);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static DmProposalItem *
propose (Fixture *self, DmItemKind kind, const char *code, const char *parent)
{
  DmProposalItem *item = dm_proposal_item_new (kind, code);

  item->parent = g_strdup (parent);
  item->text = g_strconcat ("Mục ", code, NULL);
  g_ptr_array_add (self->proposal->items, item);
  return item;
}

static void
name_units (char ***names, const char *first, const char *second)
{
  g_strfreev (*names);
  *names = g_new0 (char *, 3);
  (*names)[0] = g_strdup (first);
  (*names)[1] = g_strdup (second);
}

static DmUnit *
add_unit (DmStore *store, const char *name, const char *from, const char *until)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmUnit) draft = dm_unit_new ();
  DmUnit *unit;

  draft->name = g_strdup (name);
  draft->valid_from = dm_day_parse (from);
  draft->valid_until = dm_day_parse (until);
  unit = dm_store_save_unit (store, draft, &error);
  g_assert_no_error (error);
  return unit;
}

static GPtrArray *
import (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_store_import (self->store, self->proposal, &error);
  GPtrArray *items;

  g_assert_no_error (error);
  items = dm_store_list_plan_items (self->store, plan->id, &error);
  g_assert_no_error (error);
  return items;
}

static const DmItem *
nth (const GPtrArray *items, guint i)
{
  g_assert_cmpuint (i, <, items->len);
  return g_ptr_array_index (items, i);
}

/* A name belongs to the unit that bore it on the plan's day, even one dissolved since; not to one of another time. */
static void
test_units_of_the_day (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) then = add_unit (self->store, "Văn phòng", "2010-01-01", "2018-12-31");
  g_autoptr (DmUnit) later = add_unit (self->store, "Văn phòng", "2019-01-01", NULL);
  g_autoptr (DmUnit) before = add_unit (self->store, "Thanh tra", NULL, "2016-12-31");
  g_autoptr (GPtrArray) items = NULL;
  const DmItem *item;

  name_units (&propose (self, DM_ITEM_TASK, "1", NULL)->lead, "VĂN PHÒNG", "Thanh tra");
  items = import (self);
  item = nth (items, 0);
  g_assert_cmpuint (item->lead->len, ==, 2);
  g_assert_cmpstr (((const DmUnit *) g_ptr_array_index (item->lead, 0))->id, ==, then->id);
  g_assert_cmpstr (((const DmUnit *) g_ptr_array_index (item->lead, 1))->id, !=, before->id);
  g_assert_cmpuint (dm_test_count_units (self->store), ==, 4);
  g_assert_nonnull (later);
}

/* A plan without a day speaks of the units there are. */
static void
test_units_without_a_day (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) then = add_unit (self->store, "Văn phòng", "2010-01-01", "2018-12-31");
  g_autoptr (DmUnit) later = add_unit (self->store, "Văn phòng", "2019-01-01", NULL);
  g_autoptr (GPtrArray) items = NULL;

  self->proposal->plan->issued_on = DM_DAY_NONE;
  name_units (&propose (self, DM_ITEM_TASK, "1", NULL)->lead, "Văn phòng", NULL);
  items = import (self);
  g_assert_cmpstr (((const DmUnit *) g_ptr_array_index (nth (items, 0)->lead, 0))->id, ==, later->id);
  g_assert_nonnull (then);
}

static void
call_also (DmStore *store, const DmUnit *unit, const char *alias)
{
  g_autoptr (DmUnit) draft = dm_unit_copy (unit);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (draft->aliases, g_strdup (alias));
  dm_unit_unref (dm_store_save_unit (store, draft, &error));
  g_assert_no_error (error);
}

/* Documents call one unit by several names; and a unit that came later is better than a second one of its name. */
static void
test_units_called_otherwise (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) office = add_unit (self->store, "Văn phòng", NULL, NULL);
  g_autoptr (DmUnit) later = add_unit (self->store, "Phòng Tổng hợp", "2019-01-01", NULL);
  g_autoptr (GPtrArray) items = NULL;
  const DmItem *item;

  call_also (self->store, office, "Văn phòng Ban");
  call_also (self->store, later, "Phòng TH");
  name_units (&propose (self, DM_ITEM_TASK, "1", NULL)->lead, "văn phòng ban", "phòng th");
  items = import (self);
  item = nth (items, 0);
  g_assert_cmpuint (item->lead->len, ==, 2);
  g_assert_cmpstr (((const DmUnit *) g_ptr_array_index (item->lead, 0))->id, ==, office->id);
  g_assert_cmpstr (((const DmUnit *) g_ptr_array_index (item->lead, 1))->id, ==, later->id);
  g_assert_cmpuint (dm_test_count_units (self->store), ==, 2);
}

static void
test_unit_named_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  name_units (&propose (self, DM_ITEM_TASK, "1", NULL)->coordinating, "Văn phòng", "văn  phòng");
  items = import (self);
  g_assert_cmpuint (nth (items, 0)->coordinating->len, ==, 1);
  g_assert_cmpuint (dm_test_count_units (self->store), ==, 1);
}

/* What stood below an item that was not wanted moves up to the next that was. */
static void
test_dropped_parents (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  propose (self, DM_ITEM_SECTION, "I", NULL);
  propose (self, DM_ITEM_SECTION, "I.1", "I")->accepted = FALSE;
  propose (self, DM_ITEM_SECTION, "I.1.a", "I.1")->accepted = FALSE;
  propose (self, DM_ITEM_TASK, "I.1.a.-", "I.1.a");
  items = import (self);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (nth (items, 1)->parent_id, ==, nth (items, 0)->id);
}

static void
test_parents_in_a_circle (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  propose (self, DM_ITEM_SECTION, "I", "II")->accepted = FALSE;
  propose (self, DM_ITEM_SECTION, "II", "I")->accepted = FALSE;
  propose (self, DM_ITEM_SECTION, "III", "III")->accepted = FALSE;
  propose (self, DM_ITEM_TASK, "1", "II");
  propose (self, DM_ITEM_TASK, "2", "III");
  items = import (self);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_null (nth (items, 0)->parent_id);
  g_assert_null (nth (items, 1)->parent_id);
}

/* A code printed twice: what follows belongs to the first. */
static void
test_code_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;

  propose (self, DM_ITEM_SECTION, "I", NULL);
  propose (self, DM_ITEM_SECTION, "I", NULL);
  propose (self, DM_ITEM_TASK, "I.1", "I");
  items = import (self);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (nth (items, 2)->parent_id, ==, nth (items, 0)->id);
}

/* One act: a plan that is there already adds nothing, and undo takes all away again, the new units too. */
static void
test_one_act (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  gint64 seq;

  before = dm_store_digest (self->store, &error);
  name_units (&propose (self, DM_ITEM_TASK, "1", NULL)->lead, "Văn phòng", "Thanh tra");
  items = import (self);
  g_assert_cmpuint (items->len, ==, 1);
  seq = dm_store_last_seq (self->store, &error);
  g_assert_null (dm_store_import (self->store, self->proposal, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_DUPLICATE);
  g_clear_error (&error);
  g_assert_cmpint (dm_store_last_seq (self->store, &error), ==, seq);
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  after = dm_store_digest (self->store, &error);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (dm_test_count_units (self->store), ==, 0);
}

#define ADD(path, function) g_test_add ("/import/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("units-of-the-day", test_units_of_the_day);
  ADD ("units-without-a-day", test_units_without_a_day);
  ADD ("units-called-otherwise", test_units_called_otherwise);
  ADD ("unit-named-twice", test_unit_named_twice);
  ADD ("dropped-parents", test_dropped_parents);
  ADD ("parents-in-a-circle", test_parents_in_a_circle);
  ADD ("code-twice", test_code_twice);
  ADD ("one-act", test_one_act);
  return g_test_run ();
}
