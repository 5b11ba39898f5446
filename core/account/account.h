#pragma once
// One member's state: the fold of sealed events, and its own snapshot. It holds what can still matter; each
// room says what bounds it.

#include "core/account/activity_room.h"
#include "core/account/coupon_room.h"
#include "core/account/event.h"
#include "core/account/purchase_room.h"
#include "core/account/tier_room.h"

namespace loyalty {

/// A line of the member's records: a fact and the event it came from.
struct Entry {
  std::optional<std::string> channel;  ///< of the event or its order
  std::string event;
  EventKind kind = EventKind::member_joined;
  Fact fact;  ///< its `at` is always present
  bool operator==(const Entry&) const = default;
};

struct Account {
  ActivityRoom activities;
  Instant at{0};  ///< of the last event; the state is as of then
  std::vector<CardHeld> cards;
  std::vector<Coupon> coupons;      ///< by id
  std::vector<std::string> events;  ///< ids of all events, sorted: a second one has no effect
  std::vector<Entry> history;       ///< the newest, oldest first
  Member member;
  OrderRoom orders;
  PointsRoom points;
  PurchaseRoom purchases;
  TierRoom tiers;
  WalletRoom wallet;
  bool operator==(const Account&) const = default;
};

namespace limits {
/// Records listed: several pages of a phone.
inline constexpr std::int64_t history = 200;
}  // namespace limits

namespace wire {

template <>
struct Describe<Entry> {
  static constexpr Field fields[] = {
      id<&Entry::channel>("channel"), needed(id<&Entry::event>("event")),
      needed(object<&Entry::fact>("fact")), needed(choice<&Entry::kind, event_names>("kind"))};
  static constexpr Shape shape = object_shape<fields>;
};

template <>
struct Describe<Account> {
  static constexpr Field fields[] = {
      object<&Account::activities>("activities"),
      instant<&Account::at>("at"),
      list<&Account::cards, limits::cards_held>("cards"),
      list<&Account::coupons, limits::coupons_held + limits::coupons_past>("coupons"),
      ids<&Account::events, limits::events>("events"),
      list<&Account::history, limits::history>("history"),
      object<&Account::member>("member"),
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
