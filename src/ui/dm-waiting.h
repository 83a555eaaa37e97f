/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DmWaiting:
 *
 * For work that may take its time: most is done at once, and then nothing is seen of it. What is not shows how far it
 * is, and can be given up. A window that goes gives it up too.
 */
typedef struct _DmWaiting DmWaiting;

DmWaiting *dm_waiting_new (GtkWindow *parent, const char *words);
GCancellable *dm_waiting_get_cancellable (DmWaiting *self);
void dm_waiting_set_done (double done, gpointer self);   /* 0 to 1 */
void dm_waiting_end (DmWaiting *self);

G_END_DECLS
