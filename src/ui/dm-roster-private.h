/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-roster.h"

G_BEGIN_DECLS

/* What a page knows of its rows (dm-roster-row.c). */
const char *dm_roster_row_get_id (GtkWidget *row);
const char *dm_roster_row_get_folded (GtkWidget *row);
gboolean dm_roster_row_is_gone (GtkWidget *row);

G_END_DECLS
