/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-store"

/* A query as a flat JSON object, in which only what differs from the plain query stands. Files keep these names: they
 * never change, and what is added gets a new one. */

#include "dm-store.h"

#include <json-glib/json-glib.h>

typedef const char *(*ToNick) (guint value);

typedef enum
{
  MEMBER_TEXT,
  MEMBER_FLAG,
  MEMBER_DAY,
  MEMBER_NICK,
  MEMBER_SET     /* bits of 1 << value: their nicks, joined by blanks */
} MemberType;

typedef struct
{
  const char *name;
  MemberType type;
  gsize offset;
  ToNick to_nick;
  guint n_values;
} Member;

static const char *
within_to_nick (guint within)
{
  static const char *const nicks[] = { "any", "this-month", "next-month", "this-quarter", "next-quarter", "this-year", "own" };

  return nicks[within];
}

static const char *
group_to_nick (guint group)
{
  static const char *const nicks[] = { "none", "section", "unit" };

  return nicks[group];
}

static const char *
sort_to_nick (guint sort)
{
  static const char *const nicks[] = { "outline", "text", "lead", "end", "status", "percent", "coordinating", "plan", "target",
                                       "entered", "product", "person" };

  return nicks[sort];
}

static const char *
kind_to_nick (guint kind)
{
  return dm_item_kind_to_nick (kind);
}

static const char *
status_to_nick (guint status)
{
  return dm_status_to_nick (status);
}

#define AT(field) G_STRUCT_OFFSET (DmItemQuery, field)

static const Member members[] = {
  { "plan", MEMBER_TEXT, AT (plan_id) },
  { "kinds", MEMBER_SET, AT (kinds), kind_to_nick, DM_ITEM_STEP + 1 },
  { "statuses", MEMBER_SET, AT (statuses), status_to_nick, DM_STATUS_N },
  { "unit", MEMBER_TEXT, AT (unit_id) },
  { "person", MEMBER_TEXT, AT (person_id) },
  { "mine", MEMBER_FLAG, AT (mine) },
  { "text", MEMBER_TEXT, AT (text) },
  { "within", MEMBER_NICK, AT (within), within_to_nick, DM_WITHIN_OWN + 1 },
  { "from", MEMBER_DAY, AT (end_from) },
  { "until", MEMBER_DAY, AT (end_until) },
  { "group", MEMBER_NICK, AT (group), group_to_nick, DM_GROUP_UNIT + 1 },
  { "sort", MEMBER_NICK, AT (sort), sort_to_nick, DM_SORT_PERSON + 1 },
  { "descending", MEMBER_FLAG, AT (descending) },
  { "closed", MEMBER_FLAG, AT (include_closed) },
};

/* --- writing --- */

static char *
join_set (const Member *member, guint set)
{
  g_autoptr (GString) nicks = g_string_new (NULL);

  for (guint i = 0; i < member->n_values; i++)
    if (set & 1u << i)
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? " " : "", member->to_nick (i));
  return g_string_free (g_steal_pointer (&nicks), FALSE);
}

static void
write_member (const Member *member, const DmItemQuery *query, JsonObject *object)
{
  const char *text = member->type == MEMBER_TEXT ? G_STRUCT_MEMBER (char *, query, member->offset) : NULL;
  guint value = member->type == MEMBER_TEXT ? text != NULL : G_STRUCT_MEMBER (guint, query, member->offset);
  g_autofree char *words = NULL;

  if (value == 0)
    return;
  if (member->type == MEMBER_FLAG)
    {
      json_object_set_boolean_member (object, member->name, TRUE);
      return;
    }
  if (member->type == MEMBER_DAY)
    words = dm_day_format (value);
  else if (member->type == MEMBER_SET)
    words = join_set (member, value);
  json_object_set_string_member (object, member->name, text ? text : words ? words : member->to_nick (value));
}

/* What makes no difference is left out, so that equal queries look alike. */
static DmItemQuery *
dup_plain (const DmItemQuery *query)
{
  DmItemQuery *plain = dm_item_query_copy (query);

  if (plain->kinds == 1u << DM_ITEM_TASK)
    plain->kinds = 0;
  if (plain->within != DM_WITHIN_OWN)
    plain->end_from = plain->end_until = DM_DAY_NONE;
  if (plain->plan_id)
    plain->include_closed = FALSE;
  /* Who is meant by "mine" is another one at another desk. */
  if (plain->mine)
    g_clear_pointer (&plain->person_id, g_free);
  return plain;
}

/**
 * dm_item_query_to_json:
 *
 * Returns: (transfer full): all but the day it is asked on; equal queries give equal texts
 */
char *
dm_item_query_to_json (const DmItemQuery *self)
{
  g_autoptr (DmItemQuery) plain = dup_plain (self);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    write_member (&members[i], plain, object);
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

/* --- reading --- */

static guint
split_set (const Member *member, const char *words)
{
  g_auto (GStrv) nicks = g_strsplit (words, " ", -1);
  guint set = 0;

  for (guint i = 0; i < member->n_values; i++)
    if (g_strv_contains ((const char *const *) nicks, member->to_nick (i)))
      set |= 1u << i;
  return set;
}

static guint
find_nick (const Member *member, const char *nick)
{
  for (guint i = 0; i < member->n_values; i++)
    if (g_str_equal (member->to_nick (i), nick))
      return i;
  return 0;
}

static void
read_member (const Member *member, DmItemQuery *query, JsonNode *node)
{
  gboolean holds = node && JSON_NODE_HOLDS_VALUE (node);
  GType type = holds ? json_node_get_value_type (node) : G_TYPE_INVALID;
  const char *words = type == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  if (member->type == MEMBER_FLAG && type == G_TYPE_BOOLEAN)
    G_STRUCT_MEMBER (gboolean, query, member->offset) = json_node_get_boolean (node);
  if (words == NULL)
    return;
  if (member->type == MEMBER_TEXT && *words)
    G_STRUCT_MEMBER (char *, query, member->offset) = g_strdup (words);
  else if (member->type == MEMBER_DAY)
    G_STRUCT_MEMBER (DmDay, query, member->offset) = dm_day_parse (words);
  else if (member->type == MEMBER_NICK)
    G_STRUCT_MEMBER (guint, query, member->offset) = find_nick (member, words);
  else if (member->type == MEMBER_SET)
    G_STRUCT_MEMBER (guint, query, member->offset) = split_set (member, words);
}

/**
 * dm_item_query_from_json:
 * @json: (nullable): what dm_item_query_to_json() gave, perhaps of another version; what is not understood is left out
 *
 * Returns: (transfer full): on no day yet
 */
DmItemQuery *
dm_item_query_from_json (const char *json)
{
  g_autoptr (JsonNode) node = json ? json_from_string (json, NULL) : NULL;
  JsonObject *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  DmItemQuery *query = dm_item_query_new (DM_DAY_NONE);

  for (guint i = 0; object && i < G_N_ELEMENTS (members); i++)
    read_member (&members[i], query, json_object_get_member (object, members[i].name));
  return query;
}

/**
 * dm_item_query_equal:
 *
 * Returns: whether both ask the same, the day left aside
 */
gboolean
dm_item_query_equal (const DmItemQuery *self, const DmItemQuery *other)
{
  g_autofree char *one = dm_item_query_to_json (self), *two = dm_item_query_to_json (other);

  return g_str_equal (one, two);
}
