#pragma once
// What a body says: read within the limits that the engine has for a text, and refused with a place where it does not
// fit.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace loyalty::service {

/// A JSON text. Throws Refused, 400: invalid_json, too_deep, duplicate_key.
nlohmann::json read_json(const std::string& text);
/// Throws Refused, 400.
[[noreturn]] void wrong_type(const std::string& at, const char* expected,
                             const nlohmann::json& got);

/// A member of an object, where it is there. Throw Refused, 400: wrong_type, out_of_range.
std::string text_in(const nlohmann::json& object, const char* key);
/// The same of an id: "" where it is absent, which is none. Throws invalid_id, too.
std::string id_in(const nlohmann::json& object, const char* key, const std::string& at = "");
bool truth_in(const nlohmann::json& object, const char* key);
std::int64_t number_in(const nlohmann::json& object, const char* key, std::int64_t otherwise,
                       std::int64_t least, std::int64_t most);
/// An object in an object. Throws Refused, 400: missing, wrong_type. `at` is the pointer of `object`.
const nlohmann::json& object_in(const nlohmann::json& object, const char* key,
                                const std::string& at = "");

/// Whether a text can be an id: schemas/common.schema.json.
bool is_id(std::string_view text);

/// What the service says by itself, and nobody who sends. Throws Refused, 400: wrong_member.
void not_given(const nlohmann::json& event, std::string_view kind,
               std::initializer_list<const char*> keys);

}  // namespace loyalty::service
