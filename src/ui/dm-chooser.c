/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-chooser.h"
#include "dm-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many can be looked through without words. */
#define FEW 10

typedef struct
{
  char *id;      /* NULL: none of them */
  char *name;
  char *note;    /* what tells two of one name apart; NULL for nothing */
  char *folded;
} Choice;

struct _DmChooser
{
  GtkWidget parent_instance;

  char *title;
  char *none;
  char *prompt;
  char *id;
  char *name;           /* of what is chosen, as far as known */
  gboolean gone_too;
  char *but_not;        /* the id of one that is not offered */
  GPtrArray *choices;   /* Choice, NULL until they were read */
  GPtrArray *waiting;   /* DmPerson, while their units are read */
  char *needle;         /* folded; NULL for none */
  const char *empty_words;

  GtkWidget *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkWidget *search;
  GtkListBox *list;
  GtkLabel *nothing;
};

G_DEFINE_FINAL_TYPE (DmChooser, dm_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_NONE,
  PROP_PROMPT,
  PROP_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint loaded_signal;

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->note);
  g_free (self->folded);
  g_free (self);
}

static void
add_choice (GPtrArray *choices, const char *id, const char *name, const char *note)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *words = g_strconcat (name, " ", note, NULL);

  choice->id = g_strdup (id);
  choice->name = g_strdup (name);
  choice->note = note && *note ? g_strdup (note) : NULL;
  choice->folded = dm_fold (words);
  g_ptr_array_add (choices, choice);
}

static const Choice *
find_choice (DmChooser *self, const char *id)
{
  for (guint i = 0; self->choices && i < self->choices->len; i++)
    if (g_strcmp0 (((const Choice *) g_ptr_array_index (self->choices, i))->id, id) == 0)
      return g_ptr_array_index (self->choices, i);
  return NULL;
}

/* --- what is shown --- */

static void
show_chosen (DmChooser *self)
{
  const Choice *choice = find_choice (self, self->id);
  const char *words = choice ? choice->name
                      : self->id ? self->name
                                 : self->none;
  g_autofree char *label = NULL;

  if (words == NULL)
    words = self->id ? "…" : self->prompt ? self->prompt : "";
  label = self->title ? g_strdup_printf ("%s: %s", self->title, words) : g_strdup (words);
  gtk_label_set_text (self->label, words);
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static GtkWidget *
make_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (DmChooser *self, const Choice *choice)
{
  GtkWidget *row = gtk_list_box_row_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  gboolean chosen = g_strcmp0 (choice->id, self->id) == 0;

  gtk_box_append (GTK_BOX (column), make_line (choice->name, NULL));
  if (choice->note)
    {
      gtk_box_append (GTK_BOX (column), make_line (choice->note, "caption"));
      gtk_widget_add_css_class (gtk_widget_get_last_child (column), "dim-label");
    }
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_opacity (mark, chosen);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), mark);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
  g_object_set_data (G_OBJECT (row), "choice", (gpointer) choice);
  return row;
}

static void
show_choices (DmChooser *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) && GTK_IS_LIST_BOX_ROW (row))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; self->choices && i < self->choices->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->choices, i)));
  gtk_widget_set_visible (self->search, dm_chooser_count (self) > FEW);
}

/* What the list says when it has nothing to offer. */
static void
show_nothing (DmChooser *self)
{
  gtk_label_set_text (self->nothing, self->needle ? _ ("Nothing fits these words.") : self->empty_words);
}

/* @empty_words: (transfer none): of static life */
static void
take_choices (DmChooser *self, GPtrArray *choices, const char *empty_words)
{
  g_autoptr (GPtrArray) old = self->choices;   /* the rows still point into them */

  self->choices = choices;
  self->empty_words = empty_words;
  show_choices (self);
  show_chosen (self);
  show_nothing (self);
  g_signal_emit (self, loaded_signal, 0);
}

/* --- what there is to choose from --- */

static GPtrArray *
new_choices (DmChooser *self)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);

  if (self->none)
    add_choice (choices, NULL, self->none, NULL);
  return choices;
}

static const char *
find_unit_name (const GPtrArray *units, const char *id)
{
  for (guint i = 0; id && i < units->len; i++)
    if (strcmp (((const DmUnit *) g_ptr_array_index (units, i))->id, id) == 0)
      return ((const DmUnit *) g_ptr_array_index (units, i))->name;
  return NULL;
}

