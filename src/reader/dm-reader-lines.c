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

/* A line within its paragraph, and within the source. */
typedef struct
{
  gsize at;    /* bytes of the paragraph's text */
  guint start; /* characters of the source */
} Piece;

static void
paragraph_free (gpointer data)
{
  DmParagraph *self = data;

  g_string_free (self->joined, TRUE);
  g_array_unref (self->pieces);
  g_free (self);
}

static guint
find_in_source (const DmParagraph *self, gsize at)
{
  const Piece *piece = NULL;
  guint low = 0, high = self->pieces->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->pieces, Piece, middle).at <= at)
        low = middle;
      else
        high = middle;
    }
  piece = &g_array_index (self->pieces, Piece, low);
  return piece->start + g_utf8_strlen (self->text + piece->at, at - piece->at);
}

/**
 * dm_paragraph_get_passage:
 * @from, @until: bytes of the paragraph's text
 *
 * Returns: where that part of the paragraph stands in the source
 */
DmPassage
dm_paragraph_get_passage (const DmParagraph *self, gsize from, gsize until)
{
  if (from >= until)
    return (DmPassage){ 0, 0 };
  /* Behind its last character: the line that follows may begin anywhere. */
  return (DmPassage){ find_in_source (self, from),
                   find_in_source (self, g_utf8_prev_char (self->text + until) - self->text) + 1 };
}

DmPassage
dm_paragraph_get_whole (const DmParagraph *self)
{
  return dm_paragraph_get_passage (self, 0, self->joined->len);
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
  /* No letter takes more than four bytes: a long paragraph is not counted to its end for each of its lines. */
  return g_utf8_strlen (above->text, MIN (above->joined->len, 4 * BROKEN_LINE)) >= BROKEN_LINE
         && strchr (".;:", above->text[above->joined->len - 1]) == NULL;
}

/* Two columns of a letterhead share a line, set apart by blanks. */
static char **
split_columns (const char *line)
{
  return g_regex_split_simple ("\\t+| {4,}", line, 0, 0);
}

static DmParagraph *
add_paragraph (GPtrArray *paragraphs, const char *text, guint line)
{
  DmParagraph *paragraph = g_new0 (DmParagraph, 1);

  paragraph->joined = g_string_new (NULL);
  paragraph->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  paragraph->line = line;
  paragraph->upper = is_upper (text);
  g_ptr_array_add (paragraphs, paragraph);
  return paragraph;
}

/* @start: the first character of @text in the source */
static void
add_line (GPtrArray *paragraphs, const char *text, guint line, guint start, gboolean blank_above)
{
  DmParagraph *paragraph = paragraphs->len ? g_ptr_array_index (paragraphs, paragraphs->len - 1) : NULL;
  Piece piece = { 0, start };

  if (paragraph && !blank_above && paragraph->last_line + 1 == line && continues (paragraph, text))
    g_string_append_c (paragraph->joined, ' ');
  else
    paragraph = add_paragraph (paragraphs, text, line);
  piece.at = paragraph->joined->len;
  g_array_append_val (paragraph->pieces, piece);
  g_string_append (paragraph->joined, text);
  paragraph->text = paragraph->joined->str;
  paragraph->last_line = line;
}

GPtrArray *
dm_reader_split (const char *source)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  g_auto (GStrv) lines = g_strsplit (source, "\n", -1);
  gboolean blank_above = TRUE;
  guint start = 0;

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (lines[i]));
      g_auto (GStrv) columns = split_columns (line);
      const char *rest = lines[i];

      /* Between the columns there are only blanks: each is found where it stands. */
      for (guint j = 0; columns[j]; j++)
        if (*g_strstrip (columns[j]))
          {
            const char *column = strstr (rest, columns[j]);

            add_line (paragraphs, columns[j], i + 1, start + g_utf8_strlen (lines[i], column - lines[i]), blank_above);
            rest = column + strlen (columns[j]);
          }
      blank_above = *line == '\0';
      start += g_utf8_strlen (lines[i], -1) + 1;
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

/**
 * dm_reader_find_stop:
 * @from: (inout): in: where to begin; out: the first byte that is no blank
 *
 * Returns: the byte behind the last one that is neither a blank nor the stop, semicolon or "./." that ends the line;
 *   three dots are the writer's own and stay
 */
gsize
dm_reader_find_stop (const char *text, gsize *from)
{
  gsize end = strlen (text);

  while (g_ascii_isspace (text[*from]))
    (*from)++;
  while (end > *from && g_ascii_isspace (text[end - 1]))
    end--;
  if (end - *from >= 3 && strncmp (text + end - 3, "./.", 3) == 0)
    end -= 3;
  else if (end > *from && strchr (".;:,", text[end - 1]) && (end - *from < 2 || strncmp (text + end - 2, "..", 2) != 0))
    end--;
  while (end > *from && g_ascii_isspace (text[end - 1]))
    end--;
  return end;
}

/* A text without the blanks around it and without what ends its line. */
char *
dm_reader_trim_stop (const char *text)
{
  gsize from = 0, end = dm_reader_find_stop (text, &from);

  return g_strndup (text + from, end - from);
}
