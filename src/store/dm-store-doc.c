/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-doc.h"

#include <string.h>

const DmDocTable dm_doc_tables[DM_N_DOC_TABLES] = {
  { &dm_table_item, 0 }, { &dm_table_entry, 0 }, { &dm_table_person, 1 }, { &dm_table_unit, 2 }, { &dm_table_plan, 3 },
};

void
dm_doc_clear (DmDoc *doc)
{
  g_clear_pointer (&doc->title, g_free);
  g_clear_pointer (&doc->body, g_free);
}

static char *
join (const DmRow *row, const char *separator, const char *const *columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; columns[i]; i++)
    {
      const char *part = dm_row_get_text (row, columns[i]);

      if (part && *part)
        g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
    }
  return g_string_free (text, FALSE);
}

static void
describe_item (const DmRow *row, DmDoc *doc)
{
  const char *kind = dm_row_get_text (row, "kind");

  if (strcmp (kind, "section") == 0)
    return;
  doc->kind = strcmp (kind, "duty") == 0 ? "duty" : "task";
  doc->owner = strcmp (kind, "step") == 0 ? dm_row_get_text (row, "parent_id") : row->id;
  doc->title = join (row, " ", (const char *const[]){ "code", "text", NULL });
  doc->body = join (row, "\n", (const char *const[]){ "text", "detail", "product", "cancelled_why", NULL });
}

/* A unit is found by whatever it is called. */
static gboolean
describe_unit (DmStore *self, const DmRow *row, DmDoc *doc, GError **error)
{
  g_autoptr (GPtrArray) aliases = dm_store_load_rows (self, &dm_table_unit_alias, "unit_id", row->id, "id", error);
  g_autofree char *names = join (row, "\n", (const char *const[]){ "name", "code", NULL });
  g_autoptr (GString) body = g_string_new (names);

  if (aliases == NULL)
    return FALSE;
  for (guint i = 0; i < aliases->len; i++)
    g_string_append_printf (body, "\n%s", dm_row_get_text (g_ptr_array_index (aliases, i), "alias"));
  doc->kind = "unit";
  doc->title = join (row, "", (const char *const[]){ "name", NULL });
  doc->body = g_string_free (g_steal_pointer (&body), FALSE);
  return TRUE;
}

/* What has nothing to say keeps its kind NULL. */
gboolean
dm_store_describe (DmStore *self, const DmRow *row, DmDoc *doc, GError **error)
{
  doc->owner = row->id;
  if (row->table == &dm_table_unit)
    return describe_unit (self, row, doc, error);
  if (row->table == &dm_table_item)
    describe_item (row, doc);
  else if (row->table == &dm_table_entry)
    {
      doc->kind = "progress";
      doc->owner = dm_row_get_text (row, "item_id");
      doc->title = join (row, " · ", (const char *const[]){ "entry_on", "by_whom", NULL });
      doc->body = join (row, "\n", (const char *const[]){ "result", "difficulty", "proposal", "by_whom", NULL });
    }
  else if (row->table == &dm_table_plan)
    {
      doc->kind = "plan";
      doc->title = join (row, "/", (const char *const[]){ "number", "symbol", NULL });
      doc->body = join (row, "\n", (const char *const[]){ "number", "symbol", "type", "title", "issuer", "parent_issuer",
                                                          "signer_name", NULL });
    }
  else if (row->table == &dm_table_person)
    {
      doc->kind = "person";
      doc->title = join (row, "", (const char *const[]){ "name", NULL });
      doc->body = join (row, "\n", (const char *const[]){ "name", "title", "phone", "email", NULL });
    }
  return TRUE;
}

/* How often a term stands in a text is not asked. */
static char *
join_once (const GPtrArray *terms)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    if (g_hash_table_add (seen, g_ptr_array_index (terms, i)))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", (char *) g_ptr_array_index (terms, i));
  return g_string_free (joined, FALSE);
}

static void
add_line (GPtrArray *terms, const char *line)
{
  g_auto (GStrv) words = dm_search_split (line);
  g_auto (GStrv) folded = dm_search_fold (words);
  guint n_words = g_strv_length (words);

  dm_search_add_terms (terms, DM_TERM_FOLDED, folded, n_words);
  dm_search_add_terms (terms, DM_TERM_WRITTEN, words, n_words);
  dm_search_add_terms (terms, DM_TERM_PAIR, folded, n_words);
}

/* Returns: (transfer full): all the terms of a document. A word at the end of a line and the first of the next are no
 * pair. */
char *
dm_doc_make_terms (const DmDoc *doc)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", doc->title, doc->body);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i]; i++)
    add_line (terms, lines[i]);
  return join_once (terms);
}
