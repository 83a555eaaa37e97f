/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person looks through the real plan: rows, steps that are taken back, doubts one after the other. */

#include "dm-reader.h"
#include "dm-review.h"

#include <string.h>

typedef struct
{
  DmReview *review;
  guint n_changed;
  guint n_current;
} Fixture;

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("DM_SAMPLES"), "ke-hoach-580.txt", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  self->review = dm_review_new (dm_reader_read_text (text, -1, NULL));
  g_signal_connect_swapped (self->review, "changed", G_CALLBACK (count_cb), &self->n_changed);
  g_signal_connect_swapped (self->review, "notify::current", G_CALLBACK (count_cb), &self->n_current);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->review);
}

static const DmProposalItem *
find (Fixture *self, const char *code)
{
  const DmProposalItem *item = dm_proposal_find (dm_review_get_proposal (self->review), code);

  g_assert_nonnull (item);
  return item;
}

static DmReviewRow *
row_of (Fixture *self, const char *code)
{
  return dm_review_get_row (self->review, find (self, code)->key);
}

static guint
count_rows (Fixture *self)
{
  return g_list_model_get_n_items (dm_review_get_rows (self->review));
}

static void
type_text (Fixture *self, const char *code, const char *text)
{
  guint key = find (self, code)->key;
  g_autofree char *step = g_strdup_printf ("text-%u", key);
  DmProposalItem *item = dm_proposal_edit_item (dm_review_begin (self->review, step), key);

  g_free (item->text);
  item->text = g_strdup (text);
  dm_review_end (self->review);
}

static void
test_rows (Fixture *self, gconstpointer data)
{
  const DmProposal *proposal = dm_review_get_proposal (self->review);
  guint position, n_open = 0;

  g_assert_cmpuint (count_rows (self), ==, proposal->items->len + 1);
  g_assert_cmpuint (dm_review_get_n_accepted (self->review), ==, 8);
  for (guint i = 0; i < count_rows (self); i++)
    {
      g_autoptr (DmReviewRow) row = g_list_model_get_item (dm_review_get_rows (self->review), i);

      g_assert_true (dm_review_find_row (self->review, dm_review_row_get_key (row), &position));
      g_assert_cmpuint (position, ==, i);
      g_assert_true (dm_review_row_get_item (row) == (i ? g_ptr_array_index (proposal->items, i - 1) : NULL));
      n_open += dm_review_row_get_n_open (row);
    }
  g_assert_cmpuint (n_open, ==, proposal->problems->len);
  g_assert_cmpuint (dm_review_get_n_open (self->review), ==, proposal->problems->len);
  g_assert_cmpuint (dm_review_row_get_n_problems (row_of (self, "IV.1")), ==, 2);
  g_assert_false (dm_review_find_row (self->review, 999, &position));
}

/* Typing in one field is one step, until a person turns to something else. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  type_text (self, "II.2", "X");
  type_text (self, "II.2", "Xâ");
  type_text (self, "II.2", "Xây");
  type_text (self, "II.4", "R");
  dm_review_rest (self->review);
  type_text (self, "II.4", "Rà");
  g_assert_true (dm_review_undo (self->review));
  g_assert_cmpstr (find (self, "II.4")->text, ==, "R");
  g_assert_true (dm_review_undo (self->review));
  g_assert_cmpint (strlen (find (self, "II.4")->text), >, 20);
  g_assert_cmpstr (find (self, "II.2")->text, ==, "Xây");
  g_assert_true (dm_review_undo (self->review));
  g_assert_cmpint (strlen (find (self, "II.2")->text), >, 20);
  g_assert_false (dm_review_can_undo (self->review));
  g_assert_false (dm_review_undo (self->review));
  for (guint i = 0; i < 3; i++)
    g_assert_true (dm_review_redo (self->review));
  g_assert_false (dm_review_redo (self->review));
  g_assert_cmpstr (find (self, "II.4")->text, ==, "Rà");
  /* A new step leaves nothing to do again. */
  dm_review_undo (self->review);
  type_text (self, "II.2", "Khác");
  g_assert_false (dm_review_can_redo (self->review));
}

