/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan's text is read and looked through in the preview, then put in. */

#include "desk.h"
#include "dm-item-form.h"
#include "dm-head-form.h"
#include "dm-line-list.h"
#include "dm-preview-private.h"
#include "dm-preview.h"
#include "dm-review-line.h"
#include "dm-review-list.h"
#include "dm-source-view.h"
#include "dm-words.h"

#include <string.h>

typedef struct
{
  Desk desk;
  GtkWidget *preview;
  GListModel *rows;
  gpointer gone; /* the preview, weakly */
  guint n_expected;
} Fixture;

/* --- the preview's parts --- */

static gpointer
part (Fixture *self, const char *name)
{
  return gtk_widget_get_template_child (self->preview, DM_TYPE_PREVIEW, name);
}

static gpointer
field (Fixture *self, const char *name)
{
  return gtk_widget_get_template_child (part (self, "item_form"), DM_TYPE_ITEM_FORM, name);
}

static gboolean
is_read (gpointer data)
{
  Fixture *self = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (part (self, "stack")), "review") == 0;
}

static GtkListView *
get_list (Fixture *self)
{
  return GTK_LIST_VIEW (find_widget (part (self, "list"), GTK_TYPE_LIST_VIEW));
}

static void
open_text (Fixture *self, const char *text)
{
  DmPreview *preview = dm_preview_new (self->desk.office, GTK_WINDOW (self->desk.window));

  self->preview = GTK_WIDGET (preview);
  self->gone = preview;
  g_object_add_weak_pointer (G_OBJECT (preview), &self->gone);
  if (text)
    dm_preview_read_text (preview, text);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_getenv ("DM_SAMPLE"));

      dm_preview_read_file (preview, file);
    }
  wait_until (is_read, self, "the document read");
  self->rows = G_LIST_MODEL (gtk_list_view_get_model (get_list (self)));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  desk_open (&self->desk);
  desk_fill_nothing (&self->desk);
  open_text (self, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->gone)
    gtk_window_destroy (GTK_WINDOW (self->preview));
  wait_until (is_null, &self->gone, "the preview going");
  desk_close (&self->desk);
}

static void
act (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->preview, action, NULL));
}

static DmReviewRow *
get_row (Fixture *self, guint position)
{
  g_autoptr (DmReviewRow) row = g_list_model_get_item (self->rows, position);

  return row;
}

static guint
find_code (Fixture *self, const char *code)
{
  for (guint i = 1; i < g_list_model_get_n_items (self->rows); i++)
    if (g_strcmp0 (dm_review_row_get_item (get_row (self, i))->code, code) == 0)
      return i;
  g_error ("no row %s", code);
}

static const DmProposalItem *
get_item (Fixture *self, const char *code)
{
  return dm_review_row_get_item (get_row (self, find_code (self, code)));
}

static void
select_code (Fixture *self, const char *code)
{
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->rows), find_code (self, code));
}

static const char *
selected_code (Fixture *self)
{
  const DmProposalItem *item
      = dm_review_row_get_item (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (self->rows)));

  return item ? item->code : NULL;
}

static const char *
text_of (Fixture *self, const char *label)
{
  return gtk_label_get_text (part (self, label));
}

static void
type (Fixture *self, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field (self, name)), text);
}

static void
assert_left (Fixture *self, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  g_test_message ("%s", text_of (self, "problem_count"));
  g_assert_true (g_str_has_prefix (text_of (self, "problem_count"), number));
}

/* --- tests --- */

/* F8 goes from doubt to doubt; the row, the form and the words in the text come with it. */
static void
test_doubts (Fixture *self, gconstpointer data)
{
  static const char *const codes[] = { "II.2", "II.3.b", "II.4", "IV", "IV.1", "IV.1", "IV.2", "II.2" };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (part (self, "source"));

  assert_left (self, 7);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *place = g_strdup_printf ("%u / 7", i % 7 + 1);
      GtkTextIter iter;

      act (self, "preview.next-problem");
      g_assert_cmpstr (selected_code (self), ==, codes[i]);
      g_assert_cmpstr (text_of (self, "problem_place"), ==, place);
      g_assert_cmpstr (gtk_label_get_text (field (self, "code_label")), ==, codes[i]);
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_mark (buffer, "front"));
      g_assert_cmpuint (gtk_text_iter_get_offset (&iter), >=, get_item (self, codes[i])->passage.start);
      g_assert_cmpuint (gtk_text_iter_get_offset (&iter), <=, get_item (self, codes[i])->passage.end);
    }
  act (self, "preview.previous-problem");
  g_assert_cmpstr (selected_code (self), ==, "IV.2");
  act (self, "preview.leave-problem");
  assert_left (self, 6);
  act (self, "preview.undo");
  assert_left (self, 7);
}

