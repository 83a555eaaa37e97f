/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-plan.h"

#include "dm-fold.h"

#include <string.h>

/**
 * dm_plan_new:
 *
 * Returns: (transfer full): an empty draft: lists are empty, never %NULL
 */
DmPlan *
dm_plan_new (void)
{
  DmPlan *self = g_new0 (DmPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->basis = g_new0 (char *, 1);
  self->recipients = g_new0 (char *, 1);
  self->references = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_reference_free);
  return self;
}

static gpointer
copy_reference (gconstpointer reference, gpointer user_data)
{
  const DmReference *self = reference;

  return dm_reference_new (self->number, self->issued_on);
}

DmPlan *
dm_plan_copy (const DmPlan *self)
{
  DmPlan *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->id = g_strdup (self->id);
  copy->number = g_strdup (self->number);
  copy->symbol = g_strdup (self->symbol);
  copy->type = g_strdup (self->type);
  copy->title = g_strdup (self->title);
  copy->place = g_strdup (self->place);
  copy->issuer = g_strdup (self->issuer);
  copy->parent_issuer = g_strdup (self->parent_issuer);
  copy->signer_form = g_strdup (self->signer_form);
  copy->signer_position = g_strdup (self->signer_position);
  copy->signer_name = g_strdup (self->signer_name);
  copy->basis = g_strdupv (self->basis);
  copy->recipients = g_strdupv (self->recipients);
  copy->references = g_ptr_array_copy (self->references, (GCopyFunc) copy_reference, NULL);
  g_ptr_array_set_free_func (copy->references, (GDestroyNotify) dm_reference_free);
  return copy;
}

DmPlan *
dm_plan_ref (DmPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_plan_unref (DmPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->number);
  g_free (self->symbol);
  g_free (self->type);
  g_free (self->title);
  g_free (self->place);
  g_free (self->issuer);
  g_free (self->parent_issuer);
  g_free (self->signer_form);
  g_free (self->signer_position);
  g_free (self->signer_name);
  g_strfreev (self->basis);
  g_strfreev (self->recipients);
  g_ptr_array_unref (self->references);
  g_free (self);
}

/**
 * dm_plan_dup_label:
 *
 * Returns: (transfer full): "580/KH-BQL" as documents are cited (Decree 30/2020 art. 8 and annex I); the title
 *   where the plan has no number yet; never %NULL
 */
char *
dm_plan_dup_label (const DmPlan *self)
{
  if (self->number && *self->number && self->symbol && *self->symbol)
    return g_strdup_printf ("%s/%s", self->number, self->symbol);
  if (self->number && *self->number)
    return g_strdup (self->number);
  return g_strdup (self->title ? self->title : "");
}

/**
 * dm_plan_is_closed:
 *
 * Returns: whether the plan is closed on that day: it is from the day on which it was closed
 */
gboolean
dm_plan_is_closed (const DmPlan *self, DmDay on)
{
  return self->closed_on != DM_DAY_NONE && self->closed_on <= on;
}

static gboolean
is_same_text (const char *text, const char *other)
{
  g_autofree char *x = dm_fold (text ? text : ""), *y = dm_fold (other ? other : "");

  return strcmp (x, y) == 0;
}

/**
 * dm_plan_is_same_document:
 *
 * Returns: whether number, symbol, issuer and year are the same (Decree 30/2020, annex VI); a plan without a number is
 *   no document yet
 */
gboolean
dm_plan_is_same_document (const DmPlan *self, const DmPlan *other)
{
  if (self->number == NULL || *self->number == '\0')
    return FALSE;
  return is_same_text (self->number, other->number) && is_same_text (self->symbol, other->symbol)
         && is_same_text (self->issuer, other->issuer) && dm_day_year (self->issued_on) == dm_day_year (other->issued_on);
}
