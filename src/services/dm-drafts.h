/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DmDraft:
 * @key: what the form is of: its kind and the subject's id, joined by ":"
 * @title: what a person calls it
 * @at: when it was last typed in, Unix time in microseconds
 * @open: the form was not left: a program that died comes back with it
 * @found: an earlier program left it
 * @base: (element-type utf8 utf8): the form's fields by name as they were found
 * @values: (element-type utf8 utf8): as they were left
 *
 * What was typed into a form and not kept yet.
 */
typedef struct
{
  char *key;
  char *title;
  gint64 at;
  gboolean open;
  gboolean found;
  GHashTable *base;
  GHashTable *values;
} DmDraft;

DmDraft *dm_draft_new (const char *key, const char *title, gint64 at);
void dm_draft_free (DmDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmDraft, dm_draft_free)

#define DM_TYPE_DRAFTS (dm_drafts_get_type ())
G_DECLARE_FINAL_TYPE (DmDrafts, dm_drafts, DM, DRAFTS, GObject)

/**
 * DmDrafts:
 *
 * The unfinished forms of this desk about one office, each in a file of its own, so that what was typed outlives the
 * program. They belong to the desk: they are not in the office's file, and in nobody's history.
 *
 * Signals: "loaded": what an earlier program left is known from now on. "changed" (key): a draft was put or dropped.
 */
DmDrafts *dm_drafts_new (const char *folder, const char *office);
void dm_drafts_load (DmDrafts *self);
GPtrArray *dm_drafts_list (DmDrafts *self);                    /* (transfer container) of DmDraft, newest first */
const DmDraft *dm_drafts_find (DmDrafts *self, const char *key);
void dm_drafts_put (DmDrafts *self, DmDraft *draft);           /* (transfer full) */
void dm_drafts_drop (DmDrafts *self, const char *key);
void dm_drafts_flush (DmDrafts *self);                         /* waits until all of it is on the disk */

G_END_DECLS
