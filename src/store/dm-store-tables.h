/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dm-store-private.h"

G_BEGIN_DECLS

extern const DmTable dm_table_plan;
extern const DmTable dm_table_unit;
extern const DmTable dm_table_unit_succession;
extern const DmTable dm_table_unit_alias;
extern const DmTable dm_table_person;
extern const DmTable dm_table_item;
extern const DmTable dm_table_item_unit;
extern const DmTable dm_table_deadline;
extern const DmTable dm_table_entry;
extern const DmTable dm_table_extension;
extern const DmTable dm_table_calendar_day;
extern const DmTable dm_table_setting;
extern const DmTable dm_table_saved_view;

/* --- what the table files ask of each other --- */

/* Every row of @table whose @column is @value, in that order; @column NULL for all rows. */
GPtrArray *dm_store_load_rows (DmStore *self, const DmTable *table, const char *column, const char *value,
                               const char *order, GError **error);
gboolean dm_store_delete_rows (DmStore *self, const DmTable *table, const char *column, const char *value,
                               GError **error);

/* Without the blanks around it; NULL for nothing. */
char *dm_store_dup_stripped (const char *text);

/* In the order of the keys, each made once: a key costs more than a comparison. */
void dm_store_sort_by_key (GPtrArray *elements, char *(*dup_key) (gconstpointer element));

DmUnit *dm_unit_from_row (const DmRow *row);
DmEntry *dm_entry_from_row (const DmRow *row);
DmExtension *dm_extension_from_row (const DmRow *row);
DmDeadline *dm_deadline_from_row (const DmRow *row);
DmRow *dm_deadline_to_row (DmStore *self, const DmDeadline *deadline, const char *item_id, guint position);

gboolean dm_store_insert_item (DmStore *self, DmItem *item, GError **error);
gboolean dm_store_delete_item_rows (DmStore *self, const char *id, GError **error);
gboolean dm_store_save_units_of_item (DmStore *self, const char *item_id, const char *role, const GPtrArray *units,
                                      GError **error);

/* --- where an item stands (dm-store-place.c) --- */
gboolean dm_store_check_place (DmStore *self, const DmItem *item, GError **error);
gboolean dm_store_take_place (DmStore *self, DmItem *item, GError **error);
gboolean dm_store_move_below (DmStore *self, const DmItem *item, GError **error);

/* The deadlines whose last day follows the calendar: dm_deadline_last_day() asks it of no others. */
#define DM_FOLLOWS_CALENDAR "kind = 'event' AND event_on IS NOT NULL AND event_days > 0"

/* The spans of an item that is known already; import has no need to read back what it wrote. */
gboolean dm_store_write_timing (DmStore *self, const DmItem *item, const DmRules *rules, GError **error);

G_END_DECLS
