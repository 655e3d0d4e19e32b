#include "scalars.hpp"

#include <charconv>
#include <cstring>

namespace frost {

namespace {

// Four hexadecimal digits; -1 when they are not.
int32_t hex4(const uint8_t *at, const uint8_t *end) {
  if (end - at < 4) return -1;
  int32_t value = 0;
  for (int i = 0; i < 4; i++) {
    const uint8_t c = at[i], letter = c | 0x20;
    if (is_digit(c)) {
      value = value << 4 | (c - '0');
    } else if (letter >= 'a' && letter <= 'f') {
      value = value << 4 | (letter - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

uint8_t *write_utf8(uint32_t c, uint8_t *to) {
  if (c < 0x80) {
    *to++ = uint8_t(c);
  } else if (c < 0x800) {
    *to++ = uint8_t(0xC0 | c >> 6);
    *to++ = uint8_t(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *to++ = uint8_t(0xE0 | c >> 12);
    *to++ = uint8_t(0x80 | (c >> 6 & 0x3F));
    *to++ = uint8_t(0x80 | (c & 0x3F));
  } else {
    *to++ = uint8_t(0xF0 | c >> 18);
    *to++ = uint8_t(0x80 | (c >> 12 & 0x3F));
    *to++ = uint8_t(0x80 | (c >> 6 & 0x3F));
    *to++ = uint8_t(0x80 | (c & 0x3F));
  }
  return to;
}

// The character of a one-letter escape, or 0.
uint8_t simple_escape(uint8_t letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

}  // namespace

Unescaped unescape(const uint8_t *at, const uint8_t *end, uint8_t *to) {
  Unescaped result{to, FROST_JSON_OK, nullptr};
  while (at < end) {
    if (*at != '\\') {
      *to++ = *at++;
      continue;
    }
    const uint8_t *escape = at++;
    const uint8_t letter = at < end ? *at++ : 0;
    if (letter != 'u') {
      const uint8_t c = simple_escape(letter);
      if (c == 0) return {to, FROST_JSON_BAD_ESCAPE, escape};
      *to++ = c;
      continue;
    }
    int32_t c = hex4(at, end);
    if (c < 0) return {to, FROST_JSON_BAD_ESCAPE, escape};
    at += 4;
    if (c >= 0xD800 && c < 0xE000) {
      const int32_t low = c < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u' ? hex4(at + 2, end) : -1;
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 6;
      } else {
        if (result.error == FROST_JSON_OK) result.error = FROST_JSON_HALF_SURROGATE, result.at = escape;
        c = 0xFFFD;
      }
    }
    to = write_utf8(uint32_t(c), to);
  }
  result.end = to;
  return result;
}

}  // namespace frost

int frost_json_double(const uint8_t *text, size_t length, double *number) {
  const char *at = reinterpret_cast<const char *>(text), *end = at + length;
  const std::from_chars_result result = std::from_chars(at, end, *number);
  if (result.ec == std::errc()) return result.ptr == end;
  if (result.ec != std::errc::result_out_of_range) return 0;
  // Out of range: the nearest double is zero when the first digit that is not zero stands behind the decimal point.
  long place = 0, exponent = 0;
  bool is_behind_point = false, has_begun = false;
  for (; at < end && (*at | 0x20) != 'e'; at++) {
    if (*at == '.') is_behind_point = true;
    if (!frost::is_digit(uint8_t(*at))) continue;
    has_begun = has_begun || *at != '0';
    if (has_begun && !is_behind_point) place++;
    if (!has_begun && is_behind_point) place--;
  }
  if (at < end) {
    const bool is_negative = *++at == '-';
    if (*at == '-' || *at == '+') at++;
    for (; at < end && exponent < 1000000; at++) exponent = exponent * 10 + (*at - '0');
    if (is_negative) exponent = -exponent;
  }
  if (place + exponent > 0) return 0;
  *number = text[0] == '-' ? -0.0 : 0.0;
  return 1;
}
