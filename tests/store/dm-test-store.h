/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store.h"

G_BEGIN_DECLS

/* An office in a folder of its own, with a clock and ids that count. DM_TEST_STORE_URI, when it is set, is put in
 * front of the path, so that another engine can run the same cases. */
typedef struct
{
  char *folder;
  char *uri;
  gint64 ticks;
  DmStoreContext context;
} DmTestOffice;

DmTestOffice *dm_test_office_new (const char *who);
void dm_test_office_free (DmTestOffice *self);
DmStore *dm_test_office_open (DmTestOffice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmTestOffice, dm_test_office_free)

DmUnit *dm_test_add_unit (DmStore *store, const char *name);
DmPerson *dm_test_add_person (DmStore *store, const char *name);
DmPlan *dm_test_add_plan (DmStore *store, const char *number);
DmItem *dm_test_add_task (DmStore *store, const DmPlan *plan, const char *text, const char *deadline);
guint dm_test_count_units (DmStore *store);

/* Behind the store's back, by another connection of the engine: what no log line tells of. */
void dm_test_office_execute (const DmTestOffice *self, const char *script);
void dm_test_assert_sound (DmStore *store);

G_END_DECLS