static gboolean
is_offered (DmChooser *self, const char *id, gboolean here)
{
  return g_strcmp0 (id, self->but_not) != 0 && (here || self->gone_too || g_strcmp0 (id, self->id) == 0);
}

static void
add_people (DmChooser *self, GPtrArray *choices, const GPtrArray *people, const GPtrArray *units, DmDay on)
{
  for (guint i = 0; i < people->len; i++)
    {
      const DmPerson *person = g_ptr_array_index (people, i);
      const char *unit = find_unit_name (units, person->unit_id);
      gboolean here = dm_person_is_alive (person, on);
      g_autofree char *note = g_strconcat (person->title ? person->title : "", person->title && unit ? " · " : "",
                                           unit ? unit : "", NULL);

      if (is_offered (self, person->id, here))
        add_choice (choices, person->id, person->name, here ? note : _ ("no longer in the office"));
    }
}

static void
units_of_people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmChooser) self = user_data;
  g_autoptr (GPtrArray) units = dm_office_list_units_finish (DM_OFFICE (source), result, NULL);
  g_autoptr (GPtrArray) people = g_steal_pointer (&self->waiting);
  GPtrArray *choices;

  if (units == NULL || people == NULL || self->list == NULL)
    return;
  choices = new_choices (self);
  add_people (self, choices, people, units, dm_office_get_today (DM_OFFICE (source)));
  take_choices (self, choices, _ ("No people yet. They are entered under “People”."));
}

static void
people_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmChooser) self = user_data;
  GPtrArray *people = dm_office_list_people_finish (DM_OFFICE (source), result, NULL);

  if (people == NULL)
    return;
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = people;
  dm_office_list_units_async (DM_OFFICE (source), NULL, units_of_people_cb, g_object_ref (self));
}

void
dm_chooser_load_people (DmChooser *self, DmOffice *office)
{
  g_return_if_fail (DM_IS_CHOOSER (self) && DM_IS_OFFICE (office));
  dm_office_list_people_async (office, NULL, people_listed_cb, g_object_ref (self));
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmChooser) self = user_data;
  g_autoptr (GPtrArray) units = dm_office_list_units_finish (DM_OFFICE (source), result, NULL);
  DmDay today = dm_office_get_today (DM_OFFICE (source));
  GPtrArray *choices;

  if (units == NULL || self->list == NULL)
    return;
  choices = new_choices (self);
  for (guint i = 0; i < units->len; i++)
    {
      const DmUnit *unit = g_ptr_array_index (units, i);
      gboolean here = unit->valid_until == DM_DAY_NONE || today <= unit->valid_until;

      if (is_offered (self, unit->id, here))
        add_choice (choices, unit->id, unit->name, here ? unit->code : _ ("dissolved"));
    }
  take_choices (self, choices, _ ("No units yet. They are entered under “Units”."));
}

void
dm_chooser_load_units (DmChooser *self, DmOffice *office)
{
  g_return_if_fail (DM_IS_CHOOSER (self) && DM_IS_OFFICE (office));
  dm_office_list_units_async (office, NULL, units_listed_cb, g_object_ref (self));
}

/* --- choosing --- */

static void
choose (DmChooser *self, GtkListBoxRow *row)
{
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");
  g_autofree char *id = g_strdup (choice->id), *name = g_strdup (choice->name);

  gtk_popover_popdown (self->popover);
  dm_chooser_set_id (self, id, name);
}

static void
row_activated_cb (DmChooser *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static gboolean
fits (GtkListBoxRow *row, gpointer user_data)
{
  DmChooser *self = user_data;
  const Choice *choice = g_object_get_data (G_OBJECT (row), "choice");

  return self->needle == NULL || strstr (choice->folded, self->needle) != NULL;
}

static void
search_changed_cb (DmChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_clear_pointer (&self->needle, g_free);
  if (*text)
    self->needle = dm_fold (text);
  show_nothing (self);
  gtk_list_box_invalidate_filter (self->list);
}

/* Enter takes the first that fits. */
static void
search_activated_cb (DmChooser *self)
{
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, i))))
      {
        choose (self, gtk_list_box_get_row_at_index (self->list, i));
        return;
      }
}

static void
search_stopped_cb (DmChooser *self)
{
  gtk_popover_popdown (self->popover);
}

static void
popover_shown_cb (DmChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  show_choices (self);
  if (gtk_widget_get_visible (self->search))
    gtk_widget_grab_focus (self->search);
}

/* --- the object --- */

