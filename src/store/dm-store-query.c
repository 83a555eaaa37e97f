/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-fold.h"
#include "dm-store-group.h"
#include "dm-store-tables.h"

#include <string.h>

void
dm_item_list_free (DmItemList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->first);
  g_free (self);
}

/* --- the statement: only what the query asks for, so that an index can serve it --- */

/* What has no value comes last, whichever way round. */
#define IN_OUTLINE "plan.issued_on NULLS LAST, plan.id, item.position"

static const char *const orders[] = {
  [DM_SORT_OUTLINE] = "plan.issued_on %s NULLS LAST, plan.id %s, item.position %s",
  [DM_SORT_TEXT] = IN_OUTLINE,
  [DM_SORT_LEAD] = IN_OUTLINE,
  [DM_SORT_END] = "t.end_on %s NULLS LAST, " IN_OUTLINE,
  [DM_SORT_STATUS] = "t.status %s NULLS LAST, t.end_on NULLS LAST, " IN_OUTLINE,
  [DM_SORT_PERCENT] = "t.percent %s NULLS LAST, " IN_OUTLINE,
  [DM_SORT_COORDINATING] = IN_OUTLINE,
  [DM_SORT_PLAN] = IN_OUTLINE,
  [DM_SORT_TARGET] = "item.target_on %s NULLS LAST, " IN_OUTLINE,
  [DM_SORT_ENTERED] = "(SELECT max(entry_on) FROM entry WHERE entry.item_id = item.id AND entry_on <= $1) %s NULLS LAST, "
                      IN_OUTLINE,
  [DM_SORT_PRODUCT] = IN_OUTLINE,
  [DM_SORT_PERSON] = IN_OUTLINE,
};

/* What is sorted as words, by sort_by_words(); of units the names are looked up there. */
static const char *const sorted_words[] = {
  [DM_SORT_TEXT] = "item.text",
  [DM_SORT_LEAD] = "NULL",
  [DM_SORT_COORDINATING] = "NULL",
  [DM_SORT_PLAN] = "plan.number",
  [DM_SORT_PRODUCT] = "item.product",
  [DM_SORT_PERSON] = "(SELECT name FROM person WHERE person.id = item.person_id)",
};

static const char *
get_words (DmSort sort)
{
  return sort < G_N_ELEMENTS (sorted_words) ? sorted_words[sort] : NULL;
}

static char *
make_order (const DmItemQuery *query)
{
  g_auto (GStrv) parts = g_strsplit (orders[query->sort], "%s", -1);

  return g_strjoinv (query->descending ? "DESC" : "ASC", parts);
}

static void
add_conditions (GString *sql, const DmSearchDialect *search, const DmItemQuery *query, const char *match)
{
  guint kinds = query->kinds ? query->kinds : 1u << DM_ITEM_TASK;
  const char *comma = "";
  DmDay from, until;

  dm_item_query_get_period (query, &from, &until);
  g_string_append (sql, " WHERE item.kind IN (");
  for (guint kind = DM_ITEM_SECTION; kind <= DM_ITEM_STEP; kind++)
    if (kinds & 1u << kind)
      {
        g_string_append_printf (sql, "%s'%s'", comma, dm_item_kind_to_nick (kind));
        comma = ", ";
      }
  g_string_append (sql, ")");
  if (query->plan_id)
    g_string_append (sql, " AND item.plan_id = $2");
  else if (!query->include_closed)
    g_string_append (sql, " AND (plan.closed_on IS NULL OR plan.closed_on > $1)");
  if (query->unit_id)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM item_unit iu WHERE iu.item_id = item.id AND iu.role = 'lead'"
                          " AND iu.unit_id IN (WITH RECURSIVE line (id) AS (SELECT $3 UNION"
                          " SELECT s.predecessor_id FROM unit_succession s JOIN line ON s.successor_id = line.id)"
                          " SELECT id FROM line))");
  if (query->person_id || query->mine)
    g_string_append (sql, " AND item.id IN (SELECT CASE WHEN theirs.kind = 'step' THEN theirs.parent_id ELSE theirs.id END"
                          " FROM item theirs WHERE theirs.person_id = $7)");
  if (from != DM_DAY_NONE)
    g_string_append (sql, " AND t.end_on >= $5");
  if (until != DM_DAY_NONE)
    g_string_append (sql, " AND t.end_on <= $6");
  if (match)
    g_string_append_printf (sql,
                            " AND (item.id IN (SELECT owner_id FROM search_doc WHERE %s$4))"
                            " OR item.id IN (SELECT iu.item_id FROM search_doc d JOIN item_unit iu"
                            " ON iu.unit_id = d.owner_id WHERE d.kind = 'unit' AND d.%s$4))"
                            " OR item.person_id IN (SELECT d.owner_id FROM search_doc d WHERE d.kind = 'person' AND d.%s$4)))",
                            search->condition, search->condition, search->condition);
}

