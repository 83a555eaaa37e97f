/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

/* The units and the people of an office. A draft is copied at the call. */

/* --- units --- */

static gpointer
list_units (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_list_units (store, error);
}

static const DmOperation list_units_operation = {
  DM_LANE_READ, list_units, NULL, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_list_units_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &list_units_operation, NULL, cancellable, callback, user_data);
}

GPtrArray *
dm_office_list_units_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &list_units_operation, result, error);
}

static gpointer
save_unit (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_save_unit (store, arguments, error);
}

static const DmOperation save_unit_operation = {
  DM_LANE_WRITE, save_unit, (GDestroyNotify) dm_unit_unref, (GDestroyNotify) dm_unit_unref
};

void
dm_office_save_unit_async (DmOffice *self, const DmUnit *draft, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && draft != NULL);
  dm_office_run (self, &save_unit_operation, dm_unit_copy (draft), cancellable, callback, user_data);
}

DmUnit *
dm_office_save_unit_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_unit_operation, result, error);
}

static gpointer
delete_unit (DmStore *store, gpointer arguments, GError **error)
{
  const DmUnit *unit = arguments;

  return GINT_TO_POINTER (dm_store_delete_unit (store, unit->id, unit->rev, error));
}

static const DmOperation delete_unit_operation = { DM_LANE_WRITE, delete_unit, (GDestroyNotify) dm_unit_unref, NULL };

void
dm_office_delete_unit_async (DmOffice *self, const DmUnit *unit, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && unit != NULL && unit->id != NULL);
  dm_office_run (self, &delete_unit_operation, dm_unit_copy (unit), cancellable, callback, user_data);
}

gboolean
dm_office_delete_unit_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &delete_unit_operation, result, error) != NULL;
}

typedef struct
{
  DmUnit *unit;
  DmDay last_day;
  GPtrArray *successors;
} Dissolution;

static void
dissolution_free (gpointer data)
{
  Dissolution *self = data;

  dm_unit_unref (self->unit);
  g_ptr_array_unref (self->successors);
  g_free (self);
}

static gpointer
dissolve_unit (DmStore *store, gpointer arguments, GError **error)
{
  const Dissolution *self = arguments;

  return GINT_TO_POINTER (dm_store_dissolve_unit (store, self->unit, self->last_day, self->successors, error));
}

static const DmOperation dissolve_unit_operation = { DM_LANE_WRITE, dissolve_unit, dissolution_free, NULL };

void
dm_office_dissolve_unit_async (DmOffice *self, const DmUnit *unit, DmDay last_day, const GPtrArray *successors,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Dissolution *dissolution;

  g_return_if_fail (DM_IS_OFFICE (self) && unit != NULL && unit->id != NULL && successors != NULL);
  dissolution = g_new0 (Dissolution, 1);
  dissolution->unit = dm_unit_copy (unit);
  dissolution->last_day = last_day;
  dissolution->successors = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  for (guint i = 0; i < successors->len; i++)
    g_ptr_array_add (dissolution->successors, dm_unit_copy (g_ptr_array_index (successors, i)));
  dm_office_run (self, &dissolve_unit_operation, dissolution, cancellable, callback, user_data);
}

gboolean
dm_office_dissolve_unit_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &dissolve_unit_operation, result, error) != NULL;
}

/* --- people --- */

static gpointer
list_people (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_list_people (store, error);
}

static const DmOperation list_people_operation = {
  DM_LANE_READ, list_people, NULL, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_list_people_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &list_people_operation, NULL, cancellable, callback, user_data);
}

GPtrArray *
dm_office_list_people_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &list_people_operation, result, error);
}

static gpointer
save_person (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_save_person (store, arguments, error);
}

static const DmOperation save_person_operation = {
  DM_LANE_WRITE, save_person, (GDestroyNotify) dm_person_unref, (GDestroyNotify) dm_person_unref
};

void
dm_office_save_person_async (DmOffice *self, const DmPerson *draft, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && draft != NULL);
  dm_office_run (self, &save_person_operation, dm_person_copy (draft), cancellable, callback, user_data);
}

DmPerson *
dm_office_save_person_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_person_operation, result, error);
}

static gpointer
delete_person (DmStore *store, gpointer arguments, GError **error)
{
  const DmPerson *person = arguments;

  return GINT_TO_POINTER (dm_store_delete_person (store, person->id, person->rev, error));
}

static const DmOperation delete_person_operation = {
  DM_LANE_WRITE, delete_person, (GDestroyNotify) dm_person_unref, NULL
};

void
dm_office_delete_person_async (DmOffice *self, const DmPerson *person, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && person != NULL && person->id != NULL);
  dm_office_run (self, &delete_person_operation, dm_person_copy (person), cancellable, callback, user_data);
}

gboolean
dm_office_delete_person_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &delete_person_operation, result, error) != NULL;
}

/* --- how many tasks they have --- */

typedef struct
{
  DmTally tally;
  DmDay on;
} TallyArguments;

static gpointer
tally_tasks (DmStore *store, gpointer arguments, GError **error)
{
  const TallyArguments *self = arguments;

  return dm_store_tally_tasks (store, self->tally, self->on, error);
}

static const DmOperation tally_tasks_operation = {
  DM_LANE_READ, tally_tasks, g_free, (GDestroyNotify) g_hash_table_unref
};

void
dm_office_tally_tasks_async (DmOffice *self, DmTally tally, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  TallyArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self));
  arguments = g_new (TallyArguments, 1);
  *arguments = (TallyArguments){ tally, dm_office_get_today (self) };
  dm_office_run (self, &tally_tasks_operation, arguments, cancellable, callback, user_data);
}

GHashTable *
dm_office_tally_tasks_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &tally_tasks_operation, result, error);
}
