/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed and not kept outlives the program, and nothing else does. */

#include "dm-drafts.h"

typedef struct
{
  char *folder;
  DmDrafts *drafts;
} Fixture;

static void
loaded_cb (DmDrafts *drafts, gboolean *loaded)
{
  *loaded = TRUE;
}

/* As the next start of the program finds them. */
static DmDrafts *
open_drafts (Fixture *self, const char *office)
{
  DmDrafts *drafts = dm_drafts_new (self->folder, office);
  gboolean loaded = FALSE;

  g_signal_connect (drafts, "loaded", G_CALLBACK (loaded_cb), &loaded);
  dm_drafts_load (drafts);
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  return drafts;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("daumoi-drafts.XXXXXX", NULL);
  self->drafts = open_drafts (self, "/office");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  const char *remove[] = { "rm", "-rf", self->folder, NULL };

  g_object_unref (self->drafts);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (self->folder);
}

static void
put (DmDrafts *drafts, const char *key, gint64 at, const char *base, const char *value)
{
  DmDraft *draft = dm_draft_new (key, "Ghi tiến độ II.1.a", at);

  draft->open = at % 2;
  g_hash_table_insert (draft->base, g_strdup ("result"), g_strdup (base));
  g_hash_table_insert (draft->values, g_strdup ("result"), g_strdup (value));
  dm_drafts_put (drafts, draft);
}

static void
open_again (Fixture *self)
{
  dm_drafts_flush (self->drafts);
  g_object_unref (self->drafts);
  self->drafts = open_drafts (self, "/office");
}

static void
test_kept (Fixture *self, gconstpointer data)
{
  /* All that a key file could take for its own. */
  static const char words[] = "  Đã họp;\n[draft]\nkey=x\\n\t“ừ” ";
  const DmDraft *draft;

  put (self->drafts, "entry:1", 5, "", "Đã");
  put (self->drafts, "entry:1", 7, " cũ", words);
  open_again (self);
  draft = dm_drafts_find (self->drafts, "entry:1");
  g_assert_nonnull (draft);
  g_assert_cmpstr (draft->title, ==, "Ghi tiến độ II.1.a");
  g_assert_cmpint (draft->at, ==, 7);
  g_assert_true (draft->open);
  g_assert_true (draft->found);
  g_assert_cmpstr (g_hash_table_lookup (draft->base, "result"), ==, " cũ");
  g_assert_cmpstr (g_hash_table_lookup (draft->values, "result"), ==, words);
}

static void
test_dropped (Fixture *self, gconstpointer data)
{
  put (self->drafts, "entry:1", 5, "", "Đã họp");
  dm_drafts_drop (self->drafts, "entry:1");
  dm_drafts_drop (self->drafts, "entry:2");
  g_assert_null (dm_drafts_find (self->drafts, "entry:1"));
  open_again (self);
  g_assert_null (dm_drafts_find (self->drafts, "entry:1"));
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;

  put (self->drafts, "entry:1", 5, "", "a");
  put (self->drafts, "item:1", 9, "", "b");
  put (self->drafts, "plan:1", 7, "", "c");
  open_again (self);
  list = dm_drafts_list (self->drafts);
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpstr (((DmDraft *) g_ptr_array_index (list, 0))->key, ==, "item:1");
  g_assert_cmpstr (((DmDraft *) g_ptr_array_index (list, 2))->key, ==, "entry:1");
}

static void
test_other_office (Fixture *self, gconstpointer data)
{
  g_autoptr (DmDrafts) other = NULL;

  put (self->drafts, "entry:1", 5, "", "a");
  dm_drafts_flush (self->drafts);
  other = open_drafts (self, "/other");
  g_assert_null (dm_drafts_find (other, "entry:1"));
}

static char *
find_file (Fixture *self)
{
  g_autofree char *drafts = g_build_filename (self->folder, "drafts", NULL);
  g_autoptr (GDir) offices = g_dir_open (drafts, 0, NULL);
  g_autofree char *office = g_build_filename (drafts, g_dir_read_name (offices), NULL);
  g_autoptr (GDir) files = g_dir_open (office, 0, NULL);

  return g_build_filename (office, g_dir_read_name (files), NULL);
}

/* A file that is no draft is passed over, whatever is in it. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "", "[draft]\n", "[draft]\nkey=a\n", "\xff\xfe\x00", "[draft\nkey=a\ntitle=b" };
  g_autofree char *path = NULL;

  put (self->drafts, "entry:1", 5, "", "a");
  dm_drafts_flush (self->drafts);
  path = find_file (self);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) list = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      open_again (self);
      list = dm_drafts_list (self->drafts);
      g_assert_cmpuint (list->len, ==, 0);
    }
}

/* Where nothing can be written the forms still work. */
static void
test_no_folder (void)
{
  g_autoptr (DmDrafts) drafts = dm_drafts_new ("/proc/none", "/office");

  put (drafts, "entry:1", 5, "", "a");
  dm_drafts_flush (drafts);
  g_assert_nonnull (dm_drafts_find (drafts, "entry:1"));
  dm_drafts_drop (drafts, "entry:1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/drafts/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kept", test_kept);
  ADD ("dropped", test_dropped);
  ADD ("order", test_order);
  ADD ("other-office", test_other_office);
  ADD ("damaged", test_damaged);
#undef ADD
  g_test_add_func ("/drafts/no-folder", test_no_folder);
  return g_test_run ();
}
