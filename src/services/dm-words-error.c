/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dm-services"

#include "config.h"

#include "dm-words.h"

#include "dm-reader.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* What happened, and what to do about it: one sentence each. */

typedef struct
{
  int code;
  const char *words;
} Sentence;

static const Sentence store_sentences[] = {
  { DM_STORE_ERROR_MISSING, N_ ("There is no file there; check its name or create a new one.") },
  { DM_STORE_ERROR_OPEN, N_ ("The file cannot be opened; check that it is a file you may read and write.") },
  { DM_STORE_ERROR_FOREIGN, N_ ("This is not a file of Đầu Mối; it was not touched.") },
  { DM_STORE_ERROR_DAMAGED, N_ ("The file is damaged and was not touched; go back to the last backup.") },
  { DM_STORE_ERROR_TOO_NEW, N_ ("A newer version of Đầu Mối wrote this file; it was not touched. Update the program to open it.") },
  { DM_STORE_ERROR_NETWORK, N_ ("The file lies on a network folder, where data can be lost; move it to this computer's own disk.") },
  { DM_STORE_ERROR_READ_ONLY, N_ ("The file is read-only, so nothing was saved; ask for the right to write it.") },
  { DM_STORE_ERROR_EXISTS, N_ ("There is a file of that name already, and it was not overwritten; choose another name.") },
  { DM_STORE_ERROR_BUSY, N_ ("Another program is writing to the file, so nothing was saved; try again in a moment.") },
  { DM_STORE_ERROR_FULL, N_ ("The disk is full, so nothing was saved; make room and try again.") },
  { DM_STORE_ERROR_IO, N_ ("The disk could not be read or written, so nothing was saved; check the disk and make a backup.") },
  { DM_STORE_ERROR_CONSTRAINT, N_ ("What was to be saved does not fit the rest of the data, so nothing was saved.") },
  { DM_STORE_ERROR_CONFLICT, N_ ("Somebody else changed this first, so nothing was overwritten; look at the new version and try again.") },
  { DM_STORE_ERROR_NOT_FOUND, N_ ("There is no such plan, task, unit or person; it may have been deleted.") },
  { DM_STORE_ERROR_NOTHING_TO_UNDO, N_ ("There is nothing to undo.") },
  { DM_STORE_ERROR_UNDO_CONFLICT, N_ ("This was changed again since, so undoing it would lose the later change; nothing was undone.") },
  { DM_STORE_ERROR_INTERRUPTED, N_ ("The work was interrupted.") },
};

/* Why a value is refused, by the nick that the store gives. */
static const struct
{
  const char *nick;
  const char *words;
} refusals[] = {
  { "no-day", N_ ("A day is missing; enter it.") },
  { "notice-without-source", N_ ("Enter the number and the day of the notice, so that everybody can look it up.") },
  { "notice-empty", N_ ("The notice names no day; add its days off.") },
  { "notice-without-day", N_ ("A first or last day is missing; enter it as 30/09/2017.") },
  { "notice-range-order", N_ ("The last day comes before the first one; correct one of them.") },
  { "notice-range-long", N_ ("Nobody has more than 31 days off in a row; check the two days.") },
  { "notice-day-elsewhere", N_ ("The days are not in the notice's year; enter them with the notice of their own year.") },
  { "notice-without-name", N_ ("Enter what the days are, for example “Tết Nguyên đán”.") },
  { "notice-make-up-weekday", N_ ("A make-up working day is a Saturday or a Sunday; every other day is worked anyway.") },
  { "notice-overlap", N_ ("One of these days is named twice; shorten or remove one of the rows.") },
  { "rules-range", N_ ("Such a number of days makes no sense; enter another one.") },
  { "unit-circle", N_ ("A unit cannot come after itself; choose another one.") },
  { "unit-name-taken", N_ ("There is a unit of that name already; choose another name.") },
  { "unit-alias-taken", N_ ("Another unit goes by one of these other names already; take it out or choose another one.") },
  { "unit-name-empty", N_ ("The unit needs a name; enter it.") },
  { "unit-life-span", N_ ("The unit would end before it begins; correct its days.") },
  { "person-name-empty", N_ ("The person needs a name; enter it.") },
  { "person-life-span", N_ ("The person would leave before coming; correct the days.") },
  { "view-name-empty", N_ ("The view needs a name; enter it.") },
  { "view-name-taken", N_ ("There is a view of that name already; choose another name.") },
  { "phone-implausible", N_ ("This is no telephone number; write its digits, as in 0208 3845 123.") },
  { "email-implausible", N_ ("This is no e-mail address; write it as in name@office.gov.vn.") },
  { "empty-plan", N_ ("The plan needs a number or a title; enter one.") },
  { "plan-ends-before-it-begins", N_ ("The plan would be closed before the day it was issued; correct one of the two days.") },
  { "item-text-empty", N_ ("The task needs its content; enter it.") },
  { "step-without-task", N_ ("A step stands below a task; choose one.") },
  { "entry-without-day", N_ ("The progress entry needs its day; enter it.") },
  { "entry-in-future", N_ ("Progress cannot be entered for a day to come; enter a day up to today.") },
  { "percent-range", N_ ("Progress is a number from 0 to 100; enter such a one.") },
  { "done-below-100", N_ ("What is done has no less than 100 percent; correct one of them.") },
  { "no-such-deadline", N_ ("The task has no such deadline; choose one of its own.") },
  { "empty-entry", N_ ("The progress entry says nothing; enter a percentage or words.") },
  { "entry-on-section", N_ ("Progress is entered for a task or a duty, not for a section; choose one.") },
  { "parent-elsewhere", N_ ("The heading it is to stand below is not in this plan; choose another one.") },
  { "parent-is-step", N_ ("Nothing stands below a step; choose a heading.") },
  { "parent-circle", N_ ("It cannot stand below itself; choose another heading.") },
  { "row-moved", N_ ("What was entered for one task stays with it; enter it anew at the other one.") },
  { "extension-without-end", N_ ("The extension needs its new deadline; enter it.") },
  { "extension-changes-nothing", N_ ("The new deadline is the same as the old one; enter another day.") },
  { "extension-without-day", N_ ("The extension needs the day of its decision; enter it.") },
  { "extension-in-future", N_ ("A decision cannot be dated later than today; correct its day.") },
  { "extension-without-reason", N_ ("The extension needs a reason or a deciding document; enter one.") },
  { "not-utf-8", N_ ("The words hold letters that cannot be kept; type them again.") },
  { "pulse-range", N_ ("Such a number of days until silent makes no sense; enter another one.") },
};

