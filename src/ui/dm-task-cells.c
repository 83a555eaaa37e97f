/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-cell-layout.h"
#include "dm-status-pill.h"
#include "dm-task-cells.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- pieces --- */

/* What is more to be said of a label than its words, as a tooltip. */
#define MORE "dm-more"
/* The GtkListItem that a cell's widget is in. */
#define LIST_ITEM "dm-list-item"

/* The whole of a text that is cut, and what is more to be said. Asked for, not set: setting a tooltip asks the display
 * where the pointer is. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gboolean cut = pango_layout_is_ellipsized (gtk_label_get_layout (label));
  const char *more = g_object_get_data (G_OBJECT (label), MORE);
  g_autofree char *both = more && cut ? g_strdup_printf ("%s\n%s", gtk_label_get_text (label), more) : NULL;

  if (!cut && more == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, both ? both : more ? more : gtk_label_get_text (label));
  return TRUE;
}

GtkWidget *
dm_task_cell_make_label (int lines)
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

GtkWidget *
dm_task_cell_make_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* --- words --- */

static GtkWidget *
make_words (void)
{
  GtkWidget *label = dm_task_cell_make_label (3);

  gtk_widget_set_layout_manager (label, dm_cell_layout_new ());
  return label;
}

/* Some letters stay readable however little room is left: its style says how many. */
static GtkWidget *
make_text (void)
{
  GtkWidget *label = make_words ();

  gtk_widget_add_css_class (label, "text");
  return label;
}

static void
show_words (const DmTaskCell *self, GtkWidget *label, const DmItem *item, const DmStanding *standing)
{
  g_autofree char *words = dm_task_field_dup_words (self->place.field, item, standing);

  gtk_label_set_text (GTK_LABEL (label), words);
}

static GtkWidget *
make_figure (void)
{
  GtkWidget *label = dm_task_cell_make_label (1);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
show_code_of_heading (GtkWidget *label, const DmHeading *heading)
{
  gtk_label_set_text (GTK_LABEL (label), heading->code ? heading->code : "");
}

/* Of tasks of several plans a number says little without its plan. */
static GtkWidget *
make_code_of_plans (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *plan = make_figure ();

  gtk_widget_add_css_class (plan, "caption");
  gtk_widget_add_css_class (plan, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_figure ());
  gtk_box_append (GTK_BOX (box), plan);
  return box;
}

static void
show_code_of_plans (const DmTaskCell *self, GtkWidget *box, const DmItem *item, const DmStanding *standing)
{
  GtkWidget *label = gtk_widget_get_first_child (box), *plan = gtk_widget_get_next_sibling (label);

  show_words (self, label, item, standing);
  gtk_label_set_text (GTK_LABEL (plan), item->plan_label ? item->plan_label : "");
  gtk_widget_set_visible (plan, TRUE);
}

static void
show_code_of_plans_heading (GtkWidget *box, const DmHeading *heading)
{
  GtkWidget *label = gtk_widget_get_first_child (box);

  show_code_of_heading (label, heading);
  gtk_widget_set_visible (gtk_widget_get_next_sibling (label), FALSE);
}

void
dm_task_cell_show_heading (GtkWidget *label, const DmHeading *heading)
{
  gtk_label_set_text (GTK_LABEL (label), heading->text ? heading->text : _ ("No leading unit"));
}

/* Units are shown by their codes. Where the pointer rests they are named, and those that coordinate too. */
static void
show_lead (const DmTaskCell *self, GtkWidget *label, const DmItem *item, const DmStanding *standing)
{
  g_autofree char *lead = dm_words_units (item->lead, FALSE);
  g_autofree char *coordinating = dm_words_units (item->coordinating, FALSE);
  g_autoptr (GString) more = g_string_new (NULL);

  show_words (self, label, item, standing);
  if (strcmp (lead, gtk_label_get_text (GTK_LABEL (label))) != 0)
    g_string_append (more, lead);
  if (*coordinating)
    {
      g_string_append (more, more->len > 0 ? "\n" : "");
      g_string_append_printf (more, _ ("Coordinating: %s"), coordinating);
    }
  g_object_set_data_full (G_OBJECT (label), MORE, more->len > 0 ? g_strdup (more->str) : NULL, g_free);
}

/* The plan's words, and below them the day that they come to: beside them it would take the room of the text. */
static GtkWidget *
make_deadline (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *day = dm_task_cell_make_caption ();

  gtk_widget_add_css_class (day, "numeric");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_words ());
  gtk_box_append (GTK_BOX (box), day);
  return box;
}

