/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-reader"

#include "dm-fold.h"
#include "dm-grammar.h"
#include "dm-reader-private.h"

#include <string.h>

/* The words that a unit's name begins with, in capitals as names are: "Sở Văn hóa, Thể thao và Du lịch" is one unit,
 * for neither "Thể thao" nor "Du lịch" begins one; so is "các phòng, đơn vị trực thuộc Ban". Some also begin a verb or
 * a thing ("Tổ chức Hội nghị", "Ban hành", "Báo cáo"), with which a task opens and which is nobody's name. */
#define UNIT_WORD                                                                                                      \
  "(?:Các |Tất cả các )?(?:Phòng(?! chống| ngừa)|Văn [Pp]hòng|Ban(?! hành)|Sở(?! hữu)|Bộ(?! tài liệu| quy| chỉ| câu)|"  \
  "UBND|Ủy ban|Uỷ ban|HĐND|Trung tâm|Đơn vị|Cơ quan|Chi cục|Cục|Tổng cục|Thanh tra|Lãnh đạo|Thủ trưởng|Trưởng|Công an|"  \
  "Quân sự|Hội(?! nghị| thảo| thi| nhập)|Đoàn(?! kết)|Bộ phận|Tổ(?! chức)|Kho bạc|Ngân hàng|Trường(?! hợp)|Bệnh viện|"   \
  "Đài|Báo(?! cáo)|Công ty|Doanh nghiệp|Viện(?! dẫn)|Liên đoàn|Mặt trận|Chủ tịch|Giám đốc|Các)\\b"

/* The verbs that end the subject of a duty. */
#define VERB                                                                                                           \
  "(?:chủ trì|phối hợp|căn cứ|có trách nhiệm|chịu trách nhiệm|tổ chức|thực hiện|xây dựng|tham mưu|theo dõi|hướng dẫn|"  \
  "đôn đốc|báo cáo|làm đầu mối|giúp|bố trí|rà soát|triển khai|tuyên truyền|tiếp tục|kiểm tra|tổng hợp|cân đối|bảo đảm|" \
  "đảm bảo|chủ động|định kỳ|cung cấp|cập nhật|quán triệt|đăng tải|phân công|gửi|lập|là đầu mối)"

static gboolean
begins_unit (const char *text)
{
  return dm_grammar_has ("^" UNIT_WORD, text);
}

static void
add_unit (GPtrArray *units, const char *text)
{
  g_autofree char *name = dm_reader_trim_stop (text);

  if (*name)
    g_ptr_array_add (units, g_strdup (name));
}

/**
 * dm_units_split:
 * @list: units joined by commas, semicolons or "và"
 *
 * Returns: (transfer full): their names as written
 */
char **
dm_units_split (const char *list)
{
  g_auto (GStrv) pieces = g_regex_split_simple ("(,\\s+|;\\s+|\\s+và\\s+)", list, 0, 0);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GString) unit = g_string_new (NULL);

  /* Pieces and what joins them come in turn. A semicolon always parts; the rest parts where a new name begins. */
  for (guint i = 0; pieces[i]; i += 2)
    {
      const char *joint = i > 0 ? pieces[i - 1] : "";

      if (i > 0 && (*joint == ';' || begins_unit (pieces[i])))
        {
          add_unit (units, unit->str);
          g_string_truncate (unit, 0);
        }
      else
        g_string_append (unit, joint);
      g_string_append (unit, pieces[i]);
      if (pieces[i + 1] == NULL)
        break;
    }
  add_unit (units, unit->str);
  g_ptr_array_add (units, NULL);
  return (char **) g_ptr_array_steal (units, NULL);
}

static char **
empty_list (void)
{
  return g_new0 (char *, 1);
}

/**
 * dm_units_read_subject:
 * @sentence: "Phòng A chủ trì, phối hợp với B …", with or without "Giao" in front
 * @lead: (out) (transfer full): never %NULL when %TRUE is returned
 * @coordinating: (out) (transfer full):
 *
 * Units that only coordinate are not made leaders: "Phòng A và Phòng B phối hợp tổ chức" names nobody as lead.
 *
 * Returns: whether the sentence opens with units and what they do
 */
gboolean
dm_units_read_subject (const char *sentence, char ***lead, char ***coordinating)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) with = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *verb = NULL;

  if (!dm_grammar_match ("^(?:Giao |Đề nghị |Yêu cầu )?(" UNIT_WORD ".{0,250}?),?(?::| (" VERB ")\\b)", sentence, &match))
    return FALSE;
  subject = dm_grammar_text (match, 1);
  verb = dm_grammar_text (match, 2);
  if (g_strcmp0 (verb, "phối hợp") == 0)
    {
      *lead = empty_list ();
      *coordinating = dm_units_split (subject);
      return TRUE;
    }
  *lead = dm_units_split (subject);
  if (dm_grammar_match ("(?:chủ trì|đầu mối)[^.;]{0,40}?phối hợp (?:với|cùng) (" UNIT_WORD ".{0,250}?),? (?:" VERB ")\\b",
                        sentence, &with))
    {
      g_autofree char *others = dm_grammar_text (with, 1);

      *coordinating = dm_units_split (others);
    }
  else
    *coordinating = empty_list ();
  return TRUE;
}
