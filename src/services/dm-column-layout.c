/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-column-layout.h"

/* Narrower than this nobody finds a column again, wider nobody made it on purpose. */
#define MIN_WIDTH 32
#define MAX_WIDTH 1200

static DmColumnPlace *
find (const GArray *places, DmTaskField field)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, DmColumnPlace, i).field == field)
      return &g_array_index (places, DmColumnPlace, i);
  return NULL;
}

static gboolean
is_standard (const DmColumnPlace *standard, guint n_standard, DmTaskField field)
{
  for (guint i = 0; i < n_standard; i++)
    if (standard[i].field == field)
      return TRUE;
  return FALSE;
}

/* Behind the column that it follows in the standard order: a column that is new to the desk is found where the
 * drawings have it. */
static void
insert_missing (GArray *places, const DmColumnPlace *standard, guint index)
{
  guint position = 0;

  for (guint i = 0; i < places->len && index > 0; i++)
    if (g_array_index (places, DmColumnPlace, i).field == standard[index - 1].field)
      position = i + 1;
  g_array_insert_val (places, position, standard[index]);
}

/**
 * dm_column_layout_merge:
 * @standard: (array length=n_standard): the columns that there are, as they stand where nothing is kept
 * @kept: (nullable): what dm_column_layout_to_variant() gave once, perhaps of another version
 *
 * What is unknown or stands twice is left out, what is missing stands where it does in the standard, and a width that
 * makes no sense is the standard one.
 *
 * Returns: (transfer full) (element-type DmColumnPlace): every column once
 */
GArray *
dm_column_layout_merge (const DmColumnPlace *standard, guint n_standard, GVariant *kept)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DmColumnPlace));
  const char *nick;
  GVariantIter iter;
  DmColumnPlace place;

  if (kept && g_variant_is_of_type (kept, G_VARIANT_TYPE (DM_COLUMN_LAYOUT_TYPE)))
    {
      g_variant_iter_init (&iter, kept);
      while (g_variant_iter_next (&iter, "(&sib)", &nick, &place.width, &place.visible))
        if (dm_task_field_from_nick (nick, &place.field) && is_standard (standard, n_standard, place.field)
            && find (places, place.field) == NULL)
          g_array_append_val (places, place);
    }
  for (guint i = 0; i < n_standard; i++)
    {
      DmColumnPlace *known = find (places, standard[i].field);

      if (known == NULL)
        insert_missing (places, standard, i);
      else if (standard[i].width == 0 || known->width < MIN_WIDTH || known->width > MAX_WIDTH)
        known->width = standard[i].width;
    }
  return places;
}

/**
 * dm_column_layout_to_variant:
 * @places: (element-type DmColumnPlace):
 *
 * Returns: (transfer floating): of DM_COLUMN_LAYOUT_TYPE
 */
GVariant *
dm_column_layout_to_variant (const GArray *places)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (DM_COLUMN_LAYOUT_TYPE));
  for (guint i = 0; i < places->len; i++)
    {
      const DmColumnPlace *place = &g_array_index (places, DmColumnPlace, i);

      g_variant_builder_add (&builder, "(sib)", dm_task_field_to_nick (place->field), place->width, place->visible);
    }
  return g_variant_builder_end (&builder);
}
