/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-reader"

#include "dm-fold.h"
#include "dm-grammar.h"
#include "dm-reader-private.h"

#include <string.h>

/* The parts of an administrative document around its content (Decree 30/2020, annex I; before it Circular
 * 01/2011/TT-BNV): letterhead, number, place and date, type and title, basis, signer, recipients. */

#define DATE_WORDS "(\\d{1,2}) tháng (\\d{1,2}) năm (\\d{4})"
/* The head ends where the content's first number stands; a plan without numbers still has a head of its own. */
#define LONGEST_HEAD 60

static const DmParagraph *
get (GPtrArray *paragraphs, guint i)
{
  return g_ptr_array_index (paragraphs, i);
}

static void
set_once (char **field, char *text)
{
  if (*field == NULL && text && *text)
    *field = text;
  else
    g_free (text);
}

static DmDay
match_day (GMatchInfo *match, int first)
{
  return dm_day_from_ymd (dm_grammar_int (match, first + 2), dm_grammar_int (match, first + 1),
                          dm_grammar_int (match, first));
}

/* --- letterhead, number, date, title --- */

static void
read_number (DmPlan *plan, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (plan->number || !dm_grammar_match ("^Số ?:? ?(\\d{1,5}[a-z]?) ?/ ?((?:\\d{4}/)?\\p{Lu}[\\p{Lu}\\d.&-]*)", text, &match))
    return;
  plan->number = dm_grammar_text (match, 1);
  plan->symbol = dm_grammar_text (match, 2);
}

static void
read_date (DmPlan *plan, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (plan->issued_on != DM_DAY_NONE || !dm_grammar_match ("([\\p{L}. ]{2,40}), ngày " DATE_WORDS, text, &match))
    return;
  plan->issued_on = match_day (match, 2);
  if (plan->issued_on != DM_DAY_NONE)
    set_once (&plan->place, dm_grammar_text (match, 1));
}

/* "KẾ HOẠCH" → "Kế hoạch". */
static char *
sentence_case (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *first = g_utf8_substring (lower, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (lower), NULL);
}

static gboolean
is_type (const DmParagraph *paragraph)
{
  g_autofree char *words = dm_fold (paragraph->text);

  return paragraph->upper
         && dm_grammar_has ("^(?:ke hoach|chuong trinh|quyet dinh|de an|phuong an|huong dan|chi thi|thong bao)$", words);
}

static gboolean
opens_text (const char *text)
{
  return dm_grammar_has ("^(?:Thực hiện|Căn cứ|Triển khai thực hiện|Nhằm|Để|Theo|Xét)\\b", text)
         && dm_grammar_has ("số|Luật|Nghị|,", text);
}

static void
read_title (DmPlan *plan, GPtrArray *paragraphs, guint type, guint body)
{
  g_autoptr (GString) title = g_string_new (NULL);
  guint last = get (paragraphs, type)->last_line;

  plan->type = sentence_case (get (paragraphs, type)->text);
  /* The title's lines stand directly under one another. */
  for (guint i = type + 1; i < body; i++)
    {
      const DmParagraph *paragraph = get (paragraphs, i);

      if ((title->len > 0 && paragraph->line > last + 1) || opens_text (paragraph->text)
          || dm_grammar_has ("^[-–_ ]+$", paragraph->text))
        break;
      g_string_append_printf (title, "%s%s", title->len ? " " : "", paragraph->text);
      last = paragraph->last_line;
    }
  if (title->len > 0)
    plan->title = dm_reader_trim_stop (title->str);
}

static gboolean
is_letterhead_noise (const char *text)
{
  return dm_grammar_has ("^(?:CỘNG HÒA|CỘNG HOÀ|Độc lập|ĐỘC LẬP|[-–_ ]+$)", text);
}

/* Above the number: the parent on one line, the issuer on the next; a lone line is the issuer. */
static void
read_letterhead (DmPlan *plan, GPtrArray *paragraphs, guint end)
{
  const char *names[2] = { NULL, NULL };
  guint n = 0;

  for (guint i = 0; i < end && n < 2; i++)
    {
      const DmParagraph *paragraph = get (paragraphs, i);

      if (dm_grammar_has ("^Số ?:? ?\\d", paragraph->text) || is_type (paragraph))
        break;
      if (paragraph->upper && !is_letterhead_noise (paragraph->text))
        names[n++] = paragraph->text;
    }
  if (n == 2)
    plan->parent_issuer = g_strdup (names[0]);
  if (n > 0)
    plan->issuer = g_strdup (names[n - 1]);
}

