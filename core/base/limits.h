#pragma once
// Every limit of the engine, each with its reason. A limit bounds time, memory, or a sum that must
// stay below 2^53. The readers enforce them; each has its own error code.

#include <cstdint>

namespace loyalty::limits {

// Input text.

/// One JSON text: many times the largest program of the demonstration shops.
inline constexpr std::int64_t input_bytes = 4 * 1024 * 1024;
/// Nesting of JSON: more than twice what any input of ours needs; a reader's stack stays small.
inline constexpr std::int64_t depth = 32;
/// Problems listed for one input: a page of them is enough to start with.
inline constexpr std::int64_t problems_reported = 64;
/// An id or a key: longer than a UUID with a prefix, short enough to print in a table.
inline constexpr std::int64_t id_bytes = 64;
/// A name, title or remark: 170 Chinese characters.
inline constexpr std::int64_t text_bytes = 512;

// The cart.

/// Lines of a cart: more than a trolley or a phone's cart page holds.
inline constexpr std::int64_t lines = 200;
/// Parts the lines are split into by unit limits: each line once on average.
inline constexpr std::int64_t parts = 400;
/// Units of one line: four digits on a shelf label.
inline constexpr std::int64_t units_per_line = 9999;
/// Units of a cart: unit effects sort them one by one.
inline constexpr std::int64_t units_per_cart = 20000;
/// Price of one unit, in fen: 100 million yuan. Times units_per_cart it stays below 2^53.
inline constexpr std::int64_t unit_price = 10'000'000'000;
/// Sum of a cart, its fee included, in fen: the largest price times the most units.
inline constexpr std::int64_t cart_amount = unit_price * units_per_cart;
/// Add-on items of the caller: each is quoted in full.
inline constexpr std::int64_t add_ons = 50;
/// Near misses listed: a page shows three.
inline constexpr std::int64_t near_misses = 20;

// The program.

/// Promotions, and templates of coupons, each: a chain's running ones, with the search still exact.
inline constexpr std::int64_t offers = 500;
/// Effects of one offer: a discount, points, a gift and a coupon in one, twice over.
inline constexpr std::int64_t effects = 8;
/// Steps of a ladder, and items of a set.
inline constexpr std::int64_t steps = 20;
/// Stacking groups: every pair of them is a bit.
inline constexpr std::int64_t groups = 32;
/// Sets of offers one search may look at: some microseconds each, so a few seconds at the very most.
inline constexpr std::int64_t search_nodes = 1'000'000;
/// Ids listed in one scope: longer lists are tags of the catalogue.
inline constexpr std::int64_t scope_entries = 500;
/// Levels of membership.
inline constexpr std::int64_t tiers = 20;
/// Rules of a kind (earning, growth, actions, achievements): the first that fits wins a line.
inline constexpr std::int64_t rules = 200;
/// Benefits, card kinds, recharge plans, activities, each.
inline constexpr std::int64_t activities = 200;
/// Prizes of a draw.
inline constexpr std::int64_t prizes = 50;
/// Rates multiplied or added for one earning.
inline constexpr std::int64_t multipliers = 4;
/// One such rate, in basis points: ten times. Four of them stay below 10^4 times.
inline constexpr std::int64_t multiplier_rate = 100'000;
/// A period in days or a shift of months: a hundred years of days.
inline constexpr std::int64_t period_days = 36'525;
/// A period in months: the same hundred years.
inline constexpr std::int64_t period_months = 1'200;
/// A time zone: the longest IANA name has 32 characters, a full POSIX rule about 50.
inline constexpr std::int64_t zone_bytes = 64;

// The account.

/// Coupons a member holds at once: the search looks at each.
inline constexpr std::int64_t coupons_held = 500;
/// With what orders gave and gave back beyond that: neither an order nor its money is held up by a full list.
inline constexpr std::int64_t coupons_with_orders = 1000;
/// Points of one event or offer's effect: those that all offers of an order grant stay below 2^53.
inline constexpr std::int64_t points = 10'000'000'000;
/// Growth of one event or rule, in thousandths: the same.
inline constexpr std::int64_t growth = 10'000'000'000;
/// Whole growth given or taken at once: in thousandths still below 2^53.
inline constexpr std::int64_t growth_granted = 1'000'000'000'000;
/// Money of one recharge or event, in fen: 100 million yuan.
inline constexpr std::int64_t event_amount = 10'000'000'000;
/// Epoch milliseconds: what a JavaScript Date can hold, 100 million days either way.
inline constexpr std::int64_t instant = 8'640'000'000'000'000;

}  // namespace loyalty::limits
