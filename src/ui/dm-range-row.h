/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-notice.h"

G_BEGIN_DECLS

/* A run of days in the form of the yearly notice: name, first and last day as typed, and their days of the week in
 * words. Emits "edited" and "removed". */
#define DM_TYPE_RANGE_ROW (dm_range_row_get_type ())
G_DECLARE_FINAL_TYPE (DmRangeRow, dm_range_row, DM, RANGE_ROW, GtkListBoxRow)

GtkWidget *dm_range_row_new (const DmDayRange *range);
DmDayRange *dm_range_row_dup_range (DmRangeRow *self);   /* a day that cannot be read is DM_DAY_NONE */
char *dm_range_row_dup_text (DmRangeRow *self);          /* as typed: "Tết: 25/01/2025 – 02/02/2025" */
void dm_range_row_set_text (DmRangeRow *self, const char *text);
void dm_range_row_set_wrong (DmRangeRow *self, gboolean wrong);

G_END_DECLS
