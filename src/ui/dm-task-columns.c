/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-task-cells.h"
#include "dm-task-columns.h"

#include <glib/gi18n.h>

/* A column is drawn to its width in many small steps: kept is where it stands still. */
#define STILL_MS 400

struct _DmTaskColumns
{
  GObject parent_instance;

  GtkColumnView *view;                         /* borrowed: it outlives the columns */
  DmSettings *settings;                        /* NULL where nothing is remembered */
  GArray *places;                              /* DmColumnPlace: all, as they stand */
  GtkColumnViewColumn *columns[DM_FIELD_N];    /* borrowed from the view */
  double scale;
  gboolean of_plans;
  gboolean applying;                           /* what the view tells is no choice of a person */
  DmSort sort;
  gboolean descending;
  guint save_source;
};

G_DEFINE_FINAL_TYPE (DmTaskColumns, dm_task_columns, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DmColumnPlace *
get_place (DmTaskColumns *self, guint index)
{
  return &g_array_index (self->places, DmColumnPlace, index);
}

static guint
find_place (DmTaskColumns *self, DmTaskField field)
{
  guint i = 0;

  while (get_place (self, i)->field != field)
    i++;
  return i;
}

static gboolean
is_shown (DmTaskColumns *self, const DmColumnPlace *place)
{
  return place->visible && dm_task_columns_can_show (self, place->field);
}

/* --- remembering --- */

static void
save (DmTaskColumns *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->settings)
    dm_settings_set_columns (self->settings, dm_column_layout_to_variant (self->places));
}

static gboolean
save_cb (gpointer user_data)
{
  save (user_data);
  return G_SOURCE_REMOVE;
}

static void
save_when_still (DmTaskColumns *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (STILL_MS, save_cb, self);
}

/* --- from the places to the view --- */

/* What a column needs beside its own width: the code, for the plan below it. */
static int
get_extra_width (DmTaskColumns *self, DmTaskField field)
{
  return field == DM_FIELD_CODE && self->of_plans ? dm_task_cell_code_of_plans.place.width - dm_task_cells[DM_FIELD_CODE].place.width : 0;
}

/* A column with a width of its own does not take what is left. GTK 4.8 keeps the room of one that is hidden unless it
 * has no such width. */
static void
apply_width (DmTaskColumns *self, const DmColumnPlace *place)
{
  int width = (place->width + get_extra_width (self, place->field)) * self->scale;
  gboolean own = is_shown (self, place) && place->width > 0;

  gtk_column_view_column_set_fixed_width (self->columns[place->field], own ? width : -1);
}

static void
apply (DmTaskColumns *self)
{
  self->applying = TRUE;
  for (guint i = 0; i < self->places->len; i++)
    {
      const DmColumnPlace *place = get_place (self, i);
      g_autoptr (GtkColumnViewColumn) there
          = g_list_model_get_item (gtk_column_view_get_columns (self->view), i);

      if (there != self->columns[place->field])
        gtk_column_view_insert_column (self->view, i, self->columns[place->field]);
      gtk_column_view_column_set_visible (self->columns[place->field], is_shown (self, place));
      apply_width (self, place);
    }
  self->applying = FALSE;
}

static void
take_places (DmTaskColumns *self, GVariant *kept)
{
  g_autofree DmColumnPlace *standard = g_new (DmColumnPlace, dm_task_cells_n);

  for (guint i = 0; i < dm_task_cells_n; i++)
    standard[i] = dm_task_cells[i].place;
  g_clear_pointer (&self->places, g_array_unref);
  self->places = dm_column_layout_merge (standard, dm_task_cells_n, kept);
  /* What the rows are about is always there to read. */
  get_place (self, find_place (self, DM_FIELD_TEXT))->visible = TRUE;
  apply (self);
}

