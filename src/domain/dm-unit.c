/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-unit.h"

DmUnit *
dm_unit_new (void)
{
  DmUnit *self = g_new0 (DmUnit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->predecessors = g_ptr_array_new_with_free_func (g_free);
  self->successors = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gpointer
copy_id (gconstpointer id, gpointer user_data)
{
  return g_strdup (id);
}

static GPtrArray *
copy_ids (GPtrArray *ids)
{
  GPtrArray *copy = g_ptr_array_copy (ids, (GCopyFunc) copy_id, NULL);

  g_ptr_array_set_free_func (copy, g_free);
  return copy;
}

DmUnit *
dm_unit_copy (const DmUnit *self)
{
  DmUnit *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->id = g_strdup (self->id);
  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  copy->predecessors = copy_ids (self->predecessors);
  copy->successors = copy_ids (self->successors);
  return copy;
}

DmUnit *
dm_unit_ref (DmUnit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_unit_unref (DmUnit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->predecessors);
  g_ptr_array_unref (self->successors);
  g_free (self);
}
