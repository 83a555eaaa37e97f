/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-item.h"
#include "dm-notice.h"
#include "dm-person.h"
#include "dm-plan.h"
#include "dm-proposal.h"
#include "dm-sequel.h"
#include "dm-status.h"
#include "dm-unit.h"

G_BEGIN_DECLS

/* Neutral to the engine. Messages are technical English; the words people read are made above (dm-words). */
typedef enum
{
  DM_STORE_ERROR_FAILED,
  DM_STORE_ERROR_MISSING,        /* no such file, and the mode does not create one */
  DM_STORE_ERROR_OPEN,           /* cannot be opened: permission, a folder, … */
  DM_STORE_ERROR_FOREIGN,        /* not a file of this program */
  DM_STORE_ERROR_DAMAGED,
  DM_STORE_ERROR_TOO_NEW,        /* written by a newer version; not touched */
  DM_STORE_ERROR_NETWORK,        /* on a file system whose locks cannot be trusted */
  DM_STORE_ERROR_READ_ONLY,
  DM_STORE_ERROR_EXISTS,         /* there is a file of that name, and it is not overwritten */
  DM_STORE_ERROR_BUSY,           /* another process holds the write lock longer than the timeout */
  DM_STORE_ERROR_FULL,           /* disk full */
  DM_STORE_ERROR_IO,
  DM_STORE_ERROR_CONSTRAINT,
  DM_STORE_ERROR_CONFLICT,       /* somebody else changed the row first (rev) */
  DM_STORE_ERROR_NOT_FOUND,      /* no row with that id, number or name */
  DM_STORE_ERROR_AMBIGUOUS,      /* the word fits several; the message lists them, one a line */
  DM_STORE_ERROR_DUPLICATE,      /* the plan is there already; the message is its label */
  DM_STORE_ERROR_INVALID,        /* a value the rules refuse; the message is a nick, see dm_store_invalid_* */
  DM_STORE_ERROR_NOTHING_TO_UNDO,
  DM_STORE_ERROR_UNDO_CONFLICT,  /* a column was changed since, so undoing would lose the later change */
  DM_STORE_ERROR_INTERRUPTED
} DmStoreError;

#define DM_STORE_ERROR (dm_store_error_quark ())
GQuark dm_store_error_quark (void);

typedef enum
{
  DM_STORE_READ,   /* never writes, refuses a missing file */
  DM_STORE_WRITE,  /* refuses a missing file */
  DM_STORE_CREATE  /* makes a missing file */
} DmStoreMode;

/**
 * DmStoreContext:
 * @who, @host: recorded with every act; undo takes the newest act of the same who and host
 * @now: Unix time in microseconds
 * @new_id: (transfer full): a fresh UUID as text
 *
 * Clock, name and randomness come in from outside, so that tests can hold them still. Copied by the store.
 */
typedef struct
{
  const char *who;
  const char *host;
  gint64 (*now) (gpointer user_data);
  char *(*new_id) (gpointer user_data);
  gpointer user_data;
} DmStoreContext;

char *dm_id_new (gint64 now);

/* A connection to one office's data. Synchronous, and confined to the thread that opened it, except
 * dm_store_interrupt(). */
typedef struct _DmStore DmStore;

DmStore *dm_store_open (const char *uri, DmStoreMode mode, const DmStoreContext *context, GError **error);
void dm_store_close (DmStore *self);
void dm_store_interrupt (DmStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmStore, dm_store_close)

/* --- acts: everything between begin and commit is one act, undone whole. A writing function that finds no act
 * open is an act of its own. Acts do not nest. On error roll back. --- */
gboolean dm_store_begin_act (DmStore *self, const char *action, GError **error);
gboolean dm_store_commit_act (DmStore *self, GError **error);
void dm_store_rollback_act (DmStore *self);
gboolean dm_store_index_pending (DmStore *self, GError **error);

/* --- plans (dm-store-plan.c) --- */

/**
 * DmPlanSummary:
 * @counts: of tasks, by status
 * @percent: the mean over all tasks but those without an end, as dm_section_percent(); -1 where there is none, or where
 *   nobody asked for it
 */
