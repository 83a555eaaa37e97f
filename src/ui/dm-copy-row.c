/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-copy-row.h"
#include "dm-dialog.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* What a row speaks of, and the fields that it has once it was unfolded. */
typedef struct
{
  DmSequelItem *item;
  DmRules *rules;
  DmDay plan_date;
  AdwEntryRow *text;
  AdwEntryRow *deadlines;
} CopyRow;

#define ROW_DATA "dm-copy-row"

static void
copy_row_free (gpointer data)
{
  CopyRow *self = data;

  dm_rules_free (self->rules);
  g_free (self);
}

static char *
join_words (const GPtrArray *deadlines)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < deadlines->len; i++)
    g_string_append_printf (words, "%s%s", i ? "; " : "", ((const DmDeadline *) g_ptr_array_index (deadlines, i))->raw);
  return g_string_free (words, FALSE);
}

static char *
join_ranges (const GPtrArray *deadlines, const DmRules *rules)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < deadlines->len; i++)
    {
      g_autofree char *range = dm_words_deadline_range (g_ptr_array_index (deadlines, i), rules);

      g_string_append_printf (words, "%s%s", i ? "; " : "", range);
    }
  return g_string_free (words, FALSE);
}

/* "“Quý III năm 2017” → “Quý III năm 2018”" and below it the days of both. */
static void
show_move (AdwExpanderRow *row, CopyRow *self)
{
  g_autofree char *before = join_words (self->item->source->deadlines), *after = join_words (self->item->draft->deadlines);
  g_autofree char *from = join_ranges (self->item->source->deadlines, self->rules);
  g_autofree char *to = join_ranges (self->item->draft->deadlines, self->rules);
  g_autofree char *words = NULL, *escaped = NULL;

  if (*before == '\0' && *after == '\0')
    words = g_strdup (_ ("No deadline in the plan"));
  else if (g_strcmp0 (before, after) == 0 && g_strcmp0 (from, to) == 0)
    words = g_strdup_printf ("“%s” · %s", after, to);
  else
    words = g_strdup_printf ("“%s” → “%s”\n%s → %s", before, after, from, to);
  escaped = g_markup_escape_text (words, -1);
  adw_expander_row_set_subtitle (row, escaped);
}

static void
show_title (AdwExpanderRow *row, CopyRow *self)
{
  const DmItem *draft = self->item->draft;
  g_autofree char *title = g_strdup_printf ("%s  %s", draft->code ? draft->code : "", draft->text ? draft->text : "");
  g_autofree char *escaped = g_markup_escape_text (g_strstrip (title), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
}

static void
replace_text (AdwExpanderRow *row, CopyRow *self)
{
  g_free (self->item->draft->text);
  self->item->draft->text = dm_form_dup_row (self->text);
  show_title (row, self);
}

static void
replace_deadlines (AdwExpanderRow *row, CopyRow *self)
{
  g_autofree char *before = join_words (self->item->draft->deadlines);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->deadlines));

  if (g_strcmp0 (before, words) == 0)
    return;
  g_ptr_array_unref (self->item->draft->deadlines);
  self->item->draft->deadlines = dm_deadline_parse (words, self->plan_date);
  show_move (row, self);
}

static void
fields_changed_cb (GtkEditable *field, AdwExpanderRow *row)
{
  CopyRow *self = g_object_get_data (G_OBJECT (row), ROW_DATA);

  if ((gpointer) field == self->text)
    replace_text (row, self);
  else
    replace_deadlines (row, self);
}

static void
add_note (AdwExpanderRow *row, const char *words)
{
  GtkWidget *note = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (note), escaped);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (note), "dialog-information-symbolic");
  adw_expander_row_add_row (row, note);
}

static AdwEntryRow *
add_field (AdwExpanderRow *row, const char *title, const char *text)
{
  GtkWidget *field = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field), title);
  dm_form_set_row (ADW_ENTRY_ROW (field), text);
  adw_expander_row_add_row (row, field);
  g_signal_connect (field, "changed", G_CALLBACK (fields_changed_cb), row);
  return ADW_ENTRY_ROW (field);
}

/* Most rows are never unfolded: what stands in one is made when it is. */
static void
expanded_cb (AdwExpanderRow *row)
{
  CopyRow *self = g_object_get_data (G_OBJECT (row), ROW_DATA);
  g_autofree char *words = NULL;
  g_auto (GStrv) notes = NULL;

  if (self->text || !adw_expander_row_get_expanded (row))
    return;
  notes = dm_words_sequel_notes (self->item);
  for (guint i = 0; i < self->item->shifts->len; i++)
    {
      DmShiftNote note = g_array_index (self->item->shifts, DmShiftNote, i);

      if (dm_shift_note_asks (note))
        add_note (row, dm_words_shift_note (note));
    }
  for (guint i = 0; notes[i]; i++)
    add_note (row, notes[i]);
  words = join_words (self->item->draft->deadlines);
  self->text = add_field (row, _ ("Content"), self->item->draft->text);
  self->deadlines = add_field (row, _ ("Deadline in the plan's words"), words);
}

GtkWidget *
dm_copy_row_new (DmSequelItem *item, const DmRules *rules, DmDay plan_date)
{
  GtkWidget *row = adw_expander_row_new ();
  CopyRow *self = g_new0 (CopyRow, 1);

  self->item = item;
  self->rules = dm_rules_copy (rules);
  self->plan_date = plan_date;
  g_object_set_data_full (G_OBJECT (row), ROW_DATA, self, copy_row_free);
  adw_expander_row_set_show_enable_switch (ADW_EXPANDER_ROW (row), TRUE);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), item->accepted);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  if (dm_sequel_item_asks (item))
    adw_expander_row_set_icon_name (ADW_EXPANDER_ROW (row), "dialog-question-symbolic");
  show_title (ADW_EXPANDER_ROW (row), self);
  show_move (ADW_EXPANDER_ROW (row), self);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return row;
}

void
dm_copy_row_read (GtkWidget *row)
{
  CopyRow *self = g_object_get_data (G_OBJECT (row), ROW_DATA);

  self->item->accepted = adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (row));
}
