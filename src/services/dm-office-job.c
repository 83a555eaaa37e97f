/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

/*
 * The one way by which everything the office offers travels: its arguments are copied into a task, the lane's thread
 * runs the operation on the lane's connection, and the main thread hears what changed on the way before it gets the
 * result.
 */

/* A task's data while it is on its way. */
typedef struct
{
  DmOffice *office;              /* borrowed: the task holds it */
  const DmOperation *operation;
  gpointer arguments;
  gpointer result;
  GError *error;
  DmOfficeState *state;          /* what was found changed on the way, or NULL */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  if (self->arguments && self->operation->free_arguments)
    self->operation->free_arguments (self->arguments);
  if (self->result && self->operation->free_result)
    self->operation->free_result (self->result);
  g_clear_error (&self->error);
  dm_office_state_free (self->state);
  g_free (self);
}

void
dm_office_state_free (DmOfficeState *self)
{
  if (self == NULL)
    return;
  g_free (self->undo_action);
  g_free (self->redo_action);
  g_clear_pointer (&self->rules, dm_rules_free);
  g_free (self);
}

/* On the thread of @store. */
DmOfficeState *
dm_office_state_read (DmStore *store, GError **error)
{
  g_autoptr (DmOfficeState) state = g_new0 (DmOfficeState, 1);

  state->seq = dm_store_last_seq (store, error);
  if (state->seq < 0 || (state->rules = dm_store_get_rules (store, error)) == NULL
      || !dm_store_can_undo (store, &state->undo_action, error)
      || !dm_store_can_redo (store, &state->redo_action, error))
    return NULL;
  return g_steal_pointer (&state);
}

/* --- on the lanes' threads --- */

/* Another process's acts, and what this one's writer did, reach the reading connection here. */
static gboolean
catch_up (Job *job, DmStore *store, GError **error)
{
  gboolean changed = FALSE;

  if (!dm_store_poll (store, &changed, error))
    return FALSE;
  if (!changed)
    return TRUE;
  dm_office_forget_foresight (job->office);
  job->state = dm_office_state_read (store, error);
  return job->state != NULL;
}

static void
interrupt_cb (GCancellable *cancellable, gpointer user_data)
{
  dm_store_interrupt (user_data);
}

/* Only while this very job runs does its cancellable reach the connection: g_cancellable_disconnect() waits for a
 * handler that is under way, so the next job is never hit. */
static void
run_read (Job *job, DmStore *store, GCancellable *cancellable)
{
  gulong handler = 0;

  if (!catch_up (job, store, &job->error))
    return;
  if (cancellable)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), store, NULL);
  job->result = job->operation->run (store, job->arguments, &job->error);
  g_cancellable_disconnect (cancellable, handler);
  if (g_error_matches (job->error, DM_STORE_ERROR, DM_STORE_ERROR_INTERRUPTED)
      && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (&job->error);
      g_set_error_literal (&job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Interrupted by its caller");
    }
}

/* What was committed stays committed even where its new state could not be read: the next look finds it. */
static void
run_write (Job *job, DmStore *store)
{
  g_autoptr (GError) error = NULL;

  job->result = job->operation->run (store, job->arguments, &job->error);
  if (job->error)
    return;
  job->state = dm_office_state_read (store, &error);
  if (job->state == NULL)
    g_debug ("The state after an act could not be read: %s", error->message);
}

static void
run_job (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  DmLane lane = job->operation->lane;
  DmStore *store = job->office->stores[lane];
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    return;
  if (lane == DM_LANE_ASIDE)
    job->result = job->operation->run (NULL, job->arguments, &job->error);
  else if (store == NULL)
    g_set_error_literal (&job->error, G_IO_ERROR, G_IO_ERROR_CLOSED, "No file is open");
  else if (lane == DM_LANE_READ)
    run_read (job, store, cancellable);
  else
    run_write (job, store);
}

static void
run_index (GTask *task)
{
  DmOffice *office = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  /* The index only helps to find: what it missed now is caught up after the next act, or when the file is opened. */
  if (office->stores[DM_LANE_WRITE] != NULL && !dm_store_index_pending (office->stores[DM_LANE_WRITE], &error))
    g_debug ("The search index lags behind: %s", error->message);
}

/* --- on the main thread --- */

static void
deliver_index (GTask *task)
{
  dm_office_tell_indexed (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

/* The search index follows in a commit of its own, so that nobody waits for it. */
void
dm_office_index_pending (DmOffice *self)
{
  GTask *task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_source_tag (task, dm_office_index_pending);
  dm_office_push (self, DM_LANE_WRITE, task, run_index, deliver_index);
}

static void
deliver_job (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (job->operation->lane == DM_LANE_WRITE)
    {
      dm_office_add_writes (job->office, -1);
      if (job->error == NULL)
        dm_office_index_pending (job->office);
    }
  if (job->state)
    dm_office_take_state (job->office, g_steal_pointer (&job->state));
  if (job->error)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->operation->free_result);
}

/**
 * dm_office_push:
 * @task: (transfer full): its source object is @self
 */
void
dm_office_push (DmOffice *self, DmLane lane, GTask *task, DmWorkerFunc run, DmWorkerFunc done)
{
  static const char *const names[DM_N_LANES] = { "dm-read", "dm-write", "dm-aside" };

  if (self->workers[lane] == NULL)
    self->workers[lane] = dm_worker_new (names[lane]);
  dm_worker_push (self->workers[lane], task, run, done);
}

/**
 * dm_office_run:
 * @arguments: (transfer full): freed as @operation says
 */
void
dm_office_run (DmOffice *self, const DmOperation *operation, gpointer arguments, GCancellable *cancellable,
               GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->office = self;
  job->operation = operation;
  job->arguments = arguments;
  g_task_set_source_tag (task, (gpointer) operation);
  g_task_set_task_data (task, job, job_free);
  /* A write that was committed is told as such, cancelled or not. */
  g_task_set_check_cancellable (task, operation->lane != DM_LANE_WRITE);
  if (operation->lane == DM_LANE_WRITE)
    dm_office_add_writes (self, 1);
  dm_office_push (self, operation->lane, task, run_job, deliver_job);
}

/**
 * dm_office_finish:
 *
 * Returns: (transfer full): what @operation gave, %NULL with @error set on failure
 */
gpointer
dm_office_finish (DmOffice *self, const DmOperation *operation, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, (gpointer) operation), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
