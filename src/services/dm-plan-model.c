/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-plan-model.h"

#include "dm-fold.h"
#include "dm-list-diff.h"

#include <string.h>

/* --- a row --- */

struct _DmPlanHandle
{
  GObject parent_instance;

  DmPlanRowKind kind;
  DmPlanSummary *summary;
  gboolean closed;
  char *words; /* folded: what is looked through */
};

G_DEFINE_FINAL_TYPE (DmPlanHandle, dm_plan_handle, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SUMMARY
};

static GParamSpec *summary_property;

static void
dm_plan_handle_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_SUMMARY);
  g_value_set_pointer (value, DM_PLAN_HANDLE (object)->summary);
}

static void
dm_plan_handle_finalize (GObject *object)
{
  DmPlanHandle *self = DM_PLAN_HANDLE (object);

  dm_plan_summary_free (self->summary);
  g_free (self->words);
  G_OBJECT_CLASS (dm_plan_handle_parent_class)->finalize (object);
}

static void
dm_plan_handle_class_init (DmPlanHandleClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = dm_plan_handle_get_property;
  G_OBJECT_CLASS (klass)->finalize = dm_plan_handle_finalize;
  summary_property = g_param_spec_pointer ("summary", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_SUMMARY, summary_property);
}

static void
dm_plan_handle_init (DmPlanHandle *self)
{
}

static DmPlanHandle *
new_handle (DmPlanRowKind kind)
{
  DmPlanHandle *self = g_object_new (DM_TYPE_PLAN_HANDLE, NULL);

  self->kind = kind;
  return self;
}

DmPlanRowKind
dm_plan_handle_get_kind (DmPlanHandle *self)
{
  return self->kind;
}

const DmPlanSummary *
dm_plan_handle_get_summary (DmPlanHandle *self)
{
  return self->summary;
}

const DmPlan *
dm_plan_handle_get_plan (DmPlanHandle *self)
{
  return self->summary ? self->summary->plan : NULL;
}

gboolean
dm_plan_handle_is_closed (DmPlanHandle *self)
{
  return self->closed;
}

static const char *
get_id (const DmPlanHandle *self)
{
  /* No plan's id is one of these words. */
  return self->kind == DM_PLAN_ROW_PLAN ? self->summary->plan->id : self->kind == DM_PLAN_ROW_ALL ? "all" : "closed";
}

static char *
make_words (const DmPlan *plan)
{
  g_autofree char *label = dm_plan_dup_label (plan);
  g_autofree char *words = g_strjoin (" ", plan->type ? plan->type : "", label, plan->title ? plan->title : "",
                                      plan->issuer ? plan->issuer : "", NULL);

  return dm_fold (words);
}

static gboolean
says_the_same (const DmPlanSummary *a, const DmPlanSummary *b)
{
  return a->plan->rev == b->plan->rev && memcmp (a->counts, b->counts, sizeof a->counts) == 0 && a->n_tasks == b->n_tasks
         && a->n_duties == b->n_duties && a->percent == b->percent;
}

static void
set_summary (DmPlanHandle *self, const DmPlanSummary *summary, DmDay today)
{
  gboolean closed = dm_plan_is_closed (summary->plan, today);

  if (self->summary && self->closed == closed && says_the_same (self->summary, summary))
    return;
  dm_plan_ref (summary->plan);
  dm_plan_summary_free (self->summary);
  self->summary = g_memdup2 (summary, sizeof *summary);
  self->closed = closed;
  g_free (self->words);
  self->words = make_words (summary->plan);
  g_object_notify_by_pspec (G_OBJECT (self), summary_property);
}

/* --- the list --- */

struct _DmPlanModel
{
  GObject parent_instance;

  GPtrArray *plans;    /* DmPlanHandle: all, newest first */
  GPtrArray *rows;     /* DmPlanHandle: those that are shown */
  DmPlanHandle *all;   /* NULL where there is no such row */
  DmPlanHandle *heading;
  char **words;        /* folded; what a plan must hold */
  int year;
  guint n_found;
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DmPlanModel, dm_plan_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return DM_TYPE_PLAN_HANDLE;
}

