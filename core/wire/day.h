#pragma once
// Civil days in JSON: "2026-11-22".

#include "core/wire/shape.h"

namespace loyalty::limits {
inline constexpr std::int64_t latest_day = 2'932'896;  ///< 9999-12-31
}

namespace loyalty::wire {

namespace detail {
/// Reports invalid_day for a text that is no date of the years 1970..9999.
void read_day(Reader&, void* slot, std::string_view text);
void write_day(Writer&, const Shape&, const void* slot);
}  // namespace detail

inline constexpr Kind day_kind = {
    .expected = "a day like \"2026-11-22\"", .text = detail::read_day, .write = detail::write_day};
inline constexpr Shape day_shape = {.kind = &day_kind};

template <auto Member>
constexpr Field day(std::string_view name) {
  return field<Member>(name, day_shape);
}

}  // namespace loyalty::wire
