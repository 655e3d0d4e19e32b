/* SQLite's view of the disk (sqlite3_vfs, sqlite3_io_methods version 2). One process has all connections. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "disk.h"

typedef struct {
  sqlite3_file base;
  disk_file *file;
  uint64_t start;
  int level;
  uint16_t shm_shared, shm_exclusive;
  bool has_shm;
} open_file;

static sqlite3_vfs *real;

/* The file with the disk locked; NULL where the connection is from before a restart. */
static disk_file *enter(open_file *o) {
  pthread_mutex_lock(&disk_lock);
  return o->start == disk.start && !disk.is_stopped ? o->file : NULL;
}

static int leave(int code) {
  pthread_mutex_unlock(&disk_lock);
  return code;
}

static int file_close(sqlite3_file *base) {
  base->pMethods->xUnlock(base, SQLITE_LOCK_NONE);
  return SQLITE_OK;
}

static int file_read(sqlite3_file *base, void *bytes, int size, sqlite3_int64 offset) {
  disk_file *f = enter((open_file *)base);
  if (f == NULL) return leave(SQLITE_IOERR_READ);
  const size_t there = (size_t)offset < f->now.size ? f->now.size - (size_t)offset : 0;
  const size_t taken = there < (size_t)size ? there : (size_t)size;
  if (taken != 0) memcpy(bytes, f->now.bytes + offset, taken);
  memset((uint8_t *)bytes + taken, 0, (size_t)size - taken);
  return leave(taken == (size_t)size ? SQLITE_OK : SQLITE_IOERR_SHORT_READ);
}

static int file_write(sqlite3_file *base, const void *bytes, int size, sqlite3_int64 offset) {
  disk_file *f = enter((open_file *)base);
  if (f == NULL) return leave(SQLITE_IOERR_WRITE);
  const int code = disk_effect((size_t)offset + (size_t)size > f->now.size);
  /* A write that fails may have begun. */
  if (code == SQLITE_OK) disk_write(f, bytes, (size_t)size, (size_t)offset);
  else if (size > 1 && !disk.is_stopped) disk_write(f, bytes, (size_t)size / 2, (size_t)offset);
  return leave(code == SQLITE_IOERR ? SQLITE_IOERR_WRITE : code);
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size) {
  disk_file *f = enter((open_file *)base);
  if (f == NULL) return leave(SQLITE_IOERR_TRUNCATE);
  const int code = disk_effect(false);
  if (code == SQLITE_OK) disk_truncate(f, (size_t)size);
  return leave(code == SQLITE_OK ? code : SQLITE_IOERR_TRUNCATE);
}

static int file_sync(sqlite3_file *base, int flags) {
  disk_file *f = enter((open_file *)base);
  if (f == NULL) return leave(SQLITE_IOERR_FSYNC);
  const int code = disk_effect(false);
  if (code == SQLITE_OK) disk_sync(f);
  return leave(code == SQLITE_OK ? code : SQLITE_IOERR_FSYNC);
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
  disk_file *f = enter((open_file *)base);
  if (f == NULL) return leave(SQLITE_IOERR_FSTAT);
  *size = (sqlite3_int64)f->now.size;
  return leave(SQLITE_OK);
}

/* The locks of a database file, as SQLite's lockingv3 page has them. */
static int file_lock(sqlite3_file *base, int level) {
  open_file *o = (open_file *)base;
  disk_file *f = enter(o);
  if (f == NULL) return leave(SQLITE_IOERR_LOCK);
  if (level <= o->level) return leave(SQLITE_OK);
  if (level == SQLITE_LOCK_SHARED) {
    if (f->exclusive || f->pending) return leave(SQLITE_BUSY);
    f->shared++;
  } else if (level == SQLITE_LOCK_RESERVED) {
    if (f->reserved) return leave(SQLITE_BUSY);
    f->reserved = 1;
  } else {
    if (o->level < SQLITE_LOCK_RESERVED) {
      if (f->reserved) return leave(SQLITE_BUSY);
      f->reserved = 1;
    }
    f->pending = 1;
    o->level = SQLITE_LOCK_PENDING;
    if (f->shared > 1) return leave(SQLITE_BUSY);
    f->exclusive = 1;
  }
  o->level = level;
  return leave(SQLITE_OK);
}

static int file_unlock(sqlite3_file *base, int level) {
  open_file *o = (open_file *)base;
  disk_file *f = enter(o);
  if (f == NULL) return leave(SQLITE_OK);
  if (o->level >= SQLITE_LOCK_RESERVED && level < SQLITE_LOCK_RESERVED) f->reserved = f->pending = f->exclusive = 0;
  if (o->level >= SQLITE_LOCK_SHARED && level < SQLITE_LOCK_SHARED) f->shared--;
  if (level < o->level) o->level = level;
  return leave(SQLITE_OK);
}

static int file_check_reserved(sqlite3_file *base, int *result) {
  disk_file *f = enter((open_file *)base);
  *result = f != NULL && f->reserved;
  return leave(SQLITE_OK);
}

