/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-fold.h"

#include <string.h>

/**
 * dm_fold:
 * @text: valid UTF-8 in any normal form
 *
 * Returns: (transfer full): @text as somebody types who leaves the accents out: decomposed, marks dropped, đ as d, case
 *   folded, runs of white space as one blank and none at the ends. Uỷ and Ủy, hoà and hòa meet; năm and nam do too
 */
char *
dm_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_autofree char *lower = decomposed ? g_utf8_casefold (decomposed, -1) : NULL;
  GString *folded = g_string_sized_new (lower ? strlen (lower) : 0);
  gboolean blank = FALSE;

  for (const char *p = lower; p && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isspace (c))
        {
          blank = folded->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (folded, ' ');
      blank = FALSE;
      g_string_append_unichar (folded, c == 0x111 ? 'd' : c);
    }
  return g_string_free (folded, FALSE);
}

/* The letters of the Vietnamese alphabet that have a mark of their own, in lower case, and what they sort as: the
 * base letter and a rank behind it (a < ă < â). The five tones come after all letters. */
static const struct
{
  gunichar base;
  gunichar mark;
  char rank;
} letters[] = {
  { 'a', 0x306, '1' }, /* ă */
  { 'a', 0x302, '2' }, /* â */
  { 'e', 0x302, '1' }, /* ê */
  { 'o', 0x302, '1' }, /* ô */
  { 'o', 0x31b, '2' }, /* ơ */
  { 'u', 0x31b, '1' }, /* ư */
};

static const gunichar tones[] = { 0x300, 0x309, 0x303, 0x301, 0x323 }; /* huyền, hỏi, ngã, sắc, nặng */

static char
letter_rank (gunichar base, gunichar mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].base == base && letters[i].mark == mark)
      return letters[i].rank;
  return '\0';
}

static char
tone_rank (gunichar mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (tones[i] == mark)
      return '1' + i;
  return '\0';
}

/* One letter with its marks: its letter to @key, its tone to @tail. */
static const char *
append_letter (const char *p, GString *key, GString *tail)
{
  gunichar base = g_utf8_get_char (p);
  char rank = '0', tone = '0';

  for (p = g_utf8_next_char (p); *p && g_unichar_ismark (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      gunichar mark = g_utf8_get_char (p);

      rank = MAX (rank, letter_rank (base, mark));
      tone = MAX (tone, tone_rank (mark));
    }
  if (base == 0x111)
    {
      base = 'd';
      rank = '1';
    }
  g_string_append_unichar (key, base);
  if (g_unichar_isalpha (base))
    g_string_append_c (key, rank);
  g_string_append_c (tail, tone);
  return p;
}

/**
 * dm_sort_key:
 * @text: valid UTF-8 in any normal form
 *
 * Returns: (transfer full): a key whose byte order is that of a Vietnamese dictionary: letter by letter (a ă â b c d đ e
 *   ê …), the tones only where all letters are alike. The same on every machine, unlike a locale's collation
 */
char *
dm_sort_key (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_autofree char *lower = decomposed ? g_utf8_strdown (decomposed, -1) : NULL;
  g_autoptr (GString) tail = g_string_new (NULL);
  GString *key = g_string_new (NULL);
  const char *p = lower;

  while (p && *p)
    p = append_letter (p, key, tail);
  g_string_append_c (key, '\001');
  g_string_append (key, tail->str);
  return g_string_free (key, FALSE);
}
