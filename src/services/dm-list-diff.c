/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-list-diff.h"

/* Beyond this many rows between the first and the last difference, one span tells it all: a list that changed so
 * much is looked at anew, and the time to find the fewest moves would be felt. */
#define MAX_ROWS_COMPARED 2048

#define NOWHERE G_MAXUINT

static gboolean
is_same (const GPtrArray *before, guint i, const GPtrArray *after, guint j)
{
  return g_str_equal (g_ptr_array_index (before, i), g_ptr_array_index (after, j));
}

/* For each row of @after between the equal ends, where it stood before, or NOWHERE. */
static GArray *
find_old_positions (const GPtrArray *before, guint before_end, const GPtrArray *after, guint after_end, guint start)
{
  GArray *positions = g_array_sized_new (FALSE, FALSE, sizeof (guint), after_end - start);
  g_autoptr (GHashTable) where = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = start; i < before_end; i++)
    g_hash_table_insert (where, g_ptr_array_index (before, i), GUINT_TO_POINTER (i));
  for (guint j = start; j < after_end; j++)
    {
      gpointer position;
      guint found = g_hash_table_lookup_extended (where, g_ptr_array_index (after, j), NULL, &position)
                      ? GPOINTER_TO_UINT (position) : NOWHERE;

      g_array_append_val (positions, found);
    }
  return positions;
}

/* Rows that need not move: a longest run of old positions that only grows. The others become NOWHERE; whether there were
 * any is returned. Patience sorting: tails[n] is the row that ends the best run of length n + 1, previous[] the row
 * before it in its run. */
static gboolean
keep_longest_run (GArray *positions)
{
  guint n = positions->len, n_tails = 0;
  guint *at = (guint *) positions->data;
  g_autofree guint *tails = g_new (guint, n + 1);
  g_autofree guint *previous = g_new (guint, n + 1);
  g_autofree gboolean *kept = g_new0 (gboolean, n + 1);
  gboolean moved = FALSE;

  for (guint j = 0; j < n; j++)
    {
      guint low = 0, high = n_tails;

      if (at[j] == NOWHERE)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (at[tails[middle]] < at[j])
            low = middle + 1;
          else
            high = middle;
        }
      previous[j] = low > 0 ? tails[low - 1] : NOWHERE;
      tails[low] = j;
      n_tails = MAX (n_tails, low + 1);
    }
  for (guint j = n_tails > 0 ? tails[n_tails - 1] : NOWHERE; j != NOWHERE; j = previous[j])
    kept[j] = TRUE;
  for (guint j = 0; j < n; j++)
    if (!kept[j])
      {
        moved |= at[j] != NOWHERE;
        at[j] = NOWHERE;
      }
  return moved;
}

static void
add_span (GArray *spans, guint position, guint n_removed, guint n_added, guint source)
{
  DmListSpan span = { position, n_removed, n_added, source };

  if (n_removed > 0 || n_added > 0)
    g_array_append_val (spans, span);
}

/* The spans that turn one into the other, from the end to the start; a row that moved comes and goes in two of them. */
static void
find_spans (const GArray *positions, guint start, guint before_end, guint after_end, GArray *spans)
{
  for (guint j = after_end; j > start; j--)
    {
      guint kept = g_array_index (positions, guint, j - 1 - start);

      if (kept == NOWHERE)
        continue;
      add_span (spans, kept + 1, before_end - kept - 1, after_end - j, j);
      before_end = kept;
      after_end = j - 1;
    }
  add_span (spans, start, before_end - start, after_end - start, start);
}

/* A row that comes at its new place before it has gone from its old one stands in the list twice, which no list of GTK
 * can bear: where rows moved, all go first. */
static void
let_go_first (GArray *spans)
{
  const guint n = spans->len;
  guint n_gone = 0;

  for (guint i = 0; i < n; i++)
    n_gone += g_array_index (spans, DmListSpan, i).n_removed;
  for (guint i = 0; i < n; i++)
    {
      DmListSpan *span = &g_array_index (spans, DmListSpan, i);
      guint position = span->position, n_added = span->n_added, source = span->source;

      n_gone -= span->n_removed;
      span->n_added = 0;
      add_span (spans, position - n_gone, 0, n_added, source);
    }
  for (guint i = n; i > 0; i--)
    if (g_array_index (spans, DmListSpan, i - 1).n_removed == 0)
      g_array_remove_index (spans, i - 1);
}

/**
 * dm_list_diff:
 * @before: (element-type utf8): ids, each once
 * @after: (element-type utf8): ids, each once
 * @max_spans: where more are needed, one tells of all between the first and the last difference: a view looks at
 *   its rows anew for every span
 *
 * Returns: (transfer full) (element-type DmListSpan): what turns one into the other with the fewest rows touched, or
 *   one span where that would take long; in the order in which they are applied, at no moment of which a row is there
 *   twice. Empty when the lists are equal
 */
GArray *
dm_list_diff (const GPtrArray *before, const GPtrArray *after, guint max_spans)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DmListSpan));
  guint start = 0, before_end = before->len, after_end = after->len;
  g_autoptr (GArray) positions = NULL;
  gboolean moved;

  while (start < before_end && start < after_end && is_same (before, start, after, start))
    start++;
  while (before_end > start && after_end > start && is_same (before, before_end - 1, after, after_end - 1))
    {
      before_end--;
      after_end--;
    }
  if (before_end - start <= MAX_ROWS_COMPARED && after_end - start <= MAX_ROWS_COMPARED)
    {
      positions = find_old_positions (before, before_end, after, after_end, start);
      moved = keep_longest_run (positions);
      find_spans (positions, start, before_end, after_end, spans);
      if (moved)
        let_go_first (spans);
      if (spans->len <= max_spans)
        return spans;
      g_array_set_size (spans, 0);
    }
  add_span (spans, start, before_end - start, after_end - start, start);
  return spans;
}
