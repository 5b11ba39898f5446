#include "core/base/arithmetic.h"

#include "core/base/assert.h"

namespace loyalty {
namespace {

bool within_amounts(std::int64_t value) { return value >= -max_amount && value <= max_amount; }

/// The step away from zero that rounding adds to a quotient: 0 or 1. All are magnitudes.
std::uint64_t rounded_up_by(std::uint64_t quotient, std::uint64_t remainder, std::uint64_t divisor,
                            Rounding rounding) {
  if (remainder == 0) return 0;
  const std::uint64_t to_next = divisor - remainder;
  switch (rounding) {
    case Rounding::down: return 0;
    case Rounding::up: return 1;
    case Rounding::half_up: return remainder >= to_next ? 1 : 0;
    case Rounding::half_even:
      if (remainder == to_next) return quotient & 1;
      return remainder > to_next ? 1 : 0;
  }
  return 0;
}

/// Rounds a quotient of magnitudes and gives it its sign back.
std::int64_t finish(std::uint64_t quotient, std::uint64_t remainder, std::int64_t divisor,
                    bool negative, Rounding rounding) {
  const std::uint64_t magnitude =
      quotient + rounded_up_by(quotient, remainder, static_cast<std::uint64_t>(divisor), rounding);
  LOYALTY_ASSERT(magnitude <= static_cast<std::uint64_t>(max_amount),
                 "mul_div: the result is outside the range of amounts");
  const auto value = static_cast<std::int64_t>(magnitude);
  return negative ? -value : value;
}

}  // namespace

std::int64_t mul_div(std::int64_t a, std::int64_t b, std::int64_t divisor, Rounding rounding) {
  LOYALTY_ASSERT(divisor > 0, "mul_div: the divisor is not positive");
  // Nearly every product of a shop fits 64 bits, where a division is several times faster; and nearly every amount
  // fits 32, which is seen faster than an overflow.
  const auto is_small = [](std::int64_t v) { return v == static_cast<std::int32_t>(v); };
  std::int64_t product = 0;
  const bool fits = is_small(a) && is_small(b) ? (product = a * b, true)
                                               : !__builtin_mul_overflow(a, b, &product);
  if (fits) {
    const bool negative = product < 0;
    const std::uint64_t magnitude =
        negative ? 0 - static_cast<std::uint64_t>(product) : static_cast<std::uint64_t>(product);
    const auto by = static_cast<std::uint64_t>(divisor);
    return finish(magnitude / by, magnitude % by, divisor, negative, rounding);
  }
  const Wide wide = static_cast<Wide>(a) * b;
  const bool negative = wide < 0;
  const Wide magnitude = negative ? -wide : wide;
  const Wide quotient = divide(magnitude, divisor);
  LOYALTY_ASSERT(quotient <= max_amount, "mul_div: the result is outside the range of amounts");
  return finish(static_cast<std::uint64_t>(quotient),
                static_cast<std::uint64_t>(magnitude - quotient * divisor), divisor, negative,
                rounding);
}

std::optional<std::int64_t> checked_mul(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product) || !within_amounts(product)) return std::nullopt;
  return product;
}

std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum) || !within_amounts(sum)) return std::nullopt;
  return sum;
}

Money share(Money amount, BasisPoints rate, Rounding rounding) {
  return Money{mul_div(amount.value, rate.value, whole.value, rounding)};
}

}  // namespace loyalty
