/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* A group of a form: several units, each with a button that takes it out, and a chooser that adds one. Signal "changed". */
#define DM_TYPE_UNIT_LIST (dm_unit_list_get_type ())
G_DECLARE_FINAL_TYPE (DmUnitList, dm_unit_list, DM, UNIT_LIST, AdwPreferencesGroup)

/* What there is to choose from; dissolved ones too where they are asked for, and never @but_not. */
void dm_unit_list_load (DmUnitList *self, DmOffice *office, gboolean gone_too, const char *but_not);
void dm_unit_list_set_ids (DmUnitList *self, const GPtrArray *ids);
GPtrArray *dm_unit_list_dup_ids (DmUnitList *self);
char *dm_unit_list_dup_names (DmUnitList *self, const char *ids);   /* of ids, one a line */

G_END_DECLS
