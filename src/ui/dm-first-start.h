/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an office without plans sees: the doors by which the first one comes in. */
#define DM_TYPE_FIRST_START (dm_first_start_get_type ())
G_DECLARE_FINAL_TYPE (DmFirstStart, dm_first_start, DM, FIRST_START, GtkWidget)

GtkWidget *dm_first_start_new (void);

G_END_DECLS
