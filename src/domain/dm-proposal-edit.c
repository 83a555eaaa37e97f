/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-proposal-edit.h"

#include "dm-grammar.h"

#include <string.h>

/* --- what may be changed: copies of a proposal share their items --- */

/**
 * dm_proposal_edit_item:
 *
 * Returns: (transfer none) (nullable): the item, which only @self has from now on
 */
DmProposalItem *
dm_proposal_edit_item (DmProposal *self, guint key)
{
  guint position;
  DmProposalItem *item;

  if (dm_proposal_find_key (self, key, &position) == NULL)
    return NULL;
  item = g_ptr_array_index (self->items, position);
  if (g_atomic_ref_count_compare (&item->ref_count, 1))
    return item;
  self->items->pdata[position] = dm_proposal_item_copy (item);
  dm_proposal_item_unref (item);
  return g_ptr_array_index (self->items, position);
}

/* The same for a problem. */
static DmProblem *
edit_problem (DmProposal *self, guint position)
{
  DmProblem *problem = g_ptr_array_index (self->problems, position);

  if (g_atomic_ref_count_compare (&problem->ref_count, 1))
    return problem;
  self->problems->pdata[position] = dm_problem_copy (problem);
  dm_problem_unref (problem);
  return g_ptr_array_index (self->problems, position);
}

/**
 * dm_proposal_edit_plan:
 *
 * Returns: (transfer none): the plan, which only @self has from now on
 */
DmPlan *
dm_proposal_edit_plan (DmProposal *self)
{
  DmPlan *plan = dm_plan_copy (self->plan);

  dm_plan_unref (self->plan);
  self->plan = plan;
  return plan;
}

/* --- fields --- */

void
dm_proposal_set_accepted (DmProposal *self, guint key, gboolean accepted)
{
  DmProposalItem *item = dm_proposal_edit_item (self, key);

  if (item)
    item->accepted = accepted;
}

static const DmProposalItem *
get (const DmProposal *self, guint position)
{
  return g_ptr_array_index (self->items, position);
}

/* What stands below @from stands below @to. */
static void
move_children (DmProposal *self, const char *from, const char *to)
{
  for (guint i = 0; from && i < self->items->len; i++)
    if (g_strcmp0 (get (self, i)->parent, from) == 0)
      {
        DmProposalItem *child = dm_proposal_edit_item (self, get (self, i)->key);

        g_free (child->parent);
        child->parent = g_strdup (to);
      }
}

/**
 * dm_proposal_set_code:
 *
 * What stands below the item stays there: the first of a code is the parent of what names it.
 */
void
dm_proposal_set_code (DmProposal *self, guint key, const char *code)
{
  DmProposalItem *item = dm_proposal_edit_item (self, key);
  g_autofree char *before = NULL;

  if (item == NULL || g_strcmp0 (item->code, code) == 0)
    return;
  if (dm_proposal_find (self, item->code) == item)
    before = g_strdup (item->code);
  g_free (item->code);
  item->code = g_strdup (code);
  move_children (self, before, code);
}

static const DmDeadline *
find_words (const GPtrArray *deadlines, const char *raw)
{
  for (guint i = 0; i < deadlines->len; i++)
    if (g_strcmp0 (((const DmDeadline *) g_ptr_array_index (deadlines, i))->raw, raw) == 0)
      return g_ptr_array_index (deadlines, i);
  return NULL;
}

/**
 * dm_proposal_set_deadline_words:
 * @words: read again at once; words that stay keep what a person accepted of them
 */
void
dm_proposal_set_deadline_words (DmProposal *self, guint key, const char *words)
{
  DmProposalItem *item = dm_proposal_edit_item (self, key);
  GPtrArray *deadlines;

  if (item == NULL)
    return;
  deadlines = dm_deadline_parse (words, self->plan->issued_on);
  for (guint i = 0; i < deadlines->len; i++)
    {
      DmDeadline *deadline = g_ptr_array_index (deadlines, i);
      const DmDeadline *kept = find_words (item->deadlines, deadline->raw);

      if (kept)
        {
          deadlines->pdata[i] = dm_deadline_copy (kept);
          dm_deadline_free (deadline);
        }
    }
  g_ptr_array_unref (item->deadlines);
  item->deadlines = deadlines;
}

