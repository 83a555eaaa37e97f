/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-office.h"
#include "dm-worker.h"

G_BEGIN_DECLS

/* What the dm-office-*.c files share. */

/* READ and WRITE own a connection each. ASIDE is for what takes its time: it opens what it needs for itself, so that
 * nothing waits behind it. */
typedef enum
{
  DM_LANE_READ,
  DM_LANE_WRITE,
  DM_LANE_ASIDE,
  DM_N_LANES
} DmLane;

typedef struct _DmForesight DmForesight;

/* What the window keeps of the file besides its lists; read on the thread that noticed the change. */
typedef struct
{
  gint64 seq;
  char *undo_action;   /* the nick of the act that an undo would set back, NULL for none */
  char *redo_action;
  DmRules *rules;
} DmOfficeState;

struct _DmOffice
{
  GObject parent_instance;

  DmWorker *workers[DM_N_LANES];   /* made when first needed */
  DmStore *stores[DM_N_LANES];     /* each touched by its lane's thread only; none in ASIDE */
  DmForesight *foresight;          /* of the reading lane's thread; NULL without any */
  DmStoreContext context;

  char *path;                      /* NULL unless open */
  DmOfficeState *state;            /* NULL unless open */
  DmDrafts *drafts;                /* of this desk about this file; made when first asked for */
  DmDay today;                     /* DM_DAY_NONE: the clock's */
  DmDay clock_today;               /* as last seen, to notice midnight */
  guint n_writes;
  guint poll_source;
  gboolean polling;                /* one look at a time */
};

/* On the lane's thread; @store is NULL in DM_LANE_ASIDE. NULL with @error set on failure. */
typedef gpointer (*DmOperationFunc) (DmStore *store, gpointer arguments, GError **error);

/* What an _async/_finish pair does; its address is the source tag of its tasks. */
typedef struct
{
  DmLane lane;
  DmOperationFunc run;
  GDestroyNotify free_arguments;
  GDestroyNotify free_result;      /* NULL where the result is no pointer */
} DmOperation;

/* --- dm-office.c --- */
void dm_office_take_state (DmOffice *self, DmOfficeState *state);
void dm_office_add_writes (DmOffice *self, int n_writes);
void dm_office_tell_indexed (DmOffice *self);
DmDay dm_office_read_clock (DmOffice *self);

/* --- dm-office-foresight.c: on the reading lane's thread --- */
void dm_office_forget_foresight (DmOffice *self);
GPtrArray *dm_office_take_foreseen_plans (DmOffice *self, DmDay on);
DmItemList *dm_office_take_foreseen_items (DmOffice *self, const DmItemQuery *query, guint n_first);

/* --- dm-office-job.c --- */
void dm_office_push (DmOffice *self, DmLane lane, GTask *task, DmWorkerFunc run, DmWorkerFunc done);
void dm_office_run (DmOffice *self, const DmOperation *operation, gpointer arguments, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data);
gpointer dm_office_finish (DmOffice *self, const DmOperation *operation, GAsyncResult *result, GError **error);
void dm_office_index_pending (DmOffice *self);

DmStore *dm_office_open_aside (const DmStoreContext *context, const char *path, GError **error); /* dm-office-read.c */

DmOfficeState *dm_office_state_read (DmStore *store, GError **error);
void dm_office_state_free (DmOfficeState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmOfficeState, dm_office_state_free)

G_END_DECLS
