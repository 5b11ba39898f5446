#pragma once
// Problems as one line of text each, so that a failed test shows them all.

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/result.h"

namespace loyalty {

/// "code at" of each problem, in order, with "; " between.
inline std::string summary(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& p : problems) {
    if (!text.empty()) text += "; ";
    text += p.code + (p.at.empty() ? "" : " " + p.at);
  }
  return text;
}

/// The details of a problem as JSON.
inline std::string details(const Problem& p) {
  nlohmann::json object = nlohmann::json::object();
  for (const Detail& d : p.details)
    std::visit([&](const auto& value) { object[d.key] = value; }, d.value);
  return object.dump();
}

/// `document` with the value at `at` replaced by, or given, `value`; an empty `value` removes it.
inline std::string changed(const std::string& document, const std::string& at,
                           const std::string& value) {
  auto json = nlohmann::json::parse(document);
  const nlohmann::json::json_pointer pointer(at);
  if (!value.empty()) {
    json[pointer] = nlohmann::json::parse(value);
  } else if (auto& parent = json.at(pointer.parent_pointer()); parent.is_array()) {
    parent.erase(std::stoul(pointer.back()));
  } else {
    parent.erase(pointer.back());
  }
  return json.dump();
}

}  // namespace loyalty
