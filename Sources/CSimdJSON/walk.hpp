#pragma once

#include <cstring>

#include "CSimdJSON.h"
#include "pointers.hpp"
#include "scalars.hpp"

namespace frost {

// One walk over the structural characters that simdjson's first pass found in a line.
//
// That pass guarantees: the line is UTF-8, strings are closed and hold no control characters, and every brace, bracket,
// colon and comma outside strings, and the first character of every scalar, has an index. Everything else is checked here.
class Walk {
 public:
  Walk(PointerTree &tree, uint64_t number, const uint8_t *line, size_t length, const uint32_t *indexes, size_t count,
       uint8_t *scratch, frost_json_value *values)
      : tree_(tree), number_(number), line_(line), end_(line + length), next_(indexes), last_(indexes + count),
        scratch_(scratch), values_(values), has_escapes_(std::memchr(line, '\\', length) != nullptr) {}

  frost_json_result document() {
    if (at() != '{') return {FROST_JSON_EXPECTED_OBJECT, 0, position()};
    tree_[0].line = number_;
    if (!value(0, 1)) return result_;
    if (next_ != last_) return {FROST_JSON_TRAILING, 0, position()};
    return {FROST_JSON_OK, 0, -1};
  }

 private:
  // No place in the tree.
  static constexpr uint32_t nowhere = UINT32_MAX;

  // The next structural character; 0 behind the last.
  uint8_t at() const { return next_ < last_ ? line_[*next_] : 0; }
  int64_t position() const { return next_ < last_ ? *next_ : end_ - line_; }

  bool fail(frost_json_error error, int64_t position, uint32_t pointer = 0) {
    result_ = {error, pointer, position};
    return false;
  }

  // What is missing here, or that the line ends too early.
  bool missing(frost_json_error error) { return fail(next_ < last_ ? error : FROST_JSON_UNFINISHED, position()); }

  // A value at `node` of the tree, or `nowhere`.
  bool value(uint32_t node, int depth) {
    frost_json_value found{nullptr, 0, FROST_JSON_NULL};
    switch (at()) {
      case '{':
        found.kind = FROST_JSON_OBJECT;
        if (!object(node, depth)) return false;
        break;
      case '[':
        found.kind = FROST_JSON_ARRAY;
        if (!array(node, depth)) return false;
        break;
      case '"':
        found.kind = FROST_JSON_STRING;
        if (!string(found, is_wanted(node))) return false;
        break;
      case 't':
        found.kind = FROST_JSON_TRUE;
        if (!literal("true", 4)) return false;
        break;
      case 'f':
        found.kind = FROST_JSON_FALSE;
        if (!literal("false", 5)) return false;
        break;
      case 'n':
        if (!literal("null", 4)) return false;
        break;
      default:
        found.kind = FROST_JSON_NUMBER;
        if (!number(found)) return false;
    }
    if (is_wanted(node)) values_[tree_[node].pointer] = found;
    return true;
  }

  bool is_wanted(uint32_t node) { return node != nowhere && tree_[node].pointer >= 0; }

  bool object(uint32_t node, int depth) {
    if (depth > FROST_JSON_MAX_DEPTH) return fail(FROST_JSON_TOO_DEEP, position());
    next_++;
    if (at() == '}') return next_++, true;
    while (true) {
      if (at() != '"') return missing(FROST_JSON_EXPECTED_KEY);
      const int64_t start = position();
      uint32_t child;
      if (!key(node, child)) return false;
      if (child != nowhere) {
        if (tree_[child].line == number_) return fail(FROST_JSON_GIVEN_TWICE, start, uint32_t(tree_[child].below));
        tree_[child].line = number_;
      }
      if (at() != ':') return missing(FROST_JSON_EXPECTED_COLON);
      next_++;
      if (!value(child, depth + 1)) return false;
      if (at() == '}') return next_++, true;
      if (at() != ',') return missing(FROST_JSON_EXPECTED_COMMA);
      next_++;
    }
  }

