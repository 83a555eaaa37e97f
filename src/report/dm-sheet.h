/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "dm-day.h"
#include "dm-table.h"

G_BEGIN_DECLS

/* A4, in points. */
#define DM_SHEET_SHORT 595.28
#define DM_SHEET_LONG 841.89

/**
 * DmSheetHead:
 * @office: who keeps the list; stands above all, at the left
 * @title: what it is
 * @subject: what it is of, or %NULL
 * @filter: what it was narrowed to, or %NULL
 * @figures: the day that it speaks of
 * @empty: stands in the place of the rows when there are none
 * @on: the day that a PDF says it was made on, so that the same list gives the same bytes
 *
 * The words above a list on paper, ready to be read.
 */
typedef struct
{
  char *office;
  char *title;
  char *subject;
  char *filter;
  char *figures;
  char *empty;
  DmDay on;
} DmSheetHead;

DmSheetHead *dm_sheet_head_new (void);
DmSheetHead *dm_sheet_head_copy (const DmSheetHead *self);
void dm_sheet_head_free (DmSheetHead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSheetHead, dm_sheet_head_free)

/**
 * DmSheet:
 *
 * A table on pages: words wrapped and never cut, the columns' heads on each page, headings with the row that follows.
 * One thread at a time may use it.
 */
typedef struct _DmSheet DmSheet;

DmSheet *dm_sheet_new (DmTable *table, const DmSheetHead *head, double width, double height);
void dm_sheet_free (DmSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSheet, dm_sheet_free)

gboolean dm_sheet_wants_landscape (const DmTable *table);
gboolean dm_sheet_lay_out (DmSheet *self, guint n_rows);
double dm_sheet_get_done (DmSheet *self);
guint dm_sheet_get_n_pages (DmSheet *self);
void dm_sheet_draw_page (DmSheet *self, cairo_t *cairo, guint page);

/* --- dm-sheet-pdf.c --- */
typedef void (*DmSheetProgress) (double done, gpointer progress_data);   /* 0 to 1 */
GBytes *dm_sheet_to_pdf (DmTable *table, const DmSheetHead *head, DmSheetProgress progress, gpointer progress_data,
                         GCancellable *cancellable, GError **error);

G_END_DECLS
