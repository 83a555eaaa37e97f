/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dm_about_present (GtkWindow *parent);   /* what the program is, its licence, and what it is built with */

G_END_DECLS
