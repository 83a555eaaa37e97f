/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-plan-model.h"
#include "dm-plan-switcher.h"

#include <glib/gi18n.h>

struct _DmPlanSwitcher
{
  GtkPopover parent_instance;

  DmPlanModel *plans;
  GtkSingleSelection *selection;
  GtkEditable *search;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (DmPlanSwitcher, dm_plan_switcher, GTK_TYPE_POPOVER)

/* --- choosing --- */

static void
choose (DmPlanSwitcher *self, guint position)
{
  g_autoptr (DmPlanHandle) handle = g_list_model_get_item (G_LIST_MODEL (self->plans), position);
  const DmPlan *plan = handle ? dm_plan_handle_get_plan (handle) : NULL;

  if (handle == NULL || dm_plan_handle_get_kind (handle) == DM_PLAN_ROW_CLOSED)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-plan", "s", plan ? plan->id : "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
choose_selected (DmPlanSwitcher *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static gboolean
is_plan (DmPlanSwitcher *self, guint position)
{
  g_autoptr (DmPlanHandle) handle = g_list_model_get_item (G_LIST_MODEL (self->plans), position);

  return handle && dm_plan_handle_get_kind (handle) != DM_PLAN_ROW_CLOSED;
}

/* The next row that is a plan, up or down; the heading is stepped over. */
static void
step (DmPlanSwitcher *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->plans));
  guint position = gtk_single_selection_get_selected (self->selection);

  position = position == GTK_INVALID_LIST_POSITION ? (by > 0 ? 0 : n - 1) : position + by;
  if (position < n && !is_plan (self, position))
    position += by;
  if (position >= n)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, DmPlanSwitcher *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  step (self, key == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

/* What was typed means its first plan. */
static void
search_changed_cb (DmPlanSwitcher *self)
{
  dm_plan_model_set_text (self->plans, gtk_editable_get_text (self->search));
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  step (self, 1);
}

/* --- rows --- */

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), DM_TYPE_PLAN_SWITCHER);

  if (self && gtk_list_item_get_activatable (list_item))
    choose (DM_PLAN_SWITCHER (self), gtk_list_item_get_position (list_item));
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *note = new_label ("caption");
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), new_label ("numeric"));
  gtk_box_append (GTK_BOX (box), note);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), list_item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, box);
}

static char *
word_plan (const DmPlan *plan)
{
  g_autofree char *label = dm_plan_dup_label (plan);

  return plan->number && plan->type ? g_strdup_printf ("%s %s", plan->type, label) : g_steal_pointer (&label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  DmPlanHandle *handle = gtk_list_item_get_item (list_item);
  DmPlanRowKind kind = dm_plan_handle_get_kind (handle);
  const DmPlan *plan = dm_plan_handle_get_plan (handle);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *note = gtk_widget_get_next_sibling (label);
  g_autofree char *words = plan ? word_plan (plan) : g_strdup (kind == DM_PLAN_ROW_ALL ? _ ("All plans") : _ ("Closed"));

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_label_set_text (GTK_LABEL (note), plan && plan->title ? plan->title : "");
  gtk_widget_set_visible (note, plan && plan->number && plan->title);
  if (kind == DM_PLAN_ROW_CLOSED)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  gtk_list_item_set_selectable (list_item, kind != DM_PLAN_ROW_CLOSED);
  gtk_list_item_set_activatable (list_item, kind != DM_PLAN_ROW_CLOSED);
}

static GtkListItemFactory *
new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/* --- the object --- */

static GtkWidget *
new_button (DmPlanSwitcher *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (gtk_widget_get_first_child (button), GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), self);
  return button;
}

static GtkWidget *
make_list (DmPlanSwitcher *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), new_factory ()));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Plans"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (choose), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 380);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static void
make_search (DmPlanSwitcher *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _ ("Number, title, issuer"), "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a plan"), -1);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (choose_selected), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

static void
dm_plan_switcher_dispose (GObject *object)
{
  DmPlanSwitcher *self = DM_PLAN_SWITCHER (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->plans);
  G_OBJECT_CLASS (dm_plan_switcher_parent_class)->dispose (object);
}

static void
dm_plan_switcher_class_init (DmPlanSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dm_plan_switcher_dispose;
}

static void
dm_plan_switcher_init (DmPlanSwitcher *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->plans = dm_plan_model_new (TRUE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->plans)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  make_search (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), new_button (self, _ ("Read a plan…"), "win.read-plan"));
  gtk_box_append (GTK_BOX (box), new_button (self, _ ("Paste text…"), "win.paste-plan"));
  gtk_box_append (GTK_BOX (box), new_button (self, _ ("Empty plan…"), "win.new-plan"));
  gtk_box_append (GTK_BOX (box), new_button (self, _ ("Edit the plan…"), "win.edit-plan"));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
dm_plan_switcher_new (void)
{
  return g_object_new (DM_TYPE_PLAN_SWITCHER, NULL);
}

/**
 * dm_plan_switcher_set_plans:
 * @plans: (element-type DmPlanSummary): newest first
 * @shown_id: (nullable): the plan that is shown, %NULL for all
 *
 * Begins anew: nothing is looked for, and the plan that is shown is the one that is chosen.
 */
void
dm_plan_switcher_set_plans (DmPlanSwitcher *self, const GPtrArray *plans, DmDay today, const char *shown_id)
{
  guint position;

  gtk_editable_set_text (self->search, "");
  dm_plan_model_set_text (self->plans, NULL);
  dm_plan_model_set_plans (self->plans, plans, today);
  if (dm_plan_model_find (self->plans, shown_id, &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
