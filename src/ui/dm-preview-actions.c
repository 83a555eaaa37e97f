/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-preview-private.h"
#include "dm-units-dialog.h"

/* What a person does with the rows: each is one step that can be taken back. */

static const DmProposalItem *
get_item (DmPreview *self)
{
  return self->review && !self->importing ? dm_review_get_item (self->review) : NULL;
}

/* --- doubts --- */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);

  if (self->review)
    dm_review_step (self->review, g_str_equal (name, "preview.next-problem") ? 1 : -1);
}

/* Left as it is, and on to the next. */
static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);
  gboolean open = FALSE;
  const DmProblem *problem = self->review ? dm_review_get_problem (self->review, &open) : NULL;

  if (open)
    dm_review_leave (self->review, problem->key, TRUE);
}

/* --- steps --- */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);

  if (self->review && !self->importing)
    dm_review_undo (self->review);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);

  if (self->review && !self->importing)
    dm_review_redo (self->review);
}

/* --- rows --- */

static void
drop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);
  const DmProposalItem *item = get_item (self);

  if (item == NULL)
    return;
  dm_proposal_set_accepted (dm_review_begin (self->review, NULL), item->key, !item->accepted);
  dm_review_end (self->review);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);
  const DmProposalItem *item = get_item (self);
  guint above;

  if (item == NULL || dm_proposal_find_above (dm_review_get_proposal (self->review), item->key) == 0)
    return;
  above = dm_proposal_merge (dm_review_begin (self->review, NULL), item->key);
  dm_review_end (self->review);
  dm_review_set_current (self->review, above);
}

/* The part that is new comes to the front: its number and its words want a look. */
static void
split (DmPreview *self, guint at)
{
  const DmProposalItem *item = get_item (self);
  guint part;

  if (item == NULL)
    return;
  part = dm_proposal_split (dm_review_begin (self->review, NULL), item->key, at);
  dm_review_end (self->review);
  if (part)
    dm_review_set_current (self->review, part);
}

static void
split_at_caret_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);
  guint at;

  if (self->review && dm_item_form_get_caret (self->item_form, &at))
    split (self, at);
}

static void
split_at_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  split (DM_PREVIEW (widget), g_variant_get_uint32 (parameter));
}

static void
split_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);
  const DmProposalItem *item = get_item (self);
  g_autoptr (GArray) joints = item ? dm_proposal_find_joints (item) : NULL;

  if (joints == NULL || joints->len == 0)
    return;
  dm_proposal_split_all (dm_review_begin (self->review, NULL), item->key);
  dm_review_end (self->review);
}

static void
level_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);
  const DmProposalItem *item = get_item (self);

  if (item == NULL)
    return;
  if (g_str_equal (name, "preview.promote"))
    dm_proposal_promote (dm_review_begin (self->review, NULL), item->key);
  else
    dm_proposal_demote (dm_review_begin (self->review, NULL), item->key);
  dm_review_end (self->review);
}

static void
give_units_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);

  if (get_item (self))
    dm_units_dialog_present (self->review, GTK_WINDOW (self));
}

/* --- the window --- */

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_preview_import (DM_PREVIEW (widget));
}

static void
show_source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_preview_show_source (DM_PREVIEW (widget));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dm_preview_go_back (DM_PREVIEW (widget));
}

/* Escape goes one step out. */
static void
out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!dm_preview_go_back (DM_PREVIEW (widget)))
    gtk_window_close (GTK_WINDOW (widget));
}

static void
show_twin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DmPreview *self = DM_PREVIEW (widget);

  if (self->twin)
    g_signal_emit_by_name (self, "plan-wanted", self->twin);
}

/* --- which of them make sense now --- */

void
dm_preview_update_actions (DmPreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const DmProposalItem *item = get_item (self);
  const DmProposal *proposal = self->review ? dm_review_get_proposal (self->review) : NULL;
  gboolean ready = self->review && !self->importing;
  g_autoptr (GArray) joints = item ? dm_proposal_find_joints (item) : NULL;

#define ENABLE(name, when) gtk_widget_action_set_enabled (widget, "preview." name, (when))
  ENABLE ("next-problem", ready && dm_review_get_n_open (self->review) > 0);
  ENABLE ("previous-problem", ready && dm_review_get_n_open (self->review) > 0);
  ENABLE ("undo", ready && dm_review_can_undo (self->review));
  ENABLE ("redo", ready && dm_review_can_redo (self->review));
  ENABLE ("drop", item != NULL);
  ENABLE ("merge", item && dm_proposal_find_above (proposal, item->key) != 0);
  ENABLE ("split-at-caret", item != NULL);
  ENABLE ("split-at", item != NULL);
  ENABLE ("split-all", joints && joints->len > 0);
  ENABLE ("promote", item && dm_proposal_can_promote (proposal, item->key));
  ENABLE ("demote", item && dm_proposal_can_demote (proposal, item->key));
  ENABLE ("give-units", item && item->kind == DM_ITEM_DUTY && (item->lead[0] || item->coordinating[0]));
  ENABLE ("import", ready && self->twin == NULL && dm_review_get_n_accepted (self->review) > 0);
  ENABLE ("show-source", ready);
#undef ENABLE
}

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "next-problem", NULL, step_action },
  { "previous-problem", NULL, step_action },
  { "leave-problem", NULL, leave_action },
  { "undo", NULL, undo_action },
  { "redo", NULL, redo_action },
  { "drop", NULL, drop_action },
  { "merge", NULL, merge_action },
  { "split-at-caret", NULL, split_at_caret_action },
  { "split-at", "u", split_at_action },
  { "split-all", NULL, split_all_action },
  { "promote", NULL, level_action },
  { "demote", NULL, level_action },
  { "give-units", NULL, give_units_action },
  { "import", NULL, import_action },
  { "show-source", NULL, show_source_action },
  { "back", NULL, back_action },
  { "out", NULL, out_action },
  { "show-twin", NULL, show_twin_action },
};

/* Of the whole window, wherever the caret is. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_F8, 0, "preview.next-problem" },
  { GDK_KEY_F8, GDK_SHIFT_MASK, "preview.previous-problem" },
  { GDK_KEY_k, GDK_CONTROL_MASK, "preview.leave-problem" },
  { GDK_KEY_m, GDK_CONTROL_MASK, "preview.merge" },
  { GDK_KEY_t, GDK_CONTROL_MASK, "preview.split-at-caret" },
  { GDK_KEY_Left, GDK_ALT_MASK, "preview.promote" },
  { GDK_KEY_Right, GDK_ALT_MASK, "preview.demote" },
  { GDK_KEY_Return, GDK_CONTROL_MASK, "preview.import" },
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "preview.import" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "preview.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "preview.redo" },
  { GDK_KEY_y, GDK_CONTROL_MASK, "preview.redo" },
  { GDK_KEY_Escape, 0, "preview.out" },
};

void
dm_preview_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("preview.", actions[i].name, NULL);

      gtk_widget_class_install_action (klass, name, actions[i].type, actions[i].activate);
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}