static gboolean
dm_chooser_mnemonic_activate (GtkWidget *widget, gboolean cycling)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (DM_CHOOSER (widget)->button));
  return TRUE;
}

static gboolean
dm_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (DM_CHOOSER (widget)->button, GTK_DIR_TAB_FORWARD);
}

static void
set_words (DmChooser *self, char **field, const GValue *value)
{
  g_free (*field);
  *field = g_value_dup_string (value);
  show_chosen (self);
}

static void
dm_chooser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DmChooser *self = DM_CHOOSER (object);

  switch (id)
    {
    case PROP_TITLE:
      set_words (self, &self->title, value);
      break;
    case PROP_NONE:
      set_words (self, &self->none, value);
      break;
    case PROP_PROMPT:
      set_words (self, &self->prompt, value);
      break;
    case PROP_ID:
      dm_chooser_set_id (self, g_value_get_string (value), NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dm_chooser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DmChooser *self = DM_CHOOSER (object);
  const char *const words[] = { NULL, self->title, self->none, self->prompt, self->id };

  g_assert (id < G_N_ELEMENTS (words));
  g_value_set_string (value, words[id]);
}

static void
dm_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_CHOOSER);
  G_OBJECT_CLASS (dm_chooser_parent_class)->dispose (object);
}

static void
dm_chooser_finalize (GObject *object)
{
  DmChooser *self = DM_CHOOSER (object);

  g_free (self->title);
  g_free (self->none);
  g_free (self->prompt);
  g_free (self->id);
  g_free (self->name);
  g_free (self->but_not);
  g_free (self->needle);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  G_OBJECT_CLASS (dm_chooser_parent_class)->finalize (object);
}

static void
dm_chooser_class_init (DmChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { NULL, "title", "none", "prompt", "id" };

  object_class->dispose = dm_chooser_dispose;
  object_class->finalize = dm_chooser_finalize;
  object_class->set_property = dm_chooser_set_property;
  object_class->get_property = dm_chooser_get_property;
  widget_class->mnemonic_activate = dm_chooser_mnemonic_activate;
  widget_class->grab_focus = dm_chooser_grab_focus;
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  loaded_signal = g_signal_new ("loaded", DM_TYPE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-chooser.ui");
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmChooser, name)
  BIND (button);
  BIND (label);
  BIND (popover);
  BIND (search);
  BIND (list);
  BIND (nothing);
#undef BIND
}

static void
dm_chooser_init (DmChooser *self)
{
  self->empty_words = "";
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button centres what is in it; words of a form begin on the left. */
  for (GtkWidget *inner = gtk_widget_get_parent (GTK_WIDGET (self->label)); inner != self->button;
       inner = gtk_widget_get_parent (inner))
    gtk_widget_set_halign (inner, GTK_ALIGN_FILL);
  gtk_list_box_set_filter_func (self->list, fits, self, NULL);
}

void
dm_chooser_offer (DmChooser *self, gboolean gone_too, const char *but_not)
{
  self->gone_too = gone_too;
  g_free (self->but_not);
  self->but_not = g_strdup (but_not);
}

void
dm_chooser_set_id (DmChooser *self, const char *id, const char *name)
{
  g_return_if_fail (DM_IS_CHOOSER (self));
  if (self->name != name)
    {
      g_free (self->name);
      self->name = id ? g_strdup (name) : NULL;
    }
  if (g_strcmp0 (self->id, id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
    }
  show_chosen (self);
}

const char *
dm_chooser_get_id (DmChooser *self)
{
  return self->id;
}

const char *
dm_chooser_get_name (DmChooser *self)
{
  const Choice *choice = self->id ? find_choice (self, self->id) : NULL;

  return choice ? choice->name : self->name;
}

const char *
dm_chooser_find_name (DmChooser *self, const char *id)
{
  const Choice *choice = id && *id ? find_choice (self, id) : NULL;

  if (choice)
    return choice->name;
  return id && g_strcmp0 (id, self->id) == 0 && self->name ? self->name : "";
}

gboolean
dm_chooser_knows (DmChooser *self, const char *id)
{
  return id != NULL && find_choice (self, id) != NULL;
}

gboolean
dm_chooser_is_loaded (DmChooser *self)
{
  return self->choices != NULL;
}

/* How many there are beside none of them. */
guint
dm_chooser_count (DmChooser *self)
{
  return self->choices ? self->choices->len - (self->none != NULL) : 0;
}
