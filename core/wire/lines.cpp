#include "core/wire/lines.h"

#include <simdjson.h>

#include "core/base/limits.h"
#include "core/wire/events.h"

namespace loyalty::wire {
namespace {

namespace dom = simdjson::dom;

bool tell(dom::element value, Events& to);

// Flat: a log is read by little else.
[[gnu::flatten]] bool tell_object(dom::object object, Events& to) {
  if (!to.start_object(0)) return false;
  for (const auto [key, value] : object)
    if (!to.key(key) || !tell(value, to)) return false;
  return to.end_object();
}

[[gnu::flatten]] bool tell_array(dom::array array, Events& to) {
  if (!to.start_array(0)) return false;
  for (const dom::element value : array)
    if (!tell(value, to)) return false;
  return to.end_array();
}

/// False when reading stopped, or met what the core's own parser has to judge.
bool tell(dom::element value, Events& to) {
  switch (value.type()) {
    case dom::element_type::OBJECT: return tell_object(value.get_object().value_unsafe(), to);
    case dom::element_type::ARRAY: return tell_array(value.get_array().value_unsafe(), to);
    case dom::element_type::STRING: return to.string(value.get_string().value_unsafe());
    case dom::element_type::INT64: return to.number_integer(value.get_int64().value_unsafe());
    case dom::element_type::UINT64: return to.number_unsigned(value.get_uint64().value_unsafe());
    case dom::element_type::BOOL: return to.boolean(value.get_bool().value_unsafe());
    case dom::element_type::NULL_VALUE: return to.null();
    case dom::element_type::DOUBLE: return false;
  }
  return false;
}

}  // namespace

struct Lines::Parser {
  dom::parser json;
};

Lines::Lines() : parser_(std::make_unique<Parser>()) {}
Lines::~Lines() = default;

bool Lines::well_read(std::string_view text, std::size_t behind, const Shape& shape, void* object) {
  if (text.size() > static_cast<std::size_t>(limits::input_bytes)) return false;
  const bool copied = behind < simdjson::SIMDJSON_PADDING;
  const auto value = parser_->json.parse(text.data(), text.size(), copied);
  if (value.error()) return false;
  Reader r;
  Events events{r, shape, object};
  return tell(value.value_unsafe(), events) && r.well();
}

}  // namespace loyalty::wire
