/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-office FILE [PLANS [TASKS]]: writes a large office, each plan imported in one act: 200 plans of 500 tasks unless
 * said otherwise, in sections, led by units that are found again and again, a third of them with an entry in their log.
 * The same numbers give the same office, but for its ids. */

#include "dm-store.h"

#include <stdlib.h>

#define N_PLANS 200
#define N_TASKS 500
#define TASKS_OF_SECTION 25

static const char *const units[] = {
  "Văn phòng", "Phòng Hỗ trợ pháp lý", "Phòng Quản lý đầu tư", "Phòng Quy hoạch và Xây dựng",
  "Phòng Tài nguyên và Môi trường", "Phòng Quản lý lao động", "Phòng Kế hoạch - Tài chính", "Thanh tra Ban",
  "Trung tâm Dịch vụ hạ tầng", "Đại diện Khu công nghiệp Sông Công", "Đội Kiểm tra trật tự xây dựng",
  "Ủy ban kiểm tra",
};

static const char *const verbs[] = {
  "Tổ chức tuyên truyền, phổ biến", "Rà soát, phân loại và lập danh mục", "Xây dựng quy chế nội bộ về",
  "Kiểm tra việc thực hiện", "Báo cáo kết quả thực hiện", "Ứng dụng công nghệ thông tin trong",
  "Đề xuất sửa đổi, bổ sung", "Ấn hành tài liệu hướng dẫn", "Chuẩn bị hội nghị về",
};

static const char *const objects[] = {
  "nội dung Luật Tiếp cận thông tin đến cán bộ, công chức, viên chức và người lao động",
  "thông tin phải được công khai và thông tin công dân được tiếp cận có điều kiện",
  "cung cấp thông tin thuộc phạm vi quản lý của Ban và của các đơn vị trực thuộc",
  "thủ tục hành chính thuộc thẩm quyền giải quyết theo cơ chế một cửa, một cửa liên thông",
  "an toàn, vệ sinh lao động tại các doanh nghiệp trong khu công nghiệp",
  "quy hoạch chi tiết và việc cấp phép xây dựng", "kế hoạch sử dụng đất hằng năm",
};

static const char *const deadlines[] = {
  "Quý III năm 2017", "Quý IV năm 2017", "Trước ngày 15/12/2017", "Trong năm 2017", "Tháng 10 năm 2017",
  "Trong năm 2017 và các năm tiếp theo", "Thường xuyên", "", "6 tháng đầu năm 2018", "Quý I/2018",
  "Định kỳ hằng quý", "Chậm nhất ngày 30/9/2017",
};

static gint64
read_clock (gpointer user_data)
{
  return g_get_real_time ();
}

static char *
make_id (gpointer user_data)
{
  return dm_id_new (g_get_real_time ());
}

static const DmStoreContext context = { "make-office", "bench", read_clock, make_id, NULL };

#define PICK(rand, list) (list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))]

static void
set_units (char ***names, GRand *rand, guint n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    g_strv_builder_add (builder, PICK (rand, units));
  g_strfreev (*names);
  *names = g_strv_builder_end (builder);
}

static void
add_section (DmProposal *proposal, guint number)
{
  g_autofree char *code = g_strdup_printf ("%u", number);
  DmProposalItem *section = dm_proposal_item_new (DM_ITEM_SECTION, code);

  section->text = g_strdup_printf ("Nhóm nhiệm vụ thứ %u", number);
  g_ptr_array_add (proposal->items, section);
}

static void
add_task (DmProposal *proposal, GRand *rand, guint section, guint number)
{
  g_autofree char *code = g_strdup_printf ("%u.%u", section, number);
  DmProposalItem *task = dm_proposal_item_new (DM_ITEM_TASK, code);

  task->parent = g_strdup_printf ("%u", section);
  task->text = g_strdup_printf ("%s %s", PICK (rand, verbs), PICK (rand, objects));
  task->product = g_strdup (g_rand_int_range (rand, 0, 3) ? "Báo cáo" : NULL);
  set_units (&task->lead, rand, g_rand_int_range (rand, 0, 12) ? 1 : 0);
  set_units (&task->coordinating, rand, g_rand_int_range (rand, 0, 3));
  g_ptr_array_unref (task->deadlines);
  task->deadlines = dm_deadline_parse (PICK (rand, deadlines), proposal->plan->issued_on);
  g_ptr_array_add (proposal->items, task);
}

static DmProposal *
make_plan (GRand *rand, guint number, guint n_tasks)
{
  DmProposal *proposal = dm_proposal_new ();

  proposal->plan->number = g_strdup_printf ("%u", number);
  proposal->plan->symbol = g_strdup ("KH-BQL");
  proposal->plan->type = g_strdup ("Kế hoạch");
  proposal->plan->title = g_strdup_printf ("Thực hiện nhiệm vụ số %u", number);
  proposal->plan->issued_on = dm_day_parse ("2017-01-02") + number % 180;
  for (guint i = 0; i < n_tasks; i++)
    {
      if (i % TASKS_OF_SECTION == 0)
        add_section (proposal, i / TASKS_OF_SECTION + 1);
      add_task (proposal, rand, i / TASKS_OF_SECTION + 1, i % TASKS_OF_SECTION + 1);
    }
  return proposal;
}

static void
report (DmStore *store, const char *plan_id, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = dm_store_list_plan_items (store, plan_id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const DmItem *item = g_ptr_array_index (items, i);
      g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-07-01") + g_rand_int_range (rand, 0, 90));
      g_autoptr (DmItem) changed = NULL;

      if (item->kind != DM_ITEM_TASK || g_rand_int_range (rand, 0, 3) > 0)
        continue;
      entry->item_id = g_strdup (item->id);
      entry->percent = g_rand_int_range (rand, 0, 11) * 10;
      entry->result = g_strdup ("Đã trình lãnh đạo Ban");
      changed = dm_store_save_entry (store, entry, dm_day_parse ("2017-10-05"), &error);
      g_assert_no_error (error);
    }
}

static void
add_plan (DmStore *store, GRand *rand, guint number, guint n_tasks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmProposal) proposal = make_plan (rand, number, n_tasks);
  g_autoptr (DmPlan) plan = NULL;

  g_assert_true (dm_store_begin_act (store, "import", &error));
  plan = dm_store_import (store, proposal, &error);
  g_assert_no_error (error);
  report (store, plan->id, rand);
  g_assert_true (dm_store_commit_act (store, &error));
}

int
main (int argc, char **argv)
{
  guint n_plans = argc > 2 ? strtoul (argv[2], NULL, 10) : N_PLANS;
  guint n_tasks = argc > 3 ? strtoul (argv[3], NULL, 10) : N_TASKS;
  g_autoptr (GRand) rand = g_rand_new_with_seed (580);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) store = NULL;

  if (argc < 2)
    {
      g_printerr ("usage: %s FILE [PLANS [TASKS]]\n", argv[0]);
      return 2;
    }
  store = dm_store_open (argv[1], DM_STORE_CREATE, &context, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < n_plans; i++)
    add_plan (store, rand, i + 1, n_tasks);
  if (!dm_store_index_pending (store, &error))
    g_error ("%s", error->message);
  return 0;
}
