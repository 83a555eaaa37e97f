/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-store.h"

G_BEGIN_DECLS

/* The popover in which a plan is chosen to be shown: typed for, gone through with the arrows, taken with Enter. */
#define DM_TYPE_PLAN_SWITCHER (dm_plan_switcher_get_type ())
G_DECLARE_FINAL_TYPE (DmPlanSwitcher, dm_plan_switcher, DM, PLAN_SWITCHER, GtkPopover)

GtkWidget *dm_plan_switcher_new (void);
void dm_plan_switcher_set_plans (DmPlanSwitcher *self, const GPtrArray *plans, DmDay today, const char *shown_id);

G_END_DECLS
