/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-reader"

#include "dm-fold.h"
#include "dm-grammar.h"
#include "dm-reader-private.h"

#include <stdlib.h>
#include <string.h>

/*
 * From numbered paragraphs to a tree of sections, tasks and duties. First every numbered paragraph becomes a node with
 * what stands under it; then the nodes are judged: what has numbered nodes below it is a section, a leaf is a task, and
 * everything numbered under "Tổ chức thực hiện" is a duty. Codes stay as printed; jumps are reported.
 */

#define MAX_DEPTH 8
/* So many paragraphs or items between two looks at who watches. */
#define WATCH_EVERY 64

/* What a heading says of everything below it. */
typedef enum
{
  PART_TASKS,
  PART_DUTIES,
  PART_PASSIVE /* purpose, requirements, funding: never tasks */
} Part;

/* A part of a text of the node, and where it was taken from. */
typedef struct
{
  gsize at; /* bytes of the node's text */
  const DmParagraph *paragraph;
  gsize from; /* bytes of the paragraph's text */
} Piece;

typedef struct
{
  DmProposalItem *item;
  int parent;      /* index of the node it stands under, -1 for none */
  guint level;
  Part part;
  guint n_children;
  gboolean kept;
  Piece text;
  GString *detail;
  GArray *detail_pieces;
  guint detail_line;
} Node;

typedef struct
{
  DmProposal *proposal;
  const DmWatcher *watcher;
  GArray *nodes;
  int path[MAX_DEPTH + 1]; /* the open node of each level, -1 for none */
  char *last[MAX_DEPTH + 1]; /* the last label read on each level, for jumps */
} Outline;

static Node *
node_at (Outline *self, int index)
{
  return &g_array_index (self->nodes, Node, index);
}

static void
clear_node (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->item, dm_proposal_item_unref);
  g_string_free (node->detail, TRUE);
  g_array_unref (node->detail_pieces);
}

static void
add_problem (Outline *self, DmProblemCode code, guint line, DmPassage passage, const DmProposalItem *item, const char *words,
             const char *more)
{
  DmProblem *problem = dm_problem_new (code, line, item->code, words, more);

  problem->passage = passage;
  problem->item_key = item->key;
  g_ptr_array_add (self->proposal->problems, problem);
}

/* Reading paragraphs is the first half, judging what came of them the second. */
static gboolean
go_on (Outline *self, guint half, guint done, guint all)
{
  if (self->watcher->watch == NULL || done % WATCH_EVERY != 0)
    return TRUE;
  return self->watcher->watch ((half + (double) done / MAX (all, 1)) / 2, self->watcher->user_data);
}

/* --- numbers: in which order they come --- */

static int
roman_value (const char *label)
{
  static const struct
  {
    char letter;
    int value;
  } values[] = { { 'I', 1 }, { 'V', 5 }, { 'X', 10 } };
  int sum = 0, previous = 0;

  for (int i = (int) strlen (label) - 1; i >= 0; i--)
    for (guint j = 0; j < G_N_ELEMENTS (values); j++)
      if (values[j].letter == label[i])
        {
          sum += values[j].value < previous ? -values[j].value : values[j].value;
          previous = values[j].value;
        }
  return sum;
}

/* Points are lettered by the Vietnamese alphabet (đ after d, no f j w z); word processors count by the English one. */
static gboolean
follows_letter (const char *before, const char *label)
{
  static const char *const alphabets[] = { "a b c d đ e g h i k l m n o p q r s t u v x y", "a b c d e f g h i j k l m n o" };

  for (guint i = 0; i < G_N_ELEMENTS (alphabets); i++)
    {
      g_auto (GStrv) letters = g_strsplit (alphabets[i], " ", -1);

      for (guint j = 0; letters[j]; j++)
        if (strcmp (letters[j], label) == 0 && (j == 0 ? before == NULL : g_strcmp0 (letters[j - 1], before) == 0))
          return TRUE;
    }
  return FALSE;
}

static int
last_number (const char *label)
{
  const char *dot = strrchr (label, '.');

  return atoi (dot ? dot + 1 : label);
}

static gboolean
follows (DmMarkerKind kind, const char *before, const char *label)
{
  if (kind == DM_MARKER_LETTER)
    return follows_letter (before, label);
  if (kind == DM_MARKER_ROMAN)
    return roman_value (label) == (before ? roman_value (before) : 0) + 1;
  return last_number (label) == (before ? last_number (before) : 0) + 1;
}

