#pragma once
// One fact into the state. Nothing here knows a program, a clock or a rule.

#include <cstring>

#include "core/account/event.h"
#include "core/base/arithmetic.h"

namespace loyalty {

/// Folds `fact` of `event`. False when it does not fit the state: then the event was not sealed on this account.
/// The state is undefined afterwards; callers fold into a copy.
bool fold(Account& account, const Event& event, const Fact& fact);

/// Coupons held, with that of the fact.
inline std::int64_t coupons_at_most(const Fact& fact) {
  return fact.order ? limits::coupons_with_orders : limits::coupons_held;
}

/// A list of the account that takes no more.
struct FullList {
  std::string_view name;  ///< as in the account's JSON
  std::int64_t max = 0;
};
/// The list that kept a fact from fitting, if it was a list.
std::optional<FullList> full_list(const Account& account, const Fact& fact);

// The rooms; fold.cpp sends each kind of fact to one of them.
bool fold_points(Account& account, const Event& event, const Fact& fact);
bool fold_tiers(Account& account, const Event& event, const Fact& fact);
bool fold_wallet(Account& account, const Event& event, const Fact& fact);
bool fold_coupons(Account& account, const Event& event, const Fact& fact);
bool fold_brought(Account& account, const Event& event, const Fact& fact);
bool fold_cards(Account& account, const Event& event, const Fact& fact);
bool fold_orders(Account& account, const Event& event, const Fact& fact);
bool fold_savings(Account& account, const Event& event, const Fact& fact);
bool fold_activities(Account& account, const Event& event, const Fact& fact);

/// The instant of a fact: its own, or its event's.
inline Instant instant_of(const Event& event, const Fact& fact) {
  return fact.at.value_or(event.at);
}

/// Adds what fits into ±max_amount.
template <class Kind>
bool add(Quantity<Kind>& to, Quantity<Kind> more) {
  const auto sum = checked_add(to.value, more.value);
  if (!sum || more.value < 0) return false;
  to.value = *sum;
  return true;
}
inline bool add(std::int64_t& to, std::int64_t more) {
  const auto sum = checked_add(to, more);
  if (!sum || more < 0) return false;
  to = *sum;
  return true;
}

/// Takes what is there.
template <class Kind>
bool take(Quantity<Kind>& from, Quantity<Kind> less) {
  if (less.value < 0 || less > from) return false;
  from -= less;
  return true;
}
inline bool take(std::int64_t& from, std::int64_t less) {
  if (less < 0 || less > from) return false;
  from -= less;
  return true;
}

/// Takes at most what is there: for counters that a window may have emptied meanwhile.
template <class Kind>
void take_up_to(Quantity<Kind>& from, Quantity<Kind> less) {
  from -= less < from ? less : from;
}
inline void take_up_to(std::int64_t& from, std::int64_t less) { from -= less < from ? less : from; }

/// a == b, for ids: those of one sender are alike but for their end.
inline bool same_id(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::uint32_t ends[2] = {};
  if (a.size() >= sizeof(std::uint32_t)) {
    std::memcpy(&ends[0], a.data() + a.size() - sizeof ends[0], sizeof ends[0]);
    std::memcpy(&ends[1], b.data() + b.size() - sizeof ends[1], sizeof ends[1]);
  }
  return ends[0] == ends[1] && a == b;
}

/// The element of a list with this id, or null.
template <class T>
T* find_by_id(std::vector<T>& list, std::string_view id) {
  for (T& element : list)
    if (same_id(element.id, id)) return &element;
  return nullptr;
}
template <class T>
const T* find_by_id(const std::vector<T>& list, std::string_view id) {
  for (const T& element : list)
    if (same_id(element.id, id)) return &element;
  return nullptr;
}

/// The value of a key, made if there is none; null when the map is full.
template <class T>
T* slot(wire::Map<T>& map, std::string_view key, std::int64_t max) {
  std::size_t at = map.size();
  for (; at > 0; --at) {  // the newest month is the last one
    const int order = map[at - 1].first.compare(key);
    if (order == 0) return &map[at - 1].second;
    if (order < 0) break;
  }
  if (static_cast<std::int64_t>(map.size()) >= max) return nullptr;
  return &wire::put_entry(map, at, std::string(key));
}

/// Events that later ones undo: what they brought is remembered by their ids.
inline bool can_be_undone(EventKind kind) {
  return kind == EventKind::recharged || kind == EventKind::referral_earned ||
         kind == EventKind::card_taken || kind == EventKind::benefit_used;
}
/// False: beyond 2^53 - 1. A full list takes no further event.
bool remember_origin(wire::Map<std::int64_t>& from, const std::string& event, std::int64_t count);
/// False: it is not known.
bool forget_origin(wire::Map<std::int64_t>& from, const std::string& event);

/// Remembers what could not be taken back; of too many the oldest stays forgiven.
bool remember_missed(std::vector<Missed>& list, Missed more);
/// False: so much was not missed then.
bool set_off_missed(std::vector<Missed>& list, Instant at, std::int64_t amount, bool late = false);

/// Channels beyond those that a list tells apart.
inline constexpr std::string_view other_channels = "other";

/// Where a fact came from: the channel of the event, or of the order it concerns; null without.
const std::string* channel_of(const Account& account, const Event& event, const Fact& fact);

OrderHeld* find_order(Account& account, std::string_view id);
const OrderHeld* find_order(const Account& account, std::string_view id);

/// Whether this order has locked the coupon.
inline bool is_locked_for(const Coupon& coupon, std::string_view order) {
  return coupon.state == CouponState::locked && coupon.order && *coupon.order == order;
}
/// Whether its order is still kept, and could ask for the lot by name.
inline bool is_of_order(const Account& account, const Lot& lot) {
  return lot.order && find_order(account, *lot.order);
}
/// Available points of an order become points like others.
bool free_lots_of(PointsRoom& room, const std::string& order);
/// What each day counted that is known; those of one bucket by their day.
std::vector<CountedDay> days_counted(const TierRoom&);
/// Keeps in mind for levels how much was recharged and spent.
void recharge_ended(TierRoom&, const WalletLot&);
/// Recharges with nothing left that no order can return to are over.
void end_empty_recharges(Account& account);

/// An order of `day` for which `paid` was paid.
bool purchase_opened(PurchaseRoom& room, const OrderFacts& order, Day day, Money paid);
/// Goods or money of a part came back; `before` is what had come back of it until then.
void purchase_returned(Account& account, const OrderHeld& order, std::size_t part,
                       const Returned& before);
/// An order is about to be forgotten: what is left of it cannot come back.
void purchase_settled(PurchaseRoom& room, const OrderHeld& order);
/// An order of the account was cancelled or came back whole; its state says so already.
void purchase_closed(Account& account, const OrderHeld& closed);

inline DayCounts days_of(UseCount& uses) { return {uses.day, uses.on_day, uses.earlier}; }
inline DayCounts days_of(CapCounters& caps) { return {caps.day, caps.of_day.value, caps.earlier}; }
/// What was counted on a day.
template <class Counter>
std::int64_t count_of_day(Counter counter, Day day) {
  const std::int64_t* count = days_of(counter).of(day);
  return count ? *count : 0;
}
/// Points counted in the month of a day that is counted apart.
Points counted_in_month(const CapCounters& caps, Day day);
/// Of what an order or a hold took (not empty), what comes back first: what is owed, then what was taken last.
std::size_t next_to_return(const std::vector<Lot>& parts);

// What merging two accounts needs of the rooms.
bool put_lot(PointsRoom& room, Lot lot);
/// Of too many past coupons, the one that ended first is forgotten.
void forget_past(std::vector<Coupon>& coupons);
/// The oldest records go when there are too many.
void forget_records(Account& account);
/// Of too many orders the oldest one done goes: of those nothing can be asked of any more first. False: none is done.
bool forget_one(Account& account);
bool add_bucket(TierRoom& room, const Bucket& more);
/// Growth that counts until then.
Growth growth_until(const TierRoom& room, const std::optional<Instant>& until);
bool join_savings(wire::Map<PeriodSavings>& to, const wire::Map<PeriodSavings>& from);
bool join_purchases(PurchaseRoom& to, const PurchaseRoom& from);

/// Counts `times` more uses on `day`.
bool count_use(UseCount& uses, Day day, std::int64_t times);

}  // namespace loyalty
