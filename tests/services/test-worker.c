/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-worker.h"

/* An object that notes on which thread it was taken apart. */
#define TEST_TYPE_OWNER (test_owner_get_type ())
G_DECLARE_FINAL_TYPE (TestOwner, test_owner, TEST, OWNER, GObject)

struct _TestOwner
{
  GObject parent_instance;
  GThread **finalized_on;
};

G_DEFINE_FINAL_TYPE (TestOwner, test_owner, G_TYPE_OBJECT)

static void
test_owner_finalize (GObject *object)
{
  TestOwner *self = TEST_OWNER (object);

  if (self->finalized_on)
    *self->finalized_on = g_thread_self ();
  G_OBJECT_CLASS (test_owner_parent_class)->finalize (object);
}

static void
test_owner_class_init (TestOwnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_owner_finalize;
}

static void
test_owner_init (TestOwner *self)
{
}

/* What the tasks of a test leave behind; each list is touched by one thread only. */
typedef struct
{
  GThread *main_thread;
  GThread *worker_thread;
  GArray *run;
  GArray *done;
  guint n_returned;
} Trace;

static Trace trace;

static void
trace_start (void)
{
  trace = (Trace){ .main_thread = g_thread_self () };
  trace.run = g_array_new (FALSE, FALSE, sizeof (int));
  trace.done = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
trace_end (void)
{
  g_array_unref (trace.run);
  g_array_unref (trace.done);
}

static void
run_number (GTask *task)
{
  int number = GPOINTER_TO_INT (g_task_get_task_data (task));

  trace.worker_thread = g_thread_self ();
  g_array_append_val (trace.run, number);
}

static void
done_number (GTask *task)
{
  int number = GPOINTER_TO_INT (g_task_get_task_data (task));

  g_assert_true (g_thread_self () == trace.main_thread);
  g_array_append_val (trace.done, number);
  g_task_return_int (task, number);
}

static void
returned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_cmpint (g_task_propagate_int (G_TASK (result), NULL), ==, GPOINTER_TO_INT (user_data));
  trace.n_returned++;
}

static GTask *
new_task (gpointer owner, int number)
{
  GTask *task = g_task_new (owner, NULL, returned_cb, GINT_TO_POINTER (number));

  g_task_set_task_data (task, GINT_TO_POINTER (number), NULL);
  return task;
}

static void
wait_for (guint n_returned)
{
  while (trace.n_returned < n_returned)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_order (void)
{
  DmWorker *worker = dm_worker_new ("test");
  const int n = 1000;

  trace_start ();
  for (int i = 0; i < n; i++)
    dm_worker_push (worker, new_task (NULL, i), run_number, done_number);
  wait_for (n);
  g_assert_cmpuint (trace.run->len, ==, n);
  for (int i = 0; i < n; i++)
    {
      g_assert_cmpint (g_array_index (trace.run, int, i), ==, i);
      g_assert_cmpint (g_array_index (trace.done, int, i), ==, i);
    }
  g_assert_true (trace.worker_thread != trace.main_thread);
  dm_worker_stop (worker, NULL, NULL);
  trace_end ();
}

/* Nothing of the task's owner may be left to the worker when the callback has run. */
static void
test_last_reference (void)
{
  for (guint round = 0; round < 200; round++)
    {
      DmWorker *worker = dm_worker_new ("test");
      TestOwner *owner = g_object_new (TEST_TYPE_OWNER, NULL);
      GThread *finalized_on = NULL;

      trace_start ();
      owner->finalized_on = &finalized_on;
      dm_worker_push (worker, new_task (owner, 1), run_number, done_number);
      g_object_unref (owner);
      wait_for (1);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_true (finalized_on == trace.main_thread);
      dm_worker_stop (worker, NULL, NULL);
      trace_end ();
    }
}

static void
note_last (gpointer data)
{
  GArray *run = data;
  const int last = -1;

  g_assert_true (g_thread_self () != trace.main_thread);
  g_array_append_val (run, last);
}

/* What was pushed is done before the thread ends, and the last thing done on it is to let go. */
static void
test_stop (void)
{
  DmWorker *worker = dm_worker_new ("test");

  trace_start ();
  for (int i = 0; i < 50; i++)
    dm_worker_push (worker, new_task (NULL, i), run_number, done_number);
  dm_worker_stop (worker, note_last, trace.run);
  g_assert_cmpuint (trace.run->len, ==, 51);
  g_assert_cmpint (g_array_index (trace.run, int, 50), ==, -1);
  g_assert_cmpuint (trace.done->len, ==, 0);
  wait_for (50);
  g_assert_cmpuint (trace.done->len, ==, 50);
  trace_end ();
}

static void
push_again (GTask *task)
{
  DmWorker *worker = g_object_get_data (G_OBJECT (task), "worker");

  if (trace.done->len < 3)
    {
      const int step = trace.done->len;

      g_array_append_val (trace.done, step);
      dm_worker_push (worker, g_object_ref (task), run_number, push_again);
      return;
    }
  g_task_return_int (task, 7);
}

/* A task may travel several times, as a file does that is opened on two threads. */
static void
test_again (void)
{
  DmWorker *worker = dm_worker_new ("test");
  GTask *task = new_task (NULL, 7);

  trace_start ();
  g_object_set_data (G_OBJECT (task), "worker", worker);
  dm_worker_push (worker, task, run_number, push_again);
  wait_for (1);
  g_assert_cmpuint (trace.run->len, ==, 4);
  dm_worker_stop (worker, NULL, NULL);
  trace_end ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/worker/order", test_order);
  g_test_add_func ("/worker/last-reference", test_last_reference);
  g_test_add_func ("/worker/stop", test_stop);
  g_test_add_func ("/worker/again", test_again);
  return g_test_run ();
}
