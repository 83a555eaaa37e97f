/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialogs.h"
#include "dm-unit-page.h"
#include "dm-window.h"
#include "dm-words.h"

#include <glib/gi18n.h>

struct _DmUnitPage
{
  DmRoster parent_instance;

  GPtrArray *units;   /* DmUnit; NULL until they were read */
  GHashTable *tally;  /* id → number of tasks that it leads */
};

G_DEFINE_FINAL_TYPE (DmUnitPage, dm_unit_page, DM_TYPE_ROSTER)

static const DmRosterWords words = {
  .icon = "network-workgroup-symbolic",
  .empty_title = N_ ("No units yet"),
  .empty_text = N_ ("Units come with the plans that are read in. Add those that are missing, with the other names that"
                    " documents give them."),
  .add_words = N_ ("Add a unit"),
  .add_action = "win.new-unit",
  .edit_action = "win.edit-unit",
  .title = N_ ("Units"),
  .gone_title = N_ ("Dissolved"),
};

static const DmUnit *
find_unit (DmUnitPage *self, const char *id)
{
  for (guint i = 0; self->units && i < self->units->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (self->units, i))->id, id) == 0)
      return g_ptr_array_index (self->units, i);
  return NULL;
}

/* --- rows --- */

static void
add_part (GString *note, const char *part)
{
  if (part && *part)
    g_string_append_printf (note, "%s%s", note->len > 0 ? " · " : "", part);
}

/* The names of the units, one behind the other; NULL for none. */
static char *
join_names (DmUnitPage *self, const GPtrArray *ids)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    if (find_unit (self, g_ptr_array_index (ids, i)))
      g_ptr_array_add (named, (gpointer) find_unit (self, g_ptr_array_index (ids, i)));
  return named->len > 0 ? dm_words_units (named, FALSE) : NULL;
}

static void
add_names (GString *note, const char *format, const char *names)
{
  g_autofree char *part = names ? g_strdup_printf (format, names) : NULL;

  add_part (note, part);
}

static char *
describe (DmUnitPage *self, const DmUnit *unit)
{
  GString *note = g_string_new (NULL);
  g_autoptr (GString) aliases = g_string_new (NULL);
  g_autofree char *before = join_names (self, unit->predecessors), *after = join_names (self, unit->successors);
  g_autofree char *span = dm_words_life_span (unit->valid_from, unit->valid_until);

  for (guint i = 0; i < unit->aliases->len; i++)
    g_string_append_printf (aliases, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (unit->aliases, i));
  add_part (note, unit->code);
  add_names (note, _ ("also called %s"), aliases->len > 0 ? aliases->str : NULL);
  add_part (note, span);
  add_names (note, _ ("took over from %s"), before);
  add_names (note, _ ("now %s"), after);
  return g_string_free (note, FALSE);
}

static GMenuModel *
make_menu (const DmUnit *unit, gboolean alive)
{
  GMenu *menu = g_menu_new ();
  const struct
  {
    const char *label;
    const char *action;
    gboolean offered;
  } entries[] = {
    { _ ("Edit…"), "win.edit-unit", TRUE },
    { _ ("Dissolve…"), "win.dissolve-unit", alive },
    { _ ("Delete"), "units.delete", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (entries[i].label, NULL);

      g_menu_item_set_action_and_target (item, entries[i].action, "s", unit->id);
      if (entries[i].offered)
        g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_row (DmUnitPage *self, const DmUnit *unit, DmDay today)
{
  g_autofree char *note = describe (self, unit), *menu_name = g_strdup_printf (_ ("%s: more"), unit->name);
  gboolean alive = unit->valid_until == DM_DAY_NONE || today <= unit->valid_until;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->tally, unit->id));
  g_autofree char *tasks = g_strdup_printf (ngettext ("%u task", "%u tasks", n), n);
  g_autoptr (GMenuModel) menu = make_menu (unit, alive);
  GtkWidget *row = dm_roster_row_new (unit->id, unit->name, note);

  if (!alive)
    dm_roster_row_set_gone (row);
  if (n > 0)
    dm_roster_row_add_door (row, tasks, "win.show-unit");
  dm_roster_row_set_menu (row, menu, menu_name);
  return row;
}

/* Whether the page is still there, and the answer as well; otherwise the page says why not. */
static gboolean
is_answered (DmUnitPage *self, gpointer answer, const GError *error)
{
  if (dm_roster_get_office (DM_ROSTER (self)) == NULL)
    return FALSE;
  if (answer == NULL)
    dm_roster_fail (DM_ROSTER (self), error);
  return answer != NULL;
}

static void
tallied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmUnitPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GHashTable) tally = dm_office_tally_tasks_finish (DM_OFFICE (source), result, &error);

  if (!is_answered (self, tally, error))
    return;
  g_clear_pointer (&self->tally, g_hash_table_unref);
  self->tally = g_steal_pointer (&tally);
  for (guint i = 0; i < self->units->len; i++)
    g_ptr_array_add (rows, make_row (self, g_ptr_array_index (self->units, i), dm_office_get_today (DM_OFFICE (source))));
  dm_roster_take (DM_ROSTER (self), rows);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmUnitPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = dm_office_list_units_finish (DM_OFFICE (source), result, &error);

  if (!is_answered (self, units, error))
    return;
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = g_steal_pointer (&units);
  dm_office_tally_tasks_async (DM_OFFICE (source), DM_TALLY_UNITS, NULL, tallied_cb, g_object_ref (self));
}

