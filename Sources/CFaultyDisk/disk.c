#include "disk.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

faulty_disk disk = {.start = 1};
pthread_mutex_t disk_lock = PTHREAD_MUTEX_INITIALIZER;

static void resize(content *c, size_t size) {
  if (size > c->room) {
    c->room = size > 2 * c->room ? size : 2 * c->room;
    c->bytes = realloc(c->bytes, c->room);
  }
  if (size > c->size) memset(c->bytes + c->size, 0, size - c->size);
  c->size = size;
}

static void put(content *c, const uint8_t *bytes, size_t size, size_t offset) {
  if (offset + size > c->size) resize(c, offset + size);
  memcpy(c->bytes + offset, bytes, size);
}

static bool is_within(uint64_t number, uint64_t at, uint64_t count) {
  return at != 0 && number >= at && number - at < count;
}

int disk_effect(bool needs_room) {
  if (disk.is_stopped) return SQLITE_IOERR;
  disk.effects++;
  const uint64_t number = disk.effects - disk.planned_from;
  if (disk.plan.stop_at != 0 && number >= disk.plan.stop_at) {
    disk.is_stopped = true;
    return SQLITE_IOERR;
  }
  if (is_within(number, disk.plan.fail_at, disk.plan.fail_count)) return SQLITE_IOERR;
  if (needs_room && is_within(number, disk.plan.full_at, disk.plan.full_count)) return SQLITE_FULL;
  return SQLITE_OK;
}

disk_file *disk_find(const char *path) {
  for (disk_file *f = disk.files; f != NULL; f = f->next) {
    if (!f->is_deleted && strcmp(f->path, path) == 0) return f;
  }
  return NULL;
}

disk_file *disk_make(const char *path) {
  disk_file *f = calloc(1, sizeof *f);
  f->path = strdup(path);
  f->last = &f->unsynced;
  f->next = disk.files;
  disk.files = f;
  return f;
}

static void remember(disk_file *f, bool is_truncation, const void *bytes, size_t size, size_t offset) {
  const size_t length = is_truncation ? 0 : size;
  change *c = malloc(sizeof *c + length);
  *c = (change){.is_truncation = is_truncation, .offset = offset, .size = size};
  if (length != 0) memcpy(c->bytes, bytes, length);
  *f->last = c;
  f->last = &c->next;
}

void disk_write(disk_file *f, const void *bytes, size_t size, size_t offset) {
  put(&f->now, bytes, size, offset);
  remember(f, false, bytes, size, offset);
}

void disk_truncate(disk_file *f, size_t size) {
  resize(&f->now, size);
  remember(f, true, NULL, size, 0);
}

static void forget_changes(disk_file *f) {
  for (change *c = f->unsynced, *next; c != NULL; c = next) {
    next = c->next;
    free(c);
  }
  f->unsynced = NULL;
  f->last = &f->unsynced;
}

void disk_sync(disk_file *f) {
  disk.syncs++;
  if (disk.lies) return;
  /* SQLite syncs the directory with the first sync of a file that it made. */
  if (!f->is_made_safe) {
    for (disk_file *other = disk.files; other != NULL; other = other->next) other->is_made_safe = !other->is_deleted;
  }
  resize(&f->safe, f->now.size);
  if (f->now.size != 0) memcpy(f->safe.bytes, f->now.bytes, f->now.size);
  forget_changes(f);
}

static void let_go(disk_file *f) {
  forget_changes(f);
  for (int i = 0; i < SHM_REGIONS; i++) free(f->regions[i]);
  free(f->now.bytes);
  free(f->safe.bytes);
  free(f->path);
  free(f);
}

/* SplitMix64 (Steele, Lea, Flood 2014). */
uint64_t disk_random(uint64_t *state) {
  uint64_t z = (*state += 0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

#define SECTOR 512

static void survive(disk_file *f, uint64_t *random, int percent, bool tear) {
  for (const change *c = f->unsynced; c != NULL; c = c->next) {
    if (c->is_truncation) {
      if ((int)(disk_random(random) % 100) < percent) resize(&f->safe, c->size);
      continue;
    }
    const size_t step = tear ? SECTOR - c->offset % SECTOR : c->size;
    for (size_t done = 0, part = step; done < c->size; done += part, part = tear ? SECTOR : c->size) {
      if (part > c->size - done) part = c->size - done;
      if ((int)(disk_random(random) % 100) < percent) put(&f->safe, c->bytes + done, part, c->offset + done);
    }
  }
}

void faulty_restart(uint64_t seed, int survival_percent, bool tear) {
  pthread_mutex_lock(&disk_lock);
  disk_file *old = disk.files;
  disk.files = NULL;
  for (disk_file *f = old; f != NULL; f = f->next) {
    /* Without a sync of the directory since, a new file may be gone and a deleted one may be back. */
    const bool stays = f->is_deleted ? f->is_made_safe && (int)(disk_random(&seed) % 100) >= survival_percent
                                     : f->is_made_safe || (int)(disk_random(&seed) % 100) < survival_percent;
    if (!stays || disk_find(f->path) != NULL) continue;
    survive(f, &seed, survival_percent, tear);
    disk_file *fresh = disk_make(f->path);
    fresh->is_made_safe = true;
    put(&fresh->safe, f->safe.bytes, f->safe.size, 0);
    put(&fresh->now, f->safe.bytes, f->safe.size, 0);
  }
  for (disk_file *f = old, *next; f != NULL; f = next) {
    next = f->next;
    let_go(f);
  }
  checkpoints_lose_power(&seed, survival_percent, tear);
  disk.start++;
  disk.is_stopped = false;
  disk.plan = (faulty_plan){0};
  pthread_mutex_unlock(&disk_lock);
}

void faulty_reset(void) {
  pthread_mutex_lock(&disk_lock);
  for (disk_file *f = disk.files, *next; f != NULL; f = next) {
    next = f->next;
    let_go(f);
  }
  checkpoints_reset();
  disk = (faulty_disk){.start = disk.start + 1, .is_installed = disk.is_installed};
  pthread_mutex_unlock(&disk_lock);
}

void faulty_set_plan(faulty_plan plan) {
  pthread_mutex_lock(&disk_lock);
  disk.plan = plan;
  disk.planned_from = disk.effects;
  pthread_mutex_unlock(&disk_lock);
}

bool faulty_is_stopped(void) {
  pthread_mutex_lock(&disk_lock);
  const bool stopped = disk.is_stopped;
  pthread_mutex_unlock(&disk_lock);
  return stopped;
}

uint64_t faulty_effects(void) {
  pthread_mutex_lock(&disk_lock);
  const uint64_t effects = disk.effects;
  pthread_mutex_unlock(&disk_lock);
  return effects;
}

uint64_t faulty_syncs(void) {
  pthread_mutex_lock(&disk_lock);
  const uint64_t syncs = disk.syncs;
  pthread_mutex_unlock(&disk_lock);
  return syncs;
}

void faulty_lie_about_syncs(bool lies) {
  pthread_mutex_lock(&disk_lock);
  disk.lies = lies;
  pthread_mutex_unlock(&disk_lock);
}

void faulty_forget_checkpoint_syncs(bool files, bool names) {
  pthread_mutex_lock(&disk_lock);
  disk.forgets_files = files;
  disk.forgets_names = names;
  pthread_mutex_unlock(&disk_lock);
}
