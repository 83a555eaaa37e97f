/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-task-model.h"

G_BEGIN_DECLS

/* The model's side of a handle. */
DmTaskHandle *dm_task_handle_new (const char *id);
void dm_task_handle_release (DmTaskHandle *self);
gboolean dm_task_handle_is_held (DmTaskHandle *self);
void dm_task_handle_set_item (DmTaskHandle *self, DmItem *item, const DmStanding *standing);
void dm_task_handle_set_heading (DmTaskHandle *self, const DmHeading *heading);

G_END_DECLS
