/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-settings.h"

#include "dm-paths.h"

#include <locale.h>
#include <string.h>

#define SCHEMA_ID "vn.daumoi.DauMoi"

/* The ranges of the schema: GSettings calls a value outside of them a fault of the program. */
#define MIN_TEXT_SIZE 50
#define MAX_TEXT_SIZE 300
#define MIN_WIDTH 360
#define MIN_HEIGHT 480
#define MAX_SIDE 16384

struct _DmSettings
{
  GObject parent_instance;

  GSettings *settings;  /* NULL where the schema was not found */
  GHashTable *values;   /* key → GVariant, what stands in for them then */
  const char *applied;  /* the language that the program speaks by its own choice, "" for the system's */
};

G_DEFINE_FINAL_TYPE (DmSettings, dm_settings, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT_SIZE,
  PROP_ME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The schema's keys once more: a schema that lacks one belongs to another version, and asking it would end the
 * program. The defaults are for where there is none. */
static const struct
{
  const char *key;
  const char *type;
  const char *standard;
} keys[] = {
  { "language", "s", "''" },     { "text-size", "i", "100" },  { "window-width", "i", "1280" },
  { "window-height", "i", "800" }, { "maximized", "b", "false" }, { "last-file", "s", "''" },
  { "last-plan", "s", "''" },     { "me", "s", "''" },             { "table-columns", "a(sib)", "[]" },
};

static const char *const languages[] = { "", "vi", "en" };

/* --- where the schema is --- */

static gboolean
fits (GSettingsSchema *schema)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GSettingsSchemaKey) key = NULL;

      if (!g_settings_schema_has_key (schema, keys[i].key))
        return FALSE;
      key = g_settings_schema_get_key (schema, keys[i].key);
      if (!g_variant_type_equal (g_settings_schema_key_get_value_type (key), G_VARIANT_TYPE (keys[i].type)))
        return FALSE;
    }
  return TRUE;
}

static GSettingsSchema *
look_up (GSettingsSchemaSource *source)
{
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, SCHEMA_ID, FALSE) : NULL;

  return schema && fits (schema) ? g_steal_pointer (&schema) : NULL;
}

static GSettingsSchema *
look_up_in_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettingsSchemaSource) source = g_settings_schema_source_new_from_directory (folder, NULL, FALSE, &error);

  if (source == NULL)
    g_debug ("No schemas in %s: %s", folder, error->message);
  return look_up (source);
}

/* The build folder's own, else the installed one, else the same relative to the program when the whole prefix was
 * moved. */
static GSettingsSchema *
find_schema (void)
{
  const char *build_dir = dm_paths_build_dir ();
  g_autofree char *program = NULL, *folder = NULL, *beside = NULL;
  GSettingsSchema *schema;

  if (build_dir)
    {
      beside = g_build_filename (build_dir, "data", NULL);
      return look_up_in_folder (beside);
    }
  schema = look_up (g_settings_schema_source_get_default ());
  if (schema)
    return schema;
  program = g_file_read_link ("/proc/self/exe", NULL);
  folder = program ? g_path_get_dirname (program) : g_strdup ("/");
  beside = g_build_filename (folder, "..", "share", "glib-2.0", "schemas", NULL);
  return look_up_in_folder (beside);
}

/* --- values --- */

static GVariant *
get_value (DmSettings *self, const char *key)
{
  return self->settings ? g_settings_get_value (self->settings, key)
                        : g_variant_ref (g_hash_table_lookup (self->values, key));
}

static void
set_value (DmSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);
  g_autoptr (GVariant) old = get_value (self, key);

  if (g_variant_equal (old, sunk))
    return;
  if (self->settings)
    {
      /* An administrator may have locked it. */
      if (g_settings_is_writable (self->settings, key))
        g_settings_set_value (self->settings, key, sunk);
      return;
    }
  g_hash_table_replace (self->values, (char *) key, g_steal_pointer (&sunk));
  if (g_str_equal (key, "text-size"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
  else if (g_str_equal (key, "me"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ME]);
}

static int
get_int (DmSettings *self, const char *key)
{
  g_autoptr (GVariant) value = get_value (self, key);

  return g_variant_get_int32 (value);
}

static char *
dup_string (DmSettings *self, const char *key)
{
  g_autoptr (GVariant) value = get_value (self, key);

  return g_variant_dup_string (value, NULL);
}

/* What GSettings keeps is UTF-8; a path that is not is forgotten rather than bent. */
static void
set_string (DmSettings *self, const char *key, const char *string)
{
  set_value (self, key, g_variant_new_string (string && g_utf8_validate (string, -1, NULL) ? string : ""));
}

/* --- language --- */

/**
 * dm_settings_get_language:
 *
 * Returns: (transfer none): "vi", "en", or "" for the system's
 */
const char *
dm_settings_get_language (DmSettings *self)
{
  g_autofree char *language = NULL;

  g_return_val_if_fail (DM_IS_SETTINGS (self), "");
  language = dup_string (self, "language");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (language, languages[i]))
      return languages[i];
  return "";
}

