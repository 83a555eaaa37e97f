/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-review-line.h"
#include "dm-review-list.h"

#include <glib/gi18n.h>

struct _DmReviewList
{
  GtkWidget parent_instance;

  DmReview *review;
  const DmRules *rules;
  GtkSingleSelection *selection;
  guint tick;        /* while a list settles */
  int frames_left;

  GtkWidget *scroller;
  GtkListView *list;
  GMenuModel *item_menu;
  GtkWidget *menu; /* made when it is first asked for */
};

G_DEFINE_FINAL_TYPE (DmReviewList, dm_review_list, GTK_TYPE_WIDGET)

static guint opened_signal;

/* --- rows --- */

static void
accepted_changed_cb (DmReviewList *self, guint key, gboolean accepted)
{
  dm_proposal_set_accepted (dm_review_begin (self->review, NULL), key, accepted);
  dm_review_end (self->review);
}

static void
set_up_cb (DmReviewList *self, GtkListItem *item)
{
  GtkWidget *line = g_object_new (DM_TYPE_REVIEW_LINE, NULL);

  g_signal_connect_object (line, "accepted-changed", G_CALLBACK (accepted_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (DmReviewList *self, GtkListItem *item)
{
  dm_review_line_set_row (DM_REVIEW_LINE (gtk_list_item_get_child (item)), self->review, gtk_list_item_get_item (item),
                          self->rules);
}

static void
unbind_cb (DmReviewList *self, GtkListItem *item)
{
  dm_review_line_set_row (DM_REVIEW_LINE (gtk_list_item_get_child (item)), NULL, NULL, NULL);
}

/* --- the row in front --- */

static void
selected_cb (DmReviewList *self)
{
  DmReviewRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row)
    dm_review_set_current (self->review, dm_review_row_get_key (row));
}

static void
scroll_to (DmReviewList *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Rows are given their heights while they are brought into view, so a list is at the right place only one frame later. */
static gboolean
scroll_again_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DmReviewList *self = DM_REVIEW_LIST (widget);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (self->frames_left-- > 0)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  if (selected != GTK_INVALID_LIST_POSITION)
    scroll_to (self, selected);
  return G_SOURCE_REMOVE;
}

static void
scroll_to_selected (DmReviewList *self)
{
  if (self->selection == NULL)
    return;
  scroll_to (self, gtk_single_selection_get_selected (self->selection));
  self->frames_left = 2;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_again_cb, NULL, NULL);
}

static void
review_changed_cb (DmReviewList *self)
{
  guint position;

  if (!dm_review_find_row (self->review, dm_review_get_current (self->review), &position)
      || position == gtk_single_selection_get_selected (self->selection))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to_selected (self);
}

static void
activated_cb (DmReviewList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, opened_signal, 0);
}

/* --- the menu of a row --- */

static void
pop_up (DmReviewList *self, const GdkRectangle *at)
{
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->item_menu);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static DmReviewLine *
find_line (GtkWidget *widget)
{
  if (widget && DM_IS_REVIEW_LINE (widget))
    return DM_REVIEW_LINE (widget);
  return widget ? find_line (gtk_widget_get_parent (widget)) : NULL;
}

/* The row below the pointer comes to the front: the menu speaks of that. */
static void
pressed_cb (DmReviewList *self, int n_press, double x, double y)
{
  DmReviewLine *line = find_line (gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
  GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (line == NULL)
    return;
  dm_review_set_current (self->review, dm_review_line_get_key (line));
  pop_up (self, &at);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *parameter, gpointer user_data)
{
  DmReviewList *self = DM_REVIEW_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;
  GdkRectangle at = { 24, 24, 1, 1 };

  if (focus && gtk_widget_compute_bounds (focus, widget, &bounds))
    at.y = bounds.origin.y + MIN (bounds.size.height, 40);
  pop_up (self, &at);
  return TRUE;
}

/* --- the object --- */

static void
dm_review_list_dispose (GObject *object)
{
  DmReviewList *self = DM_REVIEW_LIST (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->review);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_REVIEW_LIST);
  G_OBJECT_CLASS (dm_review_list_parent_class)->dispose (object);
}

static void
dm_review_list_class_init (DmReviewListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_review_list_dispose;
  opened_signal = g_signal_new ("opened", DM_TYPE_REVIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-review-list.ui");
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_to_selected);
  gtk_widget_class_bind_template_child (widget_class, DmReviewList, scroller);
  gtk_widget_class_bind_template_child (widget_class, DmReviewList, list);
  gtk_widget_class_bind_template_child (widget_class, DmReviewList, item_menu);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "preview.drop", NULL);
}

static void
dm_review_list_init (DmReviewList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_review_list_set_review:
 * @rules: of the office; they outlive the list
 */
void
dm_review_list_set_review (DmReviewList *self, DmReview *review, const DmRules *rules)
{
  g_return_if_fail (DM_IS_REVIEW_LIST (self) && self->review == NULL);
  self->review = g_object_ref (review);
  self->rules = rules;
  self->selection = gtk_single_selection_new (g_object_ref (dm_review_get_rows (review)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  review_changed_cb (self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "changed", G_CALLBACK (review_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dm_review_list_set_single_click:
 *
 * Whether one click opens a row: where its form is not beside the list.
 */
void
dm_review_list_set_single_click (DmReviewList *self, gboolean single_click)
{
  gtk_list_view_set_single_click_activate (self->list, single_click);
}
