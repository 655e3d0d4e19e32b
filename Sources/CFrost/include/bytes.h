/* Comparing bytes without Glibc in the core. */
#ifndef FROST_BYTES_H
#define FROST_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline bool frost_equal_bytes(const void *a, const void *b, size_t length) { return memcmp(a, b, length) == 0; }

#endif
