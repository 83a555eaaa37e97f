/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-notice.h"

G_BEGIN_DECLS

/* A run of days as a row of a list; several of them fold out. The buttons of a day activate calendar.edit-day and
 * calendar.remove-day with the day (an int) as their target. */
GtkWidget *dm_calendar_row_new (const DmDayRange *range, const DmCalendar *calendar);

G_END_DECLS
