/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-item.h"
#include "dm-plan.h"

G_BEGIN_DECLS

/**
 * DmPassage:
 * A place in the text of a proposal: its characters (not bytes) from @start up to and without @end. They are counted
 * in #DmProposal.source, which is not the file letter by letter: letters are composed there (NFC, so "ế" is one
 * however the file wrote it), every line ends with one character, and a byte order mark, blanks without width and the
 * marks of bold and italics are gone. Where the text has nothing, both are 0.
 */
typedef struct
{
  guint start;
  guint end;
} DmPassage;

gboolean dm_passage_is_empty (DmPassage self);
DmPassage dm_passage_join (DmPassage self, DmPassage other);

/**
 * DmProposalItem:
 * @key: names the item within its proposal, never 0; a code may come twice, and people correct it
 * @code, @parent: as printed, joined by dots; @parent is the code of another item of the proposal, or NULL
 * @lead, @coordinating: unit names as written, NULL-terminated, never NULL
 * @deadlines: (element-type DmDeadline)
 * @line: first line of the item in the text, from 1; @last_line its last
 * @deadline_line: the line the deadline was read from, 0 where there is none
 * @passage: from the item's number to the end of its last line; the passages of two items never meet
 * @text_passage, @product_passage: where those words stand
 * @deadline_passage: the words the deadlines were read from
 * @lead_passage, @coordinating_passage: from the first unit named to the last
 * @accepted: whether the person at the preview keeps it (TRUE to begin with)
 *
 * An item as a document proposes it: what was not found stays empty. Reference counted; copies of a proposal share
 * their items, and dm_proposal_edit_item() gives one that may be changed.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint key;
  DmItemKind kind;
  char *code;
  char *parent;
  char *text;
  char *detail;
  char *product;
  char **lead;
  char **coordinating;
  GPtrArray *deadlines;
  guint line;
  guint last_line;
  guint deadline_line;
  DmPassage passage;
  DmPassage text_passage;
  DmPassage deadline_passage;
  DmPassage lead_passage;
  DmPassage coordinating_passage;
  DmPassage product_passage;
  gboolean accepted;
} DmProposalItem;

DmProposalItem *dm_proposal_item_new (DmItemKind kind, const char *code);
DmProposalItem *dm_proposal_item_copy (const DmProposalItem *self);
DmProposalItem *dm_proposal_item_ref (DmProposalItem *self);
void dm_proposal_item_unref (DmProposalItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmProposalItem, dm_proposal_item_unref)

/* What a reader doubts. The nick ("numbering-gap") is what the command line prints as code. */
typedef enum
{
  DM_PROBLEM_NO_NUMBER,            /* the plan's number or symbol was not found */
  DM_PROBLEM_NO_DATE,              /* the plan's date was not found */
  DM_PROBLEM_NO_ISSUER,            /* the issuer was not found */
  DM_PROBLEM_NO_TASKS,             /* nothing in the text looks like a task */
  DM_PROBLEM_NUMBERING_GAP,        /* words: "II", more: "IV": the numbers jump; kept as printed */
  DM_PROBLEM_NUMBERING_REPEAT,     /* words: the number that comes a second time; later items get no new number */
  DM_PROBLEM_NO_DEADLINE,          /* item: the text gives it no deadline */
  DM_PROBLEM_DEADLINE_IN_SENTENCE, /* item: words: the phrase stands inside a sentence, not on a line of its own */
  DM_PROBLEM_DEADLINE_NOT_UNDERSTOOD, /* item: words */
  DM_PROBLEM_DEADLINE_NO_YEAR,     /* item: words: no year is written; a proposal waits */
  DM_PROBLEM_PERIOD_UNKNOWN,       /* item: words: "định kỳ" without a period */
  DM_PROBLEM_LEAD_UNKNOWN,         /* item: words: units that only coordinate; nobody is named as lead */
  DM_PROBLEM_SEVERAL_DUTIES,       /* item: several works joined by ";" in one item */
  DM_PROBLEM_NO_RECIPIENTS,
  DM_PROBLEM_NO_SIGNER,
  DM_PROBLEM_N
} DmProblemCode;

const char *dm_problem_code_to_nick (DmProblemCode code);

/**
 * DmProblem:
 * @key: names the problem within its proposal; 0 until it belongs to one
 * @line: 1-based, 0 for the document as a whole
 * @passage: what is doubtful there
 * @item, @item_key: the code as printed and the key of the item it is about, or NULL and 0
 * @left: a person looked at it and leaves it as it is
 *
 * Reference counted and shared as items are.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint key;
  DmProblemCode code;
  guint line;
  DmPassage passage;
  guint item_key;
  char *item;
  char *words;
  char *more;
  gboolean left;
} DmProblem;

DmProblem *dm_problem_new (DmProblemCode code, guint line, const char *item, const char *words, const char *more);
DmProblem *dm_problem_copy (const DmProblem *self);
DmProblem *dm_problem_ref (DmProblem *self);
void dm_problem_unref (DmProblem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmProblem, dm_problem_unref)

/**
 * DmProposal:
 * @plan: a draft; fields that were not found are NULL or DM_DAY_NONE
 * @items: (element-type DmProposalItem): in the order of the text; sections before what stands below them
 * @problems: (element-type DmProblem): by line
 * @source: the text as read (UTF-8, NFC, lines ended by "\n"), a #GRefString; NULL where there was none
 * @last_key: the newest key given to an item or a problem
 */
typedef struct
{
  DmPlan *plan;
  GPtrArray *items;
  GPtrArray *problems;
  char *source;
  guint last_key;
} DmProposal;

DmProposal *dm_proposal_new (void);
DmProposal *dm_proposal_copy (const DmProposal *self);
void dm_proposal_free (DmProposal *self);
guint dm_proposal_take_key (DmProposal *self);
const DmProposalItem *dm_proposal_find (const DmProposal *self, const char *code);
const DmProposalItem *dm_proposal_find_key (const DmProposal *self, guint key, guint *position);
char *dm_proposal_dup_words (const DmProposal *self, DmPassage passage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmProposal, dm_proposal_free)

G_END_DECLS
