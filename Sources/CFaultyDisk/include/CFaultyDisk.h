/* A disk in memory under SQLite, for tests: it forgets what was not synced, tears writes, fails and fills up. */
#ifndef CFAULTYDISK_H
#define CFAULTYDISK_H

#include <stdbool.h>
#include <stdint.h>

/* SQLite's files whose path contains this lie on the faulty disk; all others where they always did. Checkpoints under such
 * a path stay real files, and their writes, syncs, renames and deletions are effects of the faulty disk. */
#define FAULTY_MARK "/frost-faulty-"

/* Makes it SQLite's default file layer. May be called again. */
void faulty_install(void);

/* An empty disk without faults. */
void faulty_reset(void);

/* What will go wrong. An effect is a write, a sync, a truncation, the making or the deletion of a file. */
typedef struct {
  /* The process stops before this effect, counted from now, 1 the next; 0: never. Everything fails from then on. */
  uint64_t stop_at;
  /* The effects from `fail_at` on, `fail_count` of them, fail with an I/O error and change nothing, or half of it. */
  uint64_t fail_at, fail_count;
  /* The same for effects that need room: the disk is full. */
  uint64_t full_at, full_count;
} faulty_plan;

void faulty_set_plan(faulty_plan plan);

/* Whether the process has been stopped. */
bool faulty_is_stopped(void);

/* Effects since the last reset, and syncs among them. */
uint64_t faulty_effects(void);
uint64_t faulty_syncs(void);

/* The machine starts again: of what was not synced each write survives with that probability (0 to 100), where
 * `tear` is set sector by sector. Connections from before are of no use any more. 100 without `tear`: only the process
 * was killed, the machine went on. */
void faulty_restart(uint64_t seed, int survival_percent, bool tear);

/* A sync that promises and does nothing. */
void faulty_lie_about_syncs(bool lies);

/* A sync of a checkpoint's bytes, or of the directory that has its name, promises and does nothing. */
void faulty_forget_checkpoint_syncs(bool files, bool names);

#endif
