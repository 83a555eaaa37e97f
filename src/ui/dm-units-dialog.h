/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-review.h"

G_BEGIN_DECLS

/* The units of the duty in front, given to tasks that a person ticks one by one. A plan that names its units only in
 * "Tổ chức thực hiện" does not say which of its tasks they lead: nothing is ticked by itself. */
void dm_units_dialog_present (DmReview *review, GtkWindow *parent);

G_END_DECLS
