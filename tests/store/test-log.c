/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is written behind the log's back, in the log or in an office's table, the check finds it. */

#include "dm-test-store.h"

typedef struct
{
  const char *name;
  const char *script;
  const char *code; /* of the problem that must be among those found */
} Tampering;

/* Line LINE is an edit of a task, LAST the newest line of all. */
#define LINE " WHERE seq = (SELECT max(seq) FROM change WHERE action = 'item-edit' AND tbl = 'item')"
#define LAST " WHERE seq = (SELECT max(seq) FROM change)"
#define UNDO " WHERE seq = (SELECT max(seq) FROM change WHERE undoes IS NOT NULL)"

static const Tampering log_columns[] = {
  { "seq", "UPDATE change SET seq = seq + 1000" LAST, "log-chain" },
  { "rev", "UPDATE change SET rev = rev + 1" LINE, "log-chain" },
  { "txn", "UPDATE change SET txn = txn || 'x'" LINE, "log-chain" },
  { "action", "UPDATE change SET action = 'import'" LINE, "log-chain" },
  { "at", "UPDATE change SET at = '2017-07-14T02:40:00.000000Z'" LINE, "log-chain" },
  { "who", "UPDATE change SET who = 'another'" LINE, "log-chain" },
  { "host", "UPDATE change SET host = 'elsewhere'" LINE, "log-chain" },
  { "table", "UPDATE change SET tbl = 'plan'" LINE, "log-chain" },
  { "id", "UPDATE change SET row_id = row_id || 'x'" LINE, "log-chain" },
  { "op", "UPDATE change SET op = 'I'" LINE, "log-chain" },
  { "item", "UPDATE change SET item_id = NULL" LINE, "log-chain" },
  { "plan", "UPDATE change SET plan_id = NULL" LINE, "log-chain" },
  { "before", "UPDATE change SET before = replace(before, 'Một', 'Hai')" LINE, "log-chain" },
  { "before-null", "UPDATE change SET before = NULL" LINE, "log-chain" },
  { "after", "UPDATE change SET after = replace(after, 'Hai', 'Ba')" LINE, "log-chain" },
  { "after-empty", "UPDATE change SET after = ''" LINE, "log-chain" },
  { "undoes", "UPDATE change SET undoes = txn" LINE, "log-chain" },
  { "undoes-null", "UPDATE change SET undoes = NULL" UNDO, "log-chain" },
  { "undoes-empty", "UPDATE change SET undoes = ''" LINE, "log-chain" },
  { "prev", "UPDATE change SET prev = hash" LINE, "log-chain" },
  { "prev-of-first", "UPDATE change SET prev = hash WHERE seq = 1", "log-chain" },
  { "hash", "UPDATE change SET hash = prev" LINE, "log-chain" },
  { "hash-of-last", "UPDATE change SET hash = prev" LAST, "log-chain" },
  /* The border of two columns moved: the same characters in a row, and yet another line. */
  { "border", "UPDATE change SET who = who || substr(host, 1, 1), host = substr(host, 2)" LINE, "log-chain" },
};

static const Tampering log_lines[] = {
  { "first-removed", "DELETE FROM change WHERE seq = 1", "log-chain" },
  { "one-removed", "DELETE FROM change" LINE, "log-chain" },
  { "last-removed", "DELETE FROM change" LAST, "row-differs" },
  { "all-removed", "DELETE FROM change", "row-differs" },
  { "numbers-swapped",
    "UPDATE change SET seq = -1 WHERE seq = 5; UPDATE change SET seq = 5 WHERE seq = 6;"
    "UPDATE change SET seq = 6 WHERE seq = -1",
    "log-chain" },
  { "removed-and-closed-up",
    "DELETE FROM change WHERE seq = 5; UPDATE change SET seq = -seq WHERE seq > 5;"
    "UPDATE change SET seq = -seq - 1 WHERE seq < 0",
    "log-chain" },
  { "added",
    "INSERT INTO change SELECT seq + 1, txn, action, at, who, host, tbl, row_id, op, rev, item_id, plan_id, before,"
    " after, undoes, hash, hash FROM change" LAST,
    "log-chain" },
};

static const Tampering office_rows[] = {
  { "plan", "UPDATE plan SET title = 'Khác'", "row-differs" },
  { "plan-closed", "UPDATE plan SET closed_on = '2017-12-31'", "row-differs" },
  { "unit", "UPDATE unit SET name = 'Khác'", "row-differs" },
  { "unit-rev", "UPDATE unit SET rev = rev + 1", "row-differs" },
  { "succession", "DELETE FROM unit_succession", "row-differs" },
  { "item", "UPDATE item SET text = 'Khác'", "row-differs" },
  { "item-cancelled", "UPDATE item SET cancelled_on = '2017-07-01'", "row-differs" },
  { "item-moved", "UPDATE item SET position = position + 1", "row-differs" },
  { "item-unit", "DELETE FROM item_unit", "row-differs" },
  { "item-unit-role", "UPDATE item_unit SET role = 'coordinating'", "row-differs" },
  { "deadline", "UPDATE deadline SET end_on = '2018-09-30'", "row-differs" },
  { "entry", "UPDATE entry SET percent = 100", "row-differs" },
  { "entry-removed", "DELETE FROM entry", "row-differs" },
  { "entry-added",
    "INSERT INTO entry SELECT id || 'x', 1, item_id, entry_on, percent, result, difficulty, proposal, by_whom, for_end,"
    " done_on, ord FROM entry",
    "row-differs" },
  { "extension", "UPDATE extension SET new_end = '2019-01-01'", "row-differs" },
  { "calendar", "UPDATE calendar_day SET working = 1 - working WHERE on_day = '2017-09-02'", "row-differs" },
  { "setting", "UPDATE setting SET value = '366'", "row-differs" },
};

