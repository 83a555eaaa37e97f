/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

#define DM_TYPE_PLAN_DIALOG (dm_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmPlanDialog, dm_plan_dialog, DM, PLAN_DIALOG, DmDialog)

/* @plan: (nullable): the plan to be changed, NULL for an empty one. Signal "saved" (plan id). */
DmPlanDialog *dm_plan_dialog_new (const DmPlan *plan);

G_END_DECLS
