/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-report"

#include "dm-table.h"

#include <string.h>

/* A table for other programs. Spreadsheets compute what begins like a formula, wherever the words come from: they get
 * it in a form that they take for words. */

static DmTableColumn *
get_column (const DmTable *self, guint index)
{
  return g_ptr_array_index (self->columns, index);
}

/* --- cells --- */

/* On one line, whatever was typed. */
static char *
flatten (const char *text)
{
  g_autoptr (GString) flat = g_string_sized_new (strlen (text));

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_isspace (letter) && !g_unichar_iscntrl (letter))
        g_string_append_unichar (flat, letter);
      else if (letter == 0xA0)
        g_string_append_unichar (flat, letter);
      else if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
        g_string_append_c (flat, ' ');
    }
  g_strchomp (flat->str);
  return g_strdup (flat->str);
}

/* A sign and a number, "-5 %": a spreadsheet reads what is meant. */
static gboolean
is_number (const char *text)
{
  return g_ascii_isdigit (text[1]) && text[1 + strspn (text + 1, "0123456789., %")] == '\0';
}

/* A dash that begins a line stays a dash; anything else is marked as words, the way spreadsheets do it. A sign alone
 * computes nothing. */
static char *
make_harmless (const char *text)
{
  char *flat = flatten (text);
  char *safe;

  if (flat[0] == '\0' || strchr ("=+-@", flat[0]) == NULL || flat[1] == '\0'
      || (strchr ("+-", flat[0]) && is_number (flat)))
    return flat;
  safe = flat[0] == '-' && flat[1] == ' ' ? g_strconcat ("–", flat + 1, NULL) : g_strconcat ("'", flat, NULL);
  g_free (flat);
  return safe;
}

/* --- tabs --- */

static void
add_tabbed (GString *text, const char *cell, guint index)
{
  g_autofree char *safe = make_harmless (cell);

  g_string_append_printf (text, "%s%s", index > 0 ? "\t" : "", safe);
}

/**
 * dm_table_to_tabs:
 *
 * Returns: (transfer full): a line for the columns and for each row, with tabs between the cells
 */
char *
dm_table_to_tabs (const DmTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    add_tabbed (text, get_column (self, i)->title, i);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DmTableRow *row = g_ptr_array_index (self->rows, i);

      if (row->heading)
        add_tabbed (text, row->heading, 0);
      for (guint j = 0; row->cells && row->cells[j]; j++)
        add_tabbed (text, row->cells[j], j);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- HTML --- */

/* The style and "sdnum" say, in two spreadsheets' languages, that a cell is words: a code such as 1.2 is no date. What
 * is a number or a day they may know. */
#define AS_WORDS " style=\"mso-number-format:'\\@'\" sdnum=\"0;0;@\""

static void
add_cell (GString *html, const char *tag, const char *attributes, const char *cell)
{
  g_autofree char *safe = make_harmless (cell);
  g_autofree char *escaped = g_markup_escape_text (safe, -1);

  g_string_append_printf (html, "<%s%s>%s</%s>", tag, attributes, escaped, tag);
}

static void
add_html_row (GString *html, const DmTable *self, const DmTableRow *row)
{
  g_string_append (html, "<tr>");
  if (row->heading)
    {
      g_autofree char *span = g_strdup_printf (" colspan=\"%u\" align=\"left\"", self->columns->len);

      add_cell (html, "th", span, row->heading);
    }
  for (guint i = 0; row->cells && row->cells[i]; i++)
    add_cell (html, "td", get_column (self, i)->kind == DM_COLUMN_FIGURE ? "" : AS_WORDS, row->cells[i]);
  g_string_append (html, "</tr>\n");
}

/**
 * dm_table_to_html:
 *
 * Returns: (transfer full): a document with one table
 */
char *
dm_table_to_html (const DmTable *self)
{
  g_autoptr (GString) html = g_string_new ("<!DOCTYPE html>\n<html><head><meta http-equiv=\"Content-Type\" "
                                           "content=\"text/html; charset=utf-8\"></head><body>\n"
                                           "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n<thead><tr>");

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->columns->len; i++)
    add_cell (html, "th", "", get_column (self, i)->title);
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < self->rows->len; i++)
    add_html_row (html, self, g_ptr_array_index (self->rows, i));
  g_string_append (html, "</tbody></table>\n</body></html>\n");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

/* --- to be read --- */

/* The number and the words that a row is about speak for themselves. */
static gboolean
speaks (const DmTable *self, guint index)
{
  DmColumnKind kind = get_column (self, index)->kind;

  return kind == DM_COLUMN_CODE || kind == DM_COLUMN_SUBJECT;
}

static void
add_read_row (GString *text, const DmTable *self, char **cells)
{
  gsize start = text->len;
  const char *separator = " — ";

  for (guint i = 0; cells[i]; i++)
    {
      g_autofree char *cell = speaks (self, i) ? flatten (cells[i]) : NULL;

      if (cell && *cell)
        g_string_append_printf (text, "%s%s%s", text->len > start ? " " : "", cell,
                                get_column (self, i)->kind == DM_COLUMN_CODE ? "." : "");
    }
  for (guint i = 0; cells[i]; i++)
    {
      g_autofree char *cell = speaks (self, i) ? NULL : flatten (cells[i]);

      if (cell == NULL || *cell == '\0')
        continue;
      g_string_append_printf (text, "%s%s: %s", text->len > start ? separator : "", get_column (self, i)->title, cell);
      separator = "; ";
    }
}

/**
 * dm_table_to_words:
 *
 * Returns: (transfer full): a line for each row: its number and what it is about, then the other columns by name, but
 *   for those that say nothing of it
 */
char *
dm_table_to_words (const DmTable *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DmTableRow *row = g_ptr_array_index (self->rows, i);

      if (row->heading)
        g_string_append (text, row->heading);
      else
        add_read_row (text, self, row->cells);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
