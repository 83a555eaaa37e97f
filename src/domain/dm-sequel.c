/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-sequel.h"

#include <string.h>

/* --- one item --- */

static void
copy_item_free (gpointer data)
{
  DmSequelItem *self = data;

  dm_item_unref (self->source);
  dm_item_unref (self->draft);
  g_array_unref (self->shifts);
  g_free (self);
}

static gboolean
shift_text (char **text, int years, int first_year)
{
  char *moved;
  gboolean changed;

  if (*text == NULL)
    return FALSE;
  moved = dm_text_shift_years (*text, years, first_year);
  changed = strcmp (moved, *text) != 0;
  g_free (*text);
  *text = moved;
  return changed;
}

static void
shift_texts (DmSequelItem *self, int years)
{
  DmItem *draft = self->draft;
  int first_year = dm_day_year (draft->plan_issued_on);
  gboolean changed = shift_text (&draft->text, years, first_year);

  changed |= shift_text (&draft->detail, years, first_year);
  changed |= shift_text (&draft->product, years, first_year);
  if (changed)
    self->notes |= DM_SEQUEL_TEXT;
}

static void
shift_deadlines (DmSequelItem *self, int years)
{
  g_ptr_array_set_size (self->draft->deadlines, 0);
  for (guint i = 0; i < self->source->deadlines->len; i++)
    {
      DmShiftNote note;

      g_ptr_array_add (self->draft->deadlines,
                       dm_deadline_shift (g_ptr_array_index (self->source->deadlines, i), years, &note));
      g_array_append_val (self->shifts, note);
      if (dm_shift_note_asks (note))
        self->notes |= DM_SEQUEL_DEADLINE;
    }
  self->draft->target_on = dm_day_add_months (self->draft->target_on, 12 * years);
}

/* --- units: whoever does the work of a unit that is gone --- */

static DmUnit *
find_unit (const GPtrArray *units, const char *id)
{
  for (guint i = 0; i < units->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (units, i))->id, id) == 0)
      return g_ptr_array_index (units, i);
  return NULL;
}

static gboolean
is_dissolved (const DmUnit *unit, DmDay on)
{
  return unit->valid_until != DM_DAY_NONE && (on == DM_DAY_NONE || unit->valid_until < on);
}

static void
add_once (GPtrArray *units, DmUnit *unit)
{
  for (guint i = 0; i < units->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (units, i))->id, unit->id) == 0)
      return;
  g_ptr_array_add (units, dm_unit_ref (unit));
}

/* The living among those that came after @unit; @seen are the units that were looked at, for several ways may lead to
 * one. */
static gboolean
add_successors (GPtrArray *living, const GPtrArray *units, const DmUnit *unit, DmDay on, GHashTable *seen)
{
  gboolean found = FALSE;

  for (guint i = 0; i < unit->successors->len; i++)
    {
      DmUnit *successor = find_unit (units, g_ptr_array_index (unit->successors, i));

      if (successor == NULL || !g_hash_table_add (seen, successor))
        continue;
      if (!is_dissolved (successor, on))
        {
          add_once (living, successor);
          found = TRUE;
        }
      else
        found |= add_successors (living, units, successor, on, seen);
    }
  return found;
}

static void
succeed_units (DmSequelItem *self, GPtrArray *named, const GPtrArray *units, DmDay on)
{
  g_autoptr (GPtrArray) living = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_unit_unref);

  for (guint i = 0; i < named->len; i++)
    {
      DmUnit *unit = g_ptr_array_index (named, i);
      const DmUnit *known = find_unit (units, unit->id);
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

      if (known == NULL || !is_dissolved (known, on))
        add_once (living, unit);
      else if (add_successors (living, units, known, on, seen))
        self->notes |= DM_SEQUEL_UNIT_SUCCEEDED;
      else
        {
          add_once (living, unit);
          self->notes |= DM_SEQUEL_UNIT_DISSOLVED;
        }
    }
  g_ptr_array_set_size (named, 0);
  for (guint i = 0; i < living->len; i++)
    g_ptr_array_add (named, dm_unit_ref (g_ptr_array_index (living, i)));
}

/* --- all of them --- */

