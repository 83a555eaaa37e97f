/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-fold.h"
#include "dm-store-tables.h"

#include <string.h>

static DmPerson *
person_from_row (const DmRow *row)
{
  DmPerson *person = dm_person_new ();

  person->id = g_strdup (row->id);
  person->rev = row->rev;
  person->name = g_strdup (dm_row_get_text (row, "name"));
  person->title = g_strdup (dm_row_get_text (row, "title"));
  person->unit_id = g_strdup (dm_row_get_text (row, "unit_id"));
  person->phone = g_strdup (dm_row_get_text (row, "phone"));
  person->email = g_strdup (dm_row_get_text (row, "email"));
  person->valid_from = dm_row_get_day (row, "valid_from");
  person->valid_until = dm_row_get_day (row, "valid_until");
  return person;
}

static char *
dup_key (gconstpointer person)
{
  return dm_person_dup_sort_key (person);
}

/**
 * dm_store_list_people:
 *
 * Returns: (transfer full) (element-type DmPerson): everybody, who left too, in the order of a Vietnamese roster
 */
GPtrArray *
dm_store_list_people (DmStore *self, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_person_unref);
  g_autoptr (GPtrArray) rows = NULL;

  dm_store_assert_owner (self);
  rows = dm_store_load_rows (self, &dm_table_person, NULL, NULL, "id", error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (people, person_from_row (g_ptr_array_index (rows, i)));
  dm_store_sort_by_key (people, dup_key);
  return g_steal_pointer (&people);
}

/* All who fit, or only the one who is still there: a name may come again after its bearer left. */
static GPtrArray *
find_fitting (const GPtrArray *people, const char *word)
{
  g_autofree char *folded = dm_fold (word);
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
  DmPerson *present = NULL;
  guint n_present = 0;

  for (guint i = 0; i < people->len; i++)
    {
      DmPerson *person = g_ptr_array_index (people, i);
      g_autofree char *name = dm_fold (person->name);

      if (strcmp (person->id, word) != 0 && strcmp (name, folded) != 0)
        continue;
      g_ptr_array_add (fitting, person);
      if (person->valid_until == DM_DAY_NONE)
        {
          present = person;
          n_present++;
        }
    }
  if (n_present == 1)
    {
      g_ptr_array_set_size (fitting, 0);
      g_ptr_array_add (fitting, present);
    }
  return g_steal_pointer (&fitting);
}

static void
set_ambiguous (const GPtrArray *people, GError **error)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      const DmPerson *person = g_ptr_array_index (people, i);

      g_string_append_printf (found, "%s%s%s%s %s", i > 0 ? "\n" : "", person->name, person->title ? ", " : "",
                              person->title ? person->title : "", person->id);
    }
  g_set_error_literal (error, DM_STORE_ERROR, DM_STORE_ERROR_AMBIGUOUS, found->str);
}

/**
 * dm_store_find_person:
 * @word: a name (accents and case do not matter) or an id
 *
 * Returns: (transfer full): the person, of several the one who did not leave; %NULL with NOT_FOUND, or with AMBIGUOUS
 *   and a line for each who fits
 */
DmPerson *
dm_store_find_person (DmStore *self, const char *word, GError **error)
{
  g_autoptr (GPtrArray) people = dm_store_list_people (self, error);
  g_autoptr (GPtrArray) fitting = people ? find_fitting (people, word) : NULL;

  if (fitting == NULL)
    return NULL;
  if (fitting->len == 1)
    return dm_person_ref (g_ptr_array_index (fitting, 0));
  if (fitting->len > 1)
    set_ambiguous (fitting, error);
  else
    g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND, "%s", word);
  return NULL;
}

/* --- writing --- */

static void
set_stripped (DmRow *row, const char *column, const char *text)
{
  g_autofree char *stripped = dm_store_dup_stripped (text);

  dm_row_set_text (row, column, stripped);
}

static gboolean
check_row (const DmRow *row, GError **error)
{
  const char *phone = dm_row_get_text (row, "phone"), *email = dm_row_get_text (row, "email");
  DmDay from = dm_row_get_day (row, "valid_from"), until = dm_row_get_day (row, "valid_until");

  if (dm_row_get_text (row, "name") == NULL)
    return dm_store_refuse (error, "person-name-empty");
  if (phone && !dm_person_phone_is_plausible (phone))
    return dm_store_refuse (error, "phone-implausible");
  if (email && !dm_person_email_is_plausible (email))
    return dm_store_refuse (error, "email-implausible");
  if (from != DM_DAY_NONE && until != DM_DAY_NONE && from > until)
    return dm_store_refuse (error, "person-life-span");
  return TRUE;
}

static DmPerson *
write_person (DmStore *self, const DmPerson *draft, GError **error)
{
  g_autoptr (DmRow) row
      = draft->rev ? dm_row_new (&dm_table_person, draft->id) : dm_store_new_row (self, &dm_table_person);

  set_stripped (row, "name", draft->name);
  set_stripped (row, "title", draft->title);
  set_stripped (row, "unit_id", draft->unit_id);
  set_stripped (row, "phone", draft->phone);
  set_stripped (row, "email", draft->email);
  dm_row_set_day (row, "valid_from", draft->valid_from);
  dm_row_set_day (row, "valid_until", draft->valid_until);
  return check_row (row, error) && dm_store_put_row (self, row, draft->rev, error) ? person_from_row (row) : NULL;
}

/**
 * dm_store_save_person:
 *
 * Two people may bear one name.
 *
 * Returns: (transfer full): the person as kept; %NULL with CONFLICT, CONSTRAINT where there is no such unit, or
 *   INVALID: person-name-empty, person-life-span, phone-implausible, email-implausible
 */
DmPerson *
dm_store_save_person (DmStore *self, const DmPerson *draft, GError **error)
{
  g_autoptr (DmPerson) person = NULL;
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, draft->rev ? "person-edit" : "person-add", &own, error))
    return NULL;
  person = write_person (self, draft, error);
  if (!dm_store_leave_act (self, own, person != NULL, error))
    return NULL;
  return g_steal_pointer (&person);
}

/**
 * dm_store_delete_person:
 *
 * Returns: %FALSE with CONSTRAINT while an item still names the person: such a person leaves, and is not deleted
 */
gboolean
dm_store_delete_person (DmStore *self, const char *id, gint64 rev, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, "person-delete", &own, error))
    return FALSE;
  return dm_store_leave_act (self, own, dm_store_delete_row (self, &dm_table_person, id, rev, error), error);
}
