/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-ui"

#include "config.h"

#include "dm-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  DmFileChosen chosen;
  gpointer user_data;
} Choice;

static void
response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file)
        choice->chosen (file, choice->user_data);
    }
  g_free (choice);
  g_object_unref (dialog);
}

static void
present (GtkFileChooserNative *dialog, DmFileChosen chosen, gpointer user_data)
{
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ chosen, user_data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
dm_dialogs_open_file (GtkWindow *parent, const char *title, DmFiles files, DmFileChosen chosen, gpointer user_data)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open"), _ ("Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (files == DM_FILES_TEXT)
    {
      gtk_file_filter_set_name (filter, _ ("Text documents"));
      gtk_file_filter_add_suffix (filter, "txt");
      gtk_file_filter_add_mime_type (filter, "text/plain");
    }
  else
    {
      gtk_file_filter_set_name (filter, _ ("Office data"));
      gtk_file_filter_add_suffix (filter, "daumoi");
    }
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  present (dialog, chosen, user_data);
}

void
dm_dialogs_save_file (GtkWindow *parent, const char *title, const char *name, DmFileChosen chosen, gpointer user_data)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), _ ("Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  present (dialog, chosen, user_data);
}

typedef struct
{
  DmGivenUp given_up;
  gpointer user_data;
} Question;

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (strcmp (response, "give-up") == 0)
    question->given_up (question->user_data);
}

static void
question_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
dm_dialogs_ask (GtkWindow *parent, const char *heading, const char *body, const char *stay, const char *give_up,
                DmGivenUp given_up, gpointer user_data)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  Question *question = g_new (Question, 1);

  *question = (Question){ given_up, user_data };
  adw_message_dialog_add_response (dialog, "stay", stay);
  adw_message_dialog_add_response (dialog, "give-up", give_up);
  adw_message_dialog_set_response_appearance (dialog, "give-up", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dm_dialogs_tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- something else instead --- */

typedef struct
{
  DmOffered accepted;
  gpointer user_data;
  GDestroyNotify free_user_data;
} Offer;

static void
offer_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  const Offer *offer = user_data;

  if (g_str_equal (response, "accept"))
    offer->accepted (offer->user_data);
}

static void
offer_free (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  offer->free_user_data (offer->user_data);
  g_free (offer);
}

void
dm_dialogs_offer (GtkWindow *parent, const char *heading, const char *body, const char *label, DmOffered accepted,
                  gpointer user_data, GDestroyNotify free_user_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  Offer *offer = g_new (Offer, 1);

  *offer = (Offer){ accepted, user_data, free_user_data };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"), "accept", label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (offer_answered_cb), offer, offer_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
