#include "native/service/reading.h"

#include <algorithm>
#include <set>
#include <vector>

#include "native/service/answer.h"

namespace loyalty::service {
namespace {

using nlohmann::json;

/// As deep as the engine reads; what is handed on to it may not be deeper, and is copied and written recursively here.
constexpr int levels_at_most = 32;

/// In the engine's words.
const char* type_of(const json& value) {
  switch (value.type()) {
    case json::value_t::object: return "an object";
    case json::value_t::array: return "a list";
    case json::value_t::string: return "a text";
    case json::value_t::boolean: return "true or false";
    case json::value_t::null: return "null";
    default: return value.is_number_integer() ? "an integer" : "a number";
  }
}

}  // namespace

void wrong_type(const std::string& at, const char* expected, const json& got) {
  refuse(400, "wrong_type", at, {{"expected", expected}, {"got", type_of(got)}});
}

json read_json(const std::string& text) {
  std::vector<std::set<std::string>> keys(levels_at_most + 1);
  bool deep = false;
  std::string twice;
  const auto look = [&](int depth, json::parse_event_t event, json& part) {
    const auto level = static_cast<std::size_t>(depth);
    if (event == json::parse_event_t::object_start || event == json::parse_event_t::array_start) {
      if (depth >= levels_at_most) return !(deep = true);
      keys[level + 1].clear();
    } else if (event == json::parse_event_t::key && level < keys.size()) {
      const auto& name = part.get_ref<const std::string&>();
      if (!keys[level].insert(name).second && twice.empty()) twice = name;
    }
    return true;
  };
  json read;
  try {
    read = json::parse(text, look);
  } catch (const json::parse_error& e) {
    const std::string_view what = e.what();
    const bool is_text =
        what.find("ill-formed UTF-8") != what.npos || what.find("surrogate") != what.npos;
    refuse(400, is_text ? "invalid_text" : "invalid_json", "", {{"byte", e.byte}});
  } catch (const json::out_of_range& e) {
    // "... number overflow parsing '1e400'"
    const std::string what = e.what();
    const auto from = std::min(what.find('\'') + 1, what.size());
    refuse(400, "not_an_integer", "",
           {{"given", what.substr(from, std::min<std::size_t>(what.rfind('\'') - from, 64))}});
  }
  if (deep) refuse(400, "too_deep", "", {{"max", levels_at_most}});
  if (!twice.empty()) refuse(400, "duplicate_key", "", {{"key", twice}});
  return read;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; });
}

std::string id_in(const json& object, const char* key, const std::string& at) {
  const auto found = object.find(key);
  if (found == object.end()) return "";
  const std::string here = at + '/' + key;
  if (!found->is_string()) wrong_type(here, "an id", *found);
  std::string id = *found;
  if (!is_id(id)) refuse(400, "invalid_id", here, {{"given", id}});
  return id;
}

std::string text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return "";
  if (!found->is_string()) wrong_type(std::string("/") + key, "a text", *found);
  return *found;
}

bool truth_in(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return false;
  if (!found->is_boolean()) wrong_type(std::string("/") + key, "true or false", *found);
  return *found;
}

std::int64_t number_in(const json& object, const char* key, std::int64_t otherwise,
                       std::int64_t least, std::int64_t most) {
  const auto found = object.find(key);
  if (found == object.end()) return otherwise;
  const std::string at = std::string("/") + key;
  if (!found->is_number_integer()) wrong_type(at, "an integer", *found);
  // Beyond 63 bits a number is unsigned: larger than any limit.
  const bool huge =
      found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(most);
  if (huge || found->get<std::int64_t>() < least || found->get<std::int64_t>() > most)
    refuse(400, "out_of_range", at, {{"max", most}, {"min", least}, {"value", *found}});
  return found->get<std::int64_t>();
}

const json& object_in(const json& object, const char* key, const std::string& at) {
  const auto found = object.find(key);
  if (found == object.end()) refuse(400, "missing", at, {{"key", key}});
  if (!found->is_object()) wrong_type(at + '/' + key, "an object", *found);
  return *found;
}

void not_given(const json& event, std::string_view kind, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (event.contains(key))
      refuse(400, "wrong_member", std::string("/") + key, {{"kind", kind}, {"member", key}});
}

}  // namespace loyalty::service
