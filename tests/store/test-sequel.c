/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan that comes back in another year: what is kept of it, and that it is one act. */

#include "dm-test-store.h"

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
  DmPlan *plan;
  DmItem *section;
  DmItem *task;
  DmItem *step;
} Fixture;

static DmItem *
save (DmStore *store, const DmItem *draft)
{
  g_autoptr (GError) error = NULL;
  DmItem *item = dm_store_save_item (store, draft, &error);

  g_assert_no_error (error);
  return item;
}

static DmItem *
add (Fixture *self, DmItemKind kind, const DmItem *parent, const char *text)
{
  g_autoptr (DmItem) draft = dm_item_new (kind);

  draft->plan_id = g_strdup (self->plan->id);
  draft->parent_id = parent ? g_strdup (parent->id) : NULL;
  draft->text = g_strdup (text);
  return save (self->store, draft);
}

/* A section with a task that has been worked on, and its step. */
static void
add_task (Fixture *self)
{
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_TASK);
  g_autoptr (DmUnit) unit = dm_test_add_unit (self->store, "Văn phòng");
  g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItem) reported = NULL;
  g_autoptr (GError) error = NULL;

  draft->plan_id = g_strdup (self->plan->id);
  draft->parent_id = g_strdup (self->section->id);
  draft->code = g_strdup ("II.1");
  draft->text = g_strdup ("Tổ chức Hội nghị");
  draft->pulse_days = 30;
  g_ptr_array_unref (draft->deadlines);
  draft->deadlines = dm_deadline_parse ("Quý III năm 2017", self->plan->issued_on);
  g_ptr_array_add (draft->lead, dm_unit_ref (unit));
  self->task = save (self->store, draft);
  self->step = add (self, DM_ITEM_STEP, self->task, "Mời đại biểu");
  entry->item_id = g_strdup (self->step->id);
  entry->percent = 50;
  reported = dm_store_save_entry (self->store, entry, dm_day_parse ("2017-08-02"), &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
  self->plan = dm_test_add_plan (self->store, "580");
  self->section = add (self, DM_ITEM_SECTION, NULL, "NỘI DUNG");
  add_task (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dm_test_assert_sound (self->store);
  dm_item_unref (self->section);
  dm_item_unref (self->task);
  dm_item_unref (self->step);
  dm_plan_unref (self->plan);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static DmSequel *
propose (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  DmSequel *sequel = dm_store_propose_sequel (self->store, self->plan->id, 1, dm_day_parse ("2018-03-01"), &error);

  g_assert_no_error (error);
  sequel->plan->number = g_strdup ("101");
  sequel->plan->issued_on = dm_day_parse ("2018-03-01");
  return sequel;
}

static DmSequelItem *
nth (const DmSequel *sequel, guint i)
{
  g_assert_cmpuint (i, <, sequel->items->len);
  return g_ptr_array_index (sequel->items, i);
}

static GPtrArray *
copy (Fixture *self, const DmSequel *sequel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_store_copy_plan (self->store, sequel, &error);
  GPtrArray *items;

  g_assert_no_error (error);
  items = dm_store_list_plan_items (self->store, plan->id, &error);
  g_assert_no_error (error);
  return items;
}

static const DmItem *
item_at (const GPtrArray *items, guint i)
{
  g_assert_cmpuint (i, <, items->len);
  return g_ptr_array_index (items, i);
}

static guint
count_plans (DmStore *store)
{
  g_autoptr (GPtrArray) plans = dm_store_list_plans (store, dm_day_parse ("2018-03-01"), NULL);

  return plans->len;
}

/* The tree, the words, the units and the pulse come along; the progress does not. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (DmSequel) sequel = propose (self);
  g_autoptr (GPtrArray) items = NULL;
  const DmItem *section, *task, *step;
  const DmDeadline *deadline;

  g_assert_cmpuint (sequel->items->len, ==, 3);
  items = copy (self, sequel);
  g_assert_cmpuint (items->len, ==, 2);
  section = item_at (items, 0);
  task = item_at (items, 1);
  g_assert_cmpstr (section->text, ==, "NỘI DUNG");
  g_assert_cmpstr (section->id, !=, self->section->id);
  g_assert_cmpstr (task->parent_id, ==, section->id);
  g_assert_cmpstr (task->code, ==, "II.1");
  g_assert_cmpint (task->pulse_days, ==, 30);
  g_assert_cmpstr (task->plan_label, ==, "101/KH-BQL");
  g_assert_cmpstr (((const DmUnit *) g_ptr_array_index (task->lead, 0))->name, ==, "Văn phòng");
  deadline = g_ptr_array_index (task->deadlines, 0);
  g_assert_cmpstr (deadline->raw, ==, "Quý III năm 2018");
  g_assert_cmpint (deadline->end, ==, dm_day_parse ("2018-09-30"));
  g_assert_cmpuint (task->steps->len, ==, 1);
  step = g_ptr_array_index (task->steps, 0);
  g_assert_cmpstr (step->text, ==, "Mời đại biểu");
  g_assert_cmpuint (step->entries->len, ==, 0);
}

/* One act: gone whole, and back whole. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (DmSequel) sequel = propose (self);
  g_autofree char *before = dm_store_digest (self->store, NULL), *undone = NULL, *action = NULL;
  g_autoptr (GPtrArray) items = copy (self, sequel), changes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpuint (count_plans (self->store), ==, 2);
  g_assert_true (dm_store_can_undo (self->store, &action, NULL));
  g_assert_cmpstr (action, ==, "plan-copy");
  dm_store_undo (self->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_plans (self->store), ==, 1);
  undone = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (undone, ==, before);
  dm_store_redo (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_plans (self->store), ==, 2);
}

/* What is dropped takes its steps with it, and leaves what stood below it to the next above. */
static void
test_dropped (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) inner = add (self, DM_ITEM_SECTION, self->section, "Mục con"), below = add (self, DM_ITEM_TASK, inner, "Dưới");
  g_autoptr (DmSequel) sequel = propose (self);
  g_autoptr (GPtrArray) items = NULL;

  for (guint i = 0; i < sequel->items->len; i++)
    if (g_strcmp0 (nth (sequel, i)->source->id, inner->id) == 0 || nth (sequel, i)->source->kind == DM_ITEM_TASK)
      nth (sequel, i)->accepted = g_strcmp0 (nth (sequel, i)->source->id, below->id) == 0;
  items = copy (self, sequel);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (item_at (items, 1)->text, ==, "Dưới");
  g_assert_cmpstr (item_at (items, 1)->parent_id, ==, item_at (items, 0)->id);
  g_assert_cmpuint (item_at (items, 1)->steps->len, ==, 0);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) draft = dm_item_copy (self->task), cancelled = NULL;
  g_autoptr (DmSequel) sequel = NULL;
  g_autoptr (GPtrArray) without = NULL, with = NULL;

  draft->cancelled_on = dm_day_parse ("2017-08-01");
  dm_item_unref (self->task);
  self->task = save (self->store, draft);
  sequel = propose (self);
  without = copy (self, sequel);
  g_assert_cmpuint (without->len, ==, 1);
  nth (sequel, 1)->accepted = TRUE;
  g_free (sequel->plan->number);
  sequel->plan->number = g_strdup ("102");
  with = copy (self, sequel);
  g_assert_cmpuint (with->len, ==, 2);
  g_assert_cmpint (item_at (with, 1)->cancelled_on, ==, DM_DAY_NONE);
}

