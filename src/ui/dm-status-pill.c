/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-status-pill.h"
#include "dm-words.h"

struct _DmStatusPill
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  int status; /* -1 before the first one */
};

G_DEFINE_FINAL_TYPE (DmStatusPill, dm_status_pill, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *colour;
} looks[DM_STATUS_N] = {
  [DM_STATUS_NOT_STARTED] = { "radio-symbolic", "c-grey" },
  [DM_STATUS_IN_PROGRESS] = { "media-playback-start-symbolic", "c-blue" },
  [DM_STATUS_DUE_SOON] = { "alarm-symbolic", "c-amber" },
  [DM_STATUS_OVERDUE] = { "dialog-warning-symbolic", "c-red" },
  [DM_STATUS_DONE_ON_TIME] = { "object-select-symbolic", "c-green" },
  [DM_STATUS_DONE_LATE] = { "preferences-system-time-symbolic", "c-amber" },
  [DM_STATUS_CONTINUOUS] = { "media-playlist-repeat-symbolic", "c-blue" },
  [DM_STATUS_SILENT] = { "notifications-disabled-symbolic", "c-amber" },
  [DM_STATUS_NO_DEADLINE] = { "dialog-question-symbolic", "c-grey" },
  [DM_STATUS_CANCELLED] = { "action-unavailable-symbolic", "c-grey" },
};

const char *
dm_status_pill_icon (DmStatus status)
{
  return looks[status].icon;
}

const char *
dm_status_pill_colour (DmStatus status)
{
  return looks[status].colour;
}

static void
dm_status_pill_dispose (GObject *object)
{
  DmStatusPill *self = DM_STATUS_PILL (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (dm_status_pill_parent_class)->dispose (object);
}

static void
dm_status_pill_class_init (DmStatusPillClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dm_status_pill_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

/* The whole of a word that is cut. */
static gboolean
query_tooltip_cb (DmStatusPill *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (self->label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (self->label)));
  return TRUE;
}

static void
dm_status_pill_init (DmStatusPill *self)
{
  self->status = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  self->image = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 5);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "status");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

void
dm_status_pill_set_status (DmStatusPill *self, DmStatus status)
{
  gtk_label_set_text (GTK_LABEL (self->label), dm_words_status (status));
  if (self->status == (int) status)
    return;
  if (self->status >= 0)
    gtk_widget_remove_css_class (GTK_WIDGET (self), looks[self->status].colour);
  self->status = status;
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[status].colour);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), looks[status].icon);
  if (status == DM_STATUS_CANCELLED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "struck");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "struck");
}

/* With what is to be said of the status: "Overdue 72 days". */
void
dm_status_pill_set_standing (DmStatusPill *self, const DmStanding *standing)
{
  g_autofree char *note = dm_words_standing_note (standing);
  g_autofree char *words = NULL;

  dm_status_pill_set_status (self, standing->status);
  if (*note == '\0')
    return;
  words = standing->status == DM_STATUS_OVERDUE
              ? g_strdup_printf ("%s %s", dm_words_status (standing->status), note)
              : g_strdup_printf ("%s · %s", dm_words_status (standing->status), note);
  gtk_label_set_text (GTK_LABEL (self->label), words);
}
