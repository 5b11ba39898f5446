#pragma once
// Reading answers that may lack a field: an older or newer engine is shown as far as it goes.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace loyalty::native {

/// A member of an object; null when it is absent.
inline const nlohmann::json& child(const nlohmann::json& object, const char* key) {
  static const nlohmann::json none;
  const auto found = object.is_object() ? object.find(key) : object.end();
  return object.is_object() && found != object.end() ? *found : none;
}

inline std::optional<std::int64_t> maybe_number(const nlohmann::json& object, const char* key) {
  const auto& value = child(object, key);
  return value.is_number_integer() ? std::optional(value.get<std::int64_t>()) : std::nullopt;
}

inline std::int64_t number(const nlohmann::json& object, const char* key) {
  return maybe_number(object, key).value_or(0);
}

inline std::string text(const nlohmann::json& object, const char* key) {
  const auto& value = child(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

}  // namespace loyalty::native
