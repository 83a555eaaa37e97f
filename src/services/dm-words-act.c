/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words.h"

/* The tables whose rows people recognise, the one that names an act best first. */
static const char *const tables[] = { "plan", "unit", "person", "entry", "extension", "item", "deadline", "setting", "calendar_day",
                                      "saved_view" };

void
dm_act_words_free (DmActWords *self)
{
  if (self == NULL)
    return;
  g_free (self->txn);
  g_free (self->who);
  g_free (self->what);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

static guint
get_rank (const DmChange *change)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (tables[i], change->table) == 0)
      return i;
  return G_N_ELEMENTS (tables);
}

/* Changes come newest first, so the first written row of an act comes last: of equals the later one in the list names
 * it, as the heading of what was imported. */
static const DmChange *
find_main_change (const GPtrArray *changes, guint start, guint end)
{
  const DmChange *best = g_ptr_array_index (changes, start);

  for (guint i = start + 1; i < end; i++)
    {
      const DmChange *change = g_ptr_array_index (changes, i);

      if (get_rank (change) <= get_rank (best))
        best = change;
    }
  return best;
}

static DmActWords *
new_act (const GPtrArray *changes, guint start, guint end)
{
  const DmChange *first = g_ptr_array_index (changes, start);
  DmActWords *act = g_new0 (DmActWords, 1);

  act->txn = g_strdup (first->txn);
  act->at = first->at;
  act->who = g_strdup (first->who ? first->who : "");
  act->undone = first->undone;
  act->lasting = g_strcmp0 (first->action, "create") == 0;
  act->what = dm_words_change_what (find_main_change (changes, start, end));
  act->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_field_change_free);
  for (guint i = end; i > start; i--)
    g_ptr_array_extend_and_steal (act->fields, dm_words_change_fields (g_ptr_array_index (changes, i - 1)));
  return act;
}

/**
 * dm_words_acts:
 * @changes: (element-type DmChange): as dm_store_list_changes() gives them: the lines of an act stand together
 *
 * Returns: (transfer full) (element-type DmActWords): one for each act, in the same order
 */
GPtrArray *
dm_words_acts (const GPtrArray *changes)
{
  GPtrArray *acts = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_act_words_free);
  guint start = 0;

  while (start < changes->len)
    {
      const DmChange *first = g_ptr_array_index (changes, start);
      guint end = start + 1;

      while (end < changes->len
             && g_strcmp0 (((const DmChange *) g_ptr_array_index (changes, end))->txn, first->txn) == 0)
        end++;
      g_ptr_array_add (acts, new_act (changes, start, end));
      start = end;
    }
  return acts;
}
