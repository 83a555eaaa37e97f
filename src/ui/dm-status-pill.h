/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-status.h"

G_BEGIN_DECLS

/* A status is a word, an icon and a colour, always the three. */
#define DM_TYPE_STATUS_PILL (dm_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (DmStatusPill, dm_status_pill, DM, STATUS_PILL, GtkWidget)

void dm_status_pill_set_status (DmStatusPill *self, DmStatus status);
void dm_status_pill_set_standing (DmStatusPill *self, const DmStanding *standing);
const char *dm_status_pill_icon (DmStatus status);
const char *dm_status_pill_colour (DmStatus status);

G_END_DECLS
