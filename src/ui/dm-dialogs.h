/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The toolkit's questions and file choosers, in one place: newer toolkits replace them. */
typedef void (*DmFileChosen) (GFile *file, gpointer user_data);

typedef enum
{
  DM_FILES_TEXT,
  DM_FILES_OFFICE
} DmFiles;

void dm_dialogs_open_file (GtkWindow *parent, const char *title, DmFiles files, DmFileChosen chosen, gpointer user_data);
void dm_dialogs_save_file (GtkWindow *parent, const char *title, const char *name, DmFileChosen chosen,
                           gpointer user_data);
/* Why something was not done, and what can be done instead, which a click does. */
typedef void (*DmOffered) (gpointer user_data);

void dm_dialogs_offer (GtkWindow *parent, const char *heading, const char *body, const char *label, DmOffered accepted,
                       gpointer user_data, GDestroyNotify free_user_data);
/* A question with two answers: to stay, which Escape is too, or to give something up. */
typedef void (*DmGivenUp) (gpointer user_data);
void dm_dialogs_ask (GtkWindow *parent, const char *heading, const char *body, const char *stay, const char *give_up,
                     DmGivenUp given_up, gpointer user_data);
void dm_dialogs_tell (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