/* What happened to the old item is not taken along: no entries, no extensions, no cancelling. */
static DmSequelItem *
propose_item (DmItem *item, const GPtrArray *units, int years, DmDay on)
{
  DmSequelItem *self = g_new0 (DmSequelItem, 1);
  DmItem *draft = dm_item_copy (item);

  self->source = dm_item_ref (item);
  self->draft = draft;
  self->shifts = g_array_new (FALSE, FALSE, sizeof (DmShiftNote));
  self->accepted = item->cancelled_on == DM_DAY_NONE;
  if (!self->accepted)
    self->notes |= DM_SEQUEL_CANCELLED;
  draft->cancelled_on = DM_DAY_NONE;
  g_clear_pointer (&draft->cancelled_why, g_free);
  g_ptr_array_set_size (draft->entries, 0);
  g_ptr_array_set_size (draft->extensions, 0);
  g_ptr_array_set_size (draft->steps, 0);
  shift_texts (self, years);
  shift_deadlines (self, years);
  succeed_units (self, draft->lead, units, on);
  succeed_units (self, draft->coordinating, units, on);
  return self;
}

static char *
shift_title (const char *title, int years, int first_year)
{
  return title ? dm_text_shift_years (title, years, first_year) : NULL;
}

/**
 * dm_sequel_propose_head:
 *
 * Returns: (transfer full): a draft of the plan that comes @years later: the same office, signer and recipients, the
 *   title with its years moved; number and date are for a person to enter
 */
DmPlan *
dm_sequel_propose_head (const DmPlan *plan, int years)
{
  DmPlan *draft = dm_plan_copy (plan);

  g_clear_pointer (&draft->id, g_free);
  draft->rev = 0;
  g_clear_pointer (&draft->number, g_free);
  g_free (draft->title);
  draft->title = shift_title (plan->title, years, dm_day_year (plan->issued_on));
  draft->issued_on = DM_DAY_NONE;
  draft->closed_on = DM_DAY_NONE;
  return draft;
}

/**
 * dm_sequel_propose:
 * @items: (element-type DmItem): all of the plan, in its order, steps below their tasks
 * @units: (element-type DmUnit): all units, with their successors
 * @on: the day from which the new plan holds; units that are dissolved by then are succeeded. %DM_DAY_NONE: all that are
 *   dissolved at all
 *
 * Years in the words of an item move as in its deadlines, unless they lie before the plan's own.
 *
 * Returns: (transfer full): the plan as it would come back @years later
 */
DmSequel *
dm_sequel_propose (DmPlan *plan, const GPtrArray *items, const GPtrArray *units, int years, DmDay on)
{
  DmSequel *self = g_new0 (DmSequel, 1);

  self->source = dm_plan_ref (plan);
  self->plan = dm_sequel_propose_head (plan, years);
  self->years = years;
  self->items = g_ptr_array_new_with_free_func (copy_item_free);
  for (guint i = 0; i < items->len; i++)
    {
      DmItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (self->items, propose_item (item, units, years, on));
      for (guint j = 0; j < item->steps->len; j++)
        g_ptr_array_add (self->items, propose_item (g_ptr_array_index (item->steps, j), units, years, on));
    }
  return self;
}

static gpointer
dup_item (gconstpointer data, gpointer user_data)
{
  const DmSequelItem *self = data;
  DmSequelItem *copy = g_memdup2 (self, sizeof *self);

  dm_item_ref (copy->source);
  copy->draft = dm_item_copy (self->draft);
  copy->shifts = g_array_copy (self->shifts);
  return copy;
}

DmSequel *
dm_sequel_dup (const DmSequel *self)
{
  DmSequel *copy = g_memdup2 (self, sizeof *self);

  dm_plan_ref (copy->source);
  copy->plan = dm_plan_copy (self->plan);
  copy->items = g_ptr_array_copy (self->items, dup_item, NULL);
  g_ptr_array_set_free_func (copy->items, copy_item_free);
  return copy;
}

void
dm_sequel_free (DmSequel *self)
{
  if (self == NULL)
    return;
  dm_plan_unref (self->source);
  dm_plan_unref (self->plan);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * dm_sequel_item_asks:
 *
 * Returns: whether a person should look at the item before it is kept
 */
gboolean
dm_sequel_item_asks (const DmSequelItem *self)
{
  return (self->notes & (DM_SEQUEL_DEADLINE | DM_SEQUEL_UNIT_SUCCEEDED | DM_SEQUEL_UNIT_DISSOLVED | DM_SEQUEL_PERSON_LEFT)) != 0;
}
