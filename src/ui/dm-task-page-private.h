/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-task-chips.h"
#include "dm-task-columns.h"
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
  GtkSliceListModel *first_rows; /* the tasks, as many as there are widgets for */
  GtkSelectionModel *selection;
  guint place;         /* where the row stood that was selected last: its neighbour follows when it goes */
  gboolean duty_shown; /* the detail shows a duty from below, and no row is selected */
  DmItemQuery *query;
  gboolean asking_later; /* several things change together, and one question follows */
  DmSavedView *view;     /* by which the query was saved, or NULL */
  char *wanted; /* the id to be selected once its row is there */
  DmTaskFilter *filter; /* NULL until it is first opened */
  DmSettings *settings; /* of the columns and the filter; NULL where nothing is remembered */
  DmTaskColumns *columns;
  GtkWidget *cards; /* made when the window first becomes narrow */
  GtkWidget *menu;  /* of a row; made when it is first opened */
  GtkPopover *progress; /* at a row; made when it is first opened */
  guint focus_source;   /* the row is to have the focus again */
  gboolean narrow;

  AdwLeaflet *leaflet;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *head;
  DmTaskChips *chips;
  GtkMenuButton *columns_button;
  GtkWidget *view_row;
  GtkMenuButton *view_button;
  GtkLabel *view_label;
  GtkWidget *view_changed_label;
  GtkWidget *save_view_button;
  GtkFlowBox *tags;
  GtkStack *views;
  GtkWidget *bulk_bar;
  GtkLabel *bulk_label;
  GtkColumnView *table;
  AdwStatusPage *empty_page;
  GtkWidget *clear_button;
  GtkWidget *whose_button;
  GtkWidget *first_task_button;
  GtkExpander *duties_box;
  GtkLabel *duties_note;
  GtkListBox *duties;
  DmTaskDetail *detail;
  GMenuModel *row_menu;
};

/* --- dm-task-page.c --- */
void dm_task_page_ask (DmTaskPage *self);   /* for the rows of the query as it is now */

void dm_task_page_show_tags (DmTaskPage *self);
GtkWidget *dm_task_page_get_list (DmTaskPage *self);

/* --- the way it looks (dm-task-page-view.c) --- */
void dm_task_page_show_view_state (DmTaskPage *self);

/* --- the columns (dm-task-page-columns.c) --- */
void dm_task_page_add_columns (DmTaskPage *self);
void dm_task_page_install_column_actions (GtkWidgetClass *klass);

/* --- several at once (dm-task-page-bulk.c) --- */
void dm_task_page_install_bulk_actions (GtkWidgetClass *klass);
void dm_task_page_show_bulk (DmTaskPage *self);

/* --- what a row offers (dm-task-page-row.c) --- */
void dm_task_page_install_row_actions (GtkWidgetClass *klass);
void dm_task_page_add_menu (DmTaskPage *self, GtkWidget *list);
void dm_task_page_copy_action (GtkWidget *widget, const char *name, GVariant *parameter); /* dm-task-page-copy.c */
void dm_task_page_progress_action (GtkWidget *widget, const char *name, GVariant *parameter); /* dm-task-page-progress.c */
void dm_task_page_drop_progress (DmTaskPage *self);
gboolean dm_task_page_get_place (DmTaskPage *self, guint *position);   /* of the row that the keys speak of */

G_END_DECLS
