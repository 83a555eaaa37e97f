/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-private.h"

#include <json-glib/json-glib.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>

G_STATIC_ASSERT (DM_HASH_SIZE == BASE16_ENCODE_LENGTH (SHA256_DIGEST_SIZE) + 1);

/* --- images: a row as a flat JSON object of the columns that have a value. A column that is not named is empty (NULL
 * or 0): so a column added later, which must begin empty, agrees with older images. Written here and not by a library,
 * for an import writes one per row and needs no tree; read by json-glib. --- */

static void
write_json_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (const char *p = text; *p; p++)
    {
      gsize plain = 0;

      while ((guchar) p[plain] >= 0x20 && p[plain] != '"' && p[plain] != '\\')
        plain++;
      g_string_append_len (json, p, plain);
      p += plain;
      if (*p == '\0')
        break;
      if (*p == '"' || *p == '\\')
        g_string_append_printf (json, "\\%c", *p);
      else
        g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
    }
  g_string_append_c (json, '"');
}

/* printf would be a tenth of what a line of the log costs. Returns the digits, which end at the buffer's end. */
static const char *
format_int (char buffer[24], gint64 integer)
{
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;
  char *p = buffer + 23;

  *p = '\0';
  do
    *--p = '0' + rest % 10;
  while (rest /= 10);
  if (integer < 0)
    *--p = '-';
  return p;
}

void
dm_row_write_json (const DmRow *row, GString *json)
{
  gsize start = json->len;
  char digits[24];

  g_string_append_c (json, '{');
  for (guint i = 0; i < row->table->n_columns; i++)
    {
      const DmValue *value = &row->values[i];

      if (value->text == NULL && value->integer == 0)
        continue;
      if (json->len > start + 1)
        g_string_append_c (json, ',');
      write_json_string (json, row->table->columns[i].name);
      g_string_append_c (json, ':');
      if (value->text)
        write_json_string (json, value->text);
      else
        g_string_append (json, format_int (digits, value->integer));
    }
  g_string_append_c (json, '}');
}

DmRow *
dm_row_from_json (const DmTable *table, const char *id, const char *json)
{
  g_autoptr (JsonNode) node = json ? json_from_string (json, NULL) : NULL;
  DmRow *row;
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  row = dm_row_new (table, id);
  object = json_node_get_object (node);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *name = table->columns[i].name;

      if (!json_object_has_member (object, name))
        continue;
      if (table->columns[i].type == DM_COLUMN_INT)
        row->values[i].integer = json_object_get_int_member (object, name);
      else
        row->values[i].text = g_strdup (json_object_get_string_member_with_default (object, name, NULL));
    }
  return row;
}

/* --- the chain --- */

/* What a line's hash is made of, in this order. */
typedef struct
{
  gint64 seq;
  gint64 rev;
  const char *texts[14];
} Line;

enum
{
  LINE_TXN,
  LINE_ACTION,
  LINE_AT,
  LINE_WHO,
  LINE_HOST,
  LINE_TABLE,
  LINE_ROW,
  LINE_OP,
  LINE_ITEM,
  LINE_PLAN,
  LINE_BEFORE,
  LINE_AFTER,
  LINE_UNDOES,
  LINE_PREV
};

static void
hash_text (struct sha256_ctx *ctx, const char *text)
{
  sha256_update (ctx, strlen (text), (const uint8_t *) text);
}

static void
hash_int (struct sha256_ctx *ctx, gint64 integer, const char *end)
{
  char digits[24];

  hash_text (ctx, format_int (digits, integer));
  hash_text (ctx, end);
}

