/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-review.h"

G_BEGIN_DECLS

/* What the dm-review*.c files share. */

struct _DmReview
{
  GObject parent_instance;

  DmProposal *proposal;
  GListStore *rows;        /* DmReviewRow: the head, then the items in their order */
  GHashTable *by_key;      /* key → DmReviewRow (borrowed) */
  GPtrArray *done;         /* Moment: before each step, the newest last */
  GPtrArray *undone;
  char *step;              /* what the newest step is about, NULL when the next is one of its own */
  guint current;
  guint problem;           /* the key of the doubt in front, 0 for none */
  guint n_open;
  gboolean placing;        /* rows come and go: what a list makes of its selection meanwhile is nobody's choice */
};

gboolean dm_review_is_open (DmReview *self, const DmProblem *problem);
const DmProblem *dm_review_find_problem (DmReview *self, guint key, int *position);
void dm_review_tell (DmReview *self, guint before);

/* --- dm-review-row.c: the review's side of a row --- */
DmReviewRow *dm_review_row_new (guint key);
void dm_review_row_begin (DmReviewRow *self, DmProposalItem *item, DmPlan *plan);
void dm_review_row_add_problem (DmReviewRow *self, DmProblem *problem, gboolean open);
void dm_review_row_end (DmReviewRow *self);

G_END_DECLS
