/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-print.h"

/* So many rows are laid out at once: some milliseconds. */
#define SLICE 10

typedef struct
{
  DmTable *table;
  DmSheetHead *head;
  DmSheet *sheet;   /* NULL until the paper is known */
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *self = data;

  dm_table_unref (self->table);
  dm_sheet_head_free (self->head);
  g_clear_pointer (&self->sheet, dm_sheet_free);
  g_free (self);
}

/* Called again and again until it is done. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  if (self->sheet == NULL)
    self->sheet = dm_sheet_new (self->table, self->head, gtk_print_context_get_width (context),
                                gtk_print_context_get_height (context));
  if (!dm_sheet_lay_out (self->sheet, SLICE))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, dm_sheet_get_n_pages (self->sheet));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *self)
{
  dm_sheet_draw_page (self->sheet, gtk_print_context_get_cairo_context (context), page);
}

static GtkPageSetup *
make_page_setup (DmTable *table)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, dm_sheet_wants_landscape (table) ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                          : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
  return setup;
}

GtkPrintOperation *
dm_print_new (DmTable *table, const DmSheetHead *head)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (table);
  Print *self = g_new0 (Print, 1);

  self->table = dm_table_ref (table);
  self->head = dm_sheet_head_copy (head);
  gtk_print_operation_set_default_page_setup (operation, setup);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, head->title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), self, print_free, 0);
  return operation;
}
