/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-entry-inline.h"
#include "dm-form-values.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* So long a person types on before it is kept. */
#define REST_MS 250
/* An arrow key changes the percent by so much. */
#define PERCENT_STEP 5

struct _DmEntryInline
{
  GtkWidget parent_instance;

  DmOffice *office;
  char *item_id;
  char *title;          /* of a draft */
  gpointer followed;    /* the drafts that are listened to; not to be touched */
  guint draft_source;
  gboolean filling;
  gboolean keeping;
  gboolean quick;       /* the percent comes first */
  int reached;          /* the percent that the arrow keys begin at */

  GtkWidget *fields;
  AdwEntryRow *result;
  AdwEntryRow *percent;
  AdwExpanderRow *more;
  AdwEntryRow *difficulty;
  AdwEntryRow *proposal;
  GtkWidget *save_button;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (DmEntryInline, dm_entry_inline, GTK_TYPE_WIDGET)

static guint recorded_signal;

/* --- drafts: the key and the names of the fields are those of the form that records progress --- */

static char *
make_key (DmEntryInline *self)
{
  return g_strdup_printf ("new-entry:%s", self->item_id);
}

static gboolean
is_empty (DmEntryInline *self)
{
  AdwEntryRow *const rows[] = { self->result, self->percent, self->difficulty, self->proposal };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (*gtk_editable_get_text (GTK_EDITABLE (rows[i])))
      return FALSE;
  return TRUE;
}

static void
put_field (DmDraft *draft, const char *name, AdwEntryRow *row)
{
  g_hash_table_replace (draft->values, g_strdup (name), g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_hash_table_replace (draft->base, g_strdup (name), g_strdup (""));
}

static DmDraft *
make_draft (DmEntryInline *self, const char *key)
{
  DmDraft *draft = dm_draft_new (key, self->title, g_get_real_time ());

  put_field (draft, "result", self->result);
  put_field (draft, "percent", self->percent);
  put_field (draft, "difficulty", self->difficulty);
  put_field (draft, "proposal", self->proposal);
  return draft;
}

static void
keep_draft (DmEntryInline *self)
{
  DmDrafts *drafts = self->office ? dm_office_get_drafts (self->office) : NULL;
  g_autofree char *key = NULL;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (drafts == NULL || self->item_id == NULL)
    return;
  key = make_key (self);
  self->keeping = TRUE;
  if (is_empty (self))
    dm_drafts_drop (drafts, key);
  else
    dm_drafts_put (drafts, make_draft (self, key));
  self->keeping = FALSE;
}

static gboolean
rested_cb (gpointer user_data)
{
  DmEntryInline *self = user_data;

  self->draft_source = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (DmEntryInline *self)
{
  if (!self->filling && self->draft_source == 0)
    self->draft_source = g_timeout_add (REST_MS, rested_cb, self);
}

static void
fill (DmEntryInline *self, DmFormValues *values)
{
  AdwEntryRow *const rows[] = { self->result, self->percent, self->difficulty, self->proposal };

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_editable_set_text (GTK_EDITABLE (rows[i]), "");
  if (values)
    dm_form_values_apply (GTK_WIDGET (self), values);
  adw_expander_row_set_expanded (self->more, *gtk_editable_get_text (GTK_EDITABLE (self->difficulty))
                                                 || *gtk_editable_get_text (GTK_EDITABLE (self->proposal)));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

/* --- a percent by arrow keys --- */

static gboolean
change_percent (DmEntryInline *self, int by)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->percent));
  g_autofree char *changed = NULL;
  guint64 percent = self->reached;

  if (*text && !g_ascii_string_to_unsigned (text, 10, 0, 100, &percent, NULL))
    return FALSE;
  changed = g_strdup_printf ("%d", CLAMP ((int) percent + by, 0, 100));
  gtk_editable_set_text (GTK_EDITABLE (self->percent), changed);
  gtk_editable_set_position (GTK_EDITABLE (self->percent), -1);
  return TRUE;
}

static gboolean
percent_key_cb (DmEntryInline *self, guint key, guint code, GdkModifierType modifiers)
{
  switch (modifiers & gtk_accelerator_get_default_mod_mask () ? GDK_KEY_VoidSymbol : key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return change_percent (self, PERCENT_STEP);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return change_percent (self, -PERCENT_STEP);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- recording --- */

static void
fail (DmEntryInline *self, const char *words)
{
  gtk_label_set_text (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmEntryInline) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) item = dm_office_save_entry_finish (DM_OFFICE (source), result, &error);
  g_autofree char *words = item ? NULL : dm_words_error (error);

  if (item == NULL)
    {
      fail (self, words);
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  /* A person may have gone on to another task meanwhile, and its text is not this one's. */
  if (g_strcmp0 (item->id, self->item_id) == 0)
    {
      fill (self, NULL);
      keep_draft (self);
    }
  g_signal_emit (self, recorded_signal, 0);
}

static char *
dup_text (AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text ? g_steal_pointer (&text) : NULL;
}

static void
save_cb (DmEntryInline *self)
{
  g_autoptr (DmEntry) draft = NULL;
  g_autofree char *percent = dup_text (self->percent);
  g_autofree char *words = NULL;
  guint64 number = 0;

  if (self->item_id == NULL || !gtk_widget_get_sensitive (self->save_button))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (percent && !g_ascii_string_to_unsigned (percent, 10, 0, 100, &number, NULL))
    {
      words = g_strdup_printf (_ ("“%s” is not a percentage; write a whole number from 0 to 100."), percent);
      fail (self, words);
      gtk_widget_grab_focus (GTK_WIDGET (self->percent));
      return;
    }
  draft = dm_entry_new (dm_office_get_today (self->office));
  draft->item_id = g_strdup (self->item_id);
  draft->percent = percent ? (int) number : -1;
  draft->result = dup_text (self->result);
  draft->difficulty = dup_text (self->difficulty);
  draft->proposal = dup_text (self->proposal);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  dm_office_save_entry_async (self->office, draft, NULL, saved_cb, g_object_ref (self));
}

/* --- the object --- */

static void
dm_entry_inline_dispose (GObject *object)
{
  DmEntryInline *self = DM_ENTRY_INLINE (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->office);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_ENTRY_INLINE);
  G_OBJECT_CLASS (dm_entry_inline_parent_class)->dispose (object);
}

static void
dm_entry_inline_finalize (GObject *object)
{
  DmEntryInline *self = DM_ENTRY_INLINE (object);

  g_free (self->item_id);
  g_free (self->title);
  G_OBJECT_CLASS (dm_entry_inline_parent_class)->finalize (object);
}

static void
dm_entry_inline_class_init (DmEntryInlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_entry_inline_dispose;
  G_OBJECT_CLASS (klass)->finalize = dm_entry_inline_finalize;
  recorded_signal
      = g_signal_new ("recorded", DM_TYPE_ENTRY_INLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-entry-inline.ui");
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmEntryInline, name)
  BIND (fields);
  BIND (result);
  BIND (percent);
  BIND (more);
  BIND (difficulty);
  BIND (proposal);
  BIND (save_button);
  BIND (problem);
#undef BIND
}

static void
dm_entry_inline_init (DmEntryInline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dm_form_values_watch (GTK_WIDGET (self), G_CALLBACK (typed_cb), self);
}

static void
show_draft (DmEntryInline *self, DmDrafts *drafts)
{
  g_autofree char *key = make_key (self);
  const DmDraft *draft = drafts ? dm_drafts_find (drafts, key) : NULL;

  /* A form that was not left comes back by itself, with its words. */
  fill (self, draft && !draft->open ? draft->values : NULL);
}

/* What an earlier program left is known only now. */
static void
loaded_cb (DmDrafts *drafts, DmEntryInline *self)
{
  if (self->item_id && is_empty (self))
    show_draft (self, drafts);
}

/* The form took the draft over, left it, or saved it. */
static void
changed_cb (DmDrafts *drafts, const char *key, DmEntryInline *self)
{
  g_autofree char *own = self->item_id ? make_key (self) : NULL;

  if (!self->keeping && g_strcmp0 (key, own) == 0)
    show_draft (self, drafts);
}

static void
follow (DmEntryInline *self, DmOffice *office)
{
  DmDrafts *drafts = dm_office_get_drafts (office);

  g_set_object (&self->office, office);
  if (drafts == self->followed)
    return;
  self->followed = drafts;
  if (drafts)
    {
      g_signal_connect_object (drafts, "loaded", G_CALLBACK (loaded_cb), self, 0);
      g_signal_connect_object (drafts, "changed", G_CALLBACK (changed_cb), self, 0);
    }
}

/* The same item keeps what is being typed, however often it changes. */
void
dm_entry_inline_set_item (DmEntryInline *self, DmOffice *office, const DmItem *item)
{
  if (g_strcmp0 (self->item_id, item->id) == 0)
    return;
  if (self->draft_source)
    keep_draft (self);
  follow (self, office);
  g_free (self->item_id);
  self->item_id = g_strdup (item->id);
  g_free (self->title);
  self->title = g_strdup_printf ("%s %s", _ ("Record progress"), item->code ? item->code : "");
  show_draft (self, dm_office_get_drafts (office));
}

void
dm_entry_inline_hand_over (DmEntryInline *self)
{
  if (is_empty (self))
    return;
  keep_draft (self);
  fill (self, NULL);
}

/* For a list of tasks, gone through by keys: the percent comes first, and arrow keys change it. */
void
dm_entry_inline_set_quick (DmEntryInline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkListBox *fields = GTK_LIST_BOX (self->fields);

  self->quick = TRUE;
  /* Enter does the same from any field, and the next field is one key away. */
  gtk_widget_set_focusable (self->save_button, FALSE);
  g_object_ref (self->percent);
  gtk_list_box_remove (fields, GTK_WIDGET (self->percent));
  gtk_list_box_prepend (fields, GTK_WIDGET (self->percent));
  g_object_unref (self->percent);
  /* Before the list of the fields takes the arrows for its own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (percent_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->percent), keys);
}

void
dm_entry_inline_set_percent (DmEntryInline *self, int reached)
{
  self->reached = reached;
}

/* The first field, with what is in it selected: it is typed over. */
void
dm_entry_inline_begin (DmEntryInline *self)
{
  AdwEntryRow *first = self->quick ? self->percent : self->result;

  gtk_widget_grab_focus (GTK_WIDGET (first));
  gtk_editable_select_region (GTK_EDITABLE (first), 0, -1);
}

const char *
dm_entry_inline_get_item_id (DmEntryInline *self)
{
  return self->item_id;
}
