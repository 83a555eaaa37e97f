/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-worker.h"

/*
 * One thread that does one piece of work after the other, first come, first served.
 *
 * g_task_run_in_thread() will not do: its pool promises no order, is shared by the whole process (a slow DNS
 * look-up would hold up a save), and a store's connection belongs to the thread that opened it.
 *
 * A task holds a reference to the object that made it. If the worker dropped the last one, that object would be
 * taken apart on this thread and would wait here for this thread to end; so the reference always goes back to the
 * main context with the result.
 */

struct _DmWorker
{
  GThread *thread;
  GAsyncQueue *queue;   /* of Work; one without a task ends the thread */
};

typedef struct
{
  GTask *task;
  DmWorkerFunc run;
  DmWorkerFunc done;
  GDestroyNotify last;
  gpointer last_data;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_clear_object (&self->task);
  g_free (self);
}

static gboolean
deliver_cb (gpointer user_data)
{
  Work *work = user_data;

  work->done (work->task);
  return G_SOURCE_REMOVE;
}

static void
send_back (Work *work)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (work->task));
  g_source_set_static_name (source, "dm-worker");
  g_source_set_callback (source, deliver_cb, work, work_free);
  g_source_attach (source, g_task_get_context (work->task));
}

static gpointer
run_thread (gpointer data)
{
  g_autoptr (GAsyncQueue) queue = data;

  for (;;)
    {
      Work *work = g_async_queue_pop (queue);

      if (work->task == NULL)
        {
          if (work->last)
            work->last (work->last_data);
          work_free (work);
          return NULL;
        }
      work->run (work->task);
      send_back (work);
    }
}

/**
 * dm_worker_new:
 * @name: of the thread, for a debugger; at most 15 bytes are shown
 *
 * Returns: (transfer full): a running worker; stop it with dm_worker_stop()
 */
DmWorker *
dm_worker_new (const char *name)
{
  DmWorker *self = g_new0 (DmWorker, 1);

  self->queue = g_async_queue_new_full (work_free);
  self->thread = g_thread_new (name, run_thread, g_async_queue_ref (self->queue));
  return self;
}

/**
 * dm_worker_push:
 * @task: (transfer full): handed over; it comes back in @done
 */
void
dm_worker_push (DmWorker *self, GTask *task, DmWorkerFunc run, DmWorkerFunc done)
{
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (G_IS_TASK (task) && run != NULL && done != NULL);
  work->task = task;
  work->run = run;
  work->done = done;
  g_async_queue_push (self->queue, work);
}

/**
 * dm_worker_stop:
 * @self: (transfer full):
 * @last: (nullable): called on the worker's thread when all work pushed so far is done, to let go of what belongs
 *   to that thread
 *
 * Waits for the thread to end. Not to be called from the worker's own thread.
 */
void
dm_worker_stop (DmWorker *self, GDestroyNotify last, gpointer data)
{
  Work *work = g_new0 (Work, 1);

  g_assert (self->thread != g_thread_self ());
  work->last = last;
  work->last_data = data;
  g_async_queue_push (self->queue, work);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_free (self);
}
