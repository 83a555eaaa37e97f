/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-unit.h"

DmUnit *
dm_unit_new (void)
{
  DmUnit *self = g_new0 (DmUnit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->aliases = g_ptr_array_new_with_free_func (g_free);
  self->predecessors = g_ptr_array_new_with_free_func (g_free);
  self->successors = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gpointer
copy_text (gconstpointer text, gpointer user_data)
{
  return g_strdup (text);
}

static GPtrArray *
copy_texts (GPtrArray *texts)
{
  GPtrArray *copy = g_ptr_array_copy (texts, (GCopyFunc) copy_text, NULL);

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
  copy->aliases = copy_texts (self->aliases);
  copy->predecessors = copy_texts (self->predecessors);
  copy->successors = copy_texts (self->successors);
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
  g_ptr_array_unref (self->aliases);
  g_ptr_array_unref (self->predecessors);
  g_ptr_array_unref (self->successors);
  g_free (self);
}

/**
 * dm_unit_is_alive:
 *
 * Returns: whether the unit is there on that day
 */
gboolean
dm_unit_is_alive (const DmUnit *self, DmDay on)
{
  return (self->valid_from == DM_DAY_NONE || self->valid_from <= on)
         && (self->valid_until == DM_DAY_NONE || on <= self->valid_until);
}
