// Orders, fact by fact.
//
// | fact                                     | uses                                                   |
// |------------------------------------------|--------------------------------------------------------|
// | order_opened                             | order, day, money (payable, shipping included);        |
// |                                          | of (placed), until: not paid yet                       |
// | order_paid                               | order, day, money: of one placed                       |
// | order_completed                          | order, until (its days of return)                      |
// | order_returned                           | order, line, part, count (units), money (without goods) |
// | cash_refunded                            | order, money                                           |
// | order_closed                             | order, of (cancelled, refunded), until                 |
// | returns_ended                            | order                                                  |
// | offer_used, offer_returned               | id, count, day                                         |
// | price_units_used, price_units_returned   | id, count                                              |

#include <algorithm>

#include "core/account/fold.h"
#include "core/account/sums.h"

namespace loyalty {
namespace {

bool is_done(const OrderHeld& order) {
  return order.state != OrderState::placed && order.state != OrderState::paid;
}

bool opened(Account& account, const Event& event, const Fact& fact) {
  OrderRoom& room = account.orders;
  if (!event.order || event.order->id != *fact.order || !fact.day) return false;
  if (!sums_fit(*event.order)) return false;
  OrderHeld held;
  held.at = event.at;
  held.day = *fact.day;
  held.facts = OrderFacts(*event.order);
  held.returned.resize(parts_of(held.facts));
  const bool placed = fact.of == "placed";
  if (placed) {
    held.state = OrderState::placed;
    held.until = fact.until;
  } else if (!purchase_opened(account.purchases, held.facts, held.day, fact.money)) {
    return false;
  }
  room.orders.push_back(std::move(held));
  if (std::ssize(room.orders) > limits::orders_kept && !forget_one(account)) return false;
  return add(room.live, 1) && (placed || add(room.paid, fact.money));
}

/// The event carries the order with the figures that it was paid with.
bool paid(Account& account, OrderHeld& order, const Event& event, const Fact& fact) {
  if (order.state != OrderState::placed || !event.order || !fact.day ||
      parts_of(*event.order) != order.returned.size() || !sums_fit(*event.order))
    return false;
  order.placed_at = order.at;
  order.placed_day = order.day;
  order.at = event.at;
  order.day = *fact.day;
  order.facts = OrderFacts(*event.order);
  order.state = OrderState::paid;
  order.until.reset();
  return purchase_opened(account.purchases, order.facts, order.day, fact.money) &&
         add(account.orders.paid, fact.money);
}

bool returned(Account& account, OrderHeld& order, const Fact& fact) {
  const auto parts = parts_of_line(order.facts, fact.line);
  if (fact.part >= std::ssize(parts)) return false;
  const std::size_t part = parts[static_cast<std::size_t>(fact.part)];
  Returned& back = order.returned[part];
  const Returned before = back;
  if (!add(back.units, fact.count) || !add(back.money, fact.money) ||
      back.units > part_of(order.facts, part).quantity)
    return false;
  purchase_returned(account, order, part, before);
  return true;
}

bool closed(Account& account, OrderHeld& order, const Fact& fact) {
  if (order.state == OrderState::cancelled || order.state == OrderState::refunded) return false;
  const bool placed = order.state == OrderState::placed;
  if (order.state == OrderState::completed) take_up_to(account.orders.completed, 1);
  order.state = fact.of == "cancelled" ? OrderState::cancelled : OrderState::refunded;
  if (fact.until) order.until = fact.until;
  if (!placed) purchase_closed(account, order);
  return take(account.orders.live, 1);
}

/// Nothing can ask for the order any more: points that it brought are points like others.
bool returns_ended(Account& account, const OrderHeld& order) {
  if (!free_lots_of(account.points, order.facts.id)) return false;
  purchase_settled(account.purchases, order);
  account.orders.orders.erase(account.orders.orders.begin() +
                              (&order - account.orders.orders.data()));
  end_empty_recharges(account);
  return true;
}

}  // namespace

bool forget_one(Account& account) {
  std::vector<OrderHeld>& orders = account.orders.orders;
  auto gone = std::find_if(orders.begin(), orders.end(),
                           [](const OrderHeld& o) { return o.state == OrderState::cancelled; });
  if (gone == orders.end()) gone = std::find_if(orders.begin(), orders.end(), is_done);
  if (gone == orders.end()) return false;  // more orders under way than are kept
  purchase_settled(account.purchases, *gone);
  orders.erase(gone);
  return true;
}

OrderSums held_by_orders(const Account& account) {
  OrderSums held;
  for (const OrderHeld& order : account.orders.orders) {
    if (order.state != OrderState::placed) continue;
    const OrderSums sums = sums_of(order.facts);
    held.bonus += sums.bonus;
    held.points += sums.points;
    held.principal += sums.principal;
  }
  return held;
}

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
      if (std::int64_t* on_day = fact.day ? days_of(*uses).of(*fact.day) : nullptr)
        take_up_to(*on_day, fact.count);
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
    case FactKind::order_paid: return paid(account, *order, event, fact);
    case FactKind::order_completed:
      if (order->state != OrderState::paid) return false;
      order->state = OrderState::completed;
      order->until = fact.until;
      return add(room.completed, 1);
    case FactKind::order_returned: return returned(account, *order, fact);
    case FactKind::cash_refunded: return take_up_to(room.paid, fact.money), true;
    case FactKind::order_closed: return closed(account, *order, fact);
    case FactKind::returns_ended:
      return order->until && is_done(*order) && returns_ended(account, *order);
    default: return false;
  }
}

}  // namespace loyalty
