#pragma once
// A promotion, or the template of a coupon: who, where, when, what.

#include <optional>
#include <string>
#include <vector>

#include "core/program/expiry.h"

namespace loyalty {

/// What thresholds and amounts are taken from: what earlier offers left, or the goods after their prices.
enum class Base { running, priced };
inline constexpr std::string_view base_names[] = {"running", "priced"};

enum class By { amount, units };
inline constexpr std::string_view by_names[] = {"amount", "units"};

enum class EffectKind {
  amount_off,
  percent_off,
  unit_amount_off,
  nth_unit,
  bundle_price,
  buy_get,
  exchange,
  shipping_off,
  gift,
  grant
};
inline constexpr std::string_view effect_names[] = {
    "amount_off", "percent_off", "unit_amount_off", "nth_unit", "bundle_price",
    "buy_get",    "exchange",    "shipping_off",    "gift",     "grant"};

/// A rung: from `at` (fen or units, by the effect's `by`) on, this amount or rate.
struct Step {
  std::int64_t at = 0;
  std::optional<Money> amount;
  std::optional<BasisPoints> off;
  bool operator==(const Step&) const = default;
};

/// So many units of these goods in each set of a bundle.
struct BundleItem {
  Scope scope;
  std::int64_t units = 0;
  bool operator==(const BundleItem&) const = default;
};

/// What an offer does. Which members belong to which kind stands in docs/semantics.md and is checked on reading.
struct Effect {
  EffectKind kind = EffectKind::amount_off;
  std::optional<Money> amount;  ///< amount_off with every, unit_amount_off: fen off each time
  std::optional<By> by;         ///< amount_off, percent_off: what steps and every count; amount
  std::optional<std::int64_t> buy, get;  ///< buy_get: units
  std::optional<Money> cap;              ///< percent_off, shipping_off: at most so much
  std::vector<std::string> coupons;      ///< grant: templates
  std::optional<std::int64_t> every;     ///< amount_off: fen or units, by `by`
  std::optional<Scope> get_scope;        ///< buy_get: the reward's goods, if others
  std::vector<BundleItem> items;         ///< bundle_price: a set of different goods
  std::optional<std::int64_t>
      max_times;  ///< amount_off with every, nth_unit, bundle_price, buy_get
  std::optional<std::int64_t> max_units;  ///< unit_amount_off
  std::optional<BasisPoints> off;         ///< percent_off, buy_get
  std::vector<BasisPoints> offs;          ///< nth_unit: off the 1st, 2nd, ... unit of each group
  bool partial = false;          ///< nth_unit, buy_get: the last group may lack units to reduce
  std::optional<Points> points;  ///< grant
  std::optional<Expiry> points_expiry;  ///< grant: theirs, if not the program's
  std::optional<Money> price;           ///< bundle_price: fen a set
  std::optional<std::string> sku;       ///< gift
  std::vector<Step> steps;              ///< amount_off, percent_off: strictly rising
  std::optional<std::int64_t> units;    ///< bundle_price, exchange, gift
  std::optional<Money> value;           ///< gift: stated value of one unit, shown and in no total
  bool operator==(const Effect&) const = default;
};

/// Inclusive; amount and units both given: both.
struct Threshold {
  std::optional<Money> amount;
  std::optional<Base> base;  ///< the offer's, when absent
  std::optional<std::int64_t> units;
  bool operator==(const Threshold&) const = default;
};

/// How often: by one member, by one member in a local day, by all members (the cart carries the count).
struct UseLimits {
  std::optional<std::int64_t> per_day, per_member, total;
  bool operator==(const UseLimits&) const = default;
};

/// When an instance of a coupon is good: a fixed window, or through the end of the n-th local day after its issue.
struct Validity {
  std::optional<std::int64_t> days_after_issue;
  std::optional<Instant> from, until;
  bool operator==(const Validity&) const = default;
};

/// Who pays for a saving, and how much of it; what the shares leave is the merchant's.
struct Bearer {
  BasisPoints share{0};
  std::string who;
  bool operator==(const Bearer&) const = default;
};

enum class Apply { best, always };
inline constexpr std::string_view apply_names[] = {"best", "always"};

struct Offer {
  Apply apply = Apply::best;  ///< promotions only
  Base base = Base::running;
  std::vector<Bearer> bearers;
  std::vector<Effect> effects;
  bool exclusive = false;  ///< shares no line with any other offer
  std::string group;
  std::string id;
  UseLimits limits;
  std::string name;
  std::int64_t priority = 0;  ///< smaller applies first within the group
  Scope scope;
  Threshold threshold;
  std::optional<Validity> validity;  ///< coupons only
  Condition when;
  bool operator==(const Offer&) const = default;
};

namespace wire {

inline constexpr std::int64_t max_units = limits::units_per_cart;

template <>
struct Describe<Step> {
  static constexpr Field fields[] = {number<&Step::amount, 1, limits::unit_price>("amount"),
                                     needed(number<&Step::at, 0, max_amount>("at")),
                                     number<&Step::off, 1, 10000>("off")};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<BundleItem> {
  static constexpr Field fields[] = {needed(object<&BundleItem::scope>("scope")),
                                     needed(number<&BundleItem::units, 1, max_units>("units"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Effect> {
  static constexpr Field fields[] = {number<&Effect::amount, 1, limits::unit_price>("amount"),
                                     number<&Effect::buy, 1, max_units>("buy"),
                                     choice<&Effect::by, by_names>("by"),
                                     number<&Effect::cap, 1, max_amount>("cap"),
                                     ids<&Effect::coupons, 20>("coupons"),
                                     number<&Effect::every, 1, max_amount>("every"),
                                     number<&Effect::get, 1, max_units>("get"),
                                     object<&Effect::get_scope>("get_scope"),
                                     list<&Effect::items, limits::steps>("items"),
                                     needed(choice<&Effect::kind, effect_names>("kind")),
                                     number<&Effect::max_times, 1, max_units>("max_times"),
                                     number<&Effect::max_units, 1, max_units>("max_units"),
                                     number<&Effect::off, 1, 10000>("off"),
                                     numbers<&Effect::offs, 0, 10000, limits::steps>("offs"),
                                     flag<&Effect::partial>("partial"),
                                     number<&Effect::points, 1, limits::points>("points"),
                                     object<&Effect::points_expiry>("points_expiry"),
                                     number<&Effect::price, 0, max_amount>("price"),
                                     id<&Effect::sku>("sku"),
                                     list<&Effect::steps, limits::steps>("steps"),
                                     number<&Effect::units, 1, max_units>("units"),
                                     number<&Effect::value, 0, limits::unit_price>("value")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<Threshold> {
  static constexpr Field fields[] = {number<&Threshold::amount, 0, max_amount>("amount"),
                                     choice<&Threshold::base, base_names>("base"),
                                     number<&Threshold::units, 0, max_units>("units")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<UseLimits> {
  static constexpr Field fields[] = {number<&UseLimits::per_day, 1, max_amount>("per_day"),
                                     number<&UseLimits::per_member, 1, max_amount>("per_member"),
                                     number<&UseLimits::total, 1, max_amount>("total")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Validity> {
  static constexpr Field fields[] = {
      number<&Validity::days_after_issue, 1, 36600>("days_after_issue"),
      instant<&Validity::from>("from"), instant<&Validity::until>("until")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<Bearer> {
  static constexpr Field fields[] = {needed(number<&Bearer::share, 1, 10000>("share")),
                                     needed(id<&Bearer::who>("who"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Offer> {
  static constexpr Field fields[] = {choice<&Offer::apply, apply_names>("apply"),
                                     choice<&Offer::base, base_names>("base"),
                                     list<&Offer::bearers, 8>("bearers"),
                                     needed(list<&Offer::effects, limits::effects>("effects")),
                                     flag<&Offer::exclusive>("exclusive"),
                                     needed(id<&Offer::group>("group")),
                                     needed(id<&Offer::id>("id")),
                                     object<&Offer::limits>("limits"),
                                     needed(text<&Offer::name>("name")),
                                     number<&Offer::priority, -1000000, 1000000>("priority"),
                                     object<&Offer::scope>("scope"),
                                     object<&Offer::threshold>("threshold"),
                                     object<&Offer::validity>("validity"),
                                     object<&Offer::when>("when")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
