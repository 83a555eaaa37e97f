/* SPDX-License-Identifier: GPL-3.0-or-later */

/* test-pages: every page in one language and one style, wide, narrow and with text at twice its size. Each is kept as
 * a picture in DM_SHOTS. It must fit the screen that it is meant for, and no word on it may be cut off: an ellipsis is
 * fine, half a letter is not. In high contrast the pages that have colours of their own are looked at, wide.
 * Environment: LANGUAGE, DM_SHOTS (a folder), DM_DARK; ADW_DEBUG_HIGH_CONTRAST, which is libadwaita's. */

#include "desk.h"
#include "dm-about.h"
#include "dm-calendar-page.h"
#include "dm-chooser.h"
#include "dm-copy-dialog.h"
#include "dm-line-list.h"
#include "dm-plan-dialog.h"
#include "dm-dialog.h"
#include "dm-moves-view.h"
#include "dm-notice-dialog.h"
#include "dm-plan-page.h"
#include "dm-preferences.h"
#include "dm-preview.h"
#include "dm-range-row.h"
#include "dm-reader.h"
#include "dm-review-list.h"
#include "dm-rules-page.h"
#include "dm-task-filter.h"
#include "dm-task-page.h"
#include "dm-view-list.h"
#include "dm-words.h"

typedef struct
{
  const char *name;
  int width;
  int height;
  int text_percent;
} Size;

static const Size sizes[] = {
  { "1280x800", 1280, 800, 100 },
  { "400x720", 400, 720, 100 },
  { "1280x800-200", 1280, 800, 200 },
};

/* Opens a page in the desk's window; returns the window to be looked at. */
typedef GtkWidget *(*OpenPage) (Desk *desk);

typedef struct
{
  const char *name;
  gboolean sample;
  OpenPage open;
} Page;

/* --- seeing --- */

static gboolean
is_stable (gpointer data)
{
  int *frames_left = data;

  return *frames_left <= 0;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames_left)
{
  (*(int *) frames_left)--;
  gtk_widget_queue_draw (widget);
  return *(int *) frames_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Some frames, so that idle work and folding are done; animations are off. */
static void
let_settle (GtkWidget *window)
{
  int frames_left = 6;

  wait_until (is_mapped, window, "the window");
  gtk_widget_add_tick_callback (window, count_frame_cb, &frames_left, NULL);
  wait_until (is_stable, &frames_left, "a window that stands still");
}

static gboolean
is_high_contrast (void)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

static void
keep_picture (GtkWidget *window, const char *page, const Size *size)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s%s-%s.png", page, g_getenv ("LANGUAGE"),
                                           g_getenv ("DM_DARK") ? "dark" : "light",
                                           is_high_contrast () ? "-contrast" : "", size->name);
  g_autofree char *path = g_build_filename (g_getenv ("DM_SHOTS"), name, NULL);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  /* Its frame counts: at any other size the picture would be scaled, and its letters drift. */
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* --- judging: a label's words against the room that it and all around it were given --- */

static gboolean
sticks_out (GtkWidget *label, GtkWidget *around)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (label, around, &bounds)
         && (bounds.origin.x < -1 || bounds.origin.x + bounds.size.width > gtk_widget_get_width (around) + 1);
}

static gboolean
is_cut (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_width (GTK_WIDGET (label)) + 1 || height > gtk_widget_get_height (GTK_WIDGET (label)) + 1)
    return TRUE;
  /* What scrolls sideways is not cut. */
  for (GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (label)); around; around = gtk_widget_get_parent (around))
    {
      if (GTK_IS_VIEWPORT (around) || GTK_IS_SCROLLED_WINDOW (around))
        return FALSE;
      if (sticks_out (GTK_WIDGET (label), around))
        return TRUE;
      /* A popover stands beside what it belongs to. */
      if (GTK_IS_NATIVE (around))
        return FALSE;
    }
  return FALSE;
}

/* --- judging: the room that the whole asks for against the screen --- */

/* From the window down to what is as wide as it. */
static void
tell_wide (GtkWidget *widget, int width)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (!gtk_widget_get_visible (widget) || least < width)
    return;
  g_printerr ("  %d %s %s\n", least, G_OBJECT_TYPE_NAME (widget),
              GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    tell_wide (child, width);
}

