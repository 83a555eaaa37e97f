/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-store.h"

G_BEGIN_DECLS

/* The deadlines that another calendar would move, as they are shown before it is saved. */
#define DM_TYPE_MOVES_VIEW (dm_moves_view_get_type ())
G_DECLARE_FINAL_TYPE (DmMovesView, dm_moves_view, DM, MOVES_VIEW, GtkWidget)

void dm_moves_view_wait (DmMovesView *self);
void dm_moves_view_show (DmMovesView *self, const GPtrArray *moves);   /* (element-type DmMove) */

G_END_DECLS
