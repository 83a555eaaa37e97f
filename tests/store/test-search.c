/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vietnamese words are found as people type them: with accents, without, in either order of marks; and whatever else
 * they type is only text. */

#include "dm-fold.h"
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
  GPtrArray *hits = dm_store_search (store, words, limit, NULL, &error);

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

static void
assert_finds_itself (Fixture *self, const char *text)
{
  g_autoptr (DmItem) task = dm_test_add_task (self->store, self->plan, text, "");
  g_autoptr (GPtrArray) hits = search (self->store, text, 10);

  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((const DmHit *) g_ptr_array_index (hits, 0))->id, ==, task->id);
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
    { "đường 漢字", "" }, /* letters that the engine may not know are letters all the same */
    { "𞤀𞤁 \U0001fbf3 ꟊ ǅ ﬁ", "" },
    { "\U000e0100 đường", "6 0 5" },
    { "=đường", "6 0 5" },
    { "_lam_duong", "0" },
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
  assert_finds_itself (self, "漢字");
  assert_finds_itself (self, "𞤀𞤁 \U0001fbf3 ꟊ");
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
  hits = dm_store_search (self->store, "phong phap", 10, NULL, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_ptr_array_set_size (unit->aliases, 0);
  bare = dm_store_save_unit (self->store, unit, &error);
  g_assert_no_error (error);
  none = dm_store_search (self->store, "phap che", 10, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  dm_test_assert_sound (self->store);
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  again = dm_store_search (self->store, "phap che", 10, NULL, &error);
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

/* --- order --- */

static void
add_tasks (Fixture *self, const char *const *more)
{
  for (guint i = 0; more[i]; i++)
    dm_item_unref (dm_test_add_task (self->store, self->plan, more[i], ""));
}

static char *
list_titles (DmStore *store, const char *words)
{
  g_autoptr (GPtrArray) hits = search (store, words, 100);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", ((const DmHit *) g_ptr_array_index (hits, i))->title);
  return g_string_free (titles, FALSE);
}

/* The words behind one another before the same words anywhere, both before what only agrees without accents. */
static void
test_phrases (Fixture *self, gconstpointer data)
{
  static const char *const more[] = { "Nước thải",        "Thải ra nước",  "Nuộc thái",       "Thái ra nuộc",
                                      "Một hai ba nguồn", "Hai một ba ngu", "Một hai, ba nguy", NULL };
  static const struct
  {
    const char *words, *expected;
  } cases[] = {
    { "nước thải", "Nước thải|Thải ra nước|Nuộc thái|Thái ra nuộc" },
    { "NƯỚC THẢI", "Nước thải|Thải ra nước|Nuộc thái|Thái ra nuộc" },
    { "nuộc thái", "Nuộc thái|Thái ra nuộc|Nước thải|Thải ra nước" },
    { "nuoc thai", "Nuộc thái|Nước thải|Thái ra nuộc|Thải ra nước" },
    { "thải nước", "Thải ra nước|Nước thải|Thái ra nuộc|Nuộc thái" }, /* the other way round is no phrase */
    { "nước, thải!", "Nước thải|Thải ra nước|Nuộc thái|Thái ra nuộc" },
    /* The last word is being typed: those before it stand behind one another. */
    { "một hai ngu", "Một hai, ba nguy|Một hai ba nguồn|Hai một ba ngu" },
    { "một hai nguồ", "Một hai ba nguồn" },
    { "mot hai ng", "Một hai, ba nguy|Một hai ba nguồn|Hai một ba ngu" },
    { "ngu", "Hai một ba ngu|Một hai, ba nguy|Một hai ba nguồn" }, /* the word before what begins with it */
  };

  add_tasks (self, more);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = list_titles (self->store, cases[i].words);

      g_test_message ("“%s”", cases[i].words);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static DmEntry *
new_entry (const DmItem *task, const char *result)
{
  DmEntry *entry = dm_entry_new (dm_day_parse ("2017-07-01"));

  entry->item_id = g_strdup (task->id);
  entry->result = g_strdup (result);
  entry->by = g_strdup ("Nguyễn An");
  return entry;
}

/* Among equals a plan and a unit come before tasks, however new these are, and do not hide them. */
static void
test_kinds (Fixture *self, gconstpointer data)
{
  g_autoptr (DmUnit) unit = dm_test_add_unit (self->store, "Phòng Vận tải");
  g_autoptr (DmItem) task = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Đội Vận tải %u", i);

      dm_unit_unref (dm_test_add_unit (self->store, name));
    }
  task = dm_test_add_task (self->store, self->plan, "Vận tải hành khách", "");
  hits = dm_store_search (self->store, "vận tải", 32, &more, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 5);
  g_assert_cmpstr (((const DmHit *) g_ptr_array_index (hits, 0))->title, ==, "Đội Vận tải 19");
  g_assert_cmpstr (((const DmHit *) g_ptr_array_index (hits, 4))->id, ==, task->id);
  g_assert_true (more);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = dm_store_search (self->store, "vận tải", 200, &more, &error);
  g_assert_cmpuint (hits->len, ==, 22);
  g_assert_cmpstr (((const DmHit *) g_ptr_array_index (hits, 20))->id, ==, unit->id);
  g_assert_false (more);
}

/* There is more exactly when a greater limit gives more. */
static void
test_more (Fixture *self, gconstpointer data)
{
  static const char *const cases[] = { "đường", "duong", "quy", "nhân dân", "không có" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) all = search (self->store, cases[i], 100);

      for (guint limit = 1; limit <= 4; limit++)
        {
          g_autoptr (GError) error = NULL;
          gboolean more;
          g_autoptr (GPtrArray) hits = dm_store_search (self->store, cases[i], limit, &more, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (hits->len, ==, MIN (limit, all->len));
          g_assert_cmpint (more, ==, limit < all->len);
        }
    }
}

/* What a list shows of a hit beside its words: where it belongs, what it opens, and the title marked. */
static void
test_place (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) task = dm_test_add_task (self->store, self->plan, "Lập bản\nđồ \002số", "");
  g_autoptr (DmEntry) draft = new_entry (task, "Mời chuyên gia");
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) changed = dm_store_save_entry (self->store, draft, dm_day_parse ("2017-07-02"), &error);
  const DmEntry *entry = g_ptr_array_index (changed->entries, 0);
  g_autoptr (GPtrArray) entries = search (self->store, "chuyen gia", 10);
  g_autoptr (GPtrArray) tasks = search (self->store, "lap ban", 10);
  g_autoptr (GPtrArray) plans = search (self->store, "580", 10);
  const DmHit *hit;

  g_assert_cmpuint (entries->len, ==, 1);
  hit = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (hit->kind, ==, "progress");
  g_assert_cmpstr (hit->id, ==, task->id);
  g_assert_cmpstr (hit->row_id, ==, entry->id);
  g_assert_cmpstr (hit->title, ==, "2017-07-01 · Nguyễn An");
  g_assert_cmpstr (hit->task, ==, "Lập bản\nđồ \002số");
  g_assert_cmpstr (hit->plan_id, ==, self->plan->id);
  g_assert_cmpstr (hit->plan, ==, "580/KH-BQL");
  g_assert_false (hit->titled);
  g_assert_cmpuint (tasks->len, ==, 1);
  hit = g_ptr_array_index (tasks, 0);
  g_assert_cmpstr (hit->marked, ==, "\002Lập\003 \002bản\003 đồ  số");
  g_assert_true (hit->titled);
  g_assert_null (hit->task);
  g_assert_cmpstr (hit->row_id, ==, task->id);
  g_assert_cmpuint (plans->len, ==, 1);
  hit = g_ptr_array_index (plans, 0);
  g_assert_cmpstr (hit->title, ==, "580/KH-BQL");
  g_assert_cmpstr (hit->marked, ==, "\002580\003/KH-BQL");
  g_assert_null (hit->plan_id);
}

