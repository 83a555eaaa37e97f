/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-driver.h"
#include "dm-store.h"

G_BEGIN_DECLS

/* What the files of this room share. Nothing outside src/store/ includes it. */

#define DM_HASH_SIZE 65     /* SHA-256 in hexadecimal, and a NUL */

typedef struct _DmRoll DmRoll;

struct _DmStore
{
  DmDriver *driver;
  DmStoreMode mode;
  GThread *owner;           /* every function asserts that it runs here */
  char *who;
  char *host;
  gint64 (*now) (gpointer user_data);
  char *(*new_id) (gpointer user_data);
  gpointer context_data;

  /* the open act; txn is NULL between acts */
  char *txn;
  char *action;
  char *undoes;             /* the act that the open act undoes, or NULL */
  char *at;
  gint64 seq;               /* of the newest log line; with @hash the end of the chain that the act goes on from */
  char hash[DM_HASH_SIZE];
  char *plan_of_item[2];    /* the last item looked up and its plan: rows of one item come in a row */
  GHashTable *dirty_items;  /* ids of tasks and duties whose timing rows must be rebuilt before COMMIT */
  GPtrArray *rebuilt;       /* DmItem: what the last commit rebuilt, when it was little; NULL otherwise */
  gboolean dirty_all;       /* a rule changed: rebuild every timing row */
  gboolean dirty_calendar;  /* a day off changed: rebuild the timing rows that follow the calendar */

  DmRules *rules;           /* cache, dropped by every write of a rule and by dm_store_poll() */
  DmRoll *roll;             /* cache (dm-store-roll.c): follows the log; NULL until a list is asked for */
};

#define dm_store_assert_owner(self) g_assert ((self)->owner == g_thread_self ())

/* --- rows and the one write function (dm-store-row.c) --- */

typedef enum
{
  DM_COLUMN_TEXT,
  DM_COLUMN_INT
} DmColumnType;

/* SQL NULL is text NULL; an INT column is never NULL (0 stands for none). Days are TEXT "YYYY-MM-DD" or NULL. */
typedef struct
{
  const char *name;
  DmColumnType type;
} DmColumn;

/* @columns do not list id and rev, which every table has first. @item_column and @plan_column name the columns
 * that tell which task and plan a row belongs to ("id" itself is allowed), NULL where there is none. */
typedef struct
{
  const char *name;
  const DmColumn *columns;
  guint n_columns;
  const char *item_column;
  const char *plan_column;
} DmTable;

typedef struct
{
  char *text;
  gint64 integer;
} DmValue;

/* A row's values beside its id and rev, in the order of the table's columns. */
typedef struct
{
  const DmTable *table;
  char *id;
  gint64 rev;
  gboolean fresh;   /* the id was made for this row: the log cannot know it yet */
  gboolean is_view; /* id and texts are those of a statement, until its next step */
  DmValue *values;
} DmRow;

/* @id NULL: dm_store_put_row() makes a fresh one; dm_store_new_row() makes it at once. */
DmRow *dm_row_new (const DmTable *table, const char *id);
DmRow *dm_store_new_row (DmStore *self, const DmTable *table);
void dm_row_free (DmRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmRow, dm_row_free)
void dm_row_set_text (DmRow *self, const char *column, const char *text);
void dm_row_set_int (DmRow *self, const char *column, gint64 integer);
void dm_row_set_day (DmRow *self, const char *column, DmDay day);
const char *dm_row_get_text (const DmRow *self, const char *column);
gint64 dm_row_get_int (const DmRow *self, const char *column);
DmDay dm_row_get_day (const DmRow *self, const char *column);
const char *dm_row_get_owner (const DmRow *self, const char *column);

/* All known tables, in an order in which rows may be inserted (parents before children); NULL-terminated. */
extern const DmTable *const dm_store_tables[];
const DmTable *dm_store_find_table (const char *name);

/* The columns of a table for a SELECT list: "id, rev, …"; dm_row_read() takes a row of such a list, dm_row_view() only
 * looks at it, for who reads many. */
