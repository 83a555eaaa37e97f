/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

#define DM_TYPE_COPY_DIALOG (dm_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmCopyDialog, dm_copy_dialog, DM, COPY_DIALOG, DmDialog)

/* Copies a plan to another year: the new head, and each task with its deadline's old words and new ones, to be changed or
 * left out before anything is kept. Signal "saved" (plan id, number of items). */
DmCopyDialog *dm_copy_dialog_new (const DmPlan *plan, DmOffice *office);

G_END_DECLS
