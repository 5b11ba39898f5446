#pragma once
// Which call a request is for, and who may make it.

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "native/service/service.h"

namespace loyalty::service {

/// One call under way.
struct Call {
  Service& service;
  const Request& request;
  Caller caller;
  std::map<std::string, std::string> path;  ///< what stands for the {names} of the route
  Sending sending;
  /// When it was begun, ms: one time in all that it does, so that a hold of 15 minutes is not 14:59.999.
  std::int64_t now;

  /// The body; throws Refused when it is no JSON object.
  nlohmann::json body() const;
  bool dry() const { return asks("dry"); }
  /// ?name, ?name=1, ?name=true
  bool asks(const std::string& name) const;
  /// A number of the query, within limits; throws Refused.
  std::int64_t number(const std::string& name, std::int64_t otherwise, std::int64_t most) const;
  const std::string& member() const { return path.at("member"); }
};

/// An answer now; nothing: the writer answers.
using Reaction = std::optional<Answer>;

struct Route {
  const char* method;
  const char* path;  ///< "/v1/members/{member}"
  const char* name;  ///< the operation's id in openapi.json
  Role role;         ///< who may; admin always
  Reaction (*call)(Call&);
};

std::span<const Route> routes();

struct Found {
  const Route* route = nullptr;  ///< nothing: no such path, or not with this method
  std::string methods;           ///< that the path has, for Allow; "": no such path, or found
  std::map<std::string, std::string> path;
};
Found find_route(const Request& request);
/// Whose path it is, as /v1/members/{member}/...; "": nobody's.
std::string member_in_path(const Request& request);

}  // namespace loyalty::service
