/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store.h"

G_BEGIN_DECLS

/* The clock, the name and the randomness of a running program: the only place that takes them from the machine. */
const DmStoreContext *dm_context_get (void);
DmDay dm_context_today (void);
char *dm_context_default_path (void);

G_END_DECLS
