/* SipHash (Aumasson, Bernstein: "SipHash: a fast short-input PRF"), with 1-3 rounds to 64 bits for hash tables and with
   2-4 rounds to 128 bits for identities. Keyed, so that nobody outside can choose colliding inputs. */
#ifndef FROST_SIPHASH_H
#define FROST_SIPHASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "Frost reads words in little-endian order"
#endif

typedef struct {
  uint64_t low;
  uint64_t high;
} frost_hash128;

typedef struct {
  uint64_t v0, v1, v2, v3;
} frost_sip_state;

#define FROST_ROTL64(x, b) (((x) << (b)) | ((x) >> (64 - (b))))

static inline __attribute__((always_inline)) void frost_sip_round(frost_sip_state *s) {
  s->v0 += s->v1;
  s->v1 = FROST_ROTL64(s->v1, 13);
  s->v1 ^= s->v0;
  s->v0 = FROST_ROTL64(s->v0, 32);
  s->v2 += s->v3;
  s->v3 = FROST_ROTL64(s->v3, 16);
  s->v3 ^= s->v2;
  s->v0 += s->v3;
  s->v3 = FROST_ROTL64(s->v3, 21);
  s->v3 ^= s->v0;
  s->v2 += s->v1;
  s->v1 = FROST_ROTL64(s->v1, 17);
  s->v1 ^= s->v2;
  s->v2 = FROST_ROTL64(s->v2, 32);
}

/* Everything up to the finalisation: `rounds` a word, the last word holding the rest and the length. */
static inline __attribute__((always_inline)) frost_sip_state frost_sip_compress(
    const void *bytes, size_t length, uint64_t key0, uint64_t key1, int rounds, uint64_t wide) {
  frost_sip_state s = {key0 ^ 0x736f6d6570736575ull, key1 ^ 0x646f72616e646f6dull ^ wide,
                       key0 ^ 0x6c7967656e657261ull, key1 ^ 0x7465646279746573ull};
  const uint8_t *p = (const uint8_t *)bytes;
  const size_t words = length / 8;
  for (size_t i = 0; i < words; i++, p += 8) {
    uint64_t m;
    memcpy(&m, p, 8);
    s.v3 ^= m;
    for (int r = 0; r < rounds; r++) frost_sip_round(&s);
    s.v0 ^= m;
  }
  uint64_t last = (uint64_t)length << 56;
  for (size_t i = 0; i < (length & 7); i++) last |= (uint64_t)p[i] << (8 * i);
  s.v3 ^= last;
  for (int r = 0; r < rounds; r++) frost_sip_round(&s);
  s.v0 ^= last;
  return s;
}

static inline uint64_t frost_siphash13(const void *bytes, size_t length, uint64_t key0, uint64_t key1) {
  frost_sip_state s = frost_sip_compress(bytes, length, key0, key1, 1, 0);
  s.v2 ^= 0xff;
  for (int r = 0; r < 3; r++) frost_sip_round(&s);
  return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

static inline frost_hash128 frost_siphash24_128(const void *bytes, size_t length, uint64_t key0, uint64_t key1) {
  frost_sip_state s = frost_sip_compress(bytes, length, key0, key1, 2, 0xee);
  frost_hash128 hash;
  s.v2 ^= 0xee;
  for (int r = 0; r < 4; r++) frost_sip_round(&s);
  hash.low = s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
  s.v1 ^= 0xdd;
  for (int r = 0; r < 4; r++) frost_sip_round(&s);
  hash.high = s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
  return hash;
}

#endif
