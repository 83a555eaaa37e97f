/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-plan-page.h"
#include "dm-plan-row.h"
#include "dm-text-scale.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Below this width (in pixels, for text of the usual size) a plan is a card. */
#define NARROW_WIDTH 660
/* So long a person sees nothing rather than a spinner. */
#define PATIENCE_MS 200

struct _DmPlanPage
{
  GtkWidget parent_instance;

  DmOffice *office;
  DmPlanModel *plans;
  GtkSingleSelection *selection;
  GCancellable *cancellable; /* of the survey under way */
  GHashTable *rows;          /* DmPlanRow: those that are alive */
  GArray *years;             /* int: those that can be chosen */
  gboolean loaded;
  gboolean narrow;
  guint narrow_source;
  guint patience_source;

  GtkWidget *content;
  GtkEditable *search;
  GtkDropDown *year;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkListView *list;
  AdwStatusPage *error;
};

G_DEFINE_FINAL_TYPE (DmPlanPage, dm_plan_page, GTK_TYPE_WIDGET)

/* --- what is shown --- */

static void
show (DmPlanPage *self)
{
  const char *name = dm_plan_model_get_n_found (self->plans) > 0                                      ? "list"
                     : dm_plan_model_get_n_open (self->plans) + dm_plan_model_get_n_closed (self->plans) ? "nothing"
                                                                                                        : "empty";

  if (self->loaded)
    gtk_stack_set_visible_child_name (self->stack, name);
}

static int
get_year (DmPlanPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->year);

  return chosen > 0 && chosen <= self->years->len ? g_array_index (self->years, int, chosen - 1) : 0;
}

/* The years there are, and the one that was chosen where it still is there. */
static void
offer_years (DmPlanPage *self)
{
  g_autoptr (GArray) years = dm_plan_model_dup_years (self->plans);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint chosen = 0;

  if (years->len == self->years->len && memcmp (years->data, self->years->data, years->len * sizeof (int)) == 0)
    return;
  gtk_string_list_append (words, _ ("Any year"));
  for (guint i = 0; i < years->len; i++)
    {
      g_autofree char *digits = g_strdup_printf ("%d", g_array_index (years, int, i));

      if (g_array_index (years, int, i) == get_year (self))
        chosen = i + 1;
      gtk_string_list_append (words, digits);
    }
  g_array_unref (self->years);
  self->years = g_steal_pointer (&years);
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->year, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->year), self->years->len > 1);
}

static void
year_chosen_cb (DmPlanPage *self)
{
  dm_plan_model_set_year (self->plans, get_year (self));
  show (self);
}

static void
search_changed_cb (DmPlanPage *self)
{
  dm_plan_model_set_text (self->plans, gtk_editable_get_text (self->search));
  show (self);
}

static void
clear_filter_cb (DmPlanPage *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->year, 0);
}

/* --- asking --- */