/* --- basis --- */

static void
add_basis (GPtrArray *basis, const char *text)
{
  char *trimmed = dm_reader_trim_stop (text);

  if (*trimmed)
    g_ptr_array_add (basis, trimmed);
  else
    g_free (trimmed);
}

/* "Thực hiện Kế hoạch số …, Ban Quản lý … xây dựng Kế hoạch …": what the plan rests on, and who issues it. The
 * letterhead, where there is one, has the issuer's name already. */
static void
read_opening (DmPlan *plan, const char *text, GPtrArray *basis)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *rest = NULL;

  if (!dm_grammar_match ("^(?:Thực hiện|Căn cứ|Triển khai thực hiện) (.+?)[,;] ([^,;]{3,120}?) "
                         "(?:xây dựng|ban hành|lập|đề ra) (?:Kế hoạch|kế hoạch)",
                         text, &match))
    {
      if (dm_grammar_has ("^(?:Căn cứ|Thực hiện)\\b", text))
        {
          rest = dm_grammar_drop ("^(?:Căn cứ|Thực hiện) (?:vào )?", text);
          add_basis (basis, rest);
        }
      return;
    }
  rest = dm_grammar_text (match, 1);
  add_basis (basis, rest);
  set_once (&plan->issuer, dm_grammar_text (match, 2));
}

/* --- references --- */

static void
read_references (DmPlan *plan, const char *text)
{
  g_autofree char *own = plan->number && plan->symbol ? g_strdup_printf ("%s/%s", plan->number, plan->symbol) : NULL;

  dm_reference_add_cited (plan->references, text, own);
}

/* --- the foot --- */

static gboolean
is_person (const char *text)
{
  return dm_grammar_has ("^(?:\\p{Lu}\\p{Ll}*\\.? ?)*(?:\\p{Lu}\\p{L}+ ){1,5}\\p{Lu}\\p{L}+$", text)
         && !dm_grammar_has (":|,|;|\\d|^(?:Nơi|Lưu|Như)", text);
}

/* "KT. TRƯỞNG BAN" above "PHÓ TRƯỞNG BAN": the form says for whom, the line under it who signs (Decree 30/2020
 * art. 13). A head who signs for himself has no form. */
static void
read_signer (DmPlan *plan, GPtrArray *paragraphs, guint from)
{
  for (guint i = from; i < paragraphs->len; i++)
    {
      const DmParagraph *paragraph = get (paragraphs, i);
      g_autoptr (GMatchInfo) match = NULL;

      if (dm_grammar_match ("^(KT|TM|TL|TUQ|Q)\\. ?(.*)$", paragraph->text, &match))
        {
          g_autofree char *form = dm_grammar_text (match, 1);

          g_free (plan->signer_form);
          plan->signer_form = g_strconcat (form, ".", NULL);
          g_free (plan->signer_position);
          plan->signer_position = dm_grammar_text (match, 2);
        }
      else if (paragraph->upper && dm_grammar_has ("TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|CHÁNH|CỤC TRƯỞNG|BÍ THƯ|HIỆU", paragraph->text))
        {
          g_free (plan->signer_position);
          plan->signer_position = g_strdup (paragraph->text);
        }
      else if (plan->signer_position && plan->signer_name == NULL && is_person (paragraph->text))
        plan->signer_name = g_strdup (paragraph->text);
    }
}

static void
read_recipients (DmPlan *plan, GPtrArray *paragraphs, guint from)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();

  for (guint i = from; i < paragraphs->len; i++)
    {
      g_auto (DmMarker) marker = { 0 };
      g_autofree char *name = NULL;

      dm_marker_read (get (paragraphs, i)->text, &marker);
      if (marker.kind != DM_MARKER_DASH)
        continue;
      name = dm_reader_trim_stop (marker.rest);
      if (*name && !g_str_has_prefix (name, "Lưu"))
        g_ptr_array_add (recipients, g_steal_pointer (&name));
    }
  g_ptr_array_add (recipients, NULL);
  g_strfreev (plan->recipients);
  plan->recipients = (char **) g_ptr_array_steal (recipients, NULL);
}

