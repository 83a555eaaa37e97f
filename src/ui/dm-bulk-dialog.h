/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

/* The same change to several tasks. Signal "saved" (guint): to how many. */
#define DM_TYPE_BULK_DIALOG (dm_bulk_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmBulkDialog, dm_bulk_dialog, DM, BULK_DIALOG, DmDialog)

DmBulkDialog *dm_bulk_dialog_new (const char *const *ids, DmDay today);

G_END_DECLS
