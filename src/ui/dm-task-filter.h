/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-office.h"
#include "dm-settings.h"

G_BEGIN_DECLS

/* What of a query is chosen in a popover: unit, person, period, kind, closed plans, headings. Signal "changed". */
#define DM_TYPE_TASK_FILTER (dm_task_filter_get_type ())
G_DECLARE_FINAL_TYPE (DmTaskFilter, dm_task_filter, DM, TASK_FILTER, GtkPopover)

/* What a query may be narrowed by, beside its statuses and words. */
typedef enum
{
  DM_FACET_UNIT,
  DM_FACET_PERSON,
  DM_FACET_PERIOD,
  DM_FACET_KIND,
  DM_FACET_CLOSED,
  DM_FACET_N
} DmFacet;

void dm_task_filter_set_office (DmTaskFilter *self, DmOffice *office);
void dm_task_filter_set_settings (DmTaskFilter *self, DmSettings *settings);  /* where it is known who sits here */
void dm_task_filter_set_query (DmTaskFilter *self, const DmItemQuery *query); /* shows it; tells nothing */
void dm_task_filter_apply (DmTaskFilter *self, DmItemQuery *query);           /* writes what is chosen into it */
char *dm_task_filter_dup_words (DmTaskFilter *self, DmFacet facet);           /* NULL: not narrowed by it */
void dm_task_filter_clear (DmTaskFilter *self, DmFacet facet);                /* DM_FACET_N: all of them */

G_END_DECLS
