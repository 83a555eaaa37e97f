/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-list-diff.h"

#include <string.h>

static GPtrArray *
list_from (const char *letters)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (; *letters; letters++)
    g_ptr_array_add (list, g_strndup (letters, 1));
  return list;
}

static guint
count_touched (const GArray *spans)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    n += g_array_index (spans, DmListSpan, i).n_removed + g_array_index (spans, DmListSpan, i).n_added;
  return n;
}

static void
assert_each_once (const GPtrArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    g_assert_true (g_hash_table_add (seen, g_ptr_array_index (rows, i)));
}

/* Applies the spans as a model does, and compares; a view looks at the rows after each of them. */
static void
assert_leads_to (const GPtrArray *before, const GPtrArray *after, const GArray *spans)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_copy ((GPtrArray *) before, NULL, NULL);

  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < spans->len; i++)
    {
      const DmListSpan *span = &g_array_index (spans, DmListSpan, i);

      g_assert_cmpuint (span->position + span->n_removed, <=, rows->len);
      if (span->n_removed > 0)
        g_ptr_array_remove_range (rows, span->position, span->n_removed);
      for (guint j = 0; j < span->n_added; j++)
        g_ptr_array_insert (rows, span->position + j, g_ptr_array_index (after, span->source + j));
      assert_each_once (rows);
    }
  g_assert_cmpuint (rows->len, ==, after->len);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (g_ptr_array_index (rows, i), ==, g_ptr_array_index (after, i));
}

/* Before, after, how many spans, and how many rows they touch at the least. */
static const struct
{
  const char *before;
  const char *after;
  guint n_spans;
  guint n_touched;
} cases[] = {
  { "", "", 0, 0 },
  { "abc", "abc", 0, 0 },
  { "", "abc", 1, 3 },
  { "abc", "", 1, 3 },
  { "abc", "abXc", 1, 1 },
  { "abc", "ac", 1, 1 },
  { "abc", "abcX", 1, 1 },
  { "abc", "Xabc", 1, 1 },
  { "abcdef", "fabcde", 2, 2 },      /* one row moved to the front */
  { "abcdef", "bcadef", 2, 2 },
  { "abcdef", "aXcdYf", 2, 4 },      /* two rows exchanged for others, far apart */
  { "abcdef", "fedcba", 2, 10 },
  { "abcdef", "ghijkl", 1, 12 },
  { "abcdefgh", "acegXh", 4, 4 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) before = list_from (cases[i].before);
      g_autoptr (GPtrArray) after = list_from (cases[i].after);
      g_autoptr (GArray) spans = dm_list_diff (before, after, G_MAXUINT);

      g_test_message ("%s -> %s", cases[i].before, cases[i].after);
      assert_leads_to (before, after, spans);
      g_assert_cmpuint (count_touched (spans), ==, cases[i].n_touched);
      g_assert_cmpuint (spans->len, ==, cases[i].n_spans);
    }
}

/* The length of the longest common subsequence, by the book. */
static guint
count_kept (const GPtrArray *before, const GPtrArray *after)
{
  guint table[32][32] = { 0 };

  for (guint i = 1; i <= before->len; i++)
    for (guint j = 1; j <= after->len; j++)
      table[i][j] = strcmp (g_ptr_array_index (before, i - 1), g_ptr_array_index (after, j - 1)) == 0
                      ? table[i - 1][j - 1] + 1 : MAX (table[i - 1][j], table[i][j - 1]);
  return table[before->len][after->len];
}

static GPtrArray *
random_list (GRand *random)
{
  GString *letters = g_string_new ("abcdefghijklmnopqrstuvwxyz");
  GPtrArray *list;

  g_string_truncate (letters, 0);
  for (char letter = 'a'; letter <= 'z'; letter++)
    if (g_rand_boolean (random))
      g_string_insert_c (letters, g_rand_int_range (random, 0, (gint32) letters->len + 1), letter);
  list = list_from (letters->str);
  g_string_free (letters, TRUE);
  return list;
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (580);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GPtrArray) before = random_list (random);
      g_autoptr (GPtrArray) after = random_list (random);
      g_autoptr (GArray) spans = dm_list_diff (before, after, G_MAXUINT);
      g_autoptr (GArray) few = dm_list_diff (before, after, 3);

      assert_leads_to (before, after, spans);
      g_assert_cmpuint (count_touched (spans), ==, before->len + after->len - 2 * count_kept (before, after));
      assert_leads_to (before, after, few);
      g_assert_cmpuint (few->len, <=, 3);
    }
}

static GPtrArray *
numbers (guint from, guint n)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, g_strdup_printf ("%u", from + i));
  return list;
}

/* 100,000 rows of which one came stay one row; where all are new there is one span. */
static void
test_long (void)
{
  g_autoptr (GPtrArray) before = numbers (0, 100000);
  g_autoptr (GPtrArray) after = numbers (0, 100000);
  g_autoptr (GPtrArray) others = numbers (200000, 100000);
  g_autoptr (GArray) one = NULL;
  g_autoptr (GArray) all = dm_list_diff (before, others, 8);

  g_ptr_array_insert (after, 50000, g_strdup ("new"));
  one = dm_list_diff (before, after, 8);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (g_array_index (one, DmListSpan, 0).position, ==, 50000);
  g_assert_cmpuint (count_touched (one), ==, 1);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (count_touched (all), ==, 200000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-diff/cases", test_cases);
  g_test_add_func ("/list-diff/random", test_random);
  g_test_add_func ("/list-diff/long", test_long);
  return g_test_run ();
}
