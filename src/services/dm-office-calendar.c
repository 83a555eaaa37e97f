/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "dm-office-private.h"

/* Days off and rules: what there is, the yearly notice, and what a change would do. */

/* --- reading --- */

static gpointer
list_calendar (DmStore *store, gpointer arguments, GError **error)
{
  return dm_store_list_calendar (store, error);
}

static const DmOperation list_calendar_operation = {
  DM_LANE_READ, list_calendar, NULL, (GDestroyNotify) g_ptr_array_unref
};

void
dm_office_list_calendar_async (DmOffice *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self));
  dm_office_run (self, &list_calendar_operation, NULL, cancellable, callback, user_data);
}

/**
 * dm_office_list_calendar_finish:
 *
 * Returns: (transfer full) (element-type DmCalendarDay): the whole table, by day
 */
GPtrArray *
dm_office_list_calendar_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &list_calendar_operation, result, error);
}

typedef struct
{
  DmNotice *notice;       /* one of the two */
  DmCalendarDay *day;
  DmDay on;
  GCancellable *cancellable;
} PreviewArguments;

static void
preview_arguments_free (gpointer data)
{
  PreviewArguments *self = data;

  g_clear_pointer (&self->notice, dm_notice_free);
  g_clear_pointer (&self->day, dm_calendar_day_free);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gpointer
preview_notice (DmStore *store, gpointer arguments, GError **error)
{
  const PreviewArguments *self = arguments;

  return dm_store_preview_notice (store, self->notice, self->on, self->cancellable, error);
}

static const DmOperation preview_notice_operation = {
  DM_LANE_READ, preview_notice, preview_arguments_free, (GDestroyNotify) g_ptr_array_unref
};

/**
 * dm_office_preview_notice_async:
 * @notice: copied; nothing of it is kept
 * @cancellable: (nullable): cancelling it ends the search where it is under way
 */
void
dm_office_preview_notice_async (DmOffice *self, const DmNotice *notice, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  PreviewArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self) && notice != NULL);
  arguments = g_new0 (PreviewArguments, 1);
  arguments->notice = dm_notice_copy (notice);
  arguments->on = dm_office_get_today (self);
  g_set_object (&arguments->cancellable, cancellable);
  dm_office_run (self, &preview_notice_operation, arguments, cancellable, callback, user_data);
}

/**
 * dm_office_preview_notice_finish:
 *
 * Returns: (transfer full) (element-type DmMove): the deadlines that the notice would move, with statuses as of today
 */
GPtrArray *
dm_office_preview_notice_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &preview_notice_operation, result, error);
}

static gpointer
preview_calendar_day (DmStore *store, gpointer arguments, GError **error)
{
  const PreviewArguments *self = arguments;

  return dm_store_preview_calendar_day (store, self->day, self->on, self->cancellable, error);
}

static const DmOperation preview_calendar_day_operation = {
  DM_LANE_READ, preview_calendar_day, preview_arguments_free, (GDestroyNotify) g_ptr_array_unref
};

/**
 * dm_office_preview_calendar_day_async:
 * @day: copied; nothing of it is kept
 * @cancellable: (nullable): cancelling it ends the search where it is under way
 */
void
dm_office_preview_calendar_day_async (DmOffice *self, const DmCalendarDay *day, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  PreviewArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self) && day != NULL);
  arguments = g_new0 (PreviewArguments, 1);
  arguments->day = dm_calendar_day_copy (day);
  arguments->on = dm_office_get_today (self);
  g_set_object (&arguments->cancellable, cancellable);
  dm_office_run (self, &preview_calendar_day_operation, arguments, cancellable, callback, user_data);
}

/**
 * dm_office_preview_calendar_day_finish:
 *
 * Returns: (transfer full) (element-type DmMove): the deadlines that the day would move, with statuses as of today
 */
GPtrArray *
dm_office_preview_calendar_day_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &preview_calendar_day_operation, result, error);
}

/* --- other rules: all tasks are asked, so it is done aside --- */

typedef struct
{
  DmStoreContext context;
  char *path;
  DmRules *rules;
  DmDay on;
  GCancellable *cancellable;
} RulesArguments;

