/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-domain"

#include "dm-deadline-point.h"
#include "dm-fold.h"

#include <string.h>

/*
 * The grammar of Vietnamese deadline phrases. What it does not understand whole it does not understand: words that
 * are left over make a phrase "chưa xác định", never a guess. It reads folded words; the words as written stay in raw.
 */

/* A phrase of a plan is a line or two; what is longer is prose and no deadline. */
#define MAX_PHRASE 600

/* Words in front of a date that change nothing about it. How many times a thing is done in a period is one of them. */
#define LEAD_IN                                                                                                         \
  "^(?:(?:thoi gian|thoi han|tien do|hoan thanh|thuc hien|to chuc|ban hanh|trinh|xong|ket thuc|du kien|bao cao|"      \
  "phai|can|trong|vao|khoang|ngay|(?:it nhat )?(?:\\d{1,2}|mot|hai|ba) lan)[ :,]+)+(?=\\D)"

/* --- events --- */

static gboolean
parse_event (const char *words, const char *raw, DmDeadline *deadline)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!dm_grammar_has ("\\b(?:sau khi|ngay khi|ke tu (?:ngay|khi|thoi diem)|khi co|khi phat sinh|theo yeu cau|"
                       "theo ke hoach|theo chi dao|theo huong dan|theo tien do|theo thong bao|sau ngay|"
                       "ngay sau)\\b",
                       words))
    return FALSE;
  deadline->kind = DM_DEADLINE_EVENT;
  deadline->event_words = g_strdup (raw);
  if (dm_grammar_match ("\\b(\\d{1,3}) ngay( lam viec)?\\b", words, &match))
    {
      g_autofree char *working = g_match_info_fetch (match, 2);

      deadline->event_days = dm_grammar_int (match, 1);
      deadline->event_working = working && *working;
    }
  return TRUE;
}

/* --- stretches of the calendar --- */

/* Puts a range where it belongs: what rests on an assumed year is only proposed. */
static gboolean
set_range (DmDeadline *deadline, DmDeadlineKind kind, DmDay start, DmDay end, gboolean has_year)
{
  if (start != DM_DAY_NONE && end != DM_DAY_NONE && end < start)
    return FALSE;
  deadline->kind = kind;
  if (has_year)
    {
      deadline->start = start;
      deadline->end = end;
    }
  else if (start != DM_DAY_NONE || end != DM_DAY_NONE)
    {
      deadline->proposed_start = start;
      deadline->proposed_end = end;
      deadline->proposed_why = g_strdup ("plan-year");
    }
  return TRUE;
}

static gboolean
parse_onward (const char *words, int plan_year, DmDeadline *deadline)
{
  g_autofree char *rest = NULL;
  g_autofree char *bare = NULL;
  DmPoint point;

  if (dm_grammar_has ("(?:^| )nam tiep theo$|(?:^| )nam ke tiep$|\\btro di$|\\bve sau$|\\bnam sau$", words))
    rest = dm_grammar_drop ("(?:(?:^| )va)?(?:(?:^| )(?:cac|nhung))?(?:^| )nam (?:tiep theo|ke tiep|sau)$|,? tro di$|,? ve sau$",
                            words);
  else if (g_str_has_prefix (words, "tu ") && !dm_grammar_has (" den |-", words))
    rest = g_strdup (words);
  else
    return FALSE;
  bare = dm_grammar_drop ("^(?:(?:bat dau|tu|ke tu|trong) )+", rest);
  /* "… năm tiếp theo" alone, torn off by the edge of a cell: open-ended, from nobody knows when. */
  if (*bare == '\0')
    return set_range (deadline, DM_DEADLINE_ONWARD, DM_DAY_NONE, DM_DAY_NONE, TRUE);
  return dm_point_parse (bare, plan_year, &point)
         && set_range (deadline, DM_DEADLINE_ONWARD, point.start, DM_DAY_NONE, point.has_year);
}

/* The kind of a range is that of its ends; from year to year it is "years". */
static DmDeadlineKind
range_kind (const DmPoint *from, const DmPoint *until)
{
  if (from->kind == DM_DEADLINE_YEAR && until->kind == DM_DEADLINE_YEAR)
    return DM_DEADLINE_YEARS;
  return until->kind;
}

