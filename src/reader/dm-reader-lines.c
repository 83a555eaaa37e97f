/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-reader"

#include "dm-fold.h"
#include "dm-grammar.h"
#include "dm-reader-private.h"

#include <string.h>

/* Lines shorter than this were not broken by a margin. */
#define BROKEN_LINE 60
/* A label is a few words in front of a colon. */
#define LONGEST_LABEL 60

static void
paragraph_free (gpointer data)
{
  DmParagraph *self = data;

  g_free (self->text);
  g_free (self);
}

static gboolean
is_upper (const char *text)
{
  gboolean letters = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      letters |= g_unichar_isupper (c);
    }
  return letters;
}

/* A line that goes on with the one above: no blank line between, no number or label of its own, and the line above was
 * full, or this one begins in the middle of a sentence. */
static gboolean
continues (const DmParagraph *above, const char *line)
{
  g_auto (DmMarker) marker = { 0 };
  const char *value;
  gunichar first = g_utf8_get_char (line);

  dm_marker_read (line, &marker);
  if (marker.kind != DM_MARKER_NONE || dm_label_read (line, &value) != DM_LABEL_NONE || above->upper || is_upper (line))
    return FALSE;
  if (g_unichar_islower (first))
    return TRUE;
  return g_utf8_strlen (above->text, -1) >= BROKEN_LINE && strchr (".;:", above->text[strlen (above->text) - 1]) == NULL;
}

/* Two columns of a letterhead share a line, set apart by blanks. */
static char **
split_columns (const char *line)
{
  return g_regex_split_simple ("\\t+| {4,}", line, 0, 0);
}

static void
add_line (GPtrArray *paragraphs, const char *text, guint line, gboolean blank_above)
{
  DmParagraph *above = paragraphs->len ? g_ptr_array_index (paragraphs, paragraphs->len - 1) : NULL;
  DmParagraph *paragraph;

  if (above && !blank_above && above->last_line + 1 == line && continues (above, text))
    {
      char *joined = g_strconcat (above->text, " ", text, NULL);

      g_free (above->text);
      above->text = joined;
      above->last_line = line;
      return;
    }
  paragraph = g_new0 (DmParagraph, 1);
  paragraph->text = g_strdup (text);
  paragraph->line = paragraph->last_line = line;
  paragraph->upper = is_upper (text);
  g_ptr_array_add (paragraphs, paragraph);
}

GPtrArray *
dm_reader_split (const char *source)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  g_auto (GStrv) lines = g_strsplit (source, "\n", -1);
  gboolean blank_above = TRUE;

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) columns = split_columns (g_strstrip (lines[i]));

      for (guint j = 0; columns[j]; j++)
        if (*g_strstrip (columns[j]))
          add_line (paragraphs, columns[j], i + 1, blank_above);
      blank_above = *lines[i] == '\0';
    }
  return paragraphs;
}

/* --- numbers --- */

void
dm_marker_clear (DmMarker *marker)
{
  g_clear_pointer (&marker->label, g_free);
}

static const struct
{
  DmMarkerKind kind;
  const char *pattern;
} markers[] = {
  { DM_MARKER_ROMAN, "^(?:(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC) )?([IVX]{1,6})(?:[.)/:]| [-–])\\s*(?=\\S)" },
  { DM_MARKER_ARABIC, "^(?:(?:Mục|MỤC|Nhiệm vụ|Điều) )?(\\d{1,2}(?:\\.\\d{1,2}){0,3})(?:[.)/:]\\s*(?=[^\\d\\s])| (?=\\p{Lu}))" },
  { DM_MARKER_LETTER, "^([a-zđ])[.)]\\s*(?=\\S)" },
  { DM_MARKER_DASH, "^[-–+•●]\\s*(?=\\S)" },
};

/* "1 Phòng" is a number and a name, but "12 tháng" and "10/7/2013" are not numbered: a bare number wants a capital, and
 * its dot a word. */
void
dm_marker_read (const char *text, DmMarker *marker)
{
  *marker = (DmMarker){ DM_MARKER_NONE, NULL, text };
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      int from, until;

      if (!dm_grammar_match (markers[i].pattern, text, &match))
        continue;
      g_match_info_fetch_pos (match, 0, &from, &until);
      marker->kind = markers[i].kind;
      marker->label = dm_grammar_text (match, 1);
      marker->rest = text + until;
      return;
    }
}

/* --- labels --- */

static const struct
{
  DmLabel label;
  const char *pattern; /* of the folded words in front of the colon */
} labels[] = {
  { DM_LABEL_TIME, "^(?:thoi gian|thoi han|tien do|han)(?: (?:thuc hien|hoan thanh|trinh|bao cao|ban hanh|to chuc|ket thuc"
                   "|,|va))*$" },
  { DM_LABEL_COORDINATING, "^(?:cac )?(?:co quan|don vi|bo phan|phong)?(?:, (?:co quan|don vi|bo phan))*"
                           " ?phoi hop(?: thuc hien)?$" },
  { DM_LABEL_LEAD, "^(?:cac )?(?:(?:co quan|don vi|bo phan)(?:, (?:co quan|don vi|bo phan))*"
                   " ?(?:chu tri|thuc hien|chu tri thuc hien|chiu trach nhiem|tham muu)"
                   "|chu tri(?: thuc hien)?|phan cong(?: thuc hien)?|trach nhiem(?: thuc hien)?)$" },
  { DM_LABEL_PRODUCT, "^(?:san pham|ket qua)(?:,? (?:san pham|ket qua|dau ra|hoan thanh|can dat|du kien))*$" },
  { DM_LABEL_OTHER, "^(?:kinh phi|nguon kinh phi|noi dung|ghi chu|dia diem|thanh phan|doi tuong|hinh thuc|so luong|yeu cau"
                    "|muc tieu|muc dich)(?: (?:thuc hien|tham gia|tham du))?$" },
};

/**
 * dm_label_read:
 * @text: a paragraph, or a part of one, without its number
 * @value: (out): what stands behind the colon, within @text
 *
 * Returns: what the label is about; %DM_LABEL_NONE for a text without one
 */
DmLabel
dm_label_read (const char *text, const char **value)
{
  const char *colon = strchr (text, ':');
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (colon == NULL || colon - text > LONGEST_LABEL)
    return DM_LABEL_NONE;
  words = g_strndup (text, colon - text);
  folded = dm_fold (words);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (dm_grammar_has (labels[i].pattern, folded))
      {
        *value = colon + 1;
        while (g_ascii_isspace (**value))
          (*value)++;
        return labels[i].label;
      }
  return DM_LABEL_NONE;
}

/* A text without the stop, semicolon or "./." that ends its line; three dots are the writer's own and stay. */
char *
dm_reader_trim_stop (const char *text)
{
  char *trimmed = g_strstrip (g_strdup (text));
  gsize n = strlen (trimmed);

  if (g_str_has_suffix (trimmed, "./."))
    trimmed[n - 3] = '\0';
  else if (n > 0 && strchr (".;:,", trimmed[n - 1]) && !g_str_has_suffix (trimmed, ".."))
    trimmed[n - 1] = '\0';
  return g_strchomp (trimmed);
}