/* The window of the shortcuts is the toolkit's: it is as wide as two columns of its own. */
static gboolean
fits (GtkWidget *window, const char *where, const Size *size)
{
  /* The shadow of a popover may hang over the edge. */
  GtkWidget *whole = GTK_IS_POPOVER (window) ? gtk_widget_get_first_child (window) : window;
  int width, height;

  gtk_widget_measure (whole, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (whole, GTK_ORIENTATION_VERTICAL, size->width, &height, NULL, NULL, NULL);
  if (GTK_IS_SHORTCUTS_WINDOW (window) || (width <= size->width && height <= size->height))
    return TRUE;
  g_printerr ("%s needs %d × %d\n", where, width, height);
  tell_wide (window, size->width - 60);
  return FALSE;
}

static guint
count_cut (GtkWidget *widget, const char *where)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && is_cut (GTK_LABEL (widget)))
    {
      g_printerr ("cut on %s: “%s”\n", where, gtk_label_get_text (GTK_LABEL (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_cut (child, where);
  return n;
}

/* --- an office with units and people --- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static gboolean
is_there (gpointer slot)
{
  return *(gpointer *) slot != NULL;
}

static DmUnit *
keep_unit (Desk *desk, DmUnit *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DmUnit *unit;

  dm_office_save_unit_async (desk->office, draft, NULL, kept_cb, &result);
  wait_until (is_there, &result, "the unit");
  unit = dm_office_save_unit_finish (desk->office, result, &error);
  g_assert_no_error (error);
  dm_unit_unref (draft);
  return unit;
}

static DmUnit *
new_unit (const char *name, const char *code, const char *from, const char *until)
{
  DmUnit *draft = dm_unit_new ();

  draft->name = g_strdup (name);
  draft->code = g_strdup (code);
  draft->valid_from = dm_day_parse (from);
  draft->valid_until = dm_day_parse (until);
  return draft;
}

/* One that was dissolved into two, of which one has other names. */
static void
add_units (Desk *desk)
{
  g_autoptr (DmUnit) old = keep_unit (desk, new_unit ("Phòng Hành chính - Tổ chức", "HCTC", "2010-01-01", "2016-12-31"));
  DmUnit *heir = new_unit ("Phòng Kế hoạch tổng hợp và Xúc tiến đầu tư các khu công nghiệp", "KHTH", "2017-01-01", NULL);
  DmUnit *other = new_unit ("Phòng Quản lý doanh nghiệp", NULL, "2017-01-01", NULL);

  g_ptr_array_add (heir->aliases, g_strdup ("Phòng Kế hoạch"));
  g_ptr_array_add (heir->aliases, g_strdup ("Phòng KH-TH"));
  g_ptr_array_add (heir->predecessors, g_strdup (old->id));
  g_ptr_array_add (other->predecessors, g_strdup (old->id));
  dm_unit_unref (keep_unit (desk, heir));
  dm_unit_unref (keep_unit (desk, other));
}

/* All tasks are led by one unit, in the charge of one person. */
static void
give_tasks (Desk *desk, const char *unit, const char *person)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);
  g_autoptr (DmStore) store = desk_open_store (desk);
  g_autoptr (DmPerson) found = person ? dm_store_find_person (store, person, NULL) : NULL;
  gpointer form;

  gtk_selection_model_select_range (gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (page, GTK_TYPE_COLUMN_VIEW))),
                                    0, 6, TRUE);
  gtk_widget_activate_action (page, "tasks.change", NULL);
  form = find_toplevel (DM_TYPE_DIALOG);
  g_object_add_weak_pointer (G_OBJECT (form), &form);
#define CHILD(name) gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), name)
  if (unit)
    {
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (CHILD ("lead_row")), TRUE);
      gtk_editable_set_text (GTK_EDITABLE (CHILD ("lead")), unit);
    }
  if (found)
    {
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (CHILD ("person_row")), TRUE);
      dm_chooser_set_id (DM_CHOOSER (CHILD ("person")), found->id, found->name);
    }
#undef CHILD
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
  wait_until (is_null, &form, "the form going");
}

static void
add_person (Desk *desk, const char *name, const char *title, const char *phone, const char *email, const char *until)
{
  g_autoptr (DmPerson) draft = dm_person_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  draft->name = g_strdup (name);
  draft->title = g_strdup (title);
  draft->phone = g_strdup (phone);
  draft->email = g_strdup (email);
  draft->valid_until = dm_day_parse (until);
  dm_office_save_person_async (desk->office, draft, NULL, kept_cb, &result);
  wait_until (is_there, &result, "the person");
  dm_person_unref (dm_office_save_person_finish (desk->office, result, &error));
  g_assert_no_error (error);
}

static void
add_people (Desk *desk)
{
  add_person (desk, "Phạm Hoàng Hải (ví dụ)", "Phó Trưởng ban", "0208 3845 123", "hai.ph@bqlkcn.thainguyen.gov.vn", NULL);
  add_person (desk, "Nguyễn Thị Minh Nguyệt (ví dụ)", "Chuyên viên chính", "0912 345 678", NULL, NULL);
  add_person (desk, "Lê Văn An (ví dụ)", NULL, NULL, NULL, NULL);
  add_person (desk, "Trần Đình Bảo (ví dụ)", "Trưởng phòng", "0208 3845 124 máy lẻ 12", "bao@bqlkcn.vn", "2017-06-30");
}

