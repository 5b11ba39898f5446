#pragma once
// How a shop prices: special prices, the floor, and which offers combine.

#include "core/program/offer.h"

namespace loyalty {

/// Where a unit's price comes from. Ties between equal prices that admit equally many stages go in this order.
enum class PriceKind { list, tier, member, flash_sale, group_buy, bargain, limited, points };
inline constexpr std::string_view price_kind_names[] = {
    "list", "tier", "member", "flash_sale", "group_buy", "bargain", "limited", "points"};

/// Later stages that a price lets a unit take part in.
enum class Stage { promotions, coupons, points };
inline constexpr std::string_view stage_names[] = {"promotions", "coupons", "points"};

enum class SpecialKind { member, flash_sale, group_buy, bargain, limited };
inline constexpr std::string_view special_kind_names[] = {"member", "flash_sale", "group_buy",
                                                          "bargain", "limited"};

/// A price other than the list price: fixed, or a rate of the list price by tier. On a cart line it concerns that
/// line; in the program, the goods of its scope.
struct SpecialPrice {
  std::optional<std::vector<Stage>> admits;  ///< all stages when absent
  std::optional<std::string> id;  ///< needed in the program and with max_units_per_member
  SpecialKind kind = SpecialKind::limited;
  std::optional<std::int64_t> max_units;             ///< in one order, over all its lines
  std::optional<std::int64_t> max_units_per_member;  ///< ever; the account has the count
  std::string name;                                  ///< that of its step in a quote
  wire::Map<BasisPoints> rates;                      ///< tier id to what is paid of the list price
  Scope scope;                                       ///< in the program only
  std::optional<Money> unit_price;
  Condition when;
  bool operator==(const SpecialPrice&) const = default;
};

/// A stacking group. Groups stand in the order of application.
struct StackingGroup {
  std::vector<std::string> excludes;         ///< groups with which it shares no line
  std::optional<Condition> excludes_unless;  ///< while this holds it excludes none
  std::string id;
  std::optional<std::int64_t> max_per_line, max_per_order;
  bool operator==(const StackingGroup&) const = default;
};

struct PricingPolicy {
  std::vector<StackingGroup> groups;
  std::optional<std::int64_t> max_coupons;  ///< in one order
  Money min_payable{1};                     ///< what discounts leave of the goods at least, fen
  std::int64_t node_limit = 200000;         ///< work limit of the stacking search
  std::vector<SpecialPrice> special_prices;
  bool operator==(const PricingPolicy&) const = default;
};

namespace wire {

template <>
struct Describe<SpecialPrice> {
  static constexpr Field fields[] = {
      choices<&SpecialPrice::admits, stage_names, 3>("admits"),
      id<&SpecialPrice::id>("id"),
      needed(choice<&SpecialPrice::kind, special_kind_names>("kind")),
      number<&SpecialPrice::max_units, 1, max_units>("max_units"),
      number<&SpecialPrice::max_units_per_member, 1, max_amount>("max_units_per_member"),
      text<&SpecialPrice::name>("name"),
      numbers_by_id<&SpecialPrice::rates, 1, 10000, limits::tiers>("rates"),
      object<&SpecialPrice::scope>("scope"),
      number<&SpecialPrice::unit_price, 0, limits::unit_price>("unit_price"),
      object<&SpecialPrice::when>("when")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

template <>
struct Describe<StackingGroup> {
  static constexpr Field fields[] = {
      ids<&StackingGroup::excludes, limits::groups>("excludes"),
      object<&StackingGroup::excludes_unless>("excludes_unless"),
      needed(id<&StackingGroup::id>("id")),
      number<&StackingGroup::max_per_line, 1, limits::offers>("max_per_line"),
      number<&StackingGroup::max_per_order, 1, limits::offers>("max_per_order")};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<PricingPolicy> {
  static constexpr Field fields[] = {
      list<&PricingPolicy::groups, limits::groups>("groups"),
      number<&PricingPolicy::max_coupons, 0, limits::offers>("max_coupons"),
      number<&PricingPolicy::min_payable, 0, limits::unit_price>("min_payable"),
      number<&PricingPolicy::node_limit, 1, limits::search_nodes>("node_limit"),
      list<&PricingPolicy::special_prices, limits::offers>("special_prices")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
