/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialogs.h"
#include "dm-preview.h"
#include "dm-reader.h"
#include "dm-task-dialog.h"
#include "dm-window-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

#define SAMPLE_RESOURCE "/vn/daumoi/DauMoi/sample.txt"

static void
say (DmWindow *self, const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
}

/* --- undo and redo --- */

static void
say_done (DmWindow *self, const char *action, const GError *error, gboolean undone)
{
  g_autofree char *words = NULL;

  if (action == NULL)
    {
      dm_window_say_error (self, error);
      return;
    }
  words = undone ? dm_words_undone (action) : g_strdup_printf (_ ("Done again: %s"), dm_words_action (action));
  say (self, words);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *action = dm_office_undo_finish (DM_OFFICE (source), result, &error);

  say_done (self, action, error, TRUE);
}

/* In a field the keys take back what was typed there; what the office did is taken back from anywhere else. */
static gboolean
undo_in_field (GtkWidget *window, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) && gtk_widget_activate_action (focus, action, NULL);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (undo_in_field (widget, "text.undo"))
    return;
  dm_office_undo_async (DM_WINDOW (widget)->office, NULL, NULL, undone_cb, g_object_ref (widget));
}

/* One act of the history, whoever did it: the newest or not, as long as nothing was built on it. */
static void
undo_act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_office_undo_async (DM_WINDOW (widget)->office, g_variant_get_string (parameter, NULL), NULL, undone_cb,
                        g_object_ref (widget));
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *action = dm_office_redo_finish (DM_OFFICE (source), result, &error);

  say_done (self, action, error, FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (undo_in_field (widget, "text.redo"))
    return;
  dm_office_redo_async (DM_WINDOW (widget)->office, NULL, redone_cb, g_object_ref (widget));
}

/* --- tasks --- */

static void
item_saved_cb (DmTaskDialog *dialog, const char *item_id, DmWindow *self)
{
  dm_task_page_select (dm_window_get_tasks (self), item_id);
}

/* A new task stands behind the one that is chosen, under the same heading. */
static void
add_item (DmWindow *self, DmItemKind kind)
{
  const DmPlan *plan = dm_window_get_plan (self);
  DmTaskHandle *handle = self->tasks ? dm_task_page_get_selected (self->tasks) : NULL;
  const DmItem *beside = handle ? dm_task_handle_get_item (handle) : NULL;
  g_autoptr (DmItem) draft = dm_item_new (kind);
  DmTaskDialog *dialog;

  if (plan == NULL)
    {
      say (self, _ ("Choose a plan first."));
      return;
    }
  draft->plan_id = g_strdup (plan->id);
  draft->plan_issued_on = plan->issued_on;
  if (beside && beside->kind == kind && g_strcmp0 (beside->plan_id, plan->id) == 0)
    draft->parent_id = g_strdup (beside->parent_id);
  dialog = dm_task_dialog_new (draft, dm_office_get_rules (self->office));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (item_saved_cb), self, 0);
  dm_dialog_present (DM_DIALOG (dialog), self->office, GTK_WIDGET (self));
}

static void
new_item_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_item (DM_WINDOW (widget), g_str_equal (name, "win.new-section") ? DM_ITEM_SECTION
                                : g_str_equal (name, "win.new-duty")  ? DM_ITEM_DUTY
                                                                      : DM_ITEM_TASK);
}

/* What the header bar's "+" does at this place. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const DmPlace *place = DM_WINDOW (widget)->place;

  if (place && place->add_action)
    gtk_widget_activate_action (widget, place->add_action, NULL);
}

static void
detail_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  DmTaskHandle *handle = self->tasks ? dm_task_page_get_selected (self->tasks) : NULL;

  if (handle == NULL)
    return;
  dm_task_page_activate (self->tasks, g_str_equal (name, "win.record") ? "detail.record"
                                      : g_str_equal (name, "win.edit-task") ? "detail.edit"
                                                                            : "detail.delete");
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);

  dm_window_show_place (self, "tasks");
  gtk_toggle_button_set_active (self->search_button, !gtk_toggle_button_get_active (self->search_button));
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);

  dm_window_show_place (self, "tasks");
  gtk_menu_button_popup (self->filter_button);
}

/* --- reading a plan --- */

static void
say_imported (DmWindow *self, const char *plan_id, const char *words)
{
  self->chosen = TRUE;
  dm_window_show_plan (self, plan_id);
  dm_window_say_undoable (self, words);
}

static void
imported_cb (DmPreview *preview, const char *plan_id, guint n_items, DmWindow *self)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u item put into the plan", "%u items put into the plan", n_items), n_items);

  say_imported (self, plan_id, words);
}

/* The preview goes where nothing in it would be lost, else it asks. */
static void
plan_wanted_cb (DmPreview *preview, const char *plan_id, DmWindow *self)
{
  self->chosen = TRUE;
  dm_window_show_plan (self, plan_id);
  dm_window_show_place (self, "tasks");
  gtk_window_close (GTK_WINDOW (preview));
}

static DmPreview *
new_preview (DmWindow *self)
{
  DmPreview *preview = dm_preview_new (self->office, GTK_WINDOW (self));

  g_signal_connect_object (preview, "imported", G_CALLBACK (imported_cb), self, 0);
  g_signal_connect_object (preview, "plan-wanted", G_CALLBACK (plan_wanted_cb), self, 0);
  return preview;
}

void
dm_window_read_document (DmWindow *self, GFile *file)
{
  dm_preview_read_file (new_preview (self), file);
}

static void
document_chosen_cb (GFile *file, gpointer user_data)
{
  dm_window_read_document (user_data, file);
}

static void
read_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_dialogs_open_file (GTK_WINDOW (widget), _ ("Read a plan"), DM_FILES_TEXT, document_chosen_cb, widget);
}

