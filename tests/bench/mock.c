/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window as it looks on the sample plan, of the same widgets with fixed words: no file, no thread, no model of ours.
 * What the program needs beyond this is what it does itself.
 *
 * mock --list prints what can be seen instead (see shown.h), so that a test can hold it against the program. */

#include "dm-cell-layout.h"
#include "shown.h"

#include <adwaita.h>

typedef struct
{
  const char *icon;
  const char *colour;
  const char *words;
} Pill;

typedef struct
{
  const char *code, *text, *lead, *deadline, *last_day;
  Pill status;
  const char *note, *percent;
} Task;

typedef struct
{
  const char *text, *units;
  Pill status;
} Duty;

static const Task tasks[] = {
  { "II.1.a", "Tổ chức Hội nghị tuyên truyền, phổ biến nội dung của Luật Tiếp cận thông tin hoặc thực hiện lồng ghép tuyên "
    "truyền, phổ biến trong các cuộc họp cơ quan, cuộc họp chuyên đề ...", "", "Quý III năm 2017", "30 Sep 2017",
    { "dialog-warning-symbolic", "c-red", "Overdue" }, "72 days", "0%" },
  { "II.1.b", "Cấp phát tài liệu tuyên truyền, phổ biến nội dung cơ bản của Luật", "",
    "Trong năm 2017 và các năm tiếp theo", "", { "notifications-disabled-symbolic", "c-amber", "Silent" }, "174 days", "—" },
  { "II.2", "Xây dựng Quy chế nội bộ của các cơ quan để thực hiện cung cấp thông tin theo quy định của Luật", "",
    "Not in the plan", "", { "dialog-question-symbolic", "c-grey", "No deadline yet" }, "to be filled in", "0%" },
  { "II.3.a", "Vận hành trang thông tin điện tử của Ban", "", "Thường xuyên", "",
    { "notifications-disabled-symbolic", "c-amber", "Silent" }, "174 days", "—" },
  { "II.3.b", "Rà soát, phân loại, lập danh mục các thông tin phải được công khai và thông tin không được công khai; xây "
    "dựng, vận hành cơ sở dữ liệu thông tin mà cơ quan có trách nhiệm cung cấp, không cung cấp; duy trì, lưu giữ, cập nhật "
    "cơ sở dữ liệu thông tin do cơ quan, đơn vị tạo ra", "", "Thường xuyên", "",
    { "notifications-disabled-symbolic", "c-amber", "Silent" }, "174 days", "—" },
  { "II.4", "Rà soát, kiện toàn, bố trí hợp lý bộ phận hoặc người làm đầu mối cung cấp thông tin", "", "Trong năm 2017", "31 Dec 2017",
    { "radio-symbolic", "c-grey", "Not started" }, "20 days left", "0%" },
};

static const Duty duties[] = {
  { "IV.1  Phòng Hỗ trợ pháp lý và Văn Phòng Ban phối hợp tổ chức triển khai thực hiện các nhiệm vụ trong Kế hoạch theo "
    "đúng tiến độ; định kỳ báo cáo kết quả thực hiện Kế hoạch", "Phòng Hỗ trợ pháp lý; Văn Phòng Ban",
    { "notifications-disabled-symbolic", "c-amber", "Silent" } },
  { "IV.2  Các Phòng chuyên môn, nghiệp vụ, đơn vị trực thuộc Ban căn cứ kế hoạch tổ chức tuyên truyền đến toàn thể "
    "CBCCVV về ý nghĩa và tầm quan trọng của Luật Tiếp cận thông tin",
    "Các Phòng chuyên môn, nghiệp vụ, đơn vị trực thuộc Ban",
    { "dialog-question-symbolic", "c-grey", "No deadline yet" } },
};

static const struct
{
  Pill look;
  const char *count;
} chips[] = {
  { { NULL, NULL, "All" }, "6" },
  { { "dialog-warning-symbolic", "c-red", "Overdue" }, "1" },
  { { "alarm-symbolic", "c-amber", "Due soon" }, "0" },
  { { "media-playlist-repeat-symbolic", "c-blue", "Continuous" }, "3" },
  { { "dialog-question-symbolic", "c-grey", "No deadline" }, "1" },
  { { "media-playback-start-symbolic", "c-blue", "Under way" }, "1" },
  { { "object-select-symbolic", "c-green", "Done" }, "0" },
  { { "action-unavailable-symbolic", "c-grey", "Cancelled" }, "0" },
};

static const struct
{
  const char *icon, *title, *count;
} places[] = {
  { "checkbox-checked-symbolic", "Tasks", "6" },
  { "emblem-documents-symbolic", "Plans", "1" },
  { "network-workgroup-symbolic", "Units", "" },
  { "system-users-symbolic", "People", "" },
  { "document-open-recent-symbolic", "History", "" },
};

