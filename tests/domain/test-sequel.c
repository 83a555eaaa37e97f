/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plan would be a year later: pure, without a file. */

#include "dm-sequel.h"

typedef struct
{
  DmPlan *plan;
  GPtrArray *items;
  GPtrArray *units;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = dm_plan_new ();
  self->plan->id = g_strdup ("plan");
  self->plan->rev = 4;
  self->plan->number = g_strdup ("580");
  self->plan->symbol = g_strdup ("KH-BQL");
  self->plan->title = g_strdup ("Triển khai Luật Tiếp cận thông tin năm 2016 trong năm 2017");
  self->plan->issued_on = dm_day_parse ("2017-06-20");
  self->plan->closed_on = dm_day_parse ("2017-12-31");
  self->plan->issuer = g_strdup ("Ban Quản lý");
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_item_unref);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dm_plan_unref (self->plan);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->units);
}

static DmItem *
add_item (Fixture *self, const char *text, const char *deadline)
{
  DmItem *item = dm_item_new (DM_ITEM_TASK);

  item->id = g_strdup_printf ("item-%u", self->items->len);
  item->rev = 7;
  item->text = g_strdup (text);
  item->plan_issued_on = self->plan->issued_on;
  g_ptr_array_unref (item->deadlines);
  item->deadlines = dm_deadline_parse (deadline, item->plan_issued_on);
  g_ptr_array_add (self->items, item);
  return item;
}

static DmUnit *
add_unit (Fixture *self, const char *id, const char *until)
{
  DmUnit *unit = dm_unit_new ();

  unit->id = g_strdup (id);
  unit->name = g_strdup (id);
  unit->valid_until = dm_day_parse (until);
  g_ptr_array_add (self->units, unit);
  return unit;
}

static DmSequel *
propose (Fixture *self)
{
  return dm_sequel_propose (self->plan, self->items, self->units, 1, dm_day_parse ("2018-03-01"));
}

static const DmSequelItem *
nth (const DmSequel *sequel, guint i)
{
  g_assert_cmpuint (i, <, sequel->items->len);
  return g_ptr_array_index (sequel->items, i);
}

static void
test_head (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) head = dm_sequel_propose_head (self->plan, 1);

  g_assert_null (head->id);
  g_assert_cmpint (head->rev, ==, 0);
  g_assert_null (head->number);
  g_assert_cmpint (head->issued_on, ==, DM_DAY_NONE);
  g_assert_cmpint (head->closed_on, ==, DM_DAY_NONE);
  g_assert_cmpstr (head->symbol, ==, "KH-BQL");
  g_assert_cmpstr (head->issuer, ==, "Ban Quản lý");
  /* The law stays the law of its year. */
  g_assert_cmpstr (head->title, ==, "Triển khai Luật Tiếp cận thông tin năm 2016 trong năm 2018");
}

/* What is to be done comes along; what was done does not. */
static void
test_item (Fixture *self, gconstpointer data)
{
  DmItem *item = add_item (self, "Trong năm 2017, tổ chức Hội nghị", "Quý III năm 2017; thường xuyên");
  g_autoptr (DmSequel) sequel = NULL;
  const DmSequelItem *copied;

  item->code = g_strdup ("II.1.đ");
  item->product = g_strdup ("Báo cáo năm 2017");
  item->target_on = dm_day_parse ("2017-09-15");
  item->pulse_days = 30;
  item->person_id = g_strdup ("person");
  g_ptr_array_add (item->entries, dm_entry_new (dm_day_parse ("2017-08-01")));
  g_ptr_array_add (item->extensions, dm_extension_new ());
  sequel = propose (self);
  copied = nth (sequel, 0);
  g_assert_true (copied->accepted);
  g_assert_cmpuint (copied->notes, ==, DM_SEQUEL_TEXT);
  g_assert_false (dm_sequel_item_asks (copied));
  g_assert_cmpstr (copied->draft->code, ==, "II.1.đ");
  g_assert_cmpstr (copied->draft->text, ==, "Trong năm 2018, tổ chức Hội nghị");
  g_assert_cmpstr (copied->draft->product, ==, "Báo cáo năm 2018");
  g_assert_cmpint (copied->draft->target_on, ==, dm_day_parse ("2018-09-15"));
  g_assert_cmpint (copied->draft->pulse_days, ==, 30);
  g_assert_cmpstr (copied->draft->person_id, ==, "person");
  g_assert_cmpuint (copied->draft->entries->len, ==, 0);
  g_assert_cmpuint (copied->draft->extensions->len, ==, 0);
  g_assert_cmpuint (copied->draft->deadlines->len, ==, 2);
  g_assert_cmpuint (copied->shifts->len, ==, 2);
  g_assert_cmpint (g_array_index (copied->shifts, DmShiftNote, 0), ==, DM_SHIFT_MOVED);
  g_assert_cmpint (g_array_index (copied->shifts, DmShiftNote, 1), ==, DM_SHIFT_KEPT);
  /* The old plan is only looked at. */
  g_assert_cmpstr (item->text, ==, "Trong năm 2017, tổ chức Hội nghị");
  g_assert_cmpuint (item->entries->len, ==, 1);
}

