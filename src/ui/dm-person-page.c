/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialogs.h"
#include "dm-person-page.h"
#include "dm-window.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmPersonPage
{
  DmRoster parent_instance;

  GPtrArray *people;  /* DmPerson; NULL until they were read */
  GPtrArray *units;   /* DmUnit */
  GHashTable *tally;  /* id → number of tasks in their charge */
};

G_DEFINE_FINAL_TYPE (DmPersonPage, dm_person_page, DM_TYPE_ROSTER)

static const DmRosterWords words = {
  .icon = "system-users-symbolic",
  .empty_title = N_ ("No people yet"),
  .empty_text = N_ ("Add the people of the office: then each task can say who is in charge, and each can see their own."),
  .add_words = N_ ("Add a person"),
  .add_action = "win.new-person",
  .edit_action = "win.edit-person",
  .title = N_ ("People"),
  .gone_title = N_ ("No longer in the office"),
};

static const DmPerson *
find_person (DmPersonPage *self, const char *id)
{
  for (guint i = 0; self->people && i < self->people->len; i++)
    if (g_strcmp0 (((const DmPerson *) g_ptr_array_index (self->people, i))->id, id) == 0)
      return g_ptr_array_index (self->people, i);
  return NULL;
}

/* --- rows --- */

static void
add_part (GString *note, const char *part)
{
  if (part && *part)
    g_string_append_printf (note, "%s%s", note->len > 0 ? " · " : "", part);
}

static char *
describe (DmPersonPage *self, const DmPerson *person)
{
  GString *note = g_string_new (NULL);
  g_autofree char *span = dm_words_life_span (person->valid_from, person->valid_until);

  add_part (note, person->title);
  for (guint i = 0; i < self->units->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (self->units, i))->id, person->unit_id) == 0)
      add_part (note, ((const DmUnit *) g_ptr_array_index (self->units, i))->name);
  add_part (note, span);
  return g_string_free (note, FALSE);
}

static GMenuModel *
make_menu (const DmPerson *person)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) change = g_menu_item_new (_ ("Edit…"), NULL), delete = g_menu_item_new (_ ("Delete"), NULL);

  g_menu_item_set_action_and_target (change, "win.edit-person", "s", person->id);
  g_menu_item_set_action_and_target (delete, "people.delete", "s", person->id);
  g_menu_append_item (menu, change);
  g_menu_append_item (menu, delete);
  return G_MENU_MODEL (menu);
}

static void
add_contacts (GtkWidget *row, const DmPerson *person)
{
  g_autofree char *copy_phone = g_strdup_printf (_ ("Copy the number %s"), person->phone ? person->phone : "");
  g_autofree char *copy_email = g_strdup_printf (_ ("Copy the address %s"), person->email ? person->email : "");

  if (person->phone)
    dm_roster_row_add_copy (row, "call-start-symbolic", person->phone, copy_phone);
  if (person->email)
    dm_roster_row_add_copy (row, "mail-unread-symbolic", person->email, copy_email);
}

static GtkWidget *
make_row (DmPersonPage *self, const DmPerson *person, DmDay today)
{
  g_autofree char *note = describe (self, person), *menu_name = g_strdup_printf (_ ("%s: more"), person->name);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->tally, person->id));
  g_autofree char *tasks = g_strdup_printf (ngettext ("%u task", "%u tasks", n), n);
  g_autoptr (GMenuModel) menu = make_menu (person);
  GtkWidget *row = dm_roster_row_new (person->id, person->name, note);

  if (person->valid_until != DM_DAY_NONE && person->valid_until < today)
    dm_roster_row_set_gone (row);
  add_contacts (row, person);
  if (n > 0)
    dm_roster_row_add_door (row, tasks, "win.show-person");
  dm_roster_row_set_menu (row, menu, menu_name);
  return row;
}

/* --- three answers, one behind the other --- */

