/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dm-test-store.h"

#include "dm-driver.h"

static gint64
tick (gpointer user_data)
{
  DmTestOffice *self = user_data;

  return G_GINT64_CONSTANT (1500000000) * G_USEC_PER_SEC + ++self->ticks * G_USEC_PER_SEC;
}

/* Ids that sort by age, different from process to process. */
static char *
count_id (gpointer user_data)
{
  static guint count = 0;

  return g_strdup_printf ("%08x-%06x", ++count, g_random_int_range (0, 0xffffff));
}

DmTestOffice *
dm_test_office_new (const char *who)
{
  DmTestOffice *self = g_new0 (DmTestOffice, 1);
  const char *prefix = g_getenv ("DM_TEST_STORE_URI");

  self->folder = g_dir_make_tmp ("daumoi-store.XXXXXX", NULL);
  self->uri = g_strdup_printf ("%s%s/office.daumoi", prefix ? prefix : "", self->folder);
  self->context = (DmStoreContext){ who, "test", tick, count_id, self };
  return self;
}

void
dm_test_office_free (DmTestOffice *self)
{
  const char *remove[] = { "rm", "-rf", self->folder, NULL };

  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (self->folder);
  g_free (self->uri);
  g_free (self);
}

DmStore *
dm_test_office_open (DmTestOffice *self)
{
  g_autoptr (GError) error = NULL;
  DmStore *store = dm_store_open (self->uri, DM_STORE_CREATE, &self->context, &error);

  g_assert_no_error (error);
  return store;
}

DmUnit *
dm_test_add_unit (DmStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmUnit) draft = dm_unit_new ();
  DmUnit *unit;

  draft->name = g_strdup (name);
  unit = dm_store_save_unit (store, draft, &error);
  g_assert_no_error (error);
  return unit;
}

DmPerson *
dm_test_add_person (DmStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPerson) draft = dm_person_new ();
  DmPerson *person;

  draft->name = g_strdup (name);
  person = dm_store_save_person (store, draft, &error);
  g_assert_no_error (error);
  return person;
}

DmPlan *
dm_test_add_plan (DmStore *store, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmPlan) draft = dm_plan_new ();
  DmPlan *plan;

  draft->number = g_strdup (number);
  draft->symbol = g_strdup ("KH-BQL");
  draft->issued_on = dm_day_parse ("2017-06-20");
  plan = dm_store_save_plan (store, draft, &error);
  g_assert_no_error (error);
  return plan;
}

DmItem *
dm_test_add_task (DmStore *store, const DmPlan *plan, const char *text, const char *deadline)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DmItem) draft = dm_item_new (DM_ITEM_TASK);
  DmItem *item;

  draft->plan_id = g_strdup (plan->id);
  draft->text = g_strdup (text);
  g_ptr_array_unref (draft->deadlines);
  draft->deadlines = dm_deadline_parse (deadline, plan->issued_on);
  item = dm_store_save_item (store, draft, &error);
  g_assert_no_error (error);
  return item;
}

guint
dm_test_count_units (DmStore *store)
{
  g_autoptr (GPtrArray) units = dm_store_list_units (store, NULL);

  return units->len;
}

void
dm_test_office_execute (const DmTestOffice *self, const char *script)
{
  g_autoptr (GError) error = NULL;
  const char *location;
  const DmDriverClass *klass = dm_driver_find (self->uri, &location, &error);
  DmDriver *driver;

  g_assert_no_error (error);
  driver = klass->open (location, DM_STORE_WRITE, G_MAXINT, &error);
  g_assert_no_error (error);
  klass->execute (driver, script, &error);
  g_assert_no_error (error);
  dm_driver_close (driver);
}

void
dm_test_assert_sound (DmStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dm_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const DmCheckProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s: %s", problem->code, problem->detail);
    }
  g_assert_cmpuint (problems->len, ==, 0);
}
