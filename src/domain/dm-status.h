/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-item.h"

G_BEGIN_DECLS

/* What people set. Stored by nick. */
typedef enum
{
  DM_STATE_NOT_STARTED,
  DM_STATE_IN_PROGRESS,
  DM_STATE_DONE,
  DM_STATE_CANCELLED
} DmState;

/* What the calendar says, worst first: the order is the rule for several deadlines. */
typedef enum
{
  DM_TIMING_OVERDUE,
  DM_TIMING_DUE_SOON,
  DM_TIMING_SILENT,
  DM_TIMING_AHEAD,
  DM_TIMING_CONTINUOUS,
  DM_TIMING_NO_DEADLINE
} DmTiming;

/* One word from both. Stored by nick in the timing rows. */
typedef enum
{
  DM_STATUS_NOT_STARTED,
  DM_STATUS_IN_PROGRESS,
  DM_STATUS_DUE_SOON,
  DM_STATUS_OVERDUE,
  DM_STATUS_DONE_ON_TIME,
  DM_STATUS_DONE_LATE,
  DM_STATUS_CONTINUOUS,
  DM_STATUS_SILENT,
  DM_STATUS_NO_DEADLINE,
  DM_STATUS_CANCELLED,
  DM_STATUS_N
} DmStatus;

const char *dm_state_to_nick (DmState state);
const char *dm_timing_to_nick (DmTiming timing);
const char *dm_status_to_nick (DmStatus status);
gboolean dm_status_from_nick (const char *nick, DmStatus *status);

/**
 * DmStanding:
 * @percent: 0 to 100
 * @done_on: DM_DAY_NONE unless done
 * @last_entry_on: DM_DAY_NONE when nobody has reported yet
 * @end: the last day in time of the deadline that decides @timing, or of the last bounded one once done
 * @days: days past @end when overdue, days left when due-soon or ahead, days of silence when silent, else 0
 * @percent_counts: FALSE for continuous, onward and recurring work and for cancelled tasks, which a section's
 *                  percent leaves out
 */
typedef struct
{
  DmState state;
  DmTiming timing;
  DmStatus status;
  int percent;
  DmDay done_on;
  DmDay last_entry_on;
  DmDay end;
  int days;
  gboolean percent_counts;
} DmStanding;

void dm_item_standing (const DmItem *item, const DmRules *rules, DmDay on, DmStanding *standing);
DmDay dm_item_deadline_end (const DmItem *item, const DmDeadline *deadline, const DmRules *rules, DmDay on);
gboolean dm_item_accepts_for_end (const DmItem *item, const DmRules *rules, DmDay for_end);
gboolean dm_item_proposes_done (const DmItem *item, const DmRules *rules, DmDay on);

/* From @from on (and until the next span) the standing reads so; the first span begins at day 1. */
typedef struct
{
  DmDay from;
  DmStatus status;
  DmTiming timing;
  int percent;
  DmDay end;
} DmSpan;

GArray *dm_item_timeline (const DmItem *item, const DmRules *rules);
int dm_section_percent (const GPtrArray *tasks_below, const DmRules *rules, DmDay on);

G_END_DECLS
