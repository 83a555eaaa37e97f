/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-first-rows.h"
#include "dm-task-page-private.h"
#include "dm-task-rows.h"
#include "dm-task-selection.h"
#include "dm-words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DmTaskPage, dm_task_page, GTK_TYPE_WIDGET)

static guint shown_signal, asked_signal;

void
dm_task_page_ask (DmTaskPage *self)
{
  g_autoptr (DmItemQuery) duties = NULL;

  if (self->asking_later)
    return;
  duties = dm_item_query_new_duties (self->query);
  dm_task_page_show_view_state (self);
  dm_task_model_set_query (self->tasks, self->query);
  dm_task_model_set_query (self->duty_model, duties);
  g_signal_emit (self, asked_signal, 0);
}

/* --- what is shown --- */

static void
show_view (DmTaskPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->tasks)) == 0;
  gboolean filtered = self->query->statuses != 0 || self->query->text != NULL || gtk_widget_get_visible (GTK_WIDGET (self->tags));

  if (empty)
    {
      /* Nobody's tasks are none: it is asked who sits here. */
      gboolean whose = self->query->mine && self->query->person_id == NULL;

      adw_status_page_set_icon_name (self->empty_page, filtered && !whose ? "system-search-symbolic"
                                                                          : "checkbox-checked-symbolic");
      adw_status_page_set_title (self->empty_page, whose      ? _ ("Whose tasks?")
                                                   : filtered ? _ ("No task fits")
                                                              : _ ("The plan has no tasks yet"));
      adw_status_page_set_description (self->empty_page,
                                       whose      ? _ ("Say who you are, then your own tasks are listed here.")
                                       : filtered ? _ ("Other words or another status may find it.")
                                                  : _ ("Add one, or read a plan's text from the plan menu."));
      gtk_widget_set_visible (self->whose_button, whose);
      gtk_widget_set_visible (self->clear_button, filtered && !whose);
      gtk_widget_set_visible (self->first_task_button, !filtered && self->query->plan_id != NULL);
    }
  gtk_stack_set_visible_child_name (self->views, empty ? "empty" : self->narrow ? "cards" : "table");
}

/* --- the selection --- */

static void
selected_cb (DmTaskPage *self)
{
  guint position;
  g_autoptr (DmTaskHandle) handle = dm_task_selection_get_only (self->selection, self->tasks, &position);

  dm_task_page_show_bulk (self);
  if (handle == NULL)
    return;
  self->place = position;
  self->duty_shown = FALSE;
  dm_task_detail_set_handle (self->detail, handle);
}

static void
scroll_to (DmTaskPage *self, guint position)
{
  /* The list inside the table knows how; the table does not say. */
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->table)), "list.scroll-to-item", "u", position);
}

static void
select_wanted (DmTaskPage *self)
{
  guint position;

  if (self->wanted == NULL || !dm_task_model_find (self->tasks, self->wanted, &position))
    return;
  dm_first_rows_reveal (self->first_rows, position);
  gtk_selection_model_select_item (self->selection, position, TRUE);
  scroll_to (self, position);
  g_clear_pointer (&self->wanted, g_free);
}

/* One row is selected whenever there is one: where the last one went, its neighbour follows. */
static void
keep_selection (DmTaskPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->tasks)) == 0 && !self->duty_shown)
    dm_task_detail_set_handle (self->detail, NULL);
  else if (!self->duty_shown && dm_task_selection_is_empty (DM_TASK_SELECTION (self->selection)))
    {
      dm_first_rows_reveal (self->first_rows, self->place);
      dm_task_selection_choose (self->selection, self->tasks, self->place);
    }
  selected_cb (self);
}

static void
scroll_to_top (GtkWidget *list)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)), 0);
}

/* Another list is looked at from its first row on. */
static void
tasks_renewed_cb (DmTaskPage *self)
{
  dm_first_rows_restart (self->first_rows);
  scroll_to_top (GTK_WIDGET (self->table));
  if (self->cards)
    scroll_to_top (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->cards)));
  self->place = 0;
}

