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

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->code = g_strdup (code);
  self->lead = g_new0 (char *, 1);
  self->coordinating = g_new0 (char *, 1);
  self->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_deadline_free);
  self->accepted = TRUE;
  return self;
}

static gpointer
copy_deadline (gconstpointer deadline, gpointer user_data)
{
  return dm_deadline_copy (deadline);
}

/**
 * dm_proposal_item_copy:
 *
 * Returns: (transfer full): an item of its own with the same key
 */
DmProposalItem *
dm_proposal_item_copy (const DmProposalItem *self)
{
  DmProposalItem *copy = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->code = g_strdup (self->code);
  copy->parent = g_strdup (self->parent);
  copy->text = g_strdup (self->text);
  copy->detail = g_strdup (self->detail);
  copy->product = g_strdup (self->product);
  copy->lead = g_strdupv (self->lead);
  copy->coordinating = g_strdupv (self->coordinating);
  copy->deadlines = g_ptr_array_copy (self->deadlines, copy_deadline, NULL);
  g_ptr_array_set_free_func (copy->deadlines, (GDestroyNotify) dm_deadline_free);
  return copy;
}

DmProposalItem *
dm_proposal_item_ref (DmProposalItem *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_proposal_item_unref (DmProposalItem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
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

  g_atomic_ref_count_init (&self->ref_count);
  self->code = code;
  self->line = line;
  self->item = g_strdup (item);
  self->words = g_strdup (words);
  self->more = g_strdup (more);
  return self;
}

DmProblem *
dm_problem_copy (const DmProblem *self)
{
  DmProblem *copy = g_memdup2 (self, sizeof *self);

  g_atomic_ref_count_init (&copy->ref_count);
  copy->item = g_strdup (self->item);
  copy->words = g_strdup (self->words);
  copy->more = g_strdup (self->more);
  return copy;
}

DmProblem *
dm_problem_ref (DmProblem *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_problem_unref (DmProblem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
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
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_proposal_item_unref);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_problem_unref);
  return self;
}

static gpointer
ref_item (gconstpointer item, gpointer user_data)
{
  return dm_proposal_item_ref ((DmProposalItem *) item);
}

static gpointer
ref_problem (gconstpointer problem, gpointer user_data)
{
  return dm_problem_ref ((DmProblem *) problem);
}

/**
 * dm_proposal_copy:
 *
 * As cheap as its arrays: plan, items, problems and text are shared until one of the two changes them.
 *
 * Returns: (transfer full): a proposal of its own; it may go to another thread
 */
DmProposal *
dm_proposal_copy (const DmProposal *self)
{
  DmProposal *copy = g_memdup2 (self, sizeof *self);

  copy->plan = dm_plan_ref (self->plan);
  copy->items = g_ptr_array_copy (self->items, ref_item, NULL);
  g_ptr_array_set_free_func (copy->items, (GDestroyNotify) dm_proposal_item_unref);
  copy->problems = g_ptr_array_copy (self->problems, ref_problem, NULL);
  g_ptr_array_set_free_func (copy->problems, (GDestroyNotify) dm_problem_unref);
  copy->source = self->source ? g_ref_string_acquire (self->source) : NULL;
  return copy;
}

void
dm_proposal_free (DmProposal *self)
{
  if (self == NULL)
    return;
  dm_plan_unref (self->plan);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->problems);
  if (self->source)
    g_ref_string_release (self->source);
  g_free (self);
}

/**
 * dm_proposal_take_key:
 *
 * Returns: a key that names nothing yet
 */
guint
dm_proposal_take_key (DmProposal *self)
{
  return ++self->last_key;
}

/**
 * dm_proposal_find_key:
 * @position: (out) (optional): among the items
 *
 * Returns: (transfer none) (nullable): the item with that key
 */
const DmProposalItem *
dm_proposal_find_key (const DmProposal *self, guint key, guint *position)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (self->items, i);

      if (item->key != key)
        continue;
      if (position)
        *position = i;
      return item;
    }
  return NULL;
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
