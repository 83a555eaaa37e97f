/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The real plan is read to the letter by tests/cli; here is what else a text may hold. */

#include "dm-reader.h"

#include <string.h>

#define HEAD "UBND TỈNH A\nBAN QUẢN LÝ B\n\nSố: 12/KH-BQL\n\nThái Bình, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nCải cách hành chính\n\n"

static DmProposal *
read (const char *text)
{
  g_autoptr (GError) error = NULL;
  DmProposal *proposal = dm_reader_read_text (text, -1, &error);

  g_assert_no_error (error);
  return proposal;
}

static gboolean
has_problem (const DmProposal *proposal, DmProblemCode code)
{
  for (guint i = 0; i < proposal->problems->len; i++)
    if (((const DmProblem *) g_ptr_array_index (proposal->problems, i))->code == code)
      return TRUE;
  return FALSE;
}

static void
test_labels (void)
{
  g_autoptr (DmProposal) proposal = read (
      HEAD "Căn cứ Quyết định số 5/QĐ-UBND ngày 02/01/2024;\n\nI. MỤC ĐÍCH\n1. Nâng cao chất lượng\nII. NHIỆM VỤ\n1. Rà soát thủ tục\n"
           "- Đơn vị chủ trì: Văn phòng; đơn vị phối hợp: Sở Văn hóa, Thể thao và Du lịch, Phòng Kế hoạch\n"
           "- Thời gian hoàn thành: trước ngày 15/12/2024\n- Sản phẩm: Báo cáo\nd) không nối tiếp\n");
  const DmProposalItem *task = dm_proposal_find (proposal, "II.1.d");
  const DmProposalItem *section = dm_proposal_find (proposal, "II.1");

  g_assert_cmpstr (proposal->plan->parent_issuer, ==, "UBND TỈNH A");
  g_assert_cmpstr (proposal->plan->issuer, ==, "BAN QUẢN LÝ B");
  g_assert_cmpstr (proposal->plan->number, ==, "12");
  g_assert_cmpint (proposal->plan->issued_on, ==, dm_day_parse ("2024-03-05"));
  g_assert_nonnull (task);
  g_assert_null (dm_proposal_find (proposal, "I.1"));
  g_assert_cmpstr (section->lead[0], ==, "Văn phòng");
  g_assert_cmpstr (section->coordinating[0], ==, "Sở Văn hóa, Thể thao và Du lịch");
  g_assert_cmpstr (section->coordinating[1], ==, "Phòng Kế hoạch");
  g_assert_cmpstr (section->product, ==, "Báo cáo");
  g_assert_cmpint (((DmDeadline *) g_ptr_array_index (section->deadlines, 0))->end, ==, dm_day_parse ("2024-12-15"));
  g_assert_true (has_problem (proposal, DM_PROBLEM_NUMBERING_GAP));
}

static void
test_codes (void)
{
  g_autoptr (DmProposal) proposal
      = read (HEAD "I. NHIỆM VỤ\n1. Một\n1.1. Một một\n1.2. Một hai\n2. Hai\na) a\nb) b\nc) c\nd) d\nđ) đ\ne) e\n"
                   "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi, đôn đốc việc thực hiện.\n");
  const DmProposalItem *duty = dm_proposal_find (proposal, "II.1");

  g_assert_nonnull (dm_proposal_find (proposal, "I.1.2"));
  g_assert_nonnull (dm_proposal_find (proposal, "I.2.đ"));
  g_assert_cmpint (duty->kind, ==, DM_ITEM_DUTY);
  g_assert_cmpstr (duty->lead[0], ==, "Văn phòng");
  g_assert_false (has_problem (proposal, DM_PROBLEM_NUMBERING_GAP));
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    int code;
  } cases[] = {
    { "", 0, DM_READER_ERROR_EMPTY },
    { " \n\t ", -1, DM_READER_ERROR_EMPTY },
    { "I. a\0b", 6, DM_READER_ERROR_BINARY },
    { "a\001b", -1, DM_READER_ERROR_BINARY },
    { "d\xf2ng", -1, DM_READER_ERROR_NOT_UTF8 },
    { "Một bức thư.", -1, DM_READER_ERROR_NOT_A_PLAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dm_reader_read_text (cases[i].text, cases[i].length, &error));
      g_assert_error (error, DM_READER_ERROR, cases[i].code);
    }
}

/* --- where it stands in the text --- */

static char *
load_580 (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DM_SAMPLES"), "ke-hoach-580.txt", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Lines that were broken by a margin are one in an item's text, and one semicolon parts what follows a label. */
static char *
squeeze (const char *words)
{
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);
  g_autoptr (GRegex) joints = g_regex_new ("( ?;)+", 0, 0, NULL);
  g_autofree char *single = g_regex_replace_literal (blanks, words, -1, 0, " ", 0, NULL);

  return g_regex_replace_literal (joints, single, -1, 0, ";", 0, NULL);
}

