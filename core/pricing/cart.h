#pragma once
// What a customer is about to buy, and how they want to pay.

#include "core/program/pricing_policy.h"
#include "core/wire/day.h"

namespace loyalty {

struct CartLine {
  std::optional<std::string> category;
  std::optional<std::string> id;  ///< the shop's own name of the line, one of a kind in the cart
  std::optional<std::string> name;
  std::optional<Points> points_price;  ///< points for a unit, beside unit_price in cash
  std::vector<SpecialPrice> prices;    ///< special prices of this line
  std::int64_t quantity = 0;
  std::optional<std::string> shop;
  std::string sku;
  std::vector<std::string> tags;
  Money unit_price{0};  ///< list price of one unit, fen
  bool operator==(const CartLine&) const = default;
};

struct Shipping {
  Money fee{0};
  std::optional<std::string> region;
  bool operator==(const Shipping&) const = default;
};

/// Which coupons: the best set; exactly these, in the order in which the customer took them; or these and the best
/// of the rest.
struct CouponChoice {
  enum class Kind { best, exactly, must } kind = Kind::best;
  std::vector<std::string> ids;
  bool operator==(const CouponChoice&) const = default;
};

/// Nothing, as much as possible, or at most so much (points or fen).
struct SpendChoice {
  enum class Kind { none, max, at_most } kind = Kind::none;
  std::int64_t at_most = 0;
  bool operator==(const SpendChoice&) const = default;
};

/// A candidate for 凑单: what could be put into the cart as well.
struct AddOn {
  std::optional<std::string> category;
  std::optional<std::string> shop;
  std::string sku;
  std::vector<std::string> tags;
  Money unit_price{0};
  bool operator==(const AddOn&) const = default;
};

struct Cart {
  std::vector<AddOn> add_ons;
  std::optional<std::string> as_card, as_tier;  ///< price it as if the member had these, too
  Instant at{0};
  std::optional<std::string> channel;
  CouponChoice coupons;
  std::optional<Day> day;            ///< local day of the order itself, if not that of `at`
  std::vector<std::string> explain;  ///< coupons whose lower_saving is wanted in numbers
  std::vector<CartLine> lines;
  std::int64_t near_misses = 3;
  wire::Map<std::int64_t> offer_totals;  ///< uses by all members of offers with limits.total
  std::optional<std::string> order_id;   ///< the order that it is for: what that holds is its own
  SpendChoice points;
  std::optional<Shipping> shipping;
  SpendChoice wallet;
  bool operator==(const Cart&) const = default;
};

namespace wire {

template <>
struct Describe<CartLine> {
  static constexpr Field fields[] = {
      id<&CartLine::category>("category"),
      id<&CartLine::id>("id"),
      text<&CartLine::name>("name"),
      number<&CartLine::points_price, 1, 1000000000>("points_price"),
      list<&CartLine::prices, 16>("prices"),
      needed(number<&CartLine::quantity, 1, limits::units_per_line>("quantity")),
      id<&CartLine::shop>("shop"),
      needed(id<&CartLine::sku>("sku")),
      ids<&CartLine::tags, 32>("tags"),
      needed(number<&CartLine::unit_price, 0, limits::unit_price>("unit_price"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Shipping> {
  static constexpr Field fields[] = {needed(number<&Shipping::fee, 0, limits::unit_price>("fee")),
                                     id<&Shipping::region>("region")};
  static constexpr Shape shape = object_shape<fields>;
};

/// "best", a list of instance ids, or {"must": [...]}.
template <>
struct Describe<CouponChoice> {
  static const Shape shape;
};

/// "none", "max" or a number.
template <>
struct Describe<SpendChoice> {
  static const Shape shape;
};

template <>
struct Describe<AddOn> {
  static constexpr Field fields[] = {
      id<&AddOn::category>("category"), id<&AddOn::shop>("shop"), needed(id<&AddOn::sku>("sku")),
      ids<&AddOn::tags, 32>("tags"),
      needed(number<&AddOn::unit_price, 0, limits::unit_price>("unit_price"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Cart> {
  static void check(Reader&, void*, std::uint64_t seen);
  static const Shape shape;
};

}  // namespace wire
}  // namespace loyalty
