/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A PDF in a file: whole, or what was there before. */

#include "office-fixture.h"

#include "dm-sheet-export.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
  GCancellable *cancellable;   /* cancelled at the first news; NULL: at none */
  guint n_news;
} Export;

static void
set_up (Export *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("daumoi-export.XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "list.pdf", NULL);
}

static void
tear_down (Export *self, gconstpointer data)
{
  g_remove (self->path);
  /* Nothing else was left there. */
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_clear_object (&self->cancellable);
  g_free (self->folder);
  g_free (self->path);
}

static void
progress_cb (double done, gpointer data)
{
  Export *self = data;

  g_assert_cmpfloat (done, <=, 1);
  self->n_news++;
  g_cancellable_cancel (self->cancellable);
}

static gboolean
export (Export *self, const char *path, GError **error)
{
  g_autoptr (DmSheetHead) head = dm_sheet_head_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  DmTable *table = dm_table_new ();

  head->title = g_strdup ("Danh sách");
  head->on = dm_day_from_ymd (2017, 10, 5);
  dm_table_add_column (table, "Nội dung", DM_COLUMN_SUBJECT, 150);
  for (guint i = 0; i < 2000; i++)
    dm_table_add_row (table, g_strdupv ((char *[]){ (char *) "Rà soát văn bản", NULL }));
  dm_sheet_export_async (table, head, file, progress_cb, self, self->cancellable, fixture_got_cb, &result);
  return dm_sheet_export_finish (fixture_wait (&result), error);
}

static void
assert_content (Export *self, const char *start)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, start));
}

static void
test_write (Export *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_true (export (self, self->path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->n_news, >, 2);
  assert_content (self, "%PDF");
}

static void
test_give_up (Export *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->cancellable = g_cancellable_new ();
  g_assert_true (g_file_set_contents (self->path, "before", -1, NULL));
  g_assert_false (export (self, self->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_content (self, "before");
}

static void
test_refused (Export *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", "list.pdf", NULL);
  g_autoptr (GError) missing = NULL, folder = NULL;

  g_assert_false (export (self, nowhere, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (export (self, self->folder, &folder));
  g_assert_error (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

#define ADD(path, function) g_test_add ("/services/sheet-export/" path, Export, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("write", test_write);
  ADD ("give-up", test_give_up);
  ADD ("refused", test_refused);
  return g_test_run ();
}