static void
check_order (Outline *self, const DmMarker *marker, guint level, const DmParagraph *paragraph, const DmProposalItem *item)
{
  const char *before = self->last[level];
  DmPassage passage = dm_paragraph_get_passage (paragraph, 0, marker->rest - paragraph->text);

  if (before && strcmp (before, marker->label) == 0)
    add_problem (self, DM_PROBLEM_NUMBERING_REPEAT, paragraph->line, passage, item, marker->label, NULL);
  else if (!follows (marker->kind, before, marker->label))
    add_problem (self, DM_PROBLEM_NUMBERING_GAP, paragraph->line, passage, item, before ? before : "", marker->label);
  g_free (self->last[level]);
  self->last[level] = g_strdup (marker->label);
  for (guint deeper = level + 1; deeper <= MAX_DEPTH; deeper++)
    g_clear_pointer (&self->last[deeper], g_free);
}

/* --- nodes --- */

static Part
judge_heading (const char *text, Part above)
{
  g_autofree char *words = dm_fold (text);

  if (above != PART_TASKS)
    return above;
  if (dm_grammar_has ("^(?:muc dich|muc tieu|yeu cau|quan diem|can cu|kinh phi|nguon kinh phi|nguon luc|du toan"
                      "|nguon von|pham vi|doi tuong ap dung)\\b",
                      words))
    return PART_PASSIVE;
  if (dm_grammar_has ("^(?:to chuc thuc hien|trach nhiem|phan cong|to chuc trien khai)\\b", words))
    return PART_DUTIES;
  return PART_TASKS;
}

/* "1.1" under "1" of II is II.1.1: what the label repeats of its parents is not repeated in the code. */
static char *
make_code (Outline *self, const char *label, int parent)
{
  const char *above = parent >= 0 ? node_at (self, parent)->item->code : NULL;
  const char *dot = strrchr (label, '.');

  if (above == NULL)
    return g_strdup (label);
  return g_strdup_printf ("%s.%s", above, dot ? dot + 1 : label);
}

static guint
count_dots (const char *label)
{
  guint n = 0;

  for (; *label; label++)
    n += *label == '.';
  return n;
}

/* Roman numbers are the outermost; "1.1" stands one level below "1"; letters stand below the deepest number open. */
static guint
find_level (Outline *self, const DmMarker *marker)
{
  guint level = 2;

  if (marker->kind == DM_MARKER_ROMAN)
    return 1;
  if (marker->kind == DM_MARKER_ARABIC)
    return MIN (2 + count_dots (marker->label), MAX_DEPTH - 1);
  while (level < MAX_DEPTH && self->path[level] >= 0
         && !g_unichar_isalpha (g_utf8_get_char (self->last[level] ? self->last[level] : "1")))
    level++;
  return level;
}

static int
find_parent (Outline *self, guint level)
{
  for (int i = (int) level - 1; i > 0; i--)
    if (self->path[i] >= 0)
      return self->path[i];
  return -1;
}

static DmProposalItem *
make_item (Outline *self, const char *code, const DmParagraph *paragraph, const DmMarker *marker, gsize *from)
{
  DmProposalItem *item = dm_proposal_item_new (DM_ITEM_TASK, code);
  gsize end;

  *from = marker->rest - paragraph->text;
  end = dm_reader_find_stop (paragraph->text, from);
  item->key = dm_proposal_take_key (self->proposal);
  item->text = g_strndup (paragraph->text + *from, end - *from);
  item->text_passage = dm_paragraph_get_passage (paragraph, *from, end);
  item->passage = dm_paragraph_get_whole (paragraph);
  item->line = paragraph->line;
  item->last_line = paragraph->last_line;
  return item;
}

