#pragma once
// The numbers of a loyalty program as distinct types: adding fen to points does not compile.

#include <compare>
#include <cstdint>

namespace loyalty {

/// The largest magnitude any amount may have: 2^53 - 1, what every JSON reader holds exactly.
inline constexpr std::int64_t max_amount = (std::int64_t{1} << 53) - 1;

/// A count of one kind of thing. Sums stay in one kind; the readers' limits keep every sum
/// below 2^53.
template <class Kind>
struct Quantity {
  std::int64_t value = 0;

  constexpr Quantity() = default;
  constexpr explicit Quantity(std::int64_t v) : value(v) {}

  friend constexpr auto operator<=>(Quantity, Quantity) = default;
  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity{a.value + b.value};
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity{a.value - b.value};
  }
  friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.value}; }
  friend constexpr Quantity operator*(Quantity a, std::int64_t n) { return Quantity{a.value * n}; }
  constexpr Quantity& operator+=(Quantity b) { return value += b.value, *this; }
  constexpr Quantity& operator-=(Quantity b) { return value -= b.value, *this; }
};

/// Money in the currency's minor unit (fen).
using Money = Quantity<struct MoneyKind>;
/// Loyalty points, whole.
using Points = Quantity<struct PointsKind>;
/// Growth value in thousandths; shown floored to whole growth.
using Growth = Quantity<struct GrowthKind>;
/// A rate in 1/10000: 8800 is 88 %.
using BasisPoints = Quantity<struct BasisPointsKind>;
/// An instant: milliseconds since 1970-01-01T00:00:00Z.
using Instant = Quantity<struct InstantKind>;
/// A civil day in the program's time zone, counted from 1970-01-01.
using Day = Quantity<struct DayKind>;

/// Growth of one, as Growth counts it.
inline constexpr std::int64_t thousandths = 1000;
/// An hour, as instants count it.
inline constexpr std::int64_t hour_ms = 3'600'000;
/// The whole of something, in basis points.
inline constexpr BasisPoints whole{10000};

}  // namespace loyalty
