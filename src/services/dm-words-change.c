/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* How much of a task's text stands in one line of history. */
#define MAX_LABEL_LETTERS 60

/* An act's nick: what was done, and what is said once it has been undone. */
static const struct
{
  const char *nick;
  const char *done;
  const char *undone;
} actions[] = {
  { "create", N_ ("Create the file"), N_ ("The new file was undone") },
  { "import", N_ ("Read in a plan"), N_ ("The plan was taken out again") },
  { "plan-add", N_ ("Add plan"), N_ ("The new plan was taken back") },
  { "plan-edit", N_ ("Edit plan"), N_ ("The change of the plan was undone") },
  { "plan-close", N_ ("Close plan"), N_ ("The plan is open again") },
  { "plan-reopen", N_ ("Open plan again"), N_ ("The plan is closed again") },
  { "plan-copy", N_ ("Copy plan to another year"), N_ ("The copied plan was taken out again") },
  { "plan-delete", N_ ("Delete plan"), N_ ("The plan is back") },
  { "item-add", N_ ("Add task"), N_ ("The new task was taken back") },
  { "bulk-edit", N_ ("Change several tasks"), N_ ("The change of several tasks was undone") },
  { "bulk-delete", N_ ("Delete several tasks"), N_ ("The deletion of several tasks was undone") },
  { "item-edit", N_ ("Edit task"), N_ ("The change of the task was undone") },
  { "item-delete", N_ ("Delete task"), N_ ("The task is back") },
  { "entry-add", N_ ("Enter progress"), N_ ("The progress entry was taken back") },
  { "entry-edit", N_ ("Correct progress"), N_ ("The correction of the progress entry was undone") },
  { "entry-delete", N_ ("Delete progress entry"), N_ ("The progress entry is back") },
  { "extension-add", N_ ("Extend deadline"), N_ ("The extension was taken back") },
  { "extension-edit", N_ ("Correct extension"), N_ ("The correction of the extension was undone") },
  { "extension-delete", N_ ("Delete extension"), N_ ("The extension is back") },
  { "unit-add", N_ ("Add unit"), N_ ("The new unit was taken back") },
  { "unit-edit", N_ ("Edit unit"), N_ ("The change of the unit was undone") },
  { "unit-dissolve", N_ ("Dissolve unit"), N_ ("The unit is not dissolved any more") },
  { "unit-delete", N_ ("Delete unit"), N_ ("The unit is back") },
  { "person-add", N_ ("Add person"), N_ ("The new person was taken back") },
  { "person-edit", N_ ("Edit person"), N_ ("The change of the person was undone") },
  { "person-delete", N_ ("Delete person"), N_ ("The person is back") },
  { "view-save", N_ ("Save view"), N_ ("The saving of the view was undone") },
  { "view-move", N_ ("Order views"), N_ ("The views stand as they did") },
  { "view-delete", N_ ("Delete view"), N_ ("The view is back") },
  { "rules-edit", N_ ("Change the rules of the office"), N_ ("The change of the rules was undone") },
  { "calendar-notice", N_ ("Enter the yearly notice"), N_ ("The yearly notice was taken back") },
  { "calendar-edit", N_ ("Change the calendar"), N_ ("The change of the calendar was undone") },
  { "undo", N_ ("Undo"), N_ ("The undo was undone") },
  { "redo", N_ ("Redo"), N_ ("The redo was undone") },
};

typedef enum
{
  FIELD_TEXT,
  FIELD_LIST,            /* a JSON array of texts, or of [text, day] */
  FIELD_DUE_DAYS,        /* joined by spaces */
  FIELD_PERCENT,
  FIELD_NUMBER,
  FIELD_FLAG,
  FIELD_ITEM_KIND,
  FIELD_DEADLINE_KIND,
  FIELD_REPEAT,
  FIELD_NAME             /* the id of a unit or a person */
} FieldType;