typedef struct
{
  DmPlan *plan;
  guint counts[DM_STATUS_N];
  guint n_tasks;
  guint n_duties;
  int percent;
} DmPlanSummary;
void dm_plan_summary_free (DmPlanSummary *self);

GPtrArray *dm_store_list_plans (DmStore *self, DmDay on, GError **error);
GPtrArray *dm_store_survey_plans (DmStore *self, DmDay on, GError **error);
DmPlan *dm_store_get_plan (DmStore *self, const char *id, GError **error);
DmPlan *dm_store_find_plan (DmStore *self, const char *word, GError **error);
DmPlan *dm_store_save_plan (DmStore *self, const DmPlan *draft, GError **error);
DmPlan *dm_store_close_plan (DmStore *self, const DmPlan *draft, DmDay on, GError **error);
gboolean dm_store_delete_plan (DmStore *self, const char *id, gint64 rev, GError **error);
DmPlan *dm_store_import (DmStore *self, const DmProposal *proposal, GError **error);

/* --- a plan that comes back in another year (dm-store-sequel.c) --- */
DmSequel *dm_store_propose_sequel (DmStore *self, const char *plan_id, int years, DmDay on, GError **error);
DmPlan *dm_store_copy_plan (DmStore *self, const DmSequel *sequel, GError **error);

/* --- items (dm-store-item.c, dm-store-item-query.c) --- */
typedef enum
{
  DM_SORT_OUTLINE,
  DM_SORT_TEXT,
  DM_SORT_LEAD,
  DM_SORT_END,
  DM_SORT_STATUS,
  DM_SORT_PERCENT,
  DM_SORT_COORDINATING,
  DM_SORT_PLAN,
  DM_SORT_TARGET,
  DM_SORT_ENTERED,      /* the day of the last entry */
  DM_SORT_PRODUCT,
  DM_SORT_PERSON        /* as in a roster: by the given name */
} DmSort;

/* By unit: below the first that leads, so that a row stands once. */
typedef enum
{
  DM_GROUP_NONE,
  DM_GROUP_SECTION,
  DM_GROUP_UNIT
} DmGroup;

/* In which days a deadline ends, seen from the query's day: a view that was saved moves on with the calendar. */
typedef enum
{
  DM_WITHIN_ANY,
  DM_WITHIN_THIS_MONTH,
  DM_WITHIN_NEXT_MONTH,
  DM_WITHIN_THIS_QUARTER,
  DM_WITHIN_NEXT_QUARTER,
  DM_WITHIN_THIS_YEAR,
  DM_WITHIN_OWN
} DmWithin;

/**
 * DmItemQuery:
 * @plan_id: NULL for all plans that are open
 * @kinds: bits of 1 << DmItemKind; 0 stands for tasks only
 * @statuses: bits of 1 << DmStatus; 0 for all
 * @unit_id: led by this unit or one that it succeeded; NULL for all
 * @person_id: in the charge of this person, the item or a step below it; NULL for all
 * @mine: @person_id is whoever sits at the desk, and is filled in there: a view that was saved names nobody. As long
 *   as nobody is known, nothing is theirs
 * @text: words to be found, with or without accents, in the item, its log and its units; NULL for all
 * @within: only what ends in these days
 * @end_from, @end_until: the days of DM_WITHIN_OWN, both included; DM_DAY_NONE leaves that side open
 * @on: the day the statuses are of
 * @group: headings between the rows
 * @include_closed: count the tasks of closed plans too when @plan_id is NULL
 */
typedef struct
{
  char *plan_id;
  guint kinds;
  guint statuses;
  char *unit_id;
  char *person_id;
  gboolean mine;
  char *text;
  DmWithin within;
  DmDay end_from;
  DmDay end_until;
  DmDay on;
  DmGroup group;
  DmSort sort;
  gboolean descending;
  gboolean include_closed;
} DmItemQuery;

