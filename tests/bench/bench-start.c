/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-start DAUMOI DAUMOICTL SAMPLE FLOOR MOCK MAKE-OFFICE: from the start of a program to the frame in which its rows can be read,
 * seen from outside through the X server. The programs take turns in one run, after a round that is not counted; what
 * is printed are the medians and the median of the ratios of each round:
 *   daumoi  the window on an office with the sample plan
 *   floor   a bare libadwaita window with one label, whose first painted frame counts
 *   mock    the same widgets with fixed words, see mock.c
 *   10,000  the window on all plans of an office of that many tasks, as it was left
 *   100,000 the same of ten times as many
 * Beside the time stands the memory that is resident when the frame is there. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 15
#define LIMIT_SECONDS 30.0
/* Rows can be read once the list's rectangle holds this many dark pixels: one row of text has a few hundred. */
#define ROW_PIXELS 2500
#define MOST_DARK (650 * 450 / 4)
#define MIN_COLOURS 8

typedef struct
{
  const char *label;
  const char *argv[4];
  gboolean rows;
  const char *settings; /* a folder where last time's are kept; NULL: as at the first time */
  double ms[ROUNDS];
  double megabytes[ROUNDS];
} Program;

static Display *display;
static int damage_event;

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static guint
luminance (unsigned long pixel)
{
  return ((pixel >> 16 & 255) * 3 + (pixel >> 8 & 255) * 6 + (pixel & 255)) / 10;
}

static gboolean
is_painted (XImage *image, gboolean rows)
{
  guint dark = 0, n_colours = 0;
  unsigned long colours[MIN_COLOURS];

  /* The list stands right of the sidebar, below the chips, left of the detail. */
  for (int y = rows ? 150 : 0; y < MIN (image->height, rows ? 600 : G_MAXINT); y++)
    for (int x = rows ? 250 : 0; x < MIN (image->width, rows ? 900 : G_MAXINT); x++)
      {
        unsigned long pixel = XGetPixel (image, x, y) & 0xffffff;
        guint i = 0;

        dark += luminance (pixel) < 110;
        while (i < n_colours && colours[i] != pixel)
          i++;
        if (i == n_colours && n_colours < MIN_COLOURS)
          colours[n_colours++] = pixel;
      }
  /* A window that was mapped but not painted yet is black all over: that is no text. */
  return rows ? dark >= ROW_PIXELS && n_colours >= MIN_COLOURS && dark < MOST_DARK : n_colours >= MIN_COLOURS;
}

