#include "refusal.hpp"

namespace frost {

namespace {

// The length of the UTF-8 character at `at`, 0 when there is none (Unicode 15, table 3-7).
size_t utf8_length(const uint8_t *at, const uint8_t *end) {
  const uint8_t lead = *at;
  if (lead < 0x80) return 1;
  const size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || size_t(end - at) < length) return 0;
  for (size_t i = 1; i < length; i++)
    if ((at[i] & 0xC0) != 0x80) return 0;
  const bool is_overlong = (lead == 0xE0 && at[1] < 0xA0) || (lead == 0xF0 && at[1] < 0x90);
  const bool is_outside = (lead == 0xED && at[1] > 0x9F) || (lead == 0xF4 && at[1] > 0x8F);
  return is_overlong || is_outside ? 0 : length;
}

int64_t find_not_utf8(const uint8_t *line, size_t length) {
  for (size_t i = 0; i < length;) {
    const size_t step = utf8_length(line + i, line + length);
    if (step == 0) return int64_t(i);
    i += step;
  }
  return -1;
}

// The first control character inside a string, or the beginning of the string that is not closed.
int64_t find_in_string(const uint8_t *line, size_t length, bool control) {
  int64_t open = -1;
  for (size_t i = 0; i < length; i++) {
    if (line[i] == '"') {
      open = open < 0 ? int64_t(i) : -1;
    } else if (open >= 0 && line[i] == '\\') {
      i++;
    } else if (control && open >= 0 && line[i] < 0x20) {
      return int64_t(i);
    }
  }
  return open;
}

}  // namespace

frost_json_result refused(simdjson::error_code code, const uint8_t *line, size_t length) {
  const int64_t not_utf8 = find_not_utf8(line, length);
  if (not_utf8 >= 0) return {FROST_JSON_NOT_UTF8, 0, not_utf8};
  switch (code) {
    case simdjson::EMPTY:
      return {FROST_JSON_EMPTY, 0, 0};
    case simdjson::UNESCAPED_CHARS:
      return {FROST_JSON_CONTROL_CHARACTER, 0, find_in_string(line, length, true)};
    case simdjson::UNCLOSED_STRING:
      return {FROST_JSON_UNCLOSED_STRING, 0, find_in_string(line, length, false)};
    case simdjson::MEMALLOC:
      return {FROST_JSON_NO_MEMORY, 0, -1};
    default:
      return {FROST_JSON_UNFINISHED, 0, int64_t(length)};
  }
}

}  // namespace frost
