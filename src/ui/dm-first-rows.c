/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-first-rows.h"

/* A row with three lines is 76 pixels high: enough for a screen of 1200. */
#define FIRST_ROWS 16
#define ROWS_A_FRAME 8
/* GTK makes no more than these: from here on, all rows cost the same. */
#define MOST_WIDGETS 200
#define ALL_ROWS G_MAXUINT
#define FOLLOWING "dm-following"

typedef struct
{
  GtkSliceListModel *rows;
  guint n_frames;
} Following;

static void
following_free (gpointer data)
{
  Following *self = data;

  g_object_set_data (G_OBJECT (self->rows), FOLLOWING, NULL);
  g_object_unref (self->rows);
  g_free (self);
}

GtkSliceListModel *
dm_first_rows_new (GListModel *rows)
{
  return gtk_slice_list_model_new (g_object_ref (rows), 0, FIRST_ROWS);
}

/* A frame tells of itself before it is painted: the rows of the first are not its own yet. */
static gboolean
frame_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Following *self = data;
  guint size = gtk_slice_list_model_get_size (self->rows);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (size == ALL_ROWS)
    return G_SOURCE_REMOVE;
  if (size < MOST_WIDGETS && g_list_model_get_n_items (gtk_slice_list_model_get_model (self->rows)) > size)
    {
      gtk_slice_list_model_set_size (self->rows, size + ROWS_A_FRAME);
      return G_SOURCE_CONTINUE;
    }
  gtk_slice_list_model_set_size (self->rows, ALL_ROWS);
  return G_SOURCE_REMOVE;
}

void
dm_first_rows_follow (GtkSliceListModel *self, GtkWidget *list)
{
  Following *following = g_object_get_data (G_OBJECT (self), FOLLOWING);

  if (gtk_slice_list_model_get_size (self) != FIRST_ROWS)
    return;
  if (following)
    {
      following->n_frames = 0;
      return;
    }
  following = g_new0 (Following, 1);
  following->rows = g_object_ref (self);
  g_object_set_data (G_OBJECT (self), FOLLOWING, following);
  gtk_widget_add_tick_callback (list, frame_cb, following, following_free);
}

void
dm_first_rows_restart (GtkSliceListModel *self)
{
  gtk_slice_list_model_set_size (self, FIRST_ROWS);
}

void
dm_first_rows_reveal (GtkSliceListModel *self, guint position)
{
  if (position >= gtk_slice_list_model_get_size (self))
    gtk_slice_list_model_set_size (self, ALL_ROWS);
}