static const struct
{
  const char *title;
  int width; /* 0: what is left */
} columns[] = {
  { "No.", 56 }, { "Content", 0 }, { "Lead", 68 }, { "Deadline", 100 }, { "Last day", 90 }, { "Status", 128 },
  { "Progress", 66 },
};

static const char *const facts[] = { "Deadline", "Quý III năm 2017", "Last day", "30 Sep 2017" };
static const char *const reasons[][2] = {
  { "Words of the plan", "“Quý III năm 2017”" },
  { "Rule", "Quarter III runs from 1 Jul to 30 Sep 2017" },
  { "Days off", "30 Sep is a Saturday; the day stays as written: only terms counted in days move on (Civil Code 2015, "
                "article 148)" },
};

static GtkBuilder *builder;
static gboolean listing;

#define GET(id) ((gpointer) gtk_builder_get_object (builder, id))

/* --- pieces --- */

/* @lines: 1 never wraps, 0 wraps to as many as it needs */
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

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = make_label (text, 1, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
fill_pill (GtkWidget *widget, const Pill *pill, const char *note)
{
  g_autofree char *words = note ? g_strdup_printf ("%s %s", pill->words, note) : g_strdup (pill->words);

  gtk_box_set_spacing (GTK_BOX (widget), 5);
  gtk_box_append (GTK_BOX (widget), gtk_image_new_from_icon_name (pill->icon));
  gtk_box_append (GTK_BOX (widget), make_label (words, 1, NULL));
  gtk_widget_add_css_class (widget, "status");
  gtk_widget_add_css_class (widget, pill->colour);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
}

static GtkWidget *
make_pill (const Pill *pill)
{
  GtkWidget *widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fill_pill (widget, pill, NULL);
  return widget;
}

static GtkWidget *
make_column_box (GtkWidget *above, GtkWidget *below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), below);
  return box;
}

/* --- the table --- */

static GtkWidget *
make_status (const Task *task)
{
  GtkWidget *pill = make_pill (&task->status), *box = make_column_box (pill, make_caption (task->note));

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_percent (const Task *task)
{
  GtkWidget *bar = gtk_progress_bar_new (), *box = make_column_box (make_label (task->percent, 1, "numeric"), bar);

  gtk_widget_add_css_class (bar, "thin");
  gtk_widget_set_visible (bar, g_str_equal (task->percent, "0%"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_text (const char *text)
{
  GtkWidget *label = make_label (text, 3, NULL);

  gtk_widget_set_layout_manager (label, dm_cell_layout_new ());
  return label;
}

static GtkWidget *
make_cell (const Task *task, guint column)
{
  switch (column)
    {
    case 0:
      return make_label (task->code, 1, "numeric");
    case 1:
      return make_text (task->text);
    case 2:
      return make_text (task->lead);
    case 3:
      return make_text (task->deadline);
    case 4:
      return make_label (task->last_day, 1, "numeric");
    case 5:
      return make_status (task);
    default:
      return make_percent (task);
    }
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  gtk_list_item_set_child (list_item,
                           make_cell (&tasks[gtk_list_item_get_position (list_item)], GPOINTER_TO_UINT (column)));
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
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (columns[i].title, factory);
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));

      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].width)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].width == 0);
      gtk_column_view_append_column (table, column);
    }
  gtk_column_view_set_model (table, GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))));
}

/* --- around it --- */

static void
fill_places (GtkListBox *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = gtk_label_new (places[i].title);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (places[i].icon));
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), make_label (places[i].count, 1, "numeric"));
      gtk_list_box_append (list, box);
    }
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
}

static void
fill_chips (GtkBox *chips_box)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      GtkWidget *button = gtk_toggle_button_new (), *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      if (chips[i].look.icon)
        {
          gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name (chips[i].look.icon));
          gtk_widget_add_css_class (gtk_widget_get_first_child (inside), chips[i].look.colour);
        }
      gtk_box_append (GTK_BOX (inside), gtk_label_new (chips[i].look.words));
      gtk_box_append (GTK_BOX (inside), make_label (chips[i].count, 1, "numeric"));
      gtk_button_set_child (GTK_BUTTON (button), inside);
      gtk_widget_add_css_class (button, "chip");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == 0);
      gtk_widget_set_sensitive (button, !g_str_equal (chips[i].count, "0"));
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 14);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (chips_box, scroller);
}