static const Sentence reader_sentences[] = {
  { DM_READER_ERROR_EMPTY, N_ ("The document is empty; choose another file.") },
  { DM_READER_ERROR_TOO_LARGE, N_ ("The document is too large for a plan (more than 16 MB); choose another file.") },
  { DM_READER_ERROR_BINARY, N_ ("The document is not plain text; save it as text (UTF-8) first.") },
  { DM_READER_ERROR_NOT_UTF8, N_ ("The letters of the document are not UTF-8; save it as text with the encoding UTF-8 first.") },
  { DM_READER_ERROR_TOO_MANY_LINES, N_ ("The document has too many lines for a plan; choose another file.") },
  { DM_READER_ERROR_NOT_A_PLAN, N_ ("No plan was found in the document: it has neither a plan's head nor numbered items.") },
  { DM_READER_ERROR_GIVEN_UP, N_ ("The document was not read to its end.") },
};

static const Sentence io_sentences[] = {
  { G_IO_ERROR_NOT_FOUND, N_ ("There is no file of that name; check the name.") },
  { G_IO_ERROR_EXISTS, N_ ("There is a file of that name already; choose another name.") },
  { G_IO_ERROR_IS_DIRECTORY, N_ ("This is a folder; choose a file.") },
  { G_IO_ERROR_NOT_DIRECTORY, N_ ("A part of the path is not a folder; check the path.") },
  { G_IO_ERROR_NOT_REGULAR_FILE, N_ ("This is not an ordinary file; choose another one.") },
  { G_IO_ERROR_PERMISSION_DENIED, N_ ("You do not have the right to use this file; ask its owner.") },
  { G_IO_ERROR_READ_ONLY, N_ ("Nothing can be written there; choose another folder.") },
  { G_IO_ERROR_NO_SPACE, N_ ("The disk is full; make room and try again.") },
  { G_IO_ERROR_FILENAME_TOO_LONG, N_ ("The name is too long; choose a shorter one.") },
  { G_IO_ERROR_INVALID_FILENAME, N_ ("A file cannot have this name; choose another one.") },
  { G_IO_ERROR_TOO_MANY_LINKS, N_ ("The path leads in a circle; check its links.") },
  { G_IO_ERROR_TOO_MANY_OPEN_FILES, N_ ("Too many files are open; close some programs and try again.") },
  { G_IO_ERROR_BUSY, N_ ("The file is in use; try again in a moment.") },
  { G_IO_ERROR_TIMED_OUT, N_ ("There was no answer in time; try again.") },
  { G_IO_ERROR_NOT_SUPPORTED, N_ ("The file does not lie on this computer; copy it here first.") },
  { G_IO_ERROR_CANCELLED, N_ ("The work was cancelled.") },
  { G_IO_ERROR_CLOSED, N_ ("The file has been closed; open it again.") },
  { G_IO_ERROR_NOT_MOUNTED, N_ ("The drive is not connected; connect it and try again.") },
};

