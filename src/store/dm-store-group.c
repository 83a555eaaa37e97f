/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

/* Headings between the rows of a query: GTK 4.8 knows none, so they are rows of the answer. */

#include "dm-fold.h"
#include "dm-store-group.h"
#include "dm-store-tables.h"

#include <string.h>

/* What may be a heading, or stands between a row and its heading. */
typedef struct Node Node;
struct Node
{
  DmHeading *heading;   /* NULL: not a section, looked through */
  char *parent_id;
  char *plan_id;
  Node *parent;
  GPtrArray *rows;      /* of utf8, borrowed: those directly below, where the rows are not in the plan's order */
  gboolean shown;
};

typedef struct
{
  GHashTable *nodes;    /* by id; owns */
  GPtrArray *order;     /* Node, borrowed: as the headings stand */
} Tree;

static DmHeading *
heading_new (const char *kind, const char *id, const char *code, const char *text)
{
  DmHeading *self = g_new0 (DmHeading, 1);

  self->id = g_strconcat (kind, ":", id, NULL);
  self->code = g_strdup (code);
  self->text = g_strdup (text);
  return self;
}

DmHeading *
dm_heading_copy (const DmHeading *self)
{
  DmHeading *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->code = g_strdup (self->code);
  copy->text = g_strdup (self->text);
  return copy;
}

void
dm_heading_free (DmHeading *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->code);
  g_free (self->text);
  g_free (self);
}

static void
node_free (gpointer data)
{
  Node *self = data;

  dm_heading_free (self->heading);
  g_free (self->parent_id);
  g_free (self->plan_id);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static Node *
add_node (Tree *tree, const char *id, DmHeading *heading)
{
  Node *node = g_new0 (Node, 1);

  node->heading = heading;
  node->rows = g_ptr_array_new ();
  g_hash_table_insert (tree->nodes, g_strdup (id), node);
  g_ptr_array_add (tree->order, node);
  return node;
}

static void
tree_init (Tree *tree)
{
  tree->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, node_free);
  tree->order = g_ptr_array_new ();
}

static void
tree_clear (Tree *tree)
{
  g_ptr_array_unref (tree->order);
  g_hash_table_unref (tree->nodes);
}

/* --- sections, below their plans where there are several --- */

static Node *
find_plan_node (Tree *tree, DmStatement *row)
{
  g_autofree char *id = dm_statement_dup_text (row, 1);
  Node *node = g_hash_table_lookup (tree->nodes, id);
  g_autoptr (DmPlan) plan = NULL;
  g_autofree char *label = NULL;

  if (node)
    return node;
  plan = dm_plan_new ();
  plan->number = dm_statement_dup_text (row, 6);
  plan->symbol = dm_statement_dup_text (row, 7);
  plan->title = dm_statement_dup_text (row, 8);
  label = dm_plan_dup_label (plan);
  return add_node (tree, id, heading_new ("plan", id, NULL, label));
}

static void
add_parent (Tree *tree, DmStatement *row, gboolean with_plans)
{
  g_autofree char *id = dm_statement_dup_text (row, 0);
  g_autofree char *kind = dm_statement_dup_text (row, 3);
  g_autofree char *code = dm_statement_dup_text (row, 4);
  g_autofree char *text = dm_statement_dup_text (row, 5);
  Node *plan = with_plans ? find_plan_node (tree, row) : NULL;
  Node *node;

  if (dm_statement_is_null (row, 0))   /* a plan without any heading */
    return;
  node = add_node (tree, id, strcmp (kind, "section") == 0 ? heading_new ("section", id, code, text) : NULL);
  node->parent_id = dm_statement_dup_text (row, 2);
  node->parent = plan;
}

static void
link_parents (Tree *tree)
{
  for (guint i = 0; i < tree->order->len; i++)
    {
      Node *node = g_ptr_array_index (tree->order, i);
      Node *parent = node->parent_id ? g_hash_table_lookup (tree->nodes, node->parent_id) : NULL;

      if (parent)
        node->parent = parent;
    }
}

