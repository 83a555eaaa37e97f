/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-day.h"

G_BEGIN_DECLS

/**
 * DmUnit:
 * @code: short name ("HTPL") or NULL
 * @aliases: (element-type utf8): other names by which documents call it
 * @valid_from, @valid_until: life span, both included; DM_DAY_NONE leaves that side open
 * @predecessors: (element-type utf8): ids of the units this one succeeded (merge, split: many to many)
 * @successors: (element-type utf8): ids of the units that succeeded this one
 *
 * A unit of the office. Reference counted; immutable once given out, dm_unit_copy() makes a draft.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  gint64 rev;
  char *code;
  char *name;
  GPtrArray *aliases;
  DmDay valid_from;
  DmDay valid_until;
  GPtrArray *predecessors;
  GPtrArray *successors;
} DmUnit;

DmUnit *dm_unit_new (void);
DmUnit *dm_unit_copy (const DmUnit *self);
DmUnit *dm_unit_ref (DmUnit *self);
void dm_unit_unref (DmUnit *self);
gboolean dm_unit_is_alive (const DmUnit *self, DmDay on);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmUnit, dm_unit_unref)

G_END_DECLS
