/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-copy-dialog.h"
#include "dm-copy-row.h"

#include <glib/gi18n.h>

struct _DmCopyDialog
{
  DmDialog parent_instance;

  DmOffice *office;
  DmPlan *plan;        /* the old one */
  DmSequel *sequel;    /* NULL until it was proposed */
  GPtrArray *rows;     /* one for each item that is shown */
  char *proposed;      /* the title as it was proposed: what a person typed is not proposed anew */

  GtkStack *steps;
  AdwEntryRow *number;
  AdwEntryRow *symbol;
  AdwEntryRow *issued_on;
  AdwEntryRow *title_row;
  GtkSpinButton *years;
  GtkSwitch *cite;
  GtkLabel *summary;
  AdwPreferencesGroup *asks;
  AdwPreferencesGroup *moved;
  AdwPreferencesGroup *left;
};

G_DEFINE_FINAL_TYPE (DmCopyDialog, dm_copy_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

/* --- what is proposed --- */

static AdwPreferencesGroup *
get_group (DmCopyDialog *self, const DmSequelItem *item)
{
  return item->notes & DM_SEQUEL_CANCELLED ? self->left : dm_sequel_item_asks (item) ? self->asks : self->moved;
}

static void
clear_rows (DmCopyDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->asks), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->moved), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->left), FALSE);
}

/* Sections come along by themselves: they have no deadline. */
static void
show_items (DmCopyDialog *self, DmDay plan_date)
{
  for (guint i = 0; i < self->sequel->items->len; i++)
    {
      DmSequelItem *item = g_ptr_array_index (self->sequel->items, i);
      AdwPreferencesGroup *group = get_group (self, item);
      GtkWidget *row;

      if (item->source->kind == DM_ITEM_SECTION)
        continue;
      row = dm_copy_row_new (item, dm_office_get_rules (self->office), plan_date);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->rows, row);
      gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
    }
}

/* The new plan's year begins; of a plan without a date nobody knows which it is. */
static DmDay
get_first_day (DmCopyDialog *self)
{
  int year = dm_day_year (self->plan->issued_on);

  if (year == 0)
    return DM_DAY_NONE;
  return dm_day_from_ymd (year + gtk_spin_button_get_value_as_int (self->years), 1, 1);
}

static void
proposed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmCopyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmSequel) sequel = dm_office_propose_sequel_finish (DM_OFFICE (source), result, &error);

  if (self->rows == NULL)
    return;
  if (sequel == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  /* An answer to an older question. */
  if (sequel->years != gtk_spin_button_get_value_as_int (self->years))
    return;
  clear_rows (self);
  g_clear_pointer (&self->sequel, dm_sequel_free);
  self->sequel = g_steal_pointer (&sequel);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->title_row)), self->proposed ? self->proposed : "") == 0)
    dm_form_set_row (self->title_row, self->sequel->plan->title);
  g_free (self->proposed);
  self->proposed = g_strdup (self->sequel->plan->title);
  show_items (self, get_first_day (self));
}

static void
years_changed_cb (DmCopyDialog *self)
{
  if (self->office)
    dm_office_propose_sequel_async (self->office, self->plan->id, gtk_spin_button_get_value_as_int (self->years),
                                    get_first_day (self), NULL, proposed_cb, g_object_ref (self));
}

/* --- the steps: the head of the new plan, then what becomes of each task --- */

static gboolean
is_reviewing (DmCopyDialog *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->steps), "review");
}

static void
show_form (DmCopyDialog *self)
{
  dm_dialog_go_to (self->steps, "form");
  dm_dialog_set_buttons (DM_DIALOG (self), _ ("Cancel"), _ ("Continue"), TRUE);
}

static gboolean
dm_copy_dialog_back (DmDialog *dialog)
{
  DmCopyDialog *self = DM_COPY_DIALOG (dialog);

  if (!is_reviewing (self))
    return FALSE;
  show_form (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->number));
  return TRUE;
}

