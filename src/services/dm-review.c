/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-review-private.h"

/* So many steps can be taken back; each is an array of shared items. */
#define MAX_STEPS 200

/* The proposal as it was, and what stood in front when it was changed. */
typedef struct
{
  DmProposal *proposal;
  guint current;
  guint problem;
} Moment;

G_DEFINE_FINAL_TYPE (DmReview, dm_review, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CURRENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static void
moment_free (gpointer data)
{
  Moment *self = data;

  dm_proposal_free (self->proposal);
  g_free (self);
}

static Moment *
take_moment (DmReview *self)
{
  Moment *moment = g_new0 (Moment, 1);

  moment->proposal = dm_proposal_copy (self->proposal);
  moment->current = self->current;
  moment->problem = self->problem;
  return moment;
}

/* --- rows --- */

static const DmProposalItem *
get_item (DmReview *self, guint position)
{
  return g_ptr_array_index (self->proposal->items, position);
}

/* Borrowed from the list. */
static DmReviewRow *
get_row (DmReview *self, guint position)
{
  g_autoptr (DmReviewRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row;
}

static guint
row_key (DmReview *self, guint position)
{
  return dm_review_row_get_key (get_row (self, position));
}

/* The key that is to stand at @position of the rows. */
static guint
wanted_key (DmReview *self, guint position)
{
  return position == 0 ? 0 : get_item (self, position - 1)->key;
}

/* Rows that stay are the same objects; what differs is one stretch, for a step touches one place. */
static void
place_rows (DmReview *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), n_wanted = self->proposal->items->len + 1;
  guint n_least = MIN (n_rows, n_wanted), head = 0, tail = 0;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  while (head < n_least && row_key (self, head) == wanted_key (self, head))
    head++;
  while (tail < n_least - head && row_key (self, n_rows - tail - 1) == wanted_key (self, n_wanted - tail - 1))
    tail++;
  if (head == n_rows && head == n_wanted)
    return;
  for (guint i = head; i < n_wanted - tail; i++)
    {
      DmReviewRow *row = g_hash_table_lookup (self->by_key, GUINT_TO_POINTER (wanted_key (self, i)));

      g_ptr_array_add (fresh, row ? g_object_ref (row) : dm_review_row_new (wanted_key (self, i)));
    }
  g_list_store_splice (self->rows, head, n_rows - head - tail, fresh->pdata, fresh->len);
}

/**
 * dm_review_get_row:
 *
 * Returns: (transfer none) (nullable): the row of that key
 */
DmReviewRow *
dm_review_get_row (DmReview *self, guint key)
{
  return g_hash_table_lookup (self->by_key, GUINT_TO_POINTER (key));
}

gboolean
dm_review_is_open (DmReview *self, const DmProblem *problem)
{
  DmReviewRow *row = dm_review_get_row (self, problem->item_key);

  return row && dm_proposal_is_open (self->proposal, problem, dm_review_row_get_item (row));
}

static void
fill_rows (DmReview *self)
{
  g_hash_table_remove_all (self->by_key);
  for (guint i = 0; i <= self->proposal->items->len; i++)
    {
      DmReviewRow *row = get_row (self, i);

      g_hash_table_insert (self->by_key, GUINT_TO_POINTER (dm_review_row_get_key (row)), row);
      if (i == 0)
        dm_review_row_begin (row, NULL, self->proposal->plan);
      else
        dm_review_row_begin (row, g_ptr_array_index (self->proposal->items, i - 1), NULL);
    }
  self->n_open = 0;
  for (guint i = 0; i < self->proposal->problems->len; i++)
    {
      DmProblem *problem = g_ptr_array_index (self->proposal->problems, i);
      DmReviewRow *row = dm_review_get_row (self, problem->item_key);
      gboolean open = dm_review_is_open (self, problem);

      self->n_open += open;
      if (row)
        dm_review_row_add_problem (row, problem, open);
    }
  for (guint i = 0; i <= self->proposal->items->len; i++)
    dm_review_row_end (get_row (self, i));
}

static void
refresh (DmReview *self)
{
  self->placing = TRUE;
  place_rows (self);
  fill_rows (self);
  self->placing = FALSE;
  if (dm_review_get_row (self, self->current) == NULL)
    self->current = 0;
}

/* @before: the row that stood in front */
void
dm_review_tell (DmReview *self, guint before)
{
  if (self->current != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
  g_signal_emit (self, changed_signal, 0);
}

/* --- the object --- */

static void
dm_review_finalize (GObject *object)
{
  DmReview *self = DM_REVIEW (object);

  g_clear_pointer (&self->proposal, dm_proposal_free);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_clear_pointer (&self->undone, g_ptr_array_unref);
  g_clear_pointer (&self->step, g_free);
  G_OBJECT_CLASS (dm_review_parent_class)->finalize (object);
}

static void
dm_review_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_CURRENT);
  g_value_set_uint (value, DM_REVIEW (object)->current);
}

