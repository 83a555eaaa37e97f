/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a desk kept of its columns, against the columns that there are. */

#include "dm-column-layout.h"
#include "dm-settings.h"

static const DmColumnPlace standard[] = {
  { DM_FIELD_CODE, 60, TRUE }, { DM_FIELD_TEXT, 0, TRUE }, { DM_FIELD_LEAD, 72, TRUE }, { DM_FIELD_PRODUCT, 120, FALSE },
};

static const struct
{
  const char *kept;
  const char *expected;
} cases[] = {
  { "[]", "code 60, text 0, lead 72, (product 120)" },
  { "[('lead', 90, true), ('code', 50, false), ('text', 200, true), ('product', 99, true)]",
    "lead 90, (code 50), text 0, product 99" },
  /* What another version knows is left out; what it did not know stands where it does in the standard. */
  { "[('colour', 90, true), ('text', 200, true), ('code', 50, true)]", "text 0, lead 72, (product 120), code 50" },
  { "[('product', 99, true)]", "code 60, text 0, lead 72, product 99" },
  { "[('lead', 90, true), ('lead', 91, false)]", "code 60, text 0, lead 90, (product 120)" },
  /* Known to the program, but no column of this table. */
  { "[('status', 90, true)]", "code 60, text 0, lead 72, (product 120)" },
  { "[('code', -1, true), ('lead', 100000, true), ('text', 0, true)]",
    "code 60, lead 72, (product 120), text 0" },
};

static char *
say (const GArray *places)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const DmColumnPlace *place = &g_array_index (places, DmColumnPlace, i);

      g_string_append_printf (words, "%s%s%s %d%s", i > 0 ? ", " : "", place->visible ? "" : "(",
                              dm_task_field_to_nick (place->field), place->width, place->visible ? "" : ")");
    }
  return g_strdup (words->str);
}

static void
test_merge (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) kept
          = g_variant_parse (G_VARIANT_TYPE (DM_COLUMN_LAYOUT_TYPE), cases[i].kept, NULL, NULL, NULL);
      g_autoptr (GArray) places = dm_column_layout_merge (standard, G_N_ELEMENTS (standard), kept);
      g_autofree char *words = say (places);
      g_autoptr (GVariant) again = g_variant_ref_sink (dm_column_layout_to_variant (places));
      g_autoptr (GArray) same = dm_column_layout_merge (standard, G_N_ELEMENTS (standard), again);
      g_autofree char *same_words = say (same);

      g_test_message ("%s", cases[i].kept);
      g_assert_cmpstr (words, ==, cases[i].expected);
      g_assert_cmpstr (same_words, ==, words);
    }
}

static void
test_kept (void)
{
  g_autoptr (DmSettings) first = dm_settings_new (), second = dm_settings_new ();
  g_autoptr (GArray) places = dm_column_layout_merge (standard, G_N_ELEMENTS (standard), NULL), kept = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree char *words = NULL;

  g_array_index (places, DmColumnPlace, 0).width = 77;
  dm_settings_set_columns (first, dm_column_layout_to_variant (places));
  value = dm_settings_dup_columns (second);
  kept = dm_column_layout_merge (standard, G_N_ELEMENTS (standard), value);
  words = say (kept);
  g_assert_cmpstr (words, ==, "code 77, text 0, lead 72, (product 120)");
}

/* Desks keep these names: they never change. */
static void
test_nicks (void)
{
  static const char *const nicks[] = { "code", "text", "plan", "lead", "coordinating", "person", "deadline", "last-day", "target",
                                       "status", "percent", "entered", "product" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      DmTaskField field;

      g_assert_true (dm_task_field_from_nick (nicks[i], &field));
      g_assert_cmpstr (dm_task_field_to_nick (field), ==, nicks[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/services/columns/merge", test_merge);
  g_test_add_func ("/services/columns/kept", test_kept);
  g_test_add_func ("/services/columns/nicks", test_nicks);
  return g_test_run ();
}
