/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-report"

#include "dm-sheet-private.h"

/* Drawing: black and one grey, so that a copy of a copy can be read. */

#define RULE 0.5
#define SHADE 0.91
#define NUMBER_SIZE 9.0

/* --- the words above the table --- */

typedef struct
{
  const char *words;
  DmSheetFace face;
  double size;
  PangoAlignment alignment;
  double behind;   /* what stays free below */
} Line;

/* Returns: how high it is */
double
dm_sheet_draw_head (DmSheet *self, cairo_t *cairo)
{
  const Line lines[] = {
    { self->head->office, DM_FACE_BOLD, 11, PANGO_ALIGN_LEFT, 10 },
    { self->head->title, DM_FACE_BOLD, 14, PANGO_ALIGN_CENTER, 3 },
    { self->head->subject, DM_FACE_BOLD, 12, PANGO_ALIGN_CENTER, 3 },
    { self->head->filter, DM_FACE_PLAIN, 11, PANGO_ALIGN_CENTER, 3 },
    { self->head->figures, DM_FACE_ITALIC, 11, PANGO_ALIGN_CENTER, 10 },
  };
  double y = DM_SHEET_TOP;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      PangoRectangle logical;

      if (lines[i].words == NULL || *lines[i].words == '\0')
        continue;
      dm_sheet_set_words (self, lines[i].words, lines[i].face, lines[i].size, self->width - 2 * DM_SHEET_SIDE);
      pango_layout_set_alignment (self->layout, lines[i].alignment);
      pango_layout_get_extents (self->layout, NULL, &logical);
      if (cairo)
        {
          cairo_move_to (cairo, DM_SHEET_SIDE, y);
          pango_cairo_show_layout (cairo, self->layout);
        }
      pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
      y += (double) logical.height / PANGO_SCALE + lines[i].behind;
    }
  return y - DM_SHEET_TOP;
}

/* --- the table --- */

/* Those lines of the layout's words that are in this part of the row. */
static void
draw_lines (DmSheet *self, cairo_t *cairo, double x, double y, double width, guint from, guint until, gboolean centred)
{
  guint n = pango_layout_get_line_count (self->layout);

  for (guint i = from; i < MIN (until, n); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, i);
      PangoRectangle logical;
      double aside;

      pango_layout_line_get_extents (line, NULL, &logical);
      aside = centred ? (width - (double) logical.width / PANGO_SCALE) / 2 : 0;
      cairo_move_to (cairo, x + MAX (aside, 0), y + self->ascent + (i - from) * self->line_height);
      pango_cairo_show_layout_line (cairo, line);
    }
}

static void
draw_box (cairo_t *cairo, double x, double y, double width, double height, gboolean shaded)
{
  cairo_rectangle (cairo, x, y, width, height);
  if (shaded)
    {
      cairo_set_source_rgb (cairo, SHADE, SHADE, SHADE);
      cairo_fill_preserve (cairo);
      cairo_set_source_rgb (cairo, 0, 0, 0);
    }
  cairo_stroke (cairo);
}

static void
draw_titles (DmSheet *self, cairo_t *cairo, double y)
{
  double x = DM_SHEET_SIDE, height = dm_sheet_get_row_height (self, self->title_lines);

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const DmTableColumn *column = g_ptr_array_index (self->table->columns, i);
      double width = self->widths[i] - 2 * DM_SHEET_PAD_X;
      guint n = dm_sheet_count_lines (self, column->title, DM_FACE_BOLD, width);

      draw_box (cairo, x, y, self->widths[i], height, TRUE);
      draw_lines (self, cairo, x + DM_SHEET_PAD_X,
                  y + DM_SHEET_PAD_Y + (self->title_lines - n) * self->line_height / 2, width, 0, n, TRUE);
      x += self->widths[i];
    }
}

