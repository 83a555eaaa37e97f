/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-task-model.h"

G_BEGIN_DECLS

/* The pane beside the list: one task with its deadline explained, its log and its history. Follows its handle. */
#define DM_TYPE_TASK_DETAIL (dm_task_detail_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskDetail, dm_task_detail, DM, TASK_DETAIL, GtkWidget)

void dm_task_detail_set_office (DmTaskDetail *self, DmOffice *office);
void dm_task_detail_set_handle (DmTaskDetail *self, DmTaskHandle *handle);
DmTaskHandle *dm_task_detail_get_handle (DmTaskDetail *self);

G_END_DECLS
