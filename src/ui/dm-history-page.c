/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-history-page.h"
#include "dm-task-detail-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* Rows of the log, of which an act may have written many. */
#define ROWS_AT_FIRST 400

struct _DmHistoryPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  DmOffice *office;
  GCancellable *cancellable; /* of the question under way */
  guint limit;
  char *plan_id; /* NULL: the whole office */

  GtkLabel *words;
  GtkLabel *failure;
  GtkWidget *tag;
  GtkLabel *tag_label;
  GtkListBox *list;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (DmHistoryPage, dm_history_page, GTK_TYPE_WIDGET)

/* What was listed before stays. */
static void
show_failure (DmHistoryPage *self, const GError *error)
{
  g_autofree char *words = error ? dm_words_error (error) : NULL;

  gtk_label_set_text (self->failure, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), words != NULL);
}

/* The oldest act of an office makes its file, with some hundred days off: where it is reached, nothing is left to be
 * seen, though not all of its lines were read. */
static gboolean
is_cut (DmHistoryPage *self, const GPtrArray *changes)
{
  return changes->len == self->limit
         && g_strcmp0 (((const DmChange *) g_ptr_array_index (changes, changes->len - 1))->action, "create") != 0;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = dm_office_list_changes_finish (DM_OFFICE (source), result, &error);
  g_autoptr (GPtrArray) acts = changes ? dm_words_acts (changes) : NULL;

  if (self->list == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_failure (self, error);
  if (acts == NULL)
    return;
  dm_list_box_clear (self->list);
  for (guint i = 0; i < acts->len; i++)
    gtk_list_box_append (self->list, dm_history_row_new (g_ptr_array_index (acts, i)));
  gtk_widget_set_visible (self->more_button, is_cut (self, changes));
}

static void
load (DmHistoryPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      dm_office_list_changes_async (self->office, NULL, self->plan_id, self->limit, self->cancellable, listed_cb,
                                    g_object_ref (self));
    }
}

/* --- of one plan, or of all --- */

static void
all_clicked_cb (DmHistoryPage *self)
{
  dm_history_page_show_plan (self, NULL, NULL);
}

static void
more_clicked_cb (DmHistoryPage *self)
{
  self->limit *= 4;
  load (self);
}

static void
dm_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dm_history_page_parent_class)->map (widget);
  load (DM_HISTORY_PAGE (widget));
}

static void
dm_history_page_dispose (GObject *object)
{
  DmHistoryPage *self = DM_HISTORY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->office);
  g_clear_pointer (&self->plan_id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_HISTORY_PAGE);
  G_OBJECT_CLASS (dm_history_page_parent_class)->dispose (object);
}

static void
dm_history_page_class_init (DmHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_history_page_dispose;
  widget_class->map = dm_history_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-history-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_child (widget_class, DmHistoryPage, content);
  gtk_widget_class_bind_template_child (widget_class, DmHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, DmHistoryPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, DmHistoryPage, words);
  gtk_widget_class_bind_template_child (widget_class, DmHistoryPage, failure);
  gtk_widget_class_bind_template_child (widget_class, DmHistoryPage, tag);
  gtk_widget_class_bind_template_child (widget_class, DmHistoryPage, tag_label);
}

static void
dm_history_page_init (DmHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->limit = ROWS_AT_FIRST;
}

GtkWidget *
dm_history_page_new (DmOffice *office)
{
  DmHistoryPage *self = g_object_new (DM_TYPE_HISTORY_PAGE, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dm_history_page_show_plan (DmHistoryPage *self, const char *plan_id, const char *label)
{
  g_autofree char *words = label ? g_strdup_printf (_ ("Plan %s"), label) : NULL;

  g_free (self->plan_id);
  self->plan_id = g_strdup (plan_id);
  self->limit = ROWS_AT_FIRST;
  gtk_widget_set_visible (self->tag, plan_id != NULL);
  gtk_label_set_text (self->tag_label, words ? words : "");
  gtk_label_set_text (self->words, plan_id ? _ ("Every change of this plan and its tasks, the newest first.")
                                           : _ ("Every change of this office, the newest first. Undoing is a change "
                                                "too: nothing is erased."));
  load (self);
}