/* The second half of "quy i-ii/2025" or "thang 5 den 7/2025" leaves out what the first half has said. */
static gboolean
parse_second (const char *first, const char *second, int plan_year, DmPoint *point)
{
  static const char *const words[] = { "quy ", "thang ", "nam " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (first, words[i]) && !g_str_has_prefix (second, words[i]))
      {
        g_autofree char *full = g_strconcat (words[i], second, NULL);

        if (dm_point_parse (full, plan_year, point))
          return TRUE;
      }
  return dm_point_parse (second, plan_year, point);
}

static gboolean
parse_halves (const char *first, const char *second, int plan_year, DmDeadline *deadline)
{
  DmPoint from, until;
  int year;

  if (!parse_second (first, second, plan_year, &until))
    return FALSE;
  /* "Từ ngày 01/01 đến 31/7/2026": the year at the end is the year of both. */
  year = until.has_year ? dm_day_year (until.end) : plan_year;
  if (!dm_point_parse (first, year, &from))
    {
      g_autoptr (GMatchInfo) match = NULL;

      /* "Từ 10 - 25/01/2026": a bare day of the same month. */
      if (until.kind != DM_DEADLINE_DAY || !dm_grammar_match ("^(?:ngay )?(\\d{1,2})$", first, &match))
        return FALSE;
      from = until;
      from.start = dm_day_from_ymd (dm_day_year (until.end), dm_day_month (until.end), dm_grammar_int (match, 1));
      if (from.start == DM_DAY_NONE)
        return FALSE;
    }
  if (from.has_year && !until.has_year && from.kind != DM_DEADLINE_YEAR)
    return FALSE;
  return set_range (deadline, range_kind (&from, &until), from.start, until.end, until.has_year);
}

/* "X đến Y", "từ X đến hết Y", "X - Y". A hyphen may also stand inside a date: each one is tried. */
static gboolean
parse_range (const char *words, int plan_year, DmDeadline *deadline)
{
  g_autofree char *bare = dm_grammar_drop ("^(?:ke )?tu ", words);
  g_autoptr (GMatchInfo) match = NULL;
  const char *p = bare;

  if (dm_grammar_match ("^(.+?),? (?:den het|den|toi het|toi) (.+)$", bare, &match))
    {
      g_autofree char *first = g_match_info_fetch (match, 1), *second = g_match_info_fetch (match, 2);

      return parse_halves (first, second, plan_year, deadline);
    }
  while ((p = strchr (p, '-')) != NULL)
    {
      g_autofree char *first = g_strstrip (g_strndup (bare, p - bare));
      g_autofree char *second = g_strstrip (g_strdup (++p));

      if (parse_halves (first, second, plan_year, deadline))
        return TRUE;
    }
  return FALSE;
}

/* "Trước": the day or period named is itself too late, unless an hour of that day is named (then the day counts). */
static gboolean
parse_before (const char *words, int plan_year, DmDeadline *deadline)
{
  g_autofree char *bare = NULL;
  gboolean hour = dm_grammar_has ("^truoc \\d{1,2} ?(?:h|gio|:)", words);
  DmPoint point;

  if (!g_str_has_prefix (words, "truoc "))
    return FALSE;
  bare = dm_grammar_drop ("^truoc (?:\\d{1,2} ?(?:h|gio|:) ?(?:\\d{1,2})?(?: ?phut)?,? )?", words);
  if (!dm_point_parse (bare, plan_year, &point)
      || !set_range (deadline, point.kind, DM_DAY_NONE, hour ? point.end : point.start, point.has_year))
    return FALSE;
  deadline->inclusive = hour;
  return TRUE;
}