static gboolean
look (Window window, gboolean rows)
{
  XWindowAttributes attributes;
  XImage *image;
  gboolean painted;

  if (!XGetWindowAttributes (display, window, &attributes))
    return FALSE;
  image = XGetImage (display, window, 0, 0, attributes.width, attributes.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;
  painted = is_painted (image, rows);
  XDestroyImage (image);
  return painted;
}

static Window
mapped_window (const XEvent *event)
{
  XWindowAttributes attributes;

  if (event->type != MapNotify || event->xmap.override_redirect)
    return None;
  if (!XGetWindowAttributes (display, event->xmap.window, &attributes) || attributes.width < 200
      || attributes.class != InputOutput)
    return None;
  return event->xmap.window;
}

/* Milliseconds from fork until the frame that counts. The image is fetched after the time of its damage was taken,
 * so looking costs the program nothing. */
static double
watch (const Program *program, double start)
{
  Window window = None;

  while (now_ms () - start < LIMIT_SECONDS * 1000)
    {
      struct pollfd fd = { ConnectionNumber (display), POLLIN, 0 };
      gboolean damaged = FALSE;
      double at = 0;

      if (!XPending (display))
        poll (&fd, 1, 20);
      while (XPending (display))
        {
          XEvent event;
          Window mapped;

          XNextEvent (display, &event);
          mapped = mapped_window (&event);
          if (mapped != None)
            {
              window = mapped;
              XDamageCreate (display, window, XDamageReportRawRectangles);
              damaged = TRUE;
              at = now_ms ();
            }
          else if (event.type == damage_event)
            {
              damaged = TRUE;
              at = now_ms ();
            }
        }
      if (damaged && window != None && look (window, program->rows))
        return at - start;
    }
  g_error ("%s showed nothing within %.0f s", program->label, LIMIT_SECONDS);
}

static double
get_resident (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/statm", (int) pid);
  g_autofree char *text = NULL;
  unsigned long size, resident;

  if (!g_file_get_contents (path, &text, NULL, NULL) || sscanf (text, "%lu %lu", &size, &resident) != 2)
    return 0;
  return resident * sysconf (_SC_PAGESIZE) / 1e6;
}

static void
run_one (Program *program, int round)
{
  double start = now_ms (), ms, megabytes;
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (program->settings)
        {
          setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
          setenv ("XDG_CONFIG_HOME", program->settings, TRUE);
        }
      execv (program->argv[0], (char **) program->argv);
      _exit (127);
    }
  ms = watch (program, start);
  megabytes = get_resident (pid);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  XSync (display, True);
  if (round < 0)
    return;
  program->ms[round] = ms;
  program->megabytes[round] = megabytes;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (const double *values)
{
  double sorted[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    sorted[i] = values[i];
  qsort (sorted, ROUNDS, sizeof *sorted, compare);
  return sorted[ROUNDS / 2];
}

static double
median_ratio (const double *a, const double *b)
{
  double ratios[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    ratios[i] = a[i] / b[i];
  return median (ratios);
}

/* A window that is gone when its attributes are asked for is no fault. */
static int
ignore_error (Display *d, XErrorEvent *event)
{
  return 0;
}

static void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", arguments[0], error->message);
}

/* All plans were shown last. */
static void
write_settings (const char *folder)
{
  g_autofree char *kept = g_build_filename (folder, "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (kept, "keyfile", NULL);

  g_mkdir_with_parents (kept, 0700);
  g_assert_true (g_file_set_contents (path, "[vn/daumoi/DauMoi]\nlast-plan='all'\n", -1, NULL));
}

static void
open_display (void)
{
  int base, error;

  display = XOpenDisplay (NULL);
  if (display == NULL || !XDamageQueryExtension (display, &base, &error))
    g_error ("a display with the DAMAGE extension is needed");
  damage_event = base + XDamageNotify;
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("daumoi-start.XXXXXX", NULL);
  g_autofree char *office = g_build_filename (folder, "office.daumoi", NULL);
  g_autofree char *large = g_build_filename (folder, "large.daumoi", NULL);
  g_autofree char *huge = g_build_filename (folder, "huge.daumoi", NULL);
  Program programs[] = {
    { "daumoi", { argv[1], "--on=2017-12-11", office }, TRUE },
    { "floor", { argv[4] }, FALSE },
    { "mock", { argv[5] }, TRUE },
    { "10,000", { argv[1], "--on=2017-12-11", large }, TRUE, folder },
    { "100,000", { argv[1], "--on=2017-12-11", huge }, TRUE, folder },
  };
  const Program *daumoi = &programs[0], *floor = &programs[1], *mock = &programs[2];

  g_assert (argc == 7);
  run ((const char *[]) { argv[2], "--database", office, "import", argv[3], NULL });
  run ((const char *[]) { argv[6], large, "20", "500", NULL });
  run ((const char *[]) { argv[6], huge, "200", "500", NULL });
  write_settings (folder);
  open_display ();
  for (int round = -1; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
      run_one (&programs[i], round);

  g_print ("start to the frame in which the rows can be read (%d rounds, medians)\n", ROUNDS);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    g_print ("  %-8s %7.1f ms %6.1f MB   / floor %.2f, memory %.2f\n", programs[i].label, median (programs[i].ms),
             median (programs[i].megabytes), median_ratio (programs[i].ms, floor->ms),
             median_ratio (programs[i].megabytes, floor->megabytes));
  g_print ("  daumoi / floor %.2f   (at most 1.60)\n", median_ratio (daumoi->ms, floor->ms));
  g_print ("  daumoi / mock %.2f   (at most 1.15)\n", median_ratio (daumoi->ms, mock->ms));
  g_print ("  10,000 / floor %.2f   (at most 1.35)\n", median_ratio (programs[3].ms, floor->ms));
  g_print ("  100,000 / floor %.2f   (at most 1.50)\n", median_ratio (programs[4].ms, floor->ms));
  run ((const char *[]) { "rm", "-rf", folder, NULL });
  return 0;
}
