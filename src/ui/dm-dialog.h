/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* A modal form: Cancel, a form that scrolls, Save, and a line for what is wrong. What was typed stays until it is kept
 * or the person gives it up. */
#define DM_TYPE_DIALOG (dm_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (DmDialog, dm_dialog, DM, DIALOG, AdwWindow)

struct _DmDialogClass
{
  AdwWindowClass parent_class;

  /* Reads the form and hands a draft to the office; ends in dm_dialog_done() or dm_dialog_fail(). */
  void (*save) (DmDialog *self);

  /* Fetches the subject as it is now and fills the form with it; ends in dm_dialog_reloaded() or dm_dialog_fail().
   * NULL where nobody else can have changed it. */
  void (*reload) (DmDialog *self);

  /* What Cancel and Escape do first: TRUE if the form went a step back and stays. May be NULL. */
  gboolean (*back) (DmDialog *self);

  /* The office is known now: asks it for what the form has to choose from. NULL where there is nothing to ask for. */
  void (*opened) (DmDialog *self);
};

DmOffice *dm_dialog_get_office (DmDialog *self);
void dm_dialog_present (DmDialog *self, DmOffice *office, GtkWidget *parent);
void dm_dialog_done (DmDialog *self);
void dm_dialog_reloaded (DmDialog *self);

/* Before it is presented: what the form is of ("kind:id"), and what a person calls it. From then on what is typed is
 * kept until it is saved or given up, also when the program dies. */
void dm_dialog_set_subject (DmDialog *self, const char *key, const char *title);
void dm_dialog_set_buttons (DmDialog *self, const char *cancel, const char *save, gboolean ready);
void dm_dialog_go_to (GtkStack *steps, const char *step); /* each step is read from its top */
void dm_dialog_fail (DmDialog *self, const char *words);
void dm_dialog_fail_error (DmDialog *self, const GError *error);
void dm_dialog_fail_at (DmDialog *self, AdwEntryRow *row, const GError *error); /* NULL: no field of its own */

/* --- fields (dm-form.c) --- */
char *dm_form_dup_row (AdwEntryRow *row);                 /* stripped; NULL for empty */
void dm_form_set_row (AdwEntryRow *row, const char *text);
char *dm_form_dup_text (GtkTextView *view);
void dm_form_set_text (GtkTextView *view, const char *text);
void dm_form_let_texts_grow (GtkWidget *form);
char **dm_form_dup_lines (GtkTextView *view);
void dm_form_set_day (AdwEntryRow *row, DmDay day);
gboolean dm_form_get_day (DmDialog *self, AdwEntryRow *row, DmDay *day);
gboolean dm_form_get_int (DmDialog *self, AdwEntryRow *row, int empty, int *value);
char *dm_form_format_day (DmDay day);                     /* as it is typed; "" for no day */
DmDay dm_form_parse_day (const char *text);
char **dm_form_list_references (const GPtrArray *references);          /* as they are typed: "188/QĐ-BQL 10/07/2013" */
DmReference *dm_form_parse_reference (const char *line, const char **wrong); /* NULL: @wrong is no day */

G_END_DECLS