static void
give_to (Fixture *self, const char *person_id)
{
  g_autoptr (DmItem) draft = dm_item_copy (self->task);

  g_free (draft->person_id);
  draft->person_id = g_strdup (person_id);
  dm_item_unref (self->task);
  self->task = save (self->store, draft);
}

/* The person in charge, if they are still there on the new plan's day. */
static void
test_people (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *until;
    gboolean stays;
  } cases[] = { { "NULL", TRUE }, { "'2018-03-01'", TRUE }, { "'2018-02-28'", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("person-%u", i);
      g_autoptr (DmTestOffice) office = dm_test_office_new ("bình");
      g_autoptr (DmStore) store = dm_test_office_open (office);
      g_autofree char *script = g_strdup_printf ("INSERT INTO person (id, rev, name, valid_until) VALUES ('%s', 1, 'An', %s)",
                                                 id, cases[i].until);
      g_autoptr (DmPlan) plan = dm_test_add_plan (store, "580");
      g_autoptr (DmItem) task = dm_test_add_task (store, plan, "Việc", "");
      g_autoptr (DmSequel) sequel = NULL;
      Fixture other = { office, store, plan, NULL, dm_item_ref (task), NULL };

      dm_test_office_execute (office, script);
      give_to (&other, id);
      sequel = propose (&other);
      g_assert_cmpstr (nth (sequel, 0)->draft->person_id, ==, cases[i].stays ? id : NULL);
      g_assert_cmpuint (nth (sequel, 0)->notes, ==, cases[i].stays ? 0 : DM_SEQUEL_PERSON_LEFT);
      dm_item_unref (other.task);
    }
}

/* What is refused leaves nothing behind. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (DmSequel) sequel = propose (self);
  g_autoptr (GError) duplicate = NULL, empty = NULL, missing = NULL;
  g_autofree char *before = dm_store_digest (self->store, NULL), *after = NULL;

  sequel->plan->issued_on = self->plan->issued_on;
  g_free (sequel->plan->number);
  sequel->plan->number = g_strdup ("580");
  g_assert_null (dm_store_copy_plan (self->store, sequel, &duplicate));
  g_assert_error (duplicate, DM_STORE_ERROR, DM_STORE_ERROR_DUPLICATE);

  sequel->plan->issued_on = dm_day_parse ("2018-03-01");
  g_free (nth (sequel, 1)->draft->text);
  nth (sequel, 1)->draft->text = g_strdup ("  ");
  g_assert_null (dm_store_copy_plan (self->store, sequel, &empty));
  g_assert_error (empty, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_assert_cmpstr (empty->message, ==, "item-text-empty");

  g_assert_null (dm_store_propose_sequel (self->store, "nowhere", 1, DM_DAY_NONE, &missing));
  g_assert_error (missing, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND);
  after = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/sequel/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("copy", test_copy);
  ADD ("undo", test_undo);
  ADD ("dropped", test_dropped);
  ADD ("cancelled", test_cancelled);
  ADD ("people", test_people);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
