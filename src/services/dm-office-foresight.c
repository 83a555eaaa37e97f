/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

#include "dm-task-model.h"

/*
 * What a window asks first, asked before there is a window: while the toolkit starts, the reading lane looks up the
 * plans, and the tasks and duties of the one that is shown first. Whoever asks the same while nothing has changed is
 * given that answer, once. All of it belongs to the reading lane's thread.
 */

enum
{
  TASKS,
  DUTIES,
  N_ANSWERS
};

struct _DmForesight
{
  DmDay on;
  GPtrArray *plans;   /* NULL once given away, as what follows */
  struct
  {
    DmItemQuery *query;
    DmItemList *list;
  } answers[N_ANSWERS];
};

static void
foresight_free (DmForesight *self)
{
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      g_clear_pointer (&self->answers[i].query, dm_item_query_free);
      g_clear_pointer (&self->answers[i].list, dm_item_list_free);
    }
  g_free (self);
}

/**
 * dm_office_forget_foresight:
 *
 * The file is another now, or no longer what it was.
 */
void
dm_office_forget_foresight (DmOffice *self)
{
  g_clear_pointer (&self->foresight, foresight_free);
}

/**
 * dm_office_take_foreseen_plans:
 *
 * Returns: (transfer full) (nullable): as dm_store_list_plans() gave them
 */
GPtrArray *
dm_office_take_foreseen_plans (DmOffice *self, DmDay on)
{
  return self->foresight && self->foresight->on == on ? g_steal_pointer (&self->foresight->plans) : NULL;
}

/**
 * dm_office_take_foreseen_items:
 *
 * Returns: (transfer full) (nullable): as dm_store_query_items() gave them
 */
DmItemList *
dm_office_take_foreseen_items (DmOffice *self, const DmItemQuery *query, guint n_first)
{
  if (self->foresight == NULL || self->foresight->on != query->on || n_first != DM_TASK_MODEL_PAGE)
    return NULL;
  for (guint i = 0; i < N_ANSWERS; i++)
    if (self->foresight->answers[i].list && dm_item_query_equal (self->foresight->answers[i].query, query))
      return g_steal_pointer (&self->foresight->answers[i].list);
  return NULL;
}

/* --- looking ahead --- */

typedef struct
{
  DmOffice *office;   /* borrowed: the task holds it */
  char *last_plan;
  DmDay on;
} ForeseeArguments;

static void
foresee_arguments_free (gpointer data)
{
  ForeseeArguments *self = data;

  g_free (self->last_plan);
  g_free (self);
}

static gboolean
foresee_items (DmForesight *self, DmStore *store, const char *plan_id, GError **error)
{
  self->answers[TASKS].query = dm_item_query_new (self->on);
  self->answers[TASKS].query->plan_id = g_strdup (plan_id);
  self->answers[DUTIES].query = dm_item_query_new_duties (self->answers[TASKS].query);
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      self->answers[i].list = dm_store_query_items (store, self->answers[i].query, DM_TASK_MODEL_PAGE, error);
      if (self->answers[i].list == NULL)
        return FALSE;
    }
  return TRUE;
}

static gpointer
foresee (DmStore *store, gpointer arguments, GError **error)
{
  const ForeseeArguments *self = arguments;
  DmForesight *foresight = g_new0 (DmForesight, 1);

  dm_office_forget_foresight (self->office);
  self->office->foresight = foresight;
  foresight->on = self->on;
  foresight->plans = dm_store_list_plans (store, self->on, error);
  if (foresight->plans == NULL)
    return NULL;
  if (foresight->plans->len > 0
      && !foresee_items (foresight, store, dm_office_choose_plan (foresight->plans, self->last_plan), error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static const DmOperation foresee_operation = { DM_LANE_READ, foresee, foresee_arguments_free, NULL };

/**
 * dm_office_choose_plan:
 * @plans: (element-type DmPlanSummary): the newest first, at least one
 * @last_plan: (nullable): as dm_settings_dup_last_plan() says it
 *
 * Returns: (transfer none) (nullable): the id of the plan that is shown of a file that was just opened: the one that
 *   was shown last, else the newest; %NULL for all of them
 */
const char *
dm_office_choose_plan (const GPtrArray *plans, const char *last_plan)
{
  if (g_strcmp0 (last_plan, DM_ALL_PLANS) == 0)
    return NULL;
  for (guint i = 0; i < plans->len; i++)
    {
      const DmPlanSummary *summary = g_ptr_array_index (plans, i);

      if (g_strcmp0 (summary->plan->id, last_plan) == 0)
        return summary->plan->id;
    }
  return ((const DmPlanSummary *) g_ptr_array_index (plans, 0))->plan->id;
}

/**
 * dm_office_foresee:
 * @last_plan: (nullable): the plan that was shown last
 *
 * To be called right after dm_office_open_async(). Should it fail, whoever asks is told so then.
 */
void
dm_office_foresee (DmOffice *self, const char *last_plan)
{
  ForeseeArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self));
  arguments = g_new0 (ForeseeArguments, 1);
  arguments->office = self;
  arguments->last_plan = g_strdup (last_plan);
  arguments->on = dm_office_get_today (self);
  dm_office_run (self, &foresee_operation, arguments, NULL, NULL, NULL);
}
