/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-proposal-edit.h"

/* When a doubt is settled: whatever a person changes, it is asked of what stands there now. */

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static const DmDeadline *
get_deadline (const DmProposalItem *item, guint position)
{
  return g_ptr_array_index (item->deadlines, position);
}

static gboolean
has_understood_deadline (const DmProposalItem *item)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    if (get_deadline (item, i)->kind != DM_DEADLINE_NONE)
      return TRUE;
  return FALSE;
}

/* Whether a deadline with the words of the problem is still what the problem says. */
static gboolean
is_deadline_doubtful (const DmProposalItem *item, const DmProblem *problem)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = get_deadline (item, i);

      if (g_strcmp0 (deadline->raw, problem->words) != 0)
        continue;
      if (problem->code == DM_PROBLEM_DEADLINE_NO_YEAR)
        return deadline->proposed_why != NULL;
      return TRUE;
    }
  return FALSE;
}

static gboolean
has_work (const DmProposal *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (self->items, i);

      if (item->accepted && item->kind != DM_ITEM_SECTION)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_plan_doubtful (const DmProposal *self, DmProblemCode code)
{
  const DmPlan *plan = self->plan;

  switch (code)
    {
    case DM_PROBLEM_NO_NUMBER:
      return is_blank (plan->number);
    case DM_PROBLEM_NO_DATE:
      return plan->issued_on == DM_DAY_NONE;
    case DM_PROBLEM_NO_ISSUER:
      return is_blank (plan->issuer);
    case DM_PROBLEM_NO_TASKS:
      return !has_work (self);
    case DM_PROBLEM_NO_RECIPIENTS:
      return plan->recipients[0] == NULL;
    case DM_PROBLEM_NO_SIGNER:
      return is_blank (plan->signer_position);
    case DM_PROBLEM_NUMBERING_GAP:
    case DM_PROBLEM_NUMBERING_REPEAT:
    case DM_PROBLEM_NO_DEADLINE:
    case DM_PROBLEM_DEADLINE_IN_SENTENCE:
    case DM_PROBLEM_DEADLINE_NOT_UNDERSTOOD:
    case DM_PROBLEM_DEADLINE_NO_YEAR:
    case DM_PROBLEM_PERIOD_UNKNOWN:
    case DM_PROBLEM_LEAD_UNKNOWN:
    case DM_PROBLEM_SEVERAL_DUTIES:
    case DM_PROBLEM_N:
    default:
      return TRUE;
    }
}

static gboolean
has_several_works (const DmProposalItem *item)
{
  g_autoptr (GArray) joints = dm_proposal_find_joints (item);

  return item->kind == DM_ITEM_TASK && joints->len > 0;
}

static gboolean
is_item_doubtful (const DmProposalItem *item, const DmProblem *problem)
{
  switch (problem->code)
    {
    case DM_PROBLEM_NUMBERING_GAP:
    case DM_PROBLEM_NUMBERING_REPEAT:
      return g_strcmp0 (item->code, problem->item) == 0;
    case DM_PROBLEM_NO_DEADLINE:
      return !has_understood_deadline (item);
    case DM_PROBLEM_DEADLINE_IN_SENTENCE:
    case DM_PROBLEM_DEADLINE_NOT_UNDERSTOOD:
    case DM_PROBLEM_DEADLINE_NO_YEAR:
    case DM_PROBLEM_PERIOD_UNKNOWN:
      return is_deadline_doubtful (item, problem);
    case DM_PROBLEM_LEAD_UNKNOWN:
      return item->lead[0] == NULL && item->coordinating[0] != NULL;
    case DM_PROBLEM_SEVERAL_DUTIES:
      return has_several_works (item);
    case DM_PROBLEM_NO_NUMBER:
    case DM_PROBLEM_NO_DATE:
    case DM_PROBLEM_NO_ISSUER:
    case DM_PROBLEM_NO_TASKS:
    case DM_PROBLEM_NO_RECIPIENTS:
    case DM_PROBLEM_NO_SIGNER:
    case DM_PROBLEM_N:
    default:
      return TRUE;
    }
}

/**
 * dm_proposal_is_open:
 * @item: (nullable): the item the problem is about, %NULL where it is gone or the problem is about the plan
 *
 * Returns: whether a person has still to look at it: it was not left as it is, what it says is still so, and what it
 *   is about was not dropped
 */
gboolean
dm_proposal_is_open (const DmProposal *self, const DmProblem *problem, const DmProposalItem *item)
{
  if (problem->left)
    return FALSE;
  if (problem->item_key == 0)
    return is_plan_doubtful (self, problem->code);
  return item && item->accepted && is_item_doubtful (item, problem);
}
