/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-chooser.h"
#include "dm-dialog.h"
#include "dm-task-filter.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* In the order of the drop-down. */
static const guint kinds[] = {
  1u << DM_ITEM_TASK,
  1u << DM_ITEM_DUTY,
  1u << DM_ITEM_TASK | 1u << DM_ITEM_DUTY,
};

struct _DmTaskFilter
{
  GtkPopover parent_instance;

  DmOffice *office;
  GPtrArray *units;  /* DmUnit: the rows of the drop-down behind its first; NULL until they were read */
  char *unit_id;     /* the one that is chosen, also before they were read; NULL for all */
  DmSettings *settings; /* NULL: who sits here is remembered as long as the window is there */
  char *me;
  gboolean showing;  /* what is set is no choice of a person */

  GtkDropDown *unit;
  DmChooser *person;
  GtkCheckButton *mine;
  GtkWidget *me_box;
  GtkWidget *me_question;
  DmChooser *me_chooser;
  GtkWidget *people_button;
  GtkDropDown *period;
  GtkWidget *own_period;
  GtkEditable *from;
  GtkEditable *until;
  GtkDropDown *kind;
  GtkCheckButton *closed;
  GtkDropDown *group;
  GtkWidget *clear_button;
};

G_DEFINE_FINAL_TYPE (DmTaskFilter, dm_task_filter, GTK_TYPE_POPOVER)

static guint changed_signal;

/* --- units --- */

static void
select_unit (DmTaskFilter *self)
{
  guint selected = 0;

  for (guint i = 0; self->units && i < self->units->len; i++)
    if (g_strcmp0 (((const DmUnit *) g_ptr_array_index (self->units, i))->id, self->unit_id) == 0)
      selected = i + 1;
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->unit, selected);
  self->showing = FALSE;
}

static const DmUnit *
get_unit (DmTaskFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->unit);

  return self->units && selected > 0 && selected <= self->units->len ? g_ptr_array_index (self->units, selected - 1) : NULL;
}

static void
show_units (DmTaskFilter *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All units"));
  for (guint i = 0; i < self->units->len; i++)
    gtk_string_list_append (names, ((const DmUnit *) g_ptr_array_index (self->units, i))->name);
  self->showing = TRUE;
  gtk_drop_down_set_model (self->unit, G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (self->unit, self->units->len > 10);
  self->showing = FALSE;
  select_unit (self);
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmTaskFilter) self = user_data;
  GPtrArray *units = dm_office_list_units_finish (DM_OFFICE (source), result, NULL);

  if (units == NULL || self->office == NULL)
    {
      g_clear_pointer (&units, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = units;
  show_units (self);
  /* A unit that a view names has a name from now on. */
  if (self->unit_id)
    g_signal_emit (self, changed_signal, 0);
}

/* --- people, and who of them sits here --- */

static char *
dup_me (DmTaskFilter *self)
{
  g_autofree char *me = self->settings ? dm_settings_dup_me (self->settings) : g_strdup (self->me);

  /* Another office's file knows nobody of that id. Until the list is there, they are taken for somebody. */
  if (me && dm_chooser_is_loaded (self->me_chooser) && !dm_chooser_knows (self->me_chooser, me))
    return NULL;
  return g_steal_pointer (&me);
}

/* Whoever asks for their own tasks says first who they are, and may say otherwise. */
static void
show_me (DmTaskFilter *self)
{
  g_autofree char *me = dup_me (self);
  gboolean nobody = dm_chooser_is_loaded (self->me_chooser) && dm_chooser_count (self->me_chooser) == 0;
  gboolean was_showing = self->showing;

  self->showing = TRUE;
  dm_chooser_set_id (self->me_chooser, me, NULL);
  self->showing = was_showing;
  gtk_widget_set_visible (self->me_box, gtk_check_button_get_active (self->mine));
  gtk_widget_set_visible (self->me_question, me == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->me_chooser), !nobody);
  gtk_widget_set_visible (self->people_button, nobody);
}

static void
load_people (DmTaskFilter *self)
{
  if (dm_office_get_path (self->office) == NULL)
    return;
  dm_chooser_load_people (self->person, self->office);
  dm_chooser_load_people (self->me_chooser, self->office);
}

static void
people_loaded_cb (DmTaskFilter *self)
{
  show_me (self);
  /* Whom a view names has a name from now on, or is not known here. */
  if (gtk_check_button_get_active (self->mine) || dm_chooser_get_id (self->person))
    g_signal_emit (self, changed_signal, 0);
}

/* --- what a person chooses --- */

static void
show_sensitive (DmTaskFilter *self)
{
  gboolean any = FALSE;

  gtk_widget_set_visible (self->own_period, gtk_drop_down_get_selected (self->period) == DM_WITHIN_OWN);
  for (DmFacet facet = 0; facet < DM_FACET_N; facet++)
    {
      g_autofree char *words = dm_task_filter_dup_words (self, facet);

      any |= words != NULL;
    }
  gtk_widget_set_sensitive (self->clear_button, any);
}

static void
chosen_cb (DmTaskFilter *self)
{
  const DmUnit *unit = get_unit (self);

  if (self->showing)
    return;
  if (self->units)
    {
      g_free (self->unit_id);
      self->unit_id = unit ? g_strdup (unit->id) : NULL;
    }
  show_sensitive (self);
  g_signal_emit (self, changed_signal, 0);
}

/* While a day is being typed there is none: the field says so, and that side stays open. */
static DmDay
read_day (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);
  DmDay day = dm_form_parse_day (text);

  if (*text && day == DM_DAY_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (editable), "error");
  return day;
}

