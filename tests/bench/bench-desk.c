/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-desk MAKE-OFFICE [PLANS…]: the table of all plans with 1,000, 10,000 and 100,000 tasks (or 500 a plan), beside GTK's own models over as many
 * objects in the same run: from the change of a filter or order, or a key of the search, to the frame that shows it; the frames of
 * scrolling; how long a turn of the main loop takes beside the toolkit's own frame; and what an idle window does. */

#include "dm-application.h"
#include "dm-task-page.h"
#include "dm-window.h"
#include "dm-words.h"
#include "models.h"

#include <sys/resource.h>

#define ROUNDS 9
#define SCROLL_FRAMES 60
#define SCROLL_STEP 370
#define IDLE_SECONDS 5
#define PATIENCE_SECONDS 60

typedef struct
{
  guint frames;        /* painted since the start */
  gint64 frame_start;
  gint64 frame_time;   /* of the last frame, in microseconds */
  gint64 in_frames;    /* of the present turn of the main loop */
  gint64 turn_start;
  gint64 longest;      /* turn without its frame */
  gboolean watching;
} Clock;

static Clock clock_;
static GtkApplication *application;

static gint64
now (void)
{
  return g_get_monotonic_time ();
}

/* --- frames, and the watchdog: a turn of the main loop lasts from one wait for events to the next --- */

static void
before_paint_cb (GdkFrameClock *frame_clock)
{
  clock_.frame_start = now ();
}

static void
after_paint_cb (GdkFrameClock *frame_clock)
{
  clock_.frame_time = now () - clock_.frame_start;
  clock_.in_frames += clock_.frame_time;
  clock_.frames++;
}

static int
poll_and_watch (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 turn = now () - clock_.turn_start - clock_.in_frames;
  int ready;

  if (clock_.watching && clock_.turn_start && turn > clock_.longest)
    clock_.longest = turn;
  ready = g_poll (fds, n_fds, timeout);
  clock_.turn_start = now ();
  clock_.in_frames = 0;
  return ready;
}