/* One that the program does not speak is the system's. */
void
dm_settings_set_language (DmSettings *self, const char *language)
{
  g_return_if_fail (DM_IS_SETTINGS (self));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (language, languages[i]) == 0)
      {
        set_string (self, "language", language);
        return;
      }
  set_string (self, "language", "");
}

/**
 * dm_settings_apply_language:
 *
 * Called once, after dm_words_init() and before anything is said. Without a language of its own, the program keeps the
 * one of the environment.
 */
void
dm_settings_apply_language (DmSettings *self)
{
  static const char *const locales[] = { "vi_VN.UTF-8", "en_US.UTF-8", "C.UTF-8" };
  const char *language, *locale;

  g_return_if_fail (DM_IS_SETTINGS (self));
  language = dm_settings_get_language (self);
  self->applied = language;
  if (*language == '\0')
    return;
  g_setenv ("LANGUAGE", language, TRUE);
  /* Nothing is translated in the locale C, whatever LANGUAGE says; any other will do. */
  locale = setlocale (LC_MESSAGES, NULL);
  if (strcmp (locale, "C") != 0 && strcmp (locale, "POSIX") != 0 && !g_str_has_prefix (locale, "C."))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_MESSAGES, locales[i]))
      return;
}

/**
 * dm_settings_is_language_applied:
 *
 * Returns: whether the program speaks the language that is set; otherwise it does from its next start on
 */
gboolean
dm_settings_is_language_applied (DmSettings *self)
{
  g_return_val_if_fail (DM_IS_SETTINGS (self), TRUE);
  return g_str_equal (self->applied, dm_settings_get_language (self));
}

/* --- text --- */

int
dm_settings_get_text_size (DmSettings *self)
{
  g_return_val_if_fail (DM_IS_SETTINGS (self), 100);
  return get_int (self, "text-size");
}

void
dm_settings_set_text_size (DmSettings *self, int percent)
{
  g_return_if_fail (DM_IS_SETTINGS (self));
  set_value (self, "text-size", g_variant_new_int32 (CLAMP (percent, MIN_TEXT_SIZE, MAX_TEXT_SIZE)));
}

/* --- window --- */

/**
 * dm_settings_get_window:
 * @width: (out): in pixels, when it is not maximized
 * @height: (out): in pixels, when it is not maximized
 * @maximized: (out):
 */
void
dm_settings_get_window (DmSettings *self, int *width, int *height, gboolean *maximized)
{
  g_autoptr (GVariant) value = NULL;

  g_return_if_fail (DM_IS_SETTINGS (self));
  value = get_value (self, "maximized");
  *width = get_int (self, "window-width");
  *height = get_int (self, "window-height");
  *maximized = g_variant_get_boolean (value);
}

void
dm_settings_set_window (DmSettings *self, int width, int height, gboolean maximized)
{
  g_return_if_fail (DM_IS_SETTINGS (self));
  set_value (self, "window-width", g_variant_new_int32 (CLAMP (width, MIN_WIDTH, MAX_SIDE)));
  set_value (self, "window-height", g_variant_new_int32 (CLAMP (height, MIN_HEIGHT, MAX_SIDE)));
  set_value (self, "maximized", g_variant_new_boolean (maximized));
}

/* --- what was looked at --- */

/**
 * dm_settings_dup_last_file:
 *
 * Returns: (transfer full) (nullable): the path of the file that was open last, %NULL for none or one that is gone
 */
