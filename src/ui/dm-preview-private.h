/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-head-form.h"
#include "dm-item-form.h"
#include "dm-preview.h"
#include "dm-review-list.h"
#include "dm-source-view.h"

G_BEGIN_DECLS

/* What the dm-preview*.c files share. */
struct _DmPreview
{
  AdwWindow parent_instance;

  DmOffice *office;
  DmRules *rules;
  DmReview *review;        /* NULL while the document is read */
  GPtrArray *plans;        /* DmPlanSummary: those of the office, NULL until they were asked for */
  char *twin;              /* the id of the plan that is the same document, NULL for none */
  DmPlan *looked_for;      /* the head by which the twin was looked for, NULL before the first time */
  GCancellable *reading;   /* NULL once the document was read */
  guint patience;          /* until it is said that the document is read */
  gboolean importing;
  gboolean narrow;
  gboolean fold_form;
  guint fold_source;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *source_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *import_button;
  GtkStack *stack;
  GtkLabel *reading_label;
  GtkProgressBar *reading_bar;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkWidget *notice_button;
  AdwLeaflet *panes;
  GtkLabel *file_label;
  GtkLabel *lines_label;
  DmSourceView *source;
  GtkImage *problem_icon;
  GtkLabel *problem_count;
  GtkLabel *problem_place;
  GtkRevealer *problem_revealer;
  GtkLabel *problem_words;
  GtkWidget *leave_button;
  AdwLeaflet *work;
  DmReviewList *list;
  GtkStack *forms;
  DmHeadForm *head_form;
  DmItemForm *item_form;
};

/* --- dm-preview-actions.c --- */
void dm_preview_install_actions (GtkWidgetClass *klass);
void dm_preview_update_actions (DmPreview *self);

/* --- dm-preview-import.c --- */
void dm_preview_look_for_twin (DmPreview *self);
void dm_preview_import (DmPreview *self);
void dm_preview_say (DmPreview *self, const char *words, const char *button);

/* --- dm-preview.c --- */
gboolean dm_preview_go_back (DmPreview *self);
void dm_preview_show_source (DmPreview *self);

G_END_DECLS
