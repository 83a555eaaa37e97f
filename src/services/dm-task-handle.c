/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-task-handle-private.h"

struct _DmTaskHandle
{
  GObject parent_instance;

  char *id;
  DmItem *item;          /* NULL until its page has arrived */
  DmStanding standing;
  DmHeading *heading;    /* NULL: a row of an item */
  gboolean held;         /* by somebody beside the model */
};

G_DEFINE_FINAL_TYPE (DmTaskHandle, dm_task_handle, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- is a new snapshot news? The rows of a task have revs of their own, so its own rev alone does not tell. --- */

static gboolean
is_same_row (const char *id, gint64 rev, const char *other_id, gint64 other_rev)
{
  return rev == other_rev && g_strcmp0 (id, other_id) == 0;
}

static gboolean
is_same_unit (gconstpointer a, gconstpointer b)
{
  const DmUnit *unit = a, *other = b;

  return is_same_row (unit->id, unit->rev, other->id, other->rev);
}

static gboolean
is_same_deadline (gconstpointer a, gconstpointer b)
{
  const DmDeadline *deadline = a, *other = b;

  return is_same_row (deadline->id, deadline->rev, other->id, other->rev);
}

static gboolean
is_same_entry (gconstpointer a, gconstpointer b)
{
  const DmEntry *entry = a, *other = b;

  return is_same_row (entry->id, entry->rev, other->id, other->rev);
}

static gboolean
is_same_extension (gconstpointer a, gconstpointer b)
{
  const DmExtension *extension = a, *other = b;

  return is_same_row (extension->id, extension->rev, other->id, other->rev);
}

static gboolean
are_all_same (const GPtrArray *list, const GPtrArray *others, GEqualFunc is_same)
{
  if (list->len != others->len)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!is_same (g_ptr_array_index (list, i), g_ptr_array_index (others, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_same_item (gconstpointer a, gconstpointer b)
{
  const DmItem *item = a, *other = b;

  return is_same_row (item->id, item->rev, other->id, other->rev)
         && g_strcmp0 (item->plan_label, other->plan_label) == 0
         && g_strcmp0 (item->person_name, other->person_name) == 0
         && item->plan_issued_on == other->plan_issued_on
         && are_all_same (item->lead, other->lead, is_same_unit)
         && are_all_same (item->coordinating, other->coordinating, is_same_unit)
         && are_all_same (item->deadlines, other->deadlines, is_same_deadline)
         && are_all_same (item->entries, other->entries, is_same_entry)
         && are_all_same (item->extensions, other->extensions, is_same_extension)
         && are_all_same (item->steps, other->steps, is_same_item);
}

static gboolean
is_same_standing (const DmStanding *standing, const DmStanding *other)
{
  return standing->state == other->state && standing->timing == other->timing && standing->status == other->status
         && standing->percent == other->percent && standing->done_on == other->done_on
         && standing->last_entry_on == other->last_entry_on && standing->end == other->end
         && standing->days == other->days && standing->percent_counts == other->percent_counts;
}

/* --- the object --- */

static void
dm_task_handle_finalize (GObject *object)
{
  DmTaskHandle *self = DM_TASK_HANDLE (object);

  g_free (self->id);
  g_clear_pointer (&self->item, dm_item_unref);
  g_clear_pointer (&self->heading, dm_heading_free);
  G_OBJECT_CLASS (dm_task_handle_parent_class)->finalize (object);
}

static void
dm_task_handle_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DmTaskHandle *self = DM_TASK_HANDLE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_ITEM:
      g_value_set_pointer (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dm_task_handle_class_init (DmTaskHandleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dm_task_handle_finalize;
  object_class->get_property = dm_task_handle_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  /* (type DmItem) (transfer none) (nullable) */
  properties[PROP_ITEM] = g_param_spec_pointer ("item", NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dm_task_handle_init (DmTaskHandle *self)
{
}

static void
toggled_cb (gpointer data, GObject *object, gboolean is_last)
{
  DM_TASK_HANDLE (object)->held = !is_last;
}

/**
 * dm_task_handle_new:
 *
 * Returns: (transfer full): a handle whose one reference is the model's, which dm_task_handle_release() gives back
 */
DmTaskHandle *
dm_task_handle_new (const char *id)
{
  DmTaskHandle *self = g_object_new (DM_TYPE_TASK_HANDLE, NULL);

  self->id = g_strdup (id);
  g_object_add_toggle_ref (G_OBJECT (self), toggled_cb, NULL);
  g_object_unref (self);
  return self;
}

void
dm_task_handle_release (DmTaskHandle *self)
{
  g_object_remove_toggle_ref (G_OBJECT (self), toggled_cb, NULL);
}

/* Whether a row of a list, a selection or a detail pane holds it, so that it must keep its identity. */
gboolean
dm_task_handle_is_held (DmTaskHandle *self)
{
  return self->held;
}

/* Swaps the snapshot; tells so only if something that can be seen differs. */
void
dm_task_handle_set_item (DmTaskHandle *self, DmItem *item, const DmStanding *standing)
{
  gboolean same = self->item != NULL && is_same_item (self->item, item)
                  && is_same_standing (&self->standing, standing);

  if (self->item != item)
    {
      g_clear_pointer (&self->item, dm_item_unref);
      self->item = dm_item_ref (item);
    }
  self->standing = *standing;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static gboolean
is_same_heading (const DmHeading *heading, const DmHeading *other)
{
  return heading->n == other->n && heading->level == other->level && g_strcmp0 (heading->code, other->code) == 0
         && g_strcmp0 (heading->text, other->text) == 0;
}

/* @heading: (nullable): copied */
void
dm_task_handle_set_heading (DmTaskHandle *self, const DmHeading *heading)
{
  if (heading == NULL || (self->heading && is_same_heading (self->heading, heading)))
    return;
  dm_heading_free (self->heading);
  self->heading = dm_heading_copy (heading);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * dm_task_handle_get_heading:
 *
 * Returns: (transfer none) (nullable): what a heading's row says; %NULL for the row of an item
 */
const DmHeading *
dm_task_handle_get_heading (DmTaskHandle *self)
{
  g_return_val_if_fail (DM_IS_TASK_HANDLE (self), NULL);
  return self->heading;
}

const char *
dm_task_handle_get_id (DmTaskHandle *self)
{
  g_return_val_if_fail (DM_IS_TASK_HANDLE (self), NULL);
  return self->id;
}

/**
 * dm_task_handle_get_item:
 *
 * Returns: (transfer none) (nullable): until the next "notify::item"; %NULL until the row's page has arrived
 */
const DmItem *
dm_task_handle_get_item (DmTaskHandle *self)
{
  g_return_val_if_fail (DM_IS_TASK_HANDLE (self), NULL);
  return self->item;
}

/**
 * dm_task_handle_get_standing:
 *
 * Returns: (transfer none) (nullable): on the day of the model's query; %NULL until the row's page has arrived
 */
const DmStanding *
dm_task_handle_get_standing (DmTaskHandle *self)
{
  g_return_val_if_fail (DM_IS_TASK_HANDLE (self), NULL);
  return self->item ? &self->standing : NULL;
}
