#pragma once
// Exact integer arithmetic: products in 128 bits, and a name for each loss.

#include <cstdint>
#include <optional>

#include "core/base/types.h"

namespace loyalty {

/// 128 bits: what a product of two amounts needs.
__extension__ using Wide = __int128;

/// a · b. Nearly every amount fits 32 bits, whose product needs no more than 64.
constexpr Wide wide_mul(std::int64_t a, std::int64_t b) {
  const bool small = a == static_cast<std::int32_t>(a) && b == static_cast<std::int32_t>(b);
  return small ? Wide{a * b} : Wide{a} * b;
}

/// a / b toward zero. Nearly everything fits 64 bits, where a division is several times faster. `b` > 0.
constexpr Wide divide(Wide a, Wide b) {
  if (a >= INT64_MIN && a <= INT64_MAX && b <= INT64_MAX)
    return static_cast<std::int64_t>(a) / static_cast<std::int64_t>(b);
  return a / b;
}

/// What happens to the fraction of a quotient.
///
/// |           |  2.5 | −2.5 |  3.5 |  2.1 |
/// |-----------|------|------|------|------|
/// | down      |    2 |   −2 |    3 |    2 |  toward zero
/// | up        |    3 |   −3 |    4 |    3 |  away from zero
/// | half_up   |    3 |   −3 |    4 |    2 |  nearest, ties away from zero
/// | half_even |    2 |   −2 |    4 |    2 |  nearest, ties to the even one
enum class Rounding { down, up, half_up, half_even };

/// a · b / divisor, exact before the one rounding. `divisor` > 0. Asserts a result within
/// ±max_amount: where an input could exceed it, check with checked_mul first.
std::int64_t mul_div(std::int64_t a, std::int64_t b, std::int64_t divisor, Rounding rounding);

/// a · b, or nothing when it is outside ±max_amount.
std::optional<std::int64_t> checked_mul(std::int64_t a, std::int64_t b);

/// a + b, or nothing when it is outside ±max_amount.
std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b);

/// a / b toward −∞, so that days before 1970 fall where they belong. `b` > 0.
constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// `rate` of `amount`, rounded as named: half of 8333 fen, half_up, is 4167 fen.
Money share(Money amount, BasisPoints rate, Rounding rounding);

}  // namespace loyalty
