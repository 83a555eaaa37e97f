/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

#include "dm-context.h"

/* Another process's act is seen at the next look: within this and the time of one query. Not a timer of whole seconds:
 * those are gathered with others' and may come half a second late. */
#define POLL_MILLISECONDS 1000

G_DEFINE_FINAL_TYPE (DmOffice, dm_office, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PATH,
  PROP_TODAY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_BUSY,
  N_PROPS
};

enum
{
  CHANGED,
  INDEXED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* A file on its way to be opened, by the writing and then the reading lane. Both are told at once: the main thread may
 * be busy starting the toolkit, and nothing waits for it. */
typedef struct
{
  char *path;
  gboolean create;
  DmOfficeState *state;
  GError *error;
  GMutex mutex;
  GCond cond;
  gboolean written;   /* the writing lane is done with it */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_free (self->path);
  dm_office_state_free (self->state);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* --- what the office knows --- */

/**
 * dm_office_take_state:
 * @state: (transfer full):
 *
 * States arrive from two threads; one that is no newer than what is known is dropped.
 */
void
dm_office_take_state (DmOffice *self, DmOfficeState *state)
{
  g_autoptr (DmOfficeState) old = NULL;

  if (self->state == NULL || state->seq <= self->state->seq)
    {
      dm_office_state_free (state);
      return;
    }
  old = self->state;
  self->state = state;
  if (g_strcmp0 (old->undo_action, state->undo_action) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (g_strcmp0 (old->redo_action, state->redo_action) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  g_signal_emit (self, signals[CHANGED], 0, state->seq);
}

void
dm_office_add_writes (DmOffice *self, int n_writes)
{
  gboolean was_busy = self->n_writes > 0;

  self->n_writes += n_writes;
  if (was_busy != (self->n_writes > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

void
dm_office_tell_indexed (DmOffice *self)
{
  if (self->state)
    g_signal_emit (self, signals[INDEXED], 0);
}

DmDay
dm_office_read_clock (DmOffice *self)
{
  return dm_day_in_vietnam (self->context.now (self->context.user_data) / G_USEC_PER_SEC);
}

static void
tell_new_day (DmOffice *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  if (self->state)
    g_signal_emit (self, signals[CHANGED], 0, self->state->seq);
}

/* --- looking for what others did --- */

static gpointer
look (DmStore *store, gpointer arguments, GError **error)
{
  return GINT_TO_POINTER (TRUE);   /* every reading job looks first; this one does nothing else */
}

static const DmOperation look_operation = { DM_LANE_READ, look, NULL, NULL };

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DmOffice *self = DM_OFFICE (source);
  g_autoptr (GError) error = NULL;

  self->polling = FALSE;
  if (!dm_office_finish (self, &look_operation, result, &error))
    g_debug ("Looking for changes failed: %s", error->message);
}

static gboolean
poll_cb (gpointer user_data)
{
  DmOffice *self = user_data;
  DmDay day = dm_office_read_clock (self);

  if (self->clock_today != day && self->today == DM_DAY_NONE)
    {
      self->clock_today = day;
      tell_new_day (self);
    }
  dm_office_poll (self);
  return G_SOURCE_CONTINUE;
}

/**
 * dm_office_poll:
 *
 * Looks now, instead of within the second, whether another process changed the file.
 */
void
dm_office_poll (DmOffice *self)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  if (self->path == NULL || self->polling)
    return;
  self->polling = TRUE;
  dm_office_run (self, &look_operation, NULL, NULL, looked_cb, NULL);
}

/* --- opening and closing --- */

static void
close_lane (GTask *task, DmLane lane)
{
  DmOffice *self = g_task_get_source_object (task);

  g_clear_pointer (&self->stores[lane], dm_store_close);
}

static void
close_read_lane (GTask *task)
{
  dm_office_forget_foresight (g_task_get_source_object (task));
  close_lane (task, DM_LANE_READ);
}

static void
close_write_lane (GTask *task)
{
  close_lane (task, DM_LANE_WRITE);
}

static void
open_lane (GTask *task, DmLane lane, DmStoreMode mode)
{
  DmOffice *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);

  g_clear_pointer (&self->stores[lane], dm_store_close);
  self->stores[lane] = dm_store_open (opening->path, mode, &self->context, &opening->error);
}

/* The folder of a first start's file does not exist yet; where it cannot be made, the store says why. */
static void
open_write_lane (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);
  g_autofree char *folder = g_path_get_dirname (opening->path);

  if (opening->create)
    g_mkdir_with_parents (folder, 0700);
  open_lane (task, DM_LANE_WRITE, opening->create ? DM_STORE_CREATE : DM_STORE_WRITE);
  g_mutex_lock (&opening->mutex);
  opening->written = TRUE;
  g_cond_signal (&opening->cond);
  g_mutex_unlock (&opening->mutex);
}

static void
open_read_lane (GTask *task)
{
  DmOffice *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);

  dm_office_forget_foresight (self);
  g_mutex_lock (&opening->mutex);
  while (!opening->written)
    g_cond_wait (&opening->cond, &opening->mutex);
  g_mutex_unlock (&opening->mutex);
  /* What was open is closed, also where this is refused. */
  g_clear_pointer (&self->stores[DM_LANE_READ], dm_store_close);
  if (opening->error)
    return;
  open_lane (task, DM_LANE_READ, DM_STORE_READ);
  if (self->stores[DM_LANE_READ])
    opening->state = dm_office_state_read (self->stores[DM_LANE_READ], &opening->error);
}

static void
deliver_refusal (GTask *task)
{
  Opening *opening = g_task_get_task_data (task);

  g_task_return_error (task, g_steal_pointer (&opening->error));
}

/* The properties of a file are told once all of them are known. */
static void
set_open (DmOffice *self, char *path, DmOfficeState *state)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_free (self->path);
  self->path = path;
  dm_office_state_free (self->state);
  self->state = state;
  /* The same file may be opened again at once, and reads what was written. */
  if (self->drafts)
    dm_drafts_flush (self->drafts);
  g_clear_object (&self->drafts);
  g_clear_handle_id (&self->poll_source, g_source_remove);
  if (path)
    self->poll_source = g_timeout_add (POLL_MILLISECONDS, poll_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
deliver_open (GTask *task)
{
  DmOffice *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);

  if (opening->error)
    {
      dm_office_push (self, DM_LANE_WRITE, g_object_ref (task), close_write_lane, deliver_refusal);
      return;
    }
  set_open (self, g_steal_pointer (&opening->path), g_steal_pointer (&opening->state));
  dm_office_index_pending (self);
  g_signal_emit (self, signals[CHANGED], 0, self->state->seq);
  g_task_return_boolean (task, TRUE);
}

/* The reading lane has the last word. */
static void
deliver_write_lane (GTask *task)
{
}

/**
 * dm_office_open_async:
 * @path: a file's path
 * @create: whether a missing file is made
 *
 * A file that is open is closed first, also where the new one is then refused.
 */
void
dm_office_open_async (DmOffice *self, const char *path, gboolean create, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  g_return_if_fail (DM_IS_OFFICE (self) && path != NULL);
  opening->path = g_strdup (path);
  opening->create = create;
  g_mutex_init (&opening->mutex);
  g_cond_init (&opening->cond);
  g_task_set_source_tag (task, dm_office_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_set_check_cancellable (task, FALSE);
  if (self->path)
    set_open (self, NULL, NULL);
  dm_office_push (self, DM_LANE_WRITE, g_object_ref (task), open_write_lane, deliver_write_lane);
  dm_office_push (self, DM_LANE_READ, task, open_read_lane, deliver_open);
}

/**
 * dm_office_open_finish:
 *
 * Returns: %FALSE with a #DmStoreError
 */
gboolean
dm_office_open_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
rest (GTask *task)
{
}

static void
deliver_close (GTask *task)
{
  g_task_return_boolean (task, TRUE);
}

/* What takes its time aside has a connection of its own; a file is closed once that is done too. */
static void
wait_aside (GTask *task)
{
  dm_office_push (g_task_get_source_object (task), DM_LANE_ASIDE, g_object_ref (task), rest, deliver_close);
}

static void
go_on_closing (GTask *task)
{
  DmOffice *self = g_task_get_source_object (task);

  dm_office_push (self, DM_LANE_READ, g_object_ref (task), close_read_lane,
                  self->workers[DM_LANE_ASIDE] ? wait_aside : deliver_close);
}

/**
 * dm_office_close_async:
 *
 * What was asked for before is done first; what is asked for afterwards is refused with %G_IO_ERROR_CLOSED.
 */
void
dm_office_close_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (DM_IS_OFFICE (self));
  g_task_set_source_tag (task, dm_office_close_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->path)
    set_open (self, NULL, NULL);
  dm_office_push (self, DM_LANE_WRITE, task, close_write_lane, go_on_closing);
}

gboolean
dm_office_close_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- the object --- */

static void
close_store (gpointer data)
{
  g_clear_pointer ((DmStore **) data, dm_store_close);
}

/* Every job holds the office, so none is left here: the threads only close their connections and end. */
static void
dm_office_dispose (GObject *object)
{
  DmOffice *self = DM_OFFICE (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  for (guint lane = 0; lane < DM_N_LANES; lane++)
    if (self->workers[lane])
      dm_worker_stop (g_steal_pointer (&self->workers[lane]), close_store, &self->stores[lane]);
  G_OBJECT_CLASS (dm_office_parent_class)->dispose (object);
}

static void
dm_office_finalize (GObject *object)
{
  DmOffice *self = DM_OFFICE (object);

  g_clear_object (&self->drafts);
  dm_office_forget_foresight (self);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->state, dm_office_state_free);
  G_OBJECT_CLASS (dm_office_parent_class)->finalize (object);
}

static void
dm_office_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DmOffice *self = DM_OFFICE (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TODAY:
      g_value_set_int (value, dm_office_get_today (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, dm_office_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, dm_office_get_can_redo (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_writes > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dm_office_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TODAY:
      dm_office_set_today (DM_OFFICE (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dm_office_class_init (DmOfficeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dm_office_dispose;
  object_class->finalize = dm_office_finalize;
  object_class->get_property = dm_office_get_property;
  object_class->set_property = dm_office_set_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, readable);
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, 0, G_MAXINT, 0, readable | G_PARAM_WRITABLE);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", DM_TYPE_OFFICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[INDEXED] = g_signal_new ("indexed", DM_TYPE_OFFICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dm_office_init (DmOffice *self)
{
  self->context = *dm_context_get ();
  self->clock_today = dm_office_read_clock (self);
}

/**
 * dm_office_new:
 *
 * Returns: (transfer full): an office without a file, with the machine's clock and its user's name
 */
DmOffice *
dm_office_new (void)
{
  return g_object_new (DM_TYPE_OFFICE, NULL);
}

/**
 * dm_office_new_with_context:
 * @context: copied; its texts must stay as long as the office
 */
DmOffice *
dm_office_new_with_context (const DmStoreContext *context)
{
  DmOffice *self = dm_office_new ();

  self->context = *context;
  self->clock_today = dm_office_read_clock (self);
  return self;
}

void
dm_office_set_today (DmOffice *self, DmDay today)
{
  DmDay before;

  g_return_if_fail (DM_IS_OFFICE (self));
  before = dm_office_get_today (self);
  self->today = today;
  if (before != dm_office_get_today (self))
    tell_new_day (self);
}

DmDay
dm_office_get_today (DmOffice *self)
{
  g_return_val_if_fail (DM_IS_OFFICE (self), DM_DAY_NONE);
  return self->today != DM_DAY_NONE ? self->today : dm_office_read_clock (self);
}

const char *
dm_office_get_path (DmOffice *self)
{
  g_return_val_if_fail (DM_IS_OFFICE (self), NULL);
  return self->path;
}

gboolean
dm_office_get_can_undo (DmOffice *self)
{
  g_return_val_if_fail (DM_IS_OFFICE (self), FALSE);
  return dm_office_get_undo_action (self) != NULL;
}

gboolean
dm_office_get_can_redo (DmOffice *self)
{
  g_return_val_if_fail (DM_IS_OFFICE (self), FALSE);
  return dm_office_get_redo_action (self) != NULL;
}

/**
 * dm_office_get_undo_action:
 *
 * Returns: (transfer none) (nullable): the nick of the act that an undo would set back, for dm_words_action(); told
 *   of by "notify::can-undo"
 */
const char *
dm_office_get_undo_action (DmOffice *self)
{
  g_return_val_if_fail (DM_IS_OFFICE (self), NULL);
  return self->state ? self->state->undo_action : NULL;
}

/**
 * dm_office_get_redo_action:
 *
 * Returns: (transfer none) (nullable): the same for redo
 */
const char *
dm_office_get_redo_action (DmOffice *self)
{
  g_return_val_if_fail (DM_IS_OFFICE (self), NULL);
  return self->state ? self->state->redo_action : NULL;
}

/**
 * dm_office_get_rules:
 *
 * Returns: (transfer none) (nullable): as of the last refresh, until the next; %NULL unless open
 */
DmRules *
dm_office_get_rules (DmOffice *self)
{
  g_return_val_if_fail (DM_IS_OFFICE (self), NULL);
  return self->state ? self->state->rules : NULL;
}

/**
 * dm_office_get_drafts:
 *
 * Returns: (transfer none) (nullable): the unfinished forms of this desk, %NULL unless open
 */
DmDrafts *
dm_office_get_drafts (DmOffice *self)
{
  g_return_val_if_fail (DM_IS_OFFICE (self), NULL);
  if (self->drafts == NULL && self->path)
    {
      g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "daumoi", NULL);

      self->drafts = dm_drafts_new (folder, self->path);
    }
  return self->drafts;
}