static void
add_node (Outline *self, const DmParagraph *paragraph, const DmMarker *marker)
{
  guint level = find_level (self, marker);
  int parent = find_parent (self, level);
  g_autofree char *code = make_code (self, marker->label, parent);
  Node node = { 0 };

  node.text.paragraph = paragraph;
  node.item = make_item (self, code, paragraph, marker, &node.text.from);
  check_order (self, marker, level, paragraph, node.item);
  node.parent = parent;
  node.level = level;
  node.part = judge_heading (node.item->text, parent >= 0 ? node_at (self, parent)->part : PART_TASKS);
  node.detail = g_string_new (NULL);
  node.detail_pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_append_val (self->nodes, node);
  if (parent >= 0)
    {
      node_at (self, parent)->n_children++;
      node_at (self, self->nodes->len - 1)->item->parent = g_strdup (node_at (self, parent)->item->code);
    }
  self->path[level] = self->nodes->len - 1;
  for (guint deeper = level + 1; deeper <= MAX_DEPTH; deeper++)
    self->path[deeper] = -1;
}

static Node *
open_node (Outline *self)
{
  return self->nodes->len ? node_at (self, self->nodes->len - 1) : NULL;
}

/* @text: within the paragraph's */
static void
add_detail (Node *node, const char *text, const DmParagraph *paragraph)
{
  Piece piece = { 0, paragraph, text - paragraph->text };

  if (node->detail->len == 0)
    node->detail_line = paragraph->line;
  else
    g_string_append_c (node->detail, '\n');
  piece.at = node->detail->len;
  g_array_append_val (node->detail_pieces, piece);
  g_string_append (node->detail, text);
}

/* Where a part of the node's text or detail stands in the source; it lies within one paragraph. */
static DmPassage
get_passage (const Node *node, const char *text, gsize from, gsize until)
{
  const Piece *piece = &node->text;

  if (text == node->item->detail)
    for (guint i = 0; i < node->detail_pieces->len && g_array_index (node->detail_pieces, Piece, i).at <= from; i++)
      piece = &g_array_index (node->detail_pieces, Piece, i);
  return dm_paragraph_get_passage (piece->paragraph, from - piece->at + piece->from, until - piece->at + piece->from);
}

/* The item goes on to the end of @paragraph. */
static void
extend (DmProposalItem *item, const DmParagraph *paragraph)
{
  item->last_line = paragraph->last_line;
  item->passage = dm_passage_join (item->passage, dm_paragraph_get_whole (paragraph));
}

/* --- label lines --- */

static void
set_deadlines (Outline *self, DmProposalItem *item, const char *words, guint line, DmPassage passage)
{
  g_autoptr (GPtrArray) deadlines = dm_deadline_parse (words, self->proposal->plan->issued_on);

  item->deadline_line = line;
  item->deadline_passage = dm_passage_join (item->deadline_passage, passage);
  for (guint i = 0; i < deadlines->len; i++)
    g_ptr_array_add (item->deadlines, dm_deadline_copy (g_ptr_array_index (deadlines, i)));
}

static void
set_units (char ***field, const char *list)
{
  g_auto (GStrv) units = dm_units_split (list);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; (*field)[i]; i++)
    g_ptr_array_add (all, g_strdup ((*field)[i]));
  for (guint i = 0; units[i]; i++)
    g_ptr_array_add (all, g_strdup (units[i]));
  g_ptr_array_add (all, NULL);
  g_strfreev (*field);
  *field = (char **) g_ptr_array_steal (all, NULL);
}

/* The value of a label: bytes of its paragraph's text, which may have semicolons of its own. */
typedef struct
{
  DmLabel label;
  gsize from;
  gsize until;
} Value;

static void
apply_label (Outline *self, Node *node, const Value *value, const char *words, const char *text,
             const DmParagraph *paragraph)
{
  DmProposalItem *item = node->item;
  g_autofree char *trimmed = dm_reader_trim_stop (words);
  DmPassage passage = dm_paragraph_get_passage (paragraph, value->from, value->until);

  if (*trimmed == '\0')
    return;
  switch (value->label)
    {
    case DM_LABEL_TIME:
      set_deadlines (self, item, trimmed, paragraph->line, passage);
      break;
    case DM_LABEL_LEAD:
      set_units (&item->lead, trimmed);
      item->lead_passage = dm_passage_join (item->lead_passage, passage);
      break;
    case DM_LABEL_COORDINATING:
      set_units (&item->coordinating, trimmed);
      item->coordinating_passage = dm_passage_join (item->coordinating_passage, passage);
      break;
    case DM_LABEL_PRODUCT:
      g_free (item->product);
      item->product = g_steal_pointer (&trimmed);
      item->product_passage = passage;
      break;
    case DM_LABEL_OTHER:
    case DM_LABEL_NONE:
      add_detail (node, text, paragraph);
      break;
    }
}

