/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-chooser.h"
#include "dm-form-values.h"
#include "dm-line-list.h"
#include "dm-unit-list.h"

#include <adwaita.h>
#include <string.h>

/* --- one field --- */

static char *
read_text_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* By its words: the same choice may stand in another place next time. */
static char *
read_combo (AdwComboRow *row)
{
  gpointer item = adw_combo_row_get_selected_item (row);

  return GTK_IS_STRING_OBJECT (item) ? g_strdup (gtk_string_object_get_string (item)) : NULL;
}

static void
choose (AdwComboRow *row, const char *words)
{
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; model && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (gtk_string_object_get_string (item), words) == 0)
        adw_combo_row_set_selected (row, i);
    }
}

static char *
read_unit_list (DmUnitList *list)
{
  g_autoptr (GPtrArray) ids = dm_unit_list_dup_ids (list);

  g_ptr_array_add (ids, NULL);
  return g_strjoinv ("\n", (char **) ids->pdata);
}

static void
write_unit_list (DmUnitList *list, const char *value)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) split = g_strsplit (value, "\n", -1);

  for (guint i = 0; split[i]; i++)
    if (*split[i])
      g_ptr_array_add (ids, g_strdup (split[i]));
  dm_unit_list_set_ids (list, ids);
}

/* NULL for what is no field. */
static char *
read_field (GtkWidget *widget)
{
  if (ADW_IS_ENTRY_ROW (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget))
    return read_text_view (GTK_TEXT_VIEW (widget));
  if (ADW_IS_COMBO_ROW (widget))
    return read_combo (ADW_COMBO_ROW (widget));
  if (DM_IS_CHOOSER (widget))
    return g_strdup (dm_chooser_get_id (DM_CHOOSER (widget)) ? dm_chooser_get_id (DM_CHOOSER (widget)) : "");
  if (DM_IS_UNIT_LIST (widget))
    return read_unit_list (DM_UNIT_LIST (widget));
  if (DM_IS_LINE_LIST (widget))
    return dm_line_list_dup_text (DM_LINE_LIST (widget));
  if (GTK_IS_SWITCH (widget))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (widget)) ? "1" : "0");
  if (ADW_IS_EXPANDER_ROW (widget) && adw_expander_row_get_show_enable_switch (ADW_EXPANDER_ROW (widget)))
    return g_strdup (adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (widget)) ? "1" : "0");
  return NULL;
}

static void
write_field (GtkWidget *widget, const char *value)
{
  if (ADW_IS_ENTRY_ROW (widget))
    gtk_editable_set_text (GTK_EDITABLE (widget), value);
  else if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), value, -1);
  else if (ADW_IS_COMBO_ROW (widget))
    choose (ADW_COMBO_ROW (widget), value);
  else if (DM_IS_CHOOSER (widget))
    dm_chooser_set_id (DM_CHOOSER (widget), *value ? value : NULL, NULL);
  else if (DM_IS_UNIT_LIST (widget))
    write_unit_list (DM_UNIT_LIST (widget), value);
  else if (DM_IS_LINE_LIST (widget))
    dm_line_list_set_text (DM_LINE_LIST (widget), value);
  else if (GTK_IS_SWITCH (widget))
    gtk_switch_set_active (GTK_SWITCH (widget), *value == '1');
  else if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (widget), *value == '1');
}

/* --- all of them --- */

typedef void (*FieldFunc) (GtkWidget *field, const char *name, gpointer user_data);

static void
for_each_field (GtkWidget *widget, FieldFunc func, gpointer user_data)
{
  const char *name = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  g_autofree char *value = name ? read_field (widget) : NULL;

  if (value)
    func (widget, name, user_data);
  /* What is inside of a field is the toolkit's; only an expander row holds other fields. */
  if (value && !ADW_IS_EXPANDER_ROW (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    for_each_field (child, func, user_data);
}

static void
collect_field (GtkWidget *field, const char *name, gpointer values)
{
  g_hash_table_insert (values, g_strdup (name), read_field (field));
}

DmFormValues *
dm_form_values_collect (GtkWidget *form)
{
  DmFormValues *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for_each_field (form, collect_field, values);
  return values;
}

static void
apply_field (GtkWidget *field, const char *name, gpointer values)
{
  const char *value = g_hash_table_lookup (values, name);
  g_autofree char *present = read_field (field);

  if (value && g_strcmp0 (value, present) != 0)
    write_field (field, value);
}

/* A field without a value stays as it is. */
void
dm_form_values_apply (GtkWidget *form, DmFormValues *values)
{
  for_each_field (form, apply_field, values);
}

typedef struct
{
  GCallback changed;
  gpointer object;
} Watch;

static void
watch_field (GtkWidget *field, const char *name, gpointer user_data)
{
  const Watch *watch = user_data;
  gpointer teller = GTK_IS_TEXT_VIEW (field) ? (gpointer) gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)) : field;
  const char *signal = ADW_IS_COMBO_ROW (field)      ? "notify::selected"
                       : DM_IS_CHOOSER (field)       ? "notify::id"
                       : GTK_IS_SWITCH (field)       ? "notify::active"
                       : ADW_IS_EXPANDER_ROW (field) ? "notify::enable-expansion"
                                                     : "changed";

  g_signal_connect_object (teller, signal, watch->changed, watch->object, G_CONNECT_SWAPPED);
}

/* @changed is called with @object whenever a field's value may have changed. */
void
dm_form_values_watch (GtkWidget *form, GCallback changed, gpointer object)
{
  Watch watch = { changed, object };

  for_each_field (form, watch_field, &watch);
}

