#pragma once
// What a shop does after the sale: how long goods can come back.

#include <optional>
#include <string>

#include "core/wire/shape.h"

namespace loyalty {

/// An order can come back through so many local days after its completion, and those that `extra`, a benefit, gives
/// the member's level.
struct ReturnPolicy {
  std::int64_t days = 180;
  std::optional<std::string> extra;
  bool operator==(const ReturnPolicy&) const = default;
};

namespace wire {

template <>
struct Describe<ReturnPolicy> {
  static constexpr Field fields[] = {number<&ReturnPolicy::days, 0, 3660>("days"),
                                     id<&ReturnPolicy::extra>("extra")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