/* A deadline's words are read as they are typed; the doubt that there was none is settled by that. */
static void
test_deadline (Fixture *self, gconstpointer data)
{
  GtkWidget *proposals;
  g_autofree char *last = dm_words_day (dm_day_parse ("2017-12-31"));

  select_code (self, "II.2");
  type (self, "deadlines", "Quý IV/2017");
  g_assert_nonnull (strstr (gtk_label_get_text (field (self, "reading")), last));
  g_assert_true (gtk_widget_get_visible (field (self, "why_expander")));
  assert_left (self, 6);
  /* Without a year it is only proposed, until a person accepts. */
  type (self, "deadlines", "Quý III");
  proposals = field (self, "proposals");
  g_assert_cmpint (((DmDeadline *) g_ptr_array_index (get_item (self, "II.2")->deadlines, 0))->end, ==, DM_DAY_NONE);
  g_signal_emit_by_name (find_widget (proposals, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpint (((DmDeadline *) g_ptr_array_index (get_item (self, "II.2")->deadlines, 0))->end, ==,
                   dm_day_parse ("2017-09-30"));
  g_assert_null (gtk_widget_get_first_child (proposals));
  act (self, "preview.undo");
  g_assert_nonnull (gtk_widget_get_first_child (proposals));
  act (self, "preview.undo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (self, "deadlines"))), ==, "");
  assert_left (self, 7);
}

/* Every field of an item is taken as typed, and comes back as it was. */
static void
test_fields (Fixture *self, gconstpointer data)
{
  const DmProposalItem *item;
  g_autofree char *text = g_strdup (get_item (self, "II.4")->text);

  select_code (self, "II.4");
  type (self, "lead", "Văn phòng; Phòng A, B và C ;; ");
  type (self, "coordinating", "Sở Tư pháp");
  type (self, "product", " Quyết định ");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (field (self, "text")), "Việc khác", -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (field (self, "detail")), "Vì sao", -1);
  adw_combo_row_set_selected (field (self, "kind"), 2);
  adw_combo_row_set_selected (field (self, "parent"), 0);
  type (self, "code", "");
  type (self, "code", "V");
  item = get_item (self, "V");
  g_assert_cmpuint (g_strv_length (item->lead), ==, 2);
  g_assert_cmpstr (item->lead[1], ==, "Phòng A, B và C");
  g_assert_cmpstr (item->coordinating[0], ==, "Sở Tư pháp");
  g_assert_cmpstr (item->product, ==, "Quyết định");
  g_assert_cmpstr (item->text, ==, "Việc khác");
  g_assert_cmpstr (item->detail, ==, "Vì sao");
  g_assert_cmpint (item->kind, ==, DM_ITEM_DUTY);
  g_assert_null (item->parent);
  for (guint i = 0; i < 8; i++)
    act (self, "preview.undo");
  g_assert_false (gtk_widget_activate_action (self->preview, "preview.undo", NULL)
                  && gtk_widget_get_sensitive (part (self, "undo_button")));
  item = get_item (self, "II.4");
  g_assert_cmpstr (item->text, ==, text);
  g_assert_null (item->lead[0]);
  g_assert_cmpstr (item->parent, ==, "II");
  g_assert_cmpint (item->kind, ==, DM_ITEM_TASK);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (self, "code"))), ==, "II.4");
}

