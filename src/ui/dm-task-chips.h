/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-task-model.h"

G_BEGIN_DECLS

/* The statuses with their counts: each chip is a door to the tasks it counts. Signal "changed". */
#define DM_TYPE_TASK_CHIPS (dm_task_chips_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskChips, dm_task_chips, DM, TASK_CHIPS, GtkWidget)

guint dm_task_chips_get_statuses (DmTaskChips *self);
const char *dm_task_chips_get_label (DmTaskChips *self);   /* of the one that is chosen; NULL for all */
void dm_task_chips_set_statuses (DmTaskChips *self, guint statuses);
void dm_task_chips_show_counts (DmTaskChips *self, DmTaskModel *tasks);

G_END_DECLS
