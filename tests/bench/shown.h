/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line for each widget that can be seen in @window: the name that style sheets know it by, and its words or its
 * icon's name. */
GPtrArray *list_shown (GtkWidget *window);

G_END_DECLS