/* The keys of undo are the preview's also in a field. */
static void
test_fields_have_no_undo (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = field (self, "lead");

  select_code (self, "II.4");
  type (self, "lead", "Văn phòng");
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))), "text.undo", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Văn phòng");
  act (self, "preview.undo");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_head (Fixture *self, gconstpointer data)
{
  GtkWidget *form = part (self, "head_form");
  GtkWidget *date = GTK_WIDGET (gtk_widget_get_template_child (form, DM_TYPE_HEAD_FORM, "issued_on"));
  GtkWidget *problem = GTK_WIDGET (gtk_widget_get_template_child (form, DM_TYPE_HEAD_FORM, "date_problem"));
  GtkWidget *group = GTK_WIDGET (gtk_widget_get_template_child (form, DM_TYPE_HEAD_FORM, "head_group"));
  AdwWindowTitle *title = part (self, "title");
  int end;
  g_autofree char *day = dm_words_day (dm_day_parse ("2017-06-20")), *next = dm_words_day (dm_day_parse ("2017-06-21"));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (part (self, "forms")), ==, "head");
  gtk_editable_set_text (GTK_EDITABLE (find_widget (group, ADW_TYPE_ENTRY_ROW)), "581");
  g_assert_true (g_str_has_prefix (adw_window_title_get_subtitle (title), "581/KH-BQL"));
  /* What is no day is said, and the day that was known stays. */
  end = strlen (gtk_editable_get_text (GTK_EDITABLE (date)));
  gtk_editable_insert_text (GTK_EDITABLE (date), "7", -1, &end);
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (adw_window_title_get_subtitle (title), day));
  gtk_editable_set_text (GTK_EDITABLE (date), "21/6/2017");
  g_assert_false (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (adw_window_title_get_subtitle (title), next));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "21/6/2017");
}

static void
assert_references (DmLineList *list, const char *expected)
{
  g_autofree char *text = dm_line_list_dup_text (list);

  g_assert_cmpstr (text, ==, expected);
}

/* Documents cited are lines with a day; with a slip in it they stay as they were. */
static void
test_references (Fixture *self, gconstpointer data)
{
  DmLineList *list = DM_LINE_LIST (gtk_widget_get_template_child (part (self, "head_form"), DM_TYPE_HEAD_FORM, "references"));
  DmReview *review = DM_PREVIEW (self->preview)->review;
  const GPtrArray *references = dm_review_get_proposal (review)->plan->references;
  const guint n = references->len;
  g_autofree char *before = dm_line_list_dup_text (list), *more = g_strconcat (before, "\n12/QĐ-BQL 31/2/2013", NULL);
  g_autofree char *right = g_strconcat (before, "\n12/QĐ-BQL 28/02/2013", NULL);

  g_assert_cmpuint (n, >, 0);
  dm_line_list_set_text (list, more);
  g_assert_cmpuint (dm_review_get_proposal (review)->plan->references->len, ==, n);
  dm_line_list_set_text (list, right);
  references = dm_review_get_proposal (review)->plan->references;
  g_assert_cmpuint (references->len, ==, n + 1);
  g_assert_cmpstr (((const DmReference *) g_ptr_array_index (references, n))->number, ==, "12/QĐ-BQL");
  g_assert_cmpint (((const DmReference *) g_ptr_array_index (references, n))->issued_on, ==, dm_day_parse ("2013-02-28"));
  act (self, "preview.undo");
  assert_references (list, before);
}

static void
test_merge_and_split (Fixture *self, gconstpointer data)
{
  guint n = g_list_model_get_n_items (self->rows);
  GtkTextBuffer *buffer;
  GtkTextIter caret;

  select_code (self, "II.1.b");
  act (self, "preview.merge");
  g_assert_cmpuint (g_list_model_get_n_items (self->rows), ==, n - 1);
  g_assert_cmpstr (selected_code (self), ==, "II.1.a");
  g_assert_cmpuint (get_item (self, "II.1.a")->deadlines->len, ==, 2);
  act (self, "preview.undo");
  g_assert_cmpstr (selected_code (self), ==, "II.1.b");
  g_assert_cmpuint (g_list_model_get_n_items (self->rows), ==, n);
  /* At every semicolon; the doubt that it is several works goes with that. */
  select_code (self, "II.3.b");
  act (self, "preview.split-all");
  g_assert_cmpuint (g_list_model_get_n_items (self->rows), ==, n + 2);
  assert_left (self, 6);
  g_assert_true (g_str_has_prefix (get_item (self, "II.3.b-3")->text, "duy trì"));
  act (self, "preview.undo");
  /* At the caret. */
  buffer = gtk_text_view_get_buffer (field (self, "text"));
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, strlen ("Ra soat"));
  gtk_text_buffer_place_cursor (buffer, &caret);
  act (self, "preview.split-at-caret");
  g_assert_cmpstr (get_item (self, "II.3.b")->text, ==, "Rà soát");
  g_assert_cmpstr (selected_code (self), ==, "II.3.b-2");
  act (self, "preview.undo");
  gtk_text_buffer_get_start_iter (buffer, &caret);
  gtk_text_buffer_place_cursor (buffer, &caret);
  act (self, "preview.split-at-caret");
  g_assert_cmpuint (g_list_model_get_n_items (self->rows), ==, n);
}