/* Whether the page is still there, and the answer as well; otherwise the page says why not. */
static gboolean
is_answered (DmPersonPage *self, gpointer answer, const GError *error)
{
  if (dm_roster_get_office (DM_ROSTER (self)) == NULL)
    return FALSE;
  if (answer == NULL)
    dm_roster_fail (DM_ROSTER (self), error);
  return answer != NULL;
}

static void
tallied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GHashTable) tally = dm_office_tally_tasks_finish (DM_OFFICE (source), result, &error);

  if (!is_answered (self, tally, error))
    return;
  g_clear_pointer (&self->tally, g_hash_table_unref);
  self->tally = g_steal_pointer (&tally);
  for (guint i = 0; i < self->people->len; i++)
    g_ptr_array_add (rows, make_row (self, g_ptr_array_index (self->people, i), dm_office_get_today (DM_OFFICE (source))));
  dm_roster_take (DM_ROSTER (self), rows);
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = dm_office_list_units_finish (DM_OFFICE (source), result, &error);

  if (!is_answered (self, units, error))
    return;
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = g_steal_pointer (&units);
  dm_office_tally_tasks_async (DM_OFFICE (source), DM_TALLY_PEOPLE, NULL, tallied_cb, g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPersonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = dm_office_list_people_finish (DM_OFFICE (source), result, &error);

  if (!is_answered (self, people, error))
    return;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = g_steal_pointer (&people);
  dm_office_list_units_async (DM_OFFICE (source), NULL, units_listed_cb, g_object_ref (self));
}

static void
dm_person_page_load (DmRoster *roster)
{
  dm_office_list_people_async (dm_roster_get_office (roster), NULL, listed_cb, g_object_ref (roster));
}

/* --- deleting: at once, with undo; or why not, and what to do instead --- */

typedef struct
{
  DmPersonPage *page;
  DmPerson *person;
} Deletion;

static void
edit_instead_cb (gpointer user_data)
{
  Deletion *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "win.edit-person", "s", self->person->id);
}

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->page);
  dm_person_unref (self->person);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean deleted = dm_office_delete_person_finish (DM_OFFICE (source), result, &error);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page)));
  g_autofree char *said = NULL;

  if (window == NULL)
    return;
  if (deleted)
    {
      said = g_strdup_printf (_ ("“%s” deleted"), self->person->name);
      dm_window_say_undoable (DM_WINDOW (window), said);
    }
  else if (!g_error_matches (error, DM_STORE_ERROR, DM_STORE_ERROR_CONSTRAINT))
    dm_window_say_error (DM_WINDOW (window), error);
  else
    {
      said = g_strdup_printf (_ ("Tasks are in the charge of “%s”, so the record was not deleted. Who left the office gets a"
                                 " last day instead: what was done in their name stays."),
                              self->person->name);
      dm_dialogs_offer (window, _ ("The person is still needed"), said, _ ("Enter the last day…"), edit_instead_cb,
                        g_steal_pointer (&self), deletion_free);
    }
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPersonPage *self = DM_PERSON_PAGE (widget);
  const DmPerson *person = find_person (self, g_variant_get_string (parameter, NULL));
  Deletion *deletion;

  if (person == NULL)
    return;
  deletion = g_new (Deletion, 1);
  *deletion = (Deletion){ g_object_ref (self), dm_person_copy (person) };
  dm_office_delete_person_async (dm_roster_get_office (DM_ROSTER (self)), person, NULL, deleted_cb, deletion);
}

/* --- the object --- */

static void
dm_person_page_finalize (GObject *object)
{
  DmPersonPage *self = DM_PERSON_PAGE (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->tally, g_hash_table_unref);
  G_OBJECT_CLASS (dm_person_page_parent_class)->finalize (object);
}

static void
dm_person_page_class_init (DmPersonPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dm_person_page_finalize;
  DM_ROSTER_CLASS (klass)->words = &words;
  DM_ROSTER_CLASS (klass)->load = dm_person_page_load;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "people.delete", "s", delete_action);
}

static void
dm_person_page_init (DmPersonPage *self)
{
}

GtkWidget *
dm_person_page_new (DmOffice *office)
{
  return dm_roster_new (DM_TYPE_PERSON_PAGE, office);
}
