/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-day.h"

G_BEGIN_DECLS

/**
 * DmPerson:
 * @title: position ("Phó Trưởng ban"), or NULL
 * @unit_id: the unit the person works in, or NULL
 * @phone, @email: as typed, or NULL; see dm_person_phone_is_plausible()
 * @valid_from, @valid_until: life span in the office, both included; DM_DAY_NONE leaves that side open
 *
 * A person of the office. Who left keeps the record. Reference counted; immutable once given out, dm_person_copy()
 * makes a draft.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  gint64 rev;
  char *name;
  char *title;
  char *unit_id;
  char *phone;
  char *email;
  DmDay valid_from;
  DmDay valid_until;
} DmPerson;

DmPerson *dm_person_new (void);
DmPerson *dm_person_copy (const DmPerson *self);
DmPerson *dm_person_ref (DmPerson *self);
void dm_person_unref (DmPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPerson, dm_person_unref)

gboolean dm_person_is_alive (const DmPerson *self, DmDay on);
char *dm_person_dup_sort_key (const DmPerson *self);
gboolean dm_person_phone_is_plausible (const char *phone);
gboolean dm_person_email_is_plausible (const char *email);

G_END_DECLS
