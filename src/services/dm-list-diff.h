/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At @position, @n_removed rows went and @n_added came: those of the new list from @source on. Positions hold when the
 * spans are applied in their order. */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
  guint source;
} DmListSpan;

GArray *dm_list_diff (const GPtrArray *before, const GPtrArray *after, guint max_spans);

G_END_DECLS
