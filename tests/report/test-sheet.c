/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table on pages: nothing is cut, nothing is lost where a page ends, and each page has the columns' heads. */

#include "dm-sheet.h"

#include <glib/gstdio.h>
#include <string.h>

static DmTable *
make_table (void)
{
  DmTable *table = dm_table_new ();

  dm_table_add_column (table, "Mục", DM_COLUMN_CODE, 40);
  dm_table_add_column (table, "Nội dung", DM_COLUMN_SUBJECT, 150);
  dm_table_add_column (table, "Chủ trì", DM_COLUMN_WORDS, 70);
  dm_table_add_column (table, "Ngày cuối", DM_COLUMN_FIGURE, 56);
  return table;
}

static void
add_row (DmTable *table, const char *code, const char *subject)
{
  const char *cells[] = { code, subject, "Phòng Hỗ trợ pháp lý", "30/9/2017", NULL };

  dm_table_add_row (table, g_strdupv ((char **) cells));
}

static char *
repeat (const char *word, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%u ", word, i);
  return g_string_free (words, FALSE);
}

static DmSheetHead *
make_head (void)
{
  DmSheetHead *head = dm_sheet_head_new ();

  head->office = g_strdup ("Ban Quản lý các khu công nghiệp");
  head->title = g_strdup ("DANH SÁCH NHIỆM VỤ");
  head->subject = g_strdup ("Kế hoạch 580/KH-BQL");
  head->figures = g_strdup ("Số liệu ngày 05/10/2017");
  head->empty = g_strdup ("Không có nhiệm vụ nào");
  head->on = dm_day_from_ymd (2017, 10, 5);
  return head;
}

static GBytes *
write_pdf (DmTable *table)
{
  g_autoptr (DmSheetHead) head = make_head ();
  g_autoptr (GError) error = NULL;
  GBytes *pdf = dm_sheet_to_pdf (table, head, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* The words of each page, as another program finds them; NULL where there is no such program. */
static char **
read_pages (DmTable *table)
{
  g_autoptr (GBytes) pdf = write_pdf (table);
  g_autofree char *path = NULL, *text = NULL;
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *command[] = { "pdftotext", "-layout", NULL, "-", NULL };
  char **pages;
  int file, status;

  if (program == NULL)
    {
      g_test_skip ("there is no pdftotext");
      return NULL;
    }
  file = g_file_open_tmp ("daumoi-sheet.XXXXXX", &path, NULL);
  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
  command[2] = path;
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_remove (path);
  pages = g_strsplit (text, "\f", -1);
  g_clear_pointer (&pages[g_strv_length (pages) - 1], g_free);
  return pages;
}

static guint
count (char **pages, const char *word)
{
  guint n = 0;

  for (guint i = 0; pages[i]; i++)
    for (const char *at = strstr (pages[i], word); at; at = strstr (at + 1, word))
      n++;
  return n;
}

/* Another program may find the spaces in a page's number or not. */
static void
assert_heads (char **pages)
{
  for (guint i = 0; pages[i]; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u/%u", i + 1, g_strv_length (pages));
      g_auto (GStrv) pieces = g_strsplit (pages[i], " ", -1);
      g_autofree char *dense = g_strjoinv ("", pieces);

      g_assert_nonnull (strstr (pages[i], "Nội dung"));
      g_assert_nonnull (strstr (dense, number));
    }
}

static void
test_every_row_once (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *code = g_strdup_printf ("C%03u", i), *subject = g_strdup_printf (
                              "D%03u Tổ chức Hội nghị tuyên truyền, phổ biến nội dung của Luật Tiếp cận thông tin E%03u", i, i);

      add_row (table, code, subject);
    }
  pages = read_pages (table);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), >, 3);
  assert_heads (pages);
  g_assert_cmpuint (count (pages, "DANH SÁCH NHIỆM VỤ"), ==, 1);
  for (guint i = 0; i < 200; i++)
    for (const char *sign = "CDE"; *sign; sign++)
      {
        g_autofree char *word = g_strdup_printf ("%c%03u", *sign, i);

        g_assert_cmpuint (count (pages, word), ==, 1);
      }
}

/* It goes on overleaf, and the rows before and behind it are there too. */
static void
test_row_taller_than_page (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_autofree char *words = repeat ("nhiệm", 2000);
  g_auto (GStrv) pages = NULL;

  add_row (table, "TRƯỚC", "ngắn");
  add_row (table, "DÀI", words);
  add_row (table, "SAU", "ngắn");
  pages = read_pages (table);
  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), >=, 3);
  assert_heads (pages);
  /* It begins where there is room, not on a page of its own. */
  g_assert_nonnull (strstr (pages[0], "nhiệm0 "));
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *word = g_strdup_printf ("nhiệm%u ", i), *at_end = g_strdup_printf ("nhiệm%u\n", i);

      g_assert_cmpuint (count (pages, word) + count (pages, at_end), ==, 1);
    }
  g_assert_cmpuint (count (pages, "SAU"), ==, 1);
}