static void
assert_words (const DmProposal *proposal, DmPassage passage, const char *expected)
{
  g_autofree char *words = dm_proposal_dup_words (proposal, passage), *squeezed = squeeze (words);
  g_autofree char *squeezed_expected = squeeze (expected);

  g_assert_cmpstr (squeezed, ==, squeezed_expected);
}

static void
assert_within (DmPassage inner, guint start, guint end)
{
  g_assert_cmpuint (inner.start, <=, inner.end);
  g_assert_true (dm_passage_is_empty (inner) || (start <= inner.start && inner.end <= end));
}

static void
assert_units (const DmProposal *proposal, DmPassage passage, char **units)
{
  g_autofree char *words = dm_proposal_dup_words (proposal, passage), *squeezed = squeeze (words);

  g_assert_cmpint (units[0] == NULL, ==, dm_passage_is_empty (passage));
  for (guint i = 0; units[i]; i++)
    g_assert_nonnull (strstr (squeezed, units[i]));
}

static void
assert_item_stands (const DmProposal *proposal, const DmProposalItem *item, guint from, guint length)
{
  const DmPassage inner[] = { item->text_passage, item->deadline_passage, item->lead_passage,
                              item->coordinating_passage, item->product_passage };
  g_autofree char *deadline = dm_proposal_dup_words (proposal, item->deadline_passage), *squeezed = squeeze (deadline);

  g_assert_cmpuint (item->key, !=, 0);
  g_assert_false (dm_passage_is_empty (item->passage));
  assert_within (item->passage, from, length);
  for (guint i = 0; i < G_N_ELEMENTS (inner); i++)
    assert_within (inner[i], item->passage.start, item->passage.end);
  assert_words (proposal, item->text_passage, item->text);
  if (item->product)
    assert_words (proposal, item->product_passage, item->product);
  g_assert_cmpint (item->deadlines->len == 0, ==, dm_passage_is_empty (item->deadline_passage));
  for (guint i = 0; i < item->deadlines->len; i++)
    g_assert_nonnull (strstr (squeezed, ((DmDeadline *) g_ptr_array_index (item->deadlines, i))->raw));
  assert_units (proposal, item->lead_passage, item->lead);
  assert_units (proposal, item->coordinating_passage, item->coordinating);
}

static const DmProposalItem *
find_key (const DmProposal *proposal, guint key)
{
  for (guint i = 0; i < proposal->items->len; i++)
    if (((const DmProposalItem *) g_ptr_array_index (proposal->items, i))->key == key)
      return g_ptr_array_index (proposal->items, i);
  return NULL;
}

/* Whatever a text is: what was read of it stands in it, in its order, and each doubt is about words that are there. */
static void
assert_stands (const DmProposal *proposal)
{
  guint length = g_utf8_strlen (proposal->source, -1), from = 0;

  for (guint i = 0; i < proposal->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (proposal->items, i);

      assert_item_stands (proposal, item, from, length);
      g_assert_true (find_key (proposal, item->key) == item);
      from = item->passage.end;
    }
  for (guint i = 0; i < proposal->problems->len; i++)
    {
      const DmProblem *problem = g_ptr_array_index (proposal->problems, i);
      const DmProposalItem *item = find_key (proposal, problem->item_key);

      assert_within (problem->passage, item ? item->passage.start : 0, item ? item->passage.end : length);
      g_assert_cmpint (problem->line == 0, ==, dm_passage_is_empty (problem->passage));
      if (item)
        g_assert_cmpstr (item->code, ==, problem->item);
    }
}

static void
test_passages (void)
{
  static const struct
  {
    const char *code;
    const char *text;
    const char *deadline;
    const char *coordinating;
  } cases[] = {
    { "II.1", "1. Tổ chức quán triệt Luật Tiếp cận thông tin", "", "" },
    { "II.1.a", NULL, "Quý III năm 2017", "" },
    { "II.1.b", "b) Cấp phát tài liệu tuyên truyền, phổ biến nội dung cơ bản của Luật\n\n"
                "Thời gian thực hiện: Trong năm 2017 và các năm tiếp theo.",
      "Trong năm 2017 và các năm tiếp theo", "" },
    { "II.3.a", "a) Vận hành trang thông tin điện tử của Ban\n\nThời gian thực hiện: Thường xuyên.", "Thường xuyên", "" },
    { "II.4", NULL, "Trong năm 2017", "" },
    { "IV.1", NULL, "định kỳ", "Phòng Hỗ trợ pháp lý và Văn Phòng Ban" },
  };
  g_autofree char *text = load_580 ();
  g_autoptr (DmProposal) proposal = read (text);

  assert_stands (proposal);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DmProposalItem *item = dm_proposal_find (proposal, cases[i].code);
      g_autofree char *words = dm_proposal_dup_words (proposal, item->text_passage);

      g_test_message ("%s", cases[i].code);
      g_assert_cmpstr (words, ==, item->text);
      if (cases[i].text)
        assert_words (proposal, item->passage, cases[i].text);
      assert_words (proposal, item->deadline_passage, cases[i].deadline);
      assert_words (proposal, item->coordinating_passage, cases[i].coordinating);
    }
}