static void
tell_changed (DmTaskColumns *self)
{
  save (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- from the view to the places: what a person did by pointer --- */

static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, DmTaskColumns *self)
{
  int width = gtk_column_view_column_get_fixed_width (column);

  if (self->applying || width < 0)
    return;
  for (guint i = 0; i < self->places->len; i++)
    {
      DmColumnPlace *place = get_place (self, i);

      if (self->columns[place->field] == column)
        place->width = width / self->scale + 0.5 - get_extra_width (self, place->field);
    }
  save_when_still (self);
}

/* A column that is moved is out of the list for a moment. */
static void
columns_changed_cb (DmTaskColumns *self)
{
  GListModel *list = gtk_column_view_get_columns (self->view);
  g_autoptr (GArray) places = NULL;

  if (self->applying || g_list_model_get_n_items (list) < self->places->len)
    return;
  places = g_array_sized_new (FALSE, FALSE, sizeof (DmColumnPlace), self->places->len);
  for (guint i = 0; i < self->places->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (list, i);

      for (guint j = 0; j < self->places->len; j++)
        if (self->columns[get_place (self, j)->field] == column)
          g_array_append_val (places, *get_place (self, j));
    }
  g_return_if_fail (places->len == self->places->len);
  g_array_unref (self->places);
  self->places = g_steal_pointer (&places);
  tell_changed (self);
}

/* --- sorting: the view's heads choose, the store sorts --- */

static const DmTaskCell *asked;

static int
compare_nothing (gconstpointer a, gconstpointer b, gpointer cell)
{
  asked = cell;
  return GTK_ORDERING_SMALLER;
}

/* GTK 4.8 does not tell which head was pressed, but its sorter asks that column's first: so it is asked, and what is
 * answered shows the direction. */
static void
sorter_changed_cb (DmTaskColumns *self)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL), other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;
  DmSort sort;

  asked = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  sort = asked ? dm_task_field_sort (asked->place.field) : DM_SORT_OUTLINE;
  if (self->applying || (sort == self->sort && (order == GTK_ORDERING_LARGER) == self->descending))
    return;
  self->sort = sort;
  self->descending = order == GTK_ORDERING_LARGER;
  g_signal_emit (self, signals[SORTED], 0);
}

/* Two columns may have one order: the head that can be seen shows it. */
static GtkColumnViewColumn *
find_column_of_sort (DmTaskColumns *self, DmSort sort)
{
  GtkColumnViewColumn *found = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const DmColumnPlace *place = get_place (self, i);

      if (dm_task_field_sort (place->field) == sort && (found == NULL || is_shown (self, place)))
        found = self->columns[place->field];
    }
  return found;
}

DmSort
dm_task_columns_get_sort (DmTaskColumns *self, gboolean *descending)
{
  *descending = self->descending;
  return self->sort;
}

void
dm_task_columns_set_sort (DmTaskColumns *self, DmSort sort, gboolean descending)
{
  gboolean standard = sort == DM_SORT_OUTLINE && !descending;

  if (sort == self->sort && !descending == !self->descending)
    return;
  self->sort = sort;
  self->descending = descending;
  self->applying = TRUE;
  gtk_column_view_sort_by_column (self->view, standard ? NULL : find_column_of_sort (self, sort),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->applying = FALSE;
  g_signal_emit (self, signals[SORTED], 0);
}

/* --- making --- */

static GMenuModel *
make_head_menu (const DmTaskCell *cell)
{
  const struct
  {
    const char *label;
    const char *action;
  } entries[] = {
    { N_ ("_Hide this column"), "columns.hide" },
    { N_ ("Move to the _left"), "columns.move-left" },
    { N_ ("Move to the _right"), "columns.move-right" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new (), more = g_menu_new ();

  for (guint i = cell->place.field == DM_FIELD_TEXT; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (entries[i].label), NULL);

      g_menu_item_set_action_and_target (item, entries[i].action, "s", dm_task_field_to_nick (cell->place.field));
      g_menu_append_item (all, item);
    }
  g_menu_append (more, _ ("_Columns and order"), "columns.choose");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

static void
add_column (DmTaskColumns *self, const DmTaskCell *cell)
{
  g_autoptr (GtkColumnViewColumn) column
      = gtk_column_view_column_new (dm_task_field_title (cell->place.field), dm_task_cell_new_factory (cell));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_nothing, (gpointer) cell, NULL));
  g_autoptr (GMenuModel) menu = make_head_menu (cell);

  gtk_column_view_column_set_sorter (column, sorter);
  /* The one that takes what is left is made wider by its neighbours. */
  gtk_column_view_column_set_resizable (column, !cell->expands);
  gtk_column_view_column_set_expand (column, cell->expands);
  gtk_column_view_column_set_header_menu (column, menu);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self, 0);
  gtk_column_view_append_column (self->view, column);
  self->columns[cell->place.field] = column;
}

static void
dm_task_columns_dispose (GObject *object)
{
  DmTaskColumns *self = DM_TASK_COLUMNS (object);

  if (self->save_source)
    save (self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->places, g_array_unref);
  G_OBJECT_CLASS (dm_task_columns_parent_class)->dispose (object);
}

