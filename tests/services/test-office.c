/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- opening --- */

static void
assert_refused (const char *path, gboolean create, int code)
{
  g_autoptr (DmOffice) office = fixture_new_office ("Lê Văn C");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_office_open_async (office, path, create, NULL, fixture_got_cb, &result);
  g_assert_false (dm_office_open_finish (office, fixture_wait (&result), &error));
  g_assert_error (error, DM_STORE_ERROR, code);
  g_assert_null (dm_office_get_path (office));
  g_assert_null (dm_office_get_rules (office));
  g_assert_false (dm_office_get_can_undo (office));
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = fixture_build_path (fixture, "missing.daumoi");
  g_autofree char *foreign = fixture_build_path (fixture, "foreign.daumoi");

  g_assert_cmpstr (dm_office_get_path (fixture->office), ==, fixture->path);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_nonnull (dm_office_get_rules (fixture->office));
  g_assert_cmpint (dm_office_get_rules (fixture->office)->due_soon_days, ==, 7);
  g_assert_false (dm_office_get_can_undo (fixture->office));
  g_assert_false (dm_office_get_can_redo (fixture->office));
  assert_refused (missing, FALSE, DM_STORE_ERROR_MISSING);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (foreign, "Thời gian thực hiện: Quý III năm 2017.\n", -1, NULL));
  assert_refused (foreign, TRUE, DM_STORE_ERROR_FOREIGN);
}

/* A first start's folder is made with the file. */
static void
test_open_makes_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = fixture_build_path (fixture, "share");
  g_autofree char *path = g_build_filename (folder, "office.daumoi", NULL);
  g_autoptr (DmOffice) office = fixture_new_office ("Lê Văn C");

  fixture_open (office, path, TRUE);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  fixture_close (office);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* --- acts --- */

typedef struct
{
  guint n_changed_at_callback;
  Fixture *fixture;
  GAsyncResult *result;
} Order;

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Order *order = user_data;

  order->n_changed_at_callback = order->fixture->n_changed;
  order->result = g_object_ref (result);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static gboolean
get_busy (DmOffice *office)
{
  gboolean busy;

  g_object_get (office, "busy", &busy, NULL);
  return busy;
}

/* Who asked hears of it after everybody has been told that figures changed. */
static void
test_import (Fixture *fixture, gconstpointer data)
{
  Order order = { 0, fixture, NULL };
  guint n_busy = 0, n_can_undo = 0;
  gint64 seq = fixture->seq;
  g_autoptr (DmPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->office, "notify::busy", G_CALLBACK (count_cb), &n_busy);
  g_signal_connect (fixture->office, "notify::can-undo", G_CALLBACK (count_cb), &n_can_undo);
  dm_office_import_async (fixture->office, fixture_new_proposal ("580", 6), NULL, imported_cb, &order);
  g_assert_true (get_busy (fixture->office));
  plan = dm_office_import_finish (fixture->office, fixture_wait (&order.result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plan->number, ==, "580");
  g_assert_cmpuint (order.n_changed_at_callback, ==, 2);
  g_assert_cmpint (fixture->seq, >, seq);
  g_assert_false (get_busy (fixture->office));
  g_assert_cmpuint (n_busy, ==, 2);
  g_assert_cmpuint (n_can_undo, ==, 1);
  g_assert_true (dm_office_get_can_undo (fixture->office));
  g_signal_handlers_disconnect_by_data (fixture->office, &n_busy);
  g_signal_handlers_disconnect_by_data (fixture->office, &n_can_undo);
  g_object_unref (order.result);
}

static GPtrArray *
list_plans (DmOffice *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *plans;

  dm_office_list_plans_async (office, NULL, fixture_got_cb, &result);
  plans = dm_office_list_plans_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return plans;
}

static void
test_queries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 6);
  g_autoptr (GPtrArray) plans = list_plans (fixture->office);
  const DmPlanSummary *summary = g_ptr_array_index (plans, 0);
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_from_ymd (2017, 9, 30));
  g_autoptr (DmItemList) list = fixture_query (fixture->office, query, 2);
  g_autoptr (GAsyncResult) got = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const char *ids[2];

  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpuint (summary->n_tasks, ==, 6);
  g_assert_cmpuint (list->ids->len, ==, 6);
  g_assert_cmpuint (list->first->len, ==, 2);
  g_assert_cmpuint (list->counts[DM_STATUS_DUE_SOON], ==, 6);
  ids[0] = g_ptr_array_index (list->ids, 5);
  ids[1] = g_ptr_array_index (list->ids, 1);
  dm_office_get_items_async (fixture->office, ids, 2, NULL, fixture_got_cb, &got);
  ids[0] = ids[1] = NULL;
  items = dm_office_get_items_finish (fixture->office, fixture_wait (&got), NULL);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((DmItem *) g_ptr_array_index (items, 0))->code, ==, "II.6");
  g_assert_cmpstr (((DmItem *) g_ptr_array_index (items, 1))->code, ==, "II.2");
}

