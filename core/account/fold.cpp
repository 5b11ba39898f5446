#include "core/account/fold.h"

#include <algorithm>

#include "core/account/merge.h"

namespace loyalty {
namespace {

/// What a member wants to read in the records: balances and things that came, went or changed state.
bool is_record(FactKind kind) {
  switch (kind) {
    case FactKind::points_due:
    case FactKind::brought:
    case FactKind::cap_counted:
    case FactKind::growth_counted:
    case FactKind::growth_uncounted:
    case FactKind::recharge_counted:
    case FactKind::recharge_uncounted:
    case FactKind::window_closed:
    case FactKind::order_returned:
    case FactKind::returns_ended:
    case FactKind::offer_used:
    case FactKind::offer_returned:
    case FactKind::price_units_used:
    case FactKind::price_units_returned:
    case FactKind::saved:
    case FactKind::unsaved:
    case FactKind::card_saved:
    case FactKind::card_unsaved:
    case FactKind::member_set:
    case FactKind::referral_due:
    case FactKind::benefit_used: return false;
    default: return true;
  }
}

/// Counts one more fact in the records.
void count_record(Account& account) {
  ++account.recorded;
  forget_records(account);
}

/// What moves growth is told by its amount alone; what else such a fact counts is in the sums of the levels.
bool moves_growth(FactKind kind) {
  return kind >= FactKind::growth_counted && kind <= FactKind::window_closed;
}

/// The record that a fact belongs to: the last one, or a new one.
Entry& entry_of(Account& account, const Event& event, const Fact& fact) {
  const Instant at = instant_of(event, fact);
  // What fell due before the event was done by time, and so is what a look at a later instant finds due.
  const bool by_time = event.id.empty() || at < event.at;
  const std::string* channel = by_time ? nullptr : channel_of(account, event, fact);
  auto& history = account.history;
  const auto is = [](const std::optional<std::string>& kept, const std::string* given) {
    return kept ? given && *kept == *given : !given;
  };
  const auto continued = [&](const Entry& last) {
    return last.at == at && is(last.channel, channel) &&
           is(last.event, by_time ? nullptr : &event.id) &&
           last.kind == (by_time ? std::nullopt : std::optional(event.kind));
  };
  if (!history.empty() && continued(history.back())) return history.back();
  Entry& entry = history.emplace_back();
  entry.at = at;
  if (!by_time) {
    entry.by = event.by;
    entry.event = event.id;
    entry.kind = event.kind;
    entry.reason = event.reason;
    if (channel) entry.channel = *channel;
  }
  return entry;
}

void record(Account& account, const Event& event, const Fact& fact) {
  auto& facts = entry_of(account, event, fact).facts;
  facts.push_back(fact);
  facts.back().at.reset();
  count_record(account);
}

/// Tells how much growth came or went. A fact may name more than it moves: what has left the window is gone already.
void record_growth(Account& account, const Event& event, const Fact& fact, Growth before) {
  const Growth after = growth_until(account.tiers, fact.until);
  if (after == before) return;
  const Growth moved = after > before ? after - before : before - after;
  auto& facts = entry_of(account, event, fact).facts;
  const auto same = std::find_if(facts.begin(), facts.end(), [&](const Fact& told) {
    return told.kind == fact.kind && told.order == fact.order;
  });
  if (same != facts.end() && add(same->growth, moved)) return;
  Fact& told = facts.emplace_back();
  told.growth = moved;
  told.kind = fact.kind;
  told.order = fact.order;
  count_record(account);
}

/// Of a member who is another one now, only who it was and what happened stays.
void leave(Account& account, const std::string& into) {
  Account left;
  left.at = account.at;
  left.at_once = account.at_once;
  left.events = std::move(account.events);
  left.history = std::move(account.history);
  left.member = std::move(account.member);
  left.recorded = account.recorded;
  left.merged_into = into;
  account = std::move(left);
}

bool fold_whole(Account& account, const Event& event, const Fact& fact) {
  if (fact.kind == FactKind::opened)
    return add(account.orders.live, fact.count) && add(account.orders.completed, fact.count) &&
           add(account.orders.paid, fact.money);
  if (fact.kind == FactKind::member_merged) return event.other && merge(account, *event.other);
  if (!fact.id) return false;
  leave(account, *fact.id);
  return true;
}

bool into_room(Account& account, const Event& event, const Fact& fact) {
  if (fact.kind >= FactKind::opened) return fold_whole(account, event, fact);
  if (fact.kind == FactKind::brought) return fold_brought(account, event, fact);
  const auto up_to = [&](FactKind last) { return fact.kind <= last; };
  if (up_to(FactKind::cap_counted)) return fold_points(account, event, fact);
  if (up_to(FactKind::level_grant_ended)) return fold_tiers(account, event, fact);
  if (up_to(FactKind::gift_card_used)) return fold_wallet(account, event, fact);
  if (up_to(FactKind::coupon_voided)) return fold_coupons(account, event, fact);
  if (up_to(FactKind::card_ended)) return fold_cards(account, event, fact);
  if (up_to(FactKind::price_units_returned)) return fold_orders(account, event, fact);
  if (up_to(FactKind::card_unsaved)) return fold_savings(account, event, fact);
  return fold_activities(account, event, fact);
}

}  // namespace

void forget_records(Account& account) {
  auto& history = account.history;
  std::int64_t& many = account.recorded;
  if (many <= limits::with_spare(limits::history)) return;
  auto kept = history.begin();
  while (many - std::ssize(kept->facts) >= limits::history) many -= std::ssize(kept++->facts);
  history.erase(history.begin(), kept);
  if (many <= limits::with_spare(limits::history)) return;
  // An event may have done more than are listed of all.
  auto& first = history.front().facts;
  first.erase(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(many - limits::history));
  many = limits::history;
}

bool fold(Account& account, const Event& event, const Fact& fact) {
  if (fact.at && *fact.at > event.at) return false;
  const Growth before =
      moves_growth(fact.kind) ? growth_until(account.tiers, fact.until) : Growth{0};
  if (!into_room(account, event, fact)) return false;
  if (is_record(fact.kind)) record(account, event, fact);
  if (moves_growth(fact.kind)) record_growth(account, event, fact, before);
  return true;
}

const std::string* channel_of(const Account& account, const Event& event, const Fact& fact) {
  if (event.channel) return &*event.channel;
  const std::optional<std::string>& id = fact.order ? fact.order : event.order_id;
  if (!id) return nullptr;
  if (event.order && event.order->id == *id)
    return event.order->channel ? &*event.order->channel : nullptr;
  const OrderHeld* order = find_order(account, *id);
  return order && order->facts.channel ? &*order->facts.channel : nullptr;
}

OrderHeld* find_order(Account& account, std::string_view id) {
  for (OrderHeld& order : account.orders.orders)
    if (same_id(order.facts.id, id)) return &order;
  return nullptr;
}

const OrderHeld* find_order(const Account& account, std::string_view id) {
  for (const OrderHeld& order : account.orders.orders)
    if (same_id(order.facts.id, id)) return &order;
  return nullptr;
}

bool remember_origin(wire::Map<std::int64_t>& from, const std::string& event, std::int64_t count) {
  std::int64_t* known = slot(from, event, limits::origins);
  return !known || add(*known, count);
}

bool forget_origin(wire::Map<std::int64_t>& from, const std::string& event) {
  return std::erase_if(from, [&](const auto& entry) { return entry.first == event; }) == 1;
}

bool remember_missed(std::vector<Missed>& list, Missed more) {
  const auto later = std::find_if(list.begin(), list.end(), [&](const Missed& missed) {
    return missed.at > more.at || (missed.at == more.at && missed.late >= more.late);
  });
  if (later != list.end() && later->at == more.at && later->late == more.late)
    return add(later->amount, more.amount);
  list.insert(later, more);
  if (std::ssize(list) > limits::missed) list.erase(list.begin());
  return true;
}

bool set_off_missed(std::vector<Missed>& list, Instant at, std::int64_t amount, bool late) {
  const auto entry = std::find_if(list.begin(), list.end(), [&](const Missed& missed) {
    return missed.at == at && missed.late == late;
  });
  if (entry == list.end() || !take(entry->amount, amount)) return false;
  if (entry->amount == 0) list.erase(entry);
  return true;
}

bool count_use(UseCount& uses, Day day, std::int64_t times) {
  DayCounts days = days_of(uses);
  days.reach(day);
  std::int64_t* on_day = days.of(day);
  return add(uses.ever, times) && on_day && add(*on_day, times);
}

void DayCounts::reach(Day now) {
  const std::int64_t passed = now.value - day.value;
  if (passed <= 0) return;
  EarlierDays moved;
  for (std::int64_t ago = 1; ago < limits::days_counted; ++ago)
    if (const std::int64_t* count = of(Day{now.value - ago})) *moved.at(ago) = *count;
  earlier = moved;
  on_day = 0;
  day = now;
}

}  // namespace loyalty
