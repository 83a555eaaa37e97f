/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-fixture.h"

#include "dm-reader.h"

#include <glib/gstdio.h>
#include <unistd.h>

static DmProposal *
read_document (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  dm_office_read_document_async (fixture->office, file, NULL, fixture_got_cb, &result);
  return dm_office_read_document_finish (fixture->office, fixture_wait (&result), error);
}

/* The plan names units in its part IV only: no task may get one from anywhere. */
static void
assert_no_unit_invented (const DmProposal *proposal)
{
  for (guint i = 0; i < proposal->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (proposal->items, i);

      if (item->kind != DM_ITEM_TASK)
        continue;
      g_test_message ("%s", item->code);
      g_assert_null (item->lead[0]);
      g_assert_null (item->coordinating[0]);
    }
}

static void
test_read_document (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = g_build_filename (g_getenv ("DM_SAMPLES"), "ke-hoach-580.txt", NULL);
  g_autofree char *large = fixture_build_path (fixture, "large.txt");
  g_autoptr (DmProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;
  FILE *stream;

  proposal = read_document (fixture, sample, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (proposal->plan->number, ==, "580");
  assert_no_unit_invented (proposal);
  g_assert_null (read_document (fixture, fixture->folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  stream = g_fopen (large, "w");
  g_assert_cmpint (ftruncate (fileno (stream), DM_READER_MAX_BYTES + 1), ==, 0);
  fclose (stream);
  g_assert_null (read_document (fixture, large, &error));
  g_assert_error (error, DM_READER_ERROR, DM_READER_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_remove (large);
  g_assert_null (read_document (fixture, large, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/read", Fixture, NULL, fixture_set_up, test_read_document, fixture_tear_down);
  return g_test_run ();
}