/* Columns that a person would recognise; ids, positions and what is computed are left out of a history. A table's
 * own row comes before the one for all tables. */
static const struct
{
  const char *table;
  const char *column;
  FieldType type;
  const char *label;
} fields[] = {
  { "item", "kind", FIELD_ITEM_KIND, N_ ("Kind of item") },
  { "deadline", "kind", FIELD_DEADLINE_KIND, N_ ("Kind of deadline") },
  { "deadline", "every", FIELD_REPEAT, N_ ("How often") },
  { "unit", "code", FIELD_TEXT, N_ ("Short name") },
  { "unit_alias", "alias", FIELD_TEXT, N_ ("Also called") },
  { "person", "title", FIELD_TEXT, N_ ("Position") },
  { "person", "unit_id", FIELD_NAME, N_ ("Unit") },
  { "person", "valid_from", FIELD_TEXT, N_ ("In the office from") },
  { "person", "valid_until", FIELD_TEXT, N_ ("In the office until") },
  { "item_unit", "unit_id", FIELD_NAME, N_ ("Leading unit") },
  { NULL, "number", FIELD_TEXT, N_ ("Number") },
  { NULL, "symbol", FIELD_TEXT, N_ ("Symbol") },
  { NULL, "type", FIELD_TEXT, N_ ("Type of document") },
  { NULL, "title", FIELD_TEXT, N_ ("Title") },
  { NULL, "issued_on", FIELD_TEXT, N_ ("Issued on") },
  { NULL, "place", FIELD_TEXT, N_ ("Place") },
  { NULL, "issuer", FIELD_TEXT, N_ ("Issuing office") },
  { NULL, "parent_issuer", FIELD_TEXT, N_ ("Governing office") },
  { NULL, "signer_form", FIELD_TEXT, N_ ("Signed for") },
  { NULL, "signer_position", FIELD_TEXT, N_ ("Signer's position") },
  { NULL, "signer_name", FIELD_TEXT, N_ ("Signer") },
  { NULL, "basis", FIELD_LIST, N_ ("Legal basis") },
  { NULL, "refs", FIELD_LIST, N_ ("Documents cited") },
  { NULL, "recipients", FIELD_LIST, N_ ("Recipients") },
  { NULL, "closed_on", FIELD_TEXT, N_ ("Closed on") },
  { NULL, "code", FIELD_TEXT, N_ ("Item number") },
  { NULL, "text", FIELD_TEXT, N_ ("Content") },
  { NULL, "detail", FIELD_TEXT, N_ ("Explanation") },
  { NULL, "product", FIELD_TEXT, N_ ("Expected product") },
  { NULL, "target_on", FIELD_TEXT, N_ ("Internal target") },
  { NULL, "pulse_days", FIELD_NUMBER, N_ ("Days until silent") },
  { NULL, "cancelled_on", FIELD_TEXT, N_ ("Cancelled on") },
  { NULL, "cancelled_why", FIELD_TEXT, N_ ("Why it was cancelled") },
  { NULL, "raw", FIELD_TEXT, N_ ("Deadline in the plan's words") },
  { NULL, "start_on", FIELD_TEXT, N_ ("First day") },
  { NULL, "end_on", FIELD_TEXT, N_ ("Last day named") },
  { NULL, "inclusive", FIELD_FLAG, N_ ("Last day counts") },
  { NULL, "every_n", FIELD_NUMBER, N_ ("Every so many years") },
  { NULL, "due", FIELD_DUE_DAYS, N_ ("Due days") },
  { NULL, "proposed_start", FIELD_TEXT, N_ ("Proposed first day") },
  { NULL, "proposed_end", FIELD_TEXT, N_ ("Proposed last day") },
  { NULL, "event_words", FIELD_TEXT, N_ ("Event") },
  { NULL, "event_on", FIELD_TEXT, N_ ("Day of the event") },
  { NULL, "event_days", FIELD_NUMBER, N_ ("Days after the event") },
  { NULL, "event_working", FIELD_FLAG, N_ ("Working days only") },
  { NULL, "entry_on", FIELD_TEXT, N_ ("Day") },
  { NULL, "percent", FIELD_PERCENT, N_ ("Progress") },
  { NULL, "result", FIELD_TEXT, N_ ("Result") },
  { NULL, "difficulty", FIELD_TEXT, N_ ("Difficulty") },
  { NULL, "proposal", FIELD_TEXT, N_ ("Request") },
  { NULL, "by_whom", FIELD_TEXT, N_ ("Reported by") },
  { NULL, "for_end", FIELD_TEXT, N_ ("For the deadline") },
  { NULL, "done_on", FIELD_TEXT, N_ ("Done on") },
  { NULL, "old_end", FIELD_TEXT, N_ ("Old deadline") },
  { NULL, "new_end", FIELD_TEXT, N_ ("New deadline") },
  { NULL, "reason", FIELD_TEXT, N_ ("Reason") },
  { NULL, "decided_on", FIELD_TEXT, N_ ("Decided on") },
  { NULL, "document", FIELD_TEXT, N_ ("Deciding document") },
  { NULL, "name", FIELD_TEXT, N_ ("Name") },
  { NULL, "valid_from", FIELD_TEXT, N_ ("Exists from") },
  { NULL, "valid_until", FIELD_TEXT, N_ ("Exists until") },
  { NULL, "person_id", FIELD_NAME, N_ ("Person in charge") },
  { NULL, "phone", FIELD_TEXT, N_ ("Telephone") },
  { NULL, "email", FIELD_TEXT, N_ ("E-mail") },
  { NULL, "predecessor_id", FIELD_NAME, N_ ("Predecessor") },
  { NULL, "successor_id", FIELD_NAME, N_ ("Successor") },
  { NULL, "on_day", FIELD_TEXT, N_ ("Day") },
  { NULL, "working", FIELD_FLAG, N_ ("Working day") },
  { NULL, "official", FIELD_FLAG, N_ ("By the official notice") },
  { NULL, "source", FIELD_TEXT, N_ ("Source") },
};

