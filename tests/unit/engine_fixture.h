#pragma once
// A demonstration shop opened in the engine, spoken to in JSON as the outside does.

#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/engine/engine.h"

namespace loyalty::testing {

using Json = nlohmann::json;

inline std::string demo_file(const std::string& path) {
  std::ifstream file(std::string(LOYALTY_SOURCE_DIR) + "/demo/shops/" + path);
  INFO(path);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// An answer that must be a yes.
inline Reply must(Reply reply) {
  INFO(reply.text);
  REQUIRE(reply.ok);
  return reply;
}

inline Json demo_cart(const std::string& shop, const std::string& cart) {
  return Json::parse(demo_file(shop + "/carts/" + cart + ".json"));
}

/// The events of a member's history, one text each.
inline std::vector<std::string> demo_history(const std::string& shop, const std::string& member) {
  std::istringstream lines(demo_file(shop + "/members/" + member + ".events.jsonl"));
  std::vector<std::string> events;
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) events.push_back(line);
  return events;
}

/// The answer as JSON, which must be one; it is canonical, whether it says yes or no.
inline Json answer(const Reply& reply) {
  const Json json = Json::parse(reply.text);
  REQUIRE(json.dump() == reply.text);
  REQUIRE(json.contains("error") == !reply.ok);
  return json;
}

inline Json granted(const Reply& reply) {
  INFO(reply.text.substr(0, 2000));
  REQUIRE(reply.ok);
  return answer(reply);
}

/// "code at; code at" of a refusal.
inline std::string refusal(const Reply& reply) {
  INFO(reply.text.substr(0, 2000));
  REQUIRE_FALSE(reply.ok);
  const Json json = answer(reply);
  const auto line = [](const Json& problem) {
    REQUIRE(problem.size() == 3);
    REQUIRE(problem.at("details").is_object());
    const auto at = problem.at("at").get<std::string>();
    return problem.at("code").get<std::string>() + (at.empty() ? "" : " " + at);
  };
  std::string text = line(json.at("error"));
  if (json.contains("others")) {
    REQUIRE_FALSE(json.at("others").empty());
    for (const Json& problem : json.at("others")) text += "; " + line(problem);
  }
  return text;
}

/// A shop with one of its members, the whole history applied.
inline Engine opened(const std::string& shop, const std::string& member) {
  Engine engine;
  granted(engine.open(demo_file(shop + "/program.json"), ""));
  for (const std::string& event : demo_history(shop, member)) granted(engine.apply(event));
  return engine;
}

/// Calls `each` with the pointer of every scalar and every empty list or object, in document order.
inline void for_each_leaf(const Json& json,
                          const std::function<void(const std::string&, const Json&)>& each,
                          const std::string& at = "") {
  if (!json.is_structured() || json.empty()) return each(at, json);
  for (const auto& [key, value] : json.items()) for_each_leaf(value, each, at + "/" + key);
}

inline Json& place(Json& json, const std::string& at) { return json[Json::json_pointer(at)]; }
inline const Json& place(const Json& json, const std::string& at) {
  return json.at(Json::json_pointer(at));
}

/// `json` without the member or element at `at`.
inline Json without(Json json, const std::string& at) {
  const Json::json_pointer pointer(at);
  Json& parent = json[pointer.parent_pointer()];
  if (parent.is_array())
    parent.erase(std::stoul(pointer.back()));
  else
    parent.erase(pointer.back());
  return json;
}

}  // namespace loyalty::testing
