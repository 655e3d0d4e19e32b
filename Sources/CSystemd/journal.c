#include "CSystemd.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <systemd/sd-journal.h>

struct frost_journal {
  sd_journal *journal;
  /* The next entry was looked at already. */
  int is_at_next;
};

int frost_journal_open(const char *directory, frost_journal **journal) {
  frost_journal *opened = calloc(1, sizeof *opened);
  if (!opened) return -ENOMEM;
  int result = directory ? sd_journal_open_directory(&opened->journal, directory, 0)
                         : sd_journal_open(&opened->journal, SD_JOURNAL_LOCAL_ONLY);
  /* Whole messages, however long. */
  if (result >= 0) result = sd_journal_set_data_threshold(opened->journal, 0);
  if (result < 0) {
    frost_journal_close(opened);
    return result;
  }
  *journal = opened;
  return 0;
}

void frost_journal_close(frost_journal *journal) {
  if (!journal) return;
  sd_journal_close(journal->journal);
  free(journal);
}

int frost_journal_match(frost_journal *journal, const char *match) {
  return sd_journal_add_match(journal->journal, match, 0);
}

int frost_journal_to_start(frost_journal *journal) {
  journal->is_at_next = 0;
  return sd_journal_seek_head(journal->journal);
}

int frost_journal_to_end(frost_journal *journal) {
  journal->is_at_next = 0;
  int result = sd_journal_seek_tail(journal->journal);
  if (result < 0) return result;
  result = sd_journal_previous(journal->journal);
  /* An empty journal: its first entry is what comes. */
  return result == 0 ? sd_journal_seek_head(journal->journal) : result;
}

int frost_journal_after(frost_journal *journal, const struct frost_journal_place *place) {
  char cursor[160];
  snprintf(cursor, sizeof cursor, "s=%016" PRIx64 "%016" PRIx64 ";i=%" PRIx64 ";t=%" PRIx64 ";x=%" PRIx64,
           place->numbering[0], place->numbering[1], place->number, place->time, place->hash);
  journal->is_at_next = 0;
  int result = sd_journal_seek_cursor(journal->journal, cursor);
  if (result < 0) return result;
  result = sd_journal_next(journal->journal);
  if (result <= 0) return result;
  result = sd_journal_test_cursor(journal->journal, cursor);
  journal->is_at_next = result == 0;
  return result;
}

int frost_journal_next(frost_journal *journal) {
  if (journal->is_at_next) {
    journal->is_at_next = 0;
    return 1;
  }
  return sd_journal_next(journal->journal);
}

int frost_journal_message(frost_journal *journal, const void **data, size_t *length) {
  static const char field[] = "MESSAGE=";
  int result = sd_journal_get_data(journal->journal, "MESSAGE", data, length);
  if (result < 0) return result;
  *data = (const char *)*data + sizeof field - 1;
  *length -= sizeof field - 1;
  return 0;
}

/* Of `s=…;i=…;b=…;m=…;t=…;x=…`. */
int frost_journal_place_of(frost_journal *journal, struct frost_journal_place *place) {
  char *cursor = NULL;
  int result = sd_journal_get_cursor(journal->journal, &cursor);
  if (result < 0) return result;
  int found = 0;
  char *rest = cursor;
  for (char *item = strsep(&rest, ";"); item; item = strsep(&rest, ";")) {
    const char *value = item + 2;
    if (strncmp(item, "s=", 2) == 0)
      found += sscanf(value, "%16" SCNx64 "%16" SCNx64, &place->numbering[0], &place->numbering[1]);
    else if (strncmp(item, "i=", 2) == 0)
      found += sscanf(value, "%" SCNx64, &place->number);
    else if (strncmp(item, "t=", 2) == 0)
      found += sscanf(value, "%" SCNx64, &place->time);
    else if (strncmp(item, "x=", 2) == 0)
      found += sscanf(value, "%" SCNx64, &place->hash);
  }
  free(cursor);
  return found == 5 ? 0 : -EBADMSG;
}

int frost_journal_descriptor(frost_journal *journal, int *events) {
  int descriptor = sd_journal_get_fd(journal->journal);
  if (descriptor < 0) return descriptor;
  *events = sd_journal_get_events(journal->journal);
  return descriptor;
}

int frost_journal_process(frost_journal *journal) { return sd_journal_process(journal->journal); }
