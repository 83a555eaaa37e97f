/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-extension-dialog.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmExtensionDialog
{
  DmDialog parent_instance;

  char *item_id;
  GPtrArray *choices; /* DmExtension: the deadline and its present end, one for each choice */

  AdwComboRow *deadline;
  AdwEntryRow *new_end;
  AdwEntryRow *decided_on;
  AdwEntryRow *document;
  GtkTextView *reason;
};

G_DEFINE_FINAL_TYPE (DmExtensionDialog, dm_extension_dialog, DM_TYPE_DIALOG)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmExtensionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) item = dm_office_save_extension_finish (DM_OFFICE (source), result, &error);

  if (item)
    dm_dialog_done (DM_DIALOG (self));
  else
    dm_dialog_fail_error (DM_DIALOG (self), error);
}

static void
dm_extension_dialog_save (DmDialog *dialog)
{
  DmExtensionDialog *self = DM_EXTENSION_DIALOG (dialog);
  guint selected = adw_combo_row_get_selected (self->deadline);
  g_autoptr (DmExtension) draft = NULL;

  if (selected >= self->choices->len)
    {
      dm_dialog_fail (dialog, _ ("This task has no deadline that could be extended."));
      return;
    }
  draft = dm_extension_copy (g_ptr_array_index (self->choices, selected));
  if (!dm_form_get_day (dialog, self->new_end, &draft->new_end)
      || !dm_form_get_day (dialog, self->decided_on, &draft->decided_on))
    return;
  draft->item_id = g_strdup (self->item_id);
  draft->document = dm_form_dup_row (self->document);
  draft->reason = dm_form_dup_text (self->reason);
  dm_office_save_extension_async (dm_dialog_get_office (dialog), draft, NULL, saved_cb, g_object_ref (self));
}

static void
dm_extension_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_EXTENSION_DIALOG);
  G_OBJECT_CLASS (dm_extension_dialog_parent_class)->dispose (object);
}

static void
dm_extension_dialog_finalize (GObject *object)
{
  DmExtensionDialog *self = DM_EXTENSION_DIALOG (object);

  g_free (self->item_id);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (dm_extension_dialog_parent_class)->finalize (object);
}

static void
dm_extension_dialog_class_init (DmExtensionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_extension_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_extension_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_extension_dialog_save;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-extension-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmExtensionDialog, deadline);
  gtk_widget_class_bind_template_child (widget_class, DmExtensionDialog, new_end);
  gtk_widget_class_bind_template_child (widget_class, DmExtensionDialog, decided_on);
  gtk_widget_class_bind_template_child (widget_class, DmExtensionDialog, document);
  gtk_widget_class_bind_template_child (widget_class, DmExtensionDialog, reason);
}

static void
dm_extension_dialog_init (DmExtensionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_extension_free);
}

DmExtensionDialog *
dm_extension_dialog_new (const DmItem *item, const DmRules *rules, DmDay today)
{
  DmExtensionDialog *self = g_object_new (DM_TYPE_EXTENSION_DIALOG, NULL);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  g_autofree char *key = NULL;
  g_autofree char *title = NULL;

  self->item_id = g_strdup (item->id);
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      DmDay end = dm_item_deadline_end (item, deadline, rules, today);
      DmExtension *choice;
      g_autofree char *day = dm_words_day (end);
      g_autofree char *label = g_strdup_printf ("%s · %s", deadline->raw, day);

      if (end == DM_DAY_NONE)
        continue;
      choice = dm_extension_new ();
      choice->deadline_id = g_strdup (deadline->id);
      choice->old_end = end;
      g_ptr_array_add (self->choices, choice);
      gtk_string_list_append (words, label);
    }
  adw_combo_row_set_model (self->deadline, G_LIST_MODEL (words));
  dm_form_set_day (self->decided_on, today);
  key = g_strdup_printf ("new-extension:%s", item->id);
  title = g_strdup_printf ("%s %s", gtk_window_get_title (GTK_WINDOW (self)), item->code ? item->code : "");
  dm_dialog_set_subject (DM_DIALOG (self), key, g_strchomp (title));
  return self;
}
