/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-calendar-rows.h"
#include "dm-words.h"

#include <glib/gi18n.h>

static const char *
get_origin (gboolean official)
{
  return official ? _ ("Official") : _ ("Computed, waiting for the notice");
}

/* Whether the day is official is told by its word, too: a picture alone tells nobody. */
static GtkWidget *
make_origin_icon (gboolean official)
{
  GtkWidget *image = gtk_image_new_from_icon_name (official ? "object-select-symbolic" : "dialog-question-symbolic");

  gtk_widget_add_css_class (image, official ? "c-green" : "c-amber");
  gtk_widget_set_tooltip_text (image, get_origin (official));
  return image;
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *action, DmDay day)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *words = dm_words_day_of_week (day), *label = g_strdup_printf ("%s: %s", tooltip, words);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", day);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
add_buttons (GtkWidget *row, DmDay day)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("document-edit-symbolic", _ ("Edit the day"), "calendar.edit-day", day));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_button ("user-trash-symbolic", _ ("Remove the day"), "calendar.remove-day", day));
}

/* The days, what they are unless they are off, and what says so. */
static char *
describe (const DmDayRange *range)
{
  g_autofree char *days = dm_words_day_range (range->from, range->until);
  int n = range->until - range->from + 1;
  GString *words = g_string_new (days);

  if (n > 1)
    {
      g_autofree char *count = dm_words_days (n);

      g_string_append_printf (words, " · %s", count);
    }
  if (range->working)
    g_string_append_printf (words, " · %s", dm_words_day_kind (range->from, TRUE));
  g_string_append_printf (words, "\n%s", get_origin (range->official));
  if (range->source)
    g_string_append_printf (words, " · %s", range->source);
  return g_string_free (words, FALSE);
}

static void
set_words (GtkWidget *row, const char *title, const char *subtitle)
{
  g_object_set (row, "use-markup", FALSE, "title", title ? title : "", "subtitle", subtitle, NULL);
}

static GtkWidget *
make_day_row (const DmCalendarDay *day, DmDay on)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = dm_words_day_of_week (on);

  set_words (row, words, day && day->name ? day->name : "");
  add_buttons (row, on);
  return row;
}

GtkWidget *
dm_calendar_row_new (const DmDayRange *range, const DmCalendar *calendar)
{
  gboolean single = range->from == range->until;
  GtkWidget *row = single ? adw_action_row_new () : adw_expander_row_new ();
  g_autofree char *words = describe (range);

  set_words (row, range->name, words);
  if (single)
    {
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_origin_icon (range->official));
      add_buttons (row, range->from);
      return row;
    }
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), make_origin_icon (range->official));
  for (DmDay on = range->from; on <= range->until; on++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_day_row (dm_calendar_lookup (calendar, on), on));
  return row;
}