/* "580/KH-BQL → 12/KH-BQL" */
static void
review (DmCopyDialog *self)
{
  g_autofree char *before = dm_plan_dup_label (self->plan), *after = dm_plan_dup_label (self->sequel->plan);
  g_autofree char *words = g_strdup_printf (C_ ("move", "%s → %s"), before, after);

  gtk_label_set_text (self->summary, words);
  dm_dialog_go_to (self->steps, "review");
  dm_dialog_set_buttons (DM_DIALOG (self), _ ("Back"), _ ("Save"), TRUE);
}

/* --- keeping it --- */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmCopyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_office_copy_plan_finish (DM_OFFICE (source), result, &error);

  if (plan == NULL)
    {
      /* What is refused is mostly the number, which another plan has. */
      show_form (self);
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, plan->id);
  dm_dialog_done (DM_DIALOG (self));
}

static void
take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static void
cite_old_plan (DmCopyDialog *self, DmPlan *draft)
{
  g_autofree char *label = dm_plan_dup_label (self->plan);

  g_ptr_array_set_size (draft->references, self->plan->references->len);
  if (gtk_switch_get_active (self->cite))
    g_ptr_array_add (draft->references, dm_reference_new (label, self->plan->issued_on));
}

/* The number of years may still be half typed, or asked about. */
static gboolean
read_head (DmCopyDialog *self)
{
  DmDialog *dialog = DM_DIALOG (self);
  DmPlan *draft;

  gtk_spin_button_update (self->years);
  if (self->sequel == NULL || self->sequel->years != gtk_spin_button_get_value_as_int (self->years))
    {
      dm_dialog_fail (dialog, _ ("The old plan is still being read; try again in a moment."));
      return FALSE;
    }
  draft = self->sequel->plan;
  if (!dm_form_get_day (dialog, self->issued_on, &draft->issued_on))
    return FALSE;
  take (&draft->number, dm_form_dup_row (self->number));
  take (&draft->symbol, dm_form_dup_row (self->symbol));
  take (&draft->title, dm_form_dup_row (self->title_row));
  cite_old_plan (self, draft);
  return TRUE;
}

static void
dm_copy_dialog_save (DmDialog *dialog)
{
  DmCopyDialog *self = DM_COPY_DIALOG (dialog);

  if (!is_reviewing (self))
    {
      if (read_head (self))
        review (self);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    dm_copy_row_read (g_ptr_array_index (self->rows, i));
  dm_office_copy_plan_async (dm_dialog_get_office (dialog), self->sequel, NULL, copied_cb, g_object_ref (self));
}

/* --- the object --- */

static void
dm_copy_dialog_dispose (GObject *object)
{
  DmCopyDialog *self = DM_COPY_DIALOG (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_COPY_DIALOG);
  g_clear_pointer (&self->sequel, dm_sequel_free);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (dm_copy_dialog_parent_class)->dispose (object);
}

static void
dm_copy_dialog_finalize (GObject *object)
{
  DmCopyDialog *self = DM_COPY_DIALOG (object);

  dm_plan_unref (self->plan);
  g_free (self->proposed);
  G_OBJECT_CLASS (dm_copy_dialog_parent_class)->finalize (object);
}

static void
dm_copy_dialog_class_init (DmCopyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_copy_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_copy_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_copy_dialog_save;
  DM_DIALOG_CLASS (klass)->back = dm_copy_dialog_back;
  saved_signal = g_signal_new ("saved", DM_TYPE_COPY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-copy-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, years_changed_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmCopyDialog, name)
  BIND (steps);
  BIND (number);
  BIND (symbol);
  BIND (issued_on);
  BIND (title_row);
  BIND (years);
  BIND (cite);
  BIND (summary);
  BIND (asks);
  BIND (moved);
  BIND (left);
#undef BIND
}

static void
dm_copy_dialog_init (DmCopyDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

DmCopyDialog *
dm_copy_dialog_new (const DmPlan *plan, DmOffice *office)
{
  DmCopyDialog *self = g_object_new (DM_TYPE_COPY_DIALOG, NULL);

  self->plan = dm_plan_copy (plan);
  self->office = g_object_ref (office);
  dm_form_set_row (self->symbol, plan->symbol);
  show_form (self);
  years_changed_cb (self);
  return self;
}
