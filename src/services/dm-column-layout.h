/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-task-field.h"

G_BEGIN_DECLS

/**
 * DmColumnPlace:
 * @width: in pixels for text of the usual size; 0: what the others leave
 *
 * A column's place in a table; the order is that of their array.
 */
typedef struct
{
  DmTaskField field;
  int width;
  gboolean visible;
} DmColumnPlace;

GArray *dm_column_layout_merge (const DmColumnPlace *standard, guint n_standard, GVariant *kept);
GVariant *dm_column_layout_to_variant (const GArray *places);

#define DM_COLUMN_LAYOUT_TYPE "a(sib)"   /* nick, width, visible */

G_END_DECLS
