/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-drafts.h"

#include <glib/gstdio.h>

#define GROUP_HEAD "draft"
#define GROUP_BASE "base"
#define GROUP_VALUES "values"
#define SUFFIX ".draft"

struct _DmDrafts
{
  GObject parent_instance;

  char *folder;
  GHashTable *drafts;      /* DmDraft by key */
  GThreadPool *writer;     /* one thread: the newest of a key is written last */
};

/* What is written, or removed where there is no text. */
typedef struct
{
  char *path;
  char *text;
} Job;

G_DEFINE_FINAL_TYPE (DmDrafts, dm_drafts, G_TYPE_OBJECT)

static guint loaded_signal;
static guint changed_signal;

DmDraft *
dm_draft_new (const char *key, const char *title, gint64 at)
{
  DmDraft *self = g_new0 (DmDraft, 1);

  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->at = at;
  self->base = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
dm_draft_free (DmDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->title);
  g_hash_table_unref (self->base);
  g_hash_table_unref (self->values);
  g_free (self);
}

/* --- a draft as a file --- */

static void
write_fields (GKeyFile *file, const char *group, GHashTable *fields)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_key_file_set_string (file, group, name, value);
}

static char *
write_draft (const DmDraft *draft)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, GROUP_HEAD, "key", draft->key);
  g_key_file_set_string (file, GROUP_HEAD, "title", draft->title);
  g_key_file_set_int64 (file, GROUP_HEAD, "at", draft->at);
  g_key_file_set_boolean (file, GROUP_HEAD, "open", draft->open);
  write_fields (file, GROUP_BASE, draft->base);
  write_fields (file, GROUP_VALUES, draft->values);
  return g_key_file_to_data (file, NULL, NULL);
}

static void
read_fields (GKeyFile *file, const char *group, GHashTable *fields)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; names && names[i]; i++)
    {
      char *value = g_key_file_get_string (file, group, names[i], NULL);

      if (value)
        g_hash_table_replace (fields, g_strdup (names[i]), value);
    }
}

/* NULL for what is no draft: a file that was cut off, or somebody else's. */
static DmDraft *
read_draft (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *key = NULL;
  g_autofree char *title = NULL;
  DmDraft *draft;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  key = g_key_file_get_string (file, GROUP_HEAD, "key", NULL);
  title = g_key_file_get_string (file, GROUP_HEAD, "title", NULL);
  if (key == NULL || title == NULL)
    return NULL;
  draft = dm_draft_new (key, title, g_key_file_get_int64 (file, GROUP_HEAD, "at", NULL));
  draft->open = g_key_file_get_boolean (file, GROUP_HEAD, "open", NULL);
  draft->found = TRUE;
  read_fields (file, GROUP_BASE, draft->base);
  read_fields (file, GROUP_VALUES, draft->values);
  return draft;
}

static char *
make_path (DmDrafts *self, const char *key)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  sum[32] = '\0';
  return g_strconcat (self->folder, G_DIR_SEPARATOR_S, sum, SUFFIX, NULL);
}

/* --- on the writer's thread --- */

static void
write_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  g_autofree char *folder = g_path_get_dirname (job->path);
  g_autoptr (GError) error = NULL;

  if (job->text == NULL)
    g_unlink (job->path);
  else if (g_mkdir_with_parents (folder, 0700) != 0
           || !g_file_set_contents_full (job->path, job->text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("a draft is not kept: %s", error ? error->message : folder);
  g_free (job->path);
  g_free (job->text);
  g_free (job);
}

static void
push (DmDrafts *self, const char *key, char *text)
{
  Job *job = g_new (Job, 1);

  if (self->writer == NULL)
    self->writer = g_thread_pool_new (write_job, NULL, 1, FALSE, NULL);
  job->path = make_path (self, key);
  job->text = text;
  g_thread_pool_push (self->writer, job, NULL);
}

/* --- reading what was left --- */

static void
load_run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_draft_free);
  const char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      DmDraft *draft = g_str_has_suffix (name, SUFFIX) ? read_draft (path) : NULL;

      if (draft)
        g_ptr_array_add (found, draft);
    }
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DmDrafts *self = DM_DRAFTS (source);
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      DmDraft *draft = g_ptr_array_index (found, i);

      /* What was typed meanwhile is newer. */
      if (g_hash_table_contains (self->drafts, draft->key))
        dm_draft_free (draft);
      else
        g_hash_table_insert (self->drafts, draft->key, draft);
    }
  g_signal_emit (self, loaded_signal, 0);
}

/**
 * dm_drafts_load:
 *
 * Reads what an earlier program left; "loaded" tells when it is known.
 */
void
dm_drafts_load (DmDrafts *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DM_IS_DRAFTS (self));
  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, load_run);
}

/* --- the object --- */

static void
dm_drafts_finalize (GObject *object)
{
  DmDrafts *self = DM_DRAFTS (object);

  dm_drafts_flush (self);
  g_hash_table_unref (self->drafts);
  g_free (self->folder);
  G_OBJECT_CLASS (dm_drafts_parent_class)->finalize (object);
}

static void
dm_drafts_class_init (DmDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dm_drafts_finalize;
  loaded_signal
      = g_signal_new ("loaded", DM_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  changed_signal = g_signal_new ("changed", DM_TYPE_DRAFTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
}

static void
dm_drafts_init (DmDrafts *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dm_draft_free);
}

/**
 * dm_drafts_new:
 * @folder: where the desk keeps its state
 * @office: the path of the office's file: drafts of another office are not seen
 *
 * Returns: (transfer full): empty until dm_drafts_load()
 */
DmDrafts *
dm_drafts_new (const char *folder, const char *office)
{
  DmDrafts *self = g_object_new (DM_TYPE_DRAFTS, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, office, -1);

  sum[16] = '\0';
  self->folder = g_build_filename (folder, "drafts", sum, NULL);
  return self;
}

static int
compare_age (gconstpointer a, gconstpointer b)
{
  const DmDraft *one = *(DmDraft *const *) a, *other = *(DmDraft *const *) b;

  return (one->at < other->at) - (one->at > other->at);
}

GPtrArray *
dm_drafts_list (DmDrafts *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer draft;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    g_ptr_array_add (list, draft);
  g_ptr_array_sort (list, compare_age);
  return list;
}

const DmDraft *
dm_drafts_find (DmDrafts *self, const char *key)
{
  return g_hash_table_lookup (self->drafts, key);
}

void
dm_drafts_put (DmDrafts *self, DmDraft *draft)
{
  push (self, draft->key, write_draft (draft));
  g_hash_table_replace (self->drafts, draft->key, draft);
  g_signal_emit (self, changed_signal, 0, draft->key);
}

/* It was kept in the office, or given up. */
void
dm_drafts_drop (DmDrafts *self, const char *key)
{
  if (!g_hash_table_contains (self->drafts, key))
    return;
  push (self, key, NULL);
  g_hash_table_remove (self->drafts, key);
  g_signal_emit (self, changed_signal, 0, key);
}

void
dm_drafts_flush (DmDrafts *self)
{
  if (self->writer)
    g_thread_pool_free (g_steal_pointer (&self->writer), FALSE, TRUE);
}
