/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-office.h"
#include "dm-settings.h"

G_BEGIN_DECLS

/* The window of one office: sidebar of places, plan switcher, pages; what is said in toasts. */
#define DM_TYPE_WINDOW (dm_window_get_type ())
G_DECLARE_FINAL_TYPE (DmWindow, dm_window, DM, WINDOW, AdwApplicationWindow)

GtkWidget *dm_window_new (GtkApplication *application, DmOffice *office);
void dm_window_restore_state (DmWindow *self, DmSettings *settings);   /* dm-window-state.c */
void dm_window_save_state (DmWindow *self);
void dm_window_open (DmWindow *self, const char *path);
void dm_window_await (DmWindow *self);                                 /* its office is being opened already */
void dm_window_open_finish (DmWindow *self, GAsyncResult *result);
void dm_window_say (DmWindow *self, const char *words);
void dm_window_say_undoable (DmWindow *self, const char *words);
void dm_window_say_error (DmWindow *self, const GError *error);

G_END_DECLS
