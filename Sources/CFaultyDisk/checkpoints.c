/* Checkpoint files are real files of the real file system, written by plain system calls. These take the calls' places in
 * the test process: they count as effects of the disk, and what a loss of power would leave is kept beside the files. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "disk.h"

#define NAME "checkpoint"

/* A file by its inode: what of it is on the disk, and under which name; NULL: under none. */
typedef struct known_file {
  struct known_file *next;
  ino_t inode;
  content safe;
  char *name;
} known_file;

static known_file *known;
static char directory[512];

static bool is_checkpoint(const char *path) {
  const char *name = strrchr(path, '/');
  return strstr(path, FAULTY_MARK) != NULL && name != NULL && strncmp(name + 1, NAME, strlen(NAME)) == 0;
}

static void path_of(const char *name, char *path, size_t room) { snprintf(path, room, "%s/%s", directory, name); }

static known_file *file_of(ino_t inode) {
  for (known_file *f = known; f != NULL; f = f->next) {
    if (f->inode == inode && inode != 0) return f;
  }
  known_file *f = calloc(1, sizeof *f);
  f->inode = inode;
  f->next = known;
  known = f;
  return f;
}

static void forget(void) {
  for (known_file *f = known, *next; f != NULL; f = next) {
    next = f->next;
    free(f->safe.bytes);
    free(f->name);
    free(f);
  }
  known = NULL;
}

/* The number may be another file's soon. */
static void lose_inode(const char *path) {
  struct stat status;
  if (lstat(path, &status) == 0) file_of(status.st_ino)->inode = 0;
}

static void take(content *c, int descriptor) {
  struct stat status;
  fstat(descriptor, &status);
  c->size = (size_t)status.st_size;
  c->bytes = realloc(c->bytes, c->size + 1);
  if (pread(descriptor, c->bytes, c->size, 0) != (ssize_t)c->size) abort();
}

/* Calls `body` for each checkpoint file that has a name now. */
static void each_file(void (*body)(const char *name, const char *path, ino_t inode, void *state), void *state) {
  DIR *list = opendir(directory);
  if (list == NULL) return;
  char path[1024];
  for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
    if (strncmp(entry->d_name, NAME, strlen(NAME)) != 0) continue;
    path_of(entry->d_name, path, sizeof path);
    body(entry->d_name, path, entry->d_ino, state);
  }
  closedir(list);
}

static void name_safely(const char *name, const char *path, ino_t inode, void *state) {
  known_file *f = file_of(inode);
  free(f->name);
  f->name = strdup(name);
}

static void sync_names(void) {
  for (known_file *f = known; f != NULL; f = f->next) {
    free(f->name);
    f->name = NULL;
  }
  each_file(name_safely, NULL);
}

/* A file as a start finds it after a loss of power. */
typedef struct survivor {
  struct survivor *next;
  char *name;
  content bytes;
} survivor;

typedef struct {
  uint64_t *random;
  int percent;
  bool tear;
  survivor *survivors;
} loss;

static bool survives(loss *l) { return (int)(disk_random(l->random) % 100) < l->percent; }

static void survive_as(loss *l, const char *name, content bytes) {
  for (survivor *s = l->survivors; s != NULL; s = s->next) {
    if (strcmp(s->name, name) == 0) {
      free(bytes.bytes);
      return;
    }
  }
  survivor *s = calloc(1, sizeof *s);
  *s = (survivor){.next = l->survivors, .name = strdup(name), .bytes = bytes};
  l->survivors = s;
}

/* What is safe, and of what is not each sector or nothing. */
static content mixed(loss *l, content safe, content now) {
  content c = {0};
  c.size = survives(l) ? now.size : safe.size;
  c.bytes = calloc(1, c.size + 1);
  const size_t step = l->tear ? 512 : c.size + 1;
  for (size_t at = 0; at < c.size; at += step) {
    const content *from = survives(l) ? &now : &safe;
    if (at >= from->size) continue;
    const size_t wanted = c.size - at < step ? c.size - at : step;
    memcpy(c.bytes + at, from->bytes + at, from->size - at < wanted ? from->size - at : wanted);
  }
  return c;
}

static void lose(const char *name, const char *path, ino_t inode, void *state) {
  loss *l = state;
  known_file *f = file_of(inode);
  const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  content now = {0};
  take(&now, descriptor);
  close(descriptor);
  const bool keeps_old = f->name == NULL || strcmp(f->name, name) != 0 ? !survives(l) : false;
  const char *kept = keeps_old ? f->name : name;
  if (kept != NULL) survive_as(l, kept, mixed(l, f->safe, now));
  free(f->name);
  f->name = NULL;
  free(now.bytes);
}