static void
test_doubts_stand (void)
{
  static const struct
  {
    DmProblemCode code;
    const char *item;
    const char *words;
  } cases[] = {
    { DM_PROBLEM_NO_DEADLINE, "II.2",
      "Xây dựng Quy chế nội bộ của các cơ quan để thực hiện cung cấp thông tin theo quy định của Luật" },
    { DM_PROBLEM_DEADLINE_IN_SENTENCE, "II.4", "Trong năm 2017" },
    { DM_PROBLEM_NUMBERING_GAP, "IV", "IV. " },
    { DM_PROBLEM_PERIOD_UNKNOWN, "IV.1", "định kỳ" },
    { DM_PROBLEM_LEAD_UNKNOWN, "IV.1", "Phòng Hỗ trợ pháp lý và Văn Phòng Ban" },
  };
  g_autofree char *text = load_580 ();
  g_autoptr (DmProposal) proposal = read (text);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DmProblem *found = NULL;

      for (guint j = 0; j < proposal->problems->len; j++)
        {
          const DmProblem *problem = g_ptr_array_index (proposal->problems, j);

          if (problem->code == cases[i].code && g_strcmp0 (problem->item, cases[i].item) == 0)
            found = problem;
        }
      g_assert_nonnull (found);
      assert_words (proposal, found->passage, cases[i].words);
    }
}

/* However a file writes its letters and ends its lines, the text that is kept is the same and so are all places. */
static void
test_forms_of_a_text (void)
{
  g_autofree char *text = load_580 ();
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_auto (GStrv) lines = g_strsplit (apart, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines), *other = g_strconcat ("\xef\xbb\xbf", joined, NULL);
  g_autoptr (DmProposal) proposal = read (text);
  g_autoptr (DmProposal) same = read (other);

  g_assert_cmpstr (same->source, ==, proposal->source);
  g_assert_cmpuint (same->items->len, ==, proposal->items->len);
  for (guint i = 0; i < same->items->len; i++)
    {
      const DmProposalItem *item = g_ptr_array_index (proposal->items, i), *twin = g_ptr_array_index (same->items, i);

      g_assert_cmpmem (&item->passage, sizeof item->passage, &twin->passage, sizeof twin->passage);
      g_assert_cmpmem (&item->text_passage, sizeof item->text_passage, &twin->text_passage, sizeof twin->text_passage);
      g_assert_cmpmem (&item->deadline_passage, sizeof item->deadline_passage, &twin->deadline_passage,
                       sizeof twin->deadline_passage);
    }
}

/* What else a plan's lines hold, among those of the real one. */
static const char *const strange_lines[] = {
  "- Đơn vị chủ trì: Văn phòng; đơn vị phối hợp: Sở Văn hóa, Thể thao và Du lịch, Phòng Kế hoạch",
  "- Thời gian hoàn thành: trước ngày 15/12/2024; quý II",
  "  - Sản phẩm:  Báo cáo ;  ",
  "1.1. Một việc",
  "Giao Văn phòng chủ trì, phối hợp với Phòng Nội vụ xây dựng báo cáo; hoàn thành trước ngày 30/9/2017",
  "UBND TỈNH A        CỘNG HÒA XÃ HỘI",
  "Kinh phí: ngân sách;; Thời gian: quý III/2017.",
  "công khai trong năm 2018 và các năm tiếp theo",
  "Phòng A\t\tPhòng B\tIII. Việc khác",
};

/* A long line as a narrow margin breaks it. */
static void
append_broken (GString *text, GRand *rand, const char *line)
{
  for (; *line; line++)
    if (*line == ' ' && g_rand_int_range (rand, 0, 14) == 0)
      g_string_append (text, g_rand_boolean (rand) ? "\n" : " \n   ");
    else
      g_string_append_c (text, *line);
  g_string_append_c (text, '\n');
}

