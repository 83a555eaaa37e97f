/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* What was done in the whole office, act by act. */
#define DM_TYPE_HISTORY_PAGE (dm_history_page_get_type ())
G_DECLARE_FINAL_TYPE (DmHistoryPage, dm_history_page, DM, HISTORY_PAGE, GtkWidget)

GtkWidget *dm_history_page_new (DmOffice *office);

G_END_DECLS
