/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-status-pill.h"
#include "dm-task-rows.h"
#include "dm-words.h"

#include <glib/gi18n.h>

typedef void (*ShowRow) (GtkWidget *widget, const DmItem *item, const DmStanding *standing);
typedef GtkWidget *(*MakeRow) (void);

typedef struct
{
  const char *title;
  int width; /* 0: what is left */
  DmSort sort;
  MakeRow make;
  ShowRow show;
  void (*show_heading) (GtkWidget *widget, const DmHeading *heading); /* NULL: says nothing of it */
} Column;

/* --- pieces --- */

/* The whole of a text that is cut. Asked for, not set: setting a tooltip asks the display where the pointer is. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static GtkWidget *
make_label (int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
make_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static gboolean
has_percent (const DmStanding *standing)
{
  return standing->percent_counts || standing->percent > 0;
}

static char *
join_deadlines (const DmItem *item)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < item->deadlines->len; i++)
    g_string_append_printf (words, "%s%s", i ? "; " : "", ((const DmDeadline *) g_ptr_array_index (item->deadlines, i))->raw);
  return words->len ? g_string_free (words, FALSE) : (g_string_free (words, TRUE), g_strdup (_ ("Not in the plan")));
}

/* --- the columns --- */

static GtkWidget *
make_code (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
show_code (GtkWidget *label, const DmItem *item, const DmStanding *standing)
{
  gtk_label_set_text (GTK_LABEL (label), item->code ? item->code : "");
}

static GtkWidget *
make_text (void)
{
  return make_label (3);
}

static void
show_code_of_heading (GtkWidget *label, const DmHeading *heading)
{
  gtk_label_set_text (GTK_LABEL (label), heading->code ? heading->code : "");
}

static void
show_heading (GtkWidget *label, const DmHeading *heading)
{
  gtk_label_set_text (GTK_LABEL (label), heading->text ? heading->text : _ ("No leading unit"));
}

static void
show_text (GtkWidget *label, const DmItem *item, const DmStanding *standing)
{
  gtk_label_set_text (GTK_LABEL (label), item->text ? item->text : "");
}

static void
show_lead (GtkWidget *label, const DmItem *item, const DmStanding *standing)
{
  g_autofree char *units = dm_words_units (item->lead, TRUE);

  gtk_label_set_text (GTK_LABEL (label), units);
}

static void
show_deadline (GtkWidget *label, const DmItem *item, const DmStanding *standing)
{
  g_autofree char *words = join_deadlines (item);

  gtk_label_set_text (GTK_LABEL (label), words);
  if (item->deadlines->len > 0)
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

static GtkWidget *
make_status (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *pill = g_object_new (DM_TYPE_STATUS_PILL, "halign", GTK_ALIGN_START, NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_box_append (GTK_BOX (box), make_caption ());
  return box;
}

static void
show_status (GtkWidget *box, const DmItem *item, const DmStanding *standing)
{
  GtkWidget *pill = gtk_widget_get_first_child (box), *note = gtk_widget_get_next_sibling (pill);
  g_autofree char *words = dm_words_standing_note (standing);

  dm_status_pill_set_status (DM_STATUS_PILL (pill), standing->status);
  gtk_widget_set_visible (pill, TRUE);
  gtk_label_set_text (GTK_LABEL (note), words);
  gtk_widget_set_visible (note, *words != '\0');
}

/* Where the others have their status, a heading has the number of what stands below it. */
static void
show_status_of_heading (GtkWidget *box, const DmHeading *heading)
{
  GtkWidget *pill = gtk_widget_get_first_child (box), *note = gtk_widget_get_next_sibling (pill);
  g_autofree char *words = g_strdup_printf (ngettext ("%u task", "%u tasks", heading->n), heading->n);

  gtk_widget_set_visible (pill, FALSE);
  gtk_label_set_text (GTK_LABEL (note), words);
  gtk_widget_set_visible (note, TRUE);
}

static GtkWidget *
make_percent (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (NULL), *bar = gtk_progress_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (bar, "thin");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  return box;
}

static void
show_percent (GtkWidget *box, const DmItem *item, const DmStanding *standing)
{
  GtkWidget *label = gtk_widget_get_first_child (box), *bar = gtk_widget_get_next_sibling (label);
  gboolean shown = has_percent (standing);
  g_autofree char *words = shown ? dm_words_percent (standing->percent) : g_strdup ("—");

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_visible (bar, shown);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), standing->percent / 100.0);
  if (standing->percent == 100)
    gtk_widget_add_css_class (bar, "green");
  else
    gtk_widget_remove_css_class (bar, "green");
}

static const Column columns[] = {
  { N_ ("No."), 64, DM_SORT_OUTLINE, make_code, show_code, show_code_of_heading },
  { N_ ("Content"), 0, DM_SORT_TEXT, make_text, show_text, show_heading },
  { N_ ("Lead"), 84, DM_SORT_LEAD, make_text, show_lead },
  { N_ ("Deadline"), 128, DM_SORT_END, make_text, show_deadline },
  { N_ ("Status"), 164, DM_SORT_STATUS, make_status, show_status, show_status_of_heading },
  { N_ ("Progress"), 80, DM_SORT_PERCENT, make_percent, show_percent },
};

/* --- a card, for a narrow window --- */

static GtkWidget *
make_card (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *percent = gtk_label_new (NULL);
  GtkWidget *words = make_caption ();

  gtk_widget_add_css_class (percent, "numeric");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), make_code ());
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (foot), make_status ());
  gtk_widget_set_hexpand (gtk_widget_get_first_child (foot), TRUE);
  gtk_box_append (GTK_BOX (foot), percent);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), make_label (3));
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 4);
  gtk_widget_set_margin_end (box, 4);
  return box;
}

