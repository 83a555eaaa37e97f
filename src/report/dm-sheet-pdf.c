/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-report"

#include "dm-sheet-private.h"

#include <cairo-pdf.h>

/* So many rows are laid out before it is asked whether to go on. */
#define SLICE 50

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (DmSheet *self, GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, self->width, self->height);
  g_autofree char *day = dm_day_format (self->head->on);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->head->title);
  if (self->head->subject)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->head->subject);
  /* Of the figures, not of the clock. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
  return surface;
}

static void
tell (DmSheetProgress progress, gpointer progress_data, double done)
{
  if (progress)
    progress (done, progress_data);
}

/* The laying out is the longer half. */
static gboolean
lay_out (DmSheet *self, DmSheetProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  while (!dm_sheet_lay_out (self, SLICE))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      tell (progress, progress_data, dm_sheet_get_done (self) / 2);
    }
  return TRUE;
}

static gboolean
draw (DmSheet *self, cairo_surface_t *surface, DmSheetProgress progress, gpointer progress_data,
      GCancellable *cancellable, GError **error)
{
  cairo_t *cairo = cairo_create (surface);
  guint page = 0;

  for (; page < dm_sheet_get_n_pages (self) && !g_cancellable_is_cancelled (cancellable); page++)
    {
      dm_sheet_draw_page (self, cairo, page);
      cairo_show_page (cairo);
      tell (progress, progress_data, 0.5 + 0.5 * (page + 1) / dm_sheet_get_n_pages (self));
    }
  cairo_destroy (cairo);
  return page == dm_sheet_get_n_pages (self) || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * dm_sheet_to_pdf:
 * @progress: called on the calling thread
 *
 * Lays the table out on A4 and writes it. The same words give the same bytes.
 *
 * Returns: (transfer full): the file
 */
GBytes *
dm_sheet_to_pdf (DmTable *table, const DmSheetHead *head, DmSheetProgress progress, gpointer progress_data,
                 GCancellable *cancellable, GError **error)
{
  gboolean landscape = dm_sheet_wants_landscape (table);
  g_autoptr (DmSheet) sheet = dm_sheet_new (table, head, landscape ? DM_SHEET_LONG : DM_SHEET_SHORT,
                                            landscape ? DM_SHEET_SHORT : DM_SHEET_LONG);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  gboolean drawn;

  if (!lay_out (sheet, progress, progress_data, cancellable, error))
    return NULL;
  surface = make_surface (sheet, bytes);
  drawn = draw (sheet, surface, progress, progress_data, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
