/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-review.h"

G_BEGIN_DECLS

/* A row of what is looked through: whether it is kept, number and text, its deadline in words and days, its units, and
 * what is doubtful. Signal "accepted-changed" (key, whether it is kept): the box was ticked or cleared by a person. */
#define DM_TYPE_REVIEW_LINE (dm_review_line_get_type ())
G_DECLARE_FINAL_TYPE (DmReviewLine, dm_review_line, DM, REVIEW_LINE, GtkWidget)

void dm_review_line_set_row (DmReviewLine *self, DmReview *review, DmReviewRow *row, const DmRules *rules);
guint dm_review_line_get_key (DmReviewLine *self);

G_END_DECLS
