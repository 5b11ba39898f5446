#pragma once
// Membership cards in a member's hands.

#include <optional>
#include <string>
#include <vector>

#include "core/program/scope.h"
#include "core/wire/day.h"

namespace loyalty {

/// Months of a card that an event brought which can be undone.
struct CardOrigin {
  std::int64_t after = 0;   ///< months of the card that come before these
  std::string event;        ///< a recharge, a referral, a purchase
  std::int64_t months = 0;  ///< 0: for ever
  bool operator==(const CardOrigin&) const = default;
};

/// A purchase of a card, or a use of a benefit, with what it brought in points, bonus and growth: taken back in
/// proportion.
struct Brought {
  Money bonus{0};
  bool counted = false;                  ///< points and growth count towards levels
  std::optional<Instant> counted_at;     ///< since then
  std::optional<Instant> counted_until;  ///< when they leave the window
  std::string event;
  std::int64_t gone = 0;  ///< of `whole`: paid back, given back
  Growth growth{0};
  std::int64_t months = 0;  ///< of a card
  Points points{0};
  std::optional<Instant> points_until;  ///< their end
  std::int64_t whole = 0;               ///< fen paid for a card, uses of a benefit
  bool operator==(const Brought&) const = default;
};

/// A card bought or bound. It is good through the end of local day add_months(first, months).
struct CardHeld {
  Day first{0};
  std::vector<CardOrigin> from;  ///< in the order in which they came
  std::string id;                ///< the plan
  std::int64_t months = 0;       ///< bought in total; 0: for ever
  std::optional<std::string> number;
  Money paid{0};               ///< for this term and those before it without a gap
  Money saved{0};              ///< thanks to the card, since `first`
  std::vector<Brought> taken;  ///< what can be paid back, oldest first
  std::optional<Instant> until;
  bool operator==(const CardHeld&) const = default;
};

namespace limits {
inline constexpr std::int64_t cards_held = 50;
/// Events remembered as where months of a card, or chances of a draw, came from. What further ones
/// brought stays when they are undone.
inline constexpr std::int64_t origins = 500;
/// Purchases of a card, and uses of a benefit in its period, that can be taken back: the newest.
inline constexpr std::int64_t brought_kept = 24;
/// Months of a card with all its renewals: a thousand years.
inline constexpr std::int64_t card_months = 12'000;
}  // namespace limits

namespace wire {

template <>
struct Describe<CardOrigin> {
  static constexpr Field fields[] = {number<&CardOrigin::after, 0, limits::card_months>("after"),
                                     needed(id<&CardOrigin::event>("event")),
                                     number<&CardOrigin::months, 0, limits::card_months>("months")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Brought> {
  static constexpr Field fields[] = {number<&Brought::bonus, 0, max_amount>("bonus"),
                                     flag<&Brought::counted>("counted"),
                                     instant<&Brought::counted_at>("counted_at"),
                                     instant<&Brought::counted_until>("counted_until"),
                                     needed(id<&Brought::event>("event")),
                                     number<&Brought::gone, 0, max_amount>("gone"),
                                     number<&Brought::growth, 0, max_amount>("growth"),
                                     number<&Brought::months, 0, limits::card_months>("months"),
                                     number<&Brought::points, 0, max_amount>("points"),
                                     instant<&Brought::points_until>("points_until"),
                                     number<&Brought::whole, 0, max_amount>("whole")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

template <>
struct Describe<CardHeld> {
  static constexpr Field fields[] = {day<&CardHeld::first>("first"),
                                     list<&CardHeld::from, limits::origins>("from"),
                                     needed(id<&CardHeld::id>("id")),
                                     number<&CardHeld::months, 0, limits::card_months>("months"),
                                     id<&CardHeld::number>("number"),
                                     number<&CardHeld::paid, 0, max_amount>("paid"),
                                     number<&CardHeld::saved, 0, max_amount>("saved"),
                                     list<&CardHeld::taken, limits::brought_kept>("taken"),
                                     instant<&CardHeld::until>("until")};
  static_assert(rising(fields));
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