static void
follow_frames (GtkWidget *window)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (frame_clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect_after (frame_clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

typedef gboolean (*Seen) (gpointer data);

static void
wait_until (Seen seen, gpointer data)
{
  gint64 end = now () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!seen (data))
    {
      g_main_context_iteration (NULL, TRUE);
      if (now () > end)
        g_error ("nothing came");
    }
}

static gboolean
has_painted (gpointer before)
{
  return clock_.frames > *(guint *) before;
}

static void
wait_for_frame (GtkWidget *window)
{
  guint before = clock_.frames;

  gtk_widget_queue_draw (window);
  wait_until (has_painted, &before);
}

static gboolean
is_late (gpointer end)
{
  return now () > *(gint64 *) end;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
let_rest (double seconds)
{
  gint64 end = now () + seconds * G_USEC_PER_SEC;
  guint source = g_timeout_add (MAX (seconds * 1000 / 4, 10), wake_cb, NULL);

  wait_until (is_late, &end);
  g_source_remove (source);
}

/* --- medians --- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* --- the desk --- */

typedef struct
{
  DmOffice *office;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *table;
  DmTaskModel *tasks;
  gboolean refreshed;
} Desk;

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
has_page (gpointer data)
{
  Desk *self = data;

  self->page = find_widget (self->window, DM_TYPE_TASK_PAGE);
  return self->page != NULL && gtk_widget_get_mapped (self->page);
}

static void
refreshed_cb (DmTaskModel *tasks, Desk *self)
{
  self->refreshed = TRUE;
}

static gboolean
is_refreshed (gpointer data)
{
  return ((Desk *) data)->refreshed;
}

static void
desk_open (Desk *self, const char *path)
{
  self->office = dm_office_new ();
  dm_office_set_today (self->office, dm_day_parse ("2017-10-05"));
  self->window = dm_window_new (application, self->office);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  dm_window_open (DM_WINDOW (self->window), path);
  wait_until (has_page, self);
  follow_frames (self->window);
  self->table = find_widget (self->page, GTK_TYPE_COLUMN_VIEW);
  self->tasks = dm_task_page_get_tasks (DM_TASK_PAGE (self->page));
  g_signal_connect (self->tasks, "refreshed", G_CALLBACK (refreshed_cb), self);
  self->refreshed = FALSE;
  gtk_widget_activate_action (self->window, "win.show-plan", "s", "");
  wait_until (is_refreshed, self);
  let_rest (0.5);
}

static void
desk_close (Desk *self)
{
  g_signal_handlers_disconnect_by_data (self->tasks, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->office);
}

/* From the change to the frame that shows the answer, in milliseconds. */
static double
time_answer (Desk *self, gint64 start)
{
  wait_until (is_refreshed, self);
  wait_for_frame (self->window);
  return (now () - start) / 1000.0;
}

static double
time_filter (Desk *self, guint statuses)
{
  gint64 start = now ();

  self->refreshed = FALSE;
  dm_task_page_set_statuses (DM_TASK_PAGE (self->page), statuses);
  return time_answer (self, start);
}

static double
time_query (Desk *self, const DmItemQuery *query)
{
  gint64 start = now ();

  self->refreshed = FALSE;
  dm_task_model_set_query (self->tasks, query);
  return time_answer (self, start);
}

static double
time_models (Models *models, const char *needle, int by_day)
{
  gint64 start = now ();

  if (by_day >= 0)
    models_sort (models, by_day);
  else
    models_filter (models, needle);
  wait_for_frame (models->window);
  return (now () - start) / 1000.0;
}

/* The mean of the frames of a table that moves on and on. */
static double
time_scrolling (GtkWidget *window, GtkScrolledWindow *scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  gint64 sum = 0;

  gtk_adjustment_set_value (adjustment, 0);
  wait_for_frame (window);
  for (guint i = 0; i < SCROLL_FRAMES; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_STEP);
      wait_for_frame (window);
      sum += clock_.frame_time;
    }
  return sum / 1000.0 / SCROLL_FRAMES;
}

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* --- one size --- */

typedef struct
{
  double filter[ROUNDS], sort[ROUNDS], search[ROUNDS], scroll[ROUNDS];
} Times;

static void
print_pair (const char *what, double *ours, double *theirs)
{
  double ratios[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    ratios[i] = ours[i] / theirs[i];
  g_print ("  %-28s desk %7.1f ms   GTK's models %7.1f ms   ratio %.2f\n", what, median (ours, ROUNDS),
           median (theirs, ROUNDS), median (ratios, ROUNDS));
}

static void
run_desk (const char *path, Times *times)
{
  static const char *const keys[] = { "q", "qu", "quy", "quy c", "quy che" };
  Desk desk = { 0 };
  g_autoptr (DmItemQuery) query = dm_item_query_new (DM_DAY_NONE);
  GtkScrolledWindow *scroller;
  double busy;
  guint frames;

  desk_open (&desk, path);
  scroller = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (desk.table, GTK_TYPE_SCROLLED_WINDOW));
  clock_.watching = TRUE;
  clock_.longest = 0;
  for (guint round = 0; round < ROUNDS; round++)
    {
      times->filter[round] = time_filter (&desk, 1u << DM_STATUS_OVERDUE);
      time_filter (&desk, 0);
      query->sort = DM_SORT_END;
      times->sort[round] = time_query (&desk, query);
      query->sort = DM_SORT_OUTLINE;
      time_query (&desk, query);
      times->search[round] = 0;
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          query->text = g_strdup (keys[i]);
          times->search[round] = MAX (times->search[round], time_query (&desk, query));
          g_clear_pointer (&query->text, g_free);
        }
      time_query (&desk, query);
      times->scroll[round] = time_scrolling (desk.window, scroller);
    }
  clock_.watching = FALSE;
  g_print ("  a key of the filter, slowest of %u: %.1f ms to paint (at most 50)\n", (guint) G_N_ELEMENTS (keys),
           median (times->search, ROUNDS));
  g_print ("  the main loop's longest turn beside its frame: %.1f ms (at most 16)\n", clock_.longest / 1000.0);
  /* Two seconds after the last movement the scroll bar fades away, which takes another. */
  let_rest (4);
  frames = clock_.frames;
  busy = cpu_seconds ();
  let_rest (IDLE_SECONDS);
  g_print ("  idle for %d s: %u frames, %.2f %% of a processor\n", IDLE_SECONDS, clock_.frames - frames,
           (cpu_seconds () - busy) / IDLE_SECONDS * 100);
  desk_close (&desk);
  let_rest (0.5);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
run_models (guint n_rows, Times *times)
{
  Models models;

  models_open (&models, application, n_rows);
  wait_until (is_mapped, models.window);
  follow_frames (models.window);
  let_rest (0.5);
  for (guint round = 0; round < ROUNDS; round++)
    {
      times->filter[round] = time_models (&models, "Quá hạn", -1);
      time_models (&models, NULL, -1);
      times->sort[round] = time_models (&models, NULL, TRUE);
      time_models (&models, NULL, FALSE);
      times->scroll[round] = time_scrolling (models.window, GTK_SCROLLED_WINDOW (models.scroller));
    }
  models_close (&models);
  let_rest (0.5);
}

static void
run_size (const char *make_office, const char *folder, const char *plans)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.daumoi", folder, plans);
  const guint n_plans = strtoul (plans, NULL, 10);
  const char *make[] = { make_office, path, plans, "500", NULL };
  Times ours, theirs;

  if (!g_spawn_sync (NULL, (char **) make, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL))
    g_error ("no office");
  g_print ("%u tasks in %u plans (%d rounds, medians)\n", n_plans * 500, n_plans, ROUNDS);
  run_desk (path, &ours);
  run_models (n_plans * 500, &theirs);
  print_pair ("filter to what is overdue", ours.filter, theirs.filter);
  print_pair ("sort by the last day", ours.sort, theirs.sort);
  print_pair ("a frame of scrolling", ours.scroll, theirs.scroll);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("daumoi-bench.XXXXXX", NULL);
  const char *remove[] = { "rm", "-rf", folder, NULL };
  const char *sizes[] = { "2", "20", "200", NULL };
  const char **plans = argc > 2 ? (const char **) argv + 2 : sizes;

  dm_words_init ();
  gtk_disable_setlocale ();
  gtk_init ();
  adw_init ();
  application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", "vn.daumoi.Bench", "flags",
                                               G_APPLICATION_NON_UNIQUE, "resource-base-path", "/vn/daumoi/DauMoi", NULL));
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_main_context_set_poll_func (NULL, poll_and_watch);
  for (; *plans; plans++)
    run_size (argv[1], folder, *plans);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return 0;
}
