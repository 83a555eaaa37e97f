/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-deadline.h"

G_BEGIN_DECLS

/* "Vì sao hạn này?": numbered steps from a plan's words to days, one below the other in a grid. */
void dm_explanation_clear (GtkGrid *grid);
void dm_explanation_add_step (GtkGrid *grid, guint *number, const char *title, const char *words, gboolean quote);
void dm_explanation_add_deadline (GtkGrid *grid, guint *number, const DmDeadline *deadline, const DmRules *rules);

G_END_DECLS
