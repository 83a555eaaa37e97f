/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An item stands where a person puts it, with all that stands below it; what makes no sense is refused and changes
 * nothing. */

#include "dm-test-store.h"

#include <string.h>

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
  DmPlan *plan;
  GHashTable *ids; /* by code */
} Fixture;

static DmItem *
get (Fixture *self, const char *code)
{
  g_autoptr (GError) error = NULL;
  DmItem *item = dm_store_get_item (self->store, g_hash_table_lookup (self->ids, code), &error);

  g_assert_no_error (error);
  return item;
}

static DmItem *
make_draft (Fixture *self, DmItemKind kind, const char *code, const char *parent)
{
  DmItem *draft = dm_item_new (kind);

  draft->plan_id = g_strdup (self->plan->id);
  draft->parent_id = parent ? g_strdup (g_hash_table_lookup (self->ids, parent)) : NULL;
  draft->code = g_strdup (code);
  draft->text = g_strconcat ("Mục ", code, NULL);
  return draft;
}

static void
add (Fixture *self, DmItemKind kind, const char *code, const char *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) draft = make_draft (self, kind, code, parent);
  g_autoptr (DmItem) item = dm_store_save_item (self->store, draft, &error);

  g_assert_no_error (error);
  g_hash_table_insert (self->ids, g_strdup (code), g_strdup (item->id));
}

/* I (I.1 (I.1.a, a step of it), I.2), II (II.1) */
static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
  self->plan = dm_test_add_plan (self->store, "580");
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  add (self, DM_ITEM_SECTION, "I", NULL);
  add (self, DM_ITEM_SECTION, "II", NULL);
  add (self, DM_ITEM_SECTION, "I.1", "I");
  add (self, DM_ITEM_TASK, "I.1.a", "I.1");
  add (self, DM_ITEM_STEP, "bước", "I.1.a");
  add (self, DM_ITEM_TASK, "I.2", "I");
  add (self, DM_ITEM_TASK, "II.1", "II");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dm_test_assert_sound (self->store);
  g_hash_table_unref (self->ids);
  dm_plan_unref (self->plan);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static void
assert_order (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dm_store_list_plan_items (self->store, self->plan->id, &error);
  g_autoptr (GString) order = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const DmItem *item = g_ptr_array_index (items, i);

      g_assert_true (i == 0 || item->position > ((const DmItem *) g_ptr_array_index (items, i - 1))->position);
      g_string_append_printf (order, "%s%s", i ? " " : "", item->code);
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
move (Fixture *self, const char *code, const char *parent, const char *refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) draft = get (self, code);
  g_autoptr (DmItem) saved = NULL;

  g_free (draft->parent_id);
  draft->parent_id = parent ? g_strdup (g_hash_table_lookup (self->ids, parent)) : NULL;
  saved = dm_store_save_item (self->store, draft, &error);
  if (refused == NULL)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (saved->parent_id, ==, draft->parent_id);
      return;
    }
  g_assert_null (saved);
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, refused);
}

static void
test_new_stands_last_below_parent (Fixture *self, gconstpointer data)
{
  assert_order (self, "I I.1 I.1.a I.2 II II.1");
}

static void
test_move_takes_all_below (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) task = NULL;

  before = dm_store_digest (self->store, &error);
  move (self, "I.1", "II", NULL);
  assert_order (self, "I I.2 II II.1 I.1 I.1.a");
  task = get (self, "I.1.a");
  g_assert_cmpuint (task->steps->len, ==, 1);
  move (self, "I.1", NULL, NULL);
  assert_order (self, "I I.2 II II.1 I.1 I.1.a");
  move (self, "I.2", "I.1", NULL);
  assert_order (self, "I II II.1 I.1 I.1.a I.2");
  move (self, "I", "I.1", NULL);
  assert_order (self, "II II.1 I.1 I.1.a I.2 I");
  for (guint i = 0; i < 4; i++)
    g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  after = dm_store_digest (self->store, &error);
  g_assert_cmpstr (before, ==, after);
  assert_order (self, "I I.1 I.1.a I.2 II II.1");
}

