/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-fold.h"
#include "dm-roster-private.h"
#include "dm-wrap-layout.h"

/* A row of a roster: its name and what is to say of it, and below them its doors and what can be copied. */
typedef struct
{
  char *id;
  char *folded;
  gboolean gone;
  GtkWidget *line;     /* of all */
  GtkWidget *column;   /* of words */
  GtkWidget *doors;    /* made with the first of them */
} Row;

static void
row_free (gpointer data)
{
  Row *self = data;

  g_free (self->id);
  g_free (self->folded);
  g_free (self);
}

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "dm-roster-row");
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/**
 * dm_roster_row_new:
 * @id: of what the row stands for
 * @note: (nullable): a second line
 */
GtkWidget *
dm_roster_row_new (const char *id, const char *title, const char *note)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  Row *self = g_new0 (Row, 1);

  self->id = g_strdup (id);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->column, TRUE);
  gtk_widget_set_valign (self->column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->column), make_label (title));
  if (note && *note)
    {
      gtk_box_append (GTK_BOX (self->column), make_label (note));
      gtk_widget_add_css_class (gtk_widget_get_last_child (self->column), "caption");
      gtk_widget_add_css_class (gtk_widget_get_last_child (self->column), "dim-label");
    }
  gtk_box_append (GTK_BOX (self->line), self->column);
  gtk_widget_add_css_class (self->line, "roster-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), self->line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note ? note : "", -1);
  g_object_set_data_full (G_OBJECT (widget), "dm-roster-row", self, row_free);
  dm_roster_row_add_words (widget, title);
  dm_roster_row_add_words (widget, note);
  return widget;
}

void
dm_roster_row_add_words (GtkWidget *row, const char *words)
{
  Row *self = get_row (row);
  g_autofree char *folded = dm_fold (words ? words : "");
  char *all = g_strconcat (self->folded ? self->folded : "", "\n", folded, NULL);

  g_free (self->folded);
  self->folded = all;
}

void
dm_roster_row_set_gone (GtkWidget *row)
{
  get_row (row)->gone = TRUE;
  gtk_widget_add_css_class (gtk_widget_get_first_child (get_row (row)->column), "dim-label");
}

/* Several stand beside each other where there is room. */
static void
add_button (GtkWidget *row, GtkWidget *button)
{
  Row *self = get_row (row);

  if (self->doors == NULL)
    {
      self->doors = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_layout_manager (self->doors, dm_wrap_layout_new (2));
      gtk_widget_add_css_class (self->doors, "doors");
      gtk_box_append (GTK_BOX (self->column), self->doors);
    }
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self->doors), button);
}

static GtkWidget *
make_button (const char *icon, const char *words, const char *icon_behind)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "numeric");
  if (icon)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  if (icon_behind)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_behind));
  gtk_button_set_child (GTK_BUTTON (button), box);
  return button;
}

/* @name: what a click does, with the text in it */
void
dm_roster_row_add_copy (GtkWidget *row, const char *icon, const char *text, const char *name)
{
  GtkWidget *button = make_button (icon, text, "edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.copy-text");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
  add_button (row, button);
  dm_roster_row_add_words (row, text);
}

/* @action: of the window, with the row's id for a target */
void
dm_roster_row_add_door (GtkWidget *row, const char *words, const char *action)
{
  GtkWidget *button = make_button ("checkbox-checked-symbolic", words, "go-next-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", get_row (row)->id);
  add_button (row, button);
}

/* @name: whose menu it is */
void
dm_roster_row_set_menu (GtkWidget *row, GMenuModel *menu, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (get_row (row)->line), button);
}

const char *
dm_roster_row_get_id (GtkWidget *row)
{
  return get_row (row)->id;
}

const char *
dm_roster_row_get_folded (GtkWidget *row)
{
  return get_row (row)->folded;
}

gboolean
dm_roster_row_is_gone (GtkWidget *row)
{
  return get_row (row)->gone;
}
