/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pages of units and people have in common: many are looked through by words, a list that cannot be read says
 * so; and the list from which one of them is chosen. */

#include "desk.h"
#include "dm-chooser.h"
#include "dm-context.h"
#include "dm-dialog.h"
#include "dm-roster.h"
#include "dm-unit-page.h"
#include "dm-words.h"

#include <string.h>

#define N_MANY 12

typedef struct
{
  Desk desk;
  GtkWidget *page;
} Roster;

static void
set_up (Roster *self, gconstpointer data)
{
  desk_open_sample (&self->desk);
}

static void
tear_down (Roster *self, gconstpointer data)
{
  desk_close (&self->desk);
}

static gpointer
get_child (gpointer widget, const char *name)
{
  GType type = DM_IS_ROSTER (widget) ? DM_TYPE_ROSTER : G_OBJECT_TYPE (widget);

  return gtk_widget_get_template_child (widget, type, name);
}

/* Rows that are found; none of them where the list itself is hidden. */
static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i); i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)));
  return n;
}

static gboolean
shows_view (gpointer data)
{
  Roster *self = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (get_child (self->page, "views")), "list") == 0;
}

static gboolean
shows_error (gpointer data)
{
  Roster *self = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (get_child (self->page, "views")), "error") == 0;
}

static gboolean
shows_many (gpointer data)
{
  Roster *self = data;

  return count_rows (get_child (self->page, "list")) > N_MANY;
}

static void
go (Roster *self)
{
  gtk_widget_activate_action (self->desk.window, "win.go", "s", "units");
  self->page = find_widget (self->desk.window, DM_TYPE_UNIT_PAGE);
}

/* By another desk: the page sees them come. */
static void
add_many (Roster *self)
{
  g_autoptr (DmStore) store = dm_store_open (self->desk.path, DM_STORE_WRITE, dm_context_get (), NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autoptr (DmUnit) draft = dm_unit_new ();

      draft->name = g_strdup_printf ("Tổ công tác số %u", i);
      if (i == 3)
        g_ptr_array_add (draft->aliases, g_strdup ("Tổ Đường bộ"));
      if (i == 4)
        draft->valid_until = dm_day_parse ("2016-12-31");
      dm_unit_unref (dm_store_save_unit (store, draft, &error));
      g_assert_no_error (error);
    }
  dm_office_poll (self->desk.office);
}

