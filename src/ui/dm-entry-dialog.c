/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-entry-dialog.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmEntryDialog
{
  DmDialog parent_instance;

  DmEntry *draft;
  DmDay today;
  GArray *ends; /* DmDay: what the choices of "for" stand for; the first stands for none */

  AdwEntryRow *percent;
  AdwEntryRow *on;
  GtkSwitch *done;
  AdwEntryRow *done_on;
  AdwComboRow *for_end;
  GtkTextView *result;
  GtkTextView *difficulty;
  GtkTextView *proposal;
  AdwEntryRow *by;
};

G_DEFINE_FINAL_TYPE (DmEntryDialog, dm_entry_dialog, DM_TYPE_DIALOG)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmEntryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) item = dm_office_save_entry_finish (DM_OFFICE (source), result, &error);

  if (item)
    dm_dialog_done (DM_DIALOG (self));
  else
    dm_dialog_fail_error (DM_DIALOG (self), error);
}

static void
take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static gboolean
read_form (DmEntryDialog *self)
{
  DmDialog *dialog = DM_DIALOG (self);
  DmEntry *draft = self->draft;

  if (!dm_form_get_int (dialog, self->percent, -1, &draft->percent) || !dm_form_get_day (dialog, self->on, &draft->on)
      || !dm_form_get_day (dialog, self->done_on, &draft->done_on))
    return FALSE;
  if (!gtk_switch_get_active (self->done))
    draft->done_on = DM_DAY_NONE;
  else if (draft->done_on == DM_DAY_NONE)
    draft->done_on = draft->on;
  draft->for_end = g_array_index (self->ends, DmDay, adw_combo_row_get_selected (self->for_end));
  take (&draft->result, dm_form_dup_text (self->result));
  take (&draft->difficulty, dm_form_dup_text (self->difficulty));
  take (&draft->proposal, dm_form_dup_text (self->proposal));
  take (&draft->by, dm_form_dup_row (self->by));
  return TRUE;
}

static void
dm_entry_dialog_save (DmDialog *dialog)
{
  DmEntryDialog *self = DM_ENTRY_DIALOG (dialog);

  if (read_form (self))
    dm_office_save_entry_async (dm_dialog_get_office (dialog), self->draft, NULL, saved_cb, g_object_ref (self));
}

/* --- somebody else corrected the same entry first --- */

static void fill_form (DmEntryDialog *self);

static const DmEntry *
find_entry (const GPtrArray *items, const char *id)
{
  const DmItem *item = items->len ? g_ptr_array_index (items, 0) : NULL;

  for (guint i = 0; item && i < item->entries->len; i++)
    if (g_strcmp0 (((const DmEntry *) g_ptr_array_index (item->entries, i))->id, id) == 0)
      return g_ptr_array_index (item->entries, i);
  return NULL;
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmEntryDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dm_office_get_items_finish (DM_OFFICE (source), result, &error);
  const DmEntry *entry = items ? find_entry (items, self->draft->id) : NULL;

  if (items == NULL)
    dm_dialog_fail_error (DM_DIALOG (self), error);
  else if (entry == NULL)
    dm_dialog_fail (DM_DIALOG (self), _ ("Somebody else deleted this meanwhile. Undo that in the history to save here."));
  else
    {
      dm_entry_free (self->draft);
      self->draft = dm_entry_copy (entry);
      fill_form (self);
      dm_dialog_reloaded (DM_DIALOG (self));
    }
}

static void
dm_entry_dialog_reload (DmDialog *dialog)
{
  DmEntryDialog *self = DM_ENTRY_DIALOG (dialog);
  const char *id = self->draft->item_id;

  dm_office_get_items_async (dm_dialog_get_office (dialog), &id, 1, NULL, reloaded_cb, g_object_ref (self));
}

static void
dm_entry_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_ENTRY_DIALOG);
  G_OBJECT_CLASS (dm_entry_dialog_parent_class)->dispose (object);
}

static void
dm_entry_dialog_finalize (GObject *object)
{
  DmEntryDialog *self = DM_ENTRY_DIALOG (object);

  dm_entry_free (self->draft);
  g_array_unref (self->ends);
  G_OBJECT_CLASS (dm_entry_dialog_parent_class)->finalize (object);
}