/* Each field with its length, so that no two lines can give the same bytes; a missing field is not an empty one. */
static void
hash_line (const Line *line, char hash[DM_HASH_SIZE])
{
  struct sha256_ctx ctx;
  uint8_t digest[SHA256_DIGEST_SIZE];

  sha256_init (&ctx);
  hash_int (&ctx, line->seq, ";");
  hash_int (&ctx, line->rev, ";");
  for (guint i = 0; i < G_N_ELEMENTS (line->texts); i++)
    if (line->texts[i])
      {
        hash_int (&ctx, strlen (line->texts[i]), ":");
        hash_text (&ctx, line->texts[i]);
      }
    else
      hash_text (&ctx, "-");
  sha256_digest (&ctx, sizeof digest, digest);
  base16_encode_update (hash, sizeof digest, digest);
  hash[DM_HASH_SIZE - 1] = '\0';
}

/* Finds the end of the chain, which another process may have moved since the last act. */
gboolean
dm_store_log_begin (DmStore *self, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver, "SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1", error);
  DmStep step;

  if (statement == NULL || (step = dm_statement_step (statement, error)) == DM_STEP_ERROR)
    return FALSE;
  self->seq = step == DM_STEP_ROW ? dm_statement_int (statement, 0) : 0;
  g_strlcpy (self->hash, step == DM_STEP_ROW ? dm_statement_text (statement, 1) : "", sizeof self->hash);
  return TRUE;
}

/* Every line of a task's rows names its plan: who has just read the task says it, and nobody asks for it again. */
void
dm_store_remember_plan (DmStore *self, const char *item_id, const char *plan_id)
{
  g_free (self->plan_of_item[0]);
  g_free (self->plan_of_item[1]);
  self->plan_of_item[0] = g_strdup (item_id);
  self->plan_of_item[1] = g_strdup (plan_id);
}

static const char *
find_plan_of_item (DmStore *self, const char *item_id, GError **error)
{
  g_autoptr (DmStatement) statement = NULL;

  if (g_strcmp0 (self->plan_of_item[0], item_id) == 0)
    return self->plan_of_item[1];
  statement = dm_driver_prepare (self->driver, "SELECT plan_id FROM item WHERE id = $1", error);
  if (statement == NULL)
    return NULL;
  dm_statement_bind_text (statement, 1, item_id);
  if (dm_statement_step (statement, error) != DM_STEP_ROW)
    return NULL;
  dm_store_remember_plan (self, item_id, dm_statement_text (statement, 0));
  return self->plan_of_item[1];
}

static gboolean
insert_line (DmStore *self, const Line *line, const char *hash, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "INSERT INTO change (seq, rev, txn, action, at, who, host, tbl, row_id, op, item_id, plan_id,"
                           " before, after, undoes, prev, hash) VALUES"
                           " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
                           error);

  if (statement == NULL)
    return FALSE;
  dm_statement_bind_int (statement, 1, line->seq);
  dm_statement_bind_int (statement, 2, line->rev);
  for (guint i = 0; i < G_N_ELEMENTS (line->texts); i++)
    dm_statement_bind_held_text (statement, i + 3, line->texts[i]);
  dm_statement_bind_held_text (statement, 17, hash);
  return dm_statement_run (statement, error);
}

/* What is made of the row, and must be made again before the commit. */
static gboolean
mark_dirty (DmStore *self, const DmRow *row, const char *item_id, GError **error)
{
  const char *table = row->table->name;

  if (item_id)
    g_hash_table_add (self->dirty_items, g_strdup (item_id));
  if (strcmp (table, "setting") == 0)
    self->dirty_all = TRUE;
  else if (strcmp (table, "calendar_day") == 0)
    self->dirty_calendar = TRUE;
  if (self->dirty_all || self->dirty_calendar)
    g_clear_pointer (&self->rules, dm_rules_free);
  return strcmp (table, "plan") != 0 || dm_store_mark_plan_items (self, row->id, error);
}

/**
 * dm_store_log_row:
 * @before: (nullable): the row before, %NULL for an insertion
 * @after: (nullable): the row after, %NULL for a deletion
 *
 * Appends a line to the open act.
 */
