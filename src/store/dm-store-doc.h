/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store-tables.h"

G_BEGIN_DECLS

/* What a row has to say to who searches: its kind, whom a hit opens (borrowed of the row), a title and a body. */
typedef struct
{
  const char *kind;
  const char *owner;
  char *title;
  char *body;
} DmDoc;
void dm_doc_clear (DmDoc *doc);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DmDoc, dm_doc_clear)

/* The tables whose rows have something to say, with the rank of their documents (see DM_DOC_RANK). */
typedef struct
{
  const DmTable *table;
  guint rank;
} DmDocTable;
#define DM_N_DOC_TABLES 5
extern const DmDocTable dm_doc_tables[DM_N_DOC_TABLES];

gboolean dm_store_describe (DmStore *self, const DmRow *row, DmDoc *doc, GError **error);
char *dm_doc_make_terms (const DmDoc *doc);

G_END_DECLS
