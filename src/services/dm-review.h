/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-proposal-edit.h"

G_BEGIN_DECLS

/**
 * DmReviewRow:
 *
 * A line of what is looked through: the plan's head, whose key is 0, or an item. Signal "changed": it shows something
 * else now.
 */
#define DM_TYPE_REVIEW_ROW (dm_review_row_get_type ())
G_DECLARE_FINAL_TYPE (DmReviewRow, dm_review_row, DM, REVIEW_ROW, GObject)

guint dm_review_row_get_key (DmReviewRow *self);
const DmProposalItem *dm_review_row_get_item (DmReviewRow *self);
guint dm_review_row_get_n_problems (DmReviewRow *self);
const DmProblem *dm_review_row_get_problem (DmReviewRow *self, guint position, gboolean *open);
guint dm_review_row_get_n_open (DmReviewRow *self);

/**
 * DmReview:
 *
 * A proposal while a person looks through it: every change is a step that can be taken back, one row stands in front,
 * and the doubts are gone through one after the other. Belongs to one thread.
 *
 * Property "current" (uint): the key of the row in front, 0 for the plan's head.
 * Signal "changed": the proposal, the doubts or the one in front may differ. It follows each change of the rows.
 */
#define DM_TYPE_REVIEW (dm_review_get_type ())
G_DECLARE_FINAL_TYPE (DmReview, dm_review, DM, REVIEW, GObject)

DmReview *dm_review_new (DmProposal *proposal /* (transfer full) */);
const DmProposal *dm_review_get_proposal (DmReview *self);
GListModel *dm_review_get_rows (DmReview *self);
DmReviewRow *dm_review_get_row (DmReview *self, guint key);
gboolean dm_review_find_row (DmReview *self, guint key, guint *position);
guint dm_review_get_n_accepted (DmReview *self);

/* --- changes --- */
DmProposal *dm_review_begin (DmReview *self, const char *step);
void dm_review_end (DmReview *self);
void dm_review_rest (DmReview *self);
gboolean dm_review_undo (DmReview *self);
gboolean dm_review_redo (DmReview *self);
gboolean dm_review_can_undo (DmReview *self);
gboolean dm_review_can_redo (DmReview *self);

/* --- what stands in front --- */
guint dm_review_get_current (DmReview *self);
void dm_review_set_current (DmReview *self, guint key);
const DmProposalItem *dm_review_get_item (DmReview *self);
gboolean dm_review_find_at (DmReview *self, guint place, guint *key);

/* --- doubts --- */
guint dm_review_get_n_open (DmReview *self);
const DmProblem *dm_review_get_problem (DmReview *self, gboolean *open);
gboolean dm_review_step (DmReview *self, int direction);
void dm_review_set_problem (DmReview *self, guint key);
void dm_review_leave (DmReview *self, guint problem_key, gboolean left);

G_END_DECLS
