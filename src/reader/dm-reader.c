/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-reader"

#include "dm-reader-private.h"

#include <string.h>

G_DEFINE_QUARK (dm-reader-error-quark, dm_reader_error)

static gboolean
refuse (DmReaderError code, const char *message, GError **error)
{
  g_set_error_literal (error, DM_READER_ERROR, code, message);
  return FALSE;
}

/* What no text holds: a NUL, or control characters other than tabs, line and page breaks. */
static gboolean
is_binary (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] < 0x20 && strchr ("\t\n\v\f\r", text[i]) == NULL)
      return TRUE;
    else if (text[i] == '\0')
      return TRUE;
  return FALSE;
}

static gboolean
check_bytes (const char *text, gsize length, GError **error)
{
  gsize lines = 1;
  gboolean blank = TRUE;

  if (length > DM_READER_MAX_BYTES)
    return refuse (DM_READER_ERROR_TOO_LARGE, "too large", error);
  for (gsize i = 0; i < length; i++)
    {
      lines += text[i] == '\n';
      blank = blank && g_ascii_isspace (text[i]);
    }
  if (blank)
    return refuse (DM_READER_ERROR_EMPTY, "empty", error);
  if (is_binary (text, length))
    return refuse (DM_READER_ERROR_BINARY, "control characters", error);
  if (lines > DM_READER_MAX_LINES)
    return refuse (DM_READER_ERROR_TOO_MANY_LINES, "too many lines", error);
  if (!g_utf8_validate (text, length, NULL))
    return refuse (DM_READER_ERROR_NOT_UTF8, "not UTF-8", error);
  return TRUE;
}

/* The toolkit moves all that follows for each letter it composes, so a text is composed in pieces. A piece ends in front
 * of an ASCII character, which never goes together with what stands before it. */
#define PIECE_BYTES 4096

static gsize
find_piece (const char *text, gsize length)
{
  gsize n = MIN (length, PIECE_BYTES);

  while (n < length && (guchar) text[n] >= 0x80)
    n++;
  return n;
}

/* "\n" at line ends, plain blanks; a byte order mark and the marks of bold and italics are no part of a text. */
static void
append_plain (GString *source, const char *composed, gboolean *after_return)
{
  for (const char *p = composed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' || c == '\n')
        {
          if (c == '\r' || !*after_return)
            g_string_append_c (source, '\n');
          *after_return = c == '\r';
          continue;
        }
      *after_return = FALSE;
      if (c == 0xfeff || c == 0x200b || c == '*')
        continue;
      if (g_unichar_isspace (c))
        g_string_append_c (source, c == '\t' ? '\t' : ' ');
      else
        g_string_append_unichar (source, c);
    }
}

static char *
normalize (const char *text, gsize length)
{
  g_autoptr (GString) source = g_string_sized_new (length);
  gboolean after_return = FALSE;

  while (length > 0)
    {
      gsize n = find_piece (text, length);
      g_autofree char *composed = g_utf8_normalize (text, n, G_NORMALIZE_NFC);

      append_plain (source, composed, &after_return);
      text += n;
      length -= n;
    }
  return g_ref_string_new_len (source->str, source->len);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const DmProblem *x = *(const DmProblem *const *) a, *y = *(const DmProblem *const *) b;

  if (x->line != y->line)
    return x->line < y->line ? -1 : 1;
  return (int) x->code - (int) y->code;
}

static gboolean
has_work (const DmProposal *proposal)
{
  for (guint i = 0; i < proposal->items->len; i++)
    if (((const DmProposalItem *) g_ptr_array_index (proposal->items, i))->kind != DM_ITEM_SECTION)
      return TRUE;
  return FALSE;
}

static DmProposal *
read_watched (const char *text, gsize length, const DmWatcher *watcher, GError **error)
{
  g_autoptr (DmProposal) proposal = NULL;
  g_autoptr (GPtrArray) paragraphs = NULL;
  guint body, end;

  if (!check_bytes (text, length, error))
    return NULL;
  proposal = dm_proposal_new ();
  proposal->source = normalize (text, length);
  paragraphs = dm_reader_split (proposal->source);
  dm_reader_read_head (proposal, paragraphs, &body, &end);
  if (!dm_reader_read_outline (proposal, paragraphs, body, end, watcher))
    {
      refuse (DM_READER_ERROR_GIVEN_UP, "given up", error);
      return NULL;
    }
  if (!has_work (proposal))
    {
      if (proposal->plan->number == NULL)
        {
          refuse (DM_READER_ERROR_NOT_A_PLAN, "neither a number nor a task", error);
          return NULL;
        }
      g_ptr_array_add (proposal->problems, dm_problem_new (DM_PROBLEM_NO_TASKS, 0, NULL, NULL, NULL));
    }
  g_ptr_array_sort (proposal->problems, compare_problems);
  for (guint i = 0; i < proposal->problems->len; i++)
    ((DmProblem *) g_ptr_array_index (proposal->problems, i))->key = dm_proposal_take_key (proposal);
  return g_steal_pointer (&proposal);
}

/**
 * dm_reader_read_text:
 * @text: a plan as plain text in outline layout
 * @length: in bytes, -1 when @text ends with NUL
 *
 * Facts that the text does not state stay empty; each doubt is a problem with its line.
 *
 * Returns: (transfer full): the proposal; %NULL with a #DmReaderError for what cannot be a plan's text
 */
DmProposal *
dm_reader_read_text (const char *text, gssize length, GError **error)
{
  const DmWatcher nobody = { NULL, NULL };

  return read_watched (text, length < 0 ? strlen (text) : (gsize) length, &nobody, error);
}

/**
 * dm_reader_read_bytes:
 * @bytes: a file's content
 *
 * As dm_reader_read_text().
 */
DmProposal *
dm_reader_read_bytes (GBytes *bytes, GError **error)
{
  return dm_reader_read_watched (bytes, NULL, NULL, error);
}

/**
 * dm_reader_read_watched:
 * @watch: (nullable):
 *
 * As dm_reader_read_text(), and gives up when @watch says so: %NULL with %DM_READER_ERROR_GIVEN_UP.
 */
DmProposal *
dm_reader_read_watched (GBytes *bytes, DmReaderWatch watch, gpointer user_data, GError **error)
{
  const DmWatcher watcher = { watch, user_data };
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return read_watched (text ? text : "", length, &watcher, error);
}
