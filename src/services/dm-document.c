/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-document.h"

#include <gio/gio.h>

/**
 * dm_document_read:
 * @path: a plan document in plain text
 *
 * What is not a file of a plan's size is refused before a byte of it is read: a folder, a device that never ends,
 * 200 MB. Blocks on the disk.
 *
 * Returns: (transfer full): the proposal; on failure %NULL with a #GFileError, #GIOErrorEnum or #DmReaderError
 */
DmProposal *
dm_document_read (const char *path, GError **error)
{
  return dm_document_read_watched (path, NULL, NULL, error);
}

/**
 * dm_document_read_watched:
 * @watch: (nullable): told on this thread how much was read; it may give up
 *
 * As dm_document_read().
 */
DmProposal *
dm_document_read_watched (const char *path, DmReaderWatch watch, gpointer user_data, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s is not a regular file", path);
      return NULL;
    }
  if (g_file_info_get_size (info) > DM_READER_MAX_BYTES)
    {
      g_set_error (error, DM_READER_ERROR, DM_READER_ERROR_TOO_LARGE, "%s is too large", path);
      return NULL;
    }
  if (!g_file_load_contents (file, NULL, &contents, &length, NULL, error))
    return NULL;
  bytes = g_bytes_new_take (contents, length);
  return dm_reader_read_watched (bytes, watch, user_data, error);
}
