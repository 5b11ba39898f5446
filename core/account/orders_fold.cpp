// Orders and savings, fact by fact.
//
// | fact                                     | uses                                                   |
// |------------------------------------------|--------------------------------------------------------|
// | order_opened                             | order, day, money (payable, shipping included)         |
// | order_completed                          | order                                                  |
// | order_returned                           | order, line, count (units), money (without goods)      |
// | cash_refunded                            | order, money                                           |
// | order_closed                             | order, of (cancelled, refunded)                        |
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
  held.facts = *event.order;
  held.returned.resize(parts_of(held.facts));
  purchase_opened(account.purchases, held.facts, held.day, fact.money);
  room.orders.push_back(std::move(held));
  if (static_cast<std::int64_t>(room.orders.size()) > limits::orders_kept) {
    const auto done = std::find_if(room.orders.begin(), room.orders.end(),
                                   [](const OrderHeld& o) { return o.state != OrderState::paid; });
    if (done == room.orders.end()) return false;
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
  purchase_closed(account, order);
  return take(account.orders.live, 1);
}

std::string month_of(Day day) { return format_day(day).substr(0, 7); }

constexpr std::string_view other_channels = "other";

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
      return add(room.completed, 1);
    case FactKind::order_returned: return returned(account.purchases, *order, fact);
    case FactKind::cash_refunded: return take_up_to(room.paid, fact.money), true;
    case FactKind::order_closed: return closed(account, *order, fact);
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
  MonthSavings* month = slot(account.orders.savings, month_of(*fact.day), limits::months);
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
