#pragma once
// Days as tests write them.

#include <catch2/catch.hpp>

#include "core/base/calendar.h"

namespace loyalty::testing {

/// "2026-11-22".
inline Day day(std::string_view text) {
  const auto parsed = parse_day(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

}  // namespace loyalty::testing