/* The tasks' answer comes first, that for the duties follows: with it the page is whole. */
static void
tasks_refreshed_cb (DmTaskPage *self)
{
  dm_task_chips_show_counts (self->chips, self->tasks);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->tasks)) > 0)
    dm_first_rows_follow (self->first_rows, GTK_WIDGET (self));
  show_view (self);
  dm_task_selection_settle (DM_TASK_SELECTION (self->selection));
  select_wanted (self);
  keep_selection (self);
}

static void
duties_refreshed_cb (DmTaskPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->duty_model));
  g_autofree char *note = g_strdup_printf (ngettext ("%u, not counted among the tasks", "%u, not counted among the tasks", n), n);

  gtk_widget_set_visible (GTK_WIDGET (self->duties_box), n > 0 && !(self->query->kinds & 1u << DM_ITEM_DUTY));
  gtk_label_set_text (self->duties_note, note);
  g_signal_emit (self, shown_signal, 0);
}

/* --- what people do --- */

static void
row_activated_cb (DmTaskPage *self, guint position)
{
  gtk_selection_model_select_item (self->selection, position, TRUE);
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

/* The chips speak of the list: a detail that covers it covers them. */
static void
pane_changed_cb (DmTaskPage *self)
{
  gboolean covered = adw_leaflet_get_folded (self->leaflet)
                     && g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "detail") == 0;

  gtk_widget_set_visible (self->head, !covered);
}

static void
duty_activated_cb (DmTaskPage *self, GtkListBoxRow *row)
{
  dm_task_detail_set_handle (self->detail, g_object_get_data (G_OBJECT (row), "handle"));
  self->duty_shown = TRUE;
  gtk_selection_model_unselect_all (self->selection);
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

static void
search_changed_cb (DmTaskPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (g_strcmp0 (text, self->query->text ? self->query->text : "") == 0)
    return;
  g_free (self->query->text);
  self->query->text = *text ? g_strdup (text) : NULL;
  dm_task_page_ask (self);
}

/* From the words that were typed to what they found, also before the entry thinks that the typing is over. */
static gboolean
go_to_hits (DmTaskPage *self)
{
  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->tasks)) == 0)
    return FALSE;
  dm_first_rows_reveal (self->first_rows, 0);
  dm_task_selection_choose (self->selection, self->tasks, 0);
  return gtk_widget_child_focus (self->narrow ? GTK_WIDGET (self->cards)
                                              : gtk_widget_get_last_child (GTK_WIDGET (self->table)),
                                 GTK_DIR_TAB_FORWARD);
}

static gboolean
search_down_cb (GtkWidget *widget, GVariant *arguments, gpointer self)
{
  return go_to_hits (self);
}

static void
search_activated_cb (DmTaskPage *self)
{
  if (go_to_hits (self))
    adw_leaflet_set_visible_child_name (self->leaflet, "detail");
}

static void
chips_changed_cb (DmTaskPage *self)
{
  self->query->statuses = dm_task_chips_get_statuses (self->chips);
  dm_task_page_ask (self);
}

/* --- what the list is narrowed to, in words: a click takes it away --- */

static void
tag_clicked_cb (DmTaskPage *self, GtkWidget *button)
{
  dm_task_filter_clear (self->filter, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "facet")));
}

static GtkWidget *
make_tag (DmTaskPage *self, DmFacet facet, const char *words)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  g_autofree char *name = g_strdup_printf (_ ("%s: take away"), words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "facet", GUINT_TO_POINTER (facet));
  g_signal_connect_object (button, "clicked", G_CALLBACK (tag_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

void
dm_task_page_show_tags (DmTaskPage *self)
{
  GtkWidget *child;
  gboolean any = FALSE;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))))
    gtk_flow_box_remove (self->tags, child);
  for (DmFacet facet = 0; facet < DM_FACET_N; facet++)
    {
      g_autofree char *words = self->filter ? dm_task_filter_dup_words (self->filter, facet) : NULL;

      if (words == NULL)
        continue;
      any = TRUE;
      gtk_flow_box_append (self->tags, make_tag (self, facet, words));
      /* The button is what is reached, not the cell around it. */
      gtk_widget_set_focusable (gtk_widget_get_last_child (GTK_WIDGET (self->tags)), FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), any);
}

static void
filter_changed_cb (DmTaskPage *self)
{
  dm_task_filter_apply (self->filter, self->query);
  dm_task_page_show_tags (self);
  dm_task_page_ask (self);
}