/**
 * dm_proposal_accept_deadline:
 * @position: of the deadline whose proposed days are to count
 */
void
dm_proposal_accept_deadline (DmProposal *self, guint key, guint position)
{
  DmProposalItem *item = dm_proposal_edit_item (self, key);

  if (item && position < item->deadlines->len)
    dm_deadline_accept_proposal (g_ptr_array_index (item->deadlines, position));
}

/* Words that name a day, a month or a quarter of no year. */
static gboolean
lacks_year (const DmDeadline *deadline)
{
  return deadline->kind >= DM_DEADLINE_DAY && deadline->kind <= DM_DEADLINE_ONWARD && deadline->start == DM_DAY_NONE
         && deadline->end == DM_DAY_NONE;
}

static gboolean
has_any_without_year (const DmProposalItem *item)
{
  for (guint i = 0; i < item->deadlines->len; i++)
    if (lacks_year (g_ptr_array_index (item->deadlines, i)))
      return TRUE;
  return FALSE;
}

/* What is proposed by the plan's year is proposed by the new one; what a person accepted stays. */
static void
propose_again (DmProposal *self, guint key)
{
  DmProposalItem *item = dm_proposal_edit_item (self, key);

  for (guint i = 0; i < item->deadlines->len; i++)
    {
      DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);
      g_autoptr (GPtrArray) again = NULL;

      if (!lacks_year (deadline))
        continue;
      again = dm_deadline_parse (deadline->raw, self->plan->issued_on);
      if (again->len != 1)
        continue;
      item->deadlines->pdata[i] = dm_deadline_copy (g_ptr_array_index (again, 0));
      dm_deadline_free (deadline);
    }
}

/**
 * dm_proposal_set_issued_on:
 *
 * Deadlines without a year are proposed anew by the year of @issued_on.
 */
void
dm_proposal_set_issued_on (DmProposal *self, DmDay issued_on)
{
  dm_proposal_edit_plan (self)->issued_on = issued_on;
  for (guint i = 0; i < self->items->len; i++)
    if (has_any_without_year (get (self, i)))
      propose_again (self, get (self, i)->key);
}

/* --- the tree --- */

/* Whether @code stands below the item, or is the item's own. */
static gboolean
is_below (const DmProposal *self, const char *code, const DmProposalItem *item)
{
  /* No further than there are items: codes that people typed may name each other in a circle. */
  for (guint i = 0; code && i <= self->items->len; i++)
    {
      const DmProposalItem *above = dm_proposal_find (self, code);

      if (above == item)
        return TRUE;
      code = above ? above->parent : NULL;
    }
  return code != NULL;
}

/**
 * dm_proposal_can_move_below:
 * @code: (nullable): of an item of the proposal, %NULL for the outermost level
 */
gboolean
dm_proposal_can_move_below (const DmProposal *self, guint key, const char *code)
{
  const DmProposalItem *item = dm_proposal_find_key (self, key, NULL);

  return item && (code == NULL || (dm_proposal_find (self, code) && !is_below (self, code, item)));
}

/**
 * dm_proposal_move_below:
 *
 * Does nothing where dm_proposal_can_move_below() says no.
 */
void
dm_proposal_move_below (DmProposal *self, guint key, const char *code)
{
  DmProposalItem *item;

  if (!dm_proposal_can_move_below (self, key, code))
    return;
  item = dm_proposal_edit_item (self, key);
  if (item->parent == code)
    return;
  g_free (item->parent);
  item->parent = g_strdup (code);
}

gboolean
dm_proposal_can_promote (const DmProposal *self, guint key)
{
  const DmProposalItem *item = dm_proposal_find_key (self, key, NULL);

  return item && item->parent;
}

/**
 * dm_proposal_promote:
 *
 * The item stands beside what it stood below.
 */
