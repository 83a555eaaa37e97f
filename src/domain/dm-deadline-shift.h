/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-deadline.h"

G_BEGIN_DECLS

/**
 * DmShiftNote:
 * @DM_SHIFT_KEPT: neither words nor days: nothing of it is bound to a year ("Thường xuyên")
 * @DM_SHIFT_MOVED: the new words, read anew, mean the old days so many years later
 * @DM_SHIFT_NO_YEAR: the words name no year: what was proposed for them moved, and is still only proposed
 * @DM_SHIFT_LEAP_DAY: the new year has no 29 February: the words say the 28th
 * @DM_SHIFT_EVENT: it hangs on an event, whose date has to be entered anew
 * @DM_SHIFT_DIFFERS: read anew, the new words mean other days than the old ones so many years later, which are kept
 * @DM_SHIFT_NOT_UNDERSTOOD: nobody knows what the words mean: they are kept
 *
 * What became of a deadline that was moved to another year.
 */
typedef enum
{
  DM_SHIFT_KEPT,
  DM_SHIFT_MOVED,
  DM_SHIFT_NO_YEAR,
  DM_SHIFT_LEAP_DAY,
  DM_SHIFT_EVENT,
  DM_SHIFT_DIFFERS,
  DM_SHIFT_NOT_UNDERSTOOD
} DmShiftNote;

gboolean dm_shift_note_asks (DmShiftNote note);
DmDeadline *dm_deadline_shift (const DmDeadline *self, int years, DmShiftNote *note);
char *dm_text_shift_years (const char *text, int years, int first_year);

G_END_DECLS
