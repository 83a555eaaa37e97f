/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

#include "dm-store-tables.h"

#include <string.h>

DmEntry *
dm_entry_from_row (const DmRow *row)
{
  DmEntry *entry = dm_entry_new (dm_row_get_day (row, "entry_on"));

  entry->id = g_strdup (row->id);
  entry->rev = row->rev;
  entry->item_id = g_strdup (dm_row_get_text (row, "item_id"));
  entry->percent = dm_row_get_int (row, "percent");
  entry->result = g_strdup (dm_row_get_text (row, "result"));
  entry->difficulty = g_strdup (dm_row_get_text (row, "difficulty"));
  entry->proposal = g_strdup (dm_row_get_text (row, "proposal"));
  entry->by = g_strdup (dm_row_get_text (row, "by_whom"));
  entry->for_end = dm_row_get_day (row, "for_end");
  entry->done_on = dm_row_get_day (row, "done_on");
  entry->seq = dm_row_get_int (row, "ord");
  return entry;
}

DmExtension *
dm_extension_from_row (const DmRow *row)
{
  DmExtension *extension = dm_extension_new ();

  extension->id = g_strdup (row->id);
  extension->rev = row->rev;
  extension->item_id = g_strdup (dm_row_get_text (row, "item_id"));
  extension->deadline_id = g_strdup (dm_row_get_text (row, "deadline_id"));
  extension->old_end = dm_row_get_day (row, "old_end");
  extension->new_end = dm_row_get_day (row, "new_end");
  extension->reason = g_strdup (dm_row_get_text (row, "reason"));
  extension->decided_on = dm_row_get_day (row, "decided_on");
  extension->document = g_strdup (dm_row_get_text (row, "document"));
  extension->seq = dm_row_get_int (row, "ord");
  return extension;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));

  return *stripped == '\0';
}

/* The task that a step speaks for is rebuilt with it. */
static void
mark_parent (DmStore *self, const DmRow *item)
{
  if (strcmp (dm_row_get_text (item, "kind"), "step") == 0)
    g_hash_table_add (self->dirty_items, g_strdup (dm_row_get_text (item, "parent_id")));
}

/* The item's own row; all its facts are read once, when its spans are made again. */
static DmRow *
load_item_row (DmStore *self, const char *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  DmRow *row = dm_store_load_row (self, &dm_table_item, id, &failed);

  if (failed)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (row == NULL)
    g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_NOT_FOUND, "%s", id);
  else
    dm_store_remember_plan (self, id, dm_row_get_text (row, "plan_id"));
  return row;
}

/* --- entries --- */

static const char *
find_fault (const DmEntry *draft, const DmRow *item, DmDay today)
{
  if (draft->on == DM_DAY_NONE)
    return "entry-without-day";
  if (draft->on > today || draft->done_on > today)
    return "entry-in-future";
  if (draft->percent < -1 || draft->percent > 100)
    return "percent-range";
  if (draft->done_on != DM_DAY_NONE && draft->percent >= 0 && draft->percent < 100)
    return "done-below-100";
  if (draft->percent < 0 && draft->done_on == DM_DAY_NONE && draft->for_end == DM_DAY_NONE && is_blank (draft->result)
      && is_blank (draft->difficulty) && is_blank (draft->proposal))
    return "empty-entry";
  if (strcmp (dm_row_get_text (item, "kind"), "section") == 0)
    return "entry-on-section";
  return NULL;
}

static gboolean
check_for_end (DmStore *self, const DmEntry *draft, GError **error)
{
  g_autoptr (DmRules) rules = NULL;
  g_autoptr (DmItem) item = NULL;

  if (draft->for_end == DM_DAY_NONE)
    return TRUE;
  rules = dm_store_get_rules (self, error);
  item = rules ? dm_store_get_item (self, draft->item_id, error) : NULL;
  return item && (dm_item_accepts_for_end (item, rules, draft->for_end) || dm_store_refuse (error, "no-such-deadline"));
}

static gboolean
put_entry (DmStore *self, const DmEntry *draft, DmDay today, GError **error)
{
  g_autoptr (DmRow) row
      = draft->rev ? dm_row_new (&dm_table_entry, draft->id) : dm_store_new_row (self, &dm_table_entry);
  g_autoptr (DmRow) item = load_item_row (self, draft->item_id, error);
  const char *fault = item ? find_fault (draft, item, today) : NULL;

  if (item == NULL)
    return FALSE;
  if (fault)
    return dm_store_refuse (error, fault);
  if (!check_for_end (self, draft, error))
    return FALSE;
  dm_row_set_text (row, "item_id", draft->item_id);
  dm_row_set_day (row, "entry_on", draft->on);
  dm_row_set_int (row, "percent", draft->percent);
  dm_row_set_text (row, "result", draft->result);
  dm_row_set_text (row, "difficulty", draft->difficulty);
  dm_row_set_text (row, "proposal", draft->proposal);
  dm_row_set_text (row, "by_whom", draft->by);
  dm_row_set_day (row, "for_end", draft->for_end);
  dm_row_set_day (row, "done_on", draft->done_on);
  /* The log's own order is an order of entries too: it only grows. */
  dm_row_set_int (row, "ord", draft->rev ? draft->seq : self->seq + 1);
  mark_parent (self, item);
  return dm_store_put_row (self, row, draft->rev, error);
}