static void
rules_arguments_free (gpointer data)
{
  RulesArguments *self = data;

  g_free (self->path);
  dm_rules_free (self->rules);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/* The number and two, for NULL is failure and -1 is one too many to count. */
static gpointer
preview_rules (DmStore *store, gpointer arguments, GError **error)
{
  const RulesArguments *self = arguments;
  g_autoptr (DmStore) own = dm_office_open_aside (&self->context, self->path, error);
  int n_changed;

  if (own == NULL || !dm_store_preview_rules (own, self->rules, self->on, self->cancellable, &n_changed, error))
    return NULL;
  return GINT_TO_POINTER (n_changed + 2);
}

static const DmOperation preview_rules_operation = { DM_LANE_ASIDE, preview_rules, rules_arguments_free, NULL };

/**
 * dm_office_preview_rules_async:
 * @rules: copied, with their calendar
 * @cancellable: (nullable): cancelling it ends the count where it is under way
 */
void
dm_office_preview_rules_async (DmOffice *self, const DmRules *rules, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  RulesArguments *arguments;

  g_return_if_fail (DM_IS_OFFICE (self) && rules != NULL);
  arguments = g_new0 (RulesArguments, 1);
  arguments->context = self->context;
  arguments->path = g_strdup (self->path);
  arguments->rules = dm_rules_copy (rules);
  arguments->on = dm_office_get_today (self);
  g_set_object (&arguments->cancellable, cancellable);
  dm_office_run (self, &preview_rules_operation, arguments, cancellable, callback, user_data);
}

/**
 * dm_office_preview_rules_finish:
 * @n_changed: (out): how many tasks would have another status today; -1 where there are too many to ask
 */
gboolean
dm_office_preview_rules_finish (DmOffice *self, GAsyncResult *result, int *n_changed, GError **error)
{
  int n = GPOINTER_TO_INT (dm_office_finish (self, &preview_rules_operation, result, error));

  *n_changed = n - 2;
  return n > 0;
}

/* --- writing --- */

static gpointer
save_notice (DmStore *store, gpointer arguments, GError **error)
{
  return GINT_TO_POINTER (dm_store_save_notice (store, arguments, error));
}

static const DmOperation save_notice_operation = {
  DM_LANE_WRITE, save_notice, (GDestroyNotify) dm_notice_free, NULL
};

void
dm_office_save_notice_async (DmOffice *self, const DmNotice *notice, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && notice != NULL);
  dm_office_run (self, &save_notice_operation, dm_notice_copy (notice), cancellable, callback, user_data);
}

gboolean
dm_office_save_notice_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_notice_operation, result, error) != NULL;
}

static gpointer
save_calendar_day (DmStore *store, gpointer arguments, GError **error)
{
  return GINT_TO_POINTER (dm_store_save_calendar_day (store, arguments, error));
}

static const DmOperation save_calendar_day_operation = {
  DM_LANE_WRITE, save_calendar_day, (GDestroyNotify) dm_calendar_day_free, NULL
};

void
dm_office_save_calendar_day_async (DmOffice *self, const DmCalendarDay *day, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DM_IS_OFFICE (self) && day != NULL);
  dm_office_run (self, &save_calendar_day_operation, dm_calendar_day_copy (day), cancellable, callback, user_data);
}

gboolean
dm_office_save_calendar_day_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &save_calendar_day_operation, result, error) != NULL;
}

static gpointer
delete_calendar_days (DmStore *store, gpointer arguments, GError **error)
{
  return GINT_TO_POINTER (dm_store_delete_calendar_days (store, arguments, error));
}

static const DmOperation delete_calendar_days_operation = {
  DM_LANE_WRITE, delete_calendar_days, (GDestroyNotify) g_ptr_array_unref, NULL
};

/**
 * dm_office_delete_calendar_days_async:
 * @days: (element-type DmCalendarDay): kept rows; copied
 */
void
dm_office_delete_calendar_days_async (DmOffice *self, const GPtrArray *days, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  GPtrArray *copy;

  g_return_if_fail (DM_IS_OFFICE (self) && days != NULL);
  copy = g_ptr_array_new_full (days->len, (GDestroyNotify) dm_calendar_day_free);
  for (guint i = 0; i < days->len; i++)
    g_ptr_array_add (copy, dm_calendar_day_copy (g_ptr_array_index (days, i)));
  dm_office_run (self, &delete_calendar_days_operation, copy, cancellable, callback, user_data);
}

gboolean
dm_office_delete_calendar_days_finish (DmOffice *self, GAsyncResult *result, GError **error)
{
  return dm_office_finish (self, &delete_calendar_days_operation, result, error) != NULL;
}
