/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-fold.h"
#include "dm-roster-private.h"
#include "dm-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* So many are looked through without words. */
#define FEW 10
/* Before that nobody notices the waiting. */
#define SPINNER_MS 200

typedef struct
{
  DmOffice *office;
  guint spinner_source;
  char *needle;          /* folded; NULL for none */
  gboolean loaded;

  GtkWidget *content;
  GtkStack *views;
  GtkSpinner *spinner;
  AdwStatusPage *empty_page;
  GtkWidget *add_button;
  AdwStatusPage *error_page;
  GtkWidget *search;
  GtkListBox *list;
  GtkWidget *gone_box;
  GtkLabel *gone_title;
  GtkListBox *gone;
  GtkWidget *nothing;
} DmRosterPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DmRoster, dm_roster, GTK_TYPE_WIDGET)

static DmRosterPrivate *
get_private (DmRoster *self)
{
  return dm_roster_get_instance_private (self);
}

/* --- asking --- */

static gboolean
waited_cb (gpointer user_data)
{
  DmRosterPrivate *priv = get_private (user_data);

  priv->spinner_source = 0;
  gtk_spinner_start (priv->spinner);
  gtk_stack_set_visible_child_name (priv->views, "loading");
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (DmRosterPrivate *priv)
{
  g_clear_handle_id (&priv->spinner_source, g_source_remove);
  gtk_spinner_stop (priv->spinner);
}

/* What is shown already stays until the answer is there. */
static void
load (DmRoster *self)
{
  DmRosterPrivate *priv = get_private (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!priv->loaded && priv->spinner_source == 0)
    priv->spinner_source = g_timeout_add (SPINNER_MS, waited_cb, self);
  DM_ROSTER_GET_CLASS (self)->load (self);
}

static void
retry_clicked_cb (DmRoster *self)
{
  load (self);
}

/* --- what is found --- */

static gboolean
fits (GtkListBoxRow *row, gpointer user_data)
{
  DmRosterPrivate *priv = get_private (user_data);

  return priv->needle == NULL || strstr (dm_roster_row_get_folded (GTK_WIDGET (row)), priv->needle) != NULL;
}

static gboolean
shows_any (GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return TRUE;
  return FALSE;
}

static void
show_found (DmRoster *self)
{
  DmRosterPrivate *priv = get_private (self);
  gboolean any, any_gone;

  gtk_list_box_invalidate_filter (priv->list);
  gtk_list_box_invalidate_filter (priv->gone);
  any = shows_any (priv->list);
  any_gone = shows_any (priv->gone);
  gtk_widget_set_visible (GTK_WIDGET (priv->list), any);
  gtk_widget_set_visible (priv->gone_box, any_gone);
  gtk_widget_set_visible (priv->nothing, !any && !any_gone);
}

static void
search_changed_cb (DmRoster *self)
{
  DmRosterPrivate *priv = get_private (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (priv->search));

  g_clear_pointer (&priv->needle, g_free);
  if (*text)
    priv->needle = dm_fold (text);
  show_found (self);
}

static void
row_activated_cb (DmRoster *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), DM_ROSTER_GET_CLASS (self)->words->edit_action, "s",
                              dm_roster_row_get_id (GTK_WIDGET (row)));
}

/* --- the answer --- */

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)))
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* The row in which the keyboard is, so that it is there again after the list was made anew. */
static char *
dup_focused (DmRoster *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
                       ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW)
                       : NULL;

  return row ? g_strdup (dm_roster_row_get_id (row)) : NULL;
}

/**
 * dm_roster_take:
 * @rows: (transfer none) (element-type GtkWidget): in their order
 */
void
dm_roster_take (DmRoster *self, GPtrArray *rows)
{
  DmRosterPrivate *priv = get_private (self);
  g_autofree char *focused = dup_focused (self);
  GtkWidget *again = NULL;

  stop_waiting (priv);
  priv->loaded = TRUE;
  clear (priv->list);
  clear (priv->gone);
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      gtk_list_box_append (dm_roster_row_is_gone (row) ? priv->gone : priv->list, row);
      if (g_strcmp0 (dm_roster_row_get_id (row), focused) == 0)
        again = row;
    }
  gtk_widget_set_visible (priv->search, rows->len > FEW || priv->needle != NULL);
  show_found (self);
  gtk_stack_set_visible_child_name (priv->views, rows->len > 0 ? "list" : "empty");
  if (again)
    gtk_widget_grab_focus (again);
}

void
dm_roster_fail (DmRoster *self, const GError *error)
{
  DmRosterPrivate *priv = get_private (self);
  g_autofree char *words = dm_words_error (error);

  stop_waiting (priv);
  priv->loaded = FALSE;
  adw_status_page_set_description (priv->error_page, words);
  gtk_stack_set_visible_child_name (priv->views, "error");
}

/* --- the object --- */

static void
dm_roster_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dm_roster_parent_class)->map (widget);
  load (DM_ROSTER (widget));
}

static void
dm_roster_dispose (GObject *object)
{
  DmRosterPrivate *priv = get_private (DM_ROSTER (object));

  g_clear_handle_id (&priv->spinner_source, g_source_remove);
  g_clear_object (&priv->office);
  g_clear_pointer (&priv->needle, g_free);
  /* The template is asked of the object's own class, which has none. */
  g_clear_pointer (&priv->content, gtk_widget_unparent);
  G_OBJECT_CLASS (dm_roster_parent_class)->dispose (object);
}

static void
dm_roster_class_init (DmRosterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_roster_dispose;
  widget_class->map = dm_roster_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-roster.ui");
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
#define BIND(name) gtk_widget_class_bind_template_child_private (widget_class, DmRoster, name)
  BIND (content);
  BIND (views);
  BIND (spinner);
  BIND (empty_page);
  BIND (add_button);
  BIND (error_page);
  BIND (search);
  BIND (list);
  BIND (gone_box);
  BIND (gone_title);
  BIND (gone);
  BIND (nothing);
#undef BIND
}

static void
dm_roster_init (DmRoster *self)
{
  DmRosterPrivate *priv = get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (priv->list, fits, self, NULL);
  gtk_list_box_set_filter_func (priv->gone, fits, self, NULL);
}

static void
show_words (DmRoster *self)
{
  DmRosterPrivate *priv = get_private (self);
  const DmRosterWords *words = DM_ROSTER_GET_CLASS (self)->words;

  adw_status_page_set_icon_name (priv->empty_page, words->icon);
  adw_status_page_set_title (priv->empty_page, _ (words->empty_title));
  adw_status_page_set_description (priv->empty_page, _ (words->empty_text));
  gtk_button_set_label (GTK_BUTTON (priv->add_button), _ (words->add_words));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->add_button), words->add_action);
  gtk_label_set_text (priv->gone_title, _ (words->gone_title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (words->title), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->gone), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (words->gone_title), -1);
}

/* @type: of the page */
GtkWidget *
dm_roster_new (GType type, DmOffice *office)
{
  DmRoster *self = g_object_new (type, NULL);

  get_private (self)->office = g_object_ref (office);
  show_words (self);
  g_signal_connect_object (office, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* NULL once the page is gone. */
DmOffice *
dm_roster_get_office (DmRoster *self)
{
  return get_private (self)->office;
}
