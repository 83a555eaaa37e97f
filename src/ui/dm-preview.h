/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* A plan document before anything of it is kept: its text, what was read of it, and every field of that, side by side.
 * Signals: "imported" (plan id, number of items); "plan-wanted" (plan id): a person asks for a plan that is there
 * already. */
#define DM_TYPE_PREVIEW (dm_preview_get_type ())
G_DECLARE_FINAL_TYPE (DmPreview, dm_preview, DM, PREVIEW, AdwWindow)

DmPreview *dm_preview_new (DmOffice *office, GtkWindow *parent);
void dm_preview_show (DmPreview *self, DmProposal *proposal /* (transfer full) */, const char *name);
void dm_preview_read_file (DmPreview *self, GFile *file);
void dm_preview_read_text (DmPreview *self, const char *text);

G_END_DECLS