static gboolean
knows_people (gpointer chooser)
{
  return dm_chooser_count (chooser) > 2;
}

/* --- the pages --- */

static GtkWidget *
open_nothing (Desk *desk)
{
  return desk->window;
}

static GtkWidget *
open_detail (Desk *desk)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);

  adw_leaflet_set_visible_child_name (ADW_LEAFLET (gtk_widget_get_template_child (page, DM_TYPE_TASK_PAGE, "leaflet")),
                                      "detail");
  return desk->window;
}

static GtkWidget *
open_history (Desk *desk)
{
  gtk_widget_activate_action (desk->window, "win.go", "s", "history");
  return desk->window;
}

static gboolean
has_rows (gpointer list)
{
  return gtk_widget_get_mapped (list) && gtk_list_box_get_row_at_index (list, 0) != NULL;
}

static GtkWidget *
open_calendar (Desk *desk)
{
  GtkWidget *page;

  gtk_widget_activate_action (desk->window, "win.go", "s", "calendar");
  page = find_widget (desk->window, DM_TYPE_CALENDAR_PAGE);
  wait_until (has_rows, gtk_widget_get_template_child (page, DM_TYPE_CALENDAR_PAGE, "list"), "the days off");
  return desk->window;
}

static gboolean
has_plans (gpointer list)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (list));

  return model && g_list_model_get_n_items (model) > 0;
}

static GtkWidget *
open_plans (Desk *desk)
{
  GtkWidget *page;

  desk_add_plans (desk, 11);
  gtk_widget_activate_action (desk->window, "win.go", "s", "plans");
  page = find_widget (desk->window, DM_TYPE_PLAN_PAGE);
  wait_until (has_plans, gtk_widget_get_template_child (page, DM_TYPE_PLAN_PAGE, "list"), "the plans");
  return desk->window;
}

