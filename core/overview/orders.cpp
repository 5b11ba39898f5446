#include <algorithm>

#include "core/account/figures.h"
#include "core/account/fold.h"
#include "core/overview/view.h"

namespace loyalty {
namespace {

Money money_back(const Figures& gone) { return gone.cash + gone.principal + gone.bonus; }

/// What one more unit of a part would bring back: of money, and of the points that it cost.
void write_next(wire::Writer& w, const OrderLine& part, const Returned& returned) {
  Returned more = returned;
  ++more.units;
  const Figures before = figures_gone(part, returned), after = figures_gone(part, more);
  w.open().key("money").number(money_back(after) - money_back(before));
  w.key("points").number(after.spent - before.spent).close();
}

/// A line of the cart, whatever parts it became.
void write_line(wire::Writer& w, const OrderHeld& order, std::int64_t line, bool over) {
  const auto parts = parts_of_line(order.facts, line);
  const OrderLine& first = order.facts.lines[parts[0]];
  const bool can_return =
      !over && order.state != OrderState::placed && order.state != OrderState::cancelled;
  std::int64_t units = 0, back = 0;
  Money payable{0}, money{0};
  std::optional<std::size_t> next;  // units come back from the last part backwards
  for (const std::size_t i : parts) {
    const OrderLine& part = order.facts.lines[i];
    units += part.quantity;
    back += order.returned[i].units;
    payable += part.payable;
    money += money_back(figures_gone(part, order.returned[i]));
    if (order.returned[i].units < part.quantity) next = i;
  }
  w.open().key("back").number(money);
  if (first.id) w.key("id").text(*first.id);
  w.key("line").integer(line);
  if (first.name) w.key("name").text(*first.name);
  if (can_return && next)
    write_next(w.key("next"), order.facts.lines[*next], order.returned[*next]);
  if (parts.size() > 1) {
    w.key("parts").open_list();
    for (const std::size_t i : parts)
      w.open()
          .key("payable")
          .number(order.facts.lines[i].payable)
          .key("returned")
          .integer(order.returned[i].units)
          .key("units")
          .integer(order.facts.lines[i].quantity)
          .close();
    w.close_list();
  }
  w.key("payable").number(payable).key("returned").integer(back);
  w.key("sku").text(first.sku).key("units").integer(units).close();
}

void write_lines(wire::Writer& w, const OrderHeld& order, bool over) {
  w.open_list();
  const std::int64_t lines = line_of(order.facts, order.facts.lines.size());
  for (std::int64_t line = 0; line < lines; ++line)
    if (!parts_of_line(order.facts, line).empty()) write_line(w, order, line, over);
  w.close_list();
}

/// From the list price to what was paid, and how that was paid: as it was bought, whatever has come back since.
void write_way(wire::Writer& w, const OrderFacts& order) {
  const OrderSums paid = sums_of(order);
  Money list{0};
  wire::Map<Money> saved;
  for (const OrderLine& line : order.lines) list += line.list;
  for (std::size_t i = 0; i < parts_of(order); ++i)
    for (const auto& [source, amount] : part_of(order, i).saved)
      *slot(saved, source, max_amount) += amount;
  w.open().key("bonus").number(paid.bonus);
  w.key("by_source").open();
  for (const auto& [source, amount] : saved) w.key(source).number(amount);
  w.close().key("cash").number(paid.cash);
  w.key("fee").number(order.shipping ? order.shipping->list : Money{0});
  w.key("list").number(list);
  w.key("points").number(paid.points).key("principal").number(paid.principal).close();
}

}  // namespace

void write_order(wire::Writer& w, const OrderHeld& order, bool over) {
  Money payable{0}, back{0}, saved{0};
  Points earned{0};
  for (std::size_t i = 0; i < parts_of(order.facts); ++i) {
    const OrderLine& part = part_of(order.facts, i);
    const Figures gone = part_gone(order.facts, order.returned, i);
    payable += part.payable;
    back += money_back(gone);
    earned += part.earned + part.granted - gone.earned - gone.granted;
    saved += part.bonus - gone.bonus;
    for (std::size_t k = 0; k < part.saved.size(); ++k)
      saved += part.saved[k].second - gone.saved[k].second;
  }
  w.open();
  w.key("at").number(order.at);
  if (order.facts.channel) w.key("channel").text(*order.facts.channel);
  w.key("id").text(order.facts.id);
  write_lines(w.key("lines"), order, over);
  w.key("payable").number(payable);
  w.key("points").number(earned);
  w.key("returned").number(back - order.charged);
  w.key("saved").number(saved);
  if (order.facts.shipping) {
    const Figures gone = figures_gone(*order.facts.shipping, order.returned.back());
    w.key("shipping").open().key("back").number(money_back(gone));
    w.key("payable").number(order.facts.shipping->payable).close();
  }
  w.key("state").text(order_state_names[static_cast<std::size_t>(order.state)]);
  const bool ends = order.state == OrderState::completed || order.state == OrderState::placed;
  if (!over && ends && order.until) w.key("until").number(*order.until);
  write_way(w.key("way"), order.facts);
  w.close();
}

void write_orders(wire::Writer& w, const View& view) {
  const auto& orders = view.account.orders.orders;
  w.open_list();
  std::size_t shown = 0;
  for (auto order = orders.rbegin(); order != orders.rend() && shown < limits::orders_shown;
       ++order, ++shown)
    write_order(w, *order);
  w.close_list();
}

}  // namespace loyalty
