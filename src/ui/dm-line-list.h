/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A group of a form: several lines, each of which can be edited, moved and taken out, and a button that adds one. What is
 * pasted with line ends becomes as many lines. Signal "changed". */
#define DM_TYPE_LINE_LIST (dm_line_list_get_type ())
G_DECLARE_FINAL_TYPE (DmLineList, dm_line_list, DM, LINE_LIST, AdwPreferencesGroup)

void dm_line_list_set_text (DmLineList *self, const char *text);            /* one a line */
void dm_line_list_set_lines (DmLineList *self, const char *const *lines);
void dm_line_list_set_enable_undo (DmLineList *self, gboolean undo);         /* of each line for itself; the default */
char *dm_line_list_dup_text (DmLineList *self);
char **dm_line_list_dup_lines (DmLineList *self);                           /* those that hold something */
GtkWidget *dm_line_list_set_wrong (DmLineList *self, guint line);           /* of those that hold something; its row */

G_END_DECLS
