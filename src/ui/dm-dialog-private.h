/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-dialog.h"
#include "dm-form-values.h"

G_BEGIN_DECLS

/* What dm-dialog.c and dm-dialog-draft.c share. */

typedef struct
{
  DmOffice *office;
  GtkWidget *clamp;       /* the form is in it */
  GtkWidget *cancel_button;
  GtkWidget *save_button;
  GtkWidget *problem;
  GtkWidget *notice;      /* AdwBin: a card above the form, or nothing */

  char *key;              /* NULL: what is typed is not kept */
  char *title;
  DmFormValues *base;     /* as the form was found; of a conflict: as theirs is */
  guint draft_source;     /* what was typed is kept a moment later */

  /* a conflict, while it is on the screen */
  DmFormValues *common;   /* what both began with */
  DmFormValues *mine;
  DmFormValues *theirs;
} DmDialogPrivate;

DmDialogPrivate *dm_dialog_get_private (DmDialog *self);

/* --- dm-dialog-draft.c --- */
void dm_dialog_begin_drafting (DmDialog *self);
void dm_dialog_stop_drafting (DmDialog *self);
void dm_dialog_leave (DmDialog *self);           /* without saving */
void dm_dialog_drop_draft (DmDialog *self);
void dm_dialog_begin_conflict (DmDialog *self);
void dm_dialog_forget_conflict (DmDialog *self);

G_END_DECLS
