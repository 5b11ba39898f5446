// The points of an account, fact by fact.
//
// | fact             | uses                                        |
// |------------------|---------------------------------------------|
// | points_granted   | id, of (source), points, order, from, until |
// | points_due       | id, from, until                             |
// | points_released, points_expired, points_taken, points_rejected | id, points, of (late: expired when they came back) |
// | points_spent     | id, points, order (when an order spends)    |
// | points_returned  | id, points, order, until                    |
// | points_set_off   | id, points, from (when they were forgiven)  |
// |                  | points, order, until (when they expired), of (late) |
// | points_undone    | id, points, order or of (hold): what took them owes them |
// | points_replaced  | id, points, order or of (hold): as if they had taken the lot, |
// |                  | points, until, order or of: or what ended then |
// | points_forgiven  | order, points, from (since then)            |
// | points_frozen, points_unfrozen | id, points, of (hold)         |
// | debt_added       | points                                      |
// | debt_repaid      | id, points                                  |
// | cap_counted      | points, day                                 |

#include <algorithm>

#include "core/account/fold.h"
#include "core/base/calendar.h"

namespace loyalty {
namespace {

/// Takes points of a lot; an empty lot ends. Gives back what was taken, as a lot.
std::optional<Lot> take_from_lot(PointsRoom& room, const Fact& fact) {
  Lot* lot = fact.id ? find_by_id(room.lots, *fact.id) : nullptr;
  if (!lot || fact.points.value <= 0 || !take(lot->points, fact.points)) return std::nullopt;
  Lot part = *lot;
  part.owed = Points{0};
  part.points = fact.points;
  if (lot->points.value == 0) room.lots.erase(room.lots.begin() + (lot - room.lots.data()));
  return part;
}

/// Available points that no order can ask for by name are one lot if they expire together.
bool can_merge(const Lot& a, const Lot& b) {
  return a.released && b.released && !a.order && !b.order && a.until == b.until &&
         a.source == b.source;
}

bool granted(PointsRoom& room, const Event& event, const Fact& fact) {
  const auto source = std::find(std::begin(points_source_names), std::end(points_source_names),
                                fact.of.value_or(""));
  if (source == std::end(points_source_names) || !fact.id || fact.points.value <= 0) return false;
  if (find_by_id(room.lots, *fact.id)) return false;
  Lot lot;
  lot.at = instant_of(event, fact);
  lot.from = fact.from;
  lot.id = *fact.id;
  lot.order = fact.order;
  lot.points = fact.points;
  lot.released = fact.from && *fact.from <= lot.at;
  lot.source = static_cast<PointsSource>(source - std::begin(points_source_names));
  lot.until = fact.until;
  return add(room.earned, fact.points) && put_lot(room, std::move(lot));
}

/// An order's points may end at several instants: the first of them counts.
void note_end(Account& account, const std::optional<std::string>& order, const Fact& fact) {
  OrderHeld* held = order ? find_order(account, *order) : nullptr;
  if (held && fact.until)
    held->points_until = std::min(*fact.until, held->points_until.value_or(*fact.until));
}

/// What came along with a recharge ends with the lot that it was put into.
void note_end(Account& account, const Event& event, const Fact& fact) {
  note_end(account, fact.order, fact);
  if (event.kind != EventKind::recharged || fact.of != "recharge") return;
  if (WalletLot* lot = find_by_id(account.wallet.lots, event.id)) lot->points_until = fact.until;
}

bool due(Account& account, const Fact& fact) {
  Lot* lot = fact.id ? find_by_id(account.points.lots, *fact.id) : nullptr;
  if (!lot || lot->released || !fact.from) return false;
  note_end(account, lot->order, fact);
  lot->from = fact.from;
  lot->until = fact.until;
  return true;
}

bool released(Account& account, const Fact& fact) {
  PointsRoom& room = account.points;
  Lot* lot = fact.id ? find_by_id(room.lots, *fact.id) : nullptr;
  if (!lot || lot->released) return false;
  Lot ready = *lot;
  ready.released = true;
  if (!is_of_order(account, ready)) ready.order.reset();
  room.lots.erase(room.lots.begin() + (lot - room.lots.data()));
  return put_lot(room, std::move(ready));
}

/// What expired is remembered by its end: what undoing takes back is not taken a second time.
bool expired(PointsRoom& room, const Fact& fact) {
  const auto part = take_from_lot(room, fact);
  if (!part || !add(room.expired, fact.points)) return false;
  return !part->until ||
         remember_missed(room.lapsed, {fact.points.value, *part->until, fact.of == late_points});
}

bool points_spent(Account& account, const Fact& fact) {
  auto part = take_from_lot(account.points, fact);
  if (!part || !part->released || !add(account.points.spent, fact.points)) return false;
  if (!fact.order) return true;
  OrderHeld* order = find_order(account, *fact.order);
  if (!order || static_cast<std::int64_t>(order->points_spent.size()) >= limits::lots) return false;
  order->points_spent.push_back(std::move(*part));
  return true;
}

/// Of a part of what an order or a hold took, at most so many points go; what it owes goes first.
bool take_of_part(std::vector<Lot>& parts, std::size_t place, Points points) {
  Lot& part = parts[place];
  if (points.value <= 0 || !take(part.points, points)) return false;
  take_up_to(part.owed, points);
  if (part.points.value == 0) parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(place));
  return true;
}

/// Points that an order spent, as they come back.
bool unspend(OrderHeld& order, Points points, std::optional<std::string_view> lot, Lot* part) {
  if (order.points_spent.empty()) return false;
  const std::size_t next = next_to_return(order.points_spent);
  if (lot && order.points_spent[next].id != *lot) return false;
  if (part) {
    *part = order.points_spent[next];
    part->points = points;
    part->owed = Points{0};
  }
  return take_of_part(order.points_spent, next, points);
}

/// What an order paid with, or a hold has set aside.
std::vector<Lot>* parts_taken(Account& account, const Fact& fact) {
  OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
  if (order) return &order->points_spent;
  Hold* hold = fact.of ? find_by_id(account.points.holds, *fact.of) : nullptr;
  return hold ? &hold->parts : nullptr;
}

/// Among parts in the order of their ends, which is the one they were taken in.
bool put_part(std::vector<Lot>& parts, Lot part) {
  const auto same = std::find_if(parts.begin(), parts.end(), [&](const Lot& other) {
    return other.id == part.id && other.until == part.until;
  });
  if (same != parts.end()) return add(same->points, part.points);
  if (std::ssize(parts) >= limits::lots) return false;
  const auto later = std::find_if(parts.begin(), parts.end(), [&](const Lot& other) {
    return part.until && (!other.until || *other.until > *part.until);
  });
  parts.insert(later, std::move(part));
  return true;
}

bool undone(Account& account, const Fact& fact) {
  std::vector<Lot>* parts = parts_taken(account, fact);
  if (!parts || !fact.id || fact.points.value <= 0) return false;
  Points left = fact.points;
  for (Lot& part : *parts) {
    if (part.id != *fact.id) continue;
    const Points now = std::min(left, part.points - part.owed);
    part.owed += now;
    left -= now;
  }
  return left.value == 0;
}

/// As if the lot had been taken, or what has ended since, and not what was undone.
bool replaced(Account& account, const Fact& fact) {
  std::vector<Lot>* parts = parts_taken(account, fact);
  const Lot* lot = fact.id ? find_by_id(account.points.lots, *fact.id) : nullptr;
  if (!parts || fact.points.value <= 0 || !(lot || (fact.until && !fact.id))) return false;
  for (Points left = fact.points; left.value > 0;) {
    if (parts->empty()) return false;
    const std::size_t next = next_to_return(*parts);
    Lot now = lot ? *lot : (*parts)[next];
    now.owed = Points{0};
    now.points = std::min(left, (*parts)[next].owed);
    if (!lot) now.until = fact.until;
    left -= now.points;
    if (!take_of_part(*parts, next, now.points) || !put_part(*parts, std::move(now))) return false;
  }
  return true;
}

bool points_returned(Account& account, const Fact& fact) {
  OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
  Lot part;
  if (!order || !fact.id || !unspend(*order, fact.points, *fact.id, &part)) return false;
  part.until = fact.until;
  if (!is_of_order(account, part)) part.order.reset();
  take_up_to(account.points.spent, fact.points);
  return put_lot(account.points, std::move(part));
}

/// The lot that came back pays what was forgiven.
bool set_off_lot(PointsRoom& room, const Fact& fact) {
  return set_off_missed(room.forgiven, *fact.from, fact.points.value) &&
         take_from_lot(room, fact).has_value();
}

/// What is taken back had expired: it was neither earned nor has it expired.
bool set_off_lapsed(PointsRoom& room, const Fact& fact) {
  take_up_to(room.earned, fact.points);
  take_up_to(room.expired, fact.points);
  return set_off_missed(room.lapsed, *fact.until, fact.points.value, fact.of == late_points);
}

bool set_off(Account& account, const Fact& fact) {
  if (fact.until) return set_off_lapsed(account.points, fact);
  if (fact.from) return set_off_lot(account.points, fact);
  OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
  if (!order || !take(order->forgiven, fact.points)) return false;
  Points left = fact.points;
  while (left.value > 0 && !order->points_spent.empty()) {
    const std::vector<Lot>& spent = order->points_spent;
    const Points now = std::min(left, spent[next_to_return(spent)].points);
    if (!unspend(*order, now, std::nullopt, nullptr)) return false;
    left -= now;
  }
  return left.value == 0;
}

bool frozen(PointsRoom& room, const Event& event, const Fact& fact) {
  auto part = take_from_lot(room, fact);
  if (!part || !part->released || !fact.of) return false;
  Hold* hold = find_by_id(room.holds, *fact.of);
  if (!hold) {
    if (static_cast<std::int64_t>(room.holds.size()) >= limits::holds) return false;
    hold = &room.holds.emplace_back(Hold{instant_of(event, fact), *fact.of, {}});
  }
  hold->parts.push_back(std::move(*part));
  return true;
}

bool unfrozen(Account& account, const Fact& fact) {
  PointsRoom& room = account.points;
  Hold* hold = fact.of ? find_by_id(room.holds, *fact.of) : nullptr;
  Lot* part = hold && fact.id ? find_by_id(hold->parts, *fact.id) : nullptr;
  if (!part || part->points != fact.points) return false;
  Lot lot = *part;
  lot.owed = Points{0};
  if (!is_of_order(account, lot)) lot.order.reset();
  const bool ok = put_lot(room, std::move(lot));
  hold->parts.erase(hold->parts.begin() + (part - hold->parts.data()));
  if (hold->parts.empty()) room.holds.erase(room.holds.begin() + (hold - room.holds.data()));
  return ok;
}

bool cap_counted(CapCounters& caps, const Fact& fact) {
  if (!fact.day) return false;
  const Day month = month_start(*fact.day), last = month_start(caps.day);
  if (month > last) {
    caps.month_before = add_months(last, 1) == month ? caps.of_month : Points{0};
    caps.of_month = Points{0};
  }
  days_of(caps).reach(*fact.day);
  std::int64_t* of_day = days_of(caps).of(*fact.day);
  return of_day && add(*of_day, fact.points.value) &&
         add(month < last ? caps.month_before : caps.of_month, fact.points);
}

/// Which store or channel points came from and went to.
bool by_channel(Account& account, const Event& event, const Fact& fact) {
  const bool earning = fact.kind == FactKind::points_granted;
  const bool losing = fact.kind == FactKind::points_taken ||
                      fact.kind == FactKind::points_rejected ||
                      (fact.kind == FactKind::points_set_off && fact.until);
  const bool spending = fact.kind == FactKind::points_spent;
  if (!earning && !losing && !spending && fact.kind != FactKind::points_returned) return true;
  const OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
  const std::string* channel =
      order && order->facts.channel ? &*order->facts.channel : channel_of(account, event, fact);
  if (!channel) return true;
  auto& map = account.points.by_channel;
  ChannelPoints* points = slot(map, *channel, limits::point_channels);
  if (!points) points = slot(map, other_channels, limits::point_channels + 1);
  if (!points) return true;
  if (earning) return add(points->earned, fact.points);
  if (spending) return add(points->spent, fact.points);
  take_up_to(losing ? points->earned : points->spent, fact.points);
  return true;
}

}  // namespace

