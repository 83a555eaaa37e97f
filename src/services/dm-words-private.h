/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-words.h"

G_BEGIN_DECLS

/* What the dm-words-*.c files share. */
char *dm_words_expand_day (const char *format, DmDay day);
const char *dm_words_quarter (int quarter);   /* "Quarter III"; 1 to 4 */
char *dm_words_period (DmDeadlineKind kind, DmDay from, DmDay until);

G_END_DECLS
