/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-line-list.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DmLineList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;    /* AdwEntryRow, in their order; moving a line moves its words, not its row */
  GtkWidget *add_button;
  char *line_title;   /* what one of them is */
  gboolean filling;
  gboolean undo;
};

enum
{
  PROP_0,
  PROP_LINE_TITLE,
  PROP_ADD_LABEL
};

G_DEFINE_FINAL_TYPE (DmLineList, dm_line_list, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

/* --- the lines --- */

/* With those that are empty still: a person has just added them. */
static GPtrArray *
dup_all (DmLineList *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (lines, g_strdup (gtk_editable_get_text (GTK_EDITABLE (g_ptr_array_index (self->rows, i)))));
  return lines;
}

static GtkWidget *add_row (DmLineList *self);

/* The first cannot go up, nor the last down. What is too long for its row is read whole in its tooltip. */
static void
show_all (DmLineList *self, const GPtrArray *lines)
{
  self->filling = TRUE;
  while (self->rows->len < lines->len)
    g_ptr_array_add (self->rows, add_row (self));
  while (self->rows->len > lines->len)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      gtk_editable_set_text (GTK_EDITABLE (row), g_ptr_array_index (lines, i));
      gtk_widget_set_tooltip_text (row, g_ptr_array_index (lines, i));
      gtk_widget_remove_css_class (row, "error");
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "up"), i > 0);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), "down"), i + 1 < lines->len);
    }
  self->filling = FALSE;
}

static void
change (DmLineList *self, const GPtrArray *lines, guint focus)
{
  show_all (self, lines);
  g_signal_emit (self, changed_signal, 0);
  gtk_widget_grab_focus (focus < self->rows->len ? g_ptr_array_index (self->rows, focus) : self->add_button);
}

static guint
find_row (DmLineList *self, GtkWidget *row)
{
  guint place = 0;

  g_ptr_array_find (self->rows, row, &place);
  return place;
}

/* --- what a person does with one --- */

static void
insert_line (DmLineList *self, guint place)
{
  g_autoptr (GPtrArray) lines = dup_all (self);

  g_ptr_array_insert (lines, place, g_strdup (""));
  change (self, lines, place);
}

static void
add_clicked_cb (DmLineList *self)
{
  insert_line (self, self->rows->len);
}

static void
entered_cb (DmLineList *self, GtkWidget *row)
{
  insert_line (self, find_row (self, row) + 1);
}

static void
remove_line (DmLineList *self, GtkWidget *row)
{
  guint place = find_row (self, row);
  g_autoptr (GPtrArray) lines = dup_all (self);

  g_ptr_array_remove_index (lines, place);
  change (self, lines, place < lines->len || place == 0 ? place : place - 1);
}

static void
move_line (DmLineList *self, GtkWidget *row, int by)
{
  guint place = find_row (self, row);
  g_autoptr (GPtrArray) lines = dup_all (self);
  char *line;

  if ((by < 0 && place == 0) || (by > 0 && place + 1 >= lines->len))
    return;
  line = g_ptr_array_steal_index (lines, place);
  g_ptr_array_insert (lines, place + by, line);
  change (self, lines, place + by);
}

static void
row_changed_cb (DmLineList *self, GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  guint place = find_row (self, row), n = 0;
  g_autoptr (GPtrArray) lines = NULL;
  g_auto (GStrv) split = NULL;

  if (self->filling)
    return;
  gtk_widget_remove_css_class (row, "error");
  gtk_widget_set_tooltip_text (row, text);
  if (strchr (text, '\n') == NULL)
    {
      g_signal_emit (self, changed_signal, 0);
      return;
    }
  lines = dup_all (self);
  split = g_strsplit (text, "\n", -1);
  g_ptr_array_remove_index (lines, place);
  for (guint i = 0; split[i]; i++)
    if (*g_strstrip (split[i]))
      g_ptr_array_insert (lines, place + n++, g_strdup (split[i]));
  change (self, lines, place + MAX (n, 1) - 1);
}

/* --- a row --- */

static void
up_clicked_cb (DmLineList *self, GtkWidget *button)
{
  move_line (self, gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW), -1);
}

