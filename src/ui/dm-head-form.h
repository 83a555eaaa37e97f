/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-review.h"

G_BEGIN_DECLS

/* The head of the plan that is looked through, changed as it is typed. */
#define DM_TYPE_HEAD_FORM (dm_head_form_get_type ())
G_DECLARE_FINAL_TYPE (DmHeadForm, dm_head_form, DM, HEAD_FORM, GtkWidget)

void dm_head_form_set_review (DmHeadForm *self, DmReview *review);

G_END_DECLS
