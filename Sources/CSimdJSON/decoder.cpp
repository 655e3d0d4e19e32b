#include "CSimdJSON.h"

#include <simdjson.h>

#include <memory>
#include <new>
#include <vector>

#include "pointers.hpp"
#include "refusal.hpp"
#include "walk.hpp"

struct frost_json_decoder {
  frost::PointerTree tree;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  // Where escaped strings are unescaped to; as long as the longest line.
  std::vector<uint8_t> scratch;
  uint64_t lines = 0;

  simdjson::error_code reserve(size_t length) {
    if (parser && length <= parser->capacity()) return simdjson::SUCCESS;
    const size_t capacity = length < 4096 ? 4096 : length + length / 2;
    scratch.resize(capacity);
    if (parser) return parser->allocate(capacity, FROST_JSON_MAX_DEPTH);
    return simdjson::get_active_implementation()->create_dom_parser_implementation(
        capacity, FROST_JSON_MAX_DEPTH, parser);
  }
};

frost_json_decoder *frost_json_decoder_create(void) { return new (std::nothrow) frost_json_decoder; }

void frost_json_decoder_destroy(frost_json_decoder *decoder) { delete decoder; }

int32_t frost_json_decoder_add(frost_json_decoder *decoder, const char *pointer, size_t length) try {
  return decoder->tree.add(pointer, length);
} catch (const std::bad_alloc &) {
  return -1;
}

frost_json_result frost_json_decode(
    frost_json_decoder *decoder, const uint8_t *line, size_t length, frost_json_value *values) try {
  for (uint32_t i = 0; i < decoder->tree.pointers(); i++) values[i] = {nullptr, 0, FROST_JSON_ABSENT};
  if (length == 0) return {FROST_JSON_EMPTY, 0, 0};
  simdjson::error_code code = decoder->reserve(length);
  if (code == simdjson::SUCCESS) code = decoder->parser->stage1(line, length, simdjson::stage1_mode::regular);
  if (code != simdjson::SUCCESS) return frost::refused(code, line, length);
  frost::Walk walk(decoder->tree, ++decoder->lines, line, length, decoder->parser->structural_indexes.get(),
                   decoder->parser->n_structural_indexes, decoder->scratch.data(), values);
  return walk.document();
} catch (const std::bad_alloc &) {
  return {FROST_JSON_NO_MEMORY, 0, -1};
}
