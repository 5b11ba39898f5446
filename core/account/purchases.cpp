// The facts of orders, as far as insight asks:
//
// | fact           | does                                                       |
// |----------------|------------------------------------------------------------|
// | order_opened   | counts the order for its day, its goods for their kinds    |
// | order_returned | takes the money and the units back                         |
// | order_closed   | takes the order back; a day without orders is forgotten    |

#include <algorithm>

#include "core/account/figures.h"
#include "core/account/fold.h"

namespace loyalty {
namespace {

/// The one bought longest ago.
void forget_kind(wire::Map<KindBought>& kinds) {
  kinds.erase(std::min_element(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) {
    return a.second.last < b.second.last;
  }));
}

/// The entry of a kind of goods. When the list is full, the one bought longest ago makes room.
KindBought& kind_of(wire::Map<KindBought>& kinds, std::string_view id, std::int64_t max) {
  if (!wire::find(kinds, id) && std::ssize(kinds) >= max) forget_kind(kinds);
  return *slot(kinds, id, max);
}

bool buy(wire::Map<KindBought>& kinds, std::string_view id, std::int64_t max, Day day,
         const OrderLine& line) {
  KindBought& kind = kind_of(kinds, id, max);
  kind.last = std::max(kind.last, day);
  return add(kind.units, line.quantity) && add(kind.paid, line.payable);
}

ShoppingDay* find_day(PurchaseRoom& room, Day day) {
  const auto at = std::lower_bound(room.days.begin(), room.days.end(), day,
                                   [](const ShoppingDay& d, Day wanted) { return d.day < wanted; });
  return at == room.days.end() || at->day != day ? nullptr : &*at;
}

ShoppingDay& shopping_day(PurchaseRoom& room, Day day) {
  if (ShoppingDay* on = find_day(room, day)) return *on;
  const auto after = std::find_if(room.days.begin(), room.days.end(),
                                  [day](const ShoppingDay& d) { return d.day > day; });
  return *room.days.insert(after, ShoppingDay{.day = day});
}

void forget_old_days(std::vector<ShoppingDay>& days) {
  const auto gone = [newest = days.back().day](const ShoppingDay& d) {
    return d.day.value <= newest.value - limits::shopping_days;
  };
  while (std::ssize(days) > limits::shopping_days_at_least && gone(days.front()))
    days.erase(days.begin());
}

bool join_kinds(wire::Map<KindBought>& to, const wire::Map<KindBought>& from, std::int64_t max) {
  for (const auto& [id, more] : from) {
    KindBought& kind = *slot(to, id, max_amount);
    kind.last = std::max(kind.last, more.last);
    kind.settled = std::max(kind.settled, more.settled);
    if (!add(kind.units, more.units) || !add(kind.paid, more.paid)) return false;
  }
  while (std::ssize(to) > max) forget_kind(to);
  return true;
}

bool is_live(const OrderHeld& order) {
  return order.state == OrderState::paid || order.state == OrderState::completed;
}

/// The entry of a kind of goods, or null.
KindBought* find_kind(wire::Map<KindBought>& kinds, std::string_view id) {
  const auto at = std::find_if(kinds.begin(), kinds.end(),
                               [id](const auto& entry) { return entry.first == id; });
  return at == kinds.end() ? nullptr : &at->second;
}

/// Calls for each line of an order of which the member has something, with its sku's entry and its category's.
template <class Use>
void for_kinds_left(PurchaseRoom& room, const OrderHeld& order, const Use& use) {
  for (std::size_t i = 0; i < order.facts.lines.size(); ++i) {
    const OrderLine& line = order.facts.lines[i];
    if (order.returned[i].units >= line.quantity) continue;
    use(find_kind(room.skus, line.sku));
    if (line.category) use(find_kind(room.categories, *line.category));
  }
}

/// The newest day on which a kind of goods was bought is found again from the orders that are left.
void find_last(Account& account, KindBought& kind) {
  Day last = kind.settled;
  for (const OrderHeld& order : account.orders.orders)
    if (is_live(order) && order.day > last)
      for_kinds_left(account.purchases, order, [&](KindBought* bought) {
        if (bought == &kind) last = order.day;
      });
  if (last > Day{0}) kind.last = last;
}

void give_back(Account& account, wire::Map<KindBought>& kinds, std::string_view id,
               std::int64_t units, Money money) {
  KindBought* kind = find_kind(kinds, id);
  if (!kind) return;
  take_up_to(kind->units, units);
  take_up_to(kind->paid, money);
  if (kind->units == 0)
    std::erase_if(kinds, [id](const auto& entry) { return entry.first == id; });
  else
    find_last(account, *kind);
}

Money paid_back(const Figures& gone) { return gone.cash + gone.principal + gone.bonus; }

}  // namespace

