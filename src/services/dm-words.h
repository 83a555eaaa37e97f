/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-proposal.h"
#include "dm-status.h"
#include "dm-store.h"

G_BEGIN_DECLS

/* The one place where codes from below become sentences, in the language of the running program. */

const char *dm_words_status (DmStatus status);
char *dm_words_standing (const DmStanding *standing);
const char *dm_words_item_kind (DmItemKind kind);
const char *dm_words_deadline_kind (DmDeadlineKind kind);
char *dm_words_repeat (DmRepeat every, int n);
char *dm_words_day (DmDay day);
char *dm_words_instant (gint64 unix_microseconds);
char *dm_words_deadline (const DmDeadline *deadline);
char *dm_words_deadline_range (const DmDeadline *deadline, const DmRules *rules);
char *dm_words_explain (const DmExplainStep *step);
char *dm_words_problem (const DmProblem *problem);
char *dm_words_error (const GError *error);
const char *dm_words_action (const char *action);
char *dm_words_undone (const char *action);
char *dm_words_change (const DmChange *change);
GPtrArray *dm_words_change_fields (const DmChange *change);
char *dm_words_check_problem (const DmCheckProblem *problem);
char *dm_words_units (const GPtrArray *units, gboolean short_names);

G_END_DECLS