static DmStatement *
prepare_query (DmStore *self, const DmItemQuery *query, const char *match, GError **error)
{
  g_autofree char *order = make_order (query);
  const char *wanted = get_words (query->sort);
  g_autoptr (GString) sql = g_string_new ("SELECT item.id, t.status");
  DmStatement *statement;
  DmDay from, until;

  dm_item_query_get_period (query, &from, &until);
  if (wanted)
    g_string_append_printf (sql, ", %s", wanted);
  g_string_append (sql, " FROM item JOIN plan ON plan.id = item.plan_id"
                        " LEFT JOIN item_timing t ON t.item_id = item.id AND t.from_on <= $1 AND t.until_on > $1");
  add_conditions (sql, self->driver->klass->search, query, match);
  g_string_append_printf (sql, " ORDER BY %s, item.id", order);
  statement = dm_driver_prepare (self->driver, sql->str, error);
  if (statement == NULL)
    return NULL;
  dm_statement_bind_day (statement, 1, query->on);
  if (query->plan_id)
    dm_statement_bind_text (statement, 2, query->plan_id);
  if (query->unit_id)
    dm_statement_bind_text (statement, 3, query->unit_id);
  if (match)
    dm_statement_bind_text (statement, 4, match);
  if (from != DM_DAY_NONE)
    dm_statement_bind_day (statement, 5, from);
  if (until != DM_DAY_NONE)
    dm_statement_bind_day (statement, 6, until);
  if (query->person_id || query->mine)
    dm_statement_bind_text (statement, 7, query->person_id);
  return statement;
}

/* --- words are sorted here: no engine knows the Vietnamese dictionary --- */

typedef struct
{
  char *id;
  char *key; /* NULL: without a word, which comes last either way */
  guint place;
} Sortable;

static void
clear_sortable (gpointer data)
{
  g_free (((Sortable *) data)->id);
  g_free (((Sortable *) data)->key);
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Sortable *x = a, *y = b;
  gboolean descending = *(gboolean *) user_data;
  int order = (x->key == NULL) - (y->key == NULL);

  if (x->key && y->key)
    order = descending ? strcmp (y->key, x->key) : strcmp (x->key, y->key);
  return order != 0 ? order : x->place < y->place ? -1 : x->place > y->place;
}

/* A plan's number counts: 9 before 61. What is no number comes behind, as words. */
static char *
make_number_key (const char *number)
{
  char *end;
  guint64 value = g_ascii_strtoull (number, &end, 10);
  g_autofree char *rest = dm_sort_key (end);

  return end > number ? g_strdup_printf ("%020" G_GUINT64_FORMAT "%s", value, rest) : g_strconcat ("x", rest, NULL);
}

/* Of each item the name of the first unit in that role. */
static GHashTable *
load_unit_names (DmStore *self, const char *role, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT iu.item_id, unit.name FROM item_unit iu JOIN unit ON unit.id = iu.unit_id"
                           " WHERE iu.role = $1 ORDER BY iu.item_id, iu.position DESC",
                           error);
  DmStep step;

  if (statement == NULL)
    return NULL;
  dm_statement_bind_text (statement, 1, role);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_hash_table_replace (names, dm_statement_dup_text (statement, 0), dm_statement_dup_text (statement, 1));
  return step == DM_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

static char *
make_key (DmSort sort, const char *text)
{
  DmPerson person = { .name = (char *) text };

  if (text == NULL)
    return NULL;
  if (sort == DM_SORT_PERSON)
    return dm_person_dup_sort_key (&person);
  return sort == DM_SORT_PLAN ? make_number_key (text) : dm_sort_key (text);
}

