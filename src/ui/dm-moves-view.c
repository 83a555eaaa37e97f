/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-moves-view.h"

#include "dm-status-pill.h"
#include "dm-task-detail-private.h"
#include "dm-words.h"

#include <glib/gi18n.h>

/* Nobody reads more rows than these before saving; the others are counted. */
#define MAX_ROWS 200

struct _DmMovesView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *count;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (DmMovesView, dm_moves_view, GTK_TYPE_WIDGET)

static char *
describe (const DmMove *move)
{
  g_autofree char *days = dm_words_move (move), *status = dm_words_move_status (move);
  GString *words = g_string_new (days);

  if (*status)
    g_string_append_printf (words, "\n%s", status);
  if (move->item->plan_label)
    g_string_append_printf (words, "\n%s · “%s”", move->item->plan_label, move->words);
  else
    g_string_append_printf (words, "\n“%s”", move->words);
  return g_string_free (words, FALSE);
}

/* What turns today is marked by what it turns into. */
static GtkWidget *
make_icon (const DmMove *move)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("x-office-calendar-symbolic");

  if (move->old_status == move->new_status)
    return image;
  gtk_image_set_from_icon_name (GTK_IMAGE (image), dm_status_pill_icon (move->new_status));
  gtk_widget_add_css_class (image, dm_status_pill_colour (move->new_status));
  return image;
}

static GtkWidget *
make_row (const DmMove *move)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = describe (move);
  g_autofree char *title = move->item->code ? g_strdup_printf ("%s  %s", move->item->code, move->item->text)
                                            : g_strdup (move->item->text);

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", words, "title-lines", 3, "subtitle-lines", 0, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_icon (move));
  return row;
}

static void
dm_moves_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DM_TYPE_MOVES_VIEW);
  G_OBJECT_CLASS (dm_moves_view_parent_class)->dispose (object);
}

static void
dm_moves_view_class_init (DmMovesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dm_moves_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/vn/daumoi/DauMoi/dm-moves-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DmMovesView, stack);
  gtk_widget_class_bind_template_child (widget_class, DmMovesView, count);
  gtk_widget_class_bind_template_child (widget_class, DmMovesView, list);
  gtk_widget_class_bind_template_child (widget_class, DmMovesView, more);
}

static void
dm_moves_view_init (DmMovesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dm_moves_view_wait (DmMovesView *self)
{
  gtk_stack_set_visible_child_name (self->stack, "waiting");
}

void
dm_moves_view_show (DmMovesView *self, const GPtrArray *moves)
{
  guint n_more = moves->len > MAX_ROWS ? moves->len - MAX_ROWS : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%u deadline moves", "%u deadlines move", moves->len), moves->len);
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

  dm_list_box_clear (self->list);
  for (guint i = 0; i < MIN (moves->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (moves, i)));
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
  gtk_stack_set_visible_child_name (self->stack, moves->len ? "moves" : "nothing");
}
