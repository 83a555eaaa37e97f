/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

/* The form of a unit. Signal "saved" (utf8 unit_id, utf8 name). */
#define DM_TYPE_UNIT_DIALOG (dm_unit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmUnitDialog, dm_unit_dialog, DM, UNIT_DIALOG, DmDialog)

DmUnitDialog *dm_unit_dialog_new (const DmUnit *unit);   /* NULL for a new one */

G_END_DECLS