/* A setting's row is named by its id, and its value is all there is to it. */
static const struct
{
  const char *id;
  FieldType type;
  const char *label;
} settings[] = {
  { "due-soon-days", FIELD_NUMBER, N_ ("Days of “due soon”") },
  { "pulse-days", FIELD_NUMBER, N_ ("Days until silent") },
  { "before-counts-day", FIELD_FLAG, N_ ("“Before a day” counts that day") },
};

void
dm_field_change_free (DmFieldChange *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/**
 * dm_words_action:
 * @action: the nick of an act
 *
 * Returns: (transfer none): what was done
 */
const char *
dm_words_action (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].nick, action) == 0)
      return _ (actions[i].done);
  return _ ("Change");
}

/**
 * dm_words_undone:
 * @action: the nick of the act that was undone
 *
 * Returns: (transfer full): a sentence for the person who undid it
 */
char *
dm_words_undone (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_strcmp0 (actions[i].nick, action) == 0)
      return g_strdup (_ (actions[i].undone));
  return g_strdup (_ ("The change was undone"));
}

/* Images come from the log, which another program may have written: what is no flat object counts as empty. */
static JsonObject *
parse_image (const char *image)
{
  g_autoptr (JsonNode) node = image ? json_from_string (image, NULL) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return json_object_new ();
  return json_object_ref (json_node_get_object (node));
}

