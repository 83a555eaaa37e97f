/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-chooser.h"
#include "dm-task-dialog.h"
#include "dm-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DmTaskDialog
{
  DmDialog parent_instance;

  DmItem *draft;
  DmRules *rules;

  AdwEntryRow *code;
  GtkTextView *text;
  GtkTextView *detail;
  AdwEntryRow *deadlines;
  GtkLabel *reading;
  GtkWidget *event_group;
  AdwEntryRow *event_on;
  AdwEntryRow *event_days;
  AdwEntryRow *lead;
  AdwEntryRow *coordinating;
  GtkWidget *person_row;
  DmChooser *person;
  AdwEntryRow *product;
  AdwEntryRow *target_on;
  AdwEntryRow *pulse;
  AdwEntryRow *cancelled_on;
  AdwEntryRow *cancelled_why;
};

G_DEFINE_FINAL_TYPE (DmTaskDialog, dm_task_dialog, DM_TYPE_DIALOG)

static guint saved_signal;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  DmItem *item = dm_office_save_item_finish (DM_OFFICE (source), result, &error);

  if (item == NULL)
    {
      dm_dialog_fail_error (DM_DIALOG (self), error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, item->id);
  dm_item_unref (item);
  dm_dialog_done (DM_DIALOG (self));
}

static void
take (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

/* --- units: by name, in the order written --- */

static char *
join_units (const GPtrArray *units)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (names, "%s%s", i ? "; " : "", ((const DmUnit *) g_ptr_array_index (units, i))->name);
  return g_string_free (names, FALSE);
}

/* A unit that was there stays that unit; a new name is looked up, or made, by the store. */
static DmUnit *
find_or_name_unit (const GPtrArray *units, const char *name)
{
  DmUnit *unit;

  for (guint i = 0; i < units->len; i++)
    if (strcmp (((DmUnit *) g_ptr_array_index (units, i))->name, name) == 0)
      return dm_unit_ref (g_ptr_array_index (units, i));
  unit = dm_unit_new ();
  unit->name = g_strdup (name);
  return unit;
}

static void
read_units (AdwEntryRow *row, GPtrArray *units)
{
  g_auto (GStrv) names = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (row)), ";", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);

  for (guint i = 0; names[i]; i++)
    if (*g_strstrip (names[i]))
      g_ptr_array_add (found, find_or_name_unit (units, names[i]));
  g_ptr_array_set_size (units, 0);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (units, dm_unit_ref (g_ptr_array_index (found, i)));
}

/* --- deadlines: by their words; words that stay keep what people set about them --- */

static char *
join_deadlines (const GPtrArray *deadlines)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < deadlines->len; i++)
    g_string_append_printf (words, "%s%s", i ? "; " : "", ((const DmDeadline *) g_ptr_array_index (deadlines, i))->raw);
  return g_string_free (words, FALSE);
}

static DmDeadline *
find_kept (const GPtrArray *deadlines, const char *raw)
{
  for (guint i = 0; i < deadlines->len; i++)
    if (strcmp (((const DmDeadline *) g_ptr_array_index (deadlines, i))->raw, raw) == 0)
      return g_ptr_array_index (deadlines, i);
  return NULL;
}

static GPtrArray *
read_deadlines (DmTaskDialog *self)
{
  GPtrArray *read = dm_deadline_parse (gtk_editable_get_text (GTK_EDITABLE (self->deadlines)), self->draft->plan_issued_on);

  for (guint i = 0; i < read->len; i++)
    {
      DmDeadline *deadline = g_ptr_array_index (read, i);
      const DmDeadline *kept = find_kept (self->draft->deadlines, deadline->raw);

      if (kept)
        {
          read->pdata[i] = dm_deadline_copy (kept);
          dm_deadline_free (deadline);
        }
    }
  return read;
}

static gboolean
has_event (const GPtrArray *deadlines)
{
  for (guint i = 0; i < deadlines->len; i++)
    if (((const DmDeadline *) g_ptr_array_index (deadlines, i))->kind == DM_DEADLINE_EVENT)
      return TRUE;
  return FALSE;
}

