/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-explanation.h"
#include "dm-task-detail-private.h"
#include "dm-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

void
dm_list_box_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_list_box_remove (list, row);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* --- facts --- */

static void
add_fact (DmTaskDetail *self, int *line, const char *name, const char *value)
{
  GtkWidget *label, *words;

  if (value == NULL || *value == '\0')
    return;
  label = make_label (name, "dim-label");
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  words = make_label (value, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_attach (self->facts, label, 0, *line, 1, 1);
  gtk_grid_attach (self->facts, words, 1, *line, 1, 1);
  (*line)++;
}

static char *
join_deadlines (const DmItem *item)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < item->deadlines->len; i++)
    g_string_append_printf (words, "%s%s", i ? "; " : "", ((const DmDeadline *) g_ptr_array_index (item->deadlines, i))->raw);
  if (words->len == 0)
    g_string_append (words, _ ("Not in the plan"));
  return g_string_free (words, FALSE);
}

static char *
word_units (DmTaskDetail *self, const GPtrArray *units)
{
  return self->units ? dm_words_units_on (units, self->units, dm_office_get_today (self->office))
                     : dm_words_units (units, FALSE);
}

void
dm_task_detail_show_facts (DmTaskDetail *self)
{
  const DmItem *item = dm_task_detail_get_item (self);
  const DmStanding *standing = dm_task_handle_get_standing (self->handle);
  GtkWidget *child;
  g_autofree char *lead = word_units (self, item->lead), *coordinating = word_units (self, item->coordinating);
  g_autofree char *deadlines = join_deadlines (item), *end = dm_words_day (standing->end);
  g_autofree char *target = dm_words_day (item->target_on);
  int line = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))))
    gtk_grid_remove (self->facts, child);
  add_fact (self, &line, _ ("Lead"), lead);
  add_fact (self, &line, _ ("Coordinating"), coordinating);
  add_fact (self, &line, _ ("Person in charge"), item->person_name);
  add_fact (self, &line, _ ("Deadline"), deadlines);
  add_fact (self, &line, _ ("Last day"), end);
  add_fact (self, &line, _ ("Internal target"), target);
  add_fact (self, &line, _ ("Product"), item->product);
  add_fact (self, &line, _ ("Cancelled"), item->cancelled_why);
}

/* --- why --- */

static void
explain_extensions (DmTaskDetail *self, const DmItem *item, const DmDeadline *deadline, guint *number)
{
  for (guint i = 0; i < item->extensions->len; i++)
    {
      const DmExtension *extension = g_ptr_array_index (item->extensions, i);
      DmExplainStep step = { DM_EXPLAIN_EXTENDED, deadline->kind, deadline->every, extension->old_end,
                             extension->new_end, 0, extension->document ? extension->document : extension->reason };
      g_autofree char *words = NULL;

      if (g_strcmp0 (extension->deadline_id, deadline->id) != 0)
        continue;
      words = dm_words_explain (&step);
      dm_explanation_add_step (self->why, number, dm_words_explain_title (step.code), words, FALSE);
    }
}

static void
show_why (DmTaskDetail *self, const DmItem *item, const DmRules *rules)
{
  guint number = 0;

  dm_explanation_clear (self->why);
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);

      dm_explanation_add_deadline (self->why, &number, deadline, rules);
      explain_extensions (self, item, deadline, &number);
    }
  if (number == 0)
    dm_explanation_add_step (self->why, &number, NULL,
                             _ ("The plan gives no deadline, and none was guessed. Edit the task to enter one."), FALSE);
}

/* --- the log --- */

static GtkWidget *
make_icon_button (const char *icon, const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static char *
entry_words (const DmEntry *entry)
{
  const char *const parts[] = { entry->result, entry->difficulty, entry->proposal };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (words, "%s%s", words->len ? " · " : "", parts[i]);
  if (words->len == 0)
    g_string_append (words, entry->done_on ? _ ("Done") : entry->for_end ? _ ("Deadline met") : _ ("Percent recorded"));
  return g_string_free (words, FALSE);
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* Words in the place of rows. */
static GtkWidget *
make_note (const char *words)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = make_label (words, "dim-label");

  gtk_widget_set_margin_top (label, 15);
  gtk_widget_set_margin_bottom (label, 15);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
add_entry (DmTaskDetail *self, const DmEntry *entry)
{
  g_autofree char *words = entry_words (entry), *day = dm_words_day (entry->on);
  g_autofree char *note = entry->by ? g_strdup_printf ("%s · %s", day, entry->by) : g_strdup (day);
  GtkWidget *row = make_row (words, note);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (entry->percent >= 0)
    {
      g_autofree char *percent = dm_words_percent (entry->percent);
      GtkWidget *label = gtk_label_new (percent);

      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon_button ("document-edit-symbolic", _ ("Edit the entry"),
                                                                     "detail.edit-entry", entry->id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon_button ("user-trash-symbolic", _ ("Delete the entry"),
                                                                     "detail.delete-entry", entry->id));
  gtk_list_box_append (self->entries, row);
}

static void
show_entries (DmTaskDetail *self, const DmItem *item)
{
  g_autofree char *note
      = g_strdup_printf (ngettext ("%u entry", "%u entries", item->entries->len), item->entries->len);

  dm_list_box_clear (self->entries);
  gtk_label_set_text (self->entries_note, item->entries->len ? note : "");
  for (guint i = item->entries->len; i > 0; i--)
    add_entry (self, g_ptr_array_index (item->entries, i - 1));
  if (item->entries->len == 0)
    gtk_list_box_append (self->entries, make_note (_ ("Nothing recorded yet")));
}

static void
show_steps (DmTaskDetail *self, const DmItem *item, const DmRules *rules)
{
  dm_list_box_clear (self->steps);
  gtk_widget_set_visible (self->steps_box, item->steps->len > 0);
  for (guint i = 0; i < item->steps->len; i++)
    {
      const DmItem *step = g_ptr_array_index (item->steps, i);
      DmStanding standing;
      g_autofree char *percent = NULL;
      GtkWidget *row;

      dm_item_standing (step, rules, dm_office_get_today (self->office), &standing);
      percent = dm_words_percent (standing.percent);
      row = make_row (step->text ? step->text : "", percent);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon_button ("document-edit-symbolic", _ ("Edit the step"),
                                                                         "detail.edit-step", step->id));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon_button ("list-add-symbolic", _ ("Record progress of the step"),
                                                                         "detail.record-step", step->id));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_icon_button ("user-trash-symbolic", _ ("Delete the step"),
                                                                         "detail.delete-step", step->id));
      gtk_list_box_append (self->steps, row);
    }
}

