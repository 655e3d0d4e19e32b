// The grammar of JSON's scalars (RFC 8259), one function each. All read within [at, end) only.
#pragma once

#include <cstddef>
#include <cstdint>

#include "CSimdJSON.h"

namespace frost {

inline bool is_space(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Whether a number or literal may end before this character.
inline bool ends_scalar(uint8_t c) { return c == ',' || c == '}' || c == ']' || is_space(c) || c == ':'; }

inline bool is_digit(uint8_t c) { return uint8_t(c - '0') <= 9; }

// The end of the number that begins at `at`, or nullptr when there is no number or something follows it directly.
inline const uint8_t *number_end(const uint8_t *at, const uint8_t *end) {
  if (at < end && *at == '-') at++;
  if (at >= end || !is_digit(*at)) return nullptr;
  if (*at++ != '0') {
    while (at < end && is_digit(*at)) at++;
  }
  if (at < end && *at == '.') {
    const uint8_t *first = ++at;
    while (at < end && is_digit(*at)) at++;
    if (at == first) return nullptr;
  }
  if (at < end && (*at | 0x20) == 'e') {
    at++;
    if (at < end && (*at == '+' || *at == '-')) at++;
    const uint8_t *first = at;
    while (at < end && is_digit(*at)) at++;
    if (at == first) return nullptr;
  }
  return at == end || ends_scalar(*at) ? at : nullptr;
}

struct Unescaped {
  // The end of what was written.
  uint8_t *end;
  // FROST_JSON_OK, FROST_JSON_BAD_ESCAPE or FROST_JSON_HALF_SURROGATE (written as U+FFFD).
  frost_json_error error;
  // Where the first error is.
  const uint8_t *at;
};

// Writes the characters of a string's inside [at, end) to `to`, which has room for as many bytes.
Unescaped unescape(const uint8_t *at, const uint8_t *end, uint8_t *to);

}  // namespace frost
