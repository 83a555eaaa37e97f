/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DM_TYPE_SETTINGS (dm_settings_get_type ())
G_DECLARE_FINAL_TYPE (DmSettings, dm_settings, DM, SETTINGS, GObject)

/**
 * DmSettings:
 *
 * What this desk remembers for itself. What changes figures is not here: it is kept in the office's file.
 * Used on the main thread.
 *
 * Properties: "text-size" (int, per cent of the system's), "me" (string, see dm_settings_dup_me()).
 */
DmSettings *dm_settings_new (void);
DmSettings *dm_settings_new_for_folder (const char *folder);
gboolean dm_settings_is_kept (DmSettings *self);   /* FALSE: there is no schema, nothing outlives the program */

const char *dm_settings_get_language (DmSettings *self);   /* "vi", "en"; "" for the system's */
void dm_settings_set_language (DmSettings *self, const char *language);
void dm_settings_apply_language (DmSettings *self);
gboolean dm_settings_is_language_applied (DmSettings *self);

int dm_settings_get_text_size (DmSettings *self);
void dm_settings_set_text_size (DmSettings *self, int percent);

void dm_settings_get_window (DmSettings *self, int *width, int *height, gboolean *maximized);
void dm_settings_set_window (DmSettings *self, int width, int height, gboolean maximized);

char *dm_settings_dup_last_file (DmSettings *self);
void dm_settings_set_last_file (DmSettings *self, const char *path);

char *dm_settings_dup_last_plan (DmSettings *self);
void dm_settings_set_last_plan (DmSettings *self, const char *plan);

char *dm_settings_dup_me (DmSettings *self);
void dm_settings_set_me (DmSettings *self, const char *person_id);
GVariant *dm_settings_dup_columns (DmSettings *self);
void dm_settings_set_columns (DmSettings *self, GVariant *columns);

G_END_DECLS
