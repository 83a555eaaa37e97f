/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialog.h"
#include "dm-head-form.h"
#include "dm-line-list.h"
#include "dm-preview-private.h"
#include "dm-review-problems.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_ROWS 10

struct _DmHeadForm
{
  GtkWidget parent_instance;

  DmReview *review;
  gboolean filling;
  gboolean typing;

  GtkWidget *scroller;
  DmReviewProblems *problems;
  AdwPreferencesGroup *head_group;
  AdwPreferencesGroup *signer_group;
  AdwEntryRow *issued_on;
  GtkLabel *date_problem;
  DmLineList *basis;
  DmLineList *references;
  DmLineList *recipients;
  AdwEntryRow *rows[N_ROWS];
};

G_DEFINE_FINAL_TYPE (DmHeadForm, dm_head_form, GTK_TYPE_WIDGET)

/* The fields that are one line each, in the order in which they stand; the date stands between them. */
static const struct
{
  const char *title;
  gsize offset;
  gboolean signer;
} fields[N_ROWS] = {
  { N_ ("Number"), G_STRUCT_OFFSET (DmPlan, number), FALSE },
  { N_ ("Symbol"), G_STRUCT_OFFSET (DmPlan, symbol), FALSE },
  { N_ ("Type of document"), G_STRUCT_OFFSET (DmPlan, type), FALSE },
  { N_ ("Title"), G_STRUCT_OFFSET (DmPlan, title), FALSE },
  { N_ ("Place"), G_STRUCT_OFFSET (DmPlan, place), FALSE },
  { N_ ("Issuer"), G_STRUCT_OFFSET (DmPlan, issuer), TRUE },
  { N_ ("Parent of the issuer"), G_STRUCT_OFFSET (DmPlan, parent_issuer), TRUE },
  { N_ ("Signed KT., TM., TL., TUQ."), G_STRUCT_OFFSET (DmPlan, signer_form), TRUE },
  { N_ ("Position of the signer"), G_STRUCT_OFFSET (DmPlan, signer_position), TRUE },
  { N_ ("Signer"), G_STRUCT_OFFSET (DmPlan, signer_name), TRUE },
};

static const DmPlan *
get_plan (DmHeadForm *self)
{
  return dm_review_get_proposal (self->review)->plan;
}

/* --- what a person types --- */

static DmProposal *
begin (DmHeadForm *self, const char *field)
{
  self->typing = TRUE;
  return dm_review_begin (self->review, field);
}

static void
end (DmHeadForm *self)
{
  dm_review_end (self->review);
  self->typing = FALSE;
}

static void
row_changed_cb (DmHeadForm *self, AdwEntryRow *row)
{
  g_autofree char *text = dm_form_dup_row (row);
  guint i = 0;
  DmPlan *plan;

  while (self->rows[i] != row)
    i++;
  if (self->filling || g_strcmp0 (G_STRUCT_MEMBER (char *, get_plan (self), fields[i].offset), text) == 0)
    return;
  plan = dm_proposal_edit_plan (begin (self, fields[i].title));
  g_free (G_STRUCT_MEMBER (char *, plan, fields[i].offset));
  G_STRUCT_MEMBER (char *, plan, fields[i].offset) = g_steal_pointer (&text);
  end (self);
}

/* What is half typed is no day yet: it is said below the field, and the day that was known stays until there is one. */
static void
date_changed_cb (DmHeadForm *self)
{
  g_autofree char *text = dm_form_dup_row (self->issued_on);
  DmDay day = text ? dm_form_parse_day (text) : DM_DAY_NONE;
  gboolean wrong = text && day == DM_DAY_NONE;

  gtk_widget_set_visible (GTK_WIDGET (self->date_problem), wrong);
  if (wrong)
    {
      g_autofree char *words = g_strdup_printf (_ ("“%s” is not a date; write it as 30/09/2017."), text);

      gtk_label_set_text (self->date_problem, words);
    }
  if (self->filling || wrong || day == get_plan (self)->issued_on)
    return;
  dm_proposal_set_issued_on (begin (self, "issued-on"), day);
  end (self);
}

static void
take_lines (DmHeadForm *self, DmLineList *list, const char *field, gsize offset)
{
  g_auto (GStrv) lines = dm_line_list_dup_lines (list);
  DmPlan *plan;

  if (self->filling
      || g_strv_equal (G_STRUCT_MEMBER (const char *const *, get_plan (self), offset), (const char *const *) lines))
    return;
  plan = dm_proposal_edit_plan (begin (self, field));
  g_strfreev (G_STRUCT_MEMBER (char **, plan, offset));
  G_STRUCT_MEMBER (char **, plan, offset) = g_steal_pointer (&lines);
  end (self);
}

static void
basis_changed_cb (DmHeadForm *self)
{
  take_lines (self, self->basis, "basis", G_STRUCT_OFFSET (DmPlan, basis));
}

