/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-drafts.h"
#include "dm-store.h"

G_BEGIN_DECLS

#define DM_TYPE_OFFICE (dm_office_get_type ())
G_DECLARE_FINAL_TYPE (DmOffice, dm_office, DM, OFFICE, GObject)

/**
 * DmOffice:
 *
 * An office's file as the window sees it: asynchronous, on the thread that made it. One writer thread owns the
 * writing connection (first come, first served), one reader thread a read-only one. After every act of this
 * process, and within 1.5 s of an act of another, "changed" is emitted on the main thread.
 *
 * Properties: "path" (string, NULL until open), "today" (int, DmDay), "can-undo", "can-redo" (boolean),
 * "busy" (boolean, a write is under way).
 * Signals: "changed" (gint64 seq): figures may differ from now on; ask again. "indexed": what searches find may
 * differ from now on.
 */
DmOffice *dm_office_new (void);
DmOffice *dm_office_new_with_context (const DmStoreContext *context);
void dm_office_poll (DmOffice *self);                     /* look now for other processes' acts */
void dm_office_set_today (DmOffice *self, DmDay today);   /* DM_DAY_NONE: the clock's */
DmDay dm_office_get_today (DmOffice *self);
const char *dm_office_get_path (DmOffice *self);
gboolean dm_office_get_can_undo (DmOffice *self);
gboolean dm_office_get_can_redo (DmOffice *self);
const char *dm_office_get_undo_action (DmOffice *self);   /* the nick, for dm_words_action(); NULL for none */
const char *dm_office_get_redo_action (DmOffice *self);
DmRules *dm_office_get_rules (DmOffice *self);            /* borrowed; as of the last refresh */
DmDrafts *dm_office_get_drafts (DmOffice *self);          /* borrowed; NULL unless open */

#define DM_OFFICE_ASYNC(name, ...) \
  void dm_office_##name##_async (DmOffice *self, ##__VA_ARGS__, GCancellable *cancellable, \
                                 GAsyncReadyCallback callback, gpointer user_data)

DM_OFFICE_ASYNC (open, const char *path, gboolean create);
gboolean dm_office_open_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (close);
gboolean dm_office_close_finish (DmOffice *self, GAsyncResult *result, GError **error);

/* --- before there is a window --- */
#define DM_ALL_PLANS "all"   /* in the place of a plan's id, which is never this word */
void dm_office_foresee (DmOffice *self, const char *last_plan);
const char *dm_office_choose_plan (const GPtrArray *plans, const char *last_plan);

/* --- reading --- */
DM_OFFICE_ASYNC (list_plans);
GPtrArray *dm_office_list_plans_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmPlanSummary */
DM_OFFICE_ASYNC (survey_plans);   /* with the percent of each */
GPtrArray *dm_office_survey_plans_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmPlanSummary */
DM_OFFICE_ASYNC (propose_sequel, const char *plan_id, int years, DmDay on);
DmSequel *dm_office_propose_sequel_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (query_items, const DmItemQuery *query, guint n_first);
DmItemList *dm_office_query_items_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (get_items, const char *const *ids, gsize n_ids);
GPtrArray *dm_office_get_items_finish (DmOffice *self, GAsyncResult *result, GError **error);  /* DmItem */
DM_OFFICE_ASYNC (list_units);
GPtrArray *dm_office_list_units_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmUnit */
DM_OFFICE_ASYNC (list_people);
GPtrArray *dm_office_list_people_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmPerson */
DM_OFFICE_ASYNC (tally_tasks, DmTally tally);
GHashTable *dm_office_tally_tasks_finish (DmOffice *self, GAsyncResult *result, GError **error); /* id → number */
DM_OFFICE_ASYNC (list_views);
GPtrArray *dm_office_list_views_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmSavedView */
DM_OFFICE_ASYNC (list_changes, const char *item_id, const char *plan_id, guint limit);
GPtrArray *dm_office_list_changes_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmChange */
DM_OFFICE_ASYNC (search, const char *words, guint limit);
GPtrArray *dm_office_search_finish (DmOffice *self, GAsyncResult *result, gboolean *more, GError **error); /* DmHit */
DM_OFFICE_ASYNC (list_calendar);
GPtrArray *dm_office_list_calendar_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmCalendarDay */
DM_OFFICE_ASYNC (preview_notice, const DmNotice *notice);
GPtrArray *dm_office_preview_notice_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmMove */
DM_OFFICE_ASYNC (preview_calendar_day, const DmCalendarDay *day);
GPtrArray *dm_office_preview_calendar_day_finish (DmOffice *self, GAsyncResult *result, GError **error); /* DmMove */
DM_OFFICE_ASYNC (preview_rules, const DmRules *rules);
gboolean dm_office_preview_rules_finish (DmOffice *self, GAsyncResult *result, int *n_changed, GError **error);
/* How much of a document was read, 0 to 1. */
typedef void (*DmReadProgress) (double done, gpointer progress_data);
DM_OFFICE_ASYNC (read_document, GFile *file, DmReadProgress progress, gpointer progress_data);
DM_OFFICE_ASYNC (read_text, const char *text, DmReadProgress progress, gpointer progress_data);
DmProposal *dm_office_read_document_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (check);
GPtrArray *dm_office_check_finish (DmOffice *self, GAsyncResult *result, GError **error);      /* DmCheckProblem */

