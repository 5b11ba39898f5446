// Orders and savings, fact by fact.
//
// | fact                                     | uses                                                   |
// |------------------------------------------|--------------------------------------------------------|
// | order_opened                             | order, day, money (payable, shipping included)         |
// | order_completed                          | order, until (its days of return)                      |
// | order_returned                           | order, line, count (units), money (without goods)      |
// | cash_refunded                            | order, money                                           |
// | order_closed                             | order, of (cancelled, refunded), until                 |
// | returns_ended                            | order                                                  |
// | offer_used, offer_returned               | id, count, day                                         |
// | price_units_used, price_units_returned   | id, count                                              |
// | saved, unsaved                           | order, of (source), money, day (of the order), channel |
// | card_saved, card_unsaved                 | id, money                                              |

#include <algorithm>

#include "core/account/fold.h"
#include "core/account/purchases_fold.h"
#include "core/base/calendar.h"

namespace loyalty {
namespace {

bool opened(Account& account, const Event& event, const Fact& fact) {
  OrderRoom& room = account.orders;
  if (!event.order || event.order->id != *fact.order || !fact.day) return false;
  OrderHeld held;
  held.at = event.at;
  held.day = *fact.day;
  held.facts = OrderFacts(*event.order);
  held.returned.resize(parts_of(held.facts));
  purchase_opened(account.purchases, held.facts, held.day, fact.money);
  room.orders.push_back(std::move(held));
  if (static_cast<std::int64_t>(room.orders.size()) > limits::orders_kept) {
    const auto done = std::find_if(room.orders.begin(), room.orders.end(),
                                   [](const OrderHeld& o) { return o.state != OrderState::paid; });
    if (done == room.orders.end()) return false;  // more orders under way than are kept
    room.orders.erase(done);
  }
  return add(room.live, 1) && add(room.paid, fact.money);
}

bool returned(PurchaseRoom& purchases, OrderHeld& order, const Fact& fact) {
  const auto line = static_cast<std::size_t>(fact.line);
  if (line >= order.returned.size()) return false;
  Returned& back = order.returned[line];
  const Returned before = back;
  if (!add(back.units, fact.count) || !add(back.money, fact.money) ||
      back.units > part_of(order.facts, line).quantity)
    return false;
  purchase_returned(purchases, order, line, before);
  return true;
}

bool closed(Account& account, OrderHeld& order, const Fact& fact) {
  if (order.state == OrderState::cancelled || order.state == OrderState::refunded) return false;
  order.state = fact.of == "cancelled" ? OrderState::cancelled : OrderState::refunded;
  if (fact.until) order.until = fact.until;
  purchase_closed(account, order);
  return take(account.orders.live, 1);
}

/// Nothing can ask for the order any more: points that it brought are points like others.
bool returns_ended(Account& account, const OrderHeld& order) {
  if (!free_lots_of(account.points, order.facts.id)) return false;
  account.orders.orders.erase(account.orders.orders.begin() +
                              (&order - account.orders.orders.data()));
  end_empty_recharges(account);
  return true;
}

std::string year_of(Day day) { return format_day(day).substr(0, 4); }
std::string month_of(Day day) { return format_day(day).substr(0, 7); }

bool add_all(wire::Map<Money>& to, const wire::Map<Money>& from, std::int64_t max) {
  return std::all_of(from.begin(), from.end(), [&](const auto& entry) {
    Money* sum = slot(to, entry.first, max);
    return sum && add(*sum, entry.second);
  });
}

/// The year before the one that a month or year begins with.
std::string year_before(std::string_view period) {
  int year = 0;
  for (const char digit : period.substr(0, 4)) year = year * 10 + (digit - '0');
  return year_of(day_of(year - 1, 1, 1));
}

/// Months of years before `first` become those years. False when they do not fit.
bool sum_up_years(wire::Map<PeriodSavings>& savings, std::string_view first) {
  wire::Map<PeriodSavings> kept;
  for (auto& [key, saved] : savings) {
    if (key >= first) {
      kept.emplace_back(std::move(key), std::move(saved));
      continue;
    }
    PeriodSavings* year = slot(kept, key.substr(0, 4), limits::saving_periods);
    if (!year || !add(year->total, saved.total) ||
        !add_all(year->by_source, saved.by_source, limits::saving_sources) ||
        !add_all(year->by_channel, saved.by_channel, limits::channels + 1))
      return false;
  }
  savings = std::move(kept);
  return true;
}

/// Where the savings of a day stand: by month from the year before the newest on, by year before that.
PeriodSavings* period_of(wire::Map<PeriodSavings>& savings, Day day) {
  const std::string month = month_of(day);
  if (!savings.empty() && savings.back().first == month) return &savings.back().second;
  const bool is_newest = savings.empty() || savings.back().first < month;
  const std::string first = year_before(is_newest ? month : savings.back().first);
  if (is_newest && !sum_up_years(savings, first)) return nullptr;
  return slot(savings, month < first ? year_of(day) : month, limits::saving_periods);
}

}  // namespace

bool fold_orders(Account& account, const Event& event, const Fact& fact) {
  OrderRoom& room = account.orders;
  switch (fact.kind) {
    case FactKind::offer_used: {
      UseCount* uses = fact.id ? slot(room.offer_uses, *fact.id, limits::counted_ids) : nullptr;
      return uses && fact.day && count_use(*uses, *fact.day, fact.count);
    }
    case FactKind::offer_returned: {
      UseCount* uses = fact.id ? slot(room.offer_uses, *fact.id, limits::counted_ids) : nullptr;
      if (!uses) return false;
      take_up_to(uses->ever, fact.count);
      if (uses->day == fact.day) take_up_to(uses->on_day, fact.count);
      return true;
    }
    case FactKind::price_units_used:
    case FactKind::price_units_returned: {
      std::int64_t* units =
          fact.id ? slot(room.price_units, *fact.id, limits::counted_ids) : nullptr;
      if (!units) return false;
      if (fact.kind == FactKind::price_units_used) return add(*units, fact.count);
      return take_up_to(*units, fact.count), true;
    }
    default: break;
  }
  if (!fact.order) return false;
  OrderHeld* order = find_order(account, *fact.order);
  if (fact.kind == FactKind::order_opened) return !order && opened(account, event, fact);
  if (!order) return false;
  switch (fact.kind) {
    case FactKind::order_completed:
      if (order->state != OrderState::paid) return false;
      order->state = OrderState::completed;
      order->until = fact.until;
      return add(room.completed, 1);
    case FactKind::order_returned: return returned(account.purchases, *order, fact);
    case FactKind::cash_refunded: return take_up_to(room.paid, fact.money), true;
    case FactKind::order_closed: return closed(account, *order, fact);
    case FactKind::returns_ended: return order->until && returns_ended(account, *order);
    default: return false;
  }
}

bool fold_savings(Account& account, const Event&, const Fact& fact) {
  if (fact.kind == FactKind::card_saved || fact.kind == FactKind::card_unsaved) {
    CardHeld* card = fact.id ? find_by_id(account.cards, *fact.id) : nullptr;
    if (!card) return true;  // it has ended
    if (fact.kind == FactKind::card_saved) return add(card->saved, fact.money);
    return take_up_to(card->saved, fact.money), true;
  }
  if (!fact.day || !fact.of) return false;
  PeriodSavings* month = period_of(account.orders.savings, *fact.day);
  if (!month) return false;
  Money* source = slot(month->by_source, *fact.of, limits::saving_sources);
  Money* channel =
      fact.channel ? slot(month->by_channel, *fact.channel, limits::channels) : nullptr;
  if (fact.channel && !channel)
    channel = slot(month->by_channel, other_channels, limits::channels + 1);
  if (!source) return false;
  if (fact.kind == FactKind::saved)
    return add(month->total, fact.money) && add(*source, fact.money) &&
           (!channel || add(*channel, fact.money));
  take_up_to(month->total, fact.money);
  take_up_to(*source, fact.money);
  if (channel) take_up_to(*channel, fact.money);
  return true;
}

}  // namespace loyalty
