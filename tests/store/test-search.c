/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vietnamese words are found as people type them: with accents, without, in either order of marks; and whatever else
 * they type is only text. */

#include "dm-test-store.h"

#include <string.h>

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
  DmPlan *plan;
} Fixture;

/* The newest last. */
static const char *const texts[] = {
  "Làm đường giao thông nội bộ",
  "Hoà giải ở cơ sở",
  "Hòa giải viên",
  "Uỷ quyền",
  "Ủy ban nhân dân",
  "Ông Dương Văn An",
  "Quản lý đường dây và cấp điện",
  "Near and not or",
};

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
  self->plan = dm_test_add_plan (self->store, "580");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dm_item_unref (dm_test_add_task (self->store, self->plan, texts[i], ""));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dm_plan_unref (self->plan);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static GPtrArray *
search (DmStore *store, const char *words, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = dm_store_search (store, words, limit, &error);

  g_assert_no_error (error);
  return hits;
}

/* @expected: the titles in their order, by their places in texts[]: "6 0"; "" for nothing. */
static void
assert_found (DmStore *store, const char *words, const char *expected)
{
  g_autoptr (GPtrArray) hits = search (store, words, 100);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *printable = g_utf8_make_valid (words, -1);

  for (guint i = 0; i < hits->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      if (strcmp (((const DmHit *) g_ptr_array_index (hits, i))->title, texts[j]) == 0)
        g_string_append_printf (found, "%s%u", found->len > 0 ? " " : "", j);
  g_test_message ("“%s” found %s", printable, found->str);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_ranking (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *words, *expected;
  } cases[] = {
    { "duong", "6 5 0" },
    { "DUONG", "6 5 0" },
    { "đường", "6 0 5" }, /* as typed first, though another is newer */
    { "ĐƯỜNG", "6 0 5" },
    { "dương", "5 6 0" },
    { "Dương", "5 6 0" },
    { "đu\u031bo\u031b\u0300ng", "6 0 5" }, /* decomposed, as some keyboards write */
    { "đườ", "6 0 5" },                         /* the last word may be a beginning … */
    { "đườ giao", "" },                         /* … and no other */
    { "giao đường", "0" },
    { "đường không", "" },
    { "uỷ", "3 4" },
    { "ủy", "4 3" },
    { "uy", "4 3" },
    { "hoà", "1 2" },
    { "hòa", "2 1" },
    { "hoa giai", "2 1" },
    { "ong", "5" }, /* a beginning, not the middle of dương */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (self->store, cases[i].words, cases[i].expected);
}

/* The words of the engine's own language, and its signs, mean themselves or nothing. */
static void
test_signs (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *words, *expected;
  } cases[] = {
    { "\"", "" },
    { "*", "" },
    { "( ) : ^ - + { } , .", "" },
    { "'; DROP TABLE plan; --", "" },
    { "\"đường\"", "6 0 5" },
    { "\"đường", "6 0 5" },
    { "đường\" OR \"hoà", "" }, /* “or” is a word like another, and stands in no such text */
    { "(đường)", "6 0 5" },
    { "^đường", "6 0 5" },
    { "-đường", "6 0 5" },
    { "đường*", "6 0 5" },
    { "* đường *", "6 0 5" },
    { "folded:duong", "" },
    { "{exact} : (đường)", "" },
    { "NEAR", "7" },
    { "AND", "7" },
    { "OR", "7" },
    { "NOT", "7" },
    { "NOT đường", "" },
    { "đường AND giao", "" },
    { "NEAR(giao đường)", "" },
    { "near and not or", "7" },
    { "%", "" },
    { "_", "" },
    { "đường\\", "6 0 5" },
    { "giao\nđường\t", "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
      g_autoptr (DmItemList) list = NULL;
      g_autoptr (GError) error = NULL;

      assert_found (self->store, cases[i].words, cases[i].expected);
      /* The same words as a filter of the list. */
      query->text = g_strdup (cases[i].words);
      list = dm_store_query_items (self->store, query, 0, &error);
      g_assert_no_error (error);
    }
  dm_test_assert_sound (self->store);
}

static void
test_no_words (Fixture *self, gconstpointer data)
{
  static const char *const nothing[] = { "", " ", "\n", "\u0301", "\u0301\u0323", " \u0301 \u0300 ", "…", "“”", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
      g_autoptr (DmItemList) list = NULL;
      g_autoptr (GError) error = NULL;

      assert_found (self->store, nothing[i], "");
      query->text = g_strdup (nothing[i]);
      list = dm_store_query_items (self->store, query, 0, &error);
      g_assert_no_error (error);
      /* A filter that says nothing takes nothing away. */
      g_assert_cmpuint (list->ids->len, ==, G_N_ELEMENTS (texts));
    }
  assert_found (self->store, "\u0301 đường", "6 0 5");
  assert_found (self->store, "đường \u0301", "6 0 5");
}

static void
test_limit (Fixture *self, gconstpointer data)
{
  for (guint limit = 1; limit <= 4; limit++)
    {
      g_autoptr (GPtrArray) hits = search (self->store, "đường", limit);

      g_assert_cmpuint (hits->len, ==, MIN (limit, 3));
    }
}

static DmItem *
find_task (Fixture *self, const char *words)
{
  g_autoptr (GPtrArray) hits = search (self->store, words, 1);
  g_autoptr (GError) error = NULL;
  DmItem *item;

  g_assert_cmpuint (hits->len, ==, 1);
  item = dm_store_get_item (self->store, ((const DmHit *) g_ptr_array_index (hits, 0))->id, &error);
  g_assert_no_error (error);
  return item;
}

static void
assert_hit (DmStore *store, const char *words, const char *kind, const char *id, const char *snippet)
{
  g_autoptr (GPtrArray) hits = search (store, words, 10);
  const DmHit *hit;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->kind, ==, kind);
  g_assert_cmpstr (hit->id, ==, id);
  g_assert_cmpstr (hit->snippet, ==, snippet);
}

/* A step and an entry open their task. */
static void
test_owners (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) task = find_task (self, "Dương");
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_STEP);
  g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-07-01"));
  g_autoptr (DmUnit) unit = dm_test_add_unit (self->store, "Văn phòng");
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) step = NULL;
  g_autoptr (DmItem) changed = NULL;

  draft->plan_id = g_strdup (self->plan->id);
  draft->parent_id = g_strdup (task->id);
  draft->text = g_strdup ("Soạn tờ trình");
  step = dm_store_save_item (self->store, draft, &error);
  g_assert_no_error (error);
  entry->item_id = g_strdup (task->id);
  entry->result = g_strdup ("Đã gửi\nbáo cáo");
  changed = dm_store_save_entry (self->store, entry, dm_day_parse ("2017-07-02"), &error);
  g_assert_no_error (error);
  assert_hit (self->store, "to trinh", "task", task->id, "Soạn \002tờ\003 \002trình\003");
  assert_hit (self->store, "báo c", "progress", task->id, "Đã gửi \002báo\003 \002cáo\003");
  assert_hit (self->store, "van phong", "unit", unit->id, "\002Văn\003 \002phòng\003");
  assert_hit (self->store, "580", "plan", self->plan->id, "\002580\003 KH-BQL");
}