DmItemQuery *dm_item_query_new (DmDay on);
DmItemQuery *dm_item_query_copy (const DmItemQuery *self);
DmItemQuery *dm_item_query_new_duties (const DmItemQuery *tasks);
void dm_item_query_free (DmItemQuery *self);
void dm_item_query_get_period (const DmItemQuery *self, DmDay *from, DmDay *until);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmItemQuery, dm_item_query_free)

char *dm_item_query_to_json (const DmItemQuery *self);           /* dm-item-query-json.c */
DmItemQuery *dm_item_query_from_json (const char *json);
gboolean dm_item_query_equal (const DmItemQuery *self, const DmItemQuery *other);

/**
 * DmHeading:
 * @id: of the row: "section:", "plan:" or "unit:" and the id of what it names; "unit:" alone: without a unit
 * @code: as printed, or NULL
 * @text: NULL where nothing is named
 * @level: 0 for the outermost
 * @n: how many rows stand below it, those of inner headings too
 */
typedef struct
{
  char *id;
  char *code;
  char *text;
  guint level;
  guint n;
} DmHeading;
DmHeading *dm_heading_copy (const DmHeading *self);
void dm_heading_free (DmHeading *self);

/**
 * DmItemList:
 * @ids: (element-type utf8): in the order asked for, headings among them; borrowed from @held and @headings
 * @headings: (element-type DmHeading): in the order of @ids
 * @counts: by status, of what the query finds without its @statuses: what the chips show
 * @total: the sum of @counts
 * @first: (element-type DmItem): the first rows, so that the first frame needs no second query
 * @held: what keeps @ids where they are
 *
 * Not one of a hundred thousand ids is copied on its way to a window: the list may be handed to another thread.
 */
typedef struct
{
  GPtrArray *ids;
  GPtrArray *headings;
  guint counts[DM_STATUS_N];
  guint total;
  GPtrArray *first;
  GPtrArray *held;
} DmItemList;
DmItemList *dm_item_list_new (void);
void dm_item_list_free (DmItemList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmItemList, dm_item_list_free)

DmItemList *dm_store_query_items (DmStore *self, const DmItemQuery *query, guint n_first, GError **error);
GPtrArray *dm_store_get_items (DmStore *self, const char *const *ids, gsize n_ids, GError **error);
DmItem *dm_store_get_item (DmStore *self, const char *id, GError **error);
GPtrArray *dm_store_list_plan_items (DmStore *self, const char *plan_id, GError **error);
DmItem *dm_store_save_item (DmStore *self, const DmItem *draft, GError **error);
gboolean dm_store_delete_item (DmStore *self, const char *id, gint64 rev, GError **error);
DmItem *dm_store_save_entry (DmStore *self, const DmEntry *draft, DmDay today, GError **error);
DmItem *dm_store_delete_entry (DmStore *self, const char *id, gint64 rev, GError **error);
DmItem *dm_store_save_extension (DmStore *self, const DmExtension *draft, DmDay today, GError **error);
DmItem *dm_store_delete_extension (DmStore *self, const char *id, gint64 rev, GError **error);

/* --- views that were given a name (dm-store-view.c) --- */
typedef struct
{
  char *id;
  gint64 rev;
  char *name;
  DmItemQuery *query;
} DmSavedView;

DmSavedView *dm_saved_view_new (void);
DmSavedView *dm_saved_view_copy (const DmSavedView *self);
void dm_saved_view_free (DmSavedView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSavedView, dm_saved_view_free)
GPtrArray *dm_store_list_views (DmStore *self, GError **error);
DmSavedView *dm_store_save_view (DmStore *self, const DmSavedView *draft, GError **error);
gboolean dm_store_delete_view (DmStore *self, const char *id, gint64 rev, GError **error);
gboolean dm_store_move_view (DmStore *self, const char *id, guint place, GError **error);

/* --- many items at once (dm-store-bulk.c) --- */
typedef enum
{
  DM_BULK_KEEP,     /* the state stays as it is */
  DM_BULK_FINISH,   /* done on @on; what is done or cancelled already stays */
  DM_BULK_CANCEL,   /* cancelled on @on */
  DM_BULK_RESUME,   /* no longer cancelled */
  DM_BULK_DELETE
} DmBulkState;

