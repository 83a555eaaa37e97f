/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as other programs get it. */

#include "dm-table.h"

#include <string.h>

static void
add_row (DmTable *table, const char *code, const char *subject, const char *lead, const char *day)
{
  const char *cells[] = { code, subject, lead, day, NULL };

  dm_table_add_row (table, g_strdupv ((char **) cells));
}

static DmTable *
make_table (void)
{
  DmTable *table = dm_table_new ();

  dm_table_add_column (table, "Số", DM_COLUMN_CODE, 40);
  dm_table_add_column (table, "Nội dung", DM_COLUMN_SUBJECT, 150);
  dm_table_add_column (table, "Chủ trì", DM_COLUMN_WORDS, 70);
  dm_table_add_column (table, "Ngày cuối", DM_COLUMN_FIGURE, 60);
  return table;
}

static void
test_tabs (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_autofree char *text = NULL;

  dm_table_add_heading (table, 0, "II. Nội dung");
  add_row (table, "II.1.a", "Tổ chức\nHội nghị\ttuyên  truyền ", "HTPL", "30/9/2017");
  add_row (table, "", "Rà soát", "", "");
  text = dm_table_to_tabs (table);
  g_assert_cmpstr (text, ==,
                   "Số\tNội dung\tChủ trì\tNgày cuối\n"
                   "II. Nội dung\n"
                   "II.1.a\tTổ chức Hội nghị tuyên truyền\tHTPL\t30/9/2017\n"
                   "\tRà soát\t\t\n");
  g_assert_cmpuint (table->n_bodies, ==, 2);
}

/* What a spreadsheet would compute reaches it as words; what it would not stays as it is. */
static void
test_harmless (void)
{
  static const struct
  {
    const char *cell;
    const char *expected;
  } all[] = {
    { "=1+1", "'=1+1" },
    { "\t=1+1", "'=1+1" },
    { "\n=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")" },
    { "+A1", "'+A1" },
    { "-A1", "'-A1" },
    { "+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "- Rà soát văn bản", "– Rà soát văn bản" },
    { "-", "-" },
    { "+", "+" },
    { "-5", "-5" },
    { "+12,5 %", "+12,5 %" },
    { "-1-1", "'-1-1" },
    { "II.1 = đ", "II.1 = đ" },
    { "Quý III", "Quý III" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (DmTable) table = dm_table_new ();
      g_autofree char *tabs = NULL, *html = NULL, *escaped = g_markup_escape_text (all[i].expected, -1);
      g_autofree char *line = g_strdup_printf ("Số\n%s\n", all[i].expected), *cell = g_strdup_printf (">%s</td>", escaped);

      dm_table_add_column (table, "Số", DM_COLUMN_CODE, 40);
      dm_table_add_row (table, g_strdupv ((char *[]){ (char *) all[i].cell, NULL }));
      tabs = dm_table_to_tabs (table);
      html = dm_table_to_html (table);
      g_assert_cmpstr (tabs, ==, line);
      g_assert_nonnull (strstr (html, cell));
    }
}

static void
test_html (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_autofree char *html = NULL;

  dm_table_add_heading (table, 0, "A & B");
  add_row (table, "1.2", "<script>alert(\"Đ\")</script>", "HTPL", "30/9/2017");
  html = dm_table_to_html (table);
  g_assert_nonnull (strstr (html, "charset=utf-8"));
  g_assert_nonnull (strstr (html, "<th>Số</th><th>Nội dung</th>"));
  g_assert_nonnull (strstr (html, "colspan=\"4\" align=\"left\">A &amp; B</th>"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;alert(&quot;Đ&quot;)&lt;/script&gt;"));
  /* A code is words, a day may be a day. */
  g_assert_nonnull (strstr (html, "sdnum=\"0;0;@\">1.2</td>"));
  g_assert_nonnull (strstr (html, "<td>30/9/2017</td>"));
}

static void
test_words (void)
{
  g_autoptr (DmTable) table = make_table ();
  g_autofree char *text = NULL;

  dm_table_add_heading (table, 0, "II. Nội dung");
  add_row (table, "II.1.a", "Tổ chức\nHội nghị", "HTPL", "30/9/2017");
  add_row (table, "", "Rà soát", "", "");
  add_row (table, "II.3", "=1", "VP", "");
  text = dm_table_to_words (table);
  g_assert_cmpstr (text, ==,
                   "II. Nội dung\n"
                   "II.1.a. Tổ chức Hội nghị — Chủ trì: HTPL; Ngày cuối: 30/9/2017\n"
                   "Rà soát\n"
                   "II.3. =1 — Chủ trì: VP\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/table/tabs", test_tabs);
  g_test_add_func ("/report/table/harmless", test_harmless);
  g_test_add_func ("/report/table/html", test_html);
  g_test_add_func ("/report/table/words", test_words);
  return g_test_run ();
}