static DmItem *
get_first (DmOffice *office)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_office_get_today (office));
  g_autoptr (DmItemList) list = fixture_query (office, query, 1);

  g_assert_cmpuint (list->first->len, ==, 1);
  return dm_item_ref (g_ptr_array_index (list->first, 0));
}

static void
test_undo_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 3);
  g_autoptr (DmItem) item = get_first (fixture->office);
  g_autoptr (DmItem) changed = fixture_enter (fixture->office, item, 60);
  g_autoptr (GAsyncResult) undone = NULL, redone = NULL;
  g_autoptr (DmItem) before = NULL, after = NULL;
  g_autofree char *undo_action = NULL, *redo_action = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (changed->entries->len, ==, 1);
  dm_office_undo_async (fixture->office, NULL, NULL, fixture_got_cb, &undone);
  undo_action = dm_office_undo_finish (fixture->office, fixture_wait (&undone), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undo_action, ==, "entry-add");
  g_assert_true (dm_office_get_can_redo (fixture->office));
  g_assert_cmpstr (dm_office_get_redo_action (fixture->office), ==, "entry-add");
  g_assert_cmpstr (dm_office_get_undo_action (fixture->office), ==, "import");
  before = get_first (fixture->office);
  g_assert_cmpuint (before->entries->len, ==, 0);
  dm_office_redo_async (fixture->office, NULL, fixture_got_cb, &redone);
  redo_action = dm_office_redo_finish (fixture->office, fixture_wait (&redone), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (redo_action, ==, "entry-add");
  g_assert_false (dm_office_get_can_redo (fixture->office));
  after = get_first (fixture->office);
  g_assert_cmpuint (after->entries->len, ==, 1);
}

static GPtrArray *
list_changes (DmOffice *office, const char *item_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes;

  dm_office_list_changes_async (office, item_id, NULL, 0, NULL, fixture_got_cb, &result);
  changes = dm_office_list_changes_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return changes;
}

/* A named act is undone though a later one stands: its toast may still be there. */
static void
test_undo_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 3);
  g_autoptr (DmItem) item = get_first (fixture->office);
  g_autoptr (DmItem) changed = fixture_enter (fixture->office, item, 60);
  g_autoptr (GPtrArray) changes = list_changes (fixture->office, item->id);
  const DmChange *newest = g_ptr_array_index (changes, 0);
  g_autoptr (DmPlan) second = fixture_import (fixture->office, "581", 1);
  g_autoptr (GAsyncResult) undone = NULL;
  g_autofree char *action = NULL;
  g_autoptr (DmItem) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (newest->action, ==, "entry-add");
  g_assert_cmpstr (newest->who, ==, "Lê Văn C");
  dm_office_undo_async (fixture->office, newest->txn, NULL, fixture_got_cb, &undone);
  action = dm_office_undo_finish (fixture->office, fixture_wait (&undone), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (action, ==, "entry-add");
  after = get_first (fixture->office);
  g_assert_cmpuint (after->entries->len, ==, 0);
}

