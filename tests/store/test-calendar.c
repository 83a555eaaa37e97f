/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days off in the file: a year's notice is one act, and what it moves is known before it is saved. */

#include "dm-test-store.h"

#define D(iso) (dm_day_parse (iso))
#define TODAY "2025-05-02"
#define SOURCE "Thông báo số 6150/TB-BLĐTBXH ngày 03/12/2024"

typedef struct
{
  DmTestOffice *office;
  DmStore *store;
  DmPlan *plan;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->office = dm_test_office_new ("an");
  self->store = dm_test_office_open (self->office);
  self->plan = dm_test_add_plan (self->store, "580");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dm_test_assert_sound (self->store);
  dm_plan_unref (self->plan);
  dm_store_close (self->store);
  dm_test_office_free (self->office);
}

static DmItem *
add_period (Fixture *self, const char *text, DmDay from, int days, gboolean working)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_TASK);
  DmDeadline *deadline = dm_deadline_new ("sau khi có quyết định");
  DmItem *item;

  draft->plan_id = g_strdup (self->plan->id);
  draft->text = g_strdup (text);
  deadline->kind = DM_DEADLINE_EVENT;
  deadline->event_on = from;
  deadline->event_days = days;
  deadline->event_working = working;
  g_ptr_array_add (draft->deadlines, deadline);
  item = dm_store_save_item (self->store, draft, &error);
  g_assert_no_error (error);
  return item;
}

static GPtrArray *
list_days (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *days = dm_store_list_calendar (self->store, &error);

  g_assert_no_error (error);
  return days;
}

static DmNotice *
read_notice (Fixture *self, int year)
{
  g_autoptr (GPtrArray) days = list_days (self);

  return dm_notice_read (days, year);
}

/* 2025 as the Prime Minister decided it. */
static DmNotice *
make_notice (Fixture *self)
{
  DmNotice *notice = read_notice (self, 2025);
  DmDayRange *tet = g_ptr_array_index (notice->ranges, 1);

  g_assert_cmpstr (tet->name, ==, "Tết Nguyên đán");
  tet->from = D ("2025-01-25");
  tet->until = D ("2025-02-02");
  g_ptr_array_add (notice->ranges, dm_day_range_new (D ("2025-05-02"), D ("2025-05-02"), FALSE, "Nghỉ hoán đổi"));
  g_ptr_array_add (notice->ranges, dm_day_range_new (D ("2025-04-26"), D ("2025-04-26"), TRUE, "Làm bù"));
  notice->source = g_strdup (SOURCE);
  return notice;
}

static GPtrArray *
preview (Fixture *self, const DmNotice *notice)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *moves = dm_store_preview_notice (self->store, notice, D (TODAY), NULL, &error);

  g_assert_no_error (error);
  return moves;
}

static void
save (Fixture *self, const DmNotice *notice)
{
  g_autoptr (GError) error = NULL;

  dm_store_save_notice (self->store, notice, &error);
  g_assert_no_error (error);
}

/* --- what it moves --- */

