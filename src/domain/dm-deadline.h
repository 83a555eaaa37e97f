/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-calendar.h"
#include "dm-day.h"

G_BEGIN_DECLS

/* Stored by nick (dm_deadline_kind_to_nick()): values may be added, a nick never changes. */
typedef enum
{
  DM_DEADLINE_NONE,
  DM_DEADLINE_DAY,
  DM_DEADLINE_MONTH,
  DM_DEADLINE_QUARTER,
  DM_DEADLINE_HALF_YEAR,
  DM_DEADLINE_YEAR,
  DM_DEADLINE_YEARS,
  DM_DEADLINE_ONWARD,
  DM_DEADLINE_CONTINUOUS,
  DM_DEADLINE_RECURRING,
  DM_DEADLINE_EVENT,
  DM_DEADLINE_N_KINDS
} DmDeadlineKind;

/* How often a recurring deadline comes back; stored by nick. */
typedef enum
{
  DM_REPEAT_NONE,
  DM_REPEAT_DAY,
  DM_REPEAT_WEEK,
  DM_REPEAT_MONTH,
  DM_REPEAT_QUARTER,
  DM_REPEAT_HALF_YEAR,
  DM_REPEAT_YEAR,
  DM_REPEAT_N_YEARS,
  DM_REPEAT_UNKNOWN,
  DM_REPEAT_N
} DmRepeat;

/**
 * DmDeadline:
 * @id: row id, NULL until it is kept; @rev its revision
 * @raw: the words of the plan, kept for ever, never NULL
 * @kind: what the words mean; DM_DEADLINE_NONE with words is "chưa xác định"
 * @start: first day, or DM_DAY_NONE where the words name none
 * @end: the last day the words name. With @inclusive FALSE ("trước ngày") it is the day before which; see
 *       dm_deadline_last_day()
 * @inclusive: whether @end itself is still in time
 * @every: for DM_DEADLINE_RECURRING
 * @every_n: the number of years for DM_REPEAT_N_YEARS, else 0
 * @due: (nullable): the days within the period that the words name: "MM-DD" within a year or half-year, "DD"
 *       within a month ("30" of a shorter month is its last day); NULL-terminated
 * @proposed_start, @proposed_end, @proposed_why: a guess that stands until a person accepts it; @proposed_why
 *       is a code for dm_words ("plan-year")
 * @event_words: for DM_DEADLINE_EVENT, the event in the plan's words
 * @event_on: the event's date once a person has entered it
 * @event_days: days counted from the event, 0 where the words give none
 * @event_working: whether @event_days are working days
 *
 * A deadline is a value: words, kind and range, never a magic date (Civil Code 2015 art. 144 to 148).
 */
typedef struct
{
  char *id;
  gint64 rev;
  char *raw;
  DmDeadlineKind kind;
  DmDay start;
  DmDay end;
  gboolean inclusive;
  DmRepeat every;
  int every_n;
  char **due;
  DmDay proposed_start;
  DmDay proposed_end;
  char *proposed_why;
  char *event_words;
  DmDay event_on;
  int event_days;
  gboolean event_working;
} DmDeadline;

/**
 * DmRules:
 * @due_soon_days: calendar days before the end in which a deadline is "sắp đến hạn" (default 7)
 * @pulse_days: days without an entry after which continuous work falls silent (default 90)
 * @before_counts_day: the office reads "trước ngày 15" as ending on the 15th, not the 14th
 * @calendar: working days, never NULL
 *
 * What an office may set about reading the calendar; kept in its file, so that all its desks agree.
 */
typedef struct
{
  int due_soon_days;
  int pulse_days;
  gboolean before_counts_day;
  DmCalendar *calendar;
} DmRules;

/* Beyond these numbers of days a rule makes no sense; a deadline may be due soon on its last day only, but work that is
 * silent at once is none. */
#define DM_RULES_MAX_DUE_SOON 366
#define DM_RULES_MIN_PULSE 1
#define DM_RULES_MAX_PULSE 3660

