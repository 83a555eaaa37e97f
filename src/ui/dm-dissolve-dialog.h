/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

/* The form that dissolves a unit into others. Signal "saved". */
#define DM_TYPE_DISSOLVE_DIALOG (dm_dissolve_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmDissolveDialog, dm_dissolve_dialog, DM, DISSOLVE_DIALOG, DmDialog)

DmDissolveDialog *dm_dissolve_dialog_new (const DmUnit *unit);

G_END_DECLS
