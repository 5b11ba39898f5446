#pragma once
// Local days and hours: where a civil day begins and ends as instants.

#include <optional>
#include <string_view>

#include "core/base/posix_zone.h"
#include "core/base/types.h"

namespace loyalty {

/// A time zone: a plain value of about 130 bytes. Today's rule of a zone holds for every year, past
/// and future: the built-in table keeps no history. Instants are within ±limits::instant.
class Zone {
 public:
  /// UTC.
  Zone() = default;

  /// A zone by its IANA name ("Asia/Shanghai") from the built-in table, or by a POSIX TZ string
  /// ("CST-8"); nothing when it is neither.
  static std::optional<Zone> find(std::string_view name);

  /// The civil day a clock on the wall shows at `at`.
  Day local_day(Instant at) const;

  /// Whole minutes since 00:00 on that clock: 0..1439. On a day clocks change, some minutes are
  /// missing or come twice.
  int minute_of_day(Instant at) const;

  /// The first instant of a local day: its first 00:00, or where clocks skip that, the instant they
  /// do.
  Instant day_start(Day day) const;

  /// The first instant of the next local day: `t >= day_end(d)` is over.
  Instant day_end(Day day) const;

 private:
  std::int64_t offset_at(std::int64_t second) const;

  ZoneRule rule_;
};

}  // namespace loyalty
