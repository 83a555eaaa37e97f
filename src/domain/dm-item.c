/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-item.h"

static const char *const kind_nicks[] = {
  [DM_ITEM_SECTION] = "section",
  [DM_ITEM_TASK] = "task",
  [DM_ITEM_DUTY] = "duty",
  [DM_ITEM_STEP] = "step",
};

const char *
dm_item_kind_to_nick (DmItemKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_nicks), NULL);
  return kind_nicks[kind];
}

gboolean
dm_item_kind_from_nick (const char *nick, DmItemKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_nicks); i++)
    if (g_strcmp0 (kind_nicks[i], nick) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * dm_entry_new:
 * @on: the day the entry speaks of
 *
 * Returns: (transfer full): an entry that says nothing yet (percent -1)
 */
DmEntry *
dm_entry_new (DmDay on)
{
  DmEntry *self = g_new0 (DmEntry, 1);

  self->on = on;
  self->percent = -1;
  return self;
}

DmEntry *
dm_entry_copy (const DmEntry *self)
{
  DmEntry *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->item_id = g_strdup (self->item_id);
  copy->result = g_strdup (self->result);
  copy->difficulty = g_strdup (self->difficulty);
  copy->proposal = g_strdup (self->proposal);
  copy->by = g_strdup (self->by);
  return copy;
}

void
dm_entry_free (DmEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->item_id);
  g_free (self->result);
  g_free (self->difficulty);
  g_free (self->proposal);
  g_free (self->by);
  g_free (self);
}

DmExtension *
dm_extension_new (void)
{
  return g_new0 (DmExtension, 1);
}

DmExtension *
dm_extension_copy (const DmExtension *self)
{
  DmExtension *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->item_id = g_strdup (self->item_id);
  copy->deadline_id = g_strdup (self->deadline_id);
  copy->reason = g_strdup (self->reason);
  copy->document = g_strdup (self->document);
  return copy;
}

void
dm_extension_free (DmExtension *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->item_id);
  g_free (self->deadline_id);
  g_free (self->reason);
  g_free (self->document);
  g_free (self);
}

/**
 * dm_item_new:
 *
 * Returns: (transfer full): an empty draft: lists are empty, never %NULL
 */
DmItem *
dm_item_new (DmItemKind kind)
{
  DmItem *self = g_new0 (DmItem, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->lead = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  self->coordinating = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);
  self->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_deadline_free);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_entry_free);
  self->extensions = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_extension_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_item_unref);
  return self;
}

static GPtrArray *
copy_array (GPtrArray *array, GCopyFunc copy, GDestroyNotify free_element)
{
  GPtrArray *result = g_ptr_array_new_full (array->len, free_element);

  for (guint i = 0; i < array->len; i++)
    g_ptr_array_add (result, copy (g_ptr_array_index (array, i), NULL));
  return result;
}

static gpointer
ref_unit (gconstpointer unit, gpointer user_data)
{
  return dm_unit_ref ((DmUnit *) unit);
}

static gpointer
copy_deadline (gconstpointer deadline, gpointer user_data)
{
  return dm_deadline_copy (deadline);
}

static gpointer
copy_entry (gconstpointer entry, gpointer user_data)
{
  return dm_entry_copy (entry);
}

static gpointer
copy_extension (gconstpointer extension, gpointer user_data)
{
  return dm_extension_copy (extension);
}

static gpointer
copy_step (gconstpointer step, gpointer user_data)
{
  return dm_item_copy (step);
}

DmItem *
dm_item_copy (const DmItem *self)
{
  DmItem *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->id = g_strdup (self->id);
  copy->plan_id = g_strdup (self->plan_id);
  copy->plan_label = g_strdup (self->plan_label);
  copy->parent_id = g_strdup (self->parent_id);
  copy->code = g_strdup (self->code);
  copy->text = g_strdup (self->text);
  copy->detail = g_strdup (self->detail);
  copy->product = g_strdup (self->product);
  copy->cancelled_why = g_strdup (self->cancelled_why);
  copy->person_id = g_strdup (self->person_id);
  copy->person_name = g_strdup (self->person_name);
  copy->lead = copy_array (self->lead, (GCopyFunc) ref_unit, (GDestroyNotify) dm_unit_unref);
  copy->coordinating = copy_array (self->coordinating, (GCopyFunc) ref_unit, (GDestroyNotify) dm_unit_unref);
  copy->deadlines = copy_array (self->deadlines, (GCopyFunc) copy_deadline, (GDestroyNotify) dm_deadline_free);
  copy->entries = copy_array (self->entries, (GCopyFunc) copy_entry, (GDestroyNotify) dm_entry_free);
  copy->extensions = copy_array (self->extensions, (GCopyFunc) copy_extension, (GDestroyNotify) dm_extension_free);
  copy->steps = copy_array (self->steps, (GCopyFunc) copy_step, (GDestroyNotify) dm_item_unref);
  return copy;
}

DmItem *
dm_item_ref (DmItem *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_item_unref (DmItem *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->plan_id);
  g_free (self->plan_label);
  g_free (self->parent_id);
  g_free (self->code);
  g_free (self->text);
  g_free (self->detail);
  g_free (self->product);
  g_free (self->cancelled_why);
  g_free (self->person_id);
  g_free (self->person_name);
  g_ptr_array_unref (self->lead);
  g_ptr_array_unref (self->coordinating);
  g_ptr_array_unref (self->deadlines);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->extensions);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * dm_item_find_deadline:
 *
 * Returns: (transfer none) (nullable): the item's deadline with that id
 */
const DmDeadline *
dm_item_find_deadline (const DmItem *self, const char *deadline_id)
{
  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (self->deadlines, i);

      if (g_strcmp0 (deadline->id, deadline_id) == 0)
        return deadline;
    }
  return NULL;
}