static gboolean
patience_lost_cb (gpointer user_data)
{
  DmPlanPage *self = user_data;

  self->patience_source = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

static void
end_waiting (DmPlanPage *self)
{
  g_clear_handle_id (&self->patience_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = dm_office_survey_plans_finish (DM_OFFICE (source), result, &error);

  if (self->office == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  end_waiting (self);
  if (plans == NULL)
    {
      g_autofree char *words = dm_words_error (error);

      adw_status_page_set_description (self->error, words);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  self->loaded = TRUE;
  dm_plan_model_set_plans (self->plans, plans, dm_office_get_today (self->office));
  offer_years (self);
  show (self);
}

/* What nobody looks at is not counted. */
static void
load (DmPlanPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (!self->loaded && self->patience_source == 0)
    self->patience_source = g_timeout_add (PATIENCE_MS, patience_lost_cb, self);
  dm_office_survey_plans_async (self->office, self->cancellable, surveyed_cb, g_object_ref (self));
}

/* --- rows --- */

/* A click shows the plan's tasks. Not by single-click-activate: with it the pointer selects whatever it passes over. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  if (n_press == 1 && gtk_list_item_get_activatable (list_item))
    gtk_widget_activate_action (gtk_list_item_get_child (list_item), "list.activate-item", "u",
                                gtk_list_item_get_position (list_item));
}

static void
row_destroyed_cb (DmPlanPage *self, GtkWidget *row)
{
  if (self->rows)
    g_hash_table_remove (self->rows, row);
}

static void
setup_cb (DmPlanPage *self, GtkListItem *list_item)
{
  GtkWidget *row = dm_plan_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  dm_plan_row_set_narrow (DM_PLAN_ROW (row), self->narrow);
  gtk_list_item_set_child (list_item, row);
  g_hash_table_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (row_destroyed_cb), self, G_CONNECT_SWAPPED);
}

static void
bind_cb (DmPlanPage *self, GtkListItem *list_item)
{
  DmPlanHandle *handle = gtk_list_item_get_item (list_item);
  gboolean plan = dm_plan_handle_get_kind (handle) == DM_PLAN_ROW_PLAN;

  dm_plan_row_set_handle (DM_PLAN_ROW (gtk_list_item_get_child (list_item)), handle);
  gtk_list_item_set_selectable (list_item, plan);
  gtk_list_item_set_activatable (list_item, plan);
}

static void
unbind_cb (DmPlanPage *self, GtkListItem *list_item)
{
  dm_plan_row_set_handle (DM_PLAN_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate_cb (DmPlanPage *self, guint position)
{
  g_autoptr (DmPlanHandle) handle = g_list_model_get_item (G_LIST_MODEL (self->plans), position);

  if (handle && dm_plan_handle_get_plan (handle))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-plan", "s", dm_plan_handle_get_plan (handle)->id);
}

/* --- keys --- */

static void
selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPlanPage *self = DM_PLAN_PAGE (widget);
  DmPlanHandle *handle = gtk_single_selection_get_selected_item (self->selection);

  if (handle && dm_plan_handle_get_plan (handle))
    gtk_widget_activate_action (widget, g_str_equal (name, "plans.edit") ? "win.plan-edit" : "win.plan-delete", "s",
                                dm_plan_handle_get_plan (handle)->id);
}

/* The menu of the row that has the focus. */
static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;

  if (DM_IS_PLAN_ROW (row))
    dm_plan_row_popup (DM_PLAN_ROW (row));
}

/* --- width: GTK 4.8 has no breakpoints --- */

static gboolean
narrow_cb (gpointer user_data)
{
  DmPlanPage *self = user_data;
  GHashTableIter iter;
  gpointer row;

  self->narrow_source = 0;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    dm_plan_row_set_narrow (row, self->narrow);
  return G_SOURCE_REMOVE;
}

static void
dm_plan_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (DM_PLAN_PAGE (widget)->content, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
dm_plan_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DmPlanPage *self = DM_PLAN_PAGE (widget);
  gboolean narrow = width < NARROW_WIDTH * dm_text_scale_get (widget);

  gtk_widget_allocate (self->content, width, height, baseline, NULL);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  /* Not in the middle of an allocation. */
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add (narrow_cb, self);
}

/* --- the object --- */

static void
dm_plan_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dm_plan_page_parent_class)->map (widget);
  load (DM_PLAN_PAGE (widget));
}

static void
dm_plan_page_dispose (GObject *object)
{
  DmPlanPage *self = DM_PLAN_PAGE (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_handle_id (&self->patience_source, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->office);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_PLAN_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->plans);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->years, g_array_unref);
  G_OBJECT_CLASS (dm_plan_page_parent_class)->dispose (object);
}

static void
dm_plan_page_class_init (DmPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_plan_page_dispose;
  widget_class->map = dm_plan_page_map;
  widget_class->measure = dm_plan_page_measure;
  widget_class->size_allocate = dm_plan_page_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-plan-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, load);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmPlanPage, name)
  BIND (content);
  BIND (search);
  BIND (year);
  BIND (stack);
  BIND (spinner);
  BIND (list);
  BIND (error);
#undef BIND
  gtk_widget_class_install_action (widget_class, "plans.edit", NULL, selected_action);
  gtk_widget_class_install_action (widget_class, "plans.delete", NULL, selected_action);
  gtk_widget_class_install_action (widget_class, "plans.menu", NULL, menu_action);
}

static void
add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

static void
dm_plan_page_init (DmPlanPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Nobody would get a window narrow whose rows were wide to begin with. */
  self->narrow = TRUE;
  self->rows = g_hash_table_new (NULL, NULL);
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->plans = dm_plan_model_new (FALSE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->plans)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->list));
  add_key (keys, "F2", "plans.edit");
  add_key (keys, "Delete", "plans.delete");
  add_key (keys, "Menu", "plans.menu");
  add_key (keys, "<Shift>F10", "plans.menu");
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

GtkWidget *
dm_plan_page_new (DmOffice *office)
{
  DmPlanPage *self = g_object_new (DM_TYPE_PLAN_PAGE, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