static void
deadlines_changed_cb (DmTaskDialog *self)
{
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (self->draft == NULL)
    return;
  read = read_deadlines (self);
  for (guint i = 0; i < read->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (read, i);
      g_autofree char *range = dm_words_deadline_range (deadline, self->rules);

      g_string_append_printf (words, "%s“%s” → %s", i ? "\n" : "", deadline->raw, range);
    }
  gtk_label_set_text (self->reading, read->len ? words->str : _ ("No deadline"));
  gtk_widget_set_visible (self->event_group, has_event (read));
}

static gboolean
set_event (DmTaskDialog *self, GPtrArray *deadlines)
{
  DmDay on;
  int days;

  if (!dm_form_get_day (DM_DIALOG (self), self->event_on, &on)
      || !dm_form_get_int (DM_DIALOG (self), self->event_days, 0, &days))
    return FALSE;
  for (guint i = 0; i < deadlines->len; i++)
    {
      DmDeadline *deadline = g_ptr_array_index (deadlines, i);

      if (deadline->kind != DM_DEADLINE_EVENT)
        continue;
      deadline->event_on = on;
      if (days > 0)
        deadline->event_days = days;
    }
  return TRUE;
}

/* --- the form --- */

static void
dm_task_dialog_save (DmDialog *dialog)
{
  DmTaskDialog *self = DM_TASK_DIALOG (dialog);
  DmItem *draft = self->draft;
  GPtrArray *deadlines = read_deadlines (self);

  if (!set_event (self, deadlines) || !dm_form_get_day (dialog, self->target_on, &draft->target_on)
      || !dm_form_get_int (dialog, self->pulse, 0, &draft->pulse_days)
      || !dm_form_get_day (dialog, self->cancelled_on, &draft->cancelled_on))
    {
      g_ptr_array_unref (deadlines);
      return;
    }
  g_ptr_array_unref (draft->deadlines);
  draft->deadlines = deadlines;
  take (&draft->code, dm_form_dup_row (self->code));
  take (&draft->text, dm_form_dup_text (self->text));
  take (&draft->detail, dm_form_dup_text (self->detail));
  take (&draft->product, dm_form_dup_row (self->product));
  take (&draft->cancelled_why, dm_form_dup_row (self->cancelled_why));
  read_units (self->lead, draft->lead);
  read_units (self->coordinating, draft->coordinating);
  take (&draft->person_id, g_strdup (dm_chooser_get_id (self->person)));
  dm_office_save_item_async (dm_dialog_get_office (dialog), draft, NULL, saved_cb, g_object_ref (self));
}

/* --- somebody else was first --- */

static void fill_form (DmTaskDialog *self);

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dm_office_get_items_finish (DM_OFFICE (source), result, &error);

  if (items == NULL)
    dm_dialog_fail_error (DM_DIALOG (self), error);
  else if (items->len == 0)
    dm_dialog_fail (DM_DIALOG (self), _ ("Somebody else deleted this meanwhile. Undo that in the history to save here."));
  else
    {
      dm_item_unref (self->draft);
      self->draft = dm_item_copy (g_ptr_array_index (items, 0));
      fill_form (self);
      dm_dialog_reloaded (DM_DIALOG (self));
    }
}

static void
dm_task_dialog_reload (DmDialog *dialog)
{
  DmTaskDialog *self = DM_TASK_DIALOG (dialog);
  const char *id = self->draft->id;

  dm_office_get_items_async (dm_dialog_get_office (dialog), &id, 1, NULL, reloaded_cb, g_object_ref (self));
}

static void
dm_task_dialog_opened (DmDialog *dialog)
{
  dm_chooser_load_people (DM_TASK_DIALOG (dialog)->person, dm_dialog_get_office (dialog));
}

static void
dm_task_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_TASK_DIALOG);
  G_OBJECT_CLASS (dm_task_dialog_parent_class)->dispose (object);
}