/**
 * dm_store_save_entry:
 * @draft: rev 0 for a new entry; its item_id says of which item
 * @today: nothing may be dated later
 *
 * Returns: (transfer full): the item with the entry; %NULL with NOT_FOUND, CONFLICT, or INVALID: entry-without-day,
 *   entry-in-future, percent-range, done-below-100, no-such-deadline, empty-entry, entry-on-section, row-moved
 */
DmItem *
dm_store_save_entry (DmStore *self, const DmEntry *draft, DmDay today, GError **error)
{
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, draft->rev ? "entry-edit" : "entry-add", &own, error))
    return NULL;
  if (!dm_store_leave_act (self, own, put_entry (self, draft, today, error), error))
    return NULL;
  return dm_store_get_changed_item (self, draft->item_id, error);
}

/* Deletes a row that hangs on an item; the item's id goes to *item_id. */
static gboolean
delete_of_item (DmStore *self, const DmTable *table, const char *id, gint64 rev, char **item_id, GError **error)
{
  g_autoptr (DmRow) row = dm_store_load_row (self, table, id, error);
  g_autoptr (DmRow) item = NULL;

  if (row == NULL)
    {
      if (error && *error == NULL)
        g_set_error (error, DM_STORE_ERROR, DM_STORE_ERROR_CONFLICT, "%s %s", table->name, id);
      return FALSE;
    }
  *item_id = g_strdup (dm_row_get_text (row, "item_id"));
  item = load_item_row (self, *item_id, error);
  if (item == NULL)
    return FALSE;
  mark_parent (self, item);
  return dm_store_delete_row (self, table, id, rev, error);
}

static DmItem *
delete_as_act (DmStore *self, const char *action, const DmTable *table, const char *id, gint64 rev, GError **error)
{
  g_autofree char *item_id = NULL;
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, action, &own, error))
    return NULL;
  if (!dm_store_leave_act (self, own, delete_of_item (self, table, id, rev, &item_id, error), error))
    return NULL;
  return dm_store_get_changed_item (self, item_id, error);
}

/**
 * dm_store_delete_entry:
 *
 * Returns: (transfer full): the item without the entry
 */
DmItem *
dm_store_delete_entry (DmStore *self, const char *id, gint64 rev, GError **error)
{
  return delete_as_act (self, "entry-delete", &dm_table_entry, id, rev, error);
}

/* --- extensions --- */

static const char *
find_extension_fault (const DmExtension *draft, const DmItem *item, DmDay today)
{
  if (draft->deadline_id == NULL || dm_item_find_deadline (item, draft->deadline_id) == NULL
      || draft->old_end == DM_DAY_NONE)
    return "no-such-deadline";
  if (draft->new_end == DM_DAY_NONE)
    return "extension-without-end";
  if (draft->new_end == draft->old_end)
    return "extension-changes-nothing";
  if (draft->decided_on == DM_DAY_NONE)
    return "extension-without-day";
  if (draft->decided_on > today)
    return "extension-in-future";
  if (is_blank (draft->reason) && is_blank (draft->document))
    return "extension-without-reason";
  return NULL;
}

static gboolean
put_extension (DmStore *self, const DmExtension *draft, const DmItem *item, DmDay today, GError **error)
{
  g_autoptr (DmRow) row
      = draft->rev ? dm_row_new (&dm_table_extension, draft->id) : dm_store_new_row (self, &dm_table_extension);
  const char *fault = find_extension_fault (draft, item, today);

  if (fault)
    return dm_store_refuse (error, fault);
  dm_row_set_text (row, "item_id", item->id);
  dm_row_set_text (row, "deadline_id", draft->deadline_id);
  dm_row_set_day (row, "old_end", draft->old_end);
  dm_row_set_day (row, "new_end", draft->new_end);
  dm_row_set_text (row, "reason", draft->reason);
  dm_row_set_day (row, "decided_on", draft->decided_on);
  dm_row_set_text (row, "document", draft->document);
  dm_row_set_int (row, "ord", draft->rev ? draft->seq : self->seq + 1);
  return dm_store_put_row (self, row, draft->rev, error);
}

/**
 * dm_store_save_extension:
 * @draft: names its deadline, the end it moves (for a recurring one: of which occurrence) and the new end; the
 *   original end stays in the deadline
 *
 * Returns: (transfer full): the item with the extension; %NULL with CONFLICT, or INVALID: row-moved, no-such-deadline,
 *   extension-without-end, extension-changes-nothing, extension-without-day, extension-in-future,
 *   extension-without-reason
 */
DmItem *
dm_store_save_extension (DmStore *self, const DmExtension *draft, DmDay today, GError **error)
{
  g_autoptr (DmItem) item = NULL;
  gboolean own;

  dm_store_assert_owner (self);
  if (!dm_store_enter_act (self, draft->rev ? "extension-edit" : "extension-add", &own, error))
    return NULL;
  item = dm_store_get_item (self, draft->item_id, error);
  if (!dm_store_leave_act (self, own, item && put_extension (self, draft, item, today, error), error))
    return NULL;
  return dm_store_get_changed_item (self, draft->item_id, error);
}

/**
 * dm_store_delete_extension:
 *
 * Returns: (transfer full): the item without the extension
 */
DmItem *
dm_store_delete_extension (DmStore *self, const char *id, gint64 rev, GError **error)
{
  return delete_as_act (self, "extension-delete", &dm_table_extension, id, rev, error);
}
