/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dm-office.h"

G_BEGIN_DECLS

/* A few fields above a task's log in which a line is written without opening a form. What is typed and not recorded
 * waits with its task; the form takes it over. Signal "recorded". */
#define DM_TYPE_ENTRY_INLINE (dm_entry_inline_get_type ())
G_DECLARE_FINAL_TYPE (DmEntryInline, dm_entry_inline, DM, ENTRY_INLINE, GtkWidget)

void dm_entry_inline_set_item (DmEntryInline *self, DmOffice *office, const DmItem *item);
const char *dm_entry_inline_get_item_id (DmEntryInline *self);
void dm_entry_inline_set_quick (DmEntryInline *self);
void dm_entry_inline_set_percent (DmEntryInline *self, int reached);
void dm_entry_inline_begin (DmEntryInline *self);
void dm_entry_inline_hand_over (DmEntryInline *self);   /* what is typed becomes a draft, the fields are empty */

G_END_DECLS
