/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DmFormValues:
 *
 * What the fields of a form hold, by their ids in the form's .ui file, as text: what is typed, what of a combo row is
 * chosen, "1" or "0" of a switch, the ids of units and people. So a form can be kept, filled again and compared, whatever it is a form of.
 * (element-type utf8 utf8)
 */
typedef GHashTable DmFormValues;

DmFormValues *dm_form_values_collect (GtkWidget *form);
void dm_form_values_apply (GtkWidget *form, DmFormValues *values);
void dm_form_values_watch (GtkWidget *form, GCallback changed, gpointer object); /* swapped: changed (object) */
gboolean dm_form_values_equal (DmFormValues *a, DmFormValues *b);
char *dm_form_values_dup_label (GtkWidget *form, const char *name);
char *dm_form_values_dup_words (GtkWidget *form, const char *name, const char *value); /* as people read the value */

/* Two people began with @base and ended with @mine and @theirs. */
typedef enum
{
  DM_MERGE_MINE,     /* where only one of them changed a field, that; where both did, mine */
  DM_MERGE_THEIRS,   /* theirs everywhere */
  DM_MERGE_BOTH      /* as the first; where both changed a text, theirs with mine behind it */
} DmMerge;

DmFormValues *dm_form_values_merge (GtkWidget *form, DmFormValues *base, DmFormValues *mine, DmFormValues *theirs,
                                    DmMerge merge);
GPtrArray *dm_form_values_list_conflicts (DmFormValues *base, DmFormValues *mine, DmFormValues *theirs);

G_END_DECLS
