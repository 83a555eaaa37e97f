/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-report"

#include "dm-table.h"

static void
column_free (gpointer data)
{
  DmTableColumn *self = data;

  g_free (self->title);
  g_free (self);
}

static void
row_free (gpointer data)
{
  DmTableRow *self = data;

  g_free (self->heading);
  g_strfreev (self->cells);
  g_free (self);
}

DmTable *
dm_table_new (void)
{
  DmTable *self = g_new0 (DmTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

DmTable *
dm_table_ref (DmTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_table_unref (DmTable *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * dm_table_add_column:
 *
 * All columns come before the first row.
 */
void
dm_table_add_column (DmTable *self, const char *title, DmColumnKind kind, double width)
{
  DmTableColumn *column;

  g_return_if_fail (self != NULL && title != NULL && self->rows->len == 0);
  column = g_new0 (DmTableColumn, 1);
  column->title = g_strdup (title);
  column->kind = kind;
  column->width = width;
  g_ptr_array_add (self->columns, column);
}

void
dm_table_add_heading (DmTable *self, guint level, const char *words)
{
  DmTableRow *row;

  g_return_if_fail (self != NULL && words != NULL);
  row = g_new0 (DmTableRow, 1);
  row->heading = g_strdup (words);
  row->level = level;
  g_ptr_array_add (self->rows, row);
}

/**
 * dm_table_add_row:
 * @cells: (transfer full): NULL-terminated, one for each column, "" for nothing
 */
void
dm_table_add_row (DmTable *self, char **cells)
{
  DmTableRow *row;

  g_return_if_fail (self != NULL && g_strv_length (cells) == self->columns->len);
  row = g_new0 (DmTableRow, 1);
  row->cells = cells;
  g_ptr_array_add (self->rows, row);
  self->n_bodies++;
}
