#ifndef CSYSTEMD_H
#define CSYSTEMD_H
#include <stddef.h>
#include <stdint.h>

/* What frostd asks of libsystemd; the library's own headers stay out of Swift. */

/* How long one that does not listen is waited for. */
#define FROST_NOTIFY_MILLISECONDS 200

/* Tells the service manager a state: 1, or 0 when there is one that did not take it. */
int frost_systemd_notify(const char *state);

/* Microseconds within which the manager wants to hear WATCHDOG=1; 0 when it does not. */
uint64_t frost_systemd_watchdog(void);

/* The systemd journal. Every call that returns an int gives a negative errno when it fails. */
typedef struct frost_journal frost_journal;

/* What a cursor says of an entry; enough to find it again. */
struct frost_journal_place {
  /* The id of the numbering, which one journald gives out. */
  uint64_t numbering[2];
  uint64_t number;
  /* Microseconds since 1970. */
  uint64_t time;
  uint64_t hash;
};

/* The journal in `directory`, or this machine's when that is NULL. */
int frost_journal_open(const char *directory, frost_journal **journal);
void frost_journal_close(frost_journal *journal);

/* Only entries with this `FIELD=value`; of several fields all must hold. */
int frost_journal_match(frost_journal *journal, const char *match);

/* Stands before the first entry, after the last one, or after the entry at a place; the last gives 1 when that entry is
   there and 0 when it is not: then the next one is the first after where it was. */
int frost_journal_to_start(frost_journal *journal);
int frost_journal_to_end(frost_journal *journal);
int frost_journal_after(frost_journal *journal, const struct frost_journal_place *place);

/* Goes to the next entry: 1, or 0 at the end. */
int frost_journal_next(frost_journal *journal);

/* Of the entry it is at. `data` is valid until the next call; -ENOENT: it has no message. */
int frost_journal_message(frost_journal *journal, const void **data, size_t *length);
int frost_journal_place_of(frost_journal *journal, struct frost_journal_place *place);

/* What poll() waits for, and what is to be called before looking. */
int frost_journal_descriptor(frost_journal *journal, int *events);
int frost_journal_process(frost_journal *journal);

#endif
