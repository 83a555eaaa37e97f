/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-task-detail.h"
#include "dm-task-page.h"
#include "dm-window.h"

G_BEGIN_DECLS

/* A window on an office in a folder of its own, on 5 October 2017 unless said otherwise. */
typedef struct
{
  char *folder;
  char *path;
  DmOffice *office;
  GtkWidget *window;
} Desk;

typedef gboolean (*Seen) (gpointer data);

void wait_until (Seen seen, gpointer data, const char *what);   /* turns the main loop; never sleeps */
gboolean is_null (gpointer pointer);                            /* a weak pointer went */
gboolean is_mapped (gpointer widget);
GtkWidget *find_widget (GtkWidget *widget, GType type);
GtkWidget *find_toplevel (GType type);

void desk_start (int *argc, char ***argv);                      /* GTK, the application and the test framework */
int desk_run (void);
GtkApplication *desk_get_application (void);
void desk_open (Desk *desk);
void desk_fill_nothing (Desk *desk);                            /* the first start */
void desk_fill_sample (Desk *desk);                             /* the sample plan, as a person opens it */
void desk_open_again (Desk *desk);                              /* as at the next start of the program */
void desk_open_sample (Desk *desk);
void desk_add_plans (Desk *desk, guint n);                      /* beside the sample; every fourth is closed */
void desk_close (Desk *desk);                                   /* and sees the window and the office go */
void desk_change_task (Desk *desk, const char *text, const char *product); /* behind the back of an open form */
DmItem *desk_add_period (Desk *desk, const char *text, const char *event_on, int working_days);
void desk_enter_notice (Desk *desk, int year);                  /* as it was computed */
DmStore *desk_open_store (Desk *desk);                           /* reads the file beside the window */
gboolean desk_has_question (gpointer nothing);                  /* a message dialog is there */
DmTaskHandle *desk_get_handle (Desk *desk);                     /* what the detail shows */
gboolean desk_shows_first_start (gpointer desk);
gboolean desk_shows_first_task (gpointer desk);
gboolean desk_shows_error (gpointer desk);

G_END_DECLS
