#pragma once
// How points are earned, kept, lost and spent.

#include "core/program/offer.h"

namespace loyalty {

/// `points` for every whole `per` fen of the base; 0 points exclude the goods.
struct EarnRule {
  std::string id;
  Money per{100};
  Points points{0};
  Scope scope;
  bool operator==(const EarnRule&) const = default;
};

enum class Pool { order, line };
inline constexpr std::string_view pool_names[] = {"order", "line"};

/// Which parts of a payment count towards something; cash always does.
struct Counted {
  bool shipping = false, wallet_bonus = false, wallet_principal = true;
  bool operator==(const Counted&) const = default;
};

struct Multiplier {
  BasisPoints rate{10000};
  Condition when;
  bool operator==(const Multiplier&) const = default;
};

enum class Combine { max, sum, product };
inline constexpr std::string_view combine_names[] = {"max", "sum", "product"};

enum class PointsSource { spending, offer, recharge, check_in, action, grant };
inline constexpr std::string_view points_source_names[] = {"spending", "offer",  "recharge",
                                                           "check_in", "action", "grant"};

struct EarnCaps {
  std::optional<Points> day, month, order;
  std::optional<std::vector<PointsSource>>
      sources;  ///< what counts towards and is cut by the caps; spending
  bool operator==(const EarnCaps&) const = default;
};

struct EarnPolicy {
  EarnCaps caps;
  Combine combine = Combine::max;
  Counted counts;
  std::vector<Multiplier> multipliers;
  Pool pool = Pool::order;
  std::vector<EarnRule> rules;  ///< the first whose scope holds a line wins it
  bool operator==(const EarnPolicy&) const = default;
};

/// Points as cash at the till: `points` are worth `amount` fen.
struct DeductPolicy {
  Money amount{0};
  std::optional<Money> max;
  std::optional<Points> max_points;
  std::optional<BasisPoints> max_share;  ///< of the goods in scope
  Points min{0};
  Points points{0};
  Scope scope;
  Points step{1};
  Money threshold{0};  ///< goods in scope before the deduction, inclusive
  bool operator==(const DeductPolicy&) const = default;
};

/// The fewest points that are worth `money` at `amount` fen for `points`, rounded down: a multiple of `step`, and
/// `least` at least. More of them would be spent for nothing.
Points fewest_points(Money money, Money amount, Points points, Points least, Points step);

enum class ExchangeKind { coupon, bonus, goods };
inline constexpr std::string_view exchange_kind_names[] = {"coupon", "bonus", "goods"};

/// Something to be had for points, with or without cash.
struct Exchange {
  Money bonus{0};                     ///< kind bonus: fen for each `points`
  Money cash{0};                      ///< to pay beside the points
  std::optional<std::string> coupon;  ///< kind coupon: template
  std::string id;
  ExchangeKind kind = ExchangeKind::goods;
  std::string name;
  std::optional<std::int64_t> per_day, per_member;
  Points points{0};
  std::optional<std::string> sku;  ///< kind goods
  Points step{0};  ///< kind bonus: any multiple of it from `points` on; 0: exactly `points`
  std::optional<std::int64_t> stock;
  Condition when;
  bool operator==(const Exchange&) const = default;
};

enum class Shortfall { debt, forgive };
inline constexpr std::string_view shortfall_names[] = {"debt", "forgive"};

struct PointsPolicy {
  std::optional<DeductPolicy> deduct;
  EarnPolicy earn;
  std::vector<Exchange> exchange;
  Expiry expiry;
  wire::Map<Expiry> expiry_by_source;  ///< by the name of the source; `expiry` for the others
  std::int64_t grace_days = 0;         ///< extends the expiry of points that come back too late
  std::int64_t protection_days = 0;
  Shortfall shortfall = Shortfall::debt;
  bool operator==(const PointsPolicy&) const = default;
};

namespace wire {

template <>
struct Describe<EarnRule> {
  static constexpr Field fields[] = {
      needed(id<&EarnRule::id>("id")), needed(number<&EarnRule::per, 1, limits::unit_price>("per")),
      needed(number<&EarnRule::points, 0, 1000000>("points")), object<&EarnRule::scope>("scope")};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<Counted> {
  static constexpr Field fields[] = {flag<&Counted::shipping>("shipping"),
                                     flag<&Counted::wallet_bonus>("wallet_bonus"),
                                     flag<&Counted::wallet_principal>("wallet_principal")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Multiplier> {
  static constexpr Field fields[] = {
      needed(number<&Multiplier::rate, 0, limits::multiplier_rate>("rate")),
      object<&Multiplier::when>("when")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<EarnCaps> {
  static constexpr Field fields[] = {
      number<&EarnCaps::day, 0, max_amount>("day"),
      number<&EarnCaps::month, 0, max_amount>("month"),
      number<&EarnCaps::order, 0, max_amount>("order"),
      choices<&EarnCaps::sources, points_source_names, 6>("sources")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<EarnPolicy> {
  static constexpr Field fields[] = {
      object<&EarnPolicy::caps>("caps"),
      choice<&EarnPolicy::combine, combine_names>("combine"),
      object<&EarnPolicy::counts>("counts"),
      list<&EarnPolicy::multipliers, limits::multipliers>("multipliers"),
      choice<&EarnPolicy::pool, pool_names>("pool"),
      needed(list<&EarnPolicy::rules, limits::offers>("rules"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<DeductPolicy> {
  static constexpr Field fields[] = {
      needed(number<&DeductPolicy::amount, 1, limits::unit_price>("amount")),
      number<&DeductPolicy::max, 0, max_amount>("max"),
      number<&DeductPolicy::max_points, 0, max_amount>("max_points"),
      number<&DeductPolicy::max_share, 0, 10000>("max_share"),
      number<&DeductPolicy::min, 0, max_amount>("min"),
      needed(number<&DeductPolicy::points, 1, 1000000000>("points")),
      object<&DeductPolicy::scope>("scope"),
      number<&DeductPolicy::step, 1, 1000000000>("step"),
      number<&DeductPolicy::threshold, 0, max_amount>("threshold")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Exchange> {
  static constexpr Field fields[] = {number<&Exchange::bonus, 0, limits::unit_price>("bonus"),
                                     number<&Exchange::cash, 0, limits::unit_price>("cash"),
                                     id<&Exchange::coupon>("coupon"),
                                     needed(id<&Exchange::id>("id")),
                                     needed(choice<&Exchange::kind, exchange_kind_names>("kind")),
                                     needed(text<&Exchange::name>("name")),
                                     number<&Exchange::per_day, 1, max_amount>("per_day"),
                                     number<&Exchange::per_member, 1, max_amount>("per_member"),
                                     needed(number<&Exchange::points, 0, max_amount>("points")),
                                     id<&Exchange::sku>("sku"),
                                     number<&Exchange::step, 0, max_amount>("step"),
                                     number<&Exchange::stock, 0, max_amount>("stock"),
                                     object<&Exchange::when>("when")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

template <>
struct Describe<PointsPolicy> {
  static constexpr Field fields[] = {
      object<&PointsPolicy::deduct>("deduct"),
      needed(object<&PointsPolicy::earn>("earn")),
      list<&PointsPolicy::exchange, limits::offers>("exchange"),
      object<&PointsPolicy::expiry>("expiry"),
      objects_by_id<&PointsPolicy::expiry_by_source, std::size(points_source_names)>(
          "expiry_by_source"),
      number<&PointsPolicy::grace_days, 0, 3660>("grace_days"),
      number<&PointsPolicy::protection_days, 0, 3660>("protection_days"),
      choice<&PointsPolicy::shortfall, shortfall_names>("shortfall")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
