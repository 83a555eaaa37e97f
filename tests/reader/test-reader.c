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

/* Lines of the real plan in any order, cut and doubled: never a crash, never a date beside the words that gave it. */
static void
test_mutations (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DM_SAMPLES"), "ke-hoach-580.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  guint n;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  n = g_strv_length (lines);
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
      for (guint i = 0; proposal && i < proposal->items->len; i++)
        {
          const DmProposalItem *item = g_ptr_array_index (proposal->items, i);

          for (guint j = 0; j < item->deadlines->len; j++)
            g_assert_nonnull (strstr (proposal->source, ((DmDeadline *) g_ptr_array_index (item->deadlines, j))->raw));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/labels", test_labels);
  g_test_add_func ("/reader/codes", test_codes);
  g_test_add_func ("/reader/refusals", test_refusals);
  g_test_add_func ("/reader/mutations", test_mutations);
  return g_test_run ();
}