static void
test_what_asks (Fixture *self, gconstpointer data)
{
  DmItem *cancelled;
  g_autoptr (DmSequel) sequel = NULL;

  add_item (self, "Một", "Theo quy định");
  cancelled = add_item (self, "Hai", "Quý III năm 2017");
  cancelled->cancelled_on = dm_day_parse ("2017-08-01");
  cancelled->cancelled_why = g_strdup ("trùng");
  sequel = propose (self);
  g_assert_cmpuint (nth (sequel, 0)->notes, ==, DM_SEQUEL_DEADLINE);
  g_assert_true (dm_sequel_item_asks (nth (sequel, 0)));
  g_assert_true (nth (sequel, 0)->accepted);
  g_assert_cmpuint (nth (sequel, 1)->notes, ==, DM_SEQUEL_CANCELLED);
  g_assert_false (nth (sequel, 1)->accepted);
  g_assert_cmpint (nth (sequel, 1)->draft->cancelled_on, ==, DM_DAY_NONE);
  g_assert_null (nth (sequel, 1)->draft->cancelled_why);
}

/* Steps stand behind their task, each for itself. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  DmItem *task = add_item (self, "Việc", "Quý III năm 2017"), *step = dm_item_new (DM_ITEM_STEP);
  g_autoptr (DmSequel) sequel = NULL;

  step->id = g_strdup ("step");
  step->parent_id = g_strdup (task->id);
  step->text = g_strdup ("Bước");
  g_ptr_array_add (task->steps, step);
  add_item (self, "Việc sau", "");
  sequel = propose (self);
  g_assert_cmpuint (sequel->items->len, ==, 3);
  g_assert_true (nth (sequel, 1)->source == step);
  g_assert_cmpuint (nth (sequel, 0)->draft->steps->len, ==, 0);
}

static void
assert_lead (const DmSequelItem *item, const char *ids)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < item->draft->lead->len; i++)
    g_string_append_printf (found, "%s%s", i ? " " : "", ((const DmUnit *) g_ptr_array_index (item->draft->lead, i))->id);
  g_assert_cmpstr (found->str, ==, ids);
}

static void
succeed (DmUnit *from, const char *to)
{
  g_ptr_array_add (from->successors, g_strdup (to));
}

/* old was split into a and b, b went up in c; gone has nobody; a lived on the day of the new plan, late does not yet end. */
static void
test_units (Fixture *self, gconstpointer data)
{
  DmUnit *old = add_unit (self, "old", "2017-12-31"), *a = add_unit (self, "a", ""), *b = add_unit (self, "b", "2018-01-31");
  DmUnit *c = add_unit (self, "c", ""), *gone = add_unit (self, "gone", "2017-12-31"), *late = add_unit (self, "late", "2018-03-01");
  DmUnit *const led[][3] = { { old, a }, { gone }, { late }, { c }, { b, old } };
  g_autoptr (DmSequel) sequel = NULL;

  succeed (old, "a");
  succeed (old, "b");
  succeed (b, "c");
  for (guint i = 0; i < G_N_ELEMENTS (led); i++)
    {
      DmItem *item = add_item (self, "Việc", "");

      for (guint j = 0; j < 3 && led[i][j]; j++)
        g_ptr_array_add (item->lead, dm_unit_ref (led[i][j]));
    }
  sequel = propose (self);
  assert_lead (nth (sequel, 0), "a c");
  g_assert_cmpuint (nth (sequel, 0)->notes, ==, DM_SEQUEL_UNIT_SUCCEEDED);
  assert_lead (nth (sequel, 1), "gone");
  g_assert_cmpuint (nth (sequel, 1)->notes, ==, DM_SEQUEL_UNIT_DISSOLVED);
  assert_lead (nth (sequel, 2), "late");
  g_assert_cmpuint (nth (sequel, 2)->notes, ==, 0);
  assert_lead (nth (sequel, 3), "c");
  assert_lead (nth (sequel, 4), "c a");
}

/* Rows of a newer program may name each other in a circle: it ends all the same. */
static void
test_unit_circle (Fixture *self, gconstpointer data)
{
  DmUnit *x = add_unit (self, "x", "2017-12-31"), *y = add_unit (self, "y", "2017-12-31");
  DmItem *item = add_item (self, "Việc", "");
  g_autoptr (DmSequel) sequel = NULL;

  succeed (x, "y");
  succeed (y, "x");
  g_ptr_array_add (item->lead, dm_unit_ref (x));
  sequel = propose (self);
  assert_lead (nth (sequel, 0), "x");
  g_assert_cmpuint (nth (sequel, 0)->notes, ==, DM_SEQUEL_UNIT_DISSOLVED);
}

static void
test_dup (Fixture *self, gconstpointer data)
{
  g_autoptr (DmSequel) sequel = NULL, copy = NULL;

  add_item (self, "Việc", "Quý III năm 2017");
  sequel = propose (self);
  copy = dm_sequel_dup (sequel);
  g_assert_true (nth (copy, 0)->draft != nth (sequel, 0)->draft);
  g_free (nth (sequel, 0)->draft->text);
  nth (sequel, 0)->draft->text = g_strdup ("Khác");
  g_array_set_size (nth (sequel, 0)->shifts, 0);
  g_assert_cmpstr (nth (copy, 0)->draft->text, ==, "Việc");
  g_assert_cmpuint (nth (copy, 0)->shifts->len, ==, 1);
  g_assert_true (copy->plan != sequel->plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/sequel/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("head", test_head);
  ADD ("item", test_item);
  ADD ("what-asks", test_what_asks);
  ADD ("steps", test_steps);
  ADD ("units", test_units);
  ADD ("unit-circle", test_unit_circle);
  ADD ("dup", test_dup);
#undef ADD
  return g_test_run ();
}