  bool array(uint32_t node, int depth) {
    if (depth > FROST_JSON_MAX_DEPTH) return fail(FROST_JSON_TOO_DEEP, position());
    next_++;
    if (at() == ']') return next_++, true;
    const bool is_declared = node != nowhere && !tree_[node].children.empty();
    for (uint32_t index = 0;; index++) {
      const uint32_t child = is_declared ? tree_.element(node, index) : 0;
      if (!value(child != 0 ? child : nowhere, depth + 1)) return false;
      if (at() == ']') return next_++, true;
      if (at() != ',') return missing(FROST_JSON_EXPECTED_COMMA);
      next_++;
    }
  }

  // The member's place in the tree below `node`.
  bool key(uint32_t node, uint32_t &child) {
    child = nowhere;
    const uint8_t *first, *end;
    if (!quoted(first, end)) return false;
    size_t readable = size_t(end_ - first);
    bool is_exact = true;
    if (has_escapes_ && std::memchr(first, '\\', size_t(end - first)) != nullptr) {
      const Unescaped text = unescape(first, end, scratch_);
      if (text.error == FROST_JSON_BAD_ESCAPE) return fail(text.error, text.at - line_);
      is_exact = text.error == FROST_JSON_OK;
      first = scratch_;
      end = text.end;
      readable = size_t(end - first);
    }
    if (node == nowhere || !is_exact) return true;
    const uint32_t found = tree_.child(node, first, size_t(end - first), readable);
    if (found != 0) child = found;
    return true;
  }

  bool string(frost_json_value &found, bool is_wanted) {
    const uint8_t *first, *end;
    if (!quoted(first, end)) return false;
    if (has_escapes_ && std::memchr(first, '\\', size_t(end - first)) != nullptr) {
      const Unescaped text = unescape(first, end, scratch_);
      if (text.error == FROST_JSON_BAD_ESCAPE || (is_wanted && text.error != FROST_JSON_OK)) {
        return fail(text.error, text.at - line_);
      }
      first = scratch_;
      end = text.end;
      if (is_wanted) scratch_ = text.end;
    }
    found.bytes = first;
    found.length = uint32_t(end - first);
    return true;
  }

  // The inside of the string that begins here: up to the quote that is the last character but spaces before the next
  // structural character.
  bool quoted(const uint8_t *&first, const uint8_t *&end) {
    first = line_ + *next_++ + 1;
    end = (next_ < last_ ? line_ + *next_ : end_) - 1;
    while (end >= first && is_space(*end)) end--;
    if (end < first || *end != '"') return fail(FROST_JSON_UNCLOSED_STRING, first - 1 - line_);
    return true;
  }

  bool literal(const char *text, size_t length) {
    const uint8_t *first = line_ + *next_;
    if (size_t(end_ - first) < length || std::memcmp(first, text, length) != 0 ||
        (first + length < end_ && !ends_scalar(first[length]))) {
      return fail(FROST_JSON_BAD_LITERAL, position());
    }
    next_++;
    return true;
  }

  bool number(frost_json_value &found) {
    const uint8_t first = at();
    if (first != '-' && !is_digit(first)) {
      const bool is_letter = uint8_t((first | 0x20) - 'a') < 26;
      return missing(is_letter ? FROST_JSON_BAD_LITERAL : FROST_JSON_EXPECTED_VALUE);
    }
    found.bytes = line_ + *next_;
    const uint8_t *end = number_end(found.bytes, end_);
    if (end == nullptr) return fail(FROST_JSON_BAD_NUMBER, position());
    found.length = uint32_t(end - found.bytes);
    next_++;
    return true;
  }

  PointerTree &tree_;
  const uint64_t number_;
  const uint8_t *const line_;
  const uint8_t *const end_;
  const uint32_t *next_;
  const uint32_t *const last_;
  uint8_t *scratch_;
  frost_json_value *const values_;
  const bool has_escapes_;
  frost_json_result result_{FROST_JSON_OK, 0, -1};
};

}  // namespace frost