/* First come, first served: what is asked for at once is done in that order. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *results[30] = { NULL };
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_units = 0;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (DmUnit) unit = dm_unit_new ();

      unit->name = g_strdup_printf ("Phòng %u", i);
      dm_office_save_unit_async (fixture->office, unit, NULL, fixture_got_cb, &results[i]);
    }
  fixture_wait (&results[G_N_ELEMENTS (results) - 1]);
  changes = list_changes (fixture->office, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const DmChange *change = g_ptr_array_index (changes, i);
      g_autofree char *name = g_strdup_printf ("\"Phòng %u\"", (guint) G_N_ELEMENTS (results) - 1 - n_units);

      if (g_strcmp0 (change->table, "unit") != 0)
        continue;
      g_assert_nonnull (strstr (change->after, name));
      n_units++;
    }
  g_assert_cmpuint (n_units, ==, G_N_ELEMENTS (results));
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_object_unref (results[i]);
}

/* A draft is the caller's own again as soon as it is handed over. */
static void
test_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPerson) draft = dm_person_new ();
  g_autoptr (DmPerson) person = NULL;
  g_autoptr (GPtrArray) people = NULL, nobody = NULL;
  g_autoptr (GAsyncResult) saved = NULL, listed = NULL, deleted = NULL, again = NULL, empty = NULL;
  g_autoptr (GError) error = NULL;

  draft->name = g_strdup ("Nguyễn Văn An");
  dm_office_save_person_async (fixture->office, draft, NULL, fixture_got_cb, &saved);
  draft->name[0] = 'X';
  person = dm_office_save_person_finish (fixture->office, fixture_wait (&saved), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (person->name, ==, "Nguyễn Văn An");
  dm_office_list_people_async (fixture->office, NULL, fixture_got_cb, &listed);
  people = dm_office_list_people_finish (fixture->office, fixture_wait (&listed), &error);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (dm_office_get_undo_action (fixture->office), ==, "person-add");
  dm_office_delete_person_async (fixture->office, person, NULL, fixture_got_cb, &deleted);
  g_assert_true (dm_office_delete_person_finish (fixture->office, fixture_wait (&deleted), &error));
  dm_office_list_people_async (fixture->office, NULL, fixture_got_cb, &empty);
  nobody = dm_office_list_people_finish (fixture->office, fixture_wait (&empty), &error);
  g_assert_cmpuint (nobody->len, ==, 0);
  dm_office_delete_person_async (fixture->office, person, NULL, fixture_got_cb, &again);
  g_assert_false (dm_office_delete_person_finish (fixture->office, fixture_wait (&again), &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmUnit) draft = dm_unit_new ();
  g_autoptr (DmUnit) unit = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GAsyncResult) saved = NULL, deleted = NULL, listed = NULL;
  g_autoptr (GError) error = NULL;

  draft->name = g_strdup ("Văn phòng");
  dm_office_save_unit_async (fixture->office, draft, NULL, fixture_got_cb, &saved);
  unit = dm_office_save_unit_finish (fixture->office, fixture_wait (&saved), &error);
  g_assert_no_error (error);
  dm_office_delete_unit_async (fixture->office, unit, NULL, fixture_got_cb, &deleted);
  g_assert_true (dm_office_delete_unit_finish (fixture->office, fixture_wait (&deleted), &error));
  dm_office_list_units_async (fixture->office, NULL, fixture_got_cb, &listed);
  units = dm_office_list_units_finish (fixture->office, fixture_wait (&listed), &error);
  g_assert_cmpuint (units->len, ==, 0);
}

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmRules) rules = dm_rules_copy (dm_office_get_rules (fixture->office));
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  rules->due_soon_days = 30;
  dm_office_save_rules_async (fixture->office, rules, NULL, fixture_got_cb, &saved);
  rules->due_soon_days = 99;
  g_assert_true (dm_office_save_rules_finish (fixture->office, fixture_wait (&saved), &error));
  g_assert_no_error (error);
  g_assert_cmpint (dm_office_get_rules (fixture->office)->due_soon_days, ==, 30);
}