typedef struct
{
  const char *name;
  GtkWidget *field;
} Wanted;

static void
match_field (GtkWidget *field, const char *name, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (g_strcmp0 (name, wanted->name) == 0)
    wanted->field = field;
}

static GtkWidget *
find_field (GtkWidget *form, const char *name)
{
  Wanted wanted = { name, NULL };

  for_each_field (form, match_field, &wanted);
  return wanted.field;
}

/* The words above a text: the label that leads to it. */
static char *
dup_mnemonic_label (GtkWidget *field)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (field);

  return labels && GTK_IS_LABEL (labels->data) ? g_strdup (gtk_label_get_text (labels->data)) : g_strdup ("");
}

/**
 * dm_form_values_dup_label:
 *
 * Returns: (transfer full): what the form calls the field
 */
char *
dm_form_values_dup_label (GtkWidget *form, const char *name)
{
  GtkWidget *field = find_field (form, name), *row;

  if (field == NULL)
    return g_strdup ("");
  if (DM_IS_LINE_LIST (field))
    return g_strdup (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (field)));
  row = ADW_IS_PREFERENCES_ROW (field) ? field : gtk_widget_get_ancestor (field, ADW_TYPE_PREFERENCES_ROW);
  return row ? g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))) : dup_mnemonic_label (field);
}

/* Units and people by their names: nobody reads ids. */
char *
dm_form_values_dup_words (GtkWidget *form, const char *name, const char *value)
{
  GtkWidget *field = find_field (form, name);

  if (DM_IS_CHOOSER (field))
    return g_strdup (dm_chooser_find_name (DM_CHOOSER (field), value));
  if (DM_IS_UNIT_LIST (field))
    return dm_unit_list_dup_names (DM_UNIT_LIST (field), value);
  return g_strdup (value);
}

/* --- comparing --- */

/* What only one of them knows is no change: a form may have grown since, or have fewer fields than another. */
static gboolean
is_changed (DmFormValues *base, DmFormValues *values, const char *name)
{
  const char *before = g_hash_table_lookup (base, name), *after = g_hash_table_lookup (values, name);

  return before != NULL && after != NULL && strcmp (before, after) != 0;
}

gboolean
dm_form_values_equal (DmFormValues *a, DmFormValues *b)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, b);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (is_changed (a, b, name))
      return FALSE;
  return TRUE;
}

static gboolean
is_in_conflict (DmFormValues *base, DmFormValues *mine, DmFormValues *theirs, const char *name)
{
  return is_changed (base, mine, name) && is_changed (base, theirs, name) && is_changed (mine, theirs, name);
}

/* A number or a day: of two only one can be meant. */
static gboolean
is_value (const char *text)
{
  return text[strspn (text, "0123456789/.-% ")] == '\0';
}

/* Theirs, and behind them those of mine that they do not have. */
static char *
join_lines (const char *theirs, const char *mine)
{
  g_auto (GStrv) kept = g_strsplit (theirs, "\n", -1), added = g_strsplit (mine, "\n", -1);
  GString *lines = g_string_new (theirs);

  for (guint i = 0; added[i]; i++)
    if (!g_strv_contains ((const char *const *) kept, added[i]))
      g_string_append_printf (lines, "%s%s", lines->len ? "\n" : "", added[i]);
  return g_string_free (lines, FALSE);
}

/* One behind the other, so that nothing is lost; mine where the field holds but one of them. */
static char *
join (GtkWidget *form, const char *name, const char *theirs, const char *mine)
{
  GtkWidget *field = find_field (form, name);

  if (DM_IS_LINE_LIST (field))
    return join_lines (theirs, mine);
  if (*mine == '\0' && (GTK_IS_TEXT_VIEW (field) || ADW_IS_ENTRY_ROW (field)))
    return g_strdup (theirs);
  if (GTK_IS_TEXT_VIEW (field) && *theirs)
    return g_strconcat (theirs, "\n", mine, NULL);
  if (ADW_IS_ENTRY_ROW (field) && *theirs && !is_value (theirs) && !is_value (mine))
    return g_strconcat (theirs, "; ", mine, NULL);
  return g_strdup (mine);
}

static char *
merge_field (GtkWidget *form, DmFormValues *base, DmFormValues *mine, DmFormValues *theirs, const char *name, DmMerge merge)
{
  const char *my = g_hash_table_lookup (mine, name), *their = g_hash_table_lookup (theirs, name);

  if (merge == DM_MERGE_THEIRS || my == NULL || !is_changed (base, mine, name))
    return g_strdup (their);
  if (merge == DM_MERGE_BOTH && is_in_conflict (base, mine, theirs, name))
    return join (form, name, their, my);
  return g_strdup (my);
}

/**
 * dm_form_values_merge:
 *
 * Returns: (transfer full): a value for each field of @theirs
 */
DmFormValues *
dm_form_values_merge (GtkWidget *form, DmFormValues *base, DmFormValues *mine, DmFormValues *theirs, DmMerge merge)
{
  DmFormValues *merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_insert (merged, g_strdup (name), merge_field (form, base, mine, theirs, name, merge));
  return merged;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dm_form_values_list_conflicts:
 *
 * Returns: (transfer full) (element-type utf8): the fields that both changed, and not to the same, by name
 */
GPtrArray *
dm_form_values_list_conflicts (DmFormValues *base, DmFormValues *mine, DmFormValues *theirs)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, theirs);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (is_in_conflict (base, mine, theirs, name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}