static GtkWidget *
open_official_calendar (Desk *desk)
{
  GtkWidget *page;

  desk_enter_notice (desk, 2017);
  open_calendar (desk);
  page = find_widget (desk->window, DM_TYPE_CALENDAR_PAGE);
  /* Tết folds out. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_widget (page, ADW_TYPE_EXPANDER_ROW)), TRUE);
  return desk->window;
}

static GtkWidget *
get_form_child (GtkWidget *form, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (form, G_OBJECT_TYPE (form), name));
}

static GtkWidget *
open_day (Desk *desk)
{
  open_calendar (desk);
  gtk_widget_activate_action (desk->window, "win.new-day", NULL);
  return find_toplevel (DM_TYPE_DIALOG);
}

static GtkWidget *
open_notice (Desk *desk)
{
  open_calendar (desk);
  gtk_widget_activate_action (find_widget (desk->window, DM_TYPE_CALENDAR_PAGE), "calendar.notice", NULL);
  return find_toplevel (DM_TYPE_NOTICE_DIALOG);
}

static gboolean
has_answered (gpointer moves)
{
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (moves, DM_TYPE_MOVES_VIEW, "stack"));

  return g_strcmp0 (gtk_stack_get_visible_child_name (stack), "waiting") != 0;
}

static GtkWidget *
review_notice (Desk *desk)
{
  GtkWidget *dialog = open_notice (desk);
  GtkEditable *source = GTK_EDITABLE (gtk_widget_get_template_child (dialog, DM_TYPE_NOTICE_DIALOG, "source"));
  GtkListBox *days_off = GTK_LIST_BOX (gtk_widget_get_template_child (dialog, DM_TYPE_NOTICE_DIALOG, "days_off"));
  g_autoptr (DmDayRange) range
      = dm_day_range_new (dm_day_parse ("2017-10-02"), dm_day_parse ("2017-10-02"), FALSE, "Nghỉ hoán đổi");

  gtk_list_box_append (days_off, dm_range_row_new (range));
  gtk_editable_set_text (source, "Thông báo số 4899/TB-BLĐTBXH ngày 02/12/2016");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  wait_until (has_answered, find_widget (dialog, DM_TYPE_MOVES_VIEW), "what moves");
  return dialog;
}

static GtkWidget *
open_moves (Desk *desk)
{
  g_autoptr (DmItem) early = desk_add_period (desk, "Báo cáo kết quả rà soát quy chế phát ngôn", "2017-09-25", 7);
  g_autoptr (DmItem) late = desk_add_period (desk, "Gửi danh sách người phát ngôn", "2017-09-28", 10);

  return review_notice (desk);
}

static GtkWidget *
open_day_moves (Desk *desk)
{
  g_autoptr (DmItem) item = desk_add_period (desk, "Gửi danh sách người phát ngôn", "2017-09-28", 10);
  GtkWidget *dialog = open_day (desk);

  gtk_editable_set_text (GTK_EDITABLE (get_form_child (dialog, "on")), "02/10/2017");
  gtk_editable_set_text (GTK_EDITABLE (get_form_child (dialog, "name")), "Nghỉ bão");
  gtk_editable_set_text (GTK_EDITABLE (get_form_child (dialog, "source")), "Công điện 10");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  wait_until (is_mapped, get_form_child (dialog, "moves"), "what moves");
  return dialog;
}

static GtkWidget *
open_no_moves (Desk *desk)
{
  return review_notice (desk);
}

static GtkWidget *
open_no_plan (Desk *desk)
{
  open_plans (desk);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (find_widget (desk->window, DM_TYPE_PLAN_PAGE), GTK_TYPE_SEARCH_ENTRY)),
                         "không có gì như thế");
  return desk->window;
}

static GtkWidget *
open_preferences (Desk *desk, const char *page)
{
  GtkWidget *window;

  gtk_widget_activate_action (desk->window, "win.preferences", NULL);
  window = find_toplevel (DM_TYPE_PREFERENCES);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), page);
  return window;
}

static GtkWidget *
open_desk_preferences (Desk *desk)
{
  GtkWidget *window = open_preferences (desk, "desk");

  gtk_widget_set_visible (GTK_WIDGET (gtk_widget_get_template_child (window, DM_TYPE_PREFERENCES, "restart_row")), TRUE);
  return window;
}

static gboolean
tells_effect (gpointer rules)
{
  GtkLabel *effect = GTK_LABEL (gtk_widget_get_template_child (rules, DM_TYPE_RULES_PAGE, "effect"));

  return *gtk_label_get_text (effect) != '\0';
}

static GtkWidget *
open_rules (Desk *desk)
{
  GtkWidget *window = open_preferences (desk, "rules"), *rules = find_widget (window, DM_TYPE_RULES_PAGE);

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (rules, DM_TYPE_RULES_PAGE, "due_soon")), "90");
  wait_until (tells_effect, rules, "what it would change");
  return window;
}

static GtkWidget *
open_wrong_rules (Desk *desk)
{
  GtkWidget *window = open_preferences (desk, "rules"), *rules = find_widget (window, DM_TYPE_RULES_PAGE);

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (rules, DM_TYPE_RULES_PAGE, "pulse")), "9000");
  return window;
}

static GtkWidget *
open_data (Desk *desk)
{
  return open_preferences (desk, "data");
}

static GtkWidget *
open_about (Desk *desk)
{
  dm_about_present (GTK_WINDOW (desk->window));
  return find_toplevel (ADW_TYPE_ABOUT_WINDOW);
}

static gboolean
is_empty (gpointer page)
{
  return gtk_widget_get_mapped (GTK_WIDGET (gtk_widget_get_template_child (page, DM_TYPE_TASK_PAGE, "empty_page")));
}

static GtkWidget *
open_search (Desk *desk)
{
  gtk_widget_activate_action (desk->window, "win.search", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (desk->window, GTK_TYPE_SEARCH_ENTRY)), "không có gì như thế");
  wait_until (is_empty, find_widget (desk->window, DM_TYPE_TASK_PAGE), "that nothing was found");
  return desk->window;
}

static gboolean
has_answer (gpointer page)
{
  return !dm_task_model_get_loading (dm_task_page_get_tasks (page));
}

static void
group_by (Desk *desk, DmGroup group)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);
  GtkWidget *filter = dm_task_page_get_filter (DM_TASK_PAGE (page));
  GtkDropDown *chosen = GTK_DROP_DOWN (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, "group"));
  GtkDropDown *period = GTK_DROP_DOWN (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, "period"));

  gtk_drop_down_set_selected (period, DM_WITHIN_THIS_YEAR);
  gtk_drop_down_set_selected (period, group == DM_GROUP_SECTION ? DM_WITHIN_ANY : DM_WITHIN_THIS_YEAR);
  gtk_drop_down_set_selected (chosen, group);
  wait_until (has_answer, page, "the rows");
}

static GtkWidget *
open_sections (Desk *desk)
{
  group_by (desk, DM_GROUP_SECTION);
  return desk->window;
}

static GtkWidget *
open_units (Desk *desk)
{
  group_by (desk, DM_GROUP_UNIT);
  return desk->window;
}

static GtkWidget *
open_filter (Desk *desk)
{
  gtk_widget_activate_action (desk->window, "win.filter", NULL);
  return dm_task_page_get_filter (DM_TASK_PAGE (find_widget (desk->window, DM_TYPE_TASK_PAGE)));
}

/* The same when one's own tasks are asked for, and it is known who that is. */
static GtkWidget *
open_own (Desk *desk)
{
  g_autoptr (DmStore) store = NULL;
  g_autoptr (DmPerson) person = NULL;
  GtkWidget *filter = open_filter (desk);
  DmChooser *me = DM_CHOOSER (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, "me_chooser"));

  add_people (desk);
  store = desk_open_store (desk);
  person = dm_store_find_person (store, "Phạm Hoàng Hải (ví dụ)", NULL);
  wait_until (knows_people, me, "the people");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, "mine")), TRUE);
  dm_chooser_set_id (me, person->id, NULL);
  return filter;
}

