#pragma once
// Who the member is, as far as rules ask.

#include <optional>
#include <string>
#include <vector>

#include "core/program/scope.h"

namespace loyalty {

/// Which members of an object its text named, by their bits: no part of what the object is.
struct Named {
  std::uint64_t bits = 0;
  bool operator==(const Named&) const { return true; }
};

struct Member {
  std::optional<std::string> birthday;  ///< "MM-DD" or "YYYY-MM-DD"
  std::string id;
  std::optional<Instant> joined;  ///< the instant of member_joined
  Named named;
  bool phone_bound = false;
  std::optional<std::string> referrer;  ///< the member who brought this one
  std::optional<std::string> region;
  std::vector<std::string> segments;  ///< as the shop sorts its members: new, asleep, ...
  bool operator==(const Member&) const = default;
};

namespace wire {

template <>
struct Describe<Member> {
  static constexpr Field fields[] = {
      text<&Member::birthday, 10>("birthday"), id<&Member::id>("id"),
      instant<&Member::joined>("joined"),      flag<&Member::phone_bound>("phone_bound"),
      id<&Member::referrer>("referrer"),       id<&Member::region>("region"),
      ids<&Member::segments, 32>("segments")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
  /// In an event: what is named, and what is taken away.
  static void check_change(Reader&, void*, std::uint64_t seen);
  static constexpr Shape change = merged_shape<fields, check_change>;
};

}  // namespace wire
}  // namespace loyalty
