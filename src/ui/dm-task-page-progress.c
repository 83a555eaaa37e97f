/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-entry-inline.h"
#include "dm-task-cells.h"
#include "dm-task-page-private.h"
#include "dm-window.h"

#include <glib/gi18n.h>

/* Progress from the keyboard, at the row itself: a key, a number, Enter, an arrow to the next row. */

#define FORM_WIDTH 340

static DmEntryInline *
get_form (DmTaskPage *self)
{
  return DM_ENTRY_INLINE (gtk_widget_get_last_child (gtk_popover_get_child (self->progress)));
}

/* Where the row went by then, the focus follows it. */
static void
focus_row (DmTaskPage *self)
{
  const char *id = dm_entry_inline_get_item_id (get_form (self));
  GtkWidget *row;
  guint position;

  if (id == NULL || !dm_task_model_find (self->tasks, id, &position))
    return;
  row = dm_task_cell_find_row (dm_task_page_get_list (self), position);
  if (row)
    gtk_widget_grab_focus (row);
}

static gboolean
settled_cb (gpointer user_data)
{
  DmTaskPage *self = user_data;

  self->focus_source = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->progress)))
    focus_row (self);
  return G_SOURCE_REMOVE;
}

/* The toolkit looks for another place for a focus that was in what goes, at its next frame: the row has the last word. */
static void
closed_cb (DmTaskPage *self)
{
  focus_row (self);
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_full (G_PRIORITY_LOW, settled_cb, self, NULL);
}

static void
recorded_cb (DmTaskPage *self)
{
  gtk_popover_popdown (self->progress);
  dm_window_say_undoable (DM_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Progress recorded"));
}

static void
make_popover (DmTaskPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *title = dm_task_cell_make_label (2);
  GtkWidget *form = g_object_new (DM_TYPE_ENTRY_INLINE, NULL);

  dm_entry_inline_set_quick (DM_ENTRY_INLINE (form));
  g_signal_connect_object (form, "recorded", G_CALLBACK (recorded_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_max_width_chars (GTK_LABEL (title), 1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), form);
  gtk_widget_set_size_request (box, FORM_WIDTH, -1);
  self->progress = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->progress, box);
  gtk_widget_set_parent (GTK_WIDGET (self->progress), GTK_WIDGET (self));
  g_signal_connect_object (self->progress, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
show_title (DmTaskPage *self, const DmItem *item)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_popover_get_child (self->progress));
  g_autofree char *words = g_strdup_printf ("%s %s", item->code ? item->code : "", item->text ? item->text : "");
  g_autofree char *name = g_strdup_printf (_ ("Record progress: %s"), words);

  gtk_label_set_text (GTK_LABEL (title), g_strstrip (words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* At the row, as much of it as can be seen. */
static gboolean
point_to_row (DmTaskPage *self, guint position)
{
  GtkWidget *list = dm_task_page_get_list (self), *row = dm_task_cell_find_row (list, position);
  graphene_rect_t row_bounds, list_bounds, seen;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &row_bounds)
      || !gtk_widget_compute_bounds (gtk_widget_get_parent (list), GTK_WIDGET (self), &list_bounds))
    return FALSE;
  if (!graphene_rect_intersection (&row_bounds, &list_bounds, &seen))
    seen = list_bounds;
  gtk_popover_set_pointing_to (self->progress, &(GdkRectangle){ seen.origin.x, seen.origin.y, seen.size.width,
                                                                seen.size.height });
  return TRUE;
}

void
dm_task_page_progress_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskPage *self = DM_TASK_PAGE (widget);
  g_autoptr (DmTaskHandle) handle = NULL;
  const DmItem *item;
  guint position;

  if (!dm_task_page_get_place (self, &position))
    return;
  handle = g_list_model_get_item (G_LIST_MODEL (self->tasks), position);
  item = dm_task_handle_get_item (handle);
  if (item == NULL)
    return;
  if (self->progress == NULL)
    make_popover (self);
  if (!point_to_row (self, position))
    return;
  show_title (self, item);
  dm_entry_inline_set_item (get_form (self), self->office, item);
  dm_entry_inline_set_percent (get_form (self), dm_task_handle_get_standing (handle)->percent);
  gtk_popover_popup (self->progress);
  dm_entry_inline_begin (get_form (self));
}

/* Also while it is open: then it is closed first, or the toolkit keeps it. */
void
dm_task_page_drop_progress (DmTaskPage *self)
{
  g_clear_handle_id (&self->focus_source, g_source_remove);
  if (self->progress == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->progress, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->progress)));
}
