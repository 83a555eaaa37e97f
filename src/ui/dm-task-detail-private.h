/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-entry-inline.h"
#include "dm-status-pill.h"
#include "dm-task-detail.h"

G_BEGIN_DECLS

struct _DmTaskDetail
{
  GtkWidget parent_instance;

  DmOffice *office;
  DmTaskHandle *handle;
  GPtrArray *units;    /* DmUnit: to say who came after one that is dissolved; NULL until one was shown */

  GtkWidget *scroller;
  GtkWidget *nothing;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
  GtkLabel *code;
  DmStatusPill *pill;
  GtkLabel *text;
  GtkLabel *detail;
  GtkGrid *facts;
  GtkLabel *percent;
  GtkProgressBar *bar;
  GtkWidget *proposal_box;
  GtkLabel *proposal_label;
  GtkGrid *why;
  GtkWidget *steps_box;
  GtkListBox *steps;
  GtkLabel *entries_note;
  DmEntryInline *inline_entry;
  GtkListBox *entries;
  GtkWidget *references_box;
  GtkListBox *references;
  GtkExpander *history_expander;
  GtkListBox *history;
};

const DmItem *dm_task_detail_get_item (DmTaskDetail *self);
void dm_task_detail_install_actions (GtkWidgetClass *klass);   /* dm-task-detail-actions.c */
void dm_task_detail_show (DmTaskDetail *self);                 /* dm-task-detail-show.c */
void dm_task_detail_show_facts (DmTaskDetail *self);
void dm_task_detail_show_history (DmTaskDetail *self, const GPtrArray *changes);
void dm_list_box_clear (GtkListBox *list);
GtkWidget *dm_history_row_new (gconstpointer act);

G_END_DECLS