void
dm_proposal_promote (DmProposal *self, guint key)
{
  const DmProposalItem *item = dm_proposal_find_key (self, key, NULL);
  const DmProposalItem *parent = item && item->parent ? dm_proposal_find (self, item->parent) : NULL;
  g_autofree char *code = parent ? g_strdup (parent->parent) : NULL;

  dm_proposal_move_below (self, key, code);
}

/* The nearest item in front that stands below the same. */
static const DmProposalItem *
find_sibling_above (const DmProposal *self, guint key)
{
  guint position;
  const DmProposalItem *item = dm_proposal_find_key (self, key, &position);

  while (item && position-- > 0)
    {
      const DmProposalItem *above = get (self, position);

      if (above->accepted && g_strcmp0 (above->parent, item->parent) == 0 && dm_proposal_find (self, above->code) == above)
        return above;
    }
  return NULL;
}

gboolean
dm_proposal_can_demote (const DmProposal *self, guint key)
{
  return find_sibling_above (self, key) != NULL;
}

/**
 * dm_proposal_demote:
 *
 * The item stands below the one in front of it, which is a heading from then on: what has numbered items below it is
 * no task of its own.
 */
void
dm_proposal_demote (DmProposal *self, guint key)
{
  const DmProposalItem *above = find_sibling_above (self, key);
  g_autofree char *code = above ? g_strdup (above->code) : NULL;

  if (above == NULL || !dm_proposal_can_move_below (self, key, code))
    return;
  if (above->kind == DM_ITEM_TASK)
    dm_proposal_edit_item (self, above->key)->kind = DM_ITEM_SECTION;
  dm_proposal_move_below (self, key, code);
}

/* --- two become one --- */

static gboolean
is_heading (const DmProposalItem *item)
{
  return item->kind == DM_ITEM_SECTION;
}

/**
 * dm_proposal_find_above:
 *
 * Returns: the key of the item that dm_proposal_merge() would merge this one into: the nearest in front that was not
 *   dropped; 0 where there is none, or where one of the two is a heading and the other is work
 */
guint
dm_proposal_find_above (const DmProposal *self, guint key)
{
  guint position;
  const DmProposalItem *item = dm_proposal_find_key (self, key, &position);

  while (item && item->accepted && position-- > 0)
    {
      const DmProposalItem *above = get (self, position);

      if (above->accepted)
        return is_heading (above) == is_heading (item) ? above->key : 0;
    }
  return 0;
}

/* A sentence that goes on needs no more than a blank; a new one is set off. */
static char *
join_texts (const char *text, const char *more)
{
  if (text == NULL || *text == '\0' || more == NULL || *more == '\0')
    return g_strdup (text && *text ? text : more);
  return g_strconcat (text, g_unichar_isupper (g_utf8_get_char (more)) ? "; " : " ", more, NULL);
}

static void
append_line (char **field, const char *more)
{
  char *joined;

  if (more == NULL || *more == '\0')
    return;
  joined = *field && **field ? g_strconcat (*field, "\n", more, NULL) : g_strdup (more);
  g_free (*field);
  *field = joined;
}

static void
append_units (char ***field, char **more)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; (*field)[i]; i++)
    g_ptr_array_add (all, g_strdup ((*field)[i]));
  for (guint i = 0; more && more[i]; i++)
    if (!g_strv_contains ((const char *const *) *field, more[i]))
      g_ptr_array_add (all, g_strdup (more[i]));
  g_ptr_array_add (all, NULL);
  g_strfreev (*field);
  *field = (char **) g_ptr_array_steal (all, NULL);
}

static void
take_over (DmProposalItem *self, const DmProposalItem *item)
{
  char *text = join_texts (self->text, item->text);

  g_free (self->text);
  self->text = text;
  append_line (&self->detail, item->detail);
  append_line (&self->product, item->product);
  append_units (&self->lead, item->lead);
  append_units (&self->coordinating, item->coordinating);
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      const DmDeadline *deadline = g_ptr_array_index (item->deadlines, i);

      if (find_words (self->deadlines, deadline->raw) == NULL)
        g_ptr_array_add (self->deadlines, dm_deadline_copy (deadline));
    }
  self->last_line = item->last_line;
  self->passage = dm_passage_join (self->passage, item->passage);
  self->text_passage = dm_passage_join (self->text_passage, item->text_passage);
  self->deadline_passage = dm_passage_join (self->deadline_passage, item->deadline_passage);
  self->lead_passage = dm_passage_join (self->lead_passage, item->lead_passage);
  self->coordinating_passage = dm_passage_join (self->coordinating_passage, item->coordinating_passage);
  self->product_passage = dm_passage_join (self->product_passage, item->product_passage);
}

