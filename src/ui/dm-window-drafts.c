/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-entry-dialog.h"
#include "dm-extension-dialog.h"
#include "dm-plan-dialog.h"
#include "dm-task-dialog.h"
#include "dm-window-private.h"

#include <glib/gi18n.h>

/*
 * Unfinished forms: a program that died in the middle of one comes back with it, and a form that was left says that its
 * draft is kept. The first word of a draft's key tells which form it is of.
 */

typedef DmDialog *(*MakeForm) (DmWindow *self, const DmItem *item, const char *const *key);

static const DmEntry *
find_entry (const DmItem *item, const char *id)
{
  for (guint i = 0; i < item->entries->len; i++)
    if (g_strcmp0 (((const DmEntry *) g_ptr_array_index (item->entries, i))->id, id) == 0)
      return g_ptr_array_index (item->entries, i);
  return NULL;
}

static DmDialog *
make_entry_form (DmWindow *self, const DmItem *item, const char *const *key)
{
  const DmEntry *entry = g_str_equal (key[0], "entry") && key[2] ? find_entry (item, key[2]) : NULL;

  if (entry == NULL && g_str_equal (key[0], "entry"))
    return NULL;
  return DM_DIALOG (dm_entry_dialog_new (item, entry, dm_office_get_rules (self->office),
                                         dm_office_get_today (self->office)));
}

static DmDialog *
make_extension_form (DmWindow *self, const DmItem *item, const char *const *key)
{
  return DM_DIALOG (dm_extension_dialog_new (item, dm_office_get_rules (self->office), dm_office_get_today (self->office)));
}

static DmDialog *
make_task_form (DmWindow *self, const DmItem *item, const char *const *key)
{
  return DM_DIALOG (dm_task_dialog_new (item, dm_office_get_rules (self->office)));
}

/* Forms of something that is there already: the second word of the key is the item's id. */
static const struct
{
  const char *kind;
  MakeForm make;
} forms[] = {
  { "item", make_task_form },
  { "new-entry", make_entry_form },
  { "entry", make_entry_form },
  { "new-extension", make_extension_form },
};

static void
item_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DmWindow *self = g_task_get_source_object (task);
  const char *const *key = g_task_get_task_data (task);
  g_autoptr (GPtrArray) items = dm_office_get_items_finish (DM_OFFICE (source), result, NULL);
  const DmItem *item = items && items->len ? g_ptr_array_index (items, 0) : NULL;
  DmDialog *form = NULL;

  for (guint i = 0; item && self->office && i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].kind, key[0]))
      form = forms[i].make (self, item, key);
  if (form == NULL)
    return;
  dm_task_page_select (dm_window_get_tasks (self), item->id);
  dm_dialog_present (form, self->office, GTK_WIDGET (self));
}

/* What was to become a new task, section, duty or step. */
static void
open_new_item (DmWindow *self, const char *const *key)
{
  g_autoptr (DmItem) draft = NULL;
  DmItemKind kind;

  if (key[1] == NULL || key[2] == NULL || !dm_item_kind_from_nick (key[2], &kind))
    return;
  draft = dm_item_new (kind);
  draft->plan_id = g_strdup (key[1]);
  draft->parent_id = key[3] && *key[3] ? g_strdup (key[3]) : NULL;
  for (guint i = 0; i < self->plans->len; i++)
    {
      const DmPlan *plan = ((const DmPlanSummary *) g_ptr_array_index (self->plans, i))->plan;

      if (g_strcmp0 (plan->id, draft->plan_id) == 0)
        draft->plan_issued_on = plan->issued_on;
    }
  dm_dialog_present (DM_DIALOG (dm_task_dialog_new (draft, dm_office_get_rules (self->office))), self->office,
                     GTK_WIDGET (self));
}

static void
open_form (DmWindow *self, const DmDraft *draft)
{
  g_auto (GStrv) key = g_strsplit (draft->key, ":", -1);
  GTask *task;

  if (dm_window_resume_people_form (self, (const char *const *) key)
      || dm_window_resume_plan_form (self, (const char *const *) key) || dm_window_resume_calendar (self, draft->key))
    return;
  if (g_strcmp0 (key[0], "new-item") == 0)
    open_new_item (self, (const char *const *) key);
  else if (key[0] && key[1])
    {
      task = g_task_new (self, NULL, NULL, NULL);
      g_task_set_task_data (task, g_steal_pointer (&key), (GDestroyNotify) g_strfreev);
      dm_office_get_items_async (self->office, (const char *const *) g_task_get_task_data (task) + 1, 1, NULL,
                                 item_found_cb, task);
    }
}

/* Of several the newest: one form at a time. The others wait until theirs is opened. */
static void
loaded_cb (DmDrafts *drafts, DmWindow *self)
{
  g_autoptr (GPtrArray) all = dm_drafts_list (drafts);

  for (guint i = 0; i < all->len; i++)
    {
      const DmDraft *draft = g_ptr_array_index (all, i);

      if (!draft->open || !draft->found)
        continue;
      open_form (self, draft);
      return;
    }
}

/**
 * dm_window_resume_drafts:
 *
 * Looks, once for each file, for what a program that died has left. Called when the rows are on the screen: nobody waits
 * for it.
 */
void
dm_window_resume_drafts (DmWindow *self)
{
  DmDrafts *drafts = dm_office_get_drafts (self->office);

  if (drafts == NULL || drafts == self->resumed)
    return;
  self->resumed = drafts;
  g_signal_connect_object (drafts, "loaded", G_CALLBACK (loaded_cb), self, 0);
  dm_drafts_load (drafts);
}

/* --- a form was left --- */

static void
drop_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmDrafts *drafts = dm_office_get_drafts (DM_WINDOW (widget)->office);

  if (drafts)
    dm_drafts_drop (drafts, g_variant_get_string (parameter, NULL));
}

static void
draft_kept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwToast *toast = adw_toast_new (_ ("What you typed is kept until you come back to the form"));

  adw_toast_set_button_label (toast, _ ("Give it up"));
  adw_toast_set_action_name (toast, "win.drop-draft");
  adw_toast_set_action_target_value (toast, parameter);
  adw_toast_overlay_add_toast (DM_WINDOW (widget)->toasts, toast);
}

void
dm_window_install_draft_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.draft-kept", "s", draft_kept_action);
  gtk_widget_class_install_action (klass, "win.drop-draft", "s", drop_draft_action);
}