bool join_purchases(PurchaseRoom& to, const PurchaseRoom& from) {
  for (const ShoppingDay& more : from.days) {
    ShoppingDay& on = shopping_day(to, more.day);
    Money all = on.paid();
    on.orders += more.orders;
    if (on.orders > limits::orders_a_day || !add(all, more.paid())) return false;
    on.largest = std::max(on.largest, more.largest);
    on.others = all - on.largest;
  }
  if (!to.days.empty()) forget_old_days(to.days);
  return join_kinds(to.skus, from.skus, limits::skus_kept) &&
         join_kinds(to.categories, from.categories, limits::categories_kept);
}

bool purchase_opened(PurchaseRoom& room, const OrderFacts& order, Day day, Money paid) {
  ShoppingDay& on = shopping_day(room, day);
  Money all = on.paid();
  if (++on.orders > limits::orders_a_day || !add(all, paid)) return false;
  on.largest = std::max(on.largest, paid);
  on.others = all - on.largest;
  forget_old_days(room.days);
  return std::all_of(order.lines.begin(), order.lines.end(), [&](const OrderLine& line) {
    return buy(room.skus, line.sku, limits::skus_kept, day, line) &&
           (!line.category ||
            buy(room.categories, *line.category, limits::categories_kept, day, line));
  });
}

void purchase_settled(PurchaseRoom& room, const OrderHeld& order) {
  if (is_live(order))
    for_kinds_left(room, order, [&](KindBought* bought) {
      if (bought) bought->settled = std::max(bought->settled, order.day);
    });
}

void purchase_returned(Account& account, const OrderHeld& order, std::size_t part,
                       const Returned& before) {
  PurchaseRoom& room = account.purchases;
  if (!is_live(order)) return;  // nothing of it is counted any more
  const OrderLine& line = part_of(order.facts, part);
  const Returned& after = order.returned[part];
  const Money money = paid_back(figures_gone(line, after)) - paid_back(figures_gone(line, before));
  if (ShoppingDay* on = find_day(room, order.day)) on->others -= std::min(money, on->paid());
  if (part >= order.facts.lines.size()) return;  // shipping
  const std::int64_t units = after.units - before.units;
  give_back(account, room.skus, line.sku, units, money);
  if (line.category) give_back(account, room.categories, *line.category, units, money);
}

void purchase_closed(Account& account, const OrderHeld& closed) {
  PurchaseRoom& room = account.purchases;
  ShoppingDay* on = find_day(room, closed.day);
  if (!on) return;
  if (--on->orders == 0) {
    room.days.erase(room.days.begin() + (on - room.days.data()));
    return;
  }
  // Shipping that was not paid back.
  Money paid_then = on->paid();
  for (std::size_t i = 0; i < parts_of(closed.facts); ++i)
    take_up_to(paid_then,
               part_of(closed.facts, i).payable -
                   paid_back(figures_gone(part_of(closed.facts, i), closed.returned[i])));
  on->largest = Money{0};
  for (const OrderHeld& order : account.orders.orders) {
    if (order.day != closed.day || !is_live(order)) continue;
    Money paid{0};
    for (std::size_t i = 0; i < parts_of(order.facts); ++i) paid += part_of(order.facts, i).payable;
    on->largest = std::max(on->largest, paid);
  }
  on->others = paid_then - on->largest;
}

}  // namespace loyalty