/* What was doubtful about the item that went is doubtful about the one that took it over. */
static void
move_problems (DmProposal *self, guint from, const DmProposalItem *to)
{
  for (guint i = 0; i < self->problems->len; i++)
    if (((const DmProblem *) g_ptr_array_index (self->problems, i))->item_key == from)
      edit_problem (self, i)->item_key = to->key;
}

/**
 * dm_proposal_merge:
 *
 * The item becomes a part of the one in front; what stood below it stands below that one.
 *
 * Returns: the key of the one that is left, 0 where nothing could be merged
 */
guint
dm_proposal_merge (DmProposal *self, guint key)
{
  guint above_key = dm_proposal_find_above (self, key), position;
  DmProposalItem *above = above_key ? dm_proposal_edit_item (self, above_key) : NULL;
  const DmProposalItem *item = dm_proposal_find_key (self, key, &position);

  if (above == NULL)
    return 0;
  take_over (above, item);
  if (dm_proposal_find (self, item->code) == item)
    move_children (self, item->code, above->code);
  move_problems (self, key, above);
  g_ptr_array_remove_index (self->items, position);
  return above_key;
}

/* --- one becomes two --- */

/**
 * dm_proposal_find_joints:
 *
 * Returns: (transfer full) (element-type guint): where the item's text might be split: characters of the text that
 *   stand behind a semicolon which has words on both sides
 */
GArray *
dm_proposal_find_joints (const DmProposalItem *item)
{
  GArray *joints = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at = 0;

  for (const char *p = item->text; p && *p; p = g_utf8_next_char (p))
    {
      at++;
      if (*p == ';' && p > item->text && p[1 + strspn (p + 1, " ;")])
        g_array_append_val (joints, at);
    }
  return joints;
}

static char *
trim_joint (const char *text, gsize length)
{
  g_autofree char *part = g_strstrip (g_strndup (text, length));
  gsize n = strlen (part), from = strspn (part, " ;,");

  while (n > from && strchr (" ;,", part[n - 1]))
    n--;
  return g_strndup (part + from, n - from);
}

/* Where the character @at of the item's text stands in the source; 0 where a person wrote the text anew. Lines that were
 * joined have a blank for whatever stands between them. */
static guint
find_in_source (const DmProposal *self, const DmProposalItem *item, guint at)
{
  g_autofree char *words = dm_proposal_dup_words (self, item->text_passage);
  const char *p = item->text, *q = words;
  guint place = item->text_passage.start;

  for (guint i = 0; i < at && *p; i++, p = g_utf8_next_char (p))
    {
      if (*p != ' ' && g_utf8_get_char (p) != g_utf8_get_char (q))
        return 0;
      if (*p != ' ')
        {
          q = g_utf8_next_char (q);
          place++;
        }
      for (; *p == ' ' && g_ascii_isspace (*q); q++)
        place++;
    }
  return place < item->text_passage.end ? place : 0;
}

/* "II.3.b-2" was never printed, and nobody takes it for a number of the plan; a part of a part is the next part. */
static char *
make_part_code (const DmProposal *self, const char *code)
{
  g_autofree char *whole = dm_grammar_drop ("-\\d+$", code ? code : "");

  for (guint n = 2;; n++)
    {
      g_autofree char *part = g_strdup_printf ("%s-%u", whole, n);

      if (dm_proposal_find (self, part) == NULL)
        return g_steal_pointer (&part);
    }
}