static void
test_levels (Fixture *self, gconstpointer data)
{
  select_code (self, "II.3.b");
  act (self, "preview.demote");
  g_assert_cmpstr (get_item (self, "II.3.b")->parent, ==, "II.3.a");
  act (self, "preview.promote");
  act (self, "preview.promote");
  g_assert_cmpstr (get_item (self, "II.3.b")->parent, ==, "II");
}

static DmReviewLine *
find_line (GtkWidget *widget, guint key)
{
  if (DM_IS_REVIEW_LINE (widget) && dm_review_line_get_key (DM_REVIEW_LINE (widget)) == key)
    return DM_REVIEW_LINE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      DmReviewLine *line = find_line (child, key);

      if (line)
        return line;
    }
  return NULL;
}

/* What is left out stays in sight, and is put back by the same key or its box. */
static void
test_drop (Fixture *self, gconstpointer data)
{
  guint n = g_list_model_get_n_items (self->rows);
  GtkWidget *line = GTK_WIDGET (find_line (GTK_WIDGET (get_list (self)), get_item (self, "II.2")->key));
  GtkWidget *check = find_widget (line, GTK_TYPE_CHECK_BUTTON);

  select_code (self, "II.2");
  act (self, "preview.drop");
  g_assert_cmpuint (g_list_model_get_n_items (self->rows), ==, n);
  g_assert_true (gtk_widget_has_css_class (line, "struck"));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  assert_left (self, 6);
  g_assert_nonnull (strstr (gtk_button_get_label (part (self, "import_button")), "7"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (gtk_widget_has_css_class (line, "struck"));
  assert_left (self, 7);
}

/* Where the caret is put in the text, the item that stands there comes to the front. */
static void
test_pick (Fixture *self, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (part (self, "source"));
  GtkTextIter iter;

  gtk_widget_grab_focus (part (self, "source"));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, get_item (self, "II.3.a")->deadline_passage.start + 2);
  gtk_text_buffer_place_cursor (buffer, &iter);
  g_assert_cmpstr (selected_code (self), ==, "II.3.a");
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 10);
  gtk_text_buffer_place_cursor (buffer, &iter);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (part (self, "forms")), ==, "head");
}

static gboolean
has_tasks (gpointer data)
{
  Fixture *self = data;
  GtkWidget *page = find_widget (self->desk.window, DM_TYPE_TASK_PAGE);
  GtkWidget *table = page ? find_widget (page, GTK_TYPE_COLUMN_VIEW) : NULL;
  GtkSelectionModel *model = table ? gtk_column_view_get_model (GTK_COLUMN_VIEW (table)) : NULL;

  return model && g_list_model_get_n_items (G_LIST_MODEL (model)) == self->n_expected;
}

static gboolean
cannot_undo (gpointer data)
{
  return !dm_office_get_can_undo (((Fixture *) data)->desk.office);
}

/* All of it is one act of the office, also with doubts left. */
static void
test_import (Fixture *self, gconstpointer data)
{
  select_code (self, "II.2");
  act (self, "preview.drop");
  select_code (self, "II.3.b");
  act (self, "preview.split-all");
  act (self, "preview.import");
  wait_until (is_null, &self->gone, "the preview going");
  self->n_expected = 7;
  wait_until (has_tasks, self, "seven tasks");
  gtk_widget_activate_action (self->desk.window, "win.undo", NULL);
  wait_until (cannot_undo, self, "the import undone, which was the only act");
  wait_until (desk_shows_first_start, &self->desk, "the first start");
}

