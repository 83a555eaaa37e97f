/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

/* Queries, on the reading connection; and what takes its time, on connections of its own. */

/* --- plans --- */

typedef struct
{
  DmOffice *office;   /* borrowed: the task holds it */
  DmDay on;
} ListPlansArguments;

static gpointer
list_plans (DmStore *store, gpointer arguments, GError **error)
{
  const ListPlansArguments *self = arguments;
  GPtrArray *plans = dm_office_take_foreseen_plans (self->office, self->on);

  return plans ? plans : dm_store_list_plans (store, self->on, error);
}

static const DmOperation list_plans_operation = {
  DM_LANE_READ, list_plans, g_free, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_list_plans_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  ListPlansArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self));
  arguments = g_new0 (ListPlansArguments, 1);
  arguments->office = self;
  arguments->on = dm_office_get_today (self);
  dm_office_run (self, &list_plans_operation, arguments, cancellable, callback, user_data);
}

GPtrArray *
dm_office_list_plans_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &list_plans_operation, result, error);
}

static gpointer
survey_plans (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_survey_plans (store, GPOINTER_TO_INT (arguments), error);
}

static const DmOperation survey_plans_operation = {
  DM_LANE_READ, survey_plans, NULL, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_survey_plans_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &survey_plans_operation, GINT_TO_POINTER (dm_office_get_today (self)), cancellable, callback,
                 user_data);
}

GPtrArray *
dm_office_survey_plans_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &survey_plans_operation, result, error);
}

typedef struct
{
  char *plan_id;
  int years;
  DmDay on;
} SequelArguments;

static void
sequel_arguments_free (gpointer data)
{
  SequelArguments *self = data;

  g_free (self->plan_id);
  g_free (self);
}

static gpointer
propose_sequel (DmStore *store, gpointer arguments, GError **error)
{
  const SequelArguments *self = arguments;

  return dm_store_propose_sequel (store, self->plan_id, self->years, self->on, error);
}

static const DmOperation propose_sequel_operation = {
  DM_LANE_READ, propose_sequel, sequel_arguments_free, (GDestroyNotify) dm_sequel_free
};

/**
 * dm_office_propose_sequel_async:
 * @years: by how many years the plan's deadlines move
 * @on: the day from which the new plan holds
 */
void
dm_office_propose_sequel_async (DmOffice *self, const char *plan_id, int years, DmDay on, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  SequelArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self) && plan_id != NULL);
  arguments = g_new0 (SequelArguments, 1);
  arguments->plan_id = g_strdup (plan_id);
  arguments->years = years;
  arguments->on = on;
  dm_office_run (self, &propose_sequel_operation, arguments, cancellable, callback, user_data);
}

DmSequel *
dm_office_propose_sequel_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &propose_sequel_operation, result, error);
}

/* --- items --- */

typedef struct
{
  DmOffice *office;   /* borrowed: the task holds it */
  DmItemQuery *query;
  guint n_first;
} QueryArguments;

static void
query_arguments_free (gpointer data)
{
  QueryArguments *self = data;

  dm_item_query_free (self->query);
  g_free (self);
}

static gpointer
query_items (DmStore *store, gpointer arguments, GError **error)
{
  const QueryArguments *self = arguments;
  DmItemList *list = dm_office_take_foreseen_items (self->office, self->query, self->n_first);

  return list ? list : dm_store_query_items (store, self->query, self->n_first, error);
}

static const DmOperation query_items_operation = {
  DM_LANE_READ, query_items, query_arguments_free, (GDestroyNotify) dm_item_list_free
};

/**
 * dm_office_query_items_async:
 * @query: copied
 * @n_first: how many rows come with the answer
 * @cancellable: cancelling it interrupts the query where it is under way
 */
void
dm_office_query_items_async (DmOffice *self, const DmItemQuery *query, guint n_first, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  QueryArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self) && query != NULL);
  arguments = g_new0 (QueryArguments, 1);
  arguments->office = self;
  arguments->query = dm_item_query_copy (query);
  arguments->n_first = n_first;
  dm_office_run (self, &query_items_operation, arguments, cancellable, callback, user_data);
}

DmItemList *
dm_office_query_items_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &query_items_operation, result, error);
}

static gpointer
get_items (DmStore *store, gpointer arguments, GError **error)
{
  const GPtrArray *ids = arguments;

  return dm_store_get_items (store, (const char *const *) ids->pdata, ids->len, error);
}

static const DmOperation get_items_operation = {
  DM_LANE_READ, get_items, (GDestroyNotify) g_ptr_array_unref, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_get_items_async (DmOffice *self, const char *const *ids, gsize n_ids, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GPtrArray *copy;

  g_return_if_fail (DM_IS_OFFICE (self) && (ids != NULL || n_ids == 0));
  copy = g_ptr_array_new_full (n_ids, g_free);
  for (gsize i = 0; i < n_ids; i++)
    g_ptr_array_add (copy, g_strdup (ids[i]));
  dm_office_run (self, &get_items_operation, copy, cancellable, callback, user_data);
}

GPtrArray *
dm_office_get_items_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &get_items_operation, result, error);
}