static void
draw_across (DmSheet *self, cairo_t *cairo, double y, const char *words, DmSheetFace face, guint level, guint from,
             guint until)
{
  double width = dm_sheet_get_heading_width (self, level);

  draw_box (cairo, DM_SHEET_SIDE, y, self->width - 2 * DM_SHEET_SIDE, dm_sheet_get_row_height (self, until - from), FALSE);
  dm_sheet_set_words (self, words, face, self->size, width);
  draw_lines (self, cairo, DM_SHEET_SIDE + DM_SHEET_PAD_X + level * DM_SHEET_INDENT, y + DM_SHEET_PAD_Y, width, from,
              until, FALSE);
}

static void
draw_cells (DmSheet *self, cairo_t *cairo, double y, char **cells, guint from, guint until)
{
  double x = DM_SHEET_SIDE, height = dm_sheet_get_row_height (self, until - from);

  for (guint i = 0; cells[i]; i++)
    {
      const DmTableColumn *column = g_ptr_array_index (self->table->columns, i);
      double width = self->widths[i] - 2 * DM_SHEET_PAD_X;

      draw_box (cairo, x, y, self->widths[i], height, FALSE);
      if (*cells[i])
        {
          dm_sheet_set_words (self, cells[i], DM_FACE_PLAIN, self->size, width);
          draw_lines (self, cairo, x + DM_SHEET_PAD_X, y + DM_SHEET_PAD_Y, width, from, until,
                      column->kind == DM_COLUMN_FIGURE);
        }
      x += self->widths[i];
    }
}

static void
draw_rows (DmSheet *self, cairo_t *cairo, guint page, double y)
{
  DmSheetPlace from = g_array_index (self->pages, DmSheetPlace, page);
  DmSheetPlace until = page + 1 < self->pages->len ? g_array_index (self->pages, DmSheetPlace, page + 1)
                                                   : (DmSheetPlace){ self->table->rows->len, 0 };

  for (guint i = from.row; i < until.row || (i == until.row && until.line > 0); i++)
    {
      const DmTableRow *row = g_ptr_array_index (self->table->rows, i);
      guint first = i == from.row ? from.line : 0;
      guint end = i == until.row ? until.line : g_array_index (self->lines, guint, i);

      if (row->heading)
        draw_across (self, cairo, y, row->heading, DM_FACE_BOLD, row->level, first, end);
      else
        draw_cells (self, cairo, y, row->cells, first, end);
      y += dm_sheet_get_row_height (self, end - first);
    }
}

/* --- the page --- */

static void
draw_number (DmSheet *self, cairo_t *cairo, guint page)
{
  g_autofree char *words = g_strdup_printf ("%u / %u", page + 1, self->pages->len);
  PangoRectangle logical;

  dm_sheet_set_words (self, words, DM_FACE_PLAIN, NUMBER_SIZE, -1);
  pango_layout_get_extents (self->layout, NULL, &logical);
  cairo_move_to (cairo, (self->width - (double) logical.width / PANGO_SCALE) / 2, self->height - DM_SHEET_BOTTOM + 14);
  pango_cairo_show_layout (cairo, self->layout);
}

/**
 * dm_sheet_draw_page:
 * @cairo: its user space has points, and its origin is the paper's corner
 * @page: from 0
 */
void
dm_sheet_draw_page (DmSheet *self, cairo_t *cairo, guint page)
{
  double y = DM_SHEET_TOP;

  g_return_if_fail (self != NULL && page < self->pages->len);
  cairo_save (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  cairo_set_line_width (cairo, RULE);
  if (page == 0)
    y += dm_sheet_draw_head (self, cairo);
  draw_titles (self, cairo, y);
  y += dm_sheet_get_row_height (self, self->title_lines);
  if (self->table->rows->len > 0)
    draw_rows (self, cairo, page, y);
  else if (self->head->empty)
    draw_across (self, cairo, y, self->head->empty, DM_FACE_ITALIC, 0, 0,
                 dm_sheet_count_lines (self, self->head->empty, DM_FACE_ITALIC, dm_sheet_get_heading_width (self, 0)));
  draw_number (self, cairo, page);
  cairo_restore (cairo);
}
