/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-first-start.h"

struct _DmFirstStart
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DmFirstStart, dm_first_start, GTK_TYPE_WIDGET)

static void
dm_first_start_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dm_first_start_parent_class)->dispose (object);
}

static void
dm_first_start_class_init (DmFirstStartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dm_first_start_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), "/vn/daumoi/DauMoi/dm-first-start.ui");
}

static void
dm_first_start_init (DmFirstStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dm_first_start_new (void)
{
  return g_object_new (DM_TYPE_FIRST_START, NULL);
}