static void
dm_review_class_init (DmReviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dm_review_finalize;
  object_class->get_property = dm_review_get_property;
  properties[PROP_CURRENT]
      = g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", DM_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dm_review_init (DmReview *self)
{
  self->rows = g_list_store_new (DM_TYPE_REVIEW_ROW);
  self->by_key = g_hash_table_new (NULL, NULL);
  self->done = g_ptr_array_new_with_free_func (moment_free);
  self->undone = g_ptr_array_new_with_free_func (moment_free);
}

/**
 * dm_review_new:
 * @proposal: (transfer full):
 */
DmReview *
dm_review_new (DmProposal *proposal)
{
  DmReview *self = g_object_new (DM_TYPE_REVIEW, NULL);

  self->proposal = proposal;
  refresh (self);
  return self;
}

/**
 * dm_review_get_proposal:
 *
 * Returns: (transfer none): as it is now, until the next change; dm_proposal_copy() keeps it
 */
const DmProposal *
dm_review_get_proposal (DmReview *self)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), NULL);
  return self->proposal;
}

/**
 * dm_review_get_rows:
 *
 * Returns: (transfer none): of #DmReviewRow: the plan's head, then every item, dropped or not
 */
GListModel *
dm_review_get_rows (DmReview *self)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), NULL);
  return G_LIST_MODEL (self->rows);
}

/**
 * dm_review_find_row:
 * @position: (out): among the rows
 *
 * Returns: whether there is a row of that key
 */
gboolean
dm_review_find_row (DmReview *self, guint key, guint *position)
{
  DmReviewRow *row;

  g_return_val_if_fail (DM_IS_REVIEW (self), FALSE);
  row = dm_review_get_row (self, key);
  return row && g_list_store_find (self->rows, row, position);
}

/**
 * dm_review_get_n_accepted:
 *
 * Returns: how many tasks and duties would be kept
 */
guint
dm_review_get_n_accepted (DmReview *self)
{
  guint n = 0;

  g_return_val_if_fail (DM_IS_REVIEW (self), 0);
  for (guint i = 0; i < self->proposal->items->len; i++)
    n += get_item (self, i)->accepted && get_item (self, i)->kind != DM_ITEM_SECTION;
  return n;
}

/* --- changes --- */

/**
 * dm_review_begin:
 * @step: (nullable): what is changed: changes of the same are one step until something else is changed; %NULL for a
 *   step of its own
 *
 * Returns: (transfer none): the proposal, to be changed by what dm-proposal-edit.h offers and ended by dm_review_end()
 */
DmProposal *
dm_review_begin (DmReview *self, const char *step)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), NULL);
  if (step == NULL || g_strcmp0 (step, self->step) != 0)
    {
      g_ptr_array_add (self->done, take_moment (self));
      if (self->done->len > MAX_STEPS)
        g_ptr_array_remove_index (self->done, 0);
    }
  g_ptr_array_set_size (self->undone, 0);
  g_free (self->step);
  self->step = g_strdup (step);
  return self->proposal;
}