static GtkWidget *
open_columns (Desk *desk)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);

  gtk_widget_activate_action (page, "columns.choose", NULL);
  return GTK_WIDGET (gtk_menu_button_get_popover (
      GTK_MENU_BUTTON (gtk_widget_get_template_child (page, DM_TYPE_TASK_PAGE, "columns_button"))));
}

/* At the first row. */
static GtkWidget *
open_quick_progress (Desk *desk)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);

  gtk_widget_activate_action (page, "tasks.progress", NULL);
  return gtk_widget_get_last_child (page);
}

static const char *const view_names[] = {
  "Quá hạn của Phòng Hỗ trợ pháp lý và của Văn phòng Ban", "Đến hạn quý này", "Thường xuyên", "Chưa có thời hạn",
  "Báo cáo giao ban thứ Hai",
};

static gboolean
has_view (gpointer window)
{
  GtkWidget *list = find_widget (find_widget (window, DM_TYPE_VIEW_LIST), GTK_TYPE_LIST_BOX);

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), G_N_ELEMENTS (view_names) - 1) != NULL;
}

/* One of several views, looked at otherwise than it was saved. */
static GtkWidget *
open_views (Desk *desk)
{
  GtkWidget *list = find_widget (find_widget (desk->window, DM_TYPE_VIEW_LIST), GTK_TYPE_LIST_BOX);
  g_autoptr (DmSavedView) view = dm_saved_view_new ();

  view->query->within = DM_WITHIN_THIS_YEAR;
  for (guint i = 0; i < G_N_ELEMENTS (view_names); i++)
    {
      g_free (view->name);
      view->name = g_strdup (view_names[i]);
      dm_office_save_view_async (desk->office, view, NULL, NULL, NULL);
    }
  wait_until (has_view, desk->window, "the views");
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0), "activate");
  group_by (desk, DM_GROUP_UNIT);
  return desk->window;
}

/* The sidebar too, where the window is narrow. */
static GtkWidget *
open_sidebar (Desk *desk)
{
  open_views (desk);
  gtk_widget_activate_action (desk->window, "win.back", NULL);
  return desk->window;
}

static GtkWidget *
open_all_plans (Desk *desk)
{
  gtk_widget_activate_action (desk->window, "win.show-plan", "s", "");
  return desk->window;
}

static GtkWidget *
open_dialog (Desk *desk, const char *action)
{
  GtkWidget *detail = find_widget (desk->window, DM_TYPE_TASK_DETAIL);

  gtk_widget_activate_action (g_str_has_prefix (action, "win.") ? desk->window : detail, action, NULL);
  return find_toplevel (DM_TYPE_DIALOG);
}

static GtkWidget *
open_save_view (Desk *desk)
{
  group_by (desk, DM_GROUP_UNIT);
  return open_dialog (desk, "win.save-view");
}

static GtkWidget *
open_bulk (Desk *desk)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);

  gtk_selection_model_select_range (gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (page, GTK_TYPE_COLUMN_VIEW))),
                                    0, 3, TRUE);
  gtk_widget_activate_action (page, "tasks.change", NULL);
  return find_toplevel (DM_TYPE_DIALOG);
}

static GtkWidget *
open_several (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (open_bulk (desk)));
  return desk->window;
}

static GtkWidget *
open_entry (Desk *desk)
{
  return open_dialog (desk, "detail.record");
}

static GtkWidget *
open_extension (Desk *desk)
{
  return open_dialog (desk, "detail.extend");
}

static GtkWidget *
open_task (Desk *desk)
{
  return open_dialog (desk, "detail.edit");
}

