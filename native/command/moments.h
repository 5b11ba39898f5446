#pragma once
// Instants as people give and read them, in the program's time zone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/zone.h"

namespace loyalty::native {

/// Epoch milliseconds; "now"; or ISO 8601: "2026-11-22", "2026-11-22T18:30", with seconds,
/// milliseconds and an offset ("Z", "+08:00") or, without one, in the zone. A bare day is its first
/// instant. Nothing when it is none of these.
std::optional<std::int64_t> parse_instant(std::string_view text, const Zone& zone);

/// The clock of this machine, epoch milliseconds. The only clock of the project: the core has none.
std::int64_t now();

/// "2026-11-22 18:30", with seconds when there are any.
std::string moment_text(std::int64_t instant, const Zone& zone);
/// "2026-11-22".
std::string day_text(std::int64_t instant, const Zone& zone);

/// The last moment before an end: the day alone when it lasts through that day.
std::string through_text(std::int64_t end, const Zone& zone);

}  // namespace loyalty::native
