/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-task-table.h"
#include "dm-words.h"

#include <glib/gi18n-lib.h>

/* So many rows are put into words at once: some milliseconds. */
#define SLICE 100

static const struct
{
  DmColumnKind kind;
  double width;
} columns[DM_FIELD_N] = {
  [DM_FIELD_CODE] = { DM_COLUMN_CODE, 40 },
  [DM_FIELD_TEXT] = { DM_COLUMN_SUBJECT, 200 },
  [DM_FIELD_PLAN] = { DM_COLUMN_WORDS, 62 },
  [DM_FIELD_LEAD] = { DM_COLUMN_WORDS, 86 },
  [DM_FIELD_COORDINATING] = { DM_COLUMN_WORDS, 86 },
  [DM_FIELD_PERSON] = { DM_COLUMN_WORDS, 80 },
  [DM_FIELD_DEADLINE] = { DM_COLUMN_WORDS, 92 },
  [DM_FIELD_LAST_DAY] = { DM_COLUMN_FIGURE, 56 },
  [DM_FIELD_TARGET] = { DM_COLUMN_FIGURE, 56 },
  [DM_FIELD_STATUS] = { DM_COLUMN_WORDS, 88 },
  [DM_FIELD_PERCENT] = { DM_COLUMN_FIGURE, 42 },
  [DM_FIELD_ENTERED] = { DM_COLUMN_FIGURE, 56 },
  [DM_FIELD_PRODUCT] = { DM_COLUMN_WORDS, 84 },
};

/* --- reading --- */

typedef struct
{
  GPtrArray *ids;         /* (element-type utf8): of rows, headings among them */
  GHashTable *headings;   /* id → DmHeading, borrowed from @listed; NULL for none */
  GPtrArray *listed;      /* of DmHeading */
  GArray *fields;         /* of DmTaskField */
  DmDay on;
  guint place;            /* the first row that was not asked for yet */
  guint next;             /* the first row that is not in the table yet */
  DmTable *table;
  DmTableProgress progress;
  gpointer progress_data;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->headings, g_hash_table_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_array_unref (self->fields);
  g_clear_pointer (&self->table, dm_table_unref);
  g_free (self);
}

static Reading *
reading_new (DmOffice *office, const GArray *fields, DmTableProgress progress, gpointer progress_data)
{
  Reading *self = g_new0 (Reading, 1);

  self->fields = g_array_copy ((GArray *) fields);
  self->on = dm_office_get_today (office);
  self->table = dm_table_new ();
  self->progress = progress;
  self->progress_data = progress_data;
  for (guint i = 0; i < fields->len; i++)
    {
      DmTaskField field = g_array_index (fields, DmTaskField, i);

      dm_table_add_column (self->table, dm_task_field_title (field), columns[field].kind, columns[field].width);
    }
  return self;
}

static void
add_heading (Reading *self, const DmHeading *heading)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u task", "%u tasks", heading->n), heading->n);
  g_autofree char *words = g_strdup_printf ("%s%s%s (%s)", heading->code ? heading->code : "", heading->code ? ". " : "",
                                            heading->text ? heading->text : _ ("No leading unit"), count);

  dm_table_add_heading (self->table, heading->level, words);
}

static void
add_item (Reading *self, const DmItem *item, const DmRules *rules)
{
  char **cells = g_new0 (char *, self->fields->len + 1);
  DmStanding standing;

  dm_item_standing (item, rules, self->on, &standing);
  for (guint i = 0; i < self->fields->len; i++)
    cells[i] = dm_task_field_dup_words (g_array_index (self->fields, DmTaskField, i), item, &standing);
  dm_table_add_row (self->table, cells);
}

static const DmHeading *
find_heading (Reading *self, const char *id)
{
  return self->headings ? g_hash_table_lookup (self->headings, id) : NULL;
}

/* Into the order of the rows. What was deleted meanwhile is not among the items. */
static void
take_slice (Reading *self, const GPtrArray *items, const DmRules *rules)
{
  guint n_taken = 0;

  for (; self->next < self->place; self->next++)
    {
      const char *id = g_ptr_array_index (self->ids, self->next);
      const DmHeading *heading = find_heading (self, id);
      const DmItem *item = n_taken < items->len ? g_ptr_array_index (items, n_taken) : NULL;

      if (heading)
        add_heading (self, heading);
      else if (item && g_str_equal (item->id, id))
        {
          add_item (self, item, rules);
          n_taken++;
        }
    }
}

static void ask_for_slice (GTask *task);

