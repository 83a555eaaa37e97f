/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-office.h"

G_BEGIN_DECLS

/**
 * DmPlace:
 * @name: of the page in the window's stack, and the target of win.go
 * @title: to be translated
 * @create: makes the page when it is first gone to; NULL for the tasks, which the window makes itself
 * @add_action: what the header bar's "+" does there, or NULL; @add_words its tooltip, to be translated
 * @in_menu: not in the sidebar, but gone to from the main menu: what an office looks at once or twice a year
 *
 * A place of the window. A page that wants more of the window (a toast, another place) activates its actions.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget *(*create) (DmOffice *office);
  const char *add_action;
  const char *add_words;
  gboolean in_menu;
} DmPlace;

extern const DmPlace dm_places[];
extern const guint dm_places_n;

const DmPlace *dm_places_find (const char *name);
GtkWidget *dm_places_new_row (const DmPlace *place);
void dm_places_set_count (GtkListBoxRow *row, guint n);

G_END_DECLS