/* --- writing: drafts are copied at the call. Each is one act, undone whole. --- */
DM_OFFICE_ASYNC (import, DmProposal *proposal /* (transfer full) */);
DmPlan *dm_office_import_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_plan, const DmPlan *draft);
DmPlan *dm_office_save_plan_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (close_plan, const DmPlan *plan, DmDay on);   /* DM_DAY_NONE opens it again */
DmPlan *dm_office_close_plan_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (copy_plan, const DmSequel *sequel);
DmPlan *dm_office_copy_plan_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (delete_plan, const DmPlan *plan);
gboolean dm_office_delete_plan_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_item, const DmItem *draft);
DmItem *dm_office_save_item_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (delete_item, const DmItem *item);
gboolean dm_office_delete_item_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (change_items, const char *const *ids /* NULL-terminated */, const DmBulkChange *change);
gboolean dm_office_change_items_finish (DmOffice *self, GAsyncResult *result, guint *n_changed, GError **error);
DM_OFFICE_ASYNC (save_entry, const DmEntry *draft);
DmItem *dm_office_save_entry_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (delete_entry, const DmEntry *entry);
DmItem *dm_office_delete_entry_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_extension, const DmExtension *draft);
DmItem *dm_office_save_extension_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_unit, const DmUnit *draft);
DmUnit *dm_office_save_unit_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (delete_unit, const DmUnit *unit);
gboolean dm_office_delete_unit_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (dissolve_unit, const DmUnit *unit, DmDay last_day, const GPtrArray *successors /* DmUnit */);
gboolean dm_office_dissolve_unit_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_person, const DmPerson *draft);
DmPerson *dm_office_save_person_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (delete_person, const DmPerson *person);
gboolean dm_office_delete_person_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_view, const DmSavedView *draft);
DmSavedView *dm_office_save_view_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (delete_view, const DmSavedView *view);
gboolean dm_office_delete_view_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (move_view, const char *id, guint place);
gboolean dm_office_move_view_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_rules, const DmRules *rules);
gboolean dm_office_save_rules_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_notice, const DmNotice *notice);
gboolean dm_office_save_notice_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (save_calendar_day, const DmCalendarDay *day);
gboolean dm_office_save_calendar_day_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (delete_calendar_days, const GPtrArray *days);
gboolean dm_office_delete_calendar_days_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (undo, const char *txn);   /* NULL: the newest act of this desk */
char *dm_office_undo_finish (DmOffice *self, GAsyncResult *result, GError **error); /* the undone act's action nick */
DM_OFFICE_ASYNC (redo);
char *dm_office_redo_finish (DmOffice *self, GAsyncResult *result, GError **error);
DM_OFFICE_ASYNC (backup, const char *path);
gboolean dm_office_backup_finish (DmOffice *self, GAsyncResult *result, GError **error);

G_END_DECLS