static void
read_closing (DmPlan *plan, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (plan->issuer == NULL
      && dm_grammar_match ("^Trên đây là .+ của ((?:Ban|Sở|UBND|Ủy ban|Uỷ ban|Chi cục|Cục|Phòng|Trung tâm)\\b.+?)(?:[.,;/]|$)", text,
                           &match))
    plan->issuer = dm_grammar_text (match, 1);
}

/* --- the whole --- */

static guint
find_body (GPtrArray *paragraphs)
{
  for (guint i = 0; i < MIN (paragraphs->len, LONGEST_HEAD); i++)
    {
      g_auto (DmMarker) marker = { 0 };

      dm_marker_read (get (paragraphs, i)->text, &marker);
      if (marker.kind == DM_MARKER_ROMAN || marker.kind == DM_MARKER_ARABIC)
        return i;
    }
  return MIN (paragraphs->len, LONGEST_HEAD);
}

static guint
find_end (GPtrArray *paragraphs, guint body)
{
  for (guint i = body; i < paragraphs->len; i++)
    if (dm_grammar_has ("^(?:Trên đây là |Nơi nhận)", get (paragraphs, i)->text))
      return i;
  return paragraphs->len;
}

static guint
find_recipients (GPtrArray *paragraphs, guint from)
{
  while (from < paragraphs->len && !g_str_has_prefix (get (paragraphs, from)->text, "Nơi nhận"))
    from++;
  return from;
}

static void
add_problem (DmProposal *proposal, DmProblemCode code, guint line, DmPassage passage)
{
  DmProblem *problem = dm_problem_new (code, line, NULL, NULL, NULL);

  problem->passage = passage;
  g_ptr_array_add (proposal->problems, problem);
}

/* What is missing at the head is looked for in the first words of the text, what is missing at the foot in the last. */
static void
report_missing (DmProposal *proposal, GPtrArray *paragraphs)
{
  const DmPlan *plan = proposal->plan;
  const DmParagraph *first = paragraphs->len ? get (paragraphs, 0) : NULL;
  const DmParagraph *last = first ? get (paragraphs, paragraphs->len - 1) : NULL;
  guint last_line = last ? last->last_line : 1;
  DmPassage nothing = { 0, 0 };
  DmPassage head = first ? dm_paragraph_get_whole (first) : nothing;
  DmPassage foot = last ? dm_paragraph_get_whole (last) : nothing;

  if (plan->number == NULL)
    add_problem (proposal, DM_PROBLEM_NO_NUMBER, 1, head);
  if (plan->issued_on == DM_DAY_NONE)
    add_problem (proposal, DM_PROBLEM_NO_DATE, 1, head);
  if (plan->issuer == NULL)
    add_problem (proposal, DM_PROBLEM_NO_ISSUER, 1, head);
  if (plan->recipients[0] == NULL)
    add_problem (proposal, DM_PROBLEM_NO_RECIPIENTS, last_line, foot);
  if (plan->signer_position == NULL)
    add_problem (proposal, DM_PROBLEM_NO_SIGNER, last_line, foot);
}

/**
 * dm_reader_read_head:
 * @body: (out): the first paragraph of the content
 * @end: (out): the paragraph behind its last
 */
void
dm_reader_read_head (DmProposal *proposal, GPtrArray *paragraphs, guint *body, guint *end)
{
  DmPlan *plan = proposal->plan;
  g_autoptr (GPtrArray) basis = g_ptr_array_new ();
  gboolean typed = FALSE;

  *body = find_body (paragraphs);
  *end = find_end (paragraphs, *body);
  read_letterhead (plan, paragraphs, *body);
  for (guint i = 0; i < *body; i++)
    {
      const char *text = get (paragraphs, i)->text;

      read_number (plan, text);
      read_date (plan, text);
      if (!typed && is_type (get (paragraphs, i)))
        {
          read_title (plan, paragraphs, i, *body);
          typed = TRUE;
        }
      read_opening (plan, text, basis);
    }
  for (guint i = 0; i < paragraphs->len; i++)
    if (i >= *body || !g_str_has_prefix (get (paragraphs, i)->text, "Số"))
      read_references (plan, get (paragraphs, i)->text);
  g_ptr_array_add (basis, NULL);
  g_strfreev (plan->basis);
  plan->basis = (char **) g_ptr_array_steal (basis, NULL);
  if (*end < paragraphs->len)
    read_closing (plan, get (paragraphs, *end)->text);
  read_recipients (plan, paragraphs, find_recipients (paragraphs, *end));
  read_signer (plan, paragraphs, *end);
  report_missing (proposal, paragraphs);
}
