/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-columns-popover.h"
#include "dm-task-page-private.h"
#include "dm-text-scale.h"

/* The columns of the page's table, and the order of its rows. */

/* Made when it is first opened: at the start nobody waits for it. */
static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  DmTaskPage *self = user_data;
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover == NULL)
    {
      popover = GTK_POPOVER (dm_columns_popover_new (self->columns));
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  dm_columns_popover_set_narrow (DM_COLUMNS_POPOVER (popover), self->narrow);
}

GArray *
dm_task_page_dup_fields (DmTaskPage *self)
{
  return dm_task_columns_get_shown (self->columns);
}

static void
sorted_cb (DmTaskPage *self)
{
  self->query->sort = dm_task_columns_get_sort (self->columns, &self->query->descending);
  dm_task_page_ask (self);
}

/* The system's size of text may change at any time. */
static void
text_scaled_cb (DmTaskPage *self)
{
  dm_task_columns_set_scale (self->columns, dm_text_scale_get (GTK_WIDGET (self)));
}

void
dm_task_page_add_columns (DmTaskPage *self)
{
  self->columns = dm_task_columns_new (self->table);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->columns_button, create_popover_cb, self, NULL);
  text_scaled_cb (self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (text_scaled_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* --- what the menu of a head offers; its target is the column's name --- */

static void
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskField field;

  if (dm_task_field_from_nick (g_variant_get_string (parameter, NULL), &field))
    dm_task_columns_set_visible (DM_TASK_PAGE (widget)->columns, field, FALSE);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmTaskField field;

  if (dm_task_field_from_nick (g_variant_get_string (parameter, NULL), &field))
    dm_task_columns_move (DM_TASK_PAGE (widget)->columns, field, g_str_equal (name, "columns.move-left") ? -1 : 1, TRUE);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (DM_TASK_PAGE (widget)->columns_button);
}

void
dm_task_page_install_column_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "columns.hide", "s", hide_action);
  gtk_widget_class_install_action (klass, "columns.move-left", "s", move_action);
  gtk_widget_class_install_action (klass, "columns.move-right", "s", move_action);
  gtk_widget_class_install_action (klass, "columns.choose", NULL, choose_action);
}