/* A unit is found by every name it goes by, once, and no longer by one that was taken from it. */
static void
test_other_names (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) draft = dm_unit_new ();
  g_autoptr (DmUnit) unit = NULL, bare = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL, none = NULL, again = NULL;

  draft->name = g_strdup ("Phòng Hỗ trợ pháp lý");
  g_ptr_array_add (draft->aliases, g_strdup ("Phòng Pháp chế"));
  unit = dm_store_save_unit (self->store, draft, &error);
  g_assert_no_error (error);
  assert_hit (self->store, "phap che", "unit", unit->id, "Phòng Hỗ trợ \002pháp\003 lý Phòng \002Pháp\003 \002chế\003");
  hits = dm_store_search (self->store, "phong phap", 10, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_ptr_array_set_size (unit->aliases, 0);
  bare = dm_store_save_unit (self->store, unit, &error);
  g_assert_no_error (error);
  none = dm_store_search (self->store, "phap che", 10, &error);
  g_assert_cmpuint (none->len, ==, 0);
  dm_test_assert_sound (self->store);
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  again = dm_store_search (self->store, "phap che", 10, &error);
  g_assert_cmpuint (again->len, ==, 1);
}

/* What is gone is not found, and found again after an undo; what was renamed is found under its new name only. */
static void
test_follows (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) task = find_task (self, "Dương");
  g_autoptr (DmItem) draft = dm_item_copy (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) renamed = NULL;

  g_assert_true (dm_store_delete_item (self->store, task->id, task->rev, &error));
  assert_found (self->store, "Dương", "6 0");
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  assert_found (self->store, "Dương", "5 6 0");
  g_clear_pointer (&task, dm_item_unref);
  task = find_task (self, "Dương");
  draft->rev = task->rev;
  g_free (draft->text);
  draft->text = g_strdup (texts[0]);
  renamed = dm_store_save_item (self->store, draft, &error);
  g_assert_no_error (error);
  assert_found (self->store, "Dương", "0 6 0");
  dm_test_assert_sound (self->store);
}

/* Words in front of a hit are left out, and what the text holds of marks of a hit is none. */
static void
test_snippets (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) marked
      = dm_test_add_task (self->store, self->plan, "không \002phải\003\ttìm thấy", "");
  g_autoptr (DmItem) item
      = dm_test_add_task (self->store, self->plan,
                          "một hai ba bốn năm sáu bảy tám kim chín mười a b c d e f g h i k l m n o p q r s", "");

  assert_hit (self->store, "kim", "task", item->id,
              "… ba bốn năm sáu bảy tám \002kim\003 chín mười a b c d e f g h i …");
  assert_hit (self->store, "tim thay", "task", marked->id, "không  phải  \002tìm\003 \002thấy\003");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/store/search/ranking", test_ranking },   { "/store/search/signs", test_signs },
    { "/store/search/no-words", test_no_words }, { "/store/search/limit", test_limit },
    { "/store/search/owners", test_owners },     { "/store/search/follows", test_follows },
    { "/store/search/other-names", test_other_names },
    { "/store/search/snippets", test_snippets },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
