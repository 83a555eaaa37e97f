/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

#define DM_TYPE_CLOSE_DIALOG (dm_close_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmCloseDialog, dm_close_dialog, DM, CLOSE_DIALOG, DmDialog)

/* Closes a plan from a day on. Signal "saved". */
DmCloseDialog *dm_close_dialog_new (const DmPlan *plan, DmDay today);

G_END_DECLS
