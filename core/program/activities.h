#pragma once
// What a member can do besides buying, and what it brings; benefits and segments.

#include "core/program/grants.h"

namespace loyalty {

/// Day k of a streak brings rewards[(k - 1) mod size], or rising points min(start + step * (k - 1), cap).
struct RisingPoints {
  Points cap{0}, start{0}, step{0};
  bool operator==(const RisingPoints&) const = default;
};

struct Milestone {
  Grants grants;
  std::int64_t streak = 0;  ///< days in a row
  bool operator==(const Milestone&) const = default;
};

struct MakeUp {
  std::int64_t days = 0;  ///< one of the last so many missed days can be filled
  Points points{0};       ///< what it costs
  bool operator==(const MakeUp&) const = default;
};

struct CheckInPolicy {
  std::optional<MakeUp> make_up;
  std::vector<Milestone> milestones;
  std::vector<Grants> rewards;
  std::optional<RisingPoints> rising;
  bool operator==(const CheckInPolicy&) const = default;
};

struct Prize {
  Grants grants;
  std::string id;
  std::string name;
  std::optional<std::string> sku;     ///< goods to be handed out
  std::optional<std::int64_t> stock;  ///< unlimited when absent
  std::int64_t weight = 0;
  bool operator==(const Prize&) const = default;
};

struct Draw {
  std::optional<std::int64_t> daily_limit;
  std::string fallback;  ///< the prize given when the drawn one is out of stock
  std::string id;
  std::string name;
  Points points{0};  ///< the cost of one draw without a chance
  std::vector<Prize> prizes;
  std::string seed_digest;  ///< SHA-256 of the seed, lower-case hex, fixed before the first draw
  Condition when;
  bool operator==(const Draw&) const = default;
};

/// join, review, share, like, quiz, feedback and the merchant's own.
struct Action {
  Grants grants;
  std::string kind;
  std::optional<std::int64_t> per_day, per_life;
  Condition when;
  bool operator==(const Action&) const = default;
};

struct Achievement {
  std::string counter;  ///< an action's kind, or "orders", "check_ins", "referrals"
  std::int64_t goal = 0;
  Grants grants;
  std::string id;
  std::string name;
  bool operator==(const Achievement&) const = default;
};

struct Activities {
  std::vector<Achievement> achievements;
  std::vector<Action> actions;
  std::optional<CheckInPolicy> check_in;
  std::vector<BasisPoints>
      commission;  ///< of the referred order, as bonus; to the same members as `referral`
  std::vector<Draw> draws;
  std::vector<Grants> referral;  ///< to the referrer, and to the referrer's referrer
  bool operator==(const Activities&) const = default;
};

enum class RedeemedBy { system, shop };
inline constexpr std::string_view redeemed_by_names[] = {"system", "shop"};
enum class Period { day, week, month, year, ever };
inline constexpr std::string_view period_names[] = {"day", "week", "month", "year", "ever"};

/// Something a level or a card brings: a flag, a quota per period, or a number (days, hours, a fee rate).
struct Benefit {
  std::vector<std::string> cards;
  Grants grants;  ///< on every use: a monthly coupon, a birthday gift
  std::string id;
  std::string name;
  Period period = Period::month;
  std::optional<std::int64_t> quota;
  RedeemedBy redeemed = RedeemedBy::system;
  std::vector<std::string> tiers;
  wire::Map<std::int64_t> values;  ///< tier id to the number
  Condition when;
  bool operator==(const Benefit&) const = default;
};

enum class TagMatch { all, any };
inline constexpr std::string_view tag_match_names[] = {"all", "any"};

/// A tag for members of whom the requirements given hold: orders and fen paid in the window, points
/// earned since joining. Both ends are inclusive; without requirements it is for everyone.
struct TagRule {
  std::string id;
  TagMatch match = TagMatch::all;  ///< every requirement, or one of them
  std::optional<std::int64_t> min_orders, max_orders;
  std::optional<Money> min_paid, max_paid;
  std::optional<Points> min_points, max_points;
  bool operator==(const TagRule&) const = default;
};

/// A category is preferred when its share of what the member bought, or the units of it, reach
/// these; without a requirement, none is.
struct PreferredRule {
  std::optional<BasisPoints> min_share;  ///< of the fen paid for goods with a category
  std::optional<std::int64_t> min_units;
  bool operator==(const PreferredRule&) const = default;
};

/// What each score weighs in a member's value, per mille.
struct ScoreWeights {
  std::int64_t amount = 0, frequency = 0, points = 0, recency = 0;
  bool operator==(const ScoreWeights&) const = default;
};

namespace limits {
/// The longest window of segments: a leap year.
inline constexpr std::int64_t segment_window_days = 366;
}  // namespace limits

/// RFM: an axis' score is 1 plus the cut points reached; `recency_days` counts the other way.
struct SegmentPolicy {
  std::vector<Money> amount;
  BasisPoints churn_gaps{
      30000};  ///< churn when days since the last order exceed so much of the median gap
  std::vector<std::int64_t> frequency, recency_days;
  std::int64_t loyal = 8, opportunity = 5;  ///< least sums of the three scores for the class
  std::vector<Points> points;               ///< earned since joining: a fourth score, for the value
  PreferredRule preferred;
  std::vector<TagRule> tags;  ///< the first that holds
  ScoreWeights weights;       ///< of the scores in the member's value
  std::int64_t window_days = 365;
  bool operator==(const SegmentPolicy&) const = default;
};

namespace wire {

template <>
struct Describe<RisingPoints> {
  static constexpr Field fields[] = {needed(number<&RisingPoints::cap, 1, 1000000>("cap")),
                                     needed(number<&RisingPoints::start, 1, 1000000>("start")),
                                     needed(number<&RisingPoints::step, 0, 1000000>("step"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Milestone> {
  static constexpr Field fields[] = {needed(object<&Milestone::grants>("grants")),
                                     needed(number<&Milestone::streak, 1, 36600>("streak"))};
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<MakeUp> {
  static constexpr Field fields[] = {needed(number<&MakeUp::days, 1, 366>("days")),
                                     needed(number<&MakeUp::points, 0, 1000000>("points"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<CheckInPolicy> {
  static constexpr Field fields[] = {object<&CheckInPolicy::make_up>("make_up"),
                                     list<&CheckInPolicy::milestones, 50>("milestones"),
                                     list<&CheckInPolicy::rewards, 366>("rewards"),
                                     object<&CheckInPolicy::rising>("rising")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

template <>
struct Describe<Prize> {
  static constexpr Field fields[] = {object<&Prize::grants>("grants"),
                                     needed(id<&Prize::id>("id")),
                                     needed(text<&Prize::name>("name")),
                                     id<&Prize::sku>("sku"),
                                     number<&Prize::stock, 0, max_amount>("stock"),
                                     needed(number<&Prize::weight, 0, 1000000000>("weight"))};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<Draw> {
  static constexpr Field fields[] = {number<&Draw::daily_limit, 1, 1000000>("daily_limit"),
                                     needed(id<&Draw::fallback>("fallback")),
                                     needed(id<&Draw::id>("id")),
                                     needed(text<&Draw::name>("name")),
                                     number<&Draw::points, 0, max_amount>("points"),
                                     needed(list<&Draw::prizes, 50>("prizes")),
                                     needed(text<&Draw::seed_digest, 64>("seed_digest")),
                                     object<&Draw::when>("when")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = shown_shape<fields, check>;
};

template <>
struct Describe<Action> {
  static constexpr Field fields[] = {
      needed(object<&Action::grants>("grants")), needed(id<&Action::kind>("kind")),
      number<&Action::per_day, 1, 1000000>("per_day"),
      number<&Action::per_life, 1, 1000000>("per_life"), object<&Action::when>("when")};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<Achievement> {
  static constexpr Field fields[] = {needed(id<&Achievement::counter>("counter")),
                                     needed(number<&Achievement::goal, 1, 1000000>("goal")),
                                     needed(object<&Achievement::grants>("grants")),
                                     needed(id<&Achievement::id>("id")),
                                     needed(text<&Achievement::name>("name"))};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<Activities> {
  static constexpr Field fields[] = {list<&Activities::achievements, 100>("achievements"),
                                     list<&Activities::actions, 100>("actions"),
                                     object<&Activities::check_in>("check_in"),
                                     numbers<&Activities::commission, 0, 10000, 2>("commission"),
                                     list<&Activities::draws, 20>("draws"),
                                     list<&Activities::referral, 2>("referral")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Benefit> {
  static constexpr Field fields[] = {
      ids<&Benefit::cards>("cards"),
      object<&Benefit::grants>("grants"),
      needed(id<&Benefit::id>("id")),
      needed(text<&Benefit::name>("name")),
      choice<&Benefit::period, period_names>("period"),
      number<&Benefit::quota, 1, 1000000>("quota"),
      choice<&Benefit::redeemed, redeemed_by_names>("redeemed"),
      ids<&Benefit::tiers>("tiers"),
      numbers_by_id<&Benefit::values, 0, max_amount, limits::tiers>("values"),
      object<&Benefit::when>("when")};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<TagRule> {
  static constexpr Field fields[] = {needed(id<&TagRule::id>("id")),
                                     choice<&TagRule::match, tag_match_names>("match"),
                                     number<&TagRule::max_orders, 0, max_amount>("max_orders"),
                                     number<&TagRule::max_paid, 0, max_amount>("max_paid"),
                                     number<&TagRule::max_points, 0, max_amount>("max_points"),
                                     number<&TagRule::min_orders, 0, max_amount>("min_orders"),
                                     number<&TagRule::min_paid, 0, max_amount>("min_paid"),
                                     number<&TagRule::min_points, 0, max_amount>("min_points")};
  static_assert(rising(fields));
  static constexpr Shape shape = shown_shape<fields>;
};

template <>
struct Describe<PreferredRule> {
  static constexpr Field fields[] = {number<&PreferredRule::min_share, 1, 10000>("min_share"),
                                     number<&PreferredRule::min_units, 1, max_amount>("min_units")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<ScoreWeights> {
  static constexpr Field fields[] = {number<&ScoreWeights::amount, 0, 1000000>("amount"),
                                     number<&ScoreWeights::frequency, 0, 1000000>("frequency"),
                                     number<&ScoreWeights::points, 0, 1000000>("points"),
                                     number<&ScoreWeights::recency, 0, 1000000>("recency")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<SegmentPolicy> {
  static constexpr Field fields[] = {
      needed(numbers<&SegmentPolicy::amount, 1, max_amount, 9>("amount")),
      number<&SegmentPolicy::churn_gaps, 10000, 1000000>("churn_gaps"),
      needed(numbers<&SegmentPolicy::frequency, 1, max_amount, 9>("frequency")),
      number<&SegmentPolicy::loyal, 3, 30>("loyal"),
      number<&SegmentPolicy::opportunity, 3, 30>("opportunity"),
      numbers<&SegmentPolicy::points, 1, max_amount, 9>("points"),
      object<&SegmentPolicy::preferred>("preferred"),
      needed(numbers<&SegmentPolicy::recency_days, 1, 36600, 9>("recency_days")),
      list<&SegmentPolicy::tags, 20>("tags"),
      object<&SegmentPolicy::weights>("weights"),
      number<&SegmentPolicy::window_days, 1, limits::segment_window_days>("window_days")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
