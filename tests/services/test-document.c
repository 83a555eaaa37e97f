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

  dm_office_read_document_async (fixture->office, file, NULL, NULL, NULL, fixture_got_cb, &result);
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

/* --- a long text: told how far it is, and given up when nobody wants it any more --- */

static char *
make_long_text (void)
{
  GString *text = g_string_new ("Số: 1/KH-A\n\nI. NHIỆM VỤ\n");

  for (guint i = 1; i <= 3000; i++)
    g_string_append_printf (text, "%u. Rà soát thủ tục hành chính\nThời gian thực hiện: Quý III năm 2024.\n", i % 99 + 1);
  return g_string_free (text, FALSE);
}

typedef struct
{
  double last;
  guint n_told;
  GCancellable *cancel; /* at the first news, NULL for never */
} Progress;

static void
progress_cb (double done, gpointer user_data)
{
  Progress *self = user_data;

  g_assert_cmpfloat (done, >=, self->last);
  g_assert_cmpfloat (done, <=, 1);
  self->last = done;
  self->n_told++;
  if (self->cancel)
    g_cancellable_cancel (self->cancel);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long_text ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DmProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress = { 0, 0, NULL };

  dm_office_read_text_async (fixture->office, text, progress_cb, &progress, NULL, fixture_got_cb, &result);
  proposal = dm_office_read_document_finish (fixture->office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposal->items->len, ==, 3001);
  g_assert_cmpuint (progress.n_told, >, 20);
  g_assert_cmpfloat (progress.last, >, 0.9);
}

static void
test_giving_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long_text ();
  g_autoptr (GCancellable) cancel = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Progress progress = { 0, 0, cancel };

  dm_office_read_text_async (fixture->office, text, progress_cb, &progress, cancel, fixture_got_cb, &result);
  g_assert_null (dm_office_read_document_finish (fixture->office, fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/document/read", Fixture, NULL, fixture_set_up, test_read_document, fixture_tear_down);
  g_test_add ("/document/progress", Fixture, NULL, fixture_set_up, test_progress, fixture_tear_down);
  g_test_add ("/document/giving-up", Fixture, NULL, fixture_set_up, test_giving_up, fixture_tear_down);
  return g_test_run ();
}