/* What stands between two semicolons, without the blanks around it and the stop. */
static void
find_part (const char *text, const char *part, gsize length, gsize *from, gsize *until)
{
  g_autofree char *words = g_strndup (part, length);
  gsize start = 0, end = dm_reader_find_stop (words, &start);

  *from = part - text + start;
  *until = part - text + end;
}

/* "Chủ trì: A; phối hợp: B; thời gian: Quý III" is three labels: a part of the line goes on with the label before it
 * unless it has one of its own. FALSE where the line does not begin with a label. */
static gboolean
read_labels (Outline *self, Node *node, const char *text, const DmParagraph *paragraph)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *behind, *part = text;
  Value value = { DM_LABEL_NONE, 0, 0 };

  if (dm_label_read (text, &behind) == DM_LABEL_NONE)
    return FALSE;
  for (guint i = 0; parts[i]; i++)
    {
      gsize length = strlen (parts[i]), from, until;
      DmLabel next = dm_label_read (g_strstrip (parts[i]), &behind);

      find_part (paragraph->text, part, length, &from, &until);
      if (next != DM_LABEL_NONE)
        {
          if (value.label != DM_LABEL_NONE)
            apply_label (self, node, &value, words->str, text, paragraph);
          value = (Value){ next, from + (behind - parts[i]), until };
          g_string_assign (words, behind);
        }
      else if (*parts[i])
        {
          g_string_append_printf (words, "; %s", parts[i]);
          value.until = until;
        }
      part += length + 1;
    }
  apply_label (self, node, &value, words->str, text, paragraph);
  return TRUE;
}

static void
read_paragraph (Outline *self, const DmParagraph *paragraph)
{
  g_auto (DmMarker) marker = { 0 };
  Node *node = open_node (self);

  dm_marker_read (paragraph->text, &marker);
  /* A point that is a label belongs to the task above it, however it is lettered. */
  if (node && marker.kind != DM_MARKER_ROMAN && read_labels (self, node, marker.rest, paragraph))
    extend (node->item, paragraph);
  else if (marker.label)
    add_node (self, paragraph, &marker);
  else if (node)
    {
      add_detail (node, paragraph->text, paragraph);
      extend (node->item, paragraph);
    }
}

/* --- judging --- */

/* A deadline inside a sentence is taken as such, and said to be so. */
static gboolean
find_deadline (Outline *self, Node *node, const char *text, guint line)
{
  gsize start, length;
  g_autofree char *words = NULL;

  if (text == NULL || !dm_deadline_find_in_sentence (text, &start, &length))
    return FALSE;
  words = g_strndup (text + start, length);
  set_deadlines (self, node->item, words, line, get_passage (node, text, start, start + length));
  return TRUE;
}

static void
report_deadlines (Outline *self, const DmProposalItem *item, gboolean in_sentence)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      guint line = item->deadline_line;
      DmPassage passage = item->deadline_passage;

      if (deadline->kind == DM_DEADLINE_NONE)
        add_problem (self, DM_PROBLEM_DEADLINE_NOT_UNDERSTOOD, line, passage, item, deadline->raw, NULL);
      else if (deadline->kind == DM_DEADLINE_RECURRING && deadline->every == DM_REPEAT_UNKNOWN)
        add_problem (self, DM_PROBLEM_PERIOD_UNKNOWN, line, passage, item, deadline->raw, NULL);
      else if (deadline->proposed_why)
        add_problem (self, DM_PROBLEM_DEADLINE_NO_YEAR, line, passage, item, deadline->raw, NULL);
      else if (in_sentence)
        add_problem (self, DM_PROBLEM_DEADLINE_IN_SENTENCE, line, passage, item, deadline->raw, NULL);
    }
  if (item->deadlines->len == 0)
    add_problem (self, DM_PROBLEM_NO_DEADLINE, item->line, item->text_passage, item, NULL, NULL);
}

/* Units are named word for word, one after the other. */
static DmPassage
find_units (const Node *node, const char *text, char **units)
{
  const char *first = units[0] ? strstr (text, units[0]) : NULL;
  const char *end = first;

  for (guint i = 0; end && units[i]; i++)
    {
      end = strstr (end, units[i]);
      if (end)
        end += strlen (units[i]);
    }
  return end ? get_passage (node, text, first - text, end - text) : (DmPassage){ 0, 0 };
}