char *
dm_settings_dup_last_file (DmSettings *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (DM_IS_SETTINGS (self), NULL);
  path = dup_string (self, "last-file");
  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/* A relative path is kept as seen from the folder that the program runs in. */
void
dm_settings_set_last_file (DmSettings *self, const char *path)
{
  g_autofree char *absolute = path ? g_canonicalize_filename (path, NULL) : NULL;

  g_return_if_fail (DM_IS_SETTINGS (self));
  set_string (self, "last-file", absolute);
}

/**
 * dm_settings_dup_last_plan:
 *
 * Returns: (transfer full): a plan's id, "all", or "" for none chosen
 */
char *
dm_settings_dup_last_plan (DmSettings *self)
{
  g_return_val_if_fail (DM_IS_SETTINGS (self), g_strdup (""));
  return dup_string (self, "last-plan");
}

void
dm_settings_set_last_plan (DmSettings *self, const char *plan)
{
  g_return_if_fail (DM_IS_SETTINGS (self));
  set_string (self, "last-plan", plan);
}

/* --- who sits here --- */

/**
 * dm_settings_dup_me:
 *
 * Returns: (transfer full) (nullable): the id of the person who sits at this desk, %NULL where nobody said so. Another
 *   office's file knows no person of that id
 */
char *
dm_settings_dup_me (DmSettings *self)
{
  g_autofree char *me = NULL;

  g_return_val_if_fail (DM_IS_SETTINGS (self), NULL);
  me = dup_string (self, "me");
  return *me ? g_steal_pointer (&me) : NULL;
}

/* NULL for nobody. */
void
dm_settings_set_me (DmSettings *self, const char *person_id)
{
  g_return_if_fail (DM_IS_SETTINGS (self));
  set_string (self, "me", person_id);
}

/* --- the table of tasks --- */

/**
 * dm_settings_dup_columns:
 *
 * Returns: (transfer full): a value for dm_column_layout_merge()
 */
GVariant *
dm_settings_dup_columns (DmSettings *self)
{
  g_return_val_if_fail (DM_IS_SETTINGS (self), NULL);
  return get_value (self, "table-columns");
}

/* @columns: of dm_column_layout_to_variant() */
void
dm_settings_set_columns (DmSettings *self, GVariant *columns)
{
  g_return_if_fail (DM_IS_SETTINGS (self));
  set_value (self, "table-columns", columns);
}

/* --- the object --- */

static void
text_size_changed_cb (GSettings *settings, const char *key, DmSettings *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT_SIZE]);
}

static void
me_changed_cb (GSettings *settings, const char *key, DmSettings *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ME]);
}

static void
dm_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TEXT_SIZE)
    g_value_set_int (value, dm_settings_get_text_size (DM_SETTINGS (object)));
  else if (id == PROP_ME)
    g_value_take_string (value, dm_settings_dup_me (DM_SETTINGS (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dm_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TEXT_SIZE)
    dm_settings_set_text_size (DM_SETTINGS (object), g_value_get_int (value));
  else if (id == PROP_ME)
    dm_settings_set_me (DM_SETTINGS (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dm_settings_finalize (GObject *object)
{
  DmSettings *self = DM_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->values, g_hash_table_unref);
  G_OBJECT_CLASS (dm_settings_parent_class)->finalize (object);
}

static void
dm_settings_class_init (DmSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dm_settings_finalize;
  object_class->get_property = dm_settings_get_property;
  object_class->set_property = dm_settings_set_property;
  properties[PROP_TEXT_SIZE] = g_param_spec_int ("text-size", NULL, NULL, MIN_TEXT_SIZE, MAX_TEXT_SIZE, 100,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ME] = g_param_spec_string ("me", NULL, NULL, NULL,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dm_settings_init (DmSettings *self)
{
  self->applied = "";
}

/* Without its schema the program still runs: values start from their defaults and end with it. */
static DmSettings *
new_for_schema (GSettingsSchema *schema)
{
  DmSettings *self = g_object_new (DM_TYPE_SETTINGS, NULL);

  if (schema)
    {
      self->settings = g_settings_new_full (schema, NULL, NULL);
      g_signal_connect_object (self->settings, "changed::text-size", G_CALLBACK (text_size_changed_cb), self, 0);
      g_signal_connect_object (self->settings, "changed::me", G_CALLBACK (me_changed_cb), self, 0);
      return self;
    }
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_hash_table_insert (self->values, (char *) keys[i].key,
                         g_variant_parse (G_VARIANT_TYPE (keys[i].type), keys[i].standard, NULL, NULL, NULL));
  return self;
}

/**
 * dm_settings_new:
 *
 * Returns: (transfer full): the settings of the person at this desk
 */
DmSettings *
dm_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();

  return new_for_schema (schema);
}

/**
 * dm_settings_new_for_folder:
 * @folder: where a compiled schema may be, and nowhere else
 *
 * Returns: (transfer full): the same settings by that schema
 */
DmSettings *
dm_settings_new_for_folder (const char *folder)
{
  g_autoptr (GSettingsSchema) schema = look_up_in_folder (folder);

  return new_for_schema (schema);
}

gboolean
dm_settings_is_kept (DmSettings *self)
{
  g_return_val_if_fail (DM_IS_SETTINGS (self), FALSE);
  return self->settings != NULL;
}
