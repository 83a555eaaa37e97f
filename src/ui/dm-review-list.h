/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-review.h"

G_BEGIN_DECLS

/* The rows of what is looked through; its selection is the row in front. Signal "opened": a person asks for the form of
 * the row in front. */
#define DM_TYPE_REVIEW_LIST (dm_review_list_get_type ())
G_DECLARE_FINAL_TYPE (DmReviewList, dm_review_list, DM, REVIEW_LIST, GtkWidget)

void dm_review_list_set_review (DmReviewList *self, DmReview *review, const DmRules *rules);
void dm_review_list_set_single_click (DmReviewList *self, gboolean single_click);

G_END_DECLS
