/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-reader.h"

G_BEGIN_DECLS

DmProposal *dm_document_read (const char *path, GError **error);
DmProposal *dm_document_read_watched (const char *path, DmReaderWatch watch, gpointer user_data, GError **error);

G_END_DECLS
