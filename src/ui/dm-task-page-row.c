/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-task-cells.h"
#include "dm-task-page-private.h"
#include "dm-task-selection.h"

/* What a row offers: by its menu, by keys. */

static gboolean
get_focused_place (DmTaskPage *self, guint *position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && dm_task_cell_find_position (dm_task_page_get_list (self), focus, position)
         && !dm_task_model_is_heading (self->tasks, dm_task_model_peek_id (self->tasks, *position));
}

/* Where the focus is; else the row that is selected. FALSE where there is neither. */
gboolean
dm_task_page_get_place (DmTaskPage *self, guint *position)
{
  g_autoptr (DmTaskHandle) handle = NULL;

  if (get_focused_place (self, position))
    return TRUE;
  handle = dm_task_selection_get_only (self->selection, self->tasks, position);
  return handle != NULL;
}

/* --- the menu --- */

/* It speaks of what is selected: a row that is not becomes what is. */
static void
open_menu (DmTaskPage *self, guint position, const GdkRectangle *at)
{
  if (dm_task_model_is_heading (self->tasks, dm_task_model_peek_id (self->tasks, position)))
    return;
  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskPage *self = DM_TASK_PAGE (widget);
  GtkWidget *row;
  double x, y;
  guint position;

  if (!dm_task_page_get_place (self, &position))
    return;
  row = dm_task_cell_find_row (dm_task_page_get_list (self), position);
  if (row && gtk_widget_translate_coordinates (row, widget, 24, gtk_widget_get_height (row) / 2.0, &x, &y))
    open_menu (self, position, &(GdkRectangle){ x, y, 1, 1 });
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DmTaskPage *self)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);
  double page_x, page_y;
  guint position;

  if (!dm_task_cell_find_position (dm_task_page_get_list (self), picked, &position)
      || !gtk_widget_translate_coordinates (list, GTK_WIDGET (self), x, y, &page_x, &page_y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, position, &(GdkRectangle){ page_x, page_y, 1, 1 });
}

void
dm_task_page_add_menu (DmTaskPage *self, GtkWidget *list)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (gesture));
}

void
dm_task_page_install_row_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "tasks.menu", NULL, menu_action);
  gtk_widget_class_install_action (klass, "tasks.progress", NULL, dm_task_page_progress_action);
  gtk_widget_class_install_action (klass, "tasks.copy", NULL, dm_task_page_copy_action);
  gtk_widget_class_install_action (klass, "tasks.copy-text", NULL, dm_task_page_copy_action);
}
