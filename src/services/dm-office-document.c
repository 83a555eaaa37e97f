/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

#include "dm-document.h"

/* Reading a plan's text, aside: it may be long, and no connection is needed for it. */

static gpointer
read_document (DmStore *store, gpointer arguments, GError **error)
{
  const char *path = g_file_peek_path (arguments);

  if (path)
    return dm_document_read (path, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not a file of this machine");
  return NULL;
}

static const DmOperation read_document_operation = {
  DM_LANE_ASIDE, read_document, g_object_unref, (GDestroyNotify) dm_proposal_free
};

/**
 * dm_office_read_document_async:
 *
 * No file needs to be open, and nothing is stored.
 */
void
dm_office_read_document_async (DmOffice *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && G_IS_FILE (file));
  dm_office_run (self, &read_document_operation, g_object_ref (file), cancellable, callback, user_data);
}

/**
 * dm_office_read_document_finish:
 *
 * Returns: (transfer full): the proposal; %NULL with a #GIOErrorEnum or #DmReaderError
 */
DmProposal *
dm_office_read_document_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &read_document_operation, result, error);
}