static void
test_moves (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *from;
    int days;
    gboolean working;
    const char *old_end; /* NULL: it does not move */
    const char *new_end;
  } cases[] = {
    { "2025-01-20", 5, TRUE, "2025-01-27", "2025-02-03" },
    { "2025-01-20", 10, TRUE, NULL, NULL }, /* Monday 27 January is off, Monday 3 February is worked for it */
    { "2025-01-24", 1, TRUE, "2025-01-27", "2025-02-03" },
    { "2025-01-24", 3, FALSE, "2025-01-27", "2025-02-03" }, /* counted in days, it may not end on a day off */
    { "2025-01-24", 12, FALSE, NULL, NULL },
    { "2025-04-25", 1, TRUE, "2025-04-28", "2025-04-26" },  /* a Saturday that is worked */
    { "2025-04-25", 5, TRUE, NULL, NULL },
    { "2025-05-02", 5, TRUE, NULL, NULL },
    { "2024-01-24", 5, TRUE, NULL, NULL },
  };
  g_autoptr (DmNotice) notice = make_notice (self);
  g_autoptr (GPtrArray) moves = NULL;
  g_autoptr (DmItem) plain = dm_test_add_task (self->store, self->plan, "Không đổi", "trước ngày 27/01/2025");
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr (DmItem) item = add_period (self, text, D (cases[i].from), cases[i].days, cases[i].working);

      n += cases[i].old_end != NULL;
    }
  moves = preview (self, notice);
  g_assert_cmpuint (moves->len, ==, n);
  for (guint i = 0; i < moves->len; i++)
    {
      const DmMove *move = g_ptr_array_index (moves, i);
      guint k = g_ascii_strtoull (move->item->text, NULL, 10);
      g_autofree char *old_end = dm_day_format (move->old_end), *new_end = dm_day_format (move->new_end);

      g_assert_cmpstr (old_end, ==, cases[k].old_end);
      g_assert_cmpstr (new_end, ==, cases[k].new_end);
      g_assert_cmpstr (move->words, ==, "sau khi có quyết định");
      g_assert_cmpint (move->extended_to, ==, DM_DAY_NONE);
    }
}

/* What turns today stands first: due-soon becomes overdue. */
static void
test_turns (Fixture *self, gconstpointer data)
{
  g_autoptr (DmNotice) notice = make_notice (self);
  g_autoptr (DmItem) early = add_period (self, "Sớm", D ("2025-04-25"), 1, TRUE);
  g_autoptr (DmItem) turns = add_period (self, "Đổi", D ("2025-04-25"), 3, TRUE);
  g_autoptr (GPtrArray) moves = preview (self, notice);
  const DmMove *first;

  g_assert_cmpuint (moves->len, ==, 2);
  first = g_ptr_array_index (moves, 0);
  g_assert_cmpstr (first->item->id, ==, turns->id);
  g_assert_cmpint (first->old_status, ==, DM_STATUS_DUE_SOON);
  g_assert_cmpint (first->new_status, ==, DM_STATUS_OVERDUE);
}

/* A day that was decided stays; only what was said before the decision reads differently. */
static void
test_extended (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmNotice) notice = make_notice (self);
  g_autoptr (DmItem) item = add_period (self, "Gia hạn", D ("2025-01-24"), 1, TRUE), extended = NULL;
  g_autoptr (DmExtension) extension = dm_extension_new ();
  g_autoptr (GPtrArray) moves = NULL;

  extension->item_id = g_strdup (item->id);
  extension->deadline_id = g_strdup (((DmDeadline *) g_ptr_array_index (item->deadlines, 0))->id);
  extension->old_end = D ("2025-01-27");
  extension->new_end = D ("2025-02-20");
  extension->decided_on = D ("2025-02-05");
  extension->reason = g_strdup ("Tết");
  extended = dm_store_save_extension (self->store, extension, D (TODAY), &error);
  g_assert_no_error (error);
  moves = preview (self, notice);
  g_assert_cmpuint (moves->len, ==, 1);
  g_assert_cmpint (((DmMove *) g_ptr_array_index (moves, 0))->extended_to, ==, D ("2025-02-20"));
}