gboolean
dm_store_log_row (DmStore *self,
                  const DmTable *table,
                  const char *id,
                  gint64 rev,
                  const DmRow *before,
                  const DmRow *after,
                  GError **error)
{
  const DmRow *row = after ? after : before;
  const char *item_id = dm_row_get_owner (row, table->item_column);
  const char *plan_id = dm_row_get_owner (row, table->plan_column);
  g_autoptr (GString) old_image = before ? g_string_sized_new (256) : NULL;
  g_autoptr (GString) new_image = after ? g_string_sized_new (256) : NULL;
  char hash[DM_HASH_SIZE];
  Line line;

  if (plan_id == NULL && item_id != NULL)
    plan_id = find_plan_of_item (self, item_id, error);
  else if (item_id != NULL)
    dm_store_remember_plan (self, item_id, plan_id);
  if (before)
    dm_row_write_json (before, old_image);
  if (after)
    dm_row_write_json (after, new_image);
  line = (Line){ self->seq + 1,
                 rev,
                 { self->txn, self->action, self->at, self->who, self->host, table->name, id,
                   before == NULL ? "I" : after == NULL ? "D" : "U", item_id, plan_id, before ? old_image->str : NULL,
                   after ? new_image->str : NULL, self->undoes, self->hash } };
  hash_line (&line, hash);
  if (!mark_dirty (self, row, item_id, error) || !insert_line (self, &line, hash, error))
    return FALSE;
  self->seq++;
  memcpy (self->hash, hash, sizeof hash);
  return TRUE;
}

/* Walks the chain from its first line: each line's hash, its link to the one before, and its number. */
gboolean
dm_store_check_log (DmStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (DmStatement) statement
      = dm_driver_prepare (self->driver,
                           "SELECT seq, rev, txn, action, at, who, host, tbl, row_id, op, item_id, plan_id, before,"
                           " after, undoes, prev, hash FROM change ORDER BY seq",
                           error);
  g_autofree char *previous = g_strdup ("");
  gint64 expected = 1;
  DmStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    {
      Line line = { dm_statement_int (statement, 0), dm_statement_int (statement, 1), { NULL } };
      char hash[DM_HASH_SIZE];

      for (guint i = 0; i < G_N_ELEMENTS (line.texts); i++)
        line.texts[i] = dm_statement_text (statement, i + 2);
      hash_line (&line, hash);
      if (line.seq != expected || g_strcmp0 (line.texts[LINE_PREV], previous) != 0
          || g_strcmp0 (dm_statement_text (statement, 16), hash) != 0)
        dm_store_add_problem (problems, "log-chain", "line %" G_GINT64_FORMAT, line.seq);
      expected = line.seq + 1;
      g_free (previous);
      previous = dm_statement_dup_text (statement, 16);
    }
  return step == DM_STEP_DONE;
}

/* --- reading --- */

const char dm_change_select[]
    = "SELECT c.seq, c.txn, c.action, c.at, c.who, c.host, c.tbl, c.row_id, c.op, c.rev, c.before, c.after, c.undoes,"
      " c.item_id, c.plan_id, EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.txn"
      " AND NOT EXISTS (SELECT 1 FROM change r WHERE r.undoes = u.txn)) FROM change c";

static gint64
parse_instant (const char *text)
{
  g_autoptr (GDateTime) instant = text ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  if (instant == NULL)
    return 0;
  return g_date_time_to_unix (instant) * G_USEC_PER_SEC + g_date_time_get_microsecond (instant);
}

