/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

#define DM_TYPE_EXTENSION_DIALOG (dm_extension_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmExtensionDialog, dm_extension_dialog, DM, EXTENSION_DIALOG, DmDialog)

DmExtensionDialog *dm_extension_dialog_new (const DmItem *item, const DmRules *rules, DmDay today);

G_END_DECLS