static const Tampering made_rows[] = {
  { "timing-status", "UPDATE item_timing SET status = 4", "timing" },
  { "timing-percent", "UPDATE item_timing SET percent = percent + 1", "timing" },
  { "timing-removed", "DELETE FROM item_timing WHERE from_on = (SELECT max(from_on) FROM item_timing)", "timing" },
  { "timing-orphan", "UPDATE item_timing SET item_id = 'nobody'", "timing" },
  { "search-words", "UPDATE search_term SET terms = replace(terms, '=', '=x')", "search-index" },
  { "search-folded", "UPDATE search_term SET terms = substr(terms, 2)", "search-index" },
  { "search-text-removed", "DELETE FROM search_term", "search-index" },
  { "search-title", "UPDATE search_doc SET title = 'Khác'", "search-index" },
  { "search-body", "UPDATE search_doc SET body = 'Khác'", "search-index" },
  { "search-kind", "UPDATE search_doc SET kind = 'khác'", "search-index" },
  { "search-owner", "UPDATE search_doc SET owner_id = 'nobody'", "search-index" },
  { "search-removed", "DELETE FROM search_doc", "search-index" },
  { "search-orphan",
    "INSERT INTO search_doc SELECT doc + 1000, tbl, row_id || 'x', kind, owner_id, title, body FROM search_doc",
    "search-index" },
};

static void
report (DmStore *store, const DmItem *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmEntry) entry = dm_entry_new (dm_day_parse ("2017-08-01"));
  g_autoptr (DmExtension) extension = dm_extension_new ();
  const DmDeadline *deadline = g_ptr_array_index (item->deadlines, 0);
  g_autoptr (DmItem) entered = NULL;
  g_autoptr (DmItem) extended = NULL;

  entry->item_id = g_strdup (item->id);
  entry->percent = 30;
  entered = dm_store_save_entry (store, entry, dm_day_parse ("2017-09-01"), &error);
  g_assert_no_error (error);
  extension->item_id = g_strdup (item->id);
  extension->deadline_id = g_strdup (deadline->id);
  extension->old_end = deadline->end;
  extension->new_end = dm_day_parse ("2017-12-31");
  extension->decided_on = dm_day_parse ("2017-08-15");
  extension->reason = g_strdup ("Chờ hướng dẫn");
  extended = dm_store_save_extension (store, extension, dm_day_parse ("2017-09-01"), &error);
  g_assert_no_error (error);
}

static void
change_rules (DmStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmRules) rules = dm_store_get_rules (store, &error);

  g_assert_no_error (error);
  rules->due_soon_days = 5;
  g_assert_true (dm_store_save_rules (store, rules, &error));
}

static void
add_successor (DmStore *store, const char *predecessor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmUnit) draft = dm_unit_new ();
  g_autoptr (DmUnit) unit = NULL;

  draft->name = g_strdup ("Phòng Tổng hợp");
  g_ptr_array_add (draft->predecessors, g_strdup (predecessor));
  unit = dm_store_save_unit (store, draft, &error);
  g_assert_no_error (error);
}

/* Something in every table, an edit, an undo, and as the newest act a unit. */
static DmTestOffice *
make_office (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);
  g_autoptr (DmUnit) unit = dm_test_add_unit (store, "Văn phòng");
  g_autoptr (DmPlan) plan = dm_test_add_plan (store, "580");
  g_autoptr (DmItem) item = dm_test_add_task (store, plan, "Một", "Quý III năm 2017");
  g_autoptr (DmItem) draft = dm_item_copy (item);
  g_autoptr (DmItem) edited = NULL;
  g_autoptr (GError) error = NULL;

  g_free (draft->text);
  draft->text = g_strdup ("Hai");
  g_ptr_array_add (draft->lead, dm_unit_ref (unit));
  edited = dm_store_save_item (store, draft, &error);
  g_assert_no_error (error);
  report (store, edited);
  dm_unit_unref (dm_test_add_unit (store, "Phòng bỏ"));
  g_assert_true (dm_store_undo (store, NULL, NULL, &error));
  add_successor (store, unit->id);
  change_rules (store);
  dm_unit_unref (dm_test_add_unit (store, "Ban Quản lý"));
  dm_test_assert_sound (store);
  return g_steal_pointer (&office);
}

static void
test_tampering (gconstpointer data)
{
  const Tampering *tampering = data;
  g_autoptr (DmTestOffice) office = make_office ();
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  guint n_found = 0;

  dm_test_office_execute (office, tampering->script);
  store = dm_test_office_open (office);
  problems = dm_store_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const DmCheckProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s: %s", problem->code, problem->detail);
      n_found += g_str_equal (problem->code, tampering->code);
    }
  g_assert_cmpuint (n_found, >, 0);
}

static void
add_cases (const char *group, const Tampering *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/log/%s/%s", group, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_tampering);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("column", log_columns, G_N_ELEMENTS (log_columns));
  add_cases ("line", log_lines, G_N_ELEMENTS (log_lines));
  add_cases ("row", office_rows, G_N_ELEMENTS (office_rows));
  add_cases ("made", made_rows, G_N_ELEMENTS (made_rows));
  return g_test_run ();
}
