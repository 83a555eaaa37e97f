/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-start DAUMOI DAUMOICTL SAMPLE FLOOR MOCK: from the start of a program to the frame in which its rows can be read,
 * seen from outside through the X server. The programs take turns in one run, after a round that is not counted; what
 * is printed are the medians and the median of the ratios of each round:
 *   daumoi  the window on an office with the sample plan
 *   floor   a bare libadwaita window with one label, whose first painted frame counts
 *   mock    the same widgets with fixed words, see mock.c */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
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
  double ms[ROUNDS];
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
time_one (const Program *program)
{
  double start = now_ms (), ms;
  pid_t pid = fork ();

  if (pid == 0)
    {
      execv (program->argv[0], (char **) program->argv);
      _exit (127);
    }
  ms = watch (program, start);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  XSync (display, True);
  return ms;
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

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("daumoi-start.XXXXXX", NULL);
  g_autofree char *office = g_build_filename (folder, "office.daumoi", NULL);
  Program programs[] = {
    { "daumoi", { argv[1], "--on=2017-12-11", office }, TRUE },
    { "floor", { argv[4] }, FALSE },
    { "mock", { argv[5] }, TRUE },
  };
  const char *import[] = { argv[2], "--database", office, "import", argv[3], NULL };
  const char *remove[] = { "rm", "-rf", folder, NULL };
  int base, error;

  g_assert (argc == 6);
  g_assert_true (g_spawn_sync (NULL, (char **) import, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL));
  display = XOpenDisplay (NULL);
  if (display == NULL || !XDamageQueryExtension (display, &base, &error))
    g_error ("a display with the DAMAGE extension is needed");
  damage_event = base + XDamageNotify;
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);

  for (int round = -1; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
      {
        double ms = time_one (&programs[i]);

        if (round >= 0)
          programs[i].ms[round] = ms;
      }

  g_print ("start to the frame in which the rows can be read (%d rounds, medians)\n", ROUNDS);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    g_print ("  %-8s %7.1f ms\n", programs[i].label, median (programs[i].ms));
  g_print ("  daumoi / floor %.2f   (at most 1.60)\n", median_ratio (programs[0].ms, programs[1].ms));
  g_print ("  daumoi / mock %.2f   (at most 1.15)\n", median_ratio (programs[0].ms, programs[2].ms));
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return 0;
}