/* Undo shows where it did something; rows that stay are the same objects, and only what differs tells. */
static void
test_undo_shows_where (Fixture *self, gconstpointer data)
{
  guint key = find (self, "II.3.b")->key, other = find (self, "II.1.a")->key, part, n_told = 0, n_others_told = 0;
  DmReviewRow *row = dm_review_get_row (self->review, key), *other_row = dm_review_get_row (self->review, other);
  guint n_rows = count_rows (self), position;
  const char *joint = strchr (find (self, "II.3.b")->text, ';');

  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_told);
  g_signal_connect_swapped (other_row, "changed", G_CALLBACK (count_cb), &n_others_told);
  dm_review_set_current (self->review, key);
  part = dm_proposal_split (dm_review_begin (self->review, NULL), key,
                            g_utf8_pointer_to_offset (find (self, "II.3.b")->text, joint) + 1);
  dm_review_end (self->review);
  g_assert_cmpuint (count_rows (self), ==, n_rows + 1);
  g_assert_true (dm_review_find_row (self->review, part, &position));
  g_assert_cmpuint (n_told, ==, 1);
  dm_review_set_current (self->review, other);
  dm_review_undo (self->review);
  g_assert_cmpuint (dm_review_get_current (self->review), ==, key);
  g_assert_cmpuint (count_rows (self), ==, n_rows);
  g_assert_true (dm_review_get_row (self->review, key) == row);
  dm_review_redo (self->review);
  g_assert_cmpuint (dm_review_get_current (self->review), ==, other);
  g_assert_true (dm_review_find_row (self->review, part, &position));
  g_assert_true (dm_review_get_row (self->review, key) == row);
  g_assert_cmpuint (n_told, ==, 3);
  g_assert_cmpuint (n_others_told, ==, 0);
  dm_review_set_current (self->review, part);
  dm_review_undo (self->review);
  /* What stood in front may be gone. */
  g_assert_nonnull (dm_review_get_item (self->review));
}

static void
test_current (Fixture *self, gconstpointer data)
{
  guint key = find (self, "II.2")->key, found;

  g_assert_null (dm_review_get_item (self->review));
  dm_review_set_current (self->review, key);
  dm_review_set_current (self->review, key);
  dm_review_set_current (self->review, 999);
  g_assert_cmpuint (self->n_current, ==, 1);
  g_assert_cmpstr (dm_review_get_item (self->review)->code, ==, "II.2");
  /* The row of a place in the text, and the head around all rows. */
  g_assert_true (dm_review_find_at (self->review, find (self, "II.3.a")->deadline_passage.start, &found));
  g_assert_cmpuint (found, ==, find (self, "II.3.a")->key);
  g_assert_true (dm_review_find_at (self->review, 3, &found));
  g_assert_cmpuint (found, ==, 0);
}

/* Through all that is open in the order of the text, and round; what is settled is passed over. */
static void
test_doubts (Fixture *self, gconstpointer data)
{
  const DmProposal *proposal = dm_review_get_proposal (self->review);
  guint n = proposal->problems->len, settled;
  gboolean open;

  g_assert_null (dm_review_get_problem (self->review, NULL));
  for (guint i = 0; i < n; i++)
    {
      const DmProblem *problem;

      g_assert_true (dm_review_step (self->review, 1));
      problem = dm_review_get_problem (self->review, &open);
      g_assert_true (problem == g_ptr_array_index (proposal->problems, i) && open);
      g_assert_cmpuint (dm_review_get_current (self->review), ==, problem->item_key);
    }
  dm_review_step (self->review, 1);
  g_assert_true (dm_review_get_problem (self->review, NULL) == g_ptr_array_index (proposal->problems, 0));
  dm_review_step (self->review, -1);
  g_assert_true (dm_review_get_problem (self->review, NULL) == g_ptr_array_index (proposal->problems, n - 1));
  /* Left as it is: it stays in front, and is not stepped to again. */
  settled = dm_review_get_problem (self->review, NULL)->key;
  dm_review_leave (self->review, settled, TRUE);
  g_assert_cmpuint (dm_review_get_problem (self->review, &open)->key, ==, settled);
  g_assert_false (open);
  g_assert_cmpuint (dm_review_get_n_open (self->review), ==, n - 1);
  for (guint i = 0; i < n; i++)
    {
      dm_review_step (self->review, 1);
      g_assert_cmpuint (dm_review_get_problem (self->review, NULL)->key, !=, settled);
    }
  dm_review_undo (self->review);
  g_assert_cmpuint (dm_review_get_n_open (self->review), ==, n);
}