/* A form that was left half filled, opened again. */
static GtkWidget *
open_draft (Desk *desk)
{
  gpointer form = open_entry (desk);

  dm_form_set_text (GTK_TEXT_VIEW (get_form_child (form, "result")), "Đã họp với các phòng, chờ duyệt chương trình");
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  gtk_window_close (form);
  wait_until (is_null, &form, "the form going");
  return open_entry (desk);
}

static gboolean
has_others_product (gpointer form)
{
  return *gtk_editable_get_text (GTK_EDITABLE (get_form_child (form, "product"))) != '\0';
}

static GtkWidget *
open_conflict (Desk *desk)
{
  GtkWidget *form = open_task (desk);

  dm_form_set_text (GTK_TEXT_VIEW (get_form_child (form, "text")), "Tổ chức Hội nghị quán triệt Luật Tiếp cận thông tin");
  desk_change_task (desk, "Tổ chức Hội nghị tuyên truyền cho doanh nghiệp trong khu công nghiệp", "Báo cáo kết quả");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
  wait_until (has_others_product, form, "the others' version");
  return form;
}

static GtkWidget *
open_plan (Desk *desk)
{
  return open_dialog (desk, "win.edit-plan");
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

/* What is at the end of the form: its lines. */
static GtkWidget *
open_plan_lines (Desk *desk)
{
  GtkWidget *form = open_plan (desk);
  GtkWidget *lines = GTK_WIDGET (gtk_widget_get_template_child (form, DM_TYPE_PLAN_DIALOG, "basis"));
  GtkWidget *scroller = gtk_widget_get_ancestor (lines, GTK_TYPE_SCROLLED_WINDOW);
  double y;

  dm_line_list_set_text (DM_LINE_LIST (lines), "Luật Tiếp cận thông tin ngày 06/4/2016\nKế hoạch số 76/KH-UBND ngày 08/5/2017");
  wait_until (is_laid_out, lines, "the form");
  gtk_widget_translate_coordinates (lines, scroller, 0, 0, NULL, &y);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), y);
  return form;
}

static gboolean
has_moves (gpointer form)
{
  return gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (form, DM_TYPE_COPY_DIALOG, "moved")));
}

static GtkWidget *
open_copy_plan (Desk *desk)
{
  GtkWidget *form = open_dialog (desk, "win.copy-plan");

  wait_until (has_moves, form, "the moves");
  return form;
}

static GtkWidget *
open_copy_moves (Desk *desk)
{
  GtkWidget *form = open_copy_plan (desk);

  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (form, DM_TYPE_COPY_DIALOG, "number")), "12");
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (form)), "clicked");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_widget (form, ADW_TYPE_EXPANDER_ROW)), TRUE);
  return form;
}

static GtkWidget *
open_switcher (Desk *desk)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_widget_get_template_child (desk->window, DM_TYPE_WINDOW, "plan_button"));

  desk_add_plans (desk, 11);
  gtk_menu_button_popup (button);
  return GTK_WIDGET (gtk_menu_button_get_popover (button));
}

/* --- units and people --- */

static GtkWidget *
open_unit_page (Desk *desk)
{
  add_units (desk);
  give_tasks (desk, "Văn Phòng Ban", NULL);
  gtk_widget_activate_action (desk->window, "win.go", "s", "units");
  return desk->window;
}

static GtkWidget *
open_no_people (Desk *desk)
{
  gtk_widget_activate_action (desk->window, "win.go", "s", "people");
  return desk->window;
}

static GtkWidget *
open_person_page (Desk *desk)
{
  add_people (desk);
  give_tasks (desk, NULL, "Phạm Hoàng Hải (ví dụ)");
  return open_no_people (desk);
}

static gboolean
has_form (gpointer nothing)
{
  return find_toplevel (DM_TYPE_DIALOG) != NULL;
}

/* The form of a unit that has everything. */
static GtkWidget *
open_unit_form (Desk *desk, const char *action)
{
  g_autoptr (DmStore) store = NULL;
  g_autoptr (DmUnit) unit = NULL;

  open_unit_page (desk);
  let_settle (desk->window);
  store = desk_open_store (desk);
  unit = dm_store_find_unit (store, "khth", NULL);
  gtk_widget_activate_action (desk->window, action, "s", unit->id);
  wait_until (has_form, NULL, "the form");
  return find_toplevel (DM_TYPE_DIALOG);
}

static GtkWidget *
open_unit (Desk *desk)
{
  return open_unit_form (desk, "win.edit-unit");
}

static GtkWidget *
open_dissolve (Desk *desk)
{
  return open_unit_form (desk, "win.dissolve-unit");
}

static GtkWidget *
open_person (Desk *desk)
{
  gtk_widget_activate_action (desk->window, "win.new-person", NULL);
  return find_toplevel (DM_TYPE_DIALOG);
}