/* The two domains differ in their numbers only. */
static const struct
{
  GFileError file;
  GIOErrorEnum io;
} file_codes[] = {
  { G_FILE_ERROR_NOENT, G_IO_ERROR_NOT_FOUND },
  { G_FILE_ERROR_EXIST, G_IO_ERROR_EXISTS },
  { G_FILE_ERROR_ISDIR, G_IO_ERROR_IS_DIRECTORY },
  { G_FILE_ERROR_NOTDIR, G_IO_ERROR_NOT_DIRECTORY },
  { G_FILE_ERROR_NXIO, G_IO_ERROR_NOT_REGULAR_FILE },
  { G_FILE_ERROR_NODEV, G_IO_ERROR_NOT_REGULAR_FILE },
  { G_FILE_ERROR_ACCES, G_IO_ERROR_PERMISSION_DENIED },
  { G_FILE_ERROR_PERM, G_IO_ERROR_PERMISSION_DENIED },
  { G_FILE_ERROR_ROFS, G_IO_ERROR_READ_ONLY },
  { G_FILE_ERROR_NOSPC, G_IO_ERROR_NO_SPACE },
  { G_FILE_ERROR_NAMETOOLONG, G_IO_ERROR_FILENAME_TOO_LONG },
  { G_FILE_ERROR_LOOP, G_IO_ERROR_TOO_MANY_LINKS },
  { G_FILE_ERROR_MFILE, G_IO_ERROR_TOO_MANY_OPEN_FILES },
  { G_FILE_ERROR_NFILE, G_IO_ERROR_TOO_MANY_OPEN_FILES },
  { G_FILE_ERROR_TXTBSY, G_IO_ERROR_BUSY },
  { G_FILE_ERROR_AGAIN, G_IO_ERROR_BUSY },
};

static const char *
find_sentence (const Sentence *sentences, guint n_sentences, int code)
{
  for (guint i = 0; i < n_sentences; i++)
    if (sentences[i].code == code)
      return _ (sentences[i].words);
  return NULL;
}

static const char *
find_io_sentence (const GError *error)
{
  int code = error->code;

  if (error->domain == G_FILE_ERROR)
    {
      code = -1;
      for (guint i = 0; i < G_N_ELEMENTS (file_codes); i++)
        if (file_codes[i].file == (GFileError) error->code)
          code = file_codes[i].io;
    }
  return find_sentence (io_sentences, G_N_ELEMENTS (io_sentences), code);
}

static char *
word_refusal (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_strcmp0 (refusals[i].nick, nick) == 0)
      return g_strdup (_ (refusals[i].words));
  return g_strdup_printf (_ ("The value is refused: %s."), nick);
}

/* The store's words that carry something to tell. */
static char *
word_store_error (const GError *error)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *list = NULL;

  switch ((DmStoreError) error->code)
    {
    case DM_STORE_ERROR_DUPLICATE:
      return g_strdup_printf (_ ("Plan %s of the same issuer and year is there already, so nothing was saved."), error->message);
    case DM_STORE_ERROR_AMBIGUOUS:
      lines = g_strsplit (error->message, "\n", -1);
      list = g_strjoinv ("; ", lines);
      return g_strdup_printf (_ ("The word fits several: %s. Say which one."), list);
    case DM_STORE_ERROR_INVALID:
      return word_refusal (error->message);
    case DM_STORE_ERROR_FAILED:
      return g_strdup_printf (_ ("The file could not be used: %s."), error->message);
    default:
      return NULL;
    }
}

/**
 * dm_words_error:
 *
 * Returns: (transfer full): one sentence that says what happened and what to do
 */
char *
dm_words_error (const GError *error)
{
  const char *sentence = NULL;
  char *words = NULL;

  g_return_val_if_fail (error != NULL, g_strdup (""));
  if (error->domain == DM_STORE_ERROR)
    {
      sentence = find_sentence (store_sentences, G_N_ELEMENTS (store_sentences), error->code);
      words = sentence ? NULL : word_store_error (error);
    }
  else if (error->domain == DM_READER_ERROR)
    sentence = find_sentence (reader_sentences, G_N_ELEMENTS (reader_sentences), error->code);
  else if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR)
    sentence = find_io_sentence (error);
  if (words)
    return words;
  /* Whatever else may come from the system comes in the system's own language. */
  return sentence ? g_strdup (sentence) : g_strdup_printf (_ ("This did not work: %s."), error->message);
}
