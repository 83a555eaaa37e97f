/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-deadline-shift.h"
#include "dm-item.h"
#include "dm-plan.h"

G_BEGIN_DECLS

/* What a person may want to know of an item before its copy is kept; bits. */
typedef enum
{
  DM_SEQUEL_DEADLINE = 1 << 0,       /* one of its deadlines asks, see #DmShiftNote */
  DM_SEQUEL_TEXT = 1 << 1,           /* its words name years, which moved too */
  DM_SEQUEL_UNIT_SUCCEEDED = 1 << 2, /* a unit is dissolved by then: those that succeeded it take its place */
  DM_SEQUEL_UNIT_DISSOLVED = 1 << 3, /* a unit is dissolved by then and nobody succeeded it: it stays named */
  DM_SEQUEL_PERSON_LEFT = 1 << 4,    /* the person in charge is not in office by then: nobody is named */
  DM_SEQUEL_CANCELLED = 1 << 5       /* it was cancelled, and is left out unless a person wants it */
} DmSequelNote;

/**
 * DmSequelItem:
 * @source: the item of the old plan; immutable
 * @draft: what it becomes; its id and parent are those of the old plan until it is kept
 * @shifts: (element-type DmShiftNote): what became of each deadline of @source
 * @notes: bits of #DmSequelNote
 * @accepted: whether it comes along
 */
typedef struct
{
  DmItem *source;
  DmItem *draft;
  GArray *shifts;
  guint notes;
  gboolean accepted;
} DmSequelItem;

/**
 * DmSequel:
 * @source: the old plan; immutable
 * @plan: the head of the new one, a draft: what a person has to say (number, date) is empty
 * @years: by how many years the deadlines moved
 * @items: (element-type DmSequelItem): sections, tasks and duties in the order of the plan, steps behind their task
 *
 * A plan as it would come back in another year: a proposal, of which a person keeps what fits.
 */
typedef struct
{
  DmPlan *source;
  DmPlan *plan;
  int years;
  GPtrArray *items;
} DmSequel;

DmSequel *dm_sequel_propose (DmPlan *plan, const GPtrArray *items, const GPtrArray *units, int years, DmDay on);
DmSequel *dm_sequel_dup (const DmSequel *self);
void dm_sequel_free (DmSequel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmSequel, dm_sequel_free)

DmPlan *dm_sequel_propose_head (const DmPlan *plan, int years);
gboolean dm_sequel_item_asks (const DmSequelItem *self);

G_END_DECLS
