/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store-private.h"

G_BEGIN_DECLS

/* Puts the headings that @query asks for between the rows of @list, inside the reading transaction of its ids. */
gboolean dm_store_group_rows (DmStore *self, const DmItemQuery *query, DmItemList *list, GError **error);

G_END_DECLS
