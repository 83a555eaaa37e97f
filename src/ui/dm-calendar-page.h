/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* A year's days off and make-up working days, each with what says so; the yearly notice is entered from here. */
#define DM_TYPE_CALENDAR_PAGE (dm_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (DmCalendarPage, dm_calendar_page, DM, CALENDAR_PAGE, GtkWidget)

GtkWidget *dm_calendar_page_new (DmOffice *office);

G_END_DECLS
