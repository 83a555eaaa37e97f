/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-rules-page.h"

#include "dm-dialog.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* Nobody asks what a number would change before it has been typed to its end. */
#define PATIENCE_MS 300

struct _DmRulesPage
{
  AdwPreferencesPage parent_instance;

  DmOffice *office;
  DmWindow *window;       /* says what was saved; outlives the page */
  DmRules *draft;         /* as typed, NULL while a number cannot be read */
  GCancellable *preview;
  guint preview_source;

  AdwEntryRow *due_soon;
  GtkLabel *due_soon_problem;
  AdwEntryRow *pulse;
  GtkLabel *pulse_problem;
  GtkSwitch *before;
  GtkLabel *effect;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (DmRulesPage, dm_rules_page, ADW_TYPE_PREFERENCES_PAGE)

/* --- what it would change --- */

static void
show_effect (DmRulesPage *self, int n_changed)
{
  g_autofree char *words = NULL;

  if (n_changed == 0)
    words = g_strdup (_ ("No task changes its status today."));
  else if (n_changed > 0)
    words = g_strdup_printf (ngettext ("%d task changes its status today.", "%d tasks change their status today.", n_changed),
                             n_changed);
  gtk_label_set_text (self->effect, words ? words : "");
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmRulesPage) self = user_data;
  int n_changed;

  if (dm_office_preview_rules_finish (DM_OFFICE (source), result, &n_changed, NULL) && self->office)
    show_effect (self, n_changed);
}

static gboolean
preview_cb (gpointer user_data)
{
  DmRulesPage *self = user_data;

  self->preview_source = 0;
  self->preview = g_cancellable_new ();
  dm_office_preview_rules_async (self->office, self->draft, self->preview, previewed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
stop_preview (DmRulesPage *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_cancellable_cancel (self->preview);
  g_clear_object (&self->preview);
}

/* --- what is typed --- */

static gboolean
read_number (AdwEntryRow *row, GtkLabel *problem, int min, int max, int *value)
{
  g_autofree char *text = dm_form_dup_row (row), *words = NULL;
  guint64 number;
  gboolean right = text && g_ascii_string_to_unsigned (text, 10, min, max, &number, NULL);

  if (right)
    *value = number;
  else
    words = g_strdup_printf (_ ("Enter a whole number from %d to %d."), min, max);
  gtk_label_set_text (problem, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (problem), !right);
  if (right)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  return right;
}

static gboolean
is_changed (const DmRules *a, const DmRules *b)
{
  return a->due_soon_days != b->due_soon_days || a->pulse_days != b->pulse_days
         || a->before_counts_day != b->before_counts_day;
}

static void
changed_cb (DmRulesPage *self)
{
  DmRules *rules = self->office ? dm_office_get_rules (self->office) : NULL;
  g_autoptr (DmRules) draft = rules ? dm_rules_copy (rules) : NULL;
  gboolean right;

  if (draft == NULL)
    return;
  stop_preview (self);
  gtk_label_set_text (self->effect, "");
  right = read_number (self->due_soon, self->due_soon_problem, 0, DM_RULES_MAX_DUE_SOON, &draft->due_soon_days);
  right &= read_number (self->pulse, self->pulse_problem, DM_RULES_MIN_PULSE, DM_RULES_MAX_PULSE, &draft->pulse_days);
  draft->before_counts_day = gtk_switch_get_active (self->before);
  right = right && is_changed (draft, rules);
  gtk_widget_set_sensitive (self->save_button, right);
  g_clear_pointer (&self->draft, dm_rules_free);
  if (!right)
    return;
  self->draft = g_steal_pointer (&draft);
  self->preview_source = g_timeout_add (PATIENCE_MS, preview_cb, self);
}

static void
show_rules (DmRulesPage *self)
{
  DmRules *rules = dm_office_get_rules (self->office);
  g_autofree char *due_soon = NULL, *pulse = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), rules != NULL);
  if (rules == NULL)
    return;
  due_soon = g_strdup_printf ("%d", rules->due_soon_days);
  pulse = g_strdup_printf ("%d", rules->pulse_days);
  gtk_editable_set_text (GTK_EDITABLE (self->due_soon), due_soon);
  gtk_editable_set_text (GTK_EDITABLE (self->pulse), pulse);
  gtk_switch_set_active (self->before, rules->before_counts_day);
  changed_cb (self);
}

/* What others do meanwhile must not take away what is being typed. */
static void
office_changed_cb (DmRulesPage *self)
{
  if (self->draft == NULL || !is_changed (self->draft, dm_office_get_rules (self->office)))
    show_rules (self);
}

/* --- saving --- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmRulesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = dm_office_save_rules_finish (DM_OFFICE (source), result, &error);

  if (self->office == NULL)
    return;
  if (done)
    dm_window_say_undoable (self->window, _ ("Rules of the office saved"));
  else
    dm_window_say_error (self->window, error);
  changed_cb (self);
}

static void
save_clicked_cb (DmRulesPage *self)
{
  if (self->draft == NULL)
    return;
  stop_preview (self);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  dm_office_save_rules_async (self->office, self->draft, NULL, saved_cb, g_object_ref (self));
}

/* --- the widget --- */

static void
dm_rules_page_dispose (GObject *object)
{
  DmRulesPage *self = DM_RULES_PAGE (object);

  stop_preview (self);
  g_clear_object (&self->office);
  g_clear_pointer (&self->draft, dm_rules_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_RULES_PAGE);
  G_OBJECT_CLASS (dm_rules_page_parent_class)->dispose (object);
}

static void
dm_rules_page_class_init (DmRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_rules_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-rules-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmRulesPage, name)
  BIND (due_soon);
  BIND (due_soon_problem);
  BIND (pulse);
  BIND (pulse_problem);
  BIND (before);
  BIND (effect);
  BIND (save_button);
#undef BIND
}

static void
dm_rules_page_init (DmRulesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dm_rules_page_set_office:
 * @window: where the toast with Undo stands
 *
 * Called once.
 */
void
dm_rules_page_set_office (DmRulesPage *self, DmOffice *office, DmWindow *window)
{
  g_return_if_fail (DM_IS_RULES_PAGE (self) && self->office == NULL);
  self->office = g_object_ref (office);
  self->window = window;
  g_signal_connect_object (office, "changed", G_CALLBACK (office_changed_cb), self, G_CONNECT_SWAPPED);
  show_rules (self);
}
