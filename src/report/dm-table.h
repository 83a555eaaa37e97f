/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column holds: a row's number, the words that a row is about, a day or a number, other words. */
typedef enum
{
  DM_COLUMN_CODE,
  DM_COLUMN_SUBJECT,
  DM_COLUMN_FIGURE,
  DM_COLUMN_WORDS
} DmColumnKind;

/**
 * DmTableColumn:
 * @width: what it wants on paper, in points at the size of the table's text; a subject takes the rest of the line and
 *   has at least this
 */
typedef struct
{
  char *title;
  DmColumnKind kind;
  double width;
} DmTableColumn;

/**
 * DmTableRow:
 * @heading: over the rows that follow, as wide as the table; %NULL for an ordinary row
 * @level: of the heading, 0 for the outermost
 * @cells: NULL-terminated, one for each column; %NULL for a heading
 */
typedef struct
{
  char *heading;
  guint level;
  char **cells;
} DmTableRow;

/**
 * DmTable:
 * @columns: (element-type DmTableColumn)
 * @rows: (element-type DmTableRow)
 * @n_bodies: how many of the rows are no headings
 *
 * Words in rows and columns, ready to be written on paper or handed to another program. Reference counted; whoever
 * fills it is its only owner until then, and after that any thread may read it.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray *columns;
  GPtrArray *rows;
  guint n_bodies;
} DmTable;

DmTable *dm_table_new (void);
DmTable *dm_table_ref (DmTable *self);
void dm_table_unref (DmTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTable, dm_table_unref)

void dm_table_add_column (DmTable *self, const char *title, DmColumnKind kind, double width);
void dm_table_add_heading (DmTable *self, guint level, const char *words);
void dm_table_add_row (DmTable *self, char **cells /* (transfer full) */);

/* --- for other programs (dm-table-text.c) --- */
char *dm_table_to_tabs (const DmTable *self);    /* for spreadsheets: tabs between the cells */
char *dm_table_to_html (const DmTable *self);    /* for spreadsheets and documents */
char *dm_table_to_words (const DmTable *self);   /* to be read: a line a row */

G_END_DECLS
