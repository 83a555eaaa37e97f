/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-review-private.h"

typedef struct
{
  DmProblem *problem;
  gboolean open;
} Doubt;

struct _DmReviewRow
{
  GObject parent_instance;

  guint key;
  DmProposalItem *item; /* NULL for the plan's head */
  DmPlan *plan;         /* of the head's row, to know when it differs */
  GArray *doubts;
  GArray *before;       /* those that were shown, while the row is filled anew */
  gboolean differs;
};

G_DEFINE_FINAL_TYPE (DmReviewRow, dm_review_row, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear_doubt (gpointer data)
{
  dm_problem_unref (((Doubt *) data)->problem);
}

static GArray *
new_doubts (void)
{
  GArray *doubts = g_array_new (FALSE, FALSE, sizeof (Doubt));

  g_array_set_clear_func (doubts, clear_doubt);
  return doubts;
}

static void
dm_review_row_finalize (GObject *object)
{
  DmReviewRow *self = DM_REVIEW_ROW (object);

  g_clear_pointer (&self->item, dm_proposal_item_unref);
  g_clear_pointer (&self->plan, dm_plan_unref);
  g_clear_pointer (&self->doubts, g_array_unref);
  g_clear_pointer (&self->before, g_array_unref);
  G_OBJECT_CLASS (dm_review_row_parent_class)->finalize (object);
}

static void
dm_review_row_class_init (DmReviewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dm_review_row_finalize;
  changed_signal = g_signal_new ("changed", DM_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dm_review_row_init (DmReviewRow *self)
{
  self->doubts = new_doubts ();
}

DmReviewRow *
dm_review_row_new (guint key)
{
  DmReviewRow *self = g_object_new (DM_TYPE_REVIEW_ROW, NULL);

  self->key = key;
  return self;
}

/* --- filling: what comes out the same is no news --- */

/* @item, @plan: one of the two. A reference is held to what is shown, so whatever is changed is another object. */
void
dm_review_row_begin (DmReviewRow *self, DmProposalItem *item, DmPlan *plan)
{
  self->differs = self->item != item || self->plan != plan;
  if (self->differs)
    {
      g_clear_pointer (&self->item, dm_proposal_item_unref);
      g_clear_pointer (&self->plan, dm_plan_unref);
      self->item = item ? dm_proposal_item_ref (item) : NULL;
      self->plan = plan ? dm_plan_ref (plan) : NULL;
    }
  self->before = self->doubts;
  self->doubts = new_doubts ();
}

void
dm_review_row_add_problem (DmReviewRow *self, DmProblem *problem, gboolean open)
{
  Doubt doubt = { dm_problem_ref (problem), open };

  g_array_append_val (self->doubts, doubt);
}

static gboolean
are_same_doubts (const GArray *doubts, const GArray *others)
{
  if (doubts->len != others->len)
    return FALSE;
  for (guint i = 0; i < doubts->len; i++)
    {
      const Doubt *doubt = &g_array_index (doubts, Doubt, i), *other = &g_array_index (others, Doubt, i);

      if (doubt->problem != other->problem || doubt->open != other->open)
        return FALSE;
    }
  return TRUE;
}

void
dm_review_row_end (DmReviewRow *self)
{
  self->differs |= !are_same_doubts (self->doubts, self->before);
  g_clear_pointer (&self->before, g_array_unref);
  if (self->differs)
    g_signal_emit (self, changed_signal, 0);
}

/* --- reading --- */

guint
dm_review_row_get_key (DmReviewRow *self)
{
  g_return_val_if_fail (DM_IS_REVIEW_ROW (self), 0);
  return self->key;
}

/**
 * dm_review_row_get_item:
 *
 * Returns: (transfer none) (nullable): until the next "changed"; %NULL for the plan's head
 */
const DmProposalItem *
dm_review_row_get_item (DmReviewRow *self)
{
  g_return_val_if_fail (DM_IS_REVIEW_ROW (self), NULL);
  return self->item;
}

guint
dm_review_row_get_n_problems (DmReviewRow *self)
{
  g_return_val_if_fail (DM_IS_REVIEW_ROW (self), 0);
  return self->doubts->len;
}

/**
 * dm_review_row_get_problem:
 * @open: (out) (optional): whether a person has still to look at it
 *
 * Returns: (transfer none): what is doubtful about the row, in the order of the text
 */
const DmProblem *
dm_review_row_get_problem (DmReviewRow *self, guint position, gboolean *open)
{
  const Doubt *doubt;

  g_return_val_if_fail (DM_IS_REVIEW_ROW (self) && position < self->doubts->len, NULL);
  doubt = &g_array_index (self->doubts, Doubt, position);
  if (open)
    *open = doubt->open;
  return doubt->problem;
}

guint
dm_review_row_get_n_open (DmReviewRow *self)
{
  guint n = 0;

  g_return_val_if_fail (DM_IS_REVIEW_ROW (self), 0);
  for (guint i = 0; i < self->doubts->len; i++)
    n += g_array_index (self->doubts, Doubt, i).open;
  return n;
}
