/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-task-chips.h"
#include "dm-task-detail.h"
#include "dm-task-filter.h"
#include "dm-task-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _DmTaskPage
{
  GtkWidget parent_instance;

  DmOffice *office;
  GtkWidget *content;
  DmTaskModel *tasks;
  DmTaskModel *duty_model;
  GtkSelectionModel *selection;
  guint place;         /* where the row stood that was selected last: its neighbour follows when it goes */
  gboolean duty_shown; /* the detail shows a duty from below, and no row is selected */
  DmItemQuery *query;
  char *wanted; /* the id to be selected once its row is there */
  DmTaskFilter *filter;
  GtkWidget *cards; /* made when the window first becomes narrow */
  gboolean narrow;

  AdwLeaflet *leaflet;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *head;
  DmTaskChips *chips;
  GtkFlowBox *tags;
  GtkStack *views;
  GtkWidget *bulk_bar;
  GtkLabel *bulk_label;
  GtkColumnView *table;
  AdwStatusPage *empty_page;
  GtkWidget *clear_button;
  GtkWidget *first_task_button;
  GtkExpander *duties_box;
  GtkLabel *duties_note;
  GtkListBox *duties;
  DmTaskDetail *detail;
};

/* --- several at once (dm-task-page-bulk.c) --- */
void dm_task_page_install_bulk_actions (GtkWidgetClass *klass);
void dm_task_page_show_bulk (DmTaskPage *self);

G_END_DECLS