/* A member as text: "" for null and for none. */
static char *
dup_member (JsonObject *image, const char *column)
{
  JsonNode *node = json_object_get_member (image, column);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return g_strdup ("");
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

static char *
word_text (const char *value)
{
  DmDay day = dm_day_parse (value);

  return day == DM_DAY_NONE ? g_strdup (value) : dm_words_day (day);
}

static char *
word_list_element (JsonNode *node)
{
  JsonArray *pair;
  g_autofree char *day = NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) == 0)
    return g_strdup ("");
  pair = json_node_get_array (node);
  if (json_array_get_length (pair) > 1 && JSON_NODE_HOLDS_VALUE (json_array_get_element (pair, 1)))
    day = word_text (json_array_get_string_element (pair, 1));
  /* Translators: a document's number and its day */
  return day ? g_strdup_printf (C_ ("reference", "%s of %s"), json_array_get_string_element (pair, 0), day)
             : g_strdup (json_array_get_string_element (pair, 0));
}

static char *
word_list (const char *value)
{
  g_autoptr (JsonNode) node = json_from_string (value, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = word_list_element (json_array_get_element (array, i));

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", element);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
word_due_days (const char *value)
{
  g_auto (GStrv) due = g_strsplit (value, " ", -1);

  return dm_words_due_days ((const char *const *) due);
}

/* Numbers of 0 stand for "none", as the store keeps them. */
static char *
word_value (FieldType type, const char *value)
{
  int number = (int) g_ascii_strtoll (value, NULL, 10);
  DmItemKind item_kind;
  DmDeadlineKind deadline_kind;
  DmRepeat every;

  if (*value == '\0')
    return g_strdup ("");
  switch (type)
    {
    case FIELD_LIST:
      return word_list (value);
    case FIELD_DUE_DAYS:
      return word_due_days (value);
    case FIELD_PERCENT:
      return number < 0 ? g_strdup ("") : dm_words_percent (number);
    case FIELD_NUMBER:
      return number == 0 ? g_strdup ("") : g_strdup (value);
    case FIELD_FLAG:
      return g_strdup (number ? _ ("yes") : _ ("no"));
    case FIELD_ITEM_KIND:
      return g_strdup (dm_item_kind_from_nick (value, &item_kind) ? dm_words_item_kind (item_kind) : value);
    case FIELD_DEADLINE_KIND:
      return g_strdup (dm_deadline_kind_from_nick (value, &deadline_kind) ? dm_words_deadline_kind (deadline_kind)
                                                                         : value);
    case FIELD_REPEAT:
      return dm_repeat_from_nick (value, &every) ? dm_words_repeat (every, 0) : g_strdup (value);
    case FIELD_TEXT:
    default:
      return word_text (value);
    }
}

static int
find_field (const char *table, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].column, column) && (fields[i].table == NULL || g_strcmp0 (fields[i].table, table) == 0))
      return i;
  return -1;
}

/* Both kinds of a task's units are kept in rows of one table. */
static gboolean
is_coordinating (const DmChange *change)
{
  g_autoptr (JsonObject) image = parse_image (change->after ? change->after : change->before);
  g_autofree char *role = dup_member (image, "role");

  return g_str_equal (role, "coordinating");
}

static gboolean
describe_field (const DmChange *change, const char *column, FieldType *type, const char **label)
{
  int field = find_field (change->table, column);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_strcmp0 (change->table, "setting") == 0 && g_strcmp0 (settings[i].id, change->row_id) == 0)
      {
        *type = settings[i].type;
        *label = _ (settings[i].label);
        return TRUE;
      }
  if (field < 0)
    return FALSE;
  *type = fields[field].type;
  *label = fields[field].type == FIELD_NAME && is_coordinating (change) ? _ ("Coordinating unit") : _ (fields[field].label);
  return TRUE;
}

/* Whose name nobody knows any more has none. */
static char *
word_name (const DmChange *change, const char *id)
{
  const char *name = change->names ? g_hash_table_lookup (change->names, id) : NULL;

  return g_strdup (name ? name : "");
}

