/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-range-row.h"

#include "dm-dialog.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmRangeRow
{
  GtkListBoxRow parent_instance;

  DmDayRange *kept; /* as it was before it was edited */

  GtkEditable *name;
  GtkEditable *from;
  GtkEditable *until;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (DmRangeRow, dm_range_row, GTK_TYPE_LIST_BOX_ROW)

static guint edited_signal, removed_signal;

static char *
dup_stripped (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* One day has no second one. */
static void
read_days (DmRangeRow *self, DmDay *from, DmDay *until)
{
  g_autofree char *first = dup_stripped (self->from), *last = dup_stripped (self->until);

  *from = dm_form_parse_day (first);
  *until = *last == '\0' ? *from : dm_form_parse_day (last);
}

static gboolean
is_unchanged (DmRangeRow *self, const DmDayRange *range)
{
  return range->from == self->kept->from && range->until == self->kept->until
         && g_strcmp0 (range->name, self->kept->name) == 0;
}

static void
changed_cb (DmRangeRow *self)
{
  g_autoptr (DmDayRange) range = NULL;
  g_autofree char *days = NULL;
  g_autoptr (GString) words = NULL;

  if (self->kept == NULL)
    return;
  dm_range_row_set_wrong (self, FALSE);
  g_signal_emit (self, edited_signal, 0);
  range = dm_range_row_dup_range (self);
  if (range->from == DM_DAY_NONE || range->until == DM_DAY_NONE)
    {
      gtk_label_set_text (self->words, _ ("Write days as 30/09/2017"));
      return;
    }
  days = dm_words_day_range (range->from, range->until);
  words = g_string_new (days);
  if (range->until > range->from)
    {
      g_autofree char *count = dm_words_days (range->until - range->from + 1);

      g_string_append_printf (words, " · %s", count);
    }
  if (range->source)
    g_string_append_printf (words, "\n%s", range->source);
  gtk_label_set_text (self->words, words->str);
}

static void
remove_clicked_cb (DmRangeRow *self)
{
  g_signal_emit (self, removed_signal, 0);
}

static gboolean
dm_range_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DM_RANGE_ROW (widget)->name));
}

static void
dm_range_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_RANGE_ROW);
  G_OBJECT_CLASS (dm_range_row_parent_class)->dispose (object);
}

static void
dm_range_row_finalize (GObject *object)
{
  dm_day_range_free (DM_RANGE_ROW (object)->kept);
  G_OBJECT_CLASS (dm_range_row_parent_class)->finalize (object);
}

static void
dm_range_row_class_init (DmRangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_range_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_range_row_finalize;
  widget_class->grab_focus = dm_range_row_grab_focus;
  edited_signal = g_signal_new ("edited", DM_TYPE_RANGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  removed_signal
      = g_signal_new ("removed", DM_TYPE_RANGE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-range-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, DmRangeRow, name);
  gtk_widget_class_bind_template_child (widget_class, DmRangeRow, from);
  gtk_widget_class_bind_template_child (widget_class, DmRangeRow, until);
  gtk_widget_class_bind_template_child (widget_class, DmRangeRow, words);
}

static void
dm_range_row_init (DmRangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dm_range_row_new (const DmDayRange *range)
{
  DmRangeRow *self = g_object_new (DM_TYPE_RANGE_ROW, NULL);
  g_autofree char *from = dm_form_format_day (range->from), *until = dm_form_format_day (range->until);

  gtk_editable_set_text (self->name, range->name ? range->name : "");
  gtk_editable_set_text (self->from, from);
  gtk_editable_set_text (self->until, range->until == range->from ? "" : until);
  self->kept = dm_day_range_copy (range);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/* What another paper said stays that paper's only as long as nobody changes it. */
DmDayRange *
dm_range_row_dup_range (DmRangeRow *self)
{
  g_autofree char *name = dup_stripped (self->name);
  DmDay from, until;
  DmDayRange *range;

  read_days (self, &from, &until);
  range = dm_day_range_new (from, until, self->kept->working, name);
  if (is_unchanged (self, range))
    range->source = g_strdup (self->kept->source);
  return range;
}

char *
dm_range_row_dup_text (DmRangeRow *self)
{
  g_autofree char *name = dup_stripped (self->name), *from = dup_stripped (self->from), *until = dup_stripped (self->until);

  return g_strdup_printf (*until ? "%s: %s – %s" : "%s: %s", name, from, until);
}

void
dm_range_row_set_text (DmRangeRow *self, const char *text)
{
  const char *colon = g_strrstr (text, ": ");
  g_autofree char *name = colon ? g_strndup (text, colon - text) : g_strdup (text);
  g_auto (GStrv) days = g_strsplit (colon ? colon + 2 : "", " – ", 2);

  gtk_editable_set_text (self->name, name);
  gtk_editable_set_text (self->from, days[0] ? days[0] : "");
  gtk_editable_set_text (self->until, days[0] && days[1] ? days[1] : "");
}

void
dm_range_row_set_wrong (DmRangeRow *self, gboolean wrong)
{
  GtkWidget *const fields[] = { GTK_WIDGET (self->name), GTK_WIDGET (self->from), GTK_WIDGET (self->until) };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (wrong)
      gtk_widget_add_css_class (fields[i], "error");
    else
      gtk_widget_remove_css_class (fields[i], "error");
}