/* --- documents that the task's words cite --- */

static void
show_references (DmTaskDetail *self, const DmItem *item)
{
  g_autoptr (GPtrArray) cited = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_reference_free);
  const char *const texts[] = { item->text, item->detail, item->product };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i])
      dm_reference_add_cited (cited, texts[i], NULL);
  dm_list_box_clear (self->references);
  gtk_widget_set_visible (self->references_box, cited->len > 0);
  for (guint i = 0; i < cited->len; i++)
    {
      const DmReference *reference = g_ptr_array_index (cited, i);
      g_autofree char *day = dm_words_day (reference->issued_on);

      gtk_list_box_append (self->references, make_row (reference->number, day));
    }
}

/* --- history --- */

/* Also an undo can be taken back; whether the act still fits the store tells when it is asked. */
static GtkWidget *
make_undo_button (const DmActWords *act)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Undo: %s"), act->what);

  gtk_widget_set_tooltip_text (button, _ ("Undo this"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.undo-act");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", act->txn);
  return button;
}

GtkWidget *
dm_history_row_new (gconstpointer data)
{
  const DmActWords *act = data;
  g_autofree char *at = dm_words_instant (act->at);
  g_autofree char *note = g_strdup_printf ("%s · %s%s%s", at, act->who, act->undone ? " · " : "",
                                           act->undone ? _ ("undone") : "");
  GtkWidget *row;

  if (act->fields->len == 0)
    {
      row = make_row (act->what, note);
      if (!act->undone && !act->lasting)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_undo_button (act));
      return row;
    }
  row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), act->what);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), note);
  if (!act->undone && !act->lasting)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), make_undo_button (act));
  for (guint i = 0; i < MIN (act->fields->len, 40); i++)
    {
      const DmFieldChange *field = g_ptr_array_index (act->fields, i);
      g_autofree char *change = g_strdup_printf ("%s → %s", *field->before ? field->before : "—",
                                                 *field->after ? field->after : "—");

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_row (field->label, change));
    }
  return row;
}

void
dm_task_detail_show_history (DmTaskDetail *self, const GPtrArray *changes)
{
  g_autoptr (GPtrArray) acts = dm_words_acts (changes);

  dm_list_box_clear (self->history);
  for (guint i = 0; i < acts->len; i++)
    gtk_list_box_append (self->history, dm_history_row_new (g_ptr_array_index (acts, i)));
}

/* --- the whole --- */

static void
show_proposal (DmTaskDetail *self, const DmItem *item)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      g_autofree char *range = NULL;
      g_autofree char *words = NULL;

      if (deadline->proposed_why == NULL)
        continue;
      range = dm_words_range (deadline->proposed_start, deadline->proposed_end);
      words = g_strdup_printf (_ ("“%s” has no year. By the year of the plan it would be: %s."), deadline->raw, range);
      gtk_label_set_text (self->proposal_label, words);
      gtk_widget_set_visible (self->proposal_box, TRUE);
      return;
    }
  gtk_widget_set_visible (self->proposal_box, FALSE);
}

void
dm_task_detail_show (DmTaskDetail *self)
{
  const DmItem *item = dm_task_detail_get_item (self);
  const DmStanding *standing = item ? dm_task_handle_get_standing (self->handle) : NULL;
  const DmRules *rules = self->office ? dm_office_get_rules (self->office) : NULL;
  g_autofree char *percent = NULL;

  /* Until the new task is there, the last one stays: nothing flickers. */
  if (self->handle && item == NULL)
    return;
  gtk_widget_set_visible (self->scroller, item != NULL);
  gtk_widget_set_visible (self->nothing, item == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "detail.record", item != NULL);
  if (item == NULL || rules == NULL)
    return;
  percent = dm_words_percent (standing->percent);
  gtk_label_set_text (self->code, item->code ? item->code : "");
  dm_status_pill_set_standing (self->pill, standing);
  gtk_label_set_text (self->text, item->text ? item->text : "");
  gtk_label_set_text (self->detail, item->detail ? item->detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), item->detail != NULL);
  gtk_label_set_text (self->percent, percent);
  gtk_progress_bar_set_fraction (self->bar, standing->percent / 100.0);
  dm_task_detail_show_facts (self);
  show_proposal (self, item);
  show_why (self, item, rules);
  show_steps (self, item, rules);
  dm_entry_inline_set_item (self->inline_entry, self->office, item);
  show_entries (self, item);
  show_references (self, item);
}
