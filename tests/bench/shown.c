/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "shown.h"

static const char *
words_of (GtkWidget *widget)
{
  const char *words = NULL;

  if (GTK_IS_LABEL (widget))
    words = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_IMAGE (widget))
    words = gtk_image_get_icon_name (GTK_IMAGE (widget));
  return words ? words : "";
}

/* A class of ours that gives itself no name is a plain box in the mock. */
static const char *
name_of (GtkWidget *widget)
{
  const char *name = gtk_widget_get_css_name (widget);

  return g_str_equal (name, "widget") ? "box" : name;
}

static void
add (GPtrArray *lines, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  g_ptr_array_add (lines, g_strdup_printf ("%s %s", name_of (widget), words_of (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    add (lines, child);
}

GPtrArray *
list_shown (GtkWidget *window)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  add (lines, window);
  return lines;
}
