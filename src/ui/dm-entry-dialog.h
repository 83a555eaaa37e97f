/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

#define DM_TYPE_ENTRY_DIALOG (dm_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmEntryDialog, dm_entry_dialog, DM, ENTRY_DIALOG, DmDialog)

/* @entry: (nullable): the entry to be changed, NULL for a new one */
DmEntryDialog *dm_entry_dialog_new (const DmItem *item, const DmEntry *entry, const DmRules *rules, DmDay today);

G_END_DECLS
