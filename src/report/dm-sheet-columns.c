/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-report"

#include "dm-sheet-private.h"

/* How wide the columns are: no wider than what is in them, and the rest of the line is the subject's. */

#define SIZE 10.5
#define LEAST_SIZE 8.0
/* A letter beside a digit, about. */
#define LETTER 1.1

static const DmTableColumn *
get_column (const DmTable *table, guint index)
{
  return g_ptr_array_index (table->columns, index);
}

/* Letters of the longest cell of each column. Counted, not measured: there may be very many. */
static guint *
count_letters (const DmTable *table)
{
  guint *longest = g_new0 (guint, table->columns->len);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const DmTableRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; row->cells && row->cells[j]; j++)
        longest[j] = MAX (longest[j], g_utf8_strlen (row->cells[j], -1));
    }
  return longest;
}

static double
measure (DmSheet *self, const char *words, DmSheetFace face)
{
  PangoRectangle logical;

  dm_sheet_set_words (self, words, face, self->size, -1);
  pango_layout_get_extents (self->layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* The words of a column's head are not broken. */
static double
measure_title (DmSheet *self, const char *title)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  double width = 0;

  for (guint i = 0; words[i]; i++)
    width = MAX (width, measure (self, words[i], DM_FACE_BOLD));
  return width;
}

static double
find_width (DmSheet *self, const DmTableColumn *column, double wanted)
{
  /* Numbers and days stay on one line, if they are no sentences. */
  wanted = column->kind == DM_COLUMN_CODE || column->kind == DM_COLUMN_FIGURE ? MIN (wanted, 2 * column->width)
                                                                              : MIN (wanted, column->width);
  return MAX (wanted, measure_title (self, column->title)) + 2 * DM_SHEET_PAD_X + 1;
}

static double
sum (const double *widths, guint n)
{
  double all = 0;

  for (guint i = 0; i < n; i++)
    all += widths[i];
  return all;
}

static void
scale (double *widths, guint n, double factor)
{
  for (guint i = 0; i < n; i++)
    widths[i] *= factor;
}

/* Too many columns for the paper make all of them narrower, and the letters smaller. */
void
dm_sheet_set_widths (DmSheet *self)
{
  g_autofree guint *longest = count_letters (self->table);
  guint n = self->table->columns->len;
  double room = self->width - 2 * DM_SHEET_SIDE, rest, letter;
  int subject = -1;

  dm_sheet_set_font_size (self, SIZE);
  letter = LETTER * measure (self, "0", DM_FACE_PLAIN);
  self->widths = g_new0 (double, n);
  for (guint i = 0; i < n; i++)
    {
      const DmTableColumn *column = get_column (self->table, i);

      if (column->kind == DM_COLUMN_SUBJECT)
        subject = i;
      self->widths[i] = column->kind == DM_COLUMN_SUBJECT ? column->width : find_width (self, column, longest[i] * letter);
    }
  rest = room - sum (self->widths, n);
  if (rest < 0)
    {
      double factor = room / (room - rest);

      scale (self->widths, n, factor);
      dm_sheet_set_font_size (self, MAX (LEAST_SIZE, SIZE * factor));
    }
  else if (subject >= 0)
    self->widths[subject] += rest;
  else if (n > 0)
    scale (self->widths, n, room / (room - rest));
}

/**
 * dm_sheet_wants_landscape:
 *
 * Returns: whether the columns would be crowded on a sheet that stands
 */
gboolean
dm_sheet_wants_landscape (const DmTable *table)
{
  double wanted = 0;

  g_return_val_if_fail (table != NULL, FALSE);
  for (guint i = 0; i < table->columns->len; i++)
    wanted += get_column (table, i)->width;
  return wanted > DM_SHEET_SHORT - 2 * DM_SHEET_SIDE;
}