/* Nothing is saved by asking. */
static void
test_rules_previewed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmRules) rules = dm_rules_copy (dm_office_get_rules (fixture->office));
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 3);
  g_autoptr (GAsyncResult) previewed = NULL;
  g_autoptr (GError) error = NULL;
  int n_changed;

  /* Due on the 30th, asked on the 20th. */
  rules->due_soon_days = 10;
  dm_office_preview_rules_async (fixture->office, rules, NULL, fixture_got_cb, &previewed);
  g_assert_true (dm_office_preview_rules_finish (fixture->office, fixture_wait (&previewed), &n_changed, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_changed, ==, 3);
  g_assert_cmpint (dm_office_get_rules (fixture->office)->due_soon_days, ==, 7);
}

/* --- days off --- */

static GPtrArray *
list_calendar (DmOffice *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *days;

  dm_office_list_calendar_async (office, NULL, fixture_got_cb, &result);
  days = dm_office_list_calendar_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return days;
}

/* A task that is due one working day after Friday 24 January 2025. */
static DmItem *
add_period (DmOffice *office)
{
  g_autoptr (DmPlan) plan = fixture_import (office, "580", 1);
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_TASK);
  g_autoptr (GAsyncResult) result = NULL;
  DmDeadline *deadline = dm_deadline_new ("sau khi có quyết định");

  deadline->kind = DM_DEADLINE_EVENT;
  deadline->event_on = dm_day_parse ("2025-01-24");
  deadline->event_days = 1;
  deadline->event_working = TRUE;
  g_ptr_array_add (draft->deadlines, deadline);
  draft->plan_id = g_strdup (plan->id);
  draft->text = g_strdup ("Báo cáo");
  dm_office_save_item_async (office, draft, NULL, fixture_got_cb, &result);
  return dm_office_save_item_finish (office, fixture_wait (&result), NULL);
}

static DmNotice *
make_notice (DmOffice *office)
{
  g_autoptr (GPtrArray) days = list_calendar (office);
  DmNotice *notice = dm_notice_read (days, 2025);

  notice->source = g_strdup ("Thông báo 6150");
  ((DmDayRange *) g_ptr_array_index (notice->ranges, 1))->from = dm_day_parse ("2025-01-25");
  return notice;
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmItem) item = add_period (fixture->office);
  g_autoptr (DmNotice) notice = make_notice (fixture->office);
  g_autoptr (GAsyncResult) previewed = NULL, saved = NULL;
  g_autoptr (GPtrArray) moves = NULL, days = NULL;
  g_autoptr (GError) error = NULL;

  dm_office_preview_notice_async (fixture->office, notice, NULL, fixture_got_cb, &previewed);
  moves = dm_office_preview_notice_finish (fixture->office, fixture_wait (&previewed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moves->len, ==, 1);
  g_assert_cmpstr (((DmMove *) g_ptr_array_index (moves, 0))->item->id, ==, item->id);
  g_assert_cmpint (((DmMove *) g_ptr_array_index (moves, 0))->new_end, ==, dm_day_parse ("2025-02-04"));

  dm_office_save_notice_async (fixture->office, notice, NULL, fixture_got_cb, &saved);
  g_assert_true (dm_office_save_notice_finish (fixture->office, fixture_wait (&saved), &error));
  g_assert_cmpstr (dm_office_get_undo_action (fixture->office), ==, "calendar-notice");
  days = list_calendar (fixture->office);
  g_assert_false (dm_notice_is_missing (days, 2025));
  /* The window's own rules have followed. */
  g_assert_false (dm_calendar_is_working (dm_office_get_rules (fixture->office)->calendar, dm_day_parse ("2025-01-27")));
}

