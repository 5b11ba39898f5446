#pragma once
// One member's state: the fold of sealed events, and its own snapshot. It holds what can still matter; each
// room says what bounds it.

#include "core/account/activities.h"
#include "core/account/cards.h"
#include "core/account/coupons.h"
#include "core/account/event_kinds.h"
#include "core/account/fact.h"
#include "core/account/member.h"
#include "core/account/purchases.h"
#include "core/account/tiers.h"

namespace loyalty {

/// What one event did, for the member's records. What time did has neither event nor kind.
struct Entry {
  Instant at{0};
  std::optional<std::string> by;       ///< who did it, as the event says
  std::optional<std::string> channel;  ///< of the event or its order
  std::optional<std::string> event;
  std::vector<Fact> facts;  ///< without their `at`
  std::optional<EventKind> kind;
  std::optional<std::string> reason;  ///< as the event says
  bool operator==(const Entry&) const = default;
};

struct Account {
  ActivityRoom activities;
  Instant at{0};             ///< of the last event; the state is as of then
  std::int64_t at_once = 0;  ///< events of that instant, the last of `events`
  std::vector<CardHeld> cards;
  std::vector<Coupon> coupons;      ///< by id
  std::vector<std::string> events;  ///< ids of the newest, oldest first: a second one has no effect
  std::vector<Entry> history;       ///< the newest, oldest first
  Member member;
  std::optional<std::string>
      merged_into;  ///< the member who has it all now: nothing happens here any more
  OrderRoom orders;
  PointsRoom points;
  PurchaseRoom purchases;
  std::int64_t recorded = 0;  ///< facts in `history`; counted when a snapshot is read
  TierRoom tiers;
  WalletRoom wallet;
  bool operator==(const Account&) const = default;
};

/// Available, pending and frozen points.
Points available_points(const Account& account);
Points pending_points(const Account& account);
Points frozen_points(const Account& account);

/// What orders hold that were placed and are not paid yet.
OrderSums held_by_orders(const Account& account);

struct WalletBalance {
  Money bonus{0}, principal{0};
};
WalletBalance wallet_balance(const Account& account);

namespace limits {
/// Facts listed as records: several pages of a phone.
inline constexpr std::int64_t history = 60;
/// Event ids known again at least, and events of one instant at most. An event older than the account's last one is
/// refused whatever its id, so ids are needed for what comes twice soon: a queue that resends, a payment notified again
/// with another instant.
inline constexpr std::int64_t events_known = 200;
/// Of what is kept for a while the oldest go when there are a quarter too many.
constexpr std::int64_t with_spare(std::int64_t kept) { return kept + kept / 4; }
}  // namespace limits

namespace wire {

template <>
struct Describe<Entry> {
  static constexpr Field fields[] = {
      instant<&Entry::at>("at"),
      id<&Entry::by>("by"),
      id<&Entry::channel>("channel"),
      id<&Entry::event>("event"),
      list<&Entry::facts, limits::with_spare(limits::history)>("facts"),
      choice<&Entry::kind, event_names>("kind"),
      text<&Entry::reason>("reason")};
  static_assert(rising(fields));
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Account> {
  static constexpr Field fields[] = {
      object<&Account::activities>("activities"),
      instant<&Account::at>("at"),
      number<&Account::at_once, 0, limits::events_known>("at_once"),
      list<&Account::cards, limits::cards_held>("cards"),
      list<&Account::coupons, limits::coupons_with_orders + limits::coupons_past>("coupons"),
      ids<&Account::events, limits::with_spare(limits::events_known)>("events"),
      list<&Account::history, limits::with_spare(limits::history)>("history"),
      object<&Account::member>("member"),
      id<&Account::merged_into>("merged_into"),
      object<&Account::orders>("orders"),
      object<&Account::points>("points"),
      object<&Account::purchases>("purchases"),
      object<&Account::tiers>("tiers"),
      object<&Account::wallet>("wallet")};
  static_assert(rising(fields));
  /// The rules between an account's parts that the fold relies on: ids sorted and unique, buckets rising, ...
  static void check(Reader&, void*, std::uint64_t seen);
  static constexpr Shape shape = object_shape<fields, check>;
};

}  // namespace wire
}  // namespace loyalty
