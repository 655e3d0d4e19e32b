/* Decodes one line of JSON Lines: what stands at a given set of JSON Pointers (RFC 6901), and whether all of the line is
   JSON. simdjson finds the structure and checks UTF-8; the walk over the structure checks everything else, also in the
   parts that nobody reads. */
#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Containers nested deeper than this are refused. */
#define FROST_JSON_MAX_DEPTH 64

typedef struct frost_json_decoder frost_json_decoder;

typedef enum : uint32_t {
  FROST_JSON_ABSENT = 0,
  FROST_JSON_NULL,
  FROST_JSON_FALSE,
  FROST_JSON_TRUE,
  FROST_JSON_NUMBER,
  FROST_JSON_STRING,
  FROST_JSON_OBJECT,
  FROST_JSON_ARRAY,
} frost_json_kind;

typedef enum : uint32_t {
  FROST_JSON_OK = 0,
  FROST_JSON_EMPTY,
  FROST_JSON_NOT_UTF8,
  FROST_JSON_UNCLOSED_STRING,
  FROST_JSON_CONTROL_CHARACTER,
  FROST_JSON_BAD_ESCAPE,
  FROST_JSON_HALF_SURROGATE,
  FROST_JSON_BAD_NUMBER,
  FROST_JSON_BAD_LITERAL,
  FROST_JSON_EXPECTED_OBJECT,
  FROST_JSON_EXPECTED_KEY,
  FROST_JSON_EXPECTED_COLON,
  FROST_JSON_EXPECTED_VALUE,
  FROST_JSON_EXPECTED_COMMA,
  FROST_JSON_UNFINISHED,
  FROST_JSON_TRAILING,
  FROST_JSON_TOO_DEEP,
  FROST_JSON_GIVEN_TWICE,
  FROST_JSON_NO_MEMORY,
} frost_json_error;

/* What stands at a pointer. `bytes` are the text of a string, unescaped, or of a number as it is written; they are valid
   until the next line is decoded and while the line's own bytes are. */
typedef struct {
  const uint8_t *bytes;
  uint32_t length;
  frost_json_kind kind;
} frost_json_value;

typedef struct {
  frost_json_error error;
  /* For FROST_JSON_GIVEN_TWICE: the pointer that was given twice, or one that lies below what was. */
  uint32_t pointer;
  /* Byte position within the line; -1 when not known. */
  int64_t position;
} frost_json_result;

/* NULL when memory is short. Pointers are added before the first line and are numbered from 0. */
frost_json_decoder *frost_json_decoder_create(void);
void frost_json_decoder_destroy(frost_json_decoder *decoder);

/* The pointer's number, the same for the same pointer; -1 when the text is not a JSON Pointer or memory is short. */
int32_t frost_json_decoder_add(frost_json_decoder *decoder, const char *pointer, size_t length);

/* Fills `values`, one for each pointer. Needs no padding behind the line. Allocates only for a line longer than all
   before. */
frost_json_result frost_json_decode(
    frost_json_decoder *decoder, const uint8_t *line, size_t length, frost_json_value *values);

/* The double nearest to a JSON number's text; 0 when it is too large for one. */
int frost_json_double(const uint8_t *text, size_t length, double *number);

#ifdef __cplusplus
}
#endif

#endif
