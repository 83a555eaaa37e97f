/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the store costs beside the same rows written bare: SQLite with the same schema and pragmas, prepared
 * statements, and no log, no hashes, no revisions. Both sides take turns in one run; medians of the pairs. */

#include "dm-store.h"

#include <gio/gio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 9
#define CHANGES 200
#define TASKS 10000

static gint64
read_clock (gpointer user_data)
{
  return g_get_real_time ();
}

static char *
make_id (gpointer user_data)
{
  return dm_id_new (g_get_real_time ());
}

static const DmStoreContext context = { "bench", "bench", read_clock, make_id, NULL };

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values)
{
  qsort (values, ROUNDS, sizeof *values, compare);
  return values[ROUNDS / 2];
}

static DmProposal *
make_plan (guint n_tasks)
{
  DmProposal *proposal = dm_proposal_new ();

  proposal->plan->number = g_strdup ("1");
  proposal->plan->symbol = g_strdup ("KH-BQL");
  proposal->plan->issued_on = dm_day_parse ("2017-06-20");
  for (guint i = 0; i < n_tasks; i++)
    {
      g_autofree char *code = g_strdup_printf ("II.%u", i + 1);
      DmProposalItem *item = dm_proposal_item_new (DM_ITEM_TASK, code);

      item->text = g_strdup_printf ("Tổ chức tuyên truyền, phổ biến nội dung số %u của Luật Tiếp cận thông tin", i);
      g_ptr_array_unref (item->deadlines);
      item->deadlines = dm_deadline_parse ("Quý III năm 2017", proposal->plan->issued_on);
      g_strfreev (item->lead);
      item->lead = g_strsplit (i % 2 ? "Văn phòng" : "Phòng Hỗ trợ pháp lý", ";", -1);
      g_ptr_array_add (proposal->items, item);
    }
  return proposal;
}

static DmStore *
open_office (const char *path)
{
  g_autoptr (GError) error = NULL;
  DmStore *store = dm_store_open (path, DM_STORE_CREATE, &context, &error);

  g_assert_no_error (error);
  return store;
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  run_sql (db, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL;"
               "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = 0;");
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return stmt;
}

static void
step (sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);
}

/* --- one durable change: an entry and the task's three spans --- */

static double
time_store_changes (DmStore *store, const char *item_id)
{
  double start = now_ms ();

  for (guint i = 0; i < CHANGES; i++)
    {
      g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-08-01"));
      g_autoptr (GError) error = NULL;
      g_autoptr (DmItem) item = NULL;

      entry->item_id = g_strdup (item_id);
      entry->percent = i % 90;
      item = dm_store_save_entry (store, entry, dm_day_parse ("2017-10-01"), &error);
      g_assert_no_error (error);
      /* The log of one task does not grow over the rounds: what is measured is a change, not a long log. */
      if (item->entries->len > 20)
        {
          g_autoptr (DmItem) shorter = NULL;
          const DmEntry *oldest = g_ptr_array_index (item->entries, 0);
          double pause = now_ms ();

          shorter = dm_store_delete_entry (store, oldest->id, oldest->rev, &error);
          g_assert_no_error (error);
          start += now_ms () - pause;
        }
    }
  return now_ms () - start;
}

static double
time_bare_changes (sqlite3 *db, const char *item_id)
{
  sqlite3_stmt *entry = prepare (db, "INSERT INTO entry VALUES (?, 1, ?, '2017-08-01', ?, NULL, NULL, NULL, NULL, NULL, NULL, ?)");
  sqlite3_stmt *clear = prepare (db, "DELETE FROM item_timing WHERE item_id = ?");
  sqlite3_stmt *span = prepare (db, "INSERT INTO item_timing VALUES (?, ?, ?, 1, 1, 1, '2017-09-30')");
  static const char *const days[] = { "0001-01-01", "2017-09-23", "2017-10-01", "9999-12-31" };
  double start = now_ms ();

  for (guint i = 0; i < CHANGES; i++)
    {
      g_autofree char *id = dm_id_new (g_get_real_time ());

      run_sql (db, "BEGIN IMMEDIATE");
      sqlite3_bind_text (entry, 1, id, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (entry, 2, item_id, -1, SQLITE_TRANSIENT);
      sqlite3_bind_int (entry, 3, i % 90);
      sqlite3_bind_int (entry, 4, i);
      step (entry);
      sqlite3_bind_text (clear, 1, item_id, -1, SQLITE_TRANSIENT);
      step (clear);
      for (guint j = 0; j < 3; j++)
        {
          sqlite3_bind_text (span, 1, item_id, -1, SQLITE_TRANSIENT);
          sqlite3_bind_text (span, 2, days[j], -1, SQLITE_STATIC);
          sqlite3_bind_text (span, 3, days[j + 1], -1, SQLITE_STATIC);
          step (span);
        }
      run_sql (db, "COMMIT");
    }
  start = now_ms () - start;
  sqlite3_finalize (entry);
  sqlite3_finalize (clear);
  sqlite3_finalize (span);
  return start;
}

static char *
first_task (DmStore *store)
{
  g_autoptr (DmItemQuery) query = dm_item_query_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmItemList) list = dm_store_query_items (store, query, 1, NULL);

  return g_strdup (g_ptr_array_index (list->ids, 0));
}

static void
make_office (const char *path, guint n_tasks)
{
  g_autoptr (DmProposal) plan = make_plan (n_tasks);
  g_autoptr (GError) error = NULL;
  DmStore *store = open_office (path);
  g_autoptr (DmPlan) kept = dm_store_import (store, plan, &error);

  g_assert_no_error (error);
  dm_store_close (store);
}