static void
show_deadline (const DmTaskCell *self, GtkWidget *box, const DmItem *item, const DmStanding *standing)
{
  GtkWidget *label = gtk_widget_get_first_child (box), *day = gtk_widget_get_next_sibling (label);
  g_autofree char *words = dm_task_field_dup_words (DM_FIELD_DEADLINE, item, standing);
  g_autofree char *last_day = dm_task_field_dup_words (DM_FIELD_LAST_DAY, item, standing);

  gtk_label_set_text (GTK_LABEL (label), words);
  if (item->deadlines->len > 0)
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_text (GTK_LABEL (day), last_day);
  gtk_widget_set_visible (day, *last_day != '\0');
}

/* --- the status --- */

GtkWidget *
dm_task_cell_make_status (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *pill = g_object_new (DM_TYPE_STATUS_PILL, "halign", GTK_ALIGN_START, NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), pill);
  gtk_box_append (GTK_BOX (box), dm_task_cell_make_caption ());
  return box;
}

void
dm_task_cell_show_status (GtkWidget *box, const DmStanding *standing)
{
  GtkWidget *pill = gtk_widget_get_first_child (box), *note = gtk_widget_get_next_sibling (pill);
  g_autofree char *words = dm_words_standing_note (standing);

  dm_status_pill_set_status (DM_STATUS_PILL (pill), standing->status);
  gtk_widget_set_visible (pill, TRUE);
  gtk_label_set_text (GTK_LABEL (note), words);
  gtk_widget_set_visible (note, *words != '\0');
}

static void
show_status (const DmTaskCell *self, GtkWidget *box, const DmItem *item, const DmStanding *standing)
{
  dm_task_cell_show_status (box, standing);
}

/* Where the others have their status, a heading has the number of what stands below it. */
void
dm_task_cell_show_count (GtkWidget *box, const DmHeading *heading)
{
  GtkWidget *pill = gtk_widget_get_first_child (box), *note = gtk_widget_get_next_sibling (pill);
  g_autofree char *words = g_strdup_printf (ngettext ("%u task", "%u tasks", heading->n), heading->n);

  gtk_widget_set_visible (pill, FALSE);
  gtk_label_set_text (GTK_LABEL (note), words);
  gtk_widget_set_visible (note, TRUE);
}

/* --- the percent --- */

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

void
dm_task_cell_show_bar (GtkWidget *bar, gboolean visible, int percent)
{
  gtk_widget_set_visible (bar, visible);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), percent / 100.0);
  if (percent == 100)
    gtk_widget_add_css_class (bar, "green");
  else
    gtk_widget_remove_css_class (bar, "green");
}

static void
show_percent (const DmTaskCell *self, GtkWidget *box, const DmItem *item, const DmStanding *standing)
{
  GtkWidget *label = gtk_widget_get_first_child (box), *bar = gtk_widget_get_next_sibling (label);
  g_autofree char *words = dm_task_field_dup_words (DM_FIELD_PERCENT, item, standing);

  gtk_label_set_text (GTK_LABEL (label), *words ? words : "—");
  dm_task_cell_show_bar (bar, *words != '\0', standing->percent);
}

/* --- all of them --- */