const char *dm_table_select_list (const DmTable *table);
DmRow *dm_row_read (const DmTable *table, DmStatement *statement);
void dm_row_view (DmRow *self, DmStatement *statement);
DmRow *dm_store_load_row (DmStore *self, const DmTable *table, const char *id, GError **error); /* NULL, no error: none */

/* Write a row inside the open act, with its log row. base_rev 0 inserts; otherwise the row must still have that
 * rev (DM_STORE_ERROR_CONFLICT). A row equal to what is there is not written. row->rev becomes the new rev. */
gboolean dm_store_put_row (DmStore *self, DmRow *row, gint64 base_rev, GError **error);
gboolean dm_store_delete_row (DmStore *self, const DmTable *table, const char *id, gint64 base_rev, GError **error);

/* Begin an act unless one is open; *own tells dm_store_leave_act() whether to commit or leave it to the caller.
 * dm_store_leave_act() rolls back and returns FALSE when ok is FALSE and the act was its own. */
gboolean dm_store_enter_act (DmStore *self, const char *action, gboolean *own, GError **error);
gboolean dm_store_leave_act (DmStore *self, gboolean own, gboolean ok, GError **error);

char *dm_store_fresh_id (DmStore *self);
gboolean dm_store_refuse (GError **error, const char *nick); /* FALSE with INVALID */

GPtrArray *dm_store_load_plans (DmStore *self, GError **error);   /* dm-store-plan.c */
gboolean dm_store_mark_plan_items (DmStore *self, const char *plan_id, GError **error);

/* --- the log (dm-store-log.c) --- */
gboolean dm_store_log_begin (DmStore *self, GError **error);
gboolean dm_store_log_row (DmStore *self, const DmTable *table, const char *id, gint64 rev, const DmRow *before,
                           const DmRow *after, GError **error);
void dm_store_remember_plan (DmStore *self, const char *item_id, const char *plan_id);
void dm_row_write_json (const DmRow *row, GString *json);
DmRow *dm_row_from_json (const DmTable *table, const char *id, const char *json);
gboolean dm_store_check_log (DmStore *self, GPtrArray *problems, GError **error);
gboolean dm_store_name_changes (DmStore *self, const GPtrArray *changes, GError **error); /* dm-store-names.c */
DmChange *dm_change_read (DmStatement *statement);
extern const char dm_change_select[];

/* --- made of other rows: timing (dm-store-timing.c), called by commit before COMMIT --- */
gboolean dm_store_rebuild_dirty_timing (DmStore *self, GError **error);
DmItem *dm_store_get_changed_item (DmStore *self, const char *id, GError **error);
gboolean dm_store_check_timing (DmStore *self, GPtrArray *problems, GError **error);

/* --- full-text index (dm-store-search.c): follows the log's cursor in a commit of its own --- */

/* The terms of a document, and of what is looked for: each word folded, each word as it is written, and each pair of
 * words that follow one another, folded. No two of these kinds can be taken for one another. */
typedef enum
{
  DM_TERM_FOLDED,
  DM_TERM_WRITTEN,
  DM_TERM_PAIR
} DmTerm;
char **dm_search_split (const char *text);   /* runs of letters and digits */
char **dm_search_fold (char **words);
void dm_search_add_terms (GPtrArray *terms, DmTerm kind, char **words, guint n_words);

/* Documents are found the greatest number first. What stands for much is numbered above what there is much of, so that
 * among equals a plan or a unit comes before ten thousand tasks, and the newest first of each. */
#define DM_DOC_RANK (G_GINT64_CONSTANT (1) << 40)
#define DM_N_DOC_RANKS 4
gboolean dm_store_check_search (DmStore *self, GPtrArray *problems, GError **error);

/* --- called once, inside the act "create", when a new file is made (dm-store-calendar.c) --- */
gboolean dm_store_seed (DmStore *self, GError **error);

void dm_store_add_problem (GPtrArray *problems, const char *code, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
