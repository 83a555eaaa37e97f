/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models.h"

#include <string.h>

#define N_COLUMNS 6

#define ROW_TYPE (row_get_type ())
G_DECLARE_FINAL_TYPE (Row, row, ROW, OBJECT, GObject)

struct _Row
{
  GObject parent_instance;
  char *cells[N_COLUMNS];
  guint number;
};

G_DEFINE_TYPE (Row, row, G_TYPE_OBJECT)

static const char *needle;
static gboolean sort_by_day;

static void
row_finalize (GObject *object)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (((Row *) object)->cells[i]);
  G_OBJECT_CLASS (row_parent_class)->finalize (object);
}

static void
row_class_init (RowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = row_finalize;
}

static void
row_init (Row *self)
{
}

static Row *
make_row (guint number)
{
  static const char *const words[] = { "Rà soát quy chế", "Tổ chức hội nghị", "Báo cáo kết quả", "Kiểm tra việc thực hiện" };
  static const char *const states[] = { "Quá hạn", "Sắp đến hạn", "Thường xuyên" };
  Row *self = g_object_new (row_get_type (), NULL);
  guint mixed = number * 2654435761u;

  self->number = number;
  self->cells[0] = g_strdup_printf ("II.%u", number % 500);
  self->cells[1] = g_strdup_printf ("%s về cung cấp thông tin cho công dân, việc thứ %u", words[mixed >> 3 & 3], number);
  self->cells[2] = g_strdup_printf ("Phòng số %u", mixed >> 5 & 15);
  self->cells[3] = g_strdup_printf ("2017-%02u-%02u", 1 + (mixed >> 5) % 12, 1 + (mixed >> 9) % 28);
  self->cells[4] = g_strdup (states[(mixed >> 13) % 3]);
  self->cells[5] = g_strdup_printf ("%u %%", (mixed >> 17) % 101);
  return self;
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  return needle == NULL || strstr (((Row *) item)->cells[4], needle) != NULL;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Row *one = a, *other = b;
  int order = sort_by_day ? strcmp (one->cells[3], other->cells[3]) : 0;

  return order ? order : one->number < other->number ? -1 : one->number > other->number;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* As many lines as the table's. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      ((Row *) gtk_list_item_get_item (item))->cells[GPOINTER_TO_UINT (column)]);
}

static GListModel *
make_rows (guint n_rows)
{
  GListStore *store = g_list_store_new (row_get_type ());
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_rows, g_object_unref);

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (rows, make_row (i));
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  return G_LIST_MODEL (store);
}

static GtkWidget *
make_table (GtkSelectionModel *selection)
{
  static const char *const titles[N_COLUMNS] = { "Mục", "Nội dung", "Chủ trì", "Ngày cuối", "Trạng thái", "Tiến độ" };
  GtkWidget *view = gtk_column_view_new (selection);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (titles[i], factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      if (i == 1)
        gtk_column_view_column_set_expand (column, TRUE);
      else
        gtk_column_view_column_set_fixed_width (column, 110);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  return view;
}

void
models_open (Models *self, GtkApplication *application, guint n_rows)
{
  GListModel *filtered, *sorted;

  needle = NULL;
  sort_by_day = FALSE;
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, NULL, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (make_rows (n_rows), self->filter));
  sorted = G_LIST_MODEL (gtk_sort_list_model_new (filtered, self->sorter));
  self->window = gtk_application_window_new (application);
  self->scroller = gtk_scrolled_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller),
                                 make_table (GTK_SELECTION_MODEL (gtk_single_selection_new (sorted))));
  gtk_window_set_child (GTK_WINDOW (self->window), self->scroller);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
models_filter (Models *self, const char *words)
{
  needle = words;
  gtk_filter_changed (self->filter, words ? GTK_FILTER_CHANGE_MORE_STRICT : GTK_FILTER_CHANGE_LESS_STRICT);
}

void
models_sort (Models *self, gboolean by_day)
{
  sort_by_day = by_day;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

void
models_close (Models *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}