static void
copy_office (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from), target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
bench_change (const char *folder, guint n_tasks)
{
  g_autofree char *path = g_strdup_printf ("%s/change-%u.daumoi", folder, n_tasks);
  g_autofree char *bare_path = g_strdup_printf ("%s/change-bare-%u.daumoi", folder, n_tasks);
  double ours[ROUNDS], bare[ROUNDS], ratios[ROUNDS];
  g_autoptr (DmStore) store = NULL;
  g_autofree char *item = NULL;
  sqlite3 *db;

  make_office (path, n_tasks);
  copy_office (path, bare_path);
  store = open_office (path);
  item = first_task (store);
  db = open_bare (bare_path);
  for (int round = -1; round < ROUNDS; round++)
    {
      double a = time_store_changes (store, item), b = time_bare_changes (db, item);

      if (round < 0)
        continue;
      ours[round] = a;
      bare[round] = b;
      ratios[round] = a / b;
    }
  sqlite3_close (db);
  g_print ("a durable change in an office of %u tasks (%d pairs of %d, medians)\n", n_tasks, ROUNDS, CHANGES);
  g_print ("  store %.3f ms   bare %.3f ms   store / bare %.2f   (at most 1.50)\n", median (ours) / CHANGES,
           median (bare) / CHANGES, median (ratios));
}

/* --- import: the same rows, read from an office that imported them --- */

static const char *const tables[] = { "plan", "unit", "item", "item_unit", "deadline", "item_timing" };

static GPtrArray *
read_rows (sqlite3 *db, const char *table, int *n_columns)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY rowid", table);
  g_autofree char *plain = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3_stmt *stmt = prepare (db, strcmp (table, "item_timing") == 0 ? plain : sql);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);

  *n_columns = sqlite3_column_count (stmt);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < *n_columns; i++)
      g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (stmt, i)));
  sqlite3_finalize (stmt);
  return values;
}

static void
insert_rows (sqlite3 *db, const char *table, GPtrArray *values, int n_columns)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *stmt;

  g_string_printf (sql, "INSERT INTO %s VALUES (", table);
  for (int i = 0; i < n_columns; i++)
    g_string_append (sql, i ? ", ?" : "?");
  g_string_append_c (sql, ')');
  stmt = prepare (db, sql->str);
  for (guint row = 0; row < values->len; row += n_columns)
    {
      for (int i = 0; i < n_columns; i++)
        sqlite3_bind_value (stmt, i + 1, g_ptr_array_index (values, row + i));
      step (stmt);
    }
  sqlite3_finalize (stmt);
}

static double
time_bare_import (const char *from, const char *to)
{
  GPtrArray *rows[G_N_ELEMENTS (tables)];
  int n_columns[G_N_ELEMENTS (tables)];
  sqlite3 *source = open_bare (from), *db;
  double start;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    rows[i] = read_rows (source, tables[i], &n_columns[i]);
  sqlite3_close (source);
  dm_store_close (open_office (to));
  db = open_bare (to);
  start = now_ms ();
  run_sql (db, "BEGIN IMMEDIATE");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    insert_rows (db, tables[i], rows[i], n_columns[i]);
  run_sql (db, "COMMIT");
  start = now_ms () - start;
  sqlite3_close (db);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_ptr_array_unref (rows[i]);
  return start;
}

static double
time_store_import (const char *path, const DmProposal *plan)
{
  DmStore *store = open_office (path);
  double start = now_ms ();
  g_autoptr (GError) error = NULL;
  DmPlan *kept;

  g_assert_true (dm_store_begin_act (store, "import", &error));
  kept = dm_store_import (store, plan, &error);
  g_assert_no_error (error);
  g_assert_true (dm_store_commit_act (store, &error));
  start = now_ms () - start;
  g_assert_true (dm_store_index_pending (store, &error));
  dm_plan_unref (kept);
  dm_store_close (store);
  return start;
}

static void
bench_import (const char *folder)
{
  g_autoptr (DmProposal) plan = make_plan (TASKS);
  double ours[ROUNDS], bare[ROUNDS], ratios[ROUNDS];

  for (int round = -1; round < ROUNDS; round++)
    {
      g_autofree char *path = g_strdup_printf ("%s/import-%d.daumoi", folder, round);
      g_autofree char *bare_path = g_strdup_printf ("%s/import-bare-%d.daumoi", folder, round);
      double a = time_store_import (path, plan), b = time_bare_import (path, bare_path);

      if (round < 0)
        continue;
      ours[round] = a;
      bare[round] = b;
      ratios[round] = b / a;
    }
  g_print ("import of %d tasks (%d pairs, medians)\n", TASKS, ROUNDS);
  g_print ("  store %.0f ms   the same rows without log %.0f ms   rate %.2f of bare   (at least 0.40)\n", median (ours),
           median (bare), median (ratios));
}

/* With an argument, only that part: "change" or "import", for a profiler. */
int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("daumoi-bench.XXXXXX", NULL);
  const char *remove[] = { "rm", "-rf", folder, NULL };

  if (argc < 2 || strcmp (argv[1], "change") == 0)
    for (guint n_tasks = 1000; n_tasks <= 100000; n_tasks *= 10)
      bench_change (folder, n_tasks);
  if (argc < 2 || strcmp (argv[1], "import") == 0)
    bench_import (folder);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return 0;
}
