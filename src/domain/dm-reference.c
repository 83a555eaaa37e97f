/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-grammar.h"
#include "dm-plan.h"

#include <string.h>

#define DATE_NUMERIC "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})"
#define DATE_WORDS "(\\d{1,2}) tháng (\\d{1,2}) năm (\\d{4})"
/* Number and symbol of a document: "76/KH-UBND", "09/2017/NĐ-CP", "104/2016/QH13" (Decree 30/2020, annex I). */
#define DOCUMENT "(\\d{1,5}(?:/\\d{4})?/[A-ZĐ][\\p{Lu}\\d]*(?:-[\\p{Lu}\\d&]+)*)"

DmReference *
dm_reference_new (const char *number, DmDay issued_on)
{
  DmReference *self = g_new0 (DmReference, 1);

  self->number = g_strdup (number);
  self->issued_on = issued_on;
  return self;
}

void
dm_reference_free (DmReference *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self);
}

static gboolean
is_listed (const GPtrArray *references, const char *number)
{
  for (guint i = 0; i < references->len; i++)
    if (strcmp (((const DmReference *) g_ptr_array_index (references, i))->number, number) == 0)
      return TRUE;
  return FALSE;
}

static DmDay
match_day (GMatchInfo *match, int first)
{
  return dm_day_from_ymd (dm_grammar_int (match, first + 2), dm_grammar_int (match, first + 1),
                          dm_grammar_int (match, first));
}

/**
 * dm_reference_add_cited:
 * @references: (element-type DmReference): gets the numbered documents that @text cites, each once, in its order
 * @own: (nullable): the number of the document that @text is of, which does not cite itself
 */
void
dm_reference_add_cited (GPtrArray *references, const char *text, const char *own)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!dm_grammar_match (DOCUMENT "(?:,? ngày (?:" DATE_NUMERIC "|" DATE_WORDS "))?", text, &match))
    return;
  do
    {
      g_autofree char *number = dm_grammar_text (match, 1);
      DmDay issued_on = dm_grammar_int (match, 4) ? match_day (match, 2) : match_day (match, 5);

      if (g_strcmp0 (number, own) != 0 && !is_listed (references, number))
        g_ptr_array_add (references, dm_reference_new (number, issued_on));
    }
  while (g_match_info_next (match, NULL));
}
