/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-task-page-private.h"

#include <glib/gi18n.h>

/* The way the page looks at the tasks: as a whole, in words, and under the name that it was saved by. */

/* --- in words --- */

static void
add_words (GString *all, const char *words)
{
  if (words && *words)
    g_string_append_printf (all, "%s%s", all->len > 0 ? " · " : "", words);
}

/**
 * dm_task_page_dup_filter_words:
 *
 * Returns: (transfer full): what the list is narrowed to, "" for nothing
 */
char *
dm_task_page_dup_filter_words (DmTaskPage *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  add_words (all, dm_task_chips_get_label (self->chips));
  for (DmFacet facet = 0; facet < DM_FACET_N; facet++)
    {
      g_autofree char *words = self->filter ? dm_task_filter_dup_words (self->filter, facet) : NULL;

      add_words (all, words);
    }
  if (self->query->text)
    {
      g_autofree char *words = g_strdup_printf (_ ("“%s”"), self->query->text);

      add_words (all, words);
    }
  return g_strdup (all->str);
}

/* --- as a whole --- */

const DmItemQuery *
dm_task_page_get_query (DmTaskPage *self)
{
  return self->query;
}

/* Whatever was chosen before: chips, filter, words, headings and order are those of @query. The plan stays. */
void
dm_task_page_show_query (DmTaskPage *self, const DmItemQuery *query)
{
  g_autofree char *plan_id = g_steal_pointer (&self->query->plan_id);

  self->asking_later = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), query->text ? query->text : "");
  gtk_search_bar_set_search_mode (self->search_bar, query->text != NULL);
  dm_task_chips_set_statuses (self->chips, query->statuses);
  dm_task_filter_set_query (DM_TASK_FILTER (dm_task_page_get_filter (self)), query);
  dm_task_columns_set_sort (self->columns, query->sort, query->descending);
  dm_item_query_free (self->query);
  self->query = dm_item_query_copy (query);
  g_free (self->query->plan_id);
  self->query->plan_id = g_steal_pointer (&plan_id);
  dm_task_filter_apply (self->filter, self->query);
  dm_task_page_show_tags (self);
  self->asking_later = FALSE;
  dm_task_page_ask (self);
}

/* --- the view it was saved by --- */

gboolean
dm_task_page_is_view_changed (DmTaskPage *self)
{
  return self->view && !dm_item_query_equal (self->view->query, self->query);
}

void
dm_task_page_show_view_state (DmTaskPage *self)
{
  gboolean changed = dm_task_page_is_view_changed (self);
  gboolean tags = gtk_widget_get_visible (GTK_WIDGET (self->tags));
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->view_row, self->view || tags);
  gtk_widget_set_visible (GTK_WIDGET (self->view_button), self->view != NULL);
  gtk_widget_set_visible (self->save_view_button, self->view == NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->view_row), self->narrow && self->view ? GTK_ORIENTATION_VERTICAL
                                                                                             : GTK_ORIENTATION_HORIZONTAL);
  if (self->view == NULL)
    return;
  gtk_label_set_text (self->view_label, self->view->name);
  gtk_widget_set_visible (self->view_changed_label, changed);
  name = changed ? g_strdup_printf (_ ("View “%s”, changed"), self->view->name)
                 : g_strdup_printf (_ ("View “%s”"), self->view->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->view_button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * dm_task_page_set_view:
 * @view: (nullable): what the page is called from now on; what it shows stays as it is
 */
void
dm_task_page_set_view (DmTaskPage *self, const DmSavedView *view)
{
  DmSavedView *copy = view ? dm_saved_view_copy (view) : NULL;

  g_clear_pointer (&self->view, dm_saved_view_free);
  self->view = copy;
  dm_task_page_show_view_state (self);
}
