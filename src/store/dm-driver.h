/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store.h"

G_BEGIN_DECLS

/* The statement-level contract of an engine. SQL above this line is the subset that SQLite and PostgreSQL share:
 * "$1 $2 …" parameters, ON CONFLICT, RETURNING, NULLS LAST written out, WITH RECURSIVE; no lower(), no LIKE on
 * accented text, no STRICT outside the schema scripts, JSON opaque. */

typedef struct _DmDriver DmDriver;
typedef struct _DmStatement DmStatement;
typedef struct _DmDriverClass DmDriverClass;

/* What an engine's full-text index is asked in. It holds terms, of which it knows in which documents they stand and no
 * more: what a term is, the rooms above decide. */
typedef struct
{
  const char *condition; /* on the column doc of search_doc, up to the parameter: "doc IN (… MATCH " */
  const char *find;      /* $1 a match: its docs, the greatest first; each is looked for when it is stepped to */
  const char *put;       /* $1 doc, $2 terms, with blanks between them */
  const char *remove;    /* $1 doc */
  const char *read;      /* doc, terms of all, by doc */
  const char *unite;     /* makes one piece of all that was put */
  /* The parameter of @condition and @find for all of @terms, the last one as a beginning; NULL where there is none. */
  char *(*make_match) (const char *const *terms, gboolean beginning);
} DmSearchDialect;

extern const DmSearchDialect dm_sqlite_search;

struct _DmDriver
{
  const DmDriverClass *klass;
};

typedef enum
{
  DM_STEP_ERROR,
  DM_STEP_DONE,
  DM_STEP_ROW
} DmStep;

struct _DmDriverClass
{
  const char *scheme;
  const char *migrations;   /* resource folder of the engine's numbered schema scripts */
  const DmSearchDialect *search;

  /* A new office is made at a draft's place and appears whole under its own name, or not at all. */
  gboolean (*exists) (const char *location);
  char *(*begin_draft) (const char *location, GError **error);   /* the draft's location, ready to be opened */
  gboolean (*publish) (const char *draft, const char *location, GError **error); /* EXISTS: another was first */
  void (*discard) (const char *draft);

  /* Refuses, without touching a byte, what is missing, foreign, damaged, newer than @newest or on a network. */
  DmDriver *(*open) (const char *location, DmStoreMode mode, int newest, GError **error);
  void (*close) (DmDriver *self);
  void (*interrupt) (DmDriver *self);               /* any thread */
  gboolean (*execute) (DmDriver *self, const char *script, GError **error);
  gboolean (*begin_read) (DmDriver *self, GError **error);
  gboolean (*begin_write) (DmDriver *self, GError **error);
  gboolean (*commit) (DmDriver *self, GError **error);
  void (*rollback) (DmDriver *self);
  DmStatement *(*prepare) (DmDriver *self, const char *sql, GError **error);
  int (*get_version) (DmDriver *self, GError **error);
  gboolean (*set_version) (DmDriver *self, int version, GError **error);
  gboolean (*poll) (DmDriver *self, gboolean *changed, GError **error);  /* did another connection commit? */
  gboolean (*backup) (DmDriver *self, const char *draft, GError **error); /* onto an empty draft */
  GPtrArray *(*integrity) (DmDriver *self, GError **error);              /* lines of text, empty when sound */

  /* statements: cached by their SQL; "finish" gives one back to the cache, unbound */
  void (*bind_text) (DmStatement *statement, int number, const char *text);  /* copied; NULL binds SQL NULL */
  void (*bind_held_text) (DmStatement *statement, int number, const char *text); /* not copied: stays until "finish" */
  void (*bind_int) (DmStatement *statement, int number, gint64 integer);
  DmStep (*step) (DmStatement *statement, GError **error);
  const char *(*column_text) (DmStatement *statement, int column);           /* from 0; valid until the next step */
  gint64 (*column_int) (DmStatement *statement, int column);
  gboolean (*column_is_null) (DmStatement *statement, int column);
  void (*reset) (DmStatement *statement);                                    /* for another round, bindings kept */
  void (*finish) (DmStatement *statement);
};

struct _DmStatement
{
  DmDriver *driver;
};

extern const DmDriverClass dm_sqlite_driver;   /* scheme "file" */

const DmDriverClass *dm_driver_find (const char *uri, const char **location, GError **error);
void dm_driver_close (DmDriver *self);

DmStatement *dm_driver_prepare (DmDriver *self, const char *sql, GError **error);
void dm_statement_bind_text (DmStatement *self, int number, const char *text);
void dm_statement_bind_held_text (DmStatement *self, int number, const char *text);
void dm_statement_bind_int (DmStatement *self, int number, gint64 integer);
void dm_statement_bind_day (DmStatement *self, int number, DmDay day);
DmStep dm_statement_step (DmStatement *self, GError **error);
gboolean dm_statement_run (DmStatement *self, GError **error);   /* step to the end */
const char *dm_statement_text (DmStatement *self, int column);
char *dm_statement_dup_text (DmStatement *self, int column);
gint64 dm_statement_int (DmStatement *self, int column);
DmDay dm_statement_day (DmStatement *self, int column);
gboolean dm_statement_is_null (DmStatement *self, int column);
void dm_statement_reset (DmStatement *self);
void dm_statement_finish (DmStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DmStatement, dm_statement_finish)

G_END_DECLS
