/* Memory of the tables that the engine looks into for every event. */
#ifndef FROST_MEMORY_H
#define FROST_MEMORY_H

#include <malloc.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Asks for the cache line at an address that is read soon. Any address may be given. */
static inline void frost_prefetch(const void *address) { __builtin_prefetch(address); }

#define FROST_LARGE_PAGE ((size_t)2 << 20)

/* Aligned to 64 bytes; from 2 MiB on to large pages, which are asked for. NULL: there is none. */
static inline void *frost_allocate(size_t bytes) {
  void *memory = NULL;
  const size_t alignment = bytes >= FROST_LARGE_PAGE ? FROST_LARGE_PAGE : 64;
  if (posix_memalign(&memory, alignment, bytes) != 0) return NULL;
  if (bytes >= FROST_LARGE_PAGE) madvise(memory, bytes, MADV_HUGEPAGE);
  return memory;
}

static inline void frost_free(void *memory) { free(memory); }

/* From now on large pieces of memory lie apart from others, whatever was freed before: each goes back to the system when it
   is freed. Smaller ones, as the batches on their way, serve again: a page that went back would have to be emptied anew. */
static inline void frost_keep_large_apart(void) {
  mallopt(M_MMAP_THRESHOLD, (int)FROST_LARGE_PAGE);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
}

/* Gives back the pages that lie whole in a piece of memory; what is in them is zero when they are next looked at. */
static inline void frost_release(void *memory, size_t bytes) {
  const size_t page = 4096;
  const size_t start = ((size_t)memory + page - 1) & ~(page - 1);
  const size_t end = ((size_t)memory + bytes) & ~(page - 1);
  if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
}

#endif
