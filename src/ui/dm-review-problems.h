/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-review.h"

G_BEGIN_DECLS

/* What is doubtful about the row in front, each to be left as it is. */
#define DM_TYPE_REVIEW_PROBLEMS (dm_review_problems_get_type ())
G_DECLARE_FINAL_TYPE (DmReviewProblems, dm_review_problems, DM, REVIEW_PROBLEMS, GtkBox)

void dm_review_problems_show (DmReviewProblems *self, DmReview *review);

G_END_DECLS
