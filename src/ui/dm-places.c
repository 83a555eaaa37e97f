/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-calendar-page.h"
#include "dm-history-page.h"
#include "dm-person-page.h"
#include "dm-places.h"
#include "dm-plan-page.h"
#include "dm-unit-page.h"

#include <glib/gi18n.h>

/* In the order of the sidebar; behind them what is gone to from the main menu. */
const DmPlace dm_places[] = {
  { "tasks", N_ ("Tasks"), "checkbox-checked-symbolic", NULL, "win.new-task", N_ ("Add a task") },
  { "plans", N_ ("Plans"), "emblem-documents-symbolic", dm_plan_page_new, "win.new-plan", N_ ("Add a plan") },
  { "units", N_ ("Units"), "network-workgroup-symbolic", dm_unit_page_new, "win.new-unit", N_ ("Add a unit") },
  { "people", N_ ("People"), "system-users-symbolic", dm_person_page_new, "win.new-person", N_ ("Add a person") },
  { "history", N_ ("History"), "document-open-recent-symbolic", dm_history_page_new, NULL, NULL },
  { "calendar", N_ ("Days off"), "x-office-calendar-symbolic", dm_calendar_page_new, "win.new-day", N_ ("Add a day"), TRUE },
};
const guint dm_places_n = G_N_ELEMENTS (dm_places);

const DmPlace *
dm_places_find (const char *name)
{
  for (guint i = 0; i < dm_places_n; i++)
    if (g_strcmp0 (dm_places[i].name, name) == 0)
      return &dm_places[i];
  return NULL;
}

GtkWidget *
dm_places_new_row (const DmPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (place->title)), *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (place->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, place->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (place->title), -1);
  return row;
}

void
dm_places_set_count (GtkListBoxRow *row, guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (gtk_list_box_row_get_child (row))), digits);
}