DmRules *dm_rules_new (DmCalendar *calendar);
DmRules *dm_rules_copy (const DmRules *self);
void dm_rules_free (DmRules *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmRules, dm_rules_free)

DmDeadline *dm_deadline_new (const char *raw);
DmDeadline *dm_deadline_copy (const DmDeadline *self);
void dm_deadline_free (DmDeadline *self);
gboolean dm_deadline_equal (const DmDeadline *a, const DmDeadline *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmDeadline, dm_deadline_free)

const char *dm_deadline_kind_to_nick (DmDeadlineKind kind);
gboolean dm_deadline_kind_from_nick (const char *nick, DmDeadlineKind *kind);
const char *dm_repeat_to_nick (DmRepeat every);
gboolean dm_repeat_from_nick (const char *nick, DmRepeat *every);

/* --- dm-deadline-parser.c --- */
GPtrArray *dm_deadline_parse (const char *words, DmDay plan_date);
gboolean dm_deadline_find_in_sentence (const char *sentence, gsize *start, gsize *length);

/* --- dm-deadline-rules.c --- */
gboolean dm_deadline_is_bounded (const DmDeadline *self);
DmDay dm_deadline_last_day (const DmDeadline *self, const DmRules *rules);
gboolean dm_deadline_may_have_ended (const DmDeadline *self, const DmRules *rules, DmDay day);
void dm_deadline_accept_proposal (DmDeadline *self);
DmDay dm_deadline_next_occurrence (const DmDeadline *self, const DmRules *rules, DmDay after);
gboolean dm_deadline_is_occurrence_named (const DmDeadline *self, const DmRules *rules, DmDay occurrence, DmDay name);

/* --- dm-deadline-explain.c: "Vì sao hạn này?" --- */

typedef enum
{
  DM_EXPLAIN_WORDS,           /* text: the raw words */
  DM_EXPLAIN_RANGE,           /* kind; from, until: the kind's rule gives this range */
  DM_EXPLAIN_ROMAN_QUARTER,   /* n: the quarter; from, until */
  DM_EXPLAIN_BEFORE,          /* until: "trước ngày" excludes the day named; from: the day named */
  DM_EXPLAIN_BEFORE_COUNTED,  /* the office's setting counts the day named */
  DM_EXPLAIN_UP_TO,           /* "chậm nhất", "đến ngày": until is included */
  DM_EXPLAIN_VAGUE_POINT,     /* Civil Code art. 146: text is the phrase ("cuối năm"), until */
  DM_EXPLAIN_ONWARD,          /* from: no end; n: pulse days */
  DM_EXPLAIN_CONTINUOUS,      /* n: pulse days */
  DM_EXPLAIN_RECURRING,       /* every, n; text: due days joined by ", " or NULL */
  DM_EXPLAIN_PERIOD_UNKNOWN,  /* "định kỳ" without a period */
  DM_EXPLAIN_EVENT,           /* text: event words; n: days; from: event's date or none; until: end or none */
  DM_EXPLAIN_NO_YEAR,         /* no year in the words; from, until: the proposal; text: proposed_why */
  DM_EXPLAIN_NOT_UNDERSTOOD,  /* words kept, no date */
  DM_EXPLAIN_DAY_OFF_KEPT,    /* until falls on a day off (text: its name or NULL for a weekend) and stays */
  DM_EXPLAIN_DAY_OFF_MOVED,   /* a period counted in days: from moved to until (Civil Code art. 148(5)) */
  DM_EXPLAIN_EXTENDED         /* from: old end; until: new end; text: the deciding document or reason */
} DmExplainCode;

typedef struct
{
  DmExplainCode code;
  DmDeadlineKind kind;
  DmRepeat every;
  DmDay from;
  DmDay until;
  int n;
  char *text;
} DmExplainStep;

void dm_explain_step_free (DmExplainStep *self);
GPtrArray *dm_deadline_explain (const DmDeadline *self, const DmRules *rules);

G_END_DECLS
