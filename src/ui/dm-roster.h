/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* A page that lists what is there and, below a heading, what is no more: rows to be edited, found by words where they
 * are many. It asks again whenever the office changed and the page is looked at. */
#define DM_TYPE_ROSTER (dm_roster_get_type ())
G_DECLARE_DERIVABLE_TYPE (DmRoster, dm_roster, DM, ROSTER, GtkWidget)

/* All to be translated; the icon's name is not. */
typedef struct
{
  const char *icon;
  const char *empty_title;
  const char *empty_text;
  const char *add_words;
  const char *add_action;    /* of the window */
  const char *edit_action;   /* of the window, with a row's id for a target */
  const char *title;         /* of the list, for a screen reader */
  const char *gone_title;
} DmRosterWords;

struct _DmRosterClass
{
  GtkWidgetClass parent_class;

  const DmRosterWords *words;

  /* Asks the office; ends in dm_roster_take() or dm_roster_fail(). */
  void (*load) (DmRoster *self);
};

GtkWidget *dm_roster_new (GType type, DmOffice *office);
DmOffice *dm_roster_get_office (DmRoster *self);
void dm_roster_take (DmRoster *self, GPtrArray *rows /* GtkWidget, from dm_roster_row_new(), floating */);
void dm_roster_fail (DmRoster *self, const GError *error);

/* --- rows --- */
GtkWidget *dm_roster_row_new (const char *id, const char *title, const char *note);
void dm_roster_row_add_words (GtkWidget *row, const char *words);          /* by which it is found as well */
void dm_roster_row_set_gone (GtkWidget *row);
void dm_roster_row_add_copy (GtkWidget *row, const char *icon, const char *text, const char *name);
void dm_roster_row_add_door (GtkWidget *row, const char *words, const char *action);
void dm_roster_row_set_menu (GtkWidget *row, GMenuModel *menu, const char *name);

G_END_DECLS
