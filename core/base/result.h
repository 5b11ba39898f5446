#pragma once
// What a function that can be given bad input returns: the value, or what is wrong and where.

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

namespace loyalty {

/// One number or name a problem speaks of: {"max", 200}.
struct Detail {
  std::string key;
  std::variant<std::int64_t, std::string> value;

  friend bool operator==(const Detail&, const Detail&) = default;
};

/// Something wrong with an input. `code` is stable and documented; `at` is a JSON pointer into the
/// input ("" is the whole of it); `details` are the numbers concerned.
struct Problem {
  std::string code;
  std::string at;
  std::vector<Detail> details;

  friend bool operator==(const Problem&, const Problem&) = default;
};

/// A `T`, or the problem that there is none.
template <class T>
using Result = tl::expected<T, Problem>;

}  // namespace loyalty
