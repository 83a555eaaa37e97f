/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

/* Ways of looking at the tasks that were given a name. A draft is copied at the call. */

static gpointer
list_views (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_list_views (store, error);
}

static const DmOperation list_views_operation = {
  DM_LANE_READ, list_views, NULL, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_list_views_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &list_views_operation, NULL, cancellable, callback, user_data);
}

GPtrArray *
dm_office_list_views_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &list_views_operation, result, error);
}

static gpointer
save_view (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_save_view (store, arguments, error);
}

static const DmOperation save_view_operation = {
  DM_LANE_WRITE, save_view, (GDestroyNotify) dm_saved_view_free, (GDestroyNotify) dm_saved_view_free
};

void
dm_office_save_view_async (DmOffice *self, const DmSavedView *draft, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && draft != NULL);
  dm_office_run (self, &save_view_operation, dm_saved_view_copy (draft), cancellable, callback, user_data);
}

DmSavedView *
dm_office_save_view_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_view_operation, result, error);
}

static gpointer
delete_view (DmStore *store, gpointer arguments, GError **error)
{
  const DmSavedView *view = arguments;

  return GINT_TO_POINTER (dm_store_delete_view (store, view->id, view->rev, error));
}

static const DmOperation delete_view_operation = {
  DM_LANE_WRITE, delete_view, (GDestroyNotify) dm_saved_view_free, NULL
};

void
dm_office_delete_view_async (DmOffice *self, const DmSavedView *view, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && view != NULL && view->id != NULL);
  dm_office_run (self, &delete_view_operation, dm_saved_view_copy (view), cancellable, callback, user_data);
}

gboolean
dm_office_delete_view_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &delete_view_operation, result, error) != NULL;
}

typedef struct
{
  char *id;
  guint place;
} MoveArguments;

static void
move_arguments_free (gpointer data)
{
  MoveArguments *self = data;

  g_free (self->id);
  g_free (self);
}

static gpointer
move_view (DmStore *store, gpointer arguments, GError **error)
{
  const MoveArguments *self = arguments;

  return GINT_TO_POINTER (dm_store_move_view (store, self->id, self->place, error));
}

static const DmOperation move_view_operation = { DM_LANE_WRITE, move_view, move_arguments_free, NULL };

void
dm_office_move_view_async (DmOffice *self, const char *id, guint place, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  MoveArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self) && id != NULL);
  arguments = g_new0 (MoveArguments, 1);
  arguments->id = g_strdup (id);
  arguments->place = place;
  dm_office_run (self, &move_view_operation, arguments, cancellable, callback, user_data);
}

gboolean
dm_office_move_view_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &move_view_operation, result, error) != NULL;
}