static void
clear_clicked_cb (DmTaskPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  if (self->filter)
    dm_task_filter_clear (self->filter, DM_FACET_N);
  dm_task_page_set_statuses (self, 0);
}

/* --- making --- */

/* Not keys of the whole window: in a field Delete takes a letter. */
static void
add_keys (GtkWidget *list)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } all[] = {
    { GDK_KEY_Delete, 0, "tasks.delete" },
    { GDK_KEY_Escape, 0, "tasks.select-one" },
    { GDK_KEY_F2, 0, "tasks.progress" },
    { GDK_KEY_c, GDK_CONTROL_MASK, "tasks.copy" },
    { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "tasks.copy-text" },
    { GDK_KEY_Menu, 0, "tasks.menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "tasks.menu" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (all[i].key, all[i].modifiers),
                                                            gtk_named_action_new (all[i].action)));
  gtk_widget_add_controller (list, keys);
}

/* The list in front: that of the cards, or the one inside the table. */
GtkWidget *
dm_task_page_get_list (DmTaskPage *self)
{
  return self->narrow ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->cards))
                      : gtk_widget_get_last_child (GTK_WIDGET (self->table));
}

static void
set_card_factory (DmTaskPage *self)
{
  GtkWidget *list = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->cards));
  g_autoptr (GtkListItemFactory) factory = dm_task_rows_new_card_factory (self->query->plan_id == NULL);

  gtk_list_view_set_factory (GTK_LIST_VIEW (list), factory);
}

static void
make_cards (DmTaskPage *self)
{
  GtkWidget *list = gtk_list_view_new (g_object_ref (self->selection), NULL);

  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tasks"), -1);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (row_activated_cb), self);
  add_keys (list);
  dm_task_page_add_menu (self, list);
  self->cards = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->cards), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->cards), list);
  set_card_factory (self);
  gtk_stack_add_named (self->views, self->cards, "cards");
}

