/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words.h"

#include <glib/gi18n-lib.h>

/* What became of a plan's deadlines, units and people when it was copied to another year. */

static const char *const shift_words[] = {
  [DM_SHIFT_KEPT] = N_ ("Bound to no year, so it stays."),
  [DM_SHIFT_MOVED] = N_ ("Moved with its words."),
  [DM_SHIFT_NO_YEAR] = N_ ("The words name no year: the new days are only proposed."),
  [DM_SHIFT_LEAP_DAY] = N_ ("The new year has no 29 February: the 28th stands in its place."),
  [DM_SHIFT_EVENT] = N_ ("It hangs on an event: enter the event's new day once it is known."),
  [DM_SHIFT_DIFFERS] = N_ ("The days were set by hand: they moved, but the words mean other days."),
  [DM_SHIFT_NOT_UNDERSTOOD] = N_ ("The words were not understood and stay as they are: say what holds for the new year."),
};

/**
 * dm_words_shift_note:
 *
 * Returns: a sentence: what became of the deadline, and what a person should do about it
 */
const char *
dm_words_shift_note (DmShiftNote note)
{
  g_return_val_if_fail ((guint) note < G_N_ELEMENTS (shift_words), "");
  return _ (shift_words[note]);
}

static gboolean
holds (const GPtrArray *units, const DmUnit *unit)
{
  for (guint i = 0; i < units->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (units, i))->id, unit->id) == 0)
      return TRUE;
  return FALSE;
}

/* Those of @units that are not among @others. */
static void
add_missing (GPtrArray *missing, const GPtrArray *units, const GPtrArray *others)
{
  for (guint i = 0; i < units->len; i++)
    {
      DmUnit *unit = g_ptr_array_index (units, i);

      if (!holds (others, unit) && !holds (missing, unit))
        g_ptr_array_add (missing, unit);
    }
}

static char *
word_succession (const DmSequelItem *item)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new (), come = g_ptr_array_new ();
  g_autofree char *before = NULL, *after = NULL;

  add_missing (gone, item->source->lead, item->draft->lead);
  add_missing (gone, item->source->coordinating, item->draft->coordinating);
  add_missing (come, item->draft->lead, item->source->lead);
  add_missing (come, item->draft->coordinating, item->source->coordinating);
  before = dm_words_units (gone, FALSE);
  after = dm_words_units (come, FALSE);
  if (come->len == 0)
    /* Translators: a unit, or several; those that succeeded it were named already */
    return g_strdup_printf (_ ("%s is dissolved by then, and whoever succeeded it is named already."), before);
  /* Translators: a unit, or several; and those that succeeded it */
  return g_strdup_printf (_ ("%s is dissolved by then: %s takes its place."), before, after);
}

/**
 * dm_words_sequel_notes:
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each thing that a person should know of the item before
 *   it is kept, without what its deadlines ask; NULL-terminated
 */
char **
dm_words_sequel_notes (const DmSequelItem *item)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  if (item->notes & DM_SEQUEL_CANCELLED)
    g_ptr_array_add (notes, g_strdup (_ ("It was cancelled, so it is left out unless you choose it.")));
  if (item->notes & DM_SEQUEL_UNIT_SUCCEEDED)
    g_ptr_array_add (notes, word_succession (item));
  if (item->notes & DM_SEQUEL_UNIT_DISSOLVED)
    g_ptr_array_add (notes, g_strdup (_ ("A unit is dissolved by then and nobody succeeded it: name another one.")));
  if (item->notes & DM_SEQUEL_PERSON_LEFT)
    g_ptr_array_add (notes, g_strdup (_ ("The person in charge is no longer in office: nobody is named.")));
  if (item->notes & DM_SEQUEL_TEXT)
    g_ptr_array_add (notes, g_strdup (_ ("Years in its words moved too: see that they are right.")));
  g_ptr_array_add (notes, NULL);
  return (char **) g_ptr_array_steal (notes, NULL);
}
