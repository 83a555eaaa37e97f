/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dm_paths_build_dir (void);
char *dm_paths_dup_locale_dir (void);

G_END_DECLS