static void
days_changed_cb (DmTaskFilter *self)
{
  read_day (self->from);
  read_day (self->until);
  chosen_cb (self);
}

static void
person_chosen_cb (DmTaskFilter *self)
{
  if (self->showing)
    return;
  /* One person's tasks or one's own: the one that was said last. */
  self->showing = TRUE;
  if (dm_chooser_get_id (self->person))
    gtk_check_button_set_active (self->mine, FALSE);
  self->showing = FALSE;
  show_me (self);
  chosen_cb (self);
}

static void
mine_toggled_cb (DmTaskFilter *self)
{
  if (self->showing)
    return;
  self->showing = TRUE;
  if (gtk_check_button_get_active (self->mine))
    dm_chooser_set_id (self->person, NULL, NULL);
  self->showing = FALSE;
  show_me (self);
  chosen_cb (self);
}

static void
me_chosen_cb (DmTaskFilter *self)
{
  const char *id = dm_chooser_get_id (self->me_chooser);

  if (self->showing || id == NULL)
    return;
  g_free (self->me);
  self->me = g_strdup (id);
  if (self->settings)
    dm_settings_set_me (self->settings, id);   /* which tells so */
  else
    chosen_cb (self);
  show_me (self);
}

/* By this popover or in the preferences. */
static void
me_changed_cb (DmTaskFilter *self)
{
  show_me (self);
  if (gtk_check_button_get_active (self->mine))
    chosen_cb (self);
}