static void
test_notice_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmNotice) notice = dm_notice_new (2025);
  g_autoptr (GAsyncResult) saved = NULL, previewed = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL, cancelled = NULL;

  dm_office_save_notice_async (fixture->office, notice, NULL, fixture_got_cb, &saved);
  g_assert_false (dm_office_save_notice_finish (fixture->office, fixture_wait (&saved), &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  dm_office_preview_notice_async (fixture->office, notice, cancellable, fixture_got_cb, &previewed);
  g_cancellable_cancel (cancellable);
  g_assert_null (dm_office_preview_notice_finish (fixture->office, fixture_wait (&previewed), &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_single_day (Fixture *fixture, gconstpointer data)
{
  DmDay on = dm_day_parse ("2025-07-18");
  g_autoptr (DmCalendarDay) day = dm_calendar_day_new (on, FALSE, TRUE, "Nghỉ bão", "Công điện 10");
  g_autoptr (GAsyncResult) saved = NULL, deleted = NULL;
  g_autoptr (GPtrArray) days = NULL, gone = g_ptr_array_new ();

  dm_office_save_calendar_day_async (fixture->office, day, NULL, fixture_got_cb, &saved);
  g_assert_true (dm_office_save_calendar_day_finish (fixture->office, fixture_wait (&saved), NULL));
  days = list_calendar (fixture->office);
  for (guint i = 0; i < days->len; i++)
    if (((DmCalendarDay *) g_ptr_array_index (days, i))->on == on)
      g_ptr_array_add (gone, g_ptr_array_index (days, i));
  g_assert_cmpuint (gone->len, ==, 1);
  dm_office_delete_calendar_days_async (fixture->office, gone, NULL, fixture_got_cb, &deleted);
  g_assert_true (dm_office_delete_calendar_days_finish (fixture->office, fixture_wait (&deleted), NULL));
  g_assert_true (dm_calendar_is_working (dm_office_get_rules (fixture->office)->calendar, on));
}

/* --- two desks on one file --- */

static gboolean
is_newer (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_changed > 1;
}

static void
test_two_desks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmOffice) other = fixture_new_office ("Trần Thị B");
  g_autoptr (DmPlan) plan = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  fixture_open (other, fixture->path, FALSE);
  fixture_settle (fixture->office);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  plan = fixture_import (other, "580", 2);
  dm_office_poll (fixture->office);
  fixture_wait_until (is_newer, fixture);
  plans = list_plans (fixture->office);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_true (dm_office_get_can_undo (other));
  g_assert_false (dm_office_get_can_undo (fixture->office));   /* the act is another person's */
  fixture_close (other);
}

/* The same without being told to look. */
static void
test_two_desks_by_themselves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmOffice) other = fixture_new_office ("Trần Thị B");
  g_autoptr (DmPlan) plan = NULL;
  gint64 since;

  fixture_open (other, fixture->path, FALSE);
  plan = fixture_import (other, "580", 2);
  since = g_get_monotonic_time ();
  fixture_wait_until (is_newer, fixture);
  g_test_message ("seen after %d ms", (int) ((g_get_monotonic_time () - since) / 1000));
  fixture_close (other);
}

/* Nothing happened, so nobody is told to draw anew: neither by looking, nor by this desk's own act seen again. */
static void
test_no_news (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 2);

  g_assert_cmpuint (fixture->n_changed, ==, 2);
  for (guint i = 0; i < 5; i++)
    {
      dm_office_poll (fixture->office);
      fixture_settle (fixture->office);
    }
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmOffice) other = fixture_new_office ("Trần Thị B");
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 2);
  g_autoptr (DmItem) item = get_first (fixture->office);
  g_autoptr (DmItem) mine = dm_item_copy (item);
  g_autoptr (DmItem) theirs = dm_item_copy (item);
  g_autoptr (DmItem) saved = NULL;
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open (other, fixture->path, FALSE);
  g_free (theirs->text);
  theirs->text = g_strdup ("Của họ");
  dm_office_save_item_async (other, theirs, NULL, fixture_got_cb, &first);
  saved = dm_office_save_item_finish (other, fixture_wait (&first), &error);
  g_assert_no_error (error);
  g_free (mine->text);
  mine->text = g_strdup ("Của tôi");
  dm_office_save_item_async (fixture->office, mine, NULL, fixture_got_cb, &second);
  g_assert_null (dm_office_save_item_finish (fixture->office, fixture_wait (&second), &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
  g_assert_false (get_busy (fixture->office));
  fixture_close (other);
}

/* --- cancelling --- */

static void
assert_cancelled (Fixture *fixture, GAsyncResult **slot)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dm_office_query_items_finish (fixture->office, fixture_wait (slot), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* However far an older question had come, it is cancelled, and the newer one next to it is not hit. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 300);
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_from_ymd (2017, 9, 30));

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) older = NULL, newer = NULL;
      g_autoptr (DmItemList) list = NULL;
      g_autoptr (GError) error = NULL;

      dm_office_query_items_async (fixture->office, query, 300, cancellable, fixture_got_cb, &older);
      for (guint wait = 0; wait < round * 200; wait++)
        g_thread_yield ();
      g_cancellable_cancel (cancellable);
      dm_office_query_items_async (fixture->office, query, 300, NULL, fixture_got_cb, &newer);
      assert_cancelled (fixture, &older);
      list = dm_office_query_items_finish (fixture->office, fixture_wait (&newer), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (list->first->len, ==, 300);
    }
}

