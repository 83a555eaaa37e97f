/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person changes of a proposal: made here by hand, without a reader. */

#include "dm-proposal-edit.h"

#include <string.h>

typedef struct
{
  const char *code;
  const char *parent;
  DmItemKind kind;
  const char *text;
  const char *deadline;
} Sketch;

static const Sketch sketch[] = {
  { "II", NULL, DM_ITEM_SECTION, "Nội dung", NULL },
  { "II.1", "II", DM_ITEM_TASK, "Rà soát; công khai danh mục; duy trì", "Quý III" },
  { "II.2", "II", DM_ITEM_TASK, "Tập huấn", "Trong năm 2017" },
  { "II.3", "II", DM_ITEM_TASK, "gửi báo cáo", NULL },
  { "IV", NULL, DM_ITEM_SECTION, "Tổ chức thực hiện", NULL },
  { "IV.1", "IV", DM_ITEM_DUTY, "Phòng A và Phòng B phối hợp", "định kỳ" },
};

/* The source is the items' texts, a line each. */
static DmProposal *
make_proposal (void)
{
  DmProposal *self = dm_proposal_new ();
  g_autoptr (GString) source = g_string_new (NULL);

  self->plan->issued_on = dm_day_parse ("2017-06-20");
  for (guint i = 0; i < G_N_ELEMENTS (sketch); i++)
    {
      DmProposalItem *item = dm_proposal_item_new (sketch[i].kind, sketch[i].code);
      guint start = g_utf8_strlen (source->str, -1);

      item->key = dm_proposal_take_key (self);
      item->parent = g_strdup (sketch[i].parent);
      item->text = g_strdup (sketch[i].text);
      g_string_append_printf (source, "%s\n", sketch[i].text);
      item->passage = (DmPassage){ start, start + g_utf8_strlen (sketch[i].text, -1) };
      item->text_passage = item->passage;
      g_ptr_array_add (self->items, item);
      if (sketch[i].deadline)
        dm_proposal_set_deadline_words (self, item->key, sketch[i].deadline);
    }
  self->source = g_ref_string_new (source->str);
  return self;
}

static guint
key_of (const DmProposal *self, const char *code)
{
  const DmProposalItem *item = dm_proposal_find (self, code);

  return item ? item->key : 0;
}

static const DmDeadline *
deadline_of (const DmProposal *self, const char *code)
{
  const DmProposalItem *item = dm_proposal_find (self, code);

  return item->deadlines->len ? g_ptr_array_index (item->deadlines, 0) : NULL;
}

