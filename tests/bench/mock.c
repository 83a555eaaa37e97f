/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window as it looks on the sample plan, of the same widgets with fixed words: no file, no thread, no model of ours.
 * What the program needs beyond this is what it does itself. */

#include <adwaita.h>

typedef struct
{
  const char *code, *text, *lead, *deadline, *icon, *colour, *status, *note, *percent;
} Task;

static const Task tasks[] = {
  { "II.1.a", "Tổ chức Hội nghị tuyên truyền, phổ biến nội dung cơ bản của Luật Tiếp cận thông tin", "",
    "Quý III năm 2017", "dialog-warning-symbolic", "c-red", "Overdue", "72 days", "0%" },
  { "II.1.b", "Cấp phát tài liệu liên quan cho các đối tượng là cán bộ, công chức, viên chức và người lao động", "",
    "Trong năm 2017 và các năm tiếp theo", "notifications-disabled-symbolic", "c-amber", "Silent", "174 days", "—" },
  { "II.2", "Tổ chức rà soát, sửa đổi, bổ sung và ban hành quy chế nội bộ về tổ chức cung cấp thông tin", "",
    "Not in the plan", "dialog-question-symbolic", "c-grey", "No deadline", "", "—" },
  { "II.3.a", "Cập nhật, vận hành thường xuyên Cổng thông tin điện tử, trang thông tin điện tử", "", "Thường xuyên",
    "notifications-disabled-symbolic", "c-amber", "Silent", "174 days", "—" },
  { "II.3.b", "Rà soát, phân loại, lập danh mục thông tin phải được công khai và danh mục thông tin", "", "Thường xuyên",
    "notifications-disabled-symbolic", "c-amber", "Silent", "174 days", "—" },
  { "II.4", "Bố trí công chức làm đầu mối cung cấp thông tin, xây dựng cơ sở dữ liệu trong năm 2017", "",
    "trong năm 2017", "radio-symbolic", "c-grey", "Not started", "20 days left", "0%" },
};

static const char *const chips[] = { "All", "Overdue", "Due soon", "Continuous", "No deadline", "Under way", "Done", "Cancelled" };
static const char *const columns[] = { "No.", "Content", "Lead", "Deadline", "Status", "Progress" };
static const int widths[] = { 64, 0, 84, 128, 146, 80 };
static const char *const facts[] = { "Deadline", "Quý III năm 2017", "Last day", "30/9/2017" };
static const char *const steps[] = { "Quý III năm 2017", "A quarter: from 1/7/2017 to 30/9/2017",
                                     "The last day in time is 30/9/2017", "Due soon from 23/9/2017, overdue from 1/10/2017" };

static GtkBuilder *builder;

#define GET(id) ((gpointer) gtk_builder_get_object (builder, id))

static GtkWidget *
make_label (const char *text, int lines, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (lines != 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  if (lines >= 1)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
fill_pill (GtkWidget *pill, const char *icon, const char *colour, const char *status)
{
  gtk_box_set_spacing (GTK_BOX (pill), 5);
  gtk_box_append (GTK_BOX (pill), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (pill), gtk_label_new (status));
  gtk_widget_add_css_class (pill, "status");
  gtk_widget_add_css_class (pill, colour);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
}

static GtkWidget *
make_column_box (GtkWidget *above, GtkWidget *below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), below);
  return box;
}

static GtkWidget *
make_status (const Task *task)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *note = make_label (task->note, 1, "caption");

  fill_pill (pill, task->icon, task->colour, task->status);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_visible (note, *task->note != '\0');
  return make_column_box (pill, note);
}

static GtkWidget *
make_percent (const Task *task)
{
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_widget_add_css_class (bar, "thin");
  gtk_widget_set_visible (bar, g_str_equal (task->percent, "0%"));
  return make_column_box (make_label (task->percent, 1, "numeric"), bar);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  const Task *task = &tasks[gtk_list_item_get_position (list_item)];
  GtkWidget *cells[] = { NULL, NULL, NULL, NULL, NULL, NULL };
  guint i = GPOINTER_TO_UINT (column);

  cells[i] = i == 0   ? make_label (task->code, 1, "numeric")
             : i == 1 ? make_label (task->text, 3, NULL)
             : i == 2 ? make_label (task->lead, 3, NULL)
             : i == 3 ? make_label (task->deadline, 3, NULL)
             : i == 4 ? make_status (task)
                      : make_percent (task);
  gtk_list_item_set_child (list_item, cells[i]);
}