/* One day that is off moves what is counted over it, and nothing where the week says so anyway. */
static void
test_moves_of_a_day (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) item = add_period (self, "Việc", D ("2025-05-05"), 3, TRUE);
  g_autoptr (DmCalendarDay) monday = dm_calendar_day_new (D ("2025-05-06"), FALSE, TRUE, "Nghỉ bão", "Công điện");
  g_autoptr (DmCalendarDay) sunday = dm_calendar_day_new (D ("2025-05-11"), FALSE, TRUE, "Nghỉ bão", "Công điện");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moves = dm_store_preview_calendar_day (self->store, monday, D (TODAY), NULL, &error);
  g_autoptr (GPtrArray) none = dm_store_preview_calendar_day (self->store, sunday, D (TODAY), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (moves->len, ==, 1);
  g_assert_cmpint (((DmMove *) g_ptr_array_index (moves, 0))->old_end, ==, D ("2025-05-08"));
  g_assert_cmpint (((DmMove *) g_ptr_array_index (moves, 0))->new_end, ==, D ("2025-05-09"));
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (DmNotice) notice = make_notice (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DmItem) item = add_period (self, "Việc", D ("2025-01-24"), 1, TRUE);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dm_store_preview_notice (self->store, notice, D (TODAY), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- what other rules would change --- */

static int
preview_rules (Fixture *self, int due_soon_days, int pulse_days, gboolean before_counts_day)
{
  g_autoptr (DmRules) rules = dm_store_get_rules (self->store, NULL);
  g_autoptr (GError) error = NULL;
  int n_changed = -2;

  rules->due_soon_days = due_soon_days;
  rules->pulse_days = pulse_days;
  rules->before_counts_day = before_counts_day;
  g_assert_true (dm_store_preview_rules (self->store, rules, D (TODAY), NULL, &n_changed, &error));
  g_assert_no_error (error);
  return n_changed;
}

static void
test_rules (Fixture *self, gconstpointer data)
{
  /* On 2 May 2025: due soon with 30 days of it, overdue unless the day counts, silent after 90 days. */
  static const char *const deadlines[]
      = { "trước ngày 25/5/2025", "trước ngày 02/5/2025", "Thường xuyên", "trước ngày 31/12/2025" };
  g_autofree char *before = NULL, *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (deadlines); i++)
    {
      g_autoptr (DmItem) item = dm_test_add_task (self->store, self->plan, "Việc", deadlines[i]);
    }
  before = dm_store_digest (self->store, NULL);
  g_assert_cmpint (preview_rules (self, 7, 90, FALSE), ==, 0);
  g_assert_cmpint (preview_rules (self, 30, 90, FALSE), ==, 1);
  g_assert_cmpint (preview_rules (self, 7, 3660, FALSE), ==, 1);
  g_assert_cmpint (preview_rules (self, 7, 90, TRUE), ==, 1);
  g_assert_cmpint (preview_rules (self, 30, 3660, TRUE), ==, 3);
  after = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* The figures leave closed plans out, and so does what would change of them. */
static void
test_rules_of_closed_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (DmItem) item = dm_test_add_task (self->store, self->plan, "Việc", "trước ngày 25/5/2025");
  g_autoptr (DmPlan) draft = dm_plan_copy (self->plan), closed = NULL;
  g_autoptr (GError) error = NULL;

  draft->closed_on = D ("2025-01-31");
  closed = dm_store_save_plan (self->store, draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (preview_rules (self, 30, 90, FALSE), ==, 0);
}

/* --- saving --- */

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (DmNotice) notice = make_notice (self), again = NULL;
  g_autofree char *before = dm_store_digest (self->store, NULL), *after = NULL, *action = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GError) error = NULL;

  save (self, notice);
  days = list_days (self);
  g_assert_false (dm_notice_is_missing (days, 2025));
  g_assert_true (dm_notice_is_missing (days, 2027));
  again = dm_notice_read (days, 2025);
  g_assert_cmpstr (again->source, ==, SOURCE);
  g_assert_cmpuint (again->ranges->len, ==, notice->ranges->len);
  g_assert_true (dm_store_can_undo (self->store, &action, NULL));
  g_assert_cmpstr (action, ==, "calendar-notice");
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  after = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* A correction writes what it corrects and nothing else. */
static void
test_correct (Fixture *self, gconstpointer data)
{
  g_autoptr (DmNotice) notice = make_notice (self), again = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  save (self, notice);
  again = read_notice (self, 2025);
  ((DmDayRange *) g_ptr_array_index (again->ranges, 1))->until = D ("2025-02-01");
  seq = dm_store_last_seq (self->store, NULL);
  save (self, again);
  changes = dm_store_changes_since (self->store, seq, &error);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (((DmChange *) g_ptr_array_index (changes, 0))->op, ==, 'D');
}

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (DmNotice) notice = make_notice (self), other = make_notice (self);
  g_autoptr (GError) error = NULL;
  gint64 seq;

  save (self, other);
  seq = dm_store_last_seq (self->store, NULL);
  g_assert_false (dm_store_save_notice (self->store, notice, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT);
  g_assert_cmpint (dm_store_last_seq (self->store, NULL), ==, seq);
}

static void
test_fault (Fixture *self, gconstpointer data)
{
  g_autoptr (DmNotice) notice = read_notice (self, 2025);
  g_autoptr (GError) error = NULL, other = NULL;

  g_assert_false (dm_store_save_notice (self->store, notice, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "notice-without-source");
  g_assert_null (dm_store_preview_notice (self->store, notice, D (TODAY), NULL, &other));
  g_assert_error (other, DM_STORE_ERROR, DM_STORE_ERROR_INVALID);
}

static void
test_single_days (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dm_store_digest (self->store, NULL), *after = NULL;
  g_autoptr (DmCalendarDay) day = dm_calendar_day_new (D ("2025-05-01"), TRUE, TRUE, "Đi làm", "Công điện");
  g_autoptr (DmCalendarDay) twin = dm_calendar_day_copy (day);
  g_autoptr (GPtrArray) days = NULL, gone = g_ptr_array_new ();
  g_autoptr (GError) error = NULL, refused = NULL;

  g_assert_true (dm_store_save_calendar_day (self->store, day, &error));
  g_assert_false (dm_store_save_calendar_day (self->store, twin, &refused));
  g_assert_error (refused, DM_STORE_ERROR, DM_STORE_ERROR_CONSTRAINT);
  days = list_days (self);
  for (guint i = 0; i < days->len; i++)
    if (((DmCalendarDay *) g_ptr_array_index (days, i))->on == day->on)
      g_ptr_array_add (gone, g_ptr_array_index (days, i));
  g_assert_cmpuint (gone->len, ==, 2);
  g_assert_true (dm_store_delete_calendar_days (self->store, gone, &error));
  g_assert_no_error (error);
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  g_assert_true (dm_store_undo (self->store, NULL, NULL, &error));
  after = dm_store_digest (self->store, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* --- the dry run says what saving then does, of any tasks and any notice --- */

static void
add_any_facts (Fixture *self, const DmItem *item, DmDay from)
{
  g_autoptr (DmRules) rules = dm_store_get_rules (self->store, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmEntry) entry = dm_entry_new (from + g_test_rand_int_range (0, 20));
  g_autoptr (DmItem) changed = NULL;

  if (g_test_rand_bit ())
    return;
  entry->item_id = g_strdup (item->id);
  entry->percent = g_test_rand_int_range (0, 101);
  if (g_test_rand_bit ())
    entry->for_end = dm_deadline_last_day (g_ptr_array_index (item->deadlines, 0), rules);
  changed = dm_store_save_entry (self->store, entry, D ("2026-12-31"), &error);
  g_assert_no_error (error);
}

static void
extend_perhaps (Fixture *self, const DmItem *item, DmDay from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmExtension) extension = dm_extension_new ();
  g_autoptr (DmItem) changed = NULL;

  if (g_test_rand_int_range (0, 4) > 0)
    return;
  extension->item_id = g_strdup (item->id);
  extension->deadline_id = g_strdup (((DmDeadline *) g_ptr_array_index (item->deadlines, 0))->id);
  extension->old_end = from;
  extension->new_end = from + g_test_rand_int_range (30, 60);
  extension->decided_on = from + g_test_rand_int_range (0, 20);
  extension->reason = g_strdup ("Lý do");
  changed = dm_store_save_extension (self->store, extension, D ("2026-12-31"), &error);
  g_assert_no_error (error);
}

static DmNotice *
make_any_notice (Fixture *self)
{
  DmNotice *notice = read_notice (self, 2025);
  DmDay from = D ("2025-01-01") + g_test_rand_int_range (0, 20);

  g_free (notice->source);
  notice->source = g_strdup_printf ("Thông báo %d", g_test_rand_int ());
  g_ptr_array_set_size (notice->ranges, 0);
  while (from < D ("2025-12-01"))
    {
      DmDay until = from + g_test_rand_int_range (0, 9);

      g_ptr_array_add (notice->ranges, dm_day_range_new (from, until, FALSE, "Nghỉ"));
      from = until + 2 + g_test_rand_int_range (0, 60);
    }
  return notice;
}

static GPtrArray *
list_items (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = dm_store_list_plan_items (self->store, self->plan->id, &error);

  g_assert_no_error (error);
  return items;
}

static gboolean
spans_equal (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const DmSpan *x = &g_array_index (a, DmSpan, i), *y = &g_array_index (b, DmSpan, i);

      if (x->from != y->from || x->status != y->status || x->end != y->end || x->percent != y->percent)
        return FALSE;
    }
  return TRUE;
}

static const DmMove *
find_move (const GPtrArray *moves, const DmItem *item)
{
  for (guint i = 0; i < moves->len; i++)
    if (g_strcmp0 (((DmMove *) g_ptr_array_index (moves, i))->item->id, item->id) == 0)
      return g_ptr_array_index (moves, i);
  return NULL;
}

static void
assert_move (const DmMove *move, const DmItem *item, const DmRules *before, const DmRules *after)
{
  const DmDeadline *deadline = g_ptr_array_index (item->deadlines, 0);
  DmStanding then, now;

  dm_item_standing (item, before, D (TODAY), &then);
  dm_item_standing (item, after, D (TODAY), &now);
  g_assert_cmpint (move->old_end, ==, dm_deadline_last_day (deadline, before));
  g_assert_cmpint (move->new_end, ==, dm_deadline_last_day (deadline, after));
  g_assert_cmpint (move->old_status, ==, then.status);
  g_assert_cmpint (move->new_status, ==, now.status);
}

static void
test_dry_run_is_true (Fixture *self, gconstpointer data)
{
  guint n_moved = 0, n_kept = 0;

  for (guint i = 0; i < 40; i++)
    {
      DmDay from = D ("2025-01-01") + g_test_rand_int_range (-20, 360);
      g_autoptr (DmItem) item = add_period (self, "Việc", from, g_test_rand_int_range (1, 40), g_test_rand_bit ());

      add_any_facts (self, item, from);
      extend_perhaps (self, item, from);
    }
  for (guint round = 0; round < 8; round++)
    {
      g_autoptr (DmNotice) notice = make_any_notice (self);
      g_autoptr (GPtrArray) moves = preview (self, notice), items = list_items (self);
      g_autoptr (DmRules) before = dm_store_get_rules (self->store, NULL), after = NULL;

      save (self, notice);
      after = dm_store_get_rules (self->store, NULL);
      for (guint i = 0; i < items->len; i++)
        {
          const DmItem *item = g_ptr_array_index (items, i);
          g_autoptr (GArray) then = dm_item_timeline (item, before), now = dm_item_timeline (item, after);
          const DmMove *move = find_move (moves, item);

          g_assert_cmpint (move != NULL, ==, !spans_equal (then, now));
          if (move)
            assert_move (move, item, before, after);
          n_moved += move != NULL;
          n_kept += move == NULL;
        }
      /* The rows that were made again are those that had to be. */
      dm_test_assert_sound (self->store);
    }
  g_assert_cmpuint (n_moved, >, 50);
  g_assert_cmpuint (n_kept, >, 50);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/calendar/moves", test_moves);
  ADD ("/calendar/turns", test_turns);
  ADD ("/calendar/extended", test_extended);
  ADD ("/calendar/moves-of-a-day", test_moves_of_a_day);
  ADD ("/calendar/cancelled", test_cancelled);
  ADD ("/calendar/rules", test_rules);
  ADD ("/calendar/rules-of-closed-plan", test_rules_of_closed_plan);
  ADD ("/calendar/save", test_save);
  ADD ("/calendar/correct", test_correct);
  ADD ("/calendar/conflict", test_conflict);
  ADD ("/calendar/fault", test_fault);
  ADD ("/calendar/single-days", test_single_days);
  ADD ("/calendar/dry-run-is-true", test_dry_run_is_true);
  return g_test_run ();
}
