/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-proposal.h"
#include "dm-status.h"
#include "dm-store.h"

G_BEGIN_DECLS

/* The one place where codes from below become sentences, in the language of the running program. Every char * is
 * (transfer full) and never NULL; every const char * stays valid as long as the program runs. */

/* First thing in main(): the locale of the environment, and the catalogue of the build folder or the installed one. */
void dm_words_init (void);

/* --- days and figures (dm-words.c) --- */
char *dm_words_day (DmDay day);             /* "30/9/2017", "30 Sep 2017"; "" for no day */
char *dm_words_day_short (DmDay day);       /* without the year */
char *dm_words_weekday (DmDay day);
char *dm_words_day_of_week (DmDay day);     /* "Thứ Bảy 30/9/2017"; "" for no day */
char *dm_words_month (DmDay day);           /* "tháng 9/2017", "September 2017" */
char *dm_words_range (DmDay from, DmDay until);
char *dm_words_life_span (DmDay from, DmDay until);   /* "từ 01/7/2017 trở đi", "đến hết 30/9/2017" */
char *dm_words_instant (gint64 unix_microseconds);
char *dm_words_percent (int percent);
char *dm_words_days (int days);

/* --- status, kinds, units (dm-words-status.c) --- */
const char *dm_words_status (DmStatus status);
char *dm_words_standing (const DmStanding *standing);       /* "Overdue 72 days" */
char *dm_words_standing_note (const DmStanding *standing);  /* what stands beside the word: "72 days"; "" for nothing */
const char *dm_words_item_kind (DmItemKind kind);
char *dm_words_units (const GPtrArray *units, gboolean short_names);
char *dm_words_units_on (const GPtrArray *units, const GPtrArray *all, DmDay on); /* "Phòng A (nay là Phòng B)" */

/* --- deadlines (dm-words-deadline.c, dm-words-explain.c) --- */
const char *dm_words_deadline_kind (DmDeadlineKind kind);
char *dm_words_repeat (DmRepeat every, int n);
char *dm_words_due_days (const char *const *due);           /* "15/6 và 01/12"; "" for none */
char *dm_words_deadline (const DmDeadline *deadline);       /* the plan's own words */
char *dm_words_deadline_range (const DmDeadline *deadline, const DmRules *rules);
const char *dm_words_explain_title (DmExplainCode code);
char *dm_words_explain (const DmExplainStep *step);

/* --- a plan copied to another year (dm-words-sequel.c) --- */
const char *dm_words_shift_note (DmShiftNote note);
char **dm_words_sequel_notes (const DmSequelItem *item);

/* --- days off (dm-words-calendar.c) --- */
char *dm_words_day_range (DmDay from, DmDay until);         /* with days of the week */
const char *dm_words_day_kind (DmDay day, gboolean working);
char *dm_words_days_off (const GPtrArray *ranges);          /* "11 weekdays off · 1 make-up working day" */
char *dm_words_move (const DmMove *move);                   /* "27/01/2025 → 03/02/2025", and what follows from it */
char *dm_words_move_status (const DmMove *move);            /* "Overdue → Due soon"; "" where it stays */

/* --- what is wrong (dm-words-problem.c, dm-words-error.c) --- */
char *dm_words_problem (const DmProblem *problem);
char *dm_words_doubt (const DmProblem *problem);            /* the same without the item's code */
const char *dm_words_problem_name (DmProblemCode code);     /* two or three words, for a pill */
char *dm_words_check_problem (const DmCheckProblem *problem);
char *dm_words_error (const GError *error);

/* --- history (dm-words-change.c) --- */
const char *dm_words_action (const char *action);
char *dm_words_undone (const char *action);
char *dm_words_change (const DmChange *change);             /* "23/11/2026 14:05 · who · what" */
char *dm_words_change_what (const DmChange *change);        /* "Edit task: II.1.a Tổ chức Hội nghị …" */

/* What a change did to one field of its row, in words. @before and @after are "" where the field was empty. */
typedef struct
{
  char *label;
  char *before;
  char *after;
} DmFieldChange;
void dm_field_change_free (DmFieldChange *self);
GPtrArray *dm_words_change_fields (const DmChange *change);  /* (element-type DmFieldChange) */

/* One act of a history, which may have written many rows: what a list of history shows as one line that opens.
 * @what as dm_words_change_what() for the row that matters most; @fields (element-type DmFieldChange) of all rows. */
typedef struct
{
  char *txn;
  gint64 at;
  char *who;
  gboolean undone;
  gboolean lasting; /* the beginning of the file: never undone */
  char *what;
  GPtrArray *fields;
} DmActWords;
void dm_act_words_free (DmActWords *self);
GPtrArray *dm_words_acts (const GPtrArray *changes);         /* of DmActWords, from DmChange; in their order */

G_END_DECLS
