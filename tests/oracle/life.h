#pragma once
// A member's life as a shop sees it: events in, and what the member has. Two lives are held against each other by it.

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/engine/engine.h"

namespace oracle {

using nlohmann::json;

inline constexpr std::int64_t life_begins = 1767229200000;  ///< 1 January 2026, 9:00 in Shanghai
inline constexpr std::int64_t a_minute = 60'000, a_day = 1440 * a_minute;

class Life {
 public:
  explicit Life(const json& program);

  std::int64_t now() const { return now_; }
  void pass(std::int64_t span) { now_ += span; }
  void pass_to(std::int64_t at) { now_ = std::max(now_, at); }
  /// Whether the event was possible; it happens a minute after the last one.
  bool does(json event);
  /// Two accounts of one person become one: this one goes on, with all that the other has.
  bool joins(const Life& other);
  /// What a member center shows at an instant.
  json seen(std::int64_t at);
  json seen() { return seen(now_); }
  /// Everything that the member has or has used up, a number by name; what is 0 is not listed. Points are those of all
  /// kinds less what is owed; coupons stand by template and end, and instants of ends are in days.
  json holdings(std::int64_t at);
  /// The events that were possible, a line each.
  const std::string& log() const { return log_; }

 private:
  /// The account when time has caught up with it.
  json account_at(std::int64_t at) const;

  loyalty::Engine engine_;
  json program_;
  std::int64_t now_ = life_begins;
  std::string log_;
};

/// One figure of two lives.
struct Difference {
  std::string figure;
  std::int64_t is = 0, should_be = 0;

  /// "points 30, not 20".
  std::string text() const;
};
std::vector<Difference> differences(const json& is, const json& should_be);

}  // namespace oracle
