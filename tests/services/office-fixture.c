/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-fixture.h"

#include <glib/gstdio.h>

/* 2017-09-20 05:00 UTC: noon in Viet Nam. */
#define NOW G_GINT64_CONSTANT (1505883600)

/* How long a test waits for what should take milliseconds. */
#define PATIENCE_SECONDS 20

static gint64
read_clock (gpointer user_data)
{
  return NOW * G_USEC_PER_SEC;
}

static char *
make_id (gpointer user_data)
{
  static int n_ids;

  return g_strdup_printf ("00000000-0000-4000-8000-%012d", g_atomic_int_add (&n_ids, 1));
}

DmOffice *
fixture_new_office (const char *who)
{
  const DmStoreContext context = { who, "desk", read_clock, make_id, NULL };

  return dm_office_new_with_context (&context);
}

/* --- waiting --- */

static gboolean
lose_patience_cb (gpointer user_data)
{
  g_error ("Nothing came within %d seconds", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

void
fixture_wait_until (gboolean (*is_true) (gpointer data), gpointer data)
{
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, lose_patience_cb, NULL);

  while (!is_true (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

void
fixture_got_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static gboolean
is_filled (gpointer slot)
{
  return *(GAsyncResult **) slot != NULL;
}

GAsyncResult *
fixture_wait (GAsyncResult **slot)
{
  fixture_wait_until (is_filled, slot);
  return *slot;
}

static void
wait_for_writer (DmOffice *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *action = NULL;

  dm_office_undo_async (office, "no such act", NULL, fixture_got_cb, &result);
  action = dm_office_undo_finish (office, fixture_wait (&result), NULL);
  g_assert_null (action);
}

static void
wait_for_reader (DmOffice *office)
{
  const char *const none[] = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  dm_office_get_items_async (office, none, 0, NULL, fixture_got_cb, &result);
  items = dm_office_get_items_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
}

/* All that was asked of the office before, and what follows from it, has been answered: both threads work first come,
 * first served. */
void
fixture_settle (DmOffice *office)
{
  for (guint round = 0; round < 3; round++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      wait_for_writer (office);
      wait_for_reader (office);
    }
}

/* --- acting --- */

void
fixture_open (DmOffice *office, const char *path, gboolean create)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_office_open_async (office, path, create, NULL, fixture_got_cb, &result);
  dm_office_open_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
}

void
fixture_close (DmOffice *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_office_close_async (office, NULL, fixture_got_cb, &result);
  dm_office_close_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
}

static DmDeadline *
new_deadline (void)
{
  DmDeadline *deadline = dm_deadline_new ("Quý III năm 2017");

  deadline->kind = DM_DEADLINE_QUARTER;
  deadline->start = dm_day_from_ymd (2017, 7, 1);
  deadline->end = dm_day_from_ymd (2017, 9, 30);
  deadline->inclusive = TRUE;
  return deadline;
}

/* A section "II" and tasks "II.1", "II.2" … below it, each due on 30 September 2017. */
DmProposal *
fixture_new_proposal (const char *number, guint n_tasks)
{
  DmProposal *proposal = dm_proposal_new ();
  DmProposalItem *section = dm_proposal_item_new (DM_ITEM_SECTION, "II");

  proposal->plan->number = g_strdup (number);
  proposal->plan->symbol = g_strdup ("KH-BQL");
  proposal->plan->title = g_strdup ("Triển khai thi hành Luật Tiếp cận thông tin");
  proposal->plan->issuer = g_strdup ("BAN QUẢN LÝ CÁC KCN");
  proposal->plan->issued_on = dm_day_from_ymd (2017, 6, 20);
  section->text = g_strdup ("NỘI DUNG THỰC HIỆN");
  g_ptr_array_add (proposal->items, section);
  for (guint i = 1; i <= n_tasks; i++)
    {
      g_autofree char *code = g_strdup_printf ("II.%u", i);
      DmProposalItem *task = dm_proposal_item_new (DM_ITEM_TASK, code);

      task->parent = g_strdup ("II");
      task->text = g_strdup_printf ("Nhiệm vụ %u", i);
      g_ptr_array_add (task->deadlines, new_deadline ());
      g_ptr_array_add (proposal->items, task);
    }
  return proposal;
}

DmPlan *
fixture_import (DmOffice *office, const char *number, guint n_tasks)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DmPlan *plan;

  dm_office_import_async (office, fixture_new_proposal (number, n_tasks), NULL, fixture_got_cb, &result);
  plan = dm_office_import_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return plan;
}

DmItemList *
fixture_query (DmOffice *office, const DmItemQuery *query, guint n_first)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DmItemList *list;

  dm_office_query_items_async (office, query, n_first, NULL, fixture_got_cb, &result);
  list = dm_office_query_items_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return list;
}

DmItem *
fixture_enter (DmOffice *office, const DmItem *item, int percent)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DmEntry *entry = dm_entry_new (dm_office_get_today (office));
  DmItem *changed;

  entry->item_id = g_strdup (item->id);
  entry->percent = percent;
  dm_office_save_entry_async (office, entry, NULL, fixture_got_cb, &result);
  dm_entry_free (entry);   /* the office has its own copy */
  changed = dm_office_save_entry_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
  return changed;
}

void
fixture_delete (DmOffice *office, const DmItem *item)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dm_office_delete_item_async (office, item, NULL, fixture_got_cb, &result);
  dm_office_delete_item_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
}

void
fixture_undo (DmOffice *office)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *action = NULL;

  dm_office_undo_async (office, NULL, NULL, fixture_got_cb, &result);
  action = dm_office_undo_finish (office, fixture_wait (&result), &error);
  g_assert_no_error (error);
}

/* --- the fixture --- */

static void
changed_cb (DmOffice *office, gint64 seq, gpointer user_data)
{
  Fixture *self = user_data;

  self->n_changed++;
  self->seq = seq;
}

char *
fixture_build_path (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("daumoi-office-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = fixture_build_path (self, "office.daumoi");
  self->office = fixture_new_office ("Lê Văn C");
  g_signal_connect (self->office, "changed", G_CALLBACK (changed_cb), self);
  fixture_open (self->office, self->path, TRUE);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->office)
    {
      fixture_close (self->office);
      g_signal_handlers_disconnect_by_data (self->office, self);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (self->office);
    }
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}