static DmFieldChange *
compare_field (const DmChange *change, const char *column, JsonObject *before, JsonObject *after)
{
  g_autofree char *old_value = dup_member (before, column);
  g_autofree char *new_value = dup_member (after, column);
  FieldType type;
  const char *label;
  DmFieldChange *field;

  if (g_str_equal (old_value, new_value) || !describe_field (change, column, &type, &label))
    return NULL;
  field = g_new0 (DmFieldChange, 1);
  field->label = g_strdup (label);
  field->before = type == FIELD_NAME ? word_name (change, old_value) : word_value (type, old_value);
  field->after = type == FIELD_NAME ? word_name (change, new_value) : word_value (type, new_value);
  if (!g_str_equal (field->before, field->after))
    return field;
  dm_field_change_free (field);
  return NULL;
}

/**
 * dm_words_change_fields:
 *
 * Returns: (transfer full) (element-type DmFieldChange): the fields that differ and mean something to a person, in
 *   the order of the row
 */
GPtrArray *
dm_words_change_fields (const DmChange *change)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_field_change_free);
  g_autoptr (JsonObject) before = parse_image (change->before);
  g_autoptr (JsonObject) after = parse_image (change->after);
  g_autoptr (GList) columns = json_object_get_members (change->after ? after : before);

  for (GList *l = columns; l != NULL; l = l->next)
    {
      DmFieldChange *field = compare_field (change, l->data, before, after);

      if (field)
        g_ptr_array_add (list, field);
    }
  return list;
}

static char *
shorten (const char *text)
{
  g_autofree char *line = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_LABEL_LETTERS)
    return g_strdup (text);
  line = g_utf8_substring (text, 0, MAX_LABEL_LETTERS - 2);
  return g_strconcat (g_strchomp (line), " …", NULL);
}

/* What stands before the row's words: an item's code, a plan's number and symbol. */
static char *
label_code (JsonObject *image)
{
  g_autofree char *code = dup_member (image, "code");
  g_autofree char *number = dup_member (image, "number");
  g_autofree char *symbol = dup_member (image, "symbol");

  if (*number == '\0')
    return g_steal_pointer (&code);
  return *symbol == '\0' ? g_steal_pointer (&number) : g_strdup_printf ("%s/%s", number, symbol);
}

/* What the row is called: the first of these columns that is filled. */
static char *
label_row (const DmChange *change)
{
  static const char *const columns[] = { "text", "name", "title", "raw", "alias", "result", NULL };
  /* A notice is known by its paper, not by the first of its days. */
  static const char *const notice_columns[] = { "source", "name", NULL };
  const char *const *names = g_strcmp0 (change->action, "calendar-notice") == 0 ? notice_columns : columns;
  g_autoptr (JsonObject) image = parse_image (change->after ? change->after : change->before);
  g_autofree char *code = label_code (image);
  g_autofree char *percent = dup_member (image, "percent");

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *value = dup_member (image, names[i]);
      g_autofree char *label = shorten (value);

      if (*label != '\0')
        return *code != '\0' ? g_strdup_printf ("%s %s", code, label) : g_steal_pointer (&label);
    }
  return *code != '\0' ? g_steal_pointer (&code) : word_value (FIELD_PERCENT, percent);
}

/**
 * dm_words_change_what:
 *
 * Returns: (transfer full): what was done to what, as one line
 */
char *
dm_words_change_what (const DmChange *change)
{
  const char *action = dm_words_action (change->action);
  /* What a new file is seeded with is nobody's doing. */
  g_autofree char *label = g_strcmp0 (change->action, "create") == 0 ? g_strdup ("") : label_row (change);

  if (*label == '\0')
    return g_strdup (action);
  /* Translators: what was done, to what */
  return g_strdup_printf (C_ ("change", "%s: %s"), action, label);
}

/**
 * dm_words_change:
 *
 * Returns: (transfer full): when, who and what, as one line
 */
char *
dm_words_change (const DmChange *change)
{
  g_autofree char *at = dm_words_instant (change->at);
  g_autofree char *what = dm_words_change_what (change);

  return g_strdup_printf ("%s · %s · %s", at, change->who ? change->who : "", what);
}