void
dm_review_end (DmReview *self)
{
  guint before;

  g_return_if_fail (DM_IS_REVIEW (self));
  before = self->current;
  refresh (self);
  dm_review_tell (self, before);
}

/**
 * dm_review_rest:
 *
 * A person turned to something else: the next change is a step of its own whatever it is about.
 */
void
dm_review_rest (DmReview *self)
{
  g_return_if_fail (DM_IS_REVIEW (self));
  g_clear_pointer (&self->step, g_free);
}

static gboolean
go_to (DmReview *self, GPtrArray *from, GPtrArray *to)
{
  g_autoptr (DmProposal) replaced = NULL;
  Moment *moment;
  guint before = self->current;

  if (from->len == 0)
    return FALSE;
  g_ptr_array_add (to, take_moment (self));
  moment = g_ptr_array_steal_index (from, from->len - 1);
  replaced = self->proposal;
  self->proposal = g_steal_pointer (&moment->proposal);
  self->current = moment->current;
  self->problem = moment->problem;
  g_free (moment);
  g_clear_pointer (&self->step, g_free);
  refresh (self);
  dm_review_tell (self, before);
  return TRUE;
}

/**
 * dm_review_undo:
 *
 * What stood in front when the step was made stands there again.
 *
 * Returns: whether there was a step to take back
 */
gboolean
dm_review_undo (DmReview *self)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), FALSE);
  return go_to (self, self->done, self->undone);
}

gboolean
dm_review_redo (DmReview *self)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), FALSE);
  return go_to (self, self->undone, self->done);
}

/* Whether anything was changed that was not taken back. */
gboolean
dm_review_can_undo (DmReview *self)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), FALSE);
  return self->done->len > 0;
}

gboolean
dm_review_can_redo (DmReview *self)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), FALSE);
  return self->undone->len > 0;
}

/* --- what stands in front --- */

guint
dm_review_get_current (DmReview *self)
{
  g_return_val_if_fail (DM_IS_REVIEW (self), 0);
  return self->current;
}

/**
 * dm_review_set_current:
 *
 * A doubt about another row no longer stands in front.
 */
void
dm_review_set_current (DmReview *self, guint key)
{
  guint before;
  const DmProblem *problem;

  g_return_if_fail (DM_IS_REVIEW (self));
  if (self->placing || key == self->current || dm_review_get_row (self, key) == NULL)
    return;
  before = self->current;
  problem = dm_review_find_problem (self, self->problem, NULL);
  if (problem && problem->item_key != key)
    self->problem = 0;
  self->current = key;
  dm_review_rest (self);
  dm_review_tell (self, before);
}

/**
 * dm_review_get_item:
 *
 * Returns: (transfer none) (nullable): the item in front, until the next change; %NULL for the plan's head
 */
const DmProposalItem *
dm_review_get_item (DmReview *self)
{
  DmReviewRow *row;

  g_return_val_if_fail (DM_IS_REVIEW (self), NULL);
  row = dm_review_get_row (self, self->current);
  return row ? dm_review_row_get_item (row) : NULL;
}

/**
 * dm_review_find_at:
 * @place: a character of the source
 * @key: (out): the item that stands there, 0 for the plan's head around the items
 *
 * Returns: whether something was read from there
 */
gboolean
dm_review_find_at (DmReview *self, guint place, guint *key)
{
  const GPtrArray *items;
  guint first = G_MAXUINT, last = 0;

  g_return_val_if_fail (DM_IS_REVIEW (self), FALSE);
  items = self->proposal->items;
  for (guint i = 0; i < items->len; i++)
    {
      const DmProposalItem *item = get_item (self, i);

      if (item->passage.start <= place && place <= item->passage.end)
        {
          *key = item->key;
          return TRUE;
        }
      first = MIN (first, item->passage.start);
      last = MAX (last, item->passage.end);
    }
  *key = 0;
  return place < first || place > last;
}