const DmTaskCell dm_task_cells[] = {
  { { DM_FIELD_CODE, 54, TRUE }, FALSE, make_figure, show_words, show_code_of_heading },
  { { DM_FIELD_TEXT, 0, TRUE }, TRUE, make_text, show_words, dm_task_cell_show_heading },
  { { DM_FIELD_PLAN, 96, FALSE }, FALSE, make_words, show_words },
  { { DM_FIELD_LEAD, 62, TRUE }, FALSE, make_words, show_lead },
  { { DM_FIELD_COORDINATING, 84, FALSE }, FALSE, make_words, show_words },
  { { DM_FIELD_PERSON, 96, FALSE }, FALSE, make_words, show_words },
  { { DM_FIELD_DEADLINE, 120, TRUE }, FALSE, make_deadline, show_deadline },
  { { DM_FIELD_LAST_DAY, 90, FALSE }, FALSE, make_figure, show_words },
  { { DM_FIELD_TARGET, 90, FALSE }, FALSE, make_figure, show_words },
  { { DM_FIELD_STATUS, 124, TRUE }, FALSE, dm_task_cell_make_status, show_status, dm_task_cell_show_count },
  { { DM_FIELD_PERCENT, 68, TRUE }, FALSE, make_percent, show_percent },
  { { DM_FIELD_ENTERED, 90, FALSE }, FALSE, make_figure, show_words },
  { { DM_FIELD_PRODUCT, 110, FALSE }, FALSE, make_words, show_words },
};
const guint dm_task_cells_n = G_N_ELEMENTS (dm_task_cells);

const DmTaskCell dm_task_cell_code_of_plans
    = { { DM_FIELD_CODE, 84, TRUE }, FALSE, make_code_of_plans, show_code_of_plans, show_code_of_plans_heading };

/* --- following a handle --- */

/* A row whose page has not come yet shows nothing, not what the widget showed before. */
static void
show_handle (DmTaskHandle *handle, const DmTaskCell *self, GtkWidget *widget)
{
  const DmItem *item = dm_task_handle_get_item (handle);
  const DmHeading *heading = dm_task_handle_get_heading (handle);

  gtk_widget_set_visible (widget, item || (heading && self->show_heading));
  if (heading)
    gtk_widget_add_css_class (widget, "group-head");
  else
    gtk_widget_remove_css_class (widget, "group-head");
  if (item)
    self->show (self, widget, item, dm_task_handle_get_standing (handle));
  else if (heading && self->show_heading)
    self->show_heading (widget, heading);
}

static void
notify_item_cb (DmTaskHandle *handle, GParamSpec *pspec, GtkListItem *list_item)
{
  show_handle (handle, g_object_get_data (G_OBJECT (list_item), "cell"), gtk_list_item_get_child (list_item));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, const DmTaskCell *self)
{
  g_object_set_data (G_OBJECT (list_item), "cell", (gpointer) self);
  gtk_list_item_set_child (list_item, self->make ());
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (list_item)), LIST_ITEM, list_item);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, const DmTaskCell *self)
{
  DmTaskHandle *handle = gtk_list_item_get_item (list_item);

  show_handle (handle, self, gtk_list_item_get_child (list_item));
  gtk_list_item_set_selectable (list_item, dm_task_handle_get_heading (handle) == NULL);
  gtk_list_item_set_activatable (list_item, dm_task_handle_get_heading (handle) == NULL);
  g_signal_connect (handle, "notify::item", G_CALLBACK (notify_item_cb), list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, const DmTaskCell *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), notify_item_cb, list_item);
}

GtkListItemFactory *
dm_task_cell_new_factory (const DmTaskCell *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) self);
  return factory;
}

/* --- from a widget to its row and back: GTK 4.8 tells neither --- */

static GtkListItem *
find_list_item (GtkWidget *widget)
{
  GtkListItem *found = g_object_get_data (G_OBJECT (widget), LIST_ITEM);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list_item (child);
  return found;
}

/* FALSE where @widget is in no row of @list. */
gboolean
dm_task_cell_find_position (GtkWidget *list, GtkWidget *widget, guint *position)
{
  GtkListItem *list_item;

  while (widget && gtk_widget_get_parent (widget) != list)
    widget = gtk_widget_get_parent (widget);
  list_item = widget ? find_list_item (widget) : NULL;
  if (list_item == NULL || gtk_list_item_get_item (list_item) == NULL)
    return FALSE;
  *position = gtk_list_item_get_position (list_item);
  return TRUE;
}

/* NULL where the row has no widget: it is far from what can be seen. */
GtkWidget *
dm_task_cell_find_row (GtkWidget *list, guint position)
{
  guint place;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    if (dm_task_cell_find_position (list, row, &place) && place == position)
      return row;
  return NULL;
}
