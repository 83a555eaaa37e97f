/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-group.h"
#include "dm-store-tables.h"

#include <string.h>

DmItemList *
dm_item_list_new (void)
{
  DmItemList *self = g_new0 (DmItemList, 1);

  self->ids = g_ptr_array_new ();
  self->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_heading_free);
  self->first = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_item_unref);
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_roll_plan_unref);
  return self;
}

void
dm_item_list_free (DmItemList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->first);
  g_ptr_array_unref (self->held);
  g_free (self);
}

/* --- what only the engine can tell: sets of ids, in one of which each row must be --- */

#define UNIT_SQL                                                                                                        \
  "SELECT iu.item_id FROM item_unit iu WHERE iu.role = 'lead'"                                                          \
  " AND iu.unit_id IN (WITH RECURSIVE line (id) AS (SELECT $1 UNION"                                                    \
  " SELECT s.predecessor_id FROM unit_succession s JOIN line ON s.successor_id = line.id) SELECT id FROM line)"

#define PERSON_SQL                                                                                                      \
  "SELECT CASE WHEN theirs.kind = 'step' THEN theirs.parent_id ELSE theirs.id END FROM item theirs"                     \
  " WHERE theirs.person_id = $1"

/* What the words stand in: the texts of an item, its units, the person in charge. One after the other into one set: a
 * UNION would first sort all that it finds. */
static const char *const match_sql[] = {
  "SELECT owner_id FROM search_doc WHERE %s$1)",
  "SELECT iu.item_id FROM search_doc d JOIN item_unit iu ON iu.unit_id = d.owner_id WHERE d.kind = 'unit' AND d.%s$1)",
  "SELECT item.id FROM search_doc d JOIN item ON item.person_id = d.owner_id WHERE d.kind = 'person' AND d.%s$1)",
};

static GHashTable *
add_set (GPtrArray *sets)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_ptr_array_add (sets, set);
  return set;
}

