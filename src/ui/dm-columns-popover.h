/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-task-columns.h"

G_BEGIN_DECLS

/* The order of the rows, and the columns by name: shown or not, and where. All that the heads of the table do by
 * pointer is done here by keyboard. */
#define DM_TYPE_COLUMNS_POPOVER (dm_columns_popover_get_type ())
G_DECLARE_FINAL_TYPE (DmColumnsPopover, dm_columns_popover, DM, COLUMNS_POPOVER, GtkPopover)

GtkWidget *dm_columns_popover_new (DmTaskColumns *columns);
void dm_columns_popover_set_narrow (DmColumnsPopover *self, gboolean narrow);   /* cards have no columns */

G_END_DECLS
