/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* With the addresses at which each is kept. */
static const char *libraries[] = {
  "GTK https://gtk.org",
  "libadwaita https://gitlab.gnome.org/GNOME/libadwaita",
  "GLib https://gitlab.gnome.org/GNOME/glib",
  "JSON-GLib https://gitlab.gnome.org/GNOME/json-glib",
  "SQLite https://sqlite.org",
  "Nettle https://www.lysator.liu.se/~nisse/nettle/",
  NULL,
};

void
dm_about_present (GtkWindow *parent)
{
  GtkWidget *window = adw_about_window_new ();
  AdwAboutWindow *about = ADW_ABOUT_WINDOW (window);

  adw_about_window_set_application_name (about, "Đầu Mối");
  adw_about_window_set_application_icon (about, "vn.daumoi.DauMoi");
  adw_about_window_set_version (about, DM_VERSION);
  adw_about_window_set_developer_name (about, _ ("The Đầu Mối engineers"));
  adw_about_window_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (
      about, _ ("The plan desk of a public office: the tasks of its plans, their deadlines, units and progress, in one "
                "file on this computer. Every change stands in a history and can be undone."));
  adw_about_window_add_credit_section (about, _ ("Built with"), libraries);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
