/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-office.h"

G_BEGIN_DECLS

/**
 * DmChooser:
 *
 * A button that says which of the office's people or units is chosen, and a list to choose from, narrowed by words
 * with or without accents. Who left is not offered unless it is asked for, but stays chosen.
 *
 * Properties: "title" (string, what is chosen, for a screen reader), "none" (string, what choosing nobody is called;
 * NULL: it cannot be chosen), "prompt" (string, what the button says as long as nothing is chosen and "none" is NULL),
 * "id" (string, of what is chosen; NULL for nothing). Signal "loaded": the list was read, perhaps again.
 */
#define DM_TYPE_CHOOSER (dm_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DmChooser, dm_chooser, DM, CHOOSER, GtkWidget)

void dm_chooser_load_people (DmChooser *self, DmOffice *office);   /* now; what is chosen stays */
void dm_chooser_load_units (DmChooser *self, DmOffice *office);
void dm_chooser_offer (DmChooser *self, gboolean gone_too, const char *but_not); /* before a list is loaded */
void dm_chooser_set_id (DmChooser *self, const char *id, const char *name); /* the name until the list was read */
const char *dm_chooser_get_id (DmChooser *self);
const char *dm_chooser_get_name (DmChooser *self);                 /* of what is chosen; NULL for nothing */
const char *dm_chooser_find_name (DmChooser *self, const char *id); /* "" for none, and for one it does not know */
gboolean dm_chooser_knows (DmChooser *self, const char *id);       /* whether it is in the list, which was read */
gboolean dm_chooser_is_loaded (DmChooser *self);
guint dm_chooser_count (DmChooser *self);

G_END_DECLS
