/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is no sound file of an office is refused with a code that says why, in every mode, and not a byte of it is
 * touched; nor is anything made beside it. */

#include "dm-test-store.h"
#include "sqlite/dm-sqlite-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where a file begins: "SQLite format 3", page size, … (sqlite.org/fileformat2.html, 1.3). */
#define OFFSET_PAGE_SIZE 16
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define PAGE 8192

#define NOBODY 65534

typedef void (*Damage) (GByteArray *bytes);

typedef struct
{
  const char *name;
  Damage damage;
  DmStoreError code;
} Case;

static void
make_empty (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, 0);
}

static void
make_text (GByteArray *bytes)
{
  static const char words[] = "KẾ HOẠCH\nTriển khai thực hiện …\n";

  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *) words, strlen (words));
}

static void
flip_magic (GByteArray *bytes)
{
  bytes->data[3] ^= 0xff;
}

static void
flip_page_size (GByteArray *bytes)
{
  bytes->data[OFFSET_PAGE_SIZE] ^= 0xff;
}

static void
make_newer (GByteArray *bytes)
{
  bytes->data[OFFSET_USER_VERSION + 3]++;
}

static void
make_much_newer (GByteArray *bytes)
{
  bytes->data[OFFSET_USER_VERSION + 1] = 1;
}

static void
make_foreign (GByteArray *bytes)
{
  memset (bytes->data + OFFSET_APPLICATION_ID, 0, 4);
}

static void
wipe_schema (GByteArray *bytes)
{
  memset (bytes->data + 100, 0xa5, PAGE - 100);
}

static void
cut_in_first_page (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, PAGE / 2);
}

static void
cut_behind_header (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, 100);
}

static void
cut_in_half (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, bytes->len / 2 / PAGE * PAGE);
}

static void
cut_last_page (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, bytes->len - PAGE);
}

static const Case cases[] = {
  { "empty", make_empty, DM_STORE_ERROR_FOREIGN },
  { "text", make_text, DM_STORE_ERROR_FOREIGN },
  { "magic", flip_magic, DM_STORE_ERROR_FOREIGN },
  { "foreign", make_foreign, DM_STORE_ERROR_FOREIGN },
  { "newer", make_newer, DM_STORE_ERROR_TOO_NEW },
  { "much-newer", make_much_newer, DM_STORE_ERROR_TOO_NEW },
  { "page-size", flip_page_size, DM_STORE_ERROR_FOREIGN },
  { "schema-wiped", wipe_schema, DM_STORE_ERROR_DAMAGED },
  { "behind-header", cut_behind_header, DM_STORE_ERROR_DAMAGED },
  { "first-page", cut_in_first_page, DM_STORE_ERROR_DAMAGED },
  { "half", cut_in_half, DM_STORE_ERROR_DAMAGED },
  { "last-page", cut_last_page, DM_STORE_ERROR_DAMAGED },
};

static char *
office_path (const DmTestOffice *office)
{
  return g_build_filename (office->folder, "office.daumoi", NULL);
}

/* A sound office, closed. */
static DmTestOffice *
make_office (void)
{
  DmTestOffice *office = dm_test_office_new ("an");
  g_autoptr (DmStore) store = dm_test_office_open (office);

  dm_plan_unref (dm_test_add_plan (store, "580"));
  return office;
}

static GByteArray *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) bytes, size);
}

