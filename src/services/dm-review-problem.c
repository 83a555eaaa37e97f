/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-review-private.h"

/* The doubts of what is looked through, in the order of the text. */

/* Borrowed; NULL where no doubt has that key. */
const DmProblem *
dm_review_find_problem (DmReview *self, guint key, int *position)
{
  for (guint i = 0; key && i < self->proposal->problems->len; i++)
    {
      const DmProblem *problem = g_ptr_array_index (self->proposal->problems, i);

      if (problem->key != key)
        continue;
      if (position)
        *position = i;
      return problem;
    }
  return NULL;
}

guint
dm_review_get_n_open (DmReview *self)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), 0);
  return self->n_open;
}

/**
 * dm_review_get_problem:
 * @open: (out) (optional): whether a person has still to look at it
 *
 * Returns: (transfer none) (nullable): the doubt in front, until the next change
 */
const DmProblem *
dm_review_get_problem (DmReview *self, gboolean *open)
{
  const DmProblem *problem;

  g_return_val_if_fail (DM_IS_REVIEW (self), NULL);
  problem = dm_review_find_problem (self, self->problem, NULL);
  if (open)
    *open = problem && dm_review_is_open (self, problem);
  return problem;
}

/**
 * dm_review_set_problem:
 *
 * The doubt stands in front, and the row it is about.
 */
void
dm_review_set_problem (DmReview *self, guint key)
{
  const DmProblem *problem;
  guint before;

  g_return_if_fail (DM_IS_REVIEW (self));
  problem = dm_review_find_problem (self, key, NULL);
  if (problem == NULL || dm_review_get_row (self, problem->item_key) == NULL)
    return;
  before = self->current;
  self->problem = key;
  self->current = problem->item_key;
  dm_review_rest (self);
  dm_review_tell (self, before);
}

/* From the doubt in front, or from the place of the row in front: in the order of the text. */
static int
find_start (DmReview *self, int direction)
{
  const DmProposalItem *item = dm_review_get_item (self);
  const GPtrArray *problems = self->proposal->problems;
  int position = 0;

  if (dm_review_find_problem (self, self->problem, &position))
    return position;
  while (item && position < (int) problems->len
         && ((const DmProblem *) g_ptr_array_index (problems, position))->passage.start < item->passage.start)
    position++;
  return direction > 0 ? position - 1 : position;
}

/**
 * dm_review_step:
 * @direction: 1 for the next, -1 for the one before; behind the last comes the first
 *
 * Returns: whether there is an open doubt, which stands in front now
 */
gboolean
dm_review_step (DmReview *self, int direction)
{
  int n, start;

  g_return_val_if_fail (DM_IS_REVIEW (self) && (direction == 1 || direction == -1), FALSE);
  n = self->proposal->problems->len;
  start = find_start (self, direction);
  for (int i = 1; i <= n; i++)
    {
      const DmProblem *problem = g_ptr_array_index (self->proposal->problems, ((start + direction * i) % n + n) % n);

      if (!dm_review_is_open (self, problem))
        continue;
      dm_review_set_problem (self, problem->key);
      return TRUE;
    }
  return FALSE;
}

/**
 * dm_review_leave:
 * @left: whether the person leaves it as it is
 */
void
dm_review_leave (DmReview *self, guint problem_key, gboolean left)
{
  g_return_if_fail (DM_IS_REVIEW (self));
  if (dm_review_find_problem (self, problem_key, NULL) == NULL)
    return;
  dm_proposal_leave_problem (dm_review_begin (self, NULL), problem_key, left);
  dm_review_end (self);
}