static void
dm_entry_dialog_class_init (DmEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_entry_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_entry_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_entry_dialog_save;
  DM_DIALOG_CLASS (klass)->reload = dm_entry_dialog_reload;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, percent);
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, on);
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, done);
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, done_on);
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, for_end);
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, result);
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, difficulty);
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, proposal);
  gtk_widget_class_bind_template_child (widget_class, DmEntryDialog, by);
}

static void
dm_entry_dialog_init (DmEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->done, "active", self->done_on, "visible", G_BINDING_SYNC_CREATE);
  self->ends = g_array_new (FALSE, FALSE, sizeof (DmDay));
}

static void
add_end (DmEntryDialog *self, GtkStringList *words, const char *raw, DmDay end)
{
  g_autofree char *day = dm_words_day (end);
  g_autofree char *choice = g_strdup_printf ("%s · %s", raw, day);

  gtk_string_list_append (words, choice);
  g_array_append_val (self->ends, end);
}

/* Bounded deadlines by their last day, recurring ones by the occurrences around today. */
static void
fill_ends (DmEntryDialog *self, const DmItem *item, const DmRules *rules)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new ((const char *const[]){ _ ("None in particular"), NULL });
  DmDay none = DM_DAY_NONE;

  adw_combo_row_set_model (self->for_end, G_LIST_MODEL (words));
  g_array_append_val (self->ends, none);
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      DmDay end = dm_item_deadline_end (item, deadline, rules, self->today);
      DmDay occurrence = MAX (item->plan_issued_on, self->today - 200);

      if (end != DM_DAY_NONE)
        add_end (self, words, deadline->raw, end);
      for (guint n = 0; n < 6 && occurrence != DM_DAY_NONE; n++)
        {
          occurrence = dm_deadline_next_occurrence (deadline, rules, occurrence);
          if (occurrence != DM_DAY_NONE && dm_item_accepts_for_end (item, rules, occurrence))
            add_end (self, words, deadline->raw, occurrence);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->for_end), self->ends->len > 1);
}

static guint
find_end (DmEntryDialog *self, DmDay end)
{
  for (guint i = 0; i < self->ends->len; i++)
    if (g_array_index (self->ends, DmDay, i) == end)
      return i;
  return 0;
}

static void
fill_form (DmEntryDialog *self)
{
  const DmEntry *entry = self->draft;
  g_autofree char *percent = entry->percent >= 0 ? g_strdup_printf ("%d", entry->percent) : NULL;

  dm_form_set_row (self->percent, percent);
  dm_form_set_day (self->on, entry->on);
  gtk_switch_set_active (self->done, entry->done_on != DM_DAY_NONE);
  dm_form_set_day (self->done_on, entry->done_on);
  dm_form_set_text (self->result, entry->result);
  dm_form_set_text (self->difficulty, entry->difficulty);
  dm_form_set_text (self->proposal, entry->proposal);
  dm_form_set_row (self->by, entry->by);
  adw_combo_row_set_selected (self->for_end, find_end (self, entry->for_end));
}

static void
set_subject (DmEntryDialog *self, const DmItem *item)
{
  g_autofree char *key = self->draft->rev ? g_strdup_printf ("entry:%s:%s", item->id, self->draft->id)
                                          : g_strdup_printf ("new-entry:%s", item->id);
  g_autofree char *title
      = g_strdup_printf ("%s %s", gtk_window_get_title (GTK_WINDOW (self)), item->code ? item->code : "");

  dm_dialog_set_subject (DM_DIALOG (self), key, g_strchomp (title));
}

DmEntryDialog *
dm_entry_dialog_new (const DmItem *item, const DmEntry *entry, const DmRules *rules, DmDay today)
{
  DmEntryDialog *self = g_object_new (DM_TYPE_ENTRY_DIALOG, NULL);

  self->today = today;
  self->draft = entry ? dm_entry_copy (entry) : dm_entry_new (today);
  g_free (self->draft->item_id);
  self->draft->item_id = g_strdup (item->id);
  fill_ends (self, item, rules);
  fill_form (self);
  set_subject (self, item);
  return self;
}
