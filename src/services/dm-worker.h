/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DmWorker DmWorker;

/* @run is called on the worker's thread, @done in the main context that the task was made in; @done returns the
 * task's result. Between the two nobody else touches the task's data. */
typedef void (*DmWorkerFunc) (GTask *task);

DmWorker *dm_worker_new (const char *name);
void dm_worker_push (DmWorker *self, GTask *task, DmWorkerFunc run, DmWorkerFunc done);
void dm_worker_stop (DmWorker *self, GDestroyNotify last, gpointer data);

G_END_DECLS
