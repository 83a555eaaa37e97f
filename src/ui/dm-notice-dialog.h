/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

/* The yearly notice in one form; what it moves is shown before it is saved. Emits "saved" with the year (an int). */
#define DM_TYPE_NOTICE_DIALOG (dm_notice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmNoticeDialog, dm_notice_dialog, DM, NOTICE_DIALOG, DmDialog)

DmNoticeDialog *dm_notice_dialog_new (const DmNotice *notice);

G_END_DECLS
