/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-status-pill.h"
#include "dm-task-chips.h"

#include <glib/gi18n.h>

#define BIT(status) (1u << DM_STATUS_##status)

typedef struct
{
  const char *label;
  guint statuses; /* 0: all */
  DmStatus look;
} Chip;

static const Chip chips[] = {
  { N_ ("All"), 0, DM_STATUS_N },
  { N_ ("Overdue"), BIT (OVERDUE), DM_STATUS_OVERDUE },
  { N_ ("Due soon"), BIT (DUE_SOON), DM_STATUS_DUE_SOON },
  { N_ ("Continuous"), BIT (CONTINUOUS) | BIT (SILENT), DM_STATUS_CONTINUOUS },
  { N_ ("No deadline"), BIT (NO_DEADLINE), DM_STATUS_NO_DEADLINE },
  { N_ ("Under way"), BIT (NOT_STARTED) | BIT (IN_PROGRESS), DM_STATUS_IN_PROGRESS },
  { N_ ("Done"), BIT (DONE_ON_TIME) | BIT (DONE_LATE), DM_STATUS_DONE_ON_TIME },
  { N_ ("Cancelled"), BIT (CANCELLED), DM_STATUS_CANCELLED },
};

struct _DmTaskChips
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkToggleButton *buttons[G_N_ELEMENTS (chips)];
  guint statuses;
};

G_DEFINE_FINAL_TYPE (DmTaskChips, dm_task_chips, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
toggled_cb (GtkToggleButton *button, DmTaskChips *self)
{
  guint statuses = self->statuses;

  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (self->buttons[i] == button)
      self->statuses = chips[i].statuses;
  if (self->statuses != statuses)
    g_signal_emit (self, changed_signal, 0);
}

static GtkToggleButton *
make_chip (DmTaskChips *self, guint i)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (chips[i].look != DM_STATUS_N)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (dm_status_pill_icon (chips[i].look));

      gtk_widget_add_css_class (image, dm_status_pill_colour (chips[i].look));
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (chips[i].label)));
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "numeric");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  if (i > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons[0]);
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  return GTK_TOGGLE_BUTTON (button);
}

static void
dm_task_chips_dispose (GObject *object)
{
  g_clear_pointer (&DM_TASK_CHIPS (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (dm_task_chips_parent_class)->dispose (object);
}

static void
dm_task_chips_class_init (DmTaskChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dm_task_chips_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", DM_TYPE_TASK_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dm_task_chips_init (DmTaskChips *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      self->buttons[i] = make_chip (self, i);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->buttons[i]));
    }
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 6);
  /* Where room is short they scroll sideways. */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

guint
dm_task_chips_get_statuses (DmTaskChips *self)
{
  return self->statuses;
}

const char *
dm_task_chips_get_label (DmTaskChips *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (chips); i++)
    if (chips[i].statuses == self->statuses)
      return _ (chips[i].label);
  return NULL;
}

/* A set of statuses that no chip stands for leaves the chips as they are. */
void
dm_task_chips_set_statuses (DmTaskChips *self, guint statuses)
{
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (chips[i].statuses == statuses)
      gtk_toggle_button_set_active (self->buttons[i], TRUE);
}

static guint
count (DmTaskModel *tasks, guint statuses)
{
  guint n = 0;

  for (guint status = 0; status < DM_STATUS_N; status++)
    if (statuses & 1u << status)
      n += dm_task_model_get_count (tasks, status);
  return statuses ? n : dm_task_model_get_total (tasks);
}

void
dm_task_chips_show_counts (DmTaskChips *self, DmTaskModel *tasks)
{
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->buttons[i]));
      guint n = count (tasks, chips[i].statuses);
      g_autofree char *digits = g_strdup_printf ("%u", n);
      g_autofree char *name = g_strdup_printf ("%s %u", _ (chips[i].label), n);

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), digits);
      /* A chip with nothing behind it stays where it is, so that places do not jump. */
      gtk_widget_set_sensitive (GTK_WIDGET (self->buttons[i]),
                                n > 0 || i == 0 || gtk_toggle_button_get_active (self->buttons[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}