static void
write_file (const char *path, const GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
assert_refused (const DmTestOffice *office, DmStoreMode mode, DmStoreError code)
{
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (office->folder);

  g_assert_null (dm_store_open (office->uri, mode, &office->context, &error));
  g_assert_error (error, DM_STORE_ERROR, (int) code);
  g_assert_cmpuint (count_files (office->folder), ==, n_files);
}

static void
test_damage (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (DmTestOffice) office = make_office ();
  g_autofree char *path = office_path (office);
  g_autoptr (GByteArray) bytes = read_file (path);

  one->damage (bytes);
  write_file (path, bytes);
  for (DmStoreMode mode = DM_STORE_READ; mode <= DM_STORE_CREATE; mode++)
    {
      g_autoptr (GByteArray) now = NULL;

      assert_refused (office, mode, one->code);
      now = read_file (path);
      g_assert_cmpmem (now->data, now->len, bytes->data, bytes->len);
    }
}

/* The check says that @bytes are no sound office, or they cannot even be opened. */
static void
assert_found (const DmTestOffice *office, const GByteArray *bytes)
{
  g_autofree char *path = office_path (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  write_file (path, bytes);
  store = dm_store_open (office->uri, DM_STORE_READ, &office->context, &error);
  problems = store ? dm_store_check (store, &error) : NULL;
  if (problems == NULL)
    g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_DAMAGED);
  else
    g_assert_cmpuint (problems->len, >, 0);
}

/* Most pages are not read by opening: then it is the check that finds them. */
static void
test_flipped_page (void)
{
  g_autoptr (DmTestOffice) office = make_office ();
  g_autofree char *path = office_path (office);
  g_autoptr (GByteArray) bytes = read_file (path);
  guint n_pages = bytes->len / PAGE;

  g_assert_cmpuint (n_pages, >, 20);
  for (guint page = 1; page < n_pages; page++)
    {
      for (guint i = 0; i < PAGE; i++)
        bytes->data[page * PAGE + i] ^= 0xff;
      assert_found (office, bytes);
      for (guint i = 0; i < PAGE; i++)
        bytes->data[page * PAGE + i] ^= 0xff;
    }
}

/* The engine takes half a page for a whole one that ends in zeros. */
static void
test_half_a_page (void)
{
  static const guint cuts[] = { 1, 100, PAGE / 2, PAGE - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (DmTestOffice) office = make_office ();
      g_autofree char *path = office_path (office);
      g_autoptr (GByteArray) bytes = read_file (path);

      g_byte_array_set_size (bytes, bytes->len - cuts[i]);
      assert_found (office, bytes);
    }
}

static void
test_folder (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autofree char *path = office_path (office);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  for (DmStoreMode mode = DM_STORE_READ; mode <= DM_STORE_CREATE; mode++)
    assert_refused (office, mode, DM_STORE_ERROR_OPEN);
  g_assert_cmpuint (count_files (path), ==, 0);
}

/* To open a pipe would wait for whoever writes into it. */
static void
test_pipe (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
  g_autofree char *path = office_path (office);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  for (DmStoreMode mode = DM_STORE_READ; mode <= DM_STORE_CREATE; mode++)
    assert_refused (office, mode, DM_STORE_ERROR_FOREIGN);
}

static void
test_missing (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");

  assert_refused (office, DM_STORE_READ, DM_STORE_ERROR_MISSING);
  assert_refused (office, DM_STORE_WRITE, DM_STORE_ERROR_MISSING);
}

/* To root every file is readable: then the rest of the test is nobody's, and so is the office. */
static gboolean
give_up_root (const DmTestOffice *office, const char *path)
{
  if (geteuid () != 0)
    return FALSE;
  g_assert_cmpint (chown (office->folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
  return TRUE;
}

static void
test_unreadable (void)
{
  g_autoptr (DmTestOffice) office = make_office ();
  g_autofree char *path = office_path (office);
  gboolean was_root = give_up_root (office, path);

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  for (DmStoreMode mode = DM_STORE_READ; mode <= DM_STORE_CREATE; mode++)
    assert_refused (office, mode, DM_STORE_ERROR_OPEN);
  g_assert_cmpint (was_root ? seteuid (0) : 0, ==, 0);
}

static void
test_only_readable (void)
{
  g_autoptr (DmTestOffice) office = make_office ();
  g_autofree char *path = office_path (office);
  gboolean was_root = give_up_root (office, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) store = NULL;

  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  assert_refused (office, DM_STORE_WRITE, DM_STORE_ERROR_READ_ONLY);
  store = dm_store_open (office->uri, DM_STORE_READ, &office->context, &error);
  g_assert_no_error (error);
  dm_test_assert_sound (store);
  g_clear_pointer (&store, dm_store_close);
  g_assert_cmpint (was_root ? seteuid (0) : 0, ==, 0);
}

/* A reader writes nothing, whatever is asked of it. */
static void
test_reader (void)
{
  g_autoptr (DmTestOffice) office = make_office ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) store = dm_store_open (office->uri, DM_STORE_READ, &office->context, &error);
  g_autoptr (DmUnit) draft = dm_unit_new ();

  g_assert_no_error (error);
  draft->name = g_strdup ("Văn phòng");
  g_assert_null (dm_store_save_unit (store, draft, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (dm_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, DM_STORE_ERROR, DM_STORE_ERROR_READ_ONLY);
}

static void
test_no_engine (void)
{
  g_autoptr (DmTestOffice) office = dm_test_office_new ("an");

  g_free (office->uri);
  office->uri = g_strdup ("gopher://server/office");
  assert_refused (office, DM_STORE_CREATE, DM_STORE_ERROR_OPEN);
}

/* Every character that means something in a URI is just a letter of a file's name. */
static void
test_names (void)
{
  static const char *const names[] = { "Kế hoạch 580", "a%20b", "a?mode=memory", "a#b", "a&b=c", "file:x", "'\"" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DmTestOffice) office = dm_test_office_new ("an");
      g_autofree char *path = g_strconcat (office->folder, "/", names[i], ".daumoi", NULL);
      DmStore *store;

      g_free (office->uri);
      office->uri = g_strdup (path);
      store = dm_test_office_open (office);
      dm_store_close (store);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      g_assert_cmpuint (count_files (office->folder), ==, 1);
    }
}

static void
test_network (void)
{
  static const gint64 shared[] = { 0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997 };
  /* ext4, btrfs, xfs, tmpfs */
  static const gint64 local[] = { 0xef53, 0x9123683e, 0x58465342, 0x01021994 };

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_assert_false (dm_sqlite_file_system_is_trusted (shared[i]));
      /* As a kernel with a signed 32-bit f_type hands it out. */
      g_assert_false (dm_sqlite_file_system_is_trusted ((gint32) shared[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_true (dm_sqlite_file_system_is_trusted (local[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/open/damage/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_damage);
    }
  g_test_add_func ("/store/open/flipped-page", test_flipped_page);
  g_test_add_func ("/store/open/half-a-page", test_half_a_page);
  g_test_add_func ("/store/open/folder", test_folder);
  g_test_add_func ("/store/open/pipe", test_pipe);
  g_test_add_func ("/store/open/missing", test_missing);
  g_test_add_func ("/store/open/unreadable", test_unreadable);
  g_test_add_func ("/store/open/only-readable", test_only_readable);
  g_test_add_func ("/store/open/reader", test_reader);
  g_test_add_func ("/store/open/no-engine", test_no_engine);
  g_test_add_func ("/store/open/names", test_names);
  g_test_add_func ("/store/open/network", test_network);
  return g_test_run ();
}