static void
text_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->office == NULL)
    return;
  if (text == NULL || *g_strchug (text) == '\0')
    say (self, _ ("There is no text to paste: copy the text of the plan first."));
  else
    dm_preview_read_text (new_preview (self), text);
}

static void
paste_plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_pasted_cb, g_object_ref (widget));
}

static void
sample_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_office_import_finish (DM_OFFICE (source), result, &error);

  if (plan)
    say_imported (self, plan->id, _ ("Sample plan opened"));
  else
    dm_window_say_error (self, error);
}

static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);
  g_autoptr (GBytes) text = g_resources_lookup_data (SAMPLE_RESOURCE, 0, NULL);
  g_autoptr (GError) error = NULL;
  DmProposal *sample = dm_reader_read_bytes (text, &error);

  if (sample)
    dm_office_import_async (self->office, sample, NULL, sample_imported_cb, g_object_ref (self));
  else
    dm_window_say_error (self, error);
}

/* --- the file --- */

static void
office_chosen_cb (GFile *file, gpointer user_data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path)
    dm_window_open (user_data, path);
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_dialogs_open_file (GTK_WINDOW (widget), _ ("Open another file"), DM_FILES_OFFICE, office_chosen_cb, widget);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dm_office_backup_finish (DM_OFFICE (source), result, &error))
    say (self, _ ("Backed up and checked"));
  else
    dm_window_say_error (self, error);
}

static void
backup_chosen_cb (GFile *file, gpointer user_data)
{
  DmWindow *self = user_data;
  g_autofree char *path = g_file_get_path (file);

  if (path)
    dm_office_backup_async (self->office, path, NULL, backed_up_cb, g_object_ref (self));
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *day = dm_day_format (dm_office_get_today (DM_WINDOW (widget)->office));
  g_autofree char *proposed = g_strdup_printf ("office-%s.daumoi", day);

  dm_dialogs_save_file (GTK_WINDOW (widget), _ ("Back up"), proposed, backup_chosen_cb, widget);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dm_office_check_finish (DM_OFFICE (source), result, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  if (problems == NULL)
    {
      dm_window_say_error (self, error);
      return;
    }
  for (guint i = 0; i < MIN (problems->len, 12); i++)
    {
      g_autofree char *line = dm_words_check_problem (g_ptr_array_index (problems, i));

      g_string_append_printf (words, "%s\n", line);
    }
  dm_dialogs_tell (GTK_WINDOW (self), problems->len ? _ ("The data has problems") : _ ("The data is sound"),
                   problems->len ? words->str : _ ("Rows, log and indexes agree."));
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_office_check_async (DM_WINDOW (widget)->office, NULL, checked_cb, g_object_ref (widget));
}

/* The toolkit's own button has a picture and no name. */
static void
name_search_button (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    name_search_button (child);
}

/* Read when it is asked for: at the start nobody waits for it. */
static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/vn/daumoi/DauMoi/help-overlay.ui");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
      name_search_button (gtk_window_get_titlebar (GTK_WINDOW (gtk_application_window_get_help_overlay (window))));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_window_show_preferences (DM_WINDOW (widget));
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *place = g_variant_get_string (parameter, NULL);

  if (dm_places_find (place))
    dm_window_show_place (DM_WINDOW (widget), place);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmWindow *self = DM_WINDOW (widget);

  if (self->tasks && dm_task_page_go_back (self->tasks))
    return;
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* --- which of them make sense now --- */

void
dm_window_update_actions (DmWindow *self)
{
  gboolean plan = dm_window_get_plan (self) != NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->office == NULL)
    return;
  gtk_widget_action_set_enabled (widget, "win.undo", dm_office_get_can_undo (self->office));
  gtk_widget_action_set_enabled (widget, "win.redo", dm_office_get_can_redo (self->office));
  gtk_widget_action_set_enabled (widget, "win.save-view", self->plans && self->plans->len > 0);
  gtk_widget_action_set_enabled (widget, "win.print", self->plans && self->plans->len > 0);
  gtk_widget_action_set_enabled (widget, "win.export-pdf", self->plans && self->plans->len > 0);
  gtk_widget_action_set_enabled (widget, "win.new-task", plan);
  gtk_widget_action_set_enabled (widget, "win.new-section", plan);
  gtk_widget_action_set_enabled (widget, "win.new-duty", plan);
  dm_window_update_plan_actions (self);
}

void
dm_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.undo-act", "s", undo_act_action);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (klass, "win.new", NULL, new_action);
  gtk_widget_class_install_action (klass, "win.new-task", NULL, new_item_action);
  gtk_widget_class_install_action (klass, "win.new-section", NULL, new_item_action);
  gtk_widget_class_install_action (klass, "win.new-duty", NULL, new_item_action);
  gtk_widget_class_install_action (klass, "win.record", NULL, detail_action);
  gtk_widget_class_install_action (klass, "win.edit-task", NULL, detail_action);
  gtk_widget_class_install_action (klass, "win.delete-task", NULL, detail_action);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_action);
  gtk_widget_class_install_action (klass, "win.filter", NULL, filter_action);
  dm_window_install_plan_actions (klass);
  gtk_widget_class_install_action (klass, "win.paste-plan", NULL, paste_plan_action);
  gtk_widget_class_install_action (klass, "win.read-plan", NULL, read_plan_action);
  gtk_widget_class_install_action (klass, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (klass, "win.open-file", NULL, open_file_action);
  gtk_widget_class_install_action (klass, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (klass, "win.check", NULL, check_action);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "win.go", "s", go_action);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (klass, "win.shortcuts", NULL, shortcuts_action);
  dm_window_install_calendar_actions (klass);
  dm_window_install_paper_actions (klass);
}
