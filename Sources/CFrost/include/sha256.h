/* SHA-256 (FIPS 180-4): rule-set hashes, stable ids, the audit chain. */
#ifndef FROST_SHA256_H
#define FROST_SHA256_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  uint32_t state[8];
  uint64_t length;
  uint8_t block[64];
} frost_sha256;

#define FROST_ROTR32(x, n) (((x) >> (n)) | ((x) << (32 - (n))))

static inline void frost_sha256_init(frost_sha256 *h) {
  static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memcpy(h->state, initial, sizeof initial);
  h->length = 0;
}

static inline void frost_sha256_compress(frost_sha256 *h, const uint8_t *p) {
  static const uint32_t k[64] = {
      0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
      0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
      0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
      0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
      0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
      0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
      0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
      0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; i++) {
    w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 | (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
  }
  for (int i = 16; i < 64; i++) {
    const uint32_t a = w[i - 15], b = w[i - 2];
    const uint32_t s0 = FROST_ROTR32(a, 7) ^ FROST_ROTR32(a, 18) ^ (a >> 3);
    const uint32_t s1 = FROST_ROTR32(b, 17) ^ FROST_ROTR32(b, 19) ^ (b >> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  memcpy(v, h->state, sizeof v);
  for (int i = 0; i < 64; i++) {
    const uint32_t a = v[0], e = v[4];
    const uint32_t s1 = FROST_ROTR32(e, 6) ^ FROST_ROTR32(e, 11) ^ FROST_ROTR32(e, 25);
    const uint32_t t1 = v[7] + s1 + ((e & v[5]) ^ (~e & v[6])) + k[i] + w[i];
    const uint32_t s0 = FROST_ROTR32(a, 2) ^ FROST_ROTR32(a, 13) ^ FROST_ROTR32(a, 22);
    const uint32_t t2 = s0 + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
    memmove(v + 1, v, 7 * sizeof v[0]);
    v[4] += t1;
    v[0] = t1 + t2;
  }
  for (int i = 0; i < 8; i++) h->state[i] += v[i];
}

static inline void frost_sha256_update(frost_sha256 *h, const void *bytes, size_t length) {
  const uint8_t *p = (const uint8_t *)bytes;
  const size_t held = h->length % 64;
  h->length += length;
  if (held != 0) {
    const size_t room = 64 - held, taken = length < room ? length : room;
    if (taken != 0) memcpy(h->block + held, p, taken);
    if (taken < room) return;
    frost_sha256_compress(h, h->block);
    p += taken;
    length -= taken;
  }
  for (; length >= 64; p += 64, length -= 64) frost_sha256_compress(h, p);
  if (length != 0) memcpy(h->block, p, length);
}

/* Writes the 32 bytes of the digest; the state is spent. */
static inline void frost_sha256_finish(frost_sha256 *h, uint8_t *digest) {
  const uint64_t bits = h->length * 8;
  size_t held = h->length % 64;
  h->block[held++] = 0x80;
  if (held > 56) {
    memset(h->block + held, 0, 64 - held);
    frost_sha256_compress(h, h->block);
    held = 0;
  }
  memset(h->block + held, 0, 56 - held);
  for (int i = 0; i < 8; i++) h->block[56 + i] = (uint8_t)(bits >> (56 - 8 * i));
  frost_sha256_compress(h, h->block);
  for (int i = 0; i < 32; i++) digest[i] = (uint8_t)(h->state[i / 4] >> (24 - 8 * (i % 4)));
}

#endif