/* A write that waits can still be cancelled; nothing is written then, and nothing stays busy. */
static void
test_cancel_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  dm_office_import_async (fixture->office, fixture_new_proposal ("580", 3), cancellable, fixture_got_cb, &result);
  g_assert_null (dm_office_import_finish (fixture->office, fixture_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (get_busy (fixture->office));
  plans = list_plans (fixture->office);
  g_assert_cmpuint (plans->len, ==, 0);
}

static void
cancel_cb (DmOffice *office, gint64 seq, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Once it is written, it is told as written: whoever cancelled too late must not believe that nothing happened. */
static void
test_cancel_too_late (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DmPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (fixture->office, "changed", G_CALLBACK (cancel_cb), cancellable);
  dm_office_import_async (fixture->office, fixture_new_proposal ("580", 3), cancellable, fixture_got_cb, &result);
  plan = dm_office_import_finish (fixture->office, fixture_wait (&result), &error);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_no_error (error);
  g_assert_nonnull (plan);
  g_signal_handlers_disconnect_by_data (fixture->office, cancellable);
}

/* --- closing --- */

static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) imported = NULL, closed = NULL, late = NULL;
  g_autoptr (DmPlan) plan = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GError) error = NULL;

  dm_office_import_async (fixture->office, fixture_new_proposal ("580", 3), NULL, fixture_got_cb, &imported);
  dm_office_close_async (fixture->office, NULL, fixture_got_cb, &closed);
  dm_office_list_plans_async (fixture->office, NULL, fixture_got_cb, &late);
  g_assert_true (dm_office_close_finish (fixture->office, fixture_wait (&closed), &error));
  g_assert_null (dm_office_get_path (fixture->office));
  plan = dm_office_import_finish (fixture->office, fixture_wait (&imported), &error);
  g_assert_no_error (error);
  plans = dm_office_list_plans_finish (fixture->office, fixture_wait (&late), &error);
  if (plans == NULL)   /* unless the reading thread was quicker than the closing */
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_clear_object (&late);
  dm_office_list_plans_async (fixture->office, NULL, fixture_got_cb, &late);
  g_assert_null (dm_office_list_plans_finish (fixture->office, fixture_wait (&late), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  fixture_close (fixture->office);   /* a second time does no harm */
}

/* Whoever lets go without closing is not kept waiting, and nothing is left behind. */
static void
test_let_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 3);

  fixture_settle (fixture->office);
  g_signal_handlers_disconnect_by_data (fixture->office, fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->office));
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *second = fixture_build_path (fixture, "second.daumoi");
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 3);
  g_autoptr (GPtrArray) none = NULL, one = NULL;

  fixture_open (fixture->office, second, TRUE);
  g_assert_cmpstr (dm_office_get_path (fixture->office), ==, second);
  none = list_plans (fixture->office);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (dm_office_get_can_undo (fixture->office));
  fixture_open (fixture->office, fixture->path, FALSE);
  one = list_plans (fixture->office);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (dm_office_get_can_undo (fixture->office));
}

/* --- the day --- */

