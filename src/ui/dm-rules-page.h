/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-window.h"

G_BEGIN_DECLS

/* The rules of the office as a page of the preferences: they hold for everybody, and are saved as one act. */
#define DM_TYPE_RULES_PAGE (dm_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (DmRulesPage, dm_rules_page, DM, RULES_PAGE, AdwPreferencesPage)

void dm_rules_page_set_office (DmRulesPage *self, DmOffice *office, DmWindow *window);

G_END_DECLS
