/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-reader.h"

G_BEGIN_DECLS

/* What the files of this room share. */

/* A paragraph of the text: one line, or several that were broken by a margin. Lines count from 1. */
typedef struct
{
  const char *text; /* that of @joined */
  guint line;
  guint last_line;
  gboolean upper;   /* written in capitals throughout */
  GString *joined;
  GArray *pieces;   /* where each of its lines stands in the source */
} DmParagraph;

GPtrArray *dm_reader_split (const char *source);
DmPassage dm_paragraph_get_passage (const DmParagraph *self, gsize from, gsize until);
DmPassage dm_paragraph_get_whole (const DmParagraph *self);

/* How a paragraph is numbered, from the outermost in. */
typedef enum
{
  DM_MARKER_NONE,
  DM_MARKER_ROMAN,   /* I. */
  DM_MARKER_ARABIC,  /* 1. or 1.1. */
  DM_MARKER_LETTER,  /* a) */
  DM_MARKER_DASH     /* - */
} DmMarkerKind;

typedef struct
{
  DmMarkerKind kind;
  char *label;       /* "II", "1", "1.1", "đ"; NULL for a dash */
  const char *rest;  /* what stands behind it, within the paragraph's text */
} DmMarker;

void dm_marker_read (const char *text, DmMarker *marker);
void dm_marker_clear (DmMarker *marker);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmMarker, dm_marker_clear)

/* What a label line is about. */
typedef enum
{
  DM_LABEL_NONE,
  DM_LABEL_TIME,
  DM_LABEL_LEAD,
  DM_LABEL_COORDINATING,
  DM_LABEL_PRODUCT,
  DM_LABEL_OTHER
} DmLabel;

DmLabel dm_label_read (const char *text, const char **value);

/* Who watches; %NULL for nobody. */
typedef struct
{
  DmReaderWatch watch;
  gpointer user_data;
} DmWatcher;

void dm_reader_read_head (DmProposal *proposal, GPtrArray *paragraphs, guint *body, guint *end);
gboolean dm_reader_read_outline (DmProposal *proposal, GPtrArray *paragraphs, guint body, guint end,
                                 const DmWatcher *watcher);

char **dm_units_split (const char *list);
gboolean dm_units_read_subject (const char *sentence, char ***lead, char ***coordinating);

char *dm_reader_trim_stop (const char *text);
gsize dm_reader_find_stop (const char *text, gsize *from);

G_END_DECLS
