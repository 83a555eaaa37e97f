/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-driver.h"

G_BEGIN_DECLS

int dm_migrator_newest (const DmDriverClass *klass);
gboolean dm_migrator_run (DmDriver *driver, const char *backup, GError **error);

G_END_DECLS
