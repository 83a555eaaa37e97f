/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dm_fold (const char *text);
char *dm_sort_key (const char *text);

G_END_DECLS
