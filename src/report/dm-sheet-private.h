/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "dm-sheet.h"

G_BEGIN_DECLS

/* What the files of the sheet share: how wide things are (dm-sheet-columns.c), where they stand (dm-sheet.c), and how
 * they are drawn (dm-sheet-draw.c). All lengths are points. */

#define DM_SHEET_SIDE 42.5   /* 15 mm */
#define DM_SHEET_TOP 42.5
#define DM_SHEET_BOTTOM 48.0 /* with the page's number in it */
#define DM_SHEET_PAD_X 3.5
#define DM_SHEET_PAD_Y 2.5
#define DM_SHEET_INDENT 10.0 /* of a heading, a level */

/* Where a page begins: a row taller than a page goes on at one of its lines. */
typedef struct
{
  guint row;
  guint line;
} DmSheetPlace;

typedef enum
{
  DM_FACE_PLAIN,
  DM_FACE_BOLD,
  DM_FACE_ITALIC
} DmSheetFace;

struct _DmSheet
{
  DmTable *table;
  DmSheetHead *head;
  double width;
  double height;
  PangoContext *pango;
  PangoLayout *layout;     /* of whatever is measured or drawn next */
  DmSheetFace font_face;   /* of the layout */
  double font_size;        /* of the layout; 0 before the first */
  double size;             /* of the table's text */
  double line_height;
  double ascent;
  double *widths;          /* of the columns */
  double head_height;      /* of the words above the table */
  guint title_lines;       /* of the columns' heads */
  GArray *lines;           /* guint: of each row that was measured */
  GArray *pages;           /* DmSheetPlace; empty until all rows were measured */
};

/* --- dm-sheet-columns.c --- */
void dm_sheet_set_widths (DmSheet *self);

/* --- dm-sheet.c --- */
void dm_sheet_set_words (DmSheet *self, const char *words, DmSheetFace face, double size, double width);
void dm_sheet_set_font_size (DmSheet *self, double size);
guint dm_sheet_count_lines (DmSheet *self, const char *words, DmSheetFace face, double width);
double dm_sheet_get_row_height (DmSheet *self, guint n_lines);
double dm_sheet_get_heading_width (DmSheet *self, guint level);

/* --- dm-sheet-draw.c --- */
double dm_sheet_draw_head (DmSheet *self, cairo_t *cairo);   /* NULL: only measures it */

G_END_DECLS