static void
read_subject (Outline *self, Node *node, const char *text, guint line)
{
  DmProposalItem *item = node->item;
  g_auto (GStrv) lead = NULL;
  g_auto (GStrv) coordinating = NULL;

  if (text == NULL || item->lead[0] || item->coordinating[0] || !dm_units_read_subject (text, &lead, &coordinating))
    return;
  g_strfreev (item->lead);
  item->lead = g_steal_pointer (&lead);
  g_strfreev (item->coordinating);
  item->coordinating = g_steal_pointer (&coordinating);
  item->lead_passage = find_units (node, text, item->lead);
  item->coordinating_passage = find_units (node, text, item->coordinating);
  if (item->lead[0] == NULL && item->coordinating[0])
    {
      g_autofree char *units = g_strjoinv ("; ", item->coordinating);

      add_problem (self, DM_PROBLEM_LEAD_UNKNOWN, line, item->coordinating_passage, item, units, NULL);
    }
}

static void
finish_work (Outline *self, Node *node)
{
  DmProposalItem *item = node->item;
  gboolean in_sentence = FALSE;

  item->kind = node->part == PART_DUTIES ? DM_ITEM_DUTY : DM_ITEM_TASK;
  if (item->deadlines->len == 0)
    in_sentence = find_deadline (self, node, item->text, item->line)
                  || find_deadline (self, node, item->detail, node->detail_line);
  report_deadlines (self, item, in_sentence);
  read_subject (self, node, item->text, item->line);
  if (item->kind == DM_ITEM_TASK && item->detail && g_str_has_prefix (item->detail, "Giao "))
    read_subject (self, node, item->detail, node->detail_line);
  if (item->kind == DM_ITEM_TASK && strchr (item->text, ';'))
    add_problem (self, DM_PROBLEM_SEVERAL_DUTIES, item->line, item->text_passage, item, NULL, NULL);
}

static gboolean
is_work (const Node *node)
{
  return node->part == PART_DUTIES ? node->level > 1 : node->part == PART_TASKS && node->n_children == 0 && node->level > 1;
}

static void
keep_path (Outline *self, int index)
{
  for (; index >= 0; index = node_at (self, index)->parent)
    node_at (self, index)->kept = TRUE;
}

/* A plan without Roman sections has its tasks on the first numbers. */
static gboolean
judge (Outline *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = node_at (self, i);

      if (!go_on (self, 1, i, self->nodes->len))
        return FALSE;
      if (node->detail->len > 0)
        node->item->detail = g_strdup (node->detail->str);
      if (!is_work (node))
        {
          node->item->kind = DM_ITEM_SECTION;
          continue;
        }
      finish_work (self, node);
      keep_path (self, i);
    }
  return TRUE;
}

static void
hand_over (Outline *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = node_at (self, i);

      if (node->kept)
        g_ptr_array_add (self->proposal->items, g_steal_pointer (&node->item));
    }
}

static gboolean
read_paragraphs (Outline *self, GPtrArray *paragraphs, guint body, guint end)
{
  for (guint i = body; i < end; i++)
    {
      if (!go_on (self, 0, i - body, end - body))
        return FALSE;
      read_paragraph (self, g_ptr_array_index (paragraphs, i));
    }
  return TRUE;
}

/**
 * dm_reader_read_outline:
 * @body: the first paragraph of the content
 * @end: the paragraph behind its last
 *
 * Returns: whether it was read to its end
 */
gboolean
dm_reader_read_outline (DmProposal *proposal, GPtrArray *paragraphs, guint body, guint end, const DmWatcher *watcher)
{
  Outline self = { proposal, watcher, g_array_new (FALSE, FALSE, sizeof (Node)), { 0 }, { NULL } };
  gboolean whole;

  g_array_set_clear_func (self.nodes, clear_node);
  for (guint level = 0; level <= MAX_DEPTH; level++)
    self.path[level] = -1;
  whole = read_paragraphs (&self, paragraphs, body, end) && judge (&self);
  if (whole)
    hand_over (&self);
  for (guint level = 0; level <= MAX_DEPTH; level++)
    g_free (self.last[level]);
  g_array_unref (self.nodes);
  return whole;
}
