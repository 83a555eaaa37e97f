/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-view-list.h"

#include <glib/gi18n.h>

struct _DmViewList
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DmViewList, dm_view_list, GTK_TYPE_WIDGET)

static guint chosen_signal;

static GMenuModel *
make_menu (const char *id)
{
  static const struct
  {
    const char *label;
    const char *action;
  } entries[] = {
    { N_ ("_Rename…"), "win.rename-view" },
    { N_ ("Move _up"), "win.move-view-up" },
    { N_ ("Move dow_n"), "win.move-view-down" },
    { N_ ("_Delete"), "win.delete-view" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (entries[i].label), NULL);

      g_menu_item_set_action_and_target (item, entries[i].action, "s", id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (const DmSavedView *view)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (view->id);
  g_autofree char *name = g_strdup_printf (_ ("More about the view “%s”"), view->name);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dim-label");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
make_row (const DmSavedView *view)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (view->name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, view->name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("user-bookmarks-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_menu_button (view));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (view->id), g_free);
  g_object_set_data (G_OBJECT (row), "rev", GSIZE_TO_POINTER (view->rev));
  return row;
}

static const char *
get_id (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "id");
}

static void
activated_cb (DmViewList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, chosen_signal, 0, get_id (row));
}

static void
dm_view_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_VIEW_LIST);
  G_OBJECT_CLASS (dm_view_list_parent_class)->dispose (object);
}

static void
dm_view_list_class_init (DmViewListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_view_list_dispose;
  chosen_signal = g_signal_new ("chosen", DM_TYPE_VIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-view-list.ui");
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_child (widget_class, DmViewList, heading);
  gtk_widget_class_bind_template_child (widget_class, DmViewList, list);
}

static void
dm_view_list_init (DmViewList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The keyboard stays where it is in a list that did not change. */
static gboolean
is_shown (DmViewList *self, const GPtrArray *views)
{
  guint i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row; row = gtk_widget_get_next_sibling (row), i++)
    {
      const DmSavedView *view = i < views->len ? g_ptr_array_index (views, i) : NULL;

      if (view == NULL || g_strcmp0 (get_id (row), view->id) != 0
          || GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (row), "rev")) != (gsize) view->rev)
        return FALSE;
    }
  return i == views->len;
}

/**
 * dm_view_list_show:
 * @views: (element-type DmSavedView):
 * @current_id: (nullable): the one whose tasks are on the screen
 */
void
dm_view_list_show (DmViewList *self, const GPtrArray *views, const char *current_id)
{
  GtkWidget *row;

  if (!is_shown (self, views))
    {
      while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
        gtk_list_box_remove (self->list, row);
      for (guint i = 0; i < views->len; i++)
        gtk_list_box_append (self->list, make_row (g_ptr_array_index (views, i)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), views->len > 0);
  gtk_list_box_unselect_all (self->list);
  for (row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (get_id (row), current_id) == 0)
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}
