/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <string.h>

/* A unit that is dissolved, and the units that take over its work. */

static DmUnit *
copy_kept (DmStore *self, const char *id, GError **error)
{
  g_autoptr (GPtrArray) units = dm_store_list_units (self, error);

  if (units == NULL)
    return NULL;
  for (guint i = 0; i < units->len; i++)
    if (strcmp (((const DmUnit *) g_ptr_array_index (units, i))->id, id) == 0)
      return dm_unit_copy (g_ptr_array_index (units, i));
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND, "%s", id);
  return NULL;
}

static gboolean
end_unit (DmStore *self, const DmUnit *unit, DmDay last_day, GError **error)
{
  g_autoptr (DmUnit) draft = copy_kept (self, unit->id, error);
  g_autoptr (DmUnit) saved = NULL;

  if (draft == NULL)
    return FALSE;
  draft->rev = unit->rev;
  draft->valid_until = last_day;
  saved = dm_store_save_unit (self, draft, error);
  return saved != NULL;
}

/* One that is new begins on the day after. */
static gboolean
add_successor (DmStore *self, const DmUnit *unit, DmDay last_day, const DmUnit *successor, GError **error)
{
  g_autoptr (DmUnit) draft = successor->id ? copy_kept (self, successor->id, error) : dm_unit_copy (successor);
  g_autoptr (DmUnit) saved = NULL;

  if (draft == NULL)
    return FALSE;
  if (successor->id == NULL && draft->valid_from == DM_DAY_NONE)
    draft->valid_from = last_day + 1;
  g_ptr_array_add (draft->predecessors, g_strdup (unit->id));
  saved = dm_store_save_unit (self, draft, error);
  return saved != NULL;
}

static gboolean
dissolve (DmStore *self, const DmUnit *unit, DmDay last_day, const GPtrArray *successors, GError **error)
{
  if (last_day == DM_DAY_NONE)
    return dm_store_refuse (error, "no-day");
  /* The unit ends first: one that comes after it may bear its name. */
  if (!end_unit (self, unit, last_day, error))
    return FALSE;
  for (guint i = 0; i < successors->len; i++)
    if (!add_successor (self, unit, last_day, g_ptr_array_index (successors, i), error))
      return FALSE;
  return TRUE;
}

/**
 * dm_store_dissolve_unit:
 * @unit: its id and rev count
 * @last_day: on which it is still there
 * @successors: (element-type DmUnit): who takes over; one without an id is made in the same act. May be empty
 *
 * Tasks keep the unit that they were given. One act, undone whole.
 *
 * Returns: %FALSE with CONFLICT, or INVALID: no-day, unit-circle, and whatever dm_store_save_unit() refuses
 */
gboolean
dm_store_dissolve_unit (DmStore *self, const DmUnit *unit, DmDay last_day, const GPtrArray *successors, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "unit-dissolve", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, dissolve (self, unit, last_day, successors, error), error);
}
