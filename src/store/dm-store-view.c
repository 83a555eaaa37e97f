/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

/* Ways of looking at the tasks that were given a name. */

#include "dm-fold.h"
#include "dm-store-tables.h"

#include <string.h>

DmSavedView *
dm_saved_view_new (void)
{
  DmSavedView *self = g_new0 (DmSavedView, 1);

  self->query = dm_item_query_new (DM_DAY_NONE);
  return self;
}

DmSavedView *
dm_saved_view_copy (const DmSavedView *self)
{
  DmSavedView *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->query = dm_item_query_copy (self->query);
  return copy;
}

void
dm_saved_view_free (DmSavedView *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  dm_item_query_free (self->query);
  g_free (self);
}

static DmSavedView *
view_from_row (const DmRow *row)
{
  DmSavedView *view = g_new0 (DmSavedView, 1);

  view->id = g_strdup (row->id);
  view->rev = row->rev;
  view->name = g_strdup (dm_row_get_text (row, "name"));
  view->query = dm_item_query_from_json (dm_row_get_text (row, "query"));
  return view;
}

static GPtrArray *
load_rows (DmStore *self, GError **error)
{
  return dm_store_load_rows (self, &dm_table_saved_view, NULL, NULL, "position, id", error);
}

/**
 * dm_store_list_views:
 *
 * Returns: (transfer full) (element-type DmSavedView): in the order that people gave them
 */
GPtrArray *
dm_store_list_views (DmStore *self, GError **error)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_saved_view_free);
  g_autoptr (GPtrArray) rows = NULL;

  dm_store_assert_owner (self);
  rows = load_rows (self, error);
  for (guint i = 0; rows && i < rows->len; i++)
    g_ptr_array_add (views, view_from_row (g_ptr_array_index (rows, i)));
  return rows ? g_steal_pointer (&views) : NULL;
}

/* --- writing --- */

/* Two of one name could not be told apart. */
static gboolean
check_name (const GPtrArray *rows, const char *id, const char *name, GError **error)
{
  g_autofree char *folded = name ? dm_fold (name) : NULL;

  if (name == NULL)
    return dm_store_refuse (error, "view-name-empty");
  for (guint i = 0; i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);
      g_autofree char *other = dm_fold (dm_row_get_text (row, "name"));

      if (strcmp (row->id, id) != 0 && strcmp (other, folded) == 0)
        return dm_store_refuse (error, "view-name-taken");
    }
  return TRUE;
}

/* A new one stands last, an old one stays where it is. */
static gint64
get_position (const GPtrArray *rows, const char *id)
{
  gint64 last = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DmRow *row = g_ptr_array_index (rows, i);

      last = dm_row_get_int (row, "position");
      if (strcmp (row->id, id) == 0)
        return last;
    }
  return last + 1;
}

static DmSavedView *
write_view (DmStore *self, const DmSavedView *draft, GError **error)
{
  g_autoptr (DmRow) row
      = draft->rev ? dm_row_new (&dm_table_saved_view, draft->id) : dm_store_new_row (self, &dm_table_saved_view);
  g_autoptr (GPtrArray) rows = load_rows (self, error);
  g_autofree char *name = dm_store_dup_stripped (draft->name);
  g_autofree char *query = dm_item_query_to_json (draft->query);

  if (rows == NULL || !check_name (rows, row->id, name, error))
    return NULL;
  dm_row_set_text (row, "name", name);
  dm_row_set_text (row, "query", query);
  dm_row_set_int (row, "position", get_position (rows, row->id));
  return dm_store_put_row (self, row, draft->rev, error) ? view_from_row (row) : NULL;
}

/**
 * dm_store_save_view:
 * @draft: its query's day is not kept: a view is always of today
 *
 * Returns: (transfer full): the view as kept; %NULL with CONFLICT, or INVALID: view-name-empty, view-name-taken
 */
DmSavedView *
dm_store_save_view (DmStore *self, const DmSavedView *draft, GError **error)
{
  DmSavedView *view;
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "view-save", &own, error))
    return NULL;
  view = write_view (self, draft, error);
  if (!dm_store_leave_act (self, own, view != NULL, error))
    g_clear_pointer (&view, dm_saved_view_free);
  return view;
}

gboolean
dm_store_delete_view (DmStore *self, const char *id, gint64 rev, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "view-delete", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, dm_store_delete_row (self, &dm_table_saved_view, id, rev, error), error);
}

static gboolean
number_rows (DmStore *self, const GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DmRow *row = g_ptr_array_index (rows, i);

      dm_row_set_int (row, "position", i + 1);
      if (!dm_store_put_row (self, row, row->rev, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_at (GPtrArray *rows, const char *id, guint place)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (((DmRow *) g_ptr_array_index (rows, i))->id, id) == 0)
      {
        DmRow *row = g_ptr_array_steal_index (rows, i);

        g_ptr_array_insert (rows, MIN (place, rows->len), row);
        return TRUE;
      }
  return FALSE;
}

/**
 * dm_store_move_view:
 * @place: where it shall stand, from 0; beyond the end is the end
 *
 * Returns: %FALSE with NOT_FOUND where there is no such view
 */
gboolean
dm_store_move_view (DmStore *self, const char *id, guint place, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  gboolean own, done = FALSE;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "view-move", &own, error))
    return FALSE;
  rows = load_rows (self, error);
  if (rows && put_at (rows, id, place))
    done = number_rows (self, rows, error);
  else if (rows)
    g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND, "%s", id);
  return dm_store_leave_act (self, own, done, error);
}
