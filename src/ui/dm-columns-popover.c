/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-columns-popover.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *row;
  GtkCheckButton *check;
  GtkWidget *up;
  GtkWidget *down;
} Entry;

struct _DmColumnsPopover
{
  GtkPopover parent_instance;

  DmTaskColumns *columns;
  Entry entries[DM_FIELD_N];
  DmTaskField sorts[DM_FIELD_N];   /* what the rows of the drop-down stand for */
  guint n_sorts;
  gboolean showing;                /* what is set is no choice of a person */

  GtkDropDown *order;
  GtkToggleButton *descending;
  GtkWidget *columns_box;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DmColumnsPopover, dm_columns_popover, GTK_TYPE_POPOVER)

/* --- the order of the rows --- */

static void
show_sort (DmColumnsPopover *self)
{
  gboolean descending;
  DmSort sort = dm_task_columns_get_sort (self->columns, &descending);

  self->showing = TRUE;
  for (guint i = 0; i < self->n_sorts; i++)
    if (dm_task_field_sort (self->sorts[i]) == sort)
      gtk_drop_down_set_selected (self->order, i);
  gtk_toggle_button_set_active (self->descending, descending);
  self->showing = FALSE;
}

static void
order_chosen_cb (DmColumnsPopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->order);

  if (!self->showing && selected < self->n_sorts)
    dm_task_columns_set_sort (self->columns, dm_task_field_sort (self->sorts[selected]),
                              gtk_toggle_button_get_active (self->descending));
}

/* Of columns that have one order, the last names it: "Last day" says what the deadlines are sorted by. */
static void
fill_sorts (DmColumnsPopover *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (DmTaskField field = 0; field < DM_FIELD_N; field++)
    {
      gboolean named_later = FALSE;

      for (DmTaskField later = field + 1; later < DM_FIELD_N; later++)
        named_later |= dm_task_field_sort (later) == dm_task_field_sort (field);
      if (named_later)
        continue;
      self->sorts[self->n_sorts++] = field;
      gtk_string_list_append (names, dm_task_field_title (field));
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->order, G_LIST_MODEL (names));
  self->showing = FALSE;
}

/* --- the columns --- */

static DmTaskField
get_field (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), "field"));
}

static guint
find_position (DmColumnsPopover *self, DmTaskField field)
{
  const GArray *places = dm_task_columns_get_places (self->columns);
  guint i = 0;

  while (g_array_index (places, DmColumnPlace, i).field != field)
    i++;
  return i;
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer self)
{
  return (int) find_position (self, get_field (GTK_WIDGET (a))) - (int) find_position (self, get_field (GTK_WIDGET (b)));
}

/* A button that has nothing left to do hands the keyboard to its neighbour. */
static void
set_usable (GtkWidget *button, gboolean usable, GtkWidget *neighbour)
{
  gboolean focused = gtk_widget_has_focus (button);

  gtk_widget_set_sensitive (button, usable);
  if (focused && !usable)
    gtk_widget_grab_focus (neighbour);
}

static void
show_columns (DmColumnsPopover *self)
{
  const GArray *places = dm_task_columns_get_places (self->columns);
  DmTaskField first = DM_FIELD_N, last = DM_FIELD_N;

  self->showing = TRUE;
  for (guint i = 0; i < places->len; i++)
    {
      const DmColumnPlace *place = &g_array_index (places, DmColumnPlace, i);
      const Entry *entry = &self->entries[place->field];
      gboolean listed = dm_task_columns_can_show (self->columns, place->field);

      gtk_check_button_set_active (entry->check, place->visible);
      gtk_widget_set_sensitive (GTK_WIDGET (entry->check), dm_task_columns_can_hide (self->columns, place->field));
      gtk_widget_set_visible (entry->row, listed);
      if (listed && first == DM_FIELD_N)
        first = place->field;
      if (listed)
        last = place->field;
    }
  gtk_list_box_invalidate_sort (self->list);
  for (guint i = 0; i < places->len; i++)
    {
      const Entry *entry = &self->entries[g_array_index (places, DmColumnPlace, i).field];

      set_usable (entry->up, get_field (entry->row) != first, entry->down);
      set_usable (entry->down, get_field (entry->row) != last, entry->up);
    }
  self->showing = FALSE;
}

static void
toggled_cb (DmColumnsPopover *self, GtkCheckButton *check)
{
  if (!self->showing)
    dm_task_columns_set_visible (self->columns, get_field (GTK_WIDGET (check)), gtk_check_button_get_active (check));
}

static void
up_cb (DmColumnsPopover *self, GtkWidget *button)
{
  dm_task_columns_move (self->columns, get_field (button), -1, FALSE);
}

static void
down_cb (DmColumnsPopover *self, GtkWidget *button)
{
  dm_task_columns_move (self->columns, get_field (button), 1, FALSE);
}

static void
reset_clicked_cb (DmColumnsPopover *self)
{
  dm_task_columns_reset (self->columns);
}

static GtkWidget *
make_move_button (DmColumnsPopover *self, DmTaskField field, const char *icon, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", dm_task_field_title (field), words);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (field));
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_entry (DmColumnsPopover *self, DmTaskField field)
{
  Entry *entry = &self->entries[field];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  entry->check = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (dm_task_field_title (field)));
  gtk_widget_set_hexpand (GTK_WIDGET (entry->check), TRUE);
  g_object_set_data (G_OBJECT (entry->check), "field", GUINT_TO_POINTER (field));
  g_signal_connect_object (entry->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  entry->up = make_move_button (self, field, "go-up-symbolic", _ ("Move up"), G_CALLBACK (up_cb));
  entry->down = make_move_button (self, field, "go-down-symbolic", _ ("Move down"), G_CALLBACK (down_cb));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->check));
  gtk_box_append (GTK_BOX (box), entry->up);
  gtk_box_append (GTK_BOX (box), entry->down);
  entry->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (entry->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (entry->row), FALSE);
  /* What is in the row is reached, not the row around it. */
  gtk_widget_set_focusable (entry->row, FALSE);
  g_object_set_data (G_OBJECT (entry->row), "field", GUINT_TO_POINTER (field));
  gtk_list_box_append (self->list, entry->row);
}

/* --- the object --- */

static void
dm_columns_popover_dispose (GObject *object)
{
  g_clear_object (&DM_COLUMNS_POPOVER (object)->columns);
  G_OBJECT_CLASS (dm_columns_popover_parent_class)->dispose (object);
}

static void
dm_columns_popover_class_init (DmColumnsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_columns_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-columns-popover.ui");
  gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmColumnsPopover, name)
  BIND (order);
  BIND (descending);
  BIND (columns_box);
  BIND (list);
#undef BIND
}

static void
dm_columns_popover_init (DmColumnsPopover *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
}

GtkWidget *
dm_columns_popover_new (DmTaskColumns *columns)
{
  DmColumnsPopover *self = g_object_new (DM_TYPE_COLUMNS_POPOVER, NULL);
  const GArray *places = dm_task_columns_get_places (columns);

  self->columns = g_object_ref (columns);
  fill_sorts (self);
  for (guint i = 0; i < places->len; i++)
    add_entry (self, g_array_index (places, DmColumnPlace, i).field);
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  g_signal_connect_object (columns, "changed", G_CALLBACK (show_columns), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "sorted", G_CALLBACK (show_sort), self, G_CONNECT_SWAPPED);
  show_columns (self);
  show_sort (self);
  return GTK_WIDGET (self);
}

void
dm_columns_popover_set_narrow (DmColumnsPopover *self, gboolean narrow)
{
  gtk_widget_set_visible (self->columns_box, !narrow);
}