/* Lines of the real plan in any order, cut and doubled: never a crash, never a date beside the words that gave it. */
static void
test_mutations (void)
{
  g_autofree char *text = load_580 ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  guint n = g_strv_length (lines);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) mutant = g_string_new (NULL);
      g_autoptr (DmProposal) proposal = NULL;

      for (guint i = 0; i < n; i++)
        {
          const char *line = lines[g_rand_int_range (rand, 0, 4) ? i : (guint) g_rand_int_range (rand, 0, n)];

          if (g_rand_int_range (rand, 0, 12))
            g_string_append_printf (mutant, "%s\n", line);
        }
      proposal = dm_reader_read_text (mutant->str, -1, NULL);
      if (proposal)
        assert_stands (proposal);
      for (guint i = 0; proposal && i < proposal->items->len; i++)
        {
          const DmProposalItem *item = g_ptr_array_index (proposal->items, i);

          for (guint j = 0; j < item->deadlines->len; j++)
            g_assert_nonnull (strstr (proposal->source, ((DmDeadline *) g_ptr_array_index (item->deadlines, j))->raw));
        }
    }
}

/* The same with lines broken anywhere and with what other plans write. */
static void
test_broken_lines (void)
{
  g_autofree char *text = load_580 ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2017);

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (GString) mutant = g_string_new (NULL);
      g_autoptr (DmProposal) proposal = NULL;

      for (guint i = 0; lines[i]; i++)
        {
          append_broken (mutant, rand, lines[i]);
          if (g_rand_int_range (rand, 0, 4) == 0)
            append_broken (mutant, rand, strange_lines[g_rand_int_range (rand, 0, G_N_ELEMENTS (strange_lines))]);
        }
      proposal = read (mutant->str);
      assert_stands (proposal);
    }
}

typedef struct
{
  double last;
  guint n_told;
  guint n_wanted;
} Watch;

static gboolean
watch_cb (double done, gpointer user_data)
{
  Watch *self = user_data;

  g_assert_cmpfloat (done, >=, self->last);
  g_assert_cmpfloat (done, <, 1);
  self->last = done;
  return ++self->n_told < self->n_wanted;
}

/* At whatever moment a person has enough, nothing is left behind. */
static void
test_watched (void)
{
  g_autoptr (GString) text = g_string_new (HEAD "I. NHIỆM VỤ\n");
  g_autoptr (GBytes) bytes = NULL;
  guint n_all = G_MAXUINT;

  for (guint i = 1; i <= 300; i++)
    g_string_append_printf (text, "%u. Rà soát\n", i % 99 + 1);
  bytes = g_bytes_new (text->str, text->len);
  for (guint n = 1; n <= n_all; n++)
    {
      g_autoptr (GError) error = NULL;
      Watch watch = { 0, 0, n };
      g_autoptr (DmProposal) proposal = dm_reader_read_watched (bytes, watch_cb, &watch, &error);

      if (proposal)
        n_all = watch.n_told;
      else
        g_assert_error (error, DM_READER_ERROR, DM_READER_ERROR_GIVEN_UP);
    }
  g_assert_cmpuint (n_all, >=, 8);
}

/* Enough to take minutes where work grows with the square of it; the sanitizers make each line dearer. */
#ifdef __SANITIZE_ADDRESS__
# define MANY_LINES 4000
#else
# define MANY_LINES 40000
#endif

/* A text may have letters apart at any place where it is composed piece by piece, and may be one paragraph as long as it
 * is: work that grew with the square of it would not end in time. */
static void
test_long_paragraph (void)
{
  static const char words[] = "và tiếp tục rà soát các thủ tục hành chính có liên quan đến lĩnh vực";
  g_autofree char *apart = g_utf8_normalize (words, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) text = g_string_new (HEAD "I. NHIỆM VỤ\n1. Rà soát");
  g_autoptr (DmProposal) proposal = NULL;
  const DmProposalItem *item;
  const char *p;

  for (guint i = 0; i < MANY_LINES; i++)
    g_string_append_printf (text, "\n%s", apart);
  proposal = read (text->str);
  item = dm_proposal_find (proposal, "I.1");
  g_assert_cmpuint (item->passage.end - item->text_passage.start, ==,
                    strlen ("Ra soat") + MANY_LINES * (g_utf8_strlen (words, -1) + 1));
  p = item->text + strlen ("Rà soát");
  for (guint i = 0; i < MANY_LINES; i++, p += strlen (words) + 1)
    g_assert_cmpmem (p + 1, strlen (words), words, strlen (words));
  g_assert_cmpint (*p, ==, '\0');
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/labels", test_labels);
  g_test_add_func ("/reader/codes", test_codes);
  g_test_add_func ("/reader/refusals", test_refusals);
  g_test_add_func ("/reader/passages", test_passages);
  g_test_add_func ("/reader/doubts-stand", test_doubts_stand);
  g_test_add_func ("/reader/forms-of-a-text", test_forms_of_a_text);
  g_test_add_func ("/reader/mutations", test_mutations);
  g_test_add_func ("/reader/broken-lines", test_broken_lines);
  g_test_add_func ("/reader/watched", test_watched);
  g_test_add_func ("/reader/long-paragraph", test_long_paragraph);
  return g_test_run ();
}
