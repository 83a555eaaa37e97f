/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store-private.h"

G_BEGIN_DECLS

/*
 * What lists are made of: of every item the few values by which it is filtered, sorted and counted, as they are on one
 * day, in the order of its plan. A connection keeps them between its questions, for the next question is mostly the
 * same with another filter or order; the log tells which plans are to be read again.
 */

typedef struct
{
  const char *id;
  const char *parent_id;   /* NULL: at the top of its plan */
  DmDay end;               /* DM_DAY_NONE where there is none */
  gint8 status;            /* DmStatus; -1: it has none, as a section */
  gint8 percent;           /* -1: it has none */
  guint8 kind;             /* DmItemKind */
} DmRollRow;

/* Its texts may be borrowed on any thread by whoever holds it; all else belongs to the connection's. */
typedef struct
{
  gatomicrefcount ref_count;
  char *plan_id;
  DmDay issued_on;         /* DM_DAY_NONE: not said */
  DmDay closed_on;         /* DM_DAY_NONE: open */
  GArray *rows;            /* of DmRollRow: in the order of the plan; NULL until it is read */
  GStringChunk *texts;

  /* What only some questions ask for, one a row, NULL where there is none: keys to sort by, and the unit that leads. */
  const char **keys;
  DmSort keys_of;
  const char **leads;
  GStringChunk *key_texts;
  GStringChunk *lead_texts;
} DmRollPlan;

DmRollPlan *dm_roll_plan_ref (DmRollPlan *self);
void dm_roll_plan_unref (DmRollPlan *self);
void dm_roll_plan_forget_keys (DmRollPlan *self);
void dm_roll_free (DmRoll *self);

/* All of these inside a reading transaction. */
const GPtrArray *dm_store_list_rolls (DmStore *self, DmDay on, GError **error);
gboolean dm_store_read_roll (DmStore *self, DmRollPlan *plan, GError **error);
gboolean dm_store_read_roll_keys (DmStore *self, DmRollPlan *plan, DmSort sort, DmDay on, GError **error);
gboolean dm_store_read_roll_leads (DmStore *self, DmRollPlan *plan, GError **error);

G_END_DECLS