static void
answer (const char *response)
{
  GtkWidget *question = find_toplevel (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
}

/* What was corrected is not thrown away unasked; where nothing was, nobody is asked. */
static void
test_close (Fixture *self, gconstpointer data)
{
  select_code (self, "II.4");
  type (self, "lead", "Văn phòng");
  gtk_window_close (GTK_WINDOW (self->preview));
  answer ("stay");
  g_assert_nonnull (self->gone);
  g_assert_cmpstr (get_item (self, "II.4")->lead[0], ==, "Văn phòng");
  gtk_window_close (GTK_WINDOW (self->preview));
  answer ("give-up");
  wait_until (is_null, &self->gone, "the preview going");
}

static void
test_close_unchanged (Fixture *self, gconstpointer data)
{
  select_code (self, "II.4");
  act (self, "preview.next-problem");
  gtk_window_close (GTK_WINDOW (self->preview));
  wait_until (is_null, &self->gone, "the preview going");
}

static gboolean
has_notice (gpointer data)
{
  return gtk_widget_get_visible (part (data, "notice"));
}

static void
set_up_twice (Fixture *self, gconstpointer data)
{
  desk_open_sample (&self->desk);
  open_text (self, NULL);
}

/* That the plan is there already is told before any work is done on it. */
static void
test_twin (Fixture *self, gconstpointer data)
{
  GtkWidget *group = GTK_WIDGET (gtk_widget_get_template_child (part (self, "head_form"), DM_TYPE_HEAD_FORM, "head_group"));

  wait_until (has_notice, self, "the notice");
  select_code (self, "II.4");
  type (self, "lead", "Văn phòng");
  g_assert_false (gtk_widget_get_sensitive (part (self, "import_button")));
  /* Under another number it is another plan. */
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->rows), 0);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (group, ADW_TYPE_ENTRY_ROW)), "581");
  g_assert_false (has_notice (self));
  g_assert_true (gtk_widget_get_sensitive (part (self, "import_button")));
  act (self, "preview.import");
  wait_until (is_null, &self->gone, "the preview going");
}

/* Who was first is told; what was corrected stays. */
static void
test_refusal (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) text = g_resources_lookup_data ("/vn/daumoi/DauMoi/sample.txt", 0, NULL);

  select_code (self, "II.4");
  type (self, "lead", "Văn phòng");
  gtk_widget_activate_action (self->desk.window, "win.open-sample", NULL);
  act (self, "preview.import");
  wait_until (has_notice, self, "the notice");
  g_assert_nonnull (self->gone);
  g_assert_cmpstr (get_item (self, "II.4")->lead[0], ==, "Văn phòng");
  g_assert_true (gtk_widget_get_sensitive (part (self, "panes")));
}

