/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-preview-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* Putting the plan in: one act, and what may stand in its way. */

/* --- a line on top of everything --- */

/**
 * dm_preview_say:
 * @words: (nullable): %NULL for nothing to be said
 * @button: (nullable): what the button that shows the other plan says, %NULL for none
 */
void
dm_preview_say (DmPreview *self, const char *words, const char *button)
{
  gtk_label_set_text (self->notice_label, words ? words : "");
  gtk_widget_set_visible (self->notice, words != NULL);
  gtk_widget_set_visible (self->notice_button, button != NULL);
  if (button)
    gtk_button_set_label (GTK_BUTTON (self->notice_button), button);
}

/* --- the same document --- */

static const DmPlan *
find_twin (DmPreview *self, const DmPlan *plan)
{
  for (guint i = 0; self->plans && i < self->plans->len; i++)
    {
      const DmPlanSummary *summary = g_ptr_array_index (self->plans, i);

      if (dm_plan_is_same_document (plan, summary->plan))
        return summary->plan;
    }
  return NULL;
}

static void
show_twin (DmPreview *self)
{
  const DmPlan *twin = find_twin (self, dm_review_get_proposal (self->review)->plan);
  g_autofree char *words = NULL;

  g_free (self->twin);
  self->twin = twin ? g_strdup (twin->id) : NULL;
  if (twin)
    {
      g_autofree char *label = dm_plan_dup_label (twin);

      words = g_strdup_printf (_ ("Plan %s is in the office already. It is not put in twice: open it, or correct the number, "
                                  "issuer or date of this one."),
                               label);
    }
  dm_preview_say (self, words, twin ? _ ("Open that plan") : NULL);
  dm_preview_update_actions (self);
}

static void
plans_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPreview) self = user_data;
  GPtrArray *plans = dm_office_list_plans_finish (DM_OFFICE (source), result, NULL);

  if (self->review == NULL || plans == NULL)
    {
      g_clear_pointer (&plans, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  self->plans = plans;
  show_twin (self);
}

static void
ask_for_plans (DmPreview *self)
{
  dm_office_list_plans_async (self->office, NULL, plans_listed_cb, g_object_ref (self));
}

/**
 * dm_preview_look_for_twin:
 *
 * Whether the office has the plan is told before a person works on it, and again when its head or the office changes.
 */
void
dm_preview_look_for_twin (DmPreview *self)
{
  const DmPlan *plan = dm_review_get_proposal (self->review)->plan;

  if (self->looked_for == plan)
    return;
  if (self->looked_for == NULL)
    {
      g_signal_connect_object (self->office, "changed", G_CALLBACK (ask_for_plans), self, G_CONNECT_SWAPPED);
      ask_for_plans (self);
    }
  else
    show_twin (self);
  g_clear_pointer (&self->looked_for, dm_plan_unref);
  self->looked_for = dm_plan_ref ((DmPlan *) plan);
}

/* --- the import --- */

static void
set_importing (DmPreview *self, gboolean importing)
{
  self->importing = importing;
  gtk_widget_set_sensitive (GTK_WIDGET (self->panes), !importing);
  dm_preview_update_actions (self);
}

/* A refusal loses nothing: what was corrected is still here. */
static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DmPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) plan = dm_office_import_finish (DM_OFFICE (source), result, &error);
  g_autofree char *words = NULL;

  if (self->review == NULL)
    return;
  if (plan)
    {
      g_signal_emit_by_name (self, "imported", plan->id, dm_review_get_n_accepted (self->review));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  set_importing (self, FALSE);
  words = dm_words_error (error);
  dm_preview_say (self, words, NULL);
  if (g_error_matches (error, DM_STORE_ERROR, DM_STORE_ERROR_DUPLICATE))
    ask_for_plans (self);
}

void
dm_preview_import (DmPreview *self)
{
  if (self->review == NULL || self->importing || dm_review_get_n_accepted (self->review) == 0)
    return;
  set_importing (self, TRUE);
  dm_office_import_async (self->office, dm_proposal_copy (dm_review_get_proposal (self->review)), NULL, imported_cb,
                          g_object_ref (self));
}
