/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialog.h"

#include <string.h>

#include <glib/gi18n.h>
#include <stdio.h>

char *
dm_form_dup_row (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text ? g_steal_pointer (&text) : NULL;
}

void
dm_form_set_row (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

char *
dm_form_dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return *text ? g_steal_pointer (&text) : NULL;
}

void
dm_form_set_text (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text ? text : "", -1);
}

/* --- room for what is written: GTK 4.8 measures a text before it is wrapped, and keeps that height --- */

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  int hidden = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (hidden > 0)
    gtk_scrolled_window_set_min_content_height (scroller, MIN (gtk_widget_get_height (widget) + hidden,
                                                               gtk_scrolled_window_get_max_content_height (scroller)));
  return G_SOURCE_REMOVE;
}

/* Not in the middle of an allocation. */
static void
height_changed_cb (GtkWidget *scroller)
{
  gtk_widget_add_tick_callback (scroller, grow_cb, NULL, NULL);
}

/* Every text of the form becomes as high as its lines, as far as its frame allows. */
void
dm_form_let_texts_grow (GtkWidget *form)
{
  if (GTK_IS_SCROLLED_WINDOW (form) && GTK_IS_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (form))))
    g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (form)), "changed",
                             G_CALLBACK (height_changed_cb), form, G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (form); child; child = gtk_widget_get_next_sibling (child))
    dm_form_let_texts_grow (child);
}

/* The lines that hold something. */
char **
dm_form_dup_lines (GtkTextView *view)
{
  g_autofree char *text = dm_form_dup_text (view);
  g_auto (GStrv) all = g_strsplit (text ? text : "", "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; all[i]; i++)
    if (*g_strstrip (all[i]))
      g_ptr_array_add (lines, g_strdup (all[i]));
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_steal (lines, NULL);
}

char *
dm_form_format_day (DmDay day)
{
  int year, month, dom;

  return dm_day_to_ymd (day, &year, &month, &dom) ? g_strdup_printf ("%02d/%02d/%d", dom, month, year) : g_strdup ("");
}

void
dm_form_set_day (AdwEntryRow *row, DmDay day)
{
  g_autofree char *text = dm_form_format_day (day);

  dm_form_set_row (row, text);
}

/* Days are typed day first, as offices write them; the form of files is understood as well. A year has four digits: "17"
 * may be a slip, and nobody means the year 17. */
DmDay
dm_form_parse_day (const char *text)
{
  int year, month, dom, length = 0;

  if (sscanf (text, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &dom, &month, &year, &length) == 3 && text[length] == '\0')
    return year >= 1000 ? dm_day_from_ymd (year, month, dom) : DM_DAY_NONE;
  return dm_day_parse (text);
}

gboolean
dm_form_get_day (DmDialog *self, AdwEntryRow *row, DmDay *day)
{
  g_autofree char *text = dm_form_dup_row (row);
  g_autofree char *words = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  *day = text ? dm_form_parse_day (text) : DM_DAY_NONE;
  if (text == NULL || *day != DM_DAY_NONE)
    return TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  words = g_strdup_printf (_ ("“%s” is not a date; write it as 30/09/2017."), text);
  dm_dialog_fail (self, words);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

gboolean
dm_form_get_int (DmDialog *self, AdwEntryRow *row, int empty, int *value)
{
  g_autofree char *text = dm_form_dup_row (row);
  g_autofree char *words = NULL;
  guint64 number;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  *value = empty;
  if (text == NULL)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT16, &number, NULL))
    {
      *value = number;
      return TRUE;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  words = g_strdup_printf (_ ("“%s” is not a whole number."), text);
  dm_dialog_fail (self, words);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

char **
dm_form_list_references (const GPtrArray *references)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < references->len; i++)
    {
      const DmReference *reference = g_ptr_array_index (references, i);
      g_autofree char *day = dm_form_format_day (reference->issued_on);
      g_autofree char *line = g_strdup_printf ("%s %s", reference->number, day);

      g_strv_builder_add (lines, g_strchomp (line));
    }
  return g_strv_builder_end (lines);
}

/* "31/2/2013" is meant to be a day, and would else become a part of the document's number. */
static gboolean
looks_like_day (const char *word)
{
  return strspn (word, "0123456789/.-") == strlen (word) && strpbrk (word, "/.-") != NULL;
}

/* The day, if there is one, is the last word. */
DmReference *
dm_form_parse_reference (const char *line, const char **wrong)
{
  const char *blank = strrchr (line, ' ');
  DmDay day = blank ? dm_form_parse_day (blank + 1) : DM_DAY_NONE;
  g_autofree char *number = NULL;

  if (day == DM_DAY_NONE && blank && looks_like_day (blank + 1))
    {
      *wrong = blank + 1;
      return NULL;
    }
  number = day == DM_DAY_NONE ? g_strdup (line) : g_strndup (line, blank - line);
  return dm_reference_new (g_strstrip (number), day);
}
