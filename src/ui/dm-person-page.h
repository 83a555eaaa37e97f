/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-roster.h"

G_BEGIN_DECLS

/* The office's people: where they work, how they are reached, how many tasks are in their charge. */
#define DM_TYPE_PERSON_PAGE (dm_person_page_get_type ())
G_DECLARE_FINAL_TYPE (DmPersonPage, dm_person_page, DM, PERSON_PAGE, DmRoster)

GtkWidget *dm_person_page_new (DmOffice *office);

G_END_DECLS
