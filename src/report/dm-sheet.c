/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-report"

#include "dm-sheet-private.h"

/* The typeface of the state's papers (Decree 30/2020, appendix I), and what stands in for it. */
#define FAMILY "Times New Roman, Liberation Serif, Tinos, Noto Serif, serif"
/* So many lines of a row at least before it goes on overleaf. */
#define LEAST_LINES 3

/* --- the head --- */

DmSheetHead *
dm_sheet_head_new (void)
{
  return g_new0 (DmSheetHead, 1);
}

DmSheetHead *
dm_sheet_head_copy (const DmSheetHead *self)
{
  DmSheetHead *copy = dm_sheet_head_new ();

  copy->office = g_strdup (self->office);
  copy->title = g_strdup (self->title);
  copy->subject = g_strdup (self->subject);
  copy->filter = g_strdup (self->filter);
  copy->figures = g_strdup (self->figures);
  copy->empty = g_strdup (self->empty);
  copy->on = self->on;
  return copy;
}

void
dm_sheet_head_free (DmSheetHead *self)
{
  g_free (self->office);
  g_free (self->title);
  g_free (self->subject);
  g_free (self->filter);
  g_free (self->figures);
  g_free (self->empty);
  g_free (self);
}

/* --- words --- */

static void
set_font (DmSheet *self, DmSheetFace face, double size)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILY);

  pango_font_description_set_size (font, pango_units_from_double (size));
  if (face == DM_FACE_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  else if (face == DM_FACE_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (self->layout, font);
  self->font_face = face;
  self->font_size = size;
}

void
dm_sheet_set_words (DmSheet *self, const char *words, DmSheetFace face, double size, double width)
{
  /* Cell after cell has the same. */
  if (self->font_face != face || self->font_size != size)
    set_font (self, face, size);
  pango_layout_set_width (self->layout, width < 0 ? -1 : (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_text (self->layout, words, -1);
}

/* All lines of the table are equally high, so that a row can go on overleaf at any of them. */
void
dm_sheet_set_font_size (DmSheet *self, double size)
{
  PangoFontMetrics *metrics;

  self->size = size;
  dm_sheet_set_words (self, "", DM_FACE_PLAIN, size, -1);
  metrics = pango_context_get_metrics (self->pango, pango_layout_get_font_description (self->layout),
                                       pango_language_from_string ("vi"));
  self->ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  self->line_height = self->ascent + (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

guint
dm_sheet_count_lines (DmSheet *self, const char *words, DmSheetFace face, double width)
{
  dm_sheet_set_words (self, words, face, self->size, width);
  return pango_layout_get_line_count (self->layout);
}

double
dm_sheet_get_row_height (DmSheet *self, guint n_lines)
{
  return n_lines * self->line_height + 2 * DM_SHEET_PAD_Y;
}

double
dm_sheet_get_heading_width (DmSheet *self, guint level)
{
  return self->width - 2 * DM_SHEET_SIDE - 2 * DM_SHEET_PAD_X - level * DM_SHEET_INDENT;
}

/* --- rows --- */

static const DmTableRow *
get_row (DmSheet *self, guint index)
{
  return g_ptr_array_index (self->table->rows, index);
}

static guint
measure_row (DmSheet *self, const DmTableRow *row)
{
  guint n = 1;

  if (row->heading)
    return dm_sheet_count_lines (self, row->heading, DM_FACE_BOLD, dm_sheet_get_heading_width (self, row->level));
  for (guint i = 0; row->cells[i]; i++)
    if (*row->cells[i])
      n = MAX (n, dm_sheet_count_lines (self, row->cells[i], DM_FACE_PLAIN, self->widths[i] - 2 * DM_SHEET_PAD_X));
  return n;
}

static void
measure_titles (DmSheet *self)
{
  self->title_lines = 1;
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const DmTableColumn *column = g_ptr_array_index (self->table->columns, i);

      self->title_lines = MAX (self->title_lines, dm_sheet_count_lines (self, column->title, DM_FACE_BOLD,
                                                                        self->widths[i] - 2 * DM_SHEET_PAD_X));
    }
}

/* --- pages --- */

static double
get_height (DmSheet *self, guint row)
{
  return dm_sheet_get_row_height (self, g_array_index (self->lines, guint, row));
}

/* Where the rows begin on a page. */
static double
get_top (DmSheet *self, gboolean first)
{
  return DM_SHEET_TOP + (first ? self->head_height : 0) + dm_sheet_get_row_height (self, self->title_lines);
}

static double
get_bottom (DmSheet *self)
{
  return self->height - DM_SHEET_BOTTOM;
}

/* The room without which @row begins a page: what can stay whole does, and headings stay with what they stand over. */
static double
get_need (DmSheet *self, guint row)
{
  double page = get_bottom (self) - get_top (self, FALSE), need = 0;

  for (; row < self->table->rows->len && get_row (self, row)->heading; row++)
    need += get_height (self, row);
  if (row < self->table->rows->len)
    need += get_height (self, row) <= page ? get_height (self, row) : dm_sheet_get_row_height (self, LEAST_LINES);
  return MIN (need, page);
}

static double
begin_page (DmSheet *self, guint row, guint line)
{
  DmSheetPlace place = { row, line };

  g_array_append_val (self->pages, place);
  return get_top (self, self->pages->len == 1);
}

/* Returns: where the next row begins */
static double
place_row (DmSheet *self, guint row, double y)
{
  guint n_left = g_array_index (self->lines, guint, row), line = 0;

  while (y + dm_sheet_get_row_height (self, n_left) > get_bottom (self))
    {
      double room = get_bottom (self) - y - 2 * DM_SHEET_PAD_Y;
      guint n = MIN (n_left - 1, (guint) MAX (room / self->line_height, 1));

      if (n == 0)
        break;
      n_left -= n;
      line += n;
      y = begin_page (self, row, line);
    }
  return y + dm_sheet_get_row_height (self, n_left);
}

static void
place_rows (DmSheet *self)
{
  double y = begin_page (self, 0, 0);

  for (guint i = 0; i < self->table->rows->len; i++)
    {
      /* A heading under a heading was thought of with the outer one. */
      gboolean inner = i > 0 && get_row (self, i)->heading && get_row (self, i - 1)->heading;

      if (!inner && y + get_need (self, i) > get_bottom (self))
        y = begin_page (self, i, 0);
      y = place_row (self, i, y);
    }
}

/* --- the object --- */

static PangoContext *
make_context (void)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* On paper nothing is rounded to pixels: so screen, printer and file break lines alike. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  g_object_unref (fonts);
  return context;
}

/* A word that is broken is broken as it is: a number has no hyphen that was not there. */
static PangoLayout *
make_layout (PangoContext *context)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_attr_list_unref (attributes);
  return layout;
}

/**
 * dm_sheet_new:
 * @width, @height: of the paper, in points
 */
DmSheet *
dm_sheet_new (DmTable *table, const DmSheetHead *head, double width, double height)
{
  DmSheet *self;

  g_return_val_if_fail (table != NULL && head != NULL, NULL);
  self = g_new0 (DmSheet, 1);
  self->table = dm_table_ref (table);
  self->head = dm_sheet_head_copy (head);
  self->width = width;
  self->height = height;
  self->pango = make_context ();
  self->layout = make_layout (self->pango);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->pages = g_array_new (FALSE, FALSE, sizeof (DmSheetPlace));
  dm_sheet_set_widths (self);
  measure_titles (self);
  self->head_height = dm_sheet_draw_head (self, NULL);
  return self;
}

void
dm_sheet_free (DmSheet *self)
{
  dm_table_unref (self->table);
  dm_sheet_head_free (self->head);
  g_object_unref (self->layout);
  g_object_unref (self->pango);
  g_free (self->widths);
  g_array_unref (self->lines);
  g_array_unref (self->pages);
  g_free (self);
}

/**
 * dm_sheet_lay_out:
 * @n_rows: how many to look at in this call
 *
 * Returns: %TRUE when all were looked at; before that there are no pages
 */
gboolean
dm_sheet_lay_out (DmSheet *self, guint n_rows)
{
  guint until;

  g_return_val_if_fail (self != NULL, TRUE);
  until = MIN (self->table->rows->len, self->lines->len + n_rows);
  for (guint i = self->lines->len; i < until; i++)
    {
      guint n = measure_row (self, get_row (self, i));

      g_array_append_val (self->lines, n);
    }
  if (self->lines->len < self->table->rows->len)
    return FALSE;
  if (self->pages->len == 0)
    place_rows (self);
  return TRUE;
}

/**
 * dm_sheet_get_done:
 *
 * Returns: how much was laid out, 0 to 1
 */
double
dm_sheet_get_done (DmSheet *self)
{
  g_return_val_if_fail (self != NULL, 1);
  return self->table->rows->len ? (double) self->lines->len / self->table->rows->len : 1;
}

guint
dm_sheet_get_n_pages (DmSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->pages->len;
}
