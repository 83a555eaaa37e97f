/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store-roll.h"

G_BEGIN_DECLS

/* A row of an answer, before it is given out. */
typedef struct
{
  const DmRollRow *row;
  const char *key;     /* by which it was sorted, where that is no number */
  const char *owner;   /* what it stands directly below: its parent or plan, or its first leading unit; NULL: nothing */
  guint place;         /* in the order of the plans */
} DmFoundRow;

/* Puts the rows of @found into @list, in their order, and the headings that @query asks for between them; inside the
 * reading transaction of the rows. */
gboolean dm_store_group_rows (DmStore *self, const DmItemQuery *query, const GArray *found, DmItemList *list,
                              GError **error);

G_END_DECLS
