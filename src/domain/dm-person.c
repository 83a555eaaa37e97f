/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-person.h"

#include "dm-fold.h"

#include <string.h>

/* An extension inside the house, and the longest number that a telephone network carries (ITU-T E.164). */
#define MIN_DIGITS 3
#define MAX_DIGITS 15

DmPerson *
dm_person_new (void)
{
  DmPerson *self = g_new0 (DmPerson, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

DmPerson *
dm_person_copy (const DmPerson *self)
{
  DmPerson *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->title = g_strdup (self->title);
  copy->unit_id = g_strdup (self->unit_id);
  copy->phone = g_strdup (self->phone);
  copy->email = g_strdup (self->email);
  return copy;
}

DmPerson *
dm_person_ref (DmPerson *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dm_person_unref (DmPerson *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self->title);
  g_free (self->unit_id);
  g_free (self->phone);
  g_free (self->email);
  g_free (self);
}

/**
 * dm_person_is_alive:
 *
 * Returns: whether the person is of the office on that day
 */
gboolean
dm_person_is_alive (const DmPerson *self, DmDay on)
{
  return (self->valid_from == DM_DAY_NONE || self->valid_from <= on)
         && (self->valid_until == DM_DAY_NONE || on <= self->valid_until);
}

/**
 * dm_person_dup_sort_key:
 *
 * Returns: (transfer full): a key whose byte order is that of a Vietnamese roster: by the given name, which is said
 *   last, then by the whole name, each in the order of a dictionary. What stands in brackets is no name
 */
char *
dm_person_dup_sort_key (const DmPerson *self)
{
  g_autofree char *bare = g_strdup (self->name ? self->name : "");
  char *bracket = strchr (bare, '(');
  const char *given;
  g_autofree char *first = NULL, *whole = NULL;

  if (bracket && bracket > bare)
    *bracket = '\0';
  g_strstrip (bare);
  given = strrchr (bare, ' ');
  first = dm_sort_key (given ? given + 1 : bare);
  whole = dm_sort_key (self->name ? self->name : "");
  return g_strconcat (first, "\001", whole, NULL);
}

/* --- what can be dialled, and written to --- */

static gboolean
is_number (const char *text)
{
  /* With a country's sign, groups, and the extension behind an exchange's number. */
  static const char pattern[] = "^\\s*\\+?[0-9 ().\\-]+((máy lẻ|nội bộ|ext\\.?|x)\\s*[0-9]{1,6})?\\s*$";
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  guint n_digits = 0;

  if (composed == NULL || !g_regex_match_simple (pattern, composed, G_REGEX_CASELESS, 0))
    return FALSE;
  for (const char *p = composed; *p && !g_ascii_isalpha (*p); p++)
    n_digits += g_ascii_isdigit (*p);
  return n_digits >= MIN_DIGITS && n_digits <= MAX_DIGITS;
}

/**
 * dm_person_phone_is_plausible:
 * @phone: one number, or several with a comma, semicolon or stroke between
 *
 * Returns: whether it could be dialled: 3 to 15 digits in any groups, perhaps with an extension
 */
gboolean
dm_person_phone_is_plausible (const char *phone)
{
  g_auto (GStrv) numbers = g_strsplit_set (phone, ",;/", -1);

  for (guint i = 0; numbers[i]; i++)
    if (!is_number (numbers[i]))
      return FALSE;
  return numbers[0] != NULL;
}

/**
 * dm_person_email_is_plausible:
 *
 * Returns: whether it could be an address: something before the one "@", a name with a dot behind it, no blanks.
 *   Whether the mailbox exists nobody knows
 */
gboolean
dm_person_email_is_plausible (const char *email)
{
  return g_regex_match_simple ("^[^\\s@,;<>]+@[^\\s@,;<>.]+(\\.[^\\s@,;<>.]+)+$", email, 0, 0);
}
