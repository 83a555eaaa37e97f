/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-units-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define DM_TYPE_UNITS_DIALOG (dm_units_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DmUnitsDialog, dm_units_dialog, DM, UNITS_DIALOG, AdwWindow)

struct _DmUnitsDialog
{
  AdwWindow parent_instance;

  DmReview *review;
  GPtrArray *units;   /* AdwComboRow: what each unit is to be; its title is the unit's name */
  GPtrArray *tasks;   /* AdwActionRow with a check button in front */

  GtkWidget *give_button;
  AdwPreferencesGroup *unit_group;
  AdwPreferencesGroup *task_group;
  GtkWidget *all_button;
};

G_DEFINE_FINAL_TYPE (DmUnitsDialog, dm_units_dialog, ADW_TYPE_WINDOW)

/* In the order of the rows of a unit's list. */
enum
{
  AS_COORDINATING,
  AS_LEAD,
  AS_NOTHING
};

static GtkCheckButton *
get_check (DmUnitsDialog *self, guint position)
{
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (g_ptr_array_index (self->tasks, position)));
}

static guint
get_key (DmUnitsDialog *self, guint position)
{
  return GPOINTER_TO_UINT (g_object_get_data (g_ptr_array_index (self->tasks, position), "key"));
}

/* The units that are to be @role, NULL-terminated. */
static char **
list_units (DmUnitsDialog *self, guint role)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->units->len; i++)
    if (adw_combo_row_get_selected (g_ptr_array_index (self->units, i)) == role)
      g_ptr_array_add (names, g_strdup (adw_preferences_row_get_title (g_ptr_array_index (self->units, i))));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_steal (names, NULL);
}

/* --- what would come of it, said at each task --- */

static void
append_part (GString *words, const char *label, char **names, const char *mark)
{
  g_autofree char *joined = g_strjoinv ("; ", names);

  if (*joined)
    g_string_append_printf (words, "%s%s%s: %s", words->len ? "\n" : "", mark, label, joined);
}

static void
show_task (DmUnitsDialog *self, guint position, char **lead, char **coordinating)
{
  const DmProposalItem *item = dm_proposal_find_key (dm_review_get_proposal (self->review), get_key (self, position), NULL);
  gboolean chosen = gtk_check_button_get_active (get_check (self, position));
  g_autoptr (GString) words = g_string_new (NULL);

  append_part (words, _ ("Lead"), item->lead, "");
  append_part (words, _ ("Coordinating"), item->coordinating, "");
  if (words->len == 0)
    g_string_append (words, _ ("no unit"));
  if (chosen)
    {
      append_part (words, _ ("Lead"), lead, "+ ");
      append_part (words, _ ("Coordinating"), coordinating, "+ ");
    }
  adw_action_row_set_subtitle (g_ptr_array_index (self->tasks, position), words->str);
}

static void
show_choice (DmUnitsDialog *self)
{
  g_auto (GStrv) lead = list_units (self, AS_LEAD), coordinating = list_units (self, AS_COORDINATING);
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < self->tasks->len; i++)
    {
      n += gtk_check_button_get_active (get_check (self, i));
      show_task (self, i, lead, coordinating);
    }
  label = g_strdup_printf (ngettext ("Give to %u task", "Give to %u tasks", n), n);
  gtk_button_set_label (GTK_BUTTON (self->give_button), label);
  gtk_widget_set_sensitive (self->give_button, n > 0 && (lead[0] || coordinating[0]));
}

/* --- what a person does --- */

static void
all_clicked_cb (DmUnitsDialog *self)
{
  for (guint i = 0; i < self->tasks->len; i++)
    gtk_check_button_set_active (get_check (self, i), TRUE);
}

static void
give_clicked_cb (DmUnitsDialog *self)
{
  g_auto (GStrv) lead = list_units (self, AS_LEAD), coordinating = list_units (self, AS_COORDINATING);
  DmProposal *proposal = dm_review_begin (self->review, NULL);

  for (guint i = 0; i < self->tasks->len; i++)
    if (gtk_check_button_get_active (get_check (self, i)))
      dm_proposal_add_units (proposal, get_key (self, i), lead, coordinating);
  dm_review_end (self->review);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- rows --- */

static void
add_unit (DmUnitsDialog *self, const char *name, guint role)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *const roles[] = { _ ("Coordinating"), _ ("Lead"), _ ("Not given"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (roles);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), role);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->units, row);
  adw_preferences_group_add (self->unit_group, row);
}

static void
add_task (DmUnitsDialog *self, const DmProposalItem *item)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  g_autofree char *title = g_strdup_printf ("%s  %s", item->code ? item->code : "", item->text ? item->text : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "key", GUINT_TO_POINTER (item->key));
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->tasks, row);
  adw_preferences_group_add (self->task_group, row);
}

/* --- the object --- */

static void
dm_units_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_UNITS_DIALOG);
  G_OBJECT_CLASS (dm_units_dialog_parent_class)->dispose (object);
}

static void
dm_units_dialog_finalize (GObject *object)
{
  DmUnitsDialog *self = DM_UNITS_DIALOG (object);

  g_clear_object (&self->review);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->tasks);
  G_OBJECT_CLASS (dm_units_dialog_parent_class)->finalize (object);
}

static void
dm_units_dialog_class_init (DmUnitsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_units_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_units_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-units-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmUnitsDialog, name)
  BIND (give_button);
  BIND (unit_group);
  BIND (task_group);
  BIND (all_button);
#undef BIND
}

static void
dm_units_dialog_init (DmUnitsDialog *self)
{
  self->units = g_ptr_array_new ();
  self->tasks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dm_units_dialog_present (DmReview *review, GtkWindow *parent)
{
  DmUnitsDialog *self = g_object_new (DM_TYPE_UNITS_DIALOG, "transient-for", parent, NULL);
  const DmProposal *proposal = dm_review_get_proposal (review);
  const DmProposalItem *duty = dm_review_get_item (review);
  g_autofree char *title = g_strdup_printf (_ ("Units of %s"), duty->code ? duty->code : "");

  self->review = g_object_ref (review);
  gtk_window_set_title (GTK_WINDOW (self), title);
  for (guint i = 0; duty->lead[i]; i++)
    add_unit (self, duty->lead[i], AS_LEAD);
  for (guint i = 0; duty->coordinating[i]; i++)
    add_unit (self, duty->coordinating[i], AS_COORDINATING);
  for (guint i = 0; i < proposal->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (proposal->items, i);

      if (item->kind == DM_ITEM_TASK && item->accepted)
        add_task (self, item);
    }
  gtk_widget_set_sensitive (self->all_button, self->tasks->len > 0);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (620, gtk_widget_get_width (GTK_WIDGET (parent))), 680);
  show_choice (self);
  gtk_window_present (GTK_WINDOW (self));
}
