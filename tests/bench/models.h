/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The yardstick of the table: a window with GTK's own models over an object for every row, and a table of six labels a
 * row. Nothing is read or written, and nothing is shown beside it. */
typedef struct
{
  GtkWidget *window;
  GtkWidget *scroller;
  GtkFilter *filter;
  GtkSorter *sorter;
} Models;

void models_open (Models *self, GtkApplication *application, guint n_rows);
void models_filter (Models *self, const char *words);   /* NULL: all rows */
void models_sort (Models *self, gboolean by_day);
void models_close (Models *self);

G_END_DECLS