/* Where the second part has several works of its own, that is a doubt about it as it was about the whole. */
static void
doubt_part (DmProposal *self, guint key, const DmProposalItem *part)
{
  g_autoptr (GArray) joints = dm_proposal_find_joints (part);

  for (guint i = 0; joints->len > 0 && i < self->problems->len; i++)
    {
      const DmProblem *problem = g_ptr_array_index (self->problems, i);
      DmProblem *doubt;

      if (problem->code != DM_PROBLEM_SEVERAL_DUTIES || problem->item_key != key)
        continue;
      doubt = dm_problem_copy (problem);
      doubt->key = dm_proposal_take_key (self);
      doubt->item_key = part->key;
      doubt->passage = part->text_passage;
      doubt->left = FALSE;
      g_ptr_array_insert (self->problems, i + 1, doubt);
      return;
    }
}

/* The line of a deadline or of units stands behind both parts: it is about both. */
static void
part_passages (DmProposalItem *first, DmProposalItem *second, guint place)
{
  if (place == 0)
    return;
  second->passage.start = place;
  second->text_passage.start = place;
  first->passage.end = place;
  first->text_passage.end = place;
}

/**
 * dm_proposal_split:
 * @at: the character of the item's text with which the second item begins
 *
 * The second stands behind the first and has its kind, place, units and deadlines; the prose below the item and its
 * product stay with the first.
 *
 * Returns: the key of the second, 0 where one of the two would have no text
 */
guint
dm_proposal_split (DmProposal *self, guint key, guint at)
{
  guint position;
  const DmProposalItem *item = dm_proposal_find_key (self, key, &position);
  glong length = item && item->text ? g_utf8_strlen (item->text, -1) : 0;
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  DmProposalItem *first, *second;
  const char *middle;
  guint place;

  if (item == NULL || at == 0 || at >= length)
    return 0;
  middle = g_utf8_offset_to_pointer (item->text, at);
  head = trim_joint (item->text, middle - item->text);
  tail = trim_joint (middle, strlen (middle));
  if (*head == '\0' || *tail == '\0')
    return 0;
  place = find_in_source (self, item, at + strspn (middle, " ;,"));
  first = dm_proposal_edit_item (self, key);
  second = dm_proposal_item_copy (first);
  second->key = dm_proposal_take_key (self);
  g_free (second->code);
  second->code = make_part_code (self, first->code);
  g_clear_pointer (&second->detail, g_free);
  g_clear_pointer (&second->product, g_free);
  second->product_passage = (DmPassage){ 0, 0 };
  part_passages (first, second, place);
  g_free (first->text);
  first->text = g_steal_pointer (&head);
  g_free (second->text);
  second->text = g_steal_pointer (&tail);
  g_ptr_array_insert (self->items, position + 1, second);
  doubt_part (self, key, second);
  return second->key;
}

/**
 * dm_proposal_split_all:
 *
 * Splits at every semicolon that dm_proposal_find_joints() finds, part after part.
 *
 * Returns: into how many more items the one was split
 */
guint
dm_proposal_split_all (DmProposal *self, guint key)
{
  guint n = 0;

  while (key)
    {
      const DmProposalItem *item = dm_proposal_find_key (self, key, NULL);
      g_autoptr (GArray) joints = item ? dm_proposal_find_joints (item) : NULL;

      key = joints && joints->len > 0 ? dm_proposal_split (self, key, g_array_index (joints, guint, 0)) : 0;
      n += key != 0;
    }
  return n;
}

/* --- doubts --- */

/**
 * dm_proposal_leave_problem:
 * @left: whether a person leaves what the problem is about as it is
 */
void
dm_proposal_leave_problem (DmProposal *self, guint key, gboolean left)
{
  for (guint i = 0; i < self->problems->len; i++)
    if (((const DmProblem *) g_ptr_array_index (self->problems, i))->key == key)
      edit_problem (self, i)->left = left;
}

/* --- units --- */

/**
 * dm_proposal_add_units:
 * @lead, @coordinating: names; those that the item has already in that part are not added again
 */
void
dm_proposal_add_units (DmProposal *self, guint key, char **lead, char **coordinating)
{
  DmProposalItem *item = dm_proposal_edit_item (self, key);

  if (item == NULL)
    return;
  append_units (&item->lead, lead);
  append_units (&item->coordinating, coordinating);
}