/* "Chậm nhất", "đến", "hết": up to the end of what is named; nothing is said of a first day. */
static gboolean
parse_up_to (const char *words, int plan_year, DmDeadline *deadline)
{
  g_autofree char *bare = dm_grammar_drop (
      "^(?:(?:cham nhat|muon nhat|den|toi|het|la|vao|khong qua|khong muon hon|trong) )+(?:(?:\\d{1,2} ?(?:h|gio|:) ?"
      "(?:\\d{1,2})?(?: ?phut)?,? ))?",
      words);
  DmPoint point;

  return strcmp (bare, words) != 0 && !g_str_has_prefix (words, "trong ") && dm_point_parse (bare, plan_year, &point)
         && set_range (deadline, point.kind, DM_DAY_NONE, point.end, point.has_year);
}

static gboolean
parse_within (const char *words, int plan_year, DmDeadline *deadline)
{
  DmPoint point;

  return dm_point_parse (words, plan_year, &point)
         && set_range (deadline, point.kind, point.kind == DM_DEADLINE_DAY ? DM_DAY_NONE : point.start, point.end,
                       point.has_year);
}

/* --- a phrase --- */

/* Other digits than ours would be read as no number at all, and "quý III/２０１７" as a quarter without a year. */
static gboolean
has_foreign_digits (const char *raw)
{
  return dm_grammar_has ("(?![0-9])\\d", raw);
}

/* Folded words, every dash a hyphen. "Mới" (new) is marked: without its accents it would be "mỗi" (each). */
static char *
normalize (const char *raw)
{
  g_autofree char *marked = dm_grammar_replace ("(?i)\\bmới\\b", "[mới]", raw);
  g_autofree char *folded = dm_fold (marked);
  GString *words = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (words, g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION ? '-' : c);
    }
  return g_strstrip (g_string_free (words, FALSE));
}

static gboolean
parse_calendar (const char *words, int plan_year, DmDeadline *deadline)
{
  static gboolean (*const parsers[]) (const char *, int, DmDeadline *) = {
    parse_onward, parse_before, parse_up_to, parse_within, parse_range,
  };
  g_autofree char *bare = dm_grammar_drop (LEAD_IN, words);

  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    if (parsers[i](words, plan_year, deadline) || parsers[i](bare, plan_year, deadline))
      return TRUE;
  return FALSE;
}

static DmDeadline *
parse_phrase (const char *raw, int plan_year)
{
  DmDeadline *deadline = dm_deadline_new (raw);
  g_autofree char *words = strlen (raw) <= MAX_PHRASE && !has_foreign_digits (raw) ? normalize (raw) : NULL;

  if (words == NULL || dm_recurrence_parse (words, deadline))
    return deadline;
  if (dm_grammar_has ("\\bthuong xuyen\\b|\\blien tuc\\b", words))
    deadline->kind = DM_DEADLINE_CONTINUOUS;
  else if (!parse_calendar (words, plan_year, deadline))
    parse_event (words, raw, deadline);
  return deadline;
}

/* --- several phrases in one --- */

static char *
clean (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *raw = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *p = composed; p && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      blank |= g_unichar_isspace (c);
      if (g_unichar_isspace (c))
        continue;
      if (blank && raw->len > 0)
        g_string_append_c (raw, ' ');
      blank = FALSE;
      g_string_append_unichar (raw, c);
    }
  while (raw->len > 0 && strchr (" .;,:", raw->str[raw->len - 1]))
    g_string_truncate (raw, raw->len - 1);
  return g_strstrip (g_string_free (raw, FALSE));
}

static gboolean
is_understood (const DmDeadline *deadline)
{
  return deadline->kind != DM_DEADLINE_NONE;
}

/* "Tháng 6 và tháng 12 năm 2025": a list, when each piece alone is a deadline; a year at the end is that of all. */
static gboolean
add_list (GPtrArray *deadlines, const char *raw, const char *separator, int plan_year)
{
  g_auto (GStrv) pieces = g_strsplit (raw, separator, -1);
  guint n = g_strv_length (pieces), first = deadlines->len;
  int year = plan_year;

  if (n < 2)
    return FALSE;
  for (guint i = n; i > 0; i--)
    {
      g_autofree char *piece = clean (pieces[i - 1]);
      DmDeadline *deadline = parse_phrase (piece, year);

      g_ptr_array_insert (deadlines, first, deadline);
      if (!is_understood (deadline) || (i == n && deadline->proposed_why == NULL && deadline->end == DM_DAY_NONE))
        {
          g_ptr_array_set_size (deadlines, first);
          return FALSE;
        }
      if (i == n && deadline->end != DM_DAY_NONE)
        year = dm_day_year (deadline->end);
      /* The year was written after all, at the end of the list. */
      else if (i < n && deadline->proposed_why && year != plan_year)
        dm_deadline_accept_proposal (deadline);
    }
  return TRUE;
}