static void
slice_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) items = dm_office_get_items_finish (DM_OFFICE (source), result, &error);

  if (items == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  take_slice (self, items, dm_office_get_rules (DM_OFFICE (source)));
  if (self->progress)
    self->progress ((double) self->next / self->ids->len, self->progress_data);
  ask_for_slice (g_steal_pointer (&task));
}

/* Takes the task. */
static void
ask_for_slice (GTask *task)
{
  Reading *self = g_task_get_task_data (task);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  if (self->next == self->ids->len)
    {
      g_task_return_pointer (task, g_steal_pointer (&self->table), (GDestroyNotify) dm_table_unref);
      g_object_unref (task);
      return;
    }
  for (; self->place < self->ids->len && self->place < self->next + SLICE; self->place++)
    if (find_heading (self, g_ptr_array_index (self->ids, self->place)) == NULL)
      g_ptr_array_add (wanted, g_ptr_array_index (self->ids, self->place));
  dm_office_get_items_async (g_task_get_source_object (task), (const char *const *) wanted->pdata, wanted->len,
                             g_task_get_cancellable (task), slice_read_cb, task);
}

/**
 * dm_task_table_read_async:
 * @ids: NULL-terminated, copied: of tasks, in the order they are to have
 * @fields: (element-type DmTaskField): the columns, from the left
 *
 * The standings are those of the office's day.
 */
void
dm_task_table_read_async (DmOffice *office, const char *const *ids, const GArray *fields, DmTableProgress progress,
                          gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;
  Reading *self;

  g_return_if_fail (DM_IS_OFFICE (office) && ids != NULL && fields != NULL);
  task = g_task_new (office, cancellable, callback, user_data);
  self = reading_new (office, fields, progress, progress_data);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; ids[i]; i++)
    g_ptr_array_add (self->ids, g_strdup (ids[i]));
  g_task_set_source_tag (task, dm_task_table_finish);
  g_task_set_task_data (task, self, reading_free);
  ask_for_slice (task);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DmItemList) list = dm_office_query_items_finish (DM_OFFICE (source), result, &error);

  if (list == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->ids = g_ptr_array_ref (list->ids);
  self->listed = g_ptr_array_ref (list->headings);
  self->headings = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->listed->len; i++)
    {
      DmHeading *heading = g_ptr_array_index (self->listed, i);

      g_hash_table_insert (self->headings, heading->id, heading);
    }
  ask_for_slice (g_steal_pointer (&task));
}

/**
 * dm_task_table_query_async:
 * @query: copied; its day, or the office's where it has none, is that of the standings
 *
 * As dm_task_table_read_async(), with the rows that @query finds and their headings.
 */
void
dm_task_table_query_async (DmOffice *office, const DmItemQuery *query, const GArray *fields, DmTableProgress progress,
                           gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (DmItemQuery) dated = NULL;
  GTask *task;
  Reading *self;

  g_return_if_fail (DM_IS_OFFICE (office) && query != NULL && fields != NULL);
  dated = dm_item_query_copy (query);
  if (dated->on == DM_DAY_NONE)
    dated->on = dm_office_get_today (office);
  task = g_task_new (office, cancellable, callback, user_data);
  self = reading_new (office, fields, progress, progress_data);
  self->on = dated->on;
  g_task_set_source_tag (task, dm_task_table_finish);
  g_task_set_task_data (task, self, reading_free);
  dm_office_query_items_async (office, dated, 0, cancellable, listed_cb, task);
}

/**
 * dm_task_table_finish:
 *
 * Returns: (transfer full): of either reading
 */
DmTable *
dm_task_table_finish (DmOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- writing: of a long table it takes its time, and it touches nothing but the table --- */

void
dm_table_texts_free (DmTableTexts *self)
{
  g_free (self->words);
  g_free (self->tabs);
  g_free (self->html);
  g_free (self);
}

static void
write_texts (GTask *task, gpointer source, gpointer table, GCancellable *cancellable)
{
  DmTableTexts *texts = g_new0 (DmTableTexts, 1);

  texts->words = dm_table_to_words (table);
  texts->tabs = dm_table_to_tabs (table);
  texts->html = dm_table_to_html (table);
  dm_table_unref (table);
  g_task_return_pointer (task, texts, (GDestroyNotify) dm_table_texts_free);
}

/**
 * dm_table_write_texts_async:
 * @table: (transfer full): a long one takes its time to be freed, too
 */
void
dm_table_write_texts_async (DmTable *table, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dm_table_write_texts_async);
  g_task_set_task_data (task, table, NULL);
  g_task_run_in_thread (task, write_texts);
}

DmTableTexts *
dm_table_write_texts_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
