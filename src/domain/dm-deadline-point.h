/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-deadline.h"
#include "dm-grammar.h"

G_BEGIN_DECLS

/* What the files of the deadline grammar share; nothing else includes it. All words are folded (dm_fold()), with
 * every dash a hyphen. */

/* A stretch of the calendar that words name: "quy iii nam 2017", "thang 9", "15/12/2017". Without a year in the words
 * @has_year is FALSE and the days are those of the year that was assumed. */
typedef struct
{
  DmDeadlineKind kind;
  DmDay start;
  DmDay end;
  gboolean has_year;
} DmPoint;

gboolean dm_point_parse (const char *words, int assumed_year, DmPoint *point);

gboolean dm_recurrence_parse (const char *words, DmDeadline *deadline);

G_END_DECLS