DmChange *
dm_change_read (DmStatement *statement)
{
  DmChange *change = g_new0 (DmChange, 1);
  const char *op = dm_statement_text (statement, 8);

  change->seq = dm_statement_int (statement, 0);
  change->txn = dm_statement_dup_text (statement, 1);
  change->action = dm_statement_dup_text (statement, 2);
  change->at = parse_instant (dm_statement_text (statement, 3));
  change->who = dm_statement_dup_text (statement, 4);
  change->host = dm_statement_dup_text (statement, 5);
  change->table = dm_statement_dup_text (statement, 6);
  change->row_id = dm_statement_dup_text (statement, 7);
  change->op = op ? *op : '\0';
  change->rev = dm_statement_int (statement, 9);
  change->before = dm_statement_dup_text (statement, 10);
  change->after = dm_statement_dup_text (statement, 11);
  change->undoes = dm_statement_dup_text (statement, 12);
  change->item_id = dm_statement_dup_text (statement, 13);
  change->plan_id = dm_statement_dup_text (statement, 14);
  change->undone = dm_statement_int (statement, 15) != 0;
  return change;
}

void
dm_change_free (DmChange *self)
{
  if (self == NULL)
    return;
  g_free (self->txn);
  g_free (self->action);
  g_free (self->who);
  g_free (self->host);
  g_free (self->table);
  g_free (self->row_id);
  g_free (self->before);
  g_free (self->after);
  g_free (self->undoes);
  g_free (self->item_id);
  g_free (self->plan_id);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

static GPtrArray *
read_changes (DmStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_change_free);
  DmStep step;

  while ((step = dm_statement_step (statement, error)) == DM_STEP_ROW)
    g_ptr_array_add (changes, dm_change_read (statement));
  return step == DM_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

/**
 * dm_store_list_changes:
 * @item_id: (nullable): of one task
 * @plan_id: (nullable): of one plan and its items
 * @limit: the most lines, 0 for all
 *
 * Returns: (transfer full) (element-type DmChange): newest first; of the whole office when both ids are %NULL
 */
GPtrArray *
dm_store_list_changes (DmStore *self, const char *item_id, const char *plan_id, guint limit, GError **error)
{
  const char *column = item_id ? "item_id" : "plan_id";
  const char *id = item_id ? item_id : plan_id;
  g_autofree char *sql = NULL;
  g_autoptr (DmStatement) statement = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  dm_store_assert_owner (self);
  if (id)
    sql = g_strdup_printf ("%s WHERE c.%s = $2 ORDER BY c.seq DESC LIMIT $1", dm_change_select, column);
  else
    sql = g_strdup_printf ("%s ORDER BY c.seq DESC LIMIT $1", dm_change_select);
  statement = dm_driver_prepare (self->driver, sql, error);
  if (statement == NULL)
    return NULL;
  dm_statement_bind_int (statement, 1, limit ? limit : G_MAXINT64);
  if (id)
    dm_statement_bind_text (statement, 2, id);
  changes = read_changes (statement, error);
  return changes && dm_store_name_changes (self, changes, error) ? g_steal_pointer (&changes) : NULL;
}

/**
 * dm_store_changes_since:
 * @seq: the cursor: the newest line already known
 *
 * Returns: (transfer full) (element-type DmChange): what came after it, oldest first
 */
GPtrArray *
dm_store_changes_since (DmStore *self, gint64 seq, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("%s WHERE c.seq > $1 ORDER BY c.seq", dm_change_select);
  g_autoptr (DmStatement) statement = NULL;

  dm_store_assert_owner (self);
  statement = dm_driver_prepare (self->driver, sql, error);
  if (statement == NULL)
    return NULL;
  dm_statement_bind_int (statement, 1, seq);
  return read_changes (statement, error);
}

/**
 * dm_store_last_seq:
 *
 * Returns: the newest line's number, 0 for an empty log, -1 on failure
 */
gint64
dm_store_last_seq (DmStore *self, GError **error)
{
  g_autoptr (DmStatement) statement = NULL;

  dm_store_assert_owner (self);
  statement = dm_driver_prepare (self->driver, "SELECT coalesce(max(seq), 0) FROM change", error);
  if (statement == NULL || dm_statement_step (statement, error) == DM_STEP_ERROR)
    return -1;
  return dm_statement_int (statement, 0);
}
