/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-review.h"

G_BEGIN_DECLS

/* The text a proposal was read from, with what was read marked in it: an edge beside each task, a ground below its
 * deadline, a line below its units. What stands in front is lit and brought into view; where the caret is put, the item
 * that stands there comes to the front. */
#define DM_TYPE_SOURCE_VIEW (dm_source_view_get_type ())
G_DECLARE_FINAL_TYPE (DmSourceView, dm_source_view, DM, SOURCE_VIEW, GtkTextView)

void dm_source_view_set_review (DmSourceView *self, DmReview *review);

G_END_DECLS
