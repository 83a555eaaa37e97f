/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-office.h"

/* A folder with an office's file in it, and an office that has it open, under a clock that stands still at noon of
 * 20 September 2017. */
typedef struct
{
  char *folder;
  char *path;
  DmOffice *office;
  guint n_changed;
  gint64 seq;
} Fixture;

DmOffice *fixture_new_office (const char *who);
void fixture_set_up (Fixture *self, gconstpointer data);
void fixture_tear_down (Fixture *self, gconstpointer data);
char *fixture_build_path (Fixture *self, const char *name);

/* For GAsyncReadyCallback and its user data; then wait for it. Runs the main loop, and gives up after a while. */
void fixture_got_cb (GObject *source, GAsyncResult *result, gpointer slot);
GAsyncResult *fixture_wait (GAsyncResult **slot);
void fixture_wait_until (gboolean (*is_true) (gpointer data), gpointer data);
void fixture_settle (DmOffice *office);

void fixture_open (DmOffice *office, const char *path, gboolean create);
void fixture_close (DmOffice *office);
DmProposal *fixture_new_proposal (const char *number, guint n_tasks);
DmPlan *fixture_import (DmOffice *office, const char *number, guint n_tasks);
DmItemList *fixture_query (DmOffice *office, const DmItemQuery *query, guint n_first);
DmItem *fixture_enter (DmOffice *office, const DmItem *item, int percent);
void fixture_delete (DmOffice *office, const DmItem *item);
void fixture_undo (DmOffice *office);