bool put_lot(PointsRoom& room, Lot lot) {
  for (Lot& other : room.lots)
    if (other.id == lot.id || can_merge(other, lot)) {
      if (other.id == lot.id && other.released != lot.released) return false;
      other.at = std::min(other.at, lot.at);
      return add(other.points, lot.points);
    }
  if (static_cast<std::int64_t>(room.lots.size()) >= limits::lots) return false;
  room.lots.push_back(std::move(lot));
  return true;
}

std::size_t next_to_return(const std::vector<Lot>& parts) {
  for (std::size_t place = parts.size(); place-- > 0;)
    if (parts[place].owed.value > 0) return place;
  return parts.size() - 1;
}

Points available_points(const Account& account) {
  Points sum{0};
  for (const Lot& lot : account.points.lots)
    if (lot.released) sum += lot.points;
  return sum;
}

Points pending_points(const Account& account) {
  Points sum{0};
  for (const Lot& lot : account.points.lots)
    if (!lot.released) sum += lot.points;
  return sum;
}

Points frozen_points(const Account& account) {
  Points sum{0};
  for (const Hold& hold : account.points.holds)
    for (const Lot& part : hold.parts) sum += part.points;
  return sum;
}

Points counted_in_month(const CapCounters& caps, Day day) {
  const Day month = month_start(day), last = month_start(caps.day);
  if (month == last) return caps.of_month;
  return month == add_months(last, -1) ? caps.month_before : Points{0};
}

