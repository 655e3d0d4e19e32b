/* The disk: files with what is safe and what is only in the machine's cache. */
#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

#include <pthread.h>
#include <stddef.h>

#include "CFaultyDisk.h"

typedef struct {
  uint8_t *bytes;
  size_t size, room;
} content;

typedef struct change {
  struct change *next;
  bool is_truncation;
  size_t offset, size;
  uint8_t bytes[];
} change;

#define SHM_LOCKS 8
#define SHM_REGIONS 64

typedef struct disk_file {
  struct disk_file *next;
  char *path;
  content now, safe;
  change *unsynced, **last;
  bool is_made_safe, is_deleted;
  int shared, reserved, pending, exclusive;
  void *regions[SHM_REGIONS];
  int region_size, shm_shared[SHM_LOCKS], shm_exclusive[SHM_LOCKS], shm_users;
} disk_file;

typedef struct {
  disk_file *files;
  /* Of which start of the machine a connection is. */
  uint64_t start;
  uint64_t effects, syncs, planned_from;
  faulty_plan plan;
  bool is_installed, is_stopped, lies, forgets_files, forgets_names;
} faulty_disk;

extern faulty_disk disk;
extern pthread_mutex_t disk_lock;

/* Counts an effect. Returns SQLITE_OK, or the error it ends with. */
int disk_effect(bool needs_room);

/* The next of the numbers that follow from a seed. */
uint64_t disk_random(uint64_t *state);

/* Leaves of the checkpoints what a loss of power leaves; of a new disk there are none. With the disk locked. */
void checkpoints_lose_power(uint64_t *random, int percent, bool tear);
void checkpoints_reset(void);

disk_file *disk_find(const char *path);
disk_file *disk_make(const char *path);
void disk_write(disk_file *file, const void *bytes, size_t size, size_t offset);
void disk_truncate(disk_file *file, size_t size);
void disk_sync(disk_file *file);

#endif
