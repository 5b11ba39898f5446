#pragma once
// What a function that can be given bad input returns: the value, or what is wrong and where.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
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

/// A detail where it is found: {"max", 200}, {"id", order.id}. Nothing is copied until it is kept, in one function: the
/// hundreds of places that find something wrong cost a few stores each. Lives no longer than the call it is given to.
class NewDetail {
 public:
  constexpr NewDetail(const char* key, std::int64_t number)
      : key_(key), bytes_(-1), number_(number) {}
  constexpr NewDetail(const char* key, std::string_view text)
      : key_(key), bytes_(static_cast<std::int32_t>(text.size())), text_(text.data()) {}

  Detail kept() const;

 private:
  const char* key_;
  std::int32_t bytes_;  // of the text; -1: it is a number
  union {
    std::int64_t number_;
    const char* text_;
  };
};

using NewDetails = std::initializer_list<NewDetail>;
std::vector<Detail> kept(NewDetails given);

/// Something wrong with an input. `code` is stable and documented; `at` is a JSON pointer into the
/// input ("" is the whole of it); `details` are the numbers concerned.
struct Problem {
  Problem() = default;
  Problem(std::string_view what, std::string_view where, NewDetails given = {});

  std::string code;
  std::string at;
  std::vector<Detail> details;

  friend bool operator==(const Problem&, const Problem&) = default;
};

/// A `T`, or the problem that there is none.
template <class T>
using Result = tl::expected<T, Problem>;

}  // namespace loyalty
