#pragma once
// A JSON document as the list of its leaves, to find where two documents differ.

#include <string>
#include <string_view>
#include <vector>

namespace loyalty::wire {

struct Leaf {
  std::string at;     ///< JSON pointer
  std::string value;  ///< canonical JSON of a scalar, or {} or [] when empty
  bool operator==(const Leaf&) const = default;
};

/// The leaves of a text in its own order. A text that is no JSON gives those before the fault.
std::vector<Leaf> flatten(std::string_view text);

struct Difference {
  std::string at, own, claimed;  ///< values as in Leaf; empty when there is none
};

/// The first leaf of `own` that `claimed` has not or has otherwise; else the first of `claimed` that `own` has not.
/// Nothing when both have the same leaves, in whatever order of keys.
std::vector<Difference> first_difference(const std::vector<Leaf>& own,
                                         const std::vector<Leaf>& claimed);

}  // namespace loyalty::wire
