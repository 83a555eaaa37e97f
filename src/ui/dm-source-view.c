/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "dm-source-view.h"

#include <adwaita.h>

#define EDGE 3     /* pixels of the edge beside a task */
#define MARGIN 16  /* from the edge of the view to the text */

struct _DmSourceView
{
  GtkTextView parent_instance;

  DmReview *review;
  GPtrArray *tagged;    /* DmProposalItem: what the tags were set for */
  DmPassage lit;        /* the doubt that is marked, or nothing */
  guint shown;          /* the key of the row that was brought into view */
  gboolean picking;     /* the caret itself chose the row: the text stays where it is */

  GtkTextTag *heading;
  GtkTextTag *deadline;
  GtkTextTag *unit;
  GtkTextTag *dropped;
  GtkTextTag *doubt;
};

G_DEFINE_FINAL_TYPE (DmSourceView, dm_source_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (DmSourceView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static const DmProposal *
get_proposal (DmSourceView *self)
{
  return dm_review_get_proposal (self->review);
}

/* --- marks that belong to letters: tags --- */

static void
get_iters (DmSourceView *self, DmPassage passage, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, passage.start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, passage.end);
}

static void
tag (DmSourceView *self, GtkTextTag *with, DmPassage passage)
{
  GtkTextIter start, end;

  if (dm_passage_is_empty (passage))
    return;
  get_iters (self, passage, &start, &end);
  gtk_text_buffer_apply_tag (get_buffer (self), with, &start, &end);
}

static void
untag (DmSourceView *self, GtkTextTag *what, DmPassage passage)
{
  GtkTextIter start, end;

  get_iters (self, passage, &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), what, &start, &end);
}

static void
tag_item (DmSourceView *self, const DmProposalItem *item)
{
  if (!item->accepted)
    tag (self, self->dropped, item->passage);
  if (item->kind == DM_ITEM_SECTION)
    tag (self, self->heading, (DmPassage){ item->passage.start, item->text_passage.end });
  tag (self, self->deadline, item->deadline_passage);
  tag (self, self->unit, item->lead_passage);
  tag (self, self->unit, item->coordinating_passage);
}

static gboolean
is_tagged_alike (const DmProposalItem *item, const DmProposalItem *other)
{
  return item == other
         || (item->accepted == other->accepted && (item->kind == DM_ITEM_SECTION) == (other->kind == DM_ITEM_SECTION)
             && item->passage.start == other->passage.start && item->passage.end == other->passage.end
             && item->text_passage.end == other->text_passage.end);
}

/* What was typed in a form is nothing to the text: it is laid out again only where its marks differ. */
static gboolean
are_tags_right (DmSourceView *self)
{
  const GPtrArray *items = get_proposal (self)->items;

  if (self->tagged == NULL || self->tagged->len != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (!is_tagged_alike (g_ptr_array_index (items, i), g_ptr_array_index (self->tagged, i)))
      return FALSE;
  return TRUE;
}

static gpointer
ref_item (gconstpointer item, gpointer user_data)
{
  return dm_proposal_item_ref ((DmProposalItem *) item);
}

static void
set_tags (DmSourceView *self)
{
  GtkTextTag *const all[] = { self->dropped, self->heading, self->deadline, self->unit };
  GPtrArray *items = get_proposal (self)->items;
  const DmPassage whole = { 0, gtk_text_buffer_get_char_count (get_buffer (self)) };

  if (are_tags_right (self))
    return;
  for (guint i = 0; self->tagged && i < G_N_ELEMENTS (all); i++)
    untag (self, all[i], whole);
  for (guint i = 0; i < items->len; i++)
    tag_item (self, g_ptr_array_index (items, i));
  g_clear_pointer (&self->tagged, g_ptr_array_unref);
  self->tagged = g_ptr_array_copy (items, ref_item, NULL);
  g_ptr_array_set_free_func (self->tagged, (GDestroyNotify) dm_proposal_item_unref);
}

static gboolean
look_up (DmSourceView *self, const char *name, double alpha, GdkRGBA *colour)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name, colour))
    return FALSE;
  colour->alpha *= alpha;
  return TRUE;
}

/* Tags have colours of their own and do not follow the style by themselves. */
static void
style_changed_cb (DmSourceView *self)
{
  GdkRGBA ground, doubt, faint;

  if (look_up (self, "accent_bg_color", 0.14, &ground))
    g_object_set (self->deadline, "background-rgba", &ground, NULL);
  if (look_up (self, "warning_bg_color", 0.45, &doubt))
    g_object_set (self->doubt, "background-rgba", &doubt, NULL);
  if (look_up (self, "window_fg_color", 0.6, &faint))
    g_object_set (self->dropped, "foreground-rgba", &faint, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- marks that belong to lines: drawn --- */

/* The items stand in their order, so those on the screen stand together; what was merged may reach over others. */
static void
get_lines (DmSourceView *self, DmPassage passage, DmPassage visible, int *top, int *bottom)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  DmPassage part = { MAX (passage.start, visible.start), MIN (passage.end, visible.end) };
  GtkTextIter start, end;
  int y, height;

  get_iters (self, part, &start, &end);
  gtk_text_view_get_line_yrange (view, &start, top, &height);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  *bottom = y + height;
}

static DmPassage
get_visible (DmSourceView *self, GdkRectangle *rect)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter start, end;

  gtk_text_view_get_visible_rect (view, rect);
  gtk_text_view_get_line_at_y (view, &start, rect->y, NULL);
  gtk_text_view_get_line_at_y (view, &end, rect->y + rect->height, NULL);
  gtk_text_iter_forward_to_line_end (&end);
  return (DmPassage){ gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end) };
}

