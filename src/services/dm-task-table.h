/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-office.h"
#include "dm-table.h"
#include "dm-task-field.h"

G_BEGIN_DECLS

/* Tasks as a table of words: what is copied, and what is put on paper. They are read by the slice, so that a long list
 * holds up nobody; @progress hears how much of it was read, 0 to 1. */
typedef void (*DmTableProgress) (double done, gpointer progress_data);

void dm_task_table_read_async (DmOffice *office, const char *const *ids, const GArray *fields, DmTableProgress progress,
                               gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
void dm_task_table_query_async (DmOffice *office, const DmItemQuery *query, const GArray *fields,
                                DmTableProgress progress, gpointer progress_data, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
DmTable *dm_task_table_finish (DmOffice *office, GAsyncResult *result, GError **error);

/* A table in the forms that other programs take. */
typedef struct
{
  char *words;
  char *tabs;
  char *html;
} DmTableTexts;

void dm_table_texts_free (DmTableTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTableTexts, dm_table_texts_free)
void dm_table_write_texts_async (DmTable *table /* (transfer full) */, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
DmTableTexts *dm_table_write_texts_finish (GAsyncResult *result, GError **error);

G_END_DECLS
