/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double dm_text_scale_get (GtkWidget *widget);
void dm_text_scale_sharpen (void);

G_END_DECLS