static void
search (Roster *self, const char *words)
{
  GtkWidget *entry = get_child (self->page, "search");

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_search (Roster *self, gconstpointer data)
{
  GtkWidget *list, *gone;

  go (self);
  wait_until (shows_view, self, "the units");
  g_assert_false (gtk_widget_get_visible (get_child (self->page, "search")));
  add_many (self);
  wait_until (shows_many, self, "the many");
  list = get_child (self->page, "list");
  gone = get_child (self->page, "gone");
  g_assert_true (gtk_widget_get_visible (get_child (self->page, "search")));
  g_assert_cmpuint (count_rows (gone), ==, 1);
  /* Anywhere in any name, also without accents. */
  search (self, "duong BO");
  g_assert_cmpuint (count_rows (list), ==, 1);
  g_assert_false (gtk_widget_get_visible (get_child (self->page, "gone_box")));
  search (self, "so 4");
  g_assert_cmpuint (count_rows (gone), ==, 1);
  g_assert_false (gtk_widget_get_visible (list));
  search (self, "không có gì như thế");
  g_assert_true (gtk_widget_get_visible (get_child (self->page, "nothing")));
  search (self, "");
  g_assert_cmpuint (count_rows (list), >, N_MANY);
  g_assert_false (gtk_widget_get_visible (get_child (self->page, "nothing")));
}

/* --- what cannot be read --- */

static void
got_cb (GObject *source, GAsyncResult *result, gpointer slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static gboolean
is_there (gpointer slot)
{
  return *(gpointer *) slot != NULL;
}

static void
test_error (Roster *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) closed = NULL, opened = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *retry;

  dm_office_close_async (self->desk.office, NULL, got_cb, &closed);
  wait_until (is_there, &closed, "the file closed");
  g_assert_true (dm_office_close_finish (self->desk.office, closed, &error));
  go (self);
  wait_until (shows_error, self, "the error");
  g_assert_nonnull (strstr (adw_status_page_get_description (get_child (self->page, "error_page")), "."));
  retry = adw_status_page_get_child (get_child (self->page, "error_page"));
  dm_office_open_async (self->desk.office, self->desk.path, FALSE, NULL, got_cb, &opened);
  wait_until (is_there, &opened, "the file opened");
  g_assert_true (dm_office_open_finish (self->desk.office, opened, &error));
  g_signal_emit_by_name (retry, "clicked");
  wait_until (shows_view, self, "the units");
}

/* --- choosing --- */

static gboolean
is_loaded (gpointer chooser)
{
  return dm_chooser_is_loaded (chooser);
}

static gpointer
open_person_form (Roster *self)
{
  gpointer form;

  gtk_widget_activate_action (self->desk.window, "win.new-person", NULL);
  form = find_toplevel (DM_TYPE_DIALOG);
  wait_until (is_loaded, get_child (form, "unit"), "the units");
  return form;
}

static void
close_form (gpointer form)
{
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  gtk_window_destroy (GTK_WINDOW (form));
  wait_until (is_null, &form, "the form going");
}

/* Enter takes the first that fits; who is no more is not offered. */
static void
test_choose_by_words (Roster *self, gconstpointer data)
{
  GtkWidget *entry;
  DmChooser *chooser;
  gpointer form;

  add_many (self);
  form = open_person_form (self);
  chooser = get_child (form, "unit");
  entry = get_child (chooser, "search");
  g_assert_cmpuint (dm_chooser_count (chooser), ==, N_MANY - 1 + 3);
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "to cong tac so 7");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (get_child (chooser, "list")), ==, 1);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (dm_chooser_get_name (chooser), ==, "Tổ công tác số 7");
  /* Nothing fits: nothing is chosen instead. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "so 4");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (get_child (chooser, "list")), ==, 0);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (dm_chooser_get_name (chooser), ==, "Tổ công tác số 7");
  close_form (form);
}

static gboolean
knows_chosen (gpointer chooser)
{
  return dm_chooser_knows (chooser, dm_chooser_get_id (chooser));
}

/* Whoever left is offered to nobody, and yet stays where they were named. */
static void
test_gone_stays (Roster *self, gconstpointer data)
{
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GPtrArray) units = NULL;
  const DmUnit *gone = NULL;
  DmChooser *chooser;
  gpointer form;

  add_many (self);
  store = desk_open_store (&self->desk);
  units = dm_store_list_units (store, NULL);
  for (guint i = 0; i < units->len; i++)
    if (((const DmUnit *) g_ptr_array_index (units, i))->valid_until != DM_DAY_NONE)
      gone = g_ptr_array_index (units, i);
  form = open_person_form (self);
  chooser = get_child (form, "unit");
  g_assert_false (dm_chooser_knows (chooser, gone->id));
  dm_chooser_set_id (chooser, gone->id, gone->name);
  dm_chooser_load_units (chooser, self->desk.office);
  wait_until (knows_chosen, chooser, "the list with the one who left");
  g_assert_cmpstr (dm_chooser_get_name (chooser), ==, gone->name);
  close_form (form);
}

/* --- a program that died in the middle of a form --- */

static gboolean
has_form (gpointer nothing)
{
  return find_toplevel (DM_TYPE_DIALOG) != NULL;
}

static gboolean
is_kept (gpointer data)
{
  Roster *self = data;
  DmDrafts *drafts = dm_office_get_drafts (self->desk.office);

  return dm_drafts_find (drafts, "new-unit") != NULL;
}

static void
test_resumed (Roster *self, gconstpointer data)
{
  gpointer form;

  gtk_widget_activate_action (self->desk.window, "win.new-unit", NULL);
  form = find_toplevel (DM_TYPE_DIALOG);
  gtk_editable_set_text (get_child (form, "name"), "Phòng mới được nửa");
  wait_until (is_kept, self, "the draft");
  dm_drafts_flush (dm_office_get_drafts (self->desk.office));
  g_object_add_weak_pointer (G_OBJECT (form), &form);
  gtk_window_destroy (form);
  wait_until (is_null, &form, "the form going");
  desk_open_again (&self->desk);
  wait_until (has_form, NULL, "the form coming back");
  form = find_toplevel (DM_TYPE_DIALOG);
  g_assert_cmpstr (gtk_editable_get_text (get_child (form, "name")), ==, "Phòng mới được nửa");
  close_form (form);
}

#define ADD(path, function) g_test_add ("/roster/" path, Roster, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  dm_words_init ();
  gtk_disable_setlocale ();
  desk_start (&argc, &argv);
  ADD ("search", test_search);
  ADD ("error", test_error);
  ADD ("choose-by-words", test_choose_by_words);
  ADD ("gone-stays", test_gone_stays);
  ADD ("resumed", test_resumed);
  return desk_run ();
}