static void
dm_task_dialog_finalize (GObject *object)
{
  DmTaskDialog *self = DM_TASK_DIALOG (object);

  dm_item_unref (self->draft);
  dm_rules_free (self->rules);
  G_OBJECT_CLASS (dm_task_dialog_parent_class)->finalize (object);
}

static void
dm_task_dialog_class_init (DmTaskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_task_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_task_dialog_finalize;
  DM_DIALOG_CLASS (klass)->save = dm_task_dialog_save;
  DM_DIALOG_CLASS (klass)->reload = dm_task_dialog_reload;
  DM_DIALOG_CLASS (klass)->opened = dm_task_dialog_opened;
  saved_signal = g_signal_new ("saved", DM_TYPE_TASK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);
  g_type_ensure (DM_TYPE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-task-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, deadlines_changed_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmTaskDialog, name)
  BIND (code);
  BIND (text);
  BIND (detail);
  BIND (deadlines);
  BIND (reading);
  BIND (event_group);
  BIND (event_on);
  BIND (event_days);
  BIND (lead);
  BIND (coordinating);
  BIND (person_row);
  BIND (person);
  BIND (product);
  BIND (target_on);
  BIND (pulse);
  BIND (cancelled_on);
  BIND (cancelled_why);
#undef BIND
}

static void
dm_task_dialog_init (DmTaskDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_int (AdwEntryRow *row, int value)
{
  g_autofree char *text = value > 0 ? g_strdup_printf ("%d", value) : NULL;

  dm_form_set_row (row, text);
}

static void
fill_form (DmTaskDialog *self)
{
  const DmItem *item = self->draft;
  g_autofree char *lead = join_units (item->lead), *coordinating = join_units (item->coordinating);
  g_autofree char *deadlines = join_deadlines (item->deadlines);

  dm_form_set_row (self->code, item->code);
  dm_form_set_text (self->text, item->text);
  dm_form_set_text (self->detail, item->detail);
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);

      dm_form_set_day (self->event_on, deadline->event_on);
      set_int (self->event_days, deadline->event_days);
    }
  dm_form_set_row (self->deadlines, deadlines);
  dm_form_set_row (self->lead, lead);
  dm_form_set_row (self->coordinating, coordinating);
  dm_chooser_set_id (self->person, item->person_id, item->person_name);
  gtk_widget_set_visible (self->person_row, item->kind != DM_ITEM_SECTION);
  dm_form_set_row (self->product, item->product);
  dm_form_set_day (self->target_on, item->target_on);
  set_int (self->pulse, item->pulse_days);
  dm_form_set_day (self->cancelled_on, item->cancelled_on);
  dm_form_set_row (self->cancelled_why, item->cancelled_why);
  gtk_widget_set_visible (GTK_WIDGET (self->cancelled_on), item->rev != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->cancelled_why), item->rev != 0);
  deadlines_changed_cb (self);
}

/* A new item is known by where it will stand. */
static void
set_subject (DmTaskDialog *self)
{
  const DmItem *item = self->draft;
  const char *kind = dm_words_item_kind (item->kind);
  g_autofree char *key = item->rev ? g_strdup_printf ("item:%s", item->id)
                                   : g_strdup_printf ("new-item:%s:%s:%s", item->plan_id,
                                                      dm_item_kind_to_nick (item->kind),
                                                      item->parent_id ? item->parent_id : "");
  g_autofree char *title = item->code ? g_strdup_printf ("%s %s", kind, item->code) : g_strdup (kind);

  dm_dialog_set_subject (DM_DIALOG (self), key, title);
}

DmTaskDialog *
dm_task_dialog_new (const DmItem *item, const DmRules *rules)
{
  DmTaskDialog *self = g_object_new (DM_TYPE_TASK_DIALOG, NULL);

  self->draft = dm_item_copy (item);
  self->rules = dm_rules_copy (rules);
  gtk_window_set_title (GTK_WINDOW (self), dm_words_item_kind (item->kind));
  fill_form (self);
  set_subject (self);
  return self;
}
