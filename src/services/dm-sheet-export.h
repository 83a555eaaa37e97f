/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-sheet.h"

G_BEGIN_DECLS

/* A table as a PDF in a file: laid out and written on a thread of its own; @progress hears of it on the main one. */
void dm_sheet_export_async (DmTable *table /* (transfer full) */, const DmSheetHead *head, GFile *file,
                            DmSheetProgress progress, gpointer progress_data, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
gboolean dm_sheet_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