static void
down_clicked_cb (DmLineList *self, GtkWidget *button)
{
  move_line (self, gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW), 1);
}

static void
remove_clicked_cb (DmLineList *self, GtkWidget *button)
{
  remove_line (self, gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW));
}

static GtkWidget *
add_button (DmLineList *self, GtkWidget *row, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  return button;
}

static gboolean
move_key_cb (GtkWidget *row, GVariant *by, gpointer self)
{
  move_line (self, row, g_variant_get_int32 (by));
  return TRUE;
}

static void
add_key (DmLineList *self, GtkEventController *keys, guint key, int by)
{
  GtkShortcut *shortcut = gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (key, GDK_ALT_MASK),
                                                           gtk_callback_action_new (move_key_cb, self, NULL), "i", by);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static GtkWidget *
add_row (DmLineList *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), self->line_title ? self->line_title : "");
  g_object_set_data (G_OBJECT (row), "up",
                     add_button (self, row, "go-up-symbolic", _ ("Move up (Alt+↑)"), G_CALLBACK (up_clicked_cb)));
  g_object_set_data (G_OBJECT (row), "down",
                     add_button (self, row, "go-down-symbolic", _ ("Move down (Alt+↓)"), G_CALLBACK (down_clicked_cb)));
  add_button (self, row, "user-trash-symbolic", _ ("Take this line out"), G_CALLBACK (remove_clicked_cb));
  add_key (self, keys, GDK_KEY_Up, -1);
  add_key (self, keys, GDK_KEY_Down, 1);
  gtk_widget_add_controller (row, keys);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), self->undo);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

/* --- the widget --- */

static void
dm_line_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DmLineList *self = DM_LINE_LIST (object);

  if (id == PROP_LINE_TITLE)
    self->line_title = g_value_dup_string (value);
  else
    {
      g_assert (id == PROP_ADD_LABEL);
      gtk_widget_set_tooltip_text (self->add_button, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
    }
}

static void
dm_line_list_finalize (GObject *object)
{
  DmLineList *self = DM_LINE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->line_title);
  G_OBJECT_CLASS (dm_line_list_parent_class)->finalize (object);
}

static void
dm_line_list_class_init (DmLineListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = dm_line_list_set_property;
  object_class->finalize = dm_line_list_finalize;
  g_object_class_install_property (object_class, PROP_LINE_TITLE,
                                   g_param_spec_string ("line-title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_ADD_LABEL, g_param_spec_string ("add-label", NULL, NULL, NULL, flags));
  changed_signal = g_signal_new ("changed", DM_TYPE_LINE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dm_line_list_init (DmLineList *self)
{
  self->rows = g_ptr_array_new ();
  self->undo = TRUE;
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "flat");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add_button);
}

void
dm_line_list_set_lines (DmLineList *self, const char *const *lines)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; lines && lines[i]; i++)
    if (*lines[i])
      g_ptr_array_add (kept, (gpointer) lines[i]);
  show_all (self, kept);
  g_signal_emit (self, changed_signal, 0);
}

void
dm_line_list_set_enable_undo (DmLineList *self, gboolean undo)
{
  self->undo = undo;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_editable_set_enable_undo (GTK_EDITABLE (g_ptr_array_index (self->rows, i)), undo);
}

void
dm_line_list_set_text (DmLineList *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  dm_line_list_set_lines (self, (const char *const *) lines);
}

char **
dm_line_list_dup_lines (DmLineList *self)
{
  g_autoptr (GPtrArray) all = dup_all (self);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < all->len; i++)
    if (*g_strstrip (g_ptr_array_index (all, i)))
      g_strv_builder_add (lines, g_ptr_array_index (all, i));
  return g_strv_builder_end (lines);
}

char *
dm_line_list_dup_text (DmLineList *self)
{
  g_auto (GStrv) lines = dm_line_list_dup_lines (self);

  return g_strjoinv ("\n", lines);
}

GtkWidget *
dm_line_list_set_wrong (DmLineList *self, guint line)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

      if (*text == '\0' || line-- > 0)
        continue;
      gtk_widget_add_css_class (row, "error");
      return row;
    }
  return NULL;
}