static void
dm_unit_page_load (DmRoster *roster)
{
  dm_office_list_units_async (dm_roster_get_office (roster), NULL, listed_cb, g_object_ref (roster));
}

/* --- deleting: at once, with undo; or why not, and what to do instead --- */

typedef struct
{
  DmUnitPage *page;
  DmUnit *unit;
} Deletion;

static void
dissolve_instead_cb (gpointer user_data)
{
  Deletion *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self->page), "win.dissolve-unit", "s", self->unit->id);
}

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->page);
  dm_unit_unref (self->unit);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean deleted = dm_office_delete_unit_finish (DM_OFFICE (source), result, &error);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page)));
  g_autofree char *said = NULL;

  if (window == NULL)
    return;
  if (deleted)
    {
      said = g_strdup_printf (_ ("“%s” deleted"), self->unit->name);
      dm_window_say_undoable (DM_WINDOW (window), said);
    }
  else if (!g_error_matches (error, DM_STORE_ERROR, DM_STORE_ERROR_CONSTRAINT))
    dm_window_say_error (DM_WINDOW (window), error);
  else
    {
      said = g_strdup_printf (_ ("Tasks or people belong to “%s”, so it was not deleted. If the unit is no more, dissolve it"
                                 " instead: what was done under its name stays."),
                              self->unit->name);
      dm_dialogs_offer (window, _ ("The unit is still needed"), said, _ ("Dissolve…"), dissolve_instead_cb,
                        g_steal_pointer (&self), deletion_free);
    }
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmUnitPage *self = DM_UNIT_PAGE (widget);
  const DmUnit *unit = find_unit (self, g_variant_get_string (parameter, NULL));
  Deletion *deletion;

  if (unit == NULL)
    return;
  deletion = g_new (Deletion, 1);
  *deletion = (Deletion){ g_object_ref (self), dm_unit_copy (unit) };
  dm_office_delete_unit_async (dm_roster_get_office (DM_ROSTER (self)), unit, NULL, deleted_cb, deletion);
}

/* --- the object --- */

static void
dm_unit_page_finalize (GObject *object)
{
  DmUnitPage *self = DM_UNIT_PAGE (object);

  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->tally, g_hash_table_unref);
  G_OBJECT_CLASS (dm_unit_page_parent_class)->finalize (object);
}

static void
dm_unit_page_class_init (DmUnitPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dm_unit_page_finalize;
  DM_ROSTER_CLASS (klass)->words = &words;
  DM_ROSTER_CLASS (klass)->load = dm_unit_page_load;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "units.delete", "s", delete_action);
}

static void
dm_unit_page_init (DmUnitPage *self)
{
}

GtkWidget *
dm_unit_page_new (DmOffice *office)
{
  return dm_roster_new (DM_TYPE_UNIT_PAGE, office);
}
