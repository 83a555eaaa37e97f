/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-proposal.h"

G_BEGIN_DECLS

/* Why a document could not be read at all; what is merely doubtful is a DmProblem of the proposal. */
typedef enum
{
  DM_READER_ERROR_EMPTY,
  DM_READER_ERROR_TOO_LARGE,
  DM_READER_ERROR_BINARY,
  DM_READER_ERROR_NOT_UTF8,
  DM_READER_ERROR_TOO_MANY_LINES,
  DM_READER_ERROR_NOT_A_PLAN,
  DM_READER_ERROR_GIVEN_UP     /* whoever watched wanted no more */
} DmReaderError;

#define DM_READER_ERROR (dm_reader_error_quark ())
GQuark dm_reader_error_quark (void);

/* A plan's text is a few hundred lines; these refuse what cannot be one before any work is done on it. */
#define DM_READER_MAX_BYTES (16 * 1024 * 1024)
#define DM_READER_MAX_LINES 100000

/* Told now and then, on the thread that reads, how much was read (0 to 1). FALSE gives up. */
typedef gboolean (*DmReaderWatch) (double done, gpointer user_data);

DmProposal *dm_reader_read_bytes (GBytes *bytes, GError **error);
DmProposal *dm_reader_read_watched (GBytes *bytes, DmReaderWatch watch, gpointer user_data, GError **error);
DmProposal *dm_reader_read_text (const char *text, gssize length, GError **error);

G_END_DECLS
