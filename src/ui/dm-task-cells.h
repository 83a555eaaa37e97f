/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-column-layout.h"
#include "dm-task-model.h"

G_BEGIN_DECLS

/**
 * DmTaskCell:
 * @place: of its column where a desk has none of its own
 * @expands: it takes the room that is left, and @place.width is 0
 * @show_heading: NULL: the column says nothing of a heading
 *
 * How a list shows one field of its tasks. The widget that @make gave is shown many rows in turn.
 */
typedef struct _DmTaskCell DmTaskCell;
struct _DmTaskCell
{
  DmColumnPlace place;
  gboolean expands;
  GtkWidget *(*make) (void);
  void (*show) (const DmTaskCell *self, GtkWidget *widget, const DmItem *item, const DmStanding *standing);
  void (*show_heading) (GtkWidget *widget, const DmHeading *heading);
};

extern const DmTaskCell dm_task_cells[];   /* in their standard order */
extern const guint dm_task_cells_n;
extern const DmTaskCell dm_task_cell_code_of_plans;   /* in place of the code where rows are of several plans */

GtkListItemFactory *dm_task_cell_new_factory (const DmTaskCell *self);   /* @self must stay */

/* --- the rows of a list whose cells are made here --- */
gboolean dm_task_cell_find_position (GtkWidget *list, GtkWidget *widget, guint *position);
GtkWidget *dm_task_cell_find_row (GtkWidget *list, guint position);

/* --- pieces that other rows are made of --- */
GtkWidget *dm_task_cell_make_label (int lines);
GtkWidget *dm_task_cell_make_caption (void);
GtkWidget *dm_task_cell_make_status (void);
void dm_task_cell_show_status (GtkWidget *box, const DmStanding *standing);
void dm_task_cell_show_heading (GtkWidget *label, const DmHeading *heading);
void dm_task_cell_show_count (GtkWidget *box, const DmHeading *heading);
void dm_task_cell_show_bar (GtkWidget *bar, gboolean visible, int percent);

G_END_DECLS
