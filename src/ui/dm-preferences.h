/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-settings.h"
#include "dm-window.h"

G_BEGIN_DECLS

/* What this desk remembers for itself, the rules that hold for the whole office, and the office's file. */
#define DM_TYPE_PREFERENCES (dm_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DmPreferences, dm_preferences, DM, PREFERENCES, AdwPreferencesWindow)

void dm_preferences_present (DmWindow *parent, DmOffice *office, DmSettings *settings);

G_END_DECLS