/* F8 goes on from the row that a person chose. */
static void
test_doubts_from_a_row (Fixture *self, gconstpointer data)
{
  dm_review_set_current (self->review, find (self, "II.3.a")->key);
  dm_review_step (self->review, 1);
  g_assert_cmpstr (dm_review_get_problem (self->review, NULL)->item, ==, "II.3.b");
  dm_review_set_current (self->review, find (self, "II.3.a")->key);
  g_assert_null (dm_review_get_problem (self->review, NULL));
  dm_review_step (self->review, -1);
  g_assert_cmpstr (dm_review_get_problem (self->review, NULL)->item, ==, "II.2");
}

static void
test_nothing_open (Fixture *self, gconstpointer data)
{
  while (dm_review_step (self->review, 1))
    dm_review_leave (self->review, dm_review_get_problem (self->review, NULL)->key, TRUE);
  g_assert_cmpuint (dm_review_get_n_open (self->review), ==, 0);
  g_assert_false (dm_review_step (self->review, -1));
}

/* The head is a row like any other. */
static void
test_head (Fixture *self, gconstpointer data)
{
  guint n_told = 0;

  g_signal_connect_swapped (dm_review_get_row (self->review, 0), "changed", G_CALLBACK (count_cb), &n_told);
  dm_proposal_set_issued_on (dm_review_begin (self->review, "issued-on"), dm_day_parse ("2018-01-01"));
  dm_review_end (self->review);
  g_assert_cmpuint (n_told, ==, 1);
  type_text (self, "II.2", "X");
  g_assert_cmpuint (n_told, ==, 1);
}

/* What a list does to its selection while rows go is not what a person chose. */
static void
choose_first_cb (Fixture *self)
{
  dm_review_set_current (self->review, 0);
}

static void
test_selection_while_rows_go (Fixture *self, gconstpointer data)
{
  guint key = find (self, "II.1.b")->key;

  dm_review_set_current (self->review, key);
  g_signal_connect_swapped (dm_review_get_rows (self->review), "items-changed", G_CALLBACK (choose_first_cb), self);
  dm_proposal_merge (dm_review_begin (self->review, NULL), find (self, "II.3.b")->key);
  dm_review_end (self->review);
  g_assert_cmpuint (dm_review_get_current (self->review), ==, key);
}

/* Dropped rows stay in the list and are not counted. */
static void
test_drop (Fixture *self, gconstpointer data)
{
  guint n_rows = count_rows (self), n_open = dm_review_get_n_open (self->review);

  dm_proposal_set_accepted (dm_review_begin (self->review, NULL), find (self, "II.2")->key, FALSE);
  dm_review_end (self->review);
  g_assert_cmpuint (count_rows (self), ==, n_rows);
  g_assert_cmpuint (dm_review_get_n_accepted (self->review), ==, 7);
  g_assert_cmpuint (dm_review_get_n_open (self->review), ==, n_open - 1);
  dm_review_undo (self->review);
  g_assert_cmpuint (dm_review_get_n_accepted (self->review), ==, 8);
}

#define ADD(name, function) g_test_add ("/review/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rows", test_rows);
  ADD ("steps", test_steps);
  ADD ("undo-shows-where", test_undo_shows_where);
  ADD ("current", test_current);
  ADD ("doubts", test_doubts);
  ADD ("doubts-from-a-row", test_doubts_from_a_row);
  ADD ("nothing-open", test_nothing_open);
  ADD ("head", test_head);
  ADD ("selection-while-rows-go", test_selection_while_rows_go);
  ADD ("drop", test_drop);
  return g_test_run ();
}
