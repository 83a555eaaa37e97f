/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"

G_BEGIN_DECLS

/* The form of a person. Signal "saved" (utf8 person_id, utf8 name). */
#define DM_TYPE_PERSON_DIALOG (dm_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmPersonDialog, dm_person_dialog, DM, PERSON_DIALOG, DmDialog)

DmPersonDialog *dm_person_dialog_new (const DmPerson *person);   /* NULL for a new one */

G_END_DECLS
