/* Header-only helpers of the core: hashes that Swift's standard library does not have, memory. */
#ifndef CFROST_H
#define CFROST_H

#include "bytes.h"
#include "memory.h"
#include "sha256.h"
#include "siphash.h"

#endif