/**
 * DmBulkChange:
 * @lead: (element-type DmUnit) (nullable): the leading units from now on; NULL leaves them
 * @set_person, @person_id: whether the person in charge is set, and to whom (NULL: to nobody)
 * @set_target, @target_on: whether the internal target is set, and to which day (DM_DAY_NONE: to none)
 * @why: with DM_BULK_FINISH the result, with DM_BULK_CANCEL the reason; or NULL
 */
typedef struct
{
  GPtrArray *lead;
  gboolean set_person;
  char *person_id;
  gboolean set_target;
  DmDay target_on;
  DmBulkState state;
  DmDay on;
  char *why;
} DmBulkChange;

DmBulkChange *dm_bulk_change_new (DmBulkState state);
DmBulkChange *dm_bulk_change_copy (const DmBulkChange *self);
void dm_bulk_change_free (DmBulkChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmBulkChange, dm_bulk_change_free)
gboolean dm_store_change_items (DmStore *self, const char *const *ids, gsize n_ids, const DmBulkChange *change,
                                DmDay today, guint *n_changed, GError **error);

/* --- units (dm-store-unit.c, dm-store-dissolve.c) --- */
GPtrArray *dm_store_list_units (DmStore *self, GError **error);
DmUnit *dm_store_find_unit (DmStore *self, const char *word, GError **error);
DmUnit *dm_store_save_unit (DmStore *self, const DmUnit *draft, GError **error);
gboolean dm_store_delete_unit (DmStore *self, const char *id, gint64 rev, GError **error);
gboolean dm_store_dissolve_unit (DmStore *self, const DmUnit *unit, DmDay last_day, const GPtrArray *successors,
                                 GError **error);

/* --- people (dm-store-person.c) --- */
GPtrArray *dm_store_list_people (DmStore *self, GError **error);
DmPerson *dm_store_find_person (DmStore *self, const char *word, GError **error);
DmPerson *dm_store_save_person (DmStore *self, const DmPerson *draft, GError **error);
gboolean dm_store_delete_person (DmStore *self, const char *id, gint64 rev, GError **error);

/* --- how many tasks they have (dm-store-tally.c) --- */
typedef enum
{
  DM_TALLY_UNITS,
  DM_TALLY_PEOPLE
} DmTally;

GHashTable *dm_store_tally_tasks (DmStore *self, DmTally tally, DmDay on, GError **error);

/* --- rules of the office (dm-store-rules.c) --- */
DmRules *dm_store_get_rules (DmStore *self, GError **error);
gboolean dm_store_save_rules (DmStore *self, const DmRules *rules, GError **error);

/* --- days off (dm-store-calendar.c), and what they would move (dm-store-preview.c) --- */
GPtrArray *dm_store_list_calendar (DmStore *self, GError **error);
gboolean dm_store_save_calendar_day (DmStore *self, const DmCalendarDay *day, GError **error);
gboolean dm_store_delete_calendar_days (DmStore *self, const GPtrArray *days, GError **error);
gboolean dm_store_save_notice (DmStore *self, const DmNotice *notice, GError **error);

/**
 * DmMove:
 * @words: the deadline's, as the plan has them
 * @old_end, @new_end: the last day in time by the words alone
 * @extended_to: the day that a decision has set instead, which no calendar moves; DM_DAY_NONE without one
 * @old_status, @new_status: of the item, on the day asked about
 */
typedef struct
{
  DmItem *item;
  char *words;
  DmDay old_end;
  DmDay new_end;
  DmDay extended_to;
  DmStatus old_status;
  DmStatus new_status;
} DmMove;
void dm_move_free (DmMove *self);
GPtrArray *dm_store_preview_calendar (DmStore *self, const GPtrArray *days, DmDay on, GCancellable *cancellable,
                                      GError **error);
