/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

/* One day off or make-up working day. Emits "saved" with the day (an int). */
#define DM_TYPE_DAY_DIALOG (dm_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmDayDialog, dm_day_dialog, DM, DAY_DIALOG, DmDialog)

/* @days (element-type DmCalendarDay): the whole table; @on: the day to be edited, DM_DAY_NONE to add one */
DmDayDialog *dm_day_dialog_new (const GPtrArray *days, DmDay on);

G_END_DECLS