static guint
count_ticked (GtkWidget *widget)
{
  guint n = GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_active (GTK_CHECK_BUTTON (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_ticked (child);
  return n;
}

/* IV.1's units are given to the tasks that a person ticks, and to no other. */
static void
test_units (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *give;
  GType type;

  select_code (self, "IV.1");
  act (self, "preview.give-units");
  type = g_type_from_name ("DmUnitsDialog");
  dialog = find_toplevel (type);
  give = GTK_WIDGET (gtk_widget_get_template_child (dialog, type, "give_button"));
  g_assert_cmpuint (count_ticked (dialog), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (give));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (find_widget (GTK_WIDGET (gtk_widget_get_template_child (dialog, type, "unit_group")), ADW_TYPE_COMBO_ROW)), 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (
                                   GTK_WIDGET (gtk_widget_get_template_child (dialog, type, "task_group")), GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  g_signal_emit_by_name (give, "clicked");
  g_assert_cmpstr (get_item (self, "II.1.a")->lead[0], ==, "Phòng Hỗ trợ pháp lý");
  g_assert_cmpstr (get_item (self, "II.1.a")->coordinating[0], ==, "Văn Phòng Ban");
  g_assert_null (get_item (self, "II.1.b")->lead[0]);
  g_assert_null (get_item (self, "II.1.b")->coordinating[0]);
  act (self, "preview.undo");
  g_assert_null (get_item (self, "II.1.a")->lead[0]);
}

/* --- what cannot be read, and what is long --- */

static void
set_up_desk (Fixture *self, gconstpointer data)
{
  desk_open (&self->desk);
  desk_fill_nothing (&self->desk);
}

static gboolean
has_question (gpointer data)
{
  return find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static void
test_not_a_plan (Fixture *self, gconstpointer data)
{
  DmPreview *preview = dm_preview_new (self->desk.office, GTK_WINDOW (self->desk.window));

  self->preview = GTK_WIDGET (preview);
  self->gone = preview;
  g_object_add_weak_pointer (G_OBJECT (preview), &self->gone);
  dm_preview_read_text (preview, "Một bức thư.");
  wait_until (has_question, NULL, "what is wrong");
  wait_until (is_null, &self->gone, "the preview going");
  gtk_window_destroy (GTK_WINDOW (find_toplevel (ADW_TYPE_MESSAGE_DIALOG)));
}

static char *
make_long_text (void)
{
  GString *text = g_string_new ("Số: 1/KH-A\n\nI. NHIỆM VỤ\n");

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%u. Rà soát thủ tục hành chính; công khai kết quả\nThời gian thực hiện: Quý III.\n", i % 99 + 1);
  return g_string_free (text, FALSE);
}

/* Closed while it is read: nothing comes up afterwards. */
static void
test_give_up_reading (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_long_text ();
  DmPreview *preview = dm_preview_new (self->desk.office, GTK_WINDOW (self->desk.window));

  self->preview = GTK_WIDGET (preview);
  self->gone = preview;
  g_object_add_weak_pointer (G_OBJECT (preview), &self->gone);
  dm_preview_read_text (preview, text);
  gtk_window_present (GTK_WINDOW (preview));
  gtk_window_close (GTK_WINDOW (preview));
  wait_until (is_null, &self->gone, "the preview going");
  g_assert_false (has_question (NULL));
}

static guint
count_lines (GtkWidget *widget)
{
  guint n = DM_IS_REVIEW_LINE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_lines (child);
  return n;
}

static void
count_event_cb (guint *n)
{
  (*n)++;
}

/* Of two thousand items a few are on the screen; a step or a letter touches one of them and leaves the text laid out. */
static void
test_long (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_long_text ();
  guint n_laid_out = 0, n_told = 0;
  GtkTextBuffer *buffer;
  DmReviewRow *other;

  open_text (self, text);
  g_assert_cmpuint (g_list_model_get_n_items (self->rows), ==, 2002);
  wait_until (is_mapped, self->preview, "the preview");
  g_assert_cmpuint (count_lines (self->preview), <, 300);
  buffer = gtk_text_view_get_buffer (part (self, "source"));
  other = get_row (self, 50);
  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_event_cb), &n_told);
  g_signal_connect_swapped (buffer, "apply-tag", G_CALLBACK (count_event_cb), &n_laid_out);
  for (guint i = 0; i < 100; i++)
    act (self, "preview.next-problem");
  /* At most one mark a step: that of the doubt in front. */
  g_assert_cmpuint (n_laid_out, <=, 100);
  n_laid_out = 0;
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->rows), 1500);
  type (self, "lead", "Văn phòng");
  type (self, "lead", "Văn phòng; Sở Tư pháp");
  g_assert_cmpuint (n_laid_out, ==, 0);
  g_assert_cmpuint (n_told, ==, 0);
  g_assert_cmpstr (dm_review_row_get_item (get_row (self, 1500))->lead[1], ==, "Sở Tư pháp");
}

#define ADD(name, up, function) g_test_add ("/preview/" name, Fixture, NULL, up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_start (&argc, &argv);
  ADD ("doubts", set_up, test_doubts);
  ADD ("deadline", set_up, test_deadline);
  ADD ("fields", set_up, test_fields);
  ADD ("fields-have-no-undo", set_up, test_fields_have_no_undo);
  ADD ("head", set_up, test_head);
  ADD ("references", set_up, test_references);
  ADD ("merge-and-split", set_up, test_merge_and_split);
  ADD ("levels", set_up, test_levels);
  ADD ("drop", set_up, test_drop);
  ADD ("pick", set_up, test_pick);
  ADD ("import", set_up, test_import);
  ADD ("close", set_up, test_close);
  ADD ("close-unchanged", set_up, test_close_unchanged);
  ADD ("twin", set_up_twice, test_twin);
  ADD ("refusal", set_up, test_refusal);
  ADD ("units", set_up, test_units);
  ADD ("not-a-plan", set_up_desk, test_not_a_plan);
  ADD ("give-up-reading", set_up_desk, test_give_up_reading);
  ADD ("long", set_up_desk, test_long);
  return desk_run ();
}
