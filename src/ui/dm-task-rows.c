/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-status-pill.h"
#include "dm-task-cells.h"
#include "dm-task-rows.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* --- a card, for a narrow window --- */

/* Of tasks of several plans a number says little without its plan. */
static const DmTaskCell card_of_plans;

/* Not cut: what shrinks beside it are the words. */
static GtkWidget *
make_code (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
make_card (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *percent = gtk_label_new (NULL);
  GtkWidget *words = dm_task_cell_make_caption (), *status = dm_task_cell_make_status (), *bar = gtk_progress_bar_new ();

  gtk_widget_add_css_class (percent, "numeric");
  gtk_widget_add_css_class (bar, "thin");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (status), GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (status), 8);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), make_code ());
  gtk_box_append (GTK_BOX (line), words);
  gtk_widget_set_hexpand (status, TRUE);
  gtk_box_append (GTK_BOX (foot), status);
  gtk_box_append (GTK_BOX (foot), bar);
  gtk_box_append (GTK_BOX (foot), percent);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), dm_task_cell_make_label (3));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  return box;
}

/* The deadline, its last day, and who leads. */
static char *
dup_caption (const DmItem *item, const DmStanding *standing)
{
  static const DmTaskField fields[] = { DM_FIELD_DEADLINE, DM_FIELD_LAST_DAY, DM_FIELD_LEAD };
  GString *caption = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *words = dm_task_field_dup_words (fields[i], item, standing);

      if (*words)
        g_string_append_printf (caption, "%s%s", caption->len > 0 ? " · " : "", words);
    }
  return g_string_free (caption, FALSE);
}

static void
show_percent (GtkWidget *foot, const char *words, int percent)
{
  GtkWidget *label = gtk_widget_get_last_child (foot), *bar = gtk_widget_get_prev_sibling (label);

  gtk_label_set_text (GTK_LABEL (label), words);
  dm_task_cell_show_bar (bar, *words != '\0', percent);
}

static void
show_card (const DmTaskCell *self, GtkWidget *box, const DmItem *item, const DmStanding *standing)
{
  GtkWidget *line = gtk_widget_get_first_child (box), *text = gtk_widget_get_next_sibling (line);
  GtkWidget *foot = gtk_widget_get_next_sibling (text), *code = gtk_widget_get_first_child (line);
  g_autofree char *caption = dup_caption (item, standing);
  g_autofree char *percent = dm_task_field_dup_words (DM_FIELD_PERCENT, item, standing);
  g_autofree char *number = self == &card_of_plans
                                ? g_strdup_printf ("%s %s", item->plan_label, item->code ? item->code : "")
                                : g_strdup (item->code ? item->code : "");

  gtk_widget_set_visible (line, TRUE);
  gtk_label_set_text (GTK_LABEL (code), number);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (code)), caption);
  gtk_label_set_text (GTK_LABEL (text), item->text ? item->text : "");
  dm_task_cell_show_status (gtk_widget_get_first_child (foot), standing);
  show_percent (foot, percent, standing->percent);
}

/* The words in the middle are the heading, the number stands below them. */
static void
show_card_of_heading (GtkWidget *box, const DmHeading *heading)
{
  GtkWidget *line = gtk_widget_get_first_child (box), *text = gtk_widget_get_next_sibling (line);
  GtkWidget *foot = gtk_widget_get_next_sibling (text);

  gtk_widget_set_visible (line, FALSE);
  dm_task_cell_show_heading (text, heading);
  dm_task_cell_show_count (gtk_widget_get_first_child (foot), heading);
  show_percent (foot, "", 0);
}

static const DmTaskCell card = { { DM_FIELD_N }, TRUE, make_card, show_card, show_card_of_heading };
static const DmTaskCell card_of_plans = { { DM_FIELD_N }, TRUE, make_card, show_card, show_card_of_heading };

/* A tap opens the task. Not by single-click-activate: with it the pointer selects whatever it passes over. */
static void
card_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && !(modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) && gtk_list_item_get_activatable (list_item))
    gtk_widget_activate_action (gtk_list_item_get_child (list_item), "list.activate-item", "u",
                                gtk_list_item_get_position (list_item));
}

static void
setup_card_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkGesture *tap = gtk_gesture_click_new ();

  g_signal_connect_object (tap, "released", G_CALLBACK (card_released_cb), list_item, 0);
  gtk_widget_add_controller (gtk_list_item_get_child (list_item), GTK_EVENT_CONTROLLER (tap));
}

GtkListItemFactory *
dm_task_rows_new_card_factory (gboolean of_plans)
{
  GtkListItemFactory *factory = dm_task_cell_new_factory (of_plans ? &card_of_plans : &card);

  g_signal_connect_after (factory, "setup", G_CALLBACK (setup_card_cb), NULL);
  return factory;
}

/* --- a duty's row --- */

static void
show_duty (DmTaskHandle *handle, GParamSpec *pspec, GtkWidget *row)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *words = gtk_widget_get_first_child (box), *pill = gtk_widget_get_last_child (box);
  GtkWidget *title = gtk_widget_get_first_child (words), *note = gtk_widget_get_last_child (words);
  const DmItem *item = dm_task_handle_get_item (handle);
  g_autofree char *text = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *coordinating = NULL;

  if (item == NULL)
    return;
  text = g_strdup_printf ("%s  %s", item->code ? item->code : "", item->text ? item->text : "");
  lead = dm_words_units (item->lead, FALSE);
  coordinating = dm_words_units (item->coordinating, FALSE);
  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_label_set_text (GTK_LABEL (note), *lead ? lead : coordinating);
  dm_status_pill_set_status (DM_STATUS_PILL (pill), dm_task_handle_get_standing (handle)->status);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

GtkWidget *
dm_task_rows_new_duty_row (gpointer handle, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *title = dm_task_cell_make_label (1);

  gtk_label_set_wrap (GTK_LABEL (title), FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), dm_task_cell_make_caption ());
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), g_object_new (DM_TYPE_STATUS_PILL, NULL));
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "handle", g_object_ref (handle), g_object_unref);
  g_signal_connect_object (handle, "notify::item", G_CALLBACK (show_duty), row, 0);
  show_duty (handle, NULL, row);
  return row;
}
