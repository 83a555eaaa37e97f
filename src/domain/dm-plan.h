/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-day.h"

G_BEGIN_DECLS

/* A numbered document that a plan's text cites, e.g. "188/QĐ-BQL" of 2013-07-10. */
typedef struct
{
  char *number;
  DmDay issued_on;
} DmReference;

DmReference *dm_reference_new (const char *number, DmDay issued_on);
void dm_reference_free (DmReference *self);
void dm_reference_add_cited (GPtrArray *references, const char *text, const char *own);

/**
 * DmPlan:
 * @signer_form: "KT.", "TM.", "TL.", "TUQ.", "Q." or NULL: for whom the signer signs (Decree 30/2020 art. 13)
 * @basis: NULL-terminated; the documents the plan rests on, as written
 * @references: (element-type DmReference): every numbered document cited, in the order of the text
 * @recipients: NULL-terminated; "Nơi nhận" without the "Lưu" line
 * @closed_on: the day the plan was closed; its tasks leave the all-plans figures from that day on
 *
 * The head of an administrative plan. Reference counted. A plan that a store or model gave out is immutable;
 * dm_plan_copy() makes a draft, which belongs to one thread and may be changed until it is handed over.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;
  gint64 rev;
  char *number;
  char *symbol;
  char *type;
  char *title;
  DmDay issued_on;
  char *place;
  char *issuer;
  char *parent_issuer;
  char *signer_form;
  char *signer_position;
  char *signer_name;
  char **basis;
  GPtrArray *references;
  char **recipients;
  DmDay closed_on;
} DmPlan;

DmPlan *dm_plan_new (void);
DmPlan *dm_plan_copy (const DmPlan *self);
DmPlan *dm_plan_ref (DmPlan *self);
void dm_plan_unref (DmPlan *self);
char *dm_plan_dup_label (const DmPlan *self);
gboolean dm_plan_is_same_document (const DmPlan *self, const DmPlan *other);
gboolean dm_plan_is_closed (const DmPlan *self, DmDay on);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmPlan, dm_plan_unref)

G_END_DECLS
