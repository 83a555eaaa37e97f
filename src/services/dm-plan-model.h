/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dm-store.h"

G_BEGIN_DECLS

/* What a row of a list of plans is. */
typedef enum
{
  DM_PLAN_ROW_PLAN,
  DM_PLAN_ROW_ALL,     /* stands for all plans that are open */
  DM_PLAN_ROW_CLOSED   /* the heading above those that are closed */
} DmPlanRowKind;

/* A row of a list of plans: it stays the same object as long as its plan is there; notify::summary tells that the plan or
 * its figures are others. */
#define DM_TYPE_PLAN_HANDLE (dm_plan_handle_get_type ())
G_DECLARE_FINAL_TYPE (DmPlanHandle, dm_plan_handle, DM, PLAN_HANDLE, GObject)

DmPlanRowKind dm_plan_handle_get_kind (DmPlanHandle *self);
const DmPlanSummary *dm_plan_handle_get_summary (DmPlanHandle *self);   /* NULL unless it is a plan */
const DmPlan *dm_plan_handle_get_plan (DmPlanHandle *self);             /* NULL unless it is a plan */
gboolean dm_plan_handle_is_closed (DmPlanHandle *self);

/**
 * DmPlanModel:
 *
 * A GListModel of DmPlanHandle over all plans of an office, newest first: those that are open, and below a heading those
 * that are closed; narrowed by words, with or without accents, and by the year of their date. It is given the plans, and
 * asks nobody.
 */
#define DM_TYPE_PLAN_MODEL (dm_plan_model_get_type ())
G_DECLARE_FINAL_TYPE (DmPlanModel, dm_plan_model, DM, PLAN_MODEL, GObject)

DmPlanModel *dm_plan_model_new (gboolean with_all);   /* whether a row for all plans stands at the top */
void dm_plan_model_set_plans (DmPlanModel *self, const GPtrArray *plans, DmDay today);
void dm_plan_model_set_text (DmPlanModel *self, const char *text);
void dm_plan_model_set_year (DmPlanModel *self, int year);               /* 0 for any */
GArray *dm_plan_model_dup_years (DmPlanModel *self);                     /* of int, newest first */
guint dm_plan_model_get_n_open (DmPlanModel *self);
guint dm_plan_model_get_n_closed (DmPlanModel *self);
guint dm_plan_model_get_n_found (DmPlanModel *self);                     /* plans among the rows */
gboolean dm_plan_model_find (DmPlanModel *self, const char *plan_id, guint *position);   /* NULL: all plans */

G_END_DECLS