static void
show_card (GtkWidget *box, const DmItem *item, const DmStanding *standing)
{
  GtkWidget *line = gtk_widget_get_first_child (box), *text = gtk_widget_get_next_sibling (line);
  GtkWidget *foot = gtk_widget_get_next_sibling (text), *code = gtk_widget_get_first_child (line);
  g_autofree char *percent = has_percent (standing) ? dm_words_percent (standing->percent) : NULL;

  gtk_widget_set_visible (line, TRUE);
  show_code (code, item, standing);
  show_deadline (gtk_widget_get_next_sibling (code), item, standing);
  show_text (text, item, standing);
  show_status (gtk_widget_get_first_child (foot), item, standing);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (foot)), percent ? percent : "");
}

/* The words in the middle are the heading, the number stands below them. */
static void
show_card_of_heading (GtkWidget *box, const DmHeading *heading)
{
  GtkWidget *line = gtk_widget_get_first_child (box), *text = gtk_widget_get_next_sibling (line);

  GtkWidget *foot = gtk_widget_get_next_sibling (text);

  gtk_widget_set_visible (line, FALSE);
  show_heading (text, heading);
  show_status_of_heading (gtk_widget_get_first_child (foot), heading);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (foot)), "");
}

static const Column card = { NULL, 0, DM_SORT_OUTLINE, make_card, show_card, show_card_of_heading };

/* --- following a handle --- */

/* A row whose page has not come yet shows nothing, not what the widget showed before. */
static void
show_handle (DmTaskHandle *handle, const Column *column, GtkWidget *widget)
{
  const DmItem *item = dm_task_handle_get_item (handle);
  const DmHeading *heading = dm_task_handle_get_heading (handle);

  gtk_widget_set_visible (widget, item || (heading && column->show_heading));
  if (heading)
    gtk_widget_add_css_class (widget, "group-head");
  else
    gtk_widget_remove_css_class (widget, "group-head");
  if (item)
    column->show (widget, item, dm_task_handle_get_standing (handle));
  else if (heading && column->show_heading)
    column->show_heading (widget, heading);
}

static void
notify_item_cb (DmTaskHandle *handle, GParamSpec *pspec, GtkListItem *list_item)
{
  show_handle (handle, g_object_get_data (G_OBJECT (list_item), "column"), gtk_list_item_get_child (list_item));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  g_object_set_data (G_OBJECT (list_item), "column", (gpointer) column);
  gtk_list_item_set_child (list_item, column->make ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  DmTaskHandle *handle = gtk_list_item_get_item (list_item);

  show_handle (handle, column, gtk_list_item_get_child (list_item));
  gtk_list_item_set_selectable (list_item, dm_task_handle_get_heading (handle) == NULL);
  gtk_list_item_set_activatable (list_item, dm_task_handle_get_heading (handle) == NULL);
  g_signal_connect (handle, "notify::item", G_CALLBACK (notify_item_cb), list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, const Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), notify_item_cb, list_item);
}

static GtkListItemFactory *
make_factory (const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);
  return factory;
}

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
dm_task_rows_new_card_factory (void)
{
  GtkListItemFactory *factory = make_factory (&card);

  g_signal_connect_after (factory, "setup", G_CALLBACK (setup_card_cb), NULL);
  return factory;
}

/* --- sorting: the view's heads choose, the store sorts --- */

static const Column *asked;

static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer column)
{
  asked = column;
  return GTK_ORDERING_SMALLER;
}

void
dm_task_rows_add_columns (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const Column *column = &columns[i];
      g_autoptr (GtkColumnViewColumn) added = gtk_column_view_column_new (_ (column->title), make_factory (column));
      g_autoptr (GtkSorter) sorter
          = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, (gpointer) column, NULL));

      gtk_column_view_column_set_sorter (added, sorter);
      gtk_column_view_column_set_resizable (added, TRUE);
      gtk_column_view_column_set_expand (added, column->width == 0);
      gtk_column_view_append_column (view, added);
    }
}

void
dm_task_rows_scale_columns (GtkColumnView *view, double scale)
{
  GListModel *list = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      if (columns[i].width)
        gtk_column_view_column_set_fixed_width (column, columns[i].width * scale);
    }
}

/* GTK 4.8 does not tell which head was pressed, but its sorter asks that column's first: so it is asked, and what is
 * answered shows the direction. */
DmSort
dm_task_rows_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL), other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  asked = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  *descending = order == GTK_ORDERING_LARGER;
  return asked ? asked->sort : DM_SORT_OUTLINE;
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
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *title = make_label (1);

  gtk_label_set_wrap (GTK_LABEL (title), FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), make_caption ());
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
