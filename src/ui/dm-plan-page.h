/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* All plans of the office: the place in which they are found, changed, closed, copied and deleted. */
#define DM_TYPE_PLAN_PAGE (dm_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (DmPlanPage, dm_plan_page, DM, PLAN_PAGE, GtkWidget)

GtkWidget *dm_plan_page_new (DmOffice *office);

G_END_DECLS