/* With a day that is half typed the documents stay as they were. */
static void
references_changed_cb (DmHeadForm *self)
{
  g_auto (GStrv) lines = dm_line_list_dup_lines (self->references);
  g_auto (GStrv) before = dm_form_list_references (get_plan (self)->references);
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func ((GDestroyNotify) dm_reference_free);
  DmPlan *plan;

  if (self->filling || g_strv_equal ((const char *const *) before, (const char *const *) lines))
    return;
  for (guint i = 0; lines[i]; i++)
    {
      const char *wrong = NULL;
      DmReference *reference = dm_form_parse_reference (lines[i], &wrong);

      if (reference == NULL)
        {
          dm_line_list_set_wrong (self->references, i);
          return;
        }
      g_ptr_array_add (references, reference);
    }
  plan = dm_proposal_edit_plan (begin (self, "references"));
  g_ptr_array_unref (plan->references);
  plan->references = g_steal_pointer (&references);
  end (self);
}

static void
recipients_changed_cb (DmHeadForm *self)
{
  take_lines (self, self->recipients, "recipients", G_STRUCT_OFFSET (DmPlan, recipients));
}

/* --- filling --- */

static void
set_row (AdwEntryRow *row, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text ? text : "") != 0)
    dm_form_set_row (row, text);
}

static void
set_lines (DmLineList *list, char **lines)
{
  g_auto (GStrv) before = dm_line_list_dup_lines (list);

  if (!g_strv_equal ((const char *const *) before, (const char *const *) lines))
    dm_line_list_set_lines (list, (const char *const *) lines);
}

static void
set_date (DmHeadForm *self, DmDay day)
{
  g_autofree char *text = dm_form_dup_row (self->issued_on);

  if ((text ? dm_form_parse_day (text) : DM_DAY_NONE) != day || day == DM_DAY_NONE)
    dm_form_set_day (self->issued_on, day);
}

static void
review_changed_cb (DmHeadForm *self)
{
  const DmPlan *plan = get_plan (self);
  g_auto (GStrv) references = dm_form_list_references (plan->references);

  if (dm_review_get_item (self->review))
    return;
  dm_review_problems_show (self->problems, self->review);
  if (self->typing)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < N_ROWS; i++)
    set_row (self->rows[i], G_STRUCT_MEMBER (char *, plan, fields[i].offset));
  set_date (self, plan->issued_on);
  set_lines (self->basis, plan->basis);
  set_lines (self->references, references);
  set_lines (self->recipients, plan->recipients);
  self->filling = FALSE;
}

/* --- the object --- */

static void
focus_left_cb (DmHeadForm *self)
{
  if (self->review)
    dm_review_rest (self->review);
}

static void
dm_head_form_dispose (GObject *object)
{
  DmHeadForm *self = DM_HEAD_FORM (object);

  g_clear_object (&self->review);
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_HEAD_FORM);
  G_OBJECT_CLASS (dm_head_form_parent_class)->dispose (object);
}

static void
dm_head_form_class_init (DmHeadFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_head_form_dispose;
  g_type_ensure (DM_TYPE_LINE_LIST);
  g_type_ensure (DM_TYPE_REVIEW_PROBLEMS);
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-head-form.ui");
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DmHeadForm, name)
  BIND (scroller);
  BIND (problems);
  BIND (head_group);
  BIND (signer_group);
  BIND (issued_on);
  BIND (date_problem);
  BIND (basis);
  BIND (references);
  BIND (recipients);
#undef BIND
}

static void
add_rows (DmHeadForm *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      self->rows[i] = ADW_ENTRY_ROW (row);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (fields[i].title));
      gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (fields[i].signer ? self->signer_group : self->head_group, row);
    }
}

/* What is typed into one list, until it is left, is one step. */
static void
watch_lines (DmHeadForm *self, DmLineList *list, GCallback changed)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (list), focus);
  dm_line_list_set_enable_undo (list, FALSE);
  g_signal_connect_object (list, "changed", changed, self, G_CONNECT_SWAPPED);
}

static void
dm_head_form_init (DmHeadForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dm_form_let_texts_grow (GTK_WIDGET (self));
  add_rows (self);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->issued_on), FALSE);
  watch_lines (self, self->basis, G_CALLBACK (basis_changed_cb));
  watch_lines (self, self->references, G_CALLBACK (references_changed_cb));
  watch_lines (self, self->recipients, G_CALLBACK (recipients_changed_cb));
}

void
dm_head_form_set_review (DmHeadForm *self, DmReview *review)
{
  g_return_if_fail (DM_IS_HEAD_FORM (self) && self->review == NULL);
  self->review = g_object_ref (review);
  g_signal_connect_object (review, "changed", G_CALLBACK (review_changed_cb), self, G_CONNECT_SWAPPED);
  review_changed_cb (self);
}
