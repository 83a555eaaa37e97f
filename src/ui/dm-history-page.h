/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* What was done in the whole office, act by act. */
#define DM_TYPE_HISTORY_PAGE (dm_history_page_get_type ())
G_DECLARE_FINAL_TYPE (DmHistoryPage, dm_history_page, DM, HISTORY_PAGE, GtkWidget)

GtkWidget *dm_history_page_new (DmOffice *office);

/* Of one plan and its tasks, until a person takes that away. */
void dm_history_page_show_plan (DmHistoryPage *self, const char *plan_id, const char *label);

G_END_DECLS