static void
draw_item (DmSourceView *self, GtkSnapshot *snapshot, DmReviewRow *row, DmPassage visible, const GdkRectangle *rect)
{
  const DmProposalItem *item = dm_review_row_get_item (row);
  gboolean doubtful = dm_review_row_get_n_open (row) > 0;
  const char *name = doubtful ? "warning_bg_color" : "accent_bg_color";
  GdkRGBA colour;
  int top, bottom;

  if (item->passage.start >= visible.end || item->passage.end <= visible.start)
    return;
  get_lines (self, item->passage, visible, &top, &bottom);
  if (item->key == dm_review_get_current (self->review) && look_up (self, name, 0.16, &colour))
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, top, rect->width, bottom - top));
  if (item->accepted && (item->kind != DM_ITEM_SECTION || doubtful) && look_up (self, name, 1, &colour))
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, top, EDGE, bottom - top));
}

static void
dm_source_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DmSourceView *self = DM_SOURCE_VIEW (view);
  GListModel *rows = self->review ? dm_review_get_rows (self->review) : NULL;
  GdkRectangle rect;
  DmPassage visible;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || rows == NULL)
    return;
  visible = get_visible (self, &rect);
  for (guint i = 1; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (DmReviewRow) row = g_list_model_get_item (rows, i);

      draw_item (self, snapshot, row, visible, &rect);
    }
}

/* --- what stands in front --- */

static void
bring_into_view (DmSourceView *self, guint place)
{
  GtkTextIter iter;
  GtkTextMark *mark = gtk_text_buffer_get_mark (get_buffer (self), "front");

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, place);
  gtk_text_buffer_move_mark (get_buffer (self), mark, &iter);
  /* To a mark, not to a place: lines that were not laid out yet have none. */
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0.05, TRUE, 0, 0.3);
}

static void
light_doubt (DmSourceView *self, const DmProblem *problem)
{
  DmPassage passage = problem ? problem->passage : (DmPassage){ 0, 0 };

  if (passage.start == self->lit.start && passage.end == self->lit.end)
    return;
  untag (self, self->doubt, self->lit);
  tag (self, self->doubt, passage);
  self->lit = passage;
  if (!dm_passage_is_empty (passage))
    bring_into_view (self, passage.start);
}

static void
review_changed_cb (DmSourceView *self)
{
  const DmProposalItem *item = dm_review_get_item (self->review);
  guint current = dm_review_get_current (self->review);

  set_tags (self);
  if (current != self->shown && !self->picking)
    bring_into_view (self, item ? item->passage.start : 0);
  self->shown = current;
  light_doubt (self, dm_review_get_problem (self->review, NULL));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
caret_moved_cb (DmSourceView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter caret;
  guint key;

  if (!gtk_widget_is_focus (GTK_WIDGET (self)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (!dm_review_find_at (self->review, gtk_text_iter_get_offset (&caret), &key))
    return;
  self->picking = TRUE;
  dm_review_set_current (self->review, key);
  self->picking = FALSE;
}

/* --- the object --- */

static void
dm_source_view_dispose (GObject *object)
{
  DmSourceView *self = DM_SOURCE_VIEW (object);

  if (self->review)
    g_signal_handlers_disconnect_by_data (get_buffer (self), self);
  g_clear_object (&self->review);
  g_clear_pointer (&self->tagged, g_ptr_array_unref);
  G_OBJECT_CLASS (dm_source_view_parent_class)->dispose (object);
}

static void
dm_source_view_class_init (DmSourceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dm_source_view_dispose;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = dm_source_view_snapshot_layer;
}

static void
dm_source_view_init (DmSourceView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (view, MARGIN);
  gtk_text_view_set_right_margin (view, MARGIN);
  gtk_text_view_set_top_margin (view, 12);
  gtk_text_view_set_bottom_margin (view, 12);
  gtk_text_view_set_pixels_inside_wrap (view, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "source");
  /* The one that was made last is on top. */
  self->heading = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->deadline = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->unit = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  self->dropped = gtk_text_buffer_create_tag (buffer, NULL, "strikethrough", TRUE, NULL);
  self->doubt = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  style_changed_cb (self);
}

void
dm_source_view_set_review (DmSourceView *self, DmReview *review)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start;

  g_return_if_fail (DM_IS_SOURCE_VIEW (self) && self->review == NULL);
  self->review = g_object_ref (review);
  gtk_text_buffer_set_text (buffer, get_proposal (self)->source ? get_proposal (self)->source : "", -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_buffer_create_mark (buffer, "front", &start, TRUE);
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (caret_moved_cb), self);
  g_signal_connect_object (review, "changed", G_CALLBACK (review_changed_cb), self, G_CONNECT_SWAPPED);
  review_changed_cb (self);
}