bool free_lots_of(PointsRoom& room, const std::string& order) {
  std::vector<Lot> freed;
  std::erase_if(room.lots, [&](const Lot& lot) {
    if (!lot.released || lot.order != order) return false;
    freed.push_back(lot);
    return true;
  });
  for (Lot& lot : freed) {
    lot.order.reset();
    if (!put_lot(room, std::move(lot))) return false;
  }
  return true;
}

bool fold_points(Account& account, const Event& event, const Fact& fact) {
  PointsRoom& room = account.points;
  if (!by_channel(account, event, fact)) return false;
  switch (fact.kind) {
    case FactKind::points_granted:
      note_end(account, event, fact);
      return granted(room, event, fact);
    case FactKind::points_due: return due(account, fact);
    case FactKind::points_released: return released(account, fact);
    case FactKind::points_expired: return expired(room, fact);
    case FactKind::points_spent: return points_spent(account, fact);
    case FactKind::points_returned: return points_returned(account, fact);
    case FactKind::points_taken:
    case FactKind::points_rejected:
      take_up_to(room.earned, fact.points);
      return take_from_lot(room, fact).has_value();
    case FactKind::points_frozen: return frozen(room, event, fact);
    case FactKind::points_unfrozen: return unfrozen(account, fact);
    case FactKind::points_forgiven: {
      if (fact.from) {
        take_up_to(room.earned, fact.points);
        return remember_missed(room.forgiven, {fact.points.value, instant_of(event, fact)});
      }
      OrderHeld* order = fact.order ? find_order(account, *fact.order) : nullptr;
      return !fact.order || (order && add(order->forgiven, fact.points));
    }
    case FactKind::points_set_off: return set_off(account, fact);
    case FactKind::points_undone: return undone(account, fact);
    case FactKind::points_replaced: return replaced(account, fact);
    case FactKind::debt_added:
      take_up_to(room.earned, fact.points);
      return add(room.debt, fact.points);
    case FactKind::debt_repaid:
      return take(room.debt, fact.points) && take_from_lot(room, fact).has_value();
    case FactKind::cap_counted: return cap_counted(room.caps, fact);
    default: return false;
  }
}

}  // namespace loyalty