static gboolean
fill_set (DmStore *self, GHashTable *set, const char *sql, const char *parameter, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_text (statement, 1, parameter);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_hash_table_add (set, dm_statement_dup_text (statement, 0));
  return step == DM_STEP_DONE;
}

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
fill_match (DmStore *self, GHashTable *set, const char *match, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (match_sql); i++)
    {
      g_auto (GStrv) parts = g_strsplit (match_sql[i], "%s", 2);
      g_autofree char *sql = g_strconcat (parts[0], self->driver->klass->search->condition, parts[1], NULL);

      if (!fill_set (self, set, sql, match, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
load_sets (DmStore *self, const DmItemQuery *query, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autofree char *match = make_match (self, query->text);

  if (query->unit_id && !fill_set (self, add_set (sets), UNIT_SQL, query->unit_id, error))
    return NULL;
  if ((query->person_id || query->mine) && !fill_set (self, add_set (sets), PERSON_SQL, query->person_id, error))
    return NULL;
  if (match && !fill_match (self, add_set (sets), match, error))
    return NULL;
  return g_steal_pointer (&sets);
}

/* --- the rows --- */

typedef struct
{
  const DmItemQuery *query;
  GPtrArray *sets;
  guint kinds;
  DmDay from, until;   /* of the last day */
  GArray *found;       /* of DmFoundRow */
} Search;

static gboolean
is_wanted (const Search *self, const DmRollRow *row)
{
  if (!(self->kinds & 1u << row->kind))
    return FALSE;
  if ((self->from != DM_DAY_NONE && (row->end == DM_DAY_NONE || row->end < self->from))
      || (self->until != DM_DAY_NONE && (row->end == DM_DAY_NONE || row->end > self->until)))
    return FALSE;
  for (guint i = 0; i < self->sets->len; i++)
    if (!g_hash_table_contains (g_ptr_array_index (self->sets, i), row->id))
      return FALSE;
  return TRUE;
}

static gboolean
has_keys (DmSort sort)
{
  return sort != DM_SORT_OUTLINE && sort != DM_SORT_END && sort != DM_SORT_STATUS && sort != DM_SORT_PERCENT;
}

static void
add_row (Search *self, DmItemList *list, const DmRollPlan *plan, guint i)
{
  const DmRollRow *row = &g_array_index (plan->rows, DmRollRow, i);
  guint statuses = self->query->statuses;
  DmFoundRow found = { .row = row, .place = self->found->len };

  if (!is_wanted (self, row))
    return;
  /* A section has none: it is listed and not counted. */
  if (row->status >= 0)
    {
      list->counts[row->status]++;
      list->total++;
    }
  if (statuses != 0 && (row->status < 0 || !(statuses & 1u << row->status)))
    return;
  if (self->query->group == DM_GROUP_UNIT)
    found.owner = plan->leads[i];
  else
    found.owner = row->parent_id ? row->parent_id : self->query->plan_id ? NULL : plan->plan_id;
  found.key = has_keys (self->query->sort) ? plan->keys[i] : NULL;
  g_array_append_val (self->found, found);
}

static gboolean
search_plan (DmStore *store, Search *self, DmItemList *list, DmRollPlan *plan, GError **error)
{
  const DmItemQuery *query = self->query;

  if (!dm_store_read_roll (store, plan, error)
      || (has_keys (query->sort) && !dm_store_read_roll_keys (store, plan, query->sort, query->on, error))
      || (query->group == DM_GROUP_UNIT && !dm_store_read_roll_leads (store, plan, error)))
    return FALSE;
  g_ptr_array_add (list->held, dm_roll_plan_ref (plan));
  for (guint i = 0; i < plan->rows->len; i++)
    add_row (self, list, plan, query->sort == DM_SORT_OUTLINE && query->descending ? plan->rows->len - 1 - i : i);
  return TRUE;
}

static gboolean
is_listed (const DmItemQuery *query, const DmRollPlan *plan)
{
  if (query->plan_id)
    return g_str_equal (query->plan_id, plan->plan_id);
  return query->include_closed || plan->closed_on == DM_DAY_NONE || plan->closed_on > query->on;
}

/* The @i-th plan of a list; a plan without a date comes last, whichever way round. */
static DmRollPlan *
get_plan (const DmItemQuery *query, const GPtrArray *plans, guint n_dated, guint i)
{
  if (query->sort == DM_SORT_OUTLINE && query->descending)
    i = i < n_dated ? n_dated - 1 - i : plans->len - 1 - (i - n_dated);
  return g_ptr_array_index (plans, i);
}

static gboolean
search_plans (DmStore *store, Search *self, DmItemList *list, GError **error)
{
  const GPtrArray *plans = dm_store_list_rolls (store, self->query->on, error);
  guint n_dated = 0;

  if (plans == NULL)
    return FALSE;
  while (n_dated < plans->len && ((DmRollPlan *) g_ptr_array_index (plans, n_dated))->issued_on != DM_DAY_NONE)
    n_dated++;
  for (guint i = 0; i < plans->len; i++)
    {
      DmRollPlan *plan = get_plan (self->query, plans, n_dated, i);

      if (is_listed (self->query, plan) && !search_plan (store, self, list, plan, error))
        return FALSE;
    }
  return TRUE;
}

/* --- their order: what has no value comes last, whichever way round, and equals stay in the order of the plans --- */

static int
compare_places (const DmFoundRow *a, const DmFoundRow *b)
{
  return a->place < b->place ? -1 : a->place > b->place;
}

static int
compare_numbers (int a, int b, int none, gboolean descending)
{
  if (a == none || b == none)
    return (a == none) - (b == none);
  return descending ? (b > a) - (b < a) : (a > b) - (a < b);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DmFoundRow *x = a, *y = b;
  const DmItemQuery *query = user_data;
  int order;

  switch (query->sort)
    {
    case DM_SORT_END:
      order = compare_numbers (x->row->end, y->row->end, DM_DAY_NONE, query->descending);
      break;
    case DM_SORT_STATUS:
      order = compare_numbers (x->row->status, y->row->status, -1, query->descending);
      if (order == 0)
        order = compare_numbers (x->row->end, y->row->end, DM_DAY_NONE, FALSE);
      break;
    case DM_SORT_PERCENT:
      order = compare_numbers (x->row->percent, y->row->percent, -1, query->descending);
      break;
    default:
      order = (x->key == NULL) - (y->key == NULL);
      if (x->key && y->key)
        order = query->descending ? strcmp (y->key, x->key) : strcmp (x->key, y->key);
    }
  return order != 0 ? order : compare_places (x, y);
}

/* --- the answer --- */

static gboolean
run_query (DmStore *self, const DmItemQuery *query, DmItemList *list, GError **error)
{
  g_autoptr (GPtrArray) sets = load_sets (self, query, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DmFoundRow));
  Search search = { query, sets, query->kinds ? query->kinds : 1u << DM_ITEM_TASK, .found = found };

  if (sets == NULL)
    return FALSE;
  dm_item_query_get_period (query, &search.from, &search.until);
  if (!search_plans (self, &search, list, error))
    return FALSE;
  if (query->sort != DM_SORT_OUTLINE)
    g_array_sort_with_data (found, compare_rows, (gpointer) query);
  if (query->group != DM_GROUP_NONE)
    return dm_store_group_rows (self, query, found, list, error);
  g_ptr_array_set_size (list->ids, found->len);
  for (guint i = 0; i < found->len; i++)
    list->ids->pdata[i] = (gpointer) g_array_index (found, DmFoundRow, i).row->id;
  return TRUE;
}

static gboolean
answer (DmStore *self, const DmItemQuery *query, guint n_first, DmItemList *list, GError **error)
{
  GPtrArray *first;

  if (!run_query (self, query, list, error))
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
  list = dm_item_list_new ();
  done = answer (self, query, n_first, list, error);
  self->driver->klass->rollback (self->driver);
  if (!done)
    g_clear_pointer (&list, dm_item_list_free);
  return list;
}
