/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-settings.h"

G_BEGIN_DECLS

/* What a person chooses for this desk: "app.text-larger", "app.text-smaller", "app.text-normal". */
void dm_settings_actions_add (GtkApplication *application, DmSettings *settings);

G_END_DECLS
