/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-cell-layout.h"

struct _DmCellLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DmCellLayout, dm_cell_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
dm_cell_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What the widget's class knows of itself is asked past this layout. */
static void
dm_cell_layout_measure (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    GTK_WIDGET_GET_CLASS (widget)->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                                            natural_baseline);
  else
    *minimum = *natural = 0;
}

static void
dm_cell_layout_allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_GET_CLASS (widget)->size_allocate (widget, width, height, baseline);
}

static void
dm_cell_layout_class_init (DmCellLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dm_cell_layout_get_request_mode;
  layout_class->measure = dm_cell_layout_measure;
  layout_class->allocate = dm_cell_layout_allocate;
}

static void
dm_cell_layout_init (DmCellLayout *self)
{
}

GtkLayoutManager *
dm_cell_layout_new (void)
{
  return g_object_new (DM_TYPE_CELL_LAYOUT, NULL);
}