static char *
list_codes (const DmProposal *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    g_string_append_printf (codes, "%s%s", i ? " " : "", ((DmProposalItem *) g_ptr_array_index (self->items, i))->code);
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static void
assert_codes (const DmProposal *self, const char *expected)
{
  g_autofree char *codes = list_codes (self);

  g_assert_cmpstr (codes, ==, expected);
}

/* A copy is what it was, whatever is done to the other. */
static void
test_copies (void)
{
  g_autoptr (DmProposal) self = make_proposal ();
  g_autoptr (DmProposal) copy = dm_proposal_copy (self);
  char *units[] = { (char *) "Phòng A", NULL };
  guint key = key_of (self, "II.2");

  g_ptr_array_add (self->problems, dm_problem_new (DM_PROBLEM_NO_DATE, 1, NULL, NULL, NULL));
  ((DmProblem *) g_ptr_array_index (self->problems, 0))->key = dm_proposal_take_key (self);
  g_clear_pointer (&copy, dm_proposal_free);
  copy = dm_proposal_copy (self);
  dm_proposal_set_accepted (self, key, FALSE);
  dm_proposal_set_deadline_words (self, key, "Quý IV/2018");
  dm_proposal_add_units (self, key, units, NULL);
  dm_proposal_set_code (self, key, "II.9");
  dm_proposal_set_issued_on (self, dm_day_parse ("2018-01-02"));
  dm_proposal_leave_problem (self, ((DmProblem *) g_ptr_array_index (self->problems, 0))->key, TRUE);
  dm_proposal_merge (self, key_of (self, "II.3"));
  dm_proposal_split (self, key_of (self, "II.1"), 8);
  assert_codes (copy, "II II.1 II.2 II.3 IV IV.1");
  g_assert_true (dm_proposal_find (copy, "II.2")->accepted);
  g_assert_null (dm_proposal_find (copy, "II.2")->lead[0]);
  g_assert_cmpstr (dm_proposal_find (copy, "II.1")->text, ==, sketch[1].text);
  g_assert_cmpstr (deadline_of (copy, "II.2")->raw, ==, "Trong năm 2017");
  g_assert_cmpint (deadline_of (copy, "II.1")->proposed_end, ==, dm_day_parse ("2017-09-30"));
  g_assert_cmpint (copy->plan->issued_on, ==, dm_day_parse ("2017-06-20"));
  g_assert_false (((DmProblem *) g_ptr_array_index (copy->problems, 0))->left);
  /* What was not touched is one and the same. */
  g_assert_true (dm_proposal_find (copy, "IV.1") == dm_proposal_find (self, "IV.1"));
}

/* Words are read again at once; what a person accepted stays as long as the words do; a guess follows the plan's year. */
static void
test_deadlines (void)
{
  g_autoptr (DmProposal) self = make_proposal ();
  guint key = key_of (self, "II.1");

  g_assert_cmpint (deadline_of (self, "II.1")->end, ==, DM_DAY_NONE);
  g_assert_cmpint (deadline_of (self, "II.1")->proposed_end, ==, dm_day_parse ("2017-09-30"));
  dm_proposal_set_issued_on (self, dm_day_parse ("2018-01-02"));
  g_assert_cmpint (deadline_of (self, "II.1")->proposed_end, ==, dm_day_parse ("2018-09-30"));
  /* A date that is typed anew is none for a moment. */
  dm_proposal_set_issued_on (self, DM_DAY_NONE);
  g_assert_cmpint (deadline_of (self, "II.1")->proposed_end, ==, DM_DAY_NONE);
  dm_proposal_set_issued_on (self, dm_day_parse ("2018-03-01"));
  g_assert_cmpint (deadline_of (self, "II.1")->proposed_end, ==, dm_day_parse ("2018-09-30"));
  dm_proposal_accept_deadline (self, key, 0);
  g_assert_cmpint (deadline_of (self, "II.1")->end, ==, dm_day_parse ("2018-09-30"));
  dm_proposal_set_deadline_words (self, key, "Quý III; Quý IV năm 2018");
  g_assert_cmpint (deadline_of (self, "II.1")->end, ==, dm_day_parse ("2018-09-30"));
  g_assert_cmpuint (dm_proposal_find (self, "II.1")->deadlines->len, ==, 2);
  dm_proposal_set_issued_on (self, dm_day_parse ("2019-01-02"));
  g_assert_cmpint (deadline_of (self, "II.1")->end, ==, dm_day_parse ("2018-09-30"));
  dm_proposal_set_deadline_words (self, key, "Quý II/2018");
  g_assert_cmpint (deadline_of (self, "II.1")->end, ==, dm_day_parse ("2018-06-30"));
  dm_proposal_set_deadline_words (self, key, "khi nào xong");
  g_assert_cmpint (deadline_of (self, "II.1")->kind, ==, DM_DEADLINE_NONE);
  g_assert_cmpstr (deadline_of (self, "II.1")->raw, ==, "khi nào xong");
  dm_proposal_set_deadline_words (self, key, "");
  g_assert_null (deadline_of (self, "II.1"));
}

static void
test_merge (void)
{
  g_autoptr (DmProposal) self = make_proposal ();
  guint second = key_of (self, "II.2"), third = key_of (self, "II.3");
  const DmProposalItem *item;
  g_autofree char *words = NULL;

  /* A heading is no part of work, and the first has nothing in front of it. */
  g_assert_cmpuint (dm_proposal_merge (self, key_of (self, "II")), ==, 0);
  g_assert_cmpuint (dm_proposal_merge (self, key_of (self, "II.1")), ==, 0);
  g_assert_cmpuint (dm_proposal_merge (self, 999), ==, 0);
  g_ptr_array_add (self->problems, dm_problem_new (DM_PROBLEM_NO_DEADLINE, 4, "II.3", NULL, NULL));
  ((DmProblem *) g_ptr_array_index (self->problems, 0))->item_key = third;
  dm_proposal_edit_item (self, third)->detail = g_strdup ("Chi tiết");
  dm_proposal_move_below (self, key_of (self, "IV.1"), "II.3");
  g_assert_cmpuint (dm_proposal_merge (self, third), ==, second);
  item = dm_proposal_find (self, "II.2");
  assert_codes (self, "II II.1 II.2 IV IV.1");
  /* A text that goes on in small letters is the rest of a sentence. */
  g_assert_cmpstr (item->text, ==, "Tập huấn gửi báo cáo");
  g_assert_cmpstr (item->detail, ==, "Chi tiết");
  g_assert_cmpstr (dm_proposal_find (self, "IV.1")->parent, ==, "II.2");
  g_assert_cmpuint (((DmProblem *) g_ptr_array_index (self->problems, 0))->item_key, ==, second);
  words = dm_proposal_dup_words (self, item->text_passage);
  g_assert_cmpstr (words, ==, "Tập huấn\ngửi báo cáo");
  /* What was dropped is passed over; one deadline in the same words is one deadline. */
  dm_proposal_set_deadline_words (self, key_of (self, "II.2"), "Quý III; Quý IV");
  g_assert_cmpuint (dm_proposal_merge (self, second), ==, key_of (self, "II.1"));
  item = dm_proposal_find (self, "II.1");
  g_assert_cmpstr (item->text, ==, "Rà soát; công khai danh mục; duy trì; Tập huấn gửi báo cáo");
  g_assert_cmpuint (item->deadlines->len, ==, 2);
}

static void
test_merge_passes_over_dropped (void)
{
  g_autoptr (DmProposal) self = make_proposal ();

  dm_proposal_set_accepted (self, key_of (self, "II.2"), FALSE);
  g_assert_cmpuint (dm_proposal_find_above (self, key_of (self, "II.2")), ==, 0);
  g_assert_cmpuint (dm_proposal_merge (self, key_of (self, "II.3")), ==, key_of (self, "II.1"));
  assert_codes (self, "II II.1 II.2 IV IV.1");
}

static void
test_split (void)
{
  g_autoptr (DmProposal) self = make_proposal ();
  guint key = key_of (self, "II.1"), part;
  g_autoptr (GArray) joints = dm_proposal_find_joints (dm_proposal_find (self, "II.1"));
  const DmProposalItem *first, *second;
  g_autofree char *words = NULL;
  g_autofree char *more = NULL;

  g_assert_cmpuint (joints->len, ==, 2);
  /* Neither part may be empty. */
  g_assert_cmpuint (dm_proposal_split (self, key, 0), ==, 0);
  g_assert_cmpuint (dm_proposal_split (self, key, 999), ==, 0);
  g_assert_cmpuint (dm_proposal_split (self, 999, 3), ==, 0);
  part = dm_proposal_split (self, key, g_array_index (joints, guint, 0));
  g_assert_cmpuint (part, !=, 0);
  assert_codes (self, "II II.1 II.1-2 II.2 II.3 IV IV.1");
  first = dm_proposal_find (self, "II.1");
  second = dm_proposal_find (self, "II.1-2");
  g_assert_cmpuint (second->key, ==, part);
  g_assert_cmpstr (first->text, ==, "Rà soát");
  g_assert_cmpstr (second->text, ==, "công khai danh mục; duy trì");
  g_assert_cmpstr (second->parent, ==, "II");
  g_assert_cmpstr (deadline_of (self, "II.1-2")->raw, ==, "Quý III");
  words = dm_proposal_dup_words (self, first->text_passage);
  more = dm_proposal_dup_words (self, second->text_passage);
  g_assert_cmpstr (words, ==, "Rà soát; ");
  g_assert_cmpstr (more, ==, "công khai danh mục; duy trì");
  g_assert_cmpuint (dm_proposal_split (self, key, 3), !=, 0);
  assert_codes (self, "II II.1 II.1-3 II.1-2 II.2 II.3 IV IV.1");
  /* One part is one part again. */
  g_assert_cmpuint (dm_proposal_merge (self, key_of (self, "II.1-3")), ==, key);
  g_assert_cmpstr (dm_proposal_find (self, "II.1")->text, ==, "Rà soát");
}

static void
test_split_all (void)
{
  g_autoptr (DmProposal) self = make_proposal ();

  g_assert_cmpuint (dm_proposal_split_all (self, key_of (self, "II.1")), ==, 2);
  assert_codes (self, "II II.1 II.1-2 II.1-3 II.2 II.3 IV IV.1");
  g_assert_cmpstr (dm_proposal_find (self, "II.1")->text, ==, "Rà soát");
  g_assert_cmpstr (dm_proposal_find (self, "II.1-2")->text, ==, "công khai danh mục");
  g_assert_cmpstr (dm_proposal_find (self, "II.1-3")->text, ==, "duy trì");
  g_assert_cmpuint (dm_proposal_split_all (self, key_of (self, "II.1")), ==, 0);
  g_assert_cmpuint (dm_proposal_split_all (self, 999), ==, 0);
}

/* A text that a person wrote anew stands nowhere: its parts keep the passage of the whole. */
static void
test_split_of_new_text (void)
{
  g_autoptr (DmProposal) self = make_proposal ();
  DmProposalItem *item = dm_proposal_edit_item (self, key_of (self, "II.1"));
  DmPassage whole = item->text_passage;
  const DmProposalItem *second;

  g_free (item->text);
  item->text = g_strdup ("Soạn; gửi");
  g_assert_cmpuint (dm_proposal_split (self, item->key, 5), !=, 0);
  second = dm_proposal_find (self, "II.1-2");
  g_assert_cmpstr (second->text, ==, "gửi");
  g_assert_cmpmem (&second->text_passage, sizeof whole, &whole, sizeof whole);
}

static void
test_tree (void)
{
  g_autoptr (DmProposal) self = make_proposal ();

  g_assert_false (dm_proposal_can_demote (self, key_of (self, "II.1")));
  g_assert_false (dm_proposal_can_promote (self, key_of (self, "II")));
  dm_proposal_demote (self, key_of (self, "II.3"));
  g_assert_cmpstr (dm_proposal_find (self, "II.3")->parent, ==, "II.2");
  g_assert_cmpint (dm_proposal_find (self, "II.2")->kind, ==, DM_ITEM_SECTION);
  /* Nothing stands below itself. */
  g_assert_false (dm_proposal_can_move_below (self, key_of (self, "II.2"), "II.3"));
  g_assert_false (dm_proposal_can_move_below (self, key_of (self, "II.2"), "II.2"));
  g_assert_false (dm_proposal_can_move_below (self, key_of (self, "II.2"), "VII"));
  dm_proposal_move_below (self, key_of (self, "II"), "II.3");
  g_assert_null (dm_proposal_find (self, "II")->parent);
  dm_proposal_promote (self, key_of (self, "II.3"));
  g_assert_cmpstr (dm_proposal_find (self, "II.3")->parent, ==, "II");
  dm_proposal_promote (self, key_of (self, "II.3"));
  g_assert_null (dm_proposal_find (self, "II.3")->parent);
  /* A new number of a heading is the parent of what stands below it. */
  dm_proposal_set_code (self, key_of (self, "II"), "III");
  g_assert_cmpstr (dm_proposal_find (self, "II.1")->parent, ==, "III");
  g_assert_cmpstr (dm_proposal_find (self, "IV.1")->parent, ==, "IV");
}

/* Numbers that people typed may lead in a circle: nothing more is put on it, and nobody walks it for ever. */
static void
test_circle (void)
{
  g_autoptr (DmProposal) self = make_proposal ();
  DmProposalItem *item;

  dm_proposal_move_below (self, key_of (self, "II.2"), "II.1");
  item = dm_proposal_edit_item (self, key_of (self, "II.1"));
  g_free (item->parent);
  item->parent = g_strdup ("II.2");
  g_assert_false (dm_proposal_can_move_below (self, key_of (self, "II.3"), "II.1"));
  g_assert_true (dm_proposal_can_move_below (self, key_of (self, "II.1"), "IV"));
}

static void
test_units (void)
{
  g_autoptr (DmProposal) self = make_proposal ();
  char *lead[] = { (char *) "Phòng A", NULL }, *both[] = { (char *) "Phòng A", (char *) "Phòng B", NULL };
  guint key = key_of (self, "II.1");

  dm_proposal_add_units (self, key, lead, NULL);
  dm_proposal_add_units (self, key, both, lead);
  g_assert_cmpuint (g_strv_length (dm_proposal_find (self, "II.1")->lead), ==, 2);
  g_assert_cmpstr (dm_proposal_find (self, "II.1")->lead[1], ==, "Phòng B");
  g_assert_cmpstr (dm_proposal_find (self, "II.1")->coordinating[0], ==, "Phòng A");
  g_assert_null (dm_proposal_find (self, "II.2")->lead[0]);
}

/* --- doubts: each is open until what it says is no longer so --- */

static void
write_year (DmProposal *self, guint key)
{
  dm_proposal_accept_deadline (self, key, 0);
}

static void
write_words (DmProposal *self, guint key)
{
  dm_proposal_set_deadline_words (self, key, "Quý IV/2017");
}

static void
write_nonsense (DmProposal *self, guint key)
{
  dm_proposal_set_deadline_words (self, key, "lúc nào đó");
}

static void
write_code (DmProposal *self, guint key)
{
  dm_proposal_set_code (self, key, "III");
}

static void
name_lead (DmProposal *self, guint key)
{
  char *lead[] = { (char *) "Phòng A", NULL };

  dm_proposal_add_units (self, key, lead, NULL);
}

static void
split_first (DmProposal *self, guint key)
{
  dm_proposal_split (self, key, 8);
}

static void
make_duty (DmProposal *self, guint key)
{
  dm_proposal_edit_item (self, key)->kind = DM_ITEM_DUTY;
}

static void
date_plan (DmProposal *self, guint key)
{
  dm_proposal_set_issued_on (self, dm_day_parse ("2017-06-20"));
}

static void
number_plan (DmProposal *self, guint key)
{
  dm_proposal_edit_plan (self)->number = g_strdup ("580");
}

static void
sign_plan (DmProposal *self, guint key)
{
  dm_proposal_edit_plan (self)->signer_position = g_strdup ("TRƯỞNG BAN");
}

static const struct
{
  DmProblemCode code;
  const char *item;
  const char *words;
  void (*change) (DmProposal *self, guint key);
  gboolean open_after;
} doubts[] = {
  { DM_PROBLEM_DEADLINE_NO_YEAR, "II.1", "Quý III", write_year, FALSE },
  { DM_PROBLEM_DEADLINE_NO_YEAR, "II.1", "Quý III", write_words, FALSE },
  { DM_PROBLEM_DEADLINE_NO_YEAR, "II.1", "Quý III", name_lead, TRUE },
  { DM_PROBLEM_SEVERAL_DUTIES, "II.1", NULL, write_words, TRUE },
  { DM_PROBLEM_SEVERAL_DUTIES, "II.1", NULL, split_first, FALSE },
  { DM_PROBLEM_SEVERAL_DUTIES, "II.1", NULL, make_duty, FALSE },
  { DM_PROBLEM_DEADLINE_IN_SENTENCE, "II.2", "Trong năm 2017", write_words, FALSE },
  { DM_PROBLEM_DEADLINE_IN_SENTENCE, "II.2", "Trong năm 2017", write_code, TRUE },
  { DM_PROBLEM_NO_DEADLINE, "II.3", NULL, write_words, FALSE },
  { DM_PROBLEM_NO_DEADLINE, "II.3", NULL, write_nonsense, TRUE },
  { DM_PROBLEM_NUMBERING_GAP, "IV", "II", write_code, FALSE },
  { DM_PROBLEM_NUMBERING_GAP, "IV", "II", write_words, TRUE },
  { DM_PROBLEM_PERIOD_UNKNOWN, "IV.1", "định kỳ", write_words, FALSE },
  { DM_PROBLEM_LEAD_UNKNOWN, "IV.1", "Phòng A; Phòng B", name_lead, FALSE },
  { DM_PROBLEM_LEAD_UNKNOWN, "IV.1", "Phòng A; Phòng B", write_words, TRUE },
  { DM_PROBLEM_NO_DATE, NULL, NULL, date_plan, FALSE },
  { DM_PROBLEM_NO_DATE, NULL, NULL, number_plan, TRUE },
  { DM_PROBLEM_NO_NUMBER, NULL, NULL, number_plan, FALSE },
  { DM_PROBLEM_NO_SIGNER, NULL, NULL, sign_plan, FALSE },
  { DM_PROBLEM_NO_RECIPIENTS, NULL, NULL, sign_plan, TRUE },
};

static gboolean
is_open (const DmProposal *self)
{
  const DmProblem *problem = g_ptr_array_index (self->problems, 0);

  return dm_proposal_is_open (self, problem, dm_proposal_find_key (self, problem->item_key, NULL));
}

static DmProposal *
make_doubtful (guint i)
{
  DmProposal *self = make_proposal ();
  DmProblem *problem = dm_problem_new (doubts[i].code, 1, doubts[i].item, doubts[i].words, NULL);
  char *coordinating[] = { (char *) "Phòng A", (char *) "Phòng B", NULL };

  problem->key = dm_proposal_take_key (self);
  problem->item_key = doubts[i].item ? key_of (self, doubts[i].item) : 0;
  g_ptr_array_add (self->problems, problem);
  dm_proposal_add_units (self, key_of (self, "IV.1"), NULL, coordinating);
  if (problem->code == DM_PROBLEM_NO_DATE)
    dm_proposal_edit_plan (self)->issued_on = DM_DAY_NONE;
  return self;
}

static void
test_doubts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autoptr (DmProposal) self = make_doubtful (i);
      guint key = doubts[i].item ? key_of (self, doubts[i].item) : 0;

      g_test_message ("%u %s", i, dm_problem_code_to_nick (doubts[i].code));
      g_assert_true (is_open (self));
      doubts[i].change (self, key);
      g_assert_cmpint (is_open (self), ==, doubts[i].open_after);
    }
}

