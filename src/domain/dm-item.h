/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-deadline.h"
#include "dm-unit.h"

G_BEGIN_DECLS

/* Stored by nick. A section is a heading; a task is counted; a duty is listed beside the tasks ("Tổ chức thực
 * hiện"); a step is what people add below a task and is never counted by itself. */
typedef enum
{
  DM_ITEM_SECTION,
  DM_ITEM_TASK,
  DM_ITEM_DUTY,
  DM_ITEM_STEP
} DmItemKind;

const char *dm_item_kind_to_nick (DmItemKind kind);
gboolean dm_item_kind_from_nick (const char *nick, DmItemKind *kind);

/**
 * DmEntry:
 * @on: the day the entry speaks of
 * @percent: 0 to 100, or -1 where the entry says nothing of it
 * @for_end: the last day of the deadline or occurrence that this entry meets, or DM_DAY_NONE
 * @done_on: the day the task was done, set by hand, or DM_DAY_NONE
 * @by: who reported it, as typed; NULL where nobody said
 * @seq: order among the entries of one day: larger came later
 *
 * One line of a task's progress log. Entries are facts: they are added, corrected and undone, never implied.
 */
typedef struct
{
  char *id;
  gint64 rev;
  char *item_id;
  DmDay on;
  int percent;
  char *result;
  char *difficulty;
  char *proposal;
  char *by;
  DmDay for_end;
  DmDay done_on;
  gint64 seq;
} DmEntry;

DmEntry *dm_entry_new (DmDay on);
DmEntry *dm_entry_copy (const DmEntry *self);
void dm_entry_free (DmEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmEntry, dm_entry_free)

/**
 * DmExtension:
 * @deadline_id: the deadline it extends
 * @old_end, @new_end: last days in time before and after
 * @decided_on: the decision's date: from this day on the new end is in force
 * @document: number and symbol of the deciding document, or NULL
 * @seq: order among the extensions of one day
 */
typedef struct
{
  char *id;
  gint64 rev;
  char *item_id;
  char *deadline_id;
  DmDay old_end;
  DmDay new_end;
  char *reason;
  DmDay decided_on;
  char *document;
  gint64 seq;
} DmExtension;

DmExtension *dm_extension_new (void);
DmExtension *dm_extension_copy (const DmExtension *self);
void dm_extension_free (DmExtension *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmExtension, dm_extension_free)

/**
 * DmItem:
 * @parent_id: the section, task or duty it stands under, or NULL
 * @position: order among its siblings, from 0
 * @code: as printed, joined by dots ("II.1.đ")
 * @text: without number, label lines and final stop
 * @detail: the prose that stands under the heading of the item, or NULL
 * @lead, @coordinating: (element-type DmUnit): in the order of the text
 * @target_on: the office's own internal date; never changes the status
 * @pulse_days: this task's pulse, 0 for the office's
 * @cancelled_on, @cancelled_why: set when the task was cancelled
 * @person_id: the person in charge, or NULL; @person_name is copied from the person
 * @plan_issued_on: copied from the plan: pulses and occurrences start no earlier
 * @deadlines: (element-type DmDeadline)
 * @entries: (element-type DmEntry): by (on, seq)
 * @extensions: (element-type DmExtension): by (decided_on, seq)
 * @steps: (element-type DmItem): the steps below a task or duty, by position
 *
 * One item of a plan with every fact known of it. Reference counted; what a store or model gave out is
 * immutable, dm_item_copy() makes a draft (deep, except the units).
 */
typedef struct _DmItem DmItem;
struct _DmItem
{
  gatomicrefcount ref_count;
  char *id;
  gint64 rev;
  char *plan_id;
  char *plan_label;
  DmDay plan_issued_on;
  char *parent_id;
  int position;
  DmItemKind kind;
  char *code;
  char *text;
  char *detail;
  char *product;
  DmDay target_on;
  int pulse_days;
  DmDay cancelled_on;
  char *cancelled_why;
  char *person_id;
  char *person_name;
  GPtrArray *lead;
  GPtrArray *coordinating;
  GPtrArray *deadlines;
  GPtrArray *entries;
  GPtrArray *extensions;
  GPtrArray *steps;
};

DmItem *dm_item_new (DmItemKind kind);
DmItem *dm_item_copy (const DmItem *self);
DmItem *dm_item_ref (DmItem *self);
void dm_item_unref (DmItem *self);
const DmDeadline *dm_item_find_deadline (const DmItem *self, const char *deadline_id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmItem, dm_item_unref)

G_END_DECLS