static GtkWidget *
open_whose (Desk *desk)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);
  GtkWidget *filter = dm_task_page_get_filter (DM_TASK_PAGE (page));

  add_people (desk);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_template_child (filter, DM_TYPE_TASK_FILTER, "mine")), TRUE);
  wait_until (has_answer, page, "the rows");
  return desk->window;
}

static GtkWidget *
open_close_plan (Desk *desk)
{
  return open_dialog (desk, "win.close-plan");
}

static GtkWidget *
open_shortcuts (Desk *desk)
{
  gtk_widget_activate_action (desk->window, "win.shortcuts", NULL);
  return find_toplevel (GTK_TYPE_SHORTCUTS_WINDOW);
}

static GtkWidget *
open_preview (Desk *desk)
{
  g_autoptr (GBytes) text = g_resources_lookup_data ("/vn/daumoi/DauMoi/sample.txt", 0, NULL);
  DmProposal *proposal = dm_reader_read_bytes (text, NULL);

  dm_preview_show (dm_preview_new (desk->office, GTK_WINDOW (desk->window)), proposal, "ke-hoach-580.txt");
  return find_toplevel (DM_TYPE_PREVIEW);
}

static GtkWidget *
open_preview_problem (Desk *desk)
{
  GtkWidget *preview = open_preview (desk);

  for (guint i = 0; i < 2; i++)
    gtk_widget_activate_action (preview, "preview.next-problem", NULL);
  gtk_widget_activate_action (preview, "preview.leave-problem", NULL);
  gtk_widget_activate_action (preview, "preview.next-problem", NULL);
  return preview;
}

static GtkWidget *
open_preview_form (Desk *desk)
{
  GtkWidget *preview = open_preview_problem (desk);

  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (preview, "preview.next-problem", NULL);
  g_signal_emit_by_name (find_widget (preview, DM_TYPE_REVIEW_LIST), "opened");
  return preview;
}

static GtkWidget *
open_preview_text (Desk *desk)
{
  GtkWidget *preview = open_preview_problem (desk);

  gtk_widget_activate_action (preview, "preview.show-source", NULL);
  return preview;
}

static GtkWidget *
open_preview_units (Desk *desk)
{
  GtkWidget *preview = open_preview_form (desk);

  gtk_widget_activate_action (preview, "preview.give-units", NULL);
  return find_toplevel (g_type_from_name ("DmUnitsDialog"));
}

static GtkWidget *
open_error (Desk *desk)
{
  g_autofree char *path = g_build_filename (desk->folder, "foreign", NULL);

  g_assert_true (g_file_set_contents (path, "not a database", -1, NULL));
  dm_window_open (DM_WINDOW (desk->window), path);
  wait_until (desk_shows_error, desk, "the error page");
  return desk->window;
}

static const Page pages[] = {
  { "first-start", FALSE, open_nothing }, { "tasks", TRUE, open_nothing },   { "detail", TRUE, open_detail },
  { "history", TRUE, open_history },      { "nothing-found", TRUE, open_search }, { "entry", TRUE, open_entry },
  { "extension", TRUE, open_extension },  { "task", TRUE, open_task },       { "plan", TRUE, open_plan },
  { "plan-lines", TRUE, open_plan_lines },
  { "plans", TRUE, open_plans },          { "no-such-plan", TRUE, open_no_plan }, { "close-plan", TRUE, open_close_plan },
  { "copy-plan", TRUE, open_copy_plan },  { "copy-plan-moves", TRUE, open_copy_moves },
  { "switcher", TRUE, open_switcher },
  { "sections", TRUE, open_sections },    { "lead-units", TRUE, open_units },  { "filter", TRUE, open_filter },
  { "quick-progress", TRUE, open_quick_progress },
  { "columns", TRUE, open_columns },      { "all-plans", TRUE, open_all_plans },
  { "calendar", TRUE, open_calendar },    { "calendar-official", TRUE, open_official_calendar },
  { "day", TRUE, open_day },              { "day-moves", TRUE, open_day_moves },
  { "notice", TRUE, open_notice },
  { "notice-moves", TRUE, open_moves },   { "notice-moves-nothing", TRUE, open_no_moves },
  { "units", TRUE, open_unit_page },      { "unit", TRUE, open_unit },       { "dissolve", TRUE, open_dissolve },
  { "people", TRUE, open_person_page },   { "no-people", TRUE, open_no_people }, { "person", TRUE, open_person },
  { "whose-tasks", TRUE, open_whose },    { "own-tasks", TRUE, open_own },
  { "views", TRUE, open_views },          { "sidebar", TRUE, open_sidebar }, { "save-view", TRUE, open_save_view },
  { "preferences-desk", TRUE, open_desk_preferences }, { "preferences-rules", TRUE, open_rules },
  { "preferences-wrong", TRUE, open_wrong_rules }, { "preferences-data", TRUE, open_data },
  { "about", TRUE, open_about },          { "several", TRUE, open_several },      { "bulk", TRUE, open_bulk },
  { "draft", TRUE, open_draft },          { "conflict", TRUE, open_conflict },
  { "preview", FALSE, open_preview },     { "preview-problem", FALSE, open_preview_problem },
  { "preview-form", FALSE, open_preview_form }, { "preview-text", FALSE, open_preview_text },
  { "preview-twin", TRUE, open_preview }, { "preview-units", FALSE, open_preview_units },
      { "shortcuts", TRUE, open_shortcuts }, { "error", FALSE, open_error },
};

