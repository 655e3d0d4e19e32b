#pragma once

#include <simdjson.h>

#include "CSimdJSON.h"

namespace frost {

// Why simdjson's first pass refused the line, and where: its own answer has no position.
frost_json_result refused(simdjson::error_code code, const uint8_t *line, size_t length);

}  // namespace frost