static gboolean
sort_by_words (DmStore *self, const DmItemQuery *query, GPtrArray *ids, GPtrArray *texts, GError **error)
{
  gboolean by_unit = query->sort == DM_SORT_LEAD || query->sort == DM_SORT_COORDINATING;
  g_autoptr (GHashTable) names
      = by_unit ? load_unit_names (self, query->sort == DM_SORT_LEAD ? "lead" : "coordinating", error) : NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Sortable));
  gboolean descending = query->descending;

  if (by_unit && names == NULL)
    return FALSE;
  g_array_set_clear_func (rows, clear_sortable);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      const char *text = names ? g_hash_table_lookup (names, id) : g_ptr_array_index (texts, i);
      Sortable row = { g_strdup (id), make_key (query->sort, text), i };

      g_array_append_val (rows, row);
    }
  g_array_sort_with_data (rows, compare_keys, &descending);
  g_ptr_array_set_size (ids, 0);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, g_steal_pointer (&g_array_index (rows, Sortable, i).id));
  return TRUE;
}

/* --- the answer --- */

/* What is typed into a filter means the words without their accents: it narrows, it does not rank. */
static char *
make_match (DmStore *self, const char *text)
{
  g_auto (GStrv) words = dm_search_split (text);
  g_auto (GStrv) folded = dm_search_fold (words);

  /* A folded word is its own term. */
  return self->driver->klass->search->make_match ((const char *const *) folded, TRUE);
}

static gboolean
run_query (DmStore *self, const DmItemQuery *query, const char *match, DmItemList *list, GError **error)
{
  g_autoptr (DmStatement) statement = prepare_query (self, query, match, error);
  gboolean by_words = get_words (query->sort) != NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      gint64 status = dm_statement_int (statement, 1);

      /* A section has none: it is listed and not counted. */
      if (dm_statement_is_null (statement, 1) || status < 0 || status >= DM_STATUS_N)
        status = -1;
      else
        {
          list->counts[status]++;
          list->total++;
        }
      if (query->statuses != 0 && (status < 0 || !(query->statuses & 1u << status)))
        continue;
      g_ptr_array_add (list->ids, dm_statement_dup_text (statement, 0));
      if (by_words)
        g_ptr_array_add (texts, dm_statement_dup_text (statement, 2));
    }
  if (step == DM_STEP_ERROR)
    return FALSE;
  return !by_words || sort_by_words (self, query, list->ids, texts, error);
}

static gboolean
answer (DmStore *self, const DmItemQuery *query, guint n_first, DmItemList *list, GError **error)
{
  g_autofree char *match = make_match (self, query->text);
  GPtrArray *first;

  if (!run_query (self, query, match, list, error) || !dm_store_group_rows (self, query, list, error))
    return FALSE;
  first = dm_store_get_items (self, (const char *const *) list->ids->pdata, MIN (n_first, list->ids->len), error);
  if (first == NULL)
    return FALSE;
  g_ptr_array_unref (list->first);
  list->first = first;
  return TRUE;
}

/**
 * dm_store_query_items:
 * @n_first: of how many rows the items themselves are wanted at once
 *
 * One consistent view: ids, counts and the first items are of the same moment.
 *
 * Returns: (transfer full): on failure %NULL; INTERRUPTED when dm_store_interrupt() was called meanwhile
 */
DmItemList *
dm_store_query_items (DmStore *self, const DmItemQuery *query, guint n_first, GError **error)
{
  DmItemList *list;
  gboolean done;

  dm_store_assert_owner (self);
  if (query->text && !dm_store_index_pending (self, error))
    return NULL;
  if (!self->driver->klass->begin_read (self->driver, error))
    return NULL;
  list = g_new0 (DmItemList, 1);
  list->ids = g_ptr_array_new_with_free_func (g_free);
  list->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_heading_free);
  list->first = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_item_unref);
  done = answer (self, query, n_first, list, error);
  self->driver->klass->rollback (self->driver);
  if (!done)
    g_clear_pointer (&list, dm_item_list_free);
  return list;
}