static void
test_long_word (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_autofree char *word = g_strnfill (400, 'x');
  g_auto (GStrv) pages = NULL;

  add_row (table, "II.1", word);
  pages = read_pages (table);
  if (pages == NULL)
    return;
  g_assert_cmpuint (count (pages, "x"), ==, 400);
}

/* A heading at the foot of a page goes to the next one, with what it stands over. */
static void
test_heading_stays_with_row (void)
{
  for (guint n = 20; n < 45; n++)
    {
      g_autoptr (DmTable) table = make_table ();
      g_auto (GStrv) pages = NULL;

      for (guint i = 0; i < n; i++)
        add_row (table, "A", "ngắn");
      dm_table_add_heading (table, 0, "NGOÀI");
      dm_table_add_heading (table, 1, "TRONG");
      add_row (table, "ĐÂY", "ngắn");
      pages = read_pages (table);
      if (pages == NULL)
        return;
      for (guint i = 0; pages[i]; i++)
        {
          g_assert_cmpint (strstr (pages[i], "NGOÀI") != NULL, ==, strstr (pages[i], "ĐÂY") != NULL);
          g_assert_cmpint (strstr (pages[i], "TRONG") != NULL, ==, strstr (pages[i], "ĐÂY") != NULL);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_auto (GStrv) pages = read_pages (table);

  if (pages == NULL)
    return;
  g_assert_cmpuint (g_strv_length (pages), ==, 1);
  assert_heads (pages);
  g_assert_nonnull (strstr (pages[0], "Không có nhiệm vụ nào"));
}

/* --- without another program --- */

static void
test_same_bytes (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_autoptr (GBytes) first = NULL, second = NULL;

  add_row (table, "II.1.a", "Tổ chức Hội nghị");
  first = write_pdf (table);
  second = write_pdf (table);
  g_assert_true (g_bytes_equal (first, second));
}

static void
give_up_cb (double done, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_give_up (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_autoptr (DmSheetHead) head = make_head ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200; i++)
    add_row (table, "II.1", "Tổ chức Hội nghị");
  g_assert_null (dm_sheet_to_pdf (table, head, give_up_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* By the slice as in one: there are no pages before all was looked at. */
static void
test_slices (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_autoptr (DmSheetHead) head = make_head ();
  g_autoptr (DmSheet) slow = NULL, fast = NULL;

  for (guint i = 0; i < 95; i++)
    add_row (table, "II.1", "Tổ chức Hội nghị");
  slow = dm_sheet_new (table, head, DM_SHEET_SHORT, DM_SHEET_LONG);
  fast = dm_sheet_new (table, head, DM_SHEET_SHORT, DM_SHEET_LONG);
  for (guint i = 0; i < 9; i++)
    {
      g_assert_false (dm_sheet_lay_out (slow, 10));
      g_assert_cmpuint (dm_sheet_get_n_pages (slow), ==, 0);
    }
  g_assert_true (dm_sheet_lay_out (slow, 10));
  g_assert_true (dm_sheet_lay_out (fast, G_MAXUINT / 2));
  g_assert_cmpuint (dm_sheet_get_n_pages (slow), >, 1);
  g_assert_cmpuint (dm_sheet_get_n_pages (slow), ==, dm_sheet_get_n_pages (fast));
}

static void
test_landscape (void)
{
  g_autoptr (DmTable) table = make_table ();

  g_assert_false (dm_sheet_wants_landscape (table));
  for (guint i = 0; i < 4; i++)
    dm_table_add_column (table, "Đơn vị phối hợp", DM_COLUMN_WORDS, 70);
  g_assert_true (dm_sheet_wants_landscape (table));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/sheet/every-row-once", test_every_row_once);
  g_test_add_func ("/report/sheet/row-taller-than-page", test_row_taller_than_page);
  g_test_add_func ("/report/sheet/long-word", test_long_word);
  g_test_add_func ("/report/sheet/heading-stays-with-row", test_heading_stays_with_row);
  g_test_add_func ("/report/sheet/empty", test_empty);
  g_test_add_func ("/report/sheet/same-bytes", test_same_bytes);
  g_test_add_func ("/report/sheet/give-up", test_give_up);
  g_test_add_func ("/report/sheet/slices", test_slices);
  g_test_add_func ("/report/sheet/landscape", test_landscape);
  return g_test_run ();
}
