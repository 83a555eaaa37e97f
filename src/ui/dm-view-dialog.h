/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

/* The name of a view, and whether it looks at one plan or at all. Signal "saved" (the view's id). */
#define DM_TYPE_VIEW_DIALOG (dm_view_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmViewDialog, dm_view_dialog, DM, VIEW_DIALOG, DmDialog)

DmViewDialog *dm_view_dialog_new (const DmSavedView *draft, const char *plan_label);   /* NULL: the plan is not asked */

G_END_DECLS
