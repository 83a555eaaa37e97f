/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-text-scale.h"

/* The size of text, in points at 96 dots an inch, that the widths in this program were drawn for. */
#define DRAWN_FOR 10.0

/**
 * dm_text_scale_get:
 *
 * Widths that were chosen for words must grow with the words: fixed columns, and the widths at which a window folds.
 *
 * Returns: how many times larger text is than in the drawings
 */
double
dm_text_scale_get (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double points = font ? pango_font_description_get_size (font) / (double) PANGO_SCALE : 0;
  double resolution = pango_cairo_context_get_resolution (context);

  if (points <= 0)
    points = DRAWN_FOR;
  if (font && pango_font_description_get_size_is_absolute (font))
    return points / (DRAWN_FOR * 96 / 72);
  return points / DRAWN_FOR * (resolution > 0 ? resolution / 96 : 1);
}