static void
dm_task_columns_class_init (DmTaskColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dm_task_columns_dispose;
  signals[CHANGED]
      = g_signal_new ("changed", DM_TYPE_TASK_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SORTED]
      = g_signal_new ("sorted", DM_TYPE_TASK_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dm_task_columns_init (DmTaskColumns *self)
{
  self->scale = 1;
}

DmTaskColumns *
dm_task_columns_new (GtkColumnView *view)
{
  DmTaskColumns *self = g_object_new (DM_TYPE_TASK_COLUMNS, NULL);

  self->view = view;
  for (guint i = 0; i < dm_task_cells_n; i++)
    add_column (self, &dm_task_cells[i]);
  take_places (self, NULL);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
dm_task_columns_set_settings (DmTaskColumns *self, DmSettings *settings)
{
  g_autoptr (GVariant) kept = dm_settings_dup_columns (settings);

  g_set_object (&self->settings, settings);
  take_places (self, kept);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
dm_task_columns_set_scale (DmTaskColumns *self, double scale)
{
  self->scale = scale;
  self->applying = TRUE;
  for (guint i = 0; i < self->places->len; i++)
    apply_width (self, get_place (self, i));
  self->applying = FALSE;
}

void
dm_task_columns_set_of_plans (DmTaskColumns *self, gboolean of_plans)
{
  g_autoptr (GtkListItemFactory) factory
      = dm_task_cell_new_factory (of_plans ? &dm_task_cell_code_of_plans : &dm_task_cells[DM_FIELD_CODE]);

  if (!self->of_plans == !of_plans)
    return;
  self->of_plans = of_plans;
  /* Cells are made anew only where there were none. */
  gtk_column_view_column_set_visible (self->columns[DM_FIELD_CODE], FALSE);
  gtk_column_view_column_set_factory (self->columns[DM_FIELD_CODE], factory);
  apply (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- by name --- */

const GArray *
dm_task_columns_get_places (DmTaskColumns *self)
{
  return self->places;
}

/* Returns: (transfer full) (element-type DmTaskField): what can be seen, from the left. The deadline's column shows the
 * last day too, where it has none of its own. */
GArray *
dm_task_columns_get_shown (DmTaskColumns *self)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (DmTaskField));
  const DmTaskField last_day = DM_FIELD_LAST_DAY;
  gboolean alone = is_shown (self, get_place (self, find_place (self, last_day)));

  for (guint i = 0; i < self->places->len; i++)
    {
      const DmColumnPlace *place = get_place (self, i);

      if (!is_shown (self, place))
        continue;
      g_array_append_val (fields, place->field);
      if (place->field == DM_FIELD_DEADLINE && !alone)
        g_array_append_val (fields, last_day);
    }
  return fields;
}

/* Of the tasks of one plan its name would be said in every row. */
gboolean
dm_task_columns_can_show (DmTaskColumns *self, DmTaskField field)
{
  return field != DM_FIELD_PLAN || self->of_plans;
}

gboolean
dm_task_columns_can_hide (DmTaskColumns *self, DmTaskField field)
{
  return field != DM_FIELD_TEXT;
}

void
dm_task_columns_set_visible (DmTaskColumns *self, DmTaskField field, gboolean visible)
{
  DmColumnPlace *place = get_place (self, find_place (self, field));

  if (!place->visible == !visible || !dm_task_columns_can_hide (self, field))
    return;
  place->visible = visible;
  apply (self);
  tell_changed (self);
}

/**
 * dm_task_columns_move:
 * @by: 1 or -1
 * @past_hidden: to the other side of the next column that is shown; else of the next that could be
 *
 * A step after which everything looks as before is none.
 *
 * Returns: %FALSE where it stands at the end
 */
gboolean
dm_task_columns_move (DmTaskColumns *self, DmTaskField field, int by, gboolean past_hidden)
{
  int from = find_place (self, field), to = from + by;
  DmColumnPlace place = *get_place (self, from);

  while (to >= 0 && to < (int) self->places->len
         && !(past_hidden ? is_shown (self, get_place (self, to))
                          : dm_task_columns_can_show (self, get_place (self, to)->field)))
    to += by;
  if (to < 0 || to >= (int) self->places->len)
    return FALSE;
  g_array_remove_index (self->places, from);
  g_array_insert_val (self->places, to, place);
  apply (self);
  tell_changed (self);
  return TRUE;
}

void
dm_task_columns_reset (DmTaskColumns *self)
{
  take_places (self, NULL);
  tell_changed (self);
}
