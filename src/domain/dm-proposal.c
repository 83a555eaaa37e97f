/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-proposal.h"

static const char *const problem_nicks[DM_PROBLEM_N] = {
  [DM_PROBLEM_NO_NUMBER] = "no-number",
  [DM_PROBLEM_NO_DATE] = "no-date",
  [DM_PROBLEM_NO_ISSUER] = "no-issuer",
  [DM_PROBLEM_NO_TASKS] = "no-tasks",
  [DM_PROBLEM_NUMBERING_GAP] = "numbering-gap",
  [DM_PROBLEM_NUMBERING_REPEAT] = "numbering-repeat",
  [DM_PROBLEM_NO_DEADLINE] = "no-deadline",
  [DM_PROBLEM_DEADLINE_IN_SENTENCE] = "deadline-in-sentence",
  [DM_PROBLEM_DEADLINE_NOT_UNDERSTOOD] = "deadline-not-understood",
  [DM_PROBLEM_DEADLINE_NO_YEAR] = "deadline-no-year",
  [DM_PROBLEM_PERIOD_UNKNOWN] = "period-unknown",
  [DM_PROBLEM_LEAD_UNKNOWN] = "lead-unknown",
  [DM_PROBLEM_SEVERAL_DUTIES] = "several-duties",
  [DM_PROBLEM_NO_RECIPIENTS] = "no-recipients",
  [DM_PROBLEM_NO_SIGNER] = "no-signer",
};

const char *
dm_problem_code_to_nick (DmProblemCode code)
{
  g_return_val_if_fail ((guint) code < DM_PROBLEM_N, NULL);
  return problem_nicks[code];
}

gboolean
dm_passage_is_empty (DmPassage self)
{
  return self.start >= self.end;
}

/**
 * dm_passage_join:
 *
 * Returns: from the first character of both to the last; an empty one adds nothing
 */
DmPassage
dm_passage_join (DmPassage self, DmPassage other)
{
  if (dm_passage_is_empty (self))
    return other;
  if (dm_passage_is_empty (other))
    return self;
  return (DmPassage){ MIN (self.start, other.start), MAX (self.end, other.end) };
}

DmProposalItem *
dm_proposal_item_new (DmItemKind kind, const char *code)
{
  DmProposalItem *self = g_new0 (DmProposalItem, 1);

  self->kind = kind;
  self->code = g_strdup (code);
  self->lead = g_new0 (char *, 1);
  self->coordinating = g_new0 (char *, 1);
  self->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_deadline_free);
  self->accepted = TRUE;
  return self;
}

void
dm_proposal_item_free (DmProposalItem *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->parent);
  g_free (self->text);
  g_free (self->detail);
  g_free (self->product);
  g_strfreev (self->lead);
  g_strfreev (self->coordinating);
  g_ptr_array_unref (self->deadlines);
  g_free (self);
}

DmProblem *
dm_problem_new (DmProblemCode code, guint line, const char *item, const char *words, const char *more)
{
  DmProblem *self = g_new0 (DmProblem, 1);

  self->code = code;
  self->line = line;
  self->item = g_strdup (item);
  self->words = g_strdup (words);
  self->more = g_strdup (more);
  return self;
}

void
dm_problem_free (DmProblem *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->words);
  g_free (self->more);
  g_free (self);
}

DmProposal *
dm_proposal_new (void)
{
  DmProposal *self = g_new0 (DmProposal, 1);

  self->plan = dm_plan_new ();
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_proposal_item_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_problem_free);
  return self;
}

void
dm_proposal_free (DmProposal *self)
{
  if (self == NULL)
    return;
  dm_plan_unref (self->plan);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->problems);
  g_free (self->source);
  g_free (self);
}

/**
 * dm_proposal_find:
 *
 * Returns: (transfer none) (nullable): the first item printed with that code
 */
const DmProposalItem *
dm_proposal_find (const DmProposal *self, const char *code)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (self->items, i);

      if (g_strcmp0 (item->code, code) == 0)
        return item;
    }
  return NULL;
}

/**
 * dm_proposal_dup_words:
 *
 * Counts from the beginning of the text each time.
 *
 * Returns: (transfer full): what stands at @passage, "" for nothing
 */
char *
dm_proposal_dup_words (const DmProposal *self, DmPassage passage)
{
  return dm_passage_is_empty (passage) ? g_strdup ("") : g_utf8_substring (self->source, passage.start, passage.end);
}
