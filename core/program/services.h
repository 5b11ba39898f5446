#pragma once
// What a member's money costs or brings: fees by level with some free uses, interest by the day.

#include "core/program/activities.h"

namespace loyalty {

enum class ServiceKind { fee, interest };
inline constexpr std::string_view service_kind_names[] = {"fee", "interest"};

/// A fee is amount x rate, half up, at least `min` and at most `max` fen; the first `free` uses of a period cost
/// nothing. Interest is amount x rate x days / 365, rounded down, `rate` being that of a year.
struct Service {
  std::optional<std::int64_t> free;  ///< fee: uses per period
  std::string id;
  ServiceKind kind = ServiceKind::fee;
  std::optional<Money> max;
  Money min{0};
  std::string name;
  Period period = Period::month;
  BasisPoints rate{0};
  wire::Map<BasisPoints> rates;  ///< by level, instead of `rate`
  Condition when;
  bool operator==(const Service&) const = default;
};

namespace wire {

template <>
struct Describe<Service> {
  static constexpr Field fields[] = {
      number<&Service::free, 1, 1000000>("free"),
      needed(id<&Service::id>("id")),
      choice<&Service::kind, service_kind_names>("kind"),
      number<&Service::max, 0, limits::event_amount>("max"),
      number<&Service::min, 0, limits::event_amount>("min"),
      needed(text<&Service::name>("name")),
      choice<&Service::period, period_names>("period"),
      number<&Service::rate, 0, 10000>("rate"),
      numbers_by_id<&Service::rates, 0, 10000, limits::tiers>("rates"),
      object<&Service::when>("when")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
