#pragma once
// What an event did to an account, recorded when it was applied. An account is the fold of these facts
// and of nothing else, so a later program changes no past figure.

#include <optional>
#include <string>
#include <vector>

#include "core/program/scope.h"
#include "core/wire/day.h"

namespace loyalty {

/// Grouped by the part of the account they concern; fold.cpp sends each to its room.
enum class FactKind {
  // points
  points_granted,
  points_due,
  points_released,
  points_expired,
  points_spent,
  points_returned,
  points_taken,
  points_rejected,
  points_frozen,
  points_unfrozen,
  points_forgiven,
  points_set_off,
  points_undone,
  points_replaced,
  debt_added,
  debt_repaid,
  cap_counted,
  // growth and levels
  growth_counted,
  growth_uncounted,
  recharge_counted,
  recharge_uncounted,
  window_closed,
  level_reached,
  level_kept,
  level_lowered,
  level_in_grace,
  level_taken,
  level_granted,
  level_grant_ended,
  // wallet
  wallet_credited,
  wallet_spent,
  wallet_returned,
  wallet_refunded,
  wallet_taken,
  bonus_missed,
  bonus_set_off,
  gift_card_bought,
  gift_card_received,
  gift_card_sent,
  gift_card_accepted,
  gift_card_returned,
  gift_card_refunded,
  gift_card_used,
  // coupons and cards
  coupon_issued,
  coupon_locked,
  coupon_unlocked,
  coupon_used,
  coupon_returned,
  coupon_expired,
  coupon_voided,
  card_given,
  card_shortened,
  card_refunded,
  brought,
  card_ended,
  // orders
  order_opened,
  order_paid,
  order_completed,
  order_returned,
  cash_refunded,
  order_closed,
  returns_ended,
  offer_used,
  offer_returned,
  price_units_used,
  price_units_returned,
  saved,
  unsaved,
  card_saved,
  card_unsaved,
  goods_given,
  goods_due,
  gift_charged,
  // the member and what they do
  member_set,
  checked_in,
  milestone_reached,
  chances_given,
  chances_taken,
  drawn,
  draw_revealed,
  action_done,
  achieved,
  referral_due,
  referred,
  referral_undone,
  benefit_used,
  benefit_returned,
  exchanged,
  fee_charged,
  interest_earned,
  campaign_opened,
  campaign_joined,
  campaign_ended,
  // a whole account
  opened,
  member_merged,
  merged_into,
};
inline constexpr std::string_view fact_names[] = {"points_granted",
                                                  "points_due",
                                                  "points_released",
                                                  "points_expired",
                                                  "points_spent",
                                                  "points_returned",
                                                  "points_taken",
                                                  "points_rejected",
                                                  "points_frozen",
                                                  "points_unfrozen",
                                                  "points_forgiven",
                                                  "points_set_off",
                                                  "points_undone",
                                                  "points_replaced",
                                                  "debt_added",
                                                  "debt_repaid",
                                                  "cap_counted",
                                                  "growth_counted",
                                                  "growth_uncounted",
                                                  "recharge_counted",
                                                  "recharge_uncounted",
                                                  "window_closed",
                                                  "level_reached",
                                                  "level_kept",
                                                  "level_lowered",
                                                  "level_in_grace",
                                                  "level_taken",
                                                  "level_granted",
                                                  "level_grant_ended",
                                                  "wallet_credited",
                                                  "wallet_spent",
                                                  "wallet_returned",
                                                  "wallet_refunded",
                                                  "wallet_taken",
                                                  "bonus_missed",
                                                  "bonus_set_off",
                                                  "gift_card_bought",
                                                  "gift_card_received",
                                                  "gift_card_sent",
                                                  "gift_card_accepted",
                                                  "gift_card_returned",
                                                  "gift_card_refunded",
                                                  "gift_card_used",
                                                  "coupon_issued",
                                                  "coupon_locked",
                                                  "coupon_unlocked",
                                                  "coupon_used",
                                                  "coupon_returned",
                                                  "coupon_expired",
                                                  "coupon_voided",
                                                  "card_given",
                                                  "card_shortened",
                                                  "card_refunded",
                                                  "brought",
                                                  "card_ended",
                                                  "order_opened",
                                                  "order_paid",
                                                  "order_completed",
                                                  "order_returned",
                                                  "cash_refunded",
                                                  "order_closed",
                                                  "returns_ended",
                                                  "offer_used",
                                                  "offer_returned",
                                                  "price_units_used",
                                                  "price_units_returned",
                                                  "saved",
                                                  "unsaved",
                                                  "card_saved",
                                                  "card_unsaved",
                                                  "goods_given",
                                                  "goods_due",
                                                  "gift_charged",
                                                  "member_set",
                                                  "checked_in",
                                                  "milestone_reached",
                                                  "chances_given",
                                                  "chances_taken",
                                                  "drawn",
                                                  "draw_revealed",
                                                  "action_done",
                                                  "achieved",
                                                  "referral_due",
                                                  "referred",
                                                  "referral_undone",
                                                  "benefit_used",
                                                  "benefit_returned",
                                                  "exchanged",
                                                  "fee_charged",
                                                  "interest_earned",
                                                  "campaign_opened",
                                                  "campaign_joined",
                                                  "campaign_ended",
                                                  "opened",
                                                  "member_merged",
                                                  "merged_into"};
static_assert(std::size(fact_names) == static_cast<std::size_t>(FactKind::merged_into) + 1);

/// One change. Which members a kind uses stands beside its fold; amounts are never negative: taking is a
/// kind of its own.
/// `of` of points that had ended before they came back.
inline constexpr std::string_view late_points = "late";

struct Fact {
  std::optional<Instant> at =
      {};          ///< when it happened, if before the event (an expiry, the end of a term)
  Money bonus{0};  ///< of the wallet
  std::optional<std::string> channel = {};
  std::int64_t count = 0;  ///< times, units, months, the number of a draw
  std::optional<Day> day = {};
  std::optional<Instant> from = {};
  Growth growth{0};
  std::optional<std::string> id =
      {};  ///< of what it concerns: a lot, a coupon, a level, a card, an offer, ...
  FactKind kind = FactKind::points_granted;
  std::int64_t line = 0;  ///< place in the cart (shipping after the last); a draw's tries
  Money money{0};
  std::optional<std::string> of =
      {};  ///< what kind of thing: a source, a template, a plan, a prize, a state
  std::optional<std::string> order = {};
  /// Of a line: which of those that it became. Of chances and of a gift's value: what is set off, or not there.
  std::int64_t part = 0;
  Points points{0};
  Money principal{0};  ///< of the wallet
  std::optional<Instant> until = {};
  bool operator==(const Fact&) const = default;
};

namespace limits {
/// Facts of one event: an order of 400 parts with all its lots and coupons, returned at once.
inline constexpr std::int64_t facts = 20000;
}  // namespace limits

/// What sealing added to an event.
struct Sealed {
  std::vector<Fact> facts;  ///< in the order in which they happened
  std::string program;      ///< id of the program they were calculated with
  std::int64_t program_version = 0;
  bool operator==(const Sealed&) const = default;
};

namespace wire {

template <>
struct Describe<Fact> {
  static constexpr Field fields[] = {instant<&Fact::at>("at"),
                                     number<&Fact::bonus, 0, max_amount>("bonus"),
                                     id<&Fact::channel>("channel"),
                                     number<&Fact::count, 0, max_amount>("count"),
                                     day<&Fact::day>("day"),
                                     instant<&Fact::from>("from"),
                                     number<&Fact::growth, 0, max_amount>("growth"),
                                     id<&Fact::id>("id"),
                                     needed(choice<&Fact::kind, fact_names>("kind")),
                                     number<&Fact::line, 0, max_amount>("line"),
                                     number<&Fact::money, 0, max_amount>("money"),
                                     id<&Fact::of>("of"),
                                     id<&Fact::order>("order"),
                                     number<&Fact::part, 0, max_amount>("part"),
                                     number<&Fact::points, 0, max_amount>("points"),
                                     number<&Fact::principal, 0, max_amount>("principal"),
                                     instant<&Fact::until>("until")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Sealed> {
  /// Most events have a few facts, which are large to move.
  static constexpr Kind facts_kind = [] {
    Kind kind = list_kind<Fact>;
    kind.begin = [](void* slot, bool) { static_cast<std::vector<Fact>*>(slot)->reserve(8); };
    return kind;
  }();
  static constexpr Shape facts = {
      .kind = &facts_kind, .max = limits::facts, .element = &Describe<Fact>::shape};
  static constexpr Field fields[] = {
      field<&Sealed::facts>("facts", facts), needed(id<&Sealed::program>("program")),
      needed(number<&Sealed::program_version, 1, max_amount>("program_version"))};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

}  // namespace wire
}  // namespace loyalty
