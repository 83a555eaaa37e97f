/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a plan that is copied to another year. Run once for each language: LANGUAGE says which. */

#include "dm-words.h"

#include <string.h>

static gboolean vietnamese;

static void
test_shift_notes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint note = DM_SHIFT_KEPT; note <= DM_SHIFT_NOT_UNDERSTOOD; note++)
    {
      const char *words = dm_words_shift_note (note);

      g_assert_true (g_str_has_suffix (words, "."));
      g_assert_true (g_hash_table_add (seen, (gpointer) words));
    }
}

static DmUnit *
new_unit (const char *name)
{
  DmUnit *unit = dm_unit_new ();

  unit->id = g_strdup (name);
  unit->name = g_strdup (name);
  return unit;
}

static void
assert_notes (const DmSequelItem *item, const char *words)
{
  g_auto (GStrv) notes = dm_words_sequel_notes (item);
  g_autofree char *all = g_strjoinv (" | ", notes);

  g_assert_cmpstr (all, ==, words);
}

static void
test_notes (void)
{
  g_autoptr (DmItem) source = dm_item_new (DM_ITEM_TASK), draft = dm_item_new (DM_ITEM_TASK);
  DmSequelItem item = { source, draft, NULL, 0, TRUE };

  assert_notes (&item, "");
  g_ptr_array_add (source->lead, new_unit ("Phòng A"));
  g_ptr_array_add (source->lead, new_unit ("Phòng B"));
  g_ptr_array_add (draft->lead, new_unit ("Phòng B"));
  item.notes = DM_SEQUEL_UNIT_SUCCEEDED;
  assert_notes (&item, vietnamese ? "Phòng A khi đó đã giải thể; đơn vị kế tục đã có tên ở đây."
                                  : "Phòng A is dissolved by then, and whoever succeeded it is named already.");
  g_ptr_array_add (draft->lead, new_unit ("Phòng C"));
  g_ptr_array_add (draft->lead, new_unit ("Phòng D"));
  assert_notes (&item, vietnamese ? "Phòng A khi đó đã giải thể: thay bằng Phòng C; Phòng D."
                                  : "Phòng A is dissolved by then: Phòng C; Phòng D takes its place.");
  item.notes = DM_SEQUEL_CANCELLED | DM_SEQUEL_TEXT;
  assert_notes (&item, vietnamese ? "Nhiệm vụ này đã hủy nên không đưa vào, trừ khi anh chị chọn. | Năm ghi trong nội dung cũng "
                                    "được chuyển: xem lại cho đúng."
                                  : "It was cancelled, so it is left out unless you choose it. | Years in its words moved too: "
                                    "see that they are right.");
  item.notes = DM_SEQUEL_UNIT_DISSOLVED | DM_SEQUEL_PERSON_LEFT;
  assert_notes (&item, vietnamese ? "Có đơn vị khi đó đã giải thể mà không có đơn vị kế tục: ghi đơn vị khác. | Người phụ trách "
                                    "không còn tại chức: chưa ghi ai."
                                  : "A unit is dissolved by then and nobody succeeded it: name another one. | The person in charge "
                                    "is no longer in office: nobody is named.");
}

int
main (int argc, char **argv)
{
  dm_words_init ();
  g_test_init (&argc, &argv, NULL);
  vietnamese = g_strcmp0 (g_getenv ("LANGUAGE"), "vi") == 0;
  g_test_add_func ("/words-sequel/shift-notes", test_shift_notes);
  g_test_add_func ("/words-sequel/notes", test_notes);
  return g_test_run ();
}
