/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-menu.h"
#include "dm-task-detail-private.h"
#include "dm-window.h"

#include <glib/gi18n.h>

#define HISTORY_LENGTH 200

G_DEFINE_FINAL_TYPE (DmTaskDetail, dm_task_detail, GTK_TYPE_WIDGET)

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskDetail) self = user_data;
  g_autoptr (GPtrArray) changes = dm_office_list_changes_finish (DM_OFFICE (source), result, NULL);

  if (changes && self->history)
    dm_task_detail_show_history (self, changes);
}

static void
load_history (DmTaskDetail *self)
{
  const DmItem *item = dm_task_detail_get_item (self);

  if (item && gtk_expander_get_expanded (self->history_expander))
    dm_office_list_changes_async (self->office, item->id, NULL, HISTORY_LENGTH, NULL, history_cb, g_object_ref (self));
}

static void
history_expanded_cb (DmTaskDetail *self)
{
  load_history (self);
}

/* --- units that are no more: who came after them is looked up, for the office may have changed --- */

static gboolean
any_dissolved (const GPtrArray *units, DmDay today)
{
  for (guint i = 0; i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);

      if (unit->valid_until != DM_DAY_NONE && unit->valid_until < today)
        return TRUE;
    }
  return FALSE;
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskDetail) self = user_data;
  g_autoptr (GPtrArray) units = dm_office_list_units_finish (DM_OFFICE (source), result, NULL);

  if (units == NULL || self->facts == NULL)
    return;
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = g_steal_pointer (&units);
  if (dm_task_detail_get_item (self))
    dm_task_detail_show_facts (self);
}

static void
load_units (DmTaskDetail *self)
{
  const DmItem *item = dm_task_detail_get_item (self);
  DmDay today = self->office ? dm_office_get_today (self->office) : DM_DAY_NONE;

  if (item && (any_dissolved (item->lead, today) || any_dissolved (item->coordinating, today)))
    dm_office_list_units_async (self->office, NULL, units_listed_cb, g_object_ref (self));
}

static void
recorded_cb (DmTaskDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (DM_IS_WINDOW (root))
    dm_window_say_undoable (DM_WINDOW (root), _ ("Progress recorded"));
}

static void
refresh (DmTaskDetail *self)
{
  dm_task_detail_show (self);
  load_units (self);
  load_history (self);
}

static void
dm_task_detail_dispose (GObject *object)
{
  DmTaskDetail *self = DM_TASK_DETAIL (object);

  if (self->handle)
    g_signal_handlers_disconnect_by_data (self->handle, self);
  g_clear_object (&self->handle);
  g_clear_object (&self->office);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_TASK_DETAIL);
  G_OBJECT_CLASS (dm_task_detail_parent_class)->dispose (object);
}

static void
dm_task_detail_class_init (DmTaskDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_task_detail_dispose;
  g_type_ensure (DM_TYPE_ENTRY_INLINE);
  g_type_ensure (DM_TYPE_STATUS_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-task-detail.ui");
  gtk_widget_class_bind_template_callback (widget_class, history_expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, recorded_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmTaskDetail, name)
  BIND (scroller);
  BIND (nothing);
  BIND (menu_button);
  BIND (menu);
  BIND (code);
  BIND (pill);
  BIND (text);
  BIND (detail);
  BIND (facts);
  BIND (percent);
  BIND (bar);
  BIND (proposal_box);
  BIND (proposal_label);
  BIND (why);
  BIND (steps_box);
  BIND (steps);
  BIND (entries_note);
  BIND (entries);
  BIND (inline_entry);
  BIND (references_box);
  BIND (references);
  BIND (history_expander);
  BIND (history);
#undef BIND
  dm_task_detail_install_actions (widget_class);
}

static void
dm_task_detail_init (DmTaskDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dm_menu_set (self->menu_button, self->menu);
}

const DmItem *
dm_task_detail_get_item (DmTaskDetail *self)
{
  return self->handle ? dm_task_handle_get_item (self->handle) : NULL;
}

DmTaskHandle *
dm_task_detail_get_handle (DmTaskDetail *self)
{
  return self->handle;
}

void
dm_task_detail_set_office (DmTaskDetail *self, DmOffice *office)
{
  g_set_object (&self->office, office);
}

void
dm_task_detail_set_handle (DmTaskDetail *self, DmTaskHandle *handle)
{
  if (self->handle == handle)
    return;
  if (self->handle)
    g_signal_handlers_disconnect_by_data (self->handle, self);
  g_set_object (&self->handle, handle);
  if (handle)
    g_signal_connect_swapped (handle, "notify::item", G_CALLBACK (refresh), self);
  /* The next task is read from its beginning. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  refresh (self);
}
