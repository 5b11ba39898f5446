#pragma once
// A finished order as the account sees it: what each line cost, how it was paid, what it saved and
// earned. Every figure is split over the lines to the last fen, so that any return can be booked.

#include <optional>
#include <string>
#include <vector>

#include "core/program/expiry.h"

namespace loyalty {

/// One part of an order: goods at one price, or the shipping (sku "shipping", quantity 1, list the fee).
struct OrderLine {
  Money bonus{0}, cash{0}, principal{0};  ///< how it was paid; together `payable`
  std::optional<std::string> category;
  Money counted{0};           ///< what counts towards levels; given by the account on sealing
  Money deducted{0};          ///< what `deducted_points` were worth, fen
  Points deducted_points{0};  ///< points used as cash
  Points earned{0};           ///< by `rule`; cut to the caps when the order is applied
  Points granted{0};  ///< share of the points that offers grant; given by the account on sealing
  Growth growth{0};   ///< thousandths; given by the account on sealing
  std::optional<std::string> id;    ///< the shop's own name of the cart's line
  Money list{0};                    ///< list price times quantity; for shipping the fee
  std::optional<std::string> name;  ///< of the goods, as the cart had it
  std::optional<std::int64_t>
      of;  ///< place in the cart of the line it is a part of; its own place if absent
  Money payable{0};
  Points points_paid{0};  ///< the price of points-priced goods
  std::int64_t quantity = 1;
  std::optional<std::string> rule;  ///< the earning rule
  wire::Map<Money> saved;           ///< by source ("tier", "coupon", ...); together list - payable
  wire::Map<Money> saved_by_card;   ///< card plan to the part of `saved` that needed that card
  std::optional<std::string> shop;
  std::string sku;
  std::vector<std::string> tags;
  bool operator==(const OrderLine&) const = default;
};

/// An instance of a coupon that the order used up, and its template.
struct CouponUse {
  std::string coupon, id;
  bool operator==(const CouponUse&) const = default;
};

/// What an offer grants when the order is completed.
struct OfferGrant {
  std::vector<std::string> coupons;  ///< templates
  std::string offer;
  Points points{0};
  std::optional<Expiry> points_expiry;
  bool operator==(const OfferGrant&) const = default;
};

struct OrderGift {
  std::string offer, sku;
  std::int64_t units = 0;
  Money value{0};  ///< stated, of one unit; in no total
  bool operator==(const OrderGift&) const = default;
};

struct OrderFacts {
  std::optional<std::string> channel;
  std::vector<CouponUse> coupons;
  std::vector<OrderGift> gifts;
  std::vector<OfferGrant> grants;
  std::string id;
  std::vector<OrderLine> lines;
  std::vector<std::string> offers;      ///< promotions applied with effect, for their limits
  wire::Map<std::int64_t> price_units;  ///< special price to the units bought at it
  std::optional<OrderLine> shipping;
  bool operator==(const OrderFacts&) const = default;
};

/// Lines, then shipping if there is any: the order in which an order's figures stand.
inline std::size_t parts_of(const OrderFacts& order) {
  return order.lines.size() + (order.shipping ? 1 : 0);
}
inline const OrderLine& part_of(const OrderFacts& order, std::size_t i) {
  return i < order.lines.size() ? order.lines[i] : *order.shipping;
}
inline OrderLine& part_of(OrderFacts& order, std::size_t i) {
  return i < order.lines.size() ? order.lines[i] : *order.shipping;
}

/// Place in the cart of the line that a part belongs to; of the shipping: after the last.
std::int64_t line_of(const OrderFacts& order, std::size_t part);
/// The parts of a line, in their order: places among the order's figures. Of no line: none.
std::vector<std::size_t> parts_of_line(const OrderFacts& order, std::int64_t line);

/// What is to be paid for an order, in all and by tender, and the points that it costs.
struct OrderSums {
  Money bonus{0}, cash{0}, payable{0}, principal{0};
  Points earned{0}, points{0};
};
OrderSums sums_of(const OrderFacts& order);

namespace limits {
/// Sources of savings told apart: price kinds, offers' stages, points, bonus, shipping.
inline constexpr std::int64_t saving_sources = 32;
/// Gifts, and grants, of one order: every effect of every promotion and of every coupon held.
inline constexpr std::int64_t order_gifts = (offers + coupons_held) * effects;
}  // namespace limits

namespace wire {

template <>
struct Describe<OrderLine> {
  static constexpr Field fields[] = {
      number<&OrderLine::bonus, 0, max_amount>("bonus"),
      number<&OrderLine::cash, 0, max_amount>("cash"),
      id<&OrderLine::category>("category"),
      number<&OrderLine::counted, 0, max_amount>("counted"),
      number<&OrderLine::deducted, 0, max_amount>("deducted"),
      number<&OrderLine::deducted_points, 0, max_amount>("deducted_points"),
      number<&OrderLine::earned, 0, max_amount>("earned"),
      number<&OrderLine::granted, 0, max_amount>("granted"),
      number<&OrderLine::growth, 0, max_amount>("growth"),
      id<&OrderLine::id>("id"),
      needed(number<&OrderLine::list, 0, limits::cart_amount>("list")),
      text<&OrderLine::name>("name"),
      number<&OrderLine::of, 0, limits::parts>("of"),
      needed(number<&OrderLine::payable, 0, limits::cart_amount>("payable")),
      number<&OrderLine::points_paid, 0, max_amount>("points_paid"),
      number<&OrderLine::principal, 0, max_amount>("principal"),
      number<&OrderLine::quantity, 1, limits::units_per_line>("quantity"),
      id<&OrderLine::rule>("rule"),
      numbers_by_id<&OrderLine::saved, 0, max_amount, limits::saving_sources>("saved"),
      numbers_by_id<&OrderLine::saved_by_card, 0, max_amount, limits::offers>("saved_by_card"),
      id<&OrderLine::shop>("shop"),
      needed(id<&OrderLine::sku>("sku")),
      ids<&OrderLine::tags, 32>("tags")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<CouponUse> {
  static constexpr Field fields[] = {needed(id<&CouponUse::coupon>("coupon")),
                                     needed(id<&CouponUse::id>("id"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OfferGrant> {
  static constexpr Field fields[] = {ids<&OfferGrant::coupons, 160>("coupons"),
                                     needed(id<&OfferGrant::offer>("offer")),
                                     number<&OfferGrant::points, 0, limits::points>("points"),
                                     object<&OfferGrant::points_expiry>("points_expiry")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OrderGift> {
  static constexpr Field fields[] = {
      needed(id<&OrderGift::offer>("offer")), needed(id<&OrderGift::sku>("sku")),
      needed(number<&OrderGift::units, 1, limits::units_per_cart>("units")),
      number<&OrderGift::value, 0, limits::unit_price>("value")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<OrderFacts> {
  static constexpr Field fields[] = {
      id<&OrderFacts::channel>("channel"),
      list<&OrderFacts::coupons, limits::coupons_held>("coupons"),
      list<&OrderFacts::gifts, limits::order_gifts>("gifts"),
      list<&OrderFacts::grants, limits::order_gifts>("grants"),
      needed(id<&OrderFacts::id>("id")),
      needed(list<&OrderFacts::lines, limits::parts>("lines")),
      ids<&OrderFacts::offers, limits::offers>("offers"),
      numbers_by_id<&OrderFacts::price_units, 1, limits::units_per_cart, limits::offers>(
          "price_units"),
      object<&OrderFacts::shipping>("shipping")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
