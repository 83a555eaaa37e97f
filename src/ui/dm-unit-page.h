/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-roster.h"

G_BEGIN_DECLS

/* The office's units: what they are called, who came before and after, how many tasks they lead. */
#define DM_TYPE_UNIT_PAGE (dm_unit_page_get_type ())
G_DECLARE_FINAL_TYPE (DmUnitPage, dm_unit_page, DM, UNIT_PAGE, DmRoster)

GtkWidget *dm_unit_page_new (DmOffice *office);

G_END_DECLS
