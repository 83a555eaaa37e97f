/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-wrap-layout.h"

struct _DmWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (DmWrapLayout, dm_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child stands, and how much its line has taken. */
typedef struct
{
  int width;
  int x;
  int y;
  int line_height;
} Pen;

static GtkRequisition
measure_child (GtkWidget *child, int width)
{
  GtkRequisition size;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size.width, NULL, NULL);
  size.width = MIN (size.width, width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, size.width, NULL, &size.height, NULL, NULL);
  return size;
}

/* Goes on to the next line where the child has no room on this one. */
static void
make_room (DmWrapLayout *self, Pen *pen, const GtkRequisition *size)
{
  if (pen->x > 0 && pen->x + size->width > pen->width)
    {
      pen->x = 0;
      pen->y += pen->line_height + self->spacing;
      pen->line_height = 0;
    }
}

static void
move_on (DmWrapLayout *self, Pen *pen, const GtkRequisition *size)
{
  pen->x += size->width + self->spacing;
  pen->line_height = MAX (pen->line_height, size->height);
}

static GtkSizeRequestMode
dm_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (DmWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
dm_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  DmWrapLayout *self = DM_WRAP_LAYOUT (manager);
  Pen pen = { .width = for_size < 0 ? G_MAXINT : for_size };

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size = measure_child (child, pen.width);

      make_room (self, &pen, &size);
      move_on (self, &pen, &size);
    }
  *minimum = *natural = pen.y + pen.line_height;
}

static void
dm_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  DmWrapLayout *self = DM_WRAP_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pen pen = { .width = width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size = measure_child (child, width);

      make_room (self, &pen, &size);
      gtk_widget_size_allocate (child,
                                &(GtkAllocation){ mirrored ? width - pen.x - size.width : pen.x, pen.y, size.width,
                                                  size.height },
                                -1);
      move_on (self, &pen, &size);
    }
}

static void
dm_wrap_layout_class_init (DmWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dm_wrap_layout_get_request_mode;
  layout_class->measure = dm_wrap_layout_measure;
  layout_class->allocate = dm_wrap_layout_allocate;
}

static void
dm_wrap_layout_init (DmWrapLayout *self)
{
}

/* @spacing: between children, and between lines, in pixels */
GtkLayoutManager *
dm_wrap_layout_new (int spacing)
{
  DmWrapLayout *self = g_object_new (DM_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
