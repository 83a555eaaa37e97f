/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store.h"

G_BEGIN_DECLS

/* What a list may show of a task, each in a column of its own: on the screen, on paper and in what is copied. */
typedef enum
{
  DM_FIELD_CODE,
  DM_FIELD_TEXT,
  DM_FIELD_PLAN,
  DM_FIELD_LEAD,
  DM_FIELD_COORDINATING,
  DM_FIELD_PERSON,    /* in charge */
  DM_FIELD_DEADLINE,  /* in the plan's own words */
  DM_FIELD_LAST_DAY,  /* the end in force */
  DM_FIELD_TARGET,
  DM_FIELD_STATUS,
  DM_FIELD_PERCENT,
  DM_FIELD_ENTERED,   /* the day of the last entry */
  DM_FIELD_PRODUCT,
  DM_FIELD_N
} DmTaskField;

const char *dm_task_field_to_nick (DmTaskField field);   /* kept by desks: never changes */
gboolean dm_task_field_from_nick (const char *nick, DmTaskField *field);
const char *dm_task_field_title (DmTaskField field);      /* the column's head */
char *dm_task_field_dup_words (DmTaskField field, const DmItem *item, const DmStanding *standing);
DmSort dm_task_field_sort (DmTaskField field);

G_END_DECLS