static void unlink_now(const char *name, const char *path, ino_t inode, void *state) {
  syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

void checkpoints_lose_power(uint64_t *random, int percent, bool tear) {
  if (directory[0] == 0) return;
  loss l = {.random = random, .percent = percent, .tear = tear};
  each_file(lose, &l);
  /* Deleted, and the directory not synced since. */
  for (known_file *f = known; f != NULL; f = f->next) {
    if (f->name == NULL || survives(&l)) continue;
    survive_as(&l, f->name, f->safe);
    f->safe = (content){0};
  }
  each_file(unlink_now, NULL);
  forget();
  for (survivor *s = l.survivors, *next; s != NULL; s = next) {
    next = s->next;
    char path[1024];
    path_of(s->name, path, sizeof path);
    const int descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (pwrite(descriptor, s->bytes.bytes, s->bytes.size, 0) != (ssize_t)s->bytes.size) abort();
    struct stat status;
    fstat(descriptor, &status);
    known_file *f = file_of(status.st_ino);
    f->safe = s->bytes;
    f->name = s->name;
    close(descriptor);
    free(s);
  }
}

void checkpoints_reset(void) {
  forget();
  directory[0] = 0;
}

/* MARK: the calls */

static int failed(int code) {
  errno = code == SQLITE_FULL ? ENOSPC : EIO;
  return -1;
}

/* Whether a descriptor is a checkpoint's, or (`is_directory`) the directory where they are. */
static bool is_ours(int descriptor, bool *is_directory) {
  *is_directory = false;
  if (!disk.is_installed) return false;
  char link[64], path[1024];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return false;
  path[length] = 0;
  if (is_checkpoint(path)) return true;
  *is_directory = directory[0] != 0 && strcmp(path, directory) == 0;
  return *is_directory;
}

static void remember_directory(const char *path) {
  const size_t length = (size_t)(strrchr(path, '/') - path);
  if (length >= sizeof directory) abort();
  memcpy(directory, path, length);
  directory[length] = 0;
}

ssize_t write(int descriptor, const void *bytes, size_t size) {
  bool is_directory;
  if (!is_ours(descriptor, &is_directory)) return syscall(SYS_write, descriptor, bytes, size);
  pthread_mutex_lock(&disk_lock);
  const int code = disk_effect(true);
  if (code == SQLITE_OK) {
    size = (size_t)syscall(SYS_write, descriptor, bytes, size);
  } else if (!disk.is_stopped) {
    /* A write that fails may have begun. */
    syscall(SYS_write, descriptor, bytes, size / 2);
  }
  pthread_mutex_unlock(&disk_lock);
  return code == SQLITE_OK ? (ssize_t)size : failed(code);
}

int fsync(int descriptor) {
  bool is_directory;
  if (!is_ours(descriptor, &is_directory)) return (int)syscall(SYS_fsync, descriptor);
  pthread_mutex_lock(&disk_lock);
  const int code = disk_effect(false);
  const bool lies = disk.lies || (is_directory ? disk.forgets_names : disk.forgets_files);
  if (code == SQLITE_OK && !lies) {
    struct stat status;
    fstat(descriptor, &status);
    if (is_directory) {
      sync_names();
    } else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
      const int reader = open(link, O_RDONLY | O_CLOEXEC);
      take(&file_of(status.st_ino)->safe, reader);
      close(reader);
    }
  }
  pthread_mutex_unlock(&disk_lock);
  return code == SQLITE_OK ? 0 : failed(code);
}

int rename(const char *from, const char *to) {
  if (!disk.is_installed || !is_checkpoint(to)) return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  pthread_mutex_lock(&disk_lock);
  remember_directory(to);
  const int code = disk_effect(false);
  if (code == SQLITE_OK) lose_inode(to);
  const int result = code == SQLITE_OK ? (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0) : failed(code);
  pthread_mutex_unlock(&disk_lock);
  return result;
}

int unlink(const char *path) {
  if (!disk.is_installed || !is_checkpoint(path)) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  pthread_mutex_lock(&disk_lock);
  const int code = disk_effect(false);
  if (code == SQLITE_OK) lose_inode(path);
  const int result = code == SQLITE_OK ? (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0) : failed(code);
  pthread_mutex_unlock(&disk_lock);
  return result;
}
