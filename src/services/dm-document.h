/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-proposal.h"

G_BEGIN_DECLS

DmProposal *dm_document_read (const char *path, GError **error);

G_END_DECLS