gboolean dm_store_preview_rules (DmStore *self, const DmRules *rules, DmDay on, GCancellable *cancellable,
                                 int *n_changed, GError **error);
GPtrArray *dm_store_preview_notice (DmStore *self, const DmNotice *notice, DmDay on, GCancellable *cancellable,
                                    GError **error);
GPtrArray *dm_store_preview_calendar_day (DmStore *self, const DmCalendarDay *day, DmDay on, GCancellable *cancellable,
                                          GError **error);

/* --- the change log (dm-store-log.c, dm-store-undo.c) --- */

/**
 * DmChange:
 * @seq: order of commits, the cursor of refreshes
 * @txn: the act; @action its nick ("import", "entry-add", "undo", …)
 * @at: Unix time in microseconds
 * @op: 'I', 'U' or 'D'
 * @before, @after: the row as a flat JSON object, NULL where there is none
 * @undoes: the act that this act undid, or NULL
 * @undone: whether a later act undid this one (and was not undone itself)
 * @item_id, @plan_id: what it belongs to, for the history of a task or a plan; NULL where nothing
 * @names: (element-type utf8 utf8): of the units and people whose ids stand in the images, shared by a whole history;
 *   NULL of dm_store_changes_since()
 */
typedef struct
{
  gint64 seq;
  char *txn;
  char *action;
  gint64 at;
  char *who;
  char *host;
  char *table;
  char *row_id;
  char op;
  gint64 rev;
  char *before;
  char *after;
  char *undoes;
  gboolean undone;
  char *item_id;
  char *plan_id;
  GHashTable *names;
} DmChange;
void dm_change_free (DmChange *self);

/* item_id or plan_id or neither (the whole office); newest first; limit 0 for all. */
GPtrArray *dm_store_list_changes (DmStore *self, const char *item_id, const char *plan_id, guint limit, GError **error);
GPtrArray *dm_store_changes_since (DmStore *self, gint64 seq, GError **error);
gint64 dm_store_last_seq (DmStore *self, GError **error);
gboolean dm_store_poll (DmStore *self, gboolean *changed, GError **error);

/* txn NULL: the newest act of this who and host that is not undone. The act that was made is in *done. */
gboolean dm_store_undo (DmStore *self, const char *txn, char **undone_txn, GError **error);
gboolean dm_store_redo (DmStore *self, char **redone_txn, GError **error);
gboolean dm_store_can_undo (DmStore *self, char **action, GError **error);
gboolean dm_store_can_redo (DmStore *self, char **action, GError **error);
char *dm_store_digest (DmStore *self, GError **error);

/* --- search (dm-store-search.c) --- */

/**
 * DmHit:
 * @kind: task, duty, progress, plan, unit, person
 * @id: of the task, plan, unit or person that it opens
 * @row_id: of the row that was found: the entry or the step of that task, else as @id
 * @title: what the row is called
 * @marked: the title, of a plan with what it is about; here and in @snippet what was found stands between U+0002 and
 *   U+0003, and the rest is plain text in one line
 * @titled: the beginning of @marked names all the words
 * @snippet: where the words were found
 * @task: of progress: the task's code and text; else NULL
 * @plan_id, @plan: the plan it belongs to, and its number and symbol, else its title; NULL where nothing
 */
typedef struct
{
  char *kind;
  char *id;
  char *row_id;
  char *title;
  char *marked;
  gboolean titled;
  char *snippet;
  char *task;
  char *plan_id;
  char *plan;
} DmHit;
void dm_hit_free (DmHit *self);
GPtrArray *dm_store_search (DmStore *self, const char *words, guint limit, gboolean *more, GError **error);

/* --- keeping (dm-store-check.c) --- */
typedef struct
{
  char *code;    /* integrity, foreign-key, log-chain, row-differs, timing, search-index */
  char *detail;
} DmCheckProblem;
void dm_check_problem_free (DmCheckProblem *self);
GPtrArray *dm_store_check (DmStore *self, GError **error);
gboolean dm_store_backup (DmStore *self, const char *path, GError **error);

G_END_DECLS