static void
people_clicked_cb (DmTaskFilter *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
clear_clicked_cb (DmTaskFilter *self)
{
  dm_task_filter_clear (self, DM_FACET_N);
}

/* The form that asks for the name takes the popover's place. */
static void
save_clicked_cb (DmTaskFilter *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* --- the object --- */

static void
dm_task_filter_dispose (GObject *object)
{
  DmTaskFilter *self = DM_TASK_FILTER (object);

  if (self->office)
    g_signal_handlers_disconnect_by_data (self->office, self);
  g_clear_object (&self->office);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->me, g_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->unit_id, g_free);
  G_OBJECT_CLASS (dm_task_filter_parent_class)->dispose (object);
}

static void
dm_task_filter_class_init (DmTaskFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_task_filter_dispose;
  changed_signal = g_signal_new ("changed", DM_TYPE_TASK_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DM_TYPE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-task-filter.ui");
  gtk_widget_class_bind_template_callback (widget_class, person_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, mine_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, me_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmTaskFilter, name)
  BIND (unit);
  BIND (person);
  BIND (mine);
  BIND (me_box);
  BIND (me_question);
  BIND (me_chooser);
  BIND (people_button);
  BIND (period);
  BIND (own_period);
  BIND (from);
  BIND (until);
  BIND (kind);
  BIND (closed);
  BIND (group);
  BIND (clear_button);
#undef BIND
}

static void
dm_task_filter_init (DmTaskFilter *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->showing = FALSE;
  show_sensitive (self);
}

static void
list_units (DmTaskFilter *self)
{
  if (dm_office_get_path (self->office))
    dm_office_list_units_async (self->office, NULL, units_listed_cb, g_object_ref (self));
}

/* The names are asked for when the popover is first opened, and again when they may have changed. */
static void
office_changed_cb (DmTaskFilter *self)
{
  if (self->units)
    list_units (self);
  if (dm_chooser_is_loaded (self->me_chooser))
    load_people (self);
}

static void
shown_cb (DmTaskFilter *self)
{
  if (self->units == NULL)
    list_units (self);
  if (!dm_chooser_is_loaded (self->me_chooser))
    load_people (self);
}

void
dm_task_filter_set_settings (DmTaskFilter *self, DmSettings *settings)
{
  g_return_if_fail (self->settings == NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "notify::me", G_CALLBACK (me_changed_cb), self, G_CONNECT_SWAPPED);
}

void
dm_task_filter_set_office (DmTaskFilter *self, DmOffice *office)
{
  g_return_if_fail (self->office == NULL);
  self->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (office_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "show", G_CALLBACK (shown_cb), NULL);
}

static void
set_day (GtkEditable *editable, DmDay day)
{
  g_autofree char *text = day == DM_DAY_NONE ? g_strdup ("") : dm_words_day (day);

  gtk_editable_set_text (editable, text);
}

void
dm_task_filter_set_query (DmTaskFilter *self, const DmItemQuery *query)
{
  guint kind = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (query->kinds == kinds[i])
      kind = i;
  self->showing = TRUE;
  gtk_check_button_set_active (self->mine, query->mine);
  dm_chooser_set_id (self->person, query->mine ? NULL : query->person_id, NULL);
  if ((query->mine || query->person_id) && !dm_chooser_is_loaded (self->me_chooser))
    load_people (self);
  gtk_drop_down_set_selected (self->period, query->within);
  set_day (self->from, query->end_from);
  set_day (self->until, query->end_until);
  gtk_drop_down_set_selected (self->kind, kind);
  gtk_check_button_set_active (self->closed, query->include_closed);
  gtk_drop_down_set_selected (self->group, query->group);
  g_free (self->unit_id);
  self->unit_id = g_strdup (query->unit_id);
  select_unit (self);
  if (self->unit_id && self->units == NULL)
    list_units (self);
  self->showing = FALSE;
  show_me (self);
  show_sensitive (self);
}

void
dm_task_filter_apply (DmTaskFilter *self, DmItemQuery *query)
{
  g_free (query->unit_id);
  query->unit_id = g_strdup (self->unit_id);
  query->mine = gtk_check_button_get_active (self->mine);
  g_free (query->person_id);
  query->person_id = query->mine ? dup_me (self) : g_strdup (dm_chooser_get_id (self->person));
  query->within = gtk_drop_down_get_selected (self->period);
  query->end_from = read_day (self->from);
  query->end_until = read_day (self->until);
  query->kinds = kinds[gtk_drop_down_get_selected (self->kind)];
  query->include_closed = gtk_check_button_get_active (self->closed);
  query->group = gtk_drop_down_get_selected (self->group);
}

static char *
dup_own_period (DmTaskFilter *self)
{
  DmDay from = read_day (self->from), until = read_day (self->until);
  g_autofree char *first = from == DM_DAY_NONE ? NULL : dm_words_day (from);
  g_autofree char *last = until == DM_DAY_NONE ? NULL : dm_words_day (until);

  if (first && last)
    return g_strdup_printf (_ ("Ends from %s until %s"), first, last);
  if (first)
    return g_strdup_printf (_ ("Ends from %s on"), first);
  return last ? g_strdup_printf (_ ("Ends until %s"), last) : NULL;
}

static char *
dup_selected (GtkDropDown *drop_down)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (drop_down);

  return selected ? g_strdup (gtk_string_object_get_string (selected)) : NULL;
}

static char *
dup_period (DmTaskFilter *self)
{
  guint within = gtk_drop_down_get_selected (self->period);
  g_autofree char *words = NULL;

  if (within == DM_WITHIN_ANY)
    return NULL;
  if (within == DM_WITHIN_OWN)
    return dup_own_period (self);
  words = dup_selected (self->period);
  /* Translators: "Ends: this quarter" */
  return g_strdup_printf (_ ("Ends: %s"), words);
}

static char *
dup_person (DmTaskFilter *self)
{
  const char *name = dm_chooser_get_name (self->person);

  if (gtk_check_button_get_active (self->mine))
    return g_strdup (_ ("My tasks"));
  return dm_chooser_get_id (self->person) ? g_strdup (name ? name : _ ("One person")) : NULL;
}

char *
dm_task_filter_dup_words (DmTaskFilter *self, DmFacet facet)
{
  switch (facet)
    {
    case DM_FACET_UNIT:
      return get_unit (self) ? g_strdup (get_unit (self)->name) : self->unit_id ? g_strdup (_ ("One unit")) : NULL;
    case DM_FACET_PERSON:
      return dup_person (self);
    case DM_FACET_PERIOD:
      return dup_period (self);
    case DM_FACET_KIND:
      return gtk_drop_down_get_selected (self->kind) > 0 ? dup_selected (self->kind) : NULL;
    case DM_FACET_CLOSED:
      return gtk_check_button_get_active (self->closed) ? g_strdup (_ ("Closed plans too")) : NULL;
    default:
      return NULL;
    }
}

void
dm_task_filter_clear (DmTaskFilter *self, DmFacet facet)
{
  gboolean all = facet == DM_FACET_N;

  self->showing = TRUE;
  if (all || facet == DM_FACET_UNIT)
    {
      gtk_drop_down_set_selected (self->unit, 0);
      g_clear_pointer (&self->unit_id, g_free);
    }
  if (all || facet == DM_FACET_PERSON)
    {
      gtk_check_button_set_active (self->mine, FALSE);
      dm_chooser_set_id (self->person, NULL, NULL);
    }
  if (all || facet == DM_FACET_PERIOD)
    gtk_drop_down_set_selected (self->period, DM_WITHIN_ANY);
  if (all || facet == DM_FACET_KIND)
    gtk_drop_down_set_selected (self->kind, 0);
  if (all || facet == DM_FACET_CLOSED)
    gtk_check_button_set_active (self->closed, FALSE);
  self->showing = FALSE;
  show_me (self);
  show_sensitive (self);
  g_signal_emit (self, changed_signal, 0);
}
