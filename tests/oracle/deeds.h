#pragma once
// What happens to a member in a stretch of time that is undone afterwards: things that give, things that use, and how
// each is undone. Events are written when it comes to them, by what the member has then: a coupon held, points left.

#include <functional>
#include <string>
#include <vector>

#include "tests/oracle/life.h"

namespace oracle {

/// An event by what is seen at its instant; null: nothing to be done.
using Act = std::function<json(const json& seen)>;

struct Deed {
  std::string name;
  std::vector<Act> does;
  std::vector<Act> undoes;      ///< one after the other
  std::int64_t ends_after = 0;  ///< days after which time undoes it; 0: time does not

  bool is_undone() const { return !undoes.empty() || ends_after > 0; }
};

/// Deeds under an id: of what gives, of what uses.
std::vector<Deed> givers(const std::string& id);
std::vector<Deed> users(const std::string& id);
/// Deeds that are not undone, and possible whatever else is.
std::vector<Deed> stays(const std::string& id);

/// What a shop can be like where the laws have to hold.
struct Policy {
  std::string name;
  json changes;  ///< merged into the program
};
json shop_of(const std::vector<Policy>& policies);
std::vector<std::vector<Policy>> policies();

/// What a member had before: lists of events, from nothing to plenty.
struct Past {
  std::string name;
  std::vector<json> events;
};
std::vector<Past> pasts();

}  // namespace oracle