/* --- the order against the rule, on texts and words by chance --- */

static const char *const syllables[] = { "đường", "Dương", "duong", "ĐƯỜNG", "giao", "gia", "Giáo", "thông", "thong",
                                         "hoà",   "hòa",   "hoa",   "an",    "anh",  "Án",  "á" };

static char *
join_random (GRand *rand, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))]);
  return g_string_free (text, FALSE);
}

static char *
read_as (const char *word, gboolean folded)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return folded ? dm_fold (word) : g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);
}

static gboolean
holds_word (char **text, const char *word, gboolean folded, gboolean beginning)
{
  g_autofree char *wanted = read_as (word, folded);

  for (guint i = 0; text[i]; i++)
    {
      g_autofree char *has = read_as (text[i], folded);

      if (beginning ? g_str_has_prefix (has, wanted) : strcmp (has, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds_pair (char **text, char **words)
{
  for (guint i = 0; text[i] && text[i + 1]; i++)
    {
      g_autofree char *first = dm_fold (text[i]), *second = dm_fold (text[i + 1]);
      g_autofree char *a = dm_fold (words[0]), *b = dm_fold (words[1]);

      if (strcmp (first, a) == 0 && strcmp (second, b) == 0)
        return TRUE;
    }
  return FALSE;
}

/* 0 for the best of six ways, 6 for none. */
static guint
rate (const char *text, const char *query)
{
  g_auto (GStrv) has = g_strsplit (text, " ", -1);
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  guint n = g_strv_length (words);

  for (guint way = 0; way < 6; way++)
    {
      gboolean folded = way >= 3, beginning = way % 3 > 0, phrase = way % 3 < 2, fits = TRUE;

      for (guint i = 0; i < n; i++)
        fits &= holds_word (has, words[i], folded, beginning && i == n - 1);
      for (guint i = 0; phrase && i + 1 < n - (beginning ? 1 : 0); i++)
        fits &= holds_pair (has, words + i);
      if (fits)
        return way;
    }
  return 6;
}

static void
test_order_by_chance (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (all, g_strdup (texts[i]));
  for (guint i = 0; i < 60; i++)
    {
      char *text = join_random (rand, g_rand_int_range (rand, 1, 7));

      dm_item_unref (dm_test_add_task (self->store, self->plan, text, ""));
      g_ptr_array_add (all, text);
    }
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *typed = join_random (rand, g_rand_int_range (rand, 1, 5));
      g_autofree char *query = g_utf8_substring (typed, 0, g_utf8_strlen (typed, -1) - round % 2);
      g_autofree char *found = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);

      g_strchomp (query);
      if (*query == '\0')
        continue;
      for (guint way = 0; way < 6; way++)
        for (guint i = all->len; i > 0; i--)
          if (rate (g_ptr_array_index (all, i - 1), query) == way)
            g_string_append_printf (expected, "%s%s", expected->len > 0 ? "|" : "", (char *) g_ptr_array_index (all, i - 1));
      found = list_titles (self->store, query);
      g_test_message ("“%s”", query);
      g_assert_cmpstr (found, ==, expected->str);
    }
}

/* An index that took in much at once is made one piece, and finds what it found. */
static void
test_much (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_assert_true (dm_store_begin_act (self->store, "import", &error));
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *text = g_strdup_printf ("Việc thứ %u", i);

      dm_item_unref (dm_test_add_task (self->store, self->plan, text, ""));
    }
  g_assert_true (dm_store_commit_act (self->store, &error));
  hits = search (self->store, "viec thu 1199", 10);
  g_assert_cmpuint (hits->len, ==, 1);
  assert_found (self->store, "đường", "6 0 5");
  dm_test_assert_sound (self->store);
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
    { "/store/search/snippets", test_snippets }, { "/store/search/phrases", test_phrases },
    { "/store/search/kinds", test_kinds },       { "/store/search/more", test_more },
    { "/store/search/place", test_place },       { "/store/search/order-by-chance", test_order_by_chance },
    { "/store/search/much", test_much },         { "/store/search/other-names", test_other_names },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
