/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-person.h"

#include <string.h>

static void
test_phone (void)
{
  static const struct
  {
    const char *phone;
    gboolean plausible;
  } cases[] = {
    { "0208 3845 123", TRUE },
    { "0912.345.678", TRUE },
    { "(0208) 3845-123", TRUE },
    { "+84 912 345 678", TRUE },
    { "113", TRUE },
    { "0208 3845 123 máy lẻ 12", TRUE },
    { "0208 3845 123 MÁY LẺ 12", TRUE },
    { "0208 3845 123 ma\u0301y le\u0309 12", TRUE },
    { "0208 3845 123 ext. 12", TRUE },
    { "0912 345 678; 0208 3845 123", TRUE },
    { "0912345678/0987654321", TRUE },
    { "", FALSE },
    { "   ", FALSE },
    { "12", FALSE },
    { "1234567890123456", FALSE },
    { "0912 345 67O", FALSE },
    { "không có", FALSE },
    { "an@bql.vn", FALSE },
    { "0912 345 678;", FALSE },
    { "0912 345 678 máy lẻ", FALSE },
    { "091+2345678", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].phone);
      g_assert_cmpint (dm_person_phone_is_plausible (cases[i].phone), ==, cases[i].plausible);
    }
}

static void
test_email (void)
{
  static const struct
  {
    const char *email;
    gboolean plausible;
  } cases[] = {
    { "an@bqlkcn.gov.vn", TRUE },
    { "nguyen.van-an+kh@thainguyen.gov.vn", TRUE },
    { "văn_phòng@bqlkcn.vn", TRUE },
    { "", FALSE },
    { "an", FALSE },
    { "an@", FALSE },
    { "@bqlkcn.gov.vn", FALSE },
    { "an@bqlkcn", FALSE },
    { "an@bqlkcn..vn", FALSE },
    { "an@.vn", FALSE },
    { "an@bqlkcn.vn.", FALSE },
    { "an@b@qlkcn.vn", FALSE },
    { "an @bqlkcn.vn", FALSE },
    { "an@bqlkcn.vn, ha@bqlkcn.vn", FALSE },
    { "An <an@bqlkcn.vn>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].email);
      g_assert_cmpint (dm_person_email_is_plausible (cases[i].email), ==, cases[i].plausible);
    }
}

static void
test_life_span (void)
{
  static const struct
  {
    const char *from, *until, *on;
    gboolean alive;
  } cases[] = {
    { NULL, NULL, "2017-06-20", TRUE },
    { "2017-06-20", NULL, "2017-06-19", FALSE },
    { "2017-06-20", NULL, "2017-06-20", TRUE },
    { NULL, "2017-06-20", "2017-06-20", TRUE },
    { NULL, "2017-06-20", "2017-06-21", FALSE },
    { "2017-06-20", "2017-06-30", "2017-06-25", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DmPerson) person = dm_person_new ();

      person->valid_from = dm_day_parse (cases[i].from);
      person->valid_until = dm_day_parse (cases[i].until);
      g_assert_cmpint (dm_person_is_alive (person, dm_day_parse (cases[i].on)), ==, cases[i].alive);
    }
}

/* Each stands before the next in a roster. */
static void
test_roster (void)
{
  static const char *const names[] = {
    "An", "Lê Văn An", "Nguyễn Thị An", "Nguyễn Văn An", "Nguyễn Văn An (VP)", "Bùi Ân", "Trần Bình", "Lê Dũng",
    "Đỗ Đức", "Phạm Hoàng Hải", "Phạm Hoàng Hải (ví dụ)", "Đào Yến",
  };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DmPerson) before = dm_person_new (), after = dm_person_new ();
      g_autofree char *first = NULL, *second = NULL;

      before->name = g_strdup (names[i - 1]);
      after->name = g_strdup (names[i]);
      first = dm_person_dup_sort_key (before);
      second = dm_person_dup_sort_key (after);
      g_test_message ("%s < %s", names[i - 1], names[i]);
      g_assert_cmpint (strcmp (first, second), <, 0);
    }
}

static void
test_copy (void)
{
  g_autoptr (DmPerson) person = dm_person_new ();
  g_autoptr (DmPerson) copy = NULL;

  person->id = g_strdup ("p");
  person->rev = 3;
  person->name = g_strdup ("Nguyễn Văn An");
  person->title = g_strdup ("Chuyên viên");
  person->unit_id = g_strdup ("u");
  person->phone = g_strdup ("113");
  person->email = g_strdup ("an@bql.vn");
  person->valid_until = dm_day_parse ("2017-06-20");
  copy = dm_person_copy (person);
  g_assert_cmpint (copy->rev, ==, 3);
  g_assert_cmpint (copy->valid_until, ==, person->valid_until);
  g_assert_true (copy->name != person->name);
  g_assert_cmpstr (copy->name, ==, person->name);
  g_assert_cmpstr (copy->title, ==, person->title);
  g_assert_cmpstr (copy->unit_id, ==, person->unit_id);
  g_assert_cmpstr (copy->phone, ==, person->phone);
  g_assert_cmpstr (copy->email, ==, person->email);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/phone", test_phone);
  g_test_add_func ("/person/email", test_email);
  g_test_add_func ("/person/life-span", test_life_span);
  g_test_add_func ("/person/roster", test_roster);
  g_test_add_func ("/person/copy", test_copy);
  return g_test_run ();
}
