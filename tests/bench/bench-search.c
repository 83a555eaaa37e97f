/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-search MAKE-OFFICE [OFFICE]: how long each search of 100,000 tasks takes while words are typed, letter by letter,
 * with their accents and without: common syllables, phrases in their order and out of it, what is found nowhere. */

#include "dm-fold.h"
#include "dm-store.h"

#include <stdlib.h>
#include <time.h>

#define LIMIT 40
#define ROUNDS 5

static const char *const typed[] = {
  "tổ chức tuyên truyền",
  "truyền tuyên",
  "báo cáo kết quả",
  "quả kết",
  "quy chế nội bộ",
  "nội quy",
  "Luật Tiếp cận thông tin",
  "tin thông cận tiếp luật",
  "an toàn lao động",
  "động an",
  "thủ tục hành chính",
  "chính hành",
  "kế hoạch sử dụng đất",
  "580/KH-BQL",
  "văn phòng",
  "nhiệm vụ",
  "trình lãnh đạo",
  "đường",
  "dương văn an",
  "zzz",
  "nghiêng",
  "năm 2017",
  "khu công nghiệp sông công",
  "một cửa một cửa",
  "hướng dẫn hằng năm",
  "kiện điều",
  "rà soát phân loại lập danh mục",
};

typedef struct
{
  double ms;
  char *words;
  guint n_hits;
} Sample;

static gint64
read_clock (gpointer user_data)
{
  return g_get_real_time ();
}

static char *
make_id (gpointer user_data)
{
  return dm_id_new (g_get_real_time ());
}

static const DmStoreContext context = { "bench", "bench", read_clock, make_id, NULL };

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = ((const Sample *) a)->ms, y = ((const Sample *) b)->ms;

  return (x > y) - (x < y);
}

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* The shortest of some rounds, and its processor's time: what the work takes, not what else the machine had to do. */
static void
time_search (DmStore *store, char *words, GArray *samples)
{
  Sample sample = { G_MAXDOUBLE, words, 0 };

  for (guint round = 0; round < ROUNDS; round++)
    {
      double start = cpu_ms ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = dm_store_search (store, words, LIMIT, NULL, &error);

      g_assert_no_error (error);
      sample.ms = MIN (sample.ms, cpu_ms () - start);
      sample.n_hits = hits->len;
    }
  g_array_append_val (samples, sample);
}

static void
type (DmStore *store, const char *text, GArray *samples)
{
  for (const char *end = text; *end;)
    {
      end = g_utf8_next_char (end);
      if (end[-1] != ' ')
        time_search (store, g_strndup (text, end - text), samples);
    }
}

static void
report (const char *what, const GArray *samples, guint place)
{
  const Sample *sample = &g_array_index (samples, Sample, place);

  g_print ("  %-7s %6.2f ms   “%s”, %u hits\n", what, sample->ms, sample->words, sample->n_hits);
}

static void
run (const char *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmStore) store = dm_store_open (office, DM_STORE_READ, &context, &error);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (Sample));

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *folded = dm_fold (typed[i]);

      type (store, typed[i], samples);
      type (store, folded, samples);
    }
  g_array_sort (samples, compare);
  g_print ("a search while typing (%u searches, processor's time, the shortest of %u rounds; at most 5 ms)\n",
           samples->len, ROUNDS);
  report ("median", samples, samples->len / 2);
  report ("p95", samples, samples->len * 95 / 100);
  report ("worst", samples, samples->len - 1);
  for (guint i = 0; i < samples->len; i++)
    g_free (g_array_index (samples, Sample, i).words);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("daumoi-search.XXXXXX", NULL);
  g_autofree char *office = argc > 2 ? g_strdup (argv[2]) : g_build_filename (folder, "office.daumoi", NULL);
  const char *make[] = { argv[1], office, NULL };
  const char *remove[] = { "rm", "-rf", folder, NULL };

  g_assert (argc > 1);
  if (argc == 2)
    g_assert_true (g_spawn_sync (NULL, (char **) make, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL));
  run (office);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return 0;
}
