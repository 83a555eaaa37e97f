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

/**
 * dm_text_scale_sharpen:
 *
 * Lets letters stand on whole pixels. On a screen of usual density they drift otherwise, until Vietnamese words run
 * together; GTK 4.16 does it by itself where pixels are that large.
 */
void
dm_text_scale_sharpen (void)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());

  if (gtk_check_version (4, 16, 0) == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (gdk_monitor_get_scale_factor (monitor) > 1)
        return;
    }
  g_object_set (gtk_settings_get_default (), "gtk-hint-font-metrics", TRUE, NULL);
}
