/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

#define DM_TYPE_TASK_DIALOG (dm_task_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskDialog, dm_task_dialog, DM, TASK_DIALOG, DmDialog)

/* @item: a draft with rev 0 for a new item (plan, parent and kind set), or the item to be changed. Signal "saved"
 * (item id). */
DmTaskDialog *dm_task_dialog_new (const DmItem *item, const DmRules *rules);

G_END_DECLS
