/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"
#include "dm-context.h"

#include "dm-text-scale.h"

#define PATIENCE_SECONDS 20

static GtkApplication *application;

static gboolean
tell_late (gpointer late)
{
  *(gboolean *) late = TRUE;
  return G_SOURCE_REMOVE;
}

void
wait_until (Seen seen, gpointer data, const char *what)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE_SECONDS, tell_late, &late);

  while (!seen (data))
    {
      if (late)
        g_error ("nobody saw %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (source);
}

GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
find_toplevel (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

DmStore *
desk_open_store (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  DmStore *store = dm_store_open (desk->path, DM_STORE_READ, dm_context_get (), &error);

  g_assert_no_error (error);
  return store;
}

gboolean
desk_has_question (gpointer nothing)
{
  return find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

DmTaskHandle *
desk_get_handle (Desk *desk)
{
  GtkWidget *page = find_widget (desk->window, DM_TYPE_TASK_PAGE);

  return page ? dm_task_page_get_selected (DM_TASK_PAGE (page)) : NULL;
}

gboolean
desk_shows_first_task (gpointer desk)
{
  DmTaskHandle *handle = desk_get_handle (desk);

  return handle && dm_task_handle_get_item (handle)
         && g_strcmp0 (dm_task_handle_get_item (handle)->code, "II.1.a") == 0;
}

gboolean
desk_shows_first_start (gpointer data)
{
  Desk *desk = data;
  GtkWidget *stack = find_widget (desk->window, GTK_TYPE_STACK);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "first") == 0;
}

gboolean
desk_shows_error (gpointer data)
{
  Desk *desk = data;
  GtkWidget *stack = find_widget (desk->window, GTK_TYPE_STACK);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "error") == 0;
}

gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

void
desk_open (Desk *desk)
{
  desk->folder = g_dir_make_tmp ("daumoi-window.XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "office.daumoi", NULL);
  desk->office = dm_office_new ();
  dm_office_set_today (desk->office, dm_day_parse ("2017-10-05"));
  desk->window = dm_window_new (application, desk->office);
}

/* The sample plan, opened as a person opens it. */
void
desk_fill_nothing (Desk *desk)
{
  dm_window_open (DM_WINDOW (desk->window), desk->path);
  wait_until (desk_shows_first_start, desk, "the first start");
}

void
desk_fill_sample (Desk *desk)
{
  desk_fill_nothing (desk);
  gtk_widget_activate_action (desk->window, "win.open-sample", NULL);
  wait_until (desk_shows_first_task, desk, "the first task");
}

void
desk_open_sample (Desk *desk)
{
  desk_open (desk);
  desk_fill_sample (desk);
}

static const char *const titles[] = {
  "Triển khai công tác phòng cháy, chữa cháy và cứu nạn, cứu hộ tại các khu công nghiệp trên địa bàn tỉnh",
  "Cải cách hành chính",
  "Tuyên truyền, phổ biến, giáo dục pháp luật cho doanh nghiệp và người lao động",
  "Ứng dụng công nghệ thông tin trong hoạt động của cơ quan",
  "Thực hành tiết kiệm, chống lãng phí",
};

static DmProposal *
make_plan (guint i)
{
  static const char *const deadlines[] = { "Quý III năm 2017", "Thường xuyên", "Trong năm 2017", "trước ngày 10/10/2017" };
  DmProposal *proposal = dm_proposal_new ();
  DmPlan *plan = dm_plan_new ();

  g_clear_pointer (&proposal->plan, dm_plan_unref);
  proposal->plan = plan;
  plan->number = g_strdup_printf ("%u", 101 + i);
  plan->symbol = g_strdup ("KH-BQL");
  plan->type = g_strdup ("Kế hoạch");
  plan->title = g_strdup_printf ("%s năm %u", titles[i % G_N_ELEMENTS (titles)], 2017 - i / 8);
  plan->issuer = g_strdup ("Ban Quản lý các khu công nghiệp");
  plan->issued_on = dm_day_from_ymd (2017 - i / 8, 12 - i % 12, 1 + i % 28) - 365;
  plan->closed_on = i % 4 == 3 ? dm_day_parse ("2017-09-30") : DM_DAY_NONE;
  for (guint j = 0; j < 2 + i % 4; j++)
    {
      g_autofree char *code = g_strdup_printf ("II.%u", j + 1);
      DmProposalItem *item = dm_proposal_item_new (DM_ITEM_TASK, code);

      item->text = g_strdup_printf ("Nhiệm vụ thứ %u", j + 1);
      g_ptr_array_unref (item->deadlines);
      item->deadlines = dm_deadline_parse (deadlines[(i + j) % G_N_ELEMENTS (deadlines)], plan->issued_on);
      g_ptr_array_add (proposal->items, item);
    }
  return proposal;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer n_left)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_office_import_finish (DM_OFFICE (source), result, &error);

  g_assert_no_error (error);
  (*(guint *) n_left)--;
}

static gboolean
is_zero (gpointer n)
{
  return *(guint *) n == 0;
}

void
desk_add_plans (Desk *desk, guint n)
{
  guint n_left = n;

  for (guint i = 0; i < n; i++)
    dm_office_import_async (desk->office, make_plan (i), NULL, imported_cb, &n_left);
  wait_until (is_zero, &n_left, "the plans");
}

/* A window that is closed must be gone: whatever still holds it is a leak. */
void
desk_close (Desk *desk)
{
  const char *remove[] = { "rm", "-rf", desk->folder, NULL };
  gpointer window = desk->window, office = desk->office;

  g_object_add_weak_pointer (G_OBJECT (desk->window), &window);
  g_object_add_weak_pointer (G_OBJECT (desk->office), &office);
  g_object_unref (desk->office);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  wait_until (is_null, &window, "the window going");
  wait_until (is_null, &office, "the office going");
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (desk->folder);
  g_free (desk->path);
}

gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
got_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static gboolean
is_filled (gpointer slot)
{
  return *(GAsyncResult **) slot != NULL;
}

static DmPlan *
get_first_plan (Desk *desk)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  dm_office_list_plans_async (desk->office, NULL, got_cb, &result);
  wait_until (is_filled, &result, "the plans");
  plans = dm_office_list_plans_finish (desk->office, result, NULL);
  return dm_plan_ref (((DmPlanSummary *) g_ptr_array_index (plans, 0))->plan);
}