static guint
get_n_items (GListModel *model)
{
  return DM_PLAN_MODEL (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DmPlanModel *self = DM_PLAN_MODEL (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- which rows --- */

static gboolean
fits (DmPlanModel *self, const DmPlanHandle *handle)
{
  if (self->year && dm_day_year (handle->summary->plan->issued_on) != self->year)
    return FALSE;
  for (guint i = 0; self->words && self->words[i]; i++)
    if (strstr (handle->words, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static guint
add_fitting (DmPlanModel *self, GPtrArray *rows, gboolean closed)
{
  guint n = 0;

  for (guint i = 0; i < self->plans->len; i++)
    {
      DmPlanHandle *handle = g_ptr_array_index (self->plans, i);

      if (handle->closed != closed || !fits (self, handle))
        continue;
      if (closed && n == 0)
        g_ptr_array_add (rows, g_object_ref (self->heading));
      g_ptr_array_add (rows, g_object_ref (handle));
      n++;
    }
  return n;
}

static GPtrArray *
collect_ids (const GPtrArray *rows)
{
  GPtrArray *ids = g_ptr_array_sized_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, (gpointer) get_id (g_ptr_array_index (rows, i)));
  return ids;
}

static void
apply (DmPlanModel *self, const GPtrArray *rows, const DmListSpan *span)
{
  if (span->n_removed > 0)
    g_ptr_array_remove_range (self->rows, span->position, span->n_removed);
  for (guint i = 0; i < span->n_added; i++)
    g_ptr_array_insert (self->rows, span->position + i, g_object_ref (g_ptr_array_index (rows, span->source + i)));
  g_list_model_items_changed (G_LIST_MODEL (self), span->position, span->n_removed, span->n_added);
}

static void
update (DmPlanModel *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GArray) spans = NULL;

  if (self->all && self->words == NULL)
    g_ptr_array_add (rows, g_object_ref (self->all));
  self->n_found = add_fitting (self, rows, FALSE);
  self->n_found += add_fitting (self, rows, TRUE);
  before = collect_ids (self->rows);
  after = collect_ids (rows);
  spans = dm_list_diff (before, after, G_MAXUINT);
  for (guint i = 0; i < spans->len; i++)
    apply (self, rows, &g_array_index (spans, DmListSpan, i));
}

/* --- the object --- */

static void
dm_plan_model_finalize (GObject *object)
{
  DmPlanModel *self = DM_PLAN_MODEL (object);

  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->all);
  g_clear_object (&self->heading);
  g_strfreev (self->words);
  G_OBJECT_CLASS (dm_plan_model_parent_class)->finalize (object);
}

static void
dm_plan_model_class_init (DmPlanModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dm_plan_model_finalize;
}

static void
dm_plan_model_init (DmPlanModel *self)
{
  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->heading = new_handle (DM_PLAN_ROW_CLOSED);
}

DmPlanModel *
dm_plan_model_new (gboolean with_all)
{
  DmPlanModel *self = g_object_new (DM_TYPE_PLAN_MODEL, NULL);

  if (with_all)
    {
      self->all = new_handle (DM_PLAN_ROW_ALL);
      update (self);
    }
  return self;
}

/**
 * dm_plan_model_set_plans:
 * @plans: (element-type DmPlanSummary): in the order of the list; copied
 * @today: the day on which a plan is closed or is not
 */
void
dm_plan_model_set_plans (DmPlanModel *self, const GPtrArray *plans, DmDay today)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *handles = g_ptr_array_new_full (plans->len, g_object_unref);

  for (guint i = 0; i < self->plans->len; i++)
    g_hash_table_insert (by_id, (gpointer) get_id (g_ptr_array_index (self->plans, i)), g_ptr_array_index (self->plans, i));
  for (guint i = 0; i < plans->len; i++)
    {
      const DmPlanSummary *summary = g_ptr_array_index (plans, i);
      DmPlanHandle *handle = g_hash_table_lookup (by_id, summary->plan->id);

      handle = handle ? g_object_ref (handle) : new_handle (DM_PLAN_ROW_PLAN);
      /* The keys are words of the old summaries. */
      g_hash_table_remove (by_id, summary->plan->id);
      set_summary (handle, summary, today);
      g_ptr_array_add (handles, handle);
    }
  g_ptr_array_unref (self->plans);
  self->plans = handles;
  update (self);
}

void
dm_plan_model_set_text (DmPlanModel *self, const char *text)
{
  g_autofree char *folded = dm_fold (text ? text : "");

  g_strfreev (self->words);
  self->words = *folded ? g_strsplit (folded, " ", -1) : NULL;
  update (self);
}

void
dm_plan_model_set_year (DmPlanModel *self, int year)
{
  self->year = year;
  update (self);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

/**
 * dm_plan_model_dup_years:
 *
 * Returns: (transfer full) (element-type int): the years of all plans that have a date, newest first
 */
GArray *
dm_plan_model_dup_years (DmPlanModel *self)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->plans->len; i++)
    {
      int year = dm_day_year (dm_plan_handle_get_plan (g_ptr_array_index (self->plans, i))->issued_on);

      if (year > 0 && g_hash_table_add (seen, GINT_TO_POINTER (year)))
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);
  return years;
}

static guint
count (DmPlanModel *self, gboolean closed)
{
  guint n = 0;

  for (guint i = 0; i < self->plans->len; i++)
    n += ((const DmPlanHandle *) g_ptr_array_index (self->plans, i))->closed == closed;
  return n;
}

guint
dm_plan_model_get_n_open (DmPlanModel *self)
{
  return count (self, FALSE);
}

guint
dm_plan_model_get_n_closed (DmPlanModel *self)
{
  return count (self, TRUE);
}

guint
dm_plan_model_get_n_found (DmPlanModel *self)
{
  return self->n_found;
}

/**
 * dm_plan_model_find:
 * @plan_id: (nullable): %NULL for the row of all plans
 * @position: (out):
 *
 * Returns: whether it is among the rows
 */
gboolean
dm_plan_model_find (DmPlanModel *self, const char *plan_id, guint *position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DmPlanHandle *handle = g_ptr_array_index (self->rows, i);

      if (plan_id ? handle->kind == DM_PLAN_ROW_PLAN && strcmp (handle->summary->plan->id, plan_id) == 0
                  : handle->kind == DM_PLAN_ROW_ALL)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}