/* --- history and search --- */

typedef struct
{
  char *first;    /* an item's id, or the words to be found */
  char *second;   /* a plan's id */
  guint limit;
} LookUpArguments;

static LookUpArguments *
look_up_arguments_new (const char *first, const char *second, guint limit)
{
  LookUpArguments *self = g_new0 (LookUpArguments, 1);

  self->first = g_strdup (first);
  self->second = g_strdup (second);
  self->limit = limit;
  return self;
}

static void
look_up_arguments_free (gpointer data)
{
  LookUpArguments *self = data;

  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

static gpointer
list_changes (DmStore *store, gpointer arguments, GError **error)
{
  const LookUpArguments *self = arguments;

  return dm_store_list_changes (store, self->first, self->second, self->limit, error);
}

static const DmOperation list_changes_operation = {
  DM_LANE_READ, list_changes, look_up_arguments_free, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_list_changes_async (DmOffice *self, const char *item_id, const char *plan_id, guint limit,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &list_changes_operation, look_up_arguments_new (item_id, plan_id, limit), cancellable,
                 callback, user_data);
}

GPtrArray *
dm_office_list_changes_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &list_changes_operation, result, error);
}

typedef struct
{
  GPtrArray *hits;
  gboolean more;
} Found;

static void
found_free (gpointer data)
{
  Found *self = data;

  g_ptr_array_unref (self->hits);
  g_free (self);
}

static gpointer
search (DmStore *store, gpointer arguments, GError **error)
{
  const LookUpArguments *self = arguments;
  gboolean more;
  GPtrArray *hits = dm_store_search (store, self->first, self->limit, &more, error);
  Found *found;

  if (hits == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->hits = hits;
  found->more = more;
  return found;
}

static const DmOperation search_operation = { DM_LANE_READ, search, look_up_arguments_free, found_free };

/**
 * dm_office_search_async:
 * @limit: as dm_store_search() takes it
 * @cancellable: cancelling it interrupts the search where it is under way
 */
void
dm_office_search_async (DmOffice *self, const char *words, guint limit, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && words != NULL);
  dm_office_run (self, &search_operation, look_up_arguments_new (words, NULL, limit), cancellable, callback,
                 user_data);
}

/**
 * dm_office_search_finish:
 * @more: (out) (optional): whether a greater limit would give more
 *
 * Returns: (transfer full) (element-type DmHit): in their order
 */
GPtrArray *
dm_office_search_finish (DmOffice *self, GAsyncResult *result, gboolean *more, GError **error)
{
  Found *found = dm_office_finish (self, &search_operation, result, error);
  GPtrArray *hits = found ? g_ptr_array_ref (found->hits) : NULL;

  if (more)
    *more = found && found->more;
  g_clear_pointer (&found, found_free);
  return hits;
}

/* --- aside: a check of the whole file, a backup --- */

/* A connection of its own to the file that is open. */
typedef struct
{
  DmStoreContext context;
  char *path;
  char *target;
} AsideArguments;

static void
aside_arguments_free (gpointer data)
{
  AsideArguments *self = data;

  g_free (self->path);
  g_free (self->target);
  g_free (self);
}

static AsideArguments *
aside_arguments_new (DmOffice *self, const char *target)
{
  AsideArguments *arguments = g_new0 (AsideArguments, 1);

  arguments->context = self->context;
  arguments->path = g_strdup (self->path);
  arguments->target = g_strdup (target);
  return arguments;
}

/**
 * dm_office_open_aside:
 * @path: (nullable): of the file that is open, %NULL while none is
 */
DmStore *
dm_office_open_aside (const DmStoreContext *context, const char *path, GError **error)
{
  if (path)
    return dm_store_open (path, DM_STORE_READ, context, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "No file is open");
  return NULL;
}

static DmStore *
open_aside (const AsideArguments *arguments, GError **error)
{
  return dm_office_open_aside (&arguments->context, arguments->path, error);
}

static gpointer
check (DmStore *store, gpointer arguments, GError **error)
{
  g_autoptr (DmStore) own = open_aside (arguments, error);

  return own ? dm_store_check (own, error) : NULL;
}

static const DmOperation check_operation = {
  DM_LANE_ASIDE, check, aside_arguments_free, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_check_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &check_operation, aside_arguments_new (self, NULL), cancellable, callback, user_data);
}

GPtrArray *
dm_office_check_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &check_operation, result, error);
}

static gpointer
backup (DmStore *store, gpointer arguments, GError **error)
{
  const AsideArguments *self = arguments;
  g_autoptr (DmStore) own = open_aside (self, error);

  return GINT_TO_POINTER (own && dm_store_backup (own, self->target, error));
}

static const DmOperation backup_operation = { DM_LANE_ASIDE, backup, aside_arguments_free, NULL };

void
dm_office_backup_async (DmOffice *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && path != NULL);
  dm_office_run (self, &backup_operation, aside_arguments_new (self, path), cancellable, callback, user_data);
}

gboolean
dm_office_backup_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &backup_operation, result, error) != NULL;
}
