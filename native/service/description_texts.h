#pragma once
// openapi.json and the schemas that it speaks of, as CMake puts them into the program.

#include <span>

namespace loyalty::service {

struct DescribedSchema {
  const char* name;  ///< "event" of event.schema.json
  const char* text;
};

extern const char* const openapi_text;
std::span<const DescribedSchema> described_schemas();

}  // namespace loyalty::service
