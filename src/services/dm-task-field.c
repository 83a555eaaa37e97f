/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-task-field.h"
#include "dm-words.h"

#include <glib/gi18n-lib.h>

/* A deadline's words have no order of their own ("Quý III", "trước ngày 15/12"): they are sorted by what they mean, its
 * end, like the last day. Every other column has an order of its own. */
static const struct
{
  const char *nick;
  const char *title;
  DmSort sort;
} fields[DM_FIELD_N] = {
  [DM_FIELD_CODE] = { "code", N_ ("No."), DM_SORT_OUTLINE },
  [DM_FIELD_TEXT] = { "text", N_ ("Content"), DM_SORT_TEXT },
  [DM_FIELD_PLAN] = { "plan", N_ ("Plan"), DM_SORT_PLAN },
  [DM_FIELD_LEAD] = { "lead", N_ ("Lead"), DM_SORT_LEAD },
  [DM_FIELD_COORDINATING] = { "coordinating", N_ ("Coordinating"), DM_SORT_COORDINATING },
  [DM_FIELD_PERSON] = { "person", N_ ("In charge"), DM_SORT_PERSON },
  [DM_FIELD_DEADLINE] = { "deadline", N_ ("Deadline"), DM_SORT_END },
  [DM_FIELD_LAST_DAY] = { "last-day", N_ ("Last day"), DM_SORT_END },
  [DM_FIELD_TARGET] = { "target", N_ ("Internal target"), DM_SORT_TARGET },
  [DM_FIELD_STATUS] = { "status", N_ ("Status"), DM_SORT_STATUS },
  [DM_FIELD_PERCENT] = { "percent", N_ ("Progress"), DM_SORT_PERCENT },
  [DM_FIELD_ENTERED] = { "entered", N_ ("Last entry"), DM_SORT_ENTERED },
  [DM_FIELD_PRODUCT] = { "product", N_ ("Product"), DM_SORT_PRODUCT },
};

const char *
dm_task_field_to_nick (DmTaskField field)
{
  g_return_val_if_fail ((guint) field < DM_FIELD_N, NULL);
  return fields[field].nick;
}

/**
 * dm_task_field_from_nick:
 * @field: (out):
 *
 * Returns: %FALSE for a name that this version does not know
 */
gboolean
dm_task_field_from_nick (const char *nick, DmTaskField *field)
{
  for (guint i = 0; i < DM_FIELD_N; i++)
    if (g_strcmp0 (fields[i].nick, nick) == 0)
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

const char *
dm_task_field_title (DmTaskField field)
{
  g_return_val_if_fail ((guint) field < DM_FIELD_N, "");
  return _ (fields[field].title);
}

/**
 * dm_task_field_sort:
 *
 * Returns: the order that a click on the column's head asks for
 */
DmSort
dm_task_field_sort (DmTaskField field)
{
  g_return_val_if_fail ((guint) field < DM_FIELD_N, DM_SORT_OUTLINE);
  return fields[field].sort;
}

static char *
join_deadlines (const DmItem *item)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (item->deadlines->len == 0)
    return g_strdup (_ ("Not in the plan"));
  for (guint i = 0; i < item->deadlines->len; i++)
    {
      g_autofree char *deadline = dm_words_deadline (g_ptr_array_index (item->deadlines, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", deadline);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
dup_percent (const DmStanding *standing)
{
  return standing->percent_counts || standing->percent > 0 ? dm_words_percent (standing->percent) : g_strdup ("");
}

static char *
dup_text (const char *text)
{
  return g_strdup (text ? text : "");
}

/**
 * dm_task_field_dup_words:
 *
 * Returns: (transfer full): what the column says of the task; "" where there is nothing to say
 */
char *
dm_task_field_dup_words (DmTaskField field, const DmItem *item, const DmStanding *standing)
{
  switch (field)
    {
    case DM_FIELD_CODE:
      return dup_text (item->code);
    case DM_FIELD_TEXT:
      return dup_text (item->text);
    case DM_FIELD_PLAN:
      return dup_text (item->plan_label);
    case DM_FIELD_LEAD:
      return dm_words_units (item->lead, TRUE);
    case DM_FIELD_COORDINATING:
      return dm_words_units (item->coordinating, TRUE);
    case DM_FIELD_PERSON:
      return dup_text (item->person_name);
    case DM_FIELD_DEADLINE:
      return join_deadlines (item);
    case DM_FIELD_LAST_DAY:
      return dm_words_day (standing->end);
    case DM_FIELD_TARGET:
      return dm_words_day (item->target_on);
    case DM_FIELD_STATUS:
      return dm_words_standing (standing);
    case DM_FIELD_PERCENT:
      return dup_percent (standing);
    case DM_FIELD_ENTERED:
      return dm_words_day (standing->last_entry_on);
    case DM_FIELD_PRODUCT:
      return dup_text (item->product);
    case DM_FIELD_N:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
