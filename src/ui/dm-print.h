/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dm-sheet.h"

G_BEGIN_DECLS

/* A table on a printer, with the pages that a PDF of it has. The toolkit asks for the printer and shows how far it is. */
GtkPrintOperation *dm_print_new (DmTable *table, const DmSheetHead *head);

G_END_DECLS