/* Any of them is settled by leaving it, and by dropping what it is about; and comes back with it. */
static void
test_doubts_left_and_dropped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autoptr (DmProposal) self = make_doubtful (i);
      guint key = doubts[i].item ? key_of (self, doubts[i].item) : 0;

      dm_proposal_leave_problem (self, self->last_key, TRUE);
      g_assert_false (is_open (self));
      dm_proposal_leave_problem (self, self->last_key, FALSE);
      g_assert_true (is_open (self));
      dm_proposal_set_accepted (self, key, FALSE);
      g_assert_cmpint (is_open (self), ==, key == 0);
      dm_proposal_set_accepted (self, key, TRUE);
      g_assert_true (is_open (self));
    }
}

/* The second part of a split is asked the same as long as there is something to ask. */
static void
test_doubt_of_a_part (void)
{
  g_autoptr (DmProposal) self = make_doubtful (4);
  guint part = dm_proposal_split (self, key_of (self, "II.1"), 8);
  const DmProblem *doubt;

  g_assert_cmpuint (self->problems->len, ==, 2);
  doubt = g_ptr_array_index (self->problems, 1);
  g_assert_cmpuint (doubt->item_key, ==, part);
  g_assert_true (dm_proposal_is_open (self, doubt, dm_proposal_find_key (self, part, NULL)));
  dm_proposal_split (self, part, 19);
  g_assert_cmpuint (self->problems->len, ==, 2);
  g_assert_false (dm_proposal_is_open (self, doubt, dm_proposal_find_key (self, part, NULL)));
}

#define ADD(name, function) g_test_add_func ("/proposal/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copies", test_copies);
  ADD ("deadlines", test_deadlines);
  ADD ("merge", test_merge);
  ADD ("merge-passes-over-dropped", test_merge_passes_over_dropped);
  ADD ("split", test_split);
  ADD ("split-all", test_split_all);
  ADD ("split-of-new-text", test_split_of_new_text);
  ADD ("tree", test_tree);
  ADD ("circle", test_circle);
  ADD ("units", test_units);
  ADD ("doubts", test_doubts);
  ADD ("doubts-left-and-dropped", test_doubts_left_and_dropped);
  ADD ("doubt-of-a-part", test_doubt_of_a_part);
  return g_test_run ();
}