static void
fill_duties (GtkListBox *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *words = make_column_box (make_label (duties[i].text, 1, NULL), make_caption (duties[i].units));

      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (box), words);
      gtk_box_append (GTK_BOX (box), make_pill (&duties[i].status));
      gtk_widget_set_margin_top (box, 8);
      gtk_widget_set_margin_bottom (box, 8);
      gtk_widget_set_margin_start (box, 12);
      gtk_widget_set_margin_end (box, 12);
      gtk_list_box_append (list, box);
    }
  gtk_label_set_text (GET ("page.duties_note"), "2, not counted among the tasks");
  gtk_widget_set_visible (GET ("page.duties_box"), TRUE);
}

/* --- the detail --- */

static void
fill_why (GtkGrid *grid)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *digits = g_strdup_printf ("%d", i + 1);
      GtkWidget *step = make_label (digits, 1, "step"), *head = make_label (reasons[i][0], 0, "caption");
      GtkWidget *label = make_label (reasons[i][1], 0, i == 0 ? "quote" : NULL);

      gtk_widget_add_css_class (head, "dim-label");
      gtk_widget_set_valign (step, GTK_ALIGN_START);
      gtk_widget_set_margin_top (step, i ? 6 : 0);
      gtk_widget_set_margin_top (head, i ? 6 : 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (grid, step, 0, 2 * i, 1, 2);
      gtk_grid_attach (grid, head, 1, 2 * i, 1, 1);
      gtk_grid_attach (grid, label, 1, 2 * i + 1, 1, 1);
    }
}

static void
fill_detail (void)
{
  GtkWidget *note = make_label ("Nothing recorded yet", 0, "dim-label");

  gtk_widget_set_visible (GET ("page.detail.scroller"), TRUE);
  gtk_widget_set_visible (GET ("page.detail.nothing"), FALSE);
  gtk_label_set_text (GET ("page.detail.code"), tasks[0].code);
  fill_pill (GET ("page.detail.pill"), &tasks[0].status, tasks[0].note);
  gtk_label_set_text (GET ("page.detail.text"), tasks[0].text);
  gtk_widget_set_visible (GET ("page.detail.detail"), FALSE);
  gtk_label_set_text (GET ("page.detail.percent"), tasks[0].percent);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    gtk_grid_attach (GET ("page.detail.facts"), make_label (facts[i], 0, i % 2 ? NULL : "dim-label"), i % 2, i / 2, 1, 1);
  fill_why (GET ("page.detail.why"));
  gtk_widget_set_visible (GET ("page.detail.steps_box"), FALSE);
  gtk_widget_set_visible (GET ("page.detail.references_box"), FALSE);
  gtk_widget_set_margin_top (note, 15);
  gtk_widget_set_margin_bottom (note, 15);
  gtk_widget_set_margin_start (note, 12);
  gtk_list_box_append (GET ("page.detail.entries"), note);
}

/* --- the whole --- */

/* Menus are made when they are opened, here as there. */
static void
open_nothing_cb (GtkMenuButton *button, gpointer unused)
{
}

static void
fill_header (void)
{
  static const char *const buttons[] = { "plan_button", "filter_button", "menu_button", "page.detail.menu_button" };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_menu_button_set_create_popup_func (GET (buttons[i]), open_nothing_cb, NULL, NULL);
  gtk_label_set_text (GET ("plan_label"), "Kế hoạch 580/KH-BQL");
  adw_window_title_set_title (GET ("page_title"), places[0].title);
}

static gboolean
list_cb (GtkWidget *window, GdkFrameClock *clock, gpointer unused)
{
  static int frames = 0;
  g_autoptr (GPtrArray) lines = NULL;

  gtk_widget_queue_draw (window);
  if (++frames < 5)
    return G_SOURCE_CONTINUE;
  lines = list_shown (window);
  for (guint i = 0; i < lines->len; i++)
    g_print ("%s\n", (const char *) g_ptr_array_index (lines, i));
  gtk_window_destroy (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWindow *window;

  g_object_set (gtk_settings_get_default (), "gtk-hint-font-metrics", TRUE, NULL);
  builder = gtk_builder_new_from_resource ("/vn/daumoi/Mock/mock.ui");
  window = GET ("window");
  fill_places (GET ("places"));
  fill_table (GET ("page.table"));
  fill_chips (GET ("page.chips"));
  fill_duties (GET ("page.duties"));
  fill_detail ();
  fill_header ();
  gtk_stack_set_visible_child_name (GET ("stack"), "main");
  gtk_window_set_application (window, application);
  if (listing)
    gtk_widget_add_tick_callback (GTK_WIDGET (window), list_cb, NULL, NULL);
  gtk_window_present (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application
      = g_object_new (ADW_TYPE_APPLICATION, "application-id", "vn.daumoi.Mock", "flags", G_APPLICATION_NON_UNIQUE,
                      "resource-base-path", "/vn/daumoi/Mock", NULL);

  listing = g_strcmp0 (argv[1], "--list") == 0;
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
