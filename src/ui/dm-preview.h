/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* What a document proposes, beside its text, before anything is kept. Signal "imported" (plan id, number of items). */
#define DM_TYPE_PREVIEW (dm_preview_get_type ())
G_DECLARE_FINAL_TYPE (DmPreview, dm_preview, DM, PREVIEW, AdwWindow)

void dm_preview_present (DmOffice *office, DmProposal *proposal /* (transfer full) */, GtkWindow *parent,
                         GCallback imported, gpointer user_data);

G_END_DECLS
