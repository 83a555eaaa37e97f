/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-sequel.h"

G_BEGIN_DECLS

/* One item of a plan that is copied to another year: a switch whether it comes along, its deadline's old words and new
 * ones with their days, and, unfolded, what there is to know and the words to be changed. */
GtkWidget *dm_copy_row_new (DmSequelItem *item, const DmRules *rules, DmDay plan_date);
void dm_copy_row_read (GtkWidget *row);   /* into the item's draft */

G_END_DECLS