static int file_control(sqlite3_file *base, int op, void *argument) { return SQLITE_NOTFOUND; }
static int file_sector_size(sqlite3_file *base) { return 512; }
static int file_characteristics(sqlite3_file *base) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

static int shm_map(sqlite3_file *base, int region, int size, int extend, void volatile **memory) {
  open_file *o = (open_file *)base;
  disk_file *f = enter(o);
  *memory = NULL;
  if (f == NULL || region >= SHM_REGIONS) return leave(SQLITE_IOERR_SHMMAP);
  if (!o->has_shm) {
    o->has_shm = true;
    f->shm_users++;
  }
  if (f->regions[region] == NULL && extend) f->regions[region] = calloc(1, (size_t)size);
  *memory = f->regions[region];
  return leave(SQLITE_OK);
}

static int shm_lock(sqlite3_file *base, int offset, int count, int flags) {
  open_file *o = (open_file *)base;
  disk_file *f = enter(o);
  if (f == NULL) return leave(SQLITE_IOERR_SHMLOCK);
  const uint16_t mask = (uint16_t)(((1 << count) - 1) << offset);
  if (flags & SQLITE_SHM_UNLOCK) {
    for (int i = offset; i < offset + count; i++) {
      if (o->shm_shared & (1 << i)) f->shm_shared[i]--;
      if (o->shm_exclusive & (1 << i)) f->shm_exclusive[i] = 0;
    }
    o->shm_shared &= (uint16_t)~mask;
    o->shm_exclusive &= (uint16_t)~mask;
    return leave(SQLITE_OK);
  }
  for (int i = offset; i < offset + count; i++) {
    const int own = (o->shm_shared >> i) & 1;
    if (f->shm_exclusive[i] && !(o->shm_exclusive & (1 << i))) return leave(SQLITE_BUSY);
    if ((flags & SQLITE_SHM_EXCLUSIVE) && f->shm_shared[i] > own) return leave(SQLITE_BUSY);
  }
  for (int i = offset; i < offset + count; i++) {
    if (flags & SQLITE_SHM_EXCLUSIVE) f->shm_exclusive[i] = 1;
    else if (!(o->shm_shared & (1 << i))) f->shm_shared[i]++;
  }
  if (flags & SQLITE_SHM_EXCLUSIVE) o->shm_exclusive |= mask;
  else o->shm_shared |= mask;
  return leave(SQLITE_OK);
}

static void shm_barrier(sqlite3_file *base) {
  pthread_mutex_lock(&disk_lock);
  pthread_mutex_unlock(&disk_lock);
}

static int shm_unmap(sqlite3_file *base, int delete) {
  open_file *o = (open_file *)base;
  disk_file *f = enter(o);
  if (f != NULL && o->has_shm) {
    o->has_shm = false;
    if (--f->shm_users == 0 && delete) {
      for (int i = 0; i < SHM_REGIONS; i++) {
        free(f->regions[i]);
        f->regions[i] = NULL;
      }
    }
  }
  return leave(SQLITE_OK);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

static bool is_ours(const char *path) { return path != NULL && strstr(path, FAULTY_MARK) != NULL; }

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out) {
  if (!is_ours(path)) return real->xOpen(real, path, base, flags, out);
  open_file *o = (open_file *)base;
  memset(o, 0, sizeof *o);
  pthread_mutex_lock(&disk_lock);
  if (disk.is_stopped) return leave(SQLITE_CANTOPEN);
  o->file = disk_find(path);
  if (o->file == NULL) {
    if (!(flags & SQLITE_OPEN_CREATE) || disk_effect(true) != SQLITE_OK) return leave(SQLITE_CANTOPEN);
    o->file = disk_make(path);
  }
  o->start = disk.start;
  o->base.pMethods = &methods;
  if (out != NULL) *out = flags;
  return leave(SQLITE_OK);
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_directory) {
  if (!is_ours(path)) return real->xDelete(real, path, sync_directory);
  pthread_mutex_lock(&disk_lock);
  disk_file *f = disk_find(path);
  if (f == NULL) return leave(SQLITE_IOERR_DELETE_NOENT);
  if (disk_effect(false) != SQLITE_OK) return leave(SQLITE_IOERR_DELETE);
  f->is_deleted = true;
  if (sync_directory) f->is_made_safe = false;
  return leave(SQLITE_OK);
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
  if (!is_ours(path)) return real->xAccess(real, path, flags, result);
  pthread_mutex_lock(&disk_lock);
  disk_file *f = disk.is_stopped ? NULL : disk_find(path);
  *result = f != NULL && (flags != SQLITE_ACCESS_EXISTS || f->now.size != 0);
  return leave(SQLITE_OK);
}

void faulty_install(void) {
  static sqlite3_vfs vfs;
  if (real != NULL) return;
  disk.is_installed = true;
  real = sqlite3_vfs_find(NULL);
  vfs = *real;
  vfs.zName = "faulty";
  vfs.pNext = NULL;
  if (vfs.szOsFile < (int)sizeof(open_file)) vfs.szOsFile = (int)sizeof(open_file);
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xAccess = vfs_access;
  sqlite3_vfs_register(&vfs, 1);
}