static void
test_today (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 1);
  g_autoptr (DmItem) item = get_first (fixture->office);
  g_autoptr (DmEntry) entry = dm_entry_new (dm_day_from_ymd (2017, 9, 19));
  g_autoptr (GAsyncResult) early = NULL, late = NULL;
  g_autoptr (DmItem) changed = NULL;
  g_autoptr (GError) error = NULL;
  guint n_today = 0;

  g_signal_connect (fixture->office, "notify::today", G_CALLBACK (count_cb), &n_today);
  g_assert_cmpint (dm_office_get_today (fixture->office), ==, dm_day_from_ymd (2017, 9, 20));
  dm_office_set_today (fixture->office, dm_day_from_ymd (2017, 9, 20));
  g_assert_cmpuint (n_today, ==, 0);
  dm_office_set_today (fixture->office, dm_day_from_ymd (2017, 9, 18));
  g_assert_cmpuint (n_today, ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  entry->item_id = g_strdup (item->id);
  entry->percent = 50;
  dm_office_save_entry_async (fixture->office, entry, NULL, fixture_got_cb, &early);
  g_assert_null (dm_office_save_entry_finish (fixture->office, fixture_wait (&early), &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_clear_error (&error);
  dm_office_set_today (fixture->office, DM_DAY_NONE);
  g_signal_handlers_disconnect_by_data (fixture->office, &n_today);
  dm_office_save_entry_async (fixture->office, entry, NULL, fixture_got_cb, &late);
  changed = dm_office_save_entry_finish (fixture->office, fixture_wait (&late), &error);
  g_assert_no_error (error);
}

/* --- aside --- */

static void
test_check_and_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = fixture_build_path (fixture, "copy.daumoi");
  g_autoptr (DmPlan) plan = fixture_import (fixture->office, "580", 3);
  g_autoptr (GAsyncResult) checked = NULL, kept = NULL;
  g_autoptr (GPtrArray) problems = NULL, plans = NULL;
  g_autoptr (GError) error = NULL;

  fixture_settle (fixture->office);
  dm_office_backup_async (fixture->office, copy, NULL, fixture_got_cb, &kept);
  g_assert_true (dm_office_backup_finish (fixture->office, fixture_wait (&kept), &error));
  g_assert_no_error (error);
  fixture_open (fixture->office, copy, FALSE);
  plans = list_plans (fixture->office);
  g_assert_cmpuint (plans->len, ==, 1);
  fixture_settle (fixture->office);
  dm_office_check_async (fixture->office, NULL, fixture_got_cb, &checked);
  problems = dm_office_check_finish (fixture->office, fixture_wait (&checked), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
set_flag_cb (DmOffice *office, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* The index follows in its own time, and says so. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DmPlan) plan = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gboolean indexed = FALSE;

  fixture_settle (fixture->office);
  plan = fixture_import (fixture->office, "580", 3);
  g_signal_connect (fixture->office, "indexed", G_CALLBACK (set_flag_cb), &indexed);
  fixture_wait_until (is_set, &indexed);
  g_signal_handlers_disconnect_by_data (fixture->office, &indexed);
  dm_office_search_async (fixture->office, "nhiem vu 2", 10, NULL, fixture_got_cb, &found);
  hits = dm_office_search_finish (fixture->office, fixture_wait (&found), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, >=, 1);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/office/open", test_open },
    { "/office/open-makes-folder", test_open_makes_folder },
    { "/office/import", test_import },
    { "/office/queries", test_queries },
    { "/office/undo-redo", test_undo_redo },
    { "/office/undo-named", test_undo_named },
    { "/office/order", test_order },
    { "/office/people", test_people },
    { "/office/units", test_units },
    { "/office/rules", test_rules },
    { "/office/rules-previewed", test_rules_previewed },
    { "/office/notice", test_notice },
    { "/office/notice-refused", test_notice_refused },
    { "/office/single-day", test_single_day },
    { "/office/two-desks", test_two_desks },
    { "/office/two-desks-by-themselves", test_two_desks_by_themselves },
    { "/office/no-news", test_no_news },
    { "/office/conflict", test_conflict },
    { "/office/cancel", test_cancel },
    { "/office/cancel-write", test_cancel_write },
    { "/office/cancel-too-late", test_cancel_too_late },
    { "/office/close", test_close },
    { "/office/let-go", test_let_go },
    { "/office/reopen", test_reopen },
    { "/office/today", test_today },
    { "/office/check-and-backup", test_check_and_backup },
    { "/office/search", test_search },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