static void
dm_task_page_dispose (GObject *object)
{
  DmTaskPage *self = DM_TASK_PAGE (object);

  g_clear_object (&self->office);
  g_clear_object (&self->selection);
  g_clear_object (&self->first_rows);
  g_clear_object (&self->filter);
  g_clear_object (&self->settings);
  g_clear_object (&self->columns);
  g_clear_object (&self->tasks);
  g_clear_object (&self->duty_model);
  g_clear_pointer (&self->query, dm_item_query_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->view, dm_saved_view_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  dm_task_page_drop_progress (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_TASK_PAGE);
  G_OBJECT_CLASS (dm_task_page_parent_class)->dispose (object);
}

static void
dm_task_page_class_init (DmTaskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_task_page_dispose;
  shown_signal = g_signal_new ("shown", DM_TYPE_TASK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  asked_signal = g_signal_new ("asked", DM_TYPE_TASK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DM_TYPE_TASK_CHIPS);
  g_type_ensure (DM_TYPE_TASK_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-task-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, duty_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_changed_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmTaskPage, name)
  BIND (content);
  BIND (leaflet);
  BIND (search_bar);
  BIND (search_entry);
  BIND (head);
  BIND (chips);
  BIND (columns_button);
  BIND (view_row);
  BIND (view_button);
  BIND (view_label);
  BIND (view_changed_label);
  BIND (save_view_button);
  BIND (tags);
  BIND (views);
  BIND (bulk_bar);
  BIND (bulk_label);
  BIND (table);
  BIND (empty_page);
  BIND (clear_button);
  BIND (whose_button);
  BIND (first_task_button);
  BIND (duties_box);
  BIND (duties_note);
  BIND (duties);
  BIND (detail);
  BIND (row_menu);
#undef BIND
  dm_task_page_install_bulk_actions (widget_class);
  dm_task_page_install_row_actions (widget_class);
  dm_task_page_install_column_actions (widget_class);
}

static void
add_search_keys (DmTaskPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, 0), gtk_callback_action_new (search_down_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);
}

static void
dm_task_page_init (DmTaskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->query = dm_item_query_new (DM_DAY_NONE);
  dm_task_page_add_columns (self);
  add_keys (GTK_WIDGET (self->table));
  dm_task_page_add_menu (self, GTK_WIDGET (self->table));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  add_search_keys (self);
}

GtkWidget *
dm_task_page_new (DmOffice *office)
{
  DmTaskPage *self = g_object_new (DM_TYPE_TASK_PAGE, NULL);

  self->office = g_object_ref (office);
  self->tasks = dm_task_model_new (office);
  self->duty_model = dm_task_model_new (office);
  g_signal_connect_object (self->tasks, "renewed", G_CALLBACK (tasks_renewed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tasks, "refreshed", G_CALLBACK (tasks_refreshed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->duty_model, "refreshed", G_CALLBACK (duties_refreshed_cb), self, G_CONNECT_SWAPPED);
  self->first_rows = dm_first_rows_new (G_LIST_MODEL (self->tasks));
  self->selection = dm_task_selection_new (G_LIST_MODEL (self->first_rows), self->tasks);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->table, self->selection);
  gtk_list_box_bind_model (self->duties, G_LIST_MODEL (self->duty_model), dm_task_rows_new_duty_row, NULL, NULL);
  dm_task_detail_set_office (self->detail, office);
  return GTK_WIDGET (self);
}

/* Where the columns are remembered, and who sits here. */
void
dm_task_page_set_settings (DmTaskPage *self, DmSettings *settings)
{
  dm_task_columns_set_settings (self->columns, settings);
  g_set_object (&self->settings, settings);
  if (self->filter)
    dm_task_filter_set_settings (self->filter, settings);
}

void
dm_task_page_set_plan (DmTaskPage *self, const char *plan_id)
{
  g_free (self->query->plan_id);
  self->query->plan_id = g_strdup (plan_id);
  dm_task_columns_set_of_plans (self->columns, plan_id == NULL);
  if (self->cards)
    set_card_factory (self);
  dm_task_page_ask (self);
}

/* Whatever the list was narrowed to before: a figure opens the tasks that it counts. */
void
dm_task_page_show_only (DmTaskPage *self, const char *unit_id, const char *person_id)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (DM_DAY_NONE);

  query->unit_id = g_strdup (unit_id);
  query->person_id = g_strdup (person_id);
  query->group = self->query->group;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  dm_task_page_set_statuses (self, 0);
  dm_task_filter_set_query (DM_TASK_FILTER (dm_task_page_get_filter (self)), query);
  filter_changed_cb (self);
}

void
dm_task_page_set_statuses (DmTaskPage *self, guint statuses)
{
  dm_task_chips_set_statuses (self->chips, statuses);
}

/* Made when it is first asked for. */
GtkWidget *
dm_task_page_get_filter (DmTaskPage *self)
{
  if (self->filter == NULL)
    {
      self->filter = g_object_ref_sink (g_object_new (DM_TYPE_TASK_FILTER, NULL));
      dm_task_filter_set_office (self->filter, self->office);
      if (self->settings)
        dm_task_filter_set_settings (self->filter, self->settings);
      g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
    }
  return GTK_WIDGET (self->filter);
}

void
dm_task_page_set_widths (DmTaskPage *self, gboolean narrow, gboolean fold_detail)
{
  adw_leaflet_set_can_unfold (self->leaflet, !fold_detail);
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (narrow && self->cards == NULL)
    make_cards (self);
  /* Where room is short it is the tasks'; a tap shows the duties. */
  gtk_expander_set_expanded (self->duties_box, !narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_expander_get_label_widget (self->duties_box)),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  dm_task_page_show_view_state (self);
  show_view (self);
}

void
dm_task_page_select (DmTaskPage *self, const char *item_id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (item_id);
  select_wanted (self);
}

gboolean
dm_task_page_go_back (DmTaskPage *self)
{
  return adw_leaflet_get_folded (self->leaflet)
         && adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

DmTaskModel *
dm_task_page_get_tasks (DmTaskPage *self)
{
  return self->tasks;
}

DmTaskHandle *
dm_task_page_get_selected (DmTaskPage *self)
{
  return dm_task_detail_get_handle (self->detail);
}

void
dm_task_page_activate (DmTaskPage *self, const char *detail_action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->detail), detail_action, NULL);
}

void
dm_task_page_connect_search (DmTaskPage *self, GtkToggleButton *button)
{
  g_object_bind_property (button, "active", self->search_bar, "search-mode-enabled", G_BINDING_BIDIRECTIONAL);
}
