/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-driver.h"

#include <string.h>

G_DEFINE_QUARK (dm-store-error-quark, dm_store_error)

static const DmDriverClass *const classes[] = { &dm_sqlite_driver };

/**
 * dm_driver_find:
 * @uri: a path, or "SCHEME:…"
 * @location: (out): what the engine itself is given, a part of @uri
 *
 * Returns: (nullable): the engine, or %NULL with %DM_STORE_ERROR_OPEN for a scheme nobody serves. A bare path is a
 *   file, whatever letters it holds: a scheme is two or more ASCII letters before the first colon and slash
 */
const DmDriverClass *
dm_driver_find (const char *uri, const char **location, GError **error)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);

  if (scheme == NULL || strlen (scheme) < 2)
    {
      *location = uri;
      return &dm_sqlite_driver;
    }
  *location = uri + strlen (scheme) + 1;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_ascii_strcasecmp (scheme, classes[i]->scheme) == 0)
      return classes[i];
  g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_OPEN, "no engine serves “%s:”", scheme);
  return NULL;
}

void
dm_driver_close (DmDriver *self)
{
  if (self)
    self->klass->close (self);
}

DmStatement *
dm_driver_prepare (DmDriver *self, const char *sql, GError **error)
{
  return self->klass->prepare (self, sql, error);
}

void
dm_statement_bind_text (DmStatement *self, int number, const char *text)
{
  self->driver->klass->bind_text (self, number, text);
}

void
dm_statement_bind_held_text (DmStatement *self, int number, const char *text)
{
  self->driver->klass->bind_held_text (self, number, text);
}

void
dm_statement_bind_int (DmStatement *self, int number, gint64 integer)
{
  self->driver->klass->bind_int (self, number, integer);
}

void
dm_statement_bind_day (DmStatement *self, int number, DmDay day)
{
  char buffer[11];

  dm_statement_bind_text (self, number, dm_day_write (day, buffer));
}

DmStep
dm_statement_step (DmStatement *self, GError **error)
{
  return self->driver->klass->step (self, error);
}

/* Steps to the end, whatever rows come. */
gboolean
dm_statement_run (DmStatement *self, GError **error)
{
  DmStep step;

  while ((step = dm_statement_step (self, error)) == DM_STEP_ROW)
    ;
  return step == DM_STEP_DONE;
}

const char *
dm_statement_text (DmStatement *self, int column)
{
  return self->driver->klass->column_text (self, column);
}

char *
dm_statement_dup_text (DmStatement *self, int column)
{
  return g_strdup (dm_statement_text (self, column));
}

gint64
dm_statement_int (DmStatement *self, int column)
{
  return self->driver->klass->column_int (self, column);
}

DmDay
dm_statement_day (DmStatement *self, int column)
{
  return dm_day_parse (dm_statement_text (self, column));
}

gboolean
dm_statement_is_null (DmStatement *self, int column)
{
  return self->driver->klass->column_is_null (self, column);
}

void
dm_statement_reset (DmStatement *self)
{
  self->driver->klass->reset (self);
}

void
dm_statement_finish (DmStatement *self)
{
  if (self)
    self->driver->klass->finish (self);
}