static void
add_part (GPtrArray *deadlines, const char *text, int plan_year)
{
  static const char *const separators[] = { ", ", " và " };
  g_autofree char *raw = clean (text);
  DmDeadline *deadline;

  if (*raw == '\0')
    return;
  deadline = parse_phrase (raw, plan_year);
  for (guint i = 0; i < G_N_ELEMENTS (separators) && !is_understood (deadline); i++)
    if (strlen (raw) <= MAX_PHRASE && add_list (deadlines, raw, separators[i], plan_year))
      {
        dm_deadline_free (deadline);
        return;
      }
  g_ptr_array_add (deadlines, deadline);
}

/**
 * dm_deadline_parse:
 * @words: the plan's words, valid UTF-8 in any normal form, upper or lower case, broken over lines or not
 * @plan_date: (optional): the plan's date, whose year is proposed for words without one; %DM_DAY_NONE for none
 *
 * Returns: (transfer full) (element-type DmDeadline): a deadline for each phrase of @words (phrases are set off by ";",
 *   or form a list of dates); empty for empty words. What is not understood is %DM_DEADLINE_NONE with its words kept
 */
GPtrArray *
dm_deadline_parse (const char *words, DmDay plan_date)
{
  GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_deadline_free);
  g_auto (GStrv) parts = g_strsplit (words, ";", -1);

  for (guint i = 0; parts[i]; i++)
    add_part (deadlines, parts[i], dm_day_year (plan_date));
  return deadlines;
}

/* --- in prose --- */

/* From the clearest on. A bare "ngày 10/7/2013" or "năm 2016" is no deadline: so documents and laws are cited. */
static const char *const prose[] = {
  "(?i)\\b(?:trước|chậm nhất|muộn nhất|đến hết|đến)(?: \\d{1,2}(?:h|giờ)\\d*)?(?: ngày)? \\d{1,2}"
  "(?:[/.-]\\d{1,2}[/.-]\\d{4}| tháng \\d{1,2} năm \\d{4})",
  "(?i)\\b(?:trong )?năm \\d{4} và (?:các|những) năm tiếp theo",
  "(?i)\\btừ (?:quý (?:IV|I{1,3}|[1-4])[/ ](?:năm )?|tháng \\d{1,2}[/ ](?:năm )?|năm )\\d{4} trở đi",
  "(?i)\\b(?:trong )?quý (?:IV|I{1,3}|[1-4])(?:/| năm )\\d{4}",
  "(?i)\\b(?:trong )?tháng \\d{1,2}(?:/| năm )\\d{4}",
  "(?i)\\b6 tháng (?:đầu|cuối) năm \\d{4}",
  "(?i)\\btrong năm \\d{4}",
  "(?i)\\bđịnh kỳ(?: (?:hằng|hàng) (?:tuần|tháng|quý|năm)| \\d{1,2} tháng(?: (?:một|1) lần)?"
  "| ít nhất \\d{1,2} năm (?:một|1) lần)?",
  "(?i)\\b(?:hằng|hàng) (?:tuần|tháng|quý|năm)",
};

/**
 * dm_deadline_find_in_sentence:
 * @sentence: prose, valid UTF-8 in NFC
 * @start: (out): byte offset of the clearest deadline phrase
 * @length: (out): its length in bytes
 *
 * Returns: whether there is one
 */
gboolean
dm_deadline_find_in_sentence (const char *sentence, gsize *start, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (prose); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      int from, until;

      if (dm_grammar_match (prose[i], sentence, &match) && g_match_info_fetch_pos (match, 0, &from, &until))
        {
          *start = from;
          *length = until - from;
          return TRUE;
        }
    }
  return FALSE;
}