/* A task that is due some working days after an event. */
DmItem *
desk_add_period (Desk *desk, const char *text, const char *event_on, int working_days)
{
  g_autoptr (DmPlan) plan = get_first_plan (desk);
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_TASK);
  g_autoptr (GAsyncResult) result = NULL;
  DmDeadline *deadline = dm_deadline_new ("trong số ngày làm việc kể từ ngày Quyết định được ban hành");

  draft->plan_id = g_strdup (plan->id);
  draft->text = g_strdup (text);
  deadline->kind = DM_DEADLINE_EVENT;
  deadline->event_on = dm_day_parse (event_on);
  deadline->event_days = working_days;
  deadline->event_working = TRUE;
  g_ptr_array_add (draft->deadlines, deadline);
  dm_office_save_item_async (desk->office, draft, NULL, got_cb, &result);
  wait_until (is_filled, &result, "the task saved");
  return dm_office_save_item_finish (desk->office, result, NULL);
}

void
desk_enter_notice (Desk *desk, int year)
{
  g_autoptr (GAsyncResult) listed = NULL, saved = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (DmNotice) notice = NULL;

  dm_office_list_calendar_async (desk->office, NULL, got_cb, &listed);
  wait_until (is_filled, &listed, "the calendar");
  days = dm_office_list_calendar_finish (desk->office, listed, NULL);
  notice = dm_notice_read (days, year);
  notice->source = g_strdup ("Thông báo số 4899/TB-BLĐTBXH ngày 02/12/2016");
  dm_office_save_notice_async (desk->office, notice, NULL, got_cb, &saved);
  wait_until (is_filled, &saved, "the notice saved");
  g_assert_true (dm_office_save_notice_finish (desk->office, saved, NULL));
}

void
desk_open_again (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_object_unref (desk->office);
  desk->office = dm_office_new ();
  dm_office_set_today (desk->office, dm_day_parse ("2017-10-05"));
  desk->window = dm_window_new (application, desk->office);
  dm_window_open (DM_WINDOW (desk->window), desk->path);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) item = dm_office_save_item_finish (DM_OFFICE (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) done = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

void
desk_change_task (Desk *desk, const char *text, const char *product)
{
  g_autoptr (DmItem) draft = dm_item_copy (dm_task_handle_get_item (desk_get_handle (desk)));
  gboolean done = FALSE;

  if (text)
    {
      g_free (draft->text);
      draft->text = g_strdup (text);
    }
  g_free (draft->product);
  draft->product = g_strdup (product);
  dm_office_save_item_async (desk->office, draft, NULL, saved_cb, &done);
  wait_until (is_set, &done, "the others' act");
}

GtkApplication *
desk_get_application (void)
{
  return application;
}

void
desk_start (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  dm_text_scale_sharpen ();
  application = GTK_APPLICATION (g_object_new (ADW_TYPE_APPLICATION, "application-id", "vn.daumoi.Test", "flags",
                                               G_APPLICATION_NON_UNIQUE, "resource-base-path", "/vn/daumoi/DauMoi", NULL));
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
}

int
desk_run (void)
{
  int code = g_test_run ();

  g_object_unref (application);
  return code;
}