static void
fill_table (GtkColumnView *table)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    gtk_string_list_append (rows, tasks[i].code);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (columns[i], factory);
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (widths[i])
        gtk_column_view_column_set_fixed_width (column, widths[i]);
      gtk_column_view_column_set_expand (column, widths[i] == 0);
      gtk_column_view_append_column (table, column);
    }
  gtk_column_view_set_model (table, GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))));
}

static void
fill_chips (GtkBox *box)
{
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      GtkWidget *button = gtk_toggle_button_new (), *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      if (i > 0)
        gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name (tasks[i % 6].icon));
      gtk_box_append (GTK_BOX (inside), gtk_label_new (chips[i]));
      gtk_box_append (GTK_BOX (inside), make_label ("1", 1, "numeric"));
      gtk_button_set_child (GTK_BUTTON (button), inside);
      gtk_widget_add_css_class (button, "chip");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      gtk_box_append (box, button);
    }
}

static void
fill_duties (GtkListBox *list)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *words = make_column_box (make_label (tasks[i].text, 1, NULL), make_label ("Văn phòng Ban", 1, "caption"));

      gtk_widget_set_hexpand (words, TRUE);
      fill_pill (pill, tasks[i].icon, tasks[i].colour, tasks[i].status);
      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), words);
      gtk_box_append (GTK_BOX (row), pill);
      gtk_list_box_append (list, row);
    }
}

static void
fill_why (GtkBox *why)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

      gtk_box_append (GTK_BOX (line), make_label ("1", 1, "step"));
      gtk_box_append (GTK_BOX (line), make_column_box (make_label ("The rule", 0, "caption"), make_label (steps[i], 0, NULL)));
      gtk_box_append (why, line);
    }
}

static void
fill_detail (void)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_visible (GET ("detail_scroller"), TRUE);
  gtk_label_set_text (GET ("detail_code"), tasks[0].code);
  fill_pill (GET ("detail_pill"), tasks[0].icon, tasks[0].colour, tasks[0].status);
  gtk_label_set_text (GET ("detail_text"), tasks[0].text);
  gtk_label_set_text (GET ("detail_percent"), "0%");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    gtk_grid_attach (GET ("detail_facts"), make_label (facts[i], 0, i % 2 ? NULL : "dim-label"), i % 2, i / 2, 1, 1);
  fill_why (GET ("detail_why"));
  gtk_widget_set_visible (GET ("detail_steps_box"), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Nothing recorded yet");
  gtk_list_box_append (GET ("detail_entries"), row);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWindow *window;

  builder = gtk_builder_new_from_resource ("/vn/daumoi/Mock/mock.ui");
  window = GET ("window");
  fill_table (GET ("page_table"));
  fill_chips (GET ("page_chips"));
  fill_duties (GET ("page_duties"));
  gtk_widget_set_visible (GET ("page_duties_box"), TRUE);
  fill_detail ();
  gtk_label_set_text (GET ("plan_label"), "Kế hoạch 580/KH-BQL");
  gtk_label_set_text (GET ("tasks_count"), "6");
  gtk_list_box_select_row (GET ("places"), GET ("tasks_row"));
  adw_window_title_set_title (GET ("page_title"), "Tasks");
  gtk_stack_set_visible_child_name (GET ("stack"), "main");
  gtk_window_set_application (window, application);
  gtk_window_present (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application
      = g_object_new (ADW_TYPE_APPLICATION, "application-id", "vn.daumoi.Mock", "flags", G_APPLICATION_NON_UNIQUE,
                      "resource-base-path", "/vn/daumoi/Mock", NULL);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
