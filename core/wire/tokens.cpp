#include "core/wire/tokens.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/wire/kept_text.h"

namespace loyalty::wire {
namespace {

namespace dom = simdjson::dom;

/// Without a fraction, of which the digits are asked for that simdjson does not keep, and no deeper than is read.
bool is_simple(dom::element value, std::int64_t depth) {
  const auto below = [depth](dom::element part) { return is_simple(part, depth - 1); };
  switch (value.type()) {
    case dom::element_type::OBJECT: {
      const dom::object object = value.get_object().value_unsafe();
      return depth > 0 && std::all_of(object.begin(), object.end(),
                                      [&](const auto& member) { return below(member.value); });
    }
    case dom::element_type::ARRAY: {
      const dom::array array = value.get_array().value_unsafe();
      return depth > 0 && std::all_of(array.begin(), array.end(), below);
    }
    default: return value.type() != dom::element_type::DOUBLE;
  }
}

bool tell(dom::element value, Events& to);

// Flat: a log is read by little else.
[[gnu::flatten]] bool tell_object(dom::object object, Events& to) {
  if (!to.start_object(0)) return false;
  if (!to.skipped)  // else nobody listens
    for (const auto [key, value] : object)
      if (!to.key(key) || !tell(value, to)) return false;
  return to.end_object();
}

[[gnu::flatten]] bool tell_array(dom::array array, Events& to) {
  if (!to.start_array(0)) return false;
  if (!to.skipped)
    for (const dom::element value : array)
      if (!tell(value, to)) return false;
  return to.end_array();
}

/// False when reading stopped.
bool tell(dom::element value, Events& to) {
  switch (value.type()) {
    case dom::element_type::OBJECT: return tell_object(value.get_object().value_unsafe(), to);
    case dom::element_type::ARRAY: return tell_array(value.get_array().value_unsafe(), to);
    case dom::element_type::STRING: return to.string(value.get_string().value_unsafe());
    case dom::element_type::INT64: return to.number_integer(value.get_int64().value_unsafe());
    case dom::element_type::UINT64: return to.number_unsigned(value.get_uint64().value_unsafe());
    case dom::element_type::BOOL: return to.boolean(value.get_bool().value_unsafe());
    case dom::element_type::NULL_VALUE: return to.null();
    case dom::element_type::DOUBLE: break;  // no text with one comes here
  }
  return false;
}

}  // namespace

struct QuickParser::Kept : KeptText<dom::parser> {};

QuickParser::QuickParser() : kept_(std::make_unique<Kept>()) {}
QuickParser::~QuickParser() = default;

bool QuickParser::tell(std::string_view text, Events& to) {
  const std::string_view kept = kept_->take(text);
  const auto value = kept_->json.parse(kept.data(), kept.size(), false);
  if (value.error() || !is_simple(value.value_unsafe(), limits::depth)) return false;
  wire::tell(value.value_unsafe(), to);
  return true;
}

}  // namespace loyalty::wire
