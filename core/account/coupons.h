#pragma once
// Coupons in a member's hands.

#include "core/program/scope.h"
#include "core/wire/day.h"

namespace loyalty {

enum class CouponState { held, locked, used, expired, voided };
inline constexpr std::string_view coupon_state_names[] = {"held", "locked", "used", "expired",
                                                          "voided"};

struct Coupon {
  std::string coupon;  ///< template
  Instant from{0};     ///< inclusive
  std::string id;
  std::optional<Instant> locked_until;  ///< until then a lock of the shop's own holds it
  std::optional<std::string> order;     ///< that uses or locks it
  CouponState state = CouponState::held;
  Instant until{0};  ///< exclusive
  bool operator==(const Coupon&) const = default;
};

namespace limits {
/// Coupons that are used, expired or voided and still listed.
inline constexpr std::int64_t coupons_past = 30;
}  // namespace limits

namespace wire {

template <>
struct Describe<Coupon> {
  static constexpr Field fields[] = {
      needed(id<&Coupon::coupon>("coupon")), instant<&Coupon::from>("from"),
      needed(id<&Coupon::id>("id")),         instant<&Coupon::locked_until>("locked_until"),
      id<&Coupon::order>("order"),           choice<&Coupon::state, coupon_state_names>("state"),
      instant<&Coupon::until>("until")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