/* Sections, and the tasks and duties below which others stand. */
static gboolean
load_parents (DmStore *self, const char *plan_id, Tree *tree, GError **error)
{
  g_autofree char *sql
      = g_strconcat ("SELECT item.id, plan.id, item.parent_id, item.kind, item.code, item.text, plan.number, plan.symbol,"
                     " plan.title FROM plan LEFT JOIN item ON item.plan_id = plan.id AND item.kind <> 'step'"
                     " AND EXISTS (SELECT 1 FROM item below WHERE below.parent_id = item.id AND below.kind <> 'step')",
                     plan_id ? " WHERE plan.id = $1" : "",
                     " ORDER BY plan.issued_on NULLS LAST, plan.id, item.position", NULL);
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, sql, error);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  if (plan_id)
    dm_statement_bind_text (statement, 1, plan_id);
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    add_parent (tree, statement, plan_id == NULL);
  link_parents (tree);
  return step == DM_STEP_DONE;
}

static Node *
next_heading (Node *node)
{
  while (node && node->heading == NULL)
    node = node->parent;
  return node;
}

/* --- units: by the first that leads --- */

static int
compare_units (gconstpointer a, gconstpointer b, gpointer keys)
{
  return strcmp (g_hash_table_lookup (keys, *(gpointer const *) a), g_hash_table_lookup (keys, *(gpointer const *) b));
}

static gboolean
load_units (DmStore *self, Tree *tree, GError **error)
{
  g_autoptr (DmStatement) statement = dm_driver_prepare (self->driver, "SELECT id, name FROM unit", error);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      g_autofree char *id = dm_statement_dup_text (statement, 0);
      g_autofree char *name = dm_statement_dup_text (statement, 1);
      Node *node = add_node (tree, id, heading_new ("unit", id, NULL, name));

      g_hash_table_insert (keys, node, dm_sort_key (name));
    }
  g_ptr_array_sort_with_data (tree->order, compare_units, keys);
  add_node (tree, "", heading_new ("unit", "", NULL, NULL));
  return step == DM_STEP_DONE;
}

/* --- rows and headings in one list --- */

/* @shown gets the nodes whose headings stand in @ids, in their order. */
static void
show_heading (Node *node, GPtrArray *ids, GPtrArray *shown)
{
  Node *above = node ? next_heading (node->parent) : NULL;

  if (node == NULL || node->shown)
    return;
  show_heading (above, ids, shown);
  node->shown = TRUE;
  node->heading->level = above ? above->heading->level + 1 : 0;
  g_ptr_array_add (ids, node->heading->id);
  g_ptr_array_add (shown, node);
}

static void
add_row (Node *node, const char *id, gboolean in_order, GPtrArray *ids, GPtrArray *shown)
{
  for (Node *above = node; above; above = next_heading (above->parent))
    above->heading->n++;
  if (node && !in_order)
    {
      g_ptr_array_add (node->rows, (gpointer) id);
      return;
    }
  show_heading (node, ids, shown);
  g_ptr_array_add (ids, (gpointer) id);
}

/* In the plan's own order a heading stands where its first row does; otherwise each has its rows together. */
static void
put_rows (const GArray *found, const Tree *tree, gboolean in_order, DmItemList *list)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      const DmFoundRow *row = &g_array_index (found, DmFoundRow, i);

      add_row (next_heading (g_hash_table_lookup (tree->nodes, row->owner ? row->owner : "")), row->row->id, in_order,
               list->ids, shown);
    }
  for (guint i = 0; i < tree->order->len; i++)
    {
      Node *node = g_ptr_array_index (tree->order, i);

      if (node->rows->len > 0)
        show_heading (node, list->ids, shown);
      for (guint j = 0; j < node->rows->len; j++)
        g_ptr_array_add (list->ids, g_ptr_array_index (node->rows, j));
    }
  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (list->headings, g_steal_pointer (&((Node *) g_ptr_array_index (shown, i))->heading));
}

gboolean
dm_store_group_rows (DmStore *self, const DmItemQuery *query, const GArray *found, DmItemList *list, GError **error)
{
  gboolean by_unit = query->group == DM_GROUP_UNIT;
  Tree tree;
  gboolean done;

  tree_init (&tree);
  done = by_unit ? load_units (self, &tree, error) : load_parents (self, query->plan_id, &tree, error);
  if (done)
    put_rows (found, &tree, !by_unit && query->sort == DM_SORT_OUTLINE, list);
  tree_clear (&tree);
  return done;
}
