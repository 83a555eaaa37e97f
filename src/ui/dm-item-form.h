/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-review.h"

G_BEGIN_DECLS

/* Every field of the item in front, changed as it is typed. Buttons act through the "preview." actions around it. */
#define DM_TYPE_ITEM_FORM (dm_item_form_get_type ())
G_DECLARE_FINAL_TYPE (DmItemForm, dm_item_form, DM, ITEM_FORM, GtkWidget)

void dm_item_form_set_review (DmItemForm *self, DmReview *review, const DmRules *rules);
gboolean dm_item_form_get_caret (DmItemForm *self, guint *place);

G_END_DECLS
