/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words.h"

#include <glib/gi18n-lib.h>

static const char *const status_words[DM_STATUS_N] = {
  [DM_STATUS_NOT_STARTED] = N_ ("Not started"),
  [DM_STATUS_IN_PROGRESS] = N_ ("In progress"),
  [DM_STATUS_DUE_SOON] = N_ ("Due soon"),
  [DM_STATUS_OVERDUE] = N_ ("Overdue"),
  [DM_STATUS_DONE_ON_TIME] = N_ ("Done (on time)"),
  [DM_STATUS_DONE_LATE] = N_ ("Done late"),
  [DM_STATUS_CONTINUOUS] = N_ ("Continuous"),
  [DM_STATUS_SILENT] = N_ ("Silent"),
  [DM_STATUS_NO_DEADLINE] = N_ ("No deadline yet"),
  [DM_STATUS_CANCELLED] = N_ ("Cancelled"),
};

static const char *const item_kind_words[] = {
  [DM_ITEM_SECTION] = N_ ("Section"),
  [DM_ITEM_TASK] = N_ ("Task"),
  [DM_ITEM_DUTY] = N_ ("Duty"),
  [DM_ITEM_STEP] = N_ ("Step"),
};

const char *
dm_words_status (DmStatus status)
{
  g_return_val_if_fail ((guint) status < DM_STATUS_N, "");
  return _ (status_words[status]);
}

const char *
dm_words_item_kind (DmItemKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (item_kind_words), "");
  return _ (item_kind_words[kind]);
}

static char *
word_days_left (int days)
{
  if (days == 0)
    return g_strdup (_ ("today is the last day"));
  return g_strdup_printf (ngettext ("%d day left", "%d days left", days), days);
}

static char *
word_last_entry (DmDay on)
{
  g_autofree char *day = dm_words_day (on);

  return on == DM_DAY_NONE ? g_strdup (_ ("no entry yet")) : g_strdup_printf (_ ("last entry %s"), day);
}

char *
dm_words_standing_note (const DmStanding *standing)
{
  switch (standing->status)
    {
    case DM_STATUS_OVERDUE:
    case DM_STATUS_SILENT:
      return dm_words_days (standing->days);
    case DM_STATUS_DUE_SOON:
      return word_days_left (standing->days);
    case DM_STATUS_NOT_STARTED:
    case DM_STATUS_IN_PROGRESS:
      return standing->end == DM_DAY_NONE ? g_strdup ("") : word_days_left (standing->days);
    case DM_STATUS_CONTINUOUS:
      return word_last_entry (standing->last_entry_on);
    case DM_STATUS_DONE_ON_TIME:
    case DM_STATUS_DONE_LATE:
      return dm_words_day (standing->done_on);
    case DM_STATUS_NO_DEADLINE:
      return g_strdup (_ ("to be filled in"));
    case DM_STATUS_CANCELLED:
    case DM_STATUS_N:
    default:
      return g_strdup ("");
    }
}

/**
 * dm_words_standing:
 *
 * Returns: (transfer full): the status and how far from its deadline, as one phrase
 */
char *
dm_words_standing (const DmStanding *standing)
{
  const char *word = dm_words_status (standing->status);
  g_autofree char *note = NULL;

  /* The missing deadline is the whole news, and a day off the end says nothing to a cancelled task. */
  if (standing->status == DM_STATUS_NO_DEADLINE || standing->status == DM_STATUS_CANCELLED)
    return g_strdup (word);
  note = dm_words_standing_note (standing);
  if (*note == '\0')
    return g_strdup (word);
  if (standing->status == DM_STATUS_OVERDUE || standing->status == DM_STATUS_SILENT)
    /* Translators: a status and its days: "Overdue 72 days" */
    return g_strdup_printf (C_ ("standing", "%s %s"), word, note);
  /* Translators: a status and a remark: "Due soon, 3 days left" */
  return g_strdup_printf (C_ ("standing", "%s, %s"), word, note);
}

/**
 * dm_words_units:
 * @units: (element-type DmUnit):
 * @short_names: whether the units' codes may stand for their names
 *
 * Returns: (transfer full): the names in their order, "" for none
 */
char *
dm_words_units (const GPtrArray *units, gboolean short_names)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);
      const char *name = short_names && unit->code && *unit->code ? unit->code : unit->name;

      /* Translators: stands between the names of units, which may hold commas themselves */
      if (i > 0)
        g_string_append (words, short_names ? ", " : C_ ("units", "; "));
      g_string_append (words, name ? name : "");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const DmUnit *
find_unit (const GPtrArray *all, const char *id)
{
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (all, i))->id, id) == 0)
      return g_ptr_array_index (all, i);
  return NULL;
}

/* Those that are there on the day, of all that came after the unit; each once, whatever way leads to it. */
static void
add_heirs (const GPtrArray *all, const char *id, DmDay on, GHashTable *seen, GPtrArray *heirs)
{
  const DmUnit *unit = g_hash_table_add (seen, (gpointer) id) ? find_unit (all, id) : NULL;

  if (unit == NULL)
    return;
  if (unit->valid_until == DM_DAY_NONE || on <= unit->valid_until)
    g_ptr_array_add (heirs, (gpointer) unit);
  else
    for (guint i = 0; i < unit->successors->len; i++)
      add_heirs (all, g_ptr_array_index (unit->successors, i), on, seen, heirs);
}

static char *
word_unit_on (const DmUnit *unit, const GPtrArray *all, DmDay on)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) heirs = g_ptr_array_new ();
  g_autofree char *names = NULL;

  if (unit->valid_until == DM_DAY_NONE || on <= unit->valid_until || find_unit (all, unit->id) == NULL)
    return g_strdup (unit->name);
  add_heirs (all, unit->id, on, seen, heirs);
  names = dm_words_units (heirs, FALSE);
  /* Translators: a unit that is no more, and those that came after it */
  return heirs->len > 0 ? g_strdup_printf (_ ("%s (now %s)"), unit->name, names)
                        : g_strdup_printf (_ ("%s (dissolved)"), unit->name);
}

/**
 * dm_words_units_on:
 * @units: (element-type DmUnit): those that something was given to
 * @all: (element-type DmUnit): as dm_store_list_units() gives them, with their successors
 *
 * Returns: (transfer full): the names in their order; behind one that is no more on that day, who came after it
 */
char *
dm_words_units_on (const GPtrArray *units, const GPtrArray *all, DmDay on)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    {
      g_autofree char *name = word_unit_on (g_ptr_array_index (units, i), all, on);

      g_string_append_printf (words, "%s%s", i > 0 ? C_ ("units", "; ") : "", name);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
