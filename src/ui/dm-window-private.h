/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-places.h"
#include "dm-task-page.h"
#include "dm-view-list.h"
#include "dm-window.h"

G_BEGIN_DECLS

struct _DmWindow
{
  AdwApplicationWindow parent_instance;

  DmOffice *office;
  DmSettings *settings; /* NULL where nothing is remembered */
  GPtrArray *plans;    /* DmPlanSummary, newest first; NULL until they were read */
  char *plan_id;       /* the plan that is shown, NULL for all */
  gboolean chosen;     /* a person chose it; otherwise the newest is shown */
  const DmPlace *place; /* NULL until there is a plan */
  guint present_source; /* the patience left until the window is shown without its rows */
  DmTaskPage *tasks;   /* made when there is a plan to show */
  gboolean narrow;
  gboolean fold_detail;
  guint fold_source;
  GPtrArray *views;     /* DmSavedView, in their order; NULL until they were read */
  char *view_id;        /* the one that the tasks are looked at through, or NULL */
  gpointer resumed;     /* the drafts that were looked at already; not to be touched */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkListBox *places;
  DmViewList *view_list;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GtkMenuButton *plan_button;
  GtkLabel *plan_label;
  AdwWindowTitle *page_title;
  GtkWidget *add_button;
  GtkToggleButton *search_button;
  GtkMenuButton *filter_button;
  GtkWidget *closed_bar;
  GtkLabel *closed_label;
  GtkStack *pages;
};

void dm_window_install_actions (GtkWidgetClass *klass);   /* dm-window-actions.c */
void dm_window_install_calendar_actions (GtkWidgetClass *klass);   /* dm-window-calendar.c */
void dm_window_install_people_actions (GtkWidgetClass *klass);   /* dm-window-people.c */
gboolean dm_window_resume_plan_form (DmWindow *self, const char *const *key);
gboolean dm_window_resume_people_form (DmWindow *self, const char *const *key);
gboolean dm_window_resume_calendar (DmWindow *self, const char *key);
void dm_window_show_preferences (DmWindow *self);          /* dm-window-state.c */
void dm_window_update_actions (DmWindow *self);
void dm_window_install_paper_actions (GtkWidgetClass *klass); /* dm-window-paper.c */
void dm_window_export_pdf (DmWindow *self, GFile *file);
void dm_window_install_plan_actions (GtkWidgetClass *klass); /* dm-window-plans.c */
void dm_window_update_plan_actions (DmWindow *self);
const DmPlan *dm_window_find_plan (DmWindow *self, const char *plan_id);
const DmPlan *dm_window_get_plan (DmWindow *self);        /* the one that is shown, or the only one there is */
void dm_window_show_plan (DmWindow *self, const char *plan_id);
void dm_window_show_first_plan (DmWindow *self);           /* dm-window-state.c */
void dm_window_show_place (DmWindow *self, const char *name);
gboolean dm_window_is_at_tasks (DmWindow *self);
DmTaskPage *dm_window_get_tasks (DmWindow *self);

/* --- dm-window-views.c --- */
void dm_window_install_view_actions (GtkWidgetClass *klass);
void dm_window_refresh_views (DmWindow *self);
void dm_window_show_view_state (DmWindow *self);
void dm_window_view_chosen (DmWindow *self, const char *id);   /* NULL: the one that is shown, as it was saved */
void dm_window_leave_view (DmWindow *self);

/* --- documents and files that come in --- */
void dm_window_read_document (DmWindow *self, GFile *file);   /* dm-window-actions.c */
void dm_window_add_drop_target (DmWindow *self);              /* dm-window-drop.c */

/* --- dm-window-drafts.c --- */
void dm_window_install_draft_actions (GtkWidgetClass *klass);
void dm_window_resume_drafts (DmWindow *self);

G_END_DECLS