/* What hides the foot of the page for a while. */
static void
drop_toast (GtkWidget *window)
{
  GtkWidget *toast = find_widget (window, g_type_from_name ("AdwToastWidget"));
  GtkWidget *close = toast ? gtk_widget_get_last_child (toast) : NULL;

  if (close)
    g_signal_emit_by_name (close, "clicked");
}

static void
set_text_percent (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
}

typedef struct
{
  GtkWidget *window;
  int width;
  int height;
  guint n_asked;
} Fitting;

/* A window manager that is placing the window misses what is asked meanwhile, and the same size is not asked twice. */
static gboolean
has_fitted (gpointer data)
{
  Fitting *fitting = data;
  int width = gtk_widget_get_width (fitting->window), height = gtk_widget_get_height (fitting->window);

  if (width > 0 && width <= fitting->width && height <= fitting->height)
    return TRUE;
  gtk_window_set_default_size (GTK_WINDOW (fitting->window), fitting->width, fitting->height - fitting->n_asked++ % 2);
  return FALSE;
}

/* A window is as narrow as the screen that it is on. The desk's own opened before there was anything in it. */
static void
fit (GtkWidget *window, const Size *size)
{
  Fitting fitting = { window };

  if (!GTK_IS_WINDOW (window) || GTK_IS_SHORTCUTS_WINDOW (window))
    return;
  gtk_window_get_default_size (GTK_WINDOW (window), &fitting.width, &fitting.height);
  fitting.width = MIN (fitting.width, size->width);
  fitting.height = MIN (fitting.height, size->height);
  gtk_window_set_default_size (GTK_WINDOW (window), fitting.width, fitting.height);
  wait_until (is_mapped, window, "the window");
  wait_until (has_fitted, &fitting, "a window of the screen's size");
}

static void
test_page (gconstpointer data)
{
  const Page *page = data;

  for (guint i = 0; i < (is_high_contrast () ? 1 : G_N_ELEMENTS (sizes)); i++)
    {
      const Size *size = &sizes[i];
      g_autofree char *where = g_strdup_printf ("%s %s", page->name, size->name);
      Desk desk = { 0 };
      GtkWidget *window;

      set_text_percent (size->text_percent);
      desk_open (&desk);
      gtk_window_set_default_size (GTK_WINDOW (desk.window), size->width, size->height);
      if (page->sample)
        desk_fill_sample (&desk);
      else
        desk_fill_nothing (&desk);
      let_settle (desk.window);
      drop_toast (desk.window);
      fit (desk.window, size);
      let_settle (desk.window);
      window = page->open (&desk);
      fit (window, size);
      let_settle (window);
      keep_picture (window, page->name, size);
      g_assert_cmpuint (count_cut (window, where), ==, 0);
      g_assert_true (fits (window, where, size));
      if (GTK_IS_POPOVER (window))
        gtk_popover_popdown (GTK_POPOVER (window));
      else if (window != desk.window)
        gtk_window_destroy (GTK_WINDOW (window));
      desk_close (&desk);
    }
  set_text_percent (100);
}

/* Those with colours of their own. */
static const char *const contrast_pages[] = {
  "first-start", "tasks", "nothing-found", "plans", "sections", "filter", "calendar", "notice-moves", "units", "people",
  "preferences-wrong", "several", "draft", "conflict", "preview-problem", "preview-twin", NULL,
};

int
main (int argc, char **argv)
{
  dm_words_init ();
  gtk_disable_setlocale ();
  desk_start (&argc, &argv);
  g_assert_cmpint (g_mkdir_with_parents (g_getenv ("DM_SHOTS"), 0755), ==, 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_getenv ("DM_DARK") ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/pages/", pages[i].name, NULL);

      if (is_high_contrast () && !g_strv_contains (contrast_pages, pages[i].name))
        continue;
      g_test_add_data_func (path, &pages[i], test_page);
    }
  return desk_run ();
}
