/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-chooser.h"
#include "dm-unit-list.h"

#include <glib/gi18n.h>

struct _DmUnitList
{
  AdwPreferencesGroup parent_instance;

  DmChooser *chooser;
  GPtrArray *ids;     /* utf8: in the order chosen */
  GPtrArray *rows;    /* GtkWidget, borrowed: a row for each */
  GPtrArray *units;   /* DmUnit, NULL until they were read */
};

G_DEFINE_FINAL_TYPE (DmUnitList, dm_unit_list, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

static const char *
find_name (DmUnitList *self, const char *id)
{
  for (guint i = 0; self->units && i < self->units->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (self->units, i))->id, id) == 0)
      return ((const DmUnit *) g_ptr_array_index (self->units, i))->name;
  return "…";
}

static void show_rows (DmUnitList *self);

static void
remove_clicked_cb (DmUnitList *self, GtkWidget *button)
{
  guint i;

  if (g_ptr_array_find (self->rows, g_object_get_data (G_OBJECT (button), "row"), &i))
    g_ptr_array_remove_index (self->ids, i);
  show_rows (self);
  g_signal_emit (self, changed_signal, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static GtkWidget *
make_row (DmUnitList *self, const char *name)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *words = g_strdup_printf (_ ("%s: take away"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_rows (DmUnitList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->ids->len; i++)
    {
      GtkWidget *row = make_row (self, find_name (self, g_ptr_array_index (self->ids, i)));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

/* What was chosen becomes a row, and the chooser is ready for the next. */
static void
chosen_cb (DmUnitList *self)
{
  const char *id = dm_chooser_get_id (self->chooser);

  if (id == NULL)
    return;
  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    g_ptr_array_add (self->ids, g_strdup (id));
  dm_chooser_set_id (self->chooser, NULL, NULL);
  show_rows (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmUnitList) self = user_data;
  GPtrArray *units = dm_office_list_units_finish (DM_OFFICE (source), result, NULL);

  if (units == NULL)
    return;
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = units;
  show_rows (self);
}

static void
dm_unit_list_finalize (GObject *object)
{
  DmUnitList *self = DM_UNIT_LIST (object);

  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  G_OBJECT_CLASS (dm_unit_list_parent_class)->finalize (object);
}

static void
dm_unit_list_class_init (DmUnitListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dm_unit_list_finalize;
  changed_signal = g_signal_new ("changed", DM_TYPE_UNIT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dm_unit_list_init (DmUnitList *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new ();
  self->chooser = g_object_new (DM_TYPE_CHOOSER, "prompt", _ ("Add…"), NULL);
  g_object_bind_property (self, "title", self->chooser, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->chooser, "notify::id", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->chooser));
}

void
dm_unit_list_load (DmUnitList *self, DmOffice *office, gboolean gone_too, const char *but_not)
{
  dm_chooser_offer (self->chooser, gone_too, but_not);
  dm_chooser_load_units (self->chooser, office);
  dm_office_list_units_async (office, NULL, units_listed_cb, g_object_ref (self));
}

void
dm_unit_list_set_ids (DmUnitList *self, const GPtrArray *ids)
{
  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (self->ids, g_strdup (g_ptr_array_index (ids, i)));
  show_rows (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * dm_unit_list_dup_ids:
 *
 * Returns: (transfer full) (element-type utf8): what is chosen, in that order
 */
GPtrArray *
dm_unit_list_dup_ids (DmUnitList *self)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->ids->len; i++)
    g_ptr_array_add (ids, g_strdup (g_ptr_array_index (self->ids, i)));
  return ids;
}

char *
dm_unit_list_dup_names (DmUnitList *self, const char *ids)
{
  g_auto (GStrv) split = g_strsplit (ids ? ids : "", "\n", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; split[i]; i++)
    if (*split[i])
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", find_name (self, split[i]));
  return g_string_free (g_steal_pointer (&names), FALSE);
}
