/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An office that an older version wrote comes up to date whole or not at all, and a copy of it as it was is kept first.
 * office-v2.daumoi.gz is such a file: plan 580, a unit, an entry, and a second entry that was undone. */

#include "dm-test-store.h"

#include <gio/gio.h>
#include <string.h>

#define SCRIPTS "/vn/daumoi/DauMoi/store/sqlite/"
#define OFFSET_USER_VERSION 60
#define OLD_VERSION 2
#define NEW_VERSION 4

/* What landed never changes: an office somewhere was made by it. */
static const struct
{
  const char *name;
  const char *sha256;
} landed[] = {
  { "0001-log.sql", "69987b0180d387d06b096768208a251db0408442d555026277ae66f3d7a381cb" },
  { "0002-office.sql", "318a714af462f01822998dc73768c45fe69a4ec32a1dcc2389c744be72dff1ba" },
  { "0003-desk.sql", "671c8fa9a0fddfdfdebb418ba8a818faaf1f5f85580173accd54a3ff221809ed" },
  { "0004-search.sql", "78ff424c39cf7eaffba072ef92dcbaa75aaf5298efbe88f3f2b5d8e411846b22" },
};

static void
test_landed_scripts (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (SCRIPTS, 0, NULL);

  g_assert_cmpuint (g_strv_length (names), ==, G_N_ELEMENTS (landed));
  for (guint i = 0; i < G_N_ELEMENTS (landed); i++)
    {
      g_autofree char *path = g_strconcat (SCRIPTS, landed[i].name, NULL);
      g_autoptr (GBytes) script = g_resources_lookup_data (path, 0, NULL);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, script);

      g_assert_cmpstr (sum, ==, landed[i].sha256);
    }
}

/* --- the old office --- */

typedef struct
{
  DmTestOffice *office;
  char *path;
  char *backup;
  GBytes *old;
} Fixture;

static GBytes *
unpack (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "office-v2.daumoi.gz", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, &error);
  g_autoptr (GConverter) gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (G_INPUT_STREAM (packed), gunzip);
  g_autoptr (GOutputStream) bytes = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  g_output_stream_splice (bytes, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (bytes));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* As the one who wrote the old file, at the same desk: undo goes on where they left. */
  self->office = dm_test_office_new ("root");
  self->office->context.host = "office";
  self->path = g_build_filename (self->office->folder, "office.daumoi", NULL);
  self->backup = g_strdup_printf ("%s.before-v%d", self->path, NEW_VERSION);
  self->old = unpack ();
  g_file_set_contents (self->path, g_bytes_get_data (self->old, NULL), g_bytes_get_size (self->old), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_bytes_unref (self->old);
  g_free (self->path);
  g_free (self->backup);
  dm_test_office_free (self->office);
}

static guint8
read_version (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return bytes[OFFSET_USER_VERSION + 3];
}

static DmItem *
find_task (DmStore *store, const char *code)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-10-01"));
  g_autoptr (DmItemList) list = dm_store_query_items (store, query, G_MAXUINT, NULL);

  g_assert_cmpuint (list->total, ==, 6);
  for (guint i = 0; i < list->first->len; i++)
    if (g_strcmp0 (((DmItem *) g_ptr_array_index (list->first, i))->code, code) == 0)
      return dm_item_ref (g_ptr_array_index (list->first, i));
  g_assert_not_reached ();
}

static void
test_comes_up_to_date (Fixture *self, gconstpointer data)
{
  g_autoptr (DmStore) store = dm_test_office_open (self->office);
  g_autoptr (DmItem) task = find_task (store, "II.1.a");
  const DmEntry *entry = g_ptr_array_index (task->entries, 0);
  g_autoptr (GError) error = NULL;
  guint n_undone = 0;

  dm_test_assert_sound (store);
  g_assert_cmpuint (task->entries->len, ==, 1);
  g_assert_cmpint (entry->percent, ==, 40);
  g_assert_cmpstr (entry->result, ==, "Đã họp");
  g_assert_cmpuint (dm_test_count_units (store), ==, 4);
  /* What was done before the step can still be undone after it: the entry, the unit and the import. */
  while (dm_store_undo (store, NULL, NULL, &error))
    n_undone++;
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOTHING_TO_UNDO);
  g_assert_cmpuint (n_undone, ==, 3);
  dm_test_assert_sound (store);
}

static void
test_keeps_a_copy (Fixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_size, second_size;

  dm_store_close (dm_test_office_open (self->office));
  g_assert_cmpuint (read_version (self->path), ==, NEW_VERSION);
  g_assert_cmpuint (read_version (self->backup), ==, OLD_VERSION);
  /* The next start finds nothing to do, and the copy stays that of the old file. */
  g_assert_true (g_file_get_contents (self->backup, &first, &first_size, NULL));
  dm_store_close (dm_test_office_open (self->office));
  g_assert_true (g_file_get_contents (self->backup, &second, &second_size, NULL));
  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
assert_untouched (Fixture *self)
{
  g_autofree char *now = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->path, &now, &size, NULL));
  g_assert_cmpmem (now, size, g_bytes_get_data (self->old, NULL), g_bytes_get_size (self->old));
}

static void
test_reader_does_not_migrate (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dm_store_open (self->office->uri, DM_STORE_READ, &self->office->context, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_READ_ONLY);
  assert_untouched (self);
  g_assert_false (g_file_test (self->backup, G_FILE_TEST_EXISTS));
}

/* Half of the script runs before it meets a table that should not be there: none of it stays. */
static void
test_failing_step (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DmStore *store;

  dm_test_office_execute (self->office, "CREATE TABLE saved_view (id TEXT)");
  g_assert_null (dm_store_open (self->office->uri, DM_STORE_WRITE, &self->office->context, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (read_version (self->path), ==, OLD_VERSION);
  g_assert_cmpuint (read_version (self->backup), ==, OLD_VERSION);
  dm_test_office_execute (self->office, "SELECT item.text FROM item; DROP TABLE saved_view; CREATE TABLE person (id TEXT);"
                                        " DROP TABLE person");
  store = dm_test_office_open (self->office);
  dm_test_assert_sound (store);
  dm_store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migrate/landed-scripts", test_landed_scripts);
#define ADD(name, func) g_test_add ("/store/migrate/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("comes-up-to-date", test_comes_up_to_date);
  ADD ("keeps-a-copy", test_keeps_a_copy);
  ADD ("reader-does-not-migrate", test_reader_does_not_migrate);
  ADD ("failing-step", test_failing_step);
#undef ADD
  return g_test_run ();
}
