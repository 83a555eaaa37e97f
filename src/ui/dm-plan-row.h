/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-plan-model.h"

G_BEGIN_DECLS

/* A plan in the list of plans: number, title, figures in words, how far it has come, and a menu of what can be done to
 * it. Wide it is a line, narrow a card; the heading above the closed plans is one too. */
#define DM_TYPE_PLAN_ROW (dm_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (DmPlanRow, dm_plan_row, DM, PLAN_ROW, GtkBox)

GtkWidget *dm_plan_row_new (void);
void dm_plan_row_set_handle (DmPlanRow *self, DmPlanHandle *handle);   /* NULL: none */
DmPlanHandle *dm_plan_row_get_handle (DmPlanRow *self);
void dm_plan_row_set_narrow (DmPlanRow *self, gboolean narrow);
void dm_plan_row_popup (DmPlanRow *self);

G_END_DECLS