/* Where the numbers between two neighbours run out the whole plan moves apart, in the same order. */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) order = g_string_new ("I I.1 I.1.a I.2");

  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *code = g_strdup_printf ("n%u", i);
      g_autofree char *expected = NULL;

      add (self, DM_ITEM_TASK, code, i % 2 ? "II" : NULL);
      move (self, code, "I", NULL);
      g_string_append_printf (order, " %s", code);
      expected = g_strconcat (order->str, " II II.1", NULL);
      assert_order (self, expected);
    }
}

static void
test_edit_keeps_place (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) draft = get (self, "I.1.a"), saved = NULL;
  gint64 position = draft->position;

  draft->position = 1;
  g_free (draft->text);
  draft->text = g_strdup ("Khác");
  saved = dm_store_save_item (self->store, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved->position, ==, position);
  assert_order (self, "I I.1 I.1.a I.2 II II.1");
}

static void
test_moves_refused (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *code, *parent, *nick;
  } cases[] = {
    { "I", "I", "parent-circle" },
    { "I", "I.1", "parent-circle" },
    { "I", "I.1.a", "parent-circle" },
    { "I.2", "bước", "parent-is-step" },
    { "bước", "I", "step-without-task" },
    { "bước", NULL, "step-without-task" },
    { "bước", "bước", "step-without-task" },
  };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  before = dm_store_digest (self->store, &error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    move (self, cases[i].code, cases[i].parent, cases[i].nick);
  after = dm_store_digest (self->store, &error);
  g_assert_cmpstr (before, ==, after);
}

static void
test_other_plan_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (DmPlan) other = dm_test_add_plan (self->store, "581");
  g_autoptr (DmItem) elsewhere = dm_test_add_task (self->store, other, "Nơi khác", "");
  g_autoptr (DmItem) draft = get (self, "I.2");
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (self->ids, g_strdup ("581"), g_strdup (elsewhere->id));
  g_hash_table_insert (self->ids, g_strdup ("không"), g_strdup ("khong-co"));
  move (self, "I.2", "581", "parent-elsewhere");
  move (self, "I.2", "không", "parent-elsewhere");
  g_free (draft->plan_id);
  draft->plan_id = g_strdup (other->id);
  g_clear_pointer (&draft->parent_id, g_free);
  g_assert_null (dm_store_save_item (self->store, draft, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "parent-elsewhere");
}

static void
test_drafts_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) empty = make_draft (self, DM_ITEM_TASK, "x", "I");
  g_autoptr (DmItem) pulse = make_draft (self, DM_ITEM_TASK, "x", "I");
  g_autoptr (DmItem) step = make_draft (self, DM_ITEM_STEP, "x", NULL);
  const struct
  {
    const DmItem *draft;
    const char *nick;
  } cases[] = { { empty, "item-text-empty" }, { pulse, "pulse-range" }, { step, "step-without-task" } };

  g_free (empty->text);
  empty->text = g_strdup (" \t ");
  pulse->pulse_days = 3661;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dm_store_save_item (self->store, cases[i].draft, &error));
      g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].nick);
    }
}

/* Two desks: the second to save an item, or one that was deleted meanwhile, is told. */
static void
test_conflicts (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) mine = get (self, "I.2"), theirs = get (self, "I.2"), saved = NULL;
  g_autoptr (GError) error = NULL;

  g_free (theirs->text);
  theirs->text = g_strdup ("Của họ");
  saved = dm_store_save_item (self->store, theirs, &error);
  g_assert_no_error (error);
  g_free (mine->text);
  mine->text = g_strdup ("Của tôi");
  g_assert_null (dm_store_save_item (self->store, mine, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (dm_store_delete_item (self->store, saved->id, saved->rev, &error));
  g_assert_null (dm_store_save_item (self->store, saved, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
}

#define ADD(path, function) g_test_add ("/items/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new-stands-last-below-parent", test_new_stands_last_below_parent);
  ADD ("move-takes-all-below", test_move_takes_all_below);
  ADD ("no-room", test_no_room);
  ADD ("edit-keeps-place", test_edit_keeps_place);
  ADD ("moves-refused", test_moves_refused);
  ADD ("other-plan-refused", test_other_plan_refused);
  ADD ("drafts-refused", test_drafts_refused);
  ADD ("conflicts", test_conflicts);
  return g_test_run ();
}
